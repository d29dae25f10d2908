"""How well scores tell true pairs from false ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

Labels = Sequence[bool]
Scores = Sequence[float]


def area_under_roc(labels: Labels, scores: Scores) -> float:
    """Chance (0..1) that a true pair scores above a false one; ties count half."""
    positives = sum(labels)
    negatives = len(labels) - positives
    won, below = 0.0, 0
    for _, tied in _by_score(labels, scores):
        true = sum(tied)
        won += true * (below + (len(tied) - true) / 2)
        below += len(tied) - true
    return won / (positives * negatives) if positives and negatives else 0.5


def average_precision(labels: Labels, scores: Scores) -> float:
    """Precision at each step of recall, from the highest score down; ties are one step."""
    positives = sum(labels)
    total, seen, hits = 0.0, 0, 0
    for _, tied in reversed(list(_by_score(labels, scores))):
        seen += len(tied)
        hits += sum(tied)
        total += sum(tied) * hits / seen
    return total / positives if positives else 0.0


def f1(labels: Labels, accepted: Sequence[bool]) -> float:
    """Harmonic mean of precision and recall of a yes or no."""
    hits = sum(label and yes for label, yes in zip(labels, accepted, strict=True))
    return 2 * hits / max(1, sum(labels) + sum(accepted))


def best_f1(labels: Labels, scores: Scores) -> float:
    """The best F1 that any cut of the score reaches."""
    best, seen, hits, positives = 0.0, 0, 0, sum(labels)
    for _, tied in reversed(list(_by_score(labels, scores))):
        seen += len(tied)
        hits += sum(tied)
        best = max(best, 2 * hits / (seen + positives))
    return best


def accuracy(labels: Labels, scores: Scores, cut: float = 0.5) -> float:
    """Share of the pairs that a cut of the score puts on the right side."""
    return share([label == (score >= cut) for label, score in zip(labels, scores, strict=True)])


def calibration_error(labels: Labels, scores: Scores, bins: int = 10) -> float:
    """How far scores are from chances: the gap between mean score and share of true pairs, in bins of equal
    width of the score (0..1), weighted by their pairs (Naeini et al. 2015).
    """
    binned: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for score, label in zip(scores, labels, strict=True):
        binned[min(bins - 1, int(score * bins))].append((score, label))
    gaps = [abs(sum(score for score, _ in held) - sum(label for _, label in held)) for held in binned]
    return sum(gaps) / len(scores) if scores else 0.0


def share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0


def _by_score(labels: Labels, scores: Scores) -> Iterator[tuple[float, list[bool]]]:
    """Labels grouped by equal score, lowest first."""
    ordered = sorted(zip(scores, labels, strict=True))
    for score, tied in groupby(ordered, key=lambda pair: pair[0]):
        yield score, [label for _, label in tied]
