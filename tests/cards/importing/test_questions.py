"""Markdown of other programs, CrowdAnki's JSON and HTML, as cards."""

from __future__ import annotations

import json

import pytest

from trainer.cards.importing.html_text import plain_lines
from trainer.cards.importing.reading import read_content
from trainer.cards.importing.source import Incoming


def cards(text: str, name: str = "x.md") -> list[Incoming]:
    return list(read_content(text.encode(), name).cards)


def pairs(text: str) -> list[tuple[str, str | None]]:
    return [(card.card.wordings[0], card.card.prepared) for card in cards(text)]


def test_hashcards_questions_answers_and_gaps() -> None:
    text = (
        '---\nname = "Second round"\n---\n'
        "Q: What would your first month look like?\nA: Listen, meet the team.\n\n"
        "C: I would [listen] first and [agree on goals] after that.\n\n---\n\n"
        "Q: Name the parts.\nA:\n\n1. one\n2. two\n"
    )
    source = read_content(text.encode(), "hash.md")
    assert source.title == "Second round"
    assert [card.card.wordings[0] for card in source.cards] == [
        "What would your first month look like?",
        "I would ____ first and agree on goals after that.",
        "I would listen first and ____ after that.",
        "Name the parts.",
    ]
    assert [point.label for point in source.cards[1].card.points] == ["listen"]
    assert [point.label for point in source.cards[3].card.points] == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Why us?::Same customers\n", ("Why us?", "Same customers")),
        ("Why us? ::: Same customers\n", ("Why us?", "Same customers")),
        ("- Why us? :: Same **customers**\n", ("Why us?", "Same customers")),
        ("When could you start? : In three months #offer\n", ("When could you start?", "In three months")),
        ("Why us?\n?\nSame customers\nNew site\n", ("Why us?", "Same customers\nNew site")),
        ("Why us?\n??\nSame\n<!--SR:!2026-01-28,4,270-->\n", ("Why us?", "Same")),
        ("Why us?::Same <!--SR:!2026-01-28,4,270-->\n", ("Why us?", "Same")),
        ("#flashcards\n\nWhy [us](http://x.y)?::_Same_\n", ("Why us?", "Same")),
    ],
)
def test_one_liners_and_question_marks_between(text: str, pair: tuple[str, str]) -> None:
    assert pairs(text) == [pair]


def test_tags_of_a_note_come_along_and_pictures_are_counted() -> None:
    source = read_content(b"Q: What is this?\n\n![](a.png)\n\nA: A _tower_ #sights\n\nC: no gap\n", "x.md")
    (incoming,) = source.cards
    assert (incoming.card.prepared, incoming.card.tags, source.media) == ("A tower", ("sights",), 1)
    assert str(source.problems[0]).startswith("x.md:7: this cloze card has no [gap]")


def test_a_line_in_a_fence_is_no_card() -> None:
    assert pairs("```\na::b\n```\nWhy?::near\n") == [("Why?", "near")]


def test_crowdanki_decks_within_decks() -> None:
    note = {"__type__": "Note", "fields": ["Why us?", "<ul><li>one<li>two</ul>"], "guid": "g", "tags": ["t"]}
    deck = {"__type__": "Deck", "name": "Second", "notes": [note, {"fields": 3}],
            "children": [{"__type__": "Deck", "name": "Inner", "notes": [note | {"guid": "h"}]}]}  # fmt: skip
    source = read_content(json.dumps(deck).encode(), "deck.json")
    assert [card.deck for card in source.cards] == ["Second", "Second::Inner"]
    assert [point.label for point in source.cards[0].card.points] == ["one", "two"]
    assert str(source.problems[0]).startswith("deck.json:2: note 2 has no fields of text")


@pytest.mark.parametrize(
    ("html", "text", "media"),
    [
        ("one<br>two<br/>three", "one\ntwo\nthree", 0),
        ("<div>one</div><div>two &amp; &lt;b&gt;</div>", "one\ntwo & <b>", 0),
        ("<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>", "- one\n- two\n- three", 0),
        ("a [sound:x.mp3] b<img src=x onerror=alert(1)>", "a b", 2),
        ("<script>alert(1)</script>safe<style>p{}</style>", "safe", 0),
        ("<p>one\nline</p>", "one line", 0),
        ("a&nbsp;b &#27;[2Jc", "a b [2Jc", 0),
        ("<b>bold</b> <i>slanted", "bold slanted", 0),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b", 0),
        ("<![if broken", "<![if broken", 0),
    ],
)
def test_html_becomes_lines(html: str, text: str, media: int) -> None:
    assert plain_lines(html) == (text, media)


def test_braces_of_others_ask_nothing_of_the_candidates_preparation() -> None:
    (incoming,) = cards("What is {skill.1}?::a place\n")
    assert incoming.card.wordings == ("What is \\{skill.1}?",)
