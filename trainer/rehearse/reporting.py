"""Making the report of a rehearsal from what was given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, mode

from trainer.recall.attempt import Attempt
from trainer.recall.cues import find, shown
from trainer.recall.pace import RAN_ON, spoken_seconds
from trainer.recall.verdict import Judge, Spoken
from trainer.rehearse.dress import PITCH
from trainer.rehearse.form import FORMS
from trainer.rehearse.given import Given
from trainer.rehearse.hearing import attempt, followed_up, touched
from trainer.rehearse.report import Heard, Listener, Long, Missing, Remark, Report
from trainer.rehearse.run import Cards, Run
from trainer.rehearse.thread import TALKS, Thread, threads
from trainer.text import one_line, shortened

PITCH_FROM = 0.5
"""Share of its points from which the pitch counts as delivered."""
_ACCEPTED = re.compile(
    r"\b(?:i(?:'d| would| will|'ll)?(?: \w+)? accept(?! a\b)|i(?:'ll| will| would|'d) (?:gladly )?take it"
    r"|where (?:do|can) i sign|it's a deal"
    r"|yes,? (?:i (?:do|will|would)|of course|gladly|absolutely|please))\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:think|consider|sleep on|overnight|some time|a day|days|until|before i)\b", re.IGNORECASE
)
AT_ONCE = "You accepted without a pause. Nobody minds when you ask for time and name a day."
_QUESTION = 70
"""Characters of a question in the report."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer to a question of the script with its follow-ups; the attempt is None without a card."""

    given: Given
    probes: tuple[Given, ...]
    attempt: Attempt | None


def answers(run: Run, cards: Cards, judge: Judge) -> tuple[Answered, ...]:
    """Every question that was answered, heard as a whole, in the order of asking."""
    found: list[Answered] = []
    for given in run.given:
        step = run.step_of(given)
        if given.probe or step.does != "asks":
            continue
        probes = tuple(one for one in run.given if one.probe and one.step == given.step)
        asked = cards.get(step.card or "")
        heard = None
        if asked is not None:
            heard = followed_up(attempt(asked, step, run.persona_of(given), given, judge), probes, judge)
        found.append(Answered(given, probes, heard))
    return tuple(found)


def counts(answered: Answered) -> bool:
    """There is something to go by: words, ticks, or a blank."""
    given = answered.given
    return given.gave_up or given.spoken_text or (given.mode == "aloud" and given.said is not None)


def make_report(run: Run, cards: Cards, plan: Mapping[str, Sequence[str]], judge: Judge) -> Report:
    """The report of a run as it stands; `plan` has the candidate's own lines by pillar."""
    heard = answers(run, cards, judge)
    said = _said(run, threads(run.script, plan), judge)
    parts = {step.part for step in run.script.steps}
    setup = run.script.setup
    lengths = [(one.given, length) for one in heard if (length := _length(one.given)) is not None]
    first = [
        one.given.first_key for one in heard if one.given.first_key is not None and not one.given.gave_up
    ]
    typed, ticked = (
        [
            one.attempt.coverage
            for one in heard
            if one.attempt and counts(one) and (one.given.mode == "aloud") == aloud
        ]
        for aloud in (False, True)
    )
    return Report(
        uid=run.uid,
        interview=run.interview,
        form=setup.form,
        title=FORMS[setup.form].title,
        begun=run.begun,
        seed=setup.seed,
        whole=run.stage == "ended",
        answered=len(heard),
        questions=sum(step.does == "asks" for step in run.script.steps),
        seconds=run.seconds,
        coverage=_mean(typed),
        own_coverage=_mean(ticked),
        people=tuple(_listeners(run, said)) if setup.form in TALKS else (),
        pillars=tuple(Heard(t.point.label, hit) for t, hit in said.items() if t.what == "pillar"),
        pitch=_pitch(run, heard),
        asked_date=next((hit for t, hit in said.items() if t.what == "date"), None),
        own_questions=_own_questions(run, heard, said) if "Your questions" in parts else None,
        ran_on=tuple(
            Long(_question(run, given), length, run.step_of(given).seconds, run.step_of(given).card or "")
            for given, length in lengths
            if length > RAN_ON * run.step_of(given).seconds
        ),
        longest=max((length for _, length in lengths), default=None),
        median=median(length for _, length in lengths) if lengths else None,
        first_word=median(first) if first else None,
        slowest=max(first, default=None),
        blanks=sum(given.blank or given.gave_up for given in run.given),
        names=_names(run, judge),
        ready=_ready(run),
        remarks=tuple(_remarks(run, heard)),
        missing=tuple(_missing(run, heard)),
        unticked=len(run.untaken(cards)),
        judge=_judge(heard),
    )


def _judge(heard: Sequence[Answered]) -> str | None:
    """Who judged the written answers, or most of them."""
    judges = [one.attempt.verdict.judge for one in heard if one.attempt and one.given.spoken_text]
    return mode(judges) if judges else None


