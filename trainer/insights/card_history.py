"""The answers to one card, side by side: the first, the best, the latest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.progress.records import Review


@dataclass(frozen=True, slots=True)
class CardHistory:
    """All graded answers to a card, oldest first; there is at least one."""

    answers: tuple[Review, ...]

    @property
    def first(self) -> Review:
        return self.answers[0]

    @property
    def latest(self) -> Review:
        return self.answers[-1]

    @property
    def best(self) -> Review:
        """The highest coverage that a judge found, else the highest of those ticked by hand, else the
        highest grade; the latest of equals."""
        return max(
            enumerate(self.answers),
            key=lambda entry: (_worth(entry[1]), entry[1].rating or 0, entry[0]),
        )[1]

    @property
    def beside(self) -> tuple[tuple[str, Review], ...]:
        """The three of them by name, each answer once: 'first', 'best and latest'."""
        named = {"first": self.first, "best": self.best, "latest": self.latest}
        uids = dict.fromkeys(review.uid for review in named.values())
        ordered = sorted(uids, key=[review.uid for review in self.answers].index)
        by_uid = {review.uid: review for review in self.answers}
        return tuple(
            (_listed([name for name, review in named.items() if review.uid == uid]), by_uid[uid])
            for uid in ordered
        )


def card_history(reviews: Iterable[Review]) -> CardHistory | None:
    """From a card's reviews, oldest first; None when nothing was graded."""
    answers = tuple(review for review in reviews if review.rating is not None)
    return CardHistory(answers) if answers else None


def _worth(review: Review) -> tuple[bool, float]:
    if review.coverage is None:
        return False, -1.0
    return review.judge != "self", review.coverage


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
