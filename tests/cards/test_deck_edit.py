"""Edits of a deck file: the card changes, and every other byte stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trainer.cards.deck_edit import EditRefused, added, edited, removed, replaced
from trainer.cards.deck_file import DeckFile, parse_deck
from trainer.cards.deck_writer import write_deck
from trainer.cards.model import Card, Cue, Deck, KeyPoint, Wording
from trainer.cards.tidy import tidy

SOURCE = """\
---
title = 'Mine'   # in my own quotes
---

My notes about this deck.

## first
kind:  fit
<!-- from the second interview -->
seconds: 30

Q: Why   us?
<!-- ask it friendly -->
Q: What brought you here?

- your products: your   products | what you make
- @reason
    >  Why is that?
<!-- the best one -->
- ! the people: the people I met

~ no idea

# a stray line

A: I like
your products.


## second
Q: Why now?
- the timing
"""


def parse(content: str | bytes) -> DeckFile:
    return parse_deck(content.encode() if isinstance(content, str) else content, "mine.md")


def lines_that_differ(after: bytes, before: str = SOURCE) -> tuple[list[str], list[str]]:
    old, new = before.split("\n"), after.decode().split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.fixture
def file() -> DeckFile:
    return parse(SOURCE)


@pytest.fixture
def first(file: DeckFile) -> Card:
    return file.deck.cards[0]


def point(label: str, *wordings: str, must: bool = False, probe: str | None = None) -> KeyPoint:
    return KeyPoint("", label, tuple(map(Wording, wordings)), must, probe)


def test_a_changed_wording_changes_one_line(file: DeckFile, first: Card) -> None:
    after = replaced(file, replace(first, wordings=("Why us?", "What brings you here?")))
    assert lines_that_differ(after) == (["Q: What brought you here?"], ["Q: What brings you here?"])


def test_a_changed_probe_changes_one_line(file: DeckFile, first: Card) -> None:
    products, reason, people = first.points
    after = replaced(file, replace(first, points=(products, replace(reason, probe="And why?"), people)))
    assert lines_that_differ(after) == (["    >  Why is that?"], ["  > And why?"])


def test_a_new_probe_stands_below_its_point(file: DeckFile, first: Card) -> None:
    products, reason, people = first.points
    after = replaced(file, replace(first, points=(products, reason, replace(people, probe="Who?"))))
    assert lines_that_differ(after) == ([], ["  > Who?"])
    assert "the people I met\n  > Who?\n" in after.decode()


def test_a_point_put_between_two_others_stands_between_them(file: DeckFile, first: Card) -> None:
    products, reason, people = first.points
    new = point("the place", "close to home", probe="How close?")
    after = replaced(file, replace(first, points=(products, new, reason, people)))
    assert after.decode() == SOURCE.replace(
        "- @reason", "- the place: close to home\n  > How close?\n- @reason"
    )


def test_a_point_taken_away_takes_its_probe_along_and_leaves_the_comment(file: DeckFile, first: Card) -> None:
    products, _, people = first.points
    after = replaced(file, replace(first, points=(products, people)))
    assert after.decode() == SOURCE.replace("- @reason\n    >  Why is that?\n", "")


def test_a_point_that_becomes_a_must_keeps_the_lines_around_it(file: DeckFile, first: Card) -> None:
    products, reason, people = first.points
    after = replaced(file, replace(first, points=(products, replace(reason, must=True), people)))
    assert lines_that_differ(after) == (["- @reason"], ["- ! @reason"])


def test_keys_change_come_and_go_under_the_heading(file: DeckFile, first: Card) -> None:
    after = replaced(file, replace(first, kind="story", seconds=60, tags=("a", "b"), weight=2.0))
    assert (
        "## first\nkind: story\n<!-- from the second interview -->\ntags: a b\nweight: 2\n\n"
        in after.decode()
    )
    assert parse(after).deck.cards[0].weight == 2.0


def test_a_changed_answer_keeps_what_stands_around_it(file: DeckFile, first: Card) -> None:
    after = replaced(file, replace(first, prepared="Your products.\n- and\n\n## more"))
    assert after.decode() == SOURCE.replace(
        "A: I like\nyour products.", "A: Your products.\n\\- and\n\n\\## more"
    )


def test_an_answer_taken_away_and_one_given_anew(file: DeckFile) -> None:
    one, two = file.deck.cards
    after = edited(
        file, changed={"first": replace(one, prepared=None), "second": replace(two, prepared="It is time.")}
    )
    assert after.decode() == SOURCE.replace("A: I like\nyour products.\n", "") + "\nA: It is time.\n"


def test_a_renamed_card_gets_its_heading_changed(file: DeckFile) -> None:
    after = edited(file, changed={"second": replace(file.deck.cards[1], id="timing")})
    assert lines_that_differ(after) == (["## second"], ["## timing"])


def test_a_card_without_a_heading_keeps_its_id_when_its_question_changes() -> None:
    file = parse("Q: Why us?\n- your products\n")
    after = replaced(file, replace(file.deck.cards[0], wordings=("What draws you to us?",)))
    assert after == b"## why-us\n\nQ: What draws you to us?\n- your products\n"


def test_the_twin_of_a_removed_card_keeps_its_id() -> None:
    file = parse("Q: Why?\n- one thing\n\nQ: Why?\n- another thing\n")
    assert [card.id for card in file.deck.cards] == ["why", "why-2"]
    assert removed(file, "why") == b"## why-2\n\nQ: Why?\n- another thing\n"


def test_a_removed_card_takes_its_lines_and_leaves_the_comments_of_others(file: DeckFile) -> None:
    assert removed(file, "second").decode() == SOURCE[: SOURCE.index("## second")]
    after = removed(file, "first").decode()
    assert after == SOURCE[: SOURCE.index("## first")] + SOURCE[SOURCE.index("## second") :]


def test_a_removed_card_of_questions_and_answers_takes_its_separator_along() -> None:
    file = parse("Q: One?\nA: yes\n---\nQ: Two?\nA: no\n---\nQ: Three?\nA: maybe\n")
    assert removed(file, "two") == b"Q: One?\nA: yes\n---\nQ: Three?\nA: maybe\n"
    assert removed(file, "one") == b"Q: Two?\nA: no\n---\nQ: Three?\nA: maybe\n"


def test_an_added_card_stands_at_the_end(file: DeckFile) -> None:
    card = Card("", "third", ("When?",), (point("", "next month"),), avoid=("never",))
    assert added(file, card).decode() == SOURCE + "\n## third\n\nQ: When?\n\n- next month\n\n~ never\n"


def test_a_file_without_a_last_line_end_gets_one_before_more_follows() -> None:
    file = parse("Q: Why?\n- one thing")
    card = Card("", "b", ("When?",), (point("", "next month"),))
    assert added(file, card) == b"Q: Why?\n- one thing\n\n## b\n\nQ: When?\n\n- next month\n"
    more = replace(file.deck.cards[0], points=(*file.deck.cards[0].points, point("", "another thing")))
    assert replaced(file, more) == b"Q: Why?\n- one thing\n- another thing\n"


def test_windows_line_ends_and_the_byte_order_mark_stay() -> None:
    content = b"\xef\xbb\xbf" + SOURCE.replace("\n", "\r\n").encode()
    file = parse(content)
    card = file.deck.cards[1]
    after = replaced(file, replace(card, points=(*card.points, point("", "the season"))))
    assert after == content + b"- the season\r\n"


def test_bytes_that_are_no_text_stay_where_they_are() -> None:
    file = parse(b"<!-- \xff\xfe -->\nQ: Why?\n- one\x1b[1m thing\n- another \x00thing\n")
    card = file.deck.cards[0]
    after = replaced(file, replace(card, points=(replace(card.points[0], must=True), card.points[1])))
    assert after == b"<!-- \xff\xfe -->\nQ: Why?\n- ! one thing\n- another \x00thing\n"


def test_points_of_a_card_of_questions_and_answers_go_below_the_answer() -> None:
    file = parse("Q: One?\n\nWhich one?\nA: yes\n\nQ: Two?\nQ: Three?\nA: no\n")
    card = file.deck.cards[0]
    after = replaced(file, replace(card, points=(point("", "that yes"),)))
    assert after == b"Q: One?\n\nWhich one?\nA: yes\n\n- that yes\n\nQ: Two?\nQ: Three?\nA: no\n"


def test_a_question_never_swallows_a_stray_line_when_its_points_go() -> None:
    file = parse("## a\nQ: One?\n\nstray words\n- yes it is\nA: sure\n")
    after = replaced(file, replace(file.deck.cards[0], points=()))
    assert parse(after).deck.cards[0].wordings == ("One?",)
    assert b"<!-- stray words -->" in after


def test_a_card_that_is_not_there_or_there_already_is_refused(file: DeckFile, first: Card) -> None:
    with pytest.raises(EditRefused, match=r"no card 'nobody' in mine\.md"):
        removed(file, "nobody")
    with pytest.raises(EditRefused, match=r"a card 'first' in mine\.md already"):
        added(file, first)


def test_a_card_without_a_question_is_refused(file: DeckFile, first: Card) -> None:
    with pytest.raises(ValueError, match="a card needs a question"):
        replaced(file, replace(first, wordings=(" ",)))


def test_a_file_that_could_not_be_read_is_left_alone() -> None:
    file = parse("Q: x\n- y z\n".encode("utf-16"))
    with pytest.raises(EditRefused, match="could not be read"):
        added(file, Card("", "b", ("When?",), ()))


def test_an_edit_that_would_be_swallowed_by_an_open_comment_is_refused() -> None:
    file = parse("<!-- open\nQ: Why?\n- one thing\n")
    with pytest.raises(EditRefused, match="trainer check"):
        added(file, Card("", "b", ("When?",), (), avoid=("-->",)))


def test_a_fresh_file_says_only_what_differs_from_the_defaults() -> None:
    card = tidy(Card("new", "a", ("Why?",), (KeyPoint("", "", (Cue("reason"), Wording("it is so"))),)))
    assert write_deck(Deck("new", "New", "", (), 60, (card,))) == "## a\n\nQ: Why?\n\n- @reason | it is so\n"
    assert write_deck(Deck("new", 'A "new" \\ deck', "", ("x",), 30, ())) == (
        '---\ntitle = "A \\"new\\" \\\\ deck"\ntags = ["x"]\nseconds = 30\n---\n\n'
    )


def test_what_a_form_made_is_put_in_order() -> None:
    messy = Card(
        "d",
        "an id / with @ all",
        (" Why\nus? ", ""),
        (
            KeyPoint("stale", " the  label ", (Wording(" a\tb "), Wording(""), Cue("nobody"))),
            KeyPoint("", "only a label", ()),
            KeyPoint("", "", ()),
        ),
        seconds=0,
        tags=("two words", ""),
        weight=float("nan"),
        prepared=" \n one \n\n two \n",
    )
    card = tidy(messy)
    assert card.id == "an-id-with-all"
    assert card.wordings == ("Why us?",)
    assert [(p.label, p.alternatives) for p in card.points] == [
        ("the label", (Wording("a b"),)),
        ("only a label", (Wording("only a label"),)),
    ]
    assert card.points[0].id not in ("stale", "")
    assert (card.seconds, card.tags, card.weight) == (1, ("two-words",), 1.0)
    assert card.prepared == "one\n\n two"
