"""Corrections: answers in which the candidate overruled the judge, as examples to train it with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from trainer.cards.slots import AskedCard, AskedPoint
from trainer.prepare.made_ids import template
from trainer.progress.records import Review
from trainer.recall import cues
from trainer.recall.learning import is_correction

_SAID, _ABSENT, _OPEN = "said", "absent", "unsure"
"""Labels of a point; those not corrected stay open, and no training takes them."""
_NOBODY = {"who": "a candidate", "level": "unknown", "english": "unknown"}


@dataclass(frozen=True, slots=True)
class Corrected:
    """One answer, and the candidate's word on every point on which the judge was wrong."""

    card: str
    """Full id, as the card has it today."""
    wording: int
    style: str
    answer: str
    words: Mapping[str, bool]
    """Point id to said or not said."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Training examples, and how many corrections went into them."""

    lines: tuple[dict[str, Any], ...]
    """One a card and question, as the files of `training/meaning/data` have them."""
    answers: int
    corrections: int


def corrected(reviews: Iterable[Review]) -> Iterator[Corrected]:
    """Every judged answer that was corrected, in order.

    Points ticked off after an answer aloud correct nobody, and a blank one was no answer.
    """
    for review in reviews:
        if review.judge in (None, "self") or "blank" in review.flags or not (review.answer or "").strip():
            continue
        words = {
            point.id: point.said_by_user
            for point in review.points
            if point.said_by_user is not None and is_correction(point.verdict, point.said_by_user)
        }
        if words:
            style = "keywords" if review.mode == "keywords" else "full"
            yield Corrected(review.card, review.wording or 0, style, review.answer or "", words)


def examples(
    corrections: Iterable[Corrected],
    cards: Mapping[str, AskedCard],
    shipped: Callable[[str], bool],
    neutral: Callable[[str], str],
) -> Examples:
    """The examples, every text of them made neutral; what the cards do not ask any more is left out.

    `shipped` says of a card's full id whether it came with the program: other ids are the candidate's own
    words and are numbered instead.  An answer given twice stands there once, with the last word on it.
    """
    asked: dict[tuple[str, int], _Card] = {}
    for correction in corrections:
        card = cards.get(correction.card)
        if card is None:
            continue
        points = {point.id: point for point in card.points if point.wordings}
        words = {id_: said for id_, said in correction.words.items() if id_ in points}
        if words:
            wording = min(correction.wording, len(card.questions) - 1)
            there = asked.setdefault((correction.card, wording), _Card(card.questions[wording]))
            there.points.update({id_: points[id_] for id_ in words})
            given = there.answers.setdefault(correction.answer, _Given(correction.style))
            given.words.update(words)
    own = dict.fromkeys(id_ for id_, _ in asked if not shipped(id_))
    numbers = {id_: f"own/correction-{number}" for number, id_ in enumerate(own, 1)}
    lines = tuple(card.line(numbers.get(id_) or template(id_), neutral) for (id_, _), card in asked.items())
    answers = [given.words for card in asked.values() for given in card.answers.values()]
    return Examples(lines, len(answers), sum(map(len, answers)))


@dataclass(slots=True)
class _Given:
    style: str
    words: dict[str, bool] = field(default_factory=dict)


@dataclass(slots=True)
class _Card:
    question: str
    points: dict[str, AskedPoint] = field(default_factory=dict)
    answers: dict[str, _Given] = field(default_factory=dict)

    def line(self, id_: str, neutral: Callable[[str], str]) -> dict[str, Any]:
        return {
            "card": id_,
            "question": neutral(self.question),
            "split": "train",
            "points": [_point(point, neutral) for point in self.points.values()],
            "answers": [
                {
                    **_NOBODY,
                    "style": given.style,
                    "typos": False,
                    "text": neutral(answer),
                    "labels": [_label(given.words.get(id_)) for id_ in self.points],
                }
                for answer, given in self.answers.items()
            ],
        }


def _point(point: AskedPoint, neutral: Callable[[str], str]) -> dict[str, Any]:
    label, *others = point.wordings if point.named_by_slot else (point.label, *point.wordings)
    shown = cues.shown(label) if label.startswith("@") else label
    wordings = dict.fromkeys(neutral(wording) for wording in others if wording != label)
    return {"label": neutral(shown), "wordings": list(wordings)}


def _label(word: bool | None) -> str:
    return _OPEN if word is None else _SAID if word else _ABSENT
