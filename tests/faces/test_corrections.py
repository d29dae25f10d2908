"""`trainer export corrections`: what the judge got wrong leaves, and names do not."""

from __future__ import annotations

import json
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.conftest import StandingClock
from tests.faces.conftest import Ended, Run
from trainer.cards.ids import point_id
from trainer.cards.library import load_library
from trainer.places import builtin_decks, places
from trainer.prepare.confidential import protect
from trainer.prepare.interview import new_interview
from trainer.prepare.interviews import save as save_interview
from trainer.prepare.notes import save
from trainer.prepare.person import Person
from trainer.progress.records import CardState, PointRecord, Review
from trainer.progress.store import Store, open_store

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
DECK = """\
## why
Q: Why Acme, and why with Anna Becker?
- that you like Acme's boats: the boats at Acme
- the town
"""


@pytest.fixture
def store(data: Path) -> Store:
    (data / "decks").mkdir(parents=True)
    (data / "decks" / "acme.md").write_text(DECK)
    return open_store(places(str(data), {}), StandingClock(NOW))


def answered(store: Store, card: str, answer: str, *points: PointRecord, uid: int = 1, **more: Any) -> None:
    fields: dict[str, Any] = {"judge": "words", "mode": "full", "wording": 0, "rating": 3, **more}
    review = Review(
        f"{uid:016x}",
        "2026-11-22T09:00:00.000Z",
        0,
        20_000,
        "dev",
        card,
        answer=answer,
        points=points,
        **fields,
    )
    store.save_review(review, CardState(card, reps=uid))


def wrong(label: str, said: bool = True) -> PointRecord:
    band = "missing" if said else "covered"
    return PointRecord(point_id(label), 0.3 if said else 0.9, band, said_by_user=said)


def refused(ended: Ended, code: int) -> bool:
    return ended.code == code and ended.err.startswith("trainer: ") and ended.err.count("\n") == 1


def test_nothing_corrected_is_said_and_nothing_written(trainer: Run, store: Store, tmp_path: Path) -> None:
    answered(store, "acme/why", "I like it.", PointRecord(point_id("the town"), 0.9, "covered"))
    store.close()
    ended = trainer("export", "corrections", str(tmp_path / "c.jsonl"))
    assert refused(ended, 1)
    assert "nothing corrected yet" in ended.err
    assert not (tmp_path / "c.jsonl").exists()


def test_the_names_of_the_notes_do_not_leave(trainer: Run, store: Store, tmp_path: Path) -> None:
    interview = new_interview(NOW, Random(7), company="Acme GmbH", recruiter="Ines Okonkwo")
    save_interview(store, interview)
    save(store, Person.new(NOW, Random(8), interview.uid, name="Anna Becker"))
    protect(store, "Falcon")
    answer = "anna becker at ACME, or Ines (ines@acme.example, +49 341 1234567), showed me falcon."
    answered(store, "acme/why", answer, wrong("that you like Acme's boats"))
    store.close()
    file = tmp_path / "c.jsonl"
    ended = trainer("export", "corrections", str(file))
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        f"Written: {file}: 1 correction in 1 answer, without the names in your notes. "
        "Read it before you give it away.\n"
    )
    content = file.read_text("utf-8")
    for name in ("acme", "anna", "becker", "ines", "okonkwo", "falcon", "341"):
        assert name not in content.casefold()
    line = json.loads(content)
    assert line["card"] == "own/correction-1"
    assert line["question"] == "Why the firm, and why with someone?"
    assert line["points"] == [
        {"label": "that you like the firm's boats", "wordings": ["the boats at the firm"]}
    ]
    assert line["answers"][0]["text"] == (
        "someone at the firm, or someone (an e-mail address, a telephone number), showed me something."
    )
    assert line["answers"][0]["labels"] == ["said"]


def test_what_was_turned_round_in_a_drill_is_exported(trainer: Run, data: Path, tmp_path: Path) -> None:
    (data / "decks").mkdir(parents=True)
    (data / "decks" / "acme.md").write_text(DECK)
    answer = "I grew up near the harbour, and your vessels passed our window."
    assert trainer("drill", "acme", "--plain", "--mode", "full", piped=f"{answer}\n\nx 1\n3\nq\n").code == 0
    ended = trainer("export", "corrections", str(tmp_path / "c.jsonl"))
    assert "1 correction in 1 answer" in ended.out
    line = json.loads((tmp_path / "c.jsonl").read_text("utf-8"))
    assert [point["label"] for point in line["points"]] == ["that you like Acme's boats"]
    assert [(a["text"], a["style"], a["labels"]) for a in line["answers"]] == [(answer, "full", ["said"])]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such rights")
def test_the_file_is_private_and_never_replaces_another(trainer: Run, store: Store, tmp_path: Path) -> None:
    answered(store, "acme/why", "The town.", wrong("the town"))
    store.close()
    file = tmp_path / "c.jsonl"
    assert trainer("export", "corrections", str(file)).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    assert refused(trainer("export", "corrections", str(file)), 1)
    assert file.read_bytes() == before


def test_a_card_of_the_program_keeps_its_id_and_its_wordings(
    trainer: Run, store: Store, tmp_path: Path
) -> None:
    cards = load_library(builtin_decks(), tmp_path / "none").cards
    card = cards["ask-them/any-questions-for-us"]
    label = next(point.label for point in card.points if not point.label.startswith("@"))
    answered(store, card.full_id, "Something stayed open.", wrong(label))
    store.grant(card.full_id, point_id(label), "something stayed open")
    store.close()
    assert trainer("export", "corrections", str(tmp_path / "c.jsonl")).code == 0
    line = json.loads((tmp_path / "c.jsonl").read_text("utf-8"))
    assert (line["card"], line["question"]) == (card.full_id, card.wordings[0])
    assert line["points"][0]["label"] == label
    assert "something stayed open" not in line["points"][0]["wordings"]


def test_hostile_answers_stay_one_line_each(trainer: Run, store: Store, tmp_path: Path) -> None:
    hostile = (
        '\x1b[31mred\u2028\u202e}{"a": 1}\n\x00',
        "=1+1\r\n\u0085two",
        "\U0001f468\u200d\U0001f469 " * 200,
    )
    for uid, answer in enumerate(hostile, 1):
        answered(store, "acme/why", answer, wrong("the town", said=False), uid=uid)
    store.close()
    assert trainer("export", "corrections", str(tmp_path / "c.jsonl")).code == 0
    (line,) = (tmp_path / "c.jsonl").read_text("utf-8").splitlines()
    texts = [answer["text"] for answer in json.loads(line)["answers"]]
    assert texts[0] == 'red}{"a": 1}\n'
    assert len(texts) == 3
    assert not any(sign in line for sign in "\x1b\u2028\u202e\x00\u0085")


@pytest.mark.parametrize(
    "words", [("corrections", "c.csv"), ("corrections", "x", "c.jsonl"), ("corrections",)]
)
def test_an_export_that_makes_no_sense_is_one_line(trainer: Run, words: tuple[str, ...]) -> None:
    assert refused(trainer("export", *words), 2)
