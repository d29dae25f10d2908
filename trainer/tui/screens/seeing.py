"""How Home opens what is to be looked at: days, statistics, readiness, notes, the page to take along."""

from __future__ import annotations

from textual.app import App

from trainer.desk import Desk


def open_place(app: App[int], desk: Desk, place: str) -> None:
    """`days`, `stats`, `readiness`, `notes` or `crib`; each is loaded only then."""
    match place:
        case "days":
            from trainer.tui.screens.days import DaysScreen

            app.push_screen(DaysScreen(desk))
        case "stats":
            from trainer.tui.screens.stats.screen import StatsScreen

            app.push_screen(StatsScreen(desk))
        case "readiness":
            from trainer.tui.screens.readiness import ReadinessScreen

            app.push_screen(ReadinessScreen(desk))
        case "notes":
            from trainer.tui.screens.notes_page import NotesScreen

            app.push_screen(NotesScreen(desk))
        case _:
            from trainer.tui.screens.crib import CribScreen

            app.push_screen(CribScreen(desk))
