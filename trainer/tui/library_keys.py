"""The keys of the library: decks, cards, one card, its text."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.tui.command import Command

PLACES: Mapping[str, tuple[Command, ...]] = {
    "decks": (
        Command("decks.open", "enter", "open", "cards", "See the cards of the chosen deck.", 1),
        Command("decks.switch", "space", "switch", "on/off", "Ask this deck, or leave it out for now.", 2),
        Command("decks.search", "slash", "search", "search", "Find a card by any of its words.", 3),
        Command("decks.new", "n", "new", "new card", "Write a card of your own.", 4),
        Command("decks.undo", "u,f8", "undo", "undo", "Take back what was done last here."),
        Command("decks.home", "escape,q", "back", "home", "Go home.", 5),
    ),
    "cards": (
        Command("cards.open", "enter", "open", "open", "See the card: points, schedule, answers.", 1),
        Command("cards.search", "slash", "search", "search", "Find a card by any of its words.", 2),
        Command("cards.edit", "e", "edit", "edit", "Edit the card's own lines.", 3),
        Command("cards.new", "n", "new", "new card", "Write a card of your own.", 4),
        Command("cards.suspend", "at", "suspend", "suspend", "Take the card out of practice, or back in."),
        Command("cards.move", "m", "move", "move", "Put the card into another deck, with its progress."),
        Command("cards.tags", "t", "tags", "tags", "Give the card other tags."),
        Command("cards.remove", "delete", "remove", "remove", "Remove a card of your own; you are asked."),
        Command("cards.undo", "u,f8", "undo", "undo", "Take back what was done last here."),
        Command("cards.leave", "escape,q", "back", "back", "Go back.", 5),
    ),
    "search": (
        Command("search.list", "enter,down", "list", "to the cards", "Go to the cards that were found.", 1),
        Command("search.leave", "escape", "leave", "clear", "Find no longer; show every card.", 2),
    ),
    "rows": (
        Command("rows.up", "up,k", "up", "up", "Choose a row.", family="move"),
        Command("rows.down", "down,j", "down", "down", "Choose a row.", family="move"),
        Command("rows.page_up", "pageup", "page(-1)", "page up", "Move by a page.", family="pages"),
        Command("rows.page_down", "pagedown", "page(1)", "page down", "Move by a page.", family="pages"),
        Command("rows.first", "home", "first", "first", "Go to the first row, or the last.", family="ends"),
        Command("rows.last", "end", "last", "last", "Go to the first row, or the last.", family="ends"),
    ),
    "card": (
        Command("card.edit", "e", "edit", "edit", "Edit the card's own lines.", 1),
        Command("card.all", "h", "all", "history", "Read every answer you gave to this card.", 2),
        Command("card.suspend", "at", "suspend", "suspend", "Take the card out of practice, or back in.", 3),
        Command("card.move", "m", "move", "move", "Put the card into another deck, with its progress."),
        Command("card.tags", "t", "tags", "tags", "Give the card other tags."),
        Command("card.remove", "delete", "remove", "remove", "Remove a card of your own; you are asked."),
        Command("card.undo", "u,f8", "undo", "undo", "Take back what was done last here."),
        Command("card.up", "up,k", "up", "up", "Read on, up or down.", family="read"),
        Command("card.down", "down,j", "down", "down", "Read on, up or down.", family="read"),
        Command("card.on", "space,pagedown", "page(1)", "on", "Read a page on, or back.", family="pages"),
        Command("card.page_back", "pageup", "page(-1)", "back", "Read a page on, or back.", family="pages"),
        Command("card.leave", "escape,q", "back", "back", "Go back.", 5),
    ),
    "editor": (
        Command("editor.save", "ctrl+s,ctrl+j", "save", "save", "Save the card to its deck file.", 1),
        Command("editor.preview", "f2", "preview", "preview", "See how the card is asked, or its text.", 2),
        Command("editor.leave", "escape", "leave", "leave", "Go back; unsaved text is asked about.", 3),
    ),
    "new_card": (
        Command("new_card.save", "ctrl+s,ctrl+j", "save", "save", "Save the new card.", 1),
        Command("new_card.leave", "escape", "leave", "leave", "Go back; unsaved text is asked about.", 3),
    ),
    "unsaved_text": (
        Command("unsaved_text.keep", "enter", "keep", "keep as draft", "Leave; the text waits for you.", 1),
        Command("unsaved_text.drop", "x", "drop", "discard", "Leave and throw the changes away.", 2),
        Command("unsaved_text.stay", "escape", "stay", "go on", "Go back to the text.", 3),
    ),
}
HEADINGS: Mapping[str, str] = {
    "decks": "Your decks",
    "cards": "Cards",
    "search": "While you search",
    "rows": "In the list",
    "card": "One card",
    "editor": "Editing a card",
    "new_card": "A new card",
    "unsaved_text": "With unsaved text",
}
TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"everywhere", "decks", "rows"}),
    frozenset({"everywhere", "cards", "rows"}),
    frozenset({"everywhere", "cards", "search"}),
    frozenset({"everywhere", "card"}),
    frozenset({"everywhere", "editor"}),
    frozenset({"everywhere", "new_card"}),
    frozenset({"everywhere", "unsaved_text"}),
)
TYPED_IN = ("search", "editor", "new_card")
