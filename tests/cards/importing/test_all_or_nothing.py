"""An interrupted import leaves no half: stopped at every step of the disk, all decks are there or none is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cards.importing.conftest import Profile
from trainer.cards.importing.plan import plan_import
from trainer.cards.importing.reading import read_path
from trainer.cards.importing.source import Cancelled
from trainer.cards.importing.taking import before, own_decks
from trainer.cards.library import Library
from trainer.cards.whole_folder import LIST, put_all, settle

FILES = {"a.md": b"new a", "b.md": b"new b", "c.md": b"new c"}
OLD = {"a.md": b"old a", "b.md": b"old b"}


class Killed(BaseException):
    """The process ends here: nothing after it runs."""


def kill_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process die before the system call of this number, and do nothing any more afterwards."""
    calls = iter(range(1, 10_000))
    replace, unlink, write = os.replace, os.unlink, os.write

    def counted() -> None:
        if next(calls) >= step:
            raise Killed

    def dying_replace(*words: object, **more: object) -> None:
        counted()
        replace(*words, **more)  # type: ignore[arg-type] # as given

    def dying_unlink(*words: object, **more: object) -> None:
        counted()
        unlink(*words, **more)  # type: ignore[arg-type] # as given

    def dying_write(descriptor: int, content: bytes) -> int:
        counted()
        return write(descriptor, content)

    monkeypatch.setattr(os, "replace", dying_replace)
    monkeypatch.setattr(os, "unlink", dying_unlink)
    monkeypatch.setattr(os, "write", dying_write)


def there(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.md"))}


@pytest.mark.parametrize("step", range(1, 16))
def test_stopped_anywhere_all_of_it_is_there_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    for name, content in OLD.items():
        (tmp_path / name).write_bytes(content)
    with monkeypatch.context() as patched:
        kill_at(step, patched)
        try:
            put_all(tmp_path, FILES)
            whole = True
        except Killed:
            whole = False
    settle(tmp_path)  # the next start
    assert there(tmp_path) in (OLD, FILES)
    assert there(tmp_path) == FILES or not whole
    assert not (tmp_path / LIST).exists()
    put_all(tmp_path, FILES)
    assert there(tmp_path) == FILES
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_list_that_names_other_folders_moves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    folder.mkdir()
    (tmp_path / "outside").write_text("x")
    (folder / LIST).write_text('{"../outside": "in.md", "a": "../b"}')
    settle(folder)
    assert (tmp_path / "outside").exists()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff", b"7"])
def test_a_list_that_cannot_be_read_is_dropped(tmp_path: Path, content: bytes) -> None:
    (tmp_path / LIST).write_bytes(content)
    settle(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_cancelling_writes_nothing(profile: Profile) -> None:
    rows = "".join(f"question {n}?,answer {n}\n" for n in range(3000))
    path = profile.file("a.csv", f"question,answer\n{rows}")
    seen: list[tuple[int, int]] = []

    def stop_soon(done: int, whole: int) -> None:
        seen.append((done, whole))
        if done > 1000:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_path(path, stop_soon)
    assert seen[-1][1] == 3002
    source = read_path(path)
    with pytest.raises(Cancelled):
        plan_import(
            source, Library(), own_decks(profile.decks), before=before(profile.store, source), step=stop_soon
        )
    assert not profile.decks.exists()
