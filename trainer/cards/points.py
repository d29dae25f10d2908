"""The line of a key point, read and written: `label: wording | @cue | {slot}`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trainer.cards.common_words import COMMON_WORDS
from trainer.cards.model import CUES, Alternative, Cue, KeyPoint, Slot, Wording
from trainer.cards.problems import Report, quoted
from trainer.cards.slots import SLOTS

# A cleaned text holds no such control characters: they can stand in for what a backslash made literal.
_ESCAPES = (
    ("\\\\", "\x01"),
    ("\\:", "\x02"),
    ("\\|", "\x03"),
    ("\\!", "\x04"),
    ("\\@", "\x05"),
    ("\\{", "\x06"),
)
_LITERAL = str.maketrans({stand_in: pair[1] for pair, stand_in in _ESCAPES})
_CUE = re.compile(r"@(\w[\w.-]*)")
_SLOT = re.compile(r"\{([^{}]*)\}")
_MAKES_LITERAL = re.compile(r"[\\{|]|:(?=\s|$)|^[!@]")

Said = tuple[str, tuple[Alternative, ...], bool]
"""Label, alternatives, and whether the point is a must."""


def read_point(text: str, index: int, report: Report) -> Said | None:
    """What the text behind `- ` says; None when nothing of it can be used.  Mistakes are reported."""
    escaped = "\\" in text
    if escaped:
        for pair, stand_in in _ESCAPES:
            text = text.replace(pair, stand_in)
    text = " ".join(text.split())
    must = text.startswith("!")
    if must:
        text = text[1:].lstrip()
    label, rest = _divided(text)
    alternatives = _alternatives(rest, index, report)
    if label is not None and label[:1] in ("@", "{"):
        named = _named_label(label, index, report)
        if isinstance(named, (Cue, Slot)):
            alternatives = [named, *(other for other in alternatives if other != named)]
        label = named if isinstance(named, str) else None if named is None else label
    if label == "":
        report.mistake(index, "the label is empty", "write `- label: wording | wording`")
    if not alternatives:
        if not label:
            if not rest.strip("| "):  # else an unknown name was reported
                report.mistake(index, "this key point is empty", "write `- label: wording | wording`")
            return None
        report.mistake(
            index, "no wording stands behind the label", f"write `- {_plain(label)}: wording | wording`"
        )
        alternatives = [Wording(label)]
    if escaped:
        label = label and label.translate(_LITERAL)
        alternatives = [
            Wording(a.text.translate(_LITERAL)) if isinstance(a, Wording) else a for a in alternatives
        ]
    return label or implied_label(alternatives), tuple(alternatives), must


def written_point(point: KeyPoint) -> str:
    """The text behind `- ` that reads back as this point.  Its texts must stand on one line each."""
    first = point.alternatives[0]
    rest: Sequence[Alternative] = point.alternatives
    head = ""
    if point.label != implied_label(point.alternatives):
        if not isinstance(first, Wording) and point.label == implied_label([first]):
            head, rest = f"{_written(first)}: ", rest[1:]
        else:
            head = f"{_escaped(point.label)}: "
    return ("! " if point.must else "") + head + " | ".join(map(_written, rest))


def implied_label(alternatives: Sequence[Alternative]) -> str:
    """The label of a point that names none: its first wording, else its first `@cue` or `{slot}`."""
    for alternative in alternatives:
        if isinstance(alternative, Wording):
            return alternative.text
    first = alternatives[0]
    return (
        f"@{first.name}" if isinstance(first, Cue) else f"{{{first.name}}}" if isinstance(first, Slot) else ""
    )


def unknown_slots(text: str) -> list[str]:
    """Names in braces, in a question, that are no slot."""
    return [name for name in re.findall(r"(?<!\\)\{([a-z0-9_.]+)\}", text) if name not in SLOTS]


def _divided(text: str) -> tuple[str | None, str]:
    cut = text.find(": ")
    if cut >= 0:
        return text[:cut].rstrip(), text[cut + 2 :]
    if text.endswith(":"):
        return text[:-1].rstrip(), ""
    return None, text


def _alternatives(text: str, index: int, report: Report) -> list[Alternative]:
    if not text:
        return []
    if "| |" in text or text[0] == "|" or text[-1] == "|":
        # Twice, because in `| | |` the bars overlap.
        text = f" {text} ".replace("| |", "|  |").replace("| |", "|  |")
        return _mixed(text.split(" | "), index, report)
    parts = text.split(" | ")
    if "@" in text or "{" in text or text.count("|") != len(parts) - 1:
        return _mixed(parts, index, report)
    for part in parts:
        if " " not in part:
            _weigh(part, index, report)
    return [Wording(part) for part in parts]


def _mixed(parts: Sequence[str], index: int, report: Report) -> list[Alternative]:
    found: list[Alternative] = []
    names: set[Alternative] = set()
    for part in parts:
        part = part.strip()
        if not part:
            report.hint(index, "nothing stands between two bars", "take one bar away")
        elif part[0] == "@" or "{" in part:
            named = _named(part, index, report)
            if isinstance(named, Wording):
                found.append(named)
            elif named and named not in names:
                names.add(named)
                found.append(named)
        else:
            found.append(Wording(part))
            if "|" in part:
                report.hint(
                    index, f"the bar in {_shown(part)} divides nothing", "write blanks around it, or `\\|`"
                )
            elif " " not in part:
                _weigh(part, index, report)
    return found


def _weigh(word: str, index: int, report: Report) -> None:
    if word.casefold() in COMMON_WORDS:
        what = f"{_shown(word)} alone stands in almost any answer"
        report.hint(index, what, "write a wording of two or more words")


def _named(part: str, index: int, report: Report) -> Alternative | None:
    if cue := _CUE.fullmatch(part):
        if cue[1] in CUES:
            return Cue(cue[1])
        report.mistake(index, f"there is no cue {_shown(part)}", _cue_remedy(part))
        return None
    if slot := _SLOT.fullmatch(part):
        if (name := slot[1].strip()) in SLOTS:
            return Slot(name)
        report.mistake(index, f"there is no slot {_shown(part)}", _slot_remedy(part))
        return None
    if _CUE.match(part):
        report.mistake(index, f"a cue stands alone between bars, unlike {_shown(part)}", _cue_remedy(part))
    elif _SLOT.search(part):
        remedy = "write it as a wording of its own, ` | {slot}`, or `\\{` for a brace"
        report.mistake(index, f"a slot stands alone between bars, unlike {_shown(part)}", remedy)
    return Wording(part)


def _named_label(label: str, index: int, report: Report) -> Alternative | str | None:
    """The cue or slot that a label names, the label when it is plain words, None for an unknown name."""
    if not _CUE.fullmatch(label) and not _SLOT.fullmatch(label):
        if label[0] == "@" and _CUE.match(label):
            report.mistake(
                index, f"a label is either a cue or words, unlike {_shown(label)}", _cue_remedy(label)
            )
        return label
    return _named(label, index, report)


def _cue_remedy(part: str) -> str:
    return f"write one of @{', @'.join(sorted(CUES))}, or `\\{_plain(part)}` for the words themselves"


def _slot_remedy(part: str) -> str:
    return f"write a name such as {{skill.1}} or {{edge}}, or `\\{_plain(part)}` for the words themselves"


def _plain(text: str) -> str:
    return text.translate(_LITERAL) if len(text) <= 40 else f"{text[:39].translate(_LITERAL)}…"


def _shown(text: str) -> str:
    return quoted(text.translate(_LITERAL))


def _written(alternative: Alternative) -> str:
    if isinstance(alternative, Wording):
        return _escaped(alternative.text)
    return f"@{alternative.name}" if isinstance(alternative, Cue) else f"{{{alternative.name}}}"


def _escaped(text: str) -> str:
    return _MAKES_LITERAL.sub(lambda match: f"\\{match[0]}", text)
