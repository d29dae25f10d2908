"""The dress rehearsal: the whole interview once, in the order in which it usually goes."""

from __future__ import annotations

from random import Random

from trainer.cards.slots import AskedCard
from trainer.rehearse.drawing import Drawing, subject
from trainer.rehearse.occasions import counted_down, offered
from trainer.rehearse.step import Step
from trainer.rehearse.talks import silence

OFFERS = 4
"""One in so many ends with an offer."""
_PROBES = 2
PITCH = "why-you/pitch-their-needs"
PLAN = "plan/two-minutes-three-parts"
ALONE, TEAM = "people/delivered-alone", "people/team-success-your-share"


def dress(draw: Drawing, seed: int) -> list[Step]:
    """Greeting, CV, pitch, loose ends, stories, plan, a curveball, the candidate's questions, and silence."""
    known = next((n for n, who in enumerate(draw.cast) if who.met_before), None)
    new = next((n for n, who in enumerate(draw.cast) if not who.met_before), None)
    host = new if known is None else known
    host = host or 0
    senior = max(range(len(draw.cast)), key=lambda n: draw.cast[n].rank)
    other = new if new is not None else senior
    others = [n for n in range(len(draw.cast)) if n not in (host, senior)] or [host]
    steps = [
        *_greeting(draw, known, host),
        *draw.named("CV walk", others[0], "cv/walk-through", probes=_PROBES),
        *draw.named("Pitch", senior, PITCH, probes=_PROBES),
        *draw.loose_end(host, probes=_PROBES),
        *(_again(draw, new) or draw.loose_end(other, probes=_PROBES)),
        *_story(draw, host, ALONE),
        *_story(draw, others[0], TEAM),
        *draw.drawn("Story", senior, _is_story, probes=_PROBES),
        *_plan(draw, senior),
        *(counted_down(s) for s in draw.drawn("Curveball", others[0], lambda a: subject(a) == "curveball")),
        *_own_questions(draw, host),
        *silence(draw, host),
    ]
    if ends_with_an_offer(seed):
        steps += offered(draw, senior)
    return steps


def ends_with_an_offer(seed: int) -> bool:
    """Settled by the seed alone, whatever else is drawn."""
    return Random(f"offer {seed}").randrange(OFFERS) == 0


def _greeting(draw: Drawing, known: int | None, host: int) -> list[Step]:
    if known is None:
        return draw.named("Opening", host, "on-the-day/tell-me-from-start", probes=_PROBES)
    greeted = draw.named("Opening", known, "on-the-day/nice-to-see-you-again")
    return greeted or [Step("Opening", "Hello again, nice to see you back. How have you been?", known)]


def _again(draw: Drawing, new: int | None) -> list[Step]:
    """A new face asks an old question."""
    if new is None:
        return []
    return draw.named("Loose end", new, "loose-ends/new-face-same-question", probes=_PROBES)


def _story(draw: Drawing, persona: int, name: str) -> list[Step]:
    return draw.named("Story", persona, name, probes=_PROBES) or draw.drawn(
        "Story", persona, _is_story, probes=_PROBES
    )


def _is_story(asked: AskedCard) -> bool:
    return asked.card.kind == "story" and subject(asked) in ("proof", "people")


def _plan(draw: Drawing, persona: int) -> list[Step]:
    return draw.named("Plan", persona, PLAN, probes=_PROBES) or draw.drawn(
        "Plan", persona, lambda asked: subject(asked) == "plan", probes=_PROBES
    )


def _own_questions(draw: Drawing, persona: int) -> list[Step]:
    found = draw.named("Your questions", persona, "ask-them/any-questions-for-us")
    return found or [Step("Your questions", "Do you have any questions for us?", persona, seconds=30)]
