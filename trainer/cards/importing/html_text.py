"""HTML of other flashcard programs as plain lines: what is a block or an item there is a line here."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from trainer.text import clean

_BREAK = re.compile(r"<(?:br|/?div|/?p)\s*/?>", re.IGNORECASE)
_SOUND = re.compile(r"\[(?:sound|anki:play):[^\]\n]{0,300}\]")
_BLOCKS = frozenset((
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tr", "ul",
))  # fmt: skip
_MEDIA = frozenset(("img", "audio", "video", "object", "embed", "svg"))
_UNSEEN = frozenset(("script", "style", "head", "title", "template", "rt", "rp"))
_VOID = frozenset(("br", "hr", "img", "embed"))


def plain_lines(html: str) -> tuple[str, int]:
    """The text line by line, an item of a list behind `- `, and how many pictures and sounds it had."""
    media = 0
    if "[sound:" in html or "[anki:play:" in html:
        html, media = _SOUND.subn("", html)
    if "<" in html:
        html = _BREAK.sub("\n", html.replace("\n", " "))
        if "<" in html:
            reader = _Reader()
            reader.feed(html)
            reader.close()
            return _tidied(clean("".join(reader.text))), media + reader.media
    if "&" in html:
        html = clean(unescape(html))
    return _tidied(html), media


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.media = 0
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _MEDIA:
            self.media += 1
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag in _BLOCKS:
            self.text.append("\n- " if tag in ("li", "dd") else "\n")
        elif tag in ("td", "th"):
            self.text.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen and tag == self._unseen[-1]:
            self._unseen.pop()
        elif tag in _BLOCKS and tag not in _VOID:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.text.append(data)


def _tidied(text: str) -> str:
    if "\n" not in text:
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line and line != "-")
