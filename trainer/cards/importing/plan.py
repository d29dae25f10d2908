"""What taking something in would come to: a plan, made without touching anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, TypeVar

from trainer.cards.deck_file import DeckFile, default_title
from trainer.cards.ids import deck_id, free_id, safe_deck_id
from trainer.cards.importing.contents import deck_content
from trainer.cards.importing.html_text import plain_lines
from trainer.cards.importing.made_points import made_labels
from trainer.cards.importing.plain_card import PlainCard, whole_card
from trainer.cards.importing.source import Incoming, Source, Step, silent
from trainer.cards.importing.twins import Questions, Twin, normal
from trainer.cards.library import Library
from trainer.cards.likeness import moved_cards, portrait
from trainer.cards.model import Card, Wording
from trainer.cards.tidy import tidy

Some = TypeVar("Some", Card, Card | PlainCard)
Choice = Literal["skip", "merge", "keep"]
CHOICES: tuple[Choice, ...] = ("skip", "merge", "keep")
"""What becomes of a card whose question is here already: left out, joined with it, or taken in too."""

OwnDeck = Callable[[str], DeckFile | None]
"""The candidate's own deck file of an id; None when there is none."""

_EVERY = 500
_MOST_COMPARED = 2_000_000


@dataclass(frozen=True)
class Plan:
    """What an import would come to.  Card ids are those that the cards will have; those of points come when
    the deck is read."""

    source: Source
    fresh: tuple[Card | PlainCard, ...]
    """New cards, as they were read."""
    changed: tuple[Card, ...]
    """Cards that are here in another form; their progress stays."""
    same: tuple[Card, ...]
    twins: tuple[Twin, ...]
    """Cards whose question is here already, and what is like it."""
    choices: Mapping[str, Choice]
    """What becomes of each twin, by its card's full id."""
    gone: tuple[str, ...]
    """Full ids of cards that came from this source before and are no longer in it: they are suspended."""
    back: tuple[str, ...]
    """Full ids of cards that were suspended for that and are in it again."""
    made: tuple[Card | PlainCard, ...]
    """New and changed cards whose key points were made from their answer."""
    unfinished: tuple[Card, ...]
    """New and changed cards that need key points."""
    files: Mapping[str, bytes]
    """What the deck files that change will hold, by deck id."""
    here: frozenset[str] = frozenset()
    """Full ids of all cards that come from this source, once it is done."""
    homes: Mapping[str, str] = field(default_factory=dict)
    """The source's own key of a card to its full id, for those of them that have one."""

    @cached_property
    def new(self) -> tuple[Card, ...]:
        """New cards, each made now of what was read."""
        return tuple(map(whole_card, self.fresh))

    @property
    def worth_it(self) -> bool:
        """Whether anything would change."""
        return bool(self.files or self.gone or self.back)


@dataclass(frozen=True, slots=True)
class Before:
    """What an earlier import of the same source left behind: full ids of its cards."""

    cards: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    """Those of them that were suspended because they were no longer in it."""


def plan_import(
    source: Source,
    library: Library,
    own: OwnDeck,
    *,
    deck: str | None = None,
    before: Before = Before(),
    default: Choice = "skip",
    choices: Mapping[str, Choice] | None = None,
    step: Step = silent,
) -> Plan:
    """What taking in a source would come to.

    `deck` is where all cards go; else they go where the source says, or into a deck of its name.  `choices`
    says what becomes of single twins, by full id, `default` of all others.  Raises EditRefused when a deck
    file of the candidate's cannot take the change, ImportRefused when one would grow too large, and what
    `step` raises.
    """
    return _Planner(source, library, own, deck, before, default, choices or {}, step).plan()


