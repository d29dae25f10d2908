"""The card editor: the card's own lines, what is wrong with them, and how it will be asked."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from trainer.cards.card_block import Block, read_block
from trainer.cards.card_change import CardChange, edited_card, has_original, ids_of, text_of
from trainer.cards.deck_edit import EditRefused
from trainer.desk import Desk
from trainer.files import told
from trainer.prepare.slot_values import values_of
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.library.asked_as import HEAD, asked_as, prepared
from trainer.tui.screens.library.drafting import DraftingScreen, TextBox, problem_lines
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.rows import Row, Rows

BROAD = 100
"""Columns from which text and preview stand side by side."""
WIDTHS: list[tuple[int, str]] = [(0, "-tiny"), (50, "-narrow"), (72, "-wide"), (BROAD, "-broad")]
BUILT_IN_ID = "a built-in card keeps its id"
ASKED_ID = "the id stays while the card is being asked"


class EditorScreen(DraftingScreen):
    """Edits one card's lines as they stand in its deck file."""

    BINDINGS = bindings("editor")
    AUTO_FOCUS = "TextBox"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    places = ("editor",)
    help = (
        "A card is written as in a deck file: Q: and a question, below it a line with - for every point. "
        "After the point's colon stand words that count, with | between them; ! before a point makes it a "
        "must, > below it asks for it, ~ is a phrase to avoid, A: a prepared answer. Progress stays with the "
        "card, whatever you change."
    )

    def __init__(self, desk: Desk, card: str, *, asked_now: bool = False) -> None:
        """`card` is its full id; while it is being asked, its id stays."""
        super().__init__(desk, card)
        self._card = desk.library.cards[card]
        self._deck = desk.library.deck(self._card.deck)
        self._own = desk.library.is_own(card)
        self._id_stays = ASKED_ID if asked_now else ""
        if not self._own or has_original(desk.library, card):
            self._id_stays = BUILT_IN_ID
        self._values = values_of(desk.notebook())

    def compose(self) -> ComposeResult:
        yield Static(self._title(), id="text-whose")
        yield Static(id="library-news")
        with Container(id="editor-panes"):
            yield TextBox(compact=True, id="card-text")
            with VerticalScroll(id="card-preview"):
                yield Rows(head=HEAD, style="bold", name="card-asked")
        with VerticalScroll(id="text-lint", can_focus=False):
            yield Static(id="text-problems")
        yield KeyLine()

    def _title(self) -> Content:
        whose = "yours"
        if not self._own:
            whose = "built in: it is saved as your copy"
        elif has_original(self._desk.library, self._key):
            whose = "your copy of a built-in card"
        head = joined(("Edit ", "bold $text-accent"), line(self._key, "bold"))
        return joined(head, (f"  {whose}", "$foreground-muted"))

    def on_mount(self) -> None:
        self.say("")
        self._box.read_only = True
        self.run_worker(self._load, thread=True, group="load")

    @property
    def _box(self) -> TextBox:
        return self.query_one(TextBox)

    def _load(self) -> None:
        """Beside the event loop: a large deck takes its time."""
        try:
            text = text_of(self._desk.library, self._key)
        except (EditRefused, OSError) as error:
            self.app.call_from_thread(self._gone, told(error))
        else:
            self.app.call_from_thread(self._show_text, text)

    def _gone(self, why: str) -> None:
        self.app.notify(why, severity="warning", markup=False)
        self.dismiss(None)

    def _show_text(self, text: str) -> None:
        self._as_saved = text
        self._box.read_only = self._desk.store.read_only
        draft = self.draft()
        self._box.load_text(draft.text if draft else text)
        if draft:
            self._box.move_cursor(self._box.document.end)
        if draft and draft.text.strip() != text.strip():
            self.say("Your draft is back. Leave and discard it to have the card as it was.")
        self.look()

    @property
    def text(self) -> str:
        return self._box.text

    def read(self, text: str, deck: str) -> Block:  # noqa: ARG002
        taken = ids_of(self._desk.library.deck(self._deck.id))
        return read_block(text, self._deck, id_=self._card.id, taken=taken, id_stays=self._id_stays)

    def change(self, text: str, deck: str) -> CardChange:  # noqa: ARG002
        return edited_card(self._desk.library, self._key, text)

    def show_block(self, block: Block) -> None:
        self.query_one("#text-problems", Static).update(problem_lines(block, self.where))
        nothing: list[Row] = [("", joined(("There is no question yet.", "$foreground-muted")))]
        card = block.card
        rows = [*asked_as(card, self._values), *prepared(card)] if card else nothing
        self.query_one("#card-asked", Rows).show(rows)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.touched()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        return not (action == "save" and self._desk.store.read_only)

    def action_preview(self) -> None:
        """Where both have no room, one of them."""
        shown = not self.has_class("-previewing")
        self.set_class(shown, "-previewing")
        self.query_one("#card-preview" if shown else "#card-text").focus()

    def on_key(self, event: events.Key) -> None:
        if self.has_class("-previewing") and event.key in ("f2", "escape"):
            event.stop()
            self.action_preview()
