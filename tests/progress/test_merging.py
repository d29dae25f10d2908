"""Two machines, conflict copies and backups: a union, and states that follow from all reviews."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.progress.conftest import Desk, after
from trainer.progress.backups import back_up
from trainer.progress.line import encode, sealed
from trainer.progress.log import read_log
from trainer.progress.merging import merge, restore
from trainer.progress.records import CardState
from trainer.progress.store import Store, StoreError, StoreLocked

Another = Callable[[str], Desk]


def uids(store: Store) -> list[str]:
    return [review.uid for review in store.reviews()]


def two_with(another: Another) -> tuple[Desk, Desk, list[str]]:
    """A laptop and a tower that have both asked the same card, the tower an hour later."""
    laptop, tower = another("laptop"), another("tower")
    tower.random.seed(99)
    tower.clock.pass_by(hours=1)
    saved = []
    for desk in (laptop, tower):
        store = desk.open()
        saved += [desk.answer(store, "deck/both", rating=3).uid, desk.answer(store, "deck/own", rating=2).uid]
        desk.answer(store, f"deck/{desk.places.data.parent.name}", rating=4)
        desk.close()
    return laptop, tower, saved


def test_a_merge_brings_the_reviews_of_both_and_states_that_follow_from_them(another: Another) -> None:
    laptop, tower, _ = two_with(another)
    merged = merge(laptop.places, laptop.clock, tower.places.data)
    assert (merged.added, merged.known) == (3, 0)
    store = laptop.open(replay=after)
    assert len(uids(store)) == 6
    both = store.state("deck/both")
    assert both is not None
    assert (both.reps, both.stability) == (2, 6.0)
    alone = store.state("deck/tower")
    assert alone is not None
    assert alone.reps == 1


def test_the_same_merge_again_changes_nothing(another: Another) -> None:
    laptop, tower, _ = two_with(another)
    merge(laptop.places, laptop.clock, tower.places.data)
    before = {path.name: path.read_bytes() for path in laptop.places.log.iterdir()}
    states = dict(laptop.open(replay=after).states())
    laptop.close()
    merged = merge(laptop.places, laptop.clock, tower.places.data)
    assert (merged.added, merged.known) == (0, 3)
    assert {path.name: path.read_bytes() for path in laptop.places.log.iterdir()} == before
    assert dict(laptop.open(replay=after).states()) == states


def test_both_machines_come_to_the_same_states(another: Another) -> None:
    laptop, tower, _ = two_with(another)
    merge(laptop.places, laptop.clock, tower.places.data)
    merge(tower.places, tower.clock, laptop.places.data)
    here, there = laptop.open(replay=after), tower.open(replay=after)
    assert dict(here.states()) == dict(there.states())
    assert uids(here) == uids(there)


def test_practice_goes_on_from_the_joined_state(another: Another) -> None:
    laptop, tower, _ = two_with(another)
    merge(laptop.places, laptop.clock, tower.places.data)
    laptop.clock.pass_by(days=1)
    store = laptop.open(replay=after)
    laptop.answer(store, "deck/both", rating=1)
    now = dict(store.states())
    laptop.close()
    assert now["deck/both"].stability == 7.0
    assert dict(laptop.open(replay=after).states()) == now
    laptop.close()
    (laptop.places.state / "snapshot.json").unlink()
    assert dict(laptop.open(replay=after).states()) == now


@pytest.mark.parametrize("days", [-1, 1])
def test_a_clock_that_is_a_day_off_does_no_harm(another: Another, days: int) -> None:
    laptop, tower = another("laptop"), another("tower")
    tower.random.seed(99)
    tower.clock.pass_by(days=days)
    for desk in (laptop, tower):
        store = desk.open()
        for card in ("deck/a", "deck/b"):
            desk.answer(store, card)
            last = desk.answer(store, card)
            undo = desk.review(card, undoes=last.uid, answer=None, points=(), rating=None, seconds=None)
            store.save_review(undo, CardState(card, reps=1))
        desk.close()
    merge(laptop.places, laptop.clock, tower.places.data)
    store = laptop.open(replay=after)
    assert len(uids(store)) == 4
    today = laptop.review().study_day
    for state in store.states().values():
        assert state.reps == 2
        assert state.last_day is not None
        assert state.last_day <= today + 1


def test_a_clock_a_year_ahead_does_not_put_a_card_off_for_a_year(another: Another) -> None:
    laptop, tower = another("laptop"), another("tower")
    tower.random.seed(99)
    tower.clock.pass_by(days=365)
    for desk in (laptop, tower):
        desk.answer(desk.open(), "deck/a")
        desk.close()
    merge(laptop.places, laptop.clock, tower.places.data)
    state = laptop.open(replay=after).state("deck/a")
    assert state is not None
    assert state.last_day == laptop.review().study_day + 1


def test_what_was_set_by_hand_stays_as_it_was_set_last(another: Another) -> None:
    laptop, tower, _ = two_with(another)
    tower.clock.pass_by(hours=1)
    store = tower.open()
    state = store.state("deck/both")
    assert state is not None
    store.save_state(replace(state, suspended=True))
    tower.close()
    merge(laptop.places, laptop.clock, tower.places.data)
    joined = laptop.open(replay=after).state("deck/both")
    assert joined is not None
    assert joined.suspended
    assert joined.reps == 2


def test_without_a_replay_the_state_saved_last_counts(another: Another) -> None:
    laptop, tower, _ = two_with(another)
    expected = tower.open().state("deck/both")
    tower.close()
    merge(laptop.places, laptop.clock, tower.places.data)
    assert laptop.open().state("deck/both") == expected


def test_a_start_without_a_replay_does_not_settle_the_states_for_later(another: Another) -> None:
    laptop, tower, _ = two_with(another)
    merge(laptop.places, laptop.clock, tower.places.data)
    laptop.open()
    laptop.close()
    both = laptop.open(replay=after).state("deck/both")
    assert both is not None
    assert both.reps == 2


def test_half_a_line_that_is_still_being_synchronised_is_not_worth_a_word(another: Another) -> None:
    laptop, tower, _ = two_with(another)
    (theirs,) = tower.places.log.iterdir()
    content = theirs.read_bytes()
    copy = laptop.places.log / theirs.name
    copy.write_bytes(content[:-30])
    store = laptop.open(replay=after)
    assert len(uids(store)) == 5
    assert store.notices == ()
    laptop.close()
    copy.write_bytes(content)
    assert len(uids(laptop.open(replay=after))) == 6


def test_a_shared_folder_needs_no_merge_at_all(another: Another) -> None:
    laptop, tower, _ = two_with(another)
    laptop.open().close()
    for path in tower.places.log.iterdir():
        shutil.copy(path, laptop.places.log)
    store = laptop.open(replay=after)
    assert len(uids(store)) == 6
    assert store.notices == ()
    both = store.state("deck/both")
    assert both is not None
    assert both.reps == 2


@pytest.mark.parametrize(
    "name",
    [
        "2026-11.{device}.sync-conflict-20261120-101500-ABCDEFG.jsonl",
        "2026-11.{device} (laptop's conflicted copy 2026-11-20).jsonl",
        "2026-11.{device}.jsonl.orig",
    ],
)
def test_a_conflict_copy_of_our_own_is_taken_in_and_set_aside(desk: Desk, name: str) -> None:
    store = desk.open()
    first, second, third = (desk.answer(store, f"deck/{n}").uid for n in "abc")
    desk.close()
    one, two, three = desk.segment.read_bytes().splitlines(keepends=True)
    copy = desk.places.log / name.format(device=store.device)
    desk.segment.write_bytes(one + two)
    (desk.places.state / "snapshot.json").unlink()
    copy.write_bytes(one + three)
    again = desk.open()
    assert uids(again) == [first, second, third]
    assert any("Copies from synchronising were taken in (1 entry)" in notice for notice in again.notices)
    assert not copy.exists()
    kept = list((desk.places.state / "quarantine").iterdir())
    assert [path.read_bytes() for path in kept] == [one + three]
    desk.close()
    last = desk.open()
    assert uids(last) == [first, second, third]
    assert last.notices == ()


def test_a_conflict_copy_of_another_machine_is_read_and_left_to_it(another: Another) -> None:
    laptop, tower, _ = two_with(another)
    (theirs,) = tower.places.log.iterdir()
    copy = laptop.places.log / theirs.name.replace(".jsonl", ".sync-conflict-20261120-101500-ABCDEFG.jsonl")
    shutil.copy(theirs, copy)
    shutil.copy(theirs, laptop.places.log)
    assert len(uids(laptop.open(replay=after))) == 6
    assert copy.exists()
    laptop.close()
    assert len(uids(laptop.open(replay=after))) == 6


def test_a_copied_home_folder_gets_a_name_of_its_own_and_loses_nothing(another: Another) -> None:
    laptop, twin = another("laptop"), another("twin")
    laptop.answer(laptop.open(), "deck/before")
    laptop.close()
    shutil.copytree(laptop.places.data, twin.places.data)
    shutil.copytree(laptop.places.state, twin.places.state)
    twin.random.seed(99)
    twin.clock.pass_by(hours=2)
    for desk in (laptop, twin):
        desk.answer(desk.open(), "deck/both")
        desk.close()
    copy = laptop.segment.name.replace(".jsonl", ".sync-conflict-20261120-101500-ABCDEFG.jsonl")
    shutil.copy(twin.segment, laptop.places.log / copy)
    store = laptop.open(replay=after)
    assert len(uids(store)) == 3
    assert store.device != twin.open().device
    assert any("name of its own" in notice for notice in store.notices)
    both = store.state("deck/both")
    assert both is not None
    assert both.reps == 2


def test_git_joins_two_branches_line_by_line(another: Another, tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    laptop, tower = another("laptop"), another("tower")
    tower.random.seed(99)
    shared = tmp_path / "shared.git"

    def git(folder: Path, *words: str) -> None:
        identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)

    laptop.answer(laptop.open(), "deck/first")
    laptop.close()
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(shared))
    git(laptop.places.data, "init", "-q", "-b", "main")
    (laptop.places.data / ".gitattributes").write_text("*.jsonl merge=union\n")
    git(laptop.places.data, "add", "-A")
    git(laptop.places.data, "commit", "-q", "-m", "one")
    git(laptop.places.data, "push", "-q", str(shared), "main")
    git(tmp_path, "clone", "-q", str(shared), str(tower.places.data))
    tower.places.log.chmod(0o700)
    shutil.copytree(laptop.places.state, tower.places.state)  # even one name for two machines must do
    for desk in (laptop, tower):
        desk.clock.pass_by(hours=1)
        store = desk.open(replay=after)
        desk.answer(store, "deck/both")
        desk.answer(store, f"deck/{desk.places.data.parent.name}")
        desk.close()
        git(desk.places.data, "add", "-A")
        git(desk.places.data, "commit", "-q", "-m", "two")
    git(tower.places.data, "push", "-q", str(shared), "main")
    git(laptop.places.data, "pull", "-q", "--no-rebase", "--no-edit", str(shared), "main")
    store = laptop.open(replay=after)
    assert len(uids(store)) == len(set(uids(store))) == 5
    both = store.state("deck/both")
    assert both is not None
    assert both.reps == 2


def test_a_merge_takes_tombstones_along(another: Another) -> None:
    from trainer.progress.privacy import erase_all

    laptop, tower, _ = two_with(another)
    merge(laptop.places, laptop.clock, tower.places.data)
    erase_all(tower.places, tower.clock)
    merge(laptop.places, laptop.clock, tower.places.data)
    store = laptop.open(replay=after)
    assert {review.card for review in store.reviews()} == {"deck/both", "deck/own", "deck/laptop"}
    assert b"deck/tower" not in b"".join(path.read_bytes() for path in laptop.places.log.iterdir())


def test_a_restore_puts_back_what_is_missing_and_keeps_what_is_new(desk: Desk) -> None:
    store = desk.open()
    lost = [desk.answer(store, f"deck/{n}").uid for n in range(3)]
    backup = store.back_up()
    assert backup is not None
    desk.close()
    lines = desk.segment.read_bytes().splitlines(keepends=True)
    desk.segment.write_bytes(lines[0])
    store = desk.open()
    new = desk.answer(store, "deck/new").uid
    desk.close()
    desk.clock.pass_by(minutes=1)
    restored = restore(desk.places, desk.clock, backup)
    assert (restored.added, restored.known) == (2, 1)
    again = desk.open()
    assert sorted(uids(again)) == sorted([*lost, new])
    assert {state.card for state in again.states().values()} == {"deck/0", "deck/1", "deck/2", "deck/new"}
    assert list((desk.places.state / "backups").glob("*-pre-restore.zip"))


def test_a_restore_into_an_empty_folder_brings_everything_back(desk: Desk) -> None:
    store = desk.open()
    uid = desk.answer(store).uid
    desk.clock.pass_by(days=40)
    later = desk.answer(store).uid
    store.put("people", "ann", {"v": 1, "name": "Ann"})
    desk.places.decks.mkdir()
    (desk.places.decks / "mine.md").write_bytes(b"Q: Why?\n- because\n")
    state = store.state("deck/card")
    backup = store.back_up()
    assert backup is not None
    desk.close()
    shutil.rmtree(desk.places.data)
    with pytest.raises(StoreError, match="trainer restore"):
        desk.open()
    restored = restore(desk.places, desk.clock, backup)
    assert restored.decks == ("decks/mine.md",)
    assert restored.missing == ()
    again = desk.open()
    assert uids(again) == [uid, later]
    assert again.state("deck/card") == state
    assert again.documents("people") == {"ann": {"v": 1, "name": "Ann"}}


def test_a_restore_leaves_a_deck_that_was_changed_since(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store)
    desk.places.decks.mkdir()
    deck = desk.places.decks / "mine.md"
    deck.write_bytes(b"old")
    backup = store.back_up()
    assert backup is not None
    desk.close()
    deck.write_bytes(b"new")
    assert restore(desk.places, desk.clock, backup).differing == ("decks/mine.md",)
    assert deck.read_bytes() == b"new"


def test_a_backup_without_its_sealed_months_restores_the_rest_and_names_them(
    desk: Desk, tmp_path: Path
) -> None:
    store = desk.open()
    desk.answer(store)
    desk.clock.pass_by(days=40)
    desk.answer(store)
    backup = store.back_up()
    assert backup is not None
    desk.close()
    alone = Path(shutil.copy(backup, tmp_path / "alone.zip"))
    restored = restore(desk.places, desk.clock, alone)
    assert (restored.added, restored.known) == (0, 1)
    assert [name.split(".")[0] for name in restored.missing] == ["log/2026-11"]


def test_nothing_is_joined_while_the_progress_is_open(desk: Desk, another: Another) -> None:
    laptop = another("laptop")
    laptop.answer(laptop.open())
    laptop.close()
    desk.open()
    with pytest.raises(StoreLocked):
        merge(desk.places, desk.clock, laptop.places.data)


@pytest.mark.parametrize("content", [b"", b"hello\n", b'{"v":1}\n'])
def test_what_holds_no_progress_is_refused(desk: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.jsonl"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"holds no saved progress\. Nothing was changed"):
        merge(desk.places, desk.clock, path)
    with pytest.raises(StoreError, match="Nothing was changed"):
        merge(desk.places, desk.clock, tmp_path / "nothing-here")
    with pytest.raises(StoreError, match="holds no saved progress"):
        merge(desk.places, desk.clock, tmp_path)


def test_what_a_newer_program_wrote_is_refused(desk: Desk, another: Another) -> None:
    laptop = another("laptop")
    laptop.answer(laptop.open())
    laptop.close()
    with laptop.segment.open("ab") as file:
        file.write(sealed({"v": 9}))
    with pytest.raises(StoreError, match=r"newer version of this program \(format 9\)"):
        merge(desk.places, desk.clock, laptop.places.data)
    assert not list(desk.places.log.glob("*")) if desk.places.log.exists() else True


def test_a_deck_cannot_be_put_outside_the_folder_of_decks(desk: Desk, tmp_path: Path) -> None:
    from zipfile import ZipFile

    store = desk.open()
    desk.answer(store)
    desk.close()
    (line,) = read_log(desk.places.log).lines
    path = tmp_path / "evil.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("log/2026-11.1a2b3c4d.jsonl", encode(replace(line, id="e" * 28)))
        archive.writestr("decks/../../evil.md", "Q: ?")
        archive.writestr("/decks/evil.md", "Q: ?")
    assert restore(desk.places, desk.clock, path).decks == ()
    assert not list(tmp_path.rglob("evil.md"))


def test_a_backup_of_decks_alone_brings_them_back(desk: Desk) -> None:
    desk.places.decks.mkdir(parents=True)
    deck = desk.places.decks / "mine.md"
    deck.write_bytes(b"Q: Why?\n- because\n")
    backup = back_up(desk.places, desk.clock.now(), "pre-import")
    assert backup is not None
    deck.unlink()
    restored = restore(desk.places, desk.clock, backup)
    assert (restored.added, restored.known, restored.decks) == (0, 0, ("decks/mine.md",))
    assert deck.read_bytes() == b"Q: Why?\n- because\n"
