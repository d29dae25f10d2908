"""Personal points: what of a prepared answer is worth asking for, as proposals to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from trainer.recall import cues
from trainer.recall.cues.reading import is_act, is_past
from trainer.recall.cues.words import words_of
from trainer.recall.tokens import Analysed, Token, analyse
from trainer.text import clean, one_line

ProposalKind = Literal["number", "action", "name", "whole"]
MOST = 8
"""Proposals to one answer; more would not be read."""
SHORTEST = 12
"""Words of a prepared answer; a shorter one is one point, whole."""
SHORT = "A short answer: keep it whole as one point, or write one yourself with n."
_BACK, _ON, _LONGEST = 5, 4, 12
"""Words before a number in which its verb is looked for, words after it, and words of a whole point."""
_SUBJECT = 2
_OBJECT = 10
"""Words after a verb."""
_LONGEST_NAME = 3
_TELLING_FROM = 13
"""A number from here on stands for itself; smaller ones turn up by accident."""

_HARD = frozenset(".!?;:\n()[]\u2013\u2014\u2022")
_CLAUSE = words_of(
    """because so which who whom whose when until while but then if where although since before after
    that and or"""
)
_SUBJECTS = words_of("i we he she they it you there")
_LOOSE_ENDS = words_of(
    """a an the this that these those my our your his her its their of to in on at by for with from into and
    or as than over about around under up only just also then so very too other same each every any some
    who which what where when all both not no once first myself himself herself themselves more
    without him them it us me you"""
)
_LOOSE_STARTS = _LOOSE_ENDS - {"by", "from", "over", "under", "only", "no", "not"}
_IDLE_ACTS = words_of(
    """went came got said had thought began started wanted tried felt liked learned saw heard knew left took
    gave spent did worked slept noticed finished needed"""
)
_IDLE_AFTER = words_of("ago later o'clock oclock am pm times")
_CLOCK = words_of("at around till")
_MONTHS = words_of("january february march april may june july august september october november december")
_ONES = frozenset({"#1", "#0"})
_TITLES = words_of("mr mrs ms dr st miss prof professor frau herr sir")
_NO_NAMES = words_of(
    """i monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
    fridays saturdays sundays christmas easter eve new year year's english french german spanish italian dutch
    god ok internet"""
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A point that the candidate may keep."""

    kind: ProposalKind
    label: str
    """What the answer says there, in its own words."""
    wordings: tuple[str, ...]
    """The first is the label."""
    preselected: bool
    """Numbers, own actions and short answers are worth keeping more often than not; names less."""


@dataclass(slots=True)
class _Stretch:
    """Tokens from first to last that make one point."""

    first: int
    last: int
    kind: ProposalKind
    numbers: list[int] = field(default_factory=list)

    def meets(self, other: _Stretch) -> bool:
        return self.first <= other.last and other.first <= self.last


def proposals(answer: str, question: str = "") -> tuple[Proposal, ...]:
    """What to choose from, in the order of the answer: at most eight, none that the question itself says.

    An answer under twelve words is one proposal, whole; `SHORT` says so.
    """
    text = clean(answer)
    analysed = analyse(text)
    if is_too_short(text):
        return (_whole(analysed),) if analysed.content else ()
    asked = {token.stem for token in analyse(clean(question)).content}
    found = [stretch for stretch in _stretches(analysed) if _adds(analysed, stretch, asked)]
    told = sorted(found, key=lambda stretch: (stretch.kind == "name", stretch.first))[:MOST]
    made: dict[str, Proposal] = {}
    for stretch in sorted(told, key=lambda stretch: stretch.first):
        proposal = _proposal(analysed, stretch)
        made.setdefault(proposal.label.casefold(), proposal)
    return tuple(made.values())


def is_too_short(answer: str) -> bool:
    """Under twelve words."""
    return len(answer.split()) < SHORTEST


def _whole(answer: Analysed) -> Proposal:
    label = one_line(answer.text).rstrip(" .,;")
    return Proposal("whole", label, (label,), preselected=True)


