"""Who judges: as asked for, and by words with a sentence when the model cannot be used."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from trainer.cards.slots import AskedPoint
from trainer.recall import judges
from trainer.recall.judges import chosen, examined
from trainer.recall.meaning import model
from trainer.recall.verdict import BY, Spoken
from trainer.recall.words import WordJudge

POINT = AskedPoint("p", "the team", ("the team",), (), must=False, probe=None, personal=False)
SPOKEN = Spoken("Why us?", "Because of the team.", (POINT,))


class Joined:
    """What is made of words and a model."""

    def __init__(self, words: WordJudge, encoder: object, *, alone: bool = False) -> None:
        self.made_of = words, encoder, alone


@pytest.fixture(params=["missing", "cut", "text", "altered", "folder"])
def bad_model(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model file that cannot be used."""
    path = tmp_path / "model.npz"
    match request.param:
        case "cut":
            path.write_bytes(b"PK\x03\x04" + bytes(100))
        case "text":
            path.write_text("no model at all")
        case "altered":
            np.savez_compressed(path, header=np.arange(5_000))
            content = bytearray(path.read_bytes())
            content[500:600] = bytes(100)
            path.write_bytes(content)
        case "folder":
            path.mkdir()
    monkeypatch.setattr(model, "load", partial(model.load, path))


def test_words_are_judged_without_a_look_at_the_model() -> None:
    code = (
        "import sys; from trainer.recall.judges import chosen; chosen('words'); "
        "print('numpy' in sys.modules, 'trainer.recall.joined' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["False", "False"]


@pytest.mark.usefixtures("bad_model")
@pytest.mark.parametrize("which", ["meaning", "both"])
def test_without_a_model_that_can_be_read_words_go_on_and_one_line_says_so(which: str) -> None:
    judge, trouble = chosen(which)
    assert judge.judge(SPOKEN) == WordJudge().judge(SPOKEN)
    assert trouble is not None
    assert trouble.endswith("Answers are judged by words.")
    assert "\n" not in trouble


@pytest.mark.usefixtures("bad_model")
def test_an_examination_tells_what_is_wrong_with_the_model() -> None:
    fine, sentence = examined("both")
    assert not fine
    assert sentence == chosen("both")[1]
    assert examined("words") == (True, "Answers are judged by words.")


@pytest.mark.parametrize(("which", "alone"), [("meaning", True), ("both", False)])
def test_with_a_model_both_judges_are_joined(
    which: str, alone: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = object()
    monkeypatch.setattr(model, "load", lambda: encoder)
    monkeypatch.setattr("trainer.recall.joined.JoinedJudge", Joined)
    judge, trouble = judges.chosen(which)
    assert trouble is None
    assert isinstance(judge, Joined)
    assert judge.made_of[1:] == (encoder, alone)


def test_every_judge_has_its_name_in_words() -> None:
    assert BY == {"words": "by words", "meaning": "by meaning", "both": "by words and meaning"}
