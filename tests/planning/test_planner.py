"""The plan of days, from the desk's side: made once a day, kept, followed, and honest about dates."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from trainer.cli import main
from trainer.desk import Desk, open_desk
from trainer.planning.kept_plan import KeptPlan, kept_plan
from trainer.planning.planner import EVENING_BEFORE_MINUTES, MOST_NEW, Planner
from trainer.planning.told import DayRow, day_rows, forecast_sentences, left_out_sentences, moved_sentence
from trainer.prepare import interviews
from trainer.prepare.interview import Interview, new_interview
from trainer.prepare.moment import Moment
from trainer.recall.grade import Grade
from trainer.schedule.session import Pace

NOW = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
DECK = "".join(
    f"## card-{n}\n\nQ: What about {n}?\n- point {n}: point number {n} | {n} points\n\n" for n in range(30)
)


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    folder = tmp_path / "decks-of-the-test"
    folder.mkdir()
    (folder / "thirty.md").write_text(DECK, "utf-8")
    return folder


def at(tmp_path: Path, decks: Path, moment: datetime, *, reading: bool = False) -> Desk:
    return open_desk(str(tmp_path / "data"), moment, environ={}, decks=decks, reading=reading)


def invited(desk: Desk, days: int, minutes: int | None = 15) -> Interview:
    day = (desk.clock.now() + timedelta(days=days)).date()
    interview = new_interview(desk.clock.now(), desk.random, moment=Moment(day), minutes=minutes)
    interviews.save(desk.store, interview)
    return interview


def planner_of(desk: Desk) -> Planner:
    planner = desk.planner()
    assert planner is not None
    return planner


def plan_of(desk: Desk) -> KeptPlan:
    made = planner_of(desk).make()
    assert made is not None
    return made


def practise(desk: Desk, count: int | None = None) -> list[str]:
    """Answer what the desk asks today; the cards that were asked."""
    asked: list[str] = []
    session = desk.begin()
    while session and (question := session.question()) and (count is None or len(asked) < count):
        asked.append(question.asked.card.full_id)
        session.grade(session.attempt("point number"), Grade.GOOD, Pace(2.0, 40.0))
    return asked


def test_without_an_interview_or_a_date_nobody_plans(tmp_path: Path, decks: Path) -> None:
    with at(tmp_path, decks, NOW) as desk:
        assert desk.planner() is None
        interviews.save(desk.store, new_interview(NOW, desk.random, company="Acme"))
        assert desk.planner() is None
        assert desk.today().new == 8


def test_a_plan_is_kept_for_the_day_and_tells_what_is_asked(tmp_path: Path, decks: Path) -> None:
    with at(tmp_path, decks, NOW) as desk:
        invited(desk, 5)
        planner = planner_of(desk)
        assert planner.fresh() is None
        made = planner.make()
        assert made
        assert planner.fresh() == made == kept_plan(desk.where.state)
        assert desk.today().queue == made.plan.today
        assert len(day_rows(made, planner.asked, desk.day)) == 5
        asked = practise(desk)
        assert asked == list(made.plan.today)
        assert desk.today().queue == ()
        assert planner.fresh() == made


def test_the_budget_of_each_day_holds_and_more_minutes_hold_more(tmp_path: Path, decks: Path) -> None:
    with at(tmp_path, decks, NOW) as desk:
        invited(desk, 4, minutes=6)
        planner, made = planner_of(desk), plan_of(desk)
        assert [row.answers for row in day_rows(made, planner.asked, desk.day)] == [4, 4, 4, 4]
        assert made.more_minutes.recall > made.plan.recall.recall
        told = " ".join(left_out_sentences(made, planner.asked))
        assert "will not be asked" in told
        assert told.count("What about") == 3
        assert f"and {len(made.plan.not_fitting) - 3} more" in told


def test_no_day_begins_more_than_twenty_cards(tmp_path: Path, decks: Path) -> None:
    with at(tmp_path, decks, NOW) as desk:
        invited(desk, 3, minutes=60)
        made = plan_of(desk)
        assert len(made.plan.today) == MOST_NEW
        first, second = (set(day.cards) for day in made.plan.days[:2])
        assert len(second - first) == 30 - MOST_NEW
        practise(desk, 5)
        assert len(plan_of(desk).plan.today) == MOST_NEW - 5


def test_what_was_answered_already_comes_off_todays_minutes(tmp_path: Path, decks: Path) -> None:
    with at(tmp_path, decks, NOW) as desk:
        practise(desk, 3)
        invited(desk, 4, minutes=6)
        made = plan_of(desk)
        assert made.plan.days[0].seconds <= 6 * 60 - 3 * 40


@pytest.mark.parametrize(("change", "same"), [({"minutes": 30}, False), ({"company": "Acme"}, True)])
def test_a_changed_budget_asks_for_a_new_plan_and_the_old_one_stands_meanwhile(
    tmp_path: Path, decks: Path, change: dict[str, object], same: bool
) -> None:
    with at(tmp_path, decks, NOW) as desk:
        interview = invited(desk, 5)
        made = plan_of(desk)
        interviews.save(desk.store, replace(interview, **change))  # type: ignore[arg-type]
        planner = planner_of(desk)
        assert (planner.fresh() == made) is same
        assert planner.kept() == made
        assert desk.today().queue


def test_a_moved_date_another_interview_and_a_new_card_ask_for_a_new_plan(
    tmp_path: Path, decks: Path
) -> None:
    with at(tmp_path, decks, NOW) as desk:
        interview = invited(desk, 5)
        plan_of(desk)
        interviews.save(desk.store, replace(interview, moment=Moment(date(2026, 11, 25))))
        assert planner_of(desk).fresh() is None
        assert planner_of(desk).until == desk.day + 3
        invited(desk, 9)
        assert planner_of(desk).kept() is None
        interviews.choose(desk.store, interview.uid)
        assert planner_of(desk).kept() is not None


def test_skipped_days_move_the_plan_and_are_told_without_a_reproach(tmp_path: Path, decks: Path) -> None:
    with at(tmp_path, decks, NOW) as desk:
        invited(desk, 6, minutes=6)
        plan_of(desk)
        practise(desk)
    with at(tmp_path, decks, NOW + timedelta(days=3)) as desk:
        planner = planner_of(desk)
        assert planner.fresh() is None
        told = moved_sentence(planner.kept(), desk.day)
        assert told == "2 days without practice: 8 answers moved to the days ahead. Nothing is lost."
        assert desk.today().queue, "the expectation of the older plan stands until there is a new one"
        made = plan_of(desk)
        assert len(day_rows(made, planner.asked, desk.day)) == 3
        assert moved_sentence(made, desk.day) == ""


def test_the_evening_before_is_short_and_begins_nothing_new(tmp_path: Path, decks: Path) -> None:
    with at(tmp_path, decks, NOW - timedelta(days=1)) as desk:
        practise(desk)
    with at(tmp_path, decks, NOW) as desk:
        invited(desk, 1, minutes=60)
        made = plan_of(desk)
        seen = {card for card, state in desk.store.states().items() if state.reps}
        assert made.plan.today
        assert set(made.plan.today) <= seen
        assert made.plan.days[0].seconds <= EVENING_BEFORE_MINUTES * 60


@pytest.mark.parametrize("days", [0, -1, -30])
def test_on_the_day_and_after_it_plain_practice_goes_on(tmp_path: Path, decks: Path, days: int) -> None:
    with at(tmp_path, decks, NOW) as desk:
        invited(desk, days)
        assert desk.planner() is None
        assert desk.today().new == 8


def test_a_date_400_days_off_and_600_minutes_are_planned(tmp_path: Path, decks: Path) -> None:
    with at(tmp_path, decks, NOW) as desk:
        invited(desk, 400, minutes=600)
        made = plan_of(desk)
        assert len(made.plan.today) == MOST_NEW
        assert made.plan.not_fitting == ()


def test_a_clock_that_went_back_and_reviews_from_the_future_do_no_harm(tmp_path: Path, decks: Path) -> None:
    with at(tmp_path, decks, NOW + timedelta(days=4)) as desk:
        practise(desk)
    with at(tmp_path, decks, NOW) as desk:
        invited(desk, 9)
        made = plan_of(desk)
        assert made.plan.day == desk.day
        assert 0 < made.plan.recall.recall <= 1


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"v": 1}', b'{"v": 99, "plan": {}}', b"[]", b"\xff\xfe", b"null"]
)
def test_a_kept_plan_that_cannot_be_read_counts_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "plan.json").write_bytes(content)
    assert kept_plan(tmp_path) is None


def test_a_plan_kept_by_an_older_program_counts_as_none(tmp_path: Path, decks: Path) -> None:
    with at(tmp_path, decks, NOW) as desk:
        invited(desk, 5)
        plan_of(desk)
        kept = desk.where.state / "plan.json"
        document = json.loads(kept.read_bytes())
        for card in document["plan"]["cards"]:
            del card["now"]
        kept.write_text(json.dumps(document), encoding="utf-8")
        assert kept_plan(desk.where.state) is None


def test_a_reader_makes_a_plan_and_writes_nothing(tmp_path: Path, decks: Path) -> None:
    with at(tmp_path, decks, NOW) as desk:
        invited(desk, 5)
    with at(tmp_path, decks, NOW, reading=True) as desk:
        plan_of(desk)
        assert kept_plan(desk.where.state) is None


def test_the_forecast_is_told_with_its_bounds_and_what_today_brings(tmp_path: Path, decks: Path) -> None:
    with at(tmp_path, decks, NOW) as desk:
        invited(desk, 5)
        made = plan_of(desk)
        told = list(forecast_sentences(made))
        assert told[0].startswith("On the day you should recall about ")
        assert " to " in told[0]
        assert "leave today out" in told[1]
        assert told[2].startswith("With 5 minutes more a day:")


def test_the_command_shows_a_row_a_day_and_says_what_to_do_without_a_date(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path / "data"), "--now", NOW.isoformat()]
    assert main([*data, "plan"]) == 1
    assert "press d" in capsys.readouterr().err
    with closing(open_desk(str(tmp_path / "data"), NOW, environ={}).store) as store:
        interview = new_interview(NOW, Random(1), company="Acme")
        interviews.save(store, interview)
    assert main([*data, "plan"]) == 0
    assert "Without a date" in capsys.readouterr().out
    with closing(open_desk(str(tmp_path / "data"), NOW, environ={}).store) as store:
        interviews.save(store, replace(interview, moment=Moment(date(2026, 11, 25))))
    assert main([*data, "plan"]) == 0
    out = capsys.readouterr().out
    assert [line.split()[0] for line in out.splitlines()[2:5]] == ["today", "Mon", "Tue"]
    assert "On the day you should recall" in out


def test_a_row_names_what_it_can_hold_and_counts_the_rest() -> None:
    row = DayRow(
        1, date(2026, 11, 22), 15, 9, (("stories", 5), ("loose ends", 2), ("plan", 1), ("company", 1))
    )
    assert row.what(80) == "stories 5, loose ends 2, plan 1, company 1"
    assert row.what(35) == "stories 5, loose ends 2, others 2"
    assert row.what(5) == "stories 5, others 4"
    assert DayRow(1, date(2026, 11, 22), 0, 0, ()).what(30) == "nothing"


def test_each_answer_logs_what_the_plan_and_plain_fsrs_had_forecast(tmp_path: Path, decks: Path) -> None:
    with at(tmp_path, decks, NOW - timedelta(days=2)) as desk:
        practise(desk, 6)
    with at(tmp_path, decks, NOW) as desk:
        invited(desk, 5)
        before = list(desk.store.reviews())
        assert all(review.predicted_plain is None for review in before)
        made = plan_of(desk)
        practise(desk)
        chances = {card.card: card.now for card in made.plan.cards}
        again = [r for r in desk.store.reviews() if r.study_day == desk.day and r.predicted is not None]
        assert again
        for review in again:
            assert review.predicted == pytest.approx(chances[review.card])
            assert review.predicted_plain is not None
            assert review.predicted_plain != review.predicted
