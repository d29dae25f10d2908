"""Walking through the CV: which lines were spoken about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.prepare.cards_about_work import CV_CARDS
from trainer.prepare.cv_line import CvLine
from trainer.prepare.made_ids import made_id
from trainer.prepare.notebook import Notebook
from trainer.progress.records import CardState


@dataclass(frozen=True, slots=True)
class CvWalk:
    """The lines in the order of the page."""

    asked: tuple[CvLine, ...]
    never: tuple[CvLine, ...]

    @property
    def meter(self) -> str:
        """`7 of 19 lines talked about (target: all)`."""
        return f"{len(self.asked)} of {len(self.asked) + len(self.never)} lines talked about (target: all)"

    @property
    def share(self) -> float:
        """0..1; 0 without a line."""
        return len(self.asked) / max(1, len(self.asked) + len(self.never))


def cv_walk(book: Notebook, states: Mapping[str, CardState]) -> CvWalk:
    """Which lines were asked about at least once."""
    asked = tuple(line for line in book.cv_lines if any(_seen(states.get(id_)) for id_ in cards_of(line)))
    return CvWalk(asked, tuple(line for line in book.cv_lines if line not in asked))


def cards_of(line: CvLine) -> tuple[str, ...]:
    """Full ids of the cards of a line."""
    return tuple(made_id(card, line.uid) for card in CV_CARDS)


def _seen(state: CardState | None) -> bool:
    return state is not None and state.last_day is not None
