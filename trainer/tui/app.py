"""The terminal app: what its screens share, and how it is started."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.command import Provider
from textual.message import Message
from textual.widgets import Input, TextArea

from trainer.cards.slots import AskedPoint
from trainer.desk import Desk
from trainer.progress.problems import NotSaved
from trainer.progress.records import Mode
from trainer.recall.late_judge import trouble_of
from trainer.recall.learning import Learning
from trainer.settings import remember
from trainer.text import one_line
from trainer.tui import keys, theme
from trainer.tui.screens.home import HomeScreen
from trainer.tui.setting import SettingChosen, SettingNotKept

WIDTHS: list[tuple[int, str]] | None = [(0, "-tiny"), (50, "-narrow"), (72, "-wide")]
HEIGHTS: list[tuple[int, str]] | None = [(0, "-flat"), (14, "-short"), (22, "-tall")]
"""From this many columns or rows on, screens carry this class.  80x24 is home."""
NOT_ALL_SAVED = 3
"""Exit code when the candidate left without what the disk had refused."""
KEY_NAMES = {
    **{"escape": "esc", "question_mark": "?", "minus": "-", "at": "@", "slash": "/"},
    **{"up": "↑", "down": "↓", "left": "←", "right": "→"},
}

Opening = Callable[["TrainerApp", Desk], None]
"""Puts a screen over Home at the start."""


def run(
    desk: Desk,
    deck: str | None = None,
    minutes: int | None = None,
    mode: Mode | None = None,
    straight_to_drill: bool = False,
    at: str = "",
    opening: Opening | None = None,
) -> int:
    """Run the app until the candidate leaves it; the exit code.  Home stands first unless told otherwise.

    `at` is `debrief`, `prepare` or `prepare AREA`; `opening` puts another screen over Home.
    """
    if at:
        from trainer.tui.screens.preparing.doors import open_at

        opening = partial(open_at, place=at)
    app = TrainerApp(desk, deck, minutes, mode, straight_to_drill=straight_to_drill, opening=opening)
    app.run()
    if app.parting:
        print(app.parting)
    return app.return_code or 0


def _commands() -> type[Provider]:
    from trainer.tui.palette import Commands

    return Commands


class TrainerApp(App[int]):
    """Holds the desk for its screens, the keys, the theme and the palette."""

    CSS_PATH = "trainer.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    BINDINGS = keys.bindings("everywhere")
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    LOOK_FOR_BACKUP_S = 60.0
    """How often it is asked whether a backup is due."""

    @dataclass
    class NotBackedUp(Message):
        """The backup of the last half hour could not be written."""

        why: str

    @dataclass
    class WordsAlone(Message):
        """The judge that is set cannot be used."""

        why: str

    def __init__(
        self,
        desk: Desk,
        deck: str | None = None,
        minutes: int | None = None,
        mode: Mode | None = None,
        *,
        straight_to_drill: bool = False,
        opening: Opening | None = None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._names, problems = keys.keymap(desk.settings.keys)
        for ours in theme.OURS:
            self.register_theme(ours)
        chosen = desk.settings.theme
        if chosen not in self.available_themes:
            problems.append(f"There is no theme '{chosen}'; ctrl+p lists them.")
            chosen = theme.DEFAULT
        self.theme = chosen
        self._opening = opening
        self._leaving = False
        self._backup_failed = False
        self.parting = ""
        """What remains to be said once the terminal is the shell's again."""
        self._home = HomeScreen(
            desk,
            deck,
            minutes,
            mode,
            problems,
            straight=straight_to_drill,
            covered=opening is not None,
            names=self.key_names(),
        )

    def get_default_screen(self) -> HomeScreen:
        return self._home

    def on_mount(self) -> None:
        self.set_keymap(self._names)
        if self._opening:
            self.call_after_refresh(self._opening, self, self._desk)
        self.call_after_refresh(self.run_worker, self._warm_up, thread=True)
        self.set_interval(self.LOOK_FOR_BACKUP_S, self._look_for_backup)

    def _warm_up(self) -> None:
        """What the first answer needs is loaded while the candidate reads the first screen."""
        from trainer.recall.verdict import Spoken
        from trainer.tui.screens import drill  # noqa: F401

        point = AskedPoint("warm", "warm up", ("warm up",), (), must=False, probe=None, personal=False)
        self._desk.judge.judge(Spoken("", "warming up", (point,)))
        if trouble := trouble_of(self._desk.judge):
            self.post_message(self.WordsAlone(trouble))

    def on_trainer_app_words_alone(self, event: WordsAlone) -> None:
        self.notify(event.why, markup=False)

    def _look_for_backup(self) -> None:
        if not any(worker.group == "backup" and not worker.is_finished for worker in self.workers):
            self.run_worker(self._back_up, thread=True, group="backup")

    def _back_up(self) -> None:
        from trainer.progress.backups import BackupFailed

        try:
            self._desk.store.back_up_when_due()
        except BackupFailed as error:
            self.post_message(self.NotBackedUp(str(error)))

    def on_trainer_app_not_backed_up(self, event: NotBackedUp) -> None:
        if not self._backup_failed:
            self._backup_failed = True
            self.notify(f"{event.why} Your answers themselves are saved.", markup=False)

    def on_app_focus(self) -> None:
        """The candidate is back in this window, perhaps from editing a deck in another one."""
        if self.screen is self._home:
            self._home.look_for_edits()

    def key_names(self) -> dict[str, str]:
        """Command id to its keys as the screens write them, the candidate's own keys in place."""
        return {
            command.id: " ".join(
                self.get_key_display(Binding(key.strip(), ""))
                for key in self._names.get(command.id, command.keys).split(",")
            )
            for command in keys.COMMANDS.values()
        }

    def get_key_display(self, binding: Binding) -> str:
        """Keys in words that stand on a keyboard: 'ctrl+s', 'esc', '?'."""
        *modifiers, key = binding.key.split("+")
        return "+".join([*modifiers, KEY_NAMES.get(key, key)])

    def on_key(self, event: events.Key) -> None:
        """A character on its way while a text field got the focus belongs to the field, not to a command."""
        if not event.is_printable or not event.character:
            return
        early = getattr(self.screen, "typed_early", None)
        if early and early(event.character):
            event.prevent_default()
        elif isinstance(self.focused, TextArea):
            event.prevent_default()
            self.focused.insert(event.character)
        elif isinstance(self.focused, Input):
            event.prevent_default()
            self.focused.insert_text_at_cursor(event.character)

    def action_help(self) -> None:
        from trainer.tui.screens.help import HelpSheet

        if not isinstance(self.screen, HelpSheet):
            about, places = getattr(self.screen, "help", ""), getattr(self.screen, "places", ())
            self.push_screen(HelpSheet(about, places, self.key_names()))

    def action_help_quit(self) -> None:
        key = self.key_names()["app.quit"]
        self.notify(f"{key} leaves the program. What you typed is kept.", markup=False)

    async def action_quit(self) -> None:
        """Leave, with everything on disk; what cannot be saved is told and asked about first."""
        if self._leaving:
            return
        self._leaving = True
        for screen in self.screen_stack:
            keep_draft = getattr(screen, "keep_draft", None)
            if keep_draft and (problem := await keep_draft()):
                self._ask_about_text(problem)
                return
            if keep := getattr(screen, "keep_fields", None):
                keep()
        await self._leave_if(True)

    def _ask_about_text(self, problem: NotSaved) -> None:
        from trainer.tui.screens.card_sheets import text_would_be_lost
        from trainer.tui.screens.sheet import Sheet

        sheet = Sheet("Not saved", text_would_be_lost(problem.reason), offers=True)
        self.push_screen(sheet, self._leave_if)

    async def _leave_if(self, agreed: bool | None) -> None:
        store = self._desk.store
        if not agreed:
            self._leaving = False
        elif not store.waiting:
            self.exit(0)
        else:
            try:
                await to_thread(store.retry)
            except NotSaved as problem:
                self._ask_about_saves(problem)
            else:
                self.exit(0)

    def _ask_about_saves(self, problem: NotSaved) -> None:
        from trainer.tui.screens.unsaved import UnsavedSheet

        sheet = UnsavedSheet(self._desk.store, problem.reason)

        def leave(agreed: bool | None) -> None:
            self._leaving = bool(agreed)
            if sheet.kept:
                self.parting = f"Not saved yet, but kept. Take it in later with: trainer merge {sheet.kept}"
            if agreed:
                self.exit(0, return_code=NOT_ALL_SAVED if sheet.given_up else 0)

        self.push_screen(sheet, leave)

    @property
    def learning(self) -> Learning:
        """What the judge learnt from corrections, for the palette."""
        return self._desk.learning

    def action_theme(self, name: str) -> None:
        self.theme = name
        self.post_message(SettingChosen("theme", name))

    def on_setting_chosen(self, event: SettingChosen) -> None:
        if event.name == "mode":
            self._desk.settings = replace(self._desk.settings, mode=str(event.value))
        elif event.name == "learn":
            self._desk.settings = replace(self._desk.settings, learn=bool(event.value))
            self.notify(self.learning.sentence, markup=False)
        self.run_worker(partial(self._remember, event), thread=True, group="settings")

    def _remember(self, event: SettingChosen) -> None:
        try:
            remember(self._desk.where.config, event.name, event.value)
        except (OSError, ValueError) as error:
            self.post_message(SettingNotKept(event.name, one_line(str(error))))

    def on_setting_not_kept(self, event: SettingNotKept) -> None:
        words = f"The {event.name} holds for now, but config.toml could not be written: {event.reason}"
        self.notify(words, severity="warning", markup=False)