class _Planner:
    def __init__(
        self,
        source: Source,
        library: Library,
        own: OwnDeck,
        deck: str | None,
        before: Before,
        default: Choice,
        choices: Mapping[str, Choice],
        step: Step,
    ) -> None:
        self._source = source
        self._library = library
        self._own = own
        self._before = before
        self._default = default
        self._choices = choices
        self._step = step
        self._questions = Questions(library.cards.values())
        self._by_key = {card.id[-8:]: card for card in library.cards.values() if card.id[-9:-8] == "-"}
        self._asking: dict[tuple[str, str], list[Card]] = {}
        for card in reversed(tuple(library.cards.values())):
            self._asking.setdefault((card.deck, normal(card.wordings[0])), []).append(card)
        self._into = deck
        self._decks: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._taken: dict[str, set[str]] = {}
        self._counts: dict[str, dict[str, int]] = {}
        self._new: dict[str, Card | PlainCard] = {}
        self._changed: dict[str, Card] = {}
        self._same: dict[str, Card] = {}
        self._twins: list[Twin] = []
        self._chosen: dict[str, Choice] = {}
        self._made: set[str] = set()
        self._found: set[str] = set()
        self._homes: dict[str, str] = {}
        self._coming: dict[str, Card | PlainCard] = {}

    def plan(self) -> Plan:
        cards = self._source.cards
        strangers: list[Incoming] = []
        for incoming in cards:
            known = self._known(incoming)
            if known is not None and known.full_id not in self._changed and known.full_id not in self._same:
                self._update(incoming, known)
            else:
                strangers.append(incoming)
        strangers = self._without_edited(strangers)
        for number, incoming in enumerate(strangers, start=len(cards) - len(strangers)):
            if number % _EVERY == 0:
                self._step(number, len(cards))
            self._stranger(incoming)
        self._step(len(cards), len(cards))
        return self._finished()

    def _deck_of(self, incoming: Incoming) -> str:
        name = "" if self._into else incoming.deck
        if name not in self._decks:
            id_ = safe_deck_id(self._into or name.replace("::", "-") or deck_id(self._source.name))
            self._decks[name] = id_
            self._names.setdefault(id_, name)
            self._taken[id_] = {card.id for card in self._library.cards.values() if card.deck == id_}
            self._counts[id_] = {}
        return self._decks[name]

    def _known(self, incoming: Incoming) -> Card | None:
        deck = self._deck_of(incoming)
        if incoming.key:
            return self._by_key.get(incoming.key)
        if incoming.named:
            return self._library.cards.get(f"{deck}/{incoming.card.id}")
        if not self._taken[deck]:
            return None
        asking = self._asking.get((deck, normal(incoming.card.wordings[0])))
        return asking.pop() if asking else None

    def _update(self, incoming: Incoming, known: Card) -> None:
        card = _updated(incoming, known)
        (self._same if card == known else self._changed)[known.full_id] = card
        self._found.add(known.full_id)
        if incoming.key:
            self._homes[incoming.key] = known.full_id
        if incoming.made and card != known and card.points != known.points:
            self._made.add(known.full_id)

    def _without_edited(self, strangers: list[Incoming]) -> list[Incoming]:
        """Those that are not cards of an earlier import whose question was edited since."""
        there = self._changed.keys() | self._same.keys()
        left = [id_ for id_ in self._before.cards - there if id_ in self._library.cards]
        if not left or len(left) * len(strangers) > _MOST_COMPARED:
            return strangers
        unknown = {f"\0{number}": incoming for number, incoming in enumerate(strangers) if not incoming.key}
        known = {id_: portrait(self._library.cards[id_]) for id_ in left}
        moved = moved_cards(known, {id_: incoming.card for id_, incoming in unknown.items()})
        for old, new in moved.items():
            self._update(unknown[new], self._library.cards[old])
        found = {id(unknown[new]) for new in moved.values()}
        return [incoming for incoming in strangers if id(incoming) not in found]

    def _stranger(self, incoming: Incoming) -> None:
        deck = self._deck_of(incoming)
        taken = self._taken[deck]
        said = incoming.said
        id_ = free_id(said.id, taken, self._counts[deck])
        card: Card | PlainCard
        if isinstance(said, PlainCard):
            card = PlainCard(deck, id_, *said[2:])
            question = normal(said.question)
        else:
            card = replace(said, deck=deck, id=id_)
            question = normal(said.wordings[0])
        full_id = f"{deck}/{id_}"
        twin = None if self._source.ours else self._twin(card, question)
        if twin is not None:
            self._twins.append(twin)
            choice = self._chosen[full_id] = self._choices.get(full_id, self._default)
            if choice == "merge":
                self._merge(twin)
            if choice != "keep":
                return
        taken.add(id_)
        self._new[full_id] = card
        self._coming.setdefault(question, card)
        if incoming.key:
            self._homes[incoming.key] = full_id
        if incoming.made:
            self._made.add(full_id)

    def _twin(self, card: Card | PlainCard, question: str) -> Twin | None:
        if known := self._questions.same(question):
            return Twin(whole_card(card), known, 100.0)
        if other := self._coming.get(question):
            return Twin(whole_card(card), whole_card(other), 100.0, inside=True)
        if found := self._questions.alike(question):
            return Twin(whole_card(card), *found)
        return None

    def _merge(self, twin: Twin) -> None:
        id_ = twin.known.full_id
        here = whole_card(self._new.get(id_) or self._changed.get(id_, twin.known))
        joined = merged(here, twin.card)
        if joined != here:
            self._same.pop(id_, None)
            if id_ in self._new:
                self._new[id_] = joined
            else:
                self._changed[id_] = joined

    def _finished(self) -> Plan:
        here = frozenset((*self._new, *self._found))
        # Nothing in common: another file that happens to have the same name.
        another = not here & self._before.cards
        left = self._before.cards - here
        gone = (
            () if another else sorted(id_ for id_ in left - self._before.gone if id_ in self._library.cards)
        )
        coming: dict[str, Card | PlainCard] = {**self._changed, **self._new}
        return Plan(
            self._source,
            tuple(self._new.values()),
            tuple(self._changed.values()),
            tuple(self._same.values()),
            tuple(self._twins),
            self._chosen,
            tuple(gone),
            tuple(sorted(here & self._before.gone)),
            tuple([card for id_, card in coming.items() if id_ in self._made]),
            tuple([whole_card(card) for card in coming.values() if card.unfinished]),
            self._files(),
            here,
            self._homes,
        )

    def _files(self) -> dict[str, bytes]:
        new = _by_deck(self._new.values())
        changed, same = _by_deck(self._changed.values()), _by_deck(self._same.values())
        files: dict[str, bytes] = {}
        for deck in sorted(new.keys() | changed.keys()):
            name = self._names.get(deck)
            theirs = None if name is None else self._source.files.get(name)
            kept = {card.id: card for card in changed.get(deck, ())}
            own = self._own(deck)
            if own is None and theirs is not None:
                kept |= {card.id: card for card in same.get(deck, ())}
            title = "" if name in (None, deck) else name.replace("::", " / ")
            if name == "" and not self._into:
                title = self._source.title
            title = title or default_title(deck)
            files[deck] = deck_content(deck, title, new.get(deck, ()), kept, own, theirs)
        return files


