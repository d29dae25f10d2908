"""The keys of a rehearsal; `keys` joins them with the others."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.tui.command import Command

PLACES: Mapping[str, tuple[Command, ...]] = {
    "setup": (
        Command("setup.begin", "enter", "begin", "begin", "Begin the rehearsal.", 1),
        Command(
            "setup.left", "left,minus", "change(-1)", "change", "Change the marked line.", family="change"
        ),
        Command(
            "setup.right", "right,plus", "change(1)", "change", "Change the marked line.", 2, family="change"
        ),
        Command("setup.up", "up,k", "move(-1)", "up", "Mark another line.", family="move"),
        Command("setup.down", "down,j", "move(1)", "down", "Mark another line.", family="move"),
        Command("setup.last", "l", "last", "last report", "Read the report of the last rehearsal.", 4),
        Command("setup.leave", "escape,q", "leave", "home", "Go home.", 5),
    ),
    "rehearsal": (
        Command("rehearsal.on", "enter", "on", "go on", "Go on.", 1),
        Command(
            "rehearsal.blank", "f2,b", "blank", "I am blank", "A phrase that wins time; again: go on.", 2
        ),
        Command(
            "rehearsal.leave", "escape", "leave", "pause/stop", "Pause or stop. What you said is kept.", 3
        ),
    ),
    "answering": (
        Command("answering.take", "ctrl+s,ctrl+j", "judge", "done", "Your answer is complete.", 1),
    ),
    "marking": (Command("marking.done", "enter", "done", "go on", "Go on with these ticks.", 1),),
    "pausing": (
        Command("pausing.pause", "p", "choose('pause')", "pause", "Go home; go on here later.", 1),
        Command(
            "pausing.stop",
            "s",
            "choose('stop')",
            "stop",
            "End it here, asked once more.",
            2,
        ),
        Command("pausing.really", "enter", "take", "stop it", "Yes, end it here.", 1),
        Command("pausing.back", "escape", "close", "back", "Back to the question.", 3),
    ),
    "report": (
        Command("report.drill", "enter", "drill", "drill it", "Drill the card of the marked point.", 1),
        Command("report.export", "e", "export", "export", "Write the report to a Markdown file.", 3),
        Command("report.up", "up,k", "move(-1)", "up", "Mark another point.", family="move"),
        Command("report.down", "down,j", "move(1)", "down", "Mark another point.", 2, family="move"),
        Command(
            "report.next_page", "space,pagedown", "page(1)", "on", "Read a page on, or back.", family="pages"
        ),
        Command("report.page_back", "pageup", "page(-1)", "back", "Read a page on, or back.", family="pages"),
        Command("report.home", "escape,q", "home", "home", "Go home.", 4),
    ),
}
HEADINGS: Mapping[str, str] = {
    "setup": "Before the rehearsal",
    "rehearsal": "In the rehearsal",
    "answering": "While you answer",
    "marking": "After it: what you said",
    "pausing": "Pause or stop",
    "report": "With the report",
}
TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"everywhere", "setup"}),
    frozenset({"everywhere", "rehearsal", "answering"}),
    frozenset({"everywhere", "rehearsal", "speaking"}),
    frozenset({"everywhere", "rehearsal", "marking", "ticks"}),
    frozenset({"everywhere", "pausing"}),
    frozenset({"everywhere", "report"}),
)
TYPED_IN = ("answering",)
"""Places where letters are text."""
