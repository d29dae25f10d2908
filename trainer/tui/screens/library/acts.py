"""What can be done to a card wherever one is chosen: edit, suspend, move, tag, remove, and take it back."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial

from textual import on
from textual.screen import Screen
from textual.widgets import Static

from trainer.cards.card_change import CardChange, has_original, moved_card, retagged_card, taken_out
from trainer.cards.deck_edit import EditRefused
from trainer.desk import Desk
from trainer.files import told as told_of
from trainer.progress.problems import NotSaved
from trainer.progress.records import CardState
from trainer.tui.safe_text import joined
from trainer.tui.screens.library.drafting import carried_out, not_followed
from trainer.tui.screens.library.trail import Setting, Trail
from trainer.tui.screens.sheet import Sheet
from trainer.tui.widgets.short_field import ShortField

ON_A_CARD = frozenset({"edit", "suspend", "move", "tags", "remove"})
_WRITES = ON_A_CARD | {"new", "undo", "switch"}


class ActingScreen(Screen[None]):
    """A screen of the library: it may have a card that is chosen, and says what became of it."""

    CSS_PATH = "library.tcss"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._library = desk.library
        """As it is shown; beside the event loop the desk may have a newer one for a moment."""
        self._trail: Trail = []
        self._busy = False
        self._field_is_for = ""

    def on_mount(self) -> None:
        below = [screen for screen in self.app.screen_stack if isinstance(screen, ActingScreen)]
        self._trail = below[0]._trail

    @property
    def card(self) -> str | None:
        """Full id of the card that is chosen."""
        return None

    def look_again(self, card: str | None) -> None:
        """Show the library as it stands now, with this card chosen if it is there."""
        raise NotImplementedError

    @property
    def deck(self) -> str | None:
        """The deck that a new card is offered."""
        return None

    def say(self, words: str, style: str = "$text-success") -> None:
        """One line of news; nothing takes it away."""
        news = self.query_one("#library-news", Static)
        news.update(joined((words, style)))
        news.display = bool(words)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        if action in _WRITES and (self._busy or self._desk.store.read_only):
            return False
        if action == "undo":
            return self._last is not None
        return self.card is not None if action in ON_A_CARD else True

    @property
    def _last(self) -> CardChange | Setting | None:
        """What u takes back.  A card that was changed elsewhere since then is left alone."""
        last = self._trail[-1] if self._trail else None
        return None if isinstance(last, CardChange) and last is not self._desk.last_change else last

    def action_back(self) -> None:
        self.dismiss()

    def action_edit(self) -> None:
        if self.card:
            from trainer.tui.screens.library.editor import EditorScreen

            self.app.push_screen(EditorScreen(self._desk, self.card), self._changed)

    def action_new(self) -> None:
        from trainer.tui.screens.library.new_card import NewCardScreen

        self.app.push_screen(NewCardScreen(self._desk, self.deck), self._changed)

    def _changed(self, change: CardChange | None) -> None:
        if change:
            self._note_change()
            self.say(change.told)
            self.look_again(change.card)

    def _note_change(self) -> None:
        """Of what was told only the desk has the change itself."""
        if change := self._desk.last_change:
            self._trail.append(change)

    def action_suspend(self) -> None:
        if self.card:
            self._begin(self._suspend(self.card))

    async def _suspend(self, card: str) -> None:
        store = self._desk.store
        state = store.state(card) or CardState(card)
        try:
            await to_thread(store.save_state, replace(state, suspended=not state.suspended))
        except NotSaved as problem:
            self._failed(f"NOT saved: {problem.reason}. Free some space and press the key again.")
            return
        name = f"the card is {'out of' if state.suspended else 'back in'} practice"
        self._trail.append(Setting(name, card, partial(_put_in_practice, self._desk, state)))
        self.say("Saved: back in practice." if state.suspended else "Saved: out of practice.")
        self.look_again(card)

    def action_move(self) -> None:
        if self.card is None:
            return
        if not self._library.is_own(self.card) or has_original(self._library, self.card):
            self.say("A built-in card stays in its deck; @ suspends it, n writes one of your own.", "")
            return
        self._field_is_for = "move"
        decks = ", ".join(deck.id for deck in self._library.decks)
        prompt = joined(
            ("To which deck?", "bold"), (f"  {decks}; a new name begins one", "$foreground-muted")
        )
        self.query_one(ShortField).ask(prompt, self.card.partition("/")[0])

    def action_tags(self) -> None:
        if self.card is None:
            return
        self._field_is_for = "tags"
        prompt = joined(("Which tags?", "bold"), ("  with a blank between them", "$foreground-muted"))
        self.query_one(ShortField).ask(prompt, " ".join(self._library.cards[self.card].tags))

    @on(ShortField.Taken)
    def _typed(self, event: ShortField.Taken) -> None:
        event.stop()
        card, what = self.card, self._field_is_for
        self._close_field()
        if card is None:
            return
        if what == "move" and event.text:
            self._begin(self._carry_out(partial(moved_card, self._desk.library, card, event.text)))
        elif what == "tags":
            self._begin(self._carry_out(partial(retagged_card, self._desk.library, card, event.text.split())))

    @on(ShortField.Skipped)
    @on(ShortField.LeftOpen)
    def _close_field(self) -> None:
        self.query_one(ShortField).close()
        self.to_rest()

    def to_rest(self) -> None:
        """Have the focus where commands are given."""
        self.set_focus(None)

    def action_remove(self) -> None:
        card, library = self.card, self._library
        if card is None:
            return
        if not library.is_own(card):
            self.say("A built-in card cannot be removed; @ takes it out of practice.", "")
            return
        after = "Its answers are kept, and u takes this back until you leave the program."
        if has_original(library, card):
            after = f"The built-in card comes back in its place. {after}"
        words = joined((library.cards[card].wordings[0], "bold"), f"\n\n{after}\n\nEnter removes it.")
        remove = partial(taken_out, library, card)

        def agreed(yes: bool | None) -> None:
            if yes:
                self._begin(self._carry_out(remove))

        self.app.push_screen(Sheet("Remove this card?", words, offers=True), agreed)

    def action_undo(self) -> None:
        self._begin(self._take_back())

    async def _take_back(self) -> None:
        last = self._last
        try:
            if isinstance(last, Setting):
                await to_thread(last.put_back)
                told, card = f"Taken back: {last.name}.", last.card
            elif change := await to_thread(self._undone):
                told, card = change.told, change.card
            else:
                return
        except NotSaved as problem:
            self._failed(f"NOT taken back: {problem.reason}. Free some space and press the key again.")
            return
        except (EditRefused, OSError) as error:
            self._failed(f"NOT taken back: {told_of(error).rstrip('.')}.")
            return
        self._trail.pop()
        self.say(told)
        self.look_again(card)

    def _undone(self) -> CardChange | None:
        last = self._desk.last_change
        try:
            return self._desk.undo_change()
        except NotSaved as problem:
            return not_followed(last.reverse, problem) if last else None

    async def _carry_out(self, make: Callable[[], CardChange]) -> None:
        try:
            change = await to_thread(carried_out, self._desk, make)
        except (EditRefused, OSError) as error:
            self._failed(f"NOT saved: {told_of(error).rstrip('.')}.")
            return
        self._note_change()
        self.say(change.told)
        self.look_again(change.card)

    def _failed(self, words: str) -> None:
        self.say(words, "bold $text-error")

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        """One thing after another: files are read and written beside the event loop."""
        if self._busy:
            work.close()
            return
        self._busy = True
        self.refresh_bindings()
        self.run_worker(self._to_its_end(work), group="change")

    async def _to_its_end(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        finally:
            self._busy = False
            self.refresh_bindings()


def _put_in_practice(desk: Desk, state: CardState) -> None:
    """As it was before; what was answered since stays."""
    now = desk.store.state(state.card) or state
    desk.store.save_state(replace(now, suspended=state.suspended))
