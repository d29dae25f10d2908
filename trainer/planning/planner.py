"""Making the plan of days, and what is asked today because of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.cards.slots import AskedCard
from trainer.planning.card_times import card_times
from trainer.planning.kept_plan import Basis, KeptPlan, keep, kept_plan, mark_of
from trainer.planning.planned_cards import planned_cards
from trainer.prepare.interview import Interview
from trainer.progress.records import CardState
from trainer.progress.store import Store
from trainer.schedule.today import Today, seconds_of

MORE_MINUTES = 5
"""What the second line of the forecast supposes to be given more each day."""
EVENING_BEFORE_MINUTES = 10
"""Practice on the evening before the interview, at most: it is short, then one sleeps."""
MOST_NEW = 20
"""Cards begun on one day, at most, however much time there is."""


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans for one interview with what can be asked.  Pure but for the store it reads and the kept file."""

    store: Store
    state: Path
    """Folder of this machine's own files."""
    interview: Interview
    asked: Mapping[str, AskedCard]
    weak: Set[str]
    """Full ids of the cards of loose ends."""
    day: int
    minutes: int
    mode: str

    @property
    def until(self) -> int | None:
        """The study day of the interview, while it lies ahead."""
        day = self.interview.study_day
        return day if day is not None and day > self.day else None

    @property
    def basis(self) -> Basis | None:
        """What a plan made now would hold for; None without a date ahead."""
        if self.until is None:
            return None
        mark = mark_of((id_, one.card.weight) for id_, one in self.asked.items())
        return Basis(self.day, self.interview.uid, self.until, self.minutes, self.mode, mark)

    def kept(self) -> KeptPlan | None:
        """The plan kept last for this interview, which may be of an earlier day."""
        kept = kept_plan(self.state)
        if kept is None or self.until is None or kept.basis.interview != self.interview.uid:
            return None
        return kept

    def fresh(self) -> KeptPlan | None:
        """The kept plan when nothing that it rests on has changed."""
        kept = self.kept()
        return kept if kept and kept.basis == self.basis else None

    def make(self) -> KeptPlan | None:
        """A new plan, kept for the day; None without a date ahead.

        It loads numpy and takes some tenths of a second: call it aside.
        """
        from trainer.schedule.interview_day import plan

        basis, until = self.basis, self.until
        if basis is None or until is None:
            return None
        answers = self.store.answers()
        times = card_times(answers, {id_: one.card for id_, one in self.asked.items()})
        cards = planned_cards(
            self.asked,
            self.store.states(),
            answers,
            times,
            self.mode,
            self.day,
            weak=self.weak,
            evening_before=until - self.day == 1,
        )
        spent = sum(a.get("seconds") or 0.0 for a in answers if a["study_day"] == self.day)
        made = plan(cards, self.day, self._room(until, self.minutes, spent), MOST_NEW)
        more = plan(cards, self.day, self._room(until, self.minutes + MORE_MINUTES, spent), MOST_NEW)
        kept = KeptPlan(basis, made, more.recall, len(made.not_fitting) - len(more.not_fitting))
        if not self.store.read_only:
            with suppress(OSError):
                keep(self.state, kept)
        return kept

    def planned(self, today: Today, first: Sequence[str]) -> Today:
        """The day as the kept plan has it: what comes first before all else, then what was planned.

        What was answered today or can no longer be asked is left out.  Without a plan `today` stays.
        """
        kept = self.kept()
        if kept is None:
            return today
        states = self.store.states()
        before = [card for card in first if card in today.queue]
        wanted = dict.fromkeys([*before, *kept.today(self.day)])
        queue = tuple(card for card in wanted if card in self.asked and self._open(states.get(card)))
        new = sum(not ((state := states.get(card)) and state.reps) for card in queue)
        pace = self.store.median_seconds()
        seconds = sum(seconds_of(self.asked[card].card, pace) for card in queue)
        return replace(today, queue=queue, due=len(queue) - new, new=new, waiting=0, seconds=seconds)

    def chances(self) -> Mapping[str, float]:
        """Chance that each card was known this morning, by full id; nothing without a plan of this day."""
        kept = self.kept()
        if kept is None or kept.plan.day != self.day:
            return {}
        return {card.card: card.now for card in kept.plan.cards}

    def _open(self, state: CardState | None) -> bool:
        if state is None:
            return True
        return not (state.suspended or state.last_day == self.day or state.buried_on == self.day)

    def _room(self, until: int, minutes: int, spent: float) -> Sequence[float]:
        """Seconds of each study day from today on."""
        room = [minutes * 60.0] * (until - self.day)
        room[-1] = min(room[-1], EVENING_BEFORE_MINUTES * 60.0)
        room[0] = max(0.0, room[0] - spent)
        return room
