"""What a deck file says, line by line, and what is reported of it."""

from __future__ import annotations

import pytest

from trainer.cards.deck_file import DeckFile, parse_deck
from trainer.cards.model import Card, Cue, Slot, Wording
from trainer.cards.points import implied_label


def read(text: str, name: str = "deck.md") -> DeckFile:
    return parse_deck(text.encode(), name)


def cards(text: str) -> tuple[Card, ...]:
    return read(text).deck.cards


def ids(text: str) -> list[str]:
    return [card.id for card in cards(text)]


def messages(text: str) -> list[str]:
    return [str(problem) for problem in read(text).problems]


FULL = """\
---
title = "Salary, offer and what happens next"
about = "One line."
tags = ["second-round"]
seconds = 40
---

Prose before the first card is a comment.

## offer-on-the-spot
kind: pressure
trains: S3.37 S3.38
tags: pay offer
weight: 2.5

Q: We would like to offer you the job, here and now. Do you accept?
Q: Suppose we said yes today: would you sign?

- @thanks: thank you | delighted
- that you would like time to think: time to consider | think it over | sleep on it
  > You need not decide now. Ask for time.
- ! when they will hear from you: {offer.reply_date} | @when
  > When will we hear from you?
- the offer in writing: in writing | the written offer

~ yes, I accept right away

A: Thank you. I am delighted.

I would like it in writing.
"""


def test_the_example_of_the_design_is_read_whole() -> None:
    file = read(FULL, "money-offer.md")
    assert file.problems == ()
    deck = file.deck
    assert (deck.id, deck.title, deck.about) == (
        "money-offer",
        "Salary, offer and what happens next",
        "One line.",
    )
    assert (deck.tags, deck.seconds) == (("second-round",), 40)
    (card,) = deck.cards
    assert card.full_id == "money-offer/offer-on-the-spot"
    assert card.wordings == (
        "We would like to offer you the job, here and now. Do you accept?",
        "Suppose we said yes today: would you sign?",
    )
    assert (card.kind, card.seconds, card.weight) == ("pressure", 40, 2.5)
    assert (card.trains, card.tags) == (("S3.37", "S3.38"), ("pay", "offer"))
    assert card.avoid == ("yes, I accept right away",)
    assert card.prepared == "Thank you. I am delighted.\n\nI would like it in writing."
    thanks, time, when, writing = card.points
    assert (thanks.label, thanks.alternatives) == (
        "@thanks",
        (Cue("thanks"), Wording("thank you"), Wording("delighted")),
    )
    assert (time.label, time.probe) == (
        "that you would like time to think",
        "You need not decide now. Ask for time.",
    )
    assert when.must
    assert when.alternatives == (Slot("offer.reply_date"), Cue("when"))
    assert (writing.must, writing.probe) == (False, None)


def test_the_smallest_deck_is_a_question_and_a_point() -> None:
    file = read("Q: Why us?\n- your products\n")
    assert file.problems == ()
    (card,) = file.deck.cards
    assert (card.id, card.kind, card.seconds, card.weight) == ("why-us", "script", 60, 1.0)
    assert card.points[0].label == "your products"
    assert file.deck.title == "Deck"


def test_a_question_without_points_is_kept_as_unfinished() -> None:
    file = read("Q: Why us?\n\n## next\nQ: And why now?\n- because of the timing\n")
    assert [card.unfinished for card in file.deck.cards] == [True, False]
    assert [(p.line, p.severity) for p in file.problems] == [(1, "hint")]


# Front matter


