"""What practice has come to, in plain figures."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import DataTable

from trainer.clock import date_of
from trainer.desk import Desk
from trainer.insights.summary import Summary, summarise
from trainer.tui.keys import bindings
from trainer.tui.phrases import GRADE_WORDS, counted, percent
from trainer.tui.safe_text import Piece, cell, joined
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.rows import Row, Rows

DAYS_SHOWN = 7


class StatsScreen(Screen[None]):
    """Answers, grades, coverage by deck, and what is due ahead."""

    CSS_PATH = "pages.tcss"
    BINDINGS = bindings("stats")
    places = ("stats",)
    help = (
        "Coverage is the share of the points that your answers held, of the last answer to every card. "
        "● is an answer that was compared with its points, ○ one that you ticked yourself; "
        "the two are never mixed."
    )

    @dataclass
    class Summarised(Message):
        """The figures are there."""

        summary: Summary

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        with Vertical(id="stats"):
            yield Rows([("Answers", joined("…"))], name="figures")
            yield DataTable(id="decks", cursor_type="row", zebra_stripes=False)
            yield Rows(name="ahead")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#decks").display = False
        self.run_worker(self._summarise, thread=True)

    def _summarise(self) -> None:
        """Beside the event loop: a long log takes its time."""
        desk = self._desk
        summary = summarise(desk.practice(), desk.store.states(), desk.library.cards, desk.day)
        self.post_message(self.Summarised(summary))

    @on(Summarised)
    def _show(self, event: Summarised) -> None:
        event.stop()
        summary = event.summary
        self.query_one("#figures", Rows).show(_figures(summary))
        if not summary.answers:
            return
        titles = {deck.id: deck.title for deck in self._desk.library.decks}
        table = self.query_one("#decks", DataTable)
        for name in ("Coverage", "Practised", "Deck"):
            table.add_column(cell(name))
        for deck in summary.decks:
            known = f"{deck.practised} of {deck.cards}"
            table.add_row(cell(percent(deck.coverage)), cell(known), cell(titles.get(deck.deck, deck.deck)))
        table.display = True
        table.focus()
        self.query_one("#ahead", Rows).show(_ahead(summary))

    def action_home(self) -> None:
        self.dismiss()


def _figures(summary: Summary) -> list[Row]:
    if not summary.answers:
        return [("Answers", joined("none yet; escape goes home, and enter there is the first question"))]
    checked = counted(summary.answers - summary.self_rated, "checked answer")
    grades = "  ".join(f"{GRADE_WORDS[grade]} {count}" for grade, count in summary.grades.items())
    days = f"practised on {summary.days_practised} of the last 14 days"
    rows: list[tuple[str, list[Piece]]] = [
        ("Answers", [(f"{summary.answers}", "bold"), f" in all, {summary.answers_today} today; {days}"]),
        ("Grades", [grades]),
        ("Coverage", [(f"● {percent(summary.coverage)}", "bold"), f" over {checked}"]),
    ]
    if summary.self_rated:
        own = f" over {counted(summary.self_rated, 'answer')} that you ticked yourself"
        rows.append(("", [(f"○ {percent(summary.self_rated_coverage)}", "bold"), own]))
    if summary.agreement.share is not None:
        rows.append(("Agreement", [f"You agreed with {percent(summary.agreement.share)} of the verdicts"]))
    return [(name, joined(*pieces)) for name, pieces in rows]


def _ahead(summary: Summary) -> list[Row]:
    days = [
        f"{'today' if ahead == 0 else f'{date_of(summary.day + ahead):%a}'} {cards}"
        for ahead, cards in enumerate(summary.due_ahead[:DAYS_SHOWN])
        if cards
    ]
    return [("Due", joined(", ".join(days) or f"nothing within {DAYS_SHOWN} days"))]
