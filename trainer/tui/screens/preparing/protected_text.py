"""A word of the confidential list in something that was written: replaced, kept out of print, or allowed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import events
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from trainer.desk import Desk
from trainer.prepare.confidential import protected_words, unprotect
from trainer.progress.problems import NotSaved
from trainer.text import one_line
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.preparing.ask import Ask
from trainer.tui.screens.preparing.form_pane import FormPane
from trainer.tui.widgets.key_line import KeyLine

ANSWERS = (
    ("r", "replace it"),
    ("k", "keep it in your notes, out of print"),
    ("a", "allow it: take it off the list"),
)


class _Instead(Input):
    """The line itself."""

    BINDINGS = bindings("adding")

    def _on_paste(self, event: events.Paste) -> None:
        event.text = one_line(event.text)

    def action_stop(self) -> None:
        self.screen.dismiss("")


class Instead(ModalScreen[str]):
    """Asks for the words to say in place of a protected one; closes with them, or with an empty text."""

    CSS_PATH = "preparing.tcss"
    places = ("adding",)
    help = "What do you call it when you may not name it?  For example: a client in retail."

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    def compose(self) -> ComposeResult:
        with Vertical(id="ask") as ask:
            ask.border_title = "In other words"
            yield Static(joined("What do you say in place of “", line(self._word, "bold"), "”?"))
            yield _Instead(placeholder="A client in retail", compact=True)
            yield KeyLine()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(one_line(event.value))


def protected_in(desk: Desk, text: str) -> str:
    """The first words of the confidential list that stand in a text; empty when there are none."""
    words = protected_words(desk.store)
    if not words or not text.strip():
        return ""
    from trainer.recall.delivery import confidential
    from trainer.recall.tokens import analyse

    found = confidential(words, analyse(text))
    return text[found[0][0] : found[0][1]] if found else ""


def guard(app: App[int], desk: Desk, pane: FormPane, name: str, then: Callable[[], object]) -> bool:
    """Ask about a protected word in a field that was just saved; whether there is one.

    `then` is done once it was answered.
    """
    value = pane.subject.value(name)
    text = "\n".join(value) if isinstance(value, tuple) else str(value)
    word = protected_in(desk, text)
    if not word:
        return False

    def replaced(words: str | None) -> None:
        if words:
            _tell(app, partial(_write, pane, name, text.replace(word, words)))
        then()

    def answered(key: str | None) -> None:
        if key == "r":
            app.push_screen(Instead(word), replaced)
            return
        if key == "a":
            _tell(app, partial(_allow, desk, word))
        then()

    question = (
        f"“{word}” is on your confidential list. Replace it (r), keep it out of print (k), or allow (a)?"
    )
    app.push_screen(Ask(question, ANSWERS, "Confidential"), answered)
    return True


def _write(pane: FormPane, name: str, text: str) -> None:
    shape = next(field.shape for field in pane.subject.fields if field.name == name)
    value = tuple(text.split("\n")) if shape == "lines" else text
    pane.subject.take(name, value)
    pane.subject.save()
    if pane.is_attached:
        pane.fill(name)


def _allow(desk: Desk, word: str) -> None:
    """Take off the list what a text says of it."""
    for protected in protected_words(desk.store):
        if protected.casefold() == word.casefold():
            unprotect(desk.store, protected)


def _tell(app: App[int], save: Callable[[], object]) -> None:
    try:
        save()
    except NotSaved as problem:
        app.notify(f"NOT saved: {problem.reason}.", severity="error", markup=False)
