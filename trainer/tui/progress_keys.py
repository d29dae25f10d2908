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
}
HEADINGS: Mapping[str, str] = {"stats": "Statistics"}
TOGETHER: tuple[frozenset[str], ...] = (frozenset({"everywhere", "stats"}),)
