"""Conversations with one person or several: one on one, the panel, the new face, the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from trainer.rehearse.drawing import Drawing, subject
from trainer.rehearse.step import MOST_PROBES, Step

QUESTION_S = 150
"""What one question takes with its follow-ups."""
_PANEL_PROBES = 2
CHECKLIST = (
    "the link and the password, tried out",
    "light from the front, nothing moving behind you",
    "sound and microphone tried, the telephone silent",
    "notes at eye level, beside the camera",
    "their telephone number, in case the link fails",
)
Draw = Callable[[], list[Step]]


def one_on_one(draw: Drawing, minutes: int) -> list[Step]:
    """One person across all subjects, with a surprise before the end."""
    return [*_questions(draw, minutes, MOST_PROBES), *_surprise(draw, 0), *closing(draw, 0)]


def panel(draw: Drawing, minutes: int) -> list[Step]:
    """Everybody takes turns; once somebody asks for all of them at the same time."""
    steps = _questions(draw, minutes, _PANEL_PROBES)
    both = draw.named("Panel", len(draw.cast) // 2, "on-the-day/panel-two-concerns", probes=_PANEL_PROBES)
    middle = len(steps) // 2
    last = len(draw.cast) - 1
    return [*steps[:middle], *both, *steps[middle:], *_surprise(draw, last), *closing(draw, 0)]


def new_face(draw: Drawing, minutes: int) -> list[Step]:
    """Somebody who knows nothing of the first round."""
    return [*_questions(draw, minutes, MOST_PROBES), *closing(draw, 0)]


def remote(draw: Drawing, minutes: int) -> list[Step]:
    """On screen: what has to stand ready first, and a link that fails once at a bad moment."""
    listed = Step("Checklist", "Before the call: what stands ready?", does="lists", items=CHECKLIST)
    steps = _questions(draw, minutes, MOST_PROBES)
    fails = draw.named("Link fails", 0, "on-the-day/sound-gone", probes=1)
    fails = fails or [
        Step("Link fails", "(Video call) … sorry, you were gone for half a minute. We lost you.")
    ]
    place = draw.random.randrange(1, max(2, len(steps)))
    about = draw.named("Your questions", 0, "ask-them/ask-remote-environment")
    return [listed, *steps[:place], *fails, *steps[place:], *about, *ending(draw, 0)]


def closing(draw: Drawing, persona: int) -> list[Step]:
    """The candidate's own questions, and then nobody says how it goes on."""
    suits = {
        "peer": "ask-them/ask-a-colleague",
        "manager": "ask-them/ask-line-manager",
        "head": "ask-them/ask-the-head",
        "director": "ask-them/ask-the-head",
        "board": "ask-them/ask-the-head",
    }.get(draw.cast[persona].kind, "")
    asked = draw.named("Your questions", persona, suits, "ask-them/any-questions-for-us")
    asked = asked or [Step("Your questions", "Do you have any questions for us?", persona, seconds=30)]
    return [*asked, *ending(draw, persona)]


def ending(draw: Drawing, persona: int) -> list[Step]:
    """They take leave without a date: by a wave of the hand, or by nothing at all."""
    if draw.random.random() < 1 / 3 and (
        vague := draw.named("The end", persona, "money-offer/in-touch-some-time")
    ):
        return vague
    return silence(draw, persona)


def silence(draw: Drawing, persona: int) -> list[Step]:
    """They stand up.  Whoever wants to know how it goes on has to ask."""
    found = draw.named("The end", persona, "money-offer/ask-next-steps", wording=1)
    return found or [
        Step("The end", "(They stand up and shake hands.) Have a good trip home!", persona, seconds=30)
    ]


def _questions(draw: Drawing, minutes: int, probes: int) -> list[Step]:
    """Questions for so many minutes, the people taking turns."""
    agendas = [_agenda(draw, persona, probes) for persona in range(len(draw.cast))]
    wanted, steps, turn = max(len(agendas) + 1, round(minutes * 60 / QUESTION_S)), list[Step](), 0
    idle = 0
    while len(steps) < wanted and idle < len(agendas):
        found = next((some for some in agendas[turn % len(agendas)] if some), [])
        idle = 0 if found else idle + 1
        steps += found
        turn += 1
    return steps


def _agenda(draw: Drawing, persona: int, probes: int) -> Iterator[list[Step]]:
    """What a person would bring up, the most pressing first; drawn only when it is their turn."""
    who = draw.cast[persona]
    if not who.met_before:
        yield draw.named("Opening", persona, "on-the-day/tell-me-from-start", probes=probes)
        yield draw.named("First round again", persona, "loose-ends/new-face-same-question", probes=probes)
    leads = _leads(draw, persona, probes)
    yield leads[0]()
    if who.senior:
        yield _of(draw, persona, "plan", probes)
    yield draw.loose_end(persona, probes=probes)
    for lead in leads[1:]:
        yield lead()
    if who.senior:
        yield _of(draw, persona, "why-you", probes)
    while question := draw.question("Question", persona, probes=probes):
        yield question


def _leads(draw: Drawing, persona: int, probes: int) -> list[Draw]:
    """What the purpose of being there puts first; not known, a mixture of all."""
    sum_up, top_boss = (
        partial(draw.named, "Deciding", persona, name, probes=probes)
        for name in ("why-you/sum-up-for-decider", "on-the-day/five-minutes-top-boss")
    )
    people, fit, why = (partial(_of, draw, persona, deck, probes) for deck in ("people", "fit", "why-you"))
    leads: dict[str, list[Draw]] = {
        "approval": [sum_up, top_boss],
        "fit": [people, fit],
        "compare": [why, why],
    }
    mixed: list[Draw] = [people, why, sum_up]
    draw.random.shuffle(mixed)
    return leads.get(draw.cast[persona].purpose, mixed)


def _of(draw: Drawing, persona: int, deck: str, probes: int) -> list[Step]:
    return draw.drawn("Question", persona, lambda asked: subject(asked) == deck, probes=probes)


def _surprise(draw: Drawing, persona: int) -> list[Step]:
    return draw.drawn("Curveball", persona, lambda asked: subject(asked) == "curveball")
