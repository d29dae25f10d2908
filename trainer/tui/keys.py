"""Every key of the app in one table: what the footer, the help, the palette and the settings know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingType, InvalidBinding
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from trainer.tui import (
    importing_keys,
    library_keys,
    own_keys,
    preparing_keys,
    progress_keys,
    rehearsal_keys,
)
from trainer.tui.command import Command as Command

_TICKS = tuple(
    Command(
        f"ticks.{number}",
        str(number % 10),
        f"tick({number - 1})",
        "tick",
        "Tick the point with this number, or take the tick back.",
        family="ticks",
    )
    for number in range(1, 11)
)
_GRADES = tuple(
    Command(f"verdict.{word}", str(number), f"grade({number})", word, says)
    for number, word, says in (
        (1, "again", "Again: it was not there. It comes back in this sitting."),
        (2, "hard", "Hard: parts of it were there."),
        (3, "good", "Good: most of it was there."),
        (4, "easy", "Easy: all of it, without effort."),
    )
)

PLACES: Mapping[str, tuple[Command, ...]] = {
    "everywhere": (
        Command("app.help", "f1,question_mark", "help", "help", "Say what every key does here.", 99),
        Command("app.palette", "ctrl+p", "command_palette", "commands", "Find a command by its name."),
        Command(
            "app.quit",
            "ctrl+q",
            "quit",
            "quit",
            "Leave the program. What you typed is kept.",
            always=True,
        ),
    ),
    "home": (
        Command("home.start", "enter", "start", "start", "Go to the question on offer.", 1),
        Command("home.new", "n", "new", "new", "Begin a new sitting, also after the day's work.", 2),
        Command("home.mode", "m", "mode", "mode", "Answer by key words, in full, or aloud.", 3),
        Command("home.days", "a", "see('days')", "days ahead", "See the plan of days until the interview."),
        Command("home.stats", "t", "see('stats')", "stats", "See what you have answered, and how.", 4),
        Command("home.missing", "b", "see('readiness')", "missing", "See what is missing, area by area."),
        Command("home.notes", "N", "see('notes')", "notes", "Read your notes of the first interview."),
        Command("home.crib", "c", "see('crib')", "crib sheet", "See and write the page to take along."),
        Command("home.debrief", "d", "debrief", "debrief", "Write down how the interview went.", 3),
        Command(
            "home.prepare", "p", "prepare", "prepare", "People, questions, skills, stories, the plan.", 3
        ),
        Command("home.library", "l", "library", "cards", "See decks and cards; switch, edit, add.", 4),
        Command("home.import", "i", "bring_in", "import", "Bring cards in from a file or a folder."),
        Command("home.rehearse", "R", "rehearse", "rehearse", "Rehearse the interview, or go on with it."),
        Command(
            "home.confidential", "C", "confidential", "confidential", "List words that must not be said."
        ),
        Command("home.who", "x", "who", "who is there", "Say who will be there, or that you asked."),
        Command("home.wake", "w", "wake", "bring back", "Bring every suspended card back into practice."),
        Command("home.quit", "q", "app.quit", "quit", "Leave the program.", 5),
    ),
    "drill": (
        Command("drill.blank", "f2,b", "blank", "I am blank", "Nothing comes to mind: see what helps.", 3),
        Command("drill.undo", "u,f8", "undo", "undo", "Take the last step back, and the one before.", 4),
        Command("drill.leave", "escape", "leave", "leave", "Go home. What you typed is kept.", 3),
        Command("drill.prepared", "f3,a", "prepared", "prepared", "Show the prepared answer.", 6),
        Command(
            "drill.fill",
            "f6,n",
            "fill",
            "fill in",
            "Write what this question waits for; enter in the empty box does too.",
            2,
        ),
        Command("drill.info", "i,f4", "info", "info", "When this card was asked and when it comes back."),
        Command("drill.edit", "e,f5", "edit", "edit", "Change the question and points of this card."),
        Command("drill.bury", "minus", "bury", "bury", "Set this card aside until tomorrow."),
        Command("drill.suspend", "at", "suspend", "suspend", "Take this card out until you bring it back."),
        Command(
            "drill.points", "t,f9", "take_points", "own points", "Take points of your own from the answer."
        ),
        Command("drill.retry", "r", "retry", "try again", "Save again what could not be saved.", 0),
    ),
    "writing": (
        Command("writing.judge", "ctrl+s,ctrl+j", "judge", "judge", "Hand in the answer; see its points.", 1),
    ),
    "speaking": (
        Command("speaking.watch", "space", "watch", "start/stop", "Start the watch; stop it when done.", 1),
    ),
    "ticks": (
        Command("ticks.done", "enter", "done", "grade it", "Go on to the grade.", 1),
        Command("ticks.up", "up", "up", "up", "Choose a point.", family="choose"),
        Command("ticks.down", "down", "down", "down", "Choose a point.", family="choose"),
        Command("ticks.toggle", "space,x", "tick_chosen", "tick", "Tick the chosen point, or untick it.", 2),
        *_TICKS,
    ),
    "verdict": (
        Command("verdict.accept", "enter,space", "accept", "accept", "Take the suggested grade.", 1),
        *_GRADES,
        Command("verdict.up", "up,k", "up", "up", "Choose a point.", family="choose"),
        Command("verdict.down", "down,j", "down", "down", "Choose a point.", family="choose"),
        Command("verdict.flip", "x", "flip", "flip", "Turn the chosen point round: said, or not said.", 2),
        Command("verdict.grant", "y", "grant", "I said it", "Say that you did say the chosen point.", 2),
        Command("verdict.skip", "escape", "skip", "skip", "Go on without the open follow-up.", 1),
        Command("verdict.probe", "p", "probe", "follow-up", "Answer the follow-up question.", 4),
    ),
    "field": (
        Command("field.take", "enter", "submit", "hand in", "Hand in the field; digits are text there.", 1),
        Command("field.skip", "escape", "skip", "skip", "Go on without it.", 2),
        Command("field.points", "up,down", "points", "points", "Go to the points."),
    ),
    "summary": (
        Command("summary.on", "enter", "on", "go on", "Take the offer.", 1),
        Command("summary.undo", "u,f8", "undo", "undo", "Take the last grade back.", 2),
        Command("summary.home", "escape", "home", "home", "Go home.", 3),
        Command("summary.quit", "q", "app.quit", "quit", "Leave the program.", 4),
    ),
    "days": (Command("days.home", "escape,q", "home", "home", "Go home.", 1),),
    "picker": (
        Command("picker.save", "enter", "save", "save", "Save the points that are kept.", 1),
        Command("picker.keep", "space", "keep", "keep", "Keep the chosen point, or leave it out.", 2),
        Command("picker.must", "m", "must", "must", "Make the chosen point one that must be said.", 3),
        Command("picker.edit", "e", "edit", "edit", "Change the words of the chosen point.", 4),
        Command("picker.new", "n", "new", "new", "Write a point of your own."),
        Command("picker.up", "up,k", "up", "up", "Choose a point.", family="choose"),
        Command("picker.down", "down,j", "down", "down", "Choose a point.", family="choose"),
        Command("picker.leave", "escape", "leave", "leave", "Go back; nothing is changed.", 5),
    ),
    "unsaved": (
        Command("unsaved.retry", "r", "retry", "try again", "Save again what could not be saved.", 1),
        Command("unsaved.folder", "f", "folder", "other folder", "Keep it in a file in another folder.", 2),
        Command("unsaved.leave", "l", "leave", "leave", "Leave without it; you are asked once more.", 3),
        Command("unsaved.give_up", "y", "give_up", "yes, leave", "Yes, leave and lose what is not saved.", 0),
        Command("unsaved.stay", "escape", "stay", "stay", "Go back; what waits is kept here.", 4),
    ),
    "sheet": (
        Command("sheet.close", "escape,q", "close", "close", "Go back to where you were.", 2),
        Command("sheet.up", "up,k", "up", "up", "Read on, up or down.", family="move"),
        Command("sheet.down", "down,j", "down", "down", "Read on, up or down.", 3, family="move"),
        Command(
            "sheet.next_page", "space,pagedown", "page(1)", "on", "Read a page on, or back.", family="pages"
        ),
        Command("sheet.page_back", "pageup", "page(-1)", "back", "Read a page on, or back.", family="pages"),
        Command("sheet.top", "home", "top", "top", "Go to the first line, or the last.", family="ends"),
        Command("sheet.end", "end", "end", "end", "Go to the first line, or the last.", family="ends"),
        Command("sheet.take", "enter", "take", "go on", "Take what is offered here.", 1),
    ),
    **library_keys.PLACES,
    **importing_keys.PLACES,
    **own_keys.PLACES,
    **progress_keys.PLACES,
    **preparing_keys.PLACES,
    **rehearsal_keys.PLACES,
}
"""What can be pressed where.  `everywhere` joins every other place, `drill` joins its parts."""

HEADINGS: Mapping[str, str] = {
    "everywhere": "Everywhere",
    "home": "Home",
    "drill": "In the drill",
    "writing": "While you write",
    "speaking": "While you speak",
    "ticks": "Ticking what you said",
    "verdict": "With the verdict",
    "field": "In a short field",
    "summary": "At the end",
    "days": "Days ahead",
    "unsaved": "While something is not saved",
    "picker": "Choosing points of your own",
    "sheet": "On this page",
    **rehearsal_keys.HEADINGS,
    **library_keys.HEADINGS,
    **importing_keys.HEADINGS,
    **own_keys.HEADINGS,
    **progress_keys.HEADINGS,
    **preparing_keys.HEADINGS,
}
_TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"everywhere", "home"}),
    frozenset({"everywhere", "summary"}),
    frozenset({"everywhere", "days"}),
    frozenset({"everywhere", "unsaved"}),
    frozenset({"everywhere", "sheet"}),
    frozenset({"everywhere", "picker"}),
    *rehearsal_keys.TOGETHER,
    *library_keys.TOGETHER,
    *importing_keys.TOGETHER,
    *own_keys.TOGETHER,
    *progress_keys.TOGETHER,
    *preparing_keys.TOGETHER,
    *(
        frozenset({"everywhere", "drill", part})
        for part in ("writing", "speaking", "ticks", "verdict", "field")
    ),
)
_KNOWN = frozenset(key.value for key in Keys)
_TYPED_IN = (
    *("writing", "field"),
    *library_keys.TYPED_IN,
    *importing_keys.TYPED_IN,
    *own_keys.TYPED_IN,
    *preparing_keys.TYPED_IN,
    *rehearsal_keys.TYPED_IN,
)
COMMANDS: Mapping[str, Command] = {c.id: c for place in PLACES.values() for c in place}


def bindings(place: str) -> list[BindingType]:
    """The bindings of a place, in the order of the table."""
    return [command.binding for command in PLACES[place]]


def keymap(chosen: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The candidate's keys that can be used, and one sentence for each that cannot.

    A key is refused when the name is unknown, when another command has it at the same time, or when it
    is a letter for a command that works in a text box.
    """
    taken: dict[str, str] = {}
    problems: list[str] = []
    for name, keys in chosen.items():
        if name not in COMMANDS:
            problems.append(f"keys: there is no command '{name}'; the help (F1) names them all.")
        elif trouble := _trouble(name, keys, {**chosen, name: keys}):
            problems.append(f"keys: {name} stays on {COMMANDS[name].keys}: {trouble}.")
        else:
            taken[name] = keys
    return taken, problems


