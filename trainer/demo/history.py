"""Three weeks of practice of the made-up candidate, answered through the program itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from trainer.cards.library import load_library
from trainer.cards.slots import AskedCard, AskedPoint
from trainer.demo import candidate
from trainer.desk import Desk
from trainer.places import builtin_decks, places
from trainer.progress.records import Mode
from trainer.progress.store import open_store
from trainer.recall.attempt import Attempt
from trainer.recall.grade import Grade
from trainer.schedule.memory import after_review
from trainer.schedule.session import Pace, Session
from trainer.settings import load as load_settings

DAYS = 21
IDLE = frozenset({5, 6, 13})
"""Days of these on which nothing was practised."""
AN_EVENING = 9
"""Questions at most."""
_CUES = {
    "situation": "In spring last year, when I worked at the depot, two drivers were ill.",
    "task": "My job was to get the vans out by six.",
    "own_action": "I rebuilt the rota with the foremen.",
    "team": "We did it together, the packers and I.",
    "reason": "I did that because the packers see the fault first.",
    "result": "As a result nobody had to stay longer.",
    "measured": "Late vans fell from nine to two a week.",
    "learned": "I learned to ask before I plan.",
    "link": "For your hub that means calmer mornings.",
    "future": "I would meet the three foremen first.",
    "waiver": "From my limited understanding of your hubs, I may be wrong.",
    "ask": "How do you see that?",
    "thanks": "Thank you for asking me again.",
    "when": "You will hear from me by Friday.",
    "example": "For example, one morning in May.",
    "other_side": "He felt that nobody had asked him, and he was right.",
}


class _ToldClock:
    """A clock that stands where it is told to."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def seconds(self) -> float:
        return self.moment.timestamp()


@contextmanager
def demo_folder(now: datetime) -> Iterator[Path]:
    """A folder with the made-up candidate's data up to yesterday evening; gone at the end."""
    with TemporaryDirectory(prefix="second-round-demo-") as name:
        folder = Path(name)
        _live_through(folder, now)
        yield folder


def _live_through(folder: Path, now: datetime) -> None:
    random = Random(2)
    where = places(str(folder), {})
    clock = _ToldClock(_evening(now, DAYS))
    store = open_store(where, clock, replay=after_review)
    library = load_library(builtin_decks(), where.decks)
    with Desk(where, clock, load_settings(where.config), library, store, random) as desk:
        candidate.prepare(store, clock.now(), random, now)
        for back in range(DAYS, 0, -1):
            clock.moment = _evening(now, back)
            if back not in IDLE and (session := desk.begin(mode=_mode(random))):
                _practise(session, clock, random, (DAYS - back) / DAYS)


def _evening(now: datetime, days_back: int) -> datetime:
    day = now.date() - timedelta(days=days_back)
    return datetime.combine(day, time(19, 30), tzinfo=now.tzinfo)


def _mode(random: Random) -> Mode:
    return random.choices(("keywords", "full", "aloud"), (5, 3, 2))[0]


def _practise(session: Session, clock: _ToldClock, random: Random, so_far: float) -> None:
    """One evening; `so_far` 0..1 is how far the three weeks have come, and how much is known."""
    for _ in range(AN_EVENING):
        question = session.question()
        if question is None:
            break
        known = 0.35 + 0.3 * so_far + (0.2 if not question.new else 0.0)
        answer = _answer(question.asked, random, known)
        attempt = session.blank() if random.random() < 0.04 else session.attempt(answer)
        if session.mode == "aloud":
            attempt = _ticked(attempt, random, known)
        seconds = random.uniform(35, 110)
        clock.moment += timedelta(seconds=seconds + 15)
        first_key = round(random.uniform(2, 12 - 5 * so_far), 1)
        session.grade(attempt, attempt.suggested or Grade.GOOD, Pace(first_key, round(seconds, 1)))
    session.end()


def _answer(asked: AskedCard, random: Random, known: float) -> str:
    """The words of the points that come to mind, in an order of their own."""
    said = [_said(point, random) for point in asked.points if random.random() < known]
    random.shuffle(said)
    return " ".join(said) or "I would have to think about that for a moment."


def _said(point: AskedPoint, random: Random) -> str:
    if point.wordings:
        words = random.choice(point.wordings)
        return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('?') else '.'}"
    return next((_CUES[cue] for cue in point.cues if cue in _CUES), "")


def _ticked(attempt: Attempt, random: Random, known: float) -> Attempt:
    for point in attempt.asked.points:
        attempt = attempt.ticked(point.id, random.random() < known)
    return attempt
