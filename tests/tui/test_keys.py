"""Keys, help, palette and footer: one table behind all of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from textual import events
from textual.pilot import Pilot

from tests.tui.rig import (
    GOOD_OFFER,
    HALF_OFFER,
    Practice,
    answer,
    bindings_now,
    paste,
    press,
    settle,
    shown,
    until,
    words,
)
from trainer.tui.app import TrainerApp
from trainer.tui.keys import COMMANDS, PLACES, keymap
from trainer.tui.palette import Commands
from trainer.tui.screens.help import help_rows
from trainer.tui.screens.points_picker import PointsPicker
from trainer.tui.screens.sheet import Sheet
from trainer.tui.widgets.key_line import MOST, KeyLine

WAYS = {
    "home": (),
    "writing": ("enter",),
    "verdict": ("enter", HALF_OFFER, "ctrl+s", "escape"),
    "follow-up": ("enter", "Thank you.", "ctrl+s"),
    "speaking": ("m", "enter"),
    "ticks": ("m", "enter", "space", "space"),
    "summary": ("enter", GOOD_OFFER, "ctrl+s", "4"),
    "stats": ("t",),
    "missing": ("b",),
    "notes": ("N",),
    "crib": ("c",),
    "picker": ("enter", GOOD_OFFER, "ctrl+s", "t"),
    "sheet": ("enter", "f2"),
    "setup": ("R",),
    "rehearsal": ("R", "enter"),
    "rehearsed-aloud": ("m", "R", "enter"),
    "pausing": ("R", "enter", "escape"),
    "report": ("R", "enter", "escape", "s"),
    "import path": ("i",),
    "decks": ("l",),
    "cards": ("l", "enter"),
    "search": ("l", "slash"),
    "card": ("l", "enter", "enter"),
    "editor": ("l", "enter", "e"),
    "new card": ("l", "n"),
    "unsaved text": ("l", "n", "A question?", "escape"),
    "interview": ("d",),
    "debrief": ("d", "Acme Ltd", "ctrl+s"),
    "hub": ("d", "Acme Ltd", "ctrl+s", "escape", "p"),
    "list": ("d", "Acme Ltd", "ctrl+s", "escape", "p", "home", "down", "enter"),
    "adding to a list": ("d", "Acme Ltd", "ctrl+s", "escape", "p", "home", "down", "down", "enter"),
    "form": ("d", "Acme Ltd", "ctrl+s", "escape", "p", "home", *["down"] * 3, "enter"),
    "matrix": ("d", "Acme Ltd", "ctrl+s", "escape", "p", "home", *["down"] * 6, "enter"),
    "interviews": ("d", "Acme Ltd", "ctrl+s", "escape", "p", "o"),
}
"""To every place of the app: keys, and answers, which have a blank."""


async def go(pilot: Pilot[int], way: tuple[str, ...]) -> None:
    for step in way:
        await (paste(pilot, step) if " " in step else press(pilot, step))


def _as_wide_as(line: KeyLine, columns: int) -> bool:
    return 0 < line.size.width <= columns


def _ids_of_all_bindings(app: TrainerApp) -> Iterator[str]:
    for node in (app, *app.screen.walk_children(with_self=True)):
        for _, binding in node._bindings:
            yield binding.id or ""


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
async def test_the_help_names_what_works_and_nothing_else_and_the_last_line_fits(
    practice: Practice, way: tuple[str, ...]
) -> None:
    async with shown(practice.desk(new_cards=1, keys={"verdict.flip": "f", "home.start": "g,enter"})) as (
        app,
        pilot,
    ):
        await go(pilot, way)
        places = (*app.screen.places, "everywhere")  # type: ignore[attr-defined]  # every screen of ours
        rows = help_rows(app.screen.help, places, app.key_names())  # type: ignore[attr-defined]
        told = "\n".join(f"{keys} {content.plain}" for keys, content in rows)
        for active in app.screen.active_bindings.values():
            command = COMMANDS.get(active.binding.id or "")
            if command is None or not active.enabled:
                continue
            assert command.tooltip in told
            assert app.get_key_display(active.binding) in app.key_names()[command.id].split()
            assert command.family or f"{app.key_names()[command.id]} {command.tooltip}" in told
        there = set(_ids_of_all_bindings(app))
        assert {command.id for place in places for command in PLACES[place]} <= there
        await _assert_the_last_line_fits(app, pilot)


async def _assert_the_last_line_fits(app: TrainerApp, pilot: Pilot[int]) -> None:
    """At most five keys at every width, and the help among them unless a sheet lies over it."""
    for width in (80, 60, 40):
        await pilot.resize_terminal(width, 24)
        line = app.screen.query_one(KeyLine)
        await until(pilot, partial(_as_wide_as, line, width))
        await settle(pilot)
        assert 1 <= len(line.shown()) <= MOST
        assert "f1 help" in words(pilot) or isinstance(app.screen, Sheet | PointsPicker)


async def test_a_remapped_key_works_and_the_old_one_does_not(practice: Practice) -> None:
    async with shown(practice.desk(keys={"verdict.flip": "f"})) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        await press(pilot, "x")
        assert "- not seen the offer in writing" in words(pilot)
        await press(pilot, "f")
        assert "+ said the offer in writing" in words(pilot)
        assert "f flip" in words(pilot)
        await press(pilot, "f1")
        assert "verdict.flip" not in bindings_now(pilot)


async def test_keys_that_cannot_be_used_are_told_on_home(practice: Practice) -> None:
    keys = {"verdict.flip": "y", "writing.judge": "j", "drill.jump": "z"}
    async with shown(practice.desk(keys=keys)) as (_, pilot):
        assert "keys: verdict.flip stays on x: y is already verdict.grant." in words(pilot)
        assert "keys: writing.judge stays on ctrl+s,ctrl+j: what can be typed is text there." in words(pilot)
        assert "keys: there is no command 'drill.jump'" in words(pilot)


def test_two_commands_may_swap_their_keys() -> None:
    taken, problems = keymap({"verdict.flip": "y", "verdict.grant": "x"})
    assert taken == {"verdict.flip": "y", "verdict.grant": "x"}
    assert problems == []


def test_a_key_by_its_name_and_by_its_sign_is_one_key() -> None:
    assert keymap({"drill.info": "-"})[1] == ["keys: drill.info stays on i,f4: minus is already drill.bury."]


@pytest.mark.parametrize("keys", ["", " ", ",", "a,,b"])
def test_a_key_without_a_name_is_refused(keys: str) -> None:
    assert keymap({"home.start": keys}) == (
        {},
        ["keys: home.start stays on enter: no key is named there."],
    )


def test_no_place_gives_one_key_to_two_commands() -> None:
    for place, commands in PLACES.items():
        keys = [key for command in commands for key in command.keys.split(",")]
        assert len(keys) == len(set(keys)), place


def test_every_command_has_a_name_a_label_and_a_sentence() -> None:
    for command in COMMANDS.values():
        assert command.label
        assert command.tooltip.endswith(".")
        assert "." in command.id
    assert len(COMMANDS) == sum(len(commands) for commands in PLACES.values())


async def test_the_palette_runs_a_command_that_has_no_letter_in_the_box(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter", "ctrl+p")
        await press(pilot, *"aside")
        assert "Set this card aside until tomorrow." in words(pilot)
        await press(pilot, "down", "enter")
        await until(pilot, lambda: "Saved: set aside until tomorrow." in words(pilot))
    state = desk.store.state("practice/offer")
    assert state is not None
    assert state.buried_on == desk.day


async def test_the_palette_changes_the_theme_and_the_next_start_knows_it(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (app, pilot):
        await press(pilot, "ctrl+p", *"high-contrast", "down", "enter")
        assert app.theme == "high-contrast"
    assert 'theme = "high-contrast"' in desk.where.config.read_text("utf-8")


async def test_the_mode_goes_round_and_is_remembered(practice: Practice) -> None:
    desk = practice.desk(mode="keywords")
    async with shown(desk) as (_, pilot):
        assert "key words: type what you would say, in fragments" in words(pilot)
        await press(pilot, "m")
        assert "in full: type it as you would say it" in words(pilot)
        await press(pilot, "m")
        assert "aloud: say it, then tick what you said" in words(pilot)
        await press(pilot, "m", "m", "enter")
        assert "in full" in words(pilot)
    assert 'mode = "full"' in desk.where.config.read_text("utf-8")


async def test_ctrl_c_says_how_to_leave(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "ctrl+c")
        assert "ctrl+q leaves the program." in words(pilot)


@pytest.mark.parametrize("way", [WAYS["writing"], WAYS["follow-up"], WAYS["sheet"]], ids=" ".join)
async def test_ctrl_q_leaves_from_everywhere(practice: Practice, way: tuple[str, ...]) -> None:
    async with shown(practice.desk(new_cards=1)) as (app, pilot):
        await go(pilot, way)
        await pilot.press("ctrl+q")
        assert app.return_value == 0


async def test_q_leaves_from_home(practice: Practice) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await pilot.press("q")
        assert app.return_value == 0


async def _all_at_once(pilot: Pilot[int], first: str, *letters: str) -> None:
    """Keys as a quick typist's terminal sends them: nothing waits for what the first one sets off."""
    pilot.app.post_message(events.Key(first, "\r" if first == "enter" else first))
    for letter in letters:
        pilot.app.post_message(events.Key(letter, letter))
    await settle(pilot)


