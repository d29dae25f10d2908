"""One reading of an answer, shared by all cues: its words, sentences and tense."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import attrgetter

from trainer.recall.cues import words
from trainer.recall.cues.language import speaks_english
from trainer.recall.cues.words import words_of
from trainer.recall.verdict import Span

_PIECE = re.compile(
    r"(\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*)|([.!?]+(?=[\s\"')\]]|$)|[;:\n\u2022]|\s[-\u2013\u2014]\s)|(,)"
)
TENSELESS = words_of("put set cut read let split cost hit shut hurt run quit come")
"""Past forms that look like the present: they say nothing about a sentence's tense."""


PAST, MODAL, SUBJECT = 1, 2, 4


@dataclass(slots=True)
class Word:
    """One word of the answer, in lower case, and where it stands."""

    text: str
    start: int
    end: int
    sentence: int
    opens: bool
    """First of its sentence or list item, or right after a comma."""


@dataclass(slots=True)
class Sentence:
    """From one full stop, semicolon, colon or line end to the next."""

    first: int
    """Number of its first word."""
    end: int = 0
    """Number of the word after its last."""
    mark: str = ""
    """What closes it."""
    traits: int = 0
    """What its words are, as bits: `PAST`, `MODAL`, `SUBJECT`."""
    outcome: bool | None = None
    """It speaks of a change or an amount; None when nobody has looked yet."""

    @property
    def past(self) -> bool:
        """It tells of the past."""
        return bool(self.traits & PAST)

    @property
    def modal(self) -> bool:
        """It speaks of what would, could or will be."""
        return bool(self.traits & MODAL)

    @property
    def subject(self) -> bool:
        """It has a pronoun as its subject, so it is no bare list of key words."""
        return bool(self.traits & SUBJECT)


@lru_cache(maxsize=4096)
def is_past(word: str) -> bool:
    """Whether a word is plainly a past form."""
    if word.endswith("ed"):
        return len(word) > 3 and word not in words.NOT_PAST
    return (word in words.PAST_OTHER or word in words.DONE_IRREGULAR) and word not in TENSELESS


@lru_cache(maxsize=4096)
def is_act(word: str) -> bool:
    """Whether a word is a past form or participle that tells something done."""
    if word in words.DONE_IRREGULAR:
        return True
    return len(word) > 3 and word.endswith("ed") and word not in words.STATES and word not in words.NOT_PAST


_SUBJECTS = words_of("i we he she they you it i'd i'll i'm i've we'd we're he's she's it's they'd")
_NOT_YET = words_of("would will should could might i'd i'll we'd we'll he'd she'd they'd it'd")


@lru_cache(maxsize=4096)
def _traits(word: str) -> int:
    return PAST * is_past(word) | MODAL * (word in _NOT_YET) | SUBJECT * (word in _SUBJECTS)


@dataclass
class Reading:
    """An answer taken apart once.  `plain` has the same length as the answer, code point for code point."""

    plain: str
    words: list[Word] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    seen: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    """Cues already looked for, and where they were found."""

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Every different word, and the numbers of the words that are it."""
        places: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            places.setdefault(word.text, []).append(number)
        return places

    @cached_property
    def past(self) -> bool:
        """Some sentence tells of the past."""
        return any(sentence.past for sentence in self.sentences)

    @cached_property
    def judged(self) -> bool:
        """False when cues have nothing to say: another language, or a list of cue words."""
        return speaks_english(self.plain) and not self._stuffed

    @cached_property
    def _stuffed(self) -> bool:
        """Five fragments or more, most of them nothing but words that cues look for."""
        fragments = [0]
        bare = 0
        start = 0
        for number in range(1, len(self.words) + 1):
            if number == len(self.words) or self.words[number].opens:
                fragments[0] += 1
                bare += self._bare(start, number)
                start = number
        return fragments[0] >= _STUFFED_FROM and bare > _STUFFED_SHARE * fragments[0]

    def _bare(self, start: int, end: int) -> bool:
        if end - start > 3:
            return False
        texts = [word.text for word in self.words[start:end]]
        if texts[0] == "i" and len(texts) > 1 and (is_act(texts[1]) or is_past(texts[1])):
            return True
        return all(text in _EMPTY or text.isdigit() for text in texts)

    def near_past(self, word: Word) -> bool:
        """The word's sentence, or a neighbouring one, tells of the past."""
        low, high = max(0, word.sentence - 1), word.sentence + 2
        return any(sentence.past for sentence in self.sentences[low:high])

    def before(self, number: int, count: int) -> tuple[str, ...]:
        """Up to `count` words of the same sentence before this one."""
        first = max(self.sentences[self.words[number].sentence].first, number - count)
        return tuple(word.text for word in self.words[first:number])

    def number_at(self, place: int) -> int:
        """The number of the last word that begins at or before this code point; -1 before the first."""
        return bisect_right(self.words, place, key=attrgetter("start")) - 1

    def text(self, number: int) -> str:
        """A word by its number; empty outside the answer."""
        return self.words[number].text if 0 <= number < len(self.words) else ""

    def span(self, first: int, last: int) -> Span:
        return self.words[first].start, self.words[last].end


_STUFFED_FROM = 5
_STUFFED_SHARE = 0.6
_EMPTY = words_of(
    """i we me my you your the a an and or as so in of by at to for it that this which is was because
    since result results end reason example instance percent learned learnt led managed improved
    delivered achieved saved costs cost teamwork leadership communication motivation success
    successful flexible reliable team together finally therefore thanks thank once last year figure
    number figures measured situation task action one more less than then"""
)


def _lowered(text: str) -> str:
    text = text.replace("\u2019", "'").replace("\u02bc", "'").replace("\u2018", "'")
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def read(text: str) -> Reading:
    """The answer taken apart, in one pass over it."""
    reading = Reading(_lowered(text))
    sentence = Sentence(0)
    opens, here = True, 0
    found = reading.words
    for piece in _PIECE.finditer(reading.plain):
        kind = piece.lastindex
        if kind == 1:
            low = piece[1]
            start, end = piece.span()
            found.append(Word(low, start, end, here, opens))
            opens = False
            sentence.traits |= _traits(low)
        elif kind == 2:
            opens = True
            if len(found) > sentence.first:
                sentence.end, sentence.mark = len(found), piece[2]
                reading.sentences.append(sentence)
                sentence = Sentence(len(found))
                here += 1
        else:
            opens = True
    if len(found) > sentence.first:
        sentence.end = len(found)
        reading.sentences.append(sentence)
    return reading
