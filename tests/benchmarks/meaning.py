"""What judging by meaning brings and costs: one table of words alone, meaning alone, and both.

    python -m tests.benchmarks.meaning --data DIR [--cards DIR]

The first DIR holds public sets of labelled pairs, the other one answers to our own cards; both as in
`tests.benchmarks.judge`, their split dev.  They are not part of this project.  Of our own labelled answers
in `training/meaning/data` the split test is measured.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from tests.benchmarks._cost import CHECKOUT, MEGABYTE, footprint, verdict_ms
from tests.benchmarks._metrics import accuracy, area_under_roc, average_precision, calibration_error, share
from tests.benchmarks._pairs import Pair, mistyped, probes, read_interviews, read_sets
from tests.benchmarks._scorers import Scored, Scorer, judged_by
from trainer.recall.judges import chosen

JUDGES = ("words", "meaning", "both")
OWN = CHECKOUT / "training" / "meaning" / "data"
POINTS = (1, 5, 10)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of every judge that could be asked, in their order."""

    name: str
    figures: Sequence[float]
    goal: str = ""
    places: int = 3


def main(argv: Sequence[str]) -> int:
    """Print the table; 0 also when something is missing, which is said in one line each."""
    parser = argparse.ArgumentParser(prog="meaning", description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--cards", type=Path)
    options, _ = parser.parse_known_args(list(argv))
    trouble = chosen("both")[1]
    judges = JUDGES[:1] if trouble else JUDGES
    if trouble:
        print(f"skipped: meaning and both: {trouble}")
    print(f"{'':<44}" + "".join(f"{judge:>10}" for judge in judges) + "   goal for both", flush=True)
    for row in _rows(judges, options.data, options.cards):
        figures = "".join(f"{figure:>10.{row.places}f}" for figure in row.figures)
        print(f"{row.name:<44}{figures}   {row.goal}".rstrip(), flush=True)
    return 0


def _rows(judges: Sequence[str], data: Path | None, cards: Path | None) -> Iterator[Row]:
    if sets := dict(read_sets(data, "dev")) if data else {}:
        yield from _of_public_sets([judged_by(which) for which in judges], sets)
    else:
        print("skipped: --data DIR names no folder with labelled pairs")
    if own := list(read_interviews(OWN, "test")):
        yield from _of_our_own([judged_by(which, sharpened=False) for which in judges], own)
    else:
        print("skipped: training/meaning/data has no answers of the split test")
    answers = [pair for _, pairs in read_sets(cards, "dev") for pair in pairs] if cards else []
    if answers:
        yield from _of_cards([judged_by(which) for which in judges], answers)
    else:
        print("skipped: --cards DIR names no folder with labelled answers to our cards")
    yield from _of_cost(judges)


def _of_public_sets(scorers: Sequence[Scorer], sets: dict[str, list[Pair]]) -> Iterator[Row]:
    measured = [{name: _Measured(pairs, scorer) for name, pairs in sets.items()} for scorer in scorers]
    for name, figure in (("AUC", _auc), ("AP", _ap)):
        for set_ in sets:
            yield Row(f"{set_} {name}", [figure(found[set_]) for found in measured])
        goal = ">= .86" if name == "AUC" else ""
        yield Row(f"mean {name}", [fmean(map(figure, found.values())) for found in measured], goal)
    losses = [fmean(_auc(one) - _typed_auc(one) for one in found.values()) for found in measured]
    yield Row("mean AUC lost by typing mistakes", losses, "<= .01")
    yield Row(
        "true pairs warned of",
        [share([warned for one in found.values() for warned in one.warned_of_true]) for found in measured],
        "<= .08",
    )
    made: dict[str, list[Pair]] = {}
    for pairs in sets.values():
        for kind, probing in probes(pairs).items():
            made.setdefault(kind, []).extend(probing)
    probed = {kind: [scorer(pairs) for scorer in scorers] for kind, pairs in made.items() if pairs}
    for kind, goal in (("verbatim", ""), ("negated", "<= .10"), ("list", "0"), ("other point", "")):
        if kind in probed:
            yield Row(f"probe {kind}: covered unwarned", [share(_unwarned(s)) for s in probed[kind]], goal)
    if "list" in probed:
        yield Row("probe list: warned", [share(scored.warned) for scored in probed["list"]])


class _Measured:
    """A set as one judge scored it, clean and mistyped."""

    def __init__(self, pairs: Sequence[Pair], scorer: Scorer) -> None:
        self.labels = [pair.said for pair in pairs]
        clean = scorer(pairs)
        self.scores = clean.scores
        self.typed = scorer(mistyped(pairs)).scores
        self.warned_of_true = [warned for warned, said in zip(clean.warned, self.labels, strict=True) if said]


def _auc(found: _Measured) -> float:
    return area_under_roc(found.labels, found.scores)


def _ap(found: _Measured) -> float:
    return average_precision(found.labels, found.scores)


def _typed_auc(found: _Measured) -> float:
    return area_under_roc(found.labels, found.typed)


def _unwarned(scored: Scored) -> list[bool]:
    return [
        band == "covered" and not warned for band, warned in zip(scored.bands, scored.warned, strict=True)
    ]


def _of_our_own(scorers: Sequence[Scorer], pairs: Sequence[Pair]) -> Iterator[Row]:
    labels, scored = [pair.said for pair in pairs], [scorer(pairs) for scorer in scorers]
    yield Row("own test: pairs", [len(pairs)] * len(scored), places=0)
    yield Row("own test: AUC", [area_under_roc(labels, found.scores) for found in scored], ">= .95")
    yield Row("own test: accuracy at .5", [accuracy(labels, found.scores) for found in scored], ">= .90")
    errors = [calibration_error(labels, found.scores) for found in scored]
    yield Row("own test: expected calibration error", errors, "<= .05")
    yield from _bands("own test", labels, scored, {})


def _of_cards(scorers: Sequence[Scorer], pairs: Sequence[Pair]) -> Iterator[Row]:
    labels, scored = [pair.said for pair in pairs], [scorer(pairs) for scorer in scorers]
    yield Row("cards dev: AUC", [area_under_roc(labels, found.scores) for found in scored], ">= .93")
    goals = {(True, "covered"): ">= .80", (True, "missing"): "<= .06", (False, "covered"): "<= .06"}
    yield from _bands("cards dev", labels, scored, goals)


def _bands(
    name: str, labels: Sequence[bool], scored: Sequence[Scored], goals: dict[tuple[bool, str], str]
) -> Iterator[Row]:
    for said in (True, False):
        for band in ("covered", "missing"):
            shares = [
                share(
                    [found == band for found, label in zip(one.bands, labels, strict=True) if label == said]
                )
                for one in scored
            ]
            words = "said" if said else "not said"
            yield Row(f"{name}: {words}, {band}", shares, goals.get((said, band), ""))


def _of_cost(judges: Sequence[str]) -> Iterator[Row]:
    for points in POINTS:
        name = f"ms CPU, 100 words, {points} point{'s' if points > 1 else ''}"
        yield Row(name, [verdict_ms(which, points) for which in judges], "<= 25", places=1)
    footprints = [footprint(which) for which in judges]
    yield Row("ms to load", [taken.load_ms for taken in footprints], "<= 150", places=0)
    over = [(taken.bytes - footprints[0].bytes) / MEGABYTE for taken in footprints]
    yield Row("MB over the drill by words", over, "<= 120", places=1)
    if len(judges) > 1:
        from trainer.recall.meaning.model import SHIPPED

        size = SHIPPED.stat().st_size / MEGABYTE
        yield Row("MB of the model file", [0.0, size, size], "<= 20", places=1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
