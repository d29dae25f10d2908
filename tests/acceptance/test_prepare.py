"""The acceptance rows about what sets the candidate apart: skills, proof, samples, pitch."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.acceptance.candidate import Candidate
from trainer.clock import date_of
from trainer.paper.crib import crib
from trainer.prepare.ad_line import AdLine
from trainer.prepare.confidential import protect
from trainer.prepare.debrief import Debrief
from trainer.prepare.field import Field
from trainer.prepare.lines_import import take_lines
from trainer.prepare.lines_taken import joined
from trainer.prepare.matrix import matrix
from trainer.prepare.my_question import MyQuestion
from trainer.prepare.own_points import OwnPoint, keep
from trainer.prepare.person import Person
from trainer.prepare.pitch import Pitch
from trainer.prepare.pitch_parts import pitch_parts
from trainer.prepare.printable import export_of, printable
from trainer.prepare.readiness import packing_list
from trainer.prepare.sample import Sample
from trainer.prepare.skill import Skill
from trainer.prepare.story import Story
from trainer.prepare.trouble import Trouble
from trainer.prepare.wanted_skills import kinds_used, marked, offers, skills_missing, take
from trainer.progress.exporting import export_all
from trainer.recall.grade import Grade
from trainer.recall.verdict import Spoken

WANTED = ("forecasting", "calm under pressure", "languages", "negotiating", "accuracy")


def field_of(form: tuple[Field, ...], name: str) -> Field:
    return next(field for field in form if field.name == name)


def wants(candidate: Candidate, count: int) -> list[Skill]:
    return [candidate.writes(Skill, words=words) for words in WANTED[:count]]


def test_s0_1_nothing_is_complete_while_nobody_knows_what_sets_one_apart(candidate: Candidate) -> None:
    edge = "What have you that the others may lack? The edge is empty."
    today = date_of(candidate.desk.day)
    assert crib(candidate.book, today).lacks[0] == edge
    candidate.writes(Pitch, edge="I speak Polish with your carriers")
    sheet = crib(candidate.book, today)
    assert edge not in sheet.lacks
    assert not sheet.complete
    (point,) = (p for p in candidate.card("why-take-you").points if p.label.startswith("what sets you apart"))
    assert "I speak Polish with your carriers" in point.wordings
    assert point.personal


def test_s0_2_samples_to_bring_are_on_the_packing_list(candidate: Candidate) -> None:
    candidate.writes(Sample, name="Route plan", bring=True)
    candidate.writes(Sample, name="Old report")
    candidate.writes(Sample, name="Price list", bring=True, confidential="yes")
    assert [sample.name for sample in packing_list(candidate.book)] == ["Route plan"]
    page = "\n".join(crib(candidate.book, date_of(candidate.desk.day)).page())
    assert "- Route plan" in page
    assert "Price list" not in page


def test_s0_3_a_sample_without_a_why_says_so_and_is_asked(candidate: Candidate) -> None:
    plan = candidate.writes(Sample, name="Route plan")
    assert "No why yet." in plan.lacks
    (made,) = (card for card in candidate.desk.asking().made.values() if card.source.uid == plan.uid)
    assert made.card.id.startswith("work-sample-success@")
    assert (made.first_field, made.first[:11]) == ("why_it_worked", "No why yet:")
    assert made.full_id in candidate.desk.today("proof", minutes=60).queue
    plan = candidate.changes(plan, why_it_worked="the drivers drew it themselves")
    assert "No why yet." not in plan.lacks
    asked = candidate.made_of(plan)["work-sample-success"]
    assert "why it worked: the drivers drew it themselves" in [point.label for point in asked.points]


def test_s0_4_kinds_of_samples_are_offered_and_any_other_word_is_taken(candidate: Candidate) -> None:
    hint = field_of(Sample.FORM, "medium").hint
    kinds = ("plan", "press text", "design", "patent", "report", "code", "lesson", "menu", "schedule")
    assert all(kind in hint for kind in kinds)
    assert not field_of(Sample.FORM, "medium").choices
    assert candidate.writes(Sample, medium="a loaf of bread").title == "a loaf of bread"


def test_s0_5_every_wanted_skill_without_proof_is_an_empty_cell(candidate: Candidate) -> None:
    story = candidate.writes(Story, name="Late lorries")
    first, second, third = wants(candidate, 3)
    candidate.changes(first, stories=(story.uid,))
    candidate.writes(Sample, name="Route plan", proves=(second.uid,))
    rows = {row.text: row for row in matrix(candidate.book)}
    assert rows["forecasting"].proofs == ("Late lorries",)
    assert rows["calm under pressure"].proofs == ("Route plan",)
    assert [text for text, row in rows.items() if row.empty] == [third.words]


def test_s0_6_what_did_not_work_is_a_point_of_ones_own(candidate: Candidate) -> None:
    sample = candidate.writes(Sample, name="Route plan", what_did_not="it forgot the school holidays")
    asked = candidate.made_of(sample)["sample-weak-part"]
    own = next(point for point in asked.points if "school holidays" in point.label)
    assert own.personal
    assert own.label in candidate.covered(asked, "Well, the plan forgot the school holidays altogether.")


def test_s0_7_what_was_learned_ticks_with_its_words(candidate: Candidate) -> None:
    sample = candidate.writes(Sample, name="Plan", what_did_not="too late", learned="ask the drivers first")
    asked = candidate.made_of(sample)["sample-weak-part"]
    answer = "It came too late. What I learned is to ask the drivers first."
    verdict = candidate.says(asked, answer)
    cue = next(point for point in asked.points if "learned" in point.cues)
    found = next(point for point in verdict.points if point.point == cue.id)
    assert found.band == "covered"
    assert any("learned" in answer[start:end] for start, end in found.evidence)


def test_s0_9_what_is_confidential_stays_inside_and_a_protected_word_is_flagged(
    candidate: Candidate, tmp_path: Path
) -> None:
    secret = candidate.writes(Story, name="The Nord deal", confidential="yes", number="3 million")
    candidate.writes(Story, name="Late lorries")
    sample = candidate.writes(Sample, name="Price list", confidential="yes")
    assert [story.name for story in printable(candidate.book).stories] == ["Late lorries"]
    assert printable(candidate.book).samples == ()
    asked = candidate.made_of(secret)["tell-it"]
    keep(candidate.desk.store, [OwnPoint.new(asked.card.full_id, "the margin", ["a margin of 40 percent"])])
    session = candidate.desk.drill(asked.card.full_id)
    assert session is not None
    session.grade(session.attempt("We kept a margin of 40 percent"), Grade.GOOD)
    store = candidate.desk.store
    path = export_all(store, candidate.desk.where, tmp_path / "all.zip", exported=export_of(store))
    with ZipFile(path) as archive:
        whole = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "Late lorries" in whole
    assert "40 percent" not in whole
    assert secret.name not in whole
    assert sample.name not in whole
    protect(candidate.desk.store, "Nord AG")
    verdict = candidate.desk.judge.judge(Spoken.on(asked, asked.questions[0], "We won Nord AG.", "full"))
    assert "protected" in {flag.name for flag in verdict.flags}


def test_s0_10_each_wanted_skill_keeps_where_it_comes_from(candidate: Candidate) -> None:
    candidate.writes(Person, name="Ms Adler", level="manager", looked_for=("forecasting",))
    candidate.writes(AdLine, text="two languages")
    sources = []
    for offer in offers(candidate.book):
        skill = take(candidate.book, offer, candidate.clock.now(), candidate.desk.random)
        assert isinstance(skill, Skill)
        sources.append((candidate.writes(Skill, words=skill.words, source=skill.source)).source)
    assert sources == ["Ms Adler", "the advert"]
    assert offers(candidate.book) == ()


def test_s0_11_lines_of_the_advert_become_a_wanted_skill_or_known(candidate: Candidate) -> None:
    text = "Requirements:\n- two languages\n- a driving licence\n"
    taken = joined(
        AdLine, take_lines(text).lines, (), candidate.clock.now(), candidate.desk.random, "i"
    ).notes
    assert [line.text for line in taken] == ["two languages", "a driving licence"]
    assert [offer.words for offer in offers(candidate.book)] == []
    first, second = (candidate.writes(AdLine, text=line.text) for line in taken)
    assert [offer.words for offer in offers(candidate.book)] == ["two languages", "a driving licence"]
    candidate.changes(first, picked=marked(first, "skill").picked)
    candidate.changes(second, picked=marked(second, "known").picked)
    assert [line.picked for line in candidate.book.ad_lines] == ["skill", "known"]
    assert offers(candidate.book) == ()


def test_s0_12_a_sixth_skill_is_refused_and_fewer_than_three_are_told(candidate: Candidate) -> None:
    candidate.writes(Person, name="Ms Adler", looked_for=("tidiness",))
    wants(candidate, 2)
    assert any("three to five" in sentence for sentence in skills_missing(candidate.book))
    for words in WANTED[2:]:
        candidate.writes(Skill, words=words)
    (offer,) = offers(candidate.book)
    refused = take(candidate.book, offer, candidate.clock.now(), candidate.desk.random)
    assert refused == Trouble("Three to five. Which one goes?")
    assert [skill.words for skill in candidate.book.skills] == list(WANTED)


def test_s0_13_a_skill_below_what_they_want_makes_a_card_about_the_gap(candidate: Candidate) -> None:
    first, second = wants(candidate, 2)
    first = candidate.changes(first, rating="below")
    candidate.changes(second, rating="meets")
    asked = candidate.made_of(first)["requirement-met-least"]
    assert any("forecasting" in point.wordings and point.personal for point in asked.points)
    assert "requirement-met-least" not in candidate.made_of(second)
    assert "why-you/requirement-met-least" not in candidate.cards


def test_s0_14_exceeding_without_evidence_is_warned_of(candidate: Candidate) -> None:
    skill = candidate.writes(Skill, words="accuracy", rating="exceeds")
    assert skill.lacks == ("You say you exceed it. What proves it?",)
    proven = candidate.changes(skill, sentence="No wrong invoice in two years")
    assert proven.lacks == ()


def test_s0_16_the_pitch_opens_with_what_they_told(candidate: Candidate) -> None:
    wants(candidate, 3)
    opening = pitch_parts(candidate.book)[0].text
    assert opening == "When we first met you told me the three things that matter most in this job."
    assert pitch_parts(candidate.book, met_before=False)[0].text.startswith("Your colleague told me")
    asked = candidate.card("pitch-their-needs")
    answer = f"{opening} {pitch_parts(candidate.book)[1].text}"
    found = candidate.covered(asked, f"In our first interview you said it. {answer}")
    assert asked.points[0].label in found
    for words in WANTED[:3]:
        assert any(words in label for label in found)


@pytest.mark.parametrize("count", [3, 5])
def test_s0_17_every_wanted_skill_is_a_point_of_the_pitch(candidate: Candidate, count: int) -> None:
    wants(candidate, count)
    labels = [point.label for point in candidate.card("pitch-their-needs").points if point.personal]
    assert len(labels) == count
    for words, label in zip(WANTED, labels, strict=False):
        assert label.endswith(words)


def test_s0_18_a_pitch_without_its_reason_is_asked_for_it(candidate: Candidate) -> None:
    wants(candidate, 3)
    assert pitch_parts(candidate.book)[2].lacks == "Best, because of what?"
    candidate.writes(Pitch, because="I halved the returns of a firm like yours")
    part = pitch_parts(candidate.book)[2]
    assert part.lacks == ""
    assert part.text.endswith(
        "best candidate for you to hire because I halved the returns of a firm like yours"
    )
    asked = candidate.card("pitch-their-needs")
    assert asked.card.prepared is None, "the edge is still missing"
    candidate.writes(Pitch, because="I halved the returns of a firm like yours", edge="I pack myself")
    told = candidate.card("pitch-their-needs").card.prepared or ""
    assert told.startswith("When we first met you told me the three things")
    assert told.endswith("I halved the returns of a firm like yours. I pack myself.")
    (reason,) = (p for p in asked.points if p.cues == ("reason",))
    assert reason.must


def test_s0_19_it_is_counted_how_many_of_the_seven_kinds_of_evidence_are_used(candidate: Candidate) -> None:
    candidate.writes(Skill, words="a", kinds=("experience", "teamwork"))
    candidate.writes(Skill, words="b", kinds=("experience", "attitude"))
    assert kinds_used(candidate.book.skills) == (
        "3 of 7 kinds of evidence. Not yet: education, skills, high-quality work, "
        "discipline in getting things done."
    )


def test_s3_21_the_debrief_asks_what_stayed_unanswered(candidate: Candidate) -> None:
    assert "What stayed unanswered?" in field_of(Debrief.FORM, "unanswered").hint
    candidate.writes(Debrief, unanswered=("Who looks after the forecasts today?",))
    candidate.writes(MyQuestion, text="How is the team set up?", status="answered")
    candidate.writes(MyQuestion, text="How do you decide on stock?", born_from="x")
    (point,) = (p for p in candidate.card("any-questions-for-us").points if "stayed open" in p.label)
    assert "Who looks after the forecasts today?" in point.wordings
    assert "How do you decide on stock?" in point.wordings
    assert "How is the team set up?" not in point.wordings