@pytest.mark.parametrize(
    ("front", "line", "what"),
    [
        ("title: Mine", 2, 'write title = "Mine"'),
        ("seconds = 0", 2, "write seconds = 60"),
        ("seconds = true", 2, "write seconds = 60"),
        ("seconds = inf", 2, "write seconds = 60"),
        ("seconds = " + "9" * 5000, 2, "too large"),
        ("about = 3", 2, "about is no text"),
        ("title = 'a'\ntags = 'x'", 3, "tags is no list"),
        ("tags = [1]", 2, "tags is no list"),
        ("a = " + "[" * 3000, 2, "too deep"),
        ("title = 'x'\ntitle = 'y'", 3, "Cannot overwrite a value"),
        ("author = 'me'", 2, "no 'author'"),
        ("about = '" + "x" * 9000 + "'", 1, "too long"),
    ],
)
def test_a_mistake_in_the_front_matter_is_named_and_the_cards_stand(front: str, line: int, what: str) -> None:
    file = read(f"---\n{front}\n---\nQ: Why?\n- your products\n")
    assert len(file.deck.cards) == 1
    (problem,) = file.problems
    assert problem.line == line
    assert what in str(problem)


def test_front_matter_without_an_end_is_reported() -> None:
    assert "write --- in a line of its own" in messages("---\ntitle = 'x'\nQ: Why?\n- your products\n")[0]


def test_a_line_of_hyphens_above_a_question_is_a_separator_and_no_front_matter() -> None:
    text = "---\nQ: One?\nA: yes\n---\nQ: Two?\nA: no\n---\n"
    assert ids(text) == ["one", "two"]
    assert {problem.severity for problem in read(text).problems} == {"hint"}


def test_the_name_of_a_hashcards_deck_is_its_title() -> None:
    assert read('---\nname = "Second round"\n---\nQ: a\nA: b\n').deck.title == "Second round"


# Ids


def test_the_id_without_a_heading_is_the_first_eight_words() -> None:
    assert ids("Q: What's one thing you'd never, ever do again at work?\n- x y\n") == [
        "whats-one-thing-youd-never-ever-do-again"
    ]


def test_ids_that_clash_are_numbered() -> None:
    assert ids("Q: Why?\n- a b\nQ: Why?\n- c d\nQ: Why?\n- e f\n") == ["why", "why-2", "why-3"]


def test_a_heading_wins_over_an_id_made_from_a_question_above_it() -> None:
    assert ids("Q: Why?\n- a b\n\n## why\nQ: Other?\n- c d\n") == ["why-2", "why"]


def test_a_duplicate_heading_is_reported_and_both_cards_stand() -> None:
    text = "## a\nQ: One?\n- x y\n\n## a\nQ: Two?\n- x y\n"
    assert ids(text) == ["a", "a-2"]
    assert messages(text) == [
        "deck.md:5: the id 'a' already stands in line 1: write another, such as `## a-2`"
    ]


def test_a_heading_of_words_becomes_an_id_and_says_so() -> None:
    text = "## Offer on the spot\nQ: Yes?\n- x y\n"
    assert ids(text) == ["offer-on-the-spot"]
    assert "write `## offer-on-the-spot`" in messages(text)[0]
    assert read(text).problems[0].severity == "hint"


def test_a_question_in_another_script_gets_an_id() -> None:
    assert ids("Q: なぜ弊社ですか。\n- x y\nQ: ???\n- x y\n") == ["なぜ弊社ですか", "card"]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("fit.md", "fit"),
        ("folder/fit.md", "fit"),
        ("My deck.md", "my-deck"),
        ("../../etc/passwd", "passwd"),
        ("a@b.md", "a-b"),
        ("\u202eevil\x1b.md", "evil"),
        ("...md", "deck"),
        ("", "deck"),
    ],
)
def test_the_deck_id_is_the_stem_of_the_file(name: str, id_: str) -> None:
    assert read("Q: x\n- y z\n", name).deck.id == id_


# Where a card begins


def test_consecutive_questions_are_wordings_of_one_card() -> None:
    (card,) = cards("Q: One?\n\nQ: Two?\n<!-- and -->\nQ: Three?\n- x y\n")
    assert card.wordings == ("One?", "Two?", "Three?")


