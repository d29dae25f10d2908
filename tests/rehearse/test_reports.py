"""Reports: what they say, and that they say it in plain words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.conftest import StandingClock
from tests.rehearse.rig import begun, desk_on, person, play, played
from trainer.desk import Desk
from trainer.prepare.goal import Goal
from trainer.prepare.made_ids import made_id, made_of
from trainer.prepare.notes import save
from trainer.prepare.printable import export_of
from trainer.prepare.story import Story
from trainer.prepare.strategic_plan import StrategicPlan
from trainer.rehearse.evening import practised_seconds
from trainer.rehearse.protocol import as_markdown, sections, summary
from trainer.rehearse.rehearsal import GIVEN, RUNS
from trainer.rehearse.report import Heard, Long, Missing, Remark, Report
from trainer.rehearse.run import Prompt
from trainer.rehearse.script import Setup
from trainer.rehearse.writing_out import NotWritten, file_name, write_out
from trainer.schedule.session import Pace

RAMBLE = " ".join(["and then we talked about it once more with everybody who was there"] * 30)


def test_answers_that_ran_on_are_named_with_their_target(desk: Desk) -> None:
    report = played(begun(desk, "offer"), lambda prompt: RAMBLE if prompt.number == 1 else "By Friday.")
    (long,) = report.ran_on
    assert long.question.startswith("We would like to offer you the job")
    assert long.seconds > 1.3 * long.target
    assert report.longest == long.seconds
    assert report.median is not None
    assert report.median < 30


def test_key_words_have_no_spoken_length(desk: Desk) -> None:
    rehearsal = desk.rehearsals.begin(Setup("offer", 7), "keywords")
    assert rehearsal is not None
    report = played(rehearsal, lambda _: RAMBLE)
    assert (report.longest, report.median, report.ran_on) == (None, None, ())
    assert report.first_word == 2.0


def test_blanks_are_counted_whether_one_went_on_or_not(desk: Desk) -> None:
    rehearsal = begun(desk, "offer")
    rehearsal.answer("Thank you. May I think it over until Friday, in writing?", Pace(9.0, 20.0), blank=True)
    rehearsal.give_up(Pace(None, 30.0))
    play(rehearsal)
    report = rehearsal.finish()
    assert report.blanks == 2
    assert report.slowest == 9.0
    blanks = [review for review in desk.store.reviews() if "blank" in review.flags]
    assert [review.rating == 1 for review in blanks] == [False, True]


def test_the_first_answer_to_a_card_counts_and_reviews_name_run_and_person(desk: Desk) -> None:
    rehearsal = begun(desk, "panel")
    report = played(rehearsal)
    reviews = list(desk.store.reviews())
    asked = [step.card for step in rehearsal.run.script.steps if step.card]
    assert sorted(review.card for review in reviews) == sorted(set(asked))
    assert {review.rehearsal for review in reviews} == {report.uid}
    assert {review.persona for review in reviews} == {"manager", "head", "hr"}
    assert all(review.rating == review.suggested is not None for review in reviews)
    for review in reviews:
        state = desk.store.state(review.card)
        assert state is not None
        assert (state.reps, state.last_day, state.last_uid) == (1, desk.day, review.uid)


def test_finishing_twice_counts_once(desk: Desk) -> None:
    rehearsal = begun(desk, "offer")
    first = played(rehearsal)
    before = desk.store.states()
    assert rehearsal.finish() == first
    assert desk.store.states() == before
    assert len(list(desk.store.reviews())) == len({review.uid for review in desk.store.reviews()})


def test_answers_aloud_count_by_their_ticks_and_without_ticks_for_nothing(desk: Desk) -> None:
    rehearsal = desk.rehearsals.begin(Setup("offer", 7), "aloud")
    assert rehearsal is not None
    play(rehearsal, lambda _: "")
    ticking = rehearsal.ticking()
    assert ticking is not None
    assert ticking.title == "We would like to offer you the job, here and now. Do you accept?"
    rehearsal.tick(ticking, [point.id for point in ticking.points])
    report = rehearsal.finish()
    (review,) = desk.store.reviews()
    assert (review.judge, review.coverage, review.mode) == ("self", 1.0, "aloud")
    assert (report.coverage, report.own_coverage) == (None, 1.0)
    assert report.unticked == 4
    assert "4 answers aloud not ticked, so not counted" in as_markdown(report)


def test_after_answers_aloud_the_whole_is_ticked_too(desk: Desk) -> None:
    rehearsal = desk.rehearsals.begin(Setup("dress", 1), "aloud")
    assert rehearsal is not None
    play(rehearsal, lambda _: "")
    while (ticking := rehearsal.ticking()) and ticking.number is not None:
        rehearsal.tick(ticking, [])
    assert ticking is not None
    labels = [point.label for point in ticking.points]
    assert "the director: what the company gets for it" in labels
    assert "that you asked when they will decide" in labels
    wanted = [p.id for p in ticking.points if "director" in p.label or "vision" in p.id or "date" in p.id]
    rehearsal.tick(ticking, wanted)
    assert rehearsal.ticking() is None
    report = rehearsal.finish()
    assert report.asked_date is True
    assert report.concerns == (2, 6)
    assert [pillar.said for pillar in report.pillars] == [True, False, False]


def test_the_own_plan_counts_for_the_pillars(tmp_path: Path, clock: StandingClock) -> None:
    with desk_on(tmp_path, clock, [person("Ada", "head")]) as desk:
        uid = desk.interview.uid if desk.interview else ""
        save(
            desk.store,
            StrategicPlan.new(clock.now(), Random(1), uid, vision="the leanest stock in the north"),
        )
        save(desk.store, Goal.new(clock.now(), Random(2), uid, what="returns below eight percent"))
        answer = "You aim for the leanest stock in the north, and I want returns below eight percent."
        report = played(begun(desk, "one-on-one"), lambda _: answer)
    assert [pillar.said for pillar in report.pillars] == [True, False, True]


def test_an_offer_taken_at_once_is_noticed_and_one_that_is_considered_is_not(desk: Desk) -> None:
    def told(answer: str) -> list[str]:
        report = played(begun(desk, "offer"), lambda prompt: answer if prompt.number == 1 else "Hm.")
        return [remark.text for remark in report.remarks]

    assert any("without a pause" in text for text in told("Yes, I accept!"))
    assert any("without a pause" in text for text in told("I'll take it. Where do I sign?"))
    assert not any("without a pause" in text for text in told("Yes, gladly, but may I sleep on it?"))
    assert not any("without a pause" in text for text in told("I cannot accept a quick decision."))


def test_the_report_is_compared_with_the_one_before(desk: Desk, clock: StandingClock) -> None:
    first = played(begun(desk, "one-on-one", 3))
    clock.move(minutes=30)
    second = played(begun(desk, "offer"))
    assert desk.rehearsals.before(first) is None
    assert desk.rehearsals.before(second) == first
    told = {section.heading: [line.words for line in section.lines] for section in sections(second, first)}
    lines = told["Against the rehearsal before"]
    assert lines[0] == "before: One on one, 22 November 2026"
    assert any(line.startswith("points: ") for line in lines)
    assert "Against the rehearsal before" not in {section.heading for section in sections(first, None)}


def test_reports_of_another_interview_are_not_mixed_in(tmp_path: Path, clock: StandingClock) -> None:
    with desk_on(tmp_path, clock) as desk:
        played(begun(desk, "offer"))
        begun(desk, "money")
    with desk_on(tmp_path, clock, [person("Ada")]) as desk:
        assert desk.rehearsals.reports() == ()
        assert desk.rehearsals.unfinished() is None


@pytest.mark.parametrize("form", ["dress", "tour", "remote", "quickfire", "money"])
def test_a_report_comes_back_from_the_disk_as_it_was(desk: Desk, form: str) -> None:
    report = played(desk.rehearsals.begin(Setup(form, 4), "full") or pytest.fail("nothing to ask"))  # type: ignore[arg-type]
    assert Report.from_document(json.loads(json.dumps(report.document()))) == report
    assert desk.rehearsals.reports() == (report,)


def test_the_checklist_and_the_names_are_counted(desk: Desk) -> None:
    assert played(begun(desk, "remote")).ready == (5, 5)
    rehearsal = begun(desk, "tour")
    names = {step.text: step.expects[1] for step in rehearsal.run.script.steps if step.expects}

    def say(prompt: Prompt) -> str:
        return f"That was {names[prompt.text]}." if "first" in prompt.text else "I do not remember."

    assert played(rehearsal, say).names == (1, 3)


def test_the_summary_stands_for_itself(desk: Desk, clock: StandingClock) -> None:
    rehearsal = begun(desk, "offer")
    play(rehearsal, steps=1)
    report = rehearsal.finish()
    told = summary(report, clock.now().tzinfo)
    assert told == (
        "Offer on the spot, 22 November 2026, 09:30: 1 of 5 questions answered in 1 minute. "
        "It was stopped before its end."
    )


def test_markdown_stays_markdown_whatever_a_name_holds(desk: Desk) -> None:
    report = played(begun(desk, "offer"))
    text = as_markdown(replace(report, pillars=(Heard("*vision* [x](y) <b>", True),)))
    assert r"- [x] said: \*vision\* \[x\](y) \<b\>" in text
    assert text.startswith("# Rehearsal\n")
    assert "Seed 7 asks the same again." in text


def test_the_file_is_private_and_never_replaces_another(desk: Desk, tmp_path: Path) -> None:
    report = played(begun(desk, "offer"))
    path = write_out(tmp_path / file_name(report), report, None, None)
    assert path.name == "rehearsal-2026-11-22-0930.md"
    assert path.stat().st_mode & 0o777 == 0o600
    for target, why in (
        (path, "is there already"),
        (tmp_path / "report.txt", "has to end in .md"),
        (tmp_path / "nowhere" / "report.md", "was not written"),
    ):
        with pytest.raises(NotWritten, match=why):
            write_out(target, report, None, None)


def test_long_answers_are_lines_of_the_report() -> None:
    report = Report("u", "", "offer", "Offer", "2026-11-22T09:30:00.000Z", 1, True, 1, 1, 60.0, 0.5, None)
    told = sections(replace(report, ran_on=(Long("Why?", 141.0, 75),)))
    assert "about 141 s for a target of 75 s: Why?" in [line.words for s in told for line in s.lines]


def test_the_share_in_writing_says_who_judged(desk: Desk) -> None:
    report = played(begun(desk, "offer"))
    assert report.judge == next(iter(desk.store.reviews())).judge
    share = f"in writing: {report.coverage:.0%} of the points"
    for judge, told in (
        ("words", f"{share}, by words"),
        ("both", f"{share}, by words and meaning"),
        (None, share),
        ("oracle", share),
    ):
        lines = [line.words for section in sections(replace(report, judge=judge)) for line in section.lines]
        assert told in lines


def test_a_report_from_before_there_were_two_judges_is_read(desk: Desk) -> None:
    report = played(begun(desk, "offer"))
    document = report.document()
    del document["judge"]
    assert Report.from_document(document) == replace(report, judge=None)


def test_breaks_are_no_practice() -> None:
    assert practised_seconds([]) == 0
    assert practised_seconds([600.0, 0.0, 1200.0]) == 1200
    assert practised_seconds([0.0, 600.0, 9_000.0, 9_060.0]) == 660


def test_what_is_confidential_stays_out_of_files(tmp_path: Path, clock: StandingClock) -> None:
    with desk_on(tmp_path, clock, [person("Ada")]) as desk:
        story = Story.new(
            clock.now(), Random(5), name="The Harkness recall", result="We lost nobody.", confidential="yes"
        )
        save(desk.store, story)
        made = next(id_ for id_ in desk.asked() if made_of(id_) == made_of(made_id("", story.uid)))
        report = played(begun(desk, "offer"))
        secret = (Missing(made, "the Harkness recall", False),)
        noticed = (Remark("The Harkness recall?", "One hedge.", made),)
        full = replace(report, missing=(*secret, *report.missing), remarks=noticed)
        printed, _ = desk.rehearsals.printed(full)
        assert "Harkness" in as_markdown(full)
        assert "Harkness" not in as_markdown(printed)
        assert printed.missing == report.missing
        desk.store.put(RUNS, report.uid, desk.store.documents(RUNS)[report.uid] | {"report": full.document()})
        allowed = export_of(desk.store)
        assert allowed(RUNS, desk.store.documents(RUNS)[report.uid]) is None
        assert allowed(GIVEN, {"card": made, "answer": "We lost nobody."}) is None
        assert all(allowed(GIVEN, one) == one for one in desk.store.documents(GIVEN).values())
