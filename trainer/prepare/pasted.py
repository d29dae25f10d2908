"""What a pasted text is: several notes of one line each, or one long note."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.text import clean, one_line

_FEW = 12
"""Up to so many short lines are taken for what they look like."""
_LONG = 160
"""Characters of a line that is a sentence of a text rather than one entry."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The lines of a paste, and whether to ask what they are."""

    lines: tuple[str, ...]
    text: str
    """The whole, as one note."""
    question: str
    """What to ask, with the keys q and n; empty when it is clear."""


def read_paste(text: str, many: str = "questions") -> Pasted:
    """The paste; `many` is what its lines would become, in the plural."""
    text = clean(text).strip()
    lines = tuple(filter(None, (_bare(line) for line in text.split("\n"))))
    longest = max(map(len, lines), default=0)
    asks = len(lines) > _FEW or (len(lines) > 1 and longest > _LONG)
    question = f"Make {len(lines)} {many}, or is this one long note? (q/n)" if asks else ""
    return Pasted(lines, text, question)


def _bare(line: str) -> str:
    """A line without the bullet or the number before it."""
    line = one_line(line)
    head, _, rest = line.partition(" ")
    marker = head in ("-", "*", "+", "•", "–", "—", "o") or (head[-1:] in ".)" and head[:-1].isdecimal())
    return rest.strip() if marker else line
