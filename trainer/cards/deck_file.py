"""A deck file, read: Markdown in, cards and problems out, whatever the bytes are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainer.cards.card_draft import CardDraft
from trainer.cards.card_reader import CardReader
from trainer.cards.front_matter import read_front_matter
from trainer.cards.ids import deck_id, free_id, is_card_id, point_id, question_slug, slug
from trainer.cards.model import Card, Deck, KeyPoint
from trainer.cards.problems import Problem, Report, quoted
from trainer.text import clean

UTF8_MARK = b"\xef\xbb\xbf"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Where a card stands in its file.  Lines are indices from 0."""

    start: int
    """The heading, or the first question of a card without one."""
    headed: bool
    lines: Mapping[int, str]
    """The card's own lines in order and what they are: heading, key:…, question, point, probe, avoid, answer,
    or `+` for a line that goes on with the one before."""


@dataclass(frozen=True, slots=True)
class DeckFile:
    """A deck as it stands in its file, with what an edit needs to keep the layout."""

    name: str
    deck: Deck
    problems: tuple[Problem, ...]
    content: bytes
    places: tuple[CardPlace, ...]
    """One a card, in the deck's order."""


def parse_deck(content: bytes, name: str, *, builtin: bool = False) -> DeckFile:
    """Read a deck file; `name` is its file name, which gives the deck its id.

    Never raises: what cannot be read becomes a problem, and the other cards stand.
    """
    report = Report(name)
    lines = _text(content, report).split("\n")
    front = read_front_matter(lines, report)
    drafts = [draft for draft in CardReader(lines, front.end, report).read() if _asks(draft, report)]
    deck = deck_id(name)
    ids = _ids(drafts, report)
    cards = tuple(_card(draft, deck, id_, front.seconds) for draft, id_ in zip(drafts, ids, strict=True))
    for draft in drafts:
        if not draft.points:
            report.hint(draft.start, "this card has no key points yet", "write `- label: wording | wording`")
    if not cards:
        report.hint(0, "no card was found", "write `Q: …` and, below it, `- …`")
    title = front.title or default_title(deck)
    return DeckFile(
        name,
        Deck(deck, title, front.about, front.tags, front.seconds, cards, builtin),
        report.problems(),
        content,
        tuple(map(_place, drafts)),
    )


def default_title(deck: str) -> str:
    """The title of a deck that names none: its id in words."""
    words = deck.replace("-", " ").replace("_", " ").strip() or deck
    return words[:1].upper() + words[1:]


def _text(content: bytes, report: Report) -> str:
    if content.startswith(UTF16_MARKS):
        report.mistake(0, "the file is saved as UTF-16", "save it as UTF-8")
        return ""
    content = content.removeprefix(UTF8_MARK)
    invalid = False
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        invalid = True
        line = content.count(b"\n", 0, error.start)
        report.mistake(line, "some bytes are no UTF-8 and were left out", "save the file as UTF-8")
        text = content.decode(errors="surrogateescape")
    cleaned = clean(text)
    if not invalid and cleaned != (plain := text.replace("\r\n", "\n").replace("\r", "\n")):
        pairs = zip(plain.split("\n"), cleaned.split("\n"), strict=True)
        line = next(index for index, (before, after) in enumerate(pairs) if before != after)
        report.hint(line, "characters that cannot be shown were left out", "take them out of the file")
    return cleaned


def _asks(draft: CardDraft, report: Report) -> bool:
    if not draft.questions:
        report.mistake(draft.start, "this card has no question", "write `Q: …` under its heading")
    return bool(draft.questions)


def _ids(drafts: Sequence[CardDraft], report: Report) -> list[str]:
    # Headings first: what an author wrote wins over what is made from a question further up.
    ids: dict[int, str] = {}
    taken: dict[str, int] = {}
    clashes: list[tuple[int, str]] = []
    counts: dict[str, int] = {}
    for number, draft in enumerate(drafts):
        if not draft.heading:
            continue
        wanted = draft.heading
        if not is_card_id(wanted):
            wanted = slug(wanted) or question_slug(draft.questions[0])
            what = f"the heading {quoted(draft.heading)} is no id; the card goes by {quoted(wanted)}"
            report.hint(draft.start, what, f"write `## {wanted}`")
        if wanted in taken:
            clashes.append((number, wanted))
        else:
            ids[number] = wanted
            taken[wanted] = draft.start
    for number, wanted in clashes:
        ids[number] = free_id(wanted, taken, counts)
        start = drafts[number].start
        what = f"the id {quoted(wanted)} already stands in line {taken[wanted] + 1}"
        report.mistake(start, what, f"write another, such as `## {ids[number]}`")
        taken[ids[number]] = start
    for number, draft in enumerate(drafts):
        if number not in ids:
            ids[number] = free_id(question_slug(draft.questions[0]), taken, counts)
            taken[ids[number]] = draft.start
    return [ids[number] for number in range(len(drafts))]


def _card(draft: CardDraft, deck: str, id_: str, seconds: int) -> Card:
    return Card(
        deck,
        id_,
        tuple(draft.questions),
        _points(draft),
        draft.kind,
        draft.seconds or seconds,
        draft.tags,
        draft.trains,
        draft.weight,
        tuple(draft.avoid),
        "\n".join(draft.answer).strip() or None if draft.answer else None,
    )


def _place(draft: CardDraft) -> CardPlace:
    return CardPlace(draft.start, draft.heading is not None, draft.lines)


def _points(draft: CardDraft) -> tuple[KeyPoint, ...]:
    points: list[KeyPoint] = []
    taken: set[str] = set()
    counts: dict[str, int] = {}
    for (label, alternatives, must), probe in zip(draft.points, draft.probes, strict=True):
        id_ = point_id(label)
        if id_ in taken:
            id_ = free_id(id_, taken, counts)
        taken.add(id_)
        points.append(KeyPoint(id_, label, alternatives, must, probe))
    return tuple(points)
