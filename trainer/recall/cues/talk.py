"""Rules for how an answer talks: reasons, others who took part, the other side, courtesy."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.recall.cues.phrases import Phrases
from trainer.recall.cues.reading import Reading, is_past
from trainer.recall.cues.words import PERCEIVED, PERSON, words_of
from trainer.recall.verdict import Span

REASON = Phrases(
    """
    because; cause i/it/they; so that; which/that/this is why; a/one/good reason for/is; that's why
    which's why; the *1 reason is/was/why/for/i/that; due to; my reason; reasons
    for that/this/two/one/three reason/reasons; owing to; thanks to; in order to
    since; since a/an/i/we/he/she/it/they/the/my/our/you/nobody/there/that/your/otherwise
    as i/i'm/i've/he/she/it/it's/they/we/a/the/my/our/your/you/otherwise/nobody/everybody/that's/this/there
    so i/we/he/she/they/it/nobody/the/my/people/you/there/everybody/one; so doctors/customers/pickers
    as there is/are; that way; this way; given that; seeing that; considering that; otherwise; after all
    simply because; reason; what matters to me is; to make sure; means that; means less/more/fewer
    """
)
TEAM = Phrases(
    """
    we had/have *1 <past>; we *1 <past>; we've *1 <past>; we have *1 <past>; we all; we both
    we were <num> people; we discuss/share/work; my/our/two/three/the *2 and i; in pairs/twos
    helped/joined me; <person> and i
    my/our colleague/colleagues/team/crew/staff/group/department/shift/people/squad; a colleague
    two/three/four/five/some/other/the/<num> colleagues; <num> of us; one/both/all/two/most of us
    together with; worked/work/built/did/solved together; as a team; the team/crew <past>; the whole team
    everybody/everyone helps/helped; the others did/took/had/were/wrote/covered; others wrote/did
    with two/three/four/<num> people/colleagues/others/operators/technicians/engineers; my co-pilot
    my co pilot
    my/our *1 assistants/apprentices/apprentice/deputy/trainees/helpers/trainee/assistant <past>
    we always/usually/often; team of; hand in hand; with the night/late/early shift
    with my colleague/team/colleagues; with the float/head/other
    """
)
_JOINTLY = words_of("together both all each everyone everybody shared")
_NOT_TOGETHER = words_of("had were was met got broke ended agreed landed came lost hit did sold won")
THANKS = Phrases(
    """
    thank you; thanks; many thanks; i'm/am/i'd/be/very/really/so grateful
    i really? appreciate your/the/that/it/you/this; appreciate your/the/that/it/this
    i'm/am *1 delighted/honoured/honored/thrilled; delighted; pleased to meet/be/hear; a pleasure
    my pleasure; kind of you; that's *2 kind; that is *2 kind; glad to meet/be; enjoyed meeting/our/talking
    good of you; nice of you; much obliged; i appreciated your/the
    """
)
OTHER_SIDE = Phrases(
    """
    he/she/they/one/who *1 was/were/seemed/looked/got/became *2 <seen>; <person> was/were *2 <seen>
    he/she/they/who *1 felt/feared/wanted/hoped/needed/believed/thought/expected/preferred
    he/she/they/who *1 worried/disliked/saw
    he/she/they *1 didn't like/want/trust/know/feel/see
    he/she/they *1 did not like/want/trust/know/feel/see
    his/her/their side/point/view/perspective/chair/shoes/position/fear/worry/reason
    from their/his/her/the *3 side/view; from her/his/their point; in their/his/her shoes/place/position
    had a point; he'd/she'd/they'd have a point; has a point
    i/could *1 understood/understand why/how/that/what? he/she/they/him/her
    he'd/she'd/they'd *1 say/complain/call/tell; he/she/they/critic would *1 say/complain/call/tell
    two/some/both/one/many/most of them *2 <seen>/felt/wanted/feared; i/could *1 saw/see why she/he/they
    for him/her/them it
    """
)
_NO_OTHER = words_of(
    "i it that this there what which we you everything nothing and but or so they're day night it's not"
)
_LIKE_BEING = words_of("was were felt seemed looked")
_VERY = words_of("so very really quite clearly also rather")
_REFUSING = words_of("believe want like trust agree dare")
_SAYING = words_of("say complain tell")
_WANTING = words_of("wanted needed expected preferred felt feared hoped hated")


_GOING_ON = words_of("then have has been i've we've they've it's")


def because(reading: Reading, number: int, last: int) -> bool:
    """A reason: not `so I called` at the head of a sentence, which only goes on telling."""
    word = reading.words[number]
    if reading.sentences[word.sentence].mark[:1] == "?":
        return False
    if word.text == "so" and reading.text(number + 1) != "that":
        if reading.text(last + 1) in ("may", "might"):
            return False
        return number != reading.sentences[word.sentence].first
    if word.text == "reason" and number == last:
        return word.opens
    if word.text == "as":
        return word.opens or reading.text(number + 1) == "there"
    if word.text == "since":
        if number == last and (not word.opens or number == reading.sentences[word.sentence].first):
            return False
        after = {reading.text(place) for place in range(last + 1, last + 9)}
        return not after & _GOING_ON
    if word.text in ("thanks",):
        return reading.text(last + 1) not in ("you", "all", "everyone", "everybody")
    return True


def ours(reading: Reading, number: int, last: int) -> bool:
    """The candidate's own people, not theirs."""
    word = reading.words[number]
    before = reading.before(number, 2)
    if reading.plain[reading.words[last].end - 2 : reading.words[last].end] == "'s":
        return False
    if reading.text(last) in ("looked", "seemed"):
        return False
    if word.text in ("we", "we've") and is_past(reading.text(last)):
        sentence = reading.sentences[word.sentence]
        whole = {w.text for w in reading.words[sentence.first : min(sentence.end, sentence.first + 40)]}
        if reading.text(last) in _NOT_TOGETHER or ("i" in reading.places and not whole & _JOINTLY):
            return False
    return not (word.text == "we" and any(t in ("if", "could", "shall", "can", "should") for t in before))


