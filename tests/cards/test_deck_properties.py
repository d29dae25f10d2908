"""Properties of reading, writing and editing decks that hold for any text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from trainer.cards.deck_edit import EditRefused, added, edited, removed, replaced
from trainer.cards.deck_file import parse_deck
from trainer.cards.deck_writer import write_deck
from trainer.cards.ids import is_card_id
from trainer.cards.model import CUES, KINDS, Alternative, Card, Cue, Deck, KeyPoint, Slot, Wording
from trainer.cards.points import implied_label
from trainer.cards.slots import SLOTS
from trainer.cards.tidy import tidy, tidy_deck
from trainer.text import clean, one_line

BUILT_IN = sorted((Path(__file__).parents[2] / "decks").glob("*.md"))

TRICKY = (
    "- ", "> ", "~ ", "Q:", "A:", "C:", "#", "## x", "---", "<!--", "-->", "@reason", "@thanks", "@nobody",
    "{skill.1}", "{edge}", "{nothing}", "\\", "\\\\", ": ", ":", " | ", "|", "!", "! ", "@", "{", "}", "\n",
    "\n\n", "  ", "\t", "\r\n", "kind: fit", "seconds: 9", "title = \"x\"", '"', "yes", "why us", "é", "日本",
    "\x1b[31m", "\x00", "\u202e", "\ufeff", "…", "'''", '"""', "1. ", "* ",
)  # fmt: skip
pieces = st.one_of(st.sampled_from(TRICKY), st.text(max_size=6))
texts = st.lists(pieces, max_size=6).map("".join)
spoken = texts.map(lambda text: text if one_line(text) else "word")
words = st.lists(spoken, max_size=3).map(tuple)
alternatives: st.SearchStrategy[Alternative] = st.one_of(
    spoken.map(Wording), st.sampled_from(sorted(CUES)).map(Cue), st.sampled_from(sorted(SLOTS)).map(Slot)
)


@st.composite
def key_points(draw: st.DrawFn) -> KeyPoint:
    given_ = tuple(draw(st.lists(alternatives, min_size=1, max_size=4)))
    first = given_[0]
    named = implied_label([first]) if not isinstance(first, Wording) else ""
    label = draw(st.one_of(texts, st.just(named)))
    return KeyPoint("", label, given_, draw(st.booleans()), draw(st.one_of(st.none(), texts)))


@st.composite
def cards(draw: st.DrawFn) -> Card:
    return tidy(
        Card(
            "deck",
            draw(st.one_of(st.sampled_from(("a", "b", "c-2", "x")), texts)),
            tuple(draw(st.lists(spoken, min_size=1, max_size=3))),
            tuple(draw(st.lists(key_points(), max_size=4))),
            draw(st.sampled_from(KINDS)),
            draw(st.integers(1, 3600)),
            draw(words),
            draw(words),
            draw(st.floats(min_value=0.001, max_value=1e6)),
            draw(words),
            draw(st.one_of(st.none(), texts)),
        )
    )


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    own = draw(st.lists(cards(), max_size=4, unique_by=lambda card: card.id))
    about, title = draw(texts), draw(st.one_of(st.just("Deck"), spoken))
    return tidy_deck(Deck("deck", title, about, draw(words), draw(st.integers(1, 3600)), tuple(own)))


LINES = (
    "---", "title = 'x'", "seconds = 50", "## a", "## b", "## a b", "##", "# title", "kind: fit",
    "seconds: 30", "tags: x y", "weight: nan", "Q: What?", "Q: What?", "Q: Why is that?", "Q:",
    "more words", "A: answer", "A:", "- point", "- label: one | two", "- ! @reason", "- @nobody",
    "- {skill.1} | @when", "-", "  > probe", "> probe", "~ no", "~", "<!-- note -->", "<!-- open",
    "end -->", "", "", "C: cloze", "* star", "  indented", "\\- literal", "a | b", "1. one",
)  # fmt: skip
sources = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=8)), max_size=25).map("\n".join)


def parse(text: str | bytes) -> Deck:
    return parse_deck(text if isinstance(text, bytes) else text.encode(), "deck.md").deck


@given(decks())
@settings(max_examples=80, deadline=None)
def test_a_written_deck_reads_back_the_same(deck: Deck) -> None:
    assert parse(write_deck(deck)) == deck


@given(decks())
@settings(max_examples=60, deadline=None)
def test_a_written_deck_says_no_mistake_but_unknown_slots_in_questions(deck: Deck) -> None:
    problems = parse_deck(write_deck(deck).encode(), "deck.md").problems
    assert [p for p in problems if p.severity == "mistake" and "slot" not in p.what] == []


@given(sources)
@settings(max_examples=80, deadline=None)
def test_what_was_read_is_stable_through_writing(source: str) -> None:
    once = parse(source)
    assert tidy_deck(once) == once
    assert parse(write_deck(once)) == once


