"""The command palette: every command of the table that works now, and every theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

from trainer.tui.keys import COMMANDS, PLACES, Command
from trainer.tui.safe_text import joined
from trainer.tui.setting import SettingChosen
from trainer.tui.theme import OURS

Entry = tuple[str, str, str, Callable[[], object]]
"""What an entry does, the name and the key of its command if it has them, and the deed."""

_DOORS = frozenset(
    f"home.{name}"
    for name in (
        *("days", "stats", "missing", "notes", "crib", "debrief", "prepare", "library", "import"),
        *("rehearse", "confidential"),
    )
)
_LEFT_OUT = frozenset({"app.palette"})


class Commands(Provider):
    """Commands and themes, found by their words."""

    def _entries(self) -> Iterator[Entry]:
        from trainer.tui.app import TrainerApp  # which names this class in turn

        seen = set(_LEFT_OUT)
        start = self.screen.focused or self.screen
        for node in start.ancestors_with_self:
            for _, binding in node._bindings:
                command = COMMANDS.get(binding.id or "")
                if command is None or command.id in seen:
                    continue
                seen.add(command.id)
                if _works(node, command):
                    run = partial(self.app.run_action, command.action, node)
                    yield (
                        f"{command.label}: {command.tooltip}",
                        command.id,
                        self.app.get_key_display(binding),
                        run,
                    )
        yield from self._places(seen)
        if isinstance(self.app, TrainerApp):
            learning = self.app.learning
            words = f"{'Stop' if learning.on else 'Start'} learning from corrections. {learning.sentence}"
            yield words, "", "", partial(self.app.post_message, SettingChosen("learn", not learning.on))
        ours = [theme.name for theme in OURS]
        for name in (*ours, *sorted(set(self.app.available_themes) - set(ours))):
            yield f"Theme: {name}", "", "", partial(self.app.run_action, f"app.theme('{name}')")

    def _places(self, seen: Set[str]) -> Iterator[Entry]:
        """The places that Home opens, from every screen that lies over nothing unfinished."""
        home, *over = [one for one in self.app.screen_stack if not isinstance(one, CommandPalette)]
        if not over or any(isinstance(one, ModalScreen) or _unfinished(one) for one in over):
            return
        for command in PLACES["home"]:
            if command.id in _DOORS and command.id not in seen and _works(home, command):
                run = partial(self.app.run_action, command.action, home)
                yield f"Go to {command.label}: {command.tooltip}", command.id, "", run

    async def discover(self) -> Hits:
        for words, _, key, run in self._entries():
            yield DiscoveryHit(joined(words, (f"  {key}", "$foreground-muted")), run, text=words)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        entries = list(self._entries())
        wanted = query.casefold().split()
        named = [one for one in entries if all(word in f"{one[0]} {one[1]}".casefold() for word in wanted)]
        for words, name, key, run in named or entries:
            if (score := matcher.match(f"{words} {name}")) > 0 or named:
                shown = joined(matcher.highlight(words), (f"  {key}", "$foreground-muted"))
                yield Hit(score, shown, run, text=words)


def _unfinished(screen: Screen[object]) -> bool:
    """Whether something may be half written there, which is finished first."""
    return hasattr(screen, "keep_draft") or hasattr(screen, "keep_fields")


def _works(node: DOMNode, command: Command) -> bool:
    """Whether the place of a command allows it now."""
    return bool(node.check_action(command.action.partition("(")[0].rpartition(".")[2], ()))
