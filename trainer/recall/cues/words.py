"""Words the rules know: verbs of doing and of being, people, places, times and numbers."""

from __future__ import annotations

from collections.abc import Mapping


def words_of(text: str) -> frozenset[str]:
    """Words written with blanks between them."""
    return frozenset(text.split())


DONE_IRREGULAR = words_of(
    """began bent bought broke brought built called caught chose cut dealt drew drove fed fetched flew
    fought found gave got held hid kept laid led lent lit made met paid put ran rang read rebuilt
    redid rewrote rode sang sat sent set sewed shot showed shut sold sought spent split spoke stood
    stuck swapped swept swore taught threw told took tore undertook undid went withdrew wound won
    wrote dug cooked bound rid chosen drawn driven flown given gone ridden rung shown spoken sung
    swum taken thrown written begun done did rewritten withdrawn torn"""
)
"""Past forms and participles of acts; regular ones end in -ed."""

STATES = words_of(
    """was were had been thought felt knew wanted liked loved hated hoped believed seemed needed owned
    lived existed belonged contained depended preferred wished feared worried expected assumed
    guessed supposed remembered forgot forgotten enjoyed missed lacked tried tended used appeared
    mattered resembled realised realized understood learned learnt heard saw seen noticed dreamed
    failed lost fell slept overlooked underestimated overestimated misjudged happened stayed
    remained studied graduated struggled succeeded trusted admired graded intended meant planned
    experienced interested married retired got become bored tired pleased"""
)
"""Past forms that tell no act of one's own."""

NOT_PAST = words_of(
    """need needed speed feed indeed seed breed weed agreed-upon hundred red bed shed bread indebted
    biased interested motivated experienced qualified dedicated skilled organised organized talented
    limited detailed advanced complicated united unexpected naked sacred wicked rugged gifted aged
    beloved called-for embed exceed proceed succeed bleed greed steed tweed creed overqualified
    convinced used supposed"""
)
"""Words in -ed that are no past verb here: adjectives and present forms."""

PAST_OTHER = words_of(
    """was were had did felt thought knew came became fell grew rose lost saw heard understood meant
    wore drank ate slept woke froze shrank stank sank hung said went left won cost hit hurt quit
    burnt burned forgot began happened wasn't weren't hadn't didn't couldn't wouldn't stood blew bit
    tripped"""
)

ADVERBS = words_of(
    """also always then first just even immediately quickly simply personally once later therefore
    still never finally again only soon both now already have had 've did myself eventually actually
    really basically mostly usually probably secretly thus instead next"""
)
"""Words that may stand between `I` and its verb."""

MODALS = words_of(
    """would will could should might may can must to 'd 'll i'd i'll we'd we'll they'd they'll he'd
    she'd it'd it'll you'd you'll he'll she'll won't wouldn't shouldn't couldn't can't cannot not
    n't never didn't doesn't don't"""
)
"""A verb after one of these has not happened."""

MONTHS = words_of("january february march april may june july august september october november december")
DAYS = words_of("monday tuesday wednesday thursday friday saturday sunday")

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_MORE = "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS: Mapping[str, int] = {
    **{word: value for value, word in enumerate(f"{_UNITS} {_MORE}".split())},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), 2)},
    "none": 0,
    "dozen": 12,
    "dozens": 12,
    "hundred": 100,
    "hundreds": 100,
    "thousand": 1000,
    "thousands": 1000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "billion": 1_000_000_000,
}
"""Number words and their values."""

PERSON = words_of(
    """customer customers client clients patient patients colleague colleagues supplier suppliers guest
    guests manager boss director owner foreman father mother parents lady man woman boy girl pupil
    student students lead leads engineer designer developer nurse doctor chef driver drivers runner
    resident partner buyer dealer inspector auditor clerk team board family union brother brothers
    son daughter mayor trainee apprentice neighbour neighbours people staff company side tenant user
    users department head chief planner operator operators teacher teachers child children council
    committee agency contractor subcontractor vendor investor investors employee employees workers
    worker other one"""
)
PLACE = words_of(
    """hospital clinic ward school plant factory shop store office site project job hotel restaurant
    laundry warehouse company firm bank library museum university airport wedding fair match meeting
    conference party evening launch audit merger migration shift tour flight approach construction
    building bakery utility shipyard lab laboratory agency position role year month week winter
    summer spring autumn semester term internship apprenticeship training thesis kitchen team
    department practice farm studio theatre festival concert event exhibition workshop employer
    branch post case trial dispute pandemic lockdown crisis strike move season christmas easter
    night morning afternoon weekend day"""
)
PERCEIVED = words_of(
    """right angry afraid worried scared upset nervous frustrated disappointed ashamed sceptical
    skeptical unhappy anxious hurt furious convinced embarrassed overwhelmed insecure unsure
    suspicious concerned annoyed stressed tired lonely proud offended against under reluctant
    surprised shocked crying desperate"""
)
