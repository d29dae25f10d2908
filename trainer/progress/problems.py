"""What can go wrong with saved progress, each told in one line."""

from __future__ import annotations


class StoreError(Exception):
    """Progress cannot be opened.  The message says what happened, what was kept and what to do."""


class StoreLocked(StoreError):
    """Another running program holds the progress."""


class StoreNewer(StoreError):
    """A newer program has written here; this one may look but not write."""


class NotSaved(Exception):
    """A save that did not reach the disk; what is in memory has not moved.

    `reason` says what happened, `hint` what was kept and what to do: one sentence each.
    """

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(f"NOT saved: {reason}. {hint}")
        self.reason = reason
        self.hint = hint
