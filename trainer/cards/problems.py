"""What is wrong in a deck file, where, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trainer.text import one_line, shortened

Severity = Literal["mistake", "hint"]

MOST_PROBLEMS = 200
"""A file's further problems are only counted."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right.  As a string: `file:line: what is wrong: what to write`."""

    file: str
    line: int
    """From 1."""
    what: str
    remedy: str
    severity: Severity = "mistake"
    """A mistake was not taken as written; a hint was, but could be better."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}: {self.remedy}"


class Report:
    """Collects the problems of one file.  Lines are handed in as indices from 0."""

    def __init__(self, file: str) -> None:
        self._file = one_line(file)
        self._problems: list[Problem] = []
        self._left_out = 0

    def mistake(self, index: int, what: str, remedy: str) -> None:
        self._add(index, what, remedy, "mistake")

    def hint(self, index: int, what: str, remedy: str) -> None:
        self._add(index, what, remedy, "hint")

    def _add(self, index: int, what: str, remedy: str, severity: Severity) -> None:
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(Problem(self._file, index + 1, what, remedy, severity))
        else:
            self._left_out += 1

    def problems(self) -> tuple[Problem, ...]:
        """In the order of the lines."""
        found = sorted(self._problems, key=lambda problem: problem.line)
        if self._left_out:
            last = found[-1].line
            found.append(
                Problem(
                    self._file,
                    last,
                    f"{self._left_out} more problems",
                    "put these right first and look again",
                )
            )
        return tuple(found)


def quoted(text: str) -> str:
    """A piece of the file as a message shows it."""
    return f"'{shortened(one_line(text), 40)}'"
