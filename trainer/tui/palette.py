"""The command palette: every command of the table that works now, and every theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from trainer.tui.keys import COMMANDS
from trainer.tui.safe_text import joined

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.dom import DOMNode

_LEFT_OUT = frozenset({"app.palette"})


class Commands(Provider):
    """Commands and themes, found by their words."""

    def _entries(self) -> Iterator[tuple[str, Callable[[], object]]]:
        seen: set[str] = set()
        start = self.screen.focused or self.screen
        for node in start.ancestors_with_self:
            for binding in _bindings(node):
                command = COMMANDS.get(binding.id or "")
                if command is None or command.id in seen | _LEFT_OUT:
                    continue
                if self.app._check_action_state(command.action, node):
                    seen.add(command.id)
                    yield command.tooltip, partial(self.app.run_action, command.action, node)
        for name in sorted(self.app.available_themes):
            yield f"Theme: {name}", partial(self.app.run_action, f"app.theme('{name}')")

    async def discover(self) -> Hits:
        for words, run in self._entries():
            yield DiscoveryHit(joined(words), run, text=words)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for words, run in self._entries():
            if (score := matcher.match(words)) > 0:
                yield Hit(score, matcher.highlight(words), run, text=words)


def _bindings(node: DOMNode) -> Iterator[Binding]:
    for _, binding in node._bindings:
        yield binding
