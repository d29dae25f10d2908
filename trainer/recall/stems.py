"""Stems: what inflected forms of one English word share, so that `agreed` meets `agreement`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from threading import Lock

LONGEST_WORD = 40
"""Letters; a longer token is no English word and is taken as it stands."""

# Past forms that the stemmer does not bring together with their verb, and plurals likewise.
_IRREGULAR = """
be am is are was were been being; have has had having; do does did done doing; go goes went gone; say
said says; make made; take took taken; come came; see saw seen; know knew known; get got gotten; give
gave given; find found; think thought; tell told; become became; leave left; feel felt; bring brought;
begin began begun; keep kept; hold held; write wrote written; stand stood; hear heard; let lets; mean
meant; meet met; run ran; pay paid; sit sat; speak spoke spoken; lead led; grow grew grown; lose lost;
fall fell fallen; send sent; build built; understand understood; draw drew drawn; break broke broken;
spend spent; rise rose risen; drive drove driven; buy bought; wear wore worn; choose chose chosen; seek
sought; teach taught; catch caught; fight fought; sell sold; deal dealt; win won; forget forgot
forgotten; shake shook shaken; sleep slept; throw threw thrown; show shown; fly flew flown; swim swam
swum; sing sang sung; hide hid hidden; bend bent; lend lent; lay laid; stick stuck; strike struck; swear
swore sworn; wake woke woken; weave wove woven; shrink shrank shrunk; overcome overcame; undertake
undertook undertaken; withdraw withdrew withdrawn; child children; person people; man men; woman women;
foot feet; life lives; half halves; shelf shelves; analysis analyses; criterion criteria; crisis crises;
basis bases; datum data; medium media; better good best; worse bad worst; less little least; far further
farther furthest; ring rang rung; bind bound; cling clung; creep crept; dig dug; feed fed; flee fled;
freeze froze frozen; hang hung; leap leapt; lean leant; learn learnt; light lit; mistake mistook
mistaken; rebuild rebuilt; rewrite rewrote rewritten; ride rode ridden; shoot shot; sink sank sunk; slide
slid; spin spun; steal stole stolen; sweep swept; tear tore torn; burn burnt; dream dreamt; foresee
foresaw foreseen; prove proven; swing swung; stride strode
"""
_BASE = {form: group.split()[0] for group in _IRREGULAR.split(";") for form in group.split()}


@cache
def _stemmer() -> Callable[[str], str]:
    from snowballstemmer import stemmer

    stem_word: Callable[[str], str] = stemmer("english").stemWord
    return stem_word


# The stemmer works on a buffer of its own, and an answer may be judged live beside another judging.
_one_at_a_time = Lock()
_known: dict[str, str] = {}
_MOST_KNOWN = 50_000


def stem(word: str) -> str:
    """The stem of a lower-case word; a word of another script comes back as it is."""
    found = _known.get(word)
    if found is None:
        if len(word) > LONGEST_WORD or not word.isascii() or word.isdigit():
            return word
        with _one_at_a_time:
            found = _stemmer()(_BASE.get(word, word))
        if len(_known) < _MOST_KNOWN:
            _known[word] = found
    return found
