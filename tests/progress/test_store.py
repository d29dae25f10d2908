"""The store as the rest of the program uses it: what is saved is there the next time."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.progress.conftest import Desk, after
from trainer.progress.records import CardState, Draft, PointRecord, ProbeRecord, Review
from trainer.progress.store import NotSaved
from trainer.progress.uid import utc_words


def test_a_review_its_card_and_its_sitting_are_one_line(desk: Desk) -> None:
    store = desk.open()
    review = desk.review(probe=ProbeRecord("1a2b3c4d", "By a third.", "covered"), flags=("hedging",))
    state = after(CardState("deck/card"), review)
    sitting = desk.sitting("deck/other", "deck/third")
    store.save_review(review, state, sitting)
    assert desk.segment.read_bytes().count(b"\n") == 1
    desk.abandon()
    again = desk.open()
    assert list(again.reviews()) == [review]
    assert again.state("deck/card") == state
    assert again.last_session() == sitting


def test_an_empty_store_answers_every_question(desk: Desk) -> None:
    store = desk.open()
    assert store.state("deck/card") is None
    assert dict(store.states()) == {}
    assert list(store.reviews()) == []
    assert store.last_session() is None
    assert store.granted() == {}
    assert store.aliases() == {}
    assert store.draft() is None
    assert store.new_on(20777) == 0
    assert store.median_seconds() is None
    assert store.notices == ()
    assert len(store.device) == 8


def test_an_undone_review_is_left_out_everywhere(desk: Desk) -> None:
    store = desk.open()
    first = desk.answer(store, "deck/a")
    before = store.state("deck/a")
    second = desk.answer(store, "deck/a")
    assert before is not None
    undo = desk.review("deck/a", undoes=second.uid, answer=None, points=(), rating=None, seconds=None)
    store.save_review(undo, before)
    assert [review.uid for review in store.reviews()] == [first.uid]
    assert store.state("deck/a") == before
    desk.abandon()
    again = desk.open()
    assert [review.uid for review in again.reviews_of("deck/a")] == [first.uid]
    assert again.state("deck/a") == before


def test_undoing_the_first_answer_to_a_card_makes_it_new_again(desk: Desk) -> None:
    store = desk.open()
    today = desk.review().study_day
    review = desk.answer(store, "deck/a")
    desk.answer(store, "deck/b")
    assert store.new_on(today) == 2
    store.save_review(desk.review("deck/a", undoes=review.uid), CardState("deck/a"))
    assert store.new_on(today) == 1
    desk.answer(store, "deck/a")
    assert store.new_on(today) == 2


def test_a_card_is_new_only_on_its_first_day(desk: Desk) -> None:
    store = desk.open()
    today = desk.review().study_day
    desk.answer(store, "deck/a")
    desk.clock.pass_by(days=1)
    desk.answer(store, "deck/a")
    desk.answer(store, "deck/b")
    assert (store.new_on(today), store.new_on(today + 1)) == (1, 1)


def test_the_first_day_moves_on_when_only_the_first_of_several_answers_is_undone(desk: Desk) -> None:
    store = desk.open()
    today = desk.review().study_day
    first = desk.answer(store, "deck/a")
    desk.clock.pass_by(days=1)
    desk.answer(store, "deck/a")
    store.save_review(desk.review("deck/a", undoes=first.uid), CardState("deck/a", reps=1))
    assert (store.new_on(today), store.new_on(today + 1)) == (0, 1)


def test_the_pace_is_the_median_of_the_last_fifty_answers(desk: Desk) -> None:
    store = desk.open()
    for seconds in (10.0, 20.0, 30.0, None, 40.0):
        desk.answer(store, seconds=seconds)
    assert store.median_seconds() is None
    desk.answer(store, seconds=50.0)
    assert store.median_seconds() == 30.0
    for _ in range(50):
        desk.answer(store, seconds=7.0)
    assert store.median_seconds() == 7.0


def test_the_pace_forgets_an_answer_that_was_undone(desk: Desk) -> None:
    store = desk.open()
    for seconds in (10.0, 20.0, 30.0, 40.0):
        desk.answer(store, seconds=seconds)
    last = desk.answer(store, seconds=90.0)
    assert store.median_seconds() == 30.0
    store.save_review(desk.review(undoes=last.uid), CardState("deck/card"))
    assert store.median_seconds() is None


def test_the_state_of_a_card_can_change_without_an_answer(desk: Desk) -> None:
    store = desk.open()
    store.save_state(CardState("deck/a", suspended=True), desk.sitting("deck/b"))
    desk.abandon()
    again = desk.open()
    assert again.state("deck/a") == CardState("deck/a", suspended=True)
    assert again.last_session() == desk.sitting("deck/b")


def test_the_last_sitting_is_the_one_saved_last(desk: Desk) -> None:
    store = desk.open()
    first, second = desk.sitting("deck/a", uid="first"), desk.sitting("deck/b", uid="second")
    store.save_session(first)
    store.save_session(second)
    assert store.last_session() == second
    store.save_session(replace(first, ended="2026-11-20T10:00:00.000Z"))
    desk.abandon()
    assert desk.open().last_session() == replace(first, ended="2026-11-20T10:00:00.000Z")


def test_granted_wordings_are_kept_once_and_can_be_taken_back(desk: Desk) -> None:
    store = desk.open()
    store.grant("deck/a", "p1", "sleep on it")
    store.grant("deck/a", "p1", "think it over")
    store.grant("deck/a", "p1", "sleep on it")
    store.grant("deck/b", "p1", "sleep on it")
    store.ungrant("deck/b", "p1", "sleep on it")
    store.ungrant("deck/b", "p1", "never granted")
    desk.abandon()
    assert desk.open().granted() == {("deck/a", "p1"): ("sleep on it", "think it over")}


def test_a_moved_card_takes_its_progress_along(desk: Desk) -> None:
    store = desk.open()
    today = desk.review().study_day
    review = desk.answer(store, "deck/old")
    store.grant("deck/old", "p", "words")
    state = store.state("deck/old")
    store.move_card("deck/old", "deck/new")
    desk.abandon()
    again = desk.open()
    assert state is not None
    assert again.aliases() == {"deck/old": "deck/new"}
    assert again.state("deck/old") is None
    assert again.state("deck/new") == replace(state, card="deck/new")
    assert [r.uid for r in again.reviews_of("deck/new")] == [review.uid]
    assert again.granted() == {("deck/new", "p"): ("words",)}
    assert again.new_on(today) == 1
    desk.answer(again, "deck/new")
    assert again.new_on(today) == 1


def test_a_card_may_move_twice_and_home_again(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store, "deck/a")
    store.move_card("deck/a", "deck/b")
    store.move_card("deck/b", "deck/c")
    assert store.aliases() == {"deck/a": "deck/c", "deck/b": "deck/c"}
    store.move_card("deck/c", "deck/a")
    assert store.state("deck/a") is not None
    assert len(list(store.reviews_of("deck/a"))) == 1
    desk.abandon()
    again = desk.open()
    assert again.state("deck/a") == store.state("deck/a")
    assert len(list(again.reviews_of("deck/a"))) == 1


def test_a_card_that_was_practised_under_its_new_id_keeps_that_state(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store, "deck/old")
    desk.answer(store, "deck/new")
    kept = store.state("deck/new")
    store.move_card("deck/old", "deck/new")
    assert store.state("deck/new") == kept
    assert len(list(store.reviews_of("deck/new"))) == 2


def test_further_documents_live_in_the_segment_of_notes(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store)
    store.put("people", "ann", {"v": 1, "name": "Ann", "concerns": ["budget"]})
    store.put_all("people", {"ben": {"v": 1, "name": "Ben"}, "cleo": {"v": 1, "name": "Cleo"}})
    store.put_all("people", {})
    store.remove("people", "cleo")
    store.remove("people", "ben")
    store.remove("people", "nobody")
    desk.abandon()
    again = desk.open()
    assert again.documents("people") == {"ann": {"v": 1, "name": "Ann", "concerns": ["budget"]}}
    assert again.note_tables() == ("people",)
    assert b"Ann" not in desk.segment.read_bytes()
    (notes,) = desk.places.log.glob("notes-*")
    assert b"Ann" in notes.read_bytes()


def test_documents_are_handed_out_as_copies(desk: Desk) -> None:
    store = desk.open()
    given = {"v": 1, "concerns": ["budget"]}
    store.put("people", "ann", given)
    given["concerns"] = []
    store.documents("people")["ann"]["concerns"].append("time")
    assert store.documents("people") == {"ann": {"v": 1, "concerns": ["budget"]}}


def test_the_tables_of_the_drill_are_not_to_be_put_by_hand(desk: Desk) -> None:
    with pytest.raises(ValueError, match="methods of their own"):
        desk.open().put("cards", "deck/a", {"v": 1})


def test_a_number_that_is_no_number_is_refused_and_nothing_moves(desk: Desk) -> None:
    store = desk.open()
    with pytest.raises(NotSaved, match="not finite"):
        store.save_state(CardState("deck/a", stability=float("nan")))
    assert store.state("deck/a") is None
    assert store.waiting == 0
    desk.answer(store)


def test_half_a_character_from_a_paste_does_not_cost_the_answer(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store, answer="caf\udce9 au lait")
    desk.abandon()
    assert [review.answer for review in desk.open().reviews()] == ["caf? au lait"]


def test_a_draft_is_offered_again_after_a_crash(desk: Desk) -> None:
    draft = Draft("deck/a", 1, "full", "We cut the\nwaiting", utc_words(desk.clock.now()))
    desk.open().save_draft(draft)
    desk.abandon()
    store = desk.open()
    assert store.draft() == draft
    store.clear_draft()
    assert store.draft() is None


def test_a_saved_answer_clears_its_draft(desk: Desk) -> None:
    store = desk.open()
    store.save_draft(Draft("deck/card", 0, "full", "We cut", utc_words(desk.clock.now())))
    desk.answer(store)
    assert store.draft() is None
    assert not (desk.places.state / "draft.json").exists()


def test_a_rehearsal_sets_no_pace_and_teaches_the_judge_nothing(desk: Desk) -> None:
    store = desk.open()
    point = PointRecord("p", 0.9, "covered")
    for _ in range(6):
        desk.answer(store, seconds=40.0, points=(point,), judge="words")
    heard = list(store.judged("words"))
    for _ in range(20):
        desk.answer(store, seconds=2.0, points=(point,), judge="words", rehearsal="1a")
    assert store.median_seconds() == 40.0
    assert list(store.judged("words")) == heard
    assert len(heard) == 6


def test_what_one_judge_judged_teaches_no_other(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store, points=(PointRecord("p", 0.9, "covered"),), judge="words")
    desk.answer(store, points=(PointRecord("p", 0.2, "partly", said_by_user=True),), judge="both")
    store.close()
    again = desk.open()
    assert list(again.judged("words")) == [(0.9, "covered", None)]
    assert list(again.judged("both")) == [(0.2, "partly", True)]
    assert list(again.judged("meaning")) == []


def test_drill_and_rehearsal_keep_a_draft_each(desk: Desk) -> None:
    store, now = desk.open(), utc_words(desk.clock.now())
    drilled = Draft("deck/card", 0, "full", "We cut", now)
    rehearsed = Draft("rehearsal/1a/3", 0, "full", "I would ask", now, "rehearsal")
    store.save_draft(drilled)
    store.save_draft(rehearsed)
    desk.abandon()
    store = desk.open()
    assert (store.draft(), store.draft("rehearsal")) == (drilled, rehearsed)
    store.clear_draft("rehearsal")
    assert (store.draft(), store.draft("rehearsal")) == (drilled, None)
    store.save_draft(rehearsed)
    desk.answer(store)
    assert (store.draft(), store.draft("rehearsal")) == (None, rehearsed)


def test_a_draft_left_by_a_kill_after_its_answer_was_saved_is_not_offered(desk: Desk) -> None:
    store = desk.open()
    store.save_draft(Draft("deck/card", 0, "full", "We cut", utc_words(desk.clock.now())))
    left = (desk.places.state / "draft.json").read_bytes()
    desk.answer(store)
    (desk.places.state / "draft.json").write_bytes(left)
    desk.abandon()
    assert desk.open().draft() is None


@pytest.mark.parametrize(
    "content", [b"", b"null", b"[]", b"\x00" * 20, b'{"v":2}', b'{"v":1,"card":"d/a"}', b"\xff\xfe"]
)
def test_a_draft_that_cannot_be_read_is_no_draft(desk: Desk, content: bytes) -> None:
    store = desk.open()
    (desk.places.state / "draft.json").write_bytes(content)
    assert store.draft() is None


def test_a_clock_that_goes_back_does_not_bring_back_an_older_state(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store)
    desk.clock.pass_by(days=-40)
    last = desk.answer(store)
    desk.abandon()
    state = desk.open().state("deck/card")
    assert state is not None
    assert (state.reps, state.last_uid) == (2, last.uid)


def test_a_new_month_begins_a_new_segment(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store)
    desk.clock.pass_by(days=20)
    desk.answer(store)
    names = sorted(path.name for path in desk.places.log.iterdir())
    assert names == [f"2026-11.{store.device}.jsonl", f"2026-12.{store.device}.jsonl"]
    desk.abandon()
    assert len(list(desk.open().reviews())) == 2


def test_closing_twice_is_fine_and_nothing_can_be_saved_afterwards(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store)
    store.close()
    store.close()
    with pytest.raises(NotSaved, match="reading only"):
        desk.answer(store)


def test_a_document_leaves_out_what_is_null_and_reads_back_the_same(desk: Desk) -> None:
    review = Review("u" * 28, "2026-11-20T09:00:00.000Z", 0, 20777, "1a2b3c4d", "deck/card")
    assert review.document() == {
        "uid": "u" * 28,
        "ts": "2026-11-20T09:00:00.000Z",
        "tz": 0,
        "study_day": 20777,
        "dev": "1a2b3c4d",
        "card": "deck/card",
        "v": 1,
    }
    full = desk.review(probe=ProbeRecord("p", "words", "partly"), coverage=0.0, flags=("a", "b"))
    assert Review.from_document(json.loads(json.dumps(full.document()))) == full


def test_the_data_folder_explains_itself(desk: Desk) -> None:
    desk.open()
    readme = desk.places.data / "README.txt"
    assert "trainer backup" in readme.read_text("utf-8")
    readme.write_text("my own words", "utf-8")
    desk.close()
    desk.open()
    assert readme.read_text("utf-8") == "my own words"


def test_a_file_that_was_half_written_at_a_kill_is_cleared_away(desk: Desk) -> None:
    desk.open()
    desk.abandon()
    left = Path(desk.places.state / ".snapshot.json.0011223344556677.unfinished")
    left.write_bytes(b"{")
    desk.open()
    assert not left.exists()


def test_the_last_sitting_is_found_from_the_end(desk: Desk) -> None:
    store = desk.open()
    assert store.last_sitting() == ()
    done = [desk.answer(store, f"deck/{number}", session="ab"[number > 2]) for number in range(6)]
    undo = desk.review("deck/5", undoes=done[-1].uid, session="c", points=(), rating=None, seconds=None)
    store.save_review(undo, CardState("deck/5"))
    assert store.last_sitting() == tuple(done[3:5])
    store._ledger.forget(lambda: pytest.fail("the whole history was read"))
    assert store.last_sitting() == tuple(done[3:5])
