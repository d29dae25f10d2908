"""Whether an answer is English enough for rules that know only English."""

from __future__ import annotations

import re

from trainer.recall.cues.words import words_of

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_CLAUSE_END = re.compile(r"[.,;:!?\n]+")
_SHORTEST = 10
"""Words; below that a text says too little to tell its language."""
_ENGLISH_SHARE = 0.18
_FRAGMENT = 4.5
"""Words; clauses shorter than this on average are key words, which need no function words."""

_FIRST_BEYOND_LATIN = "\u0250"

_ENGLISH = words_of(
    """a about after all also an and any are as at be because been before but by can could did do for
    from get had has have he her him his how i if in into is it its just me more my no not of on one
    or our out she should so some than that the their them then there they this to too up was we
    were what when which who why will with would you your i'd i'm i've it's don't didn't that's
    we're i'll we'll through every within above under over between each both only other while where
    there's how's wouldn't couldn't can't isn't won't might may must shall being am us these those"""
)
_FOREIGN = (
    words_of(
        """aber auch auf aus bei das dass dem den der des ein eine einem einen einer es für habe hatte ich
    ist kann mir mit nach nicht oder sich sie sind und uns von weil wenn wie wir wird zu zum zur
    über au aux avec ce cette dans de du elle en est et il ils j'ai je la le les leur mais ma mes
    mon nous ont ou par pas plus pour qu'il que qui sa se ses son sont sur un une vous à été était
    al como con cuando del el ella era esta este fue ha hay he las lo los más mi muy no nos o para
    pero porque ser si sin sobre su también tiene una y yo alla anche che chi come da della di e gli
    ho in io nel non per perché più questo sono uno ao com do dos ele em eu foi isso mas meu minha
    na não os pelo por quando sem sua também tem um uma aan als bij dan dat deze die dit een er geen
    had heb heeft het hij hoe ik ze kan maar met mijn naar niet nog om ook op te toen van voor waren
    was wat we werd wij zijn zou aby ale bo była był być czy dla i jak jako jest jestem już lub mnie
    moja nad nie od po przez są się tak to tylko w z za że och att det ett jag inte med på som till
    var vi är av för har hade bir bu ve için ile çok ben biz ama daha gibi"""
    )
    - _ENGLISH
    - words_of("on met die den war hat van wat son pour")
)


def speaks_english(text: str) -> bool:
    """False only when a text of ten words or more is plainly in another language.

    Goes by the share of function words; short texts and lists of key words count as English.
    """
    words = _WORD.findall(text.lower().replace("’", "'"))
    if not text.isascii() and _mostly_beyond_latin(words):
        return False
    if len(words) < _SHORTEST:
        return True
    english = sum(map(_ENGLISH.__contains__, words)) / len(words)
    foreign = sum(map(_FOREIGN.__contains__, words)) / len(words)
    if english >= _ENGLISH_SHARE and english >= foreign:
        return True
    if foreign > max(0.12, english):
        return False
    clauses = sum(1 for clause in _CLAUSE_END.split(text) if clause.strip())
    return len(words) / max(1, clauses) < _FRAGMENT or english >= _ENGLISH_SHARE / 2


def _mostly_beyond_latin(words: list[str]) -> bool:
    letters = "".join(words).replace("'", "")
    beyond = sum(letter >= _FIRST_BEYOND_LATIN for letter in letters)
    return len(letters) >= _SHORTEST and beyond > len(letters) / 2
