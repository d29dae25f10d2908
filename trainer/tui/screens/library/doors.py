"""How other screens come into the library, without paying for it before."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable

from textual.app import App
from textual.screen import Screen

from trainer.cards.card_change import CardChange
from trainer.desk import Desk
from trainer.progress.problems import NotSaved


def open_library(app: App[int], desk: Desk) -> None:
    """The decks."""
    from trainer.tui.screens.library.decks import DecksScreen

    app.push_screen(DecksScreen(desk))


def edit_asked_card(app: App[int], desk: Desk, card: str, changed: Callable[[CardChange], None]) -> None:
    """Edit a card while it is being asked; a card that was made from notes has no lines to edit."""
    from trainer.tui.screens.library.editor import EditorScreen

    def closed(change: CardChange | None) -> None:
        if change:
            changed(change)

    if card in desk.library.cards:
        app.push_screen(EditorScreen(desk, card, asked_now=True), closed)
    else:
        app.notify("This card is made from your notes; they are what is edited.", markup=False)


def look_for_edits(screen: Screen[None], desk: Desk, tell: Callable[[str], None]) -> None:
    """Whether deck files were edited outside; then they are read beside the event loop and `tell` is told."""

    async def read() -> None:
        try:
            told = await to_thread(desk.reload)
        except NotSaved as problem:
            told = f"Your deck files were edited; their progress waits to be saved: {problem.reason}."
        if told:
            tell(told)

    screen.run_worker(read(), exclusive=True, group="edits")
