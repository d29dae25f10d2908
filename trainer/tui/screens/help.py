"""The help: built from the keys themselves, so that the two never disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content

from trainer.tui.keys import HEADINGS, PLACES, Command
from trainer.tui.safe_text import Piece, joined, prose
from trainer.tui.screens.sheet import Sheet

KeyNames = Mapping[str, str]
"""Command id to its keys as the screen names them."""
_KEY_WIDTH = 12


class HelpSheet(Sheet):
    """What can be done on the screen below."""

    def __init__(self, about: str, places: Iterable[str], names: KeyNames) -> None:
        super().__init__("Help", help_text(about, (*places, "everywhere"), names))


def help_text(about: str, places: Iterable[str], names: KeyNames) -> Content:
    """The screen's own words, then every key of its places with what it does."""
    parts = [prose(about)]
    for place in places:
        rows = [joined((HEADINGS[place], "bold $accent"))]
        rows += [_row(commands, names) for commands in _families(PLACES[place])]
        parts.append(Content("\n").join(rows))
    parts.append(
        joined(
            ("Other keys? ", "bold"),
            "Name them in config.toml under [keys], such as ",
            ('"verdict.flip" = "f"', "bold"),
            ". A command's name stands in grey.",
        )
    )
    return Content("\n\n").join(parts)


def _families(commands: Iterable[Command]) -> list[list[Command]]:
    rows: list[list[Command]] = []
    for command in commands:
        if rows and command.family and rows[-1][0].family == command.family:
            rows[-1].append(command)
        else:
            rows.append([command])
    return rows


def _row(commands: list[Command], names: KeyNames) -> Content:
    first = commands[0]
    shown = [names[command.id] for command in commands]
    keys = f"{shown[0]} … {shown[-1]}" if len(shown) > 2 else " ".join(shown)
    tooltips = dict.fromkeys(command.tooltip for command in commands)
    pieces: list[Piece] = [(f"{keys:<{_KEY_WIDTH}} ", "bold"), " ".join(tooltips)]
    ids = first.id if len(commands) == 1 else f"{first.id} …"
    return joined(*pieces, (f"  {ids}", "$text-muted"))
