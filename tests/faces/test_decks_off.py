"""A deck that was switched off in the app, as the commands know it."""

from __future__ import annotations

from tests.faces.conftest import Run
from trainer.cards.switched_off import switch
from trainer.desk import open_desk
from trainer.places import builtin_decks


def test_a_deck_that_is_off_is_listed_so_and_still_asked_by_name(trainer: Run, data: object) -> None:
    with open_desk(str(data)) as desk:
        switch(desk.store, "fit", on=False)
    listed = trainer("decks").out.splitlines()
    assert [line.split()[0] for line in listed if ", off " in line] == ["fit"]
    assert (builtin_decks() / "fit.md").exists()
    assert trainer("due").code == 0
    asked = trainer("drill", "fit", "--plain", piped="\n")
    assert "Question 1" in asked.out or "1 of" in asked.out
