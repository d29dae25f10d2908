"""The lines of a deck file under an edit, with their own line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trainer.cards.deck_file import UTF8_MARK
from trainer.text import clean

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class Sheet:
    """Collects changes by line, then gives the whole file.  Untouched lines keep every byte."""

    def __init__(self, content: bytes) -> None:
        self._mark = UTF8_MARK if content.startswith(UTF8_MARK) else b""
        text = content.removeprefix(UTF8_MARK).decode(errors="surrogateescape")
        self._raw: list[str] = _LINE.findall(text)
        self.lines = clean(text).split("\n")
        """What the reader sees, index by index."""
        self._end = _line_end(self._raw[0]) if self._raw else ""
        self._end = self._end or "\n"
        self._above: dict[int, list[str]] = {}
        self._below: dict[int, list[str]] = {}
        self._instead: dict[int, Sequence[str]] = {}
        self._last: list[str] = []

    def above(self, index: int, lines: Sequence[str]) -> None:
        self._above.setdefault(index, []).extend(lines)

    def below(self, index: int, lines: Sequence[str]) -> None:
        self._below.setdefault(index, []).extend(lines)

    def instead(self, index: int, lines: Sequence[str]) -> None:
        """Put lines in place of one; none take it away."""
        self._instead[index] = lines

    def append(self, lines: Sequence[str]) -> None:
        """Put lines at the end of the file, with a blank line above."""
        self._last += ["", *lines]

    def content(self) -> bytes:
        out: list[str] = []
        for index, raw in enumerate(self._raw):
            out += self._ended(self._above.get(index, ()))
            new = self._instead.get(index)
            if new is None:
                out.append(raw)
            elif new:
                out += [*self._ended(new[:-1]), new[-1] + _line_end(raw)]
            if below := self._below.get(index):
                self._finish(out)
                out += self._ended(below)
        if self._last:
            self._finish(out)
            blank = not out or not out[-1].strip()
            out += self._ended(self._last[1:] if blank else self._last)
        return self._mark + "".join(out).encode(errors="surrogateescape")

    def _ended(self, lines: Sequence[str]) -> list[str]:
        return [line + self._end for line in lines]

    def _finish(self, out: list[str]) -> None:
        """The last line of a file may lack its end; before a further line it gets one."""
        if out and not _line_end(out[-1]):
            out[-1] += self._end


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]
