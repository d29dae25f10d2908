"""The acceptance rows about the bank of stories and the CV."""

from __future__ import annotations

from tests.acceptance.candidate import Candidate, today
from trainer.prepare.areas import area
from trainer.prepare.coverage import NEEDED_TAGS, coverage
from trainer.prepare.cv_line import CvLine
from trainer.prepare.cv_walk import cv_walk
from trainer.prepare.lines_import import take_lines
from trainer.prepare.lines_taken import joined
from trainer.prepare.matrix import matrix
from trainer.prepare.notes import save_all
from trainer.prepare.skill import Skill
from trainer.prepare.story import NO_FIGURE, Story
from trainer.recall.grade import Grade

CV = """\
Jane Doe
jane@example.org

EXPERIENCE
- Sales planner, Nord & Co, 2019 to 2025
- Led a team of four
Education:
- Degree in logistics

Languages
- German and Polish
"""


def told(candidate: Candidate, name: str = "Late lorries", **known: object) -> Story:
    whole: dict[str, object] = {
        "situation": "In spring two years ago every second lorry came late",
        "actions": ("asked each driver why", "moved the loading hour"),
        "result": "Late arrivals fell from 40 to 8 percent",
        "link": "Your loading hour is the same one",
    }
    return candidate.writes(Story, name=name, **{**whole, **known})


def takes_cv(candidate: Candidate, text: str = CV) -> None:
    book, desk = candidate.book, candidate.desk
    assert book.interview is not None
    lines = take_lines(text).lines
    now = candidate.clock.now()
    result = joined(CvLine, lines, book.cv_lines, now, desk.random, book.interview.uid)
    save_all(desk.store, result.notes)


def test_s1_11_a_story_without_a_link_does_not_count_as_ready(candidate: Candidate) -> None:
    story = told(candidate, link="")
    assert story.lacks[0] == "So what for them?"
    assert not story.ready
    assert coverage(candidate.book.stories).ready == 0
    candidate.changes(story, link="Your loading hour is the same one")
    assert coverage(candidate.book.stories).ready == 1


def test_s1_12_every_strength_has_a_story_or_is_named(candidate: Candidate) -> None:
    told(candidate, strengths=("calm", "Figures"))
    told(candidate, name="Strike", strengths=("figures",))
    assert coverage(candidate.book.stories).strengths == {"calm": 1, "Figures": 2}
    candidate.writes(Skill, words="figures")
    candidate.writes(Skill, words="languages")
    shown = {row.text: row.empty for row in matrix(candidate.book)}
    assert shown == {"figures": False, "languages": True}


def test_s1_13_every_story_is_a_card_with_a_schedule_of_its_own(candidate: Candidate) -> None:
    first, second = told(candidate), told(candidate, name="Strike")
    cards = [candidate.made_of(story)["tell-it"] for story in (first, second)]
    assert all(story.name in card.questions[0] for story, card in zip((first, second), cards, strict=True))
    ids = [card.card.full_id for card in cards]
    session = candidate.desk.drill(*ids)
    assert session is not None
    session.grade(session.attempt("In spring I asked each driver why"), Grade.GOOD)
    states = candidate.desk.store.states()
    due = states[ids[0]].due
    assert due is not None
    assert due > today(candidate)
    assert ids[1] not in states
    candidate.restarts()
    assert set(ids) < set(candidate.cards)


def test_s1_13_a_story_told_well_covers_its_own_points(candidate: Candidate) -> None:
    asked = candidate.made_of(told(candidate, number="40 to 8 percent"))["tell-it"]
    found = candidate.covered(
        asked,
        "In spring two years ago every second lorry came late. I asked each driver why and moved the loading "
        "hour. As a result late arrivals fell from 40 to 8 percent. Your loading hour is the same one.",
    )
    assert len(found) == len(asked.points)
    assert all(point.personal for point in asked.points)


def test_s1_15_one_story_alone_and_one_in_a_team_are_asked_for(candidate: Candidate) -> None:
    told(candidate, setting="team")
    found = coverage(candidate.book.stories)
    assert (found.alone, found.team) == (0, 1)
    assert "alone" in found.missing[0]
    assert "in a team" not in found.missing[0]
    told(candidate, name="Strike", setting="both")
    assert "alone" not in coverage(candidate.book.stories).missing[0]