def _stretches(answer: Analysed) -> list[_Stretch]:
    """Numbers and own actions, those that meet joined; then the names that stand in neither."""
    joined: list[_Stretch] = []
    for stretch in sorted((*_numbers(answer), *_actions(answer)), key=lambda one: (one.first, one.last)):
        last = joined[-1] if joined else None
        if last is None or not last.meets(stretch):
            joined.append(stretch)
        elif max(last.last, stretch.last) - last.first < _LONGEST:
            last.last = max(last.last, stretch.last)
            last.numbers += [number for number in stretch.numbers if number not in last.numbers]
            last.kind = "number" if last.numbers else "action"
        elif stretch.numbers and not set(stretch.numbers) <= set(last.numbers):
            stretch.first = last.last + 1
            if trimmed := _trimmed(answer.tokens, stretch):
                joined.append(trimmed)
    names = [name for name in _names(answer) if not any(name.meets(one) for one in joined)]
    return joined + names


def _numbers(answer: Analysed) -> Iterator[_Stretch]:
    tokens = answer.tokens
    done = -1
    for place in range(len(tokens)):
        if place <= done or not _counts(answer, place):
            continue
        numbers = [place]
        last = _end(answer, place, _ON)
        while more := [p for p in range(numbers[-1] + 1, last + 1) if tokens[p].stem.startswith("#")]:
            numbers += more
            last = _end(answer, numbers[-1], _ON)
        done = last
        if stretch := _trimmed(tokens, _Stretch(_verb_before(answer, place), last, "number", numbers)):
            yield stretch


def _counts(answer: Analysed, place: int) -> bool:
    """A number that says how much: no year, no time of day, no plain `one`."""
    tokens = answer.tokens
    token = tokens[place]
    if not token.stem.startswith("#") or token.stem in _ONES:
        return False
    if len(token.word) == 4 and token.word.isdigit() and token.word[:2] in ("19", "20"):
        return False
    before = tokens[place - 1].word if place else ""
    if before in _MONTHS:
        return False
    after = [t.word for t in tokens[place + 1 : place + 3]]
    small = token.stem[1:].isdigit() and int(token.stem[1:]) <= 24
    if (
        before in _CLOCK
        and small
        and (not after or _breaks(answer, place + 1) or after[0] in _CLAUSE | _LOOSE_ENDS)
    ):
        return False
    return not (_IDLE_AFTER | _MONTHS).intersection(after)


def _verb_before(answer: Analysed, place: int) -> int:
    """Where the point with a number begins: at its verb when one is near, else two words before."""
    tokens = answer.tokens
    lowest = place
    while lowest > 0 and place - lowest < _BACK and not _breaks(answer, lowest):
        lowest -= 1
        if _is_verb(tokens[lowest].word):
            return _subject_before(answer, lowest)
        if tokens[lowest].word in _CLAUSE | _SUBJECTS:
            lowest += 1
            break
    return max(lowest, place - 2)


def _subject_before(answer: Analysed, verb: int) -> int:
    """Where the subject of a verb begins when it is a thing: 'complaints fell'; with its `not`."""
    tokens = answer.tokens
    first = verb
    while first > 0 and verb - first < _SUBJECT and not _breaks(answer, first):
        word = tokens[first - 1]
        if word.word != "not" and (not word.is_content or word.stem.startswith("#") or _is_verb(word.word)):
            break
        first -= 1
    return first


def _is_verb(word: str) -> bool:
    return (is_act(word) or is_past(word)) and word not in ("was", "were", "had")


def _actions(answer: Analysed) -> Iterator[_Stretch]:
    tokens = answer.tokens
    for start, end in cues.find("own_action", answer.text):
        places = [p for p, token in enumerate(tokens) if start <= token.start < end]
        if not places:
            continue
        verb = places[-1]
        idle = tokens[verb].word in _IDLE_ACTS
        last = _end(answer, verb, _OBJECT)
        stretch = _trimmed(tokens, _Stretch(verb, last, "action"))
        if stretch is None or idle:
            continue
        if any(token.is_content for token in tokens[verb + 1 : stretch.last + 1]):
            yield stretch


