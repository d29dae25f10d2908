"""Rules for what happened: the occasion, the task, the act, the outcome, the lesson."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.recall.cues.phrases import Phrases
from trainer.recall.cues.reading import Reading, is_act
from trainer.recall.cues.words import MODALS, MONTHS, words_of
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
    on my first/second/third/last; on our first/last; on the *2 project/job/site; on a *1 <day>
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
_CAREER = words_of("started joined moved began born graduated studied been worked finished")
_SOMEBODY = ("a", "an", "one", "our", "two", "my")
_CALENDAR = ("last", "in", "years", "a", "some")


def dates_in_notes(reading: Reading) -> Iterator[Span]:
    """A year or a month in a short note without a subject: `migration 2022`."""
    for number, word in enumerate(reading.words):
        sentence = reading.sentences[word.sentence]
        if sentence.subject or sentence.end - sentence.first > _NOTE:
            continue
        dated = word.text in MONTHS or (word.text.isdigit() and 1970 <= int(word.text[:5]) <= 2099)
        if (
            dated
            and sentence.end - sentence.first > 1
            and reading.text(number - 1) not in ("since", "until", "by")
        ):
            yield reading.span(number, number)


_NOTE = 8
TASK = Phrases(
    """
    my/the main? job/task/role/brief/part/duty/assignment/mission was/is
    my/the target/goal/aim/objective was; i was/am responsible for; i was/am in charge of
    i was asked/told/given/supposed/meant/sent/expected/hired to; i was asked; i was given; i had to
    we had to; we needed to; i needed to; i was to; i had <num> <span> to; i had until
    it was my/up job/task/turn/responsibility/to me; it fell to me; they/she/he wanted me to
    they/she/he asked me to; the challenge/assignment/idea/order/deadline was
    the deadline/target/budget was; i was the one who had to; we were supposed/meant/asked to
    needed/had to be done/ready/finished/delivered; my responsibility was; responsible for; task; target
    job; goal
    """
)
_TASK_HEADINGS = words_of("task target job goal")

RESULT = Phrases(
    """
    as a result; the result/outcome/effect was; with the result; in the end; at the end; eventually
    ended up; ended with; led to; resulted in; it/that/which worked; worked out; paid off
    turned out well/fine/better; went live/well/smoothly/through/up/down/home; came back/down/out
    walked away; landed
    fell/dropped/rose/grew/shrank/climbed/sank/decreased/increased/improved by/from/to/below/under/above *1 <num>
    fell/dropped/rose/grew/increased by/to *1 third/quarter/half/fifth
    fell/dropped/rose/grew/increased/improved about/roughly/nearly/almost/over <num>; halved; doubled
    tripled; sped up; down to; up to; down/up from; down/up by; down/up <num>
    saved us/them/the/about/around/roughly/over/nearly/each/every/me/a/an/one/two/three; saved <num>
    he/she/they/we/both/customer/client/bank/director/manager agreed; agreed to/on/that; signed; renewed the
    won the/a/it/them/back; got the/a *1 contract/job/order/deal/approval/permit/money
    kept the/our customer/contract; passed; settled; stayed and/with; has been here/there/running/stable
    have been here/there/stable; is/are still; still use/uses/hangs/runs/have/has/works/talk/come
    to this day; until today; until now; up to now; never *3 again; again since
    nobody/nothing/hardly *1 <past>; no one <past>; no complaint/complaints/accident
    no fall/falls/error/errors/claim/claims/delay/delays/remark/remarks/injury
    without *1 trouble/remark/complaint
    without *1 complaints/delay/delays/accident/problem/problems/error/errors/court/injury/interruption
    delivered/shipped/finished/opened/done/completed/ready/arrived *3 on time; ahead of schedule/time/plan
    met/made/hit/beat/exceeded/reached the/our/my/every deadline/target/goal/date/number/numbers
    within/below/under budget; on budget
    was/were solved/fixed/saved/approved/accepted/adopted/closed/delivered
    was/were *1 satisfied/happy/pleased/relieved/grateful/delighted/impressed/ready/full/back/gone/over/calm/done
    we landed/finished/delivered/collected/won/opened/managed/reached/broke/made/succeeded/got/ended/came
    we gave/had *3 back; we had the money/order/contract/permit/result
    we were under/ready/back/done/finished/able/first/over/through/out; did not have to; didn't have to
    never had to; was/were *3 shorter/faster/cheaper/higher/lower/smaller/easier/better/quicker
    we/i could pour/open/start/deliver/finish/close/go; today she/he/they/it/we/all/both/the/every
    a day/week/month/year later; <num> <span> later; after/within <num> <span> we/she/he/it/they/the/i
    by noon/lunch/seven/<day> we/the/it/they/she/he/everything; by <num> the/we/it/everything
    since then we/it/there/nobody/no/she/he/they; has/have *2 since; better than before; faster than before
    more than before; fewer than; less than before; the *3 asked for it; asked us/me to; got better
    got worse; got through; could use it; became a/the; carries fruit; is now the/used/in
    now *2 have/has it; found nothing; lost no/nothing; orders back; broke even; went home happy; left the
    made it; we've *2 well; have worked well
    everyone/everybody/all *2 walked/got/came/stayed/passed/went/was/were/knew/arrived/signed
    the *2 <person> *1 came/stayed/left/returned/went/passed; came *2 later
    """
)
_NEEDS_PAST = words_of("in at eventually today a after within by is are still was were since has have")

LEARNED = Phrases(
    """
    learned/learnt that/to/from/how/not/what/never/a/my; i learned/learnt
    what i learned/learnt/took/take/take; what i've learned/learnt/taken; taught me
    it/that/this/which/case/day/week/evening showed me; has shown me; realised/realized that/how/i/it/what
    i've realised/realized; i understood that/then/how; since then i/i've; from then on; from that day
    these days i; nowadays i; now i always/never/ask/write/check/make/keep
    now i double/first/do/know/plan/start/use/call/tell; i know now
    i now always/never/ask/write/check/make/keep; should have; shouldn't have; next time i/i'd/i'll
    would do it? differently; do *2 differently; the lesson; lesson learned/learnt; my lesson; my takeaway
    took away; took from; i've *12 since; i have *12 since; made it a rule; got into the habit; never again
    learned; learnt; i've learned/learnt; i have learned/learnt
    made me more/realise/realize/understand/see/think/careful; opened my eyes
    hand/do/ask/use/check/write/make them/it *5 since; i have become more
    """
)
_LEARNT_ALONE = frozenset({"learned", "learnt"})


def happened(reading: Reading, number: int, last: int) -> bool:
    """An anchor in the past that is not only a date of the CV."""
    word = reading.words[number]
    if word.text in _SOMEBODY and not word.opens:
        return False
    sentence = reading.sentences[word.sentence]
    if word.text in _CALENDAR or reading.text(last) == "ago":
        near = [w.text for w in reading.words[max(sentence.first, number - 9) : min(sentence.end, last + 10)]]
        own = sum(map(is_act, near))
        career = sum(text in _CAREER for text in near)
        if career and own <= career:
            return False
    return reading.near_past(word) or not sentence.subject and not sentence.modal


def planned(reading: Reading, number: int) -> bool:
    """Something that only would, could or should happen."""
    return any(text in MODALS or text in ("if", "should") for text in reading.before(number, 3))


def told(reading: Reading, number: int, last: int) -> bool:
    """An outcome that has come about."""
    word = reading.words[number]
    if planned(reading, number):
        return False
    sentence = reading.sentences[word.sentence]
    if sentence.modal and not sentence.past:
        return False
    if word.text in _NEEDS_PAST:
        return sentence.past or (reading.past and word.text in ("is", "are", "still", "has", "have", "today"))
    return reading.text(last) != "?" and sentence.mark[:1] != "?"


def task_given(reading: Reading, number: int, last: int) -> bool:
    """A task; as a lone word only where it is a heading of notes."""
    word = reading.words[number]
    if number == last and word.text in _TASK_HEADINGS:
        return word.opens and reading.plain[word.end : word.end + 1] == ":"
    return True


def lesson(reading: Reading, number: int, last: int) -> bool:
    """A lesson, not a school subject or a wish to learn."""
    if number == last and reading.text(number) in _LEARNT_ALONE:
        return reading.words[number].opens
    return not (reading.text(last) in _LEARNT_ALONE and reading.text(last + 1) in _SUBJECTS_OF_STUDY)


_SUBJECTS_OF_STUDY = words_of(
    """english french german spanish italian polish maths cooking welding the a my at in by programming
    accounting carpentry java python"""
)


_CHANGE = re.compile(r"\d[\d.,]*\s?%?(?: \w+)? (?:down |up )?to \d")


def changes(reading: Reading) -> Iterator[Span]:
    """A figure that went to another: `from 12 to 8 percent`, told of the past or noted down."""
    for match in _CHANGE.finditer(reading.plain):
        sentence = reading.sentence_at(match.start())
        if sentence is not None and (sentence.past or not (sentence.modal or sentence.subject)):
            yield match.span()
