"""Anki packages of all three generations: notes, clozes, decks, history, and packages that lie."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.cards.importing.conftest import Profile
from tests.cards.importing.packages import (
    ENTRIES,
    GENERATIONS,
    Generation,
    Note,
    collection,
    package,
    zip_collection,
)
from trainer.cards.importing import anki_package
from trainer.cards.importing.history import past_reviews, take_history
from trainer.cards.importing.reading import LARGEST_PACKAGE, read_path
from trainer.cards.importing.source import ImportRefused
from trainer.clock import study_day
from trainer.schedule.memory import replay

MORNING = datetime(2026, 11, 20, 9, tzinfo=UTC)
NOTES = [
    Note(
        ("Why us?", "Same customers<br>New site [sound:a.mp3]"),
        "va)!H<-`k/",
        "Interview::Second",
        "motivation",
    ),
    Note(("I {{c1::listen::verb}}, then {{c2::agree}}.", "extra"), "x7=!Rp0oR2", "Default", cards=2),
    Note(("Only a front", ""), "xoT6.O`*b{"),
    Note(("", "only a back"), "empty"),
]


@pytest.mark.parametrize("generation", GENERATIONS)
def test_a_package_of_any_age_comes_in(tmp_path: Path, generation: Generation) -> None:
    source = read_path(package(tmp_path / "deck.apkg", NOTES, generation))
    assert [card.card.wordings[0] for card in source.cards] == [
        "Why us?",
        "I ____ (verb), then agree.",
        "I listen, then ____.",
        "Only a front",
    ]
    assert [point.label for point in source.cards[0].card.points] == ["Same customers", "New site"]
    assert [card.deck for card in source.cards] == ["Interview::Second", "", "", ""]
    assert (source.media, source.cards[3].card.unfinished) == (1, True)
    assert str(source.problems[0]).startswith("deck.apkg:4: there is no question")


def test_the_same_note_is_the_same_card_in_every_generation(tmp_path: Path) -> None:
    sources = [read_path(package(tmp_path / "deck.apkg", NOTES, generation)) for generation in GENERATIONS]
    assert sources[0].cards == sources[1].cards == sources[2].cards


def test_an_edited_note_updates_its_card_and_decks_become_files(profile: Profile) -> None:
    path = package(profile.files / "deck.apkg", NOTES)
    profile.carry_out(profile.plan(path))
    assert sorted(file.name for file in profile.decks.glob("*.md")) == ["deck.md", "interview-second.md"]
    edited = [Note(("Why us, really?", "Same people"), NOTES[0].guid, "Interview::Second"), *NOTES[1:]]
    plan = profile.plan(package(path, edited))
    assert [card.wordings for card in plan.changed] == [("Why us, really?",)]
    assert (plan.new, len(plan.same)) == ((), 3)


def test_history_comes_along_on_the_days_it_was_made(profile: Profile) -> None:
    first = int(MORNING.timestamp() * 1000)
    late = first + 17 * 3_600_000  # two at night: still the same study day
    notes = [
        Note(("Why?", "near"), "g1", reviews=((first, 1, 0), (late, 3, 1), (late + 1, 0, 4))),
        Note(("When?", "soon"), "g2", queue=-1),
    ]
    plan = profile.plan(package(profile.files / "deck.apkg", notes), history=True)
    profile.carry_out(plan)
    now = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    assert take_history(plan.source, plan.homes, profile.store, replay, now) == 2
    card, other = profile.library().cards
    one, two = profile.store.reviews_of(card)
    assert (one.rating, two.rating, one.judge) == (1, 3, "anki")
    assert one.study_day == two.study_day == study_day(MORNING)
    state = profile.store.state(card)
    assert state is not None
    assert (state.reps, state.last_day) == (2, study_day(MORNING))
    suspended = profile.store.state(other)
    assert suspended is not None
    assert suspended.suspended
    assert take_history(plan.source, plan.homes, profile.store, replay, now) == 0


def test_answers_of_the_future_and_of_other_cards_are_left_out(tmp_path: Path) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    ahead = int(now.timestamp() * 1000) + 1
    notes = [Note(("Why?", "near"), "g1", reviews=((ahead, 3, 1), (5, 3, 1)))]
    source = read_path(package(tmp_path / "deck.apkg", notes), history=True)
    assert past_reviews(source.history, {source.cards[0].key: "d/c"}, "dev", now) == []
    assert past_reviews(source.history, {}, "dev", now) == []


# Packages that lie


def refused(path: Path, words: str) -> None:
    with pytest.raises(ImportRefused, match=words) as caught:
        read_path(path)
    assert "\n" not in str(caught.value)


def test_a_package_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anki_package, "LARGEST_COLLECTION", 2_000_000)
    for generation in GENERATIONS:
        zip_collection(tmp_path / "bomb.apkg", bytes(30_000_000), generation)
        assert (tmp_path / "bomb.apkg").stat().st_size < 200_000
        refused(tmp_path / "bomb.apkg", "unpacks to more than 2 MB")


def test_a_package_of_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "huge.apkg").open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(LARGEST_PACKAGE + 1)
    refused(tmp_path / "huge.apkg", "larger than 500 MB")


def test_names_in_a_package_never_become_paths(tmp_path: Path) -> None:
    path = package(tmp_path / "deck.apkg", [Note(("Why?", "near"), "g", "../../../evil::/etc/x")])
    with ZipFile(path, "a") as archive:
        archive.writestr("../../outside.txt", "x")
        archive.writestr("/absolute.txt", "x")
    assert len(read_path(path).cards) == 1
    assert not (tmp_path.parent / "outside.txt").exists()


def test_a_deck_named_like_a_path_stays_in_the_folder(profile: Profile) -> None:
    path = package(profile.files / "deck.apkg", [Note(("Why?", "near"), "g", "../../../evil::/etc/x")])
    profile.carry_out(profile.plan(path))
    assert [file.name for file in profile.decks.iterdir()] == ["evil-etc-x.md"]


@pytest.mark.parametrize("generation", GENERATIONS)
def test_broken_and_truncated_collections_are_one_line(tmp_path: Path, generation: Generation) -> None:
    whole = collection(tmp_path / "c.db", NOTES, generation)
    for content in (b"", b"no database", whole[:5000], whole[:100] + bytes(4000) + whole[4100:]):
        zip_collection(tmp_path / "broken.apkg", content, generation)
        refused(tmp_path / "broken.apkg", "no whole Anki package|no collection")
    path = package(tmp_path / "cut.apkg", NOTES, generation)
    path.write_bytes(path.read_bytes()[:-700])
    refused(path, "no whole Anki package")


def test_a_truncated_zstd_stream_is_one_line(tmp_path: Path) -> None:
    path = package(tmp_path / "deck.apkg", NOTES)
    with ZipFile(path) as archive:
        packed = archive.read(ENTRIES["newest"])
    for content in (packed[: len(packed) // 2], packed[4:], b"\x28\xb5\x2f\xfd"):
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            archive.writestr(ENTRIES["newest"], content)
        refused(path, "no whole Anki package|no collection")


def test_a_zip_without_a_collection_is_no_package(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "x.apkg", "w") as archive:
        archive.writestr("readme.txt", "x")
    refused(tmp_path / "x.apkg", "holds no collection of Anki's")
    assert zipfile.is_zipfile(tmp_path / "x.apkg")


def test_a_view_in_place_of_a_table_is_not_asked(tmp_path: Path) -> None:
    database_path = tmp_path / "c.db"
    with closing(sqlite3.connect(database_path)) as database:
        endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n AS id FROM r"
        database.execute(f"CREATE VIEW notes AS {endless}")
        database.execute(f"CREATE VIEW cards AS {endless}")
        database.commit()
    zip_collection(tmp_path / "view.apkg", database_path.read_bytes(), "oldest")
    refused(tmp_path / "view.apkg", "holds no collection of Anki's")


def test_without_the_decompressor_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = package(tmp_path / "deck.apkg", NOTES)

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(anki_package, "import_module", missing)
    refused(path, r"pip install 'second-round\[anki\]'")