@pytest.mark.parametrize("between", ["- a point", "~ a phrase", "A: an answer", "---"])
def test_a_question_below_anything_else_starts_the_next_card(between: str) -> None:
    assert ids(f"## first\nQ: One?\n{between}\nQ: Two?\n- x y\n") == ["first", "two"]


def test_in_a_file_of_questions_and_answers_each_question_is_a_card() -> None:
    text = "Q: One?\nQ: Two?\nA: yes\n\nQ: Three?\nA: no\n"
    assert ids(text) == ["one", "two", "three"]
    assert [card.prepared for card in cards(text)] == [None, "yes", "no"]


def test_wordings_stay_together_in_a_file_that_has_points_first() -> None:
    assert ids("Q: One?\n- x y\nA: yes\nQ: Two?\nQ: Three?\nA: no\n") == ["one", "two"]


def test_lines_below_a_question_go_on_with_it() -> None:
    (card,) = cards("Q: Tell me\n   about   a time\nyou failed.\n- x y\n")
    assert card.wordings == ("Tell me about a time you failed.",)


def test_a_question_of_several_paragraphs_ends_at_its_answer() -> None:
    (card,) = cards("Q: Look at this.\n\n* one\n* two\n\nWhich?\nA: one\n")
    assert card.wordings == ("Look at this. * one * two Which?",)
    assert card.prepared == "one"


def test_a_heading_without_a_question_is_reported_and_takes_no_id() -> None:
    text = "## a\n\n- x y\n\n## a\nQ: One?\n- x y\n"
    assert ids(text) == ["a"]
    assert messages(text) == ["deck.md:1: this card has no question: write `Q: …` under its heading"]


# Answers and comments


def test_an_answer_reaches_to_the_next_marker() -> None:
    (card,) = cards("Q: Why?\nA:\nFirst.\n\n  indented\n# no marker\n- but this is: a point\n")
    assert card.prepared == "First.\n\n  indented\n# no marker"
    assert card.points[0].label == "but this is"


def test_a_backslash_keeps_a_line_of_an_answer_from_being_a_marker() -> None:
    (card,) = cards("Q: Why?\nA: x\n\\- y\n\\Q: z\n\\\\- two\n\\LaTeX\n\\---\n")
    assert card.prepared == "x\n- y\nQ: z\n\\- two\n\\LaTeX\n---"


def test_comments_are_skipped_anywhere() -> None:
    text = (
        "<!-- Q: not me? -->\nQ: Why?\n<!-- one\n\n- nor me\n-->\n- x y\n  <!-- here -->\n  > And?\n"
        "A: yes\n<!-- there -->\nand yes\n"
    )
    (card,) = cards(text)
    assert card.points[0].probe == "And?"
    assert card.prepared == "yes\nand yes"
    assert messages(text) == []


def test_a_comment_without_an_end_swallows_no_card() -> None:
    text = "Q: One?\n- x y\n<!-- open\nQ: Two?\n- x y\n<!-- fine -->\nQ: Three?\n- x y\n"
    assert ids(text) == ["one", "two", "three"]
    assert messages(text) == ["deck.md:3: the comment has no end: write `-->` behind it"]


def test_what_stands_behind_a_comment_is_reported() -> None:
    assert "put it on a line of its own" in messages("Q: a\n<!-- x --> - lost\n- y z\n")[0]


# Key points


