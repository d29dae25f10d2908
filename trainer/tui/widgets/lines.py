"""A list of lines to stand on; what enter does is up to what is around it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

_OF_LIST = [key for key in OptionList.BINDINGS if isinstance(key, Binding) and key.key != "enter"]


class Lines(OptionList, inherit_bindings=False):
    """Lines that may be many: only those in sight are drawn."""

    BINDINGS: ClassVar[list[BindingType]] = [*_OF_LIST]

    def __init__(self, name: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=name, classes=classes, compact=True, markup=False)
