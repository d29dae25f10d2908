"""HTML of other flashcard programs as plain lines: what is a block or an item there is a line here."""

from __future__ import annotations

import re

from trainer.text import clean

_BREAK = re.compile(r"<(?:br|/?div|/?p)\s*/?>", re.IGNORECASE)
_SOUND = r"\[(?:sound|anki:play):[^\]\n]{0,300}\]"


def plain_lines(html: str) -> tuple[str, int]:
    """The text line by line, an item of a list behind `- `, and how many pictures and sounds it had."""
    media = 0
    if "[sound:" in html or "[anki:play:" in html:
        html, media = re.subn(_SOUND, "", html)
    if "<" in html:
        if "\n" in html:
            html = html.replace("\n", " ")
        html = html.replace("<br>", "\n")
        if "<" in html:
            html = _BREAK.sub("\n", html)
        if "<" in html:
            from trainer.cards.importing.html_reader import read_html

            text, more = read_html(html)
            return _tidied(clean(text)), media + more
    if "&" in html:
        from html import unescape

        html = clean(unescape(html))
    return _tidied(html), media


def _tidied(text: str) -> str:
    if "\n" not in text:
        return text.strip() if "  " not in text and text.isprintable() else " ".join(text.split())
    untidy = "  " in text or "\n " in text or " \n" in text or "\n\n" in text or "\n-" in text
    if not untidy and text[0] != "-" and text.replace("\n", "").isprintable():
        return text.strip()
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join([line for line in lines if line and line != "-"])