def test_s2_10_a_story_with_fewer_than_two_steps_is_thin(candidate: Candidate) -> None:
    story = told(candidate, actions=("asked each driver why",))
    assert "Thin: name at least two steps that you took." in story.lacks
    asked = candidate.made_of(told(candidate, name="Bare", actions=()))["tell-it"]
    assert "What did you do yourself?" in [point.probe for point in asked.points]
    assert "Thin: name at least two steps that you took." not in told(candidate, name="Whole").lacks


def test_s2_26_reliability_is_among_the_tags_that_are_needed(candidate: Candidate) -> None:
    told(candidate, tags=("money",))
    assert "reliability" in coverage(candidate.book.stories).missing[0]
    told(candidate, name="Strike", tags=("reliability",))
    assert coverage(candidate.book.stories).tags["reliability"] == 1
    assert "reliability" not in coverage(candidate.book.stories).missing[0]


def test_s3_8_two_stories_from_the_present_job_are_asked_for(candidate: Candidate) -> None:
    told(candidate, current_job=True)
    assert "1 story from your present job; two help." in coverage(candidate.book.stories).missing
    told(candidate, name="Strike", current_job=True)
    assert coverage(candidate.book.stories).current == 2
    assert not any("present job" in sentence for sentence in coverage(candidate.book.stories).missing)


def test_s3_19_creative_and_adaptable_are_in_the_list(candidate: Candidate) -> None:
    assert {"creative", "adaptable"} <= set(NEEDED_TAGS)
    told(candidate, tags=("adaptable",))
    first = coverage(candidate.book.stories).missing[0]
    assert "a new idea of mine" in first
    assert "a sudden change" not in first


def test_s4_15_stories_from_two_jobs_and_eight_of_them(candidate: Candidate) -> None:
    for number in range(7):
        told(candidate, name=f"Story {number}", role="Planner")
    missing = coverage(candidate.book.stories).missing
    assert "7 of 8 to 10 stories." in missing
    assert "All from one job: take one from an earlier one, or from training." in missing
    told(candidate, name="Story 8", role="Driver")
    found = coverage(candidate.book.stories)
    assert (found.stories, found.roles) == (8, 2)
    assert not any("of 8 to 10" in sentence or "one job" in sentence for sentence in found.missing)


def test_s4_15_a_result_without_a_figure_is_asked_for_it(candidate: Candidate) -> None:
    assert NO_FIGURE in told(candidate, result="They came on time").lacks
    assert (
        "No story yet for: money saved" in area(candidate.book, "stories", candidate.clock.now()).missing[0]
    )


def test_s3_5_the_cv_is_walked_through_in_its_order_line_by_line(candidate: Candidate) -> None:
    takes_cv(candidate)
    texts = [line.text for line in candidate.book.cv_lines]
    assert texts == [
        "Sales planner, Nord & Co, 2019 to 2025",
        "Led a team of four",
        "Degree in logistics",
        "German and Polish",
    ]
    assert [line.section for line in candidate.book.cv_lines] == [
        *["EXPERIENCE"] * 2,
        "Education",
        "Languages",
    ]
    asked = [
        card.questions[0] for id_, card in candidate.cards.items() if id_.startswith("cv/your-part-in-line@")
    ]
    assert len(asked) == len(texts)
    assert all(text in question for text, question in zip(texts, asked, strict=True))
    assert "cv/your-part-in-line" not in candidate.cards
    before = candidate.book.cv_lines
    takes_cv(candidate, CV.replace("Led a team of four", "Led a team of five"))
    again = candidate.book.cv_lines
    assert again[0] == before[0]
    assert again[1].text == "Led a team of five"
    assert [line.text for line in again][-1] == "Led a team of four"


def test_s4_13_the_meter_counts_the_lines_talked_about(candidate: Candidate) -> None:
    takes_cv(candidate)
    walk = cv_walk(candidate.book, candidate.desk.store.states())
    assert walk.meter == "0 of 4 lines talked about (target: all)"
    first, second = candidate.book.cv_lines[:2]
    session = candidate.desk.drill(candidate.made_of(first)["your-part-in-line"].card.full_id)
    assert session is not None
    session.grade(session.attempt("I planned"), Grade.GOOD)
    walk = cv_walk(candidate.book, candidate.desk.store.states())
    assert walk.asked == (first,)
    assert walk.never[0] == second
    assert walk.share == 0.25
    queue = candidate.desk.today("cv", minutes=60).queue
    never = [candidate.made_of(line)["your-part-in-line"].card.full_id for line in walk.never]
    assert list(queue[:3]) == never
