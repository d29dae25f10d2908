"""A new card in three fields: the question, what a good answer says, and the deck."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static, TextArea

from trainer.cards.card_block import Block, read_block
from trainer.cards.card_change import CardChange, deck_for, new_card
from trainer.desk import Desk
from trainer.progress.edit_drafts import NEW_CARD
from trainer.progress.problems import NotSaved
from trainer.text import one_line
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined
from trainer.tui.screens.library.drafting import DraftingScreen, TextBox, problem_lines
from trainer.tui.widgets.key_line import KeyLine

FIRST_DECK = "my-cards"
"""Where a new card goes unless another deck is named."""
_TABLE, _LAST = "library", "last-deck"


class OneLine(Input):
    """A field of one line.  What is pasted becomes one clean line."""

    def _on_paste(self, event: events.Paste) -> None:
        event.text = one_line(event.text)


class NewCardScreen(DraftingScreen):
    """Writes one card into a deck of the candidate's own folder."""

    BINDINGS = bindings("new_card")
    AUTO_FOCUS = "#new-question"
    places = ("new_card",)
    help = (
        "A question and a few points make a card; tab goes from field to field. A point may have other "
        "words that count as well, as in: that you like it quiet: a quiet office | some silence. A ! before "
        "it makes it a must. Without points the card is kept as unfinished, and asked once it has some."
    )

    def __init__(self, desk: Desk, deck: str | None = None) -> None:
        """`deck` is the id of the deck on offer; else the one that the last new card went to."""
        super().__init__(desk, NEW_CARD)
        last = desk.store.documents(_TABLE).get(_LAST, {}).get("deck")
        self._offered = deck or (last if isinstance(last, str) else FIRST_DECK)

    def compose(self) -> ComposeResult:
        draft = self.draft()
        question, points = _taken_apart(draft.text) if draft else ("", "")
        titles = [*dict.fromkeys([deck.id for deck in self._desk.library.decks] + [FIRST_DECK])]
        yield Static(joined(("A new card", "bold $text-accent")), id="text-whose")
        yield Static(id="library-news")
        with VerticalScroll(id="new-fields", can_focus=False):
            yield Static(_label("Question", "as an interviewer would ask it"))
            yield OneLine(question, id="new-question", compact=True, select_on_focus=False)
            yield Static(_label("Points", "what a good answer says, one a line; may wait"))
            yield TextBox(points, compact=True, id="new-points")
            yield Static(_label("Deck", "a new name begins a new deck"))
            yield OneLine(
                one_line(draft.deck if draft and draft.deck else self._offered),
                id="new-deck",
                compact=True,
                select_on_focus=True,
                suggester=SuggestFromList(titles, case_sensitive=False),
            )
        with VerticalScroll(id="text-lint", can_focus=False):
            yield Static(id="text-problems")
        yield KeyLine()

    def on_mount(self) -> None:
        draft = self.draft()
        self.say("Your draft is back." if draft else "")

    @property
    def text(self) -> str:
        question = one_line(self.query_one("#new-question", Input).value)
        points = self.query_one(TextBox).text
        return _put_together(question, points)

    @property
    def deck_words(self) -> str:
        return one_line(self.query_one("#new-deck", Input).value) or FIRST_DECK

    def where(self, line: int) -> str:
        return "question" if line == 1 else f"points, line {line - 1}"

    def read(self, text: str, deck: str) -> Block:
        return read_block(text, deck_for(self._desk.library, deck))

    def change(self, text: str, deck: str) -> CardChange:
        change = new_card(self._desk.library, deck, text)
        self._remember(change.card.partition("/")[0])
        return change

    def _remember(self, deck: str) -> None:
        """The next new card is offered the same deck; a card is worth more than this."""
        store = self._desk.store
        try:
            if store.documents(_TABLE).get(_LAST, {}).get("deck", FIRST_DECK) != deck:
                store.put(_TABLE, _LAST, {"v": 1, "deck": deck})
        except NotSaved as problem:
            self.log.warning(str(problem))

    def show_block(self, block: Block) -> None:
        quiet = not self.text.strip()
        content = Content("") if quiet else problem_lines(block, self.where)
        self.query_one("#text-problems", Static).update(content)

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self, event: TextArea.Changed | Input.Changed) -> None:
        event.stop()
        self.touched()

    @on(Input.Submitted)
    def _next_field(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        return not (action == "save" and self._desk.store.read_only)


def _label(name: str, hint: str) -> Content:
    return joined((name, "bold"), (f"  {hint}", "$foreground-muted"))


def _put_together(question: str, points: str) -> str:
    """The lines of the card; every line of the points stays one, so that its number tells its place."""
    if not question and not points.strip():
        return ""
    asked = f"Q: {question.removeprefix('Q:').strip()}".rstrip()
    return "\n".join((asked, *(_point(said.rstrip()) for said in points.split("\n"))))


def _point(said: str) -> str:
    bare = said.lstrip()
    if not bare:
        return ""
    if bare.startswith(">"):
        return f"  {bare}"
    return bare if bare[:2] in ("- ", "~ ") else f"- {bare}"


def _taken_apart(text: str) -> tuple[str, str]:
    """Question and points of a draft."""
    asked, _, points = text.partition("\n")
    shown = (said.removeprefix("- ") for said in points.split("\n"))
    return one_line(asked.removeprefix("Q:")), "\n".join(shown)
