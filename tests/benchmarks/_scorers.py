"""The judge and two plainer ways of scoring the same pairs."""

from __future__ import annotations

import json
import math
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from tests.benchmarks._pairs import Pair
from trainer.cards.slots import AskedPoint
from trainer.progress.records import Mode
from trainer.recall.batch import score_lines
from trainer.recall.judges import chosen
from trainer.recall.tokens import analyse, analysed_once
from trainer.recall.verdict import PointVerdict, Spoken


@dataclass(frozen=True)
class Scored:
    """What a scorer says of some pairs, in their order."""

    scores: list[float]
    bands: list[str]
    warned: list[bool]
    us_a_pair: float
    """Microseconds of processor time."""


Scorer = Callable[[Sequence[Pair]], Scored]


def judge(pairs: Sequence[Pair]) -> Scored:
    """The judge by words, through the batch that `trainer score --jsonl` runs."""
    items: dict[tuple[str, str], dict[str, Any]] = {}
    places: list[tuple[tuple[str, str], int]] = []
    for pair in pairs:
        key = pair.question, pair.answer
        item = items.setdefault(key, {"question": pair.question, "answer": pair.answer, "points": []})
        places.append((key, len(item["points"])))
        item["points"].append({"text": pair.point, "accept": list(pair.others), "label": pair.name or None})
    lines = [json.dumps(item) for item in items.values()]
    begun = time.process_time()
    results = list(score_lines(lines))
    spent = time.process_time() - begun
    points = dict(zip(items, (json.loads(result)["points"] for result in results), strict=True))
    found = [points[key][place] for key, place in places]
    return Scored(
        [point["score"] for point in found],
        [point["verdict"] for point in found],
        [point["warning"] is not None for point in found],
        spent / len(pairs) * 1e6,
    )


def judged_by(which: str, *, sharpened: bool = True) -> Scorer:
    """The judge of this name: `words`, `meaning` or `both`.

    `sharpened` by the points and questions of the set, as `trainer score --jsonl` is; the app has none.
    """

    def score(pairs: Sequence[Pair]) -> Scored:
        texts = [text for pair in pairs for text in (pair.question, pair.point, *pair.others)]
        judge, _ = chosen(which, texts if sharpened else ())
        together: dict[tuple[str, str, Mode], list[int]] = {}
        for place, pair in enumerate(pairs):
            together.setdefault((pair.question, pair.answer, pair.mode), []).append(place)
        found: dict[int, PointVerdict] = {}
        begun = time.process_time()
        for (question, answer, mode), places in together.items():
            points = tuple(_asked(str(place), pairs[place]) for place in places)
            found.update(zip(places, judge.points(Spoken(question, answer, points, mode)), strict=True))
        spent = time.process_time() - begun
        verdicts = [found[place] for place in range(len(pairs))]
        return Scored(
            [verdict.score for verdict in verdicts],
            [verdict.band for verdict in verdicts],
            [verdict.warning is not None for verdict in verdicts],
            spent / max(1, len(pairs)) * 1e6,
        )

    return score


def _asked(id_: str, pair: Pair) -> AskedPoint:
    wordings = (pair.point, *pair.others)
    return AskedPoint(id_, pair.name or pair.point, wordings, (), must=False, probe=None, personal=False)


def token_set(pairs: Sequence[Pair]) -> Scored:
    """rapidfuzz's token_set_ratio of each wording against the whole answer."""

    def score(pair: Pair) -> float:
        said = " ".join(token.word for token in analyse(pair.answer).tokens)
        wordings = [" ".join(t.word for t in analysed_once(w).tokens) for w in (pair.point, *pair.others)]
        return max(fuzz.token_set_ratio(wording, said) for wording in wordings) / 100

    return _timed(pairs, score)


def coverage(pairs: Sequence[Pair]) -> Scored:
    """.7 weighted stem coverage with typos + .3 best window: the formula that the judge started from."""
    texts = {pair.answer for pair in pairs} | {w for pair in pairs for w in (pair.point, *pair.others)}
    holding: Counter[str] = Counter()
    for text in texts:
        holding.update({token.stem for token in analysed_once(text).content})

    def weight(stem: str) -> float:
        return math.log((len(texts) + 1) / (holding[stem] + 0.5)) + 0.3

    def score(pair: Pair) -> float:
        asked = {token.stem for token in analysed_once(pair.question).content}
        said = analysed_once(pair.answer)
        stems, words = {token.stem for token in said.content}, [token.word for token in said.tokens]
        best = 0.0
        for wording in (pair.point, *pair.others):
            wanted = analysed_once(wording)
            weights = {t.stem: weight(t.stem) * (0.25 if t.stem in asked else 1) for t in wanted.content}
            seen = sum(w * max((_alike(s, other) for other in stems), default=0) for s, w in weights.items())
            joined, size = " ".join(t.word for t in wanted.tokens), max(1, round(1.3 * len(wanted.tokens)))
            starts = range(max(1, len(words) - size + 1))
            window = max(fuzz.ratio(joined, " ".join(words[start : start + size])) for start in starts)
            best = max(best, 0.7 * seen / sum(weights.values()) + 0.3 * window / 100)
        return best

    return _timed(pairs, score)


def _alike(a: str, b: str) -> float:
    if a == b:
        return 1.0
    longest = max(len(a), len(b))
    if min(len(a), len(b)) < 4 or "#" in (a[0], b[0]):
        return 0.0
    allowed = 1 if longest < 8 else 2
    distance = OSA.distance(a, b, score_cutoff=allowed)
    return 0.0 if distance > allowed or (distance > 1 and a[0] != b[0]) else 1 - distance / longest


def _timed(pairs: Sequence[Pair], score: Callable[[Pair], float]) -> Scored:
    begun = time.process_time()
    scores = [score(pair) for pair in pairs]
    spent = time.process_time() - begun
    bands = ["covered" if s >= 0.6 else "partly" if s >= 0.35 else "missing" for s in scores]
    return Scored(scores, bands, [False] * len(pairs), spent / len(pairs) * 1e6)
