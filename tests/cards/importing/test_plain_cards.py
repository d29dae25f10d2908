"""The quick ways of a large import say the same as the slow ones."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.cards.deck_writer import card_lines
from trainer.cards.ids import slug
from trainer.cards.importing.html_text import plain_lines
from trainer.cards.importing.made_points import made_labels
from trainer.cards.importing.plain_card import PlainCard, whole_card
from trainer.cards.importing.twins import Questions, normal
from trainer.cards.model import DEFAULT_SECONDS, Card
from trainer.text import clean

PIECES = (
    "<br>",
    "\n",
    " ",
    "  ",
    "-",
    "- ",
    "1. ",
    "•",
    "\u00a0",
    "\t",
    ";",
    ".",
    ": ",
    "|",
    "{",
    "word",
    "Ä",
    "٣",
)
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_lines_of_html_stand_without_spare_blanks(html: str) -> None:
    broken = clean(html).replace("\n", " ").replace("<br>", "\n") if "<br>" in html else clean(html)
    lines = [" ".join(line.split()) for line in broken.split("\n")]
    if len(lines) > 1:
        lines = [line for line in lines if line not in ("", "-")]
    assert plain_lines(clean(html))[0] == "\n".join(lines)


@given(texts, st.booleans())
@settings(max_examples=300, deadline=None)
def test_labels_hold_no_line_ends_no_spare_blanks_and_none_twice(answer: str, lines: bool) -> None:
    labels = made_labels(answer, lines=lines)
    assert [" ".join(label.split()).strip(" .;,") for label in labels] == labels
    assert "" not in labels
    assert len(set(labels)) == len(labels)


@given(st.lists(texts, max_size=4), texts, st.booleans())
@settings(max_examples=300, deadline=None)
def test_a_plain_card_is_written_as_the_whole_one_is(answers: list[str], said: str, tagged: bool) -> None:
    labels = tuple(made_labels("\n".join(answers), lines=True))
    prepared = plain_lines(clean(said))[0] or None
    card = PlainCard("d", "c", "Why?", labels, ("work", "pay") if tagged else (), prepared)
    written = card.written()
    assert written in (None, "\n".join([*card_lines(whole_card(card), DEFAULT_SECONDS), ""]))
    if labels and prepared and all(label.isalpha() for label in labels) and prepared.isalpha():
        assert written is not None


@given(st.text(st.characters(max_codepoint=127), max_size=30))
@settings(max_examples=300, deadline=None)
def test_ascii_words_are_found_as_those_of_any_other_script(text: str) -> None:
    assert normal(text) == " ".join(re.findall(r"\w+", text.casefold()))
    assert slug(text) == slug(f"{text}é").removesuffix("é").rstrip("-")[:60]


@pytest.mark.parametrize("many", [1, 400])
def test_a_question_is_found_by_its_rarest_words_among_many_like_it(many: int) -> None:
    cards = [Card("d", str(n), (f"Why would you want to work in town{n} for us?",), ()) for n in range(many)]
    found = Questions(cards).alike(normal(f"Why would you wish to work in town{many - 1} for us?"))
    assert found is not None
    assert found[0].id == str(many - 1)
