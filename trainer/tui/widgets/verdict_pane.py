"""The verdict on one answer: what was given, its points, what stands out, and the grade to choose."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from trainer.recall.attempt import Attempt
from trainer.recall.grade import Grade
from trainer.recall.quotes import phrase_to_keep, quotes
from trainer.tui.keys import bindings
from trainer.tui.phrases import GRADE_WORDS, percent
from trainer.tui.safe_text import Piece, highlighted, joined, line, prose
from trainer.tui.widgets.points import PointList, quoted
from trainer.tui.widgets.short_field import ShortField


class VerdictPane(Vertical):
    """Shows an attempt and lets the candidate correct it, answer its follow-up, and grade it."""

    BINDINGS = bindings("verdict")

    @dataclass
    class Graded(Message):
        """A grade was chosen for the attempt as it stands."""

        attempt: Attempt
        grade: Grade

    @dataclass
    class Keep(Message):
        """Words to accept for a point from now on."""

        point: str
        wording: str

    @dataclass
    class FollowedUp(Message):
        """An answer to the follow-up question, still to be judged."""

        attempt: Attempt
        answer: str

    @dataclass
    class Corrected(Message):
        """A new step was taken: the news of the one before is old."""

    def __init__(self) -> None:
        super().__init__()
        self._attempt: Attempt | None = None
        self._before: list[Attempt] = []
        self.graded = False
        """A grade is on its way; what is typed now is for the next question."""
        self._granting: str | None = None
        """The point whose wording stands in the field; None when it is the follow-up."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="given", can_focus=False):
            yield Static()
        yield PointList()
        yield Static(id="remarks")
        yield ShortField()
        yield Static(id="grades")

    @property
    def attempt(self) -> Attempt | None:
        return self._attempt

    async def show(self, attempt: Attempt, *, follow_up: bool) -> None:
        """Begin with an attempt; with `follow_up` its question is asked at once when there is one."""
        self._before.clear()
        self.graded = False
        self._granting = None
        self._field.close()
        await self._draw(attempt)
        self.screen.set_focus(self.points)
        if follow_up:
            self._ask_follow_up()

    async def change(self, attempt: Attempt) -> None:
        """The attempt after a step that `take_back` can undo."""
        if self._attempt is not None:
            self._before.append(self._attempt)
            self.post_message(self.Corrected())
        await self._draw(attempt)

    @property
    def steps(self) -> int:
        """How many corrections `take_back` can undo."""
        return len(self._before)

    def on_descendant_focus(self) -> None:
        self.set_class(isinstance(self.screen.focused, Input), "-asking")

    async def take_back(self) -> bool:
        """Undo the last correction; False when there is none."""
        if not self._before:
            return False
        await self._draw(self._before.pop())
        self._field.close()
        self.screen.set_focus(self.points)
        return True

    @property
    def points(self) -> PointList:
        return self.query_one(PointList)

    @property
    def _field(self) -> ShortField:
        return self.query_one(ShortField)

    async def _draw(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self.query_one("#given Static", Static).update(given(attempt))
        remarks_ = remarks(attempt)
        self.query_one("#remarks", Static).update(remarks_)
        self.query_one("#remarks").display = bool(remarks_)
        self._draw_grades()
        await self.points.show(attempt)
        self.refresh_bindings()

    def _draw_grades(self) -> None:
        if self._attempt is not None:
            grades = self.query_one("#grades", Static)
            room = self.screen.size.width - grades.gutter.width
            grades.update(grade_line(self._attempt, room))

    def on_resize(self) -> None:
        self._draw_grades()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        if self._attempt is None:
            return False
        if action == "probe":
            return self._may_follow_up
        if action == "skip":
            return self._field.display
        if action in ("flip", "grant") and self._attempt.blank:
            return False
        if action in ("flip", "grant", "up", "down"):
            return self.points.point is not None
        return True

    @property
    def _may_follow_up(self) -> bool:
        attempt = self._attempt
        return attempt is not None and attempt.mode != "aloud" and attempt.next_probe() is not None

    def action_up(self) -> None:
        self.points.move(-1)

    def action_down(self) -> None:
        self.points.move(1)

    async def action_flip(self) -> None:
        if self._attempt and (point := self.points.point):
            await self.change(self._attempt.flipped(point.id))

    async def action_grant(self) -> None:
        """The candidate's word that the point was said, and the offer to accept those words from now on."""
        attempt, point = self._attempt, self.points.point
        if attempt is None or point is None:
            return
        if attempt.band_of(point.id) == "covered":
            self.notify("This point is covered already. x turns it round.", markup=False)
            return
        judged = attempt.verdict_of(point.id)
        await self.change(attempt.ticked(point.id, True))
        phrase = phrase_to_keep(attempt.answer, judged.evidence)
        if phrase and attempt.mode != "aloud":
            self._granting = point.id
            self._field.ask(
                joined(
                    ("Keep your words as a further wording?", "bold"),
                    ("  Shorten them here; enter keeps, escape does not.", "$foreground-muted"),
                ),
                phrase,
            )

    def action_probe(self) -> None:
        if self._field.display and self._granting is None:
            self._field.back()
        else:
            self._ask_follow_up()

    def action_skip(self) -> None:
        self._granting = None
        self._field.close()
        self.screen.set_focus(self.points)
        self.refresh_bindings()

    def action_accept(self) -> None:
        if self._attempt is None:
            return
        if self._attempt.suggested is None:
            self.notify("Grade this one yourself: 1 Again, 2 Hard, 3 Good, 4 Easy.", markup=False)
        else:
            self.action_grade(self._attempt.suggested)

    def action_grade(self, number: int) -> None:
        if self._attempt:
            self.graded = True
            self.post_message(self.Graded(self._attempt, Grade(number)))

    def _ask_follow_up(self) -> None:
        point = self._attempt.next_probe() if self._attempt and self._may_follow_up else None
        if point is None or point.probe is None:
            return
        self._granting = None
        self.points.choose(point.id)
        words = line(point.probe, "bold")
        self._field.ask(joined(("Follow-up: ", "bold $text-accent"), words))

    @on(ShortField.Taken)
    def _taken(self, event: ShortField.Taken) -> None:
        event.stop()
        granting, self._granting = self._granting, None
        self._field.close()
        self.screen.set_focus(self.points)
        if not event.text or self._attempt is None:
            return
        if granting:
            self.post_message(self.Keep(granting, event.text))
        else:
            self.post_message(self.FollowedUp(self._attempt, event.text))

    @on(ShortField.Skipped)
    def _skipped(self, event: ShortField.Skipped) -> None:
        event.stop()
        self.action_skip()

    @on(ShortField.LeftOpen)
    def _left_open(self, event: ShortField.LeftOpen) -> None:
        event.stop()
        self.screen.set_focus(self.points)


def given(attempt: Attempt) -> Content:
    """The answer, with the words that earned a point marked."""
    if attempt.mode == "aloud":
        return joined(("spoken aloud; you ticked the points yourself", "italic $foreground-muted"))
    if not attempt.answer.strip():
        return joined(("nothing written", "italic $foreground-muted"))
    marks = []
    for verdict in attempt.verdict.points:
        band = attempt.band_of(verdict.point)
        if band != "missing" and verdict.band != "missing":
            style = "bold underline $text-success" if band == "covered" else "underline $text-warning"
            marks += [(start, end, style) for start, end in verdict.evidence]
    return highlighted(attempt.answer, marks)


def remarks(attempt: Attempt) -> Content:
    """What stands out and what the grade rests on, a line each."""
    lines: list[Content] = []
    if attempt.blank:
        lines.append(joined("Blank: it happens to everybody. Read the points once, aloud if you can."))
    elif attempt.capped_because:
        lines.append(joined(("! ", "bold $text-warning"), prose(attempt.capped_because)))
    for flag in attempt.verdict.flags:
        words = quotes(attempt.answer, flag.spans)
        said: list[Piece] = [" ", *quoted(words)] if words else []
        lines.append(joined(("! ", "bold $text-warning"), prose(flag.text), *said))
    return Content("\n").join(lines)


def grade_line(attempt: Attempt, room: int) -> Content:
    """The four grades, the suggested one marked with arrows, then coverage and who judged, on `room` columns.

    Where they do not all fit, the grades move together first, and then the percentage stands for itself.
    """
    if attempt.suggested is None:
        tails = ["grade it yourself"]
    elif attempt.mode == "aloud":
        tails = [f"self-rated coverage {percent(attempt.coverage)}"]
    elif attempt.blank:
        tails = [f"coverage {percent(attempt.coverage)}"]
    else:
        share = f"{percent(attempt.coverage)} {attempt.verdict.by}"
        tails = [f"coverage {share}", share]
    apart, close = _grades(attempt.suggested, close=False), _grades(attempt.suggested, close=True)
    lines = [joined(apart, (f"  {tails[0]}", "$foreground-muted"))]
    lines += [joined(close, (f"  {tail}", "$foreground-muted")) for tail in tails]
    return next((line for line in lines if line.cell_length <= room), lines[0])


def _grades(suggested: Grade | None, *, close: bool) -> Content:
    names = {grade: f"{int(grade)} {word}" for grade, word in GRADE_WORDS.items()}
    blank = "" if close else " "
    marked: list[Piece] = [
        (f"▸{name}◂", "bold $text-accent") if grade == suggested else f"{blank}{name}{blank}"
        for grade, name in names.items()
    ]
    return Content(" ").join(joined(piece) for piece in marked) + Content(blank)
