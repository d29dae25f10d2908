"""The end of a sitting: how it went, what was missed most, and what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from trainer.desk import Desk
from trainer.progress.problems import NotSaved
from trainer.recall.cues import shown
from trainer.recall.grade import Grade
from trainer.schedule.session import Done, Session, Summary
from trainer.text import one_line
from trainer.tui.keys import bindings
from trainer.tui.phrases import GRADE_WORDS, coming_back, counted, minutes, percent
from trainer.tui.safe_text import Piece, joined, line, prose
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.rows import Row, Rows

MOST_USED, OFTEN = 3, 4
"""Words named at the end, and how often in the sitting they must have been said."""
MOST_MISSED = 3


class SummaryScreen(Screen[None]):
    """Shows a sitting that is through; everything in it can still be taken back."""

    CSS_PATH = "pages.tcss"
    BINDINGS = bindings("summary")
    places = ("summary",)
    help = (
        "Every answer above is saved. ● is an answer that was compared with its points, ○ one that you "
        "ticked yourself. u takes the last grade back, as often as you like."
    )

    def __init__(self, desk: Desk, session: Session, news: Content | str = "") -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._news = news

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="summary", can_focus=False):
            yield Static(id="summary-news")
            yield Static(id="summary-title")
            yield Rows(name="summary-body")
            yield Static(id="summary-offer")
        yield KeyLine()

    def on_mount(self) -> None:
        self._say(self._news)
        summary = self._session.summary()
        today = self._desk.today()
        self._more = len(today.queue)
        self.query_one("#summary-title", Static).update(_title(summary))
        self.query_one(Rows).show(_body(summary, today.due_by_day[0]))
        self.query_one("#summary-offer", Static).update(self._offer())

    def _offer(self) -> Content:
        if self._more:
            words = f"Go on with {counted(self._more, 'more question')}, or stop here: escape"
        else:
            words = "Home. That was today's practice."
        return joined(("enter  ", "bold $text-accent"), (words, "bold"))

    def _say(self, news: Content | str, style: str = "") -> None:
        content = prose(news, style) if isinstance(news, str) else news
        self.query_one("#summary-news", Static).update(content)
        self.query_one("#summary-news").display = bool(content)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        return self._session.can_undo if action == "undo" else True

    def action_undo(self) -> None:
        from trainer.tui.screens.drill import DrillScreen

        try:
            step = self._session.undo()
        except NotSaved as problem:
            words = f"NOT saved: {problem.reason}. Nothing has moved; free some space and press u."
            self._say(words, "bold $text-error")
            return
        self.app.switch_screen(DrillScreen(self._desk, self._session, step))

    def action_on(self) -> None:
        from trainer.tui.screens.drill import DrillScreen

        if not self._ended():
            return
        session = self._desk.begin(mode=self._session.mode) if self._more else None
        if session:
            self.app.switch_screen(DrillScreen(self._desk, session))
        else:
            self.dismiss()

    def action_home(self) -> None:
        if self._ended():
            self.dismiss()

    def _ended(self) -> bool:
        try:
            self._session.end()
        except NotSaved as problem:
            self._say(f"The end is NOT saved: {problem.reason}. The answers are.", "bold $text-error")
            return False
        return True


def _title(summary: Summary) -> Content:
    answers = counted(len(summary.graded), "answer")
    pieces: list[Piece] = [(f"{answers} in {minutes(summary.seconds)}", "bold")]
    if summary.coverage is not None:
        pieces.append((f" · coverage {percent(summary.coverage)}", "bold"))
    return joined(*pieces)


def _body(summary: Summary, tomorrow: int) -> list[Row]:
    rows: list[Row] = []
    for grade, word in reversed(GRADE_WORDS.items()):
        given = [step for step in summary.graded if step.review and step.review.rating == grade]
        marks = "".join("○" if step.review and step.review.judge == "self" else "●" for step in given)
        rows.append((word, joined(f"{len(given):>2}  ", (marks, _STYLES[grade]))))
    for number, (label, times) in enumerate(_missed(summary.graded)):
        often = (f"  {times} times" if times > 1 else "", "$foreground-muted")
        rows.append(("" if number else "Missed", joined(("- ", "bold $text-error"), line(label), often)))
    if said := _often_said(summary.graded):
        rows.append(("Often said", line(", ".join(f'"{word}" {times}' for word, times in said))))
    rows.append(("Tomorrow", joined(coming_back(tomorrow))))
    return rows


_STYLES = {
    Grade.AGAIN: "$text-error",
    Grade.HARD: "$text-warning",
    Grade.GOOD: "$text-success",
    Grade.EASY: "$text-success",
}


def _missed(graded: Iterable[Done]) -> list[tuple[str, int]]:
    """The points missed most often, the first missed first among equals."""
    missed = Counter(
        one_line(shown(point.label))
        for step in graded
        if step.attempt
        for point in step.attempt.asked.points
        if step.attempt.band_of(point.id) == "missing" and point.id not in step.attempt.left_out
    )
    return missed.most_common(MOST_MISSED)


def _often_said(graded: Iterable[Done]) -> list[tuple[str, int]]:
    """The words with content that came up most in typed answers, when they came up often."""
    from trainer.recall.delivery import most_used

    answers = [step.attempt.answer for step in graded if step.attempt and step.attempt.mode != "aloud"]
    return [(word, times) for word, times in most_used(answers, MOST_USED) if times >= OFTEN]
