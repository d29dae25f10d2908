"""How well the judge tells what an answer says, beside two plainer scorers.

    python -m tests.benchmarks.judge --data DIR [--split dev]

DIR holds sets of labelled pairs as `NAME.jsonl`, itself or in its folders: an object a line with question,
answer, point, alts, label (0 or 1), group, split and perhaps point_label.  They are not part of this project.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

from tests.benchmarks._metrics import area_under_roc, average_precision, best_f1, f1, share
from tests.benchmarks._pairs import Pair, mistyped, probes, read_sets
from tests.benchmarks._scorers import Scored, Scorer, coverage, judge, token_set

SCORERS: dict[str, Scorer] = {"judge": judge, "coverage": coverage, "token_set": token_set}
FIGURES = ("AUC", "AP", "best F1", "F1 cov", "typo loss", "µs/pair")


def main(argv: Sequence[str]) -> int:
    """Print the tables; 0 also when there is nothing to measure, which is said in one line."""
    parser = argparse.ArgumentParser(prog="judge", description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--split", default="dev")
    options, _ = parser.parse_known_args(list(argv))
    sets = dict(read_sets(options.data, options.split)) if options.data else {}
    if not sets:
        print("skipped: --data DIR names no folder with labelled pairs")
        return 0
    print(f"{'split ' + options.split:<24}" + "".join(f"{name:>10}" for name in FIGURES))
    for name, scorer in SCORERS.items():
        rows = {set_: _figures(pairs, scorer) for set_, pairs in sets.items()}
        for set_, row in rows.items():
            print(f"{name:<10}{set_:<14}" + _numbers(row))
        if len(rows) > 1:
            print(
                f"{name:<10}{'mean':<14}"
                + _numbers([fmean(column) for column in zip(*rows.values(), strict=True)])
            )
    for set_, pairs in sets.items():
        _print_bands(set_, pairs, judge(pairs))
    for name, scorer in SCORERS.items():
        for set_, pairs in sets.items():
            _print_probes(name, set_, pairs, scorer)
    return 0


def _figures(pairs: Sequence[Pair], scorer: Scorer) -> list[float]:
    labels = [pair.said for pair in pairs]
    clean, typed = scorer(pairs), scorer(mistyped(pairs))
    auc = area_under_roc(labels, clean.scores)
    return [
        auc,
        average_precision(labels, clean.scores),
        best_f1(labels, clean.scores),
        f1(labels, [band == "covered" for band in clean.bands]),
        auc - area_under_roc(labels, typed.scores),
        clean.us_a_pair,
    ]


def _numbers(row: Sequence[float]) -> str:
    return "".join(f"{value:>10.3f}" for value in row[:-1]) + f"{row[-1]:>10.0f}"


def _print_bands(name: str, pairs: Sequence[Pair], scored: Scored) -> None:
    """Share of each band, and of warnings, among what was said and what was not."""
    for said in (True, False):
        rows = [place for place, pair in enumerate(pairs) if pair.said == said]
        bands = [scored.bands[place] for place in rows]
        shares = "  ".join(
            f"{band} {bands.count(band) / max(1, len(bands)):.2f}"
            for band in ("covered", "partly", "missing")
        )
        warned = share([scored.warned[place] for place in rows])
        print(f"{name:<14}{'said' if said else 'not said':<10}{shares}  warned {warned:.3f}")


def _print_probes(scorer_name: str, name: str, pairs: Sequence[Pair], scorer: Scorer) -> None:
    """Share of the answers made of points that are covered, and covered without a warning."""
    for kind, made in probes(pairs).items():
        if made:
            scored = scorer(made)
            covered = [band == "covered" for band in scored.bands]
            silent = [yes and not warned for yes, warned in zip(covered, scored.warned, strict=True)]
            shares = f"covered {share(covered):.2f}  unwarned {share(silent):.2f}"
            print(f"{scorer_name:<10}{name:<14}{kind:<14}{len(made):>5}  {shares}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
