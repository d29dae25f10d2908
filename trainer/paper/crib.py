"""The crib sheet: the one page that is read in the train and left in the bag.

Ten blocks stand on exactly one page.  What is confidential and the floor of the pay never do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from trainer.paper.page import COLUMNS, LINES, hidden, wrapped
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.goal import Goal
from trainer.prepare.matrix import matrix
from trainer.prepare.notebook import Notebook
from trainer.prepare.person import Person
from trainer.prepare.printable import kept_back
from trainer.prepare.readiness import incomplete, packing_list
from trainer.prepare.slot_values import by_weight, known
from trainer.prepare.story import Story
from trainer.text import one_line, shortened

STORIES, GOALS, LONGEST_MISSING = 6, 3, 60
WORDS_OF_STORY = 4
WAIVER = "As far as I can see from outside, and please correct me:"
ASK_FOR_THE_DATE = "Before you leave: ask when they decide, and who will write to you."
CONDUCT = (
    "Be kind to everyone in the building: reception, assistant, guard, cleaner.",
    "Others in the waiting room: friendly, and not a word about what was asked.",
    "Say the number, not the adjective. A pause is fine. Pay: only when they raise it.",
)
ON_SITE = "Papers in two copies, pen and paper, the address and a telephone number."
REMOTE = "Link tried, light from the front, sound tried, notes at eye level, a telephone number at hand."
TOUR = "On the tour look at: noise, light, how they talk to each other, the tools, the mood."


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a block; it may take several lines of the page."""

    id: str
    """Stays the same while its note does, so that a dropped entry stays dropped."""
    text: str
    may_drop: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """Entries under one heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Crib:
    """What stands on the page today."""

    title: str
    blocks: tuple[Block, ...]
    """Ten, in their order; one without entries is not printed."""
    lacks: tuple[str, ...]
    """What the page still lacks, one sentence each; a complete one lacks nothing."""
    left_out: str
    """How many confidential notes stand nowhere on it, as a sentence; empty when there is none."""

    @property
    def complete(self) -> bool:
        return not self.lacks

    def page(self, dropped: Set[str] = frozenset()) -> list[str]:
        """The page as lines of at most 92 columns, without the entries that were dropped."""
        lines = [*wrapped(self.title), ""]
        for block in self.blocks:
            kept = [line for line in block.lines if line.id not in dropped]
            if kept:
                lines.append(block.heading.upper())
                for line in kept:
                    lines += wrapped(f"- {line.text}", COLUMNS, "  ")
        if self.left_out:
            lines += wrapped(self.left_out)
        return lines

    def too_long(self, dropped: Set[str] = frozenset()) -> int:
        """Lines that do not fit on the page; 0 when all do."""
        return max(0, len(self.page(dropped)) - LINES)


def crib(book: Notebook, today: date, protected: Sequence[str] = (), *, short: bool = False) -> Crib:
    """The page of an interview.

    `protected` are the words of the confidential list; `short` makes a story its title and its figure.
    """
    interview = book.interview
    blocks = (
        Block("Who, when, where", tuple(_who(book))),
        Block("Why me", tuple(_why(book))),
        Block("Stories", tuple(_stories(book, short))),
        Block("The plan", tuple(_plan(book))),
        Block("Loose ends", tuple(_loose_ends(book))),
        Block("My questions", tuple(_questions(book))),
        Block("Pay", tuple(_pay(book))),
        Block("To take along", tuple(_bag(book))),
        Block("Conduct", tuple(Line(f"conduct {n}", text) for n, text in enumerate(CONDUCT))),
        Block("Before leaving", tuple(_close(book))),
    )
    title = interview.title if interview else "Second interview"
    made = f"{title}, made on {today:%d %B %Y}".replace(" 0", " ")
    clean = tuple(
        Block(
            block.heading, tuple(Line(ln.id, hidden(ln.text, protected), ln.may_drop) for ln in block.lines)
        )
        for block in blocks
    )
    return Crib(hidden(made, protected), clean, incomplete(book), kept_back(book))


def _who(book: Notebook) -> Iterator[Line]:
    interview = book.interview
    if interview:
        when = interview.moment.words() if interview.moment else "The date is not known yet"
        form = "" if interview.format == "unknown" else f", {interview.format}"
        yield Line("when", f"{when}{form}", may_drop=False)
    expected = [person for person in book.people if person.expected]
    for person in by_weight(expected or list(book.people)):
        yield Line(person.uid, _person(person))


def _person(person: Person) -> str:
    said = f" (say: {person.say_as})" if person.say_as else ""
    face = "" if person.met_before else ", new to me"
    function = f", {person.function}" if person.function else ""
    wishes = "; ".join(known(person.looked_for))
    return f"{person.name or 'Somebody'}{said}{function}{face}" + (f": {wishes}" if wishes else "")


def _why(book: Notebook) -> Iterator[Line]:
    if book.pitch:
        if book.pitch.edge:
            yield Line("edge", book.pitch.edge, may_drop=False)
        if book.pitch.because:
            yield Line("because", f"The best choice because {one_line(book.pitch.because)}")
    secret = {story.title for story in book.stories if not story.printable}
    secret |= {sample.title for sample in book.samples if not sample.printable}
    for row in matrix(book):
        if row.kind == "skill":
            proof = next((proof for proof in row.proofs if proof not in secret), "")
            yield Line(row.source.uid, f"{row.text}: {one_line(proof) or 'no proof yet'}")


def _stories(book: Notebook, short: bool) -> Iterator[Line]:
    told = [story for story in book.stories if story.printable and not story.empty]
    for story in sorted(told, key=lambda story: not story.ready)[:STORIES]:
        yield Line(story.uid, _story(story, short))


def _story(story: Story, short: bool) -> str:
    redacted = story.confidential == "redacted"
    figure = "" if redacted else one_line(story.number)
    first = next(iter(story.actions), story.result)
    words = "" if short or redacted else " ".join(one_line(first).split()[:WORDS_OF_STORY])
    return ": ".join(filter(None, (story.title, " · ".join(filter(None, (words, figure))))))


def _plan(book: Notebook) -> Iterator[Line]:
    plan = book.plan
    if plan:
        if plan.headline:
            yield Line("headline", plan.headline, may_drop=False)
        for name, label in (("now", "Now"), ("then", "Then"), ("bridge", "How I help")):
            if words := one_line(getattr(plan, name)):
                yield Line(name, f"{label}: {words}")
    for goal in [goal for goal in book.goals if goal.what][:GOALS]:
        yield Line(goal.uid, _goal(goal))
    if plan or book.goals:
        yield Line("waiver", WAIVER)


def _goal(goal: Goal) -> str:
    return ", ".join(filter(None, (goal.what, goal.metric, goal.by_when and f"by {goal.by_when}")))


def _loose_ends(book: Notebook) -> Iterator[Line]:
    for question in book.loose_ends:
        yield Line(question.uid, f"{question.text} > {_missing(question)}")


def _missing(question: FirstQuestion) -> str:
    words = one_line(question.better or question.missing)
    return shortened(words, LONGEST_MISSING) if words else "the better answer is still to be written"


def _questions(book: Notebook) -> Iterator[Line]:
    names = {person.uid: person.name for person in book.people}
    for question in book.my_questions:
        if question.open and question.text:
            whom = ", ".join(filter(None, (names.get(uid) for uid in question.whom)))
            yield Line(question.uid, f"{whom}: {question.text}" if whom else question.text)


def _pay(book: Notebook) -> Iterator[Line]:
    pay = book.pay
    if pay and pay.range:
        yield Line("range", f"If they ask: {pay.range}", may_drop=False)
    if pay and pay.notice:
        yield Line("notice", f"Notice period: {pay.notice}")
    if pay and pay.reply_by:
        yield Line("reply", f"An offer: thank them, and answer {pay.reply_by}")


def _bag(book: Notebook) -> Iterator[Line]:
    remote = book.interview is not None and book.interview.format == "remote"
    for sample in packing_list(book):
        yield Line(sample.uid, sample.title)
    yield Line("bag", REMOTE if remote else ON_SITE)
    if not remote:
        yield Line("tour", TOUR)


def _close(book: Notebook) -> Iterator[Line]:
    yield Line("date", ASK_FOR_THE_DATE, may_drop=False)
    if book.pitch and book.pitch.close:
        yield Line("close", book.pitch.close, may_drop=False)
