"""The flagged questions one after the other: what one said, what was missing, what one would say."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from trainer.desk import Desk
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.interview import Interview
from trainer.prepare.loose_ends import flag_words
from trainer.prepare.notes import notes
from trainer.prepare.person import Person
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.preparing.form_pane import FormPane
from trainer.tui.screens.preparing.standing import loose_questions
from trainer.tui.screens.preparing.subject import NoteSubject

FIELDS = ("mine", "missing", "better")
NONE_FLAGGED = (
    "No question is flagged, so there is nothing to mend here. F6 goes back to flag one, F7 goes on."
)


class AnswersPane(Vertical):
    """One question with its three fields; beyond the last field comes the next question."""

    @dataclass
    class At(Message):
        """The candidate came to a field of a question."""

        uid: str
        field: str

    def __init__(self, desk: Desk, interview: Interview, at: str = "", field: str = "") -> None:
        """`at` is the uid of the question to begin with, `field` its field."""
        super().__init__()
        self._desk = desk
        self._interview = interview
        self.questions = loose_questions(desk, interview)
        uids = [question.uid for question in self.questions]
        self._place = uids.index(at) if at in uids else 0
        self._field = field

    def compose(self) -> ComposeResult:
        yield Static(id="asked")
        if self.questions:
            yield self._pane(self._field)

    def on_mount(self) -> None:
        self._show()

    def _pane(self, field: str) -> FormPane:
        question = self.questions[self._place]
        subject = NoteSubject(self._desk, question, names=FIELDS)
        return FormPane(subject, field, columns=True)

    def _show(self) -> None:
        self.query_one("#asked", Static).update(self._head())

    def _head(self) -> Content:
        if not self.questions:
            return joined(NONE_FLAGGED)
        question = self.questions[self._place]
        people = {person.uid: person.title for person in notes(self._desk.store, Person, self._interview.uid)}
        asker = people.get(question.asked_by, "")
        by = f"asked by {asker}" if asker else ""
        about = ", ".join(filter(None, (flag_words(question), by)))
        number = f"Question {self._place + 1} of {len(self.questions)}  "
        return joined(
            (number, "$foreground-muted"), line(question.text, "bold"), "  ", line(about, "$text-accent")
        )

    @on(FormPane.At)
    def _at(self, event: FormPane.At) -> None:
        if self.questions:
            self.post_message(self.At(self.questions[self._place].uid, event.field))

    @on(FormPane.Beyond)
    async def _beyond(self, event: FormPane.Beyond) -> None:
        place = self._place + event.step
        if not 0 <= place < len(self.questions):
            return
        event.stop()
        pane = self.query_one(FormPane)
        if problem := pane.keep():
            # What the pane says of it ends here, where it was called from.
            self.post_message(FormPane.NotKept(problem))
            return
        await self.turn(event.step, FIELDS[0] if event.step > 0 else FIELDS[-1])

    async def turn(self, step: int, field: str = FIELDS[0]) -> bool:
        """To another question, at this field; False when there is none in this direction.

        What was written must be kept before.
        """
        place = self._place + step
        if not 0 <= place < len(self.questions):
            return False
        self._place = place
        self.questions = loose_questions(self._desk, self._interview)
        await self.query_one(FormPane).remove()
        await self.mount(self._pane(field))
        self._show()
        return True

    def question(self, uid: str) -> FirstQuestion | None:
        """The question with this uid, as it is saved."""
        found = loose_questions(self._desk, self._interview)
        return next((question for question in found if question.uid == uid), None)
