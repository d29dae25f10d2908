"""The plan of an import in lines: what would come in, what is alike, what was skipped and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from trainer.cards.importing.plan import Plan
from trainer.cards.importing.twins import Twin
from trainer.cards.model import Card
from trainer.text import counted, one_line, shortened

MOST_SHOWN = 40
"""Lines of one sort; further ones are counted."""
_SHOWN = 60
_CHOSEN = {"skip": "left out", "merge": "points joined with the one here", "keep": "taken in too"}


def summary(plan: Plan) -> str:
    """One line: '12 new cards, 3 changed, 90 the same, 2 alike, 1 skipped, 4 need key points.'"""
    parts = [
        counted(len(plan.fresh), "new card"),
        f"{len(plan.changed)} changed",
        f"{len(plan.same)} the same",
    ]
    more = (
        (len(plan.twins), "already here or alike"),
        (skipped(plan), "skipped"),
        (len(plan.unfinished), "without key points yet"),
        (len(plan.gone), "gone, to be suspended"),
        (len(plan.back), "back in practice"),
    )
    parts += [f"{count} {words}" for count, words in more if count]
    return f"{', '.join(parts)}."


def skipped(plan: Plan) -> int:
    """Mistakes in the source: what was not taken as written."""
    return sum(problem.severity == "mistake" for problem in plan.source.problems)


def details(plan: Plan, *, twins: bool = True) -> Iterator[str]:
    """What there is to look at, a line each: problems as `file:line: what: remedy`, then cards.

    Without `twins` what is here already is left to who shows it otherwise.
    """
    yield from _some([str(problem) for problem in plan.source.problems], "more problems")
    yield from plan.source.notices
    if media := plan.source.media:
        yield f"{counted(media, 'picture or sound was', 'pictures and sounds were')} left out."
    if twins:
        yield from _some([_twin(twin, plan) for twin in plan.twins], "more like these")
    if plan.made:
        cards = counted(len(plan.made), "card")
        yield f"{cards} got key points made from the answer, such as {plan.made[0].full_id}: read them over."
    yield from _some([f"{_card(card)}: needs key points." for card in plan.unfinished], "more of these")
    yield from _some(
        [f"{id_}: no longer in {plan.source.name}; it is suspended, not deleted." for id_ in plan.gone],
        "more of these",
    )


def decks(plan: Plan) -> Iterator[str]:
    """A line for each deck that changes: its id and how many cards."""
    new, changed, same = (
        Counter([card.deck for card in cards]) for cards in (plan.fresh, plan.changed, plan.same)
    )
    for deck in plan.files:
        yield f"{deck}: {counted(new[deck], 'new card')}, {changed[deck]} changed, {same[deck]} the same."


def _twin(twin: Twin, plan: Plan) -> str:
    chosen = _CHOSEN[plan.choices.get(twin.card.full_id, "skip")]
    how = "the same question as" if twin.likeness == 100 else f"{twin.likeness:.0f} % like"
    mine, theirs = shortened(twin.card.wordings[0], _SHOWN), shortened(twin.known.wordings[0], _SHOWN)
    beside = f"'{mine}'" if twin.likeness == 100 else f"'{mine}' beside '{theirs}'"
    return f"{twin.card.full_id}: {how} {twin.known.full_id}: {beside}: {chosen}."


def _card(card: Card) -> str:
    return f"{card.full_id} ('{shortened(one_line(card.wordings[0]), _SHOWN)}')"


def _some(lines: Sequence[str], more: str) -> Iterator[str]:
    yield from lines[:MOST_SHOWN]
    if len(lines) > MOST_SHOWN:
        yield f"… and {len(lines) - MOST_SHOWN} {more}."
