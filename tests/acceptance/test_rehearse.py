"""Rehearsing: what `acceptance.tsv` asks of it, row by row."""

from __future__ import annotations

from collections.abc import Callable

from tests.acceptance.candidate import Candidate
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.pay import Pay
from trainer.prepare.person import Person
from trainer.rehearse.drawing import subject
from trainer.rehearse.dress import PITCH
from trainer.rehearse.form import FORMS, FormName, forms_for
from trainer.rehearse.persona import cast, of_kind
from trainer.rehearse.protocol import as_markdown
from trainer.rehearse.rehearsal import Rehearsal
from trainer.rehearse.report import Report
from trainer.rehearse.run import Prompt
from trainer.rehearse.script import Script, Setup
from trainer.schedule.session import Pace

SEEDS = range(12)
NOTHING = "I would have to think about that."
Say = Callable[[Prompt], str]


def script(candidate: Candidate, form: FormName, seed: int = 7, **chosen: int) -> Script:
    return candidate.desk.rehearsals.script(Setup(form, seed, **chosen))


def asked(found: Script, persona: int | None = None) -> list[str]:
    """Cards in order, under the names that their patterns have."""
    return [
        step.card.partition("@")[0] for step in found.steps if step.card and persona in (None, step.persona)
    ]


def subjects(candidate: Candidate, found: Script, persona: int | None = None) -> list[str]:
    cards = candidate.desk.asked()
    return [
        subject(cards[step.card]) for step in found.steps if step.card and persona in (None, step.persona)
    ]


def begun(candidate: Candidate, form: FormName, seed: int = 7, **chosen: int) -> Rehearsal:
    rehearsal = candidate.desk.rehearsals.begin(Setup(form, seed, **chosen), "full")
    assert rehearsal is not None
    return rehearsal


def play(rehearsal: Rehearsal, say: Say = lambda _: NOTHING) -> list[Prompt]:
    """What was asked while everything was answered."""
    seen: list[Prompt] = []
    while prompt := rehearsal.prompt():
        seen.append(prompt)
        if prompt.step.does == "asks":
            rehearsal.answer(say(prompt), Pace(2.0, 30.0))
        else:
            rehearsal.go_on(prompt.step.items)
    return seen


def played(candidate: Candidate, form: FormName, say: Say = lambda _: NOTHING, seed: int = 7) -> Report:
    rehearsal = begun(candidate, form, seed)
    play(rehearsal, say)
    return rehearsal.finish()


def offered(candidate: Candidate, answer: str) -> list[Prompt]:
    """What follows when this is the answer to the offer."""
    seen = play(begun(candidate, "offer"), lambda prompt: NOTHING if prompt.probe else answer)
    return [prompt for prompt in seen if prompt.number == 1 and prompt.probe]


def test_s0_15_every_dress_rehearsal_has_the_pitch_once_and_the_report_says_whether_it_was_delivered(
    candidate: Candidate,
) -> None:
    for seed in SEEDS:
        assert asked(script(candidate, "dress", seed)).count(PITCH) == 1
    pitch = (
        "In our first interview you told me what you need. I believe I am the best candidate, "
        "because I have planned stock for six years."
    )
    told = played(candidate, "dress", lambda p: pitch if p.step.card == PITCH else NOTHING)
    assert told.pitch is not None
    assert told.pitch.said
    assert "delivered: your pitch" in as_markdown(told)
    silent = played(candidate, "dress", seed=8)
    assert silent.pitch is not None
    assert not silent.pitch.said
    assert "not delivered: your pitch" in as_markdown(silent)


def test_s1_2_somebody_with_the_last_word_asks_for_the_sum_and_has_five_minutes(candidate: Candidate) -> None:
    candidate.writes(Person, name="Ada", level="director", purpose="approval", met_before=True)
    found = asked(script(candidate, "one-on-one"))
    assert found.index("why-you/sum-up-for-decider") == 0
    assert "on-the-day/five-minutes-top-boss" in found[:4]


