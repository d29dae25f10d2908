"""Anonymity: a text without the names that the candidate's notes hold, and without addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from trainer.cards.common_words import COMMON_WORDS
from trainer.prepare.named import Named, NameKind
from trainer.recall.addresses import without_addresses
from trainer.recall.stems import stem
from trainer.recall.tokens import STOP_WORDS
from trainer.text import clean

_INSTEAD: Mapping[NameKind, str] = {"person": "someone", "firm": "the firm", "protected": "something"}
_OTHER = "that name"
"""In place of a name that stood in a text: nobody said whose it is."""

_WORD = re.compile(r"[^\W_]+")
_WRITTEN_TOGETHER = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
"""Thai, Lao, Burmese, Khmer, Chinese, Japanese, Korean: words without blanks, or with endings that stick."""
_APART = 3
"""Signs between two words of one name, at most."""
_FEW = 3
"""Words of an entry in small letters that is still a name and no description."""
_TITLES_AND_FORMS = """
dr mr mrs ms miss prof professor sir herr frau von van der den de la le du di da dos el al bin gmbh ag ltd llc
plc inc co corp kg ohg se sa bv nv oy ab as limited group holding company
"""
_BESIDE_NAMES = frozenset(_TITLES_AND_FORMS.split())
_WITH_CAPITALS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december hr cv it kpi crm erp ceo cfo cto
"""
_THINGS = re.compile(
    r"\b(?:[Tt]he|an?|[Mm]y|[Oo]ur|[Yy]our|[Tt]heir|[Tt]his|[Tt]hese|[Ee]ach|[Ee]very) ([a-z]{3,})\b"
)
"""What somebody writes with a small letter after such a word is no name."""
_NEVER_ALONE = (STOP_WORDS | _BESIDE_NAMES) - {"will", "may"}
"""Words of a name by which nobody is called."""
_OPENS = frozenset(".!?:;•|/-\u2013\u2014\"'\u201c\u2018([")
_CLOSES = frozenset(",:;|/()[]&-\u2013\u2014")
_TWICE = re.compile(rf"\b(that name|{'|'.join(_INSTEAD.values())})(?:[\s,&/-]{{1,3}}\1\b)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    """Folded."""
    instead: str
    capital: bool
    """It is a common word too, and a name only with a capital letter."""


class Anonymity:
    """Puts neutral words in place of names, however they are written, and of addresses.

    `common` are words in small letters that are no names by themselves, whatever the notes hold.
    """

    def __init__(self, named: Named, common: Collection[str]) -> None:
        plain = {*COMMON_WORDS, *STOP_WORDS, *_BESIDE_NAMES, *_WITH_CAPITALS.split(), *common}
        for text in named.texts:
            plain.update(_THINGS.findall(text))
        self._common = {stem(word) for word in plain}
        self._starting: dict[str, list[_Entry]] = {}
        """Entries by their first word, the longest first."""
        together: dict[str, str] = {}
        seen: set[tuple[str, ...]] = set()
        for kind, name in named.names:
            together.update((_folded(text)[0], _INSTEAD[kind]) for text in _letter_by_letter(kind, name))
        for instead, words, capital in self._entries(named):
            if words and words not in seen:
                seen.add(words)
                self._starting.setdefault(words[0], []).append(_Entry(words, instead, capital))
        for entries in self._starting.values():
            entries.sort(key=lambda entry: -len(entry.words))
        self._together = sorted(together.items(), key=lambda found: -len(found[0]))
        """What is looked for in the midst of words too."""

    def of(self, text: str) -> str:
        """The text, cleaned, with neutral words in place of names and addresses."""
        text = without_addresses(clean(text))
        folded, places = _folded(text)
        for name, instead in self._together:
            if name and name in folded:
                found = ((place, place + len(name), instead) for place in _places_of(name, folded))
                text = _replaced(text, places, found)
                folded, places = _folded(text)
        return _TWICE.sub(r"\1", _replaced(text, places, self._found(text, folded, places)))

    def _entries(self, named: Named) -> Iterator[tuple[str, tuple[str, ...], bool]]:
        for kind, name in named.names:
            instead = _INSTEAD[kind]
            words = _words(name)
            if kind == "protected":
                yield instead, words if len(words) > 1 or name.isalnum() else (), False
            elif not _WRITTEN_TOGETHER.search(name):
                yield instead, words, len(words) == 1 and self._is_common(words[0])
                yield from self._parts(kind, name)
        for text in named.texts:
            for word in _names_in(text):
                folded = _folded(word)[0]
                if not self._is_common(folded):
                    yield _OTHER, (folded,), False

    def _parts(self, kind: NameKind, name: str) -> Iterator[tuple[str, tuple[str, ...], bool]]:
        """A firm without its legal form, and the words of a name by which it is called."""
        instead = _INSTEAD[kind]
        if kind == "firm":
            words = tuple(word for word in _words(name) if word not in _BESIDE_NAMES)
            yield instead, words, len(words) == 1 and self._is_common(words[0])
        for part in name.split():
            if len(words := _words(part)) > 1:
                yield instead, words, False
        written = [word for word in _WORD.findall(unicodedata.normalize("NFC", name)) if len(word) > 1]
        capitals = [word for word in written if word[0].isupper()]
        for word in capitals or (written if len(written) <= _FEW else ()):
            common = self._is_common(folded := _folded(word)[0])
            if folded not in _NEVER_ALONE and not (common and kind == "firm"):
                yield instead, (folded,), common

    def _is_common(self, word: str) -> bool:
        return stem(word) in self._common

    def _found(self, text: str, folded: str, places: list[int]) -> Iterator[tuple[int, int, str]]:
        """Start and end in the folded text, and the replacement, of every name, in order, not overlapping."""
        tokens = list(_WORD.finditer(folded))
        index = 0
        while index < len(tokens):
            entry = self._entry(text, tokens, index, places)
            if entry is None:
                index += 1
                continue
            last = tokens[index + len(entry.words) - 1]
            yield tokens[index].start(), last.end(), entry.instead
            index += len(entry.words)

    def _entry(self, text: str, tokens: list[re.Match[str]], index: int, places: list[int]) -> _Entry | None:
        for entry in self._starting.get(tokens[index][0], ()):
            here = tokens[index : index + len(entry.words)]
            if (
                tuple(token[0] for token in here) == entry.words
                and all(after.start() - before.end() <= _APART for before, after in pairwise(here))
                and (not entry.capital or text[places[here[0].start()]].isupper())
            ):
                return entry
        return None


def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_folded(name)[0]))


def _folded(text: str) -> tuple[str, list[int]]:
    """Small letters without accents, and for each of them its place in the text."""
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for letter in unicodedata.normalize("NFKD", sign).casefold():
            if not unicodedata.combining(letter):
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def _letter_by_letter(kind: NameKind, name: str) -> tuple[str, ...]:
    """What of a name has no words to be told from others, or signs that belong to it."""
    name = name.strip()
    if kind == "protected":
        return () if name.replace(" ", "").isalnum() and not _WRITTEN_TOGETHER.search(name) else (name,)
    return (name, *name.split()) if _WRITTEN_TOGETHER.search(name) else ()


def _places_of(name: str, folded: str) -> Iterator[int]:
    start = folded.find(name)
    while start >= 0:
        yield start
        start = folded.find(name, start + len(name))


def _replaced(text: str, places: list[int], found: Iterable[tuple[int, int, str]]) -> str:
    """The text with other words at these stretches of its folded form; accents go with their letters."""
    parts, done = [], 0
    for start, end, instead in found:
        parts += [text[done : places[start]], instead]
        done = max(places[end - 1] + 1, places[end] if end < len(places) else len(text))
    return "".join([*parts, text[done:]])


def _names_in(line: str) -> Iterator[str]:
    """Words that stand there like names: with a capital letter that no beginning of a sentence explains."""
    words = list(_WORD.finditer(line))
    for index, word in enumerate(words):
        if not word[0][0].isupper() or len(word[0]) < 2:
            continue
        before, after = line[: word.start()].rstrip(), line[word.end() :]
        follows = words[index + 1][0][0].isupper() if index + 1 < len(words) else True
        inside = bool(before) and before[-1] not in _OPENS
        if inside or follows or after.lstrip()[:1] in _CLOSES:
            yield word[0]
