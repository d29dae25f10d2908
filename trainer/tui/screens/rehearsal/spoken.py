"""The questions said aloud by the system's voice, when the candidate wants that."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.screen import Screen

from trainer.desk import Desk
from trainer.rehearse.voice import NO_VOICE, Speaker, find_voice


class Questions:
    """Speaks beside the event loop.  What goes wrong is said once; the run goes on in any case."""

    def __init__(self, screen: Screen[None], desk: Desk, say: Callable[[str], None]) -> None:
        self._screen = screen
        self._say = say
        self._wanted = desk.settings.voice
        self._told = False
        voice = find_voice() if self._wanted else None
        self._speaker = Speaker(voice) if voice else None

    def ask(self, question: str) -> None:
        """Say a question; one that is still being said is broken off."""
        if self._speaker:
            work = partial(self._speak, self._speaker, question)
            self._screen.run_worker(work, thread=True, group="voice", exit_on_error=False)
        elif self._wanted:
            self._trouble(NO_VOICE)

    def stop(self) -> None:
        if self._speaker:
            self._speaker.stop()

    def _speak(self, speaker: Speaker, question: str) -> None:
        if trouble := speaker.say(question):
            self._screen.app.call_from_thread(self._trouble, f"{trouble} The questions stand on the screen.")

    def _trouble(self, words: str) -> None:
        if not self._told and self._screen.is_attached:
            self._told = True
            self._say(words)