def _said(run: Run, all_: Sequence[Thread], judge: Judge) -> dict[Thread, bool]:
    words = [(given.answer, given.mode) for given in run.given if given.spoken_text]
    found = touched([thread.point for thread in all_], words, judge) | frozenset(run.overall or ())
    return {thread: thread.id in found for thread in all_}


def _listeners(run: Run, said: Mapping[Thread, bool]) -> Iterator[Listener]:
    for number, persona in enumerate(run.script.cast):
        own = f"concern-{number}-"
        asked = sum(
            not given.probe and run.step_of(given).does == "asks" and run.step_of(given).persona == number
            for given in run.given
        )
        held = tuple(Heard(t.point.label, hit) for t, hit in said.items() if t.id.startswith(own))
        yield Listener(persona.title, not persona.met_before, asked, held)


def _pitch(run: Run, heard: Sequence[Answered]) -> Heard | None:
    """By the answer to the pitch's own card; None when it was not asked for."""
    if not any(step.card == PITCH for step in run.script.steps):
        return None
    told = next((one.attempt for one in heard if one.attempt and run.step_of(one.given).card == PITCH), None)
    if told is None:
        return Heard("the pitch was not reached", False)
    points = [point for point in told.asked.points if point.id not in told.left_out]
    hits = sum(told.band_of(point.id) == "covered" for point in points)
    return Heard(f"{hits} of {len(points)} points", bool(points) and hits >= PITCH_FROM * len(points))


def _own_questions(run: Run, heard: Sequence[Answered], said: Mapping[Thread, bool]) -> int:
    asked = sum(
        len(find("ask", one.given.answer))
        for one in heard
        if one.given.spoken_text and run.step_of(one.given).part == "Your questions"
    )
    ticked = any(thread.what == "asked" and thread.id in (run.overall or ()) for thread in said)
    return asked or int(ticked)


def _length(given: Given) -> float | None:
    """Spoken seconds: by the watch when aloud, by its words when typed in full."""
    if given.gave_up or given.mode == "keywords":
        return None
    return given.seconds if given.mode == "aloud" else spoken_seconds(given.answer)


def _names(run: Run, judge: Judge) -> tuple[int, int] | None:
    wanted = [step for step in run.script.steps if step.expects]
    if not wanted:
        return None
    hits = 0
    for given in run.given:
        step = run.step_of(given)
        if step.expects and given.mode == "aloud":
            hits += step.point.id in (given.said or ())
        elif step.expects and given.spoken_text:
            verdict = judge.judge(Spoken(step.text, given.answer, (step.point,), "keywords"))
            hits += verdict.points[0].band == "covered"
    return hits, len(wanted)


def _ready(run: Run) -> tuple[int, int] | None:
    listed = [step for step in run.script.steps if step.does == "lists"]
    if not listed:
        return None
    ticked = sum(len(given.said or ()) for given in run.given if run.step_of(given).does == "lists")
    return ticked, sum(len(step.items) for step in listed)


def _remarks(run: Run, heard: Sequence[Answered]) -> Iterator[Remark]:
    for one in heard:
        card = run.step_of(one.given).card or ""
        if accepted_at_once(run, one):
            yield Remark(_question(run, one.given), AT_ONCE, card)
        for flag in one.attempt.verdict.flags if one.attempt else ():
            if flag.name != "ran-on":
                yield Remark(_question(run, one.given), flag.text, card)


def accepted_at_once(run: Run, answered: Answered) -> bool:
    """The offer was taken there and then, without a word about time."""
    given = answered.given
    if run.step_of(given).part != "The offer" or not given.spoken_text:
        return False
    plain = given.answer.replace("’", "'")
    return bool(_ACCEPTED.search(plain)) and not _TIME.search(plain)


def _missing(run: Run, heard: Sequence[Answered]) -> Iterator[Missing]:
    """Musts first, each point of a card once."""
    found: dict[tuple[str, str], Missing] = {}
    for one in heard:
        if one.attempt is None or not counts(one):
            continue
        card = one.attempt.asked.card.full_id
        late = one.attempt.probed.point if one.attempt.probed and one.attempt.probed.earned else None
        for point in one.attempt.asked.points:
            gone = one.attempt.band_of(point.id) == "missing" and point.id not in (
                late,
                *one.attempt.left_out,
            )
            if gone:
                label, question = one_line(shown(point.label)), _question(run, one.given)
                found.setdefault((card, point.id), Missing(card, label, point.must, question))
    yield from sorted(found.values(), key=lambda missing: not missing.must)


def _question(run: Run, given: Given) -> str:
    return shortened(one_line(run.step_of(given).text), _QUESTION)


def _mean(shares: Sequence[float | None]) -> float | None:
    known = [share for share in shares if share is not None]
    return sum(known) / len(known) if known else None
