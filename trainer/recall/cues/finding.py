"""Finding a cue in an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from trainer.recall.cues import acts, ahead, figures, occasions, outcomes, questions, talk
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
    "situation": Rule(occasions.SITUATION, occasions.happened, lambda reading: _occasions(reading)),
    "task": Rule(occasions.TASK, occasions.task_given),
    "own_action": Rule(other=acts.acts),
    "team": Rule(talk.TEAM, talk.ours),
    "reason": Rule(talk.REASON, talk.because),
    "result": Rule(outcomes.RESULT, outcomes.told, lambda reading: _outcomes(reading)),
    "measured": Rule(other=lambda reading: figures.figures(reading, _seen("own_action", reading))),
    "learned": Rule(outcomes.LEARNED, outcomes.lesson),
    "link": Rule(ahead.LINK, ahead.linked),
    "future": Rule(ahead.FUTURE, ahead.intended),
    "waiver": Rule(ahead.WAIVER),
    "ask": Rule(other=questions.questions),
    "thanks": Rule(talk.THANKS, talk.courteous),
    "when": Rule(ahead.WHEN, ahead.ahead),
    "example": Rule(occasions.EXAMPLE, other=lambda reading: _seen("situation", reading)),
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
    return _seen(cue, reading)


def sentences(text: str) -> tuple[Span, ...]:
    """Where each sentence or list item of the text stands."""
    reading = _read(text)
    return tuple(reading.span(sentence.first, sentence.end - 1) for sentence in reading.sentences)


@lru_cache(maxsize=8)
def _read(text: str) -> Reading:
    return read(text)


def _seen(cue: str, reading: Reading) -> tuple[Span, ...]:
    """Looked for once an answer, since cues build on each other."""
    if cue not in reading.seen:
        reading.seen[cue] = _in_order(_found(cue, reading))
    return reading.seen[cue]


def _found(cue: str, reading: Reading) -> Iterator[Span]:
    rule = _RULES[cue]
    if rule.phrases is not None:
        yield from _phrases(rule.phrases, rule.keeps, reading)
    if rule.other is not None:
        yield from rule.other(reading)


def _occasions(reading: Reading) -> Iterator[Span]:
    yield from occasions.dates_in_notes(reading)
    yield from occasions.openings(reading, _seen("own_action", reading))


def _outcomes(reading: Reading) -> Iterator[Span]:
    yield from outcomes.changes(reading)
    yield from outcomes.endings(reading, _seen("own_action", reading))


def _phrases(
    phrases: Phrases, keeps: Callable[[Reading, int, int], bool] | None, reading: Reading
) -> Iterator[Span]:
    words, places, heads = reading.words, reading.places, phrases.heads
    for head in heads.keys() & places.keys():
        nexts, pattern = heads[head], phrases.after(head)
        for number in places[head]:
            if nexts is not None and reading.text(number + 1) not in nexts:
                continue
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
