"""What the candidate may set, read from `config.toml`; a mistake there never stops the program."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from trainer.text import one_line

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "mode": ("keywords", "full", "aloud"),
    "judge": ("words", "meaning", "both"),
}
_RANGES: Mapping[str, tuple[int, int]] = {"minutes": (1, 600), "new_cards": (0, 1000)}


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default."""

    minutes: int = 15
    """Practice a day."""
    new_cards: int = 8
    """New cards a day, at most."""
    mode: str = "keywords"
    judge: str = "both"
    learn: bool = True
    """Whether the judge learns from the candidate's corrections."""
    voice: bool = False
    """Whether a rehearsal says its questions aloud, by the system's own voice."""
    theme: str = "second-round"
    keys: Mapping[str, str] = field(default_factory=dict)
    """Binding id to key, as Textual names keys; see the help screen for the ids."""
    problems: tuple[str, ...] = ()
    """What could not be used, one sentence each."""


def load(path: Path) -> Settings:
    """The settings in the file; a missing file means the defaults.  Never raises for bad content."""
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else one_line(str(error))
        return Settings(problems=(f"{path.name} was not read ({reason}); the defaults hold.",))
    settings, problems = Settings(), []
    known = {f.name for f in fields(Settings)} - {"problems"}
    for name, written in table.items():
        value: Any = _flat(written) if isinstance(written, dict) else written
        if name not in known:
            problems.append(f"{path.name}: there is no setting '{one_line(name)}'.")
        elif trouble := _CHECKS[name](value):
            problems.append(f"{path.name}: {name} {trouble}; the default holds.")
        else:
            settings = replace(settings, **{name: value})
    return replace(settings, problems=tuple(problems))


def remember(path: Path, name: str, value: str | int) -> None:
    """Write one setting, leaving the candidate's own lines and comments as they are.

    Raises OSError when the file cannot be written, ValueError when it is no TOML.
    """
    import tomlkit  # only needed here

    from trainer.files import atomic_write

    document = tomlkit.parse(path.read_text("utf-8-sig")) if path.exists() else tomlkit.document()
    document[name] = value
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    atomic_write(path, tomlkit.dumps(document).encode())


def _one_of(name: str) -> Callable[[object], str | None]:
    return lambda value: None if value in _CHOICES[name] else f"is one of {', '.join(_CHOICES[name])}"


def _within(name: str) -> Callable[[object], str | None]:
    low, high = _RANGES[name]

    def check(value: object) -> str | None:
        fine = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return None if fine else f"is a whole number from {low} to {high}"

    return check


def _yes_or_no(value: object) -> str | None:
    return None if isinstance(value, bool) else "is true or false"


def _text(value: object) -> str | None:
    return None if isinstance(value, str) else "is a text in quotes"


def _flat(table: Mapping[str, object], above: str = "") -> dict[str, object]:
    """Bare dotted names are nested tables in TOML, but one name to whoever writes `drill.submit = "f5"`."""
    flat: dict[str, object] = {}
    for name, value in table.items():
        flat |= _flat(value, f"{above}{name}.") if isinstance(value, dict) else {f"{above}{name}": value}
    return flat


def _key_table(value: object) -> str | None:
    fine = isinstance(value, dict) and all(isinstance(key, str) for key in value.values())
    return None if fine else "is a table of names and keys"


_CHECKS: Mapping[str, Callable[[object], str | None]] = {
    "minutes": _within("minutes"),
    "new_cards": _within("new_cards"),
    "mode": _one_of("mode"),
    "judge": _one_of("judge"),
    "learn": _yes_or_no,
    "voice": _yes_or_no,
    "theme": _text,
    "keys": _key_table,
}
