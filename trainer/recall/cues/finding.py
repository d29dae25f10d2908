"""Finding a cue in an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from trainer.recall.cues import acts, figures, occasions, talk
from trainer.recall.cues.phrases import Phrases
from trainer.recall.cues.reading import Reading, read
from trainer.recall.verdict import Span


@dataclass(frozen=True, slots=True)
class Rule:
    """How one cue is seen: phrases, each kept or not by what stands around it, and words found otherwise."""

    phrases: Phrases | None = None
    keeps: Callable[[Reading, int, int], bool] | None = None
    """Of the reading and the numbers of the phrase's first and last word."""
    other: Callable[[Reading], Iterable[Span]] | None = None


_RULES = {
    "situation": Rule(occasions.SITUATION, occasions.happened, occasions.dates_in_notes),
    "task": Rule(occasions.TASK, occasions.task_given),
    "own_action": Rule(other=acts.acts),
    "team": Rule(talk.TEAM, talk.ours),
    "reason": Rule(talk.REASON, talk.because),
    "result": Rule(occasions.RESULT, occasions.told, occasions.changes),
    "measured": Rule(other=figures.figures),
    "learned": Rule(occasions.LEARNED, occasions.lesson),
    "link": Rule(talk.LINK, talk.linked),
    "future": Rule(talk.FUTURE, talk.intended),
    "waiver": Rule(talk.WAIVER),
    "ask": Rule(other=talk.questions),
    "thanks": Rule(talk.THANKS, talk.courteous),
    "when": Rule(talk.WHEN, talk.ahead),
    "example": Rule(talk.EXAMPLE, other=lambda reading: _found("situation", reading)),
    "other_side": Rule(talk.OTHER_SIDE, other=talk.other_people),
}


def find(cue: str, text: str) -> tuple[Span, ...]:
    """The words of `text` that earn the cue, as spans in code points, in order, not overlapping.

    Empty when the cue is not seen, not known, when the text is in another language, or when it is a bare
    list of the words that cues look for.  Never raises.
    """
    reading = _read(text)
    if cue not in _RULES or not reading.judged:
        return ()
    return _in_order(_found(cue, reading))


@lru_cache(maxsize=8)
def _read(text: str) -> Reading:
    return read(text)


def _found(cue: str, reading: Reading) -> Iterator[Span]:
    rule = _RULES[cue]
    if rule.phrases is not None:
        yield from _phrases(rule.phrases, rule.keeps, reading)
    if rule.other is not None:
        yield from rule.other(reading)


def _phrases(
    phrases: Phrases, keeps: Callable[[Reading, int, int], bool] | None, reading: Reading
) -> Iterator[Span]:
    words, places = reading.words, reading.places
    for head in phrases.heads & places.keys():
        pattern = phrases.after(head)
        for number in places[head]:
            match = pattern.match(reading.plain, words[number].end)
            if match is None:
                continue
            last, end = number, match.end()
            while last + 1 < len(words) and words[last + 1].end <= end:
                last += 1
            if keeps is None or keeps(reading, number, last):
                yield words[number].start, end


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(set(spans)):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)
