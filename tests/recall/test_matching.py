"""Matching: one wording against an answer."""

from __future__ import annotations

from trainer.recall.answer import Answer
from trainer.recall.frequencies import Frequencies
from trainer.recall.matching import Match, by_letters, match
from trainer.recall.tokens import analyse
from trainer.recall.wording import Wording

ANSWER = (
    "We were two weeks late on the migraton. I told my manager early and we agreed a smaller release, "
    "which saved 8 percent of the budget."
)


def matched(wording: str, answer: str = ANSWER, question: str = "", *, fragments: bool = False) -> Match:
    asked = {token.stem for token in analyse(question).content}
    return match(
        Wording(analyse(wording), Frequencies()), Answer(analyse(answer)), asked, fragments=fragments
    )


def evidence(found: Match, answer: str = ANSWER) -> list[str]:
    return [answer[start:end] for start, end in found.evidence]


def test_a_wording_said_word_for_word_scores_nearly_one() -> None:
    assert matched("told my manager early").score > 0.95


def test_the_evidence_are_the_words_of_the_answer() -> None:
    assert evidence(matched("told the manager early")) == ["told my manager early"] or evidence(
        matched("told the manager early")
    ) == ["told", "manager early"]


def test_words_not_seen_are_named_as_they_are_written_heaviest_first() -> None:
    found = matched("agreed a smaller Scope for the Kubernetes people")
    assert set(found.missing) == {"Scope", "Kubernetes", "people"}
    assert found.missing.index("Kubernetes") < found.missing.index("people")


def test_a_typo_counts_nearly_as_the_word() -> None:
    right = matched("late with the migration", "we were late with the migration")
    typed = matched("late with the migration", "we were late with the migraton")
    other = matched("late with the migration", "we were late with the invoice")
    assert right.score > typed.score > other.score
    assert typed.score > 0.85 * right.score


def test_a_paraphrase_counts_less_than_the_word_and_more_than_nothing() -> None:
    scores = [matched("told the manager", f"I told the {who}").score for who in ("manager", "boss", "dog")]
    assert scores[0] > scores[1] > scores[2]


def test_a_relative_of_a_word_counts() -> None:
    assert "decision" not in matched("a quick decision", "we decided quickly").missing


def test_eight_is_not_eighty() -> None:
    assert matched("saved eight percent", "we saved 8 % there").missing == ()
    assert "80" in matched("saved 80 percent", "we saved 8 % there").missing


def test_a_word_of_the_question_tells_little() -> None:
    question = "Tell me about a deadline."
    with_it = matched("missed the deadline by weeks", "the deadline", question)
    without = matched("missed the deadline by weeks", "the deadline")
    assert with_it.score < without.score


def test_words_close_together_count_more_than_scattered_ones() -> None:
    near = matched(
        "smaller release agreed", "we agreed a smaller release and all the rest stayed as it was before"
    )
    far = matched(
        "smaller release agreed", "we agreed and all the rest stayed smaller as it was before the release"
    )
    assert near.score > far.score


def test_a_short_wording_matches_as_whole_words_only() -> None:
    assert matched("late", "we were late").score == 1.0
    assert matched("late", "the plates").score == 0.0
    assert matched("so now I", "and so now I always ask").score == 1.0
    assert matched("so now I", "so I wait now").score == 0.0


def test_nothing_seen_is_nothing_earned() -> None:
    found = matched("quantum chromodynamics")
    assert (
        found == Match("quantum chromodynamics", 0.0, missing=("chromodynamics", "quantum"))
        or found.score == 0
    )
    assert found.evidence == ()


def test_likeness_in_letters_alone_stays_far_below_a_tick() -> None:
    wording = Wording(analyse("reorganisation of warehouses"), Frequencies())
    assert 0 < by_letters(wording, Answer(analyse("our organs were housed here"))) < 0.25


def test_in_fragments_small_words_are_not_missed() -> None:
    keywords = "manager early, smaller release"
    spoken = matched("I told the manager about it early", keywords)
    fragments = matched("I told the manager about it early", keywords, fragments=True)
    assert fragments.score > spoken.score


def test_an_empty_answer_and_an_empty_wording_score_nothing() -> None:
    assert matched("told the manager", "").score == 0.0
    assert matched("", "told the manager").score == 0.0
    assert matched("told the manager", "").missing == ("told", "manager") or matched(
        "told the manager", ""
    ).missing == ("manager", "told")


def test_a_mistyped_paraphrase_or_relative_still_counts() -> None:
    assert (
        matched("told the manager", "I told the bosss").score
        > matched("told the manager", "I told the dog").score
    )
    assert matched("the manager decides", "a quick decisoin").missing == ("manager",)


def test_a_mistyped_rare_word_is_found_by_its_letters() -> None:
    assert matched("the Kubernetes cluster", "we run a kuberntes cluster").missing == ()
