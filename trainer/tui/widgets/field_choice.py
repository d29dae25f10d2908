"""A field in which one or several of a few things are chosen, yes or no among them."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from trainer.prepare.field import Choice
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.widgets.field_events import Edited, Moved, Value

NOTHING = "—"
YES_NO = (Choice("yes", "yes", "y"), Choice("", "no", "n"))
_GAP = 2


class FieldChoice(Widget, can_focus=True):
    """Shows what is chosen; all that can be chosen while it has the focus."""

    BINDINGS = bindings("choosing")

    def __init__(
        self, field: str, value: Value, choices: Sequence[Choice], *, several: bool, truth: bool = False
    ) -> None:
        """`truth`: the value is yes or no."""
        super().__init__()
        self.field = field
        self._choices = YES_NO if truth else tuple(choices)
        self._several = several
        self._truth = truth
        self._chosen: tuple[str, ...] = ()
        self._at = 0
        self.fill(value)

    @property
    def value(self) -> Value:
        if self._truth:
            return self._chosen == ("yes",)
        return self._chosen if self._several else "".join(self._chosen)

    def fill(self, value: Value) -> None:
        """Show a value; nobody is told of it."""
        if self._truth:
            value = "yes" if value else ""
        self._chosen = value if isinstance(value, tuple) else (str(value),) if value or self._truth else ()
        places = [place for place, choice in enumerate(self._choices) if choice.value in self._chosen]
        self._at = places[0] if places else 0
        self.refresh(layout=True)

    def on_focus(self) -> None:
        self.refresh(layout=True)

    def on_blur(self) -> None:
        self.refresh(layout=True)

    def on_click(self) -> None:
        self.focus()

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        return self._drawn(width).plain.count("\n") + 1

    def render(self) -> Content:
        return self._drawn(self.content_size.width)

    def _drawn(self, width: int) -> Content:
        if not self.has_focus:
            labels = [choice.label for choice in self._choices if choice.value in self._chosen]
            return line(", ".join(labels)) if labels else joined((NOTHING, "$foreground-muted"))
        rows, row, used = [], Content(""), 0
        for place, choice in enumerate(self._choices):
            option = self._option(choice, place == self._at)
            if used and used + option.cell_length > width:
                rows.append(row)
                row, used = Content(""), 0
            row = joined(row, option, " " * _GAP)
            used += option.cell_length + _GAP
        return Content("\n").join([*rows, row])

    def _option(self, choice: Choice, here: bool) -> Content:
        chosen = choice.value in self._chosen
        sign = ("[x]" if chosen else "[ ]") if self._several else ("●" if chosen else "○")
        key = f" ({choice.key})" if choice.key and not self._truth else ""
        style = "reverse" if here else "bold $text-accent" if chosen else ""
        return joined((f"{sign} {choice.label}", style), (key, "$foreground-muted"))

    def on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down", "enter"):
            event.stop()
            self.post_message(Moved(-1 if event.key == "up" else 1))
        elif event.character and event.is_printable and event.key != "space" and self._jump(event.character):
            event.stop()

    def _jump(self, letter: str) -> bool:
        """Choose by the letter of a choice, else by the first of its label."""
        count = len(self._choices)
        after = [(self._at + step) % count for step in range(1, count + 1)]
        keyed = [place for place in after if self._choices[place].key == letter]
        lettered = [p for p in after if self._choices[p].label[:1].casefold() == letter.casefold()]
        found = keyed or lettered
        if found:
            self._at = found[0]
            self.action_mark() if self._several else self._take()
        return bool(found)

    def action_choose(self, step: int) -> None:
        """One to the left or right; where only one is chosen, that one."""
        if self._choices:
            fresh = not self._several and not self._chosen
            self._at = self._at if fresh else (self._at + step) % len(self._choices)
            self.refresh() if self._several else self._take()

    def action_mark(self) -> None:
        value = self._choices[self._at].value
        if not self._several:
            if self._truth:
                self.action_choose(1)
            elif value in self._chosen:
                self.action_clear()
            else:
                self._take()
            return
        chosen = set(self._chosen) ^ {value}
        self._change(tuple(choice.value for choice in self._choices if choice.value in chosen))

    def action_clear(self) -> None:
        self._change(("",) if self._truth else ())

    def _take(self) -> None:
        self._change((self._choices[self._at].value,))

    def _change(self, chosen: tuple[str, ...]) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self.post_message(Edited(self.field))
        self.refresh(layout=True)
