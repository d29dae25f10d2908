"""The answer box with its live line: words, spoken time, the clock, and the points so far."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static, TextArea
from textual.worker import Worker, get_current_worker

from trainer.clock import Clock
from trainer.progress.problems import NotSaved
from trainer.recall.verdict import Verdict
from trainer.schedule.clauses import has_clause
from trainer.schedule.session import Pace
from trainer.text import LONGEST_ANSWER, clean
from trainer.tui.keys import bindings
from trainer.tui.phrases import counted, watch
from trainer.tui.safe_text import joined, line

ROOMY = 70
"""Columns from which the live line has room for every word."""
LiveJudge = Callable[[str], Verdict | None]
Keep = Callable[[str], None]
"""Has the text on disk when it returns, so that it outlasts a crash.  Raises NotSaved."""


# F6 and F7 select text in the base class; here function keys are the candidate's to give away.
OF_TEXT = [key for key in TextArea.BINDINGS if isinstance(key, Binding) and key.key not in ("f6", "f7")]


class AnswerBox(TextArea, inherit_bindings=False):
    """Where an answer is typed.  What is pasted is cleaned before it is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [*OF_TEXT, *bindings("writing")]

    @dataclass
    class HandedIn(Message):
        """The candidate is done."""

        answer: str

    @dataclass
    class Opened(Message):
        """Enter was pressed in the empty box, where the card waits for something."""

    offers = False
    """Something is to be filled in: enter in the empty box is about that."""

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter" and self.offers and not self.text:
            event.stop()
            event.prevent_default()
            self.post_message(self.Opened())

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)

    def action_judge(self) -> None:
        self.post_message(self.HandedIn(clean(self.text)))


class Writing(Vertical):
    """The box, what it holds so far, and how long it has taken."""

    REST_SECONDS = 1.0
    """After the first key since the last rest the text is handed on to be kept."""
    LIVE_SECONDS = 0.25
    """After the first key since the last look the text is judged anew."""

    @dataclass
    class NotKept(Message):
        """The text did not reach the disk; it is tried again with the next key."""

        problem: NotSaved

    @dataclass
    class Judged(Message):
        """A verdict on the text as it stood a moment ago."""

        answer: str
        verdict: Verdict

    def __init__(self, clock: Clock, judge: LiveJudge) -> None:
        super().__init__()
        self._clock = clock
        self._judge = judge
        self._began = clock.seconds()
        self._first_key: float | None = None
        self._first_clause: float | None = None
        self._keep: Keep | None = None
        self._kept: str | None = ""
        """What is on disk or on its way there; None when it did not arrive."""
        self._keeping: Worker[NotSaved | None] | None = None
        self._points: str | None = None
        self._rest: Timer | None = None
        self._look: Timer | None = None
        self._looking: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        yield AnswerBox(compact=True, id="box")
        yield Static(id="live")

    def on_mount(self) -> None:
        self.set_interval(1.0, self._tick)

    def _tick(self) -> None:
        if self.display:
            self._show_line()

    @property
    def box(self) -> AnswerBox:
        return self.query_one(AnswerBox)

    @property
    def answer(self) -> str:
        return clean(self.box.text)

    @property
    def pace(self) -> Pace:
        return Pace(self._first_key, self._clock.seconds() - self._began, self._first_clause)

    def ask(self, text: str, hint: str, keep: Keep) -> None:
        """Begin anew with a text, which is empty unless a draft was kept."""
        self._stop_timers()
        self._keep = keep
        self._began = self._clock.seconds()
        self._first_key = self._first_clause = None
        self._points = None
        self._kept = text = clean(text)
        self.box.placeholder = line(hint.capitalize() + ".")
        self.box.load_text(text)
        self.box.move_cursor(self.box.document.end)
        self._show_line()

    async def keep_now(self) -> NotSaved | None:
        """Have what stands in the box on disk; the problem when that did not work."""
        await self.settled()
        if self._keep is None or self.answer == self._kept:
            return None
        answer = self.answer
        problem = await to_thread(self._try_to_keep, self._keep, answer)
        self._kept = None if problem else answer
        return problem

    async def settled(self) -> None:
        """Wait for a text still on its way to the disk: it would arrive after its own review."""
        self._stop_timers()
        if self._keeping is not None and not self._keeping.is_finished:
            await self._keeping.wait()

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.answer == self._kept and self._first_key is None:
            return  # the box was filled, not typed in
        if self._first_key is None:
            self._first_key = self._clock.seconds() - self._began
        if self._first_clause is None and has_clause(self.answer):
            self._first_clause = self._clock.seconds() - self._began
        self._rest = self._rest or self.set_timer(self.REST_SECONDS, self._hand_on)
        self._look = self._look or self.set_timer(self.LIVE_SECONDS, self._judge_live)
        self._show_line()

    def _hand_on(self) -> None:
        self._rest = None
        if self._keep is not None and self.display and self.answer != self._kept:
            self._kept = self.answer
            keep = partial(self._try_to_keep, self._keep, self.answer)
            self._keeping = self.run_worker(keep, thread=True, group="draft")

    def _try_to_keep(self, keep: Keep, answer: str) -> NotSaved | None:
        try:
            keep(answer)
        except NotSaved as problem:
            return problem
        return None

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.worker is self._keeping and isinstance(problem := event.worker.result, NotSaved):
            self._kept = None
            self.post_message(self.NotKept(problem))

    def _judge_live(self) -> None:
        self._look = None
        answer = self.answer
        if self._looking and not self._looking.is_finished:
            self._look = self.set_timer(self.LIVE_SECONDS, self._judge_live)
        elif answer.strip() and len(answer) <= LONGEST_ANSWER:
            self._looking = self.run_worker(partial(self._judged, answer), thread=True, group="live")
        else:
            self._points = None
            self._show_line()

    def _judged(self, answer: str) -> None:
        verdict = self._judge(answer)
        if verdict and not get_current_worker().is_cancelled:
            self.post_message(self.Judged(answer, verdict))

    @on(Judged)
    def _show_points(self, event: Judged) -> None:
        event.stop()
        if event.answer != self.answer:
            return
        verdict = event.verdict
        bands = [point.band for point in verdict.points if point.point not in verdict.left_out]
        close = f" ~{bands.count('partly')}" if "partly" in bands else ""
        unit = " points" if self.size.width >= ROOMY else ""
        head = "so far: " if unit else "+"
        self._points = f"{head}{bands.count('covered')}{close} of {len(bands)}{unit}"
        self._show_line()

    def _stop_timers(self) -> None:
        for timer in (self._rest, self._look):
            if timer:
                timer.stop()
        self._rest = self._look = None

    def _show_line(self) -> None:
        self.query_one("#live", Static).update(self._line())

    def _line(self) -> Content:
        text = self.answer
        words = counted(len(text.split()), "word")
        if len(text) > LONGEST_ANSWER:
            over = len(text) - LONGEST_ANSWER
            return joined(f"{words} · ", (f"{over:,} characters too long", "bold $text-warning"))
        time = watch(self._clock.seconds() - self._began)
        parts = joined(f"{words}, about {_spoken(text)} s spoken, time {time}")
        return joined(parts, " · ", (self._points, "$text-success")) if self._points else parts


def _spoken(text: str) -> int:
    """Seconds, rounded."""
    if not text.strip():
        return 0  # the first paint does without the judge's library
    from trainer.recall.pace import spoken_seconds

    return round(spoken_seconds(text))
