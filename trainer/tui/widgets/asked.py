"""What stands above an answer: where the question comes from, the question itself, and one line of news."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from trainer.progress.records import Mode
from trainer.schedule.session import Question
from trainer.tui.phrases import MODE_WORDS
from trainer.tui.safe_text import joined, line, prose


class Asked(Vertical):
    """The question with its surroundings."""

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(id="whence")
            yield Static(id="progress")
        yield Static(id="news")
        with VerticalScroll(id="question", can_focus=False):
            yield Static(id="words")

    def show(self, question: Question, deck: str, mode: Mode, about: Content) -> None:
        """Put a question there, with the title of its deck, and below it who asks or what it waits for."""
        card = question.asked.card
        fresh = " · again" if question.repeat else " · new" if question.new else ""
        whence = joined(line(deck, "bold"), (f" · {card.kind}", "$foreground-muted"))
        self.query_one("#whence", Static).update(whence)
        self.query_one("#progress", Static).update(
            joined(
                (f"{question.number} of {question.total}", "bold"),
                (f"{fresh} · {MODE_WORDS[mode]} · {card.seconds} s", "$foreground-muted"),
            )
        )
        words = prose(question.text, "bold")
        if about:
            words = joined(words, "\n", about)
        self.query_one("#words", Static).update(words)
        self.query_one("#question").scroll_home(animate=False)

    def say(self, news: Content | str) -> None:
        """One line of news; nothing takes the line away."""
        content = prose(news) if isinstance(news, str) else news
        self.query_one("#news", Static).update(content)
        self.query_one("#news").display = bool(content)
