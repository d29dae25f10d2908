"""Matching: how much of one wording stands in an answer, and in which words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from trainer.recall.answer import Answer
from trainer.recall.verdict import Span
from trainer.recall.wording import Wording

COVERAGE_SHARE, NEARBY_SHARE, LETTERS_SHARE, ORDER_SHARE = 0.3, 0.42, 0.24, 0.04
QUESTION_SHARE = 0.1
"""What a word counts that the question already gave."""
USUAL_WEIGHT, WEIGHT_POWER = 10.0, 0.05
"""Coverage grows a little with the summed weight of a wording: of a long one a smaller share is enough."""
NEARBY = 1.5
"""Width of the window in which neighbours are sought, in lengths of the wording."""
ALONE = 0.6
"""What is left of a score that one word earned without any of the small words that belong to it."""
MOST_HITS = 2_000
"""Places of one word that are looked at: a bound for very long answers."""

Pair = tuple[int, int]
"""Place of a word in the wording, and of the word in the answer that matches it."""


@dataclass(frozen=True, slots=True)
class Match:
    """How one wording fared."""

    wording: str
    score: float
    """0..1."""
    pairs: tuple[Pair, ...] = ()
    """The words with content that were seen, one place in the answer each."""
    evidence: tuple[Span, ...] = ()
    """Where in the answer stand the words that earned the score."""
    missing: tuple[str, ...] = ()
    """Words of the wording that were not seen, weightiest first."""


def match(wording: Wording, answer: Answer, question: Collection[str], *, fragments: bool = False) -> Match:
    """The wording against the whole answer; `question` holds the stems that the question already gave.

    score = .3 coverage + .42 neighbourhood + .24 likeness in letters + .04 order.  Coverage is the weighted
    share of content words seen anywhere; the other three look at the window of the answer that holds most.
    In `fragments` small words are not expected: the score is .58 coverage + .42 neighbourhood without them.
    """
    if wording.is_short:
        return _match_short(wording, answer)
    # One word of content alone turns up by accident: "last" in "the last thing".
    fragments = fragments and not wording.leans_on_small_words
    total = reached = phrase_total = 0.0
    first_places: dict[int, int] = {}
    seen: set[str] = set()
    missing: list[tuple[float, str]] = []
    hits: list[tuple[int, int, float]] = []
    for index, token in enumerate(wording.tokens):
        has_content = wording.is_content[index]
        share = QUESTION_SHARE if has_content and token.stem in question else 1.0
        if fragments and not has_content:
            continue
        phrase_weight = wording.phrase_weights[index] * share
        phrase_total += phrase_weight
        if has_content:
            similarity, places = answer.nearest(token, wording.groups[index])
        else:
            similarity, places = answer.same(token)
        if places:
            hits.extend((place, index, phrase_weight * similarity) for place in places[:MOST_HITS])
        if has_content and token.stem not in seen:
            seen.add(token.stem)
            weight = wording.weights[index] * share
            total += weight
            reached += weight * similarity
            if places:
                first_places[index] = places[0]
            else:
                missing.append((weight, wording.text[token.start : token.end]))
    not_seen = tuple(dict.fromkeys(word for _, word in sorted(missing, key=lambda pair: -pair[0])))
    if not first_places:
        return Match(wording.text, 0.0, missing=not_seen)
    covered = reached / total * (total / USUAL_WEIGHT) ** WEIGHT_POWER
    nearby, inside = _best_window(hits, round(NEARBY * len(wording.tokens)) + 1)
    if fragments:
        score = (1 - NEARBY_SHARE) * covered + NEARBY_SHARE * nearby / phrase_total
    else:
        score = (
            COVERAGE_SHARE * covered
            + NEARBY_SHARE * nearby / phrase_total
            + LETTERS_SHARE * _letters(wording, answer, inside[0])
            + ORDER_SHARE * _in_order(wording, inside)
        )
    if wording.leans_on_small_words and len({index for index, _ in inside}) < 2:
        score *= ALONE
    window_places = {index: place for index, place in reversed(inside)}
    pairs = tuple((index, window_places.get(index, place)) for index, place in first_places.items())
    return Match(wording.text, min(1.0, score), pairs, _evidence(answer, pairs, inside), not_seen)


def by_letters(wording: Wording, answer: Answer) -> float:
    """Score of a wording none of whose words was seen: likeness in letters, which stays far below a tick."""
    if wording.is_short or not answer.tokens:
        return 0.0
    found = process.extractOne(wording.joined, answer.windows(wording.window), scorer=fuzz.ratio)
    return LETTERS_SHARE * found[1] / 100


def _match_short(wording: Wording, answer: Answer) -> Match:
    """1 when the wording's words stand in the answer side by side, else 0."""
    stems = [token.stem for token in wording.tokens]
    for start in answer.places(stems[0]) if stems else ():
        words = answer.tokens[start : start + len(stems)]
        same = [token.stem for token in words] == stems
        if same and (not wording.is_bare or [t.word for t in words] == [t.word for t in wording.tokens]):
            pairs = tuple((index, start + index) for index in range(len(stems)))
            return Match(wording.text, 1.0, pairs, ((words[0].start, words[-1].end),))
    return Match(wording.text, 0.0, missing=(wording.text,) if stems else ())


