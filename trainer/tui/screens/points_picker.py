"""The points picker: what of an answer becomes points of one's own at its card."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from trainer.desk import Desk
from trainer.prepare.confidential import protected_words
from trainer.prepare.made_ids import shared
from trainer.prepare.own_points import OwnPoint, choose, own_points
from trainer.progress.problems import NotSaved
from trainer.recall.delivery import confidential
from trainer.recall.personal_points import SHORT, is_too_short, proposals
from trainer.recall.tokens import analyse
from trainer.schedule.session import Question
from trainer.text import clean, one_line
from trainer.tui.keys import bindings
from trainer.tui.phrases import counted
from trainer.tui.safe_text import joined, line
from trainer.tui.screens import news
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.short_field import ShortField
from trainer.tui.widgets.sign_row import SignRow

LONGEST = 200
"""Characters of a label or a wording that is typed."""
_ADVICE = "Three to six points are enough: what you keep is asked of you on this card."
_NOTHING = "There is no number, no deed of your own and no name in this answer. n writes a point yourself."
_PROTECTED = "! on your confidential list"


@dataclass(frozen=True, slots=True)
class Choice:
    """A point on offer, and what the candidate wants of it."""

    point: OwnPoint
    about: str
    """number, action, name or whole; `yours` when it was kept before or typed in."""
    kept: bool

    @property
    def sign(self) -> tuple[str, str]:
        if not self.kept:
            return "- leave", "$foreground-muted"
        return ("! must", "bold $warning") if self.point.must else ("+ keep", "bold $success")


class PointsPicker(ModalScreen[int | None]):
    """Closes with the number of points kept once they are on disk, or with None when nothing was changed."""

    CSS_PATH = "points_picker.tcss"
    BINDINGS = bindings("picker")
    AUTO_FOCUS = ""
    places = ("picker", "field")
    help = (
        "Numbers and your own deeds are kept unless you say otherwise, names are not. Nothing is saved "
        "before you press the key for it. A point is written as its label and, after a |, other words for it."
    )

    def __init__(self, desk: Desk, card: str, question: str, answer: str) -> None:
        """The card's full id, the question as it was asked, and the answer to take points from."""
        super().__init__()
        self._desk = desk
        self._card = card
        self._answer = clean(answer)
        self._choices = [*self._before(), *self._proposed(question)]
        self._chosen = 0
        self._editing: int | None = None
        """The place of the point in the field; after the last one it is a new point."""

    def _before(self) -> Iterable[Choice]:
        return [
            Choice(point, "yours", kept=True)
            for point in own_points(self._desk.store).get(shared(self._card), ())
        ]

    def _proposed(self, question: str) -> Iterable[Choice]:
        before = {choice.point.id for choice in self._before()}
        for proposal in proposals(self._answer, question):
            point = OwnPoint.new(self._card, proposal.label, proposal.wordings)
            if point.id not in before:
                fine = proposal.preselected and not self._is_protected(point)
                yield Choice(point, proposal.kind, kept=fine)

    def _is_protected(self, point: OwnPoint) -> bool:
        return bool(confidential(protected_words(self._desk.store), analyse(point.label)))

    def compose(self) -> ComposeResult:
        with Vertical(id="picker") as picker:
            picker.border_title = "Points of your own"
            yield Static(id="picker-words")
            yield VerticalScroll(id="picker-list", can_focus=False)
            yield ShortField()
            yield KeyLine()

    async def on_mount(self) -> None:
        self._say(self._first_words())
        await self._draw()

    def _first_words(self) -> str:
        if is_too_short(self._answer):
            return SHORT
        return _ADVICE if self._choices else _NOTHING

    def _say(self, words: Content | str) -> None:
        content = joined(words) if isinstance(words, str) else words
        self.query_one("#picker-words", Static).update(content)

    async def _draw(self) -> None:
        place = self.query_one("#picker-list")
        if missing := len(self._choices) - len(place.children):
            await place.mount_all(SignRow() for _ in range(missing))
        rows = list(place.query(SignRow))
        for number, (row, choice) in enumerate(zip(rows, self._choices, strict=True)):
            row.show(joined(choice.sign), self._body(choice), chosen=number == self._chosen)
        if rows:
            place.scroll_to_widget(rows[self._chosen], animate=False)
        self.refresh_bindings()

    def _body(self, choice: Choice) -> Content:
        others = [wording for wording in choice.point.wordings if wording != choice.point.label]
        also = f"· also: {' | '.join(others)}" if others else ""
        body = joined(line(choice.point.label), (f"  {choice.about}", "$foreground-muted"))
        if also:
            body = joined(body, " ", line(also, "$foreground-muted"))
        return joined(body, "\n", (_PROTECTED, "$warning")) if self._is_protected(choice.point) else body

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        if action in ("keep", "must", "edit", "up", "down"):
            return bool(self._choices)
        return True

    async def action_up(self) -> None:
        await self._move(-1)

    async def action_down(self) -> None:
        await self._move(1)

    async def _move(self, step: int) -> None:
        self._chosen = (self._chosen + step) % len(self._choices)
        await self._draw()

    async def action_keep(self) -> None:
        choice = self._choices[self._chosen]
        await self._change(replace(choice, kept=not choice.kept))

    async def action_must(self) -> None:
        choice = self._choices[self._chosen]
        must = not (choice.kept and choice.point.must)
        await self._change(replace(choice, kept=True, point=replace(choice.point, must=must)))

    async def _change(self, choice: Choice) -> None:
        self._choices[self._chosen] = choice
        kept = [one.point for one in self._choices if one.kept]
        musts = sum(point.must for point in kept)
        told = f"{counted(len(kept), 'point')} kept" + (f", {musts} of them a must." if musts else ".")
        self._say(told)
        await self._draw()

    def action_edit(self) -> None:
        self._editing = self._chosen
        point = self._choices[self._chosen].point
        self._ask(" | ".join(dict.fromkeys((point.label, *point.wordings))))

    def action_new(self) -> None:
        self._editing = len(self._choices)
        self._ask("")

    def _ask(self, text: str) -> None:
        how = ("  label | other words for it", "$foreground-muted")
        self.query_one(ShortField).ask(joined(("What do you want to say there?", "bold"), how), text)

    @on(ShortField.Taken)
    async def _typed(self, event: ShortField.Taken) -> None:
        event.stop()
        place, parts = self._editing, [one_line(part)[:LONGEST] for part in event.text.split(" | ")]
        words = tuple(dict.fromkeys(part for part in parts if part))
        self._close_field()
        if place is None or not words:
            return
        if place < len(self._choices):
            choice = self._choices[place]
            point = replace(choice.point, label=words[0], wordings=words)
            await self._change(replace(choice, point=point, kept=True))
            return
        point = OwnPoint.new(self._card, words[0], words)
        same = [number for number, choice in enumerate(self._choices) if choice.point.id == point.id]
        if not same:
            self._choices.append(Choice(point, "yours", kept=True))
        self._chosen = same[0] if same else place
        await self._change(replace(self._choices[self._chosen], kept=True))

    @on(ShortField.Skipped)
    @on(ShortField.LeftOpen)
    def _close_field(self) -> None:
        self._editing = None
        self.query_one(ShortField).close()
        self.set_focus(None)

    def action_save(self) -> None:
        kept = [choice.point for choice in self._choices if choice.kept]
        try:
            choose(self._desk.store, self._card, kept)
        except NotSaved as problem:
            words = f"NOT saved: {problem.reason}. Free some space and press the key again."
            self._say(joined((words, "bold $text-error")))
            return
        self.dismiss(len(kept))

    def action_leave(self) -> None:
        self.dismiss(None)


def take_points(
    app: App[int], desk: Desk, question: Question, answer: str, say: Callable[[Content], None]
) -> None:
    """Open the picker over a question; `say` is told how many points were saved."""

    def closed(kept: int | None) -> None:
        if kept is not None:
            say(news.points_kept(kept))

    app.push_screen(PointsPicker(desk, question.asked.card.full_id, question.text, answer), closed)
