"""The figures of the benchmarks: metrics against cases reckoned by hand, and what of the data is measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks import meaning
from tests.benchmarks._metrics import accuracy, area_under_roc, average_precision, calibration_error
from tests.benchmarks._pairs import Pair, read_interviews
from tests.benchmarks._scorers import judge, judged_by
from trainer.recall.words import WordJudge

LABELS = (True, False, True, False)


def test_chances_that_come_true_have_no_calibration_error() -> None:
    assert calibration_error([True] * 3 + [False], [0.75] * 4) == 0.0
    assert calibration_error([True, False], [1.0, 0.0]) == 0.0


def test_the_calibration_error_is_the_mean_gap_weighted_by_pairs() -> None:
    # .05 of a half and .85 of a half: one bin says .15 where a fifth is true, one .95 where a tenth is.
    labels = [True, *[False] * 4, *[False] * 4, True]
    assert calibration_error(labels, [0.15] * 5 + [0.95] * 5) == pytest.approx(0.5 * 0.05 + 0.5 * 0.75)
    assert calibration_error([True], [0.05]) == pytest.approx(0.95)
    assert calibration_error([], []) == 0.0


def test_accuracy_counts_both_sides_of_the_cut() -> None:
    assert accuracy(LABELS, (0.5, 0.49, 0.2, 0.9)) == 0.5
    assert accuracy(LABELS, (0.9, 0.1, 0.8, 0.2)) == 1.0


def test_order_alone_decides_the_areas() -> None:
    assert area_under_roc(LABELS, (0.9, 0.1, 0.8, 0.2)) == 1.0
    assert area_under_roc(LABELS, (0.5, 0.5, 0.5, 0.5)) == 0.5
    assert average_precision(LABELS, (0.9, 0.8, 0.7, 0.1)) == pytest.approx((1 + 2 / 3) / 2)


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1, max_size=50))
def test_every_figure_is_a_share(pairs: list[tuple[bool, float]]) -> None:
    labels, scores = [said for said, _ in pairs], [score for _, score in pairs]
    for figure in (accuracy, area_under_roc, average_precision, calibration_error):
        assert 0.0 <= figure(labels, scores) <= 1.0 + 1e-9


def test_own_answers_are_read_by_split_and_without_open_points(tmp_path: Path) -> None:
    points = [
        {"label": "that you rest", "wordings": ["a break", "sleep"]},
        {"label": "the date", "wordings": []},
    ]
    answers = [
        {"style": "keywords", "text": "a nap", "labels": ["said", "unsure"]},
        {"style": "spoken", "text": "on Monday", "labels": ["negated", "said"]},
    ]
    card = {"card": "a/b", "question": "When?", "split": "test", "points": points, "answers": answers}
    lines = [json.dumps(card), "", json.dumps({**card, "split": "train"})]
    (tmp_path / "own.jsonl").write_text("\n".join(lines), "utf-8")
    rest = ("a break", ("sleep",), "that you rest")
    assert list(read_interviews(tmp_path, "test")) == [
        Pair("a/b", "When?", "a nap", *rest, said=True, mode="keywords"),
        Pair("a/b", "When?", "on Monday", *rest, said=False),
        Pair("a/b", "When?", "on Monday", "the date", (), "the date", said=True),
    ]


def test_a_judge_asked_in_this_process_says_what_the_command_says() -> None:
    pairs = [
        Pair(
            "1",
            "Why us?",
            "Your boats, and I was not asked.",
            "the boats",
            ("ships",),
            "that you like boats",
            True,
        ),
        Pair("2", "When?", "On Monday morning.", "a Tuesday", (), "", False),
        Pair("1", "Why us?", "Your boats, and I was not asked.", "that I was asked", (), "", False),
    ]
    asked, told = judged_by("words")(pairs), judge(pairs)
    assert (asked.scores, asked.bands, asked.warned) == (told.scores, told.bands, told.warned)


def test_without_data_every_part_says_so_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(meaning, "OWN", tmp_path)
    monkeypatch.setattr(meaning, "chosen", lambda _: (WordJudge(), "There is no model."))
    monkeypatch.setattr(meaning, "_of_cost", lambda judges: iter([meaning.Row("cost", [1.0] * len(judges))]))
    assert meaning.main(["--quick"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("skipped: ") for line in told) == 4
    assert told[0] == "skipped: meaning and both: There is no model."
    assert told[-1].startswith("cost")


def test_the_table_has_a_figure_of_every_judge_in_every_row(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("_scorers.chosen", "meaning.chosen"):
        monkeypatch.setattr(f"tests.benchmarks.{name}", lambda _, texts=(): (WordJudge(texts), None))
    monkeypatch.setattr(meaning, "OWN", tmp_path)
    monkeypatch.setattr(meaning, "_of_cost", lambda judges: iter([meaning.Row("cost", [1.0] * len(judges))]))
    said = {
        "question": "Why us?",
        "answer": "I like the boats that you build here.",
        "group": "1",
        "split": "dev",
    }
    pairs = [
        {**said, "point": "the boats are built here", "label": 1},
        {**said, "point": "the pay should be good", "label": 0},
    ]
    answers = [{"style": "full", "text": said["answer"], "labels": ["said", "absent"]}]
    points = [{"label": "that you like boats", "wordings": ["boats"]}, {"label": "the pay", "wordings": []}]
    card = {"card": "a/b", "question": "Why us?", "split": "test", "points": points, "answers": answers}
    (tmp_path / "own.jsonl").write_text(json.dumps(card), "utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "boats.jsonl").write_text("\n".join(map(json.dumps, pairs)), "utf-8")
    data = str(tmp_path / "data")
    assert meaning.main(["--data", data, "--cards", data]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split() == ["words", "meaning", "both", "goal", "for", "both"]
    figures = {row[:44].strip(): row[44:].split()[:3] for row in rows}
    assert figures["boats AUC"] == figures["mean AUC"] == ["1.000"] * 3
    assert figures["own test: pairs"] == ["2"] * 3
    assert figures["own test: AUC"] == figures["cards dev: AUC"] == ["1.000"] * 3
    assert figures["probe negated: covered unwarned"] == ["0.000"] * 3
    assert all(len(found) == 3 for found in figures.values())
