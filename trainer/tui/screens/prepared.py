"""The prepared answer of a card: read on a sheet, or written and changed in a box of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from trainer.desk import Desk
from trainer.prepare.prepared_answers import prepare_answer, prepared_answers
from trainer.progress.problems import NotSaved
from trainer.schedule.session import Question
from trainer.text import LONGEST_ANSWER, clean
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line, prose
from trainer.tui.saving import Saving
from trainer.tui.screens import news
from trainer.tui.screens.sheet import Sheet
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.writing import OF_TEXT

TITLE = "The prepared answer"
_NONE_YET = (
    "This card has no prepared answer.\n\nEnter writes one, in the words that you would say. Points of your "
    "own can be taken from it, and are then asked on this card."
)
_FIRST = (
    "You have not answered yet. If you read the prepared answer first, Hard is the most this time.\n\n"
    "Enter shows it, escape goes back to your own words."
)
_STAYS = "What you wrote is not saved. Escape again leaves without it."


class PreparedSheet(Sheet):
    """The answer to read; closes with True when points of one's own are to be taken from it."""

    BINDINGS = bindings("prepared")
    places = ("sheet", "prepared")

    def __init__(self, prepared: str, *, own: bool, opened_by: Collection[str]) -> None:
        hint = "Enter takes points of your own from it."
        body = joined(prose(prepared), "\n\n", (hint, "$foreground-muted"))
        super().__init__(TITLE, body, offers=True, opened_by=opened_by)
        self._own = own
        self.wants_edit = False
        """Closed in order to change it."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._own if action == "edit" else super().check_action(action, parameters)

    def action_edit(self) -> None:
        self.wants_edit = True
        self.dismiss(False)


class _Box(TextArea, inherit_bindings=False):
    """Where the answer is written.  What is pasted is cleaned before it is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [*OF_TEXT]

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)


class PreparedEditor(ModalScreen[str | None]):
    """Closes with the text once it is on disk, or with None when nothing was changed."""

    CSS_PATH = "prepared.tcss"
    BINDINGS = bindings("preparing-answer")
    AUTO_FOCUS = "_Box"
    places = ("preparing-answer",)
    help = (
        "Write the answer as you would say it. It is kept on this machine with your notes, not in the deck "
        "file. An empty one takes the prepared answer away."
    )

    def __init__(self, desk: Desk, card: str, question: str, text: str) -> None:
        """The card's full id, its question as it is asked, and the answer there is, or ""."""
        super().__init__()
        self._desk = desk
        self._card = card
        self._question = question
        self._before = clean(text)
        self._warned = False
        self._saving = Saving(self, lambda words: self._say(joined(words)))

    def compose(self) -> ComposeResult:
        with Vertical(id="prepared") as pane:
            pane.border_title = "Your prepared answer"
            yield Static(line(self._question), id="prepared-question")
            yield _Box(compact=True)
            yield Static(id="prepared-news")
            yield KeyLine()

    def on_mount(self) -> None:
        self._say(Content(""))
        box = self.query_one(_Box)
        box.load_text(self._before)
        box.move_cursor(box.document.end)

    def _say(self, words: Content) -> None:
        place = self.query_one("#prepared-news", Static)
        place.update(words)
        place.display = bool(words)

    @property
    def _text(self) -> str:
        return clean(self.query_one(_Box).text).strip()

    def typed_early(self, _character: str) -> bool:
        """While it is being saved nothing is typed."""
        return self._saving.busy

    def action_save(self) -> None:
        if len(self._text) > LONGEST_ANSWER:
            self._say(news.too_long(len(self._text)))
        else:
            self._saving.begin(self._save)

    async def _save(self) -> None:
        text = self._text
        try:
            await self._saving.aside(prepare_answer, self._desk.store, self._card, text)
        except NotSaved as problem:
            words = f"NOT saved: {problem.reason}. Free some space and press the key again."
            self._say(joined((words, "bold $text-error")))
        else:
            self.dismiss(text)

    def action_leave(self) -> None:
        if self._saving.busy:
            return
        if self._text == self._before.strip() or self._warned:
            self.dismiss(None)
        else:
            self._warned = True
            self._say(joined((_STAYS, "bold $text-warning")))


def show(
    app: App[int],
    desk: Desk,
    question: Question,
    text: str,
    *,
    looked: Callable[[], None] | None,
    take: Callable[[str], None],
    written: Callable[[str], None],
) -> None:
    """Open the prepared answer of a question, or offer to write one where `text` is "".

    While reading it would spoil the answer, `looked` is not None and a warning comes first.  `take` gets
    the answer when points are to be taken from it, `written` what was written, which may be "".
    """
    card = question.asked.card.full_id
    bound = app.screen.active_bindings.items()
    keys = {key for key, active in bound if active.binding.id == "drill.prepared"}

    def write(agreed: bool | None) -> None:
        if agreed:
            editor = PreparedEditor(desk, card, question.text, text)
            app.push_screen(editor, lambda kept: None if kept is None else written(kept))

    def read(agreed: bool | None) -> None:
        if not agreed:
            return
        if looked:
            looked()
        sheet = PreparedSheet(text, own=card in prepared_answers(desk.store), opened_by=keys)

        def closed(taken: bool | None) -> None:
            if sheet.wants_edit:
                write(True)
            elif taken:
                take(text)

        app.push_screen(sheet, closed)

    if not text:
        app.push_screen(Sheet(TITLE, joined(_NONE_YET), offers=True, opened_by=keys), write)
    elif looked:
        app.push_screen(Sheet(TITLE, joined(_FIRST), offers=True, opened_by=keys), read)
    else:
        read(True)
