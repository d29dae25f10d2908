"""Rules for what came of it: the outcome and the lesson."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trainer.recall.cues.phrases import Phrases
from trainer.recall.cues.reading import Reading, Sentence, is_past
from trainer.recall.cues.words import MODALS, PERCEIVED, PERSON, words_of
from trainer.recall.verdict import Span

RESULT = Phrases(
    """
    as a result; the result/outcome/effect was; with the result; in the end; at the end; eventually
    ended up; ended with; led to; resulted in; it/that/which worked; worked out; paid off
    turned out well/fine/better; went live/well/smoothly/through/up/down/home; came back/down/out
    walked away; landed
    fell/dropped/rose/grew/shrank/climbed by/from/to/below/under/above *1 <num>
    sank/decreased/increased/improved by/from/to/below/under/above *1 <num>
    fell/dropped/rose/grew/increased by/to *1 third/quarter/half/fifth
    fell/dropped/rose/grew/increased/improved about/roughly/nearly/almost/over <num>; halved; doubled
    tripled; sped up; down to; up to; down/up from; down/up by
    saved us/them/the/about/around/roughly/over/nearly/each/every/me/a/an/one/two/three; saved <num>
    he/she/they/we/both/customer/client/bank/director/manager agreed; agreed to/on/that; signed; renewed the
    won the/a/it/them/back; got the/a *1 contract/job/order/deal/approval/permit/money
    kept the/our customer/contract; passed; settled; stayed and/with; has been here/there/running/stable
    have been here/there/stable; is/are still; still use/uses/hangs/runs/have/has/works/talk/come
    to this day; until today; until now; up to now; never *3 again; again since
    nobody/nothing/hardly *1 <past>; no one <past>; no complaint/complaints/accident
    no fall/falls/error/errors/claim/claims/delay/delays; there have/has been no/remark/remarks/injury
    without *1 trouble/remark/complaint
    without *1 complaints/delay/delays/accident/problem/problems/error/errors/court/injury/interruption
    delivered/shipped/finished/opened/done/completed/ready/arrived *3 on time; ahead of schedule/time/plan
    met/made/hit/beat/exceeded/reached the/our/my/every deadline/target/goal/date/number/numbers
    within/below/under budget; on budget
    was/were solved/fixed/saved/approved/accepted/adopted/closed/delivered
    was/were *1 satisfied/happy/pleased/relieved/grateful/delighted/impressed
    was/were *1 ready/full/back/gone/over/calm/done
    we landed/finished/delivered/collected/won/opened/managed/reached/broke/made/succeeded/got/ended/came
    we gave/had *3 back; we had the money/order/contract/permit/result
    we were under/ready/back/done/finished/able/first/over/through/out; did not have to; didn't have to
    never had to; was/were *3 shorter/faster/cheaper/higher/lower/smaller/easier/better/quicker
    we/i could pour/open/start/deliver/finish/close/go; today she/he/they/it/we/all/both/the/every
    a day/week/month/year later; <num> <span> later; after/within <num> <span> we/she/he/it/they/the/i
    by noon/lunch/seven/<day> we/the/it/they/she/he/everything; by <num> the/we/it/everything
    since then we/it/there/nobody/no/she/he/they; has/have *2 since; better than before; faster than before
    more than before; fewer than; less than before; the *3 asked for it; asked us/me to; got better
    got worse; got through; could use it; became the; carries fruit; is now the/used/in; now *2 have/has it
    found nothing; lost no/nothing; orders back; broke even; went home happy; left the; made it
    we've *2 well; have worked well
    everyone/everybody/all *2 walked/got/came/stayed/passed/went/was/were/knew/arrived/signed
    the *2 <person> *1 came/stayed/left/returned/went/passed; came *2 later
    <person> happy/satisfied/pleased/calm/relieved/stayed/back; faster/cheaper/earlier/sooner/better than
    done in
    """
)
_NEEDS_PAST = words_of("in at eventually today a after within by is are still was were since has have")

LEARNED = Phrases(
    """
    learned/learnt that/to/from/how/not/what/never/a/my; i learned/learnt
    what i learned/learnt/took/take/take; what i've learned/learnt/taken; taught me
    it/that/this/which/case/day/week/evening showed me; has shown me; realised/realized that/how/i/it/what
    i've realised/realized; i understood that/then/how; since then i/i've; from then on; from that day
    these days i; today i would/always; what i've/have understood/realised/realized; with/in hindsight
    looking back; i never *8 now; stuck with me; what stuck; these days; i *5 for that now
    today i check/always/ask/never/write/make/do/keep/know/first; i don't *7 any more; i don't *7 anymore
    nowadays i; now i always/never/ask/write/check/make/keep
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
_SUBJECTS_OF_STUDY = words_of(
    """english french german spanish italian polish maths cooking welding the a my at in by programming
    accounting carpentry java python czech dutch russian portuguese swedish turkish arabic chinese
    japanese latin"""
)
_CHANGE = re.compile(r"\d[\d.,]*\s?%?(?: \w+)? (?:down |up )?to \d")
_JOINS = words_of("and so until but")
_OPENS = words_of("and but so then in the end finally well luckily")
_ME = words_of("i i've i'm i'd i'll")
_THEM = words_of(
    "he she it they we the nobody nothing everybody everyone both all today his her their my our"
)
_SAID = words_of(
    "told said asked explained answered wanted thought felt learned learnt taught realised hoped showed"
)
_HAS = words_of("has have hasn't haven't is are he's she's it's they've we've still")
_PLANNED = words_of("would will could should can might others other")
_EVIDENCE = 8
"""Words of a sentence that are shown when all of it counts."""


