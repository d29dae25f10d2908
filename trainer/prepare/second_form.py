"""What form the second interview is likely to take, going by the first."""

from __future__ import annotations

from typing import Literal, get_args

FirstFormat = Literal["one-on-one", "panel", "case", "presentation", "unknown"]
FIRST_FORMATS: tuple[FirstFormat, ...] = get_args(FirstFormat)

_QUESTIONS = "the second is usually plain questions and answers, with one person or a panel"
_EXPECTED: dict[FirstFormat, str] = {
    "one-on-one": "After a talk with one person the second is often another form: a panel or a presentation",
    "panel": "After a panel the second may be a longer talk with one of them, or a panel with new faces",
    "case": f"After a case {_QUESTIONS}",
    "presentation": f"After a presentation {_QUESTIONS}",
    "unknown": "The second often takes another form than the first, and new faces are likely",
}


def forecast(first: FirstFormat) -> str:
    """Two sentences about the second interview: what to expect, and that only they know."""
    return f"{_EXPECTED[first]}. Only they know: ask who will be there and in what form."