@pytest.mark.parametrize(
    ("line", "label", "wordings"),
    [
        ("a: b | c", "a", ["b", "c"]),
        ("b | c", "b", ["b", "c"]),
        ("at 10:30 sharp | at half past ten", "at 10:30 sharp", ["at 10:30 sharp", "at half past ten"]),
        (r"Time\: ten | eleven", "Time: ten", ["Time: ten", "eleven"]),
        (r"a: b \| c | d", "a", ["b | c", "d"]),
        ("a: b: c", "a", ["b: c"]),
        (r"\@home: \@work", "@home", ["@work"]),
        (r"\{x}: \{y}", "{x}", ["{y}"]),
        (r"\! wow", "! wow", ["! wow"]),
        (r"\\: b", "\\", ["b"]),
        (r"a\b: c\d", r"a\b", [r"c\d"]),
        (r"\\\@x", r"\@x", [r"\@x"]),
        ("a:   b   |\tc", "a", ["b", "c"]),
        ("a@b.example | 5 @ 3", "a@b.example", ["a@b.example", "5 @ 3"]),
    ],
)
def test_labels_wordings_and_what_a_backslash_makes_literal(
    line: str, label: str, wordings: list[str]
) -> None:
    file = read(f"Q: q?\n- {line}\n")
    assert file.problems == ()
    (point,) = file.deck.cards[0].points
    assert point.label == label
    assert point.alternatives == tuple(Wording(wording) for wording in wordings)


def test_a_point_that_is_only_a_cue_or_a_slot_is_labelled_so() -> None:
    cue, slot, both, mixed = cards("Q: q?\n- ! @reason\n- {skill.1}\n- {edge} | @when\n- @ask | what else\n")[
        0
    ].points
    assert (cue.label, cue.alternatives, cue.must) == ("@reason", (Cue("reason"),), True)
    assert (slot.label, slot.alternatives) == ("{skill.1}", (Slot("skill.1"),))
    assert both.label == "{edge}"
    assert mixed.label == "what else"
    assert implied_label([Cue("ask")]) == "@ask"


def test_a_slot_may_stand_in_the_labels_place_as_a_cue_may() -> None:
    (point,) = cards("Q: q?\n- {company.name}: the firm | your house\n")[0].points
    assert point.label == "{company.name}"
    assert point.alternatives == (Slot("company.name"), Wording("the firm"), Wording("your house"))


def test_the_id_of_a_point_is_the_hash_of_its_label() -> None:
    first, second, third = cards("Q: q?\n- In Writing: a b\n- in writing: c d\n- ! in   writing: e f\n")[
        0
    ].points
    assert first.id == "0e40c377"
    assert (second.id, third.id) == (f"{first.id}-2", f"{first.id}-3")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("@reazon", "there is no cue '@reazon'"),
        ("{skil.1}", "there is no slot '{skil.1}'"),
        ("@reason because", "a cue stands alone between bars"),
        ("at {company.name} now", "a slot stands alone between bars"),
        ("a:", "no wording stands behind the label: write `- a: wording | wording`"),
        (": a b", "the label is empty"),
        ("!", "this key point is empty"),
        ("@nobody: a b | c d", "there is no cue '@nobody'"),
        ("@reason and more: a b", "a label is either a cue or words"),
    ],
)
def test_a_mistake_in_a_point_is_named(line: str, what: str) -> None:
    file = read(f"Q: q?\n- {line}\n- fine one\n")
    assert [problem.line for problem in file.problems if problem.severity == "mistake"] == [2]
    assert what in str(file.problems[0])
    assert file.deck.cards[0].points[-1].label == "fine one"


@pytest.mark.parametrize("word", ["plan", "team", "because", "how", "day", "Day"])
def test_a_common_word_alone_is_a_hint(word: str) -> None:
    file = read(f"Q: q?\n- the label: {word} | two words\n")
    (problem,) = file.problems
    assert problem.severity == "hint"
    assert f"'{word}' alone stands in almost any answer" in problem.what
    assert file.deck.cards[0].points[0].alternatives == (Wording(word), Wording("two words"))


@pytest.mark.parametrize(
    ("line", "count"), [("a b | | c d", 1), ("a b |", 1), ("| a b", 1), ("a b | | | c d", 2), ("a b |c d", 1)]
)
def test_a_bar_too_many_is_a_hint(line: str, count: int) -> None:
    file = read(f"Q: q?\n- label: {line}\n")
    assert [problem.severity for problem in file.problems] == ["hint"] * count
    assert all(a.text for a in file.deck.cards[0].points[0].alternatives if isinstance(a, Wording))


