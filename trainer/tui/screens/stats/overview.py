"""The first page: what to practise next, and how it stands on the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from trainer.insights.figures import Figures
from trainer.insights.groups import Group
from trainer.insights.summary import Summary
from trainer.insights.threads import Share
from trainer.tui.phrases import GRADE_WORDS, counted, percent
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.stats.drawing import bar, entry, said
from trainer.tui.screens.stats.page import Page, Seen, next_act, too_early
from trainer.tui.widgets.rows import laid_out

HEAD = 12
GOOD = 0.7
"""Coverage from which an area is no longer the first to be practised."""
PILLAR_COLUMNS = 20
NOTHING_YET = "No answers yet; escape goes home, and enter there is the first question."


def overview(seen: Seen, width: int) -> Page:
    """What matters most in one sentence, then the figures."""
    figures = seen.figures
    if not figures.summary.answers:
        return Page((*said(NOTHING_YET, width), *said(too_early(0), width)), "")
    act, cards = next_act(figures)
    rows = [(name, joined(*pieces)) for name, *pieces in _rows(figures)]
    lines = [
        *said(_sentence(figures), width, "bold"),
        Content(""),
        *laid_out(rows, HEAD, "$foreground-muted", width).split("\n"),
        *_pillars(figures, width),
    ]
    return Page(tuple(lines), act, cards)


def _sentence(figures: Figures) -> Content:
    area = _next_area(figures.areas)
    if not figures.missed:
        return joined(f"No point was left out twice in your latest answers. {area}".strip())
    worst = figures.missed[0]
    share = f"{worst.missed} of {worst.answers} answers"
    return joined("Left out most: “", line(worst.label), f"”, in {share}. {area}".rstrip())


def _next_area(areas: Sequence[Group]) -> str:
    """The area with the weakest latest answers; when all are good, the one that was asked least."""
    judged = [group for group in areas if group.latest is not None]
    weakest = min(judged, key=lambda group: group.latest or 0.0, default=None)
    if weakest and (weakest.latest or 0.0) < GOOD:
        return f"Weakest: {weakest.name}, where answers hold {percent(weakest.latest)} of the points."
    least = min(areas, key=lambda group: group.practised / group.cards, default=None)
    if least is None or least.practised == least.cards:
        return ""
    return f"Asked least: {least.name}, {least.practised} of {counted(least.cards, 'card')}."


def _rows(figures: Figures) -> Iterator[tuple[str, *tuple[str | tuple[str, str], ...]]]:
    summary = figures.summary
    days = f"practised on {summary.days_practised} of the last 14 days"
    yield "Answers", (f"{summary.answers}", "bold"), f" in all, {summary.answers_today} today; {days}"
    yield "Grades", "  ".join(f"{GRADE_WORDS[grade]} {count}" for grade, count in summary.grades.items())
    checked = counted(summary.answers - summary.self_rated, "checked answer")
    yield "Coverage", (f"● {percent(summary.coverage)}", "bold"), f" over {checked}"
    if summary.self_rated:
        own = f" over {counted(summary.self_rated, 'answer')} that you ticked yourself"
        yield "", (f"○ {percent(summary.self_rated_coverage)}", "bold"), own
    if summary.agreement.share is not None:
        yield "Agreement", f"You agreed with {percent(summary.agreement.share)} of the verdicts"
    if summary.learning and summary.learning.corrections:
        yield "", summary.learning.sentence
    if pace := _pace(summary):
        yield "First word", pace
    if told := _told(figures):
        yield "Telling", told
    if summary.blanks:
        yield "Blank", f"{counted(summary.blanks, 'time')} in the last 7 days"
    if notes := "; ".join(filter(None, map(_of, (figures.loose_ends, figures.skills)))):
        yield "Prepared", notes
    if edge := "; ".join(filter(None, map(_of, (figures.edge, figures.waiver)))):
        yield "In answers", edge


def _of(share: Share) -> str:
    return f"{share.name} {share.hits} of {share.answers}" if share.answers else ""


def _pace(summary: Summary) -> str:
    if summary.first_key is None:
        return ""
    before = f", {summary.first_key_before:.0f} s before" if summary.first_key_before is not None else ""
    return f"after {summary.first_key:.0f} s in the median{before}"


def _told(figures: Figures) -> str:
    telling = figures.telling
    parts = []
    if telling.seconds is not None and telling.target is not None:
        parts.append(f"{telling.seconds:.0f} s as if spoken, the target is {telling.target:.0f} s")
    for flag, words in (("hedges", "hedged"), ("overclaim", "claimed too much")):
        if count := telling.flags.get(flag):
            parts.append(f"{count} of {telling.answers} {words}")
    return "; ".join(parts)


def _pillars(figures: Figures, width: int) -> Iterator[Content]:
    shown = [share for share in figures.pillars if share.answers]
    if not shown:
        return
    yield Content("")
    yield from said("Your plan stands on three pillars: how many of its cards went well last.", width)
    for share in shown:
        words = f"{share.hits} of {share.answers} good"
        yield entry(share.name, bar(share.share, min(PILLAR_COLUMNS, max(8, width - 28))), words, HEAD)
