"""The drill line by line: what is said, what is heard, and what is saved."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import StandingClock
from tests.faces.conftest import OpenDesk
from trainer import plain
from trainer.desk import Desk
from trainer.progress.problems import NotSaved
from trainer.progress.records import Mode

GOLDEN = Path(__file__).parents[1] / "golden" / "plain_drill.txt"
ANSWER = "Thank you, I am delighted.\nCould I think it over?\n\n"


def drill(desk: Desk, heard: str, mode: Mode | None = None) -> str:
    """One sitting over these lines, as it was told."""
    out = io.StringIO()
    plain.run(desk, io.StringIO(heard), out, mode=mode)
    return out.getvalue()


def test_a_whole_sitting_reads_like_this(open_desk: OpenDesk) -> None:
    heard = (
        f"?\n{ANSWER}?\nx 2\ny 3 put down on paper\n\n"  # the offer: help, corrections, the suggestion
        "a\nb\n1\n"  # the lift: no prepared answer, blank, Again
        "u\nu\ngood morning\nmy name is Ada\n.\np\n4\n"  # taken back, answered anew
    )
    assert drill(open_desk(), heard) == GOLDEN.read_text("utf-8")


def test_what_was_graded_is_saved_when_the_lines_end(open_desk: OpenDesk) -> None:
    told = drill(open_desk(), f"{ANSWER}3\n")
    assert told.endswith("1 answer saved. The rest waits for you.\n")
    saved = list(open_desk().store.reviews())
    assert [(review.card, review.rating, review.judge) for review in saved] == [("small/offer", 3, "words")]
    assert saved[0].answer == ANSWER.strip()


def test_an_interrupted_sitting_goes_on_at_the_same_card(open_desk: OpenDesk) -> None:
    drill(open_desk(), f"{ANSWER}3\nq\n")
    told = drill(open_desk(), "q\n")
    assert told.startswith("Going on where you stopped.\n1 question.")
    assert "Question 2 of 2" in told


def test_another_mode_begins_another_sitting(open_desk: OpenDesk) -> None:
    drill(open_desk(), f"{ANSWER}3\nq\n")
    told = drill(open_desk(), "q\n", mode="aloud")
    assert "Going on" not in told
    assert "Question 1 of 1" in told


def test_an_answer_without_a_grade_is_kept_as_a_draft(open_desk: OpenDesk) -> None:
    told = drill(open_desk(), ANSWER)
    assert "kept as a draft" in told
    assert "No answers saved" in told
    desk = open_desk()
    assert list(desk.store.reviews()) == []
    told = drill(desk, ".\n3\n")
    assert "A single dot takes it" in told or "a single dot takes it" in told
    assert [review.answer for review in desk.store.reviews()] == [ANSWER.strip()]
    assert desk.store.draft() is None


def test_an_answer_ends_at_a_single_dot_too(open_desk: OpenDesk) -> None:
    desk = open_desk()
    drill(desk, "Thank you.\nIn writing, please.\n.\n2\n")
    assert [review.answer for review in desk.store.reviews()] == ["Thank you.\nIn writing, please."]


def test_reading_the_prepared_answer_first_holds_the_grade_at_hard(open_desk: OpenDesk) -> None:
    desk = open_desk()
    told = drill(desk, f"a\n{ANSWER.replace('over?', 'over, in writing?')}\n")
    assert "Thank you, I am delighted. Could I have it in writing" in told
    assert "You read the prepared answer first" in told
    assert [(review.suggested, review.rating) for review in desk.store.reviews()] == [(2, 2)]


def test_a_blank_answer_is_saved_as_one(open_desk: OpenDesk) -> None:
    desk = open_desk()
    told = drill(desk, "b\n\n")
    assert "it happens to everybody" in told
    assert [(review.flags, review.rating) for review in desk.store.reviews()] == [(("blank",), 1)]


def test_an_answer_aloud_is_ticked_off_and_marked_as_ones_own_word(open_desk: OpenDesk) -> None:
    desk = open_desk()
    told = drill(desk, "\n\n9\n1, 3\n\nq\n", mode="aloud")
    assert "That names no point" in told
    assert "by your own ticks" in told
    (review,) = desk.store.reviews()
    assert (review.judge, review.coverage, review.answer) == ("self", 0.75, "")
    assert [point.said_by_user for point in review.points] == [True, False, True]


def test_the_follow_up_earns_half_of_its_point(open_desk: OpenDesk) -> None:
    desk = open_desk()
    told = drill(desk, "Thank you.\n\np\nsome time to consider\n\n")
    assert "it counts half" in told
    (review,) = desk.store.reviews()
    assert review.probe is not None
    assert review.coverage == pytest.approx(2.5 / 4)


def test_a_granted_wording_counts_next_time(open_desk: OpenDesk) -> None:
    drill(open_desk(), "zebra crossing\n\ny 2 zebra crossing\n1\n")
    assert "2. covered: that you would like time to think. You said" in drill(
        open_desk(), "Good morning, I am Ada.\n\n4\nzebra crossing\n\n"
    )


def test_cards_set_aside_do_not_come_back_today_and_suspended_ones_never(
    open_desk: OpenDesk, clock: StandingClock
) -> None:
    told = drill(open_desk(), "-\n@\n")
    assert "set aside until tomorrow" in told
    assert "taken out of practice" in told
    clock.move(days=1)
    told = drill(open_desk(), "q\n")
    assert "Question 1 of 1" in told
    assert "offer you the job" in told


def test_setting_aside_can_be_taken_back(open_desk: OpenDesk) -> None:
    desk = open_desk()
    told = drill(desk, "-\nu\nu\nq\n")
    assert "Taken back and saved: buried." in told
    assert "nothing to take back" in told
    state = desk.store.state("small/offer")
    assert state is not None
    assert state.buried_on is None


def test_there_is_nothing_to_ask_twice_on_one_day(open_desk: OpenDesk) -> None:
    desk = open_desk()
    drill(desk, f"{ANSWER}3\n{ANSWER}3\n")
    out = io.StringIO()
    assert plain.run(desk, io.StringIO(), out) is False
    assert out.getvalue() == ""


def test_an_answer_that_is_too_long_is_declined_and_asked_again(open_desk: OpenDesk) -> None:
    desk = open_desk()
    told = drill(desk, "word " * 40_000 + "\n\n" + f"{ANSWER}3\nq\n")
    assert "Up to 20000 characters are judged" in told
    assert [review.answer for review in desk.store.reviews()] == [ANSWER.strip()]


@pytest.mark.parametrize(
    "answer",
    [
        "🙂🙂🙂",
        "日本語で答えます",
        "שלום וברכה",
        "\x1b[2J\x1b]0;owned\x07\x9b31m",
        "\u202egnorw",
        "[/nope][red]",
    ],
)
def test_any_kind_of_answer_is_judged_and_nothing_steers_the_terminal(
    open_desk: OpenDesk, answer: str
) -> None:
    desk = open_desk()
    told = drill(desk, f"{answer}\nthank you\n\n3\nq\n")
    assert len(list(desk.store.reviews())) == 1
    assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or c == "\u202e" for c in told)


def test_a_hostile_deck_steers_nothing(open_desk: OpenDesk, small_decks: Path) -> None:
    (small_decks / "small.md").write_text(
        "Q: \x1b[2J\x1b]52;c;aGk=\x07What\u202e now?\n"
        "- \x9b31mlabel\x00: [/nope] | \x1bPwords\x1b\\\n  > \x1b[5mAnd?\nA: \x1b[1mBold\n"
    )
    told = drill(open_desk(), "a\nhello\n\np\nhello\na\n1\nq\n")
    assert "What now?" in told
    assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or c == "\u202e" for c in told)


def test_a_full_disk_is_told_and_the_grade_can_be_repeated(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()
    save, refusals = desk.store.save_review, [NotSaved("the disk is full", "Your answer is kept here.")]

    def sometimes(*args: object) -> None:
        if refusals:
            raise refusals.pop()
        save(*args)  # type: ignore[arg-type]  # handed through as they came

    monkeypatch.setattr(desk.store, "save_review", sometimes)
    told = drill(desk, f"{ANSWER}3\n\nq\n")
    assert "NOT saved: the disk is full" in told
    assert told.index("NOT saved") < told.index("Saved: Good")
    assert len(list(desk.store.reviews())) == 1


def test_leaving_while_nothing_can_be_saved_says_so_to_the_caller(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()

    def never(*_: object) -> None:
        raise NotSaved("the disk is full", "Your answer is kept here.")

    monkeypatch.setattr(desk.store, "save_review", never)
    with pytest.raises(NotSaved, match="the disk is full"):
        drill(desk, f"{ANSWER}3\nq\n")


class _Broken(io.StringIO):
    def write(self, _: str) -> int:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")


def test_a_reader_that_went_away_is_left_to_the_caller(open_desk: OpenDesk) -> None:
    with pytest.raises(BrokenPipeError):
        plain.run(open_desk(), io.StringIO("q\n"), _Broken())


HEARD = st.lists(
    st.sampled_from(
        ["", ".", "?", "b", "a", "u", "-", "@", "q", "1", "4", "x 1", "y 2 words", "p", "thank you", "x 99"]
    )
    | st.text(max_size=20),
    max_size=25,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(heard=HEARD, mode=st.sampled_from(["keywords", "full", "aloud"]))
def test_whatever_is_typed_the_drill_ends_and_tells_only_what_is_saved(
    open_desk: OpenDesk, clock: StandingClock, heard: list[str], mode: Mode
) -> None:
    clock.move(days=30)
    desk = open_desk()
    before = len(list(desk.store.reviews()))
    told = drill(desk, "\n".join(heard), mode=mode)
    graded = told.count("Saved: Again") + told.count("Saved: Hard") + told.count("Saved: Good")
    graded += told.count("Saved: Easy") - told.count("Taken back and saved: graded")
    assert len(list(desk.store.reviews())) - before == graded