def test_an_unknown_slot_in_a_question_is_reported() -> None:
    text = "Q: What about {company.nmae}, {edge} and \\{this}?\n- x y\n"
    assert messages(text) == [
        "deck.md:1: there is no slot '{company.nmae}': "
        "write a name such as {skill.1} or {company.name}, or `\\{` for a brace"
    ]


# Keys and other lines


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("kind: silly", "there is no kind 'silly': write one of story, pitch"),
        ("seconds: soon", "'soon' is no whole number from 1 to 3600"),
        ("seconds: ²", "is no whole number"),
        ("seconds: 0", "is no whole number"),
        ("weight: 0", "'0' is no number above 0"),
        ("weight: -1", "is no number above 0"),
        ("weight: nan", "is no number above 0"),
        ("weight: inf", "is no number above 0"),
        ("weight: 1e999", "is no number above 0"),
        ("colour: red", "there is no key 'colour': write one of kind, seconds, tags, trains, weight"),
        ("Some words", "'Some words' is no part of a card"),
        ("q: what", "'q: what' begins with no marker: write `Q: what`"),
    ],
)
def test_a_mistake_under_the_heading_is_named_and_the_default_holds(line: str, what: str) -> None:
    file = read(f"## a\n{line}\n\nQ: q?\n- x y\n")
    (card,) = file.deck.cards
    assert (card.kind, card.seconds, card.weight) == ("script", 60, 1.0)
    (problem,) = file.problems
    assert (problem.line, problem.severity) == (2, "mistake")
    assert what in str(problem)


def test_a_key_that_is_said_twice_is_reported() -> None:
    text = "## a\nkind: fit\nkind: story\nQ: q?\n- x y\n"
    assert cards(text)[0].kind == "fit"
    assert messages(text) == ["deck.md:3: kind is said twice: take one of the lines away"]


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("* a point", "write `- a point`"),
        ("– a point", "write `- a point`"),
        ("-a point", "write `- a point`"),
        ("1. a point", "write `- a point`"),
        ("> a probe", "write `  > a probe`"),
        ("# a", "write `## a`"),
        ("### a", "write `## a`"),
        ("a: an answer", "write `A: an answer`"),
        ("kind: fit", "put it right under the `## ` heading"),
        ("  and more", "write this at the end of the line above"),
        ("loose words", "begin it with `- `, `~ `, `Q: ` or `A: `"),
        ("C: a [cloze]", "write `Q: …` and `- …`"),
        ("-", "write `- label: wording | wording`"),
        ("~", "write `~ …`"),
        ("  >", "write `  > …`"),
    ],
)
def test_any_other_line_is_reported_with_what_to_write(line: str, remedy: str) -> None:
    file = read(f"Q: q?\n- x y\n{line}\n\nQ: next?\n- x y\n")
    assert [card.id for card in file.deck.cards] == ["q", "next"]
    (problem,) = file.problems
    assert (problem.line, problem.severity) == (3, "mistake")
    assert remedy in problem.remedy


@pytest.mark.parametrize("line", ["* a point", "kind: fit", "  > a probe", "q: again?", "-point"])
def test_a_line_below_a_question_that_is_meant_otherwise_is_not_swallowed_by_it(line: str) -> None:
    text = f"Q: q?\n{line}\n- x y\n"
    assert cards(text)[0].wordings == ("q?",)
    assert messages(text)[0].startswith("deck.md:2: ")


def test_words_between_cards_are_reported() -> None:
    assert messages("Q: q?\n- x y\n---\nwords\n\nQ: r?\n- x y\n") == [
        "deck.md:4: 'words' belongs to no card: write `Q: …` above it, or put it between <!-- and -->"
    ]


