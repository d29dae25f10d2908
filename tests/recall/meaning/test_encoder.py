"""The encoder with the shipped model: torch's arithmetic, any text, bounded work, points ready once."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.recall.meaning.encoder import MOST_WINDOWS, WINDOW, Encoder
from trainer.recall.meaning.model import SHIPPED, load

REFERENCE = json.loads(Path(__file__).with_name("reference.json").read_text("utf-8"))
LABELS = ("that you told your manager early", "what you learnt from it", "a smaller scope that you agreed")
ANSWER = "We were late. I rang my boss the same evening, and we cut the release down to what mattered."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load()


def _logits(encoder: Encoder, answer: str, *labels: str) -> list[float]:
    heard = encoder.hear(answer)
    assert heard is not None
    return [met.logit for met in encoder.meet(heard, [encoder.ready("", label, ()) for label in labels])]


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: case["answer"][:20])
def test_numpy_reckons_as_torch_did_when_the_model_was_written(
    encoder: Encoder, case: dict[str, object]
) -> None:
    heard = encoder.hear(str(case["answer"]))
    points = case["points"]
    assert heard is not None
    assert isinstance(points, list)
    ready = [encoder.ready(str(case["question"]), p["label"], tuple(p["wordings"])) for p in points]
    found = [met.logit for met in encoder.meet(heard, ready)]
    assert found == pytest.approx([p["logit"] for p in points], abs=1e-3)


def test_the_model_is_small_enough_to_ship() -> None:
    assert SHIPPED.stat().st_size < 20_000_000


def test_a_point_fares_the_same_alone_and_among_others(encoder: Encoder) -> None:
    together = _logits(encoder, ANSWER, *LABELS)
    alone = [_logits(encoder, ANSWER, label)[0] for label in LABELS]
    assert together == pytest.approx(alone, abs=1e-3)
    assert _logits(encoder, ANSWER, *reversed(LABELS)) == pytest.approx(together[::-1], abs=1e-3)


def test_points_are_made_ready_once(encoder: Encoder) -> None:
    encoder.ready.cache_clear()
    for answer in (ANSWER, "I said nothing to anyone."):
        _logits(encoder, answer, *LABELS)
    assert encoder.ready.cache_info().misses == len(LABELS)


@pytest.mark.parametrize("answer", ["", "   \n", "...", "-", ", / ;", "経験があります。上司に伝えました。"])
def test_what_cannot_be_read_is_not_heard(encoder: Encoder, answer: str) -> None:
    assert encoder.hear(answer) is None


def test_an_answer_of_a_hundred_thousand_characters_costs_no_more_than_twelve_windows(
    encoder: Encoder,
) -> None:
    heard = encoder.hear("I told my manager early, and then some more. " * 2_300)
    assert heard is not None
    assert len(heard.units) <= MOST_WINDOWS * (WINDOW + 2)


def test_what_is_said_in_a_later_window_counts(encoder: Encoder) -> None:
    filler = "The weather was fine and the coffee was warm, as on every other day of that year. " * 16
    said = filler + "I told my manager early that we would be late."
    before, after = _logits(encoder, filler, LABELS[0])[0], _logits(encoder, said, LABELS[0])[0]
    assert after > before


def test_the_words_of_the_best_wording_are_served_by_words_of_the_answer(encoder: Encoder) -> None:
    heard = encoder.hear("I told my boss at once.")
    assert heard is not None
    met = encoder.meet(heard, [encoder.ready("", "told the manager early", ("told the boss at once",))])[0]
    served = {word: "I told my boss at once."[slice(*span)] for word, _, _, span in met.words if span}
    assert met.best == "told the boss at once"
    assert served["told"] == "told"
    assert served["boss"] == "boss"


@settings(max_examples=25, deadline=None)
@given(answer=st.text(max_size=80), label=st.text(min_size=1, max_size=40))
def test_no_text_makes_it_stumble(encoder: Encoder, answer: str, label: str) -> None:
    heard = encoder.hear(answer)
    if heard is not None:
        met = encoder.meet(heard, [encoder.ready("", label, (label[::-1],))])[0]
        assert np.isfinite(met.logit)
        assert all(0 <= span[0] < span[1] <= len(answer) for _, _, _, span in met.words if span)


def test_the_passage_is_the_clause_that_says_it(encoder: Encoder) -> None:
    answer = "We were late, by two weeks. I rang my boss the same evening, and then we cut the release down."
    heard = encoder.hear(answer)
    assert heard is not None
    told, cut = encoder.meet(heard, [encoder.ready("", LABELS[0], ()), encoder.ready("", LABELS[2], ())])
    assert answer[slice(*told.passage)] == "I rang my boss the same evening"
    assert answer[slice(*cut.passage)] == "and then we cut the release down"


SAID = (
    ("that you told your manager early", "I rang my boss that same night, before anyone could ask.", True),
    ("that you told your manager early", "I kept it from my boss until the customer complained.", False),
    ("that you ask for time to think", "Can I sleep on it and ring you on Friday?", True),
    ("that you ask for time to think", "Yes, I take it, where do I sign?", False),
    ("what you learnt from it", "Since then I write every order down twice.", True),
    ("what you learnt from it", "I would do it the same way again, nothing to change there.", False),
)


@pytest.mark.parametrize(("label", "said"), sorted({(label, said) for label, said, made in SAID if made}))
def test_what_was_said_in_other_words_stands_above_what_was_not(
    encoder: Encoder, label: str, said: str
) -> None:
    other = next(text for other_label, text, made in SAID if other_label == label and not made)
    assert _logits(encoder, said, label)[0] > _logits(encoder, other, label)[0]
