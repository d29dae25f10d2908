"""An answer given aloud: a stopwatch, then the points to tick by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Digits, Static

from trainer.cards.slots import AskedPoint
from trainer.clock import Clock
from trainer.schedule.session import Pace
from trainer.tui.keys import bindings
from trainer.tui.phrases import watch
from trainer.tui.safe_text import joined, line
from trainer.tui.widgets.sign_row import SignRow


class Stopwatch(Vertical, can_focus=True):
    """Large digits that run while the candidate speaks."""

    BINDINGS = bindings("speaking")

    @dataclass
    class Stopped(Message):
        """The answer has been given."""

        pace: Pace

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._asked = clock.seconds()
        self._began: float | None = None
        self._target = 0

    def compose(self) -> ComposeResult:
        yield Digits(id="digits")
        yield Static(id="watch-hint")

    def on_mount(self) -> None:
        self.set_interval(0.25, self._draw)

    def ready(self, target: int) -> None:
        """Stand at zero for the next question."""
        self._asked, self._began, self._target = self._clock.seconds(), None, target
        self._draw()

    def action_watch(self) -> None:
        now = self._clock.seconds()
        if self._began is None:
            self._began = now
            self._draw()
        else:
            self.post_message(self.Stopped(Pace(self._began - self._asked, now - self._began)))

    def _draw(self) -> None:
        if not self.display:
            return
        running = self._began is not None
        spent = self._clock.seconds() - self._began if self._began is not None else 0.0
        self.query_one(Digits).update(watch(spent))
        self.set_class(running, "-running")
        words = "Speak now; space when you are done." if running else "Space starts the watch; say it aloud."
        self.query_one("#watch-hint", Static).update(joined(f"{words}  Target: {self._target} s."))


@dataclass(frozen=True)
class Asks:
    """How a list is asked about."""

    question: str = "Which of these did you say?"
    yes: str = "said"
    no: str = "not said"


SAID = Asks()


class TickList(VerticalScroll, can_focus=True):
    """The points of a good answer, each to be ticked by its digit."""

    BINDINGS = bindings("ticks")

    @dataclass
    class Done(Message):
        """Point ids to the candidate's word: said or not."""

        said: dict[str, bool]

    chosen = reactive(0, init=False)

    def __init__(self) -> None:
        super().__init__()
        self._points: Sequence[AskedPoint] = ()
        self._said: set[str] = set()
        self._asks = SAID

    async def ask(self, points: Sequence[AskedPoint], asks: Asks = SAID) -> None:
        """Begin with no tick."""
        self._points, self._said, self._asks = points, set(), asks
        await self.remove_children()
        await self.mount(
            Static(joined((asks.question, "bold"), "  Digits tick, enter goes on.")),
            *(SignRow() for _ in points),
        )
        self.set_reactive(TickList.chosen, 0)
        self.scroll_home(animate=False)
        self._draw()

    def action_tick(self, index: int) -> None:
        if index < len(self._points):
            self.chosen = index
            self._said ^= {self._points[index].id}
            self._draw()

    def action_tick_chosen(self) -> None:
        self.action_tick(self.chosen)

    def action_up(self) -> None:
        self.chosen = max(0, self.chosen - 1)

    def action_down(self) -> None:
        self.chosen = min(len(self._points) - 1, self.chosen + 1)

    def action_done(self) -> None:
        self.post_message(self.Done({point.id: point.id in self._said for point in self._points}))

    def watch_chosen(self) -> None:
        self._draw()

    def _draw(self) -> None:
        from trainer.recall.cues import shown  # brings the matching library

        rows = list(self.query(SignRow))
        for number, (row, point) in enumerate(zip(rows, self._points, strict=False)):
            digit = f"{(number + 1) % 10} " if number < 10 else "  "
            word = (
                (f"○ {self._asks.yes}", "bold $text-success")
                if point.id in self._said
                else (f"· {self._asks.no}", "$foreground-muted")
            )
            must = (" · must be said", "$foreground-muted") if point.must else ""
            label = joined(line(shown(point.label)), must)
            row.show(joined((digit, "bold"), word), label, chosen=number == self.chosen)
        if rows:
            self.scroll_to_widget(rows[min(self.chosen, len(rows) - 1)], animate=False)
