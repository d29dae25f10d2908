"""The readiness board: eight areas, what each still lacks, and the way to where it is mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from trainer.desk import Desk
from trainer.insights.readiness import DRILL, AreaBoard, Gap, readiness
from trainer.prepare.countdown import countdown
from trainer.progress.problems import NotSaved
from trainer.text import counted
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.preparing.page import Page
from trainer.tui.widgets.pick_list import PickList

NAME = 24
TABLES = {"questions": "my_questions"}
"""Places whose table in the preparation has another name."""
NOTHING = "nothing is missing that can be named"
GONE = "None of these cards can be asked now."


@dataclass(frozen=True, slots=True)
class Row:
    """An area, or one gap of the area that is unfolded."""

    area: int
    gap: Gap | None = None


class ReadinessScreen(Page):
    """Eight rows; the one that is unfolded names everything that its area lacks."""

    CSS_PATH: ClassVar[str | list[str | PurePath]] = ["preparing/preparing.tcss", "looking.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("page"), *bindings("readiness")]
    places = ("page", "readiness", "rows")
    help = (
        "Each row is an area of the interview, with the number of things it lacks and the first of them. "
        "Enter unfolds a row, and on something missing it goes to where that is mended. "
        "There is no score here: what counts is what you say on the day."
    )

    @dataclass
    class Found(Message):
        """The board is there."""

        boards: tuple[AreaBoard, ...]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._boards: Sequence[AreaBoard] = ()
        self._rows: list[Row] = []
        self._unfolded: int | None = None

    def body(self) -> ComposeResult:
        yield PickList(self._draw_row)
        yield Static(id="below")

    def on_mount(self) -> None:
        interview = self.desk.interview
        standing = countdown(interview.moment, self.desk.clock.now()) if interview else ""
        self.head("What is still missing", standing)
        self.say(joined(("Counting…", "$foreground-muted")))
        self.query_one(PickList).focus()

    def on_screen_resume(self) -> None:
        """Also on the way back from where something was mended."""
        desk = self.desk
        book, cards = desk.notebook(), {id_: asked.card for id_, asked in desk.asked().items()}

        def find() -> None:
            self.post_message(self.Found(readiness(book, desk.practice(), cards)))

        self.run_worker(find, thread=True, exclusive=True, group="board")

    @on(Found)
    def _show(self, event: Found) -> None:
        event.stop()
        self._boards = event.boards
        whole = [board.area for board in self._boards if not board.gaps]
        self.say(joined(f"Nothing missing: {', '.join(whole)}." if whole else ""))
        self._fold(self._unfolded, self.query_one(PickList).chosen)

    def _fold(self, unfolded: int | None, chosen: int) -> None:
        self._unfolded = unfolded
        self._rows = []
        for number, board in enumerate(self._boards):
            self._rows.append(Row(number))
            if number == unfolded:
                self._rows += [Row(number, gap) for gap in board.gaps]
        self.query_one(PickList).show(len(self._rows), chosen)

    def _draw_row(self, number: int, columns: int) -> Content:
        row = self._rows[number]
        board = self._boards[row.area]
        if row.gap:
            return joined("     - ", line(row.gap.sentence))
        sign = ("! ", "bold $text-warning") if board.gaps else ("✓ ", "bold $text-success")
        if not board.gaps:
            return joined(sign, f"{board.area:<{NAME}}", (NOTHING, "$foreground-muted"))
        first = "" if row.area == self._unfolded else board.gaps[0].sentence
        count = f"{len(board.gaps):>2} missing" if columns > 50 else f"{len(board.gaps):>2}"
        return joined(sign, f"{board.area:<{NAME}}{count}  ", line(first, "$foreground-muted"))

    @on(PickList.Chosen)
    def _tell(self, event: PickList.Chosen) -> None:
        event.stop()
        below = self.query_one("#below", Static)
        row = self._rows[event.row] if event.row < len(self._rows) else None
        below.update(self._words(row) if row else "")
        self.refresh_bindings()

    def _words(self, row: Row) -> Content:
        gaps = self._boards[row.area].gaps
        if row.gap:
            place = f"drill {row.gap.place.removeprefix(DRILL)}" if DRILL in row.gap.place else "mend it"
            return joined(line(row.gap.sentence), "\n", ("enter  ", "bold $text-accent"), (place, "bold"))
        if not gaps:
            return joined((NOTHING.capitalize() + ".", "$foreground-muted"))
        deed = "fold it up" if row.area == self._unfolded else f"name all {counted(len(gaps), 'thing')}"
        return joined(line(gaps[0].sentence), "\n", ("enter  ", "bold $text-accent"), (deed, "bold"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "open":
            return bool(self._rows)
        return super().check_action(action, parameters)

    @on(PickList.Opened)
    def _clicked(self, event: PickList.Opened) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        chosen = self.query_one(PickList).chosen
        row = self._rows[chosen]
        if row.gap:
            self._mend(row.gap)
            return
        place = next(n for n, one in enumerate(self._rows) if one.area == row.area)
        if self._unfolded is not None and self._unfolded < row.area:
            place -= len(self._boards[self._unfolded].gaps)
        unfold = row.area != self._unfolded and bool(self._boards[row.area].gaps)
        self._fold(row.area if unfold else None, place + 1 if unfold else place)

    def _mend(self, gap: Gap) -> None:
        from trainer.tui.screens.preparing.doors import open_debrief, open_prepare

        if self.desk.store.read_only:
            self.say("This window only looks: nothing is changed here.")
        elif gap.place.startswith(DRILL):
            self._drill(gap.place.removeprefix(DRILL))
        elif gap.place == "debrief":
            open_debrief(self.app, self.desk)
        else:
            open_prepare(self.app, self.desk, TABLES.get(gap.place, gap.place))

    def _drill(self, deck: str) -> None:
        from trainer.tui.screens.drill import DrillScreen

        desk = self.desk
        cards = [id_ for id_, asked in desk.asked().items() if asked.card.deck == deck]
        states = desk.store.states()
        unasked = [id_ for id_ in cards if id_ not in states or not states[id_].reps]
        try:
            session = desk.begin(deck) or desk.drill(*(unasked or cards)[: desk.settings.new_cards])
        except NotSaved as problem:
            self.failed(problem, lambda: self._drill(deck))
            return
        if session:
            self.app.push_screen(DrillScreen(desk, session))
        else:
            self.say(GONE)
