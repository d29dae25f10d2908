"""The line of the journal and its checksum."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.progress.line import DamagedLine, Line, NewerLine, decode, encode, sealed

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)
DOCUMENTS = st.dictionaries(st.text("abcxyz", max_size=4), VALUES, max_size=4)
LINES = st.builds(
    Line,
    id=st.text("0123456789abcdef", min_size=28, max_size=28),
    seq=st.integers(1, 10**9),
    ts=st.just("2026-11-20T09:00:00.000Z"),
    dev=st.just("1a2b3c4d"),
    ops=st.lists(
        st.tuples(st.sampled_from(["reviews", "cards"]), st.text("abc/", min_size=1), st.none() | DOCUMENTS),
        min_size=1,
        max_size=3,
    ).map(tuple),
)


@given(LINES)
def test_what_is_encoded_decodes_to_the_same_line(line: Line) -> None:
    raw = encode(line)
    assert raw.endswith(b'"}\n')
    assert raw.count(b"\n") == 1
    assert decode(raw) == line


@given(LINES, st.data())
def test_one_changed_byte_is_always_noticed(line: Line, data: st.DataObject) -> None:
    raw = encode(line).rstrip(b"\n")
    place = data.draw(st.integers(0, len(raw) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != raw[place] and byte not in b"\r\n"))
    with pytest.raises(DamagedLine):
        decode(raw[:place] + bytes([other]) + raw[place + 1 :])


@given(st.binary(max_size=200))
def test_no_bytes_make_decoding_fail_in_another_way(raw: bytes) -> None:
    with pytest.raises(DamagedLine):
        decode(raw)


def test_a_line_end_of_windows_does_no_harm() -> None:
    line = Line("a" * 28, 1, "2026-11-20T09:00:00.000Z", "1a2b3c4d", (("cards", "d/c", {"v": 1}),))
    assert decode(encode(line).replace(b"\n", b"\r\n")) == line


def test_a_newer_line_says_its_version() -> None:
    with pytest.raises(NewerLine) as caught:
        decode(sealed({"v": 7, "anything": "new"}))
    assert caught.value.version == 7


@pytest.mark.parametrize(
    "fields", [{}, {"v": 1}, {"v": "1"}, {"v": 1, "id": "x", "seq": 1, "ts": "", "dev": "", "ops": 3}]
)
def test_a_sealed_object_that_is_no_line_is_damage(fields: dict[str, object]) -> None:
    with pytest.raises(DamagedLine):
        decode(sealed(fields))


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_a_number_that_json_does_not_know_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        sealed({"score": number})


def test_half_a_character_becomes_a_question_mark() -> None:
    assert b"caf?" in sealed({"answer": "caf\udce9"})
