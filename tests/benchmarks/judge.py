"""The judge in figures.

python -m tests.benchmarks.judge -      JSON lines in, results out, for a measuring tool
"""

from __future__ import annotations

import sys

from trainer.recall.batch import score_lines


def main() -> int:
    for line in score_lines(sys.stdin):
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
