"""Why a command did not do what it was asked, with its exit code."""

from __future__ import annotations

FINE, REFUSED, BAD_INPUT, DAMAGED = 0, 1, 2, 3
"""Exit codes: done; nothing to do or refused; bad input; progress is locked or damaged."""


class Refusal(Exception):
    """One line for stderr: what happened, what was kept, what to do."""

    def __init__(self, message: str, code: int = BAD_INPUT) -> None:
        super().__init__(message)
        self.code = code
