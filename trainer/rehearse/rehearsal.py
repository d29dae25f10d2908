"""One rehearsal being played: each step is on disk before the next one stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from trainer.cards.slots import AskedPoint
from trainer.clock import Clock
from trainer.progress.records import Mode
from trainer.progress.store import Store
from trainer.progress.uid import new_uid, utc_words
from trainer.recall.verdict import Judge
from trainer.rehearse.crediting import credit
from trainer.rehearse.given import Given
from trainer.rehearse.hearing import attempt, follow_ups, still_open
from trainer.rehearse.report import Report
from trainer.rehearse.reporting import answers, make_report
from trainer.rehearse.run import Cards, Prompt, Run
from trainer.rehearse.thread import threads
from trainer.schedule.session import Pace
from trainer.text import clean

RUNS, GIVEN = "rehearsals", "rehearsal_answers"
"""Tables: one document a run, one document a step of it."""

UNTIMED = Pace()
LONGEST_S = 1800.0
"""Nobody answers one question for longer; the clock or the machine was asleep."""


@dataclass(frozen=True, slots=True)
class Ticking:
    """Something that the candidate ticks after the run, because it was said aloud."""

    title: str
    """The question that was answered, or what is asked of the whole run."""
    points: tuple[AskedPoint, ...]
    number: int | None = None
    """Which answer it is about; None for the whole run."""


class Rehearsal:
    """Walks a script.  Calls that save raise `NotSaved`; nothing has moved then, and they may be repeated."""

    def __init__(
        self,
        run: Run,
        cards: Cards,
        plan: Mapping[str, Sequence[str]],
        *,
        store: Store,
        judge: Judge,
        clock: Clock,
        random: Random,
    ) -> None:
        self._run = run
        self._cards = cards
        self._plan = plan
        self._store = store
        self._judge = judge
        self._clock = clock
        self._random = random

    @property
    def run(self) -> Run:
        return self._run

    def prompt(self) -> Prompt | None:
        """What stands there now; None when nothing more is asked."""
        return self._run.prompt(self._cards)

    def answer(
        self, text: str, pace: Pace = UNTIMED, *, mode: Mode | None = None, blank: bool = False
    ) -> None:
        """Take the answer to what is asked; no verdict is told."""
        given = self._given(pace, clean(text), mode or self._run.mode, blank)
        self._take(replace(given, then=self._then(given)))

    def give_up(self, pace: Pace = UNTIMED, text: str = "") -> None:
        """Nothing comes: on to the next question."""
        given = replace(self._given(pace, clean(text), self._run.mode, True), gave_up=True)
        self._take(replace(given, then=self._then(given)))

    def go_on(self, ticked: Sequence[str] = ()) -> None:
        """On from what was only told, or from a list with the items that were ticked."""
        self._take(replace(self._given(Pace(), "", self._run.mode, False), said=tuple(ticked)))

    def pause(self) -> None:
        """Leave, to go on later."""
        self._change(self._run.paused())

    def stop(self) -> None:
        """Leave for good; what was answered is kept."""
        self._change(self._run.stopped())

    def ticking(self) -> Ticking | None:
        """What waits to be ticked next; None when all is."""
        if waiting := self._run.untaken(self._cards):
            given = self._run.given[waiting[0]]
            step = self._run.step_of(given)
            asked = self._cards.get(step.card or "")
            return Ticking(step.text, asked.points if asked else (step.point,), waiting[0])
        all_ = threads(self._run.script, self._plan)
        aloud = any(
            given.mode == "aloud" and not given.gave_up and self._run.step_of(given).does == "asks"
            for given in self._run.given
        )
        if self._run.overall is None and all_ and aloud:
            points = (replace(t.point, label=": ".join(filter(None, (t.head, t.point.label)))) for t in all_)
            return Ticking("And the conversation as a whole, whoever asked.", tuple(points))
        return None

    def tick(self, ticking: Ticking, said: Sequence[str]) -> None:
        """Take the ticks, as ids of points."""
        if ticking.number is None:
            self._change(replace(self._run, overall=tuple(said)))
            return
        run = self._run.ticked(ticking.number, said)
        self._save_given(run, ticking.number)
        self._run = run

    def finish(self) -> Report:
        """Count the answers as reviews and save the report; the run is over then."""
        run = self._run if self._run.over else self._run.stopped()
        credit(run, answers(run, self._cards, self._judge), self._store, self._clock)
        report = make_report(run, self._cards, self._plan, self._judge)
        self._store.put(RUNS, run.uid, run.document() | {"report": report.document()})
        self._store.clear_draft("rehearsal")
        self._run = run
        return report

    def _given(self, pace: Pace, text: str, mode: Mode, blank: bool) -> Given:
        prompt = self.prompt()
        if prompt is None:
            raise LookupError("the rehearsal is through")
        now = self._clock.now()
        return Given(
            prompt.number - 1,
            prompt.probe.id if prompt.probe else None,
            text,
            mode,
            _measured(pace.first_key),
            _measured(pace.whole),
            blank,
            at=utc_words(now),
            review="" if prompt.probe else new_uid(now, self._random),
        )

    def _then(self, given: Given) -> tuple[str, ...]:
        prompt = self.prompt()
        asked = self._cards.get(prompt.step.card or "") if prompt else None
        if prompt is None or asked is None:
            return ()
        if prompt.probe:
            return still_open(self._run, asked, given, self._judge)
        heard = attempt(asked, prompt.step, prompt.persona, given, self._judge)
        return follow_ups(prompt, heard, f"{self._run.script.setup.seed} {prompt.number}")

    def _take(self, given: Given) -> None:
        run = self._run.with_given(given)
        self._save_given(run, len(run.given) - 1)
        self._run = run
        self._store.clear_draft("rehearsal")

    def _save_given(self, run: Run, number: int) -> None:
        given = run.given[number]
        # The card says what an export has to leave out.
        document = {"v": 1, "rehearsal": run.uid, "card": run.step_of(given).card, **given.document()}
        self._store.put(GIVEN, f"{run.uid}-{number:03}", document)

    def _change(self, run: Run) -> None:
        if run != self._run:
            self._store.put(RUNS, run.uid, run.document())
            self._run = run


def _measured(seconds: float | None) -> float | None:
    """A clock that jumps measures nothing below zero, and no answer of hours."""
    return None if seconds is None else round(min(max(0.0, seconds), LONGEST_S), 3)
