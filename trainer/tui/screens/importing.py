"""Bringing cards in: the name of a file, what would come in, and then all of it at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.suggester import Suggester
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from trainer.cards.deck_edit import EditRefused
from trainer.cards.importing.paths import completed
from trainer.cards.importing.plan import CHOICES, Choice, Plan, plan_import
from trainer.cards.importing.preview import decks, details, summary
from trainer.cards.importing.reading import read_path
from trainer.cards.importing.source import PACKAGE, Cancelled, ImportRefused, Source
from trainer.cards.importing.taking import before, own_decks, take_in
from trainer.desk import Desk
from trainer.files import told
from trainer.progress.backups import BackupFailed
from trainer.progress.problems import NotSaved
from trainer.text import counted, one_line
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.lines import Lines

EXAMPLES = "a deck (.md), a sheet (.csv), Anki (.apkg, .txt), CrowdAnki (.json), or a folder of them"
_DRAWN_EVERY_S = 0.1
_BAR = 30
_TWIN = "twin "
_WORDS = {"skip": "left out", "merge": "joined with it", "keep": "taken in too"}


class _Completions(Suggester):
    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        return completed(value)


class PathField(Input):
    """The name of a file or folder.  What is pasted becomes one clean line."""

    BINDINGS = bindings("import_path")

    def _on_paste(self, event: events.Paste) -> None:
        event.text = one_line(event.text).strip("'\"")

    def action_complete(self) -> None:
        self.action_end()
        self.action_cursor_right()

    def action_leave(self) -> None:
        self.screen.dismiss()


class PlanLines(Lines):
    """What would come in, line by line; questions that are here already can be decided one by one."""

    BINDINGS = bindings("import_plan")


class ImportScreen(Screen[None]):
    """Reads and plans beside the event loop; nothing is written before the candidate says so."""

    CSS_PATH = "importing.tcss"
    AUTO_FOCUS = "#import-path"
    help = (
        "You see what would come in before anything is written. A card whose question is here already is "
        "left out unless you choose otherwise. A backup is made first, and it all comes in or nothing does."
    )

    @dataclass
    class Stepped(Message):
        """So much is read."""

        done: int
        whole: int

    @dataclass
    class Planned(Message):
        """It was read, and this would come in."""

        plan: Plan

    @dataclass
    class Ended(Message):
        """It came in, or it did not: one sentence."""

        words: str
        well: bool

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._path = Path()
        self._history = False
        self._source: Source | None = None
        self._plan: Plan | None = None
        self._choices: dict[str, Choice] = {}
        self._stopped = False
        self._busy = False
        self._drawn = 0.0

    @property
    def places(self) -> tuple[str, ...]:
        return ("import_path",) if isinstance(self.focused, PathField) else ("import_plan",)

    def compose(self) -> ComposeResult:
        yield Static(joined(("Bring cards in", "bold $text-accent")), id="import-title")
        yield PathField(
            placeholder="File or folder", id="import-path", compact=True, suggester=_Completions()
        )
        yield Static(joined((EXAMPLES, "$foreground-muted")), id="import-news")
        yield PlanLines(name="import-plan")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(PlanLines).display = False

    @on(Input.Submitted)
    def _read(self, event: Input.Submitted) -> None:
        event.stop()
        name = one_line(event.value)
        if name and not self._busy:
            self._source, self._choices, self._history = None, {}, False
            self._path = Path(name)
            self._work(self._planned)

    def _work(self, does: Callable[[], Message]) -> None:
        self._busy, self._stopped = True, False
        self.say("Reading… escape stops it.")

        def work() -> None:
            try:
                self.post_message(does())
            except Cancelled:
                self.post_message(self.Ended("Stopped. Nothing was changed.", False))
            except (ImportRefused, EditRefused, BackupFailed) as error:
                self.post_message(self.Ended(str(error), False))
            except NotSaved as error:
                self.post_message(self.Ended(f"{error} Bring the file in again to complete it.", False))
            except OSError as error:
                self.post_message(self.Ended(f"{told(error)}. Nothing was changed.", False))

        self.run_worker(work, thread=True, group="import", exclusive=True)

    def _planned(self) -> Message:
        self._source = read_path(self._path.expanduser(), self._step, history=self._history)
        return self._replanned()

    def _replanned(self) -> Message:
        source, desk = self._source, self._desk
        if source is None or not source.cards:
            return self.Ended("It holds no cards. Nothing was changed.", False)
        plan = plan_import(
            source,
            desk.library,
            own_decks(desk.where.decks),
            before=before(desk.store, source),
            choices=self._choices,
            step=self._step,
        )
        return self.Planned(plan)

    def _taken(self, plan: Plan) -> Message:
        self._desk.store.back_up("pre-import")
        taken = take_in(plan, self._desk.where.decks, self._desk.store)
        past = self._past_answers(plan) if plan.source.history else ""
        self._desk.reload()
        cards = counted(len(plan.fresh) + len(plan.changed), "card")
        return self.Ended(f"Saved: {cards} in {counted(len(taken.files), 'deck')}.{past}", True)

    def _past_answers(self, plan: Plan) -> str:
        from trainer.cards.importing.history import take_history
        from trainer.schedule.memory import replay

        desk = self._desk
        count = take_history(plan.source, plan.homes, desk.store, replay, desk.clock.now())
        return f" {counted(count, 'past answer')} came along."

    def _step(self, done: int, whole: int) -> None:
        if self._stopped:
            raise Cancelled
        now = self._desk.clock.seconds()
        if now - self._drawn >= _DRAWN_EVERY_S:
            self._drawn = now
            self.post_message(self.Stepped(done, whole))

    @on(Stepped)
    def _show_step(self, event: Stepped) -> None:
        event.stop()
        if not self._busy:
            return
        filled = min(_BAR, event.done * _BAR // event.whole) if event.whole else 0
        far = f"{event.done} of {event.whole}" if event.whole else f"{event.done}"
        self.say(f"{'█' * filled}{'░' * (_BAR - filled)} {far}, escape stops it")

    @on(Planned)
    def _show_plan(self, event: Planned) -> None:
        event.stop()
        self._busy, self._plan = False, event.plan
        plan = event.plan
        lines = self.query_one(PlanLines)
        chosen = self._twin()
        lines.clear_options()
        lines.add_options(_options(plan))
        lines.display = True
        lines.focus()
        # Above the chosen row there may be more decks now.
        lines.highlighted = lines.get_option_index(f"{_TWIN}{chosen}") if chosen else 0
        past = counted(len(plan.source.history), "past answer")
        told = f"{plan.source.format}: {summary(plan)}" + (f" {past} to come along." if self._history else "")
        self.say(told, "$text-success" if _worth_it(plan) else "")
        self.refresh_bindings()

    @on(Ended)
    def _show_end(self, event: Ended) -> None:
        event.stop()
        self._busy, self._plan = False, None
        self.query_one(PlanLines).display = False
        field = self.query_one(PathField)
        field.focus()
        if event.well:
            field.value = ""
        self.say(event.words, "$text-success" if event.well else "$text-error")

    def say(self, words: str, style: str = "$foreground-muted") -> None:
        self.query_one("#import-news", Static).update(joined((words, style)))

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        plan = self._plan
        if action == "take":
            return plan is not None and _worth_it(plan) and not self._busy and not self._desk.store.read_only
        if action == "history":
            return plan is not None and plan.source.format == PACKAGE and not self._busy
        if action in ("choose", "all"):
            return plan is not None and bool(plan.twins) and not self._busy
        return True

    def action_take(self) -> None:
        if (plan := self._plan) is not None:
            self._work(lambda: self._taken(plan))

    def action_choose(self) -> None:
        """The next choice for the twin on the chosen row."""
        id_ = self._twin()
        if id_ and self._plan:
            now = CHOICES.index(self._plan.choices[id_])
            self._choices[id_] = CHOICES[(now + 1) % len(CHOICES)]
            self._work(self._replanned)

    def action_all(self) -> None:
        """Every twin as the one on the chosen row."""
        id_ = self._twin()
        if id_ and self._plan:
            choice = self._plan.choices[id_]
            self._choices = dict.fromkeys((twin.card.full_id for twin in self._plan.twins), choice)
            self._work(self._replanned)

    def action_history(self) -> None:
        """With the answers that the package has logged, or without."""
        self._history = not self._history
        self._work(self._planned)

    def _twin(self) -> str | None:
        lines = self.query_one(PlanLines)
        if lines.highlighted is None:
            return None
        id_ = lines.get_option_at_index(lines.highlighted).id or ""
        return id_.removeprefix(_TWIN) if id_.startswith(_TWIN) else None

    def action_leave(self) -> None:
        if self._busy:
            self._stopped = True
        elif self._plan is not None:
            self._plan = None
            self.query_one(PlanLines).display = False
            self.query_one(PathField).focus()
            self.say(EXAMPLES)
        else:
            self.dismiss()


def _worth_it(plan: Plan) -> bool:
    return plan.worth_it or bool(plan.source.history)


def _options(plan: Plan) -> list[Option]:
    """Decks, then the questions that are here already side by side, then everything else to look at."""
    options = [Option(line(words, "bold")) for words in decks(plan)]
    for twin in plan.twins:
        choice = _WORDS[plan.choices[twin.card.full_id]]
        like = "the same" if twin.likeness == 100 else f"{twin.likeness:.0f} % alike"
        beside: Content = joined(
            (f"{choice}: ", "bold"),
            line(twin.card.wordings[0]),
            (f"  {like}, here: ", "$foreground-muted"),
            line(twin.known.wordings[0]),
            (f"  {twin.known.full_id}", "$foreground-muted"),
        )
        options.append(Option(beside, id=f"{_TWIN}{twin.card.full_id}"))
    return options + [Option(line(words)) for words in details(plan, twins=False)]
