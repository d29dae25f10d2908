"""Choosing what a note of a list is linked to."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App

from trainer.desk import Desk
from trainer.prepare.field import Field
from trainer.prepare.note import Note
from trainer.tui.screens.preparing.subject import NoteSubject


def choose_links(
    app: App[object],
    desk: Desk,
    note: Note,
    field: Field,
    linked: Callable[[str | tuple[str, ...]], object],
) -> None:
    """Open the chooser; `linked` is told the new value of the field when it is another one."""
    from trainer.tui.screens.preparing.chooser import Chooser

    value = getattr(note, field.name)
    before = value if isinstance(value, tuple) else (value,) if value else ()

    def chosen(uids: tuple[str, ...] | None) -> None:
        if uids is not None and uids != before:
            linked(uids if isinstance(value, tuple) else "".join(uids))

    app.push_screen(Chooser(NoteSubject(desk, note), field, before), chosen)
