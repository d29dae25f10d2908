"""Structural cues: what earns one, what only looks like one, and that no text is too much."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.cards.model import CUES
from trainer.recall.cues import LABELS, find, sentences, shown, speaks_english

SEEN = [
    ("situation", "Last spring a supplier of ours had stopped delivering.", "Last spring"),
    ("situation", "When I worked at the harbour we lost a crane.", "When I worked"),
    ("situation", "Two years ago our biggest customer cancelled.", "Two years ago"),
    ("situation", "migration 2022; moved 300 mailboxes", "2022"),
    ("task", "My job was to get it running again.", "My job was"),
    ("task", "I was responsible for the night shift.", "I was responsible for"),
    ("own_action", "Then I quickly persuaded the director.", "I quickly persuaded"),
    ("own_action", "I rang the master and asked him.", "I rang"),
    ("own_action", "size chart; persuaded head of sales", "persuaded"),
    ("team", "I did it together with a technician.", "together with"),
    ("team", "My colleague and I wrote every label by hand.", "My colleague"),
    ("reason", "I stayed because the work was good.", "because"),
    ("reason", "I moved it up so that nobody had to bend.", "so that"),
    ("reason", "It was too early, since half of them are over seventy.", "since"),
    ("result", "As a result the customer stayed.", "As a result"),
    ("result", "I called them both. They signed the next morning.", "They signed the next morning"),
    ("result", "waste from 20 kilos to 7 a week", "20 kilos to 7"),
    ("measured", "Returns fell from 12 to 8 percent.", "8 percent"),
    ("measured", "It saved us €40,000.", "40,000"),
    ("measured", "The calls halved.", "halved"),
    ("learned", "That taught me to ask first.", "taught me"),
    ("learned", "Since then I always count twice.", "Since then I"),
    ("link", "That is what your southern region needs.", "your"),
    ("link", "For you that would mean fewer visits.", "For you"),
    ("future", "I would start with the ten slowest articles.", "I would"),
    ("waiver", "Correct me if I'm wrong, but the desk looks empty.", "Correct me"),
    ("ask", "Who decides here about new equipment?", "Who decides here about new equipment"),
    ("ask", "could you say that again in other words", "could you say"),
    ("thanks", "Thank you for the tour.", "Thank you"),
    ("when", "You will have my answer by Thursday.", "by Thursday"),
    ("example", "For instance, I interpreted at the station.", "For instance"),
    ("other_side", "She felt that I was checking on her.", "She felt"),
    ("other_side", "The customer was afraid of the cost.", "customer was afraid"),
]  # fmt: skip

LOOKS_ALIKE = [
    ("situation", "In March we always make a plan."),
    ("situation", "I joined the firm two years ago."),
    ("own_action", "I was there, I knew everybody and I felt at home."),
    ("own_action", "I did not call anybody and I never asked for help."),
    ("own_action", "I would have called the supplier."),
    ("own_action", "My boss persuaded the board."),
    ("own_action", "I always listened to the families."),
    ("own_action", "They reorganised everything and never asked us."),
    ("team", "The team seems to get on well here."),
    ("reason", "So I called him."),
    ("result", "It would save a lot and it should reduce the errors."),
    ("measured", "I have had this licence since two years ago."),
    ("measured", "I moved in March 2020 and I live at number 14."),
    ("measured", "There are two reasons and three questions."),
    ("measured", "I was there for six years."),
    ("learned", "I learned French at school."),
    ("link", "Thank you for your time."),
    ("link", "How is your day?"),
    ("future", "I would say that is fair."),
    ("future", "I'd rather not."),
    ("ask", "It's a stressful job, isn't it?"),
    ("ask", "Why did I leave? Because the firm closed."),
    ("ask", 'She asked me "where is my order?" twice.'),
    ("thanks", "Thanks to the new agency it went well."),
    ("thanks", "I found a letter of thanks in my box."),
    ("when", "We had finished everything by Thursday."),
    ("when", "It rose by 15 percent."),
    ("other_side", "It was not right."),
]


def test_every_cue_of_the_decks_has_a_label_a_candidate_understands() -> None:
    assert set(LABELS) == CUES
    assert all(3 <= len(label.split()) <= 9 and label[0].islower() for label in LABELS.values())


def test_only_a_cues_label_is_put_into_words() -> None:
    assert shown("@reason") == LABELS["reason"]
    assert shown("when they will hear from you") == "when they will hear from you"
    assert shown("@nothing-of-the-kind") == "@nothing-of-the-kind"


@pytest.mark.parametrize(("cue", "answer", "words"), SEEN)
def test_a_cue_is_seen_and_shows_the_words_that_earned_it(cue: str, answer: str, words: str) -> None:
    found = [answer[start:end] for start, end in find(cue, answer)]
    assert any(words in piece for piece in found), found


@pytest.mark.parametrize(("cue", "answer"), LOOKS_ALIKE)
def test_what_only_looks_like_a_cue_is_not_seen(cue: str, answer: str) -> None:
    assert find(cue, answer) == ()


def test_every_cue_is_tried_in_both_directions_or_at_least_seen() -> None:
    assert {cue for cue, *_ in SEEN} == CUES


@pytest.mark.parametrize(
    "answer",
    [
        "I led, I managed, I improved, I delivered, as a result, because, 30 percent, I learned",
        "leadership, teamwork, communication, results, because, for example, saved costs, in the end",
    ],
)
def test_a_list_of_cue_words_earns_nothing(answer: str) -> None:
    assert {cue for cue in CUES if find(cue, answer)} == set()


def test_key_words_with_something_in_them_still_earn_their_cues() -> None:
    answer = "supplier late, called plant in Brno, split the order, night shift, delivered Friday, 30 % saved"
    assert find("own_action", answer)
    assert find("measured", answer)


@pytest.mark.parametrize(
    "answer",
    [
        "Ich habe damals mit dem Kunden gesprochen, weil die Lieferung zu spät kam, und er war zufrieden.",
        "Nous avons parlé avec le client parce que la livraison était en retard, et il était content.",
        "Hablé con el cliente porque la entrega llegó tarde y al final quedó muy contento con todo.",
        "Toimitin projektin ajoissa vaikka asiakas muutti vaatimuksia kesken kaiken eikä kukaan valittanut",
        "我在公司工作了三年并且带领团队完成了项目，客户很满意",
        "Я работал в этой компании три года и руководил командой из двадцати человек",
    ],
)
def test_another_language_switches_the_cues_off(answer: str) -> None:
    assert not speaks_english(answer)
    assert all(find(cue, answer) == () for cue in CUES)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "no",
        "Grüezi",
        "supplier late, called plant, split order, night shift, delivered Friday, customer stayed, all well",
        "Within the first hundred days I'll go through every contract above fifty thousand.",
        "I told the Geschäftsführer and the Betriebsrat that we would not make it.",
    ],
)
def test_short_texts_key_words_and_foreign_names_count_as_english(answer: str) -> None:
    assert speaks_english(answer)


def test_curly_apostrophes_capitals_and_line_breaks_do_not_matter() -> None:
    assert find("future", "I’D START with the customers.")
    assert find("thanks", "thank\nyou")
    assert find("learned", "i shouldnt have waited")


def test_offsets_count_code_points_of_the_answer_as_received() -> None:
    answer = "👍🏽 İstanbul — ﬁne. I stayed because it was good 👍"
    ((start, end),) = find("reason", answer)
    assert answer[start:end] == "because"


def test_an_unknown_cue_is_never_seen() -> None:
    assert find("charm", "because") == ()


def test_sentences_cover_list_items_and_skip_bare_marks() -> None:
    text = "First. ... Then 0.8 percent; done\nlast"
    assert [text[a:b] for a, b in sentences(text)] == ["First", "Then 0.8 percent", "done", "last"]


_VOCABULARY = (
    "i we you called because in the end 12 percent , . ? ! ; not would when my boss was afraid last spring "
    "two years ago thank by friday to from learned your team so that '’ – % €40,000 for example"
)
_WORDS = st.sampled_from(sorted({*_VOCABULARY.split()}))


@given(st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=60).map(" ".join)))
def test_no_text_makes_a_cue_raise_and_spans_are_in_order(text: str) -> None:
    for cue in CUES:
        spans = find(cue, text)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    "piece",
    ["I called because ", "a", "12 to ", "we had, ", "because?", "\n", "👍"],
)
def test_a_hundred_thousand_characters_come_back(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    assert all(isinstance(find(cue, text), tuple) for cue in CUES)
