"""Scoring without the app: a batch of JSON lines, and a readable report on one card."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from trainer.cards.slots import AskedCard, AskedPoint
from trainer.progress.records import Mode
from trainer.recall import cues
from trainer.recall.judges import PointJudge
from trainer.recall.pace import spoken_seconds
from trainer.recall.quotes import earned_by
from trainer.recall.verdict import Band, Judge, PointVerdict, Spoken
from trainer.recall.words import WordJudge

NEEDS = 'needs "answer", a text, and "points", a list of {"text", "accept": [other wordings]}'
WORDS: dict[Band, str] = {"covered": "covered", "partly": "partly", "missing": "not seen"}
"""As the candidate reads them; records and JSON keep the band's own name."""
SIGNS: dict[Band, str] = {"covered": "+", "partly": "~", "missing": "-"}
_CAUTIONS = {
    "negated": "You may have said the opposite: there is a 'not' close by.",
    "list": "Key words without sentences: say it in full.",
}


def score_lines(
    lines: Iterable[str], judge_of: Callable[[list[str]], PointJudge] = WordJudge
) -> Iterator[str]:
    """One JSON object a line in and out, in the same order; the whole batch is read first.

    `judge_of` makes the judge from the points and questions of the batch.

    In: `{"id", "question", "answer", "points": [{"text", "accept": [...], "label"?}]}`, of which
    `answer` and `points` have to be there.  Out:
    `{"id", "coverage", "points": [{"score", "verdict", "evidence", "missing", "warning"}]}`.  Blank lines are
    passed over.  Raises ValueError with `line N: ...` for a line that cannot be read.
    """
    batch = [_read(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    texts = [spoken.question for _, spoken in batch]
    texts += [text for _, spoken in batch for point in spoken.points for text in point.wordings]
    judge = judge_of(texts)
    for id_, spoken in batch:
        points = judge.points(spoken)
        yield json.dumps({"id": id_, "coverage": _coverage(points), "points": [_written(p) for p in points]})


def _read(number: int, line: str) -> tuple[Any, Spoken]:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError(f"line {number}: no JSON object: write one {{...}} a line") from None
    if not isinstance(item, dict):
        raise ValueError(f"line {number}: no JSON object: write one {{...}} a line")
    points = item.get("points")
    if item.get("answer") is None or points is None:
        raise ValueError(f"line {number}: {NEEDS}")
    if not isinstance(points, list):
        raise ValueError(f"line {number}: 'points' is no list")
    asked = tuple(_asked(number, place, point) for place, point in enumerate(points))
    question, answer = (_text(number, item, name) for name in ("question", "answer"))
    return item.get("id"), Spoken(question, answer, asked)


def _text(number: int, item: dict[str, Any], name: str) -> str:
    text = item.get(name)
    if text is None:
        return ""
    if not isinstance(text, str):
        raise ValueError(f"line {number}: '{name}' is no text")
    return text


def _asked(number: int, place: int, point: object) -> AskedPoint:
    if not isinstance(point, dict) or not isinstance(point.get("text"), str):
        raise ValueError(f"line {number}: point {place + 1} has no 'text'")
    accept = point.get("accept") or []
    if not isinstance(accept, list) or not all(isinstance(wording, str) for wording in accept):
        raise ValueError(f"line {number}: 'accept' of point {place + 1} is no list of texts")
    wordings = (point["text"], *accept)
    label = _text(number, point, "label") or point["text"]
    return AskedPoint(str(place), label, wordings, (), must=False, probe=None, personal=False)


def _coverage(points: tuple[PointVerdict, ...]) -> float:
    """All points weigh the same; 0.0 when there is none."""
    worth = {"covered": 1.0, "partly": 0.5, "missing": 0.0}
    return round(sum(worth[point.band] for point in points) / len(points), 6) if points else 0.0


def _written(point: PointVerdict) -> dict[str, Any]:
    return {
        "score": point.score,
        "verdict": point.band,
        "evidence": [list(span) for span in point.evidence],
        "missing": list(point.missing),
        "warning": point.warning,
    }


def report(asked: AskedCard, answer: str, mode: Mode, judge: Judge) -> list[str]:
    """The verdict on one card as lines to print."""
    verdict = judge.judge(Spoken.on(asked, asked.questions[0], answer, mode))
    lines = [asked.questions[0], ""]
    for point, found in zip(asked.points, verdict.points, strict=True):
        must = " (must)" if point.must else ""
        if point.id in verdict.left_out:
            lines.append(f"{SIGNS['missing']} left out {_shown(point.label)}{must}")
            continue
        lines.append(f"{SIGNS[found.band]} {WORDS[found.band]:<8} {_shown(point.label)}{must}")
        words = [answer[start:end] for start, end in found.evidence]
        if words and found.band != "missing":
            by = earned_by(point, found)
            lines.append(f"           you said: {' … '.join(words)}{f' ({by})' if by else ''}")
        if found.missing and found.band != "covered":
            lines.append(f"           not seen: {', '.join(found.missing)}")
        if found.warning:
            lines.append(f"           {_CAUTIONS[found.warning]}")
    lines.append(f"  {'aloud':<8} about {spoken_seconds(answer):.0f} s, target {asked.card.seconds} s")
    lines.append(f"  {'judged':<8} {verdict.by}")
    lines += [f"! {flag.text}" for flag in verdict.flags]
    return lines


def _shown(label: str) -> str:
    return cues.shown(label) if label.startswith("@") else label
