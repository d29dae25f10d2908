"""Choosing a rehearsal, and reading what it came to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.conftest import StandingClock
from tests.rehearse.rig import begun, person, play
from tests.tui.rehearsal.rig import TIME, at, say, top
from tests.tui.rig import paste, press, settle, shown, until, words
from trainer.desk import Desk
from trainer.rehearse.evening import ENOUGH

Opens = Callable[..., Desk]
Size = tuple[int, int]


async def test_the_setup_names_the_form_the_people_and_what_they_look_for(opens: Opens, size: Size) -> None:
    async with shown(opens(), size) as (_, pilot):
        await press(pilot, "R")
        told = words(pilot)
        assert "› Form Dress rehearsal" in told
        assert "People 3" in told
        assert "the line manager: that things get done with you" in told
        assert "the director · new face" in told


async def test_every_line_of_the_setup_can_be_changed(opens: Opens) -> None:
    desk = opens()
    async with shown(desk) as (_, pilot):
        await press(pilot, "R", "right", "right")
        assert "Form Panel" in words(pilot)
        await press(pilot, "down", "right", "right", "right")
        assert "› People 5" in words(pilot)
        await press(pilot, "left")
        assert "› People 4" in words(pilot)
        await press(pilot, "down", "right")
        assert "› Minutes about 25" in words(pilot)
        await press(pilot, "down", "right")
        assert "› Answers aloud" in words(pilot)
        await press(pilot, "left", "down", "right")
        assert "› Voice says the questions aloud" in words(pilot)
        await until(pilot, lambda: "voice = true" in _config(desk))
        await press(pilot, "left")
        seed = _seed(words(pilot))
        await press(pilot, "down", "right")
        assert _seed(words(pilot)) == seed + 1
        await press(pilot, "enter")
        assert "1 of" in top(pilot)
        (run,) = desk.store.documents("rehearsals").values()
        assert run["script"]["setup"] == {"form": "panel", "seed": seed + 1, "minutes": 25, "people": 4}


def _config(desk: Desk) -> str:
    path = desk.where.config
    return path.read_text("utf-8") if path.exists() else ""


def _seed(told: str) -> int:
    return int(told.split("Seed ")[1].split()[0])


async def test_the_setup_leads_home_and_to_the_last_report(opens: Opens) -> None:
    desk = opens()
    async with shown(desk) as (_, pilot):
        await press(pilot, "R", "l")
        assert "No rehearsal has a report yet." in words(pilot)
        await press(pilot, "escape")
        assert "enter Begin" in words(pilot)
        play(rehearsal := begun(desk, "offer"))
        rehearsal.finish()
        await press(pilot, "R", "l")
        assert "Offer on the spot, 22 November 2026" in words(pilot)


async def test_a_form_without_cards_says_so(opens: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = opens()
    monkeypatch.setattr(desk.rehearsals, "_cards", dict)
    async with shown(desk, opening=at("cv")) as (_, pilot):
        assert "There is nothing to ask in this form yet" in words(pilot)


async def test_the_report_tells_of_people_message_pace_and_gaps(opens: Opens) -> None:
    desk = opens(person("Ada", "head", function="finance", looked_for=("cost of stock",)))
    play(
        rehearsal := begun(desk, "one-on-one"), lambda _: "I lowered the cost of stock. When will you decide?"
    )
    rehearsal.finish()
    async with shown(desk, (80, 60)) as (_, pilot):
        await press(pilot, "R", "l")
        told = words(pilot)
        assert "+ heard Ada, finance (new face): cost of stock" in told
        assert "- not said vision: where they are going" in told
        assert "+ asked when they will decide" in told
        assert "blank: never" in told
        assert "- not said" in told
        assert "Still missing" in told


async def test_a_missing_point_leads_to_its_card_and_back(opens: Opens, size: Size) -> None:
    desk = opens()
    async with shown(desk, size, opening=at("offer")) as (_, pilot):
        await say(pilot, "I am delighted.")
        await press(pilot, "escape", "s", "enter")
        assert "that you would like time to think" in words(pilot) or "↓ down" in words(pilot)
        await press(pilot, *["down"] * 12)
        await press(pilot, "enter")
        assert "We would like to offer you the job" in words(pilot) or "would you sign" in words(pilot)
        assert "1 of 1" in words(pilot)
        await press(pilot, "escape")
        assert "Offer on the spot" in words(pilot) or "Still missing" in words(pilot)


async def test_the_report_is_written_to_a_file_and_never_over_another(
    opens: Opens, tmp_path: Path, size: Size
) -> None:
    desk = opens()
    path = tmp_path / "mine.md"
    async with shown(desk, size, opening=at("offer")) as (_, pilot):
        await say(pilot, TIME)
        await press(pilot, "escape", "s", "enter", "e")
        assert pilot.app.screen.query_one(Input).value.endswith("/rehearsal-2026-11-22-0930.md")
        await press(pilot, "ctrl+u")
        await paste(pilot, str(path))
        await press(pilot, "enter")
        await settle(pilot)
        assert "Written:" in words(pilot)
        assert path.read_text("utf-8").startswith("# Rehearsal\n")
        await press(pilot, "e", "ctrl+u")
        await paste(pilot, str(path))
        await press(pilot, "enter")
        assert "is there already" in words(pilot)
        await press(pilot, "e", "escape", "escape")
        assert "Second Round" in words(pilot)


async def test_after_two_hours_it_is_enough_for_tonight(
    opens: Opens, clock: StandingClock, size: Size
) -> None:
    desk = opens()
    rehearsal = begun(desk, "one-on-one", minutes=120)
    for number in range(14):
        clock.move(minutes=10)
        rehearsal.answer(f"That is answer {number}.")
    rehearsal.stop()
    rehearsal.finish()
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "R")
        await until(pilot, lambda: ENOUGH in words(pilot))
        await press(pilot, "l")
        await until(pilot, lambda: ENOUGH in words(pilot))


@pytest.mark.parametrize("keys", [("R",), ("R", "f1"), ("R", "enter"), ("R", "enter", "escape")])
async def test_forty_columns_and_ten_rows_do_not_break(opens: Opens, keys: tuple[str, ...]) -> None:
    from tests.tui.rig import screen

    async with shown(opens(), (40, 10)) as (_, pilot):
        await press(pilot, *keys)
        assert len(screen(pilot).splitlines()) == 10
