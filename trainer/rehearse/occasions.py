"""The short forms: the tour, quick-fire, the offer, money, the walk through the CV."""

from __future__ import annotations

from dataclasses import replace

from trainer.rehearse.drawing import Drawing, subject
from trainer.rehearse.names import introduced
from trainer.rehearse.step import MOST_PROBES, Step
from trainer.rehearse.talks import silence

MET = 3
"""Names to remember on a tour."""
_ORDER = ("first", "second", "third")
TOUR_S = 30
"""Small talk on the way is never longer."""
LEAST_COUNTDOWN_S = 30
_QUICK_S, _LINE_S = 60, 120
"""What an odd question takes, and a line of the CV with its follow-up."""
OFFER = ("money-offer/offer-on-the-spot", "We would like to offer you the job, here and now. Do you accept?")


def tour(draw: Drawing, _minutes: int) -> list[Step]:
    """Small talk with those one meets, and at the end: who was who?"""
    met = introduced(draw.random, MET)
    stops = (
        ("on-the-day/meet-the-team", "Nice to meet you. So you are the one who might join us?"),
        ("on-the-day/future-desk", "And this is where you would be working. What do you think?"),
        ("ask-them/ask-a-colleague", "Is there anything you would like to know from me?"),
        ("on-the-day/lift-with-boss", "(In the lift, the head of the company) So, how do you like it here?"),
    )
    steps: list[Step] = []
    for number, (card, words) in enumerate(stops):
        if number < MET:
            who = met[number]
            steps.append(
                Step("On the way", f"“This is {who.first} {who.last}, from {who.work}.”", does="tells")
            )
        stop = draw.named("Small talk", 0, card) or [Step("Small talk", words)]
        steps += [replace(step, seconds=min(step.seconds, TOUR_S)) for step in stop]
    order = list(range(MET))
    draw.random.shuffle(order)
    for number in order:
        words = f"By the way: who was the {_ORDER[number]} person you were introduced to?"
        steps.append(Step("Names", words, seconds=10, expects=met[number].accepted))
    return steps


def quickfire(draw: Drawing, minutes: int) -> list[Step]:
    """Odd questions against the clock, a hard one in between."""
    steps: list[Step] = []
    for number in range(max(3, round(minutes * 60 / _QUICK_S))):
        wanted = "pressure" if number % 4 == 3 else "curveball"
        found = draw.drawn("Quick-fire", 0, lambda asked, deck=wanted: subject(asked) == deck)  # type: ignore[misc]
        found = found or draw.drawn(
            "Quick-fire", 0, lambda asked: subject(asked) in ("curveball", "pressure")
        )
        steps += [counted_down(step) for step in found]
    return steps


def counted_down(step: Step) -> Step:
    """The step with its target as a countdown."""
    return replace(step, countdown=max(LEAST_COUNTDOWN_S, step.seconds))


def offer(draw: Drawing, _minutes: int) -> list[Step]:
    """They offer, they press, they ask for others; the date is still to be settled at the end."""
    return [
        *offered(draw, 0),
        *draw.named("The offer", 0, "money-offer/answer-today", probes=MOST_PROBES),
        *draw.named("The offer", 0, "money-offer/other-offer", "fit/other-employers", probes=1),
        *draw.named("The offer", 0, "money-offer/before-you-accept", probes=1),
        *silence(draw, 0),
    ]


def offered(draw: Drawing, persona: int) -> list[Step]:
    """The offer itself."""
    card, words = OFFER
    return draw.named("The offer", persona, card, probes=MOST_PROBES) or [Step("The offer", words, persona)]


def money(draw: Drawing, minutes: int) -> list[Step]:
    """Answer, objection, answer: each leans on the one before."""
    names = ["salary-expectations", "above-budget", "worth-to-us"]
    if minutes > 10:
        names.append("consultant-negotiates")
    chain = [step for name in names for step in draw.named("Money", 0, f"money-offer/{name}", probes=1)]
    return [*chain, *silence(draw, 0)]


def cv(draw: Drawing, minutes: int) -> list[Step]:
    """The whole walk first, then line after line in the order of the page, then what else it raises."""
    steps = draw.named("CV walk", 0, "cv/walk-through", probes=2)
    wanted = max(3, round(minutes * 60 / _LINE_S))
    shapes = ("cv/your-part-in-line", "cv/line-helps-here")
    while len(steps) < wanted:
        here = shapes if len(steps) % 2 else shapes[::-1]
        line = draw.named("CV line", 0, *here, probes=2)
        line = line or draw.drawn("CV", 0, lambda asked: subject(asked) == "cv", probes=2)
        if not line:
            break
        steps += line
    return steps