def merged(known: Card, more: Card) -> Card:
    """The card with the key points of another that it lacks, and its prepared answer when it has none."""
    labels = {point.label.casefold() for point in known.points}
    fresh = tuple(point for point in more.points if point.label.casefold() not in labels)
    tags = tuple(dict.fromkeys((*known.tags, *more.tags)))
    return tidy(
        replace(known, points=(*known.points, *fresh), prepared=known.prepared or more.prepared, tags=tags)
    )


def _updated(incoming: Incoming, known: Card) -> Card:
    """The known card as the source has it now; points that the candidate wrote outlast made ones."""
    card = incoming.card
    points = card.points or known.points
    if incoming.made and known.points and not _made_of_answer(known):
        points = known.points
    if incoming.whole:
        return replace(card, deck=known.deck, id=known.id, points=points)
    if incoming.named:
        from trainer.cards.exporting import anki_back  # only a text of our own names its cards

        if card.prepared == plain_lines(anki_back(known))[0]:
            card, points = replace(card, prepared=None), known.points  # as our own export wrote it
    return tidy(
        replace(
            known,
            wordings=(card.wordings[0], *(w for w in known.wordings[1:] if w != card.wordings[0])),
            points=points,
            prepared=card.prepared or known.prepared,
            tags=card.tags or known.tags,
        )
    )


def _made_of_answer(card: Card) -> bool:
    """Whether the points are still those that were made of the answer, so that nobody wrote them."""
    answer = card.prepared or ""
    plain = [point.label for point in card.points if point.alternatives == (Wording(point.label),)]
    return plain in (made_labels(answer), made_labels(answer, lines=True)) and len(plain) == len(card.points)


def _by_deck(cards: Iterable[Some]) -> dict[str, list[Some]]:
    sorted_in: dict[str, list[Some]] = {}
    for card in cards:
        sorted_in.setdefault(card.deck, []).append(card)
    return sorted_in
