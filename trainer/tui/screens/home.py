"""Home: what waits today, how it went last time, and one bright offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from trainer.clock import in_words
from trainer.desk import Desk
from trainer.progress.problems import NotSaved
from trainer.progress.records import MODES, Mode, Review, SessionRecord
from trainer.recall.grade import Grade
from trainer.schedule.today import Today
from trainer.tui.interview_news import OPEN, facts, offer, title_words, who_is_asked
from trainer.tui.keys import bindings
from trainer.tui.phrases import MODE_HINTS, MODE_WORDS, coming_back, counted, minutes, percent, when
from trainer.tui.plan_ahead import Planned, plan_ahead
from trainer.tui.rehearsal_news import rehearsal_offer
from trainer.tui.safe_text import joined, line
from trainer.tui.setting import SettingChosen
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from trainer.recall.attempt import Attempt
    from trainer.schedule.session import Session


MORE = 5
"""New cards on offer once the day's work is done."""
LOOKING_ONLY = "Looking only: nothing is asked and nothing is saved in this window."
NO_PRACTICE = "Not begun: this window only looks, so an answer could not be saved."


class Offer(Vertical):
    """The one bright offer; a click takes it."""

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        yield Rows(self._rows, head=7, style="bold $text-accent", name="offer")

    def on_click(self) -> None:
        self.app.call_next(self.screen.run_action, "start")


