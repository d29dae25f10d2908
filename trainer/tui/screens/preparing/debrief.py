"""The debrief: six steps on the evening after an interview, each left and taken up at any field."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from trainer.desk import Desk
from trainer.prepare.debrief_steps import STEPS, due_tonight
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.interview import Interview
from trainer.prepare.loose_ends import points_key
from trainer.prepare.made_ids import LOOSE_ENDS
from trainer.prepare.notes import notes
from trainer.progress.problems import NotSaved
from trainer.tui.keys import bindings
from trainer.tui.phrases import counted
from trainer.tui.safe_text import line
from trainer.tui.screens.preparing.answers_pane import AnswersPane
from trainer.tui.screens.preparing.areas import AREAS
from trainer.tui.screens.preparing.form_pane import FormPane
from trainer.tui.screens.preparing.notes_pane import NotesPane
from trainer.tui.screens.preparing.page import Page
from trainer.tui.screens.preparing.protected_text import guard
from trainer.tui.screens.preparing.standing import (
    AIMS,
    DONE,
    STOPS,
    Stop,
    debrief_of,
    field_of,
    place_of,
    set_open,
    stand_at,
)
from trainer.tui.screens.preparing.subject import NoteSubject
from trainer.tui.screens.preparing.summary_pane import SummaryPane
from trainer.tui.screens.preparing.wanted_pane import WantedPane

LISTS = ("people", "questions", AIMS)
LEARNT = ("position", "organisation", "culture", "not_reached", "unanswered")
MINUTES = 5
"""Of the first drill, right after the debrief."""


class DebriefScreen(Page):
    """Saved field by field; the place is kept too, so that a closed terminal costs nothing."""

    BINDINGS = bindings("debrief")
    PLACE_SECONDS = 0.5
    """After coming to a field the place is kept."""
    help = (
        "Six steps, about 25 minutes. F7 goes on, F6 goes back, and escape leaves: everything is saved, and "
        "you go on at the same field. What you do not know stays empty."
    )

    def __init__(self, desk: Desk, interview: Interview) -> None:
        super().__init__(desk)
        self._interview = interview
        debrief = debrief_of(desk, interview)
        self._place = place_of(debrief)
        self._field = field_of(debrief)
        self._only_looks = not debrief.step
        """Nothing was done since a debrief was opened that is new or finished."""
        self._timer: Timer | None = None

    @property
    def stop(self) -> Stop:
        """The page that one is on."""
        return STOPS[self._place]

    @property
    def places(self) -> tuple[str, ...]:  # type: ignore[override]
        if self.stop.name in LISTS:
            return ("debrief", "notes", "adding")
        if self.stop.name == "skills":
            return ("debrief", "wanted", "notes", "adding")
        return ("debrief", "debriefed") if self.stop.name == DONE else ("debrief", "fields")

    def body(self) -> ComposeResult:
        yield Static(id="about")
        yield Vertical(id="step")
        yield Static(id="hint")

    async def on_mount(self) -> None:
        self.say()
        self.attempt(partial(set_open, self.desk, self._interview, on=True))
        await self._enter(self._field)

    def keep_fields(self) -> None:
        """Hand all that was written to the disk; what it refuses waits there and is asked about."""
        for pane in self.query(FormPane):
            pane.keep()
        for notes_pane in self.query(NotesPane):
            notes_pane.take_line()

    # Going from step to step

    async def _enter(self, field: str = "") -> None:
        stop = self.stop
        here = stop.step.number
        bar = " ".join(f"[{step.number}]" if step is stop.step else f"{step.number}" for step in STEPS)
        self.head(f"Debrief {here}/{len(STEPS)}  {stop.title}", bar)
        self.query_one("#about", Static).update(line(stop.about))
        self.query_one("#about").display = bool(stop.about)
        self.query_one("#hint", Static).update("")
        place = self.query_one("#step")
        await place.remove_children()
        await place.mount(self._pane(stop.name, field))
        self._stand(field)
        self.refresh_bindings()

    def _pane(self, stop: str, field: str) -> Widget:
        desk, interview = self.desk, self._interview
        uid, _, name = field.partition(" ")
        if stop in LISTS:
            known = {"met_before": True} if stop == "people" else {}
            pane = NotesPane(desk, AREAS[stop], interview.uid, uid, about=False, known=known)
            if name:
                self.call_after_refresh(self._reopen, uid, name)
            return pane
        if stop == "answers":
            return AnswersPane(desk, interview, uid, name)
        if stop == "skills":
            return WantedPane(desk, interview, uid)
        if stop == DONE:
            return SummaryPane(desk)
        names = LEARNT if stop == "learnt" else ("do_better",)
        debrief = debrief_of(desk, interview)
        return FormPane(NoteSubject(desk, debrief, names=names), field)

    def _reopen(self, uid: str, name: str) -> None:
        """The form in which the candidate was when the terminal closed."""
        pane = self.query_one(NotesPane)
        note = next((note for note in pane.there if note.uid == uid), None)
        if note:
            pane.open(note, name)

    async def action_step(self, step: int) -> None:
        for pane in self.query(FormPane):
            if pane.keep(pane.here) is not None:
                return
        if not all(pane.take_line() for pane in self.query(NotesPane)):
            return
        for answers in self.query(AnswersPane):
            if await answers.turn(step):
                self.say()
                return
        place = self._place + step
        if not 0 <= place < len(STOPS):
            return
        owed = self.stop.name == "answers" and step > 0
        self.say(due_tonight(self.desk.notebook()) if owed else "")
        self._place = place
        self._only_looks = False
        await self._enter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "step" and parameters:
            return 0 <= self._place + int(str(parameters[0])) < len(STOPS)
        return super().check_action(action, parameters)

    def action_leave(self) -> None:
        for pane in self.query(FormPane):
            if pane.keep(pane.here) is not None:
                self.set_focus(None)
                return
        if not all(pane.take_line() for pane in self.query(NotesPane)):
            return
        if self._timer:
            self._timer.stop()
            self._keep_place()
        self.attempt(partial(set_open, self.desk, self._interview, on=False))
        self.dismiss()

    # Where one stands

    def _stand(self, field: str) -> None:
        self._standing = (self.stop, field)
        if self._only_looks:
            return
        self._timer = self._timer or self.set_timer(self.PLACE_SECONDS, self._keep_place)

    def _keep_place(self) -> None:
        self._timer = None
        try:
            stand_at(self.desk, self._interview, *self._standing)
        except NotSaved:
            self._timer = self.set_timer(self.PLACE_SECONDS * 10, self._keep_place)

    @on(NotesPane.At)
    @on(AnswersPane.At)
    def _at_note(self, event: NotesPane.At | AnswersPane.At) -> None:
        event.stop()
        self._only_looks = self._only_looks and not event.field
        self._stand(f"{event.uid} {event.field}".strip())

    @on(FormPane.At)
    def _at_field(self, event: FormPane.At) -> None:
        event.stop()
        self.query_one("#hint", Static).update(line(event.hint))
        if self.stop.name != "answers":
            self._stand(event.field)

    # News

    @on(NotesPane.Told)
    def _told(self, event: NotesPane.Told) -> None:
        event.stop()
        self.settled()
        self.say(event.told)

    @on(NotesPane.Changed)
    def _changed(self, event: NotesPane.Changed) -> None:
        event.stop()
        self._only_looks = False
        self._stand(self._standing[1])
        for pane in self.query(WantedPane):
            pane.look()

    @on(NotesPane.NotKept)
    def _list_not_kept(self, event: NotesPane.NotKept) -> None:
        event.stop()
        self.failed(event.problem, event.again)

    @on(FormPane.NotKept)
    def _not_kept(self, event: FormPane.NotKept) -> None:
        event.stop()
        self.failed(event.problem, self._try_again)

    def _try_again(self) -> None:
        pane = self.query_one(FormPane)
        if pane.keep() is None:
            self.settled()
            self.saved("all of it.")
            pane.go_to(pane.here)

    @on(FormPane.Saved)
    def _saved(self, event: FormPane.Saved) -> None:
        event.stop()
        self.settled()
        if event.left:
            guard(self.app, self.desk, event.pane, event.left, lambda: None)

    @on(FormPane.TakenBack)
    def _taken_back(self, event: FormPane.TakenBack) -> None:
        event.stop()
        self.say(f"Taken back: {event.label}." if event.label else "There is nothing left to take back here.")

    @on(FormPane.Beyond)
    async def _beyond(self, event: FormPane.Beyond) -> None:
        event.stop()
        if event.step > 0:
            key = self.app.key_names()["debrief.next"].split()[0]  # type: ignore[attr-defined]
            self.say(f"That was the last field of this step. {key} goes on.")

    # After the last step

    @on(SummaryPane.Onward)
    def _onward(self, event: SummaryPane.Onward) -> None:
        event.stop()
        pane = self.query_one(SummaryPane)
        without = list(pane.without_points())
        if without:
            # Once is enough, also when the first picker is closed: the next enter drills.
            pane.offered(without)
            self._pick(without)
        else:
            self._drill()

    def _pick(self, questions: list[FirstQuestion]) -> None:
        """The points picker for one better answer after the other."""
        from trainer.tui.screens.points_picker import PointsPicker

        question, *rest = questions

        def closed(kept: int | None) -> None:
            if kept is not None:
                self.saved(f"{counted(kept, 'point')} of your own.")
            self.query_one(SummaryPane).look()
            if rest and kept is not None:
                self._pick(rest)

        picker = PointsPicker(self.desk, points_key(question), question.text, question.better)
        self.app.push_screen(picker, closed)

    def _drill(self) -> None:
        """The loose ends at once, five minutes; the debrief is over with it."""
        self.attempt(partial(set_open, self.desk, self._interview, on=False))
        ready = [
            q for q in notes(self.desk.store, FirstQuestion, self._interview.uid) if q.loose and q.better
        ]
        session = self.desk.begin(LOOSE_ENDS, MINUTES) if ready else None
        if session is None:
            self.dismiss()
            return
        from trainer.tui.screens.drill import DrillScreen

        self.app.switch_screen(DrillScreen(self.desk, session))
