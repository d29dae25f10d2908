"""One card as text: out of its file, read while it is typed, back into the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.cards.card_block import (
    block_of,
    fresh_block,
    quick_block,
    read_block,
    with_block,
    with_new_block,
)
from trainer.cards.deck_edit import EditRefused
from trainer.cards.deck_file import DeckFile, parse_deck

DECK = """\
---
title = "The mill"
seconds = 45
---

Notes for my own eyes.

## why
kind: fit

Q: Why the mill?

<!-- say it slowly -->
- flour: stone-ground

---

<!-- the hard part -->

Q: And the early shift?
- a short way: ten minutes

Q: Who taught you?
- my aunt: aunt Ida
"""


def mill(text: str = DECK) -> DeckFile:
    return parse_deck(text.encode(), "mill.md")


def test_a_block_is_the_lines_of_the_card_with_its_comments() -> None:
    block = "## why\nkind: fit\n\nQ: Why the mill?\n\n<!-- say it slowly -->\n- flour: stone-ground"
    assert block_of(mill(), "why").startswith(block)
    assert block_of(mill(), "who-taught-you") == "Q: Who taught you?\n- my aunt: aunt Ida"


def test_a_block_put_back_as_it_was_changes_no_byte() -> None:
    for ends in ("\n", "\r\n"):
        file = mill(DECK.replace("\n", ends))
        for card in file.deck.cards:
            text = block_of(file, card.id)
            read = read_block(text, file.deck, id_=card.id)
            assert read.card == card
            assert with_block(file, card.id, text, card) == file.content


def test_a_card_with_a_heading_is_found_without_reading_the_others() -> None:
    file = mill()
    why = file.deck.cards[0]
    assert quick_block(file.content, why, 45) == block_of(file, "why")
    assert quick_block(file.content, why, 60) is None
    assert quick_block(file.content, file.deck.cards[1], 45) is None
    assert quick_block(file.content + b"\n## why\nQ: Again?\n", why, 45) is None
    hidden = DECK.replace("## why", "<!--\n## why\n-->\n## why")
    assert quick_block(hidden.encode(), why, 45) is None


def test_what_is_typed_is_what_stands_in_the_file() -> None:
    file = mill()
    text = "## why\nkind: fit\nQ:   Why us?\n<!-- smile -->\n-  flour: stone-ground |  nothing added"
    card = read_block(text, file.deck, id_="why").card
    assert card is not None
    content = with_block(file, "why", text, card).decode()
    assert text in content
    assert "the hard part" in content
    assert [c.id for c in mill(content).deck.cards] == ["why", "and-the-early-shift", "who-taught-you"]


def test_a_card_without_a_heading_keeps_its_id_when_its_question_changes() -> None:
    file = mill()
    read = read_block("Q: Who was your teacher?\n- aunt Ida", file.deck, id_="who-taught-you")
    assert read.card is not None
    content = with_block(file, "who-taught-you", "Q: Who was your teacher?\n- aunt Ida", read.card)
    assert b"## who-taught-you\n" in content
    assert parse_deck(content, "mill.md").deck.cards[2] == read.card


def test_mistakes_are_told_by_the_line_of_the_text() -> None:
    read = read_block("Q: Why?\n- rye flour\n- fine: rye flour | @reson", mill().deck)
    assert [(problem.line, problem.severity) for problem in read.problems] == [(3, "mistake")]
    assert read.mistakes == 1
    assert read.card is not None


def test_a_text_without_a_question_says_what_to_write() -> None:
    read = read_block("", mill().deck)
    assert read.card is None
    assert [str(problem) for problem in read.problems] == [
        "mill.md:1: there is no question yet: write `Q: ` and what is asked"
    ]


def test_a_second_card_in_the_text_is_a_mistake_at_its_line() -> None:
    read = read_block("Q: One?\n- rye flour\n\nQ: Two?\n- oat flour", mill().deck)
    assert [(problem.line, problem.what) for problem in read.problems] == [(4, "a second card begins here")]


def test_lines_above_the_card_are_not_lost_without_a_word() -> None:
    text = "<!-- mine\nalone -->\nkind: fit\n\n## why\nQ: Why?\n- rye flour"
    read = read_block(text, mill().deck, id_="why")
    assert [(problem.line, problem.what) for problem in read.problems] == [
        (3, "this line stands above the card")
    ]


def test_an_id_that_another_card_has_is_refused() -> None:
    read = read_block("## why\nQ: New?\n- rye flour", mill().deck, id_="other", taken={"why", "other"})
    assert [problem.what for problem in read.problems] == ["the deck has a card 'why' already"]


def test_an_id_that_has_to_stay_is_told() -> None:
    read = read_block(
        "## else\nQ: New?\n- rye flour", mill().deck, id_="why", id_stays="a built-in card keeps its id"
    )
    assert [problem.remedy for problem in read.problems] == ["write `## why`"]


def test_an_unfinished_card_is_allowed_and_only_hinted_at() -> None:
    read = read_block("Q: Why?", mill().deck)
    assert read.card is not None
    assert read.mistakes == 0
    assert len(read.problems) == 1


def test_the_seconds_of_the_deck_hold_for_the_text_too() -> None:
    read = read_block("Q: Why?\n- a", mill().deck)
    assert read.card is not None
    assert read.card.seconds == 45


def test_a_card_that_is_gone_from_the_file_is_told() -> None:
    with pytest.raises(EditRefused, match="no card 'lost'"):
        block_of(mill(), "lost")


def test_a_new_card_goes_to_the_end_in_the_words_that_were_typed() -> None:
    file = mill()
    text = "Q:  Which flour?\n<!-- rye -->\n- rye"
    card = read_block(text, file.deck).card
    assert card is not None
    content = with_new_block(file, text, card).decode()
    assert content.startswith(DECK)
    assert content.rstrip().endswith(text)


def test_a_fresh_block_reads_back_as_its_card() -> None:
    card = mill().deck.cards[0]
    assert read_block(fresh_block(card, 45), mill().deck).card == card


LINES = st.sampled_from(
    ["Q: Why?", "Q: Who, and why?", "- a", "- b: c | d", "  > probe?", "~ never", "A: well", "text", "---",
     "", "## why", "## x", "kind: fit", "<!-- c -->", "<!-- open", "- x: @reason", "-", "\\- literal"]
)  # fmt: skip


@given(st.lists(LINES, max_size=8), st.sampled_from(["why", "and-the-early-shift", "who-taught-you"]))
def test_whatever_is_typed_the_neighbours_stay(lines: list[str], id_: str) -> None:
    file = mill()
    text = "\n".join(lines)
    read = read_block(text, file.deck, id_=id_, taken={card.id for card in file.deck.cards})
    if read.card is None or read.mistakes:
        return
    try:
        content = with_block(file, id_, text, read.card)
    except EditRefused:
        return
    after = parse_deck(content, "mill.md").deck.cards
    expected = tuple(read.card if card.id == id_ else card for card in file.deck.cards)
    assert after == expected
