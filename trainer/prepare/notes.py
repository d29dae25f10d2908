"""The notes that are saved, by kind and interview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, TypeVar

from trainer.prepare.note import Note

if TYPE_CHECKING:
    from trainer.progress.store import Store

N = TypeVar("N", bound=Note)


def notes(store: Store, kind: type[N], interview: str = "") -> tuple[N, ...]:
    """The notes of a kind and an interview in the order of their list; shared kinds ignore the interview."""
    found = [
        kind.from_document({**document, "uid": uid})
        for uid, document in store.documents(kind.TABLE).items()
        if kind.SHARED or document.get("interview", "") == interview
    ]
    return tuple(sorted(found, key=lambda note: (note.place, note.uid)))


def single(store: Store, kind: type[N], interview: str) -> N | None:
    """The one note of a kind that an interview has; None while nothing was written."""
    return next(iter(notes(store, kind, interview)), None)


def save(store: Store, note: Note) -> None:
    """Save a note, new or changed.  Raises NotSaved."""
    save_all(store, [note])


def save_all(store: Store, changed: Sequence[Note]) -> None:
    """Save notes of one kind in one line: all of them or, when it raises NotSaved, none."""
    if not changed:
        return
    kind = type(changed[0])
    there, ours = store.documents(kind.TABLE), {"v", *(field.name for field in fields(kind))}
    kept = {
        note.uid: {name: value for name, value in there.get(note.uid, {}).items() if name not in ours}
        for note in changed
    }
    store.put_all(kind.TABLE, {note.uid: kept[note.uid] | note.document() for note in changed})


def remove(store: Store, note: Note) -> None:
    """Delete a note; saving it again undoes that.  Raises NotSaved."""
    store.remove(note.TABLE, note.uid)