def test_a_second_answer_is_reported_and_the_first_one_stays() -> None:
    text = "Q: q?\n- x y\nA: one\nA: two\nmore\n"
    assert cards(text)[0].prepared == "one"
    assert "join the two" in messages(text)[0]


def test_one_mistake_is_reported_once() -> None:
    assert len(messages("Q: q?\n- @nobody\n  > why?\n- x y\n")) == 1
    assert len(messages("Q: q?\n- x y\nA: one\nA: two\nmore\n\nand more\n")) == 1
    assert len(messages("Q: q?\n- x y\n\nC: a [cloze] of\nseveral lines\n")) == 1


def test_an_empty_question_is_reported() -> None:
    text = "Q:\nQ: q?\n- x y\n"
    assert cards(text)[0].wordings == ("q?",)
    assert messages(text) == ["deck.md:1: the question is empty: write `Q: …`"]


def test_a_file_without_cards_says_what_a_card_is() -> None:
    assert messages("") == ["deck.md:1: no card was found: write `Q: …` and, below it, `- …`"]


def test_problems_beyond_two_hundred_are_only_counted() -> None:
    problems = read("Q: q?\n- x y\n" + "stray\n" * 1000).problems
    assert len(problems) == 201
    assert problems[-1].what == "800 more problems"


# Bytes


def test_windows_line_ends_and_a_byte_order_mark_say_nothing() -> None:
    assert (
        read(FULL).deck == parse_deck(b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode(), "deck.md").deck
    )
    assert parse_deck(FULL.replace("\n", "\r").encode(), "deck.md").deck == read(FULL).deck


def test_what_could_steer_a_terminal_is_left_out_and_told() -> None:
    file = parse_deck("Q: fine?\n- red\x1b[31m wording\x00 he\u202ere\n".encode(), "deck.md")
    assert file.deck.cards[0].points[0].label == "red wording here"
    (problem,) = file.problems
    assert (problem.line, problem.severity) == (2, "hint")


def test_bytes_that_are_no_utf8_are_left_out_and_told() -> None:
    file = parse_deck(b"Q: fine?\n- caf\xe9 there\n", "deck.md")
    assert file.deck.cards[0].points[0].label == "caf there"
    assert str(file.problems[0]) == (
        "deck.md:2: some bytes are no UTF-8 and were left out: save the file as UTF-8"
    )


def test_a_file_in_utf16_says_so() -> None:
    file = parse_deck("Q: x\n- y\n".encode("utf-16"), "deck.md")
    assert file.deck.cards == ()
    assert "save it as UTF-8" in str(file.problems[0])


@pytest.mark.parametrize(
    "text",
    [
        "Q: " + "x" * 1_000_000 + "\n- y z\n",
        "Q: x\n- label: " + " | ".join(["some words"] * 100_000) + "\n",
        "Q: x\n- " + "{" * 300_000 + "}" * 300_000 + "\n",
        "Q: x\n- " + "\\" * 500_001 + "\n",
        "Q: x\n- a: " + "| " * 300_000 + "\n",
        "Q: x\n- a: " + ": " * 300_000 + "\n",
        "Q: x\n" + "<!-- \n" * 100_000,
        "Q: x\n" + "more \n\n" * 100_000,
        "Q: x\nA: y\n" + "\n" * 300_000 + "z",
        "Q: x\n- y z\n" * 30_000,
        "Q: x\n- " + "@" * 300_000,
        "Q: x\n- y\n" + "  > why\n" * 20_000,
        "## " + "a " * 300_000 + "\nQ: x\n- y z\n",
        "-" * 1_000_000,
        "Q: " + "{" * 500_000,
    ],
    ids=lambda text: repr(text[:18]),
)
def test_enormous_lines_are_read_in_one_go(text: str) -> None:
    file = read(text)
    assert len(file.deck.cards) == (0 if text.startswith("---") else text.count("- y z") or 1)
