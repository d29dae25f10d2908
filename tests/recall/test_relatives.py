"""Words that count as one another: families, paraphrases, frequencies."""

from __future__ import annotations

import pytest

from trainer.recall import paraphrases
from trainer.recall.families import root
from trainer.recall.frequencies import Frequencies, is_listed
from trainer.recall.spelling import meant
from trainer.recall.stems import stem
from trainer.recall.tokens import analyse


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("free", "freedom"),
        ("treat", "treatment"),
        ("decide", "decision"),
        ("organise", "organization"),
        ("conduct", "conductor"),
    ],
)
def test_words_of_one_family_share_a_root(one: str, other: str) -> None:
    assert root(stem(one)) == root(stem(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("harm", "harmless"), ("profit", "profession"), ("protest", "protect"), ("plan", "plane")],
)
def test_words_that_only_look_alike_do_not(one: str, other: str) -> None:
    assert root(stem(one)) != root(stem(other))


def groups_of(text: str) -> set[int]:
    return {number for number, _, _ in paraphrases.groups(analyse(text).tokens)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("my boss", "the managers"),
        ("I looked after the rota", "I was responsible"),
        ("he rang", "she called"),
        ("sleep on it", "time to think"),
        ("we cut it", "it was reduced"),
    ],
)
def test_paraphrases_meet_in_a_group(one: str, other: str) -> None:
    assert groups_of(one) & groups_of(other)


def test_a_phrase_is_found_where_it_stands() -> None:
    tokens = analyse("I was in charge of it").tokens
    found = [(start, end) for _, start, end in paraphrases.groups(tokens)]
    assert (2, 3) in found


def test_a_stop_word_alone_names_no_group() -> None:
    assert not groups_of("because before about some")


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    frequencies = Frequencies()
    assert frequencies.weight(stem("reconciliation")) > frequencies.weight(stem("people"))
    assert frequencies.phrase_weight("the") < frequencies.phrase_weight("deadlin")


def test_a_word_in_every_text_of_a_batch_weighs_less() -> None:
    batch = [f"the battery and the {word}" for word in ("bulb", "switch", "wire", "motor", "lamp", "path")]
    assert Frequencies(batch).weight(stem("battery")) < Frequencies(batch).weight(stem("bulb"))
    assert Frequencies().weight(stem("battery")) == Frequencies().weight(stem("battery"))


def test_the_list_knows_words_and_not_their_typos() -> None:
    assert is_listed(stem("manager"))
    assert not is_listed(stem("mangaer"))


@pytest.mark.parametrize(
    ("typed", "word"),
    [("mangaer", "manager"), ("woudl", "would"), ("hihh", "high"), ("responsibilites", "responsibilities")],
)
def test_a_mistyped_common_word_is_put_right(typed: str, word: str) -> None:
    assert meant(typed) == word


@pytest.mark.parametrize("word", ["xqzvk", "a", "", "12", "准时", "kubernetes"])
def test_what_is_no_mistyped_common_word_is_left_alone(word: str) -> None:
    assert meant(word) is None
