"""The keys of bringing cards in: the name of the file, and what would come in."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.tui.command import Command

PLACES: Mapping[str, tuple[Command, ...]] = {
    "import_path": (
        Command("import_path.read", "enter", "submit", "look at it", "See what would come in.", 1),
        Command("import_path.complete", "tab", "complete", "complete", "Take the name on offer.", 2),
        Command("import_path.leave", "escape", "leave", "home", "Go home; nothing was changed.", 3),
    ),
    "import_plan": (
        Command("import_plan.take", "ctrl+s", "screen.take", "take in", "Bring in what is shown here.", 1),
        Command(
            "import_plan.choose", "space", "screen.choose", "choose", "This one: leave out, join, or keep.", 2
        ),
        Command("import_plan.all", "a", "screen.all", "all so", "Do with all of them as with this one.", 3),
        Command(
            "import_plan.history",
            "h",
            "screen.history",
            "past answers",
            "Of an Anki package: take the answers logged in it too, or not.",
            4,
        ),
        Command("import_plan.leave", "escape", "screen.leave", "back", "Stop, or name another file.", 5),
    ),
}
HEADINGS: Mapping[str, str] = {
    "import_path": "Naming the file",
    "import_plan": "What would come in",
}
TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"everywhere", "import_path"}),
    frozenset({"everywhere", "import_plan"}),
)
TYPED_IN = ("import_path",)
