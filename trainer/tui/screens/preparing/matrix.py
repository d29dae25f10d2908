"""What they want against what proves it: skills, wishes and requirements, each with its proofs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.desk import Desk
from trainer.prepare.matrix import Row, matrix
from trainer.prepare.note import Note
from trainer.prepare.notes import save_all
from trainer.prepare.proofs import chosen_proofs, proof_field, with_proofs
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.preparing.chooser import Chooser
from trainer.tui.screens.preparing.form import FormScreen
from trainer.tui.screens.preparing.note_row import GOOD, LACKING
from trainer.tui.screens.preparing.page import Page
from trainer.tui.screens.preparing.subject import NoteSubject
from trainer.tui.widgets.lines import Lines

HEADINGS = {"skill": "Wanted skills", "wish": "What they look for", "requirement": "The advert asks for"}
FIELDS = {"skill": "words", "wish": "looked_for", "requirement": "text"}
NO_PROOF = "no proof yet"
NOTHING = (
    "Nothing that they want is written down yet: pick wanted skills, note what each person looks for, "
    "or mark lines of the advert."
)


class MatrixScreen(Page):
    """One line for each thing they want; enter chooses what proves it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("page"), *bindings("matrix")]
    places = ("page", "matrix")
    help = (
        "! has no proof yet: it comes up in the drill until there is one. A skill or a wish is proven by a "
        "story, a requirement by a line of your CV. A proof is saved as soon as it is chosen."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[Row | None] = []
        """None for a heading."""

    def body(self) -> ComposeResult:
        yield Lines(classes="rows one-line")

    def on_mount(self) -> None:
        self.look()
        rows = self._rows
        first = next((place for place, row in enumerate(rows) if row and row.empty), 1 if rows else None)
        options = self.query_one(Lines)
        options.highlighted = first
        options.focus()
        self.say("" if rows else NOTHING)

    def look(self) -> None:
        """Show what is saved now."""
        options = self.query_one(Lines)
        before = options.highlighted
        self._book = self.desk.notebook()
        found = matrix(self._book)
        proven = sum(not row.empty for row in found)
        self.head("What proves it", f"{proven} of {len(found)} have a proof" if found else "")
        self._rows = []
        options.clear_options()
        for kind, heading in HEADINGS.items():
            there = [row for row in found if row.kind == kind]
            if there:
                options.add_option(Option(joined((heading, "bold $text-accent")), disabled=True))
                options.add_options(Option(_drawn(row)) for row in there)
                self._rows += [None, *there]
        options.highlighted = before
        self.refresh_bindings()

    @property
    def current(self) -> Row | None:
        """The row one stands on."""
        place = self.query_one(Lines).highlighted
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("select", "edit"):
            return bool(self._rows)
        return super().check_action(action, parameters)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_select()

    def action_select(self) -> None:
        if row := self.current:
            field, chosen = proof_field(row), chosen_proofs(row, self._book)
            subject = NoteSubject(self.desk, row.source)
            self.app.push_screen(Chooser(subject, field, chosen), partial(self._prove, row))

    def _prove(self, row: Row, chosen: tuple[str, ...] | None) -> None:
        self.look()  # the chooser may have made a note of its own
        if chosen is not None and (changed := with_proofs(row, chosen, self._book)):
            self.attempt(partial(self._save, changed), row.text)

    def _save(self, changed: Sequence[Note]) -> None:
        save_all(self.desk.store, changed)
        self.look()

    def action_edit(self) -> None:
        if row := self.current:
            subject = NoteSubject(self.desk, row.source)
            self.app.push_screen(FormScreen(self.desk, subject, FIELDS[row.kind]), lambda _: self.look())


def _drawn(row: Row) -> Content:
    proofs = line("; ".join(row.proofs)) if row.proofs else joined((NO_PROOF, "$text-warning"))
    who = joined("  ", line(row.who, "$foreground-muted")) if row.who else Content("")
    return joined(LACKING if row.empty else GOOD, line(row.text, "bold"), "  ", proofs, who)
