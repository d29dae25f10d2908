"""An app in a browser ends with the server that started it, however that one ends."""

from __future__ import annotations

import os
import select
import signal
from threading import Thread


def tie_to_server() -> None:
    """Have this process told to end (SIGTERM, so that the app leaves in order) once its input hangs up."""
    if hasattr(select, "poll"):
        Thread(target=_wait, name="tether", daemon=True).start()


def _wait() -> None:
    # An app at rest neither reads nor draws: it would not notice, and hold the lock for good.
    line = select.poll()
    line.register(0, 0)
    line.poll()
    os.kill(os.getpid(), signal.SIGTERM)
