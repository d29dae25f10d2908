"""What is counted as reviews come and go, so that no screen has to walk through the history."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable

from trainer.progress.line import Fields

PACE_OVER = 50
"""Answers whose median time is the candidate's pace."""
JUDGED_OVER = 400
"""Answers from whose corrections the judge learns."""
PACE_FROM = 5
"""Answers before there is a pace."""

Judged = tuple[float, str, bool | None]
"""Score and verdict of one point, and the candidate's own word where there was one."""


class Tally:
    """Live reviews counted: by card, by first study day, and the latest times and verdicts of the drill.

    When a card keeps other reviews after its first was taken out, `first_of` is asked for the study
    day and uid of what is its first now.
    """

    def __init__(self, first_of: Callable[[str], tuple[int, str] | None]) -> None:
        self._first_of = first_of
        self.undone: set[str] = set()
        """Uids of the reviews that were taken back."""
        self._live: Counter[str] = Counter()
        self._first: dict[str, tuple[int, str]] = {}
        self._new: Counter[int] = Counter()
        self._seconds: deque[tuple[str, float]] = deque(maxlen=2 * PACE_OVER)
        self._judged: deque[tuple[str, str, list[Judged]]] = deque(maxlen=JUDGED_OVER)

    @property
    def reviews(self) -> int:
        """Live reviews in all."""
        return self._live.total()

    def add(self, card: str, review: Fields) -> None:
        """Count a review."""
        self._live[card] += 1
        if card not in self._first:
            self._set_first(card, (review["study_day"], review["uid"]))
        if review.get("rehearsal"):
            return  # somebody else set its pace, and no verdict was shown that one might correct
        if (seconds := review.get("seconds")) is not None:
            self._seconds.append((review["uid"], seconds))
        judge = review.get("judge")
        if judge not in (None, "self") and "blank" not in review.get("flags", ()):
            points = [(p["score"], p["verdict"], p.get("said_by_user")) for p in review.get("points", ())]
            self._judged.append((review["uid"], judge, points))

    def take_out(self, card: str, uid: str) -> None:
        """No longer count a review that was counted."""
        for timed in self._seconds:
            if timed[0] == uid:
                self._seconds.remove(timed)
                break
        for judged in self._judged:
            if judged[0] == uid:
                self._judged.remove(judged)
                break
        self._live[card] -= 1
        if self._live[card] <= 0:
            del self._live[card]
            self._forget_first(card)
        elif card in self._first and self._first[card][1] == uid:
            self._forget_first(card)
            if first := self._first_of(card):
                self._set_first(card, first)

    def new_on(self, day: int) -> int:
        """Cards whose first live review is on this study day."""
        return self._new[day]

    def median_seconds(self) -> float | None:
        """Median of the last answers' times; None until there are a few."""
        times = sorted(seconds for _, seconds in list(self._seconds)[-PACE_OVER:])
        if len(times) < PACE_FROM:
            return None
        middle = len(times) // 2
        return times[middle] if len(times) % 2 else (times[middle - 1] + times[middle]) / 2

    def judged(self, judge: str) -> list[Judged]:
        """The points of those of the last answers that this judge has judged: `words`, `both` and so on."""
        return [point for _, by, points in list(self._judged) if by == judge for point in points]

    def move(self, old: str, new: str) -> None:
        """The reviews of one card become those of another."""
        if old not in self._live:
            return
        self._live[new] += self._live.pop(old)
        firsts = [first for first in (self._forget_first(new), self._forget_first(old)) if first]
        self._set_first(new, min(firsts))

    def document(self) -> Fields:
        """Everything as JSON, for a snapshot."""
        return {
            "undone": sorted(self.undone),
            "live": dict(self._live),
            "first": self._first,
            "seconds": list(self._seconds),
            "judged": list(self._judged),
        }

    def restore(self, document: Fields) -> None:
        """Take over what `document` gave.  Raises KeyError, TypeError, ValueError or AttributeError."""
        self.undone = set(document["undone"])
        self._live = Counter(document["live"])
        self._first = {card: (day, uid) for card, (day, uid) in document["first"].items()}
        self._new = Counter(day for day, _ in self._first.values())
        self._seconds.extend((uid, seconds) for uid, seconds in document["seconds"])
        for uid, judge, points in document["judged"]:
            self._judged.append((uid, judge, [(score, verdict, said) for score, verdict, said in points]))

    def _set_first(self, card: str, first: tuple[int, str]) -> None:
        self._first[card] = first
        self._new[first[0]] += 1

    def _forget_first(self, card: str) -> tuple[int, str] | None:
        first = self._first.pop(card, None)
        if first:
            self._new[first[0]] -= 1
        return first
