"""How an answer is told: its length, its tone, its shape.  Nothing here ever changes a grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import LCSseq

from trainer.recall import cues, tone
from trainer.recall.avoided import avoided
from trainer.recall.pace import RAN_ON, spoken_seconds
from trainer.recall.tokens import Analysed, analyse, analysed_once
from trainer.recall.verdict import Flag, Span, Spoken

BY_HEART = 0.9
"""Share of the prepared text, in its order, from which an answer was learnt by heart."""
_HEART_FROM = 8
"""Words; a shorter prepared answer leaves no room for other words."""
_GENERAL_FROM = 8
"""Words; a shorter answer is too short to be called general."""
_SHAPE_FROM, _MOST_SITUATION = 40, 0.4
"""Words from which a story has a shape, and the largest share of it that may be situation."""
_SHAPE_NAMES = (("S", "situation"), ("T", "task"), ("A", "action"), ("R", "result"))
_SHAPE: tuple[tuple[str, str], ...] = (
    ("result", "R"),
    ("measured", "R"),
    ("own_action", "A"),
    ("task", "T"),
    ("situation", "S"),
)
"""Which cue makes a sentence what, the first that is seen."""


def flags(spoken: Spoken) -> tuple[Flag, ...]:
    """What a listener would notice about the telling: each flag one sentence and the words it means."""
    if not spoken.answer.strip():
        return ()
    return tuple(_flags(spoken, analyse(spoken.answer)))


def _flags(spoken: Spoken, answer: Analysed) -> Iterator[Flag]:
    yield from _avoided(spoken.avoid, answer)
    if found := confidential(spoken.protected, answer):
        yield Flag("protected", f"On your confidential list: {_quoted(answer.text, found)}.", found)
    yield from _ran_on(spoken)
    if spoken.prepared and by_heart(spoken.answer, spoken.prepared):
        yield Flag("by-heart", "This is nearly your prepared text word for word: next time in other words.")
    if not cues.speaks_english(spoken.answer):
        if any(point.cues for point in spoken.points):
            yield Flag(
                "language", "This does not read as English, so only words are compared, not structure."
            )
        return
    yield from _general(spoken, answer)
    yield from _lopsided(spoken, answer)
    if found := tone.hedges(spoken.answer):
        many = f"{len(found)} hedges" if len(found) > 1 else "One hedge"
        yield Flag("hedges", f"{many}: {_quoted(spoken.answer, found)}. Say it once without.", found)
    if found := tone.job_taken(spoken.answer):
        yield Flag("overclaim", 'You do not have the job yet: try "if I join you".', found)
    if found := tone.rude(spoken.answer):
        yield Flag("rude", f"Say it politely: {_quoted(spoken.answer, found)}.", found)
    if spoken.met_before is False and (found := tone.told_before(spoken.answer)):
        yield Flag(
            "told-before", "You have not met this person before: tell it as if for the first time.", found
        )
    if spoken.kind == "ask" and not tone.pay(spoken.question) and (found := tone.pay(spoken.answer)):
        yield Flag("pay-unasked", "They did not raise it: leave pay until they do.", found)
    if _asks_for_waiver(spoken) and not cues.find("waiver", spoken.answer):
        yield Flag(
            "soften", 'Soften it first: "from my limited understanding", "from outside it looks as if".'
        )
    if found := tone.superlatives(spoken.answer):
        yield Flag("superlative", "Say the number or the example, not the adjective.", found)


def _avoided(phrases: Iterable[str], answer: Analysed) -> Iterator[Flag]:
    for phrase in phrases:
        if found := avoided(phrase, answer):
            yield Flag("avoid", f"Better not to say: {_quoted(answer.text, found[:1])}.", found)


def confidential(words: Iterable[str], answer: Analysed) -> tuple[Span, ...]:
    """Where an answer says protected words: whole words, whatever their case."""
    said = [token.word for token in answer.tokens]
    found: set[Span] = set()
    for phrase in words:
        wanted = [token.word for token in analysed_once(phrase).tokens]
        for start in range(len(said) - len(wanted) + 1) if wanted else ():
            if said[start] == wanted[0] and said[start : start + len(wanted)] == wanted:
                found.add((answer.tokens[start].start, answer.tokens[start + len(wanted) - 1].end))
    return tuple(sorted(found))


def _general(spoken: Spoken, answer: Analysed) -> Iterator[Flag]:
    if spoken.kind != "story" or len(answer.tokens) < _GENERAL_FROM:
        return
    if not (cues.find("situation", spoken.answer) or cues.find("own_action", spoken.answer)):
        yield Flag("general", "This reads like a general statement: name one occasion.")


def _lopsided(spoken: Spoken, answer: Analysed) -> Iterator[Flag]:
    """A story told in whole sentences that stays in the situation, or does not say how it ended."""
    if spoken.kind != "story" or spoken.mode != "full" or len(answer.tokens) < _SHAPE_FROM:
        return
    shares = shape(spoken.answer)
    if not any(shares.values()) or (shares["S"] <= _MOST_SITUATION and shares["R"] > 0):
        return
    told = ", ".join(f"{name} {shares[letter]:.0%}" for letter, name in _SHAPE_NAMES)
    advice = "say how it ended" if shares["R"] == 0 else "shorten the situation"
    yield Flag("lopsided", f"Words on {told}: {advice}.")


def _asks_for_waiver(spoken: Spoken) -> bool:
    long_enough = len(spoken.answer.split()) >= _GENERAL_FROM
    return long_enough and any("waiver" in point.cues for point in spoken.points)


def _ran_on(spoken: Spoken) -> Iterator[Flag]:
    takes = spoken_seconds(spoken.answer)
    if spoken.seconds and takes > RAN_ON * spoken.seconds:
        yield Flag(
            "ran-on", f"About {takes:.0f} s aloud for a target of {spoken.seconds} s: where could you stop?"
        )


def _quoted(text: str, spans: Iterable[Span]) -> str:
    """The words as they were said, each turn of phrase once."""
    said: dict[str, str] = {}
    for start, end in spans:
        words = " ".join(text[start:end].split())
        said.setdefault(words.lower(), words)
    return ", ".join(f'"{words}"' for words in said.values())


def by_heart(answer: str, prepared: str) -> bool:
    """True when more than nine tenths of the prepared text come back, word for word and in order."""
    said = [token.word for token in analyse(answer).tokens]
    text = [token.word for token in analyse(prepared).tokens]
    if len(text) < _HEART_FROM:
        return False
    return LCSseq.similarity(text, said) > BY_HEART * len(text)


def most_used(answers: Iterable[str], count: int = 20) -> tuple[tuple[str, int], ...]:
    """The words with content that were said most often, as (word, times): most often first, then A to Z.

    Forms of one word are counted together under the form used most.
    """
    forms: dict[str, Counter[str]] = {}
    for answer in answers:
        for token in analyse(answer).tokens:
            if token.is_content and not token.word.isdigit():
                forms.setdefault(token.stem, Counter())[token.word] += 1
    totals = ((words.most_common(1)[0][0], words.total()) for words in forms.values())
    return tuple(sorted(totals, key=lambda pair: (-pair[1], pair[0]))[:count])


def shape(answer: str) -> dict[str, float]:
    """The share of words spent on situation, task, action and result: keys S, T, A and R.

    A sentence without a sign of its own belongs to what was told before it, the first ones to the
    situation.  The shares sum to 1, or are all 0 when no structure is seen.
    """
    shares = dict.fromkeys("STAR", 0.0)
    spans = {cue: cues.find(cue, answer) for cue, _ in _SHAPE}
    if not any(spans.values()):
        return shares
    now = "S"
    for start, end in cues.sentences(answer):
        for cue, letter in _SHAPE:
            if any(start <= place < end for place, _ in spans[cue]):
                now = letter
                break
        shares[now] += len(answer[start:end].split())
    whole = sum(shares.values())
    return {letter: words / whole for letter, words in shares.items()}
