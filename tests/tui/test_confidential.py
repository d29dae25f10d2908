"""The confidential list on the screen: words go on it and off it, and every step can be taken back."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.tui.rig import Practice, bindings_now, paste, press, shown, words
from trainer.prepare.confidential import protect, protected_words
from trainer.progress.problems import NotSaved
from trainer.progress.store import Store
from trainer.tui.screens.confidential import ConfidentialWords

ACME = "Acme Holdings"


async def opened(pilot: Pilot[int]) -> None:
    await press(pilot, "C")
    assert isinstance(pilot.app.screen, ConfidentialWords)


async def test_words_are_added_removed_and_taken_back(practice: Practice, size: tuple[int, int]) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (_, pilot):
        await opened(pilot)
        assert "Nothing is on the list yet." in words(pilot)
        assert not {"confidential.remove", "confidential.undo"} & bindings_now(pilot)
        await press(pilot, "n")
        await paste(pilot, ACME)
        await press(pilot, "enter")
        assert f"“{ACME}” is on the list." in words(pilot)
        assert protected_words(desk.store) == (ACME,)
        await press(pilot, "d")
        assert protected_words(desk.store) == ()
        await press(pilot, "u")
        assert protected_words(desk.store) == (ACME,)
        await press(pilot, "u")
        assert protected_words(desk.store) == ()
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, ConfidentialWords)


async def test_the_same_words_are_on_the_list_once(practice: Practice) -> None:
    desk = practice.desk()
    protect(desk.store, ACME)
    async with shown(desk) as (_, pilot):
        await opened(pilot)
        await press(pilot, "n")
        await paste(pilot, ACME.upper())
        await press(pilot, "enter")
        assert "is on the list already." in words(pilot)
    assert protected_words(desk.store) == (ACME,)


async def test_what_a_full_disk_refuses_stays_as_it_was(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotSaved("the disk is full", "Nothing is lost.")

    desk = practice.desk()
    protect(desk.store, ACME)
    async with shown(desk) as (_, pilot):
        await opened(pilot)
        monkeypatch.setattr(Store, "remove", refuse)
        await press(pilot, "d")
        assert "NOT saved: the disk is full." in words(pilot)
        assert "confidential.undo" not in bindings_now(pilot)
    assert protected_words(desk.store) == (ACME,)
