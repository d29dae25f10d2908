"""Rules for how an answer talks: reasons, others, the employer, plans, questions, courtesy, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.recall.cues.phrases import Phrases
from trainer.recall.cues.reading import Reading
from trainer.recall.cues.words import words_of
from trainer.recall.verdict import Span

REASON = Phrases(
    """
    because; cause i/it/they; so that; which/that/this is why; a/one/good reason for/is; that's why
    which's why; the *1 reason; due to; my reason; reasons; for that/this/two/one/three reason/reasons
    owing to; thanks to; in order to
    since i/we/he/she/it/they/the/my/our/you/nobody/there/that/your/otherwise
    as i/he/she/it/they/we/a/the/my/otherwise *5 would/had/was/were/am/is/have/know/want/like/need
    so i/we/he/she/they/it/nobody/the/my/people/you/there/everybody/one; so doctors/customers/pickers
    that way; this way; given that; seeing that; considering that; otherwise; after all; simply because
    reason; what matters to me is; to make sure; means that; means less/more/fewer
    """
)
TEAM = Phrases(
    """
    we had/have *1 <past>; we *1 <past>; we've *1 <past>; we have *1 <past>; we all; we both
    we were <num> people; we discuss/share/work
    my/our colleague/colleagues/team/crew/staff/group/department/shift/people/squad; a colleague
    two/three/four/five/some/other/the/<num> colleagues; <num> of us; one/both/all/two/most of us
    together with; worked/work/built/did/solved together; as a team; the team/crew <past>; the whole team
    everybody/everyone helps/helped; the others did/took/had/were/wrote/covered; others wrote/did
    with two/three/four/<num> people/colleagues/others/operators/technicians/engineers; my co-pilot
    my co pilot; team of; hand in hand; side by side; with the night/late/early shift
    with my colleague/team/colleagues; with the float/head/other
    """
)
LINK = Phrases(
    """
    
    your team/role/job/position/company/firm/customers/clients/guests/patients/residents/readers/dealers/goal/goals
    your *2 team/teams/site/sites/plant/plants/school/ward/wards/clinic/hotel/restaurant/shop/shops/store/factory
    your *1 customer/customers/products/product/services/market/region/vans/fleet/machines/line/lines/buildings
    your *1 people/staff/managers/colleagues/board/department/branch/branches/warehouse/house/kitchen/laboratory
    your plan/plans/vision/strategy/values/culture/project/projects/group/way/office/offices/business/work/tours
    your southern/northern/new/next/present/current/growing/weekly/daily/biggest/largest/slowest/busiest/twenty/ten
    your tills/students/pupils/children/users/drivers/budget/needs/work/organisation/organization/industry/town
    this role/position/company/team/post/department/place; for this job; in this job; in your; with your
    at your; for you; help you; helps you; save you; saves you; bring you; give you; gives you; costs you
    with you; you need somebody/someone/a/an/people/that/in/is; what you need/do/are; that's what you
    exactly what you; you told/mentioned/described/showed/said/explained; you are/you're looking
    you're my/planning/opening/building/growing; you are my/planning/opening/building/growing
    you asked whether/about/for/me; you run/sell/make/produce/build/open; you have/you've got *1 <num>
    you want to open/grow/go/reach/move/enter/build; you do whole; where you want
    for the southern/northern/new; fit in/here; fit your; i'd/i can/i could bring; what i bring; contribute
    nobody/people/somebody else here; work/working/done here; here too; here with you; of yours
    to you means; in this kind of; at work; in the office; in my team
    """
)
FUTURE = Phrases(
    """
    i would/will; i'd; i'll; i am going to; i'm going to; i plan to; i intend to; i want to; i hope to
    my first step/steps/week/weeks/month/months/thing/priority would/will/is; first thing i; the first thing
    in the first/next *1 week/weeks/month/months/days/year/years; first <num> days/weeks; on day one i
    within the first *1 weeks/months/days; in my first *1 week/weeks/month/months/days; my plan is
    by the end of my
    """
)
_NO_PLAN = words_of(
    """say be not never rather prefer think guess love appreciate need have admit assume suppose
    describe estimate stay fit mind wonder hope expect imagine feel"""
)
_WISHES = words_of("know ask think hear thank say understand see sleep keep have add be")
WAIVER = Phrases(
    """
    limited understanding/view/knowledge/insight/picture; correct me; as an outsider; i'm/am an outsider
    an outsider; from the? outside; only know/seen/read/used/met/been/see/saw
    i/we only know/see/saw/have/met/read/visited; i've only; have only; has only
    may/might/could well? be missing/wrong/mistaken; may/might be something; pinch of; grain of
    you know that/this/it/better; you'll/will know *2 better; as far as i can? know/see/can/understand/tell
    from what i can/could/have/saw/heard/read/know/i've; from what i've
    i don't/do know *4 enough/yet/inside; without knowing; not knowing
    you've/may/have probably/already? *1 thought/tried; if i understood/understand; before i know more
    my assumption; i may not; i'm/am new here; takes for granted; i could be wrong; i might be wrong
    i may be wrong; i'm probably missing; still an outsider; you know your; haven't seen enough
    not seen enough
    """
)
THANKS = Phrases(
    """
    thank you; thanks; many thanks; i'm/am/i'd/be/very/really/so grateful
    i really? appreciate your/the/that/it/you/this; appreciate your/the/that/it/this
    i'm/am *1 delighted/honoured/honored/thrilled; delighted; pleased to meet/be/hear; a pleasure
    my pleasure; kind of you; that's *2 kind; that is *2 kind; glad to meet/be; enjoyed meeting/our/talking
    good of you; nice of you; much obliged; i appreciated your/the
    """
)
WHEN = Phrases(
    """
    by/until/till/before/at/on/for <day>; by/until/till/before/on next? <day>; next week/month/<day>
    by/until/before next
    by/until/before noon/tomorrow/tonight/lunch/lunchtime/easter/christmas/midnight/then/spring/summer/autumn/winter
    by/until/before the end/middle/weekend/beginning; by/until the first/last; by/until/before <month>
    by/until/before <num>; tomorrow; tonight; this evening/afternoon/week/friday/weekend
    the day after tomorrow; at the latest; end of the/this/next week/month/day/year; first thing
    on the first/last/third/fifteenth/<num>
    within/in the? first/next? <num> days/weeks/hours/minutes/months; within a/the week/month/day
    in a week/fortnight/month; in two/three/a few? <span>; after <num> weeks/months/days; on <day>
    <day> *1 morning/noon/evening/afternoon/night; by <day>; in <num> hours
    """
)
EXAMPLE = Phrases(
    """
    for example/instance; e g; one case; in one/another case; give you an example; an example; last time
    the last time; one example; case in point; take my/the/last; like when; that time when; such as when
    there was one
    """
)
OTHER_SIDE = Phrases(
    """
    he/she/they/one/who *1 was/were/seemed/looked/got/became *2 <seen>; <person> was/were *2 <seen>
    he/she/they/who *1 felt/feared/wanted/hoped/needed/believed/thought/expected/preferred/worried/disliked/saw
    he/she/they *1 didn't like/want/trust/know/feel/see
    he/she/they *1 did not like/want/trust/know/feel/see
    his/her/their side/point/view/perspective/chair/shoes/position/fear/worry/reason
    from their/his/her/the *3 side/view; from her/his/their point; in their/his/her shoes/place/position
    had a point; he'd/she'd/they'd have a point; has a point
    i/could *1 understood/understand why/how/that/what? he/she/they/him/her
    two/some/both/one/many/most of them *2 <seen>/felt/wanted/feared; i/could *1 saw/see why she/he/they
    for him/her/them it
    """
)
_PEOPLE_WHO = re.compile(
    r"\b(?:the|a|an|one|our|my|his|her|other|older|younger)\s(?:\w+\s)?"
    r"(?:customers?|clients?|patients?|colleagues?|guests?|managers?|boss|director|owner|father|mother|"
    r"parents|lady|man|woman|boy|girl|supplier|foreman|lead|partner|neighbours?|team|other|one)"
    r"\s(?:\w+ly\s)?(?:felt|feared|wanted|hoped|needed|believed|thought|expected|preferred|worried|"
    r"didn'?t (?:like|want|trust)|did not (?:like|want|trust))\b"
)
_REQUEST = re.compile(
    r"\b(?:could you (?:tell|say|explain|repeat|give|let|put|show|describe)|(?:may|can|could|might) i (?:also )?ask|"
    r"i(?:'d| would) (?:also |really )?(?:like|love|want|need|be interested|be curious) to (?:know|ask|hear|understand)|"
    r"i(?:'d| would) be (?:curious|interested|glad to (?:know|hear))|i(?:'m| am) curious|i wanted to ask|"
    r"do you mean|would you mind|my question (?:is|would be))\b"
)
_INVERTED = re.compile(
    r"(?:how|what|who|when|where|which|why|whom)(?: \w+){0,3} (?:do|does|are|is|would|can|will) "
    r"(?:you|your|the|there|they|we)\b|(?:do|does|are|is|can|could|would|will|have) (?:you|your|there)\b|ask (?:them|about|who|when|how|what)\b"
)
_TAG = re.compile(
    r"(?:,|\band)\s*(?:(?:is|do|does|are|was|were|wo|ca|did|have|has|would|should|could|had)(?:n't|nt)?\s"
    r"(?:it|you|they|he|she|we|i|there|that)|right|you know|okay|ok|no|yes|huh|see|eh)\s*$"
)
_SELF = re.compile(
    r"(?:so |and |but |well,? )?(?:why|what|how|where|when|who) (?:did|was|do|were|am) (?:i|we|me|it|that)\b(?! (?:get|expect|reach))"
    r"|you know (?:how|when|what)\b|why(?: me| that| not)?$|the \w+$"
)
_QUOTED = re.compile(
    r"[\"\u201c\u00ab]|\b(?:i|he|she|they|customer|boss|manager|who) (?:just )?(?:asked|said|shouted|wanted to know)\b"
)


def because(reading: Reading, number: int, last: int) -> bool:
    """A reason: not `so I called` at the head of a sentence, which only goes on telling."""
    word = reading.words[number]
    if reading.sentences[word.sentence].mark[:1] == "?":
        return False
    if word.text == "so" and reading.text(number + 1) != "that":
        return number != reading.sentences[word.sentence].first
    if word.text == "reason" and number == last:
        return word.opens
    if word.text == "since":
        return reading.text(last + 1) != "then"
    if word.text in ("thanks",):
        return reading.text(last + 1) not in ("you", "all", "everyone", "everybody")
    return True


def ours(reading: Reading, number: int, last: int) -> bool:
    """The candidate's own people, not theirs."""
    word = reading.words[number]
    before = reading.before(number, 2)
    if word.text == "we" and reading.text(last) in _NOT_TOGETHER:
        return False
    return not (word.text == "we" and any(t in ("if", "could", "shall", "can", "should") for t in before))


