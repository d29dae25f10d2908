"""Who judges, at the command line: named, or set, or words when the model cannot be used."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.faces.conftest import OpenDesk, Run
from trainer import plain
from trainer.recall.late_judge import LateJudge
from trainer.recall.verdict import BY, PointVerdict, Spoken, Verdict
from trainer.recall.words import WordJudge

TROUBLE = "The judge by meaning is not installed. Answers are judged by words."
ITEM = json.dumps(
    {"id": 1, "question": "Why us?", "answer": "because of the team", "points": [{"text": "the team"}]}
)


class NamedJudge:
    """The judge by words under the name of another one; it finds nothing missing."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._words = WordJudge()

    def judge(self, spoken: Spoken) -> Verdict:
        return replace(self._words.judge(spoken), points=self.points(spoken), judge=self._name)

    def points(self, spoken: Spoken) -> tuple[PointVerdict, ...]:
        return tuple(PointVerdict(point.id, 0.9, "covered") for point in spoken.points)


@dataclass
class Bench:
    """Judges to be chosen from, and who was."""

    broken: bool = False
    asked_for: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def chosen(
        self, which: str, extra_texts: Iterable[str] = ()
    ) -> tuple[WordJudge | NamedJudge, str | None]:
        self.asked_for.append(which)
        self.texts += extra_texts
        if which == "words":
            return WordJudge(), None
        return (WordJudge(), TROUBLE) if self.broken else (NamedJudge(which), None)


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    bench = Bench()
    monkeypatch.setattr("trainer.recall.judges.chosen", bench.chosen)
    return bench


def score(trainer: Run, *words: str) -> str:
    ended = trainer("score", "--card", "offer-on-the-spot", *words, piped="A word about nothing at all.")
    assert (ended.code, ended.err) == (0, "")
    return ended.out


# score


@pytest.mark.parametrize("which", BY)
def test_the_judge_that_is_named_judges_a_card_and_says_so(trainer: Run, bench: Bench, which: str) -> None:
    out = score(trainer, "--judge", which)
    assert f"judged   {BY[which]}\n" in out
    assert ("- not seen" in out) is (which == "words")
    assert bench.asked_for == [which]


@pytest.mark.parametrize("which", BY)
def test_the_judge_that_is_named_judges_a_batch_of_the_same_form(
    trainer: Run, bench: Bench, which: str
) -> None:
    ended = trainer("score", "--jsonl", "--judge", which, piped=ITEM)
    assert (ended.code, ended.err) == (0, "")
    told = json.loads(ended.out)
    assert list(told) == ["id", "coverage", "points"]
    assert list(told["points"][0]) == ["score", "verdict", "evidence", "missing", "warning"]
    assert (told["points"][0]["score"] == 0.9) is (which != "words")
    assert bench.texts == ["Why us?", "the team"]


def test_without_a_name_the_settings_choose(trainer: Run, bench: Bench, data: Path) -> None:
    data.mkdir()
    (data / "config.toml").write_text('judge = "meaning"\n')
    assert "judged   by meaning\n" in score(trainer)
    trainer("score", "--jsonl", piped=ITEM)
    assert "judged   by words\n" in score(trainer, "--judge", "words")
    assert bench.asked_for == ["meaning", "meaning", "words"]


@pytest.mark.parametrize("words", [["--card", "offer-on-the-spot"], ["--jsonl"]])
def test_without_the_model_words_go_on_and_one_line_beside_says_so(
    trainer: Run, bench: Bench, words: list[str]
) -> None:
    bench.broken = True
    by_words = trainer("score", *words, "--judge", "words", piped=ITEM)
    ended = trainer("score", *words, "--judge", "both", piped=ITEM)
    assert (ended.code, ended.err) == (0, f"trainer: {TROUBLE}\n")
    assert ended.out == by_words.out


def test_a_judge_that_does_not_exist_is_bad_input(trainer: Run) -> None:
    ended = trainer("score", "--jsonl", "--judge", "guessing", piped=ITEM)
    assert ended.code == 2
    assert "words" in ended.err
    assert "both" in ended.err


# doctor


def test_the_doctor_says_who_judges(trainer: Run, data: Path) -> None:
    data.mkdir()
    (data / "config.toml").write_text('judge = "words"\n')
    assert "fine: Answers are judged by words.\n" in trainer("doctor").out


def test_a_model_that_cannot_be_used_is_a_note_and_no_trouble(trainer: Run, bench: Bench, data: Path) -> None:
    bench.broken = True
    data.mkdir()
    (data / "config.toml").write_text('judge = "both"\n')
    ended = trainer("doctor")
    assert ended.code == 0
    assert f"note: {TROUBLE}\n" in ended.out


# The drill line by line


def drilled(open_desk: OpenDesk, which: str) -> str:
    desk = open_desk()
    desk.judge = LateJudge(desk.store, lambda: False, lambda: which)
    out = io.StringIO()
    plain.run(desk, io.StringIO("Thank you.\n\n3\ngood morning\n\n3\n"), out)
    return out.getvalue()


@pytest.mark.parametrize("which", BY)
@pytest.mark.usefixtures("bench")
def test_the_drill_says_who_judged_each_answer(open_desk: OpenDesk, which: str) -> None:
    told = drilled(open_desk, which)
    assert told.count(f"%, judged {BY[which]}.\n") == 2
    assert "Note:" not in told
    assert [review.judge for review in open_desk().store.reviews()] == [which, which]


def test_the_drill_says_once_that_words_judge_alone(open_desk: OpenDesk, bench: Bench) -> None:
    bench.broken = True
    told = drilled(open_desk, "both")
    assert told.count(f"Note: {TROUBLE}\n") == 1
    assert told.count("%, judged by words.\n") == 2