def test_s1_3_somebody_who_looks_for_fit_asks_about_people_first(candidate: Candidate) -> None:
    candidate.writes(Person, name="Bo", level="peer", purpose="fit", met_before=True)
    for seed in SEEDS:
        assert subjects(candidate, script(candidate, "one-on-one", seed))[0] == "people"


def test_s1_4_somebody_who_compares_asks_why_you_first_and_an_unknown_purpose_mixes_all_three(
    candidate: Candidate,
) -> None:
    chooser = candidate.writes(Person, name="Cy", level="hr", purpose="compare", met_before=True)
    for seed in SEEDS:
        assert subjects(candidate, script(candidate, "one-on-one", seed))[0] == "why-you"
    candidate.changes(chooser, purpose="")
    firsts = {subjects(candidate, script(candidate, "one-on-one", seed))[0] for seed in SEEDS}
    assert firsts == {"people", "why-you"}
    for seed in SEEDS:
        found = script(candidate, "one-on-one", seed)
        assert {"people", "why-you"} <= set(subjects(candidate, found))
        assert "why-you/sum-up-for-decider" in asked(found)


def test_s3_3_questions_come_from_many_decks_in_turn_with_a_curveball_among_them(
    candidate: Candidate,
) -> None:
    seen: set[str] = set()
    for seed in SEEDS:
        found = subjects(candidate, script(candidate, "one-on-one", seed, minutes=40))
        assert "curveball" in found
        assert len(set(found)) >= 6
        seen |= set(found)
    assert seen >= {"company", "cv", "fit", "loose-ends", "people", "plan", "pressure", "proof", "why-you"}


def test_s3_4_two_to_five_people_take_turns_and_the_report_tells_of_each(candidate: Candidate) -> None:
    for people in (2, 5):
        found = script(candidate, "panel", people=people)
        assert len(found.cast) == people
        assert [step.persona for step in found.steps[:2]] == [0, 1]
        assert "on-the-day/panel-two-concerns" in asked(found)
    report = played(candidate, "panel")
    assert [listener.name for listener in report.people] == [
        "the line manager",
        "the head of department",
        "HR",
    ]
    assert all(listener.asked for listener in report.people)


def test_s3_11_one_on_one_and_panel_are_both_there(candidate: Candidate) -> None:
    assert FORMS["one-on-one"].people == (1, 1)
    assert FORMS["panel"].people == (2, 5)
    assert len({step.persona for step in script(candidate, "one-on-one").steps}) == 1
    assert len({step.persona for step in script(candidate, "panel").steps}) > 1


def test_s3_13_somebody_new_begins_from_the_beginning_and_asks_an_old_question(candidate: Candidate) -> None:
    candidate.writes(FirstQuestion, text="How do you plan demand?", flags=("muddled",))
    candidate.writes(Person, name="Dee", level="head", met_before=False)
    assert asked(script(candidate, "new-face"))[:2] == [
        "on-the-day/tell-me-from-start", "loose-ends/new-face-same-question",
    ]  # fmt: skip
    known = candidate.writes(Person, name="Eve", level="board", met_before=True)
    found = script(candidate, "one-on-one")
    assert found.cast[0].id == known.uid
    assert not {"on-the-day/tell-me-from-start", "loose-ends/new-face-same-question"} & set(asked(found))


def test_s3_14_from_the_third_level_on_people_ask_about_the_plan_and_why_you(candidate: Candidate) -> None:
    senior = candidate.writes(Person, name="Flo", level="manager", met_before=True)
    for level in ("manager", "expert", "head", "director", "board"):
        candidate.changes(senior, level=level)
        for seed in SEEDS:
            assert {"plan", "why-you"} <= set(subjects(candidate, script(candidate, "one-on-one", seed)))
    candidate.changes(senior, level="peer")
    plans = sum(subjects(candidate, script(candidate, "one-on-one", s)).count("plan") for s in SEEDS)
    assert plans < len(SEEDS)


