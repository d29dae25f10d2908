"""The fast start says exactly what the whole log says, or is not used."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.progress import conftest
from tests.progress.conftest import Desk, StandingClock
from trainer.progress import snapshot as snapshots
from trainer.progress.records import CardState
from trainer.progress.store import Store
from trainer.progress.upgrades import VERSIONS


def everything(store: Store) -> dict[str, object]:
    days = range(20770, 20800)
    return {
        "states": dict(store.states()),
        "new": [store.new_on(day) for day in days],
        "pace": store.median_seconds(),
        "granted": dict(store.granted()),
        "aliases": dict(store.aliases()),
        "sitting": store.last_session(),
        "notes": {table: dict(store.documents(table)) for table in store.note_tables()},
        "reviews": list(store.reviews()),
    }


def filled(desk: Desk) -> Store:
    store = desk.open()
    for number in range(8):
        desk.answer(store, f"deck/card-{number % 3}", seconds=float(number))
    store.grant("deck/card-1", "p", "words")
    store.save_session(desk.sitting("deck/card-2"))
    store.put("people", "ann", {"v": 1, "name": "Ann"})
    return store


def from_whole_log(desk: Desk) -> dict[str, object]:
    desk.abandon()
    (desk.places.state / "snapshot.json").unlink(missing_ok=True)
    return everything(desk.open())


def test_a_start_from_the_snapshot_reads_no_old_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(filled(desk))
    desk.close()

    def refuse(*_: object) -> None:
        raise AssertionError("the whole log was read")

    with monkeypatch.context() as patched:
        patched.setattr(snapshots, "read_log", refuse)
        patched.setattr("trainer.progress.opening.read_log", refuse)
        store = desk.open()
        assert store.state("deck/card-1") is not None
        assert store.new_on(20777) == 3
        assert store.last_session() == desk.sitting("deck/card-2")
    assert everything(store) == before


def test_saves_after_the_snapshot_are_followed(desk: Desk) -> None:
    filled(desk).close()
    store = desk.open()
    review = desk.answer(store, "deck/card-9")
    store.save_review(desk.review("deck/card-9", undoes=review.uid), CardState("deck/card-9"))
    desk.answer(store, "deck/card-1")
    store.move_card("deck/card-2", "deck/card-8")
    now = everything(store)
    desk.abandon()
    assert everything(desk.open()) == now
    assert from_whole_log(desk) == now


def test_undoing_an_answer_from_before_the_snapshot(desk: Desk) -> None:
    store = filled(desk)
    review = next(store.reviews_of("deck/card-0"))
    store.close()
    again = desk.open()
    again.save_review(desk.review("deck/card-0", undoes=review.uid), CardState("deck/card-0", reps=2))
    now = everything(again)
    desk.abandon()
    assert everything(desk.open()) == now
    assert from_whole_log(desk) == now


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content[:-30],
        lambda content: content.replace(b'"crc":"', b'"crc":"0', 1),
        lambda content: content[:0],
        lambda content: content[:0] + b"null",
        lambda content: content.replace(b"deck/card-1", b"deck/card-5", 1),
    ],
    ids=["cut", "checksum", "empty", "null", "changed"],
)
def test_a_damaged_snapshot_is_not_used(desk: Desk, change: Callable[[bytes], bytes]) -> None:
    before = everything(filled(desk))
    desk.close()
    path = desk.places.state / "snapshot.json"
    path.write_bytes(change(path.read_bytes()))
    store = desk.open()
    assert everything(store) == before
    assert store.notices == ()


def test_a_snapshot_whose_log_was_changed_is_not_used(desk: Desk) -> None:
    filled(desk).close()
    lines = desk.segment.read_bytes().splitlines(keepends=True)
    desk.segment.write_bytes(b"".join(lines[:-2]))
    store = desk.open()
    assert store.last_session() is None
    assert any("shorter than it was" in notice for notice in store.notices)


def test_a_snapshot_of_another_version_is_not_used(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(filled(desk))
    desk.close()
    monkeypatch.setattr("trainer.progress.snapshot.VERSIONS", {**VERSIONS, "cards": 99})
    log = snapshots.read_snapshot(desk.places.state)
    assert log is not None
    assert snapshots.continued(desk.places.log, log, log.device) is None
    assert everything(desk.open()) == before


def test_a_kill_leaves_the_old_snapshot_which_still_fits(desk: Desk) -> None:
    filled(desk).close()
    store = desk.open()
    desk.answer(store, "deck/after")
    now = everything(store)
    desk.abandon()
    snapshot = snapshots.read_snapshot(desk.places.state)
    assert snapshot is not None
    assert snapshots.continued(desk.places.log, snapshot, snapshot.device) is not None
    assert everything(desk.open()) == now


def test_deleting_the_snapshot_does_no_harm(desk: Desk) -> None:
    before = everything(filled(desk))
    desk.close()
    assert from_whole_log(desk) == before


def test_a_long_log_leaves_its_reviews_on_disk_until_they_are_asked_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(filled(desk))
    desk.abandon()
    monkeypatch.setattr("trainer.progress.opening._MANY", 3)
    store = desk.open()
    assert store._ledger.tables.get("reviews") is None
    review = desk.answer(store, "deck/card-9")
    assert [found.uid for found in store.reviews()][-1] == review.uid
    desk.abandon()
    lines = desk.segment.read_bytes().splitlines(keepends=True)
    desk.segment.write_bytes(b"".join(lines[:-1]))
    assert everything(desk.open()) == before


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), st.integers(0, 3)),
        st.tuples(st.just("undo"), st.integers(0, 5)),
        st.tuples(st.just("move"), st.integers(0, 3)),
        st.tuples(st.just("day"), st.integers(1, 40)),
        st.tuples(st.just("close"), st.just(0)),
        st.tuples(st.just("kill"), st.just(0)),
    ),
    max_size=25,
)


@given(STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_after_any_steps_the_fast_start_and_the_whole_log_agree(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    base = tmp_path_factory.mktemp("store")
    desk = conftest.Desk(base / "data", base / "state", StandingClock())
    store = desk.open()
    for what, number in steps:
        match what:
            case "answer":
                desk.answer(store, f"deck/card-{number}", seconds=float(number))
            case "undo":
                live = list(store.reviews())
                if live:
                    target = live[-1 - number % len(live)]
                    undo = desk.review(target.card, undoes=target.uid)
                    store.save_review(undo, store.state(target.card) or CardState(target.card))
            case "move":
                store.move_card(f"deck/card-{number}", f"deck/card-{(number + 1) % 4}")
            case "day":
                desk.clock.pass_by(days=number)
            case "close" | "kill":
                desk.close() if what == "close" else desk.abandon()
                store = desk.open()
    now = everything(store)
    desk.close()
    assert everything(desk.open()) == now
    assert from_whole_log(desk) == now
    desk.close()
