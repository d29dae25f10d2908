"""The one line of news over a question: what was saved, and what was not and why."""

from __future__ import annotations

from textual.content import Content

from trainer.recall.grade import Grade
from trainer.text import LONGEST_ANSWER
from trainer.tui.phrases import GRADE_WORDS, counted, when
from trainer.tui.safe_text import joined, line, prose

PROBLEM = "bold $text-error"
NOTHING_WRITTEN = "Nothing is written yet. F2 says that you are blank."
SEEN = "You have seen what a good answer holds: a changed answer earns Hard at most."
READING = "Reading your answer …"
PREPARED = "Saved: your prepared answer. F3 shows it."
NOT_PREPARED = "Saved: this card has no prepared answer any more."
DRAFT_IS_BACK = "What you had begun to write is back."
FILLED_LATE = "What you wrote there counts from the next time on: this answer was judged without it."
WORDING_TAKEN_BACK = "Taken back, with the wording that was kept."
NOTHING_TO_UNDO = "There is nothing left to take back in this sitting."
SET_ASIDE = "Saved: set aside until tomorrow. F8 undoes."
OUT_OF_PRACTICE = "Saved: out of practice until you bring it back. F8 undoes."
_NO_LONGER = {"buried": "set aside", "suspended": "out of practice"}
ABOUT_THE_DRILL = (
    "Answer the question, then compare: the points say what a good answer holds, and the words that "
    "earned a point are marked in yours. You have the last word on every point. Nothing counts "
    "until you take a grade.\n"
    "Two judges can read an answer, one its words and one its meaning; from both comes how likely it is "
    "that a point was made. Numbers, names and structure stay with the words. The last line says who "
    "judged.\n"
    "In the box every letter is text, and ctrl+z takes typing back."
)


def saved(grade: Grade, due: int | None, today: int, *, repeats: bool) -> Content:
    """A grade is on disk; `due` is the study day on which its card comes back."""
    comes = f"Next {when(due, today)}." if due else ""
    if repeats:
        comes = "It comes back in this sitting."
    said = f"{GRADE_WORDS[grade]}. {comes} "
    return joined(("Saved: ", "$text-success"), said, ("F8 undoes.", "$foreground-muted"))


def wording_kept(wording: str) -> Content:
    return joined(("Saved: ", "$text-success"), "from now on “", line(wording), "” counts there.")


def points_kept(count: int) -> Content:
    words = f"{counted(count, 'point')} of your own at this card, asked from the next time on."
    return joined(("Saved: ", "$text-success"), words)


def not_saved(reason: str) -> Content:
    words = f"NOT saved: {reason}. Your answer is kept here, free some space and press r."
    return prose(words, PROBLEM)


def draft_not_saved(reason: str) -> Content:
    return prose(f"Your draft is NOT saved: {reason}. The text is still here.", PROBLEM)


def not_undone(reason: str) -> Content:
    return prose(f"Not undone: your text could not be kept first, {reason}.", PROBLEM)


def too_long(characters: int) -> Content:
    return prose(
        f"These are {characters:,} characters; up to {LONGEST_ANSWER:,} are judged, two hours of speech. "
        "Your text is kept: shorten it and hand it in again.",
        "bold $text-warning",
    )


def taken_back(what: str, *, more: bool) -> str:
    """After an undo; `more` when a further one is possible."""
    if what in _NO_LONGER:
        return f"Taken back: this card is no longer {_NO_LONGER[what]}."
    return f"Taken back. Grade it again{', or press u once more' if more else ''}."
