"""HTML read tag by tag; few fields hold any that needs it, so it is loaded when one does."""

from __future__ import annotations

from html.parser import HTMLParser

_BLOCKS = frozenset((
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tr", "ul",
))  # fmt: skip
_MEDIA = frozenset(("img", "audio", "video", "object", "embed", "svg"))
_UNSEEN = frozenset(("script", "style", "head", "title", "template", "rt", "rp"))
_VOID = frozenset(("br", "hr", "img", "embed"))


def read_html(html: str) -> tuple[str, int]:
    """The text, not tidied yet, and how many pictures and sounds it had."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.text), reader.media


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
