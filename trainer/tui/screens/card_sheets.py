"""What the sheets over a drill say: bridges when blank, the card's schedule."""

from __future__ import annotations

from textual.content import Content
from textual.screen import Screen

from trainer.clock import date_of, in_words
from trainer.desk import Desk
from trainer.progress.problems import NotSaved
from trainer.recall.grade import Grade
from trainer.schedule.memory import recall
from trainer.schedule.session import Question
from trainer.tui.phrases import GRADE_WORDS, counted, percent, short_date
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.sheet import Sheet
from trainer.tui.widgets.rows import Row

BRIDGES = (
    "Let me think about that for a moment.",
    "Do you mean in my last job, or in general?",
    "May I come back to that in a minute?",
    "I have not met that yet. This is how I would go about it: …",
)


def bridges() -> Content:
    """Phrases that win time in a real interview, and the two ways on."""
    said = Content("\n").join(joined("  “", (words, "bold"), "”") for words in BRIDGES)
    return joined(
        "It happens to everybody. Breathe out, then say one of these aloud:\n\n",
        said,
        "\n\nSomething came back? Escape, and write it.\n"
        "Still nothing? Enter shows the points; the card counts as blank and comes back later today.",
    )


def schedule_of(desk: Desk, question: Question) -> list[Row]:
    """When the card was asked and when it comes back."""
    card, state, today = question.asked.card, question.state, desk.day
    reviews = list(desk.store.reviews_of(card.full_id))
    answered = counted(state.reps, "time") if state.reps else "never; this is its first time"
    rows = [("Card", card.full_id), ("Answered", answered)]
    if state.last_day is not None:
        rows.append(("Last", in_words(state.last_day - today)))
    if state.due is not None:
        rows.append(("Due", f"{short_date(date_of(state.due))}, {in_words(state.due - today)}"))
    if (chance := recall(state, today)) is not None:
        rows.append(("Recall now", f"about {percent(chance)}"))
    if state.stability is not None:
        days = counted(max(1, round(state.stability)), "day")
        rows.append(("Holds for", f"{days} until recall falls to 90 %"))
    if state.lapses:
        rows.append(("Forgotten", counted(state.lapses, "time")))
    for review in reviews[-5:]:
        if review.rating is not None:
            mark = "○" if review.judge == "self" else "●"
            grade = f"{mark} {GRADE_WORDS[Grade(review.rating)]}, coverage {percent(review.coverage)}"
            rows.append((short_date(date_of(review.study_day)), grade))
    return [(name, line(value)) for name, value in rows]


def text_would_be_lost(reason: str) -> Content:
    return joined(f"What you typed is not saved: {reason}.\n\nEnter leaves without it, escape stays.")


def ask_before_losing(screen: Screen[None], problem: NotSaved) -> None:
    """Leave a screen whose text could not be saved only when the candidate says so."""

    def answered(agreed: bool | None) -> None:
        if agreed:
            screen.dismiss()

    screen.app.push_screen(Sheet("Not saved", text_would_be_lost(problem.reason), offers=True), answered)