def _trouble(name: str, keys: str, chosen: Mapping[str, str]) -> str | None:
    wanted = _split(keys)
    if not wanted:
        return "no key is named there"
    if unknown := sorted(key for key in wanted if not _is_key(key)):
        return f"there is no key '{unknown[0]}'"
    place = next(place for place, commands in PLACES.items() if COMMANDS[name] in commands)
    if place in _TYPED_IN and any(is_typed(key) for key in wanted):
        return "what can be typed is text there"
    for other in _beside(place):
        if other != name and (both := wanted & _split(chosen.get(other, COMMANDS[other].keys))):
            return f"{min(both)} is already {other}"
    return None


def _beside(place: str) -> Iterable[str]:
    """Every command that can be pressed while those of the place can."""
    rooms = frozenset[str]().union(*(group for group in _TOGETHER if place in group))
    return [command.id for room in rooms for command in PLACES[room]]


def _is_key(key: str) -> bool:
    return key.rpartition("+")[2] in _KNOWN or is_typed(key.rpartition("+")[2])


def is_typed(key: str) -> bool:
    return (key_to_character(key) or "").isprintable() and (
        key_to_character(key) is not None or key in KEY_NAME_REPLACEMENTS.values()
    )


def _split(keys: str) -> frozenset[str]:
    """Each key by the one name that Textual has for it: `-` is `minus`.  Nothing when a key has no name."""
    try:
        return frozenset(binding.key for binding in Binding.make_bindings([Binding(keys, "")]))
    except InvalidBinding:
        return frozenset()
