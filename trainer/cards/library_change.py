"""What became of the library between two readings."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.cards.library import Library
from trainer.text import counted


@dataclass(frozen=True, slots=True)
class LibraryChange:
    """Full ids of the cards that came, went, or say something else now."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """One sentence for the candidate."""
        counts = {"changed": len(self.changed), "new": len(self.new), "gone": len(self.gone)}
        told = [f"{counted(number, 'card')} {word}" for word, number in counts.items() if number]
        return f"Your deck files were edited: {', '.join(told) or 'no card is different'}."


def compared(old: Library, new: Library) -> LibraryChange:
    """What the new reading has otherwise than the old one."""
    return LibraryChange(
        new=tuple(card for card in new.cards if card not in old.cards),
        changed=tuple(id_ for id_, card in new.cards.items() if old.cards.get(id_, card) != card),
        gone=tuple(card for card in old.cards if card not in new.cards),
    )
