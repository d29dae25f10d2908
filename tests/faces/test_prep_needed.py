"""Cards that wait for preparation: counted by `decks`, not asked by the drill."""

from __future__ import annotations

from pathlib import Path

from tests.faces.conftest import OpenDesk, Run

WAITING = """\
## named
Q: Why {company.name}?
- the people there: because of the people

## open
Q: Why us?
- the people there: because of the people
"""


def line_of(deck: str, out: str) -> str:
    return next(line for line in out.splitlines() if line.startswith(f"{deck} "))


def test_decks_counts_the_cards_that_need_preparation(trainer: Run, data: Path) -> None:
    (data / "decks").mkdir(parents=True)
    (data / "decks" / "mine.md").write_text(WAITING)
    ended = trainer("decks")
    assert ended.code == 0
    assert "2 cards, 1 prep needed" in line_of("mine", ended.out)
    assert "6 prep needed" in line_of("loose-ends", ended.out)
    assert "prep" not in line_of("fit", ended.out)
    assert ended.out.splitlines()[-1].startswith("Prep needed: ")


def test_a_question_that_waits_is_not_asked_and_another_wording_would_be(
    open_desk: OpenDesk, data: Path
) -> None:
    (data / "decks").mkdir(parents=True)
    (data / "decks" / "mine.md").write_text(WAITING)
    desk = open_desk()
    assert desk.today("mine").queue == ("mine/open",)
    assert desk.asking().unprepared == {"mine/named"}
    desk.store.close()
    (data / "decks" / "mine.md").write_text(WAITING.replace("Q: Why {", "Q: Why here?\nQ: Why {"))
    assert open_desk().today("mine").queue == ("mine/named", "mine/open")
