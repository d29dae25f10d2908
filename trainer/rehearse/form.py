"""The forms that a second interview takes, each of which can be rehearsed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from trainer.prepare.interview import Format

FormName = Literal[
    "one-on-one", "panel", "new-face", "remote", "tour", "quickfire", "offer", "money", "cv", "dress"
]
FORM_NAMES: tuple[FormName, ...] = get_args(FormName)

LEAST_MINUTES, MOST_MINUTES = 5, 120
"""How long a rehearsal may be set to take."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of interview, as the set-up offers it."""

    name: FormName
    title: str
    about: str
    """One sentence: what happens there."""
    people: tuple[int, int] = (1, 1)
    """How many may ask, from and to."""
    usual_people: int = 1
    minutes: int = 20
    """How long it usually takes."""
    fixed: bool = False
    """Its course is laid down, so that the minutes change nothing."""


FORMS: Mapping[FormName, Form] = {
    form.name: form
    for form in (
        Form("one-on-one", "One on one", "One person asks across all subjects, with a surprise in between."),
        Form("panel", "Panel", "Two to five people take turns, each with a concern of their own.", (2, 5), 3),
        Form("new-face", "New face", "Somebody who was not there the first time begins from the beginning."),
        Form("remote", "Remote", "On screen: a checklist first, and the link fails once."),
        Form("tour", "Tour", "A walk round the place: small talk, and three names to remember.", minutes=8),
        Form(
            "quickfire", "Quick-fire", "Odd questions against a countdown; the first word counts.", minutes=8
        ),
        Form("offer", "Offer on the spot", "They want you, and they want your answer now.", minutes=8),
        Form("money", "Money", "Your figure, their objection, your answer to it.", minutes=8),
        Form("cv", "CV walk", "Through your CV from the beginning, line by line.", minutes=15),
        Form(
            "dress",
            "Dress rehearsal",
            "The whole interview once, from the greeting to the door.",
            (1, 5),
            3,
            40,
            fixed=True,
        ),
    )
}


def forms_for(place: Format) -> tuple[Form, ...]:
    """What can be expected: no tour where all is on screen, no video where all is on site."""
    unlikely = {"remote": "tour", "on site": "remote"}.get(place)
    return tuple(form for form in FORMS.values() if form.name != unlikely)
