"""Text at the border: what comes in from files, pastes and keyboards is cleaned here, once."""

from __future__ import annotations

import re

LONGEST_ANSWER = 20_000
"""Characters; an answer above this is declined (about two hours of speech)."""

# Terminal controls, C1, bidi marks and overrides, invisible operators, byte-order marks and lone
# surrogates.  Tab and newline stay; so do U+200C and U+200D, which Persian, Indic scripts and emoji need.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_ESCAPE_SEQUENCE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f\n]*(?:\x07|\x1b\\\\|\x9c)"  # OSC, DCS
    "|\x1b[ -/]*[0-~]"
)


def clean(text: str) -> str:
    """The text without anything that could steer a terminal or hide its own reading direction.

    Line ends become `\\n`; whole escape sequences go, not only their first byte.  Idempotent.
    """
    if text.isprintable():  # then it holds none of them, and most texts are so
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x1b" in text or _C1.search(text):
        text = _ESCAPE_SEQUENCE.sub("", text)
    return _UNSAFE.sub("", text)


_C1 = re.compile("[\x90-\x9f]")


def one_line(text: str) -> str:
    """Cleaned text with every run of white space made one blank: for labels, titles and messages."""
    return " ".join(clean(text).split())


def counted(number: int, one: str, many: str | None = None) -> str:
    """'1 answer', '2 answers', '1 entry', '2 entries'."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def shortened(text: str, width: int) -> str:
    """At most `width` characters, cut with an ellipsis."""
    return text if len(text) <= width else text[: max(0, width - 1)].rstrip() + "…"
