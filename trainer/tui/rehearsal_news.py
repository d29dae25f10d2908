"""What home says about rehearsals; light, since it stands in the first paint."""

from __future__ import annotations

from trainer.desk import Desk
from trainer.prepare.interview import Interview
from trainer.tui.safe_text import joined
from trainer.tui.widgets.rows import Row

RUNS = "rehearsals"
"""The table of the runs; the room that writes it is loaded only when one is unfinished."""


def rehearsal_offer(desk: Desk, interview: Interview | None, key: str) -> list[Row]:
    """To go on with an interrupted rehearsal, or to have one the evening before."""
    if desk.store.read_only:
        return []
    runs = desk.store.documents(RUNS) if RUNS in desk.store.note_tables() else {}
    if not all("report" in run for run in runs.values()) and (left := desk.rehearsals.unfinished()):
        prompt = left.prompt(desk.asked())
        where = f"question {prompt.number} of {prompt.total}" if prompt else "your ticks and the report"
        return [(key, joined((f"Go on with the rehearsal: {where}", "bold")))]
    if interview and interview.moment and interview.moment.days_from(desk.clock.now()) in (0, 1):
        return [(key, joined("Dress rehearsal: the whole interview once"))]
    return []
