"""Paraphrases: words and short phrases that say the same in an interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from trainer.recall.tokens import STOP_WORDS, Token, analyse

_GROUPS = """
manager | boss | superior | supervisor | team lead | team leader | head of department | director | chief
colleague | coworker | teammate | workmate | co-worker | fellow worker
customer | client | guest | buyer | shopper
company | firm | employer | organisation | business | enterprise
employee | staff | worker | workforce | personnel | people who work
salary | pay | wage | income | earn | remuneration | compensation
call | ring | phone | telephone | on the phone
email | mail | message | write to | drop a line
start | begin | kick off | set out | launch
finish | complete | end | wrap up | conclude
help | support | assist | lend a hand | give a hand
explain | describe | make clear | walk through | spell out
reduce | cut | lower | decrease | bring down | shrink | drop | fewer | halve
increase | raise | grow | rise | go up | boost | double | triple | more than before
improve | better | get better | enhance | optimise
fix | repair | solve | mend | resolve | sort out | put right
problem | issue | trouble | difficulty | obstacle | hurdle | challenge | hard bit | hard part | snag
mistake | error | fault | slip | get it wrong | blunder
fast | quick | rapid | speed up | swift
cheap | inexpensive | low cost | cost less
expensive | costly | dear
important | matter | crucial | essential | vital | key
enjoy | like | love | fond of | pleasure
want | would like | wish | keen | eager | hope
ask | question | enquire | inquire
answer | reply | respond | response
meeting | conversation | talk | discussion | sit down with | chat
discuss | talk about | talk over | talk through | speak about
week | weekly | every monday | every friday
month | monthly
year | annual | yearly
day | daily
deadline | on time | in time | due date | punctual
late | delay | overdue | behind schedule
plan | schedule | roadmap
goal | aim | objective | target
result | outcome | effect | in the end | upshot
learn | find out | discover | lesson | teach
know | aware | understand | realise | see why | can see that | appreciate
think | believe | feel | find that | opinion
decide | decision | choose | make up my mind | make up your mind | made up your minds
agree | consent | on board | say yes
disagree | object | different view | do not see it that way | say no
promise | commit | give my word | keep my word
trust | rely on | confidence | count on
responsible | in charge | charge of | look after | take care | my job was | run
lead | led | head | manage | run
use | apply | make use of
try | attempt | have a go
check | test | verify | make sure | double check | see whether
show | demonstrate | prove | proof
tell | say | let them know | inform | keep posted | keep informed | mention
listen | hear them out | hear out | let them talk
train | course | qualification | education | certificate | degree
skill | ability | able to | strength | good at | capable
experience | background | years of | worked as | have done
weakness | not so good at | struggle with | hard for me
quit | leave | resign | hand in my notice | give notice | move on
hire | recruit | take on | employ
job | position | role | post | work
offer | contract
accept | take it | say yes
refuse | decline | reject | turn down | say no
thank | grateful | appreciate
sorry | apologise | apology | regret
happy | glad | pleased | delighted
angry | annoyed | furious | upset | cross with
calm | quiet | keep my head | cool head
stress | pressure | under pressure | busy
careful | thorough | precise | attention to detail | accurate
honest | open | openly | frank | straight
fair | just | reasonable
team | group | crew | together
department | division | unit | other teams
alone | by myself | on my own
new | fresh | recent
old | former | previous | last job
now | today | these days | nowadays | at the moment | currently
soon | shortly | before long | right away | straight away | immediately | at once
always | every time | each time
often | frequently | many times | regularly
sometimes | now and then | from time to time | once in a while
example | for instance | such as | one time when
money | budget | cash | funds | finance
sale | sell | turnover | revenue | income | order
profit | margin | earnings
save | saving | spare
spend | spent | invest
price | cost | fee | charge
quality | standard
safe | safety | secure
customer service | service | hospitality
idea | suggestion | proposal | suggest | propose
change | alter | adapt | adjust | modify | switch
choose | pick | select | go for
keep | hold on to | retain
stop | quit | give up | put an end to
continue | go on | carry on | keep going
future | ahead | from now on | years from now
past | before | back then | at that time
reason | because | why | cause
need | require | necessary | have to | must
different | other | another | unlike
same | similar | alike | comparable
enough | sufficient | plenty
mostly | mainly | above all | mostly because
first | to begin with | first of all | at the beginning | initially
then | after that | next | afterwards | following that
finally | in the end | at last | last of all
compare | comparison | against | versus
measure | figure | number | percent | statistics
share | part | portion
half | 50 percent | by half
double | twice | two times
read | newsletter | book | article | magazine | journal
news | announcement | press release
competitor | rival | competition
product | goods | range
market | industry | sector | branch | trade | field
boss around | bossy | dictate
quarrel | argue | argument | conflict | dispute | row
solution | way out | answer
risk | danger | threat
chance | opportunity | possibility | opening
success | achievement | accomplishment | proud of
fail | failure | go wrong | went wrong | flop
feedback | criticism | criticise | comment
advice | advise | recommend | tip
patient | resident
pupil | student | learner | apprentice | trainee
child | kid | son | daughter
family | wife | husband | partner | children
home | flat | house
move | relocate
travel | commute | journey | trip
holiday | vacation | leave | time off
hobby | free time | spare time | outside work
evening | overnight | tonight | sleep on it | think it over | time to think
weekend | saturday | sunday
notice period | notice | available from
flexible | adaptable
compromise | meet in the middle | meet halfway | find a middle
between | range | from to | somewhere around
about | roughly | around | approximately | some
moment | second | minute
write down | note | take notes | note down | on paper
look up | research | read up
introduce | introduction | get to know
visit | come by | drop in | go and see
contact | get in touch | reach | follow up
remember | remind | recall
forget | slip my mind
prepare | get ready | preparation
present | presentation | pitch
deliver | hand over | ship
build | create | develop | set up | design
organise | arrange | coordinate | put together
"""
LIKENESS = 0.75
"""Similarity of two wordings of one group; an expectation, not a measured value for each pair."""


@cache
def _table() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[tuple[tuple[str, ...], int], ...]]]:
    """Groups by single stem, and phrases with their group by first stem."""
    single: dict[str, list[int]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for number, line in enumerate(_GROUPS.strip().splitlines()):
        for text in line.split(" | "):
            stems = tuple(token.stem for token in analyse(text).tokens)
            if len(stems) == 1 and stems[0] not in STOP_WORDS:
                single.setdefault(stems[0], []).append(number)
            elif len(stems) > 1:
                phrases.setdefault(stems[0], []).append((stems, number))
    return (
        {stem_: tuple(numbers) for stem_, numbers in single.items()},
        {stem_: tuple(found) for stem_, found in phrases.items()},
    )


def groups(tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """Every group named in a text: its number, and the first and last token that name it."""
    single, phrases = _table()
    for place, token in enumerate(tokens):
        if token.stem in single:
            for number in single[token.stem]:
                yield number, place, place
        if token.stem in phrases:
            for phrase, number in phrases[token.stem]:
                last = place + len(phrase)
                if last <= len(tokens) and all(
                    tokens[place + step].stem == stem for step, stem in enumerate(phrase)
                ):
                    yield number, place, last - 1
