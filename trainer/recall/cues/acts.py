"""The rule for what the candidate did: `I` and a verb of doing in the past."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.recall.cues.reading import TENSELESS, Reading, is_act
from trainer.recall.cues.words import ADVERBS, words_of
from trainer.recall.verdict import Span

_ME = words_of("i i've ive")
_OTHERS = words_of("he she they we you it who which")
_JOINS = words_of("and then also but first immediately later")
_NO_NOTE = words_of("based given compared asked provided needed used annoyed left")
_AFTER_PASSIVE = words_of("by in at from with for")
_HABITS = words_of("always usually mostly often sometimes never normally generally regularly")
_NOT_FINITE = words_of("make put call change run bring send take ask write")
_CAREER_AFTER = {
    "started": words_of("in at as my with there here driving working"),
    "moved": words_of("to from here in"),
    "got": words_of("a an ill sick better worse used to the-flu"),
    "read": words_of("a lot books about your that"),
    "applied": words_of("for here to because as"),
    "looked": words_of("for at after"),
    "chose": words_of("to this"),
    "found": words_of("that out it"),
}
_TIME_OFF = words_of("year time break months sabbatical")


def acts(reading: Reading) -> Iterator[Span]:
    """`I` and an act; further acts of the same subject; bare verbs at the head of key-word notes.

    No states, denials, habits, plans, steps of a CV, nor what others did.
    """
    for sentence in reading.sentences:
        mine = noted = not sentence.subject
        acted = False
        number = sentence.first
        while number < sentence.end:
            text = reading.words[number].text
            if text in _ME:
                verb = _verb_after(reading, number, sentence.end)
                mine = verb is not None or text == "i"
                acted = verb is not None
                if verb is not None:
                    yield reading.span(number, verb)
                    number = verb
            elif text in _OTHERS:
                mine = False
            elif mine and is_act(text) and _carries_on(reading, number, noted, acted):
                acted = True
                yield reading.span(number, number)
            number += 1


def _verb_after(reading: Reading, number: int, end: int) -> int | None:
    """The number of the act that follows `I`, past adverbs; None when there is none."""
    verb = number + 1
    perfect = reading.text(number) != "i"
    while verb < min(end, number + 5):
        text = reading.text(verb)
        if text in _HABITS:
            return None
        if text in ("have", "had"):
            perfect = True
        elif text not in ADVERBS and not text.endswith("ly"):
            break
        verb += 1
    if verb >= end:
        return number + 1 if reading.text(number + 1) == "did" else None
    text, after = reading.text(verb), reading.text(verb + 1)
    if perfect and not _told_elsewhere(reading, number):
        return None
    if text == "started" and verb + 1 >= end:
        return None
    if after in _CAREER_AFTER.get(text, ()) or (text == "took" and _time_off(reading, verb)):
        return None
    if text in TENSELESS and not reading.sentences[reading.words[verb].sentence].past and not reading.past:
        return None
    if is_act(text) or text in ("said", "came"):
        return verb
    if reading.text(verb - 1) == "did" and text not in ("not", "n't"):
        return verb - 1
    if text == "left" and after in ("it", "them", "out"):
        return verb
    return verb if perfect and text in _NOT_FINITE else None


def _told_elsewhere(reading: Reading, number: int) -> bool:
    """Another sentence tells of the past, so that `I have` is part of a story and not of a CV."""
    here = reading.words[number].sentence
    return any(sentence.past for place, sentence in enumerate(reading.sentences) if place != here)


def _time_off(reading: Reading, verb: int) -> bool:
    return any(reading.text(number) in _TIME_OFF for number in range(verb + 1, verb + 4))


def _carries_on(reading: Reading, number: int, noted: bool, acted: bool) -> bool:
    """A verb right after `and`, `then` or a comma, or at the head of a note."""
    word = reading.words[number]
    joined = reading.text(number - 1) in _JOINS and not word.opens
    if not noted:
        return joined or word.opens
    if joined:
        return acted
    if reading.sentences[word.sentence].modal:
        return False
    return word.opens and word.text not in _NO_NOTE and reading.text(number + 1) not in _AFTER_PASSIVE
