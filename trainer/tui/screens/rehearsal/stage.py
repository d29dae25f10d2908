"""The rehearsal itself: somebody asks, the candidate answers, and nobody says how it was."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen

from trainer.cards.ids import point_id
from trainer.cards.slots import AskedPoint
from trainer.desk import Desk
from trainer.progress.problems import NotSaved
from trainer.progress.records import Draft
from trainer.progress.uid import utc_words
from trainer.rehearse.bridges import bridge
from trainer.rehearse.rehearsal import Rehearsal, Ticking
from trainer.rehearse.report import Report
from trainer.rehearse.run import Prompt
from trainer.schedule.session import Pace
from trainer.text import LONGEST_ANSWER, clean
from trainer.tui.keys import bindings
from trainer.tui.phrases import MODE_HINTS
from trainer.tui.safe_text import joined
from trainer.tui.saving import Saving
from trainer.tui.screens import news
from trainer.tui.screens.rehearsal.answering import Answering, Marking
from trainer.tui.screens.rehearsal.pause import PauseSheet
from trainer.tui.screens.rehearsal.prompting import Prompting
from trainer.tui.screens.rehearsal.spoken import Questions
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.speaking import Asks, Stopwatch, TickList
from trainer.tui.widgets.writing import AnswerBox, Writing

LONGEST_TICK_S = 2.0
"""A clock that jumps takes no more than this from a countdown."""
CHECKLIST = Asks("What is ready?", "ready", "not yet")
TIME_IS_UP = "The time was up. On they go."
_PLACES = {"writing": "answering", "speaking": "speaking", "marking": "marking"}


class RehearsalScreen(Screen[None]):
    """Walks one rehearsal, then has the ticks made, then shows the report."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../drill.tcss", "rehearsal.tcss"]
    BINDINGS = bindings("rehearsal")
    AUTO_FOCUS = ""
    COUNT_S = 0.25
    help = (
        "As in life: nobody tells you how an answer was. f2 gives you a phrase that wins time. "
        "Every answer is saved at once; a closed terminal goes on where it stood. The report follows."
    )

    def __init__(self, desk: Desk, rehearsal: Rehearsal) -> None:
        super().__init__()
        self._desk = desk
        self._rehearsal = rehearsal
        self._prompt: Prompt | None = None
        self._ticking: Ticking | None = None
        self._phase = ""
        self._early = ""
        self._blank = False
        self._bridges = 0
        self._left: float | None = None
        """Seconds of the countdown."""
        self._looked_at = desk.clock.seconds()
        self._saving = Saving(self, self._say)
        self._questions = Questions(self, desk, self._say)

    def compose(self) -> ComposeResult:
        yield Prompting()
        yield Answering(self._desk.clock)
        yield Stopwatch(self._desk.clock)
        yield Marking()
        yield KeyLine()

    async def on_mount(self) -> None:
        self.set_interval(self.COUNT_S, self._count_down)
        await self._next()

    def on_unmount(self) -> None:
        self._questions.stop()

    @property
    def places(self) -> tuple[str, ...]:
        here = _PLACES.get(self._phase)
        more = ("ticks",) if self._phase == "marking" else ()
        return (*((here,) if here else ()), *more, "rehearsal")

    async def _next(self, told: Content | str = "") -> None:
        self._prompt = prompt = self._rehearsal.prompt()
        self._blank, self._left = False, None
        if prompt is None:
            await self._afterwards()
            return
        self.query_one(Prompting).put(prompt)
        if prompt.step.does == "lists":
            await self.query_one(Marking).ask([_item(item) for item in prompt.step.items], CHECKLIST)
            self._enter("marking")
        elif prompt.step.does == "tells":
            self._enter("told")
        elif self._rehearsal.run.mode == "aloud":
            self.query_one(Stopwatch).ready(prompt.seconds)
            self._enter("speaking")
        else:
            told = told or self._begin_writing()
        self._left = None if prompt.countdown is None else float(prompt.countdown)
        self._looked_at = self._desk.clock.seconds()
        self._say(told)
        self._questions.ask(prompt.text)

    def _begin_writing(self) -> str:
        draft = self._desk.store.draft("rehearsal")
        text = clean(draft.answer) if draft and draft.card == self._draft_id else ""
        self.query_one(Writing).ask(text, MODE_HINTS[self._rehearsal.run.mode], self._keep)
        self._enter("writing")
        return news.DRAFT_IS_BACK if text else ""

    @property
    def _draft_id(self) -> str:
        run = self._rehearsal.run
        return f"rehearsal/{run.uid}/{len(run.given)}"

    def _keep(self, text: str) -> None:
        mode, now = self._rehearsal.run.mode, utc_words(self._desk.clock.now())
        self._desk.store.save_draft(Draft(self._draft_id, 0, mode, text, now, "rehearsal"))

    async def _afterwards(self) -> None:
        """What was said aloud is ticked, one answer after the other; then comes the report."""
        self._questions.stop()
        self._ticking = ticking = self._rehearsal.ticking()
        if ticking is None:
            self._phase = ""
            await self._finish()
            return
        run = self._rehearsal.run
        left = len(run.untaken(self._desk.asked()))
        far = f"{left} to tick" if left else "the whole"
        self.query_one(Prompting).head("Afterwards: what did you say?", ticking.title, far)
        await self.query_one(Marking).ask(ticking.points)
        self._say("")
        self._enter("marking")

    async def _finish(self) -> None:
        try:
            report = await self._saving.aside(self._rehearsal.finish)
        except NotSaved as problem:
            self._failed(problem)
            return
        self._show(report)

    def _show(self, report: Report) -> None:
        from trainer.tui.screens.rehearsal.report import ReportScreen

        self.app.switch_screen(ReportScreen(self._desk, report))

    def _enter(self, phase: str) -> None:
        self._phase = phase
        writing, watch, ticks = self.query_one(Writing), self.query_one(Stopwatch), self.query_one(Marking)
        panes = {"writing": writing, "speaking": watch, "marking": ticks}
        for name, pane in panes.items():
            pane.display = name == phase
        self.set_focus({"writing": writing.box, "speaking": watch, "marking": ticks}.get(phase))
        if phase == "writing" and self._early:
            writing.box.insert(self._early)
        self._early = ""
        self.refresh_bindings()

    def typed_early(self, character: str) -> bool:
        """Take a character that was typed while the answer before was being saved."""
        if self._saving.busy and self._phase == "writing":
            self._early += character
        return self._saving.busy

    def _say(self, told: Content | str) -> None:
        self.query_one(Prompting).say(told)

    def _count_down(self) -> None:
        now = self._desk.clock.seconds()
        gone, self._looked_at = min(max(0.0, now - self._looked_at), LONGEST_TICK_S), now
        if self._left is None or self._prompt is None or self._saving.busy or self.app.screen is not self:
            return
        self._left -= gone
        if self._left > 0:
            self.query_one(Prompting).count(self._prompt, self._left)
            return
        self._left = None
        if self._phase == "speaking":
            whole = Pace(None, float(self._prompt.countdown or 0))
            begun = self.query_one(Stopwatch).has_class("-running")
            save = self._rehearsal.answer if begun else self._rehearsal.give_up
            self._saving.begin(partial(self._step, partial(save, pace=whole, text=""), TIME_IS_UP))
        else:
            writing = self.query_one(Writing)
            self._saving.begin(partial(self._take, writing.answer[:LONGEST_ANSWER], writing.pace, TIME_IS_UP))

    @on(Writing.NotKept)
    def _not_kept(self, event: Writing.NotKept) -> None:
        event.stop()
        self._say(news.draft_not_saved(event.problem.reason))

    async def keep_draft(self) -> NotSaved | None:
        """Have an answer that is being written on disk; the problem when that did not work."""
        await self._saving.settled()
        return await self.query_one(Writing).keep_now() if self._phase == "writing" else None

    @on(AnswerBox.HandedIn)
    def _handed_in(self, event: AnswerBox.HandedIn) -> None:
        event.stop()
        if self._phase != "writing" or self._saving.busy:
            return
        if not event.answer.strip():
            self._say("Nothing is written yet. f2 when nothing comes to mind.")
        elif len(event.answer) > LONGEST_ANSWER:
            self._say(news.too_long(len(event.answer)))
        else:
            pace = self.query_one(Writing).pace
            self._saving.begin(partial(self._take, event.answer, pace))

    @on(Stopwatch.Stopped)
    def _spoken(self, event: Stopwatch.Stopped) -> None:
        event.stop()
        if self._phase == "speaking":
            self._saving.begin(partial(self._take, "", event.pace))

    async def _take(self, answer: str, pace: Pace, told: str = "") -> None:
        await self.query_one(Writing).settled()
        answer_it = partial(self._rehearsal.answer, answer, pace, blank=self._blank)
        if not answer.strip() and self._rehearsal.run.mode != "aloud":
            answer_it = partial(self._rehearsal.give_up, pace)
        await self._step(answer_it, told)

    async def _step(self, save: Callable[[], None], told: str = "") -> None:
        self._questions.stop()
        try:
            await self._saving.aside(save)
        except NotSaved as problem:
            self._failed(problem)
        else:
            await self._next(told)

    @on(TickList.Done)
    def _ticked(self, event: TickList.Done) -> None:
        event.stop()
        said = [id_ for id_, hit in event.said.items() if hit]
        if self._phase != "marking" or self._saving.busy:
            return
        if self._prompt:
            items = [item for item in self._prompt.step.items if point_id(item) in said]
            self._saving.begin(partial(self._step, partial(self._rehearsal.go_on, items)))
        elif self._ticking:
            self._saving.begin(partial(self._step, partial(self._rehearsal.tick, self._ticking, said)))

    def _failed(self, problem: NotSaved) -> None:
        words = f"NOT saved: {problem.reason}. Nothing has moved: free some space and press the key again."
        self._say(joined((words, "bold $text-error")))
        if self._phase == "":
            self._phase = "told"  # enter tries the end once more

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        if self._saving.busy:
            return None
        match action:
            case "on":
                return self._phase == "told"
            case "blank":
                return self._phase in ("writing", "speaking")
            case _:
                return True

    def action_on(self) -> None:
        if self._prompt is None:
            self._saving.begin(self._finish)
        else:
            self._saving.begin(partial(self._step, self._rehearsal.go_on))

    def action_blank(self) -> None:
        """A phrase that wins time; asked for twice, the next question comes."""
        if not self._blank:
            self._blank = True
            words = joined("Say: “", (bridge(self._bridges), "bold"), "”  Then answer, or f2 again to go on.")
            self._bridges += 1
            self._say(words)
            return
        writing = self.query_one(Writing)
        text, pace = (writing.answer, writing.pace) if self._phase == "writing" else ("", Pace())
        save = partial(self._rehearsal.give_up, pace, text[:LONGEST_ANSWER])
        self._saving.begin(partial(self._settled_step, save))

    async def _settled_step(self, save: Callable[[], None]) -> None:
        await self.query_one(Writing).settled()
        await self._step(save)

    def action_leave(self) -> None:
        if self._prompt is None:
            self._saving.begin(self._finish)  # what is not ticked counts for nothing
            return
        sheet = PauseSheet()

        def chosen(agreed: bool | None) -> None:
            steps: dict[str, Callable[[], Awaitable[None]]] = {"pause": self._pause, "stop": self._stop}
            if agreed and (step := steps.get(sheet.choice)):
                self._saving.begin(step)

        self.app.push_screen(sheet, chosen)

    async def _pause(self) -> None:
        if self._phase == "writing" and (problem := await self.query_one(Writing).keep_now()):
            self._failed(problem)
            return
        try:
            await self._saving.aside(self._rehearsal.pause)
        except NotSaved as problem:
            self._failed(problem)
        else:
            self.dismiss()

    async def _stop(self) -> None:
        await self._step(self._rehearsal.stop)


def _item(words: str) -> AskedPoint:
    return AskedPoint(point_id(words), words, (words,), (), must=False, probe=None, personal=False)
