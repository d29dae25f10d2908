"""Drawing questions: whom they suit, what was weak, what is due, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

from trainer.cards.model import Kind
from trainer.cards.slots import AskedCard
from trainer.progress.records import CardState
from trainer.rehearse.material import Material, wordings_of
from trainer.rehearse.persona import Persona
from trainer.rehearse.step import Step
from trainer.schedule.memory import RETENTION, recall

LOOSE_ENDS = "loose-ends"
SPECIAL = frozenset({"money-offer", "on-the-day", "ask-them", "curveball"})
"""Decks whose cards have a place of their own and are not drawn among the questions."""

_MIX: Mapping[str, Mapping[str, float]] = {
    "hr": {"fit": 3, "cv": 3, "pressure": 1, "people": 1, "why-you": 0.5},
    "peer": {"people": 4, "fit": 2, "proof": 1},
    "manager": {"proof": 3, "people": 2, "plan": 2, "why-you": 2, "company": 1, "pressure": 1, "cv": 0.5},
    "expert": {"proof": 3, "company": 2, "pressure": 2, "plan": 1, "why-you": 1},
    "head": {"plan": 3, "why-you": 3, "company": 2, "pressure": 1, "proof": 1},
    "director": {"plan": 3, "why-you": 3, "company": 1, "pressure": 1},
    "board": {"plan": 3, "why-you": 3, "company": 1, "pressure": 1},
}
"""What each kind of person asks, by deck."""
_SUBJECT: Mapping[Kind, str] = {
    "story": "proof", "pitch": "why-you", "plan": "plan", "fact": "company", "fit": "fit",
    "pressure": "pressure", "quick": "curveball", "ask": "ask-them", "smalltalk": "on-the-day",
}  # fmt: skip
"""Where a deck of the candidate's own belongs, by the kind of its card."""
_DECKS = frozenset({deck for mix in _MIX.values() for deck in mix} | SPECIAL | {LOOSE_ENDS})
OWN, SAME_AGAIN, LOOSE, UNSEEN, TO_ALL = 1.0, 0.15, 3.0, 1.5, 0.1
"""Weights: a plain card of one's own deck, a second one of a subject in a row, a loose end, a card never
asked, and whatever this person hardly asks."""

Fits = Callable[[AskedCard], bool]


def subject(asked: AskedCard) -> str:
    """The built-in deck that a card belongs to or is like; its own deck when it is like none."""
    card = asked.card
    return card.deck if card.deck in _DECKS else _SUBJECT.get(card.kind, card.deck)


class Drawing:
    """Draws steps from the material without putting any card back."""

    def __init__(self, material: Material, cast: Sequence[Persona], random: Random) -> None:
        self._material = material
        self.cast = cast
        self.random = random
        self._last = ""
        """The subject of the last question."""
        self._left: dict[str, AskedCard] = {}
        for id_, asked in material.cards.items():
            state = material.states.get(id_)
            out = state is not None and (state.suspended or state.buried_on == material.day)
            if not out and wordings_of(asked):
                self._left[id_] = asked

    def named(
        self, part: str, persona: int, *names: str, probes: int = 0, wording: int | None = None
    ) -> list[Step]:
        """The first of these cards that can be asked, also as made for one of the candidate's own notes."""
        for name in names:
            for id_ in self._left:
                if id_ == name or id_.startswith(f"{name}@"):
                    return [self._taken(part, persona, id_, probes, wording)]
        return []

    def drawn(self, part: str, persona: int, fits: Fits, *, probes: int = 0) -> list[Step]:
        """One of the cards that fit, by weight; nothing when none is left."""
        ids = [id_ for id_, asked in self._left.items() if fits(asked)]
        weights = [self._weight(self._left[id_], persona) for id_ in ids]
        if not ids:
            return []
        (id_,) = self.random.choices(ids, weights)
        return [self._taken(part, persona, id_, probes, None)]

    def question(self, part: str, persona: int, *, probes: int = 0) -> list[Step]:
        """One that this person would ask, of no special occasion."""
        return self.drawn(
            part, persona, lambda a: subject(a) not in SPECIAL and self._may_ask(a, persona), probes=probes
        )

    def loose_end(self, persona: int, *, probes: int = 0) -> list[Step]:
        """A question that went badly the first time; else whatever is known worst."""

        def fits(asked: AskedCard) -> bool:
            return subject(asked) == LOOSE_ENDS and self._may_ask(asked, persona)

        part = "Loose end"
        made = self.drawn(part, persona, lambda a: fits(a) and "@" in a.card.id, probes=probes)
        made = made or self.drawn(part, persona, fits, probes=probes)
        return made or self._weakest(part, persona, probes)

    def _weakest(self, part: str, persona: int, probes: int) -> list[Step]:
        known = [
            (chance, id_)
            for id_, asked in self._left.items()
            if subject(asked) not in SPECIAL
            and (state := self._material.states.get(id_)) is not None
            and (chance := recall(state, self._material.day)) is not None
        ]
        return [self._taken(part, persona, min(known)[1], probes, None)] if known else []

    def _may_ask(self, asked: AskedCard, persona: int) -> bool:
        """A new face knows of no first round, and somebody known need not hear it all again."""
        name = asked.card.full_id.partition("@")[0]
        if name in FOR_NEW_FACES:
            return not self.cast[persona].met_before
        return name not in FOR_KNOWN_FACES or self.cast[persona].met_before

    def _weight(self, asked: AskedCard, persona: int) -> float:
        mix = _MIX[self.cast[persona].kind]
        about = subject(asked)
        known = about in _DECKS
        weight = asked.card.weight * (mix.get(about, TO_ALL) if known and about not in SPECIAL else OWN)
        if about == LOOSE_ENDS:
            weight = asked.card.weight * LOOSE
        if about == self._last:
            weight *= SAME_AGAIN
        return max(weight * _urgency(self._material.states.get(asked.card.full_id), self._material.day), 1e-6)

    def _taken(self, part: str, persona: int, id_: str, probes: int, wording: int | None) -> Step:
        asked = self._left.pop(id_)
        self._last = subject(asked)
        ready = wordings_of(asked)
        if wording is None or wording not in ready:
            state = self._material.states.get(id_)
            after = -1 if state is None or state.wording is None else state.wording
            wording = next((number for number in ready if number > after), ready[0])
        text = asked.questions[wording]
        return Step(part, text, persona, card=id_, wording=wording, seconds=asked.card.seconds, probes=probes)


FOR_NEW_FACES = frozenset({"loose-ends/new-face-same-question", "on-the-day/tell-me-from-start"})
FOR_KNOWN_FACES = frozenset({
    "on-the-day/nice-to-see-you-again", "loose-ends/another-go", "loose-ends/answer-differently-today",
    "loose-ends/more-detail-please", "loose-ends/ran-out-of-time", "loose-ends/other-words",
    "pressure/not-convinced-yet",
})  # fmt: skip
"""Questions that say "last time": only somebody who was there asks them."""


def _urgency(state: CardState | None, day: int) -> float:
    """What is due weighs most, what was never asked more than what is known."""
    chance = recall(state, day) if state else None
    if chance is None:
        return UNSEEN
    return 2.0 if chance < RETENTION else 0.5
