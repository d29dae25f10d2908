"""One card: what it asks, when it comes back, and how it was answered: first, best, latest side by side."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from trainer.cards.card_change import has_original
from trainer.cards.slots import Values
from trainer.clock import date_of, in_words
from trainer.desk import Desk
from trainer.insights.card_history import CardHistory, card_history
from trainer.prepare.slot_values import values_of
from trainer.progress.records import Review
from trainer.recall.grade import Grade
from trainer.schedule.memory import recall
from trainer.text import counted, shortened
from trainer.tui.keys import bindings
from trainer.tui.phrases import GRADE_WORDS, MODE_WORDS, percent, short_date
from trainer.tui.safe_text import joined, line, prose
from trainer.tui.screens.library.acts import ActingScreen
from trainer.tui.screens.library.asked_as import HEAD, asked_as, prepared
from trainer.tui.screens.sheet import Sheet
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.rows import Row, Rows
from trainer.tui.widgets.short_field import ShortField

SCHEDULE_HEAD = 14
LONGEST_BESIDE = 1_500
"""Characters of an answer that stand beside the others; all of it stands in the history."""
MOST_ANSWERS = 100
"""Answers in the history, the latest of them."""


class CardPage(ActingScreen):
    """Everything about one card."""

    BINDINGS = bindings("card")
    AUTO_FOCUS = ""
    places = ("card", "field")
    help = (
        "The first answer shows where you began, the best what you are able to, the latest where you stand. "
        "● is an answer that was compared with its points, ○ one that you ticked yourself."
    )

    @dataclass
    class Remembered(Message):
        """The card's answers were found."""

        history: CardHistory | None
        values: Values

    def __init__(self, desk: Desk, card: str) -> None:
        super().__init__(desk)
        self._card = card
        self._history: CardHistory | None = None
        self._values: Values = {}

    def compose(self) -> ComposeResult:
        yield Static(id="card-whence")
        yield Static(id="library-news")
        with VerticalScroll(id="card-page", can_focus=False):
            yield Rows(head=HEAD, style="bold", name="card-asked-here")
            yield Rows(head=SCHEDULE_HEAD, name="card-schedule")
            yield Container(id="answers-beside")
            yield Rows(head=HEAD, name="card-prepared")
        yield ShortField("a deck, or tags")
        yield KeyLine()

    def on_mount(self) -> None:
        self.say("")
        self.look_again(self._card)

    @property
    def card(self) -> str | None:
        return self._card if self._card in self._library.cards else None

    @property
    def deck(self) -> str | None:
        return self._card.partition("/")[0] if self._library.is_own(self._card) else None

    def look_again(self, card: str | None) -> None:
        self._library = self._desk.library
        if card is None or card not in self._library.cards:
            self.app.notify("The card is gone from its deck; u takes that back.", markup=False)
            self.dismiss()
            return
        self._card = card
        self._draw()
        self.run_worker(self._remember, thread=True, exclusive=True, group="history")

    def _remember(self) -> None:
        """Beside the event loop: a long log takes its time."""
        history = card_history(self._desk.store.reviews_of(self._card))
        self.post_message(self.Remembered(history, values_of(self._desk.notebook())))

    @on(Remembered)
    async def _show_answers(self, event: Remembered) -> None:
        event.stop()
        self._history, self._values = event.history, event.values
        self._draw()
        beside = self.query_one("#answers-beside")
        await beside.remove_children()
        if self._history:
            for name, review in self._history.beside:
                await beside.mount(Static(self._answer(name, review)))
        else:
            await beside.mount(Static(joined(("No answer yet.", "$foreground-muted"))))
        self.refresh_bindings()

    def _draw(self) -> None:
        library = self._library
        card = library.cards[self._card]
        whose = "built-in"
        if library.is_own(self._card):
            whose = "your copy of a built-in card" if has_original(library, self._card) else "yours"
        title = library.deck(card.deck).title
        head = joined((" ", ""), line(f"{title} · {card.id}", "bold $text-accent"))
        self.query_one("#card-whence", Static).update(joined(head, (f"  {whose}", "$foreground-muted")))
        self.query_one("#card-asked-here", Rows).show(asked_as(card, self._values))
        self.query_one("#card-prepared", Rows).show(prepared(card))
        self.query_one("#card-schedule", Rows).show(self._schedule())

    def _schedule(self) -> list[Row]:
        state, today = self._desk.store.state(self._card), self._desk.day
        if state is None or state.last_day is None:
            stands = "never asked yet"
        else:
            stands = f"{counted(state.reps, 'time')}, last {in_words(state.last_day - today)}"
        rows = [("Asked", stands)]
        if state and state.due is not None:
            chance = recall(state, today)
            now = f"; recall now about {percent(chance)}" if chance is not None else ""
            rows.append(
                ("Comes back", f"{short_date(date_of(state.due))}, {in_words(state.due - today)}{now}")
            )
        if state and state.lapses:
            rows.append(("Forgotten", counted(state.lapses, "time")))
        if state and state.suspended:
            rows.append(("Suspended", "not asked until @ brings it back"))
        return [(f"  {name}", line(words)) for name, words in rows]

    def _answer(self, name: str, review: Review) -> Content:
        head = joined((f"{name[:1].upper()}{name[1:]}", "bold $text-accent"), "\n", _result(review), "\n\n")
        return joined(head, _said(review, LONGEST_BESIDE))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "all":
            return self._history is not None
        return super().check_action(action, parameters)

    def action_all(self) -> None:
        if self._history:
            latest = self._history.answers[-MOST_ANSWERS:]
            parts = [joined(_result(review), "\n", _said(review, None)) for review in reversed(latest)]
            left = len(self._history.answers) - len(latest)
            if left:
                parts.append(joined(f"and {counted(left, 'earlier answer')}"))
            title = f"{counted(len(self._history.answers), 'answer')}, the latest first"
            self.app.push_screen(Sheet(title, Content("\n\n").join(parts)))

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one("#card-page", VerticalScroll)

    def action_up(self) -> None:
        self._page.scroll_up(animate=False)

    def action_down(self) -> None:
        self._page.scroll_down(animate=False)

    def action_page(self, step: int) -> None:
        self._page.scroll_relative(y=step * max(1, self._page.size.height - 1), animate=False)


def _result(review: Review) -> Content:
    """When, how, with what coverage, and the grade."""
    mark = "○" if review.judge == "self" else "●"
    mode = f" · {MODE_WORDS[review.mode]}" if review.mode in MODE_WORDS else ""
    grade = GRADE_WORDS[Grade(review.rating)] if review.rating in list(Grade) else "—"
    when = short_date(date_of(review.study_day))
    words = (f"{mark} {grade}", "bold"), f" · coverage {percent(review.coverage)} · {when}{mode}"
    return joined(*words)


def _said(review: Review, most: int | None) -> Content:
    if not review.answer:
        quiet = "said aloud" if review.mode == "aloud" else "blank" if "blank" in review.flags else "no text"
        return joined((f"({quiet})", "$foreground-muted"))
    return prose(review.answer if most is None else shortened(review.answer, most))
