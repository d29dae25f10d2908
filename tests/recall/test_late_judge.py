"""The judge of the desk: loaded late and once, as set, and quick enough while somebody types."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import StandingClock
from trainer.cards.slots import AskedPoint
from trainer.places import places
from trainer.progress.store import Store, open_store
from trainer.recall.late_judge import KEEPS_UP_S, LateJudge, keeps_up
from trainer.recall.verdict import PointVerdict, Spoken, Verdict

POINT = AskedPoint("p", "the team", ("the team",), (), must=False, probe=None, personal=False)
TYPED = Spoken("Why us?", "Because of the team.", (POINT,), typing=True)
HANDED_IN = Spoken("Why us?", "Because of the team.", (POINT,))
TROUBLE = "The judge by meaning is not installed."


@dataclass
class NamedJudge:
    """Says who it is, and takes its time."""

    name: str
    clock: StandingClock
    seconds: float = 0.0

    def judge(self, spoken: Spoken) -> Verdict:
        self.clock.move(seconds=self.seconds)
        return Verdict(self.points(spoken), judge=self.name)

    def points(self, spoken: Spoken) -> tuple[PointVerdict, ...]:
        return tuple(PointVerdict(point.id, 1.0, "covered") for point in spoken.points)


@dataclass
class Bench:
    """Judges to be chosen from, and who was."""

    clock: StandingClock
    seconds: float = 0.0
    """What the judge by words and meaning takes."""
    trouble: str | None = None
    loaded: list[str] = field(default_factory=list)

    def chosen(self, which: str, _texts: object = ()) -> tuple[NamedJudge, str | None]:
        self.loaded.append(which)
        if which == "words" or self.trouble:
            return NamedJudge("words", self.clock), None if which == "words" else self.trouble
        return NamedJudge(which, self.clock, self.seconds), None


@pytest.fixture
def bench(clock: StandingClock, monkeypatch: pytest.MonkeyPatch) -> Bench:
    bench = Bench(clock)
    monkeypatch.setattr("trainer.recall.judges.chosen", bench.chosen)
    return bench


@pytest.fixture
def store(tmp_path: Path, clock: StandingClock) -> Iterator[Store]:
    store = open_store(places(str(tmp_path / "data"), {}), clock)
    yield store
    store.close()


@pytest.fixture
def late(store: Store, bench: Bench) -> Callable[[str], LateJudge]:
    """A judge that learns nothing, for `words`, `meaning` or `both`."""
    return lambda which: LateJudge(store, lambda: False, lambda: which, bench.clock.seconds)


def test_nothing_is_loaded_before_the_first_answer_and_then_once(
    late: Callable[[str], LateJudge], bench: Bench
) -> None:
    judge = late("both")
    assert judge.trouble is None
    assert bench.loaded == []
    assert judge.judge(HANDED_IN).judge == "both"
    assert judge.judge(HANDED_IN).judge == "both"
    assert bench.loaded == ["both"]


def test_two_who_ask_at_the_same_time_load_it_once(
    late: Callable[[str], LateJudge], bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = late("both")
    other = threading.Thread(target=judge.judge, args=(HANDED_IN,))

    def while_another_asks(which: str) -> tuple[NamedJudge, str | None]:
        if not other.is_alive():
            other.start()
            other.join(0.05)  # long enough to come in here, if it could
        return bench.chosen(which)

    monkeypatch.setattr("trainer.recall.judges.chosen", while_another_asks)
    judge.judge(HANDED_IN)
    other.join()
    assert bench.loaded == ["both"]


def test_words_go_on_and_the_reason_is_kept_when_the_other_judge_cannot_be_used(
    late: Callable[[str], LateJudge], bench: Bench
) -> None:
    bench.trouble = TROUBLE
    judge = late("both")
    assert judge.judge(HANDED_IN).judge == "words"
    assert judge.trouble == TROUBLE


def test_by_words_there_is_no_trouble_without_a_model(late: Callable[[str], LateJudge], bench: Bench) -> None:
    bench.trouble = TROUBLE
    judge = late("words")
    assert judge.judge(HANDED_IN).judge == "words"
    assert judge.trouble is None


def test_a_changed_setting_holds_from_the_next_answer_on(store: Store, bench: Bench) -> None:
    now = ["words"]
    judge = LateJudge(store, lambda: False, lambda: now[0], bench.clock.seconds)
    assert judge.judge(HANDED_IN).judge == "words"
    now[0] = "meaning"
    assert judge.judge(HANDED_IN).judge == "meaning"


def test_while_typing_words_judge_until_another_judge_has_shown_that_it_keeps_up(
    late: Callable[[str], LateJudge], bench: Bench
) -> None:
    bench.seconds = KEEPS_UP_S / 2
    judge = late("both")
    assert judge.judge(TYPED).judge == "words"
    assert bench.loaded == ["words"]
    judge.judge(HANDED_IN)
    assert judge.judge(TYPED).judge == "both"


def test_on_a_slow_machine_meaning_waits_until_the_answer_is_handed_in(
    late: Callable[[str], LateJudge], bench: Bench
) -> None:
    bench.seconds = KEEPS_UP_S * 2
    judge = late("both")
    for _ in range(3):
        assert judge.judge(HANDED_IN).judge == "both"
        assert judge.judge(TYPED).judge == "words"


@pytest.mark.parametrize(
    ("took", "may"),
    [
        ([], False),
        ([0.02], True),
        ([KEEPS_UP_S], False),
        ([0.3, 0.02], True),
        ([0.02, 0.3], True),
        ([0.3, 0.3], False),
    ],
)
def test_one_quick_verdict_of_the_latest_two_is_enough(took: list[float], may: bool) -> None:
    assert keeps_up(took) is may
