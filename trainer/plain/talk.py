"""What is said and what is heard: two streams of text, one line at a time."""

from __future__ import annotations

from typing import TextIO

from trainer.text import LONGEST_ANSWER, clean, one_line

IN_PLACE_OF_AN_ANSWER = frozenset("?bau-@q.")
"""Commands that stand alone on the first line of an answer."""


class Talk:
    """What is said and what is heard, one line at a time."""

    def __init__(self, lines: TextIO, out: TextIO) -> None:
        self._lines = lines
        self._out = out
        self.live = lines.isatty()
        """Somebody is typing, so that seconds mean something."""

    def say(self, text: str = "", end: str = "\n") -> None:
        self._out.write(clean(text) + end)
        self._out.flush()

    def ask(self, prompt: str) -> str:
        """The reply without blanks around it.  Raises EOFError when there are no more lines."""
        self.say(prompt, end=" " if self.live else "\n")
        return one_line(self._line())

    def answer(self) -> str:
        """Lines up to an empty one, a single dot or the end; a line of commands stands alone.

        Raises EOFError when the end comes first.
        """
        heard = [self._line()]
        while not heard[0].strip():
            heard = [self._line()]
        if heard[0].strip() in IN_PLACE_OF_AN_ANSWER:
            return heard[0].strip()
        size = len(heard[0])
        try:
            while (line := self._line()).strip() not in ("", "."):
                size += len(line)
                if size <= 2 * LONGEST_ANSWER:
                    heard.append(line)
        except EOFError:
            pass
        return "\n".join(heard).strip()

    def _line(self) -> str:
        line = self._lines.readline(2 * LONGEST_ANSWER)
        if not line:
            raise EOFError
        whole = line
        while whole and not whole.endswith("\n"):
            whole = self._lines.readline(2 * LONGEST_ANSWER)
        return clean(line).rstrip("\n")
