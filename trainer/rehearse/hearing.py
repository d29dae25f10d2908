"""How answers are heard: judged in silence, for the follow-ups during the run and the report after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from trainer.cards.slots import AskedCard, AskedPoint
from trainer.progress.records import Mode
from trainer.recall.attempt import Attempt
from trainer.recall.verdict import Judge, PointVerdict, Spoken, Verdict
from trainer.rehearse.given import Given
from trainer.rehearse.persona import Persona
from trainer.rehearse.run import Prompt, Run
from trainer.rehearse.step import Step

ALOUD_PROBES = 1
"""Follow-ups after an answer that nobody can read."""


def attempt(asked: AskedCard, step: Step, persona: Persona, given: Given, judge: Judge) -> Attempt:
    """The answer to a card as an attempt, judged as said to this person; aloud, by the ticks."""
    wording = min(step.wording, len(asked.questions) - 1)
    if given.mode == "aloud":
        verdict = Verdict(tuple(PointVerdict(point.id, 0.0, "missing") for point in asked.points))
        said = {point.id: point.id in (given.said or ()) for point in asked.points}
        return Attempt(asked, wording, "aloud", "", verdict, blank=given.gave_up, said=said)
    spoken = Spoken.on(asked, step.text, given.answer, given.mode)
    verdict = judge.judge(replace(spoken, met_before=persona.met_before))
    return Attempt(asked, wording, given.mode, given.answer, verdict, blank=given.gave_up)


def followed_up(heard: Attempt, probes: Sequence[Given], judge: Judge) -> Attempt:
    """The attempt with its follow-ups; what any of them earned counts half."""
    for given in probes:
        point = next((point for point in heard.asked.points if point.id == given.probe), None)
        if point is None or not given.spoken_text:
            continue
        if heard.probed is None:
            heard = heard.after_probe(point, given.answer, judge)
        elif _earned(point, given, judge):
            heard = replace(heard, verdict=_raised(heard.verdict, point.id))
    return heard


def follow_ups(prompt: Prompt, heard: Attempt, seed: str) -> tuple[str, ...]:
    """The points to be asked about next, musts first; after an answer aloud one of all, by the seed."""
    wanted = prompt.step.probes
    if heard.blank or not wanted:
        return ()
    asked = [point for point in heard.asked.points if point.probe and point.id not in heard.left_out]
    if heard.mode == "aloud":
        Random(seed).shuffle(asked)
        return tuple(point.id for point in asked[: min(wanted, ALOUD_PROBES)])
    missed = [point for point in asked if heard.band_of(point.id) == "missing"]
    missed.sort(key=lambda point: not point.must)
    return tuple(point.id for point in missed[:wanted])


def still_open(run: Run, asked: AskedCard, given: Given, judge: Judge) -> tuple[str, ...]:
    """The follow-ups that are left after the answer to one, without those that it settled as well."""
    before = run.given[-1].then[1:]
    if not given.spoken_text:
        return before
    points = {point.id: point for point in asked.points}
    return tuple(id_ for id_ in before if id_ in points and not _earned(points[id_], given, judge))


def touched(
    points: Sequence[AskedPoint], answers: Sequence[tuple[str, Mode]], judge: Judge
) -> frozenset[str]:
    """Ids of the points that any of the answers says; a person's own words count partly said as well."""
    found: set[str] = set()
    for answer, mode in answers:
        left = [point for point in points if point.id not in found]
        if not left:
            break
        own = {point.id for point in left if point.personal}
        for verdict in judge.judge(Spoken("", answer, left, mode)).points:
            if verdict.band == "covered" or (verdict.band == "partly" and verdict.point in own):
                found.add(verdict.point)
    return frozenset(found)


def _earned(point: AskedPoint, given: Given, judge: Judge) -> bool:
    verdict = judge.judge(Spoken(point.probe or "", given.answer, (point,), given.mode))
    return verdict.points[0].band == "covered"


def _raised(verdict: Verdict, id_: str) -> Verdict:
    points = tuple(
        replace(point, band="partly") if point.point == id_ and point.band == "missing" else point
        for point in verdict.points
    )
    return replace(verdict, points=points)