def courteous(reading: Reading, number: int, last: int) -> bool:
    """Thanks said to them: not 'thanks to' a cause, nor a letter of thanks."""
    if reading.text(number) == "thanks" and number == last:
        before = reading.before(number, 1)
        if before and before[0] in ("of", "no", "with", "their", "his", "her"):
            return False
        return reading.text(last + 1) != "to" or reading.text(last + 2) in ("you", "all", "everyone")
    if reading.text(number) == "thank":
        return not any(
            t in ("to", "customers", "patients", "parents", "said", "say", "says", "often")
            for t in reading.before(number, 2)
        )
    if "appreciate" in (reading.text(number), reading.text(number + 1)):
        return reading.text(last + 1) not in ("when", "if", "people")
    if reading.text(number) == "delighted":
        return reading.words[number].opens
    return True


def other_people(reading: Reading) -> Iterator[Span]:
    """What somebody else felt, wanted, refused or would say: the word before the verb is its subject."""
    places = reading.places
    for verb in _LIKE_BEING & places.keys():
        for number in places[verb]:
            last = number + 1 + (reading.text(number + 1) in _VERY)
            if reading.text(last) in PERCEIVED and _another(reading, number - 1):
                yield reading.span(number - 1, last)
    for verb in ("didn't", "didnt", "wouldn't", "not", "would", "probably", "also"):
        wanted = _SAYING if verb in ("would", "probably", "also") else _REFUSING
        for number in places.get(verb, ()):
            first = number - 1 - (verb in ("not", "probably", "also"))
            if reading.text(number + 1) in wanted and _another(reading, first):
                yield reading.span(first, number + 1)
    for verb in _WANTING & places.keys():
        for number in places[verb]:
            if reading.text(number - 1) in PERSON or (
                reading.text(number + 1) == "that" and _another(reading, number - 1)
            ):
                yield reading.span(number - 1, number)


def _another(reading: Reading, number: int) -> bool:
    """A word that can be somebody else as a subject, in the same sentence as what follows."""
    text = reading.text(number)
    same = number >= 0 and reading.words[number].sentence == reading.words[number + 1].sentence
    return same and text.isalpha() and text not in _NO_OTHER
