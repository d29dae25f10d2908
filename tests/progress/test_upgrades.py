"""What earlier versions wrote loads for ever; what later ones add is kept."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.progress.conftest import Desk
from trainer.progress.line import Fields, Line, encode
from trainer.progress.log import read_log
from trainer.progress.records import CardState, Draft
from trainer.progress.upgrades import VERSIONS, Step, upgraded

SAMPLES = Path(__file__).parent / "samples"


@pytest.mark.parametrize("sample", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_a_frozen_sample_of_each_version_loads(desk: Desk, sample: Path) -> None:
    shutil.copytree(sample / "data", desk.places.data)
    shutil.copytree(sample / "state", desk.places.state)
    desk.places.log.chmod(0o700)
    store = desk.open()
    expected = json.loads((sample / "expected.json").read_text("utf-8"))
    assert store.notices == ()
    assert store.device == expected["device"]
    assert [review.uid for review in store.reviews()] == expected["reviews"]
    assert {card: state.document() for card, state in store.states().items()} == expected["states"]
    assert [[card, point, list(words)] for (card, point), words in store.granted().items()] == expected[
        "granted"
    ]
    assert dict(store.aliases()) == expected["aliases"]
    assert {table: dict(store.documents(table)) for table in store.note_tables()} == expected["notes"]
    sitting, draft = store.last_session(), store.draft()
    assert sitting is not None
    assert sitting.document() == {**expected["sitting"], "queue": tuple(expected["sitting"]["queue"])}
    assert draft == Draft(**expected["draft"])


def test_every_version_so_far_has_a_sample() -> None:
    newest = max(VERSIONS.values())
    assert {f"v{version}" for version in range(1, newest + 1)} <= {path.name for path in SAMPLES.iterdir()}


def test_upgrades_run_one_after_another_and_keep_unknown_fields() -> None:
    steps: Mapping[str, Mapping[int, Step]] = {
        "cards": {
            1: lambda old: {**old, "strength": old["reps"] * 2},
            2: lambda old: {name: value for name, value in old.items() if name != "reps"},
        }
    }
    old: Fields = {"v": 1, "reps": 3, "mine": "kept"}
    assert upgraded("cards", old, steps, {"cards": 3}) == {"v": 3, "strength": 6, "mine": "kept"}
    assert old == {"v": 1, "reps": 3, "mine": "kept"}, "a pure function"
    assert upgraded("cards", {"v": 4}, steps, {"cards": 3}) == {"v": 4}


def test_fields_of_a_newer_program_survive_a_save_by_this_one(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store)
    desk.abandon()
    (line,) = read_log(desk.places.log).lines
    fields = {**CardState("deck/card", reps=1).document(), "mood": "fine", "v": 2}
    newer = replace(line, id="f" * 28, seq=2, ops=(("cards", "deck/card", fields),))
    desk.segment.write_bytes(encode(line) + encode(newer))
    store = desk.open()
    assert store.state("deck/card") == CardState("deck/card", reps=1, v=2)
    desk.answer(store)
    last = read_log(desk.places.log).lines[-1]
    documents = [document for table, _, document in last.ops if table == "cards"]
    assert documents[0] is not None
    assert documents[0]["mood"] == "fine"


def test_the_first_start_of_a_new_version_makes_a_backup_before_it_writes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.answer(desk.open())
    desk.close()
    newer = {**VERSIONS, "sessions": 2}
    for module in ("opening", "device", "snapshot"):
        monkeypatch.setattr(f"trainer.progress.{module}.VERSIONS", newer)
    desk.open()
    (backup,) = (desk.places.state / "backups").glob("*.zip")
    assert backup.name.endswith("-pre-upgrade.zip")
    desk.close()
    desk.open()
    assert len(list((desk.places.state / "backups").glob("*.zip"))) == 1


def test_a_line_is_what_it_was_when_the_format_was_fixed() -> None:
    line = Line(
        "0" * 28, 17, "2026-11-20T09:00:00.000Z", "1a2b3c4d", (("cards", "d/c", {"v": 1, "reps": 2}),)
    )
    assert encode(line) == (
        b'{"v":1,"id":"0000000000000000000000000000","seq":17,"ts":"2026-11-20T09:00:00.000Z",'
        b'"dev":"1a2b3c4d","ops":[["cards","d/c",{"v":1,"reps":2}]],"crc":"91e5806c"}\n'
    )
