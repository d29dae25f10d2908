"""The help: built from the keys themselves, so that the two never disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content

from trainer.tui.keys import HEADINGS, PLACES, Command
from trainer.tui.safe_text import joined, prose
from trainer.tui.screens.sheet import Sheet
from trainer.tui.widgets.rows import Row

KeyNames = Mapping[str, str]
"""Command id to its keys as the screens write them."""
_EMPTY: Row = ("", Content(""))


class HelpSheet(Sheet):
    """What can be done on the screen below."""

    def __init__(self, about: str, places: Iterable[str], names: KeyNames) -> None:
        super().__init__("Help", help_rows(about, (*places, "everywhere"), names))


def help_rows(about: str, places: Iterable[str], names: KeyNames) -> list[Row]:
    """Every key of the places with what it does, then the screen's own words."""
    rows: list[Row] = []
    for place in places:
        rows.append((HEADINGS[place], Content("")))
        rows += [_row(commands, names) for commands in _families(PLACES[place])]
        rows.append(_EMPTY)
    rows += [("About", prose(about)), _EMPTY, ("Other keys", _OTHER_KEYS)]
    return rows


_OTHER_KEYS = joined(
    "Name them in config.toml, with the command as it stands in grey above:\n",
    ('[keys]\n"verdict.flip" = "f"', "bold"),
)


def _families(commands: Iterable[Command]) -> list[list[Command]]:
    rows: list[list[Command]] = []
    for command in commands:
        if rows and command.family and rows[-1][0].family == command.family:
            rows[-1].append(command)
        else:
            rows.append([command])
    return rows


def _row(commands: list[Command], names: KeyNames) -> Row:
    first, last = names[commands[0].id], names[commands[-1].id]
    ids = " … ".join(dict.fromkeys((commands[0].id, commands[-1].id)))
    keys = first if len(commands) == 1 else f"{first} … {last}" if len(commands) > 2 else f"{first} {last}"
    return keys, joined(commands[0].tooltip, (f"  {ids}", "$foreground-muted"))
