"""The rehearsals that were played, and the beginning of a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from random import Random

from trainer.clock import Clock, study_day
from trainer.prepare.goal import Goal
from trainer.prepare.interview import Interview
from trainer.prepare.interviews import open_interview
from trainer.prepare.notes import notes, single
from trainer.prepare.person import Person
from trainer.prepare.printable import export_of
from trainer.prepare.strategic_plan import StrategicPlan
from trainer.progress.records import Document, Mode
from trainer.progress.store import Store
from trainer.progress.uid import new_uid, utc_words
from trainer.recall.verdict import Judge
from trainer.rehearse.evening import ENOUGH_S, practised_seconds
from trainer.rehearse.given import Given
from trainer.rehearse.material import Material
from trainer.rehearse.persona import Persona, cast
from trainer.rehearse.rehearsal import GIVEN, RUNS, Rehearsal
from trainer.rehearse.report import Report
from trainer.rehearse.run import Cards, Run
from trainer.rehearse.script import HIGHEST_SEED, Script, Setup, write_script

_UNUSABLE = (KeyError, TypeError, ValueError, IndexError, AttributeError)
"""What a document raises that is damaged or comes from another program."""


class Rehearsals:
    """Those of the open interview; without one, those that belong to none."""

    def __init__(
        self, store: Store, judge: Judge, clock: Clock, random: Random, cards: Callable[[], Cards]
    ) -> None:
        self._store = store
        self._judge = judge
        self._clock = clock
        self._random = random
        self._cards = cards

    @property
    def interview(self) -> Interview | None:
        return open_interview(self._store)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who was noted for the interview."""
        return notes(self._store, Person, self._interview)

    def new_seed(self) -> int:
        return self._random.randint(1, HIGHEST_SEED)

    def cast(self, setup: Setup) -> tuple[Persona, ...]:
        """Who would ask."""
        return cast(setup.form, self.people, setup.people)

    def script(self, setup: Setup) -> Script:
        """What would be asked.  A setup that was played before gives the same once more, as far as all of it
        is still there: the answers of the first time have moved the schedule, which must not change it.
        """
        cards, people = self._cards(), self.cast(setup)
        for run in self._runs():
            script = run.script
            there = all(step.card is None or step.card in cards for step in script.steps)
            if there and script.setup == setup and script.cast == people:
                return script
        day = study_day(self._clock.now())
        return write_script(setup, Material(cards, self._store.states(), day, self.people))

    def begin(self, setup: Setup, mode: Mode) -> Rehearsal | None:
        """A new rehearsal, saved; None when no card can be asked.  One that lies unfinished is ended by it.

        Raises NotSaved.
        """
        script = self.script(setup)
        if script.empty:
            return None
        if left := self.unfinished():
            self.resume(left).finish()
        now = self._clock.now()
        run = Run(new_uid(now, self._random), utc_words(now), self._interview, mode, script)
        self._store.put(RUNS, run.uid, run.document())
        return self._rehearsal(run)

    def unfinished(self) -> Run | None:
        """The one that was interrupted; None when there is none."""
        return next((run for run in self._runs(finished=False) if run.interview == self._interview), None)

    def resume(self, run: Run) -> Rehearsal:
        return self._rehearsal(replace(run, stage="going") if run.stage == "paused" else run)

    def reports(self) -> tuple[Report, ...]:
        """Of the interview, the oldest first."""
        found: list[Report] = []
        for document in self._store.documents(RUNS).values():
            with suppress(*_UNUSABLE):
                if document["interview"] == self._interview and "report" in document:
                    found.append(Report.from_document(document["report"]))
        return tuple(sorted(found, key=lambda report: report.begun))

    def before(self, report: Report) -> Report | None:
        """The rehearsal before this one."""
        earlier = [one for one in self.reports() if one.begun < report.begun]
        return earlier[-1] if earlier else None

    def printed(self, report: Report) -> tuple[Report, Report | None]:
        """The report and the one before as they may leave: without what is confidential."""
        hidden, before = export_of(self._store).hidden, self.before(report)
        return report.without(hidden), before and before.without(hidden)

    @property
    def enough(self) -> bool:
        """More than two hours of practice lie behind the candidate today."""
        today = study_day(self._clock.now())
        moments = [r.ts for r in self._store.reviews() if r.study_day == today and r.rating is not None]
        moments += [str(given.get("at", "")) for given in self._store.documents(GIVEN).values()]
        return practised_seconds(_of_day(moments, today, self._clock.now())) >= ENOUGH_S

    def plan(self) -> Mapping[str, Sequence[str]]:
        """The candidate's own lines by pillar."""
        plan = single(self._store, StrategicPlan, self._interview)
        goals = notes(self._store, Goal, self._interview)
        return {
            "vision": (plan.headline, plan.vision) if plan else (),
            "trust": (plan.trust_clients, plan.trust_colleagues, plan.introductions) if plan else (),
            "goals": tuple(goal.what for goal in goals),
        }

    @property
    def _interview(self) -> str:
        interview = self.interview
        return interview.uid if interview else ""

    def _rehearsal(self, run: Run) -> Rehearsal:
        return Rehearsal(
            run,
            self._cards(),
            self.plan(),
            store=self._store,
            judge=self._judge,
            clock=self._clock,
            random=self._random,
        )

    def _runs(self, *, finished: bool | None = None) -> Iterator[Run]:
        """The newest first; what cannot be read is passed over."""
        steps = self._store.documents(GIVEN)
        for uid, document in sorted(self._store.documents(RUNS).items(), reverse=True):
            if finished is None or finished == ("report" in document):
                with suppress(*_UNUSABLE):
                    yield _run(uid, document, steps)


def _run(uid: str, document: Document, steps: Mapping[str, Document]) -> Run:
    given = [Given.from_document(steps[id_]) for id_ in sorted(steps) if id_.startswith(f"{uid}-")]
    run = Run.from_document({**document, "uid": uid}, given)
    through = given and given[-1].step + 1 == len(run.script.steps) and not given[-1].then
    return replace(run, stage="ended") if through and not run.over else run


def _of_day(moments: Sequence[str], day: int, now: datetime) -> Iterator[float]:
    for words in moments:
        with suppress(ValueError):
            moment = datetime.fromisoformat(words).astimezone(now.tzinfo)
            if study_day(moment) == day:
                yield moment.timestamp()
