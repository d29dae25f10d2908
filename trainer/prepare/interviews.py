"""The interviews that are saved, and which of them is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trainer.prepare.interview import INTERVIEW_FIELDS, Interview
from trainer.prepare.notebook import INTERVIEWS

if TYPE_CHECKING:
    from trainer.progress.store import Store

CHOSEN = "chosen"
"""The table whose one document names the open interview, so that choosing another is a single save."""
_CHOICE = "interview"


def interviews(store: Store) -> tuple[Interview, ...]:
    """All of them, the oldest first, those put away too."""
    documents = store.documents(INTERVIEWS)
    return tuple(Interview.from_document({**documents[uid], "uid": uid}) for uid in sorted(documents))


def open_interview(store: Store) -> Interview | None:
    """The one that is prepared for; None when there is none or all are put away.

    When the chosen one was put away, the newest of the others is open.
    """
    going = {interview.uid: interview for interview in interviews(store) if not interview.archived}
    choice = str(store.documents(CHOSEN).get(_CHOICE, {}).get("interview"))
    return going.get(choice) or (going[max(going)] if going else None)


def save(store: Store, interview: Interview) -> None:
    """Save an interview; a new one is open from then on unless it is put away already.  Raises NotSaved."""
    there = store.documents(INTERVIEWS).get(interview.uid)
    newer = {name: value for name, value in (there or {}).items() if name not in INTERVIEW_FIELDS}
    store.put(INTERVIEWS, interview.uid, newer | interview.document())
    if there is None and not interview.archived:
        _open(store, interview.uid)


def choose(store: Store, uid: str) -> Interview:
    """Open another one, also one that was put away.  Raises KeyError when there is none, and NotSaved."""
    interview = replace(_by_uid(store, uid), archived=False)
    save(store, interview)
    _open(store, uid)
    return interview


def archive(store: Store, uid: str) -> Interview:
    """Put one away; nothing of it is lost.  Raises KeyError when there is none, and NotSaved."""
    interview = replace(_by_uid(store, uid), archived=True)
    save(store, interview)
    return interview


def _by_uid(store: Store, uid: str) -> Interview:
    return {interview.uid: interview for interview in interviews(store)}[uid]


def _open(store: Store, uid: str) -> None:
    store.put(CHOSEN, _CHOICE, {"v": 1, "interview": uid})
