"""Before a rehearsal: which form, how many people, how long, how one answers, and the seed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from trainer.desk import Desk
from trainer.progress.problems import NotSaved
from trainer.progress.records import MODES, Mode
from trainer.rehearse.evening import ENOUGH
from trainer.rehearse.form import FORMS, LEAST_MINUTES, MOST_MINUTES, Form, forms_for
from trainer.rehearse.persona import Persona
from trainer.rehearse.script import HIGHEST_SEED, Setup
from trainer.tui.keys import bindings
from trainer.tui.phrases import MODE_HINTS, MODE_WORDS
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.rehearsal.stage import RehearsalScreen
from trainer.tui.setting import SettingChosen
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.rows import Row, Rows

_LINES = ("Form", "People", "Minutes", "Answers", "Voice", "Seed")
_STEP = 5
"""Minutes at a press."""
NOTHING = "There is nothing to ask in this form yet: no card fits it."
NO_LOOKING = "Not begun: this window only looks, so an answer could not be saved."


class SetupScreen(Screen[None]):
    """Lines to change with left and right; enter begins."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../drill.tcss", "rehearsal.tcss"]
    BINDINGS = bindings("setup")
    places = ("setup",)
    help = (
        "A rehearsal asks like an interview: by person, with follow-ups, without a verdict in between. "
        "The same seed asks the same questions again. Answers count for your practice at its end."
    )

    def __init__(self, desk: Desk, setup: Setup | None = None, news: str = "") -> None:
        super().__init__()
        self._news = news
        self._desk = desk
        rehearsals = desk.rehearsals
        interview = rehearsals.interview
        self._forms = forms_for(interview.format if interview else "unknown")
        self._setup = setup or Setup("dress", rehearsals.new_seed())
        self._mode: Mode = next(m for m in MODES if m == desk.settings.mode)
        self._row = 0

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="setup", can_focus=False):
            yield Static(joined(("A rehearsal", "bold $text-accent")), id="setup-title")
            yield Static(id="setup-news")
            yield Rows(name="setup-lines", head=12)
            yield Rows(name="setup-about", head=12)
        yield KeyLine()

    def on_mount(self) -> None:
        self.say(self._news)
        self._draw()
        self.run_worker(self._look_at_the_clock, thread=True)

    def on_screen_resume(self) -> None:
        self.refresh_bindings()

    def _look_at_the_clock(self) -> None:
        if self._desk.rehearsals.enough:
            self.app.call_from_thread(self.say, ENOUGH)

    @property
    def _form(self) -> Form:
        return FORMS[self._setup.form]

    @property
    def _cast(self) -> tuple[Persona, ...]:
        return self._desk.rehearsals.cast(self._setup)

    def _draw(self) -> None:
        self.query_one("#setup-lines", Rows).show([self._line(n) for n in range(len(_LINES))])
        about: list[Row] = [("", joined((self._form.about, "$foreground-muted")))]
        for number, persona in enumerate(self._cast):
            new = "" if persona.met_before else " · new face"
            wants = "; ".join(concern.label for concern in persona.concerns)
            head = "" if number else "They ask"
            about.append(
                (head, joined(line(persona.title, "bold"), f"{new}: ", line(wants, "$foreground-muted")))
            )
        self.query_one("#setup-about", Rows).show(about)

    def _line(self, number: int) -> Row:
        mark = "› " if number == self._row else "  "
        return mark + _LINES[number], joined(
            (self._value(_LINES[number]), "bold" if number == self._row else "")
        )

    def _value(self, name: str) -> str:
        low, high = self._form.people
        voice = "says the questions aloud" if self._desk.settings.voice else "off"
        values = {
            "Form": self._form.title,
            "People": str(len(self._cast)) + ("" if low < high else " (fixed here)"),
            "Minutes": f"about {self._setup.length}" + (" (fixed here)" if self._form.fixed else ""),
            "Answers": f"{MODE_WORDS[self._mode]}: {MODE_HINTS[self._mode]}",
            "Voice": voice,
            "Seed": f"{self._setup.seed}",
        }
        return values[name]

    def action_move(self, step: int) -> None:
        self._row = (self._row + step) % len(_LINES)
        self._draw()

    def action_change(self, step: int) -> None:
        match _LINES[self._row]:
            case "Form":
                names = [form.name for form in self._forms]
                here = names.index(self._setup.form) if self._setup.form in names else 0
                self._setup = Setup(names[(here + step) % len(names)], self._setup.seed)
            case "People":
                low, high = self._form.people
                self._setup = replace(self._setup, people=min(max(len(self._cast) + step, low), high))
            case "Minutes" if not self._form.fixed:
                wanted = self._setup.length + step * _STEP
                self._setup = replace(self._setup, minutes=min(max(wanted, LEAST_MINUTES), MOST_MINUTES))
            case "Answers":
                self._mode = MODES[(MODES.index(self._mode) + step) % len(MODES)]
            case "Voice":
                self._desk.settings = replace(self._desk.settings, voice=not self._desk.settings.voice)
                self.post_message(SettingChosen("voice", self._desk.settings.voice))
            case "Seed":
                self._setup = replace(self._setup, seed=(self._setup.seed + step) % (HIGHEST_SEED + 1))
        self.say(self._news)
        self._draw()

    def action_begin(self) -> None:
        begun = begin(self._desk, self._setup, self._mode)
        if isinstance(begun, str):
            self.say(begun)
        else:
            self.app.switch_screen(begun)

    def action_last(self) -> None:
        from trainer.tui.screens.rehearsal.report import ReportScreen

        if reports := self._desk.rehearsals.reports():
            self.app.push_screen(ReportScreen(self._desk, reports[-1]))
        else:
            self.say("No rehearsal has a report yet.")

    def action_leave(self) -> None:
        self.dismiss()

    def say(self, words: str) -> None:
        """One line of news."""
        news = self.query_one("#setup-news", Static)
        news.update(joined((words, "bold $text-warning")))
        news.display = bool(words)


def begin(desk: Desk, setup: Setup, mode: Mode) -> RehearsalScreen | str:
    """The screen of a new rehearsal; why there is none, in words, when it cannot begin."""
    if desk.store.read_only:
        return NO_LOOKING
    try:
        rehearsal = desk.rehearsals.begin(setup, mode)
    except NotSaved as problem:
        return f"NOT begun: {problem.reason}. Free some space and press enter."
    return NOTHING if rehearsal is None else RehearsalScreen(desk, rehearsal)