def test_s3_15_leaning_on_an_earlier_talk_is_noticed_with_a_new_face_only(candidate: Candidate) -> None:
    def remarks(met_before: bool) -> list[str]:
        someone = candidate.writes(Person, name="Gus", level="head", met_before=met_before)
        say = "As I told your colleague, I planned the stock of four sites."
        report = played(candidate, "one-on-one", lambda _: say)
        candidate.deletes(someone)
        return [remark.text for remark in report.remarks if "not met this person" in remark.text]

    assert remarks(met_before=False)
    assert not remarks(met_before=True)


def test_s3_20_somebody_who_looks_for_fit_draws_from_that_deck(candidate: Candidate) -> None:
    candidate.writes(Person, name="Hal", level="hr", purpose="fit", met_before=True)
    for seed in SEEDS:
        assert "fit" in subjects(candidate, script(candidate, "one-on-one", seed))[:3]


def test_s3_28_a_tour_asks_short_questions_on_the_way(candidate: Candidate) -> None:
    found = script(candidate, "tour")
    assert {"on-the-day/meet-the-team", "on-the-day/future-desk", "on-the-day/lift-with-boss"} <= set(
        asked(found)
    )
    assert all(20 <= step.seconds <= 30 for step in found.steps if step.card)


def test_s3_29_three_names_are_told_on_the_way_and_asked_for_at_the_end(candidate: Candidate) -> None:
    found = script(candidate, "tour")
    told = [step.text for step in found.steps if step.does == "tells"]
    wanted = {step.text: step for step in found.steps[-3:]}
    second = wanted["By the way: who was the second person you were introduced to?"]
    assert second.expects[0] in told[1]
    report = played(
        candidate, "tour", lambda p: f"That was {p.step.expects[1]}." if p.step.expects else NOTHING
    )
    assert report.names == (3, 3)


def test_s3_33_money_is_a_chain_of_answer_objection_and_answer(candidate: Candidate) -> None:
    assert asked(script(candidate, "money"))[:3] == [
        "money-offer/salary-expectations", "money-offer/above-budget", "money-offer/worth-to-us",
    ]  # fmt: skip


def test_s3_36_a_dress_rehearsal_never_says_how_it_goes_on(candidate: Candidate) -> None:
    for seed in SEEDS:
        found = script(candidate, "dress", seed)
        (last,) = [step for step in found.steps if step.part == "The end"]
        assert last.card == "money-offer/ask-next-steps"
        assert "Have a good trip home" in last.text
        assert last.probes == 0


def test_s3_37_an_offer_comes_on_the_spot_and_ends_one_dress_rehearsal_in_four(candidate: Candidate) -> None:
    assert asked(script(candidate, "offer"))[:2] == [
        "money-offer/offer-on-the-spot",
        "money-offer/answer-today",
    ]
    ends = [script(candidate, "dress", seed).steps[-1].part == "The offer" for seed in range(60)]
    assert 8 <= sum(ends) <= 22
    assert ends == [script(candidate, "dress", seed).steps[-1].part == "The offer" for seed in range(60)]


def test_s3_38_who_does_not_ask_for_time_is_asked_about_it(candidate: Candidate) -> None:
    assert "You need not decide now. Ask for time." in [p.text for p in offered(candidate, "I am delighted.")]
    considered = offered(candidate, "I am delighted. May I have some time to consider it?")
    assert "You need not decide now. Ask for time." not in [p.text for p in considered]


def test_s3_39_who_names_no_day_is_asked_for_one(candidate: Candidate) -> None:
    candidate.writes(Pay, reply_by="Thursday evening")
    question = "When will we hear from you?"
    assert question in [p.text for p in offered(candidate, "I am delighted. May I think it over?")]
    named = offered(
        candidate, "I am delighted. May I think it over? You will hear from me by Thursday evening."
    )
    assert question not in [p.text for p in named]


