"""A sign with words after it; where they wrap, they stand under themselves."""

from __future__ import annotations

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Hanging(Visual):
    """What an option list shows of a line that may be longer than the list is wide."""

    def __init__(self, sign: Content, words: Content) -> None:
        self._sign = sign
        self._words = words
        self._indent = sign.cell_length

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        words = self._words.render_strips(max(1, width - self._indent), height, style, options)
        sign = self._sign.render_strips(self._indent, 1, style, options)
        blank = Strip.blank(self._indent, style.rich_style)
        heads = [*sign, *[blank] * (len(words) - 1)]
        return [Strip.join([head, strip]) for head, strip in zip(heads, words, strict=False)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self._indent + self._words.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._words.get_height(rules, max(1, width - self._indent))