def _end(answer: Analysed, place: int, most: int) -> int:
    """The last word that belongs to a word: up to so many on, not past the end of its clause."""
    tokens = answer.tokens
    last = place
    while last + 1 < len(tokens):
        word = tokens[last + 1].word
        if _breaks(answer, last + 1) or word in _SUBJECTS:
            break
        if word in _CLAUSE and not _joins_things(tokens, last + 1):
            break
        if last - place == most:
            # Cut before the small word, so that no noun loses its other half.
            small = (p for p in range(last, place, -1) if tokens[p].word in _LOOSE_ENDS)
            return max(place, next(small, last + 1) - 1)
        last += 1
    return last


def _joins_things(tokens: tuple[Token, ...], place: int) -> bool:
    """`and` between two things, not between two acts."""
    following = [token.word for token in tokens[place + 1 : place + 3]]
    return tokens[place].word in ("and", "or") and not any(
        _is_verb(word) or word in _SUBJECTS or word in _CLAUSE for word in following
    )


def _breaks(answer: Analysed, place: int) -> bool:
    """A mark stands before the word that closes a clause."""
    between = answer.text[answer.tokens[place - 1].end : answer.tokens[place].start]
    return "," in between or " - " in between or not _HARD.isdisjoint(between)


def _trimmed(tokens: tuple[Token, ...], stretch: _Stretch) -> _Stretch | None:
    """Without small words at its ends; None when nothing is left."""
    first, last = stretch.first, stretch.last
    while first <= last and tokens[first].word in _LOOSE_STARTS:
        first += 1
    while last >= first and tokens[last].word in _LOOSE_ENDS:
        last -= 1
    return _Stretch(first, last, stretch.kind, stretch.numbers) if first <= last else None


def _names(answer: Analysed) -> Iterator[_Stretch]:
    tokens = answer.tokens
    place = 0
    while place < len(tokens):
        last = place
        while last < len(tokens) and last - place < _LONGEST_NAME and _is_name(answer, last, last > place):
            last += 1
        if last > place and not (last == place + 1 and tokens[place].word in _TITLES):
            yield _Stretch(place, last - 1, "name")
        place = max(last, place + 1)


def _is_name(answer: Analysed, place: int, follows: bool) -> bool:
    token, text = answer.tokens[place], answer.text
    if not text[token.start].isupper() or token.word in _NO_NAMES | _MONTHS or not token.word.isalpha():
        return False
    if token.word in _TITLES:
        return True
    if follows:
        return not _breaks(answer, place)
    if place == 0:
        return False
    between = text[answer.tokens[place - 1].end : token.start]
    return _HARD.isdisjoint(between) or answer.tokens[place - 1].word in _TITLES


def _adds(answer: Analysed, stretch: _Stretch, asked: set[str]) -> bool:
    """It says something that the question did not say already."""
    tokens = answer.tokens[stretch.first : stretch.last + 1]
    content = [token for token in tokens if token.is_content]
    if stretch.kind == "name":
        return any(token.stem not in asked for token in content)
    return len(content) >= 2 and not {token.stem for token in content} <= asked


def _proposal(answer: Analysed, stretch: _Stretch) -> Proposal:
    tokens = answer.tokens
    label = _words(answer, stretch.first, stretch.last)
    wordings = [label]
    for number in stretch.numbers:
        after = tokens[number + 1].word if number + 1 <= stretch.last else ""
        if after == "percent" or _telling(tokens[number].stem):
            end = number + 1 if after and after not in _LOOSE_ENDS else number
            wordings.append(_words(answer, number, end))
    kept = tuple(dict.fromkeys(wordings)) if len(stretch.numbers) <= 1 else (label,)
    return Proposal(stretch.kind, label, kept, preselected=stretch.kind != "name")


def _telling(stem: str) -> bool:
    value = float(stem[1:])
    return value >= _TELLING_FROM or not value.is_integer()


def _words(answer: Analysed, first: int, last: int) -> str:
    return one_line(answer.text[answer.tokens[first].start : answer.tokens[last].end])
