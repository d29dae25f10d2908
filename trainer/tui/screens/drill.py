"""The drill: a question, an answer, its verdict and its grade on one screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from trainer.desk import Desk
from trainer.progress.problems import NotSaved
from trainer.recall.attempt import Attempt
from trainer.recall.grade import Grade
from trainer.schedule.session import Done, Pace, Question, Session
from trainer.text import LONGEST_ANSWER
from trainer.tui.drafts import Drafts
from trainer.tui.keys import bindings
from trainer.tui.phrases import MODE_HINTS
from trainer.tui.saving import Saving
from trainer.tui.screens import card_sheets, news
from trainer.tui.screens.kept_wordings import KeptWordings
from trainer.tui.screens.needed import Needed
from trainer.tui.screens.own_material import OwnMaterial
from trainer.tui.screens.sheet import Sheet
from trainer.tui.widgets.asked import Asked
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.speaking import Stopwatch, TickList
from trainer.tui.widgets.verdict_pane import VerdictPane
from trainer.tui.widgets.writing import AnswerBox, Writing

_GRADING = "1234 "
"""What grades, and is no text when it is pressed twice."""
_PLACES = ("writing", "speaking", "ticks", "verdict", "field")


class DrillScreen(Screen[None]):
    """Walks one sitting.  What it changes is on disk before it says so."""

    CSS_PATH = "drill.tcss"
    BINDINGS = bindings("drill")
    AUTO_FOCUS = ""
    help = news.ABOUT_THE_DRILL

    def __init__(
        self,
        desk: Desk,
        session: Session,
        taken_back: Done | None = None,
        left: dict[str, Attempt] | None = None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._taken_back = taken_back
        self._drafts = Drafts(desk.store, desk.clock)
        self._question: Question | None = None
        self._phase = ""
        self._early = ""
        """Typed before the first question stood there."""
        self._pace = Pace()
        self._own = OwnMaterial(self, desk, session, self._say)
        self._left = {} if left is None else left
        """Verdicts that were left before they were graded; whoever opens the drill remembers them."""
        self._needed = Needed(self, desk)
        self._retry: Callable[[], Awaitable[None]] | None = None
        self._saving = Saving(self, self._say)
        self._wordings = KeptWordings(session, self._saving, self._failed, self._say)

    def compose(self) -> ComposeResult:
        yield from (Asked(), Writing(self._desk.clock, self._session.judge_live))
        yield from (Stopwatch(self._desk.clock), TickList(), VerdictPane(), KeyLine())

    async def on_mount(self) -> None:
        if self._taken_back:
            await self._show_taken_back(self._taken_back)
        else:
            self._next()

    @property
    def places(self) -> tuple[str, ...]:
        """What the help tells, the place where the candidate is first."""
        here = "field" if isinstance(self.focused, Input) else self._phase
        order = dict.fromkeys((here, "verdict" if here == "field" else "", "drill", *_PLACES))
        return tuple(place for place in order if place == "drill" or place in _PLACES)

    def _next(self, told: Content | str = "") -> None:
        self._wordings.clear()
        self._own.renew()
        self._question = self._session.question()
        if self._question is None:
            from trainer.tui.screens.summary import SummaryScreen

            self._phase = ""
            self.app.switch_screen(SummaryScreen(self._desk, self._session, told))
            return
        self._ask(self._question)
        if self._session.mode == "aloud":
            self.query_one(Stopwatch).ready(self._question.asked.card.seconds)
            self._enter("speaking")
        else:
            card, mode = self._question.asked.card.full_id, self._session.mode
            text = self._drafts.text(card)
            told = told or (news.SEEN if card in self._left else news.DRAFT_IS_BACK if text else "")
            keep = partial(self._drafts.keep, card, self._question.wording, mode)
            self.query_one(Writing).ask(text, self._needed.hint(MODE_HINTS[mode]), keep)
            self._enter("writing")
        self._say(told)

    def _ask(self, question: Question) -> None:
        self._question = question
        title = self._desk.library.deck(question.asked.card.deck).title
        about = self._needed.look(question)
        self.query_one(Asked).show(question, title, self._session.mode, about)
        self.query_one(Writing).box.offers = self._needed.there

    def _enter(self, phase: str) -> None:
        self._phase = phase
        self._retry = None
        writing, verdict = self.query_one(Writing), self.query_one(VerdictPane)
        watch, ticks = self.query_one(Stopwatch), self.query_one(TickList)
        panes = {"writing": writing, "speaking": watch, "ticks": ticks, "verdict": verdict}
        for name, pane in panes.items():
            pane.display = name == phase
        # At once, not with the next message: a key that follows belongs to what stands here now.
        self.set_focus({"writing": writing.box, "speaking": watch, "ticks": ticks}.get(phase, verdict.points))
        if phase == "writing" and self._early:
            writing.box.insert(self._early)
        self._early = ""
        self.refresh_bindings()

    @property
    def unlisted(self) -> frozenset[str]:
        """Commands that answer here but are not worth a place in the last line."""
        prepared = self._question and self._question.asked.card.prepared
        return frozenset() if prepared else frozenset({"drill.prepared"})

    def typed_early(self, character: str) -> bool:
        """Take a character that was typed before there was a box for it; False when it is a command."""
        busy = self._saving.busy or (self._phase == "verdict" and self.query_one(VerdictPane).graded)
        if self._phase == "" or (busy and character not in _GRADING):
            self._early += character
        return busy or self._phase == ""

    def _say(self, told: Content | str) -> None:
        self.query_one(Asked).say(told)

    @on(Writing.NotKept)
    def _not_kept(self, event: Writing.NotKept) -> None:
        event.stop()
        self._say(news.draft_not_saved(event.problem.reason))

    async def keep_draft(self) -> NotSaved | None:
        """Have an answer that is being written on disk; the problem when that did not work."""
        await self._saving.settled()
        return await self._keep_text()

    async def _keep_text(self) -> NotSaved | None:
        return await self.query_one(Writing).keep_now() if self._phase == "writing" else None

    @on(AnswerBox.HandedIn)
    def _handed_in(self, event: AnswerBox.HandedIn) -> None:
        event.stop()
        if self._phase != "writing":
            return
        if not event.answer.strip():
            self._say(news.NOTHING_WRITTEN)
        elif len(event.answer) > LONGEST_ANSWER:
            self._say(news.too_long(len(event.answer)))
        else:
            self._saving.begin(partial(self._judge, partial(self._answered, event.answer)))

    def _answered(self, answer: str) -> Attempt:
        """The answer judged; handed in unchanged after its verdict was left, with every correction."""
        attempt = self._session.attempt(answer, looked=self._has_looked)
        before = self._left.get(attempt.asked.card.full_id)
        return attempt if before is None else attempt.as_before(before)

    async def _judge(self, work: Callable[[], Attempt]) -> None:
        self._pace = self.query_one(Writing).pace
        await self._keep_text()
        await self._show_verdict(await self._saving.aside(work, doing=news.READING))

    @property
    def _has_looked(self) -> bool:
        seen = self._own.looked | self._left.keys()
        return self._question is not None and self._question.asked.card.full_id in seen

    @on(Stopwatch.Stopped)
    async def _spoken(self, event: Stopwatch.Stopped) -> None:
        event.stop()
        if self._question:
            self._pace = event.pace
            await self.query_one(TickList).ask(self._question.asked.points)
            self._enter("ticks")

    @on(TickList.Done)
    async def _ticked(self, event: TickList.Done) -> None:
        event.stop()
        attempt = self._session.attempt("", looked=self._has_looked)
        for point, said in event.said.items():
            attempt = attempt.ticked(point, said)
        await self._show_verdict(attempt)

    async def _show_verdict(self, attempt: Attempt, *, follow_up: bool = True) -> None:
        self._say("")
        self._enter("verdict")
        await self.query_one(VerdictPane).show(attempt, follow_up=follow_up)

    @on(VerdictPane.FollowedUp)
    def _followed_up(self, event: VerdictPane.FollowedUp) -> None:
        event.stop()
        self._saving.begin(partial(self._probe, event.attempt, event.answer))

    async def _probe(self, attempt: Attempt, answer: str) -> None:
        probed = await self._saving.aside(self._session.probe, attempt, answer, doing=news.READING)
        self._early = ""
        await self.query_one(VerdictPane).change(probed)

    @on(VerdictPane.Corrected)
    def _corrected(self, event: VerdictPane.Corrected) -> None:
        event.stop()
        if self._retry is None:
            self._say("")

    @on(VerdictPane.Keep)
    def _keep(self, event: VerdictPane.Keep) -> None:
        event.stop()
        keep = partial(self._wordings.keep, self.query_one(VerdictPane).steps)
        self._saving.begin(partial(keep, event.point, event.wording))

    @on(VerdictPane.Graded)
    def _graded(self, event: VerdictPane.Graded) -> None:
        event.stop()
        # A key pressed twice must not grade the next card.
        if self._phase == "verdict" and event.attempt is self.query_one(VerdictPane).attempt:
            self._saving.begin(partial(self._grade, event.attempt, event.grade))

    async def _grade(self, attempt: Attempt, grade: Grade) -> None:
        await self.query_one(Writing).settled()
        repeats = grade is Grade.AGAIN and self._question is not None and not self._question.repeat
        try:
            review = await self._saving.aside(self._session.grade, attempt, grade, self._pace)
        except NotSaved as problem:
            self._failed(problem, partial(self._grade, attempt, grade))
            return
        self._drafts.graded(review.card)
        self._left.pop(review.card, None)
        state = self._desk.store.state(review.card)
        due = state.due if state else None
        self._next(news.saved(grade, due, self._desk.day, repeats=repeats))

    def _failed(self, problem: NotSaved, again: Callable[[], Awaitable[None]]) -> None:
        self._retry = again
        self._early = ""
        self.query_one(VerdictPane).graded = False
        self._say(news.not_saved(problem.reason))
        self.refresh_bindings()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        if self._phase == "":
            return action == "leave"
        if self._saving.busy:
            return None
        match action:
            case "blank":
                return self._phase in ("writing", "speaking")
            case "undo":
                corrected = self._phase == "verdict" and self.query_one(VerdictPane).steps > 0
                return self._session.can_undo or corrected
            case "retry":
                return self._retry is not None
            case "take_points":
                return self._phase == "verdict"
            case "fill":
                return self._needed.there
            case _:
                return True

    def action_retry(self) -> None:
        again, self._retry = self._retry, None
        self._say("")
        if again:
            self._saving.begin(again)

    def action_undo(self) -> None:
        """Take back the last correction of this verdict, else the last step of the sitting."""
        self._saving.begin(self._undo)

    async def _undo(self) -> None:
        pane = self.query_one(VerdictPane)
        if self._phase == "verdict" and await pane.take_back():
            self._early = ""
            self._say("")
            await self._wordings.take_back(pane.steps)
            return
        if problem := await self._keep_text():
            self._say(news.not_undone(problem.reason))
            return
        try:
            step = await self._saving.aside(self._session.undo)
        except NotSaved as problem:
            self._failed(problem, self._undo)
            return
        if step:
            await self._show_taken_back(step)
        else:
            self._say(news.NOTHING_TO_UNDO)

    async def _show_taken_back(self, step: Done) -> None:
        if step.attempt is None:
            self._next(news.taken_back(step.what, more=self._session.can_undo))
        elif question := self._session.question():
            self._wordings.clear()
            self._ask(question)
            self._pace = step.pace
            await self._show_verdict(step.attempt, follow_up=False)
            self._say(news.taken_back(step.what, more=self._session.can_undo))

    def action_blank(self) -> None:
        def answered(agreed: bool | None) -> None:
            if agreed:
                text = self.query_one(Writing).answer if self._phase == "writing" else ""
                blank = partial(self._session.blank, text[:LONGEST_ANSWER])
                self._saving.begin(partial(self._judge, blank))

        self.app.push_screen(Sheet("Blank for a moment", card_sheets.bridges(), offers=True), answered)

    def action_prepared(self) -> None:
        if self._question:
            answered = self._phase == "verdict" or self._has_looked
            self._own.show_prepared(self._question, answered=answered)

    def action_take_points(self) -> None:
        attempt = self.query_one(VerdictPane).attempt
        if self._question and attempt:
            self._own.take_points(self._question, attempt.answer or attempt.asked.card.prepared or "")

    def action_edit(self) -> None:
        if self._question:
            self._own.edit(self._question)

    @on(AnswerBox.Opened)
    def action_fill(self) -> None:
        self._saving.begin(self._fill)

    async def _fill(self) -> None:
        if problem := await self._keep_text():
            self._say(news.draft_not_saved(problem.reason))
        elif self._needed.there:
            self._needed.fill(self._filled)

    def _filled(self) -> None:
        self._own.added()
        if self._phase in ("writing", "speaking"):
            self._next()
        elif self._question:
            self._needed.answered(self._question)
            self._ask(self._question)
            self._say(news.FILLED_LATE)

    def action_info(self) -> None:
        if self._question:
            self.app.push_screen(Sheet("This card", card_sheets.schedule_of(self._desk, self._question)))

    def action_bury(self) -> None:
        self._saving.begin(partial(self._put_aside, self._session.bury, news.SET_ASIDE))

    def action_suspend(self) -> None:
        self._saving.begin(partial(self._put_aside, self._session.suspend, news.OUT_OF_PRACTICE))

    async def _put_aside(self, step: Callable[[], None], told: str) -> None:
        await self.query_one(Writing).settled()
        try:
            await self._saving.aside(step)
        except NotSaved as problem:
            self._failed(problem, partial(self._put_aside, step, told))
            return
        self._next(told)

    def action_leave(self) -> None:
        self._saving.begin(self._leave)

    async def _leave(self) -> None:
        attempt = self.query_one(VerdictPane).attempt
        try:
            if self._phase == "verdict" and self._question and attempt:
                card, mode = self._question.asked.card.full_id, self._session.mode
                self._left[card] = attempt
                keep = partial(self._drafts.keep, card, self._question.wording, mode, attempt.answer)
                await self._saving.aside(keep)
            elif problem := await self._keep_text():
                raise problem
        except NotSaved as problem:
            card_sheets.ask_before_losing(self, problem)
        else:
            self.dismiss()
