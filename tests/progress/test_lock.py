"""One writer at a time, and any number of readers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.progress.conftest import Desk
from trainer.progress.store import NotSaved, StoreLocked

HOLDER = """
import sys
from trainer.clock import SystemClock
from trainer.places import Places
from trainer.progress.store import open_store
from pathlib import Path
data, state = map(Path, sys.argv[1:3])
store = open_store(Places(data, state, data / "config.toml"), SystemClock())
print("open", flush=True)
sys.stdin.read()
"""


def holder(desk: Desk) -> subprocess.Popen[str]:
    """Another process that has the store open."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(desk.places.data), str(desk.places.state)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout
    assert process.stdout.readline() == "open\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_second_program_hears_who_holds_the_progress(desk: Desk) -> None:
    process = holder(desk)
    try:
        with pytest.raises(StoreLocked) as caught:
            desk.open()
        told = str(caught.value)
        assert f"open in another window (process {process.pid}, since " in told
        assert "Close it there first" in told
        assert "\n" not in told
    finally:
        end(process)


def test_a_killed_holder_leaves_no_stale_lock(desk: Desk) -> None:
    end(holder(desk))
    store = desk.open()
    desk.answer(store)
    assert store.notices == ()


def test_the_same_program_cannot_open_it_twice_either(desk: Desk) -> None:
    desk.open()
    with pytest.raises(StoreLocked):
        desk.open()
    desk.close()
    desk.open()


def test_a_reader_sees_what_was_saved_while_it_is_held(desk: Desk) -> None:
    writer = desk.open()
    review = desk.answer(writer)
    reader = desk.open(read_only=True)
    assert [found.uid for found in reader.reviews()] == [review.uid]
    assert reader.state("deck/card") == writer.state("deck/card")
    with pytest.raises(NotSaved, match="reading only"):
        desk.answer(reader)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open descriptors are listed in /proc only")
def test_a_reader_has_nothing_open_for_writing_and_touches_no_file(desk: Desk) -> None:
    desk.answer(desk.open())
    desk.close()

    def files() -> dict[str, tuple[int, int]]:
        return {
            str(path): (path.stat().st_mtime_ns, path.stat().st_size)
            for base in (desk.places.data, desk.places.state)
            for path in base.rglob("*")
        }

    def writable() -> set[str]:
        found = set()
        for entry in Path("/proc/self/fdinfo").iterdir():
            try:
                flags = int(entry.read_text().split("flags:")[1].split()[0], 8)
                path = str(Path(f"/proc/self/fd/{entry.name}").readlink())
            except OSError:
                continue
            if flags & (os.O_WRONLY | os.O_RDWR):
                found.add(path)
        return {path for path in found if path.startswith((str(desk.places.data), str(desk.places.state)))}

    before = files()
    reader = desk.open(read_only=True)
    list(reader.reviews())
    assert writable() == set()
    reader.close()
    assert files() == before
    desk.open()
    assert writable(), "the check itself sees a writer"


def test_a_reader_of_nothing_makes_nothing(desk: Desk) -> None:
    reader = desk.open(read_only=True)
    assert list(reader.reviews()) == []
    assert not desk.places.data.exists()
    assert not desk.places.state.exists()


def test_two_processes_that_take_turns_lose_nothing(desk: Desk) -> None:
    script = HOLDER.replace('print("open", flush=True)\nsys.stdin.read()', "").replace(
        'store = open_store(Places(data, state, data / "config.toml"), SystemClock())',
        """
from trainer.progress.records import CardState
from trainer.progress.store import StoreLocked
for number in range(8):
    while True:
        try:
            store = open_store(Places(data, state, data / "config.toml"), SystemClock())
            break
        except StoreLocked:
            continue
    store.save_state(CardState(f"{sys.argv[3]}/{number}"))
    store.close()
""",
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(desk.places.data), str(desk.places.state), name],
            cwd=Path(__file__).parents[2],
        )
        for name in ("one", "two")
    ]
    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    states = desk.open().states()
    assert states.keys() == {f"{name}/{number}" for name in ("one", "two") for number in range(8)}
