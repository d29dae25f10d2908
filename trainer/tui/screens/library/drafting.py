"""What the two screens share on which a card's text is written: drafts, mistakes as one types, leaving."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.timer import Timer
from textual.widgets import Static, TextArea
from textual.worker import get_current_worker

from trainer.cards.card_block import Block
from trainer.cards.card_change import CardChange
from trainer.cards.deck_edit import EditRefused
from trainer.desk import Desk
from trainer.files import told
from trainer.progress.edit_drafts import EditDraft, keep_edit_draft, read_edit_drafts
from trainer.progress.problems import NotSaved
from trainer.progress.uid import utc_words
from trainer.text import clean, counted
from trainer.tui.keys import bindings
from trainer.tui.safe_text import Piece, joined, line
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.writing import OF_TEXT

LONGEST_TEXT = 200_000
"""Characters of one card's text; a longer one is not saved."""
MOST_PROBLEMS = 20


class TextBox(TextArea, inherit_bindings=False):
    """Lines of a deck file.  What is pasted is cleaned before it is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [*OF_TEXT]

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)


class UnsavedText(ModalScreen[str]):
    """Asks what becomes of text that was not saved; closes with `keep`, `drop` or `stay`."""

    CSS_PATH: ClassVar = ["../sheet.tcss", "library.tcss"]
    BINDINGS = bindings("unsaved_text")
    places = ("unsaved_text",)
    help = "A draft waits at the card it belongs to, also after a crash; the deck file stays as it was."

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet") as sheet:
            sheet.border_title = line("Not saved yet")
            with Vertical(id="sheet-body"):
                yield Static(
                    joined(
                        "The text was changed and is not in the deck file.\n\n"
                        "As a draft it waits for you here. Discarded, the card stays as it was."
                    )
                )
            yield KeyLine()

    def action_keep(self) -> None:
        self.dismiss("keep")

    def action_drop(self) -> None:
        self.dismiss("drop")

    def action_stay(self) -> None:
        self.dismiss("stay")


class DraftingScreen(Screen[CardChange | None]):
    """Closes with what was done to the deck files, or with None when nothing was."""

    CSS_PATH = "library.tcss"
    REST_SECONDS = 1.0
    """After the first key since the last rest the text is kept as a draft."""
    LINT_SECONDS = 0.2
    """After the first key since the last look the text is read anew."""

    SAY_AFTER_S = 0.25
    """Saving that takes longer is worth a word."""

    @dataclass
    class Read(Message):
        """What the text said a moment ago."""

        text: str
        block: Block

    @dataclass
    class NotKept(Message):
        """The draft did not reach the disk."""

        why: str

    def __init__(self, desk: Desk, key: str) -> None:
        """`key` is the card's full id, or stands for a new card."""
        super().__init__()
        self._desk = desk
        self._key = key
        self._as_saved = ""
        """The text as it stands in the deck file."""
        self._rest: Timer | None = None
        self._look: Timer | None = None
        self._saving = False
        self._block: Block | None = None

    # What the two screens tell of themselves

    @property
    def text(self) -> str:
        """The card's lines as they would stand in a deck file."""
        raise NotImplementedError

    @property
    def deck_words(self) -> str:
        """Of a new card: the deck it is meant for."""
        return ""

    def read(self, text: str, deck: str) -> Block:
        """What the text says; called beside the event loop."""
        raise NotImplementedError

    def change(self, text: str, deck: str) -> CardChange:
        """What saving it would do; called beside the event loop.  Raises EditRefused or OSError."""
        raise NotImplementedError

    def show_block(self, block: Block) -> None:
        """Tell of the text what it says and what is wrong with it."""
        raise NotImplementedError

    def where(self, line: int) -> str:
        """A line of the text as the candidate knows it."""
        return f"line {line}"

    # Drafts

    @property
    def changed(self) -> bool:
        return self.text.strip() != self._as_saved.strip()

    def draft(self) -> EditDraft | None:
        """The draft that an earlier visit left."""
        return read_edit_drafts(self._desk.where.state).get(self._key)

    def touched(self) -> None:
        """Something was typed."""
        self._rest = self._rest or self.set_timer(self.REST_SECONDS, self._keep_aside)
        self._look = self._look or self.set_timer(self.LINT_SECONDS, self.look)

    def look(self) -> None:
        """Read the text as it stands, beside the event loop."""
        self._look = None
        work = partial(self._read_aside, self.text[:LONGEST_TEXT], self.deck_words)
        self.run_worker(work, thread=True, exclusive=True, group="lint")

    def _read_aside(self, text: str, deck: str) -> None:
        block = self.read(text, deck)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Read(text, block))

    @on(Read)
    def _show_read(self, event: Read) -> None:
        event.stop()
        if event.text == self.text[:LONGEST_TEXT]:
            self._block = event.block
            self.show_block(event.block)

    def _keep_aside(self) -> None:
        self._rest = None
        self.run_worker(partial(self._keep, self._draft_now()), thread=True, group="draft")

    def _draft_now(self) -> EditDraft | None:
        if not self.changed:
            return None
        return EditDraft(clean(self.text), utc_words(self._desk.clock.now()), self.deck_words)

    def _keep(self, draft: EditDraft | None) -> None:
        if self._desk.store.read_only:
            return
        try:
            keep_edit_draft(self._desk.where.state, self._key, draft)
        except OSError as error:
            self.post_message(self.NotKept(told(error)))

    @on(NotKept)
    def _tell_not_kept(self, event: NotKept) -> None:
        event.stop()
        self.say(f"The draft is not kept: {event.why}.", "bold $text-error")

    def keep_fields(self) -> None:
        """On the way out of the program: have the draft on disk."""
        self._stop_timers()
        self._keep(self._draft_now())

    def _stop_timers(self) -> None:
        for timer in (self._rest, self._look):
            if timer:
                timer.stop()
        self._rest = self._look = None

    # Saving and leaving

    def say(self, words: str, style: str = "") -> None:
        """One line of news; nothing takes it away."""
        news = self.query_one("#library-news", Static)
        news.update(joined((words, style)))
        news.display = bool(words)

    def action_save(self) -> None:
        if self._saving:
            return
        text = self.text
        if len(text) > LONGEST_TEXT:
            self.say(f"{len(text) - LONGEST_TEXT:,} characters too long for one card.", "bold $text-error")
            return
        self._saving = True
        self._stop_timers()
        slow = self.set_timer(self.SAY_AFTER_S, partial(self.say, "Saving…"))
        self.run_worker(self._save(text, self.deck_words, slow), group="save")

    async def _save(self, text: str, deck: str, slow: Timer) -> None:
        try:
            block = await to_thread(self.read, text, deck)
            self.show_block(block)
            if block.card is None or block.mistakes:
                count = counted(max(1, block.mistakes), "mistake")
                self.say(f"Not saved yet: {count} below.", "bold $text-error")
                return
            change = await to_thread(carried_out, self._desk, partial(self.change, text, deck))
        except (EditRefused, OSError) as error:
            self.say(f"NOT saved: {told(error).rstrip('.')}.", "bold $text-error")
            self.touched()
            return
        finally:
            slow.stop()
            self._saving = False
        await to_thread(self._keep, None)
        self.dismiss(change)

    def action_leave(self) -> None:
        if self._saving:
            return
        self._stop_timers()
        if self.changed:
            self.app.push_screen(UnsavedText(), self._leave)
        else:
            self._leave("drop")

    def _leave(self, how: str | None) -> None:
        if how == "stay" or how is None:
            return
        self._keep(self._draft_now() if how == "keep" else None)
        self.dismiss(None)


