"""The lines of a CV or an advert, from a text that was pasted or read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.text import clean, one_line

LONGEST_FILE = 2_000_000
"""Bytes; a CV above this is something else."""
MOST_LINES = 400
_NAME = 3
"""Words of a line that may be a name or a town."""
_BULLET = re.compile(r"^(?:[-*+•–—▪●○◦·‣>]|o(?=\s)|\d{1,2}[.)])\s+")
_CONTACT = re.compile(
    r"^(?:[\w .:]{0,40}@[\w-]+\.[\w.]+|[\w .:]{0,20}\+?\d[\d ()/-]{6,}|https?://\S+|page \d+(?: of \d+)?)$",
    re.IGNORECASE,
)
_HEADINGS = frozenset(
    (
        "about me", "about the role", "about us", "achievements", "additional information", "benefits",
        "career history", "certificates", "certifications", "contact", "curriculum vitae", "cv",
        "duties", "education", "education and training", "employment", "employment history",
        "experience", "hobbies", "interests", "key responsibilities", "key skills", "languages",
        "personal details", "personal statement", "professional experience", "profile", "projects",
        "publications", "qualifications", "references", "requirements", "responsibilities", "resume",
        "résumé", "skills", "summary", "the role", "training", "voluntary work", "we offer",
        "what we offer", "what you bring", "what you will do", "who we are", "work experience",
        "work history", "you bring", "your profile", "your role", "your tasks",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TakenLine:
    """A line that may be asked about, and the heading it stands under."""

    text: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class TakenLines:
    """What a text came to."""

    lines: tuple[TakenLine, ...]
    read: int
    """Lines that were not empty."""
    headings: int

    @property
    def sentence(self) -> str:
        """`23 lines read, 4 headings dropped, 19 lines taken in.`"""
        dropped = self.read - self.headings - len(self.lines)
        other = f", {dropped} without content dropped" if dropped else ""
        headings = f", {self.headings} heading{'s' * (self.headings != 1)} dropped" if self.headings else ""
        lines = f"{self.read} line{'s' * (self.read != 1)} read"
        return f"{lines}{headings}{other}, {len(self.lines)} taken in."


def take_lines(text: str) -> TakenLines:
    """The lines of a text without its headings, contact lines and repetitions, MOST_LINES at most.

    A line that runs on is joined with what follows: the next line begins with a small letter.
    """
    taken: list[TakenLine] = []
    section, read, headings = "", 0, 0
    for whole in _joined(clean(text).split("\n")):
        read += 1
        bare = one_line(_BULLET.sub("", whole))
        if _is_heading(whole):
            section, headings = bare.strip("#=*: "), headings + 1
        elif any(letter.isalpha() for letter in bare) and not _CONTACT.match(bare):
            taken.append(TakenLine(bare, section))
    if headings:
        # Above the first heading stand the name and the town, of which nobody asks.
        taken = [line for line in taken if line.section or len(line.text.split()) > _NAME]
    once: dict[str, TakenLine] = {}
    for line in taken:
        once.setdefault(line.text.casefold(), line)
    lines = tuple(once.values())[:MOST_LINES]
    return TakenLines(lines, read, headings)


def _joined(lines: list[str]) -> list[str]:
    whole: list[str] = []
    for line in map(str.strip, lines):
        if not line:
            whole.append("")
        elif whole and whole[-1] and line[0].islower() and not _stands_alone(whole[-1], line):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return [line for line in whole if line]


def _stands_alone(above: str, line: str) -> bool:
    return _is_heading(above) or bool(_CONTACT.match(line) or _BULLET.match(line))


def _is_heading(line: str) -> bool:
    if _BULLET.match(line) or any(digit.isdigit() for digit in line):
        return line.startswith("#")
    bare = line.strip("#=*: ")
    short = len(bare.split()) <= 4
    return (
        line.startswith("#")
        or bare.casefold() in _HEADINGS
        or (short and line.endswith(":"))
        or (short and len(bare) > 2 and bare.isupper())
        or not any(letter.isalpha() for letter in line)
    )