_NOT_TOGETHER = words_of("had were was met got broke ended agreed landed came lost")


def linked(reading: Reading, number: int, last: int) -> bool:
    """Addressed to the employer, not 'thank you' or 'you' for everybody."""
    word = reading.words[number]
    if word.text == "you" and reading.sentences[word.sentence].mark[:1] == "?":
        return False
    return reading.text(number - 1) not in ("thank", "take", "put", "how")


def intended(reading: Reading, number: int, last: int) -> bool:
    """A plan with something to do in it, not a wish, a manner of speaking or what might have been."""
    words = reading.words
    sentence = reading.sentences[words[number].sentence]
    if words[number].text not in ("i", "we", "i'd", "i'll", "we'd", "we'll"):
        return True
    verb = last + 1
    while verb < sentence.end and (reading.text(verb).endswith("ly") or reading.text(verb) in _BETWEEN):
        verb += 1
    text = reading.text(verb)
    if verb >= sentence.end or text in _NO_PLAN:
        return False
    if text in ("like", "love"):
        return reading.text(verb + 1) == "to" and reading.text(verb + 2) not in _WISHES
    if text.endswith("ed") and words[number].text in ("i'd", "we'd"):
        return False
    return sentence.mark[:1] != "?"


_BETWEEN = words_of("first then also always just even still at least")


