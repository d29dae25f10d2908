"""What the debrief came to, and the one offer that leads on: points of one's own, then the first drill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from trainer.desk import Desk
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.interview import Interview
from trainer.prepare.loose_ends import points_key
from trainer.prepare.made_ids import is_made
from trainer.prepare.notebook import Notebook, read_notebook
from trainer.prepare.own_points import own_points
from trainer.tui.keys import bindings
from trainer.tui.phrases import counted
from trainer.tui.safe_text import joined
from trainer.tui.widgets.rows import Row, Rows


class SummaryPane(VerticalScroll):
    """The sentence, what is still open, and enter for what comes next."""

    BINDINGS = bindings("debriefed")

    @dataclass
    class Onward(Message):
        """Enter was pressed."""

    def __init__(self, desk: Desk, interview: Interview) -> None:
        super().__init__()
        self._desk = desk
        self._interview = interview

    def compose(self) -> ComposeResult:
        yield Rows(head=8, style="bold $text-accent", name="summary-rows")

    def on_mount(self) -> None:
        self.look()
        self.focus()

    def look(self) -> None:
        """Show what is saved now."""
        book = read_notebook(self._desk.store, self._interview)
        rows: list[Row] = [("", joined((f"{sentence(book)} → {self._cards()}", "bold"))), ("", joined(" "))]
        if owed := sum(not question.better for question in book.loose_ends):
            due = f"Due tonight: the better answer for {counted(owed, 'question')}."
            rows.append(("!", joined(due, " You can drill it once it is written.")))
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

    def _cards(self) -> str:
        made = sum(is_made(card) for card in self._desk.asked())
        return f"{counted(made, 'card')} made"

    def without_points(self) -> Sequence[FirstQuestion]:
        """The loose ends whose better answer has no points of the candidate's own yet."""
        book = read_notebook(self._desk.store, self._interview)
        own = own_points(self._desk.store)
        return [q for q in book.loose_ends if q.better and not own.get(points_key(q))]

    def action_on(self) -> None:
        self.post_message(self.Onward())


def sentence(book: Notebook) -> str:
    """`3 people, 11 questions, 4 loose ends, 5 wanted skills (1 without proof), …`."""
    unproven = sum(not skill.proven for skill in book.skills)
    open_questions = len(book.debrief.unanswered) if book.debrief else 0
    parts = [
        counted(len(book.people), "person", "people"),
        counted(len(book.questions), "question"),
        counted(len(book.loose_ends), "loose end"),
        counted(len(book.skills), "wanted skill") + (f" ({unproven} without proof)" if unproven else ""),
        counted(len(book.objectives), "objective"),
        counted(len(book.obstacles), "obstacle"),
        counted(open_questions, "open question"),
    ]
    return ", ".join(part for part in parts if not part.startswith("0 ")) or "Nothing written yet"