def planned(reading: Reading, number: int) -> bool:
    """Something that only would, could or should happen."""
    return any(text in MODALS or text in ("if", "should") for text in reading.before(number, 3))


def told(reading: Reading, number: int, last: int) -> bool:
    """An outcome that has come about."""
    word = reading.words[number]
    if word.text in PERSON and not word.opens:
        return False
    if planned(reading, number):
        return False
    sentence = reading.sentences[word.sentence]
    if sentence.modal and not sentence.past:
        return False
    if word.text in _NEEDS_PAST:
        return sentence.past or (reading.past and word.text in ("is", "are", "still", "has", "have", "today"))
    return reading.text(last) != "?" and sentence.mark[:1] != "?"


def lesson(reading: Reading, number: int, last: int) -> bool:
    """A lesson, not a school subject or a wish to learn."""
    if number == last and reading.text(number) in _LEARNT_ALONE:
        return reading.words[number].opens
    if "been" in (reading.text(number + 1), reading.text(number + 2)):
        return False
    return not (reading.text(last) in _LEARNT_ALONE and reading.text(last + 1) in _SUBJECTS_OF_STUDY)


def changes(reading: Reading) -> Iterator[Span]:
    """A figure that went to another: `from 12 to 8 percent`, told of the past or noted down."""
    for match in _CHANGE.finditer(reading.plain):
        sentence = reading.sentences[reading.words[reading.number_at(match.start())].sentence]
        if sentence.past or not (sentence.modal or sentence.subject):
            yield match.span()


def endings(reading: Reading, acts: Sequence[Span]) -> Iterator[Span]:
    """What a story tells of others or of things after the candidate's last act."""
    if not acts:
        return
    last = reading.number_at(acts[-1][0])
    here = reading.words[last].sentence
    for sentence in reversed(reading.sentences[here + 1 : here + 4]):
        if _is_ending(reading, sentence):
            stop = min(sentence.end, sentence.first + _EVIDENCE)
            yield reading.span(sentence.first, stop - 1)
            return
    for number in range(last + 1, reading.sentences[here].end - 2):
        if reading.text(number) in _JOINS and reading.text(number + 1) in _THEM:
            stop = min(reading.sentences[here].end, number + _EVIDENCE)
            rest = [reading.text(n) for n in range(number + 1, stop)]
            if any(map(is_past, rest)) or any(text in _HAS for text in rest):
                if not any(text in _SAID or text in _PLANNED for text in rest[:4]):
                    yield reading.span(number + 1, stop - 1)
                return


def _is_ending(reading: Reading, sentence: Sentence) -> bool:
    first = sentence.first
    while first < sentence.end and reading.text(first) in _OPENS and reading.text(first + 1) not in _THEM:
        first += 1
    texts = [word.text for word in reading.words[first : sentence.end]]
    if len(texts) < 3 or texts[0] in _ME or sentence.modal or sentence.mark[:1] == "?":
        return False
    if any(text in _SAID or text in PERCEIVED for text in texts[:5]) or "should" in texts:
        return False
    return sentence.past or any(text in _HAS for text in texts[:6])