def _best_window(hits: list[tuple[int, int, float]], width: int) -> tuple[float, list[Pair]]:
    """The heaviest set of different words of a wording within `width` words of the answer.

    `hits` are (place in the answer, place in the wording, weight).  Returns the weight and the pairs.
    """
    hits.sort()
    inside: dict[int, int] = {}
    best, best_range, now, start = 0.0, (0, 0), 0.0, 0
    for end, (place, index, weight) in enumerate(hits):
        if not inside.get(index):
            now += weight
        inside[index] = inside.get(index, 0) + 1
        while hits[start][0] <= place - width:
            _, gone, gone_weight = hits[start]
            inside[gone] -= 1
            if not inside[gone]:
                now -= gone_weight
            start += 1
        # A hair more is rounding, not a better window: the first of equals stays.
        if now > best + 1e-9:
            best, best_range = now, (start, end + 1)
    return best, [(index, place) for place, index, _ in hits[slice(*best_range)]]


def _letters(wording: Wording, answer: Answer, first: Pair) -> float:
    """Likeness in letters (0..1) of the wording and the answer's words around the best window."""
    index, place = first
    latest = max(0, len(answer.words) - wording.window)
    starts = {min(start, latest) for start in (max(0, place - index), place)}
    windows = [" ".join(answer.words[start : start + wording.window]) for start in starts]
    return max(fuzz.ratio(wording.joined, window) for window in windows) / 100


def _in_order(wording: Wording, inside: list[Pair]) -> float:
    """Share (0..1) of neighbours in the wording that follow each other in the window, one apart at most."""
    if len(wording.tokens) < 2:
        return 1.0
    pairs = set(inside)
    kept = {
        index for index, place in inside if (index + 1, place + 1) in pairs or (index + 1, place + 2) in pairs
    }
    return len(kept) / (len(wording.tokens) - 1)


def _evidence(answer: Answer, pairs: Iterable[Pair], inside: Iterable[Pair]) -> tuple[Span, ...]:
    """Spans of the words that were seen, with the small words beside them; neighbours make one span."""
    places = {place for _, place in pairs}
    near = {place for _, place in inside}
    places |= {place for place in near if answer.tokens[place].is_content}
    places |= {place for place in near if place - 1 in places or place + 1 in places}
    spans: list[Span] = []
    last = -2
    for place in sorted(places):
        token = answer.tokens[place]
        if spans and token.start < spans[-1][1]:
            continue
        if place == last + 1 and not answer.breaks_before(place):
            spans[-1] = spans[-1][0], token.end
        else:
            spans.append(token.span)
        last = place
    return tuple(spans)
