from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from trainer.places import Places
from trainer.progress.records import CardState, Review, SessionRecord
from trainer.progress.store import StoreLocked, open_store


class Still:
    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def seconds(self) -> float:
        return self.moment.timestamp()


def _review(uid: str, card: str = "d/a", **more: object) -> Review:
    return Review(uid, "2026-11-20T09:00:00.000Z", 0, 20777, "0" * 8, card, **more)  # type: ignore[arg-type]


def test_a_saved_review_is_there_the_next_time(tmp_path: Path) -> None:
    places, clock = Places(tmp_path, tmp_path / ".state", tmp_path / "c"), Still()
    store = open_store(places, clock)
    record = SessionRecord("s1", "t", 20777, "full", ("d/b",), 1)
    store.save_review(
        _review("u1", seconds=5.0, rating=3), CardState("d/a", 2.0, 5.0, 20777, 20779, 1), record
    )
    store.grant("d/a", "p", "words")
    store.move_card("d/a", "d/z")
    with pytest.raises(StoreLocked, match="another window"):
        open_store(places, clock)
    store.close()
    again = open_store(places, clock)
    assert again.state("d/z") == CardState("d/z", 2.0, 5.0, 20777, 20779, 1)
    assert again.last_session() == record
    assert [r.uid for r in again.reviews_of("d/z")] == ["u1"]
    assert again.granted() == {("d/z", "p"): ("words",)}
    assert again.new_on(20777) == 1
    undo = _review("u2", "d/z", undoes="u1")
    again.save_review(undo, CardState("d/z"), None)
    assert list(again.reviews()) == []
    assert again.new_on(20777) == 0
    again.close()
