"""The sitting that was answered last, found from the end of all reviews."""

from __future__ import annotations

from collections.abc import Mapping, Set

from trainer.progress.line import Fields


def last_sitting(reviews: Mapping[str, Fields], undone: Set[str]) -> list[Fields]:
    """The documents of its answers, oldest first, out of all reviews by uid in the order of saving."""
    answers: list[Fields] = []
    for uid, document in reversed(list(reviews.items())):
        if uid in undone or document.get("undoes"):
            continue
        if answers and answers[-1].get("session") != document.get("session"):
            break
        answers.append(document)
    return answers[::-1]
