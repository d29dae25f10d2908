"""The command palette: every command of the table that works now, and every theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from trainer.tui.keys import COMMANDS
from trainer.tui.safe_text import joined
from trainer.tui.setting import SettingChosen
from trainer.tui.theme import OURS

_LEFT_OUT = frozenset({"app.palette"})


class Commands(Provider):
    """Commands and themes, found by their words."""

    def _entries(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """What an entry does, its key if it has one, and the deed."""
        from trainer.tui.app import TrainerApp  # which names this class in turn

        seen = set(_LEFT_OUT)
        start = self.screen.focused or self.screen
        for node in start.ancestors_with_self:
            for _, binding in node._bindings:
                command = COMMANDS.get(binding.id or "")
                if command is None or command.id in seen:
                    continue
                seen.add(command.id)
                if node.check_action(command.action.partition("(")[0].rpartition(".")[2], ()):
                    run = partial(self.app.run_action, command.action, node)
                    yield command.tooltip, self.app.get_key_display(binding), run
        if isinstance(self.app, TrainerApp):
            learning = self.app.learning
            words = f"{'Stop' if learning.on else 'Start'} learning from corrections. {learning.sentence}"
            yield words, "", partial(self.app.post_message, SettingChosen("learn", not learning.on))
        ours = [theme.name for theme in OURS]
        for name in (*ours, *sorted(set(self.app.available_themes) - set(ours))):
            yield f"Theme: {name}", "", partial(self.app.run_action, f"app.theme('{name}')")

    async def discover(self) -> Hits:
        for words, key, run in self._entries():
            yield DiscoveryHit(joined(words, (f"  {key}", "$foreground-muted")), run, text=words)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for words, key, run in self._entries():
            if (score := matcher.match(words)) > 0:
                shown = joined(matcher.highlight(words), (f"  {key}", "$foreground-muted"))
                yield Hit(score, shown, run, text=words)
