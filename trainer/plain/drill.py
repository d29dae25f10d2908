"""One sitting line by line: question, answer, verdict, grade."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from trainer.cards.slots import AskedPoint
from trainer.clock import in_words
from trainer.desk import Desk
from trainer.plain.parting import way_out
from trainer.plain.talk import IN_PLACE_OF_AN_ANSWER, Talk
from trainer.plain.wording import (
    HOW_TO_ANSWER,
    WHILE_ASKED,
    WHILE_GRADED,
    grade_prompt,
    named,
    point_in_words,
    verdict_in_words,
)
from trainer.progress.problems import NotSaved
from trainer.progress.records import Draft
from trainer.progress.uid import utc_words
from trainer.recall import cues
from trainer.recall.attempt import Attempt
from trainer.recall.grade import Grade
from trainer.recall.late_judge import trouble_of
from trainer.recall.quotes import phrase_to_keep
from trainer.schedule.session import Pace, Question, Session
from trainer.text import LONGEST_ANSWER, counted

Result = TypeVar("Result")
_POINT = re.compile(r"([xy]) ?([0-9]{1,3})(?: (.+))?")


class PlainDrill:
    """Walks one session: question, answer, verdict, grade."""

    def __init__(self, desk: Desk, session: Session, talk: Talk) -> None:
        self._desk = desk
        self._session = session
        self._talk = talk
        self._looked: str | None = None
        """The card whose prepared answer was shown before it was answered."""
        self._trouble: str | None = None
        """What was said of the judge already."""

    def run(self) -> bool:
        """Until the questions or the lines run out, or the candidate has had enough; True when through."""
        self._talk.say(f"{counted(self._session.left, 'question')}. {HOW_TO_ANSWER}")
        try:
            while question := self._session.question():
                self._ask(question)
            self._saved(self._session.end)
        except EOFError:
            graded = len(self._session.summary().graded)
            self._talk.say(
                f"\n{counted(graded, 'answer') if graded else 'No answers'} saved. The rest waits for you."
            )
            return False
        self._sum_up()
        return True

    def _ask(self, question: Question) -> None:
        again = ", once more" if question.repeat else ", new" if question.new else ""
        seconds = question.asked.card.seconds
        self._talk.say(f"\nQuestion {question.number} of {question.total}{again}, about {seconds} seconds.")
        self._talk.say(question.text)
        if question.asked.needs:
            self._talk.say(f"Left out until you have prepared it: {', '.join(question.asked.needs)}.")
        if self._draft_of(question):
            self._talk.say("An answer of yours is kept as a draft: a single dot takes it.")
        if self._session.mode == "aloud":
            self._hear(question)
        else:
            self._read(question)

    def _read(self, question: Question) -> None:
        began = self._desk.clock.seconds()
        answer = self._talk.answer()
        if answer in IN_PLACE_OF_AN_ANSWER:
            self._command(answer, question)
        elif len(answer) > LONGEST_ANSWER:
            self._talk.say(f"Up to {LONGEST_ANSWER} characters are judged, and this is more. Say it briefly.")
        else:
            self._grade(self._session.attempt(answer, looked=self._has_looked(question)), self._pace(began))

    def _hear(self, question: Question) -> None:
        if word := self._talk.ask("Enter starts your time; ? explains the rest."):
            self._command(word, question)
            return
        began = self._desk.clock.seconds()
        self._talk.ask("Speak now. Enter when you are done.")
        pace = self._pace(began)
        attempt = self._session.attempt("", looked=self._has_looked(question))
        points = question.asked.points
        for number, point in enumerate(points, 1):
            self._talk.say(f"{number}. {cues.shown(point.label)}{', a must' if point.must else ''}")
        which = f"Which did you say? Numbers from 1 to {len(points)}, a for all, enter for none."
        while (said := _ticks(self._talk.ask(which), len(points))) is None:
            self._talk.say("That names no point.")
        for number, point in enumerate(points, 1):
            attempt = attempt.ticked(point.id, number in said)
        self._grade(attempt, pace)

    def _command(self, command: str, question: Question) -> None:
        """What stands in place of an answer.  The question that is then the current one is asked again."""
        match command:
            case "q":
                raise EOFError
            case "b":
                self._grade(self._session.blank(), Pace())
            case "." if draft := self._draft_of(question):
                self._talk.say(draft)
                self._grade(self._session.attempt(draft, looked=self._has_looked(question)), Pace())
            case "a":
                self._looked = question.asked.card.full_id
                self._show_prepared(question.asked.card.prepared)
            case "u":
                self._undo()
            case "-":
                self._saved(self._session.bury)
                self._talk.say("Saved: set aside until tomorrow. u brings it back.")
            case "@":
                self._saved(self._session.suspend)
                self._talk.say("Saved: taken out of practice. u brings it back.")
            case _:
                self._talk.say(WHILE_ASKED)

    def _undo(self) -> None:
        step = self._saved(self._session.undo)
        if step is None:
            self._talk.say("There is nothing to take back in this sitting.")
            return
        self._talk.say(f"Taken back and saved: {step.what}.")
        if step.attempt is not None:
            self._talk.say(step.attempt.question)
            self._grade(step.attempt, step.pace)

    def _grade(self, attempt: Attempt, pace: Pace) -> None:
        if (trouble := trouble_of(self._desk.judge)) and trouble != self._trouble:
            self._trouble = trouble
            self._talk.say(f"Note: {trouble}")
        for line in verdict_in_words(attempt):
            self._talk.say(line)
        try:
            grade = None
            while grade is None:
                words = self._talk.ask(grade_prompt(attempt))
                if words == "u":
                    return
                grade = _chosen(words, attempt.suggested)
                if grade is None:
                    attempt = self._changed(attempt, words)
        except EOFError:
            self._keep_draft(attempt)
            raise
        question = self._session.question()
        repeats = grade is Grade.AGAIN and question is not None and not question.repeat
        saved = self._saved(lambda: self._session.grade(attempt, grade, pace))
        state = self._desk.store.state(saved.card)
        due = f" Asked again {in_words(state.due - saved.study_day)}." if state and state.due else ""
        if repeats:
            due = " It comes back in this sitting."
        self._talk.say(f"Saved: {named(grade)}.{due}")

    def _changed(self, attempt: Attempt, words: str) -> Attempt:
        """The attempt after a command that leaves the grade open."""
        points = attempt.asked.points
        match = _POINT.fullmatch(words)
        if match and attempt.blank:
            self._talk.say("A blank answer has nothing to turn round.")
        elif match and 1 <= int(match[2]) <= len(points):
            attempt = self._corrected(attempt, int(match[2]), match[1], match[3])
        elif words == "p":
            attempt = self._probed(attempt)
        elif words == "a":
            self._show_prepared(attempt.asked.card.prepared)
        elif words == "q":
            raise EOFError
        else:
            self._talk.say(WHILE_GRADED)
        return attempt

    def _corrected(self, attempt: Attempt, number: int, command: str, wording: str | None) -> Attempt:
        point = attempt.asked.points[number - 1]
        if command == "x" and wording is None:
            attempt = attempt.flipped(point.id)
        elif command == "y" and (kept := wording or self._own_words(attempt, point)):
            self._saved(lambda: self._session.grant(point.id, kept))
            attempt = attempt.ticked(point.id, True)
            self._talk.say(f"Saved: from now on “{kept}” counts there.")
        else:
            self._talk.say(WHILE_GRADED)
            return attempt
        self._talk.say(point_in_words(attempt, number))
        return attempt

    def _own_words(self, attempt: Attempt, point: AskedPoint) -> str:
        """The sentence that earned the point in part; without one the candidate has to name the words."""
        evidence = attempt.verdict_of(point.id).evidence
        return phrase_to_keep(attempt.answer, evidence) if evidence else ""

    def _probed(self, attempt: Attempt) -> Attempt:
        point = attempt.next_probe()
        if point is None:
            self._talk.say("There is no follow-up question to ask.")
            return attempt
        answer = self._talk.ask(f"{point.probe}\nIn one line:")
        if not answer or len(answer) > LONGEST_ANSWER:
            return attempt
        attempt = self._session.probe(attempt, answer)
        earned = attempt.probed is not None and attempt.probed.earned
        self._talk.say(
            f"{cues.shown(point.label)}: {'said now, it counts half' if earned else 'still not seen'}."
        )
        return attempt

    def _show_prepared(self, prepared: str | None) -> None:
        self._talk.say(prepared or "No answer is prepared for this card.")

    def _has_looked(self, question: Question) -> bool:
        return self._looked == question.asked.card.full_id

    def _pace(self, began: float) -> Pace:
        return Pace(whole=self._desk.clock.seconds() - began) if self._talk.live else Pace()

    def _draft_of(self, question: Question) -> str | None:
        draft = self._desk.store.draft()
        if draft is None or self._session.mode == "aloud" or draft.card != question.asked.card.full_id:
            return None
        return draft.answer

    def _keep_draft(self, attempt: Attempt) -> None:
        if attempt.answer:
            self._desk.store.save_draft(
                Draft(
                    attempt.asked.card.full_id,
                    attempt.wording,
                    attempt.mode,
                    attempt.answer,
                    utc_words(self._desk.clock.now()),
                )
            )
            self._talk.say("\nNot graded yet: your answer is kept as a draft.")

    def _saved(self, step: Callable[[], Result]) -> Result:
        """The step's own result, once it is on disk."""
        while True:
            try:
                return step()
            except NotSaved as problem:
                store = self._desk.store
                kept = "It is kept here while the program runs." if store.waiting else problem.hint
                self._talk.say(f"NOT saved: {problem.reason}. {kept}")
                way = way_out(store, self._talk)
                if way == "kept":
                    raise EOFError from problem
                if way == "lost":
                    raise

    def _sum_up(self) -> None:
        summary = self._session.summary()
        grades = ", ".join(f"{count} {named(grade)}" for grade, count in summary.grades.items() if count)
        self._talk.say(
            f"\nThat was all for now. {counted(len(summary.graded), 'answer')} saved: {grades or 'none'}."
        )
        if summary.coverage is not None:
            own = ", by your own ticks" if self._session.mode == "aloud" else ""
            self._talk.say(f"Mean coverage {summary.coverage:.0%}{own}.")
        today = self._desk.today()
        if today.queue:
            self._talk.say(f"{counted(len(today.queue), 'question')} more could be asked today.")
        elif today.next_due is not None:
            self._talk.say(f"The next question is due {in_words(today.next_due - self._desk.day)}.")


def _chosen(words: str, suggested: Grade | None) -> Grade | None:
    if not words:
        return suggested
    return Grade(int(words)) if words in {"1", "2", "3", "4"} else None


def _ticks(words: str, highest: int) -> set[int] | None:
    """The points named by number; None when the words name none that exists."""
    if words == "a":
        return set(range(1, highest + 1))
    names = words.replace(",", " ").split()
    if not all(name in {str(number) for number in range(1, highest + 1)} for name in names):
        return None
    return {int(name) for name in names}
