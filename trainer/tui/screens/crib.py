"""The page to take along: what stands on it is chosen here, and it is written to a file."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from trainer.desk import Desk
from trainer.files import atomic_write, told
from trainer.paper.crib import Line
from trainer.paper.crib_choice import CribChoice, keep_choice, todays_crib
from trainer.paper.crib_forms import FORMS
from trainer.paper.page import LINES
from trainer.progress.problems import NotSaved
from trainer.text import counted, one_line
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.saving import Saving
from trainer.tui.screens.preparing.page import Page
from trainer.tui.widgets.short_field import ShortField

FIRST_PATH = "~/crib.html"
MOST_LACKS = 2
"""What the page lacks, at most so many are named below it."""
ENDINGS = f"The file ends with {', '.join(FORMS)}."
_NO_FILE = "No file name was given. Another place:"


class CribScreen(Page):
    """Every entry can be dropped and taken back; each choice is saved at once."""

    CSS_PATH: ClassVar[str | list[str | PurePath]] = ["preparing/preparing.tcss", "looking.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("page"), *bindings("crib")]
    places = ("page", "crib")
    help = (
        f"Exactly one page of {LINES} lines. What is confidential, and your lowest pay, never stands on it. "
        "What you drop here stays off the page that `trainer crib` makes too. .html prints on one sheet."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._crib, self._choice = todays_crib(desk)
        self._chosen = 0
        self._tops: list[int] = []
        """On which line of the preview each entry begins."""
        self._saving = Saving(self, self.say)

    def body(self) -> ComposeResult:
        with VerticalScroll(id="reading", can_focus=False):
            yield Static(id="reading-body")
        yield Static(id="below")
        yield ShortField("A file that ends with .html, .md or .txt")

    def on_mount(self) -> None:
        self.say()

    def on_screen_resume(self) -> None:
        """Also on the way back from the notes, which may have been read there."""
        self._crib, self._choice = todays_crib(self.desk)
        self._draw()

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    @property
    def _entries(self) -> list[Line]:
        return [entry for block in self._crib.blocks for entry in block.lines]

    def _draw(self) -> None:
        crib, dropped = self._crib, self._choice.dropped
        over = crib.too_long(dropped)
        length = len(crib.page(dropped))
        self.head(crib.title, f"{length} of {LINES} lines")
        pane = self.query_one("#reading")
        width = max(20, pane.scrollable_content_region.width)
        lines: list[Content] = []
        self._tops, entries = [], iter(range(len(self._entries)))
        for block in crib.blocks:
            if not block.lines:
                continue
            lines.append(joined((block.heading.upper(), "bold $text-accent")))
            for entry in block.lines:
                self._tops.append(len(lines))
                lines += self._drawn(entry, next(entries) == self._chosen, width)
        self.query_one("#reading-body", Static).update(Content("\n").join(lines))
        self._draw_below(over)
        self.refresh_bindings()

    def _drawn(self, entry: Line, chosen: bool, width: int) -> list[Content]:
        mark = ("› ", "bold $text-accent") if chosen else ("  ", "")
        if entry.id in self._choice.dropped:
            text = joined(("dropped: ", "bold"), line(entry.text, "$foreground-muted"))
            return [joined(mark, "× ", text).truncate(width, ellipsis=True)]
        parts = line(entry.text).wrap(max(12, width - 4))
        return [
            joined(mark if n == 0 else "  ", "- " if n == 0 else "  ", part) for n, part in enumerate(parts)
        ]

    def _draw_below(self, over: int) -> None:
        words: list[Content] = []
        if over:
            how = "Drop some with space" + ("." if self._choice.short else " or press f to shorten stories.")
            words.append(joined((f"! {counted(over, 'line')} too long. {how}", "bold $text-warning")))
        lacks = self._crib.lacks
        words += [joined(("! ", "bold $text-warning"), line(lack)) for lack in lacks[:MOST_LACKS]]
        if len(lacks) > MOST_LACKS:
            rest = counted(len(lacks) - MOST_LACKS, "thing")
            words.append(joined((f"  And {rest} more: b on Home names them.", "$foreground-muted")))
        if self._crib.left_out:
            words.append(joined((self._crib.left_out, "$foreground-muted")))
        below = self.query_one("#below", Static)
        below.update(Content("\n").join(words))
        below.display = bool(words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("drop", "shorten"):
            return bool(self._entries) and not self.desk.store.read_only and not self._saving.busy
        return super().check_action(action, parameters)

    def action_move(self, step: int) -> None:
        self._chosen = max(0, min(self._chosen + step, len(self._entries) - 1))
        self._draw()
        pane = self.query_one("#reading")
        top, height = self._tops[self._chosen], pane.scrollable_content_region.height
        if self._chosen == 0:
            pane.scroll_to(y=0, animate=False)
        elif top < pane.scroll_offset.y or top >= pane.scroll_offset.y + height - 1:
            pane.scroll_to(y=max(0, top - height // 2), animate=False)

    def action_drop(self) -> None:
        entry, dropped = self._entries[self._chosen], self._choice.dropped
        if not entry.may_drop:
            self.say("This line stays: the page is for it.")
            return
        self._choose(replace(self._choice, dropped=dropped ^ {entry.id}))

    def action_shorten(self) -> None:
        self._choose(replace(self._choice, short=not self._choice.short))

    def _choose(self, choice: CribChoice) -> None:
        self._saving.begin(partial(self._keep, choice))

    async def _keep(self, choice: CribChoice) -> None:
        interview = self.desk.interview
        try:
            await to_thread(keep_choice, self.desk.store, interview.uid if interview else None, choice)
        except NotSaved as problem:
            self.failed(problem, partial(self._choose, choice))
            return
        self.settled()
        self._crib, self._choice = todays_crib(self.desk, choice)
        self._chosen = max(0, min(self._chosen, len(self._entries) - 1))
        self.say()
        self._draw()

    def action_notes(self) -> None:
        from trainer.tui.screens.notes_page import NotesScreen

        self.app.push_screen(NotesScreen(self.desk))

    def action_export(self) -> None:
        self._ask("Write the page to which file? " + ENDINGS, FIRST_PATH)

    def _ask(self, words: str, text: str) -> None:
        self.query_one(ShortField).ask(joined(line(words, "bold")), text)

    @on(ShortField.Skipped)
    @on(ShortField.LeftOpen)
    def _close_field(self) -> None:
        self.query_one(ShortField).close()
        self.set_focus(None)

    @on(ShortField.Taken)
    def _typed(self, event: ShortField.Taken) -> None:
        event.stop()
        self._close_field()
        self._saving.begin(partial(self._write, event.text.strip()))

    async def _write(self, name: str) -> None:
        trouble = await to_thread(self._written, name)
        if trouble:
            self.call_after_refresh(self._ask, trouble, name)
        else:
            self.say(joined(("Written: ", "$text-success"), line(name), " Only you can read it."))

    def _written(self, name: str) -> str:
        """What is wrong, with the question for another place; empty when the file is there."""
        if not name:
            return _NO_FILE
        shown = one_line(name)
        try:
            path = Path(name).expanduser()
            if path.suffix.lower() not in FORMS:
                return f"{ENDINGS} Another place:"
            if path.exists():
                return f"{shown} is there already and stays as it is. Another place:"
            content = FORMS[path.suffix.lower()](self._crib, self._choice.dropped)
            atomic_write(path, content.encode("utf-8", errors="replace"))
        except (OSError, ValueError, RuntimeError) as error:
            return f"{one_line(told(error))}. Another place:"
        return ""
