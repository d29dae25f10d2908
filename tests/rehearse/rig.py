"""What the tests of rehearsals share: the built-in cards, people, and somebody who answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from random import Random

from tests.conftest import StandingClock
from trainer.cards.library import load_library
from trainer.cards.slots import AskedCard, Values, ask
from trainer.desk import Desk
from trainer.places import builtin_decks, places
from trainer.prepare.interview import new_interview
from trainer.prepare.interviews import save
from trainer.prepare.notes import save_all
from trainer.prepare.person import Person
from trainer.progress.records import CardState
from trainer.progress.store import open_store
from trainer.rehearse.form import FormName
from trainer.rehearse.material import Material
from trainer.rehearse.rehearsal import Rehearsal
from trainer.rehearse.report import Report
from trainer.rehearse.run import Prompt
from trainer.rehearse.script import Script, Setup, write_script
from trainer.schedule.session import Pace
from trainer.settings import Settings

DAY = 20_779
LOOSE: Values = {"weak.question": ["How do you plan demand?"], "weak.better_points": ["rolling forecast"]}
USUAL_PACE = Pace(2.0, 40.0)


@lru_cache
def _built_in() -> Mapping[str, AskedCard]:
    cards = load_library(builtin_decks(), Path("nowhere")).cards.values()
    return {card.full_id: asked for card in cards if (asked := ask(card, {})).points}


def cards(*names: str, values: Values | None = None) -> Mapping[str, AskedCard]:
    """The built-in cards, or some of them by full id, with slots as given."""
    chosen = {id_: asked for id_, asked in _built_in().items() if not names or id_ in names}
    if values is None:
        return chosen
    return {id_: ask(asked.card, values) for id_, asked in chosen.items()}


def person(name: str, level: str = "manager", **known: object) -> Person:
    """Somebody at the table."""
    return Person(uid=name.lower(), created="", name=name, level=level, **known)  # type: ignore[arg-type]


def material(
    people: Iterable[Person] = (),
    asked: Mapping[str, AskedCard] | None = None,
    states: Mapping[str, CardState] | None = None,
) -> Material:
    return Material(cards() if asked is None else asked, states or {}, DAY, tuple(people))


def script(form: FormName, seed: int = 7, of: Material | None = None, **chosen: int) -> Script:
    return write_script(Setup(form, seed, **chosen), of or material())


def asked_in(script: Script, part: str = "") -> list[str]:
    """The cards of a script, or of one part of it, in order."""
    return [step.card for step in script.steps if step.card and part in ("", step.part)]


def desk_on(
    folder: Path, clock: StandingClock, people: Iterable[Person] = (), decks: Path | None = None
) -> Desk:
    """A desk with the built-in decks, and with an interview when there are people."""
    where = places(str(folder), {})
    library = load_library(decks or builtin_decks(), where.decks)
    desk = Desk(
        where, clock, Settings(mode="full", judge="words"), library, open_store(where, clock), Random(7)
    )
    if people := tuple(people):
        interview = new_interview(clock.now(), Random(3), company="Harkness")
        save(desk.store, interview)
        save_all(desk.store, [_of(one, interview.uid) for one in people])
    return desk


def _of(one: Person, interview: str) -> Person:
    return Person.from_document({**one.document(), "uid": one.uid, "interview": interview})


def begun(desk: Desk, form: FormName, seed: int = 7, **chosen: int) -> Rehearsal:
    rehearsal = desk.rehearsals.begin(Setup(form, seed, **chosen), "full")
    assert rehearsal is not None
    return rehearsal


def play(
    rehearsal: Rehearsal,
    say: Callable[[Prompt], str] = lambda _: "I would think about that, because it matters.",
    *,
    steps: int = 1_000,
    pace: Pace = USUAL_PACE,
) -> list[Prompt]:
    """Answer what is asked, for so many steps at most; what was asked."""
    seen: list[Prompt] = []
    while len(seen) < steps and (prompt := rehearsal.prompt()):
        seen.append(prompt)
        if prompt.step.does == "asks":
            rehearsal.answer(say(prompt), pace)
        else:
            rehearsal.go_on(prompt.step.items)
    return seen


def played(
    rehearsal: Rehearsal,
    say: Callable[[Prompt], str] = lambda _: "I would think about that, because it matters.",
) -> Report:
    """The report after answering everything."""
    play(rehearsal, say)
    return rehearsal.finish()
