"""The keys of what is the candidate's own: prepared answers and confidential words; `keys` joins them."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.tui.command import Command

PLACES: Mapping[str, tuple[Command, ...]] = {
    "prepared": (Command("prepared.edit", "e", "edit", "edit", "Change your prepared answer.", 3),),
    "preparing-answer": (
        Command("prepared.save", "ctrl+s,ctrl+j", "save", "save", "Save the prepared answer.", 1),
        Command("prepared.leave", "escape", "leave", "leave", "Go back; nothing is changed.", 2),
    ),
    "confidential": (
        Command("confidential.add", "n", "add", "add", "Put a word or a name on the list.", 1),
        Command("confidential.remove", "d,delete", "remove", "remove", "Take the chosen one off.", 2),
        Command("confidential.undo", "u,f8", "undo", "undo", "Take the last change back.", 3),
        Command("confidential.up", "up,k", "up", "up", "Choose one.", family="choose"),
        Command("confidential.down", "down,j", "down", "down", "Choose one.", family="choose"),
        Command("confidential.leave", "escape,q", "leave", "back", "Go back; all is saved.", 4),
    ),
}
HEADINGS: Mapping[str, str] = {
    "prepared": "At your prepared answer",
    "preparing-answer": "Writing a prepared answer",
    "confidential": "Confidential words",
}
TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"everywhere", "sheet", "prepared"}),
    frozenset({"everywhere", "preparing-answer"}),
    frozenset({"everywhere", "confidential"}),
)
TYPED_IN: tuple[str, ...] = ("preparing-answer",)
