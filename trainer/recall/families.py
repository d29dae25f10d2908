"""Families: words that share a root beyond their stem, such as `decide` and `decision`."""

from __future__ import annotations

_ENDINGS = """
dom er or ment al ness ion ship iv ativ iti ist ism i ic at ation anc ant enc ent abl ibl ous ful hood age iz
is if ifi en est th ial ical ress ee eer y
"""
# No "less": harmless is no kin of harm in what it says.
_BY_LENGTH = tuple(sorted(_ENDINGS.split(), key=lambda ending: -len(ending)))
_TURNING = frozenset("dstz")
"""Last letters that turn into each other (decide, decision; organise, organize)."""
LEAST_ROOT = 4
_MOST_ENDINGS = 2


def root(stem: str) -> str:
    """What remains of a stem without up to two endings; at least four letters, or the stem itself."""
    if not (stem.isascii() and stem.isalpha()):
        return stem
    for _ in range(_MOST_ENDINGS):
        ending = next((e for e in _BY_LENGTH if stem.endswith(e) and len(stem) - len(e) >= LEAST_ROOT), None)
        if ending is None:
            break
        stem = stem[: -len(ending)]
    return stem[:-1] if len(stem) > LEAST_ROOT and stem[-1] in _TURNING else stem
