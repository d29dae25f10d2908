"""Answers that were begun: one on disk against a crash, the others of this sitting in memory."""

from __future__ import annotations

from trainer.clock import Clock
from trainer.progress.records import Draft, Mode
from trainer.progress.store import Store
from trainer.progress.uid import utc_words
from trainer.text import clean


class Drafts:
    """What was typed and not yet graded, by card.  The disk holds the one that was kept last."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        draft = store.draft()
        self._texts = {draft.card: clean(draft.answer)} if draft else {}
        self._on_disk = draft.card if draft else None

    def text(self, card: str) -> str:
        return self._texts.get(card, "")

    def keep(self, card: str, wording: int, mode: Mode, answer: str) -> None:
        """Have the text on disk when this returns; an empty one takes the card's draft away.

        Raises NotSaved; the text is remembered for this sitting all the same.
        """
        if answer.strip():
            self._texts[card] = answer
            self._store.save_draft(Draft(card, wording, mode, answer, utc_words(self._clock.now())))
            self._on_disk = card
        else:
            self._texts.pop(card, None)
            if self._on_disk == card:
                self._store.clear_draft()
                self._on_disk = None

    def graded(self, card: str) -> None:
        """The answer is a review now; the store has dropped its draft with that."""
        self._texts.pop(card, None)
        self._on_disk = None
