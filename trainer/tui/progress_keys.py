"""The keys of what shows progress: statistics, readiness, notes and the page to take along."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.tui.command import Command

_STATS_PAGES = tuple(
    Command(
        f"stats.{name.lower()}",
        str(number),
        f"page({number - 1})",
        name.lower(),
        "Go to the page with this number.",
        family="numbers",
    )
    for number, name in enumerate(("Overview", "Days", "Answers", "Points", "Forecast"), 1)
)

PLACES: Mapping[str, tuple[Command, ...]] = {
    "stats": (
        Command("stats.act", "enter", "act", "practise", "Practise what the page says.", 1),
        Command("stats.next", "right", "turn(1)", "next page", "Turn to the next page, or back.", 2, "turn"),
        Command(
            "stats.back", "left", "turn(-1)", "page back", "Turn to the next page, or back.", None, "turn"
        ),
        *_STATS_PAGES,
        Command("stats.up", "up,k", "move(-1)", "up", "Choose a line, or read on.", family="move"),
        Command("stats.down", "down,j", "move(1)", "down", "Choose a line, or read on.", 3, family="move"),
        Command(
            "stats.on", "space,pagedown", "leaf(1)", "on", "Read on by a screen, or back.", family="leaf"
        ),
        Command(
            "stats.page_up", "pageup", "leaf(-1)", "back", "Read on by a screen, or back.", family="leaf"
        ),
        Command("stats.home", "escape,q", "home", "home", "Go home.", 4),
    ),
    "readiness": (Command("readiness.open", "enter", "open", "open", "Unfold an area, or mend a gap.", 1),),
    "reading": (
        Command("reading.up", "up,k", "move(-1)", "up", "Read on, up or down.", family="move"),
        Command("reading.down", "down,j", "move(1)", "down", "Read on, up or down.", 2, family="move"),
        Command("reading.on", "space,pagedown", "leaf(1)", "on", "Read on by a screen, or back.", 1, "leaf"),
        Command("reading.back", "pageup", "leaf(-1)", "back", "Read on by a screen, or back.", None, "leaf"),
    ),
    "crib": (
        Command("crib.drop", "space", "drop", "drop/keep", "Take the chosen entry off, or put it back.", 1),
        Command("crib.short", "f", "shorten", "short stories", "Make stories shorter, or whole again.", 2),
        Command("crib.export", "e", "export", "to a file", "Write the page: .txt, .md or .html.", 3),
        Command("crib.notes", "N", "notes", "notes", "Read your notes of the first interview.", 4),
        Command("crib.up", "up,k", "move(-1)", "up", "Choose an entry.", family="move"),
        Command("crib.down", "down,j", "move(1)", "down", "Choose an entry.", family="move"),
    ),
}
HEADINGS: Mapping[str, str] = {
    "stats": "Statistics",
    "readiness": "What is still missing",
    "reading": "Your notes",
    "crib": "The page to take along",
}
TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"everywhere", "stats"}),
    frozenset({"everywhere", "page", "readiness", "rows"}),
    frozenset({"everywhere", "page", "reading"}),
    frozenset({"everywhere", "page", "crib"}),
)