class HomeScreen(Screen[None]):
    """Stands at once, and enter is the first question."""

    BINDINGS = bindings("home")
    places = ("home",)
    help = (
        "Every evening: enter, answer, compare, grade. Cards come back when you are about to forget "
        "them. What you answer is saved on this machine and nowhere else."
    )

    @dataclass
    class LastFound(Message):
        """The answers of the last sitting."""

        answers: tuple[Review, ...]

    def __init__(
        self,
        desk: Desk,
        deck: str | None = None,
        minutes: int | None = None,
        mode: Mode | None = None,
        key_problems: Sequence[str] = (),
        *,
        straight: bool = False,
        covered: bool = False,
        names: Mapping[str, str],
    ) -> None:
        """`straight`: the first question comes at once; `covered`: another screen does."""
        super().__init__()
        self._covered = covered
        self._straight = straight
        self._names = names
        self._key_problems = key_problems
        self._desk = desk
        self._deck = deck
        self._minutes = minutes
        self._mode: Mode = mode if mode else next(m for m in MODES if m == desk.settings.mode)
        self._asked_mode = mode
        self._mode_chosen = mode is not None
        self._today: Today | None = None
        self._unfinished: SessionRecord | None = None
        self._last = Content("…")
        self._fresh = True
        self._news = ""
        self._more = 0
        """New cards to go on with when nothing else waits."""
        self._left: dict[str, Attempt] = {}
        """Verdicts that were left before they were graded, by card, so that nobody answers afresh."""

    def compose(self) -> ComposeResult:
        # Everything stands in the first layout: a second one would cost as much again.
        today = self._look_around()
        with Vertical(id="home"):
            yield Static(self._title(), id="title")
            yield Offer(self._offer(today))
            yield Rows(self._facts(today), name="facts")
            yield Static(self._notices(), id="notices")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#notices").display = bool(self._notices())
        if self._straight:
            self._fresh = False
            self.action_start()
        elif not self._covered:
            self.call_after_refresh(self._offer_to_go_on)

    def _offer_to_go_on(self) -> None:
        if OPEN in self._desk.store.note_tables() and not self._desk.store.read_only:
            from trainer.tui.screens.preparing.doors import offer_to_go_on

            offer_to_go_on(self.app, self._desk)

    def on_screen_resume(self) -> None:
        if not self._fresh:
            self.look()
            self.look_for_edits()
        self._fresh = False
        self.call_after_refresh(self.run_worker, self._find_last, thread=True, exclusive=True, group="last")
        self.call_after_refresh(plan_ahead, self, self._desk)

    @on(Planned)
    def _show_plan(self, event: Planned) -> None:
        event.stop()
        if self.is_current:
            self.look()

    def look_for_edits(self) -> None:
        """Deck files may have been edited outside the app meanwhile."""
        from trainer.tui.screens.library.doors import look_for_edits

        look_for_edits(self, self._desk, self._tell_edits)

    def _tell_edits(self, words: str) -> None:
        self._news = words
        self.look()

    def look(self) -> None:
        """Show what stands now; the store and the decks decide."""
        today = self._look_around()
        self.query_one("#title", Static).update(self._title())
        self.query_one("#offer", Rows).show(self._offer(today))
        self.query_one("#facts", Rows).show(self._facts(today))
        self.say(self._notices())
        self.refresh_bindings()

    def _look_around(self) -> Today:
        self._book = self._desk.notebook()
        self._today = self._desk.today(self._deck, self._minutes)
        self._unfinished = self._left_over()
        done = not self._today.queue and not self._unfinished
        self._more = len(self._desk.today(self._deck, self._minutes, more=MORE).queue) if done else 0
        if self._unfinished and not self._mode_chosen:
            self._mode = self._unfinished.mode
        return self._today

    def _title(self) -> Content:
        day = self._desk.clock.now()
        due = len(self._today.queue) if self._today else 0
        words = f"   {title_words(self._book, day, due) or f'{day:%A} {day.day} {day:%B}'}"
        return joined(("Second Round", "bold $text-accent"), (words, "$foreground-muted"))

    def _left_over(self) -> SessionRecord | None:
        """The interrupted sitting, unless something else was asked for by name."""
        left = self._desk.unfinished()
        fits = self._minutes is None and left is not None and self._deck in (None, left.deck)
        return left if fits and left and self._asked_mode in (None, left.mode) else None

    def say(self, notices: Content) -> None:
        self.query_one("#notices", Static).update(notices)
        self.query_one("#notices").display = bool(notices)

    def _offer(self, today: Today) -> list[Row]:
        now, key = self._desk.clock.now(), self._key("home.debrief")
        further = () if self._desk.store.read_only else offer(self._book, now, key)
        rehearsal = rehearsal_offer(self._desk, self._book.interview, self._key("home.rehearse"))
        return [*self._practice(today), *rehearsal, *further]

    def _practice(self, today: Today) -> list[Row]:
        if self._desk.store.read_only:
            return [
                ("", joined((LOOKING_ONLY, "bold"))),
                (self._key("home.stats"), joined("See how it has gone so far")),
            ]
        mode = f"{MODE_WORDS[self._mode]}: {MODE_HINTS[self._mode]}"
        if left := self._unfinished:
            number, total = left.done + 1, left.done + len(left.queue)
            return [
                (
                    self._key("home.start"),
                    joined((f"Go on where you stopped: question {number} of {total}", "bold")),
                ),
                (self._key("home.mode"), joined((mode, "$foreground-muted"))),
                (self._key("home.new"), joined("Begin a new sitting instead")),
            ]
        if today.queue:
            size = f"{counted(len(today.queue), 'question')}, about {minutes(today.seconds)}"
            return [
                (self._key("home.start"), joined(("Begin: the first question comes at once", "bold"))),
                ("", joined(size)),
                (self._key("home.mode"), joined((mode, "$foreground-muted"))),
            ]
        if not self._desk.library.cards:
            place = str(self._desk.where.decks)
            return [("", joined("There are no cards yet. Put a deck file into ", (place, "bold"), "."))]
        where = f" in {self._deck}" if self._deck else ""
        more = (self._key("home.new"), joined((f"More: {counted(self._more, 'new question')}", "bold")))
        return [
            ("", joined((f"Done for today{where}. ", "bold"), _next_time(today, self._desk.day))),
            *([more] if self._more else []),
            (self._key("home.stats"), joined("See how it has gone so far")),
        ]

    def _key(self, command: str) -> str:
        return self._names[command].split()[0]

    def _facts(self, today: Today) -> list[Row]:
        library = self._desk.library
        cards = f"{len(library.cards)} in {counted(len(library.decks), 'deck')}"
        return [
            *facts(self._book, self._desk.clock.now(), self._key("home.who")),
            ("Today", joined(_today(today))),
            ("Tomorrow", joined(coming_back(today.due_by_day[0]))),
            ("Last time", self._last),
            ("Cards", joined(cards, (f"  {self._key('home.library')} opens them", "$foreground-muted"))),
        ]

    def _find_last(self) -> None:
        """Beside the event loop: a long log takes its time."""
        self.post_message(self.LastFound(self._desk.last_answers()))

    @on(LastFound)
    def _show_last(self, event: LastFound) -> None:
        event.stop()
        self._last = _last_result(event.answers, self._desk.day)
        if self._today:
            self.query_one("#facts", Rows).show(self._facts(self._today))

    def _notices(self) -> Content:
        desk = self._desk
        lines: list[Content] = [joined((self._news, "$text-success"))] if self._news else []
        for words in (*desk.notices, *self._key_problems):
            lines.append(joined(("! ", "bold $text-warning"), line(words)))
        mistakes = [problem for problem in desk.library.problems if problem.severity == "mistake"]
        if mistakes:
            files = {problem.file for problem in mistakes}
            verb = "has" if len(files) == 1 else "have"
            count = f"{counted(len(files), 'deck')} {verb} {counted(len(mistakes), 'mistake')}: "
            place = str(desk.where.decks / files.pop() if len(files) == 1 else desk.where.decks)
            lines.append(joined(("! ", "bold $text-warning"), count, (f"trainer check {place}", "bold")))
        return Content("\n").join(lines)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "new" | "mode" | "wake" | "bring_in" | "debrief" | "prepare" if self._desk.store.read_only:
                return False
            case "start":
                return self._desk.store.read_only or bool(
                    self._unfinished or (self._today and self._today.queue)
                )
            case "new":
                return self._unfinished is not None or self._more > 0
            case "who":
                return who_is_asked(self._book) and not self._desk.store.read_only
            case "wake":
                return bool(self._desk.suspended())
            case _:
                return True

    def action_start(self) -> None:
        """The question on offer: of the interrupted sitting, else of a new one."""
        if self._desk.store.read_only:
            self.say(joined((NO_PRACTICE, "bold $text-error")))
        elif self._unfinished:
            self._open(self._desk.resume(replace(self._unfinished, mode=self._mode)))
        else:
            self._begin()

    def action_new(self) -> None:
        """A sitting of its own; after the day's work with new questions that the day does not ask for."""
        self._begin(MORE if self._more else 0)

    def _begin(self, more: int = 0) -> None:
        try:
            session = self._desk.begin(self._deck, self._minutes, self._mode, more=more)
        except NotSaved as problem:
            words = f"NOT begun: {problem.reason}. Free some space and press enter."
            self.say(joined((words, "bold $text-error")))
            return
        if session:
            self._open(session)

    def _open(self, session: Session) -> None:
        from trainer.tui.screens.drill import DrillScreen  # the answer box is not needed for the first paint

        self._news = ""
        self.app.push_screen(DrillScreen(self._desk, session, left=self._left))

    def action_mode(self) -> None:
        self._mode_chosen = True
        self._mode = MODES[(MODES.index(self._mode) + 1) % len(MODES)]
        self.post_message(SettingChosen("mode", self._mode))
        if self._today:
            self.query_one("#offer", Rows).show(self._offer(self._today))

    def action_debrief(self) -> None:
        from trainer.tui.screens.preparing.doors import open_debrief

        open_debrief(self.app, self._desk)

    def action_who(self) -> None:
        from trainer.tui.screens.preparing.who import answer_who

        answer_who(self.app, self._desk, self._tell_edits)

    def action_prepare(self) -> None:
        from trainer.tui.screens.preparing.doors import open_prepare

        open_prepare(self.app, self._desk)

    def action_rehearse(self) -> None:
        from trainer.tui.screens.rehearsal.doors import open_rehearsal

        open_rehearsal(self.app, self._desk)

    def action_bring_in(self) -> None:
        from trainer.tui.screens.importing import ImportScreen

        self.app.push_screen(ImportScreen(self._desk))

    def action_see(self, place: str) -> None:
        from trainer.tui.screens.seeing import open_place

        open_place(self.app, self._desk, place)

    def action_library(self) -> None:
        from trainer.tui.screens.library.doors import open_library

        open_library(self.app, self._desk)

    def action_confidential(self) -> None:
        from trainer.tui.screens.confidential import ConfidentialWords

        self.app.push_screen(ConfidentialWords(self._desk))

    def action_wake(self) -> None:
        try:
            count = self._desk.bring_back()
        except NotSaved as problem:
            self.say(
                joined((f"NOT saved: {problem.reason}. Free some space and try again.", "bold $text-error"))
            )
            return
        self._news = f"Saved: {counted(count, 'card')} back in practice."
        self.look()


def _today(today: Today) -> str:
    new = counted(today.new, "new card") if today.new else ""
    back = coming_back(today.due) if today.due or not new else ""
    waits = f"{today.waiting} of them wait, the minutes are full" if today.waiting else ""
    return "; ".join(filter(None, (", ".join(filter(None, (back, new))), waits)))


def _next_time(today: Today, day: int) -> str:
    if today.next_due is None:
        return "Nothing else is planned."
    return f"The next question comes {when(today.next_due, day)}."


def _last_result(answers: tuple[Review, ...], day: int) -> Content:
    if not answers:
        return joined("nothing yet; the first answer is the hardest")
    shares = [a.coverage for a in answers if a.coverage is not None and a.judge != "self"]
    good = sum((a.rating or 0) >= Grade.GOOD for a in answers)
    covered = f", coverage {percent(sum(shares) / len(shares))}" if shares else ""
    ago = in_words(answers[-1].study_day - day)
    return joined(f"{ago}: {counted(len(answers), 'answer')}, {good} good or easy{covered}")
