"""The acceptance rows about them: research, people, questions, pay, the day itself and what comes after."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from tests.acceptance.candidate import EVENING, Candidate
from trainer.paper.notes_sheet import notes_sheet
from trainer.prepare import interviews
from trainer.prepare.ad_line import AdLine
from trainer.prepare.after import After
from trainer.prepare.after_words import after_sentence, asks_how_it_went
from trainer.prepare.cards_about_them import asker
from trainer.prepare.criterion import Criterion
from trainer.prepare.cv_line import CvLine
from trainer.prepare.decision import OBSERVATIONS, compared, sum_up
from trainer.prepare.fact import SOURCES, Fact
from trainer.prepare.home_lines import home_lines
from trainer.prepare.interview import Format
from trainer.prepare.likely_questions import likely_questions
from trainer.prepare.matrix import matrix
from trainer.prepare.my_question import MyQuestion
from trainer.prepare.pay import Pay
from trainer.prepare.pay_checks import pay_missing
from trainer.prepare.person import Person
from trainer.prepare.printable import export_of, printable
from trainer.prepare.question_checks import checks, question_counter, questions_missing
from trainer.prepare.research_meter import about, research_meter
from trainer.prepare.second_form import FirstFormat, forecast
from trainer.prepare.skill import Skill
from trainer.prepare.story import Story
from trainer.prepare.who_will_be_there import WHO, asked_in_vain, new_faces, open_tasks


def of_form(candidate: Candidate, form: Format) -> set[str]:
    interview = candidate.desk.interview
    assert interview is not None
    interviews.save(candidate.desk.store, replace(interview, format=form))
    return {id_.partition("/")[2] for id_ in candidate.cards}


def checked(candidate: Candidate, text: str, **known: object) -> dict[str, bool]:
    question = candidate.writes(MyQuestion, text=text, **known)
    found = checks(question, candidate.book)
    assert all(check.reason.endswith((".", "?")) or ":" in check.reason for check in found)
    return {check.name: check.passed for check in found}


def test_s1_6_the_meter_wants_company_product_rival_news_and_industry(candidate: Candidate) -> None:
    assert research_meter(candidate.book).sentence == (
        "0 of 5: nothing yet on company, product, rival, news, industry."
    )
    for topic in ("vision", "product", "rival", "news"):
        candidate.writes(Fact, text=topic, topic=topic, source="annual report")
    meter = research_meter(candidate.book)
    assert (meter.done, meter.sentence) == (False, "4 of 5: nothing yet on industry.")
    candidate.writes(Fact, text="cool chains", topic="trend", source="a talk")
    assert research_meter(candidate.book).done


def test_s1_7_a_fact_without_a_source_is_hearsay(candidate: Candidate) -> None:
    assert {"blog", "magazine", "press", "report", "talk", "person"} <= {kind.value for kind in SOURCES}
    fact = candidate.writes(Fact, text="They grow", topic="news")
    assert fact.hearsay
    assert "Hearsay: where is it from?" in fact.lacks
    assert research_meter(candidate.book).hearsay == 1
    assert not candidate.changes(fact, source="Logistics Weekly").hearsay


def test_s1_8_a_fact_with_a_question_is_asked_in_the_same_evening(candidate: Candidate) -> None:
    fact = candidate.writes(
        Fact, text="Labels that tell the temperature", topic="technology", source="a talk"
    )
    assert candidate.made_of(fact) == {}
    candidate.changes(fact, question="Which new technology changes cool chains?")
    (asked,) = candidate.made_of(fact).values()
    assert asked.card.full_id == candidate.desk.today().queue[0]
    assert asked.questions == ("Which new technology changes cool chains?",)
    assert candidate.covered(asked, "Labels that tell the temperature; I heard it in a talk.")
    assert any("Labels" in w for p in candidate.card("industry-trend").points for w in p.wordings)


def test_s3_6_each_requirement_is_a_point_of_the_job_in_own_words(candidate: Candidate) -> None:
    for text in ("plan the stock", "two languages", "a driving licence"):
        candidate.writes(AdLine, text=text, picked="known")
    asked = candidate.card("job-in-own-words")
    words = [w for p in asked.points if p.personal for w in p.wordings]
    assert {"plan the stock", "two languages", "a driving licence"} <= set(words)
    found = candidate.covered(asked, "I would plan the stock, day to day.")
    assert any("plan the stock" in label for label in found) or found


@pytest.mark.parametrize("first", ["case", "presentation"])
def test_s3_10_after_a_case_or_a_presentation_questions_and_answers_follow(first: FirstFormat) -> None:
    assert "the second is usually plain questions and answers" in forecast(first)


def test_s3_12_after_one_person_a_panel_or_a_presentation_is_forecast(candidate: Candidate) -> None:
    candidate.invited(first_format="one-on-one")
    interview = candidate.desk.interview
    assert interview is not None
    assert "a panel or a presentation" in forecast(interview.first_format)


def test_s3_22_the_decision_sheet_compares_before_and_after(candidate: Candidate) -> None:
    candidate.writes(Criterion, text="no night work", weight="must", seen="yes")
    hours = candidate.writes(Criterion, text="flexible hours", weight="must", seen="unknown")
    candidate.writes(Criterion, text="a canteen", weight="nice", seen="yes", seen_after="yes")
    candidate.changes(hours, seen_after="no")
    assert compared(candidate.book.criteria) == (
        "flexible hours: before not known, after no",
        "no night work: before yes, after not looked at",
        "a canteen: before yes, after yes",
    )
    assert sum_up(candidate.book.criteria) == "1 of 2 musts seen, 1 not there, 0 not known."


def test_s3_23_every_check_of_a_question_is_shown_with_its_reason(candidate: Candidate) -> None:
    fact = candidate.writes(Fact, text="A second warehouse opens in May", topic="news", source="press")
    good = checked(candidate, "How will the new warehouse change this job?", born_from=fact.uid)
    assert good == dict.fromkeys(("open", "tied to a fact", "not about pay", "not on the website"), True)
    assert not checked(candidate, "Do you like it here?")["open"]
    assert not checked(candidate, "How do you like it here?")["tied to a fact"]
    assert not checked(candidate, "What holidays would I have?")["not about pay"]
    assert not checked(candidate, "What does your company do?")["not on the website"]
    last = checks(candidate.book.my_questions[-1], candidate.book)
    assert [check.reason for check in last if not check.passed][-1] == (
        "Their website answers it. Ask what it does not say."
    )


def test_s3_30_what_to_look_at_on_the_tour_is_listed(candidate: Candidate) -> None:
    for word in ("noise", "light", "talk", "tools", "mood"):
        assert any(word in thing for thing in OBSERVATIONS)
    for thing in OBSERVATIONS:
        candidate.writes(Criterion, text=thing, weight="nice")
    assert len(candidate.book.criteria) == 5


def test_s3_31_a_range_without_a_source_is_told_and_the_floor_never_leaves(candidate: Candidate) -> None:
    pay = candidate.writes(Pay, range="52 to 58 thousand", floor="49 thousand")
    assert "The range has no source yet." in pay_missing(candidate.book)
    candidate.changes(pay, sources=("collective agreement",))
    assert "The range has no source yet." not in pay_missing(candidate.book)
    page = printable(candidate.book).pay
    assert page is not None
    assert (page.range, page.floor) == ("52 to 58 thousand", "")
    allowed = export_of(candidate.desk.store)("pay", candidate.desk.store.documents("pay")[pay.uid])
    assert allowed is not None
    assert "49" not in str(allowed)
    asked = "".join(w for card in candidate.cards.values() for p in card.points for w in p.wordings)
    assert "52 to 58 thousand" in asked
    assert "49 thousand" not in asked


def test_s3_32_a_story_about_money_or_time_with_a_number_justifies_the_pay(candidate: Candidate) -> None:
    candidate.writes(Pay, range="52 to 58 thousand", sources=("x",))
    story = candidate.writes(Story, name="Late lorries", tags=("time",), result="Less waiting")
    assert pay_missing(candidate.book)[0].startswith("No story that justifies it yet")
    candidate.changes(story, number="32 hours a week saved")
    assert pay_missing(candidate.book) == ()
    (point,) = (p for p in candidate.card("salary-expectations").points if "justifies" in p.label)
    assert "32 hours a week saved" in point.wordings


def test_s3_35_with_a_recruiter_who_negotiates_comes_before_what_one_wants_to_earn(
    candidate: Candidate,
) -> None:
    def order() -> bool:
        ids = list(candidate.cards)
        return ids.index("money-offer/consultant-negotiates") < ids.index("money-offer/salary-expectations")

    assert not order()
    candidate.invited(recruiter="Ms Hart")
    assert order()
    candidate.invited(recruiter="none")
    assert not order()


def test_s3_41_without_a_date_a_short_note_is_suggested(candidate: Candidate) -> None:
    candidate.clock.move(days=11)
    assert asks_how_it_went(candidate.book, candidate.clock.now())
    after = candidate.writes(After, went="Well", who_writes="they write to me")
    assert not asks_how_it_went(candidate.book, candidate.clock.now())
    assert after_sentence(candidate.book, candidate.clock.now()) == "No date yet: send a short note and ask."
    candidate.changes(after, decision_day="2026-12-10")
    assert after_sentence(candidate.book, candidate.clock.now()) == "They said by Thursday."


def test_s4_3_the_matrix_shows_requirements_without_evidence(candidate: Candidate) -> None:
    assert candidate.card("why-us-now").points
    first = candidate.writes(AdLine, text="two languages", picked="skill")
    candidate.writes(AdLine, text="a driving licence", picked="known")
    candidate.writes(CvLine, text="German and Polish", shows=(first.uid,))
    rows = {row.text: row for row in matrix(candidate.book) if row.kind == "requirement"}
    assert rows["two languages"].proofs == ("German and Polish",)
    assert rows["a driving licence"].empty


def test_s4_4_finding_out_who_will_be_there_stays_open_until_it_is_known(candidate: Candidate) -> None:
    assert home_lines(candidate.book, candidate.clock.now()).tasks == (WHO,)
    task = asked_in_vain(candidate.book, candidate.clock.now(), candidate.desk.random)
    saved = candidate.writes(type(task), text=task.text, answer=task.answer)
    assert saved.answer == "unknown, asked on 24 November 2026"
    assert open_tasks(candidate.book) == ()
    candidate.deletes(saved)
    assert open_tasks(candidate.book) == (WHO,)
    candidate.writes(Person, name="Ms Adler", expected=True)
    assert home_lines(candidate.book, candidate.clock.now()).tasks == ()


def test_s4_5_new_faces_are_listed_apart(candidate: Candidate) -> None:
    candidate.writes(Person, name="Ms Adler", expected=True, met_before=True)
    fresh = candidate.writes(Person, name="Mr Sand", expected=True)
    candidate.writes(Person, name="Mr Old", met_before=True)
    assert new_faces(candidate.book) == (fresh,)
    listed = {part.heading: part.entries for part in notes_sheet(candidate.book)}
    assert listed["New to you on the day"] == ("Mr Sand",)


def test_s4_7_names_are_kept_as_spelled_and_how_they_are_said(candidate: Candidate) -> None:
    candidate.writes(Person, name="Siobhán O’Neill", say_as="shi-VAWN", expected=True)
    candidate.restarts()
    (person,) = printable(candidate.book).people
    assert (person.name, person.say_as) == ("Siobhán O’Neill", "shi-VAWN")
    words = {w for p in candidate.card("who-you-met").points for w in p.wordings}
    assert "Siobhán O’Neill" in words


def test_s4_8_what_is_known_of_a_person_has_its_source_or_is_hearsay(candidate: Candidate) -> None:
    adler = candidate.writes(Person, name="Ms Adler")
    candidate.writes(Fact, text="Talked about cool chains", about=(adler.uid,), topic="person")
    candidate.writes(Fact, text="Came from Nord", about=(adler.uid,), source="her profile", day="2026-11-20")
    assert [fact.hearsay for fact in about(adler, candidate.book)] == [True, False]
    assert not {"http.client", "urllib.request", "requests"} & {
        name for name, module in vars(sys.modules["trainer.prepare.research_meter"]).items() if module
    }


def test_s4_9_every_interest_brings_a_likely_question(candidate: Candidate) -> None:
    adler = candidate.writes(
        Person, name="Ms Adler", level="director", expected=True, interests=("competitors",)
    )
    likely = likely_questions(adler, candidate.desk.library.cards.values())
    assert likely[0].full_id == "company/competitors"
    assert likely_questions(replace(adler, interests=()), candidate.desk.library.cards.values())
    asked = candidate.made_of(adler)["know-the-interviewer"]
    assert "competitors" in {w for p in asked.points for w in p.wordings}
    assert asker(adler) == "Ms Adler: cares about competitors"
    assert "Ms Adler" not in asked.questions[0]


def test_s4_18_open_questions_are_counted_up_to_six(candidate: Candidate) -> None:
    for number in range(4):
        candidate.writes(MyQuestion, text=f"How do you plan week {number}?")
    candidate.writes(MyQuestion, text="Is there a canteen?")
    candidate.writes(MyQuestion, text="What is next?", status="answered")
    assert question_counter(candidate.book) == "4 of 6 open questions"
    adler = candidate.writes(Person, name="Ms Adler", expected=True)
    assert "No question yet for: Ms Adler." in questions_missing(candidate.book)
    candidate.writes(MyQuestion, text="What worries you?", whom=(adler.uid,))
    assert not any("Ms Adler" in sentence for sentence in questions_missing(candidate.book))


def test_s4_19_on_screen_a_question_about_the_place_is_wanted(candidate: Candidate) -> None:
    wanted = "You will not see the place: ask how one works there."
    assert wanted not in questions_missing(candidate.book)
    on_screen, on_site = of_form(candidate, "remote"), of_form(candidate, "on site")
    assert {"ask-remote-environment", "sound-gone"} <= on_screen - on_site
    assert "future-desk" in on_site - on_screen
    of_form(candidate, "remote")
    assert wanted in questions_missing(candidate.book)
    candidate.writes(MyQuestion, text="How loud is it where one works?", tags=("environment",))
    assert wanted not in questions_missing(candidate.book)


def test_s4_21_home_shows_the_promised_day_and_the_day_after_it_the_note(candidate: Candidate) -> None:
    after = candidate.writes(After, went="Well", decision_day="2026-12-10")
    candidate.clock.move(days=(16))
    assert candidate.clock.now().date().isoformat() == "2026-12-10"
    assert home_lines(candidate.book, candidate.clock.now()).after == "They said by Thursday."
    candidate.clock.move(days=1)
    assert home_lines(candidate.book, candidate.clock.now()).after == (
        "They said by Thursday. A short, friendly note is in order."
    )
    candidate.changes(after, noted=True)
    assert home_lines(candidate.book, candidate.clock.now()).after == ""
    assert EVENING.weekday() == 1


def test_s0_14_a_wanted_skill_from_the_advert_is_proven_by_its_story(candidate: Candidate) -> None:
    story = candidate.writes(Story, name="Late lorries")
    candidate.writes(Skill, words="two languages", stories=(story.uid,))
    candidate.writes(AdLine, text="Two languages", picked="skill")
    assert [row.proofs for row in matrix(candidate.book)] == [("Late lorries",)] * 2
