"""The front matter of a deck file: TOML between two `---` lines, all of it optional."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.cards.model import DEFAULT_SECONDS
from trainer.cards.problems import Report, quoted
from trainer.text import one_line, shortened

FENCE = "---"
LONGEST_SECONDS = 3600
_LONGEST = 8000
"""Characters; what is longer is no front matter and would keep the TOML reader busy."""
_NAMES = ("title", "name", "about", "tags", "seconds")
_WHERE = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)")
_YAML = re.compile(r"([A-Za-z_]{1,30}):\s*(.*)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; None and empty where it says nothing."""

    title: str | None = None
    about: str = ""
    tags: tuple[str, ...] = ()
    seconds: int = DEFAULT_SECONDS
    end: int = 0
    """Index of the first line below it."""


def read_front_matter(lines: Sequence[str], report: Report) -> FrontMatter:
    """The front matter that the lines begin with.  Mistakes are reported; it never raises."""
    if lines[0].rstrip() != FENCE:
        return FrontMatter()
    end = _closing(lines)
    if end is None:
        if len(lines) > 1 and re.match(r"\w+\s*=", lines[1]):
            report.mistake(0, "the front matter has no end", f"write {FENCE} in a line of its own below it")
        return FrontMatter()
    return _checked(_table(lines[1:end], report), lines[1:end], end + 1, report)


def _closing(lines: Sequence[str]) -> int | None:
    for index in range(1, len(lines)):
        line = lines[index]
        if line.rstrip() == FENCE:
            return index
        if line.startswith("Q:"):
            return None
    return None


def _table(lines: Sequence[str], report: Report) -> dict[str, object]:
    source = "\n".join(lines)
    if not source.strip():
        return {}
    if len(source) > _LONGEST:
        report.mistake(0, "the front matter is too long to read", "keep title, about, tags and seconds")
        return {}
    import tomllib

    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        where = _WHERE.search(str(error))
        index = min(int(where[1]), len(lines)) if where and where[1] else len(lines)
        why = shortened(one_line(_WHERE.sub("", str(error))), 80)
    except (ValueError, RecursionError):  # a number of thousands of digits, lists in lists in lists
        index, why = 1, "too deep or too large a value"
    yaml = _YAML.match(lines[index - 1])
    remedy = (
        f'write {yaml[1]} = "{shortened(yaml[2], 60)}"' if yaml else 'write lines such as title = "My deck"'
    )
    report.mistake(index, f"the front matter is no TOML ({why})", remedy)
    return {}


def _checked(table: dict[str, object], lines: Sequence[str], end: int, report: Report) -> FrontMatter:
    def line_of(name: str) -> int:
        return next((i for i, line in enumerate(lines, start=1) if line.lstrip().startswith(name)), 0)

    for name in table:
        if name not in _NAMES:
            known = "title, about, tags and seconds"
            report.hint(line_of(name), f"the front matter has no {quoted(name)}", f"it knows {known}")

    def text(name: str) -> str:
        value = table.get(name, "")
        if isinstance(value, str):
            return one_line(value)
        report.mistake(line_of(name), f"{name} is no text", f'write {name} = "…"')
        return ""

    title, own_name, about = text("title"), text("name"), text("about")
    tags = table.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        report.mistake(line_of("tags"), "tags is no list of texts", 'write tags = ["one", "two"]')
        tags = []
    seconds = table.get("seconds", DEFAULT_SECONDS)
    if not isinstance(seconds, int) or isinstance(seconds, bool) or not 1 <= seconds <= LONGEST_SECONDS:
        report.mistake(line_of("seconds"), "seconds is no whole number from 1 to 3600", "write seconds = 60")
        seconds = DEFAULT_SECONDS
    cleaned = (one_line(tag) for tag in tags)
    return FrontMatter(title or own_name or None, about, tuple(tag for tag in cleaned if tag), seconds, end)
