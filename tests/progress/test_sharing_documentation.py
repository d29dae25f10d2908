"""What docs/sharing.md tells people to write into files does what it says."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.progress.conftest import Desk, after
from trainer.places import places
from trainer.progress.segments import NOTES
from trainer.progress.store import open_store

Another = Callable[[str], Desk]
ROOT = Path(__file__).parents[2]
SHARING = (ROOT / "docs" / "sharing.md").read_text("utf-8")
NOT_THE_NOTES = "notes-*.jsonl"


def sample(name: str) -> str:
    """The content of the file with this name, as the page shows it."""
    (block,) = re.findall(rf"^ *```{name}\n(.*?)^ *```$", SHARING, re.DOTALL | re.MULTILINE)
    return re.sub(r"(?m)^ +", "", block)


def git(folder: Path, *words: str) -> str:
    identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *identity, *words]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@needs_git
def test_git_takes_the_log_and_nothing_of_the_state_folder(desk: Desk, tmp_path: Path) -> None:
    where = places(str(tmp_path / "one-folder"), {})
    store = open_store(where, desk.clock)
    desk.answer(store)
    store.put("people", "ann", {"v": 1, "name": "Ann Example"})
    store.back_up()
    git(where.data, "init", "-q")
    (where.data / ".gitattributes").write_text(sample("gitattributes"))
    (where.data / ".gitignore").write_text(sample("gitignore"))
    git(where.data, "add", "-A")
    taken = git(where.data, "ls-files").split()
    assert not [name for name in taken if name.startswith(".state")]
    assert sum(name.startswith("log/2026") for name in taken) == 1
    assert sum(name.startswith(f"log/{NOTES}") for name in taken) == 1
    log = next(name for name in taken if name.startswith("log/2026"))
    assert git(where.data, "check-attr", "merge", log).strip().endswith("merge: union")
    store.close()


@needs_git
def test_the_notes_may_stay_where_they_are(desk: Desk) -> None:
    assert NOT_THE_NOTES in SHARING
    store = desk.open()
    desk.answer(store)
    store.put("people", "ann", {"v": 1, "name": "Ann Example"})
    desk.close()
    data = desk.places.data
    git(data, "init", "-q")
    (data / ".gitignore").write_text(f"{sample('gitignore')}{NOT_THE_NOTES}\n")
    git(data, "add", "-A")
    assert "notes" not in git(data, "ls-files")
    clone = data.parent / "clone"
    git(data, "commit", "-q", "-m", "answers")
    git(data.parent, "clone", "-q", str(data), str(clone))
    elsewhere = open_store(places(str(clone), {}), desk.clock, replay=after)
    assert len(list(elsewhere.reviews())) == 1
    assert elsewhere.documents("people") == {}
    elsewhere.close()


@needs_git
def test_both_sides_of_a_git_merge_keep_their_lines(another: Another, tmp_path: Path) -> None:
    laptop, tower = another("laptop"), another("tower")
    tower.random.seed(99)
    laptop.answer(laptop.open(), "deck/first")
    laptop.close()
    git(laptop.places.data, "init", "-q", "-b", "main")
    (laptop.places.data / ".gitattributes").write_text(sample("gitattributes"))
    (laptop.places.data / ".gitignore").write_text(sample("gitignore"))
    git(laptop.places.data, "add", "-A")
    git(laptop.places.data, "commit", "-q", "-m", "First answers")
    git(tmp_path, "clone", "-q", str(laptop.places.data), str(tower.places.data))
    for desk in (laptop, tower):
        desk.clock.pass_by(hours=1)
        desk.answer(desk.open(replay=after), f"deck/{desk.places.data.parent.name}")
        desk.close()
        git(desk.places.data, "add", "-A")
        git(desk.places.data, "commit", "-q", "-m", "Practised")
    git(laptop.places.data, "pull", "-q", "--no-rebase", "--no-edit", str(tower.places.data), "main")
    cards = {review.card for review in laptop.open(replay=after).reviews()}
    assert cards == {"deck/first", "deck/laptop", "deck/tower"}


def test_the_state_folder_is_what_syncthing_is_told_to_leave_out(tmp_path: Path) -> None:
    where = places(str(tmp_path), {})
    assert sample("stignore").split() == [where.state.relative_to(where.data).as_posix()]
    assert "must not be 0" in SHARING


def test_the_page_is_linked_from_where_people_look() -> None:
    assert "docs/sharing.md" in (ROOT / "README.md").read_text("utf-8")
    assert "sharing.md" in (ROOT / "docs" / "architecture.md").read_text("utf-8")
