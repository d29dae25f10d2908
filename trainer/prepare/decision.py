"""The candidate's own decision: whether this is really the job, before the interview and after it."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.prepare.criterion import Criterion

OBSERVATIONS = (
    "the noise where one works",
    "the light and the air",
    "how people talk to each other",
    "the tools and the machines",
    "the mood in the corridor and at lunch",
)
"""What to look at on the way through the house."""
_WORDS = {"yes": "yes", "no": "no", "unknown": "not known", "": "not looked at"}


def compared(criteria: Sequence[Criterion]) -> tuple[str, ...]:
    """`flexible hours: before not known, after yes`, those that changed first, then must before nice."""
    changed = sorted(criteria, key=lambda one: (not _changed(one), one.weight != "must"))
    return tuple(f"{one.text}: before {_WORDS[one.seen]}, after {_WORDS[one.seen_after]}" for one in changed)


def sum_up(criteria: Sequence[Criterion]) -> str:
    """`3 of 4 musts seen, 1 not there, 0 not known.`; the decision itself stays with the candidate."""
    musts = [one.seen_after or one.seen for one in criteria if one.weight == "must"]
    if not musts:
        return "No must yet: what has the job to have for you?"
    seen, lacking = musts.count("yes"), musts.count("no")
    unknown = len(musts) - seen - lacking
    return f"{seen} of {len(musts)} musts seen, {lacking} not there, {unknown} not known."


def _changed(criterion: Criterion) -> bool:
    return bool(criterion.seen_after) and criterion.seen_after != criterion.seen
