"""Rules for the occasion an answer tells of: when and where it was, what was to be done, an example."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer.recall.cues.phrases import Phrases
from trainer.recall.cues.reading import Reading, is_act
from trainer.recall.cues.words import MONTHS, words_of
from trainer.recall.verdict import Span

SITUATION = Phrases(
    """
    last spring/summer/autumn/fall/winter/year/month/week/night/christmas/easter/quarter/semester/term/season
    last <month>; last <day>; last new year's; <num> or? <num>? <span> ago; a/some few? <span> ago
    years/months/weeks ago; not long ago; the other day; in <month>; in <year>
    in spring/summer/autumn/winter <year>; in the spring/summer/autumn/winter
    in the last/first/second/third week/weeks/month/year of; in early/late <month>; early/late last
    in the <year>; when i/we/the/our/my/a/an/one/two/three/she/he/they/somebody/someone/nobody *3 <past>
    while i/we/the/my/our *2 <past>; while working/i'm; during the/my/our/a/an; in the middle of
    at my/our last/previous/former/first/old/present/current/second; at a/an <place>; at the *2 <place>
    in my/our first/second/third/last/previous/present/former/old/current/hospital/firm/company/school/plant
    on my first/second/third/last; on our first/last; on the *2 project/job/site
    on a *2 project/job/site/set/ship/farm/tour; in the *3 of <year>; we once; on a *1 <day>
    on a/one cold/busy; on building/construction site; on night/late/early shift; on approach
    there was/were a/an/one/this/no/two/three/only; we had a/an/just/only/last/two/three
    i had one/a/an/this *1 <person>/problem/case/situation
    one day/morning/night/evening/afternoon/winter/summer/time/weekend; one <day>
    the day/week/night/morning/year/moment/time i/we/when/before/that/the; back in/then/when; at the time
    that day/morning/evening/night/winter/summer/week; i once; once i/we/a/the/my; one time; i remember
    i noticed that/a/the/how; i saw that/a/how/the; i found out that
    a/an/one/our/two/my *2 <person> *1 <past>; a/an/one/two *1 <person> of ours
    a/an/one/two *1 <person> on/in/at/from/with/who/of *3 <past>; a/an/one/my customer's/client's/patient's
    my/our first *2 <person> <past>; the last time; take last; in one case
    in a dispute/case/meeting/project; one of my/our/the <person>; this happened; it happened
    it was last/in/on; new year's eve; christmas eve/day; black friday
    """
)
_CAREER = words_of("started joined moved began born graduated studied been worked finished spent lived")
_SOMEBODY = words_of("a an one our two my")
_CALENDAR = words_of("last in years a some")
TASK = Phrases(
    """
    my/the main? job/task/role/brief/part/duty/assignment/mission was/is
    my/the target/goal/aim/objective *4 was; i was/am responsible for; i was/am in charge of
    i was asked/told/given/supposed/meant/sent/expected/hired to; i was asked; i was given; i had to
    we needed to; i needed to; i was to; i had <num> <span> to; i had until
    it was my/up job/task/turn/responsibility/to me; it fell to me; they/she/he wanted me to
    they/she/he asked me to; the challenge/assignment/idea/order/deadline was; the deadline/target was
    i was the one who had to; we were supposed/meant/asked to
    needed/had to be done/ready/finished/delivered; my responsibility was; responsible for; task; target
    job; goal
    """
)
_TASK_HEADINGS = words_of("task target job goal")

EXAMPLE = Phrases(
    """
    for example/instance; e g; one case; in one/another case; give you an example; an example; last time
    the last time; one example; case in point; take my/last; like when; that time when; such as when
    there was one
    """
)
_NO_OPENING = words_of("i i've i'm you your what this it that yes no well so because why thanks thank")
_WHEN_OR_WHERE = words_of(
    """on at in during after before when while shortly once one early late halfway throughout minutes"""
)
_TASKS = words_of("job task target goal role brief aim duty instance example")
_SHORT_MONTHS = words_of("jan feb mar apr jun jul aug sep sept oct nov dec")
_NOTE = 8
"""Words; a sentence without a subject up to this length is a note."""
_OPENING = 5
"""Words that an opening sentence needs at least; fewer are an 'Of course.'"""
_EVIDENCE = 8
"""Words of a sentence that are shown when all of it counts."""


def happened(reading: Reading, number: int, last: int) -> bool:
    """An anchor in the past that is not only a date of the CV."""
    word = reading.words[number]
    if word.text in _SOMEBODY and not word.opens:
        return False
    if reading.text(number - 1) == "than":
        return False
    sentence = reading.sentences[word.sentence]
    if word.text in _CALENDAR or reading.text(last) == "ago":
        near = [w.text for w in reading.words[max(sentence.first, number - 9) : min(sentence.end, last + 10)]]
        own = sum(map(is_act, near))
        career = sum(text in _CAREER for text in near)
        if career and own <= career:
            return False
        if sentence.modal and not sentence.past:
            return False
    return reading.near_past(word) or not (sentence.subject or sentence.modal)


def task_given(reading: Reading, number: int, last: int) -> bool:
    """A task; as a lone word only where it is a heading of notes."""
    word = reading.words[number]
    if number == last and word.text in _TASK_HEADINGS:
        return word.opens and reading.plain[word.end : word.end + 1] == ":"
    return True


def dates_in_notes(reading: Reading) -> Iterator[Span]:
    """A year or a month in a short note without a subject: `migration 2022`."""
    for number, word in enumerate(reading.words):
        sentence = reading.sentences[word.sentence]
        length = sentence.end - sentence.first
        if sentence.subject or not 1 < length <= _NOTE:
            continue
        year = word.text.isdigit() and len(word.text) == 4 and word.text[:2] in ("19", "20")
        dated = year or word.text in MONTHS or word.text in _SHORT_MONTHS
        if dated and reading.text(number - 1) not in ("since", "until", "by"):
            yield reading.span(number, number)


def openings(reading: Reading, acts: Sequence[Span]) -> Iterator[Span]:
    """The first sentence of a story: something that happened, before the candidate acted."""
    if not acts or not any(sentence.subject for sentence in reading.sentences):
        return
    for sentence in reading.sentences[:2]:
        if sentence.end - sentence.first < _OPENING:
            continue
        start, end = reading.span(sentence.first, min(sentence.end, sentence.first + _EVIDENCE) - 1)
        told = sentence.past and not sentence.modal and sentence.mark[:1] != "?"
        first = reading.text(sentence.first)
        if not told or first in _NO_OPENING or reading.text(sentence.first + 1) in _TASKS:
            return
        if end < acts[-1][0] or first in _WHEN_OR_WHERE:
            yield start, end
        return
