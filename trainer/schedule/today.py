"""What is asked today: due cards first, then new ones, as many as the minutes hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from trainer.cards.model import Card
from trainer.cards.slots import AskedCard
from trainer.progress.records import CardState
from trainer.schedule.memory import recall
from trainer.schedule.new_cards import in_turn

SECONDS_A_CARD = 90.0
"""What an answer is taken to last until the candidate's own pace is known."""
LEAST_S, LEAST_SHARE = 20.0, 1 / 3
"""What a card is taken to last at least, and which share of its target: hurried answers are no pace."""
DAYS_AHEAD = 7
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Today:
    """Today's practice as it stands before the first question."""

    queue: tuple[str, ...]
    """Full ids in the order they are asked."""
    due: int
    """Cards due by now, whether they fit or not."""
    new: int
    """New cards that today's number still allows, whether they fit or not."""
    waiting: int
    """Due and new cards that today's minutes do not hold."""
    due_by_day: tuple[int, ...] = (0,) * DAYS_AHEAD
    """Cards that become due on each of the next seven study days, tomorrow first."""
    next_due: int | None = None
    """The next study day after today on which a card becomes due."""
    seconds: float = 0.0
    """What answering the queue takes."""


def least_seconds(card: Card) -> float:
    """What an answer to the card is taken to last, however quick the candidate is."""
    return max(LEAST_S, card.seconds * LEAST_SHARE)


def seconds_of(card: Card, pace: float | None) -> float:
    """What an answer to the card is taken to last at the candidate's own pace; 90 s while that is None."""
    return max(pace or SECONDS_A_CARD, least_seconds(card))


def todays_cards(
    cards: Iterable[AskedCard],
    states: Mapping[str, CardState],
    day: int,
    *,
    new_left: int,
    minutes: int,
    seconds_a_card: float | None,
    first: Sequence[str] = (),
) -> Today:
    """Today's queue: due cards, the lowest chance of recall first, then new ones in their turn.

    What of `first` is due or new comes before all others, and counts as no new one.  Suspended cards and
    cards buried for today are left out.  `new_left` new cards at most; as many cards as `minutes` hold, each
    lasting what `seconds_of` says of it at `seconds_a_card`, and always at least one.
    """
    lasts: dict[str, float] = {}
    due: list[tuple[float, str]] = []
    unseen: list[AskedCard] = []
    ahead: list[int] = []
    for asked in cards:
        card = asked.card.full_id
        lasts[card] = seconds_of(asked.card, seconds_a_card)
        state = states.get(card) or CardState(card)
        if state.suspended:
            continue
        chance = recall(state, day)
        if chance is not None and not is_due(state, day):
            ahead.append(state.due or day)
        elif state.buried_on == day:
            ahead.extend([] if chance is None else [day + 1])
        elif chance is None:
            unseen.append(asked)
        else:
            due.append((chance, card))
    turns = in_turn(unseen)
    open_ = {card for _, card in due}.union(turns)
    before = [card for card in first if card in open_]
    new = [card for card in turns if card not in before][: max(0, new_left)]
    wanted = before + [card for _, card in sorted(due) if card not in before] + new
    ends = list(accumulate(lasts[card] for card in wanted))
    slots = max(1, bisect_right(ends, minutes * 60.0 + _ROUNDING))
    return Today(
        queue=tuple(wanted[:slots]),
        due=len(due),
        new=len(new) + len(set(before) - {card for _, card in due}),
        waiting=max(0, len(wanted) - slots),
        due_by_day=tuple(ahead.count(day + n) for n in range(1, DAYS_AHEAD + 1)),
        next_due=min(ahead, default=None),
        seconds=sum(lasts[card] for card in wanted[:slots]),
    )


def is_due(state: CardState, day: int) -> bool:
    """Whether an answered card is due on a study day; a card never answered is not due but new.

    A last answer dated more than a day ahead (another machine's wrong clock) makes a card due: one
    answer puts its dates right.  One day ahead is only another time zone.
    """
    if state.due is None or state.last_day is None:
        return False
    return state.due <= day or state.last_day > day + 1
