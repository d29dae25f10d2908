"""All benchmarks: `python -m tests.benchmarks [--data DIR] [NAME ...]`.  They print ratios, no time fails.

A benchmark is a module of this folder with a `main(argv)` that prints its figures and returns an exit code;
words that it does not know are meant for others.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent


def main(argv: list[str]) -> int:
    """Run those that are named, else all; `--data DIR` and its like are passed on to each."""
    options, names = _split(argv)
    known = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))
    known.remove("interview_day_policy")  # what interview_day measures
    if unknown := [name for name in names if name not in known]:
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    codes = []
    for name in names or known:
        print(f"-- {name}", flush=True)
        codes.append(import_module(f"tests.benchmarks.{name}").main(options))
    return max(codes, default=0)


def _split(argv: list[str]) -> tuple[list[str], list[str]]:
    options: list[str] = []
    names: list[str] = []
    words = iter(argv)
    for word in words:
        if word in ("--data", "--cards"):
            options += [word, next(words, "")]
        else:
            (options if word.startswith("-") else names).append(word)
    return options, names


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