@given(st.one_of(st.binary(max_size=400), sources.map(str.encode)))
@settings(max_examples=80, deadline=None)
@example(b"\xff\xfe-\x00 \x00")
@example(b"\xef\xbb\xbf---\n" + b"a=" + b"[" * 3000 + b"\n---\nQ: x\n- y")
@example(b"---\nseconds = " + b"9" * 5000 + b"\n---\nQ: x\n- y")
@example(b"---\nseconds = inf\ntitle = nan\n---\nQ: x\n- y")
def test_no_bytes_make_the_reader_raise(content: bytes) -> None:
    read = parse_deck(content, "any.md")
    assert len(read.places) == len(read.deck.cards)
    assert all(card.wordings for card in read.deck.cards)
    assert len({card.id for card in read.deck.cards}) == len(read.deck.cards)
    for problem in read.problems:
        assert problem.line >= 1
        assert clean(str(problem)) == str(problem)
        assert "\n" not in str(problem)
        assert len(str(problem)) < 500
    for card in read.deck.cards:
        said = (*card.wordings, *card.avoid, *(point.label for point in card.points))
        assert all(clean(text) == text and "\n" not in text for text in said)
        assert all(is_card_id(id_) for id_ in (card.id,))


@given(st.sampled_from(BUILT_IN), st.data())
@settings(max_examples=60, deadline=None)
def test_a_mutated_real_deck_never_makes_the_reader_raise(path: Path, data: st.DataObject) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.integers(0, 30))
        content[at : at + length] = data.draw(st.one_of(st.binary(max_size=6), pieces.map(_bytes)))
    read = parse_deck(bytes(content), path.name)
    assert len(read.places) == len(read.deck.cards)
    again = parse_deck(write_deck(read.deck).encode(), path.name)
    assert again.deck == read.deck


def _bytes(text: str) -> bytes:
    return text.encode(errors="replace")


@given(sources, st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_an_edit_changes_the_card_and_nothing_else(source: str, data: st.DataObject) -> None:
    content = source.replace("\n", data.draw(st.sampled_from(("\n", "\r\n", "\r")))).encode(errors="replace")
    file = parse_deck(content, "deck.md")
    if not file.deck.cards:
        return
    old = data.draw(st.sampled_from(file.deck.cards))
    new = replace(data.draw(cards()), id=old.id)
    try:
        after = parse(replaced(file, new))
    except EditRefused:
        assert "<!--" in source
        return
    wanted = [new if card.id == old.id else card for card in file.deck.cards]
    assert after == replace(file.deck, cards=tuple(wanted))


@given(sources, st.data())
@settings(max_examples=80, deadline=None)
def test_cards_come_and_go_and_the_others_stay(source: str, data: st.DataObject) -> None:
    file = parse_deck(source.encode(errors="replace"), "deck.md")
    more = data.draw(cards())
    ids = [card.id for card in file.deck.cards]
    if more.id in ids:
        return
    try:
        longer = parse_deck(added(file, more), "deck.md")
    except EditRefused:
        assert "<!--" in source
        return
    assert longer.deck.cards == (*file.deck.cards, more)
    if ids:
        gone = data.draw(st.sampled_from(ids))
        shorter = parse(removed(file, gone))
        assert [card.id for card in shorter.cards] == [id_ for id_ in ids if id_ != gone]


@given(sources, st.data())
@settings(max_examples=80, deadline=None)
def test_lines_of_other_cards_and_comments_outlive_an_edit(source: str, data: st.DataObject) -> None:
    end = data.draw(st.sampled_from(("\n", "\r\n")))
    file = parse_deck(source.replace("\n", end).encode(errors="replace"), "deck.md")
    if not file.deck.cards:
        return
    number = data.draw(st.integers(0, len(file.deck.cards) - 1))
    new = replace(data.draw(cards()), id=file.deck.cards[number].id)
    try:
        after = replaced(file, new)
    except EditRefused:
        return
    raw = file.content.splitlines()  # a lone carriage return ends a line too
    others = {
        index: raw[index]
        for place in (*file.places[:number], *file.places[number + 1 :])
        for index, role in place.lines.items()
        if role != "heading"
    }
    others.update((index, line) for index, line in enumerate(raw) if line.strip() == b"<!-- note -->")
    left = iter(after.splitlines())
    for _, line in sorted(others.items()):
        assert any(line == other for other in left)


@given(sources)
@settings(max_examples=60, deadline=None)
def test_an_edit_that_changes_nothing_leaves_every_byte(source: str) -> None:
    content = b"\xef\xbb\xbf" + source.encode(errors="replace") + b"\x80\xff\r\n"
    file = parse_deck(content, "deck.md")
    assert edited(file, changed={card.id: card for card in file.deck.cards}) == content
