"""The keys of everything that is written while preparing; `keys` joins them with the others."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.tui.command import Command

PLACES: Mapping[str, tuple[Command, ...]] = {
    "fields": (
        Command("fields.next", "tab", "next", "next", "Go to the next field; enter and ↓ do too.", 3),
        Command("fields.previous", "shift+tab", "previous", "back", "Go to the field before; ↑ does too."),
        Command("fields.undo", "f8", "undo", "undo", "Take the last change of a field back.", 5),
    ),
    "choosing": (
        Command("choosing.left", "left", "choose(-1)", "choose", "Choose; letters do too.", family="choose"),
        Command("choosing.right", "right", "choose(1)", "choose", "Choose; letters do too.", family="choose"),
        Command("choosing.toggle", "space", "mark", "choose", "Take what is marked, or take it back.", 2),
        Command("choosing.clear", "backspace,delete", "clear", "clear", "Choose nothing here."),
    ),
    "linking": (
        Command("linking.open", "enter,space", "open", "choose", "Choose from your other notes.", 2),
        Command("linking.clear", "backspace,delete", "clear", "clear", "Link nothing here."),
    ),
    "form": (
        Command("form.done", "ctrl+s,ctrl+j", "done", "done", "Save and go back.", 1),
        Command("form.leave", "escape", "done", "back", "Go back; what you wrote is saved.", 4),
        Command("form.retry", "r", "retry", "try again", "Save again what could not be saved.", 0),
    ),
    "notes": (
        Command("notes.open", "enter", "select", "open", "Open what is chosen.", 1),
        Command("notes.add", "n", "add", "new", "Write a new one; several lines can be pasted.", 2),
        Command("notes.delete", "d,delete", "delete", "delete", "Delete what is chosen; u undoes.", 4),
        Command("notes.undo", "u,f8", "undo", "undo", "Take the last change of the list back."),
        Command("notes.filter", "slash", "filter", "filter", "Show only what has these words.", 5),
        Command("notes.up", "shift+up,K", "move(-1)", "move", "Move what is chosen.", family="move"),
        Command("notes.down", "shift+down,J", "move(1)", "move", "Move what is chosen.", family="move"),
    ),
    "adding": (
        Command("adding.take", "enter", "submit", "take", "Take the line; an empty one ends it.", 1),
        Command("adding.stop", "escape", "stop", "stop", "Back to the list.", 2),
    ),
    "page": (
        Command("page.back", "escape,q", "back", "back", "Go back.", 6),
        Command("page.retry", "r", "retry", "try again", "Save again what could not be saved.", 0),
    ),
    "prepare": (
        Command("prepare.open", "enter", "select", "open", "Open what is chosen.", 1),
        Command("prepare.debrief", "d", "debrief", "debrief", "Write down how the interview went.", 2),
        Command("prepare.next", "N", "next_round", "next round", "Debrief the next round of it.", 3),
        Command("prepare.new", "n", "new", "new interview", "Prepare for a further interview.", 4),
        Command("prepare.others", "o", "others", "interviews", "Choose another interview.", 5),
    ),
    "matrix": (
        Command("matrix.prove", "enter", "select", "prove it", "Choose what proves it.", 1),
        Command("matrix.edit", "e", "edit", "edit", "Open the note in which it stands.", 2),
    ),
    "interviews": (
        Command("interviews.open", "enter", "select", "prepare it", "Prepare for this one.", 1),
        Command("interviews.edit", "e", "edit", "edit", "Change what is known of it.", 2),
        Command("interviews.new", "n", "new", "new", "Write down a further interview.", 3),
        Command("interviews.archive", "a", "archive", "put away", "Put it away; nothing is lost.", 4),
    ),
    "debrief": (
        Command("debrief.next", "f7,ctrl+s", "step(1)", "next step", "Go on to the next step.", 1),
        Command("debrief.back", "f6", "step(-1)", "step back", "Go back to the step before.", 2),
        Command("debrief.leave", "escape", "leave", "leave", "Go home; you go on right here next time.", 6),
        Command("debrief.retry", "r", "retry", "try again", "Save again what could not be saved.", 0),
    ),
    "debriefed": (Command("debriefed.on", "enter", "on", "go on", "Take the offer.", 1),),
    "wanted": (
        Command("wanted.pick", "space", "pick", "pick", "Pick the line as a wanted skill, or drop it.", 3),
    ),
    "chooser": (
        Command("chooser.take", "enter", "submit", "take", "Take what is marked, or take it back.", 1),
        Command("chooser.up", "up", "mark(-1)", "up", "Mark another one.", family="mark"),
        Command("chooser.down", "down", "mark(1)", "down", "Mark another one.", family="mark"),
        Command("chooser.close", "escape", "close", "done", "Back to the form.", 2),
    ),
    "ask": (Command("ask.close", "escape", "close", "back", "Go back without an answer.", 1),),
}
HEADINGS: Mapping[str, str] = {
    "fields": "In a form",
    "choosing": "In a field to choose in",
    "linking": "In a field with your notes",
    "form": "With the form",
    "notes": "In a list",
    "adding": "While you add lines",
    "page": "On this page",
    "prepare": "Preparing",
    "matrix": "At what they want",
    "interviews": "Your interviews",
    "debrief": "In the debrief",
    "debriefed": "At the end of the debrief",
    "wanted": "With the wanted skills",
    "chooser": "Choosing from your notes",
    "ask": "At a question",
}
TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"everywhere", "form", "fields", "choosing", "linking"}),
    frozenset({"everywhere", "page", "notes", "adding"}),
    frozenset({"everywhere", "debrief", "notes", "wanted"}),
    frozenset({"everywhere", "page", "prepare"}),
    frozenset({"everywhere", "page", "matrix"}),
    frozenset({"everywhere", "page", "interviews"}),
    frozenset({"everywhere", "debrief", "debriefed"}),
    frozenset({"everywhere", "chooser"}),
    frozenset({"everywhere", "ask"}),
)
TYPED_IN = ("fields", "adding", "chooser")
"""Places where letters are text."""