def courteous(reading: Reading, number: int, last: int) -> bool:
    """Thanks said to them: not 'thanks to' a cause, nor a letter of thanks."""
    if reading.text(number) == "thanks" and number == last:
        before = reading.before(number, 1)
        if before and before[0] in ("of", "no", "with", "their", "his", "her"):
            return False
        return reading.text(last + 1) != "to" or reading.text(last + 2) in ("you", "all", "everyone")
    if reading.text(number) == "thank":
        return not any(
            t in ("to", "customers", "patients", "parents", "said") for t in reading.before(number, 2)
        )
    if reading.text(number) == "delighted":
        return reading.words[number].opens
    return True


def ahead(reading: Reading, number: int, last: int) -> bool:
    """A day or date that still lies ahead."""
    sentence = reading.sentences[reading.words[number].sentence]
    if reading.text(last)[:1].isdigit() and not _bare(reading, last):
        return False
    noted = not sentence.subject and reading.past
    return sentence.modal or not (sentence.past or noted)


def _bare(reading: Reading, number: int) -> bool:
    """A number with nothing counted behind it: a day or an hour."""
    after = reading.words[number + 1] if number + 1 < len(reading.words) else None
    rest = reading.plain[reading.words[number].end :][:1]
    return rest != "%" and (after is None or after.opens or after.text in _AFTER_A_TIME)


_AFTER_A_TIME = words_of("at and or on am pm o'clock of in so if")


def other_people(reading: Reading) -> Iterator[Span]:
    for match in _PEOPLE_WHO.finditer(reading.plain):
        yield match.span()


def questions(reading: Reading) -> Iterator[Span]:
    """Sentences that ask: with a question mark, or as a request or an inverted question without one."""
    for sentence in reading.sentences:
        start, end = reading.span(sentence.first, sentence.end - 1)
        whole = reading.plain[start : min(end, start + 400)]
        if sentence.mark.startswith(("?", "!?")):
            last = reading.plain[max(start, end - 30) : end]
            short = sentence.end - sentence.first < 3 and end < len(reading.plain) - 3
            if not (_TAG.search(last) or _SELF.match(whole) or _QUOTED.search(whole) or short):
                yield start, end
        elif (match := _REQUEST.search(whole)) and not _QUOTED.search(whole):
            yield start + match.start(), start + match.end()
        elif not sentence.mark.startswith(":") and (match := _INVERTED.match(whole)):
            yield start + match.start(), start + match.end()
