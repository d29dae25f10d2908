"""Statistics: five pages, each with a sentence that says what it means and a key that acts on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from trainer.desk import Desk
from trainer.insights.figures import figures
from trainer.insights.plain_forecasts import plain_log_loss
from trainer.progress.problems import NotSaved
from trainer.tui.keys import bindings
from trainer.tui.safe_text import Piece, joined, line
from trainer.tui.screens.stats.answers import answers
from trainer.tui.screens.stats.days import days
from trainer.tui.screens.stats.forecast import forecast
from trainer.tui.screens.stats.overview import overview
from trainer.tui.screens.stats.page import Page, Seen
from trainer.tui.screens.stats.points import points
from trainer.tui.widgets.key_line import KeyLine

Draw = Callable[[Seen, int], Page]
PAGES: Mapping[str, Draw] = {
    "Overview": overview,
    "Days": days,
    "Answers": answers,
    "Points": points,
    "Forecast": forecast,
}
COUNTING = "Counting…"
GONE = "None of these cards can be asked any more."
NOTHING_TODAY = "Nothing waits today. Home offers further new questions."


class StatsScreen(Screen[None]):
    """Counts beside the event loop, and draws whatever page is chosen."""

    CSS_PATH = "stats.tcss"
    BINDINGS = bindings("stats")
    AUTO_FOCUS = ""
    places = ("stats",)
    help = (
        "Coverage is the share of the points that your answers held, of the last answer to every card. "
        "● and █ are answers that were compared with their points, ○ those that you ticked yourself; "
        "the two are never mixed. The forecast is an estimate from your own answers."
    )

    @dataclass
    class Counted(Message):
        """The figures are there."""

        seen: Seen

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._number = 0
        self._chosen = 0
        self._seen: Seen | None = None
        self._page = Page((joined(COUNTING),), "")
        self._drawn = (0, 0)

    def compose(self) -> ComposeResult:
        yield Static(id="stats-pages")
        with VerticalScroll(id="stats", can_focus=False):
            yield Static(id="stats-body")
        yield Static(id="stats-below")
        yield Static(id="stats-act")
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Also after a drill that began here: its answers count."""
        self._draw()
        desk = self._desk
        planner = desk.planner()
        asked, book, plan = desk.asked(), desk.notebook(), planner.kept() if planner else None
        titles = {deck.id: deck.title for deck in desk.library.decks}

        def count() -> None:
            """Beside the event loop: a long log takes its time."""
            told = figures(desk.practice(), desk.store.states(), asked, book, desk.day, desk.learning)
            plain = plain_log_loss(desk.store.answers())
            self.post_message(self.Counted(Seen(told, titles, plan, desk.day, plain)))

        self.run_worker(count, thread=True, exclusive=True, group="figures")

    @on(Counted)
    def _show(self, event: Counted) -> None:
        event.stop()
        self._seen = event.seen
        self._draw()

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        if self._seen:
            width = max(20, self.query_one("#stats").scrollable_content_region.width)
            draw = list(PAGES.values())[self._number]
            self._page = draw(self._seen, width - (2 if draw is points else 0))
            self._chosen = max(0, min(self._chosen, len(self._page.choices) - 1))
        self.query_one("#stats-pages", Static).update(self._tabs())
        self.query_one("#stats-body", Static).update(Content("\n").join(self._lines()))
        self._draw_below()
        self.refresh_bindings()

    def _tabs(self) -> Content:
        pieces: list[Piece] = []
        for number, name in enumerate(PAGES):
            here = number == self._number
            shown = f"[{number + 1} {name}]" if here else f" {number + 1} {name} "
            if self.size.width < 58 and not here:
                shown = f" {number + 1} "
            pieces.append((shown, "bold $text-accent" if here else "$foreground-muted"))
        return joined(*pieces)

    def _lines(self) -> list[Content]:
        marks = {choice.line: number for number, choice in enumerate(self._page.choices)}
        if not marks:
            return list(self._page.lines)
        lines = []
        for place, content in enumerate(self._page.lines):
            here = marks.get(place) == self._chosen
            lines.append(joined(("› ", "bold $text-accent") if here else "  ", content))
        width = self.query_one("#stats").scrollable_content_region.width
        return [content.truncate(width, ellipsis=True) for content in lines]

    def _draw_below(self) -> None:
        choices, below = self._page.choices, self.query_one("#stats-below", Static)
        words = choices[self._chosen].below if choices else ""
        below.update(line(words, "$foreground-muted"))
        below.display = bool(words)
        act = self.query_one("#stats-act", Static)
        acts = bool(self._page.act) and not self._desk.store.read_only
        act.update(joined(("enter  ", "bold $text-accent"), (self._page.act, "bold")) if acts else "")
        act.display = acts

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        if action == "act":
            return bool(self._page.act) and not self._desk.store.read_only
        return True

    def action_turn(self, step: int) -> None:
        self._open((self._number + step) % len(PAGES))

    def action_page(self, number: int) -> None:
        self._open(number)

    def _open(self, number: int) -> None:
        self._number, self._chosen = number, 0
        self._draw()
        self.query_one("#stats", VerticalScroll).scroll_home(animate=False)

    def action_move(self, step: int) -> None:
        pane, choices = self.query_one("#stats", VerticalScroll), self._page.choices
        if not choices:
            pane.scroll_relative(y=step, animate=False)
            return
        self._chosen = max(0, min(self._chosen + step, len(choices) - 1))
        self._draw()
        row, height = choices[self._chosen].line, pane.scrollable_content_region.height
        if row < pane.scroll_offset.y or self._chosen == 0:
            pane.scroll_to(y=0 if self._chosen == 0 else row, animate=False)
        elif row >= pane.scroll_offset.y + height:
            pane.scroll_to(y=row - height + 1, animate=False)

    def action_leaf(self, step: int) -> None:
        pane = self.query_one("#stats", VerticalScroll)
        pane.scroll_relative(y=step * max(1, pane.scrollable_content_region.height - 1), animate=False)

    def action_act(self) -> None:
        choices = self._page.choices
        cards = choices[self._chosen].cards if choices else self._page.cards
        try:
            session = self._desk.drill(*cards) if cards else self._desk.begin()
        except NotSaved as problem:
            self.notify(f"NOT begun: {problem.reason}. Free some space and press enter.", markup=False)
            return
        if session is None:
            self.notify(GONE if cards else NOTHING_TODAY, markup=False)
            return
        from trainer.tui.screens.drill import DrillScreen

        self.app.push_screen(DrillScreen(self._desk, session))

    def action_home(self) -> None:
        self.dismiss()
