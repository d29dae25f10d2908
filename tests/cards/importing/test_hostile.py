"""Whatever the file is: a plan or one clear line, nothing written, nothing executed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cards.importing.conftest import Profile
from tests.cards.importing.packages import GENERATIONS, Note, package
from trainer.cards.deck_edit import EditRefused
from trainer.cards.deck_file import parse_deck
from trainer.cards.importing.plan import plan_import
from trainer.cards.importing.preview import details, summary
from trainer.cards.importing.reading import LARGEST_TEXT, read_content, read_path
from trainer.cards.importing.source import ImportRefused, Source
from trainer.cards.library import Library
from trainer.text import clean

NASTY = (
    "\x1b]0;title\x07\x1b[2J[red]x[/red] \u202eevil\u2066 <script>alert(1)</script> {skill.1} $(rm -rf) =1+1"
)
PIECES = (
    "Q: ", "A: ", "C: ", "- ", "~ ", "## ", "---\n", "\n", "?\n", "::",
    " : ", "{", "}", "[x]", '"', ",", ";", "\t", "|",
    "#separator:", "#html:true\n", "tab\n", "<li>", "<br>", "{{c1::x}}", "&#27;", "\x1b[2J", "\u202e",
    "why", "é", "0",
    "<!--", "-->", "\\", "@reason", "guid", "question", "answer",
)  # fmt: skip


def planned(source: Source) -> None:
    """The plan of a source reads back as it says, whatever came in."""
    plan = plan_import(source, Library(), lambda _: None)
    for line in (*details(plan), summary(plan)):
        assert clean(line) == line
        assert "\n" not in line
    cards = {card.full_id: card for card in plan.new}
    for deck, content in plan.files.items():
        read = parse_deck(content, f"{deck}.md").deck
        assert [card.full_id for card in read.cards if f"{deck}/{card.id}" not in cards] == []
        for card in read.cards:
            assert card.wordings == cards[card.full_id].wordings
            assert [p.label for p in card.points] == [p.label for p in cards[card.full_id].points]
            assert card.prepared == cards[card.full_id].prepared


def looked_at(content: bytes, name: str) -> None:
    told = ""
    try:
        planned(read_content(content, name))
    except (ImportRefused, EditRefused) as error:
        told = str(error)
    assert "\n" not in told


@given(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.sampled_from([".md", ".csv", ".txt", ".tsv"]),
)
@settings(max_examples=300)
def test_any_mixture_of_marks_is_a_plan_or_one_line(text: str, ending: str) -> None:
    looked_at(text.encode("utf-8", "replace"), f"x{ending}")


@given(st.binary(max_size=400), st.sampled_from([".md", ".csv", ".json", ".apkg", ".txt"]))
@settings(max_examples=200)
def test_any_bytes_are_a_plan_or_one_line(content: bytes, ending: str) -> None:
    looked_at(content, f"x{ending}")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["__type__", "notes", "children", "fields", "guid", "decks", "journal", "version"]
                ),
                inner,
            )
        ),
        max_leaves=12,
    ),
    st.sampled_from([{"__type__": "Deck"}, {"format": "second-round", "version": 1}]),
)
@settings(max_examples=150)
def test_any_json_is_a_plan_or_one_line(document: object, head: dict[str, object]) -> None:
    whole = head | document if isinstance(document, dict) else head | {"notes": document, "decks": document}
    looked_at(json.dumps(whole).encode(), "x.json")


@pytest.mark.parametrize("generation", GENERATIONS)
@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_mutated_package_is_a_plan_or_one_line(
    tmp_path_factory: pytest.TempPathFactory, generation: str, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("mutated") / "deck.apkg"
    package(path, [Note(("Why?", "near<br>nice"), "g1", "A::B", "t")], generation)  # type: ignore[arg-type] # a plain str
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    told = ""
    try:
        planned(read_path(path, history=True))
    except ImportRefused as error:
        told = str(error)
    assert "\n" not in told


def fields(content: Sequence[str]) -> list[str]:
    return [f"{text} {NASTY}" for text in content]


def test_markup_and_escapes_in_every_field_come_in_as_text_alone(profile: Profile) -> None:
    question, answer, tag, deck = fields(["Why?", "near", "tag", "Deck"])
    note = Note((question, answer), f"g{NASTY}", deck, tag)
    for generation in GENERATIONS:
        planned(read_path(package(profile.files / "n.apkg", [note], generation)))
    profile.carry_out(profile.plan(profile.files / "n.apkg"))
    for path in profile.decks.glob("*.md"):
        text = path.read_text()
        assert clean(text) == text
        assert path.parent == profile.decks
    (card,) = profile.library().cards.values()
    assert "\\{skill.1}" in card.wordings[0]
    assert "script" not in card.wordings[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.md", b"name: a deck\ncards:\n  - front: x\n    back: y\n"),
        ("binary.md", bytes(range(256)) * 20),
        ("empty.md", b""),
        ("blank.csv", b" \n\n"),
        ("x.json", b'{"a": 1}'),
        ("x.json", b"{" * 100_000),
        ("deep.json", b'{"__type__": "Deck", "notes": ' + b"[" * 100_000),
        ("x.apkg", b"PK\x03\x04 and nothing more"),
        ("x.apkg", b"no zip at all"),
    ],
)
def test_what_is_no_cards_is_one_clear_line(profile: Profile, name: str, content: bytes) -> None:
    with pytest.raises(ImportRefused) as caught:
        read_path(profile.file(name, content))
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith("Nothing was changed.")


def test_a_sparse_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    for name in ("huge.csv", "huge.md", "huge.json"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(1_000_000_000)
        with pytest.raises(ImportRefused, match=f"{name} is larger than {LARGEST_TEXT // 1_000_000} MB"):
            read_path(tmp_path / name)


def test_a_hundred_thousand_alternatives_cost_their_card_alone(profile: Profile) -> None:
    many = " | ".join(f"wording {n}" for n in range(100_000))
    plan = profile.take("big.md", f"Q: Too much?\n- label: {many}\n\nQ: Fine?\n- good words\n")
    assert [card.id for card in plan.new] == ["fine"]
    assert "big.md:1: a key point has more than 200 wordings, so the card was skipped" in str(
        plan.source.problems[0]
    )
    assert list(profile.library().cards) == ["big/fine"]


def test_links_out_of_a_folder_are_not_followed(profile: Profile, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "x.md").write_text("Q: secret?\n- my own\n")
    profile.file("folder/a.md", "Q: Mine?\n- my words\n")
    (profile.files / "folder" / "link").symlink_to(secret)
    (profile.files / "folder" / "b.md").symlink_to(secret / "x.md")
    source = read_path(profile.files / "folder")
    assert [card.card.id for card in source.cards] == ["mine"]


def test_a_folder_gives_a_deck_for_each_file_and_names_what_is_none(profile: Profile, tmp_path: Path) -> None:
    profile.file("all/one.md", "Q: One?\nA: first\n")
    profile.file("all/in/two.csv", "question,answer\nTwo?,second\n")
    profile.file("all/readme.md", "Only prose.\n")
    package(profile.files / "all" / "three.apkg", [Note(("Three?", "third"), "g", "X::Y")])
    plan = profile.plan(profile.files / "all")
    assert sorted(card.deck for card in plan.new) == ["one", "two", "x-y"]
    assert [problem.file for problem in plan.source.problems if problem.severity == "mistake"] == [
        "readme.md"
    ]
    assert tmp_path.exists()
