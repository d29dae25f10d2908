"""Lines of a deck file that are no part of a card, and what to write instead."""

from __future__ import annotations

import re

from trainer.cards.card_draft import KEY_LINE, KEYS
from trainer.cards.problems import quoted
from trainer.text import shortened

NO_CONTINUATION = re.compile(rf"\s*(?:[*+•–—>]|-\S|\d+[.)]\s|[qac]\s?:|(?:{'|'.join(KEYS)})\s*:)")
"""A line that is meant as something else than more words of the question above."""

_BULLET = re.compile(r"\s*(?:[*+•–—-]|\d+[.)])\s*(.*)")
_SHOWN = 40


def advice(line: str, *, inside: bool, below_point: bool) -> tuple[str, str]:
    bare = shortened(line.strip(), _SHOWN)
    short = quoted(bare)
    if bare.startswith("#"):
        return f"{short} is no heading of a card", f"write `## {bare.lstrip('#').strip() or 'id'}`"
    if bare.startswith(">"):
        return "a follow-up question stands indented below its point", f"write `  > {bare[1:].strip()}`"
    if bare[:2].lower() in ("q:", "a:"):
        return f"{short} begins with no marker", f"write `{bare[0].upper()}: {bare[2:].strip()}`"
    if (key := KEY_LINE.fullmatch(bare)) and key[1].lower() in KEYS:
        return f"{key[1].lower()} stands out of place", "put it right under the `## ` heading of its card"
    if not inside:
        return f"{short} belongs to no card", "write `Q: …` above it, or put it between <!-- and -->"
    if below_point and line[:1] in " \t":
        return "a key point stands on one line", "write this at the end of the line above"
    if bullet := _BULLET.fullmatch(bare):
        return "a key point begins with a hyphen and a blank", f"write `- {bullet[1]}`"
    return (
        f"{short} is no part of a card",
        "begin it with `- `, `~ `, `Q: ` or `A: `, or put it between <!-- and -->",
    )
