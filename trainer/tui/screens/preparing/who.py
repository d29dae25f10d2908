"""The answer to the first task: who will be there, or that they did not say."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App

from trainer.desk import Desk
from trainer.prepare.notes import save
from trainer.prepare.who_will_be_there import WHO, asked_in_vain
from trainer.progress.problems import NotSaved
from trainer.tui.screens.preparing.ask import Ask
from trainer.tui.screens.preparing.hub import HubScreen

ANSWERS = (("k", "I know: write them down"), ("u", "asked today, and they did not say"))


def answer_who(app: App[int], desk: Desk, told: Callable[[str], None]) -> None:
    """Ask what came of it; `told` hears the sentence to show."""

    def answered(answer: str | None) -> None:
        if answer == "k":
            app.push_screen(HubScreen(desk, "people"))
        elif answer == "u":
            task = asked_in_vain(desk.notebook(), desk.clock.now(), desk.random)
            try:
                save(desk.store, task)
            except NotSaved as problem:
                told(f"NOT saved: {problem.reason}. Free some space and try again.")
            else:
                told(f"Saved: {task.answer}.")

    app.push_screen(Ask(WHO, ANSWERS, title="To do"), answered)
