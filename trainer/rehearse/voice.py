"""The system's own voice, where there is one: it says the questions, and never holds the run up."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from shutil import which

from trainer.text import clean

_POWERSHELL = (
    "Add-Type -AssemblyName System.Speech; "
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
)
_VOICES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("espeak-ng", ("--stdin",)),
    ("espeak", ("--stdin",)),
    ("say", ("-f", "-")),
    ("powershell", ("-NoProfile", "-NonInteractive", "-Command", _POWERSHELL)),
)
"""Programs that read a text from their standard input aloud.  The text is never part of a command line."""
_MORE_S, _LETTERS_A_SECOND = 8.0, 8.0
"""So long may a text take: slower than anybody speaks, and some seconds to begin."""

NO_VOICE = "No voice was found on this machine: the questions are shown only."


@dataclass(frozen=True, slots=True)
class Voice:
    """A program that speaks."""

    command: tuple[str, ...]


def find_voice(look: Callable[[str], str | None] = which, platform: str = sys.platform) -> Voice | None:
    """The first voice that this machine has; None without one."""
    for name, arguments in _VOICES:
        if name == "say" and platform != "darwin":  # elsewhere that is another program
            continue
        if name == "powershell" and platform != "win32":
            continue
        if path := look(name):
            return Voice((path, *arguments))
    return None


class Speaker:
    """Says one text at a time."""

    def __init__(self, voice: Voice, *, longest: float | None = None) -> None:
        """`longest` is the seconds after which a text is broken off; None goes by its length."""
        self._voice = voice
        self._longest = longest
        self._guard = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def say(self, text: str) -> str:
        """Say it and return when it is said or broken off; what went wrong in words, empty when nothing did.

        It blocks: call it beside everything else.
        """
        words = clean(text)
        limit = self._longest if self._longest is not None else _MORE_S + len(words) / _LETTERS_A_SECOND
        try:
            with self._guard:
                self._end()
                process = self._process = subprocess.Popen(
                    self._voice.command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
        except OSError as error:
            return f"The voice could not be started: {error.strerror or error}."
        try:
            process.communicate(words.encode(), timeout=limit)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return "The voice took too long and was broken off."
        except (OSError, ValueError):
            # It ended, or was ended, before it had read its text.
            process.kill()
            process.wait()
        if process.returncode > 0:
            return f"The voice failed with code {process.returncode}."
        return ""

    def stop(self) -> None:
        """Break off what is being said."""
        with self._guard:
            self._end()

    def _end(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
