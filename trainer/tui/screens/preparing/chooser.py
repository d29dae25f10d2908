"""Choosing from the candidate's other notes, found by typing; what is not there can be made."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from trainer.prepare.field import Field
from trainer.progress.problems import NotSaved
from trainer.text import one_line
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.preparing.page import not_saved
from trainer.tui.screens.preparing.subject import Subject
from trainer.tui.widgets.key_line import KeyLine

_NEW = ""
"""In place of a uid: what is typed becomes a note of its own."""


class _Find(Input):
    """Narrows the list while one types."""

    BINDINGS = bindings("chooser")

    def _on_paste(self, event: events.Paste) -> None:
        event.text = one_line(event.text)

    async def action_submit(self) -> None:
        self.post_message(Chooser.Take())

    def action_mark(self, step: int) -> None:
        self.post_message(Chooser.Mark(step))

    def action_close(self) -> None:
        self.post_message(Chooser.Close())


class Chooser(ModalScreen[tuple[str, ...] | None]):
    """Closes with the uids that are linked from then on."""

    CSS_PATH = "preparing.tcss"
    places = ("chooser",)
    help = "Type to find something. A name that is not there can be made into a note with enter."

    @dataclass
    class Mark(Message):
        """Another one is marked."""

        step: int

    @dataclass
    class Take(Message):
        """What is marked is wanted, or no longer."""

    @dataclass
    class Close(Message):
        """Everything is chosen."""

    def __init__(self, subject: Subject, field: Field, chosen: tuple[str, ...]) -> None:
        super().__init__()
        self._subject = subject
        self._field = field
        self._chosen = chosen
        self._several = field.shape == "links"
        self._uids: list[str] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="chooser") as box:
            box.border_title = line(self._field.label)
            yield _Find(placeholder="Type to find, or to write a new one.", compact=True)
            yield Static(id="chooser-told")
            yield OptionList(id="chooser-list", compact=True, markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#chooser-list").can_focus = False
        self.query_one("#chooser-told").display = False
        self._draw()
        self.query_one(_Find).focus()

    @property
    def _words(self) -> str:
        return one_line(self.query_one(_Find).value)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._draw()

    def _draw(self) -> None:
        words, titles = self._words, self._subject.linkable(self._field)
        found = {uid: title for uid, title in titles.items() if words.casefold() in title.casefold()}
        there = any(title.casefold() == words.casefold() for title in titles.values())
        options = self.query_one(OptionList)
        before = options.highlighted or 0
        self._uids = [*found, *([_NEW] if words and not there else [])]
        options.clear_options()
        options.add_options(
            Option(self._row(uid, found[uid]) if uid else self._fresh(words)) for uid in self._uids
        )
        if self._uids:
            options.highlighted = min(before, len(self._uids) - 1)
        elif not words:
            options.add_option(Option(joined("Nothing here yet: type, and enter makes one."), disabled=True))

    def _row(self, uid: str, title: str) -> Content:
        sign = ("[x] ", "[ ] ") if self._several else ("● ", "○ ")
        return joined((sign[uid not in self._chosen], "bold"), line(title))

    def _fresh(self, words: str) -> Content:
        return joined(("+ new: ", "bold $text-success"), line(words))

    def on_chooser_mark(self, event: Mark) -> None:
        options = self.query_one(OptionList)
        if self._uids:
            options.highlighted = ((options.highlighted or 0) + event.step) % len(self._uids)

    def on_chooser_take(self) -> None:
        place = self.query_one(OptionList).highlighted
        if not self._uids or place is None:
            self.dismiss(self._chosen)
            return
        uid = self._uids[place]
        if uid == _NEW:
            try:
                uid = self._subject.make(self._field, self._words)
            except NotSaved as problem:
                self.query_one("#chooser-told", Static).update(not_saved(problem.reason))
                self.query_one("#chooser-told").display = True
                return
        if not self._several:
            self.dismiss((uid,))
            return
        kept = [one for one in self._chosen if one != uid]
        self._chosen = tuple(kept) if uid in self._chosen else (*kept, uid)
        self.query_one(_Find).value = ""
        self._draw()

    def on_chooser_close(self) -> None:
        self.dismiss(self._chosen)
