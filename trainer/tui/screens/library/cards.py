"""The card browser: every card of one deck or of all, found by its words while they are typed."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from trainer.cards.card_change import has_original
from trainer.cards.library import Library
from trainer.cards.search import Haystack, haystack
from trainer.cards.switched_off import switched_off
from trainer.clock import in_words
from trainer.desk import Desk
from trainer.schedule.today import is_due
from trainer.text import counted, one_line
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.library.acts import ActingScreen
from trainer.tui.screens.library.columns import column, row
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.pick_list import PickList
from trainer.tui.widgets.short_field import ShortField

AT_ONCE = 1_500
"""Cards; more of them are searched beside the event loop."""
_STATE, _DECK = 14, 16
WIDE = 72
"""Columns from which the deck of a card has a column."""


class SearchLine(Input):
    """Where the words are typed."""

    BINDINGS: ClassVar = bindings("search")

    class Left(Message):
        """The list is wanted; `cleared` when the words are not wanted any more."""

        def __init__(self, *, cleared: bool) -> None:
            super().__init__()
            self.cleared = cleared

    def _on_paste(self, event: events.Paste) -> None:
        event.text = one_line(event.text)

    def action_list(self) -> None:
        self.post_message(self.Left(cleared=False))

    def action_leave(self) -> None:
        self.post_message(self.Left(cleared=True))


class CardsScreen(ActingScreen):
    """Cards in rows, the question first."""

    BINDINGS = bindings("cards")
    AUTO_FOCUS = "PickList"
    help = (
        "A card is found when it holds every word you type, in its question, points, tags or prepared "
        "answer; #pay finds the tag alone. Editing a built-in card makes a copy of your own, which is asked "
        "in its place. What happens to a card never touches its answers."
    )

    @dataclass
    class Ready(Message):
        """Every card can be found by its words now."""

        library: Library
        hay: Haystack
        unprepared: Set[str]

    @dataclass
    class Found(Message):
        """The cards that hold the words."""

        words: str
        cards: Sequence[str]

    def __init__(self, desk: Desk, deck: str | None = None, *, searching: bool = False) -> None:
        """Of one deck, by its id, or of all; with the cursor in the search line when `searching`."""
        super().__init__(desk)
        self._of = deck
        self._searching = searching
        self._hay: Haystack | None = None
        self._unprepared: Set[str] = frozenset()
        self._off: Set[str] = frozenset()
        self._shown: Sequence[str] = ()
        self._wanted: str | None = None
        """The card to choose once the rows stand."""

    def compose(self) -> ComposeResult:
        yield Static(id="cards-head")
        with Horizontal(id="searching"):
            yield Static(joined((" / ", "bold $text-accent")))
            yield SearchLine(placeholder="words of a card", compact=True, id="words-sought")
            yield Static(id="matches")
        yield PickList(self._row, id="cards-list")
        yield Static(id="library-detail")
        yield Static(id="library-news")
        yield ShortField("a deck, or tags")
        yield KeyLine()

    @property
    def places(self) -> tuple[str, ...]:
        """What the help tells, the place where the candidate is first."""
        first = ("search",) if isinstance(self.focused, SearchLine) else ()
        return tuple(dict.fromkeys((*first, "cards", "search", "rows", "field")))

    def on_mount(self) -> None:
        title = self._library.deck(self._of).title if self._of else "All decks"
        self.query_one("#cards-head", Static).update(joined((" ", ""), line(title, "bold $text-accent")))
        self.say("")
        self.look_again(None)
        if self._searching:
            self.query_one(SearchLine).focus()

    def on_screen_resume(self) -> None:
        if self._hay is not None:
            self.look_again(self.card)

    # The rows

    def look_again(self, card: str | None) -> None:
        self._library = self._desk.library
        self._off = switched_off(self._desk.store) if self._of is None else frozenset()
        self._wanted = card
        self._hay = None
        if not self._words:
            self._show(self._all(), card)
        self.run_worker(self._make_ready, thread=True, exclusive=True, group="hay")

    def _all(self) -> Sequence[str]:
        prefix = f"{self._of}/" if self._of else ""
        return [card for card in self._library.cards if card.startswith(prefix)]

    def _make_ready(self) -> None:
        library = self._desk.library
        ready = self.Ready(library, haystack(library.cards.values()), self._desk.asking().unprepared)
        if not get_current_worker().is_cancelled:
            self.post_message(ready)

    @on(Ready)
    def _is_ready(self, event: Ready) -> None:
        event.stop()
        if event.library is self._library:
            self._hay, self._unprepared = event.hay, event.unprepared
            self._find()

    @property
    def _words(self) -> str:
        return self.query_one(SearchLine).value.strip()

    @on(Input.Changed, "#words-sought")
    def _typed_words(self, event: Input.Changed) -> None:
        event.stop()
        self._wanted = None
        self._find()

    def _find(self) -> None:
        words, hay = self._words, self._hay
        if hay is None:
            return  # it is looked for as soon as the cards are ready
        if len(hay.cards) <= AT_ONCE:
            self._show(hay.find(words, self._of), self._wanted or self.card)
        else:
            self.run_worker(partial(self._find_aside, hay, words), thread=True, exclusive=True, group="find")

    def _find_aside(self, hay: Haystack, words: str) -> None:
        found = hay.find(words, self._of)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Found(words, found))

    @on(Found)
    def _show_found(self, event: Found) -> None:
        event.stop()
        if event.words == self._words:
            self._show(event.cards, self._wanted or self.card)

    def _show(self, cards: Sequence[str], chosen: str | None) -> None:
        # A card may have gone between the search and this moment.
        self._shown = [card for card in cards if card in self._library.cards]
        before = self.query_one(PickList).chosen if chosen is None and not self._words else 0
        place = self._shown.index(chosen) if chosen in self._shown else before
        self.query_one(PickList).show(len(self._shown), place)
        number = counted(len(self._shown), "card")
        self.query_one("#matches", Static).update(joined(number))

    @property
    def card(self) -> str | None:
        number = self.query_one(PickList).chosen
        return self._shown[number] if number < len(self._shown) else None

    @property
    def deck(self) -> str | None:
        card = self.card
        return card.partition("/")[0] if card and self._library.is_own(card) else None

    def _row(self, number: int, width: int) -> Content:
        card = self._library.cards.get(self._shown[number])
        if card is None:
            return Content("")
        style = "$foreground-muted" if card.deck in self._off else ""
        wide = self.size.width >= WIDE and self._of is None
        rest = width - _STATE - 2 - (_DECK + 2 if wide else 0)
        decks = [column(card.deck, _DECK, "$foreground-muted")] if wide else []
        state, state_style = self._state(card.full_id)
        return row(column(card.wordings[0], rest, style), *decks, column(state, _STATE, state_style))

    def _state(self, id_: str) -> tuple[str, str]:
        """Where a card stands, sign and word, and the style of that."""
        card, state = self._library.cards[id_], self._desk.store.state(id_)
        if state and state.suspended:
            return "- suspended", "$foreground-muted"
        if card.unfinished:
            return "! unfinished", "$text-warning"
        if id_ in self._unprepared:
            return "! prep needed", "$text-warning"
        if card.deck in self._off:
            return "- deck is off", "$foreground-muted"
        if state is None or state.due is None:
            return "○ new", "$text-accent"
        if is_due(state, self._desk.day):
            return "● due", "bold $text-success"
        return f"· {in_words(state.due - self._desk.day)}", ""

    @on(PickList.Chosen)
    def _tell(self, event: PickList.Chosen) -> None:
        event.stop()
        self.query_one("#library-detail", Static).update(self._detail())
        self.refresh_bindings()

    def _detail(self) -> Content:
        id_ = self.card
        if id_ is None:
            sought = self._words
            if sought:
                return joined("No card holds all of these words; escape shows every card.")
            return joined("No cards yet: n writes the first one.")
        card, library = self._library.cards[id_], self._library
        whose = "built-in"
        if library.is_own(id_):
            whose = "your copy of a built-in card" if has_original(library, id_) else "yours"
        tags = "".join(f" #{tag}" for tag in card.tags)
        points = counted(len(card.points), "point") if card.points else "no points yet"
        return joined(
            line(id_, "bold"), "  ", line(f"{whose} · {card.kind} · {points}{tags}", "$foreground-muted")
        )

    # What can be done here

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "open":
            return self.card is not None
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        self.query_one(SearchLine).focus()

    @on(SearchLine.Left)
    def _leave_search(self, event: SearchLine.Left) -> None:
        event.stop()
        if event.cleared:
            self.query_one(SearchLine).value = ""
        self.to_rest()

    def to_rest(self) -> None:
        self.query_one(PickList).focus()

    @on(PickList.Opened)
    def action_open(self) -> None:
        if self.card:
            from trainer.tui.screens.library.card_page import CardPage

            self.app.push_screen(CardPage(self._desk, self.card))
