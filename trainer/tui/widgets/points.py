"""The key points of an answer, each with a sign, a word, and what earned or lost it."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive

from trainer.cards.slots import AskedPoint
from trainer.recall.attempt import Attempt
from trainer.recall.quotes import earned_by, quotes
from trainer.recall.verdict import PointVerdict
from trainer.text import one_line
from trainer.tui.safe_text import Piece, joined, line
from trainer.tui.widgets.sign_row import SignRow

MOST_QUOTES = 3
_WARNINGS = {
    "negated": "Perhaps you said the opposite?",
    "list": "These words stand in a bare list.",
}
_STYLES = {"covered": "bold $text-success", "partly": "bold $text-warning", "missing": "bold $text-error"}


def sign(attempt: Attempt, point: str) -> tuple[str, str]:
    """Sign with word, and style, of a point as it stands now."""
    band = attempt.band_of(point)
    style = _STYLES[band]
    probed = attempt.probed
    if point in attempt.said:
        said = attempt.said[point]
        mark = "○" if attempt.mode == "aloud" and said else "+" if said else "-"
        return f"{mark} {'said' if said else 'not said'}", style
    if attempt.mode == "aloud":
        return "- not said", style
    if point in attempt.left_out:
        return "- left out", "$foreground-muted"
    if band == "missing" and probed and probed.point == point and probed.earned:
        return "~ said late", _STYLES["partly"]
    return {"covered": "+ covered", "partly": "~ partly", "missing": "- not seen"}[band], style


class PointList(VerticalScroll, can_focus=True):
    """All points of an attempt; one of them is chosen."""

    chosen = reactive(0, init=False)

    def __init__(self) -> None:
        super().__init__()
        self._attempt: Attempt | None = None

    async def show(self, attempt: Attempt) -> None:
        """The points of an attempt; the choice stays where it was while the card is the same."""
        known = self._attempt is not None and self._attempt.asked == attempt.asked
        self._attempt = attempt
        if not known:
            await self.remove_children()
            await self.mount_all(SignRow() for _ in attempt.asked.points)
            self.set_reactive(PointList.chosen, 0)
            self.scroll_home(animate=False)
        self._draw()

    @property
    def point(self) -> AskedPoint | None:
        """The chosen point; None on a card without points."""
        points = self._attempt.asked.points if self._attempt else ()
        return points[self.chosen] if points else None

    def move(self, step: int) -> None:
        if self._attempt and self._attempt.asked.points:
            self.chosen = (self.chosen + step) % len(self._attempt.asked.points)

    def choose(self, point: str) -> None:
        """Put the choice on the point with this id."""
        if self._attempt:
            ids = [p.id for p in self._attempt.asked.points]
            self.chosen = ids.index(point)

    def watch_chosen(self) -> None:
        self._draw()

    def _draw(self) -> None:
        if self._attempt is None:
            return
        rows = list(self.query(SignRow))
        for number, (row, point) in enumerate(zip(rows, self._attempt.asked.points, strict=True)):
            word = joined(sign(self._attempt, point.id))
            row.show(word, _body(self._attempt, point), chosen=number == self.chosen)
        if rows:
            self.scroll_to_widget(rows[self.chosen], animate=False)


def _body(attempt: Attempt, point: AskedPoint) -> Content:
    from trainer.recall.cues import shown  # brings the matching library

    label = line(shown(point.label))
    if point.must:
        label += joined((" · must be said", "$foreground-muted"))
    below = _reasons(attempt, point, attempt.verdict_of(point.id))
    return joined(label, "\n", below) if below else label


def _reasons(attempt: Attempt, point: AskedPoint, verdict: PointVerdict) -> Content:
    probed = attempt.probed
    if probed and probed.point == point.id and point.id not in attempt.said:
        late = quotes(probed.answer, probed.verdict.evidence)
        return joined(
            ("follow-up: ", "$foreground-muted"),
            *(quoted(late) if late else ["nothing new seen"]),
            " · counts half" if probed.earned else "",
        )
    if attempt.mode == "aloud":
        return Content("")
    if not attempt.answer.strip():
        return _examples(point) if point.id not in attempt.said else Content("")
    if point.id in attempt.left_out:
        return joined(("structure is looked for in English only", "$foreground-muted"))
    pieces: list[Piece] = []
    found = quotes(attempt.answer, verdict.evidence)
    if point.id in attempt.said:
        pieces += ["your own word"]
    elif verdict.band == "partly":
        pieces += ["did you say it?"]
    if found and attempt.said.get(point.id, verdict.band != "missing"):
        pieces += [" " if pieces else "", *quoted(found)]
        if by := earned_by(point, verdict):
            pieces += [(f" · {by}", "$foreground-muted")]
    if verdict.missing and attempt.band_of(point.id) != "covered" and point.id not in attempt.said:
        words = ", ".join(verdict.missing[:5])
        pieces += ["  " if pieces else "", (f"looked for: {words}", "$foreground-muted")]
    if verdict.warning and attempt.band_of(point.id) != "missing":
        pieces += ["  " if pieces else "", (f"! {_WARNINGS[verdict.warning]}", "$text-warning")]
    return joined(*pieces)


def _examples(point: AskedPoint) -> Content:
    """Words that would have earned the point, for whoever had none."""
    wordings = " or ".join(f"“{one_line(wording)}”" for wording in point.wordings[:2])
    return joined((f"such as {wordings}", "$foreground-muted")) if wordings else Content("")


def quoted(words: tuple[str, ...]) -> list[Piece]:
    rest = f" and {len(words) - MOST_QUOTES} more" if len(words) > MOST_QUOTES else ""
    return [joined("“", (" … ".join(words[:MOST_QUOTES]), "italic"), "”"), rest]
