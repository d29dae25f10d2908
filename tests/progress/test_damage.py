"""Whatever happens to the bytes: what is whole is read, what is not is set aside and told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.progress.conftest import Desk
from trainer.files import PRIVATE
from trainer.progress.line import sealed
from trainer.progress.log import read_log
from trainer.progress.store import StoreError

DAMAGES = 600


def with_reviews(desk: Desk, number: int) -> list[str]:
    store = desk.open()
    uids = [desk.answer(store, f"deck/card-{n % 7}").uid for n in range(number)]
    desk.abandon()
    return uids


def found(desk: Desk) -> list[str]:
    store = desk.open()
    uids = [review.uid for review in store.reviews()]
    return uids


def quarantined(desk: Desk) -> list[Path]:
    folder = desk.places.state / "quarantine"
    return sorted(folder.iterdir()) if folder.exists() else []


def test_a_torn_last_line_costs_nothing_else(desk: Desk) -> None:
    uids = with_reviews(desk, 5)
    whole = desk.segment.read_bytes()
    desk.segment.write_bytes(whole[:-40])
    store = desk.open()
    assert [review.uid for review in store.reviews()] == uids[:-1]
    (notice,) = store.notices
    assert "had not confirmed yet; everything before it is there" in notice
    desk.answer(store)
    desk.abandon()
    again = desk.open()
    assert len(list(again.reviews())) == 5
    assert again.notices == (), "it is told once"


def test_a_cut_at_any_byte_costs_the_cut_line_only(desk: Desk) -> None:
    uids = with_reviews(desk, 3)
    whole = desk.segment.read_bytes()
    ends = [place + 1 for place, byte in enumerate(whole) if byte == 10]
    for place in range(0, len(whole), 7):
        desk.segment.write_bytes(whole[:place])
        complete = sum(end - 1 <= place for end in ends)
        assert [line.id for line in read_log(desk.places.log).lines] == uids[:complete]


def test_a_damaged_line_in_the_middle_is_set_aside_with_its_bytes(desk: Desk) -> None:
    uids = with_reviews(desk, 5)
    lines = desk.segment.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"answer", b"anshub", 1)
    desk.segment.write_bytes(b"".join(lines))
    store = desk.open()
    assert [review.uid for review in store.reviews()] == uids[:2] + uids[3:]
    (notice,) = store.notices
    assert notice.startswith("1 damaged line in ")
    assert "all others are there" in notice
    (kept,) = quarantined(desk)
    assert kept.read_bytes() == lines[2]
    assert kept.stat().st_mode & 0o777 == PRIVATE
    desk.close()
    (desk.places.state / "snapshot.json").unlink()
    assert desk.open().notices == (), "the same damage is told once"
    assert quarantined(desk) == [kept]


def damaged(content: bytes, random: Random) -> tuple[bytes, range]:
    """One random damage, and the bytes it touched."""
    place = random.randrange(len(content))
    kind = random.choice(("flip", "zeros", "garbage"))
    if kind == "flip":
        flipped = bytes([content[place] ^ (1 << random.randrange(8))])
        return content[:place] + flipped + content[place + 1 :], range(place, place + 1)
    length = 512 if kind == "zeros" else 700
    touched = range(place, min(place + length, len(content)))
    bytes_ = bytes(len(touched)) if kind == "zeros" else random.randbytes(len(touched))
    return content[:place] + bytes_ + content[touched.stop :], touched


def test_random_damage_loses_no_other_line_and_lets_no_wrong_one_in(desk: Desk) -> None:
    with_reviews(desk, 50)
    whole = desk.segment.read_bytes()
    original = {line.id: line for line in read_log(desk.places.log).lines}
    bounds, start = {}, 0
    for raw, id_ in zip(whole.splitlines(keepends=True), original, strict=True):
        bounds[id_] = range(start, start + len(raw))
        start += len(raw)
    random = Random(11)
    for _ in range(DAMAGES):
        content, touched = damaged(whole, random)
        desk.segment.write_bytes(content)
        lines = {line.id: line for line in read_log(desk.places.log).lines}
        # A damaged line end takes the line after it along: the two have become one.
        untouched = {
            id_ for id_, there in bounds.items() if touched.stop < there.start or touched.start >= there.stop
        }
        assert untouched <= lines.keys()
        assert all(original[id_] == line for id_, line in lines.items())


@pytest.mark.parametrize(
    "change",
    [
        lambda whole: b"\xef\xbb\xbf" + whole,
        lambda whole: whole.replace(b"\n", b"\r\n"),
        lambda whole: whole + b"\n\n",
        lambda whole: whole + whole,
    ],
    ids=["byte order mark", "line ends of Windows", "empty lines", "everything twice"],
)
def test_a_change_that_costs_no_line_is_not_worth_a_word(
    desk: Desk, change: Callable[[bytes], bytes]
) -> None:
    uids = with_reviews(desk, 4)
    desk.segment.write_bytes(change(desk.segment.read_bytes()))
    store = desk.open()
    assert [review.uid for review in store.reviews()] == uids
    assert store.notices == ()


@pytest.mark.parametrize(
    "content",
    [b"\x00" * 4096, bytes(range(256)) * 9, "überall".encode("utf-16"), b'{"_default": {"1": {}}}', b"null"],
    ids=["zeros", "garbage", "UTF-16", "another program's JSON", "null"],
)
def test_an_unreadable_segment_is_set_aside_and_the_others_stay(desk: Desk, content: bytes) -> None:
    store = desk.open()
    desk.answer(store)
    lost = desk.segment
    desk.clock.pass_by(days=20)
    kept = desk.answer(store)
    desk.abandon()
    lost.write_bytes(content)
    again = desk.open()
    assert [review.uid for review in again.reviews()] == [kept.uid]
    assert any("damaged line" in notice for notice in again.notices)
    assert b"".join(path.read_bytes() for path in quarantined(desk)) == content
    assert lost.read_bytes() == content, "the file itself is never rewritten for it"


@pytest.mark.parametrize("content", [b"\x00" * 4096, b"garbage\n" * 9])
def test_a_log_with_nothing_left_to_read_refuses_to_start(desk: Desk, content: bytes) -> None:
    with_reviews(desk, 3)
    desk.segment.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        desk.open()
    told = str(caught.value)
    assert "can be read any more" in told
    assert "quarantine" in told
    assert "trainer erase --all" in told
    assert quarantined(desk)[0].read_bytes() == content


def test_a_log_that_is_gone_refuses_to_start_empty(desk: Desk) -> None:
    with_reviews(desk, 3)
    desk.open()
    desk.close()
    desk.segment.rename(desk.places.data / "elsewhere")
    with pytest.raises(StoreError, match=r"progress \(3 reviews\) is not in .* Put the folder back"):
        desk.open()
    with pytest.raises(StoreError, match="Nothing was changed"):
        desk.open(read_only=True)
    (desk.places.data / "elsewhere").rename(desk.places.log / f"2026-11.{'0' * 8}.jsonl")
    assert len(found(desk)) == 3


def test_an_empty_segment_where_there_was_data_refuses_and_names_the_backup(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store)
    backup = store.back_up()
    desk.abandon()
    desk.segment.write_bytes(b"")
    with pytest.raises(StoreError, match="trainer restore") as caught:
        desk.open()
    assert str(backup) in str(caught.value)


def test_an_empty_segment_left_by_a_kill_before_the_first_save_is_no_loss(desk: Desk) -> None:
    device = desk.open().device
    desk.abandon()
    (desk.places.log / f"2026-11.{device}.jsonl").touch()
    store = desk.open()
    assert store.notices == ()
    desk.answer(store)
    desk.abandon()
    assert len(found(desk)) == 1


def test_a_first_save_that_was_cut_short_is_no_loss_either(desk: Desk) -> None:
    with_reviews(desk, 1)
    desk.segment.write_bytes(desk.segment.read_bytes()[:30])
    store = desk.open()
    assert list(store.reviews()) == []
    assert len(store.notices) == 1
    desk.answer(store)


def test_what_only_a_backup_still_has_is_told_with_the_command(desk: Desk) -> None:
    store = desk.open()
    for _ in range(12):
        desk.answer(store)
    backup = store.back_up()
    desk.close()
    lines = desk.segment.read_bytes().splitlines(keepends=True)
    desk.segment.write_bytes(b"".join(lines[:2]))
    (notice,) = desk.open().notices
    assert "is shorter than it was. 10 entries are in your backup of 20 Nov 09:00 (UTC)" in notice
    assert f"trainer restore {backup}" in notice


def test_a_newer_line_is_never_written_beside_and_never_set_aside(desk: Desk) -> None:
    uids = with_reviews(desk, 2)
    newer = sealed({"v": 9, "something": "new"})
    before = desk.segment.read_bytes() + newer
    desk.segment.write_bytes(before)
    with pytest.raises(StoreError, match=r"newer version of this program \(format 9\)"):
        desk.open()
    store = desk.open(read_only=True)
    assert [review.uid for review in store.reviews()] == uids
    assert any("format 9" in notice for notice in store.notices)
    assert desk.segment.read_bytes() == before
    assert quarantined(desk) == []


def test_files_of_others_in_the_log_folder_are_left_alone(desk: Desk) -> None:
    uids = with_reviews(desk, 2)
    for name in ("notes.txt", "backup.zip", ".DS_Store", "2026-11.jsonl", "list.jsonl"):
        (desk.places.log / name).write_bytes(b"not ours")
    (desk.places.log / "2026-11.00000000.jsonl").mkdir()
    assert found(desk) == uids
    assert (desk.places.log / "notes.txt").read_bytes() == b"not ours"


def test_marks_of_a_git_conflict_are_damage_and_both_sides_stay(desk: Desk) -> None:
    uids = with_reviews(desk, 2)
    one, two = desk.segment.read_bytes().splitlines(keepends=True)
    desk.segment.write_bytes(b"<<<<<<< ours\n" + one + b"=======\n" + two + b">>>>>>> theirs\n")
    assert found(desk) == uids


@pytest.mark.parametrize("content", [b"", b"{}", b"null", b"\x00" * 99, b'{"device": "../../x"}', b"\xff"])
def test_a_lost_name_of_this_machine_costs_no_review(desk: Desk, content: bytes) -> None:
    uids = with_reviews(desk, 3)
    (desk.places.state / "device.json").write_bytes(content)
    store = desk.open()
    desk.answer(store, "deck/new")
    desk.abandon()
    assert len(found(desk)) == len(uids) + 1
    assert len(json.loads((desk.places.state / "device.json").read_bytes())["device"]) == 8
