"""Numbers as values: `twelve`, `12` and `a dozen` are one number, 8 and 80 are two."""

from __future__ import annotations

from collections.abc import Sequence

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES: dict[str, float] = {
    **{word: value for value, word in enumerate(_UNITS.split())},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), 2)},
    "dozen": 12,
}
_SCALES: dict[str, float] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
WORDS = frozenset(_VALUES) | frozenset(_SCALES)
_SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
_LONGEST_DIGITS = 18
LONGEST_RUN = 12
"""Tokens; no number in an answer takes more words."""

ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"}


def value_of_digits(digits: str) -> float | None:
    """The value of `1,000`, `0.8`, `40k` and the like; None when it is no single number (`1.2.3`)."""
    number = digits.rstrip("kmbn")
    scale = _SHORT_SCALES.get(digits[len(number) :], 1)
    if len(number) > _LONGEST_DIGITS:
        return None
    groups = number.split(",")
    if len(groups) > 1 and all(len(group.split(".")[0]) == 3 for group in groups[1:]):
        number = "".join(groups)
    number = number.replace(",", ".")
    try:
        return float(number) * scale
    except ValueError:
        return None


class _Sum:
    """A number being read word by word."""

    def __init__(self) -> None:
        self.total = 0.0
        self.group: float | None = None
        self.scale = float("inf")

    @property
    def value(self) -> float:
        return self.total + (self.group or 0.0)

    def takes(self, word: str, digits: float | None) -> bool:
        """True when the token goes on with this number; then it is added."""
        if word in _SCALES:
            return self._scaled(_SCALES[word])
        value = _VALUES[word] if digits is None else digits
        if self.group is None:
            fits = value < self.scale
        else:
            room = 100 if self.group % 100 == 0 else 10 if self.group % 100 in range(20, 100, 10) else 0
            fits = digits is None and self.group > 0 and 0 < value < room
        if fits:
            self.group = (self.group or 0.0) + value
        return fits

    def _scaled(self, scale: float) -> bool:
        if scale == 100:
            if self.group is not None and self.group >= 100:
                return False
            self.group = 100 * (1.0 if self.group is None else self.group)
            return True
        if scale >= self.scale or (self.group is None and self.total):
            return False
        self.total += scale * (1.0 if self.group is None else self.group)
        self.group, self.scale = None, scale
        return True


def joined(tokens: Sequence[tuple[str, float | None]]) -> tuple[float, int]:
    """The value of a run of number tokens and how many of them it takes, at least one.

    Each token is its word and, for digits, its value: `two hundred and fifty` is 250, `40 thousand` is
    40,000, while `twelve eight` stays two numbers.
    """
    number = _Sum()
    used = 0
    for index, (word, digits) in enumerate(tokens):
        if word == "and":
            if tokens[index - 1][0] not in _SCALES:
                break
            continue
        if not number.takes(word, digits):
            break
        used = index + 1
    return number.value, max(1, used)


def written(value: float) -> str:
    """The one way a value is written as a stem: `#12`, `#0.8`."""
    return f"#{value:.12g}"
