"""The fourth page: points that stay out, and cards that keep slipping; each can be drilled at once."""

from __future__ import annotations

from textual.content import Content

from trainer.tui.safe_text import joined, line
from trainer.tui.screens.stats.drawing import MUTED, said
from trainer.tui.screens.stats.page import Choice, Page, Seen, next_act

HEAD = 9
SHOWN = 10
NOTHING_YET = (
    "A point shows up here when two of a card's last five answers left it out. So far there is none, "
    "so practise on."
)


def points(seen: Seen, width: int) -> Page:
    """The points left out most often, the worst first; then the slipping cards with advice."""
    figures = seen.figures
    missed, slipping = figures.missed[:SHOWN], figures.slipping[:SHOWN]
    if not missed and not slipping:
        return Page(tuple(said(NOTHING_YET, width)), *next_act(figures))
    lines: list[Content] = []
    choices: list[Choice] = []
    if missed:
        lines += said(
            "Your answers leave these points out most often. Say one of them aloud now.", width, "bold"
        )
        lines.append(Content(""))
    for one in missed:
        choices.append(Choice(len(lines), (one.card,), one.question))
        share = f"{one.missed} of {one.answers}"
        lines.append(joined((f"{share:<{HEAD}}", MUTED), line(one.label)))
    if slipping:
        if missed:
            lines.append(Content(""))
        lines += said("These cards were known and slipped away again:", width, "bold")
    for card in slipping:
        choices.append(Choice(len(lines), (card.card,), card.advice))
        lines.append(joined((f"{f'{card.again} times':<{HEAD}}", MUTED), line(card.question)))
    return Page(tuple(lines), "drill the chosen card now", choices=tuple(choices))
