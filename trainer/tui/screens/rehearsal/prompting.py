"""What stands above an answer in a rehearsal: who asks, how far it is, and the question."""

from __future__ import annotations

from textual.widgets import Static

from trainer.rehearse.persona import Persona
from trainer.rehearse.run import Prompt
from trainer.tui.phrases import watch
from trainer.tui.safe_text import joined, line, prose
from trainer.tui.widgets.asked import Asked

HURRY_S = 10
"""From so many seconds on the countdown is bright."""


class Prompting(Asked):
    """Says nothing about the answer before, as nobody does in life."""

    def put(self, prompt: Prompt) -> None:
        """Somebody asks."""
        new = (" · new face", "$foreground-muted") if not prompt.persona.met_before else ""
        self.query_one("#whence", Static).update(joined(line(_capital(prompt.persona), "bold"), new))
        again = ("And further: ", "$text-accent") if prompt.probe else ""
        self.query_one("#words", Static).update(joined(again, prose(prompt.text, "bold")))
        self.query_one("#question").scroll_home(animate=False)
        self.count(prompt, None if prompt.countdown is None else float(prompt.countdown))

    def count(self, prompt: Prompt, left: float | None) -> None:
        """How far it is, with the target, or with what is left of the countdown."""
        place = (f"{prompt.number} of {prompt.total}", "bold")
        if prompt.step.does != "asks":
            self.query_one("#progress", Static).update(joined(place))
            return
        time = (f" · {prompt.seconds} s", "$foreground-muted")
        if left is not None:
            style = "bold $text-warning" if left <= HURRY_S else "bold"
            time = (f" · {watch(left)} left", style)
        self.query_one("#progress", Static).update(joined(place, time))

    def head(self, title: str, words: str, far: str = "") -> None:
        """Something else than a question."""
        self.query_one("#whence", Static).update(line(title, "bold"))
        self.query_one("#progress", Static).update(joined((far, "bold")))
        self.query_one("#words", Static).update(prose(words, "bold"))


def _capital(persona: Persona) -> str:
    return persona.title[:1].upper() + persona.title[1:]
