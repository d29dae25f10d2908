"""What is asked: the cards of the decks with their slots filled, and the cards made from notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from trainer.cards.model import Card
from trainer.cards.slots import AskedCard, ask
from trainer.clock import study_day
from trainer.prepare.made_ids import shared, template
from trainer.prepare.notebook import Notebook
from trainer.prepare.patterns import patterns
from trainer.progress.records import CardState

if TYPE_CHECKING:
    from trainer.prepare.fact import Fact
    from trainer.prepare.made_card import MadeCard
    from trainer.prepare.own_points import OwnPoint

PRESSING = 2
"""New cards a day about what is missing, before other new ones."""
LAST_DAYS = 3
"""So many days before the interview what went well is seen once more, if it was not yet."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Everything that can be asked, and what of it comes first."""

    cards: Mapping[str, AskedCard]
    """By full id: loose ends first, then the decks, then what else was made from notes."""
    made: Mapping[str, MadeCard]
    """The cards made from notes, by full id."""
    book: Notebook
    good_days: Mapping[str, Set[int]]
    """Study days of a good answer, by full id, of the cards of loose ends."""
    unprepared: Set[str] = frozenset()
    """Full ids of finished cards of the decks that cannot be asked before something is prepared."""

    @property
    def loose(self) -> frozenset[str]:
        """Full ids of the cards that ask a loose end again."""
        asked = {id_: made.question for id_, made in self.made.items() if id_ in self.cards}
        return frozenset(id_ for id_, question in asked.items() if question and question.loose)

    def first(
        self, states: Mapping[str, CardState], now: datetime, deck: str | None = None
    ) -> tuple[str, ...]:
        """Full ids that are asked before all else: loose ends that are not settled, facts of today, where
        something is missing or no line of the CV was asked about (two a day, or all when one `deck` alone is
        practised), and just before the interview what went well and was not seen again.
        """
        day = study_day(now)
        open_ = self.cards.keys() - self.waiting(states, day)
        made = {id_: card for id_, card in self.made.items() if id_ in open_}
        near = self._near(day)
        first = [id_ for id_, card in made.items() if self._comes_first(card, states.get(id_), day, near)]
        pressing = [id_ for id_, card in made.items() if card.pressing]
        new = [id_ for id_ in pressing if not _seen(states.get(id_))]
        if deck is None:
            new = new[: max(0, PRESSING - sum(_answered(states.get(id_), day) for id_ in pressing))]
        return (*first, *new)

    def waiting(self, states: Mapping[str, CardState], day: int) -> Set[str]:
        """Full ids of new cards that wait for another day: a loose end shows one new card a day."""
        asked = {id_: made for id_, made in self.made.items() if made.question}
        taken = {shared(id_) for id_ in asked if _answered(states.get(id_), day)}
        waiting = set()
        for id_ in asked:
            if not _seen(states.get(id_)):
                if shared(id_) in taken:
                    waiting.add(id_)
                taken.add(shared(id_))
        return waiting

    def _comes_first(self, made: MadeCard, state: CardState | None, day: int, near: bool) -> bool:
        from trainer.prepare.loose_ends import is_settled

        if question := made.question:
            return not is_settled(question, self.good_days) if question.loose else near and not _seen(state)
        return made.fact is not None and not _seen(state) and _made_on(made.fact, day)

    def _near(self, day: int) -> bool:
        interview = self.book.interview
        ahead = interview.study_day if interview else None
        return ahead is not None and 0 <= ahead - day <= LAST_DAYS


def asking(
    cards: Mapping[str, Card],
    book: Notebook,
    own: Mapping[str, Sequence[OwnPoint]],
    prepared: Mapping[str, str],
    good_days: Mapping[str, Set[int]],
) -> Asking:
    """Every finished card of the library and of the notes, with the candidate's own points and answers.

    `cards` and `prepared` are by full id, `own` by the id under which points are kept.
    """
    if book == Notebook():
        # Most starts have nothing prepared yet, and shall not wait for what makes cards of notes.
        made: tuple[MadeCard, ...] = ()
        away: Set[str] = frozenset()
        off = patterns(cards, ())
        found = [ask(card, {}) for id_, card in cards.items() if id_ not in off]
    else:
        from trainer.prepare.pitch_parts import PITCH_CARD, pitch_as_told

        made, away, found = _prepared(cards, book, own, good_days)
        if pitch := pitch_as_told(book):
            prepared = {PITCH_CARD: pitch} | dict(prepared)
    whole = (_with_own(one, own.get(shared(one.card.full_id), ()), prepared) for one in found)
    asked = {one.card.full_id: one for one in whole if one.points and not one.waits}
    used = asked.keys() | {template(card.full_id) for card in made} | away
    unprepared = {id_ for id_, card in cards.items() if id_ not in used and not card.unfinished}
    return Asking(asked, {card.full_id: card for card in made}, book, good_days, unprepared)


def _prepared(
    cards: Mapping[str, Card],
    book: Notebook,
    own: Mapping[str, Sequence[OwnPoint]],
    good_days: Mapping[str, Set[int]],
) -> tuple[tuple[MadeCard, ...], Set[str], list[AskedCard]]:
    """The cards made from notes, the ids that the form of the interview leaves out, and all that is asked."""
    from trainer.prepare.format_rules import in_order, left_out
    from trainer.prepare.loose_ends import better_points
    from trainer.prepare.made_cards import made_cards
    from trainer.prepare.slot_values import values_of

    values = {**values_of(book), "weak.better_points": better_points(book, own)}
    made = made_cards(book, cards, own, good_days)
    away = left_out(book.interview, cards)
    off = patterns(cards, (card.full_id for card in made)) | away
    first = [card for card in made if card.question and card.question.loose]
    rest = [card for card in made if not (card.question and card.question.loose)]
    found = [card.asked(values) for card in first]
    found += [ask(card, values) for id_, card in in_order(book.interview, cards).items() if id_ not in off]
    found += [card.asked(values) for card in rest]
    return made, away, found


def good_days_of(answers: Iterable[Mapping[str, object]], cards: Set[str]) -> dict[str, set[int]]:
    """Study days on which these cards were graded Good or Easy, from documents of reviews."""
    found: dict[str, set[int]] = {}
    for answer in answers:
        card, rating, day = answer["card"], answer.get("rating"), answer.get("study_day")
        if card in cards and isinstance(rating, int) and rating > 2 and isinstance(day, int):
            found.setdefault(str(card), set()).add(day)
    return found


def _with_own(asked: AskedCard, own: Sequence[OwnPoint], prepared: Mapping[str, str]) -> AskedCard:
    answer = prepared.get(asked.card.full_id) or prepared.get(shared(asked.card.full_id))
    if answer and asked.card.prepared is None:
        asked = replace(asked, card=replace(asked.card, prepared=answer))
    return replace(asked, points=(*asked.points, *(point.asked() for point in own))) if own else asked


def _seen(state: CardState | None) -> bool:
    return state is not None and state.last_day is not None


def _answered(state: CardState | None, day: int) -> bool:
    return state is not None and state.last_day == day


def _made_on(source: Fact, day: int) -> bool:
    try:
        return study_day(datetime.fromisoformat(source.created).astimezone()) == day
    except ValueError:
        return False