async def test_letters_typed_before_the_box_is_there_are_text(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (app, pilot):
        await _all_at_once(pilot, "enter", *"iabu")
        assert not isinstance(app.screen, Sheet)
        assert "iabu" in words(pilot)
        await press(pilot, *["backspace"] * 4)
        await answer(pilot, GOOD_OFFER)
        await _all_at_once(pilot, "3", *"iabu")
        assert not isinstance(app.screen, Sheet)
        assert "You share the lift" in words(pilot)
        assert "iabu" in words(pilot)
    assert len(list(desk.store.reviews())) == 1


@pytest.mark.parametrize("key", ["f7", "f10"])
async def test_a_function_key_of_ones_own_wins_over_the_box(practice: Practice, key: str) -> None:
    async with shown(practice.desk(keys={"drill.blank": key, "drill.points": "t"})) as (_, pilot):
        await press(pilot, "enter", key)
        assert "Blank for a moment" in words(pilot)


async def test_home_shows_the_key_that_begins(practice: Practice) -> None:
    async with shown(practice.desk(keys={"home.start": "s"})) as (_, pilot):
        assert "s Begin: the first question" in words(pilot)
        assert "enter Begin" not in words(pilot)
        await pilot.click("#offer")
        await settle(pilot)
        assert "Do you accept?" in words(pilot)


def test_a_key_that_no_keyboard_has_is_told() -> None:
    told = "keys: drill.info stays on i,f4: there is no key 'notakey'."
    assert keymap({"drill.info": "notakey"}) == ({}, [told])
    for key in ("f12", "ctrl+d", "s", "shift+up", "S", "!", "alt+x", "ctrl+underscore"):
        assert keymap({"drill.info": key})[1] == [], key


async def test_a_letter_of_ones_own_is_not_offered_while_one_types(practice: Practice) -> None:
    async with shown(practice.desk(keys={"drill.blank": "z", "drill.leave": "g"})) as (_, pilot):
        await press(pilot, "enter")
        assert "I am blank" not in words(pilot)
        assert "g leave" not in words(pilot)


async def found(pilot: Pilot[int], query: str) -> list[str]:
    """What the palette has for some words on the present screen."""
    commands = Commands(pilot.app.screen)
    return [str(hit.text) async for hit in commands.search(query)]


async def test_each_command_of_home_is_found_by_its_label_its_name_and_its_words(practice: Practice) -> None:
    async with shown(practice.desk()) as (app, pilot):
        for command in PLACES["home"]:
            if not app.get_default_screen().check_action(command.action.partition("(")[0], ()):
                continue
            for query in (command.label, command.id, command.id.partition(".")[2], command.tooltip):
                assert any(command.tooltip in words for words in await found(pilot, query)), query
        for query in ["debrief", "crib", "prepare", "library", "rehearse", "days", "import", "stats"]:
            assert await found(pilot, query)


async def test_from_a_list_the_palette_goes_to_the_places_of_home(practice: Practice) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, "l")
        for query in ["debrief", "crib", "prepare", "library", "rehearse", "days", "import", "stats"]:
            assert any(words.startswith("Go to ") for words in await found(pilot, query)), query
        await press(pilot, "ctrl+p", *"crib")
        await until(pilot, lambda: "Go to crib sheet" in words(pilot))
        await press(pilot, "enter")
        assert type(app.screen).__name__ == "CribScreen"


async def test_in_the_drill_the_palette_does_not_lead_away(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        assert not any(words.startswith("Go to ") for words in await found(pilot, "stats"))
