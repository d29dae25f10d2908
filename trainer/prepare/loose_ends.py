"""Loose ends: questions of an earlier round that did not go well, asked again in other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from trainer.cards.ids import point_id
from trainer.cards.importing.made_points import made_points
from trainer.cards.model import Card, Cue, KeyPoint, Slot
from trainer.prepare.cards_about_them import asker as asker_words
from trainer.prepare.first_question import FLAGS, GOOD, FirstQuestion
from trainer.prepare.made_card import MadeCard, made_after, without_slot
from trainer.prepare.made_ids import LOOSE_ENDS, MARK, line_source
from trainer.prepare.notebook import Notebook
from trainer.prepare.own_points import OwnPoint
from trainer.prepare.person import LEVELS
from trainer.prepare.slot_values import plain

WRITE_FIRST = "Write the better answer first. You can drill it once it is written."
GOOD_DAYS_TO_SETTLE = 2
"""Different days with a good answer, after which a loose end is settled."""

_WRAPPERS: Mapping[str, tuple[str, ...]] = {
    "struggled": ("another-go", "other-words", "more-detail-please"),
    "muddled": ("other-words", "another-go", "new-face-same-question"),
    "incomplete": ("more-detail-please", "another-go", "new-face-same-question"),
    "out_of_time": ("ran-out-of-time", "other-words", "more-detail-please"),
    "concern": ("colleague-unsure", "other-words", "another-go"),
    GOOD: ("new-face-same-question",),
}
"""Which cards of the deck of loose ends ask a question again, by how it went."""
_STEP_BY_STEP = "more-detail-please"
_INSTEAD = ("new-face-same-question", "other-words")
"""What asks a plain question instead: nobody walks through how a licence came about."""
_OCCASION = re.compile(
    r"tell (?:me|us) (?:about|how)\b(?! your?self)|(?:talk|walk) (?:me|us) through|\bconflict|\bsituation"
    r"|\b(?:describe|give (?:me|us)|share) an?\b|\bexamples?\b|\bwhat did you do\b|\bhave you ever\b"
    r"|\ba (?:time|moment|case|day|project) (?:when|that|where|in which|you)\b|\blast time\b"
    r"|\b(?:how|when|where) (?:did|have|were) you\b|\b(?:biggest|greatest|worst|hardest|proudest)\b",
    re.IGNORECASE,
)
_WEIGHTS = {"struggled": 3.0, "concern": 3.0, "muddled": 2.5, "incomplete": 2.5, "out_of_time": 2.0}
_GOOD_WEIGHT, _TOPIC_WEIGHT = 0.5, 1.5
_SETTLED = 1 / 3
_MOST_ANSWERS = 3
_OTHER_WORDS, _NO_TIME = "other-words", "ran-out-of-time"
_POINTS = "weak.better_points"
_ENDS = ".?!…\"'”’"


def points_key(question: FirstQuestion) -> str:
    """The full id under which the own points and the prepared answer of all its cards are kept."""
    return f"{LOOSE_ENDS}/{MARK}{question.uid[-8:]}"


def weight(book: Notebook, question: FirstQuestion, *, settled: bool = False) -> float:
    """How much its cards count: by how it went and how much the person weighs who doubted, 0.5 to 6."""
    if not question.loose:
        return _GOOD_WEIGHT
    worst = max(_WEIGHTS.get(mark, 0.0) for mark in question.marks)
    asker = book.person(question.asked_by)
    whole = worst * (1 + (asker.rank if asker else 0) / len(LEVELS))
    return whole * _SETTLED if settled else whole


def is_settled(question: FirstQuestion, good_days: Mapping[str, Set[int]]) -> bool:
    """Whether it was answered well on two days; `good_days` are the days of Good or Easy by full id."""
    tail = points_key(question).partition(MARK)[2]
    days = {
        day
        for card, good in good_days.items()
        if card.startswith(f"{LOOSE_ENDS}/") and card.endswith(f"{MARK}{tail}")
        for day in good
    }
    return len(days) >= GOOD_DAYS_TO_SETTLE


def loose_end_cards(
    book: Notebook,
    cards: Mapping[str, Card],
    own: Mapping[str, Sequence[OwnPoint]],
    good_days: Mapping[str, Set[int]],
) -> tuple[MadeCard, ...]:
    """The cards of every flagged question, the one that counts most first; those that went well last."""
    flagged = [question for question in book.questions if question.marks and question.text]
    weights = {
        question.uid: weight(book, question, settled=is_settled(question, good_days)) for question in flagged
    }
    flagged.sort(key=lambda question: -weights[question.uid])
    return tuple(
        made
        for question in flagged
        for made in _cards_of(question, weights[question.uid], book, cards, own.get(points_key(question), ()))
    )


def topic_cards(book: Notebook, cards: Mapping[str, Card]) -> tuple[MadeCard, ...]:
    """A card for each topic that was not reached: it may come up again."""
    wrapper = cards.get(f"{LOOSE_ENDS}/{_NO_TIME}")
    if wrapper is None or book.debrief is None:
        return ()
    bare = without_slot(wrapper, _POINTS)
    return tuple(
        MadeCard(
            made_after(bare, line_source(book.debrief.uid, topic), _TOPIC_WEIGHT),
            book.debrief,
            {"weak.question": (_spoken(topic, "."),)},
        )
        for topic in book.debrief.not_reached
    )


def better_points(book: Notebook, own: Mapping[str, Sequence[OwnPoint]]) -> tuple[str, ...]:
    """What each better answer says first, for cards that ask about all of them."""
    firsts = []
    for question in book.loose_ends:
        kept = sorted(own.get(points_key(question), ()), key=lambda point: not point.must)
        labels = [point.label for point in kept] or [point.label for point in made_points(question.better)]
        firsts += labels[:1]
    return tuple(dict.fromkeys(map(plain, firsts)))[:_MOST_ANSWERS]


def wrappers(question: FirstQuestion) -> tuple[str, ...]:
    """The ids, in the deck of loose ends, of the cards that ask it again, the most fitting first."""
    marks = [mark for mark in question.marks if mark != GOOD] or list(question.marks)
    turns = zip(*(_WRAPPERS[mark] for mark in marks), strict=True) if marks else ()
    names = dict.fromkeys(wrapper for turn in turns for wrapper in turn)
    if _STEP_BY_STEP not in names or asks_for_an_occasion(question):
        return tuple(names)
    instead = next((name for name in _INSTEAD if name not in names), None)
    plainer = (instead if name == _STEP_BY_STEP else name for name in names)
    return tuple(name for name in plainer if name)


def asks_for_an_occasion(question: FirstQuestion) -> bool:
    """Whether it wants something told that happened; else what was done and what came of it is not asked."""
    return any(_OCCASION.search(text) for text in (question.text, *question.variants))


def flag_words(question: FirstQuestion) -> str:
    """`struggled, of concern to them`."""
    return ", ".join(flag.label for flag in FLAGS if flag.value in question.marks)


def _cards_of(
    question: FirstQuestion,
    weight_: float,
    book: Notebook,
    cards: Mapping[str, Card],
    own: Sequence[OwnPoint],
) -> Iterable[MadeCard]:
    asker = book.person(question.asked_by)
    text = _spoken(question.text)
    values: dict[str, Sequence[str]] = {"weak.question": (text,), "first.question": (text,), _POINTS: ()}
    if question.better and not own:
        values[_POINTS] = tuple(plain(point.label) for point in made_points(question.better))
    for name in wrappers(question):
        wrapper = cards.get(f"{LOOSE_ENDS}/{name}")
        if wrapper is None:
            continue
        if not asks_for_an_occasion(question):
            wrapper = _plain(wrapper, prepared=bool(question.better or own))
        if name == _OTHER_WORDS:
            wrapper = _in_other_words(wrapper, question)
        # The candidate's own points stand for what fills that slot.
        wrapper = without_slot(wrapper, _POINTS) if own else wrapper
        card = made_after(wrapper, question.uid, weight_)
        needs = question.loose and not question.better
        yield MadeCard(
            replace(card, prepared=question.better or card.prepared),
            question,
            values,
            first=WRITE_FIRST if needs else "",
            first_field="better" if needs else "",
            asker=asker_words(asker) if asker else "",
        )


def _plain(wrapper: Card, *, prepared: bool) -> Card:
    """For a question after a fact or an opinion: what was prepared counts, and no structure of a story.

    A wrapper of nothing but structure keeps it until something is prepared; else it could not be asked.
    """
    kept = [point for point in wrapper.points if not any(isinstance(way, Cue) for way in point.alternatives)]
    slot = Slot(_POINTS)
    if all(point.alternatives != (slot,) for point in kept):
        label = f"{{{_POINTS}}}"
        kept.append(KeyPoint(point_id(label), label, (slot,)))
    structure = not prepared and all(slot in point.alternatives for point in kept)
    return replace(wrapper, points=wrapper.points if structure else tuple(kept), kind="script")


def _in_other_words(wrapper: Card, question: FirstQuestion) -> Card:
    """With a wording for each way of asking, and each asked as plainly as an interviewer would."""
    asked = [_spoken(text) for text in (question.text, *question.variants)]
    plainly = [text.replace("\\", "").replace("{", "\\{") for text in asked]
    led = [wording.replace("{weak.question}", text) for wording in wrapper.wordings for text in plainly[1:]]
    return replace(wrapper, wordings=(*wrapper.wordings, *led, *plainly))


def _spoken(text: str, end: str = "?") -> str:
    text = plain(text)
    return text if text.endswith(tuple(_ENDS)) else text + end
