"""What the debrief came to, and the one offer that leads on: points of one's own, then the first drill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from trainer.desk import Desk
from trainer.prepare.debrief_steps import due_tonight, summary
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.loose_ends import points_key
from trainer.prepare.own_points import own_points
from trainer.text import counted
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined
from trainer.tui.widgets.rows import Row, Rows


class SummaryPane(VerticalScroll):
    """The sentence, what is still open, and enter for what comes next."""

    BINDINGS = bindings("debriefed")

    @dataclass
    class Onward(Message):
        """Enter was pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._offered: set[str] = set()
        """Questions whose points were on offer here already."""

    def compose(self) -> ComposeResult:
        yield Rows(head=8, style="bold $text-accent", name="summary-rows")

    def on_mount(self) -> None:
        self.look()
        self.focus()

    def look(self) -> None:
        """Show what is saved now."""
        book = self._desk.notebook()
        told = summary(book, len(self._desk.asking().made)).replace("->", "→")
        rows: list[Row] = [("", joined((told, "bold"))), ("", joined(" "))]
        if due := due_tonight(book):
            rows += [("!", joined(due)), ("", joined(" "))]
        without = self.without_points()
        ready = sum(bool(question.better) for question in book.loose_ends)
        if without:
            words = f"Take points of your own from {counted(len(without), 'better answer')}"
        elif ready:
            words = f"Drill {counted(ready, 'loose end')} now, about five minutes"
        else:
            words = "Home"
        rows.append(("enter", joined((words, "bold"))))
        self.query_one(Rows).show(rows)

    def without_points(self) -> Sequence[FirstQuestion]:
        """The loose ends whose better answer has no points of the candidate's own and was not on offer."""
        book = self._desk.notebook()
        own = own_points(self._desk.store)
        found = [q for q in book.loose_ends if q.better and not own.get(points_key(q))]
        return [question for question in found if question.uid not in self._offered]

    def offered(self, questions: Iterable[FirstQuestion]) -> None:
        """These are not on offer again before the debrief is finished another time."""
        self._offered.update(question.uid for question in questions)

    def action_on(self) -> None:
        self.post_message(self.Onward())
