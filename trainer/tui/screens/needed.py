"""What the card on show waits for, and the form that fills it, over the screen of a sitting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.screen import Screen

from trainer.desk import Desk
from trainer.prepare.made_ids import is_made
from trainer.tui.safe_text import joined, line

if TYPE_CHECKING:
    from trainer.cards.slots import AskedCard
    from trainer.prepare.asking import Asking
    from trainer.prepare.openings import Opening
    from trainer.schedule.session import Question

_SIGN = ("! ", "bold $text-warning")
MOST = 9
"""Fields to choose from, each by its digit."""


class Needed:
    """The empty fields of one card.  It learns of a card with `look`, and the sitting of notes afterwards."""

    def __init__(self, screen: Screen[None], desk: Desk) -> None:
        self._screen = screen
        self._desk = desk
        self._asking: Asking | None = None
        self._answered: AskedCard | None = None
        self._openings: tuple[Opening, ...] = ()

    def look(self, question: Question) -> Content:
        """Who asks, and what the card waits for with the key that writes it; often nothing of both."""
        self._openings, asked = (), question.asked
        if not asked.needs and not is_made(asked.card.full_id):
            return Content("")
        # What was answered counts for nothing here, so that one look serves until a note is written.
        self._asking = self._asking or self._desk.asking()
        made = self._asking.made.get(asked.card.full_id)
        if asked is not self._answered:
            from trainer.prepare.openings import openings

            self._openings = openings(asked, made, self._asking.book)
        asker = line(f"Asked by {made.asker}.", "$text-accent") if made and made.asker else Content("")
        return Content("\n").join(filter(None, (self._told, asker)))

    @property
    def there(self) -> bool:
        """Something is to be filled in."""
        return bool(self._openings)

    @property
    def _told(self) -> Content:
        if not self._openings:
            return Content("")
        first, *more = self._openings
        what = f"{first.sentence} And {len(more)} more." if more else first.sentence
        return joined(_SIGN, line(what), " ", ("F6", "bold"), " writes it.")

    def hint(self, words: str) -> str:
        """What stands in the empty box, where enter fills in as well."""
        return f"{words}, or press enter to fill in what is missing" if self._openings else words

    def fill(self, back: Callable[[], None]) -> None:
        """Open the field; when there are several, ask which.  `back` is called once the form was left."""

        def chosen(digit: str | None) -> None:
            if digit:
                self._open(self._openings[int(digit) - 1], back)

        if self._openings[0].before or len(self._openings) == 1:
            self._open(self._openings[0], back)
            return
        from trainer.tui.screens.preparing.ask import Ask

        fields = [(str(n), opening.sentence) for n, opening in enumerate(self._openings[:MOST], 1)]
        self._screen.app.push_screen(Ask("What do you fill in?", fields, "Prep needed"), chosen)

    def _open(self, opening: Opening, back: Callable[[], None]) -> None:
        from trainer.tui.screens.preparing.opened import form_of

        def left(_: None) -> None:
            self._asking = None
            back()

        self._screen.app.push_screen(form_of(self._desk, opening), left)

    def answered(self, question: Question) -> None:
        """The card was answered before it was filled in: it waits for nothing more this time."""
        self._answered = question.asked
        self.look(question)
