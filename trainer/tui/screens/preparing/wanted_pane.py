"""Picking the wanted skills from what people looked for and what the advert asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.widgets.option_list import Option

from trainer.desk import Desk
from trainer.prepare.ad_line import AdLine
from trainer.prepare.interview import Interview
from trainer.prepare.notes import notes, save
from trainer.prepare.person import Person
from trainer.prepare.skill import Skill
from trainer.prepare.slot_values import by_weight, known
from trainer.progress.problems import NotSaved
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.preparing.areas import AREAS
from trainer.tui.screens.preparing.notes_pane import NotesPane
from trainer.tui.widgets.lines import Lines


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that somebody said or the advert asks for."""

    words: str
    source: str
    line: AdLine | None = None


class WishList(Lines):
    """What was said or asked for; space picks."""

    BINDINGS = bindings("wanted")

    @dataclass
    class Picked(Message):
        """Space was pressed."""

    def action_pick(self) -> None:
        self.post_message(self.Picked())


class WantedPane(Horizontal):
    """On the left what they said, on the right what was picked from it, in order."""

    def __init__(self, desk: Desk, interview: Interview, at: str = "") -> None:
        """`at` is the uid of the skill to stand on first."""
        super().__init__()
        self._desk = desk
        self._interview = interview
        self._at = at
        self._wishes: list[Wish] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="wishes"):
            yield Static(joined(("They said, or the advert asks", "bold $text-accent")), classes="caption")
            yield WishList()
        with Vertical(id="picked"):
            yield Static(joined(("They want most", "bold $text-accent")), classes="caption")
            skills = AREAS["skills"]
            yield NotesPane(self._desk, skills, self._interview.uid, self._at, eager=False, about=False)

    def on_mount(self) -> None:
        self.look()
        wishes, pane = self.query_one(WishList), self.query_one(NotesPane)
        self.call_after_refresh(wishes.focus if self._wishes and not self._at else pane.into)

    @property
    def _skills(self) -> tuple[Skill, ...]:
        return notes(self._desk.store, Skill, self._interview.uid)

    def _found(self) -> Iterator[Wish]:
        store, uid = self._desk.store, self._interview.uid
        for person in by_weight(notes(store, Person, uid)):
            for words in known(person.looked_for):
                yield Wish(words, person.title)
        for ad_line in notes(store, AdLine, uid):
            yield Wish(ad_line.text, "the advert", ad_line)

    def look(self) -> None:
        """Show what is saved now."""
        self._wishes = list({wish.words.casefold(): wish for wish in self._found()}.values())
        picked = {skill.words.casefold() for skill in self._skills}
        lines = self.query_one(WishList)
        before = lines.highlighted or 0
        lines.clear_options()
        lines.add_options(Option(self._row(wish, wish.words.casefold() in picked)) for wish in self._wishes)
        if self._wishes:
            lines.highlighted = min(before, len(self._wishes) - 1)
        self.query_one("#wishes").display = bool(self._wishes)

    def _row(self, wish: Wish, picked: bool) -> Content:
        sign = "[x] " if picked else "[ ] "
        return joined((sign, "bold"), line(wish.words), "  ", line(wish.source, "$foreground-muted"))

    @on(WishList.Picked)
    def _picked(self, event: WishList.Picked) -> None:
        event.stop()
        place = self.query_one(WishList).highlighted
        if place is None or not self._wishes:
            return
        # In the pane's own turn, so that its news goes all the way up.
        pane = self.query_one(NotesPane)
        pane.call_next(partial(self._pick, pane, self._wishes[place]))

    def _pick(self, pane: NotesPane, wish: Wish) -> None:
        there = [skill for skill in self._skills if skill.words.casefold() == wish.words.casefold()]
        if there:
            pane.delete(there[0])
        elif not pane.add((wish.words,), source=wish.source):
            return
        if wish.line:
            self._mark(replace(wish.line, picked="" if there else "skill"))

    def _mark(self, ad_line: AdLine) -> None:
        """The line of the advert tells what became of it."""
        try:
            save(self._desk.store, ad_line)
        except NotSaved as problem:
            again = partial(self._mark, ad_line)
            self.post_message(NotesPane.NotKept(problem, again))
        self.look()
