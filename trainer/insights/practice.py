"""All answers counted, once: what every figure about practice is made from.

It reads saved documents instead of records, as years of answers have to be counted while somebody looks at
an empty screen, and it keeps only sums and small facts, so that it can lie on disk between two starts.
Further answers are taken as they come; when one was taken back or moved, the counting begins anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log
from operator import itemgetter

from trainer.progress.records import Document

BLANK = "blank"
"""The flag of an answer that was given up with 'I am blank'."""
SELF_RATED = "self"
"""The judge of an answer aloud: the candidate alone."""
FIRST_KEYS = 40
"""Answers whose seconds before the first key are kept, for a median and the one before."""
RECENT = 60
"""Answers that are kept whole, for what is said of the way they were told."""
LAST_OF_CARD = 5
"""Judged answers of a card that tell which of its points are missed."""
BINS = 10
"""Of forecast recall, each a tenth wide."""
_LEAST, _MOST = 0.001, 0.999
"""Bounds of a forecast when its surprise is counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """How one answer came out."""

    uid: str
    day: int
    """Study day."""
    coverage: float
    grade: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """How one answer was told."""

    day: int
    card: str
    mode: str
    words: int
    flags: tuple[str, ...]


class Practice:
    """What was answered, by day, by card, and lately."""

    def __init__(self) -> None:
        self.answers: Counter[int] = Counter()
        """Graded answers by study day."""
        self.seconds: defaultdict[int, float] = defaultdict(float)
        """Time spent answering, by study day."""
        self.grades: Counter[tuple[int, int]] = Counter()
        """Answers by study day and grade."""
        self.judged: Counter[int] = Counter()
        """Answers with a coverage that a judge found, by study day."""
        self.coverage: defaultdict[int, float] = defaultdict(float)
        """Sum of these coverages, by study day."""
        self.self_rated: Counter[int] = Counter()
        """Answers that the candidate ticked off alone, by study day."""
        self.ticked: defaultdict[int, float] = defaultdict(float)
        """Sum of their coverages."""
        self.ticked_known: Counter[int] = Counter()
        """How many of them have a coverage."""
        self.flags: Counter[tuple[int, str]] = Counter()
        """Flags by study day and name, each once an answer."""
        self.first: dict[str, Told] = {}
        """The first judged answer of each card."""
        self.latest: dict[str, Told] = {}
        self.best: dict[str, Told] = {}
        """The judged answer with the highest coverage of each card, the later one of two equals."""
        self.by_card: Counter[str] = Counter()
        """Graded answers of each card."""
        self.again: Counter[str] = Counter()
        """Answers of each card that were graded Again, the first one left out."""
        self.missed: dict[str, list[tuple[str, ...]]] = {}
        """Ids of the points that the last judged answers of each card left out, by answer."""
        self.good_days: defaultdict[str, set[int]] = defaultdict(set)
        """Study days on which a card was graded Good or Easy."""
        self.verdicts: Counter[str] = Counter()
        """Points by what the judge said of them."""
        self.corrected = 0
        """Points called covered or missing that the candidate turned round."""
        self.forecast = [0] * BINS
        """Answers by the recall that was forecast for them."""
        self.forecast_sum = [0.0] * BINS
        self.recalled = [0] * BINS
        """Of these, not graded Again."""
        self.surprise = 0.0
        """Sum of the log losses of these forecasts, each rounded to a hundredth."""
        self.both = 0
        """Answers for which the plan and plain FSRS had a forecast each."""
        self.surprise_of_both = [0.0, 0.0]
        """Sums of the log losses over these, of the plan and of plain FSRS."""
        self.first_keys: deque[float] = deque(maxlen=FIRST_KEYS)
        self.first_clauses: deque[float] = deque(maxlen=FIRST_KEYS)
        self.recent: deque[Spoken] = deque(maxlen=RECENT)
        """How the latest answers in words were told."""

    @property
    def minutes(self) -> float:
        """Time spent answering."""
        return sum(self.seconds.values()) / 60

    def latest_grade(self, card: str) -> int:
        """Of the latest judged answer to a card; 0 when there is none."""
        told = self.latest.get(card)
        return told.grade if told else 0

    def take(self, reviews: Sequence[Document]) -> None:
        """Count further reviews, oldest first; one without a grade counts for nothing."""
        rated = [review for review in reviews if review.get("rating") is not None]
        if not rated:
            return
        days, cards, ratings = zip(*map(itemgetter("study_day", "card", "rating"), rated), strict=True)
        graded = Counter(zip(days, cards, ratings, strict=True))
        self._take_grades(graded, dict(zip(reversed(cards), reversed(ratings), strict=True)))
        seconds = self.seconds
        for day, spent in zip(days, [review.get("seconds") for review in rated], strict=True):
            if spent:
                seconds[day] += spent
        self.flags.update(
            (review["study_day"], flag)
            for review in rated
            if "flags" in review
            for flag in set(review["flags"])
        )
        self._take_forecasts([r.get("predicted") for r in rated], ratings)
        self._take_both(rated)
        self.first_keys.extend(
            review["first_key_s"] for review in rated if review.get("first_key_s") is not None
        )
        self.first_clauses.extend(
            review["first_clause_s"] for review in rated if review.get("first_clause_s") is not None
        )
        own = [review for review in rated if review.get("judge") == SELF_RATED]
        judged = [review for review in rated if review.get("judge") != SELF_RATED] if own else rated
        self.recent.extend(map(_spoken, [review for review in judged[-4 * RECENT :] if review.get("answer")]))
        self._take_ticked(own)
        self._take_coverages([review for review in judged if review.get("coverage") is not None])
        self._take_verdicts(judged)

    def _take_grades(self, graded: Counter[tuple[int, str, int]], first_grades: Mapping[str, int]) -> None:
        """`first_grades` are those of each card's first answer among the new ones."""
        for card, grade in first_grades.items():
            if grade == 1 and card not in self.by_card:
                self.again[card] -= 1
        for (day, card, grade), count in graded.items():
            self.answers[day] += count
            self.grades[day, grade] += count
            self.by_card[card] += count
            if grade == 1:
                self.again[card] += count
            elif grade > 2:
                self.good_days[card].add(day)

    def _take_forecasts(self, forecasts: Sequence[float | None], ratings: Sequence[int]) -> None:
        percents = Counter(
            (int(forecast * 100 + 0.5), rating > 1)
            for forecast, rating in zip(forecasts, ratings, strict=True)
            if forecast is not None
        )
        for (percent, known), count in percents.items():
            place = min(percent * BINS // 100, BINS - 1)
            self.forecast[place] += count
            self.forecast_sum[place] += percent / 100 * count
            self.recalled[place] += known * count
            self.surprise += _surprise(percent / 100, known) * count

    def _take_both(self, rated: Sequence[Document]) -> None:
        for review in rated:
            if "predicted_plain" in review and review.get("predicted") is not None:
                known = review["rating"] > 1
                self.both += 1
                self.surprise_of_both[0] += _surprise(review["predicted"], known)
                self.surprise_of_both[1] += _surprise(review["predicted_plain"], known)

    def _take_ticked(self, own: Sequence[Document]) -> None:
        self.self_rated.update(map(itemgetter("study_day"), own))
        for review in own:
            if review.get("coverage") is not None:
                self.ticked[review["study_day"]] += review["coverage"]
                self.ticked_known[review["study_day"]] += 1

    def _take_coverages(self, judged: Sequence[Document]) -> None:
        coverage, known = self.coverage, self.judged
        by_card: defaultdict[str, list[Document]] = defaultdict(list)
        for review in judged:
            day = review["study_day"]
            coverage[day] += review["coverage"]
            known[day] += 1
            by_card[review["card"]].append(review)
        for card, answers in by_card.items():
            top = _told(max(reversed(answers), key=itemgetter("coverage")))
            if card not in self.best or top.coverage >= self.best[card].coverage:
                self.best[card] = top
            self.first.setdefault(card, _told(answers[0]))
            self.latest[card] = _told(answers[-1])
            missed = [*self.missed.get(card, ()), *map(_missed, answers[-LAST_OF_CARD:])]
            self.missed[card] = missed[-LAST_OF_CARD:]

    def _take_verdicts(self, judged: Sequence[Document]) -> None:
        # Nobody corrects the points of a blank answer; they would only flatter the judge.
        # In a rehearsal no verdict was shown, so nobody agreed.
        pointed = [
            r["points"]
            for r in judged
            if "points" in r and "rehearsal" not in r and BLANK not in r.get("flags", ())
        ]
        self.verdicts.update(map(itemgetter("verdict"), chain.from_iterable(pointed)))
        spoken = [point for points in pointed for point in points if "said_by_user" in point]
        self.corrected += sum(
            point["said_by_user"] is not None and point["said_by_user"] != (point["verdict"] == "covered")
            for point in spoken
            if point["verdict"] != "partly"
        )


def _surprise(forecast: float, known: bool) -> float:
    """The log loss of one forecast, in nats."""
    chance = min(max(forecast, _LEAST), _MOST)
    return -log(chance if known else 1 - chance)


def _told(review: Document) -> Told:
    return Told(review["uid"], review["study_day"], review["coverage"], review["rating"])


def _spoken(review: Document) -> Spoken:
    words = len(review["answer"].split())
    mode = review.get("mode") or "full"
    return Spoken(review["study_day"], review["card"], mode, words, tuple(review.get("flags", ())))


def _missed(review: Document) -> tuple[str, ...]:
    """Points that were not said, the candidate's own word before the judge's."""
    return tuple(
        point["id"]
        for point in review.get("points", ())
        if point.get("said_by_user") is False
        or (point["verdict"] == "missing" and point.get("said_by_user") is None)
    )