def carried_out(desk: Desk, make: Callable[[], CardChange]) -> CardChange:
    """Have a change on disk, beside the event loop; its sentence tells when progress did not follow.

    Raises EditRefused or OSError, and then nothing has changed.
    """
    change = make()
    try:
        desk.change_cards(change)
    except NotSaved as problem:
        return not_followed(change, problem)
    return change


def not_followed(change: CardChange, problem: NotSaved) -> CardChange:
    """The change, told with the trouble that the journal had."""
    words = f"{change.told} Its progress waits to be saved: {problem.reason}."
    return CardChange(words, change.files, change.card, change.moved, change.removed)


def problem_lines(block: Block, where: Callable[[int], str]) -> Content:
    """What is wrong with a text, line by line; a calm sentence when nothing is."""
    if not block.problems:
        return joined(("+ ", "bold $text-success"), ("No mistakes.", "$foreground-muted"))
    lines = []
    for problem in block.problems[:MOST_PROBLEMS]:
        mistake = problem.severity == "mistake"
        sign: Piece = ("! ", "bold $text-error") if mistake else ("· ", "$text-warning")
        place: Piece = (f"{where(problem.line)}: ", "bold" if mistake else "")
        lines.append(joined(sign, place, line(f"{problem.what}: {problem.remedy}")))
    if len(block.problems) > MOST_PROBLEMS:
        lines.append(joined(f"and {len(block.problems) - MOST_PROBLEMS} more"))
    return Content("\n").join(lines)