def test_s3_40_the_report_says_whether_the_candidate_asked_for_the_date(candidate: Candidate) -> None:
    def report(end: str, seed: int) -> Report:
        return played(candidate, "dress", lambda p: end if p.step.part == "The end" else NOTHING, seed)

    asked_for, left = (
        report("Thank you. When can I expect to hear from you?", 1),
        report("Thank you, bye.", 2),
    )
    assert (asked_for.asked_date, left.asked_date) == (True, False)
    assert "[x] asked: when they will decide" in as_markdown(asked_for)
    assert "[ ] not asked: when they will decide: never leave without a date" in as_markdown(left)


def test_s4_6_people_of_every_kind_look_for_something_of_their_own(candidate: Candidate) -> None:
    wants = {kind: of_kind(kind).concerns for kind in ("manager", "peer", "hr", "head", "director", "expert")}
    assert all(wants.values())
    assert len(set(wants.values())) == len(wants)
    candidate.writes(Person, name="Ida", level="expert", looked_for=("whether I read drawings",))
    assert [c.label for c in cast("one-on-one", candidate.desk.rehearsals.people)[0].concerns] == [
        "whether I read drawings"
    ]


def test_s4_16_what_nobody_answered_stands_in_the_report_by_person(candidate: Candidate) -> None:
    candidate.writes(Person, name="Jo", function="finance head", level="head", looked_for=("cost of stock",))
    candidate.writes(Person, name="Kim", level="manager", looked_for=("punctual delivery",))
    report = played(candidate, "panel", lambda _: "With me you get punctual delivery, every week.")
    told = as_markdown(report)
    assert "[ ] not heard: Jo, finance head (new face): cost of stock" in told
    assert "[x] heard: Kim (new face): punctual delivery" in told


def test_s4_17_on_screen_there_is_a_checklist_the_link_fails_and_no_tour(candidate: Candidate) -> None:
    found = script(candidate, "remote")
    checklist = " ".join(found.steps[0].items)
    for what in ("link", "light", "sound", "notes at eye level", "telephone number"):
        assert what in checklist
    assert asked(found).count("on-the-day/sound-gone") == 1
    assert "tour" not in {form.name for form in forms_for("remote")}
    assert "remote" in {form.name for form in forms_for("remote")}
    assert "tour" in {form.name for form in forms_for("on site")}


def test_s4_20_every_talk_ends_without_a_date_and_the_report_looks_for_the_question(
    candidate: Candidate,
) -> None:
    for form in ("one-on-one", "panel", "new-face", "remote", "dress"):
        last = [step for step in script(candidate, form).steps if step.part == "The end"]
        assert [step.card for step in last] in (
            [["money-offer/ask-next-steps"], ["money-offer/in-touch-some-time"]]
        )
    asked_for = played(
        candidate,
        "one-on-one",
        lambda p: "By what date may I expect it?" if p.step.part == "The end" else NOTHING,
    )
    assert asked_for.asked_date is True
    assert played(candidate, "one-on-one", seed=9).asked_date is False


def test_s4_22_the_offer_is_a_form_of_its_own_and_a_seed_repeats_it(candidate: Candidate) -> None:
    assert "offer" in FORMS
    first, again = script(candidate, "offer", 3), script(candidate, "offer", 3)
    assert first == again
    assert first.steps[0].text.endswith("Do you accept?") or "would you sign" in first.steps[0].text


def test_s4_23_accepting_without_a_pause_is_noticed(candidate: Candidate) -> None:
    report = played(candidate, "offer", lambda p: "Yes, I accept!" if p.number == 1 else NOTHING)
    assert any(remark.text.startswith("You accepted without a pause") for remark in report.remarks)


def test_s4_24_time_and_a_day_are_points_and_each_missing_one_is_followed_up(candidate: Candidate) -> None:
    card = candidate.desk.asked()["money-offer/offer-on-the-spot"]
    musts = {point.label: point.probe for point in card.points if point.must}
    assert musts == {
        "that you would like time to think": "You need not decide now. Ask for time.",
        "when they will hear from you": "When will we hear from you?",
    }
    assert [p.text for p in offered(candidate, "I am delighted.")][:2] == list(musts.values())
