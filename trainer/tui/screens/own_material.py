"""What the candidate adds to the cards during a sitting: prepared answers, and points taken from answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.content import Content
from textual.screen import Screen

from trainer.cards.card_change import CardChange
from trainer.desk import Desk
from trainer.schedule.session import Question, Session
from trainer.tui.safe_text import joined
from trainer.tui.screens import news, prepared


class OwnMaterial:
    """Opens its sheets over the screen of a sitting, which learns of what was added at its next question."""

    def __init__(
        self, screen: Screen[None], desk: Desk, session: Session, say: Callable[[Content], None]
    ) -> None:
        self._screen = screen
        self._desk = desk
        self._session = session
        self._say = say
        self._texts: dict[str, str] = {}
        self._added = False
        self.looked: set[str] = set()
        """Cards whose prepared answer was read in this sitting before they were answered."""

    def renew(self) -> None:
        """Have the sitting ask by what was added since the last time."""
        if self._added:
            self._added = False
            self._session.renew(self._desk.asked())

    def show_prepared(self, question: Question, *, answered: bool) -> None:
        """The prepared answer of a question, with a warning first while it is not answered."""
        card = question.asked.card
        prepared.show(
            self._screen.app,
            self._desk,
            question,
            self._texts.get(card.full_id, card.prepared or ""),
            looked=None if answered else partial(self.looked.add, card.full_id),
            take=partial(self.take_points, question),
            written=partial(self._written, question),
        )

    def take_points(self, question: Question, answer: str) -> None:
        """Points of one's own from an answer to a question."""
        from trainer.tui.screens.points_picker import take_points  # brings the judge's library

        take_points(self._screen.app, self._desk, question, answer, self._told)

    def edit(self, question: Question) -> None:
        """The lines of the question's card; the sitting asks it in its new form from the next question on."""
        from trainer.tui.screens.library.doors import edit_asked_card

        def changed(change: CardChange) -> None:
            self._told(joined((f"{change.told} From the next question on it is asked so.", "$text-success")))

        edit_asked_card(self._screen.app, self._desk, question.asked.card.full_id, changed)

    def _written(self, question: Question, text: str) -> None:
        self._texts[question.asked.card.full_id] = text
        self._told(joined(news.PREPARED if text else news.NOT_PREPARED))
        if text:
            self.take_points(question, text)

    def added(self) -> None:
        """Something was added: the next question asks by it."""
        self._added = True

    def _told(self, told: Content) -> None:
        self.added()
        self._say(told)
