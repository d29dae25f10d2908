"""Bytes of unknown origin as text: UTF-8, UTF-16 with or without a mark, else Windows-1252."""

from __future__ import annotations

from trainer.cards.importing.source import ImportRefused
from trainer.text import clean

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SAMPLE = 4096
_BINARY = frozenset(range(32)) - {9, 10, 12, 13, 27}


def decoded(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The cleaned text, and what there is to say about how it was read.

    Raises ImportRefused for what is no text at all.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return clean(content[len(mark) :].decode(encoding, "replace")), ()
    if wide := _without_mark(content[:_SAMPLE]):
        return clean(content.decode(wide, "replace")), ()
    if _is_binary(content[:_SAMPLE]):
        raise ImportRefused(f"{name} is no text and no package that can be read here. Nothing was changed.")
    try:
        return clean(content.decode()), ()
    except UnicodeDecodeError:
        notice = f"{name} is no UTF-8 and was read as Windows-1252: see that its accents are right."
        return clean(content.decode("cp1252", "replace")), (notice,)


def _without_mark(sample: bytes) -> str | None:
    """UTF-16 shows by the zero bytes of its Latin letters, all on the same side."""
    if len(sample) < 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    most = len(sample) * 0.3
    if odd > most and even < odd / 10:
        return "utf-16-le"
    return "utf-16-be" if even > most and odd < even / 10 else None


def _is_binary(sample: bytes) -> bool:
    strange = sum(byte in _BINARY for byte in sample)
    return b"\0" in sample or strange > len(sample) // 50 + 2
