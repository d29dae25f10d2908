"""A run: step by step, saved as it goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import StandingClock
from tests.rehearse.rig import begun, cards, desk_on, person, play
from trainer.desk import Desk
from trainer.progress.problems import NotSaved
from trainer.rehearse.rehearsal import GIVEN, RUNS
from trainer.rehearse.run import Prompt, Run
from trainer.rehearse.script import Setup
from trainer.schedule.session import Pace

EMPTY = "Hm."
DECK = """\
## only
kind: script
seconds: 30

Q: What would you do first?

- that you would listen: listen first
  > Would you not listen first?
- ! that you would ask: ask them how
  > Whom would you ask?
- that you would wait: wait and see
  > What is the hurry?
- that you would write: write it down
  > Would you write anything down?
"""


@pytest.fixture
def small(tmp_path: Path, clock: StandingClock) -> Desk:
    """A desk with one card that has four follow-ups."""
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "mine.md").write_text(DECK, "utf-8")
    return desk_on(tmp_path / "data", clock, decks=folder)


def probes(desk: Desk, answer: str, then: str = EMPTY) -> list[str]:
    """The follow-ups to one answer."""
    rehearsal = begun(desk, "one-on-one")
    seen = play(rehearsal, lambda prompt: then if prompt.probe else answer)
    return [prompt.text for prompt in seen if prompt.probe]


def test_what_was_missed_is_asked_about_musts_first_three_times_at_most(small: Desk) -> None:
    with small:
        assert probes(small, "I would start at once.") == [
            "Whom would you ask?", "Would you not listen first?", "What is the hurry?",
        ]  # fmt: skip


def test_what_was_said_is_not_asked_about(small: Desk) -> None:
    with small:
        assert probes(small, "I would listen first and ask them how, then write it down.") == [
            "What is the hurry?"
        ]


def test_a_follow_up_that_settles_another_one_saves_it(small: Desk) -> None:
    with small:
        found = probes(small, "I would start at once.", "I would listen first and wait and see.")
        assert found == ["Whom would you ask?"]


def test_after_a_blank_nobody_digs(small: Desk) -> None:
    with small:
        rehearsal = begun(small, "one-on-one")
        rehearsal.give_up()
        after = rehearsal.prompt()
        assert after is not None
        assert after.probe is None


def test_after_an_answer_aloud_one_follow_up_comes_by_the_seed(small: Desk) -> None:
    def asked(seed: int) -> list[str]:
        rehearsal = small.rehearsals.begin(Setup("one-on-one", seed), "aloud")
        assert rehearsal is not None
        return [prompt.text for prompt in play(rehearsal, lambda _: "") if prompt.probe]

    with small:
        assert len(asked(1)) == 1
        assert asked(1) == asked(1)
        assert len({tuple(asked(seed)) for seed in range(12)}) > 1


def test_a_closed_terminal_goes_on_at_the_same_question(tmp_path: Path, clock: StandingClock) -> None:
    with desk_on(tmp_path, clock, [person("Ada", "head")]) as desk:
        rehearsal = begun(desk, "panel")
        play(rehearsal, steps=4)
        waiting = rehearsal.prompt()
        run = rehearsal.run
    clock.move(hours=5)
    with desk_on(tmp_path, clock) as desk:
        left = desk.rehearsals.unfinished()
        assert left == run
        again = desk.rehearsals.resume(left)
        assert again.prompt() == waiting
        play(again)
        assert again.finish().whole


def test_a_terminal_closed_after_the_last_answer_still_brings_the_report(
    tmp_path: Path, clock: StandingClock
) -> None:
    with desk_on(tmp_path, clock) as desk:
        play(begun(desk, "money"))
    with desk_on(tmp_path, clock) as desk:
        left = desk.rehearsals.unfinished()
        assert left is not None
        assert left.stage == "ended"
        assert desk.rehearsals.resume(left).finish().whole
        assert desk.rehearsals.unfinished() is None


def test_a_pause_is_left_by_going_on_and_a_stop_is_not(desk: Desk) -> None:
    rehearsal = begun(desk, "offer")
    play(rehearsal, steps=1)
    rehearsal.pause()
    left = desk.rehearsals.unfinished()
    assert left is not None
    assert left.stage == "paused"
    again = desk.rehearsals.resume(left)
    assert again.prompt() is not None
    again.stop()
    assert again.prompt() is None
    report = again.finish()
    assert not report.whole
    assert report.answered == 1
    assert desk.rehearsals.unfinished() is None
    assert len(list(desk.store.reviews())) == 1


def test_a_new_rehearsal_ends_the_one_that_lay_unfinished_and_keeps_it(desk: Desk) -> None:
    play(begun(desk, "offer"), steps=1)
    begun(desk, "money")
    (report,) = desk.rehearsals.reports()
    assert (report.form, report.answered) == ("offer", 1)


def test_the_same_setup_asks_the_same_although_the_schedule_has_moved(desk: Desk) -> None:
    def texts(seed: int) -> list[str]:
        rehearsal = begun(desk, "one-on-one", seed)
        told = [step.text for step in rehearsal.run.script.steps]
        play(rehearsal)
        rehearsal.finish()
        return told

    first = texts(7)
    assert desk.store.states()
    assert texts(7) == first
    assert texts(8) != first


def test_a_card_that_is_gone_takes_the_old_script_with_it(desk: Desk) -> None:
    rehearsal = begun(desk, "offer")
    play(rehearsal)
    rehearsal.finish()
    gone = "money-offer/offer-on-the-spot"
    desk.rehearsals._cards = lambda: {id_: one for id_, one in cards().items() if id_ != gone}
    again = desk.rehearsals.script(Setup("offer", 7))
    assert gone not in [step.card for step in again.steps]
    assert again.steps[0].text == "We would like to offer you the job, here and now. Do you accept?"


def test_a_clock_that_jumps_or_runs_backwards_costs_nothing(desk: Desk, clock: StandingClock) -> None:
    rehearsal = begun(desk, "offer")
    rehearsal.answer("Thank you, may I think it over?", Pace(-3.0, -3600.0))
    clock.move(days=-2)
    rehearsal.answer("By Friday.", Pace(2.0, 10.0**9))
    first, second = rehearsal.run.given
    assert (first.first_key, first.seconds) == (0.0, 0.0)
    assert second.seconds == 1800.0
    play(rehearsal)
    report = rehearsal.finish()
    assert report.seconds >= 0
    assert all(review.study_day <= desk.day + 2 for review in desk.store.reviews())


def test_nothing_moves_while_the_disk_refuses(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    rehearsal = begun(desk, "offer")
    before, waiting = rehearsal.run, rehearsal.prompt()

    def full(*_: object) -> None:
        raise NotSaved("the disk is full", "Nothing is lost.")

    with monkeypatch.context() as patched:
        patched.setattr(desk.store, "put", full)
        for step in (lambda: rehearsal.answer("Yes."), rehearsal.pause, rehearsal.stop, rehearsal.finish):
            with pytest.raises(NotSaved):
                step()
            assert rehearsal.run == before
    assert rehearsal.prompt() == waiting
    rehearsal.answer("Yes.")
    assert len(rehearsal.run.given) == 1


def test_what_a_newer_program_or_a_torn_disk_left_is_passed_over(desk: Desk) -> None:
    rehearsal = begun(desk, "offer")
    play(rehearsal, steps=2)
    good = dict(desk.store.documents(RUNS)[rehearsal.run.uid])
    for number, broken in enumerate(
        (
            {},
            good | {"mode": "sung"},
            good | {"script": {}},
            good | {"stage": "burning"},
            good | {"script": good["script"] | {"cast": []}},
            good | {"script": good["script"] | {"setup": {"form": "duel", "seed": 1}}},
            good | {"report": {"uid": 3}},
        )
    ):
        desk.store.put(RUNS, f"{'f' * 27}{number}", broken)
    assert desk.rehearsals.reports() == ()
    left = desk.rehearsals.unfinished()
    assert left is not None
    assert left.uid == rehearsal.run.uid
    step = f"{rehearsal.run.uid}-000"
    desk.store.put(GIVEN, step, {"step": 99})
    assert desk.rehearsals.unfinished() is None


def test_a_card_that_vanished_in_the_middle_lets_its_follow_up_fall(desk: Desk) -> None:
    rehearsal = begun(desk, "offer")
    play(rehearsal, lambda _: "Yes, at once.", steps=1)
    asked = rehearsal.prompt()
    assert asked is not None
    assert asked.probe is not None
    there = rehearsal.run.prompt({})
    assert isinstance(there, Prompt)
    assert there.probe is None
    assert there.number == 2


def test_a_run_comes_back_from_its_documents(desk: Desk) -> None:
    rehearsal = begun(desk, "remote")
    play(rehearsal, steps=3)
    run = replace(rehearsal.run, overall=("a",))
    assert Run.from_document(run.document(), run.given) == run


def test_enough_is_said_after_two_hours_of_practice(desk: Desk, clock: StandingClock) -> None:
    rehearsal = begun(desk, "one-on-one", minutes=120)
    assert not desk.rehearsals.enough
    for number in range(14):
        clock.move(minutes=10)
        rehearsal.answer(f"That is answer {number}.")
        assert desk.rehearsals.enough == (number >= 12)
    clock.move(days=1)
    assert not desk.rehearsals.enough
