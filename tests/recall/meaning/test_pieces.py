"""Texts cut into the pieces that the encoder knows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trainer.recall.meaning.pieces import Pieces

LETTERS = [c for c in "abcdefghijklmnopqrstuvwxyz0123456789'.,-"]
VOCABULARY = [
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]"),
    *LETTERS,
    *(f"##{c}" for c in LETTERS),
    *("manager", "told", "early", "un", "##told", "cafe"),
]
PIECES = Pieces(VOCABULARY)


def _read(text: str) -> list[str]:
    return [VOCABULARY[piece.number] for piece in PIECES.of(text)]


def test_a_known_word_is_one_piece_and_case_does_not_matter() -> None:
    assert _read("Told MANAGER") == ["told", "manager"]


def test_the_longest_piece_that_fits_comes_first() -> None:
    assert _read("untold") == ["un", "##told"]


def test_accents_are_read_as_plain_letters() -> None:
    assert _read("café") == ["cafe"]


def test_signs_stand_alone() -> None:
    assert _read("told, early.") == ["told", ",", "early", "."]


def test_a_slip_of_the_keyboard_is_read_as_the_common_word_it_was_meant_to_be() -> None:
    assert _read("manger manegar")[-1] != "manager"
    assert _read("managre") == ["manager"]


def test_a_word_in_an_unknown_script_is_unknown_once() -> None:
    assert _read("経験") == ["[UNK]"]


def test_a_word_of_a_thousand_letters_is_unknown() -> None:
    assert _read("x" * 1_000) == ["[UNK]"]


def test_every_piece_of_a_word_carries_the_place_of_the_whole_word() -> None:
    text = "We untold, told"
    assert [text[slice(*piece.span)] for piece in PIECES.of(text)][-4:] == ["untold", "untold", ",", "told"]


@given(st.text(max_size=200))
def test_any_text_is_cut_into_places_inside_it_in_order(text: str) -> None:
    spans = [piece.span for piece in PIECES.of(text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(st.text(max_size=60))
def test_the_same_text_is_cut_the_same_way_twice(text: str) -> None:
    assert PIECES.of(text) == PIECES.of(text)
