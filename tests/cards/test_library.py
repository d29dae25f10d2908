"""The library: built-in decks and the candidate's own, found by id."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.cards.deck_folder import LARGEST, check_paths, read_deck
from trainer.cards.library import Library, UnknownCard, load_library

BUILT_IN = Path(__file__).parents[2] / "decks"


@pytest.fixture
def builtin(tmp_path: Path) -> Path:
    folder = tmp_path / "builtin"
    folder.mkdir()
    cards = "## why-us\nQ: Why us?\n- your products\n\n## why-now\nQ: Why now?\n- the timing\n"
    (folder / "fit.md").write_text(f"---\ntitle = 'Fit'\n---\n{cards}")
    (folder / "pay.md").write_text("## range\nQ: What do you want?\n- a fair range\n")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def test_every_deck_is_there_with_its_cards_in_order(builtin: Path, own: Path) -> None:
    (own / "mine.md").write_text("Q: Mine?\n- all mine\n")
    library = load_library(builtin, own)
    assert [(deck.id, deck.builtin) for deck in library.decks] == [
        ("fit", True),
        ("pay", True),
        ("mine", False),
    ]
    assert list(library.cards) == ["fit/why-us", "fit/why-now", "pay/range", "mine/mine"]
    assert library.files["mine/mine"] == own / "mine.md"
    assert library.problems == ()


def test_an_own_file_overrides_a_built_in_deck_card_by_card(builtin: Path, own: Path) -> None:
    (own / "fit.md").write_text(
        "## why-now\nQ: Why today?\n- the season\n\n## extra\nQ: More?\n- some more\n"
    )
    library = load_library(builtin, own)
    fit = library.deck("fit")
    assert (fit.title, fit.builtin) == ("Fit", True)
    assert [card.id for card in fit.cards] == ["why-us", "why-now", "extra"]
    assert library.cards["fit/why-now"].wordings == ("Why today?",)
    assert library.files["fit/why-us"] == builtin / "fit.md"
    assert library.files["fit/why-now"] == own / "fit.md"


def test_missing_folders_are_empty(tmp_path: Path) -> None:
    library = load_library(tmp_path / "nowhere", tmp_path / "nor-here")
    assert (library.decks, dict(library.cards), library.problems) == ((), {}, ())


def test_what_cannot_be_read_becomes_a_problem(builtin: Path, own: Path) -> None:
    (own / "folder.md").mkdir()
    (own / "gone.md").symlink_to(own / "nothing")
    (own / "broken.md").write_bytes(b"\xff\xfe\x00")
    with (own / "large.md").open("wb") as file:
        file.truncate(LARGEST + 1)
    (own / ".hidden.md").write_text("Q: no\n")
    (own / "note.txt").write_text("Q: no\n")
    library = load_library(builtin, own)
    assert len(library.cards) == 3
    assert sorted(problem.file for problem in library.problems if problem.severity == "mistake") == [
        "broken.md",
        "folder.md",
        "gone.md",
        "large.md",
    ]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="every file may be read")
def test_a_file_without_leave_to_read_becomes_a_problem(own: Path) -> None:
    (own / "secret.md").write_text("Q: x\n- y z\n")
    (own / "secret.md").chmod(0)
    assert "was not read" in str(read_deck(own / "secret.md").problems[0])


def test_a_card_is_found_by_its_full_or_its_only_bare_id(builtin: Path, own: Path) -> None:
    library = load_library(builtin, own)
    assert library.find("fit/why-us").full_id == "fit/why-us"
    assert library.find(" range ").full_id == "pay/range"


def test_a_bare_id_of_two_decks_asks_which(builtin: Path, own: Path) -> None:
    (own / "mine.md").write_text("## why-us\nQ: Mine?\n- all mine\n")
    with pytest.raises(UnknownCard, match=r"^'why-us' stands in 2 decks: write fit/why-us or mine/why-us\.$"):
        load_library(builtin, own).find("why-us")


@pytest.mark.parametrize("words", ["fit/why-is", "why-uss", "wyh-us"])
def test_a_mistyped_id_is_answered_with_the_nearest(builtin: Path, own: Path, words: str) -> None:
    with pytest.raises(UnknownCard, match=rf"^There is no card '{words}'\. Did you mean fit/why-us\?$"):
        load_library(builtin, own).find(words)


@pytest.mark.parametrize("words", ["", "zzzzzzzz", "x" * 5000, "a\nb\x1b[31m"])
def test_an_id_like_no_other_gets_one_calm_line(builtin: Path, own: Path, words: str) -> None:
    with pytest.raises(UnknownCard) as caught:
        load_library(builtin, own).find(words)
    message = str(caught.value)
    assert message.startswith("There is no card '")
    assert message.isprintable()
    assert len(message) < 200


def test_an_unknown_deck_names_those_there_are(builtin: Path, own: Path) -> None:
    with pytest.raises(UnknownCard, match=r"There is no deck 'nobody'\. There is: fit, pay\."):
        load_library(builtin, own).deck("nobody")
    with pytest.raises(UnknownCard, match=r"There is: none\."):
        Library().deck("fit")


def test_a_check_names_files_and_lines(tmp_path: Path) -> None:
    good, bad, empty = tmp_path / "good.md", tmp_path / "bad.md", tmp_path / "empty"
    good.write_text("Q: x\n- y z\n")
    bad.write_text("Q: x\n- @nobody | y z\n")
    empty.mkdir()
    assert check_paths([good]) == []
    assert [str(problem).split(": write")[0] for problem in check_paths([tmp_path])] == [
        f"{bad}:2: there is no cue '@nobody'"
    ]
    assert [(p.file, p.severity) for p in check_paths([tmp_path / "none.md", empty])] == [
        (str(tmp_path / "none.md"), "mistake"),
        (str(empty), "mistake"),
    ]


@pytest.mark.parametrize("path", sorted(BUILT_IN.glob("*.md")), ids=lambda path: path.stem)
def test_a_built_in_deck_has_no_problem_at_all(path: Path) -> None:
    read = read_deck(path, builtin=True)
    assert [str(problem) for problem in read.problems] == []
    assert len(read.deck.cards) >= 10
    assert all(len(card.wordings) >= 1 and card.points for card in read.deck.cards)


def test_no_card_id_stands_in_two_built_in_decks() -> None:
    library = load_library(BUILT_IN, BUILT_IN / "nowhere")
    bare = [card.id for card in library.cards.values()]
    assert len(bare) == len(set(bare)) >= 60


def test_loading_the_library_needs_no_matching_library() -> None:
    code = (
        "import sys; from pathlib import Path; from trainer.cards.library import load_library;"
        f"assert load_library(Path({str(BUILT_IN)!r}), Path('nowhere')).cards;"
        "print(sorted({'rapidfuzz', 'tomlkit', 'textual', 'numpy', 'snowballstemmer'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
