"""Rules for what lies ahead: the employer, plans, dates, and how sure one can be from outside."""

from __future__ import annotations

from trainer.recall.cues.phrases import Phrases
from trainer.recall.cues.reading import Reading
from trainer.recall.cues.words import NUMBERS, words_of

LINK = Phrases(
    """
    your; this role/position/company/team/post/department/place; for this job; in this job; for you; to you
    help you; helps you; save you; saves you; bring you; gives you; costs you; with you
    you need somebody/someone/a/an/people/that/in/is; what you need/do/are; what you would/you'd get
    you would/you'd get/have/gain; that's what you; exactly what you
    you told/mentioned/described/showed/said/explained; you are/you're looking; you're my/<ing>
    you are my/<ing>; you asked whether/about/for/me; you run/sell/make/produce/build/open
    you have/you've got *1 <num>; you want to open/grow/go/reach/move/enter/build; you do whole
    where you want; for the southern/northern/new; fit in/here; i'd/i can/i could bring; what i bring
    contribute; nobody/people/somebody else here; work/working/done here; here too; here with you; of yours
    in this kind of; at work; in the office; in my team
    """
)
_NOT_THEIRS = words_of(
    """time question questions help own answer offer mind name call patience room word hands honesty
    openness kindness interest concern doubts point advert card"""
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
    describe estimate leave stay fit mind wonder hope expect imagine feel"""
)
_WISHES = words_of("know ask think hear thank say understand see sleep keep have add be")
_BETWEEN = words_of("first then also always just even still at least perhaps maybe definitely probably")
_PERFECT = words_of("i've have they've we've has")
_TO_YOU = words_of("give call let tell ring send write")
_AFTER_A_TIME = words_of("at and or on am pm o'clock of in so if")
WAIVER = Phrases(
    """
    limited understanding/view/knowledge/insight/picture; correct me; as an outsider; i'm/am an outsider
    an outsider; from the? outside; as somebody/someone who *1 doesn't/hasn't/has/have/only
    may/might/could be overlooking; only know/seen/read/used/met/been/see/saw
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
WHEN = Phrases(
    """
    by/until/till/before/at/on/for <day>; by/until/till/before/on next? <day>; next week/month/<day>
    by/until/before next
    by/until/before noon/tomorrow/tonight/lunch/lunchtime/easter/christmas/midnight/then
    by/until/before spring/summer/autumn/winter
    by/until/before the end/middle/weekend/beginning; by/until the first/last; by/until/before <month>
    by/until/before <num>; tomorrow; tonight; the <ordinal> of <month>; by/until/before/from the <ordinal>
    this evening/afternoon/week/friday/weekend; the day after tomorrow; at the latest
    end of the/this/next week/month/day/year; first thing; on the first/last/third/fifteenth/<num>
    the week after next; within/in the? first/next? <num> days/weeks/hours/minutes/months
    within a/the week/month/day; in a week/fortnight/month; after <num> weeks/months/days
    in two/three/a few? <span>; on <day>; <day> *1 morning/noon/evening/afternoon/night; by <day>
    in <num> hours
    """
)


_NOT_AFTER = words_of("thank take put how nice meet told asked met")


def linked(reading: Reading, number: int, last: int) -> bool:
    """Said of this employer: not 'thank you', not a question, not 'your' for everybody."""
    word = reading.words[number]
    if reading.sentences[word.sentence].mark[:1] == "?":
        return False
    if reading.text(last) == "your" and reading.text(last + 1) in _NOT_THEIRS:
        return False
    return reading.text(number - 1) not in _NOT_AFTER


def intended(reading: Reading, number: int, last: int) -> bool:
    """A plan with something to do in it, not a wish, a manner of speaking or what might have been."""
    words = reading.words
    sentence = reading.sentences[words[number].sentence]
    if words[number].text not in ("i", "i'd", "i'll", "i'm"):
        return sentence.modal or not (sentence.past or sentence.subject)
    if reading.text(number - 1) in ("today", "otherwise"):
        return False
    verb = last + 1
    while verb < sentence.end and (reading.text(verb).endswith("ly") or reading.text(verb) in _BETWEEN):
        verb += 1
    text = reading.text(verb)
    if text == "have" and reading.text(verb - 1) in ("will", "i'll"):
        return True
    if verb >= sentence.end or text in _NO_PLAN:
        return False
    if text in ("like", "love"):
        return reading.text(verb + 1) == "to" and reading.text(verb + 2) not in _WISHES
    if text in _TO_YOU and reading.text(verb + 1) == "you":
        return False
    if words[number].text == "i'd" and text.endswith("ed"):
        return False
    return sentence.mark[:1] != "?"


def ahead(reading: Reading, number: int, last: int) -> bool:
    """A day or date that still lies ahead."""
    sentence = reading.sentences[reading.words[number].sentence]
    if reading.text(last)[:1].isdigit() and not _bare(reading, last):
        return False
    noted = not sentence.subject and reading.past
    if any(text in _PERFECT for text in reading.before(number, 9)):
        return True
    if reading.text(number) == "until" and not sentence.modal and _is_hour(reading.text(last)):
        return False
    return sentence.modal or not (sentence.past or noted)


def _is_hour(text: str) -> bool:
    return text.isdigit() or text in NUMBERS or text in ("noon", "midnight")


def _bare(reading: Reading, number: int) -> bool:
    """A number with nothing counted behind it: a day or an hour."""
    after = reading.words[number + 1] if number + 1 < len(reading.words) else None
    rest = reading.plain[reading.words[number].end :][:1]
    return rest != "%" and (after is None or after.opens or after.text in _AFTER_A_TIME)
