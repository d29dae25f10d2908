"""Decks: what there is, how far each has come, and which of them are asked."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from trainer.cards.model import Deck
from trainer.cards.switched_off import switch, switched_off
from trainer.desk import Desk
from trainer.insights.library_counts import DeckCounts, deck_counts, settled_cards
from trainer.progress.problems import NotSaved
from trainer.text import counted
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.library.acts import ActingScreen
from trainer.tui.screens.library.columns import column, row
from trainer.tui.screens.library.trail import Setting
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.pick_list import MARKER, PickList

_ON, _OFF = "+ on", "- off"
_FIGURES = (("cards", 5), ("new", 4), ("due", 4), ("settled", 7))
_WHOSE = 10
WIDE = 72
"""Columns from which it is told whose a deck is."""


class DecksScreen(ActingScreen):
    """Every deck in one row, all of them together in the first."""

    BINDINGS = bindings("decks")
    AUTO_FOCUS = "PickList"
    places = ("decks", "rows")
    help = (
        "A deck that is off is not asked; its cards keep all they have, and a sitting of that deck alone "
        "still asks it. Settled is a card with two good recalls on two days since the last Again. Your own "
        "decks are plain files: edit them in any editor, and the app notices when you come home."
    )

    @dataclass
    class Counted(Message):
        """The figures are there."""

        counts: tuple[DeckCounts, ...]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._off: Set[str] = switched_off(desk.store)
        self._counts: Mapping[str, DeckCounts] = {}
        self._fresh = True

    def compose(self) -> ComposeResult:
        yield Static(id="decks-head")
        yield PickList(self._row, len(self._decks) + 1, id="decks-list")
        yield Static(id="library-detail")
        yield Static(id="library-news")
        yield KeyLine()

    def on_mount(self) -> None:
        self.say(self._first_news(), "")
        self._count()

    def on_screen_resume(self) -> None:
        if not self._fresh:
            self.look_again(None)
        self._fresh = False

    def on_resize(self) -> None:
        width = self.size.width - 2  # the margins of the list
        names = [column(name, size, right=True) for name, size in _FIGURES]
        whose = [column("", _WHOSE)] if self.size.width >= WIDE else []
        title = column("Deck", self._title_width(width - MARKER), "bold $text-accent")
        head = row(column("", len(_OFF)), title, *whose, *names)
        self.query_one("#decks-head", Static).update(joined(" " * MARKER, head.stylize("$foreground-muted")))

    def _first_news(self) -> str:
        if not self._decks:
            return (
                f"There are no decks yet. n writes a card; deck files belong into {self._desk.where.decks}."
            )
        return ""

    @property
    def _decks(self) -> tuple[Deck, ...]:
        return self._library.decks

    def _title_width(self, width: int) -> int:
        figures = sum(size + 2 for _, size in _FIGURES) + len(_OFF) + 2
        return max(8, width - figures - (_WHOSE + 2 if self.size.width >= WIDE else 0))

    def _row(self, number: int, width: int) -> Content:
        deck = self._decks[number - 1] if number else None
        on = deck is None or deck.id not in self._off
        style = "" if on else "$foreground-muted"
        title = deck.title if deck else "All decks"
        sign = column(
            "" if deck is None else _ON if on else _OFF, len(_OFF), "$text-success" if on else style
        )
        whose = [column(self._whose(deck), _WHOSE, "$foreground-muted")] if self.size.width >= WIDE else []
        figures = zip(_FIGURES, self._figures(deck), strict=True)
        columns = [column(words, size, style, right=True) for (_, size), words in figures]
        return row(sign, column(title, self._title_width(width), style), *whose, *columns)

    def _figures(self, deck: Deck | None) -> tuple[str, ...]:
        cards = len(deck.cards) if deck else len(self._library.cards)
        if not self._counts:
            return str(cards), "…", "…", "…"
        counts = [self._counts[deck.id]] if deck and deck.id in self._counts else []
        if deck is None:
            counts = [count for id_, count in self._counts.items() if id_ not in self._off]
        sums = (
            sum(count.new for count in counts),
            sum(count.due for count in counts),
            sum(count.settled for count in counts),
        )
        return str(cards), *map(str, sums)

    def _whose(self, deck: Deck | None) -> str:
        if deck is None:
            return ""
        if not deck.builtin:
            return "yours"
        return "built-in +" if self._own_cards(deck) else "built-in"

    def _own_cards(self, deck: Deck) -> int:
        return sum(self._library.is_own(card.full_id) for card in deck.cards)

    @on(PickList.Chosen)
    def _tell(self, event: PickList.Chosen) -> None:
        event.stop()
        self._detail()

    def _detail(self) -> None:
        deck = self._chosen
        if deck is None:
            off = (
                f", {counted(len(self._off & {d.id for d in self._decks}), 'deck')} off" if self._off else ""
            )
            words = joined(
                ("All decks", "bold"),
                (f"  {counted(len(self._decks), 'deck')}{off}; new, due and settled of those on", ""),
            )
        else:
            head = joined((f"{deck.id}", "bold"), "  ", line(deck.about, "$foreground-muted"))
            words = joined(head, "\n", self._rest(deck))
        self.query_one("#library-detail", Static).update(words)
        self.refresh_bindings()

    def _rest(self, deck: Deck) -> Content:
        """What has no column."""
        count = self._counts.get(deck.id)
        told = []
        if count and count.unfinished:
            told.append(f"{count.unfinished} unfinished")
        if count and count.unprepared:
            told.append(f"{count.unprepared} need preparation")
        if count and count.suspended:
            told.append(f"{count.suspended} suspended")
        if deck.builtin and (own := self._own_cards(deck)):
            told.append(f"{counted(own, 'card')} of your own in it")
        return joined(" · ".join(told) or "every card is ready to be asked")

    @property
    def _chosen(self) -> Deck | None:
        number = self.query_one(PickList).chosen
        return self._decks[number - 1] if 0 < number <= len(self._decks) else None

    @property
    def deck(self) -> str | None:
        chosen = self._chosen
        return chosen.id if chosen and not chosen.builtin else None

    def look_again(self, card: str | None) -> None:
        rows = self.query_one(PickList)
        self._library = self._desk.library
        self._off = switched_off(self._desk.store)
        ids = [deck.id for deck in self._decks]
        deck = card.partition("/")[0] if card else ""
        rows.show(len(ids) + 1, ids.index(deck) + 1 if deck in ids else rows.chosen)
        self._detail()
        self._count()

    def _count(self) -> None:
        self.run_worker(self._count_aside, thread=True, exclusive=True, group="count")

    def _count_aside(self) -> None:
        """Beside the event loop: years of answers and thousands of cards take their time."""
        desk = self._desk
        counts = deck_counts(
            desk.library.decks,
            desk.store.states(),
            desk.day,
            settled=settled_cards(desk.store.answers()),
            unprepared=desk.asking().unprepared,
        )
        self.post_message(self.Counted(counts))

    @on(Counted)
    def _show_counts(self, event: Counted) -> None:
        event.stop()
        self._counts = {count.deck: count for count in event.counts}
        self.query_one(PickList).refresh()
        self._detail()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "switch" and self._chosen is None:
            return False
        return super().check_action(action, parameters)

    @on(PickList.Opened)
    def action_open(self) -> None:
        chosen = self._chosen
        self._browse(chosen.id if chosen else None)

    def action_search(self) -> None:
        self._browse(None, searching=True)

    def _browse(self, deck: str | None, *, searching: bool = False) -> None:
        from trainer.tui.screens.library.cards import CardsScreen

        self.app.push_screen(CardsScreen(self._desk, deck, searching=searching))

    def action_switch(self) -> None:
        if deck := self._chosen:
            self._begin(self._switch(deck))

    async def _switch(self, deck: Deck) -> None:
        on = deck.id in self._off
        try:
            await to_thread(switch, self._desk.store, deck.id, on=on)
        except NotSaved as problem:
            self.say(f"NOT saved: {problem.reason}. Free some space and try again.", "bold $text-error")
            return
        name = f"{deck.title} is {'not asked for now' if on else 'asked again'}"
        self._trail.append(Setting(name, None, partial(switch, self._desk.store, deck.id, on=not on)))
        self.say(f"Saved: {deck.title} is {'asked again' if on else 'not asked for now'}.")
        self.look_again(None)
