"""The `trainer` command: what each verb says and how it ends, with right words and with wrong ones."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import StandingClock
from tests.faces.conftest import Ended, OpenDesk, Run
from trainer import __version__
from trainer.cards.library import load_library
from trainer.cli import main
from trainer.places import builtin_decks, places
from trainer.progress.store import open_store

ANSWER = "Thank you, I am delighted. I would like to think it over and have it in writing.\n\n"


def refused(ended: Ended, code: int, *words: str) -> bool:
    """Whether it ended with this code and one line on stderr that holds these words."""
    one_line = ended.err.startswith("trainer: ") and ended.err.count("\n") == 1
    return ended.code == code and one_line and all(word in ended.err for word in words)


# Words that make no command


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["frobnicate"], "frobnicate"),
        (["drill", "--minutes", "0"], "whole number from 1 to 600"),
        (["drill", "--minutes", "٣"], "whole number from 1 to 600"),
        (["drill", "--minutes", "9" * 5000], "whole number from 1 to 600"),
        (["drill", "--mode", "sung"], "sung"),
        (["drill", "--min", "5"], "--min"),
        (["drill", "a", "b"], "b"),
        (["score"], "--card"),
        (["score", "--card", "x", "--jsonl"], "not allowed"),
        (["score", "--jsonl", "--mode", "keywords"], "--jsonl"),
        (["check"], "FILE|FOLDER"),
        (["import"], "FILE|FOLDER|-"),
        (["due", "--now", "yesterday"], "no date or time"),
        (["due", "--now", "0001-01-01"], "no date or time"),
        (["due", "--now"], "--now"),
        (["due", "\x1b[31mred"], "red"),
        (["due", "\ud800"], "unrecognized"),
    ],
)
def test_words_that_make_no_command_are_told_in_one_line(trainer: Run, words: list[str], told: str) -> None:
    ended = trainer(*words)
    assert refused(ended, 2, told)
    assert "\x1b" not in ended.err
    assert ended.out == ""


def test_the_version_is_told_before_and_after_a_verb(trainer: Run) -> None:
    assert trainer("--version").out == f"trainer {__version__}\n"
    assert trainer("drill", "--version").out == f"trainer {__version__}\n"


def test_help_ends_well_and_names_every_verb(trainer: Run) -> None:
    ended = trainer("--help")
    assert ended.code == 0
    assert all(
        f"    {verb} " in ended.out for verb in ("drill", "import", "check", "decks", "score", "due", "stats")
    )


def test_globals_count_before_and_after_the_verb(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "data")
    assert main(["--data", folder, "stats", "--json", "--now", "2026-11-22"]) == 0
    first = capsys.readouterr().out
    assert main(["stats", "--json", "--now", "2026-11-22", "--data", folder]) == 0
    assert capsys.readouterr().out == first
    assert json.loads(first)["date"] == "2026-11-22"


# Where no app can be shown


def test_the_app_needs_a_terminal_and_names_the_way_without(trainer: Run) -> None:
    assert refused(trainer(), 1, "no terminal", "drill --plain")


def test_a_drill_without_a_terminal_is_plain(trainer: Run) -> None:
    ended = trainer("drill", "money-offer", piped="q\n")
    assert ended.code == 0
    assert ended.err == ""
    assert "Question 1 of" in ended.out


# due


def test_due_tells_what_waits_and_leaves_no_trace(trainer: Run, data: Path) -> None:
    ended = trainer("due")
    assert (ended.code, ended.out, ended.err) == (0, "8 new questions: trainer\n", "")
    assert not data.exists()


def test_due_follows_every_answer_and_every_day(trainer: Run) -> None:
    for _ in range(8):
        assert trainer("drill", piped=f"{ANSWER}2\nq\n").code == 0
    assert trainer("due").code == 1
    assert trainer("due").out.startswith("nothing due, next ")
    later = trainer("due", "--now", "2027-11-22")
    assert (later.code, later.out) == (0, "8 due, 8 new: trainer\n")


def test_due_follows_the_settings_and_the_candidates_own_decks(trainer: Run, data: Path) -> None:
    trainer("drill", piped=f"{ANSWER}2\nq\n")
    before = trainer("due").out
    (data / "config.toml").write_text("new_cards = 3\n")
    assert trainer("due").out == "2 new questions: trainer\n" != before
    (data / "config.toml").write_text("new_cards = 1000\n")
    many = int(trainer("due").out.split()[0])
    (data / "decks").mkdir()
    (data / "decks" / "mine.md").write_text("Q: Why?\n- because: because\n")
    assert trainer("due").out == f"{many + 1} new questions: trainer\n"


def test_due_works_while_the_app_is_open(trainer: Run, open_desk: OpenDesk) -> None:
    open_desk()
    assert trainer("due").code == 0


def test_a_kept_line_that_is_damaged_is_worked_out_again(trainer: Run, data: Path) -> None:
    trainer("drill", piped=f"{ANSWER}2\nq\n")
    line = trainer("due").out
    for damage in (b"", b"\xff", b"[]", b"{}", b'{"rests_on": null}'):
        (data / ".state" / "due.json").write_bytes(damage)
        assert trainer("due").out == line


def test_a_date_before_the_last_answer_is_told(trainer: Run) -> None:
    assert "lies before" not in trainer("drill", piped=f"{ANSWER}2\nq\n").out
    assert "lies before" not in trainer("drill", piped="q\n").out
    early = trainer("drill", "--now", "2026-11-20", piped="q\n")
    assert early.out.startswith("This date lies before your last answer of 22 November 2026.\n")


# stats


def test_stats_without_answers_names_the_first_step(trainer: Run) -> None:
    ended = trainer("stats")
    assert ended.code == 0
    assert "No answers yet" in ended.out


def test_stats_counts_what_was_answered(trainer: Run) -> None:
    trainer("drill", "money-offer", piped=f"{ANSWER}2\n{ANSWER}3\nq\n")
    told = json.loads(trainer("stats", "--json").out)
    assert told["answers"] == 2
    assert told["grades"] == {"again": 0, "hard": 1, "good": 1, "easy": 0}
    assert next(d for d in told["decks"] if d["deck"] == "money-offer")["practised"] == 2
    assert sum(day["cards"] for day in told["due"]) == 2
    words = trainer("stats").out
    assert "Answers      2, today 2" in words
    assert " verdicts\n" in words.split("you agreed with ")[1]
    assert "money-offer           2 of 12" in words


# decks, check, import


def test_decks_lists_the_built_in_ones_and_the_candidates_own(trainer: Run, data: Path) -> None:
    (data / "decks").mkdir(parents=True)
    (data / "decks" / "mine.md").write_text("Q: Why?\n- because: because\n\n---\nQ: Unfinished?\n")
    ended = trainer("decks")
    assert ended.code == 0
    assert "money-offer" in ended.out
    line = next(line for line in ended.out.splitlines() if line.startswith("mine "))
    assert "1 card, 1 unfinished" in line


def test_check_finds_nothing_wrong_in_the_built_in_decks(trainer: Run) -> None:
    ended = trainer("check", str(Path(__file__).parents[2] / "decks"))
    assert ended.code == 0
    assert ended.out.startswith("No mistakes: ")


def test_check_names_file_line_mistake_and_remedy(trainer: Run, tmp_path: Path) -> None:
    deck = tmp_path / "broken.md"
    deck.write_text("Q: Why?\n- @nosuchcue\nwhat is this\n")
    ended = trainer("check", str(deck))
    assert ended.code == 2
    assert f"{deck}:2: " in ended.out
    assert all(line.count(": ") >= 2 for line in ended.out.splitlines())


@pytest.mark.parametrize("name", ["missing.md", "folder-without-decks", "bytes.md"])
def test_check_of_what_is_no_deck_is_bad_input(trainer: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder-without-decks").mkdir()
    (tmp_path / "bytes.md").write_bytes(bytes(range(256)) * 20)
    ended = trainer("check", str(tmp_path / name))
    assert ended.code == 2
    assert name in ended.out
    assert "Traceback" not in ended.err


def test_check_of_a_file_without_cards_is_bad_input(trainer: Run, tmp_path: Path) -> None:
    for name in ("empty.md", "plain.md"):
        (tmp_path / name).write_text("" if name == "empty.md" else '---\ntitle = "Mine"\n---\n')
        ended = trainer("check", str(tmp_path / name))
        assert ended.code == 2
        assert "No mistakes" not in ended.out


def test_hints_in_a_deck_of_ones_own_are_no_mistakes(trainer: Run, data: Path) -> None:
    (data / "decks").mkdir(parents=True)
    (data / "decks" / "mine.md").write_text("Q: Why here?\n- the team: team\n")
    ended = trainer("decks")
    assert "  1 card " in ended.out
    assert "mistake" not in ended.out


def test_numpy_is_told_to_count_on_one_core_unless_somebody_said_otherwise(
    trainer: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    monkeypatch.setenv("VECLIB_MAXIMUM_THREADS", "4")
    trainer("decks")
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
    assert os.environ["VECLIB_MAXIMUM_THREADS"] == "4"


# score


def test_score_of_a_card_shows_sign_word_and_evidence(trainer: Run) -> None:
    ended = trainer("score", "--card", "offer-on-the-spot", piped="Thank you! Could I sleep on it?")
    assert ended.code == 0
    assert "+ covered" in ended.out
    assert "- not seen" in ended.out
    assert "Thank you" in ended.out


def test_score_reads_a_file_as_it_reads_standard_input(trainer: Run, tmp_path: Path) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text("Thank you! Could I sleep on it?")
    from_file = trainer("score", "--card", "money-offer/offer-on-the-spot", str(answer))
    from_pipe = trainer("score", "--card", "offer-on-the-spot", "-", piped=answer.read_text())
    assert from_file.out == from_pipe.out


def test_score_counts_the_wordings_that_were_granted(trainer: Run, data: Path, clock: StandingClock) -> None:
    words = "flabbergasted gratefulness"
    assert "+ covered" not in trainer("score", "--card", "offer-on-the-spot", piped=words).out
    card = load_library(builtin_decks(), data / "decks").find("offer-on-the-spot")
    store = open_store(places(str(data), {}), clock)
    store.grant(card.full_id, card.points[0].id, words)
    store.close()
    assert trainer("score", "--card", "offer-on-the-spot", piped=words).out.count("+ covered") == 1


@pytest.mark.parametrize(
    "piped", [b"", b"\xff\xfe\x00", "🙂 日本語 שלום".encode(), b"\x1b[2J\x1b]0;x\x07", b"a " * 9_000]
)
def test_score_judges_any_answer_without_a_control_character(trainer: Run, piped: bytes) -> None:
    ended = trainer("score", "--card", "offer-on-the-spot", piped=piped)
    assert ended.code == 0
    assert not any(ord(c) < 32 and c != "\n" for c in ended.out)


def test_score_declines_an_answer_that_is_too_long(trainer: Run) -> None:
    assert refused(trainer("score", "--card", "offer-on-the-spot", piped="word " * 20_000), 2, "characters")


def test_score_of_an_unknown_card_or_file_is_bad_input(trainer: Run, tmp_path: Path) -> None:
    assert refused(trainer("score", "--card", "nosuch", piped="x"), 2, "nosuch")
    assert refused(trainer("score", "--card", "offer-on-the-spot", str(tmp_path / "none")), 2, "none")
    assert refused(trainer("score", "--card", "offer-on-the-spot", str(tmp_path)), 2, tmp_path.name)


def test_score_jsonl_answers_line_by_line_in_order(trainer: Run) -> None:
    item = {
        "question": "Why?",
        "answer": "because of the team",
        "points": [{"text": "the team", "accept": []}],
    }
    lines = [json.dumps(item | {"id": id_}) for id_ in ("b", "a")]
    ended = trainer("score", "--jsonl", piped="\n".join(lines))
    told = [json.loads(line) for line in ended.out.splitlines()]
    assert [one["id"] for one in told] == ["b", "a"]
    assert told[0]["coverage"] == 1.0
    start, end = told[0]["points"][0]["evidence"][0]
    assert item["answer"][start:end]


@pytest.mark.parametrize("line", ["{", "[]", '{"points": 3}', '{"points": [{}]}', "\x00", "[" * 10_000])
def test_score_jsonl_names_the_line_that_it_cannot_read(trainer: Run, line: str) -> None:
    fine = json.dumps({"id": 1, "question": "", "answer": "", "points": []})
    assert refused(trainer("score", "--jsonl", piped=f"{fine}\n{line}\n"), 2, "line 2")


@pytest.mark.parametrize(
    "item",
    [{"points": []}, {"answer": "Yes."}, {"text": "Yes.", "key_points": []}, {"answer": None, "points": []}],
)
def test_score_jsonl_names_the_fields_that_a_line_needs(trainer: Run, item: dict[str, object]) -> None:
    ended = trainer("score", "--jsonl", piped=json.dumps(item))
    assert refused(ended, 2, 'line 1: needs "answer"', '"points"', '"text"')
    assert ended.out == ""


# Progress that cannot be used


def test_a_second_drill_is_told_that_the_first_is_open(trainer: Run, open_desk: OpenDesk) -> None:
    open_desk()
    ended = trainer("drill", piped="q\n")
    assert refused(ended, 3, "open in another window")
    assert ended.out == ""


def test_a_file_in_place_of_the_data_folder_is_told(trainer: Run, data: Path) -> None:
    data.write_text("not a folder")
    assert refused(trainer("drill", piped="q\n"), 3, str(data), "cannot be opened")


def test_a_broken_setting_is_told_and_does_not_stop_the_drill(trainer: Run, data: Path) -> None:
    data.mkdir()
    (data / "config.toml").write_text("minutes = 0\n")
    ended = trainer("drill", piped="q\n")
    assert ended.code == 0
    assert "minutes is a whole number" in ended.out


# Any words and any input

VERBS = (
    "drill",
    "import",
    "check",
    "decks",
    "score",
    "due",
    "stats",
    "",
    "--data",
    "--now",
    "--jsonl",
    "--card",
)
WORDS = st.one_of(
    st.sampled_from(VERBS), st.text(max_size=8), st.sampled_from(["-", "--json", "--plain", "2026"])
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, max_size=4), piped=st.binary(max_size=60))
def test_no_words_and_no_input_end_in_a_traceback(trainer: Run, words: list[str], piped: bytes) -> None:
    ended = trainer(*words, piped=piped)
    assert ended.code in (0, 1, 2, 3)
    assert ended.err.count("\n") <= 1
    assert not any(ord(c) < 32 and c not in "\n\t" for c in ended.out + ended.err)
