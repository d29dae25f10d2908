"""How right the judge is on the built-in cards: good and weak answers, point by point.

    python -m tests.benchmarks.deck_answers [--all]

For each kind of card and of point: the share of the points found in the answer by a reader that the judge
calls covered, partly and missing, and the same for those not found.  `--all` lists each disagreement.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from trainer.cards.deck_file import parse_deck
from trainer.cards.model import Card
from trainer.cards.slots import AskedPoint, ask
from trainer.recall.attempt import Attempt
from trainer.recall.cues import shown
from trainer.recall.verdict import Spoken
from trainer.recall.words import WordJudge

_ROOT = Path(__file__).parents[2]
_BANDS = ("covered", "partly", "missing")


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; always 0."""
    listed = "--all" in (sys.argv[1:] if argv is None else argv)
    cards = {card.full_id: card for path in sorted((_ROOT / "decks").glob("*.md")) for card in _read(path)}
    lines = (_ROOT / "tests" / "recall" / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    judge = WordJudge()
    counts: Counter[tuple[str, bool, str]] = Counter()
    coverage: dict[tuple[str, str], float] = {}
    for sample in map(json.loads, lines):
        card = cards[sample["card"]]
        asked = ask(card, {})
        verdict = judge.judge(Spoken.on(asked, asked.questions[0], sample["answer"]))
        attempt = Attempt(asked, 0, "full", sample["answer"], verdict)
        coverage[card.full_id, sample["quality"]] = attempt.coverage or 0.0
        said = {card.points[number].id for number in sample["covers"]}
        for point, found in zip(asked.points, verdict.points, strict=True):
            for kind in _kinds(card, point):
                counts[kind, point.id in said, found.band] += 1
            if listed and (point.id in said) != (found.band == "covered"):
                truth = "said" if point.id in said else "not said"
                print(f"{card.full_id} ({sample['quality']}): {shown(point.label)}: {truth}, {found.band}")
    _print_points(counts)
    _print_cards(cards, coverage)
    return 0


def _read(path: Path) -> Sequence[Card]:
    return parse_deck(path.read_bytes(), path.name, builtin=True).deck.cards


def _kinds(card: Card, point: AskedPoint) -> Iterator[str]:
    yield f"card {card.kind}"
    yield "point cue" if not point.wordings else "point words and cue" if point.cues else "point words"
    yield "all"


def _print_points(counts: Counter[tuple[str, bool, str]]) -> None:
    print(f"{'':22}{'said: covered partly missing':>32}{'not said: covered partly missing':>38}{'right':>8}")
    for kind in sorted({kind for kind, _, _ in counts}):
        row = [[counts[kind, said, band] for band in _BANDS] for said in (True, False)]
        right = (row[0][0] + row[1][2] + row[1][1] / 2 + row[0][1] / 2) / max(1, sum(row[0]) + sum(row[1]))
        cells = "".join(f"{share:>10}" for part in row for share in _shares(part))
        print(f"{kind:22}{cells}{right:>8.2f}")


def _shares(part: Sequence[int]) -> list[str]:
    whole = sum(part)
    return [f"{number / whole:.2f}" if whole else "-" for number in part]


def _print_cards(cards: dict[str, Card], coverage: dict[tuple[str, str], float]) -> None:
    above = [card for card in cards if coverage[card, "good"] > coverage[card, "weak"]]
    means = {
        quality: sum(value for (_, of), value in coverage.items() if of == quality) / len(cards)
        for quality in ("good", "weak")
    }
    print(f"good above weak: {len(above)} of {len(cards)} cards ({len(above) / len(cards):.1%})")
    print(f"mean coverage: good {means['good']:.2f}, weak {means['weak']:.2f}")
    for card in sorted(set(cards) - set(above)):
        print(f"not above: {card}")


if __name__ == "__main__":
    sys.exit(main())
