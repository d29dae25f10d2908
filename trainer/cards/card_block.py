"""One card as text of its own: taken out of a deck file to be edited, read while it is typed, put back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from trainer.cards.deck_edit import EditRefused, edited
from trainer.cards.deck_file import DeckFile, parse_deck
from trainer.cards.deck_lines import COMMENT, comment_end, is_separator
from trainer.cards.deck_sheet import Sheet
from trainer.cards.deck_writer import card_lines
from trainer.cards.front_matter import FENCE
from trainer.cards.model import Card, Deck
from trainer.cards.problems import Problem, quoted
from trainer.cards.tidy import tidy


@dataclass(frozen=True, slots=True)
class Block:
    """What the text of one card says."""

    card: Card | None
    """The card as it would be asked; None without a question."""
    problems: tuple[Problem, ...]
    """In the order of the text's lines, from 1."""

    @property
    def mistakes(self) -> int:
        """Problems that stand against keeping it; hints do not."""
        return sum(problem.severity == "mistake" for problem in self.problems)


def block_of(file: DeckFile, id_: str) -> str:
    """The lines of a card as they stand in its file, up to the next card.  Raises EditRefused without it."""
    start, end = _span(file, id_)
    return "\n".join(Sheet(file.content).lines[start:end])


def quick_block(content: bytes, card: Card, deck_seconds: int) -> str | None:
    """The lines of a card with a heading, without reading the cards around it; None when that is not safe.

    A deck of ten thousand cards takes seconds to read, and an editor is to open at once.
    """
    lines = Sheet(content).lines
    heading = f"## {card.id}"
    starts = [index for index, line in enumerate(lines) if line.rstrip() == heading]
    if len(starts) != 1:
        return None
    start = starts[0]
    end = next((n for n in range(start + 1, len(lines)) if lines[n].startswith("## ")), len(lines))
    front = f"{FENCE}\nseconds = {deck_seconds}\n{FENCE}\n"
    window = parse_deck((front + "\n".join(lines[start:end])).encode(errors="replace"), f"{card.deck}.md")
    return block_of(window, card.id) if window.deck.cards[:1] == (card,) else None


def fresh_block(card: Card, deck_seconds: int) -> str:
    """A card that stands in no file yet, as its lines would be."""
    return "\n".join(card_lines(tidy(card), deck_seconds))


def read_block(
    text: str,
    deck: Deck,
    *,
    id_: str | None = None,
    taken: Collection[str] = (),
    id_stays: str = "",
) -> Block:
    """Read the text of one card of a deck.

    `id_` is the card's id so far, which it keeps when no heading says otherwise; `taken` are ids of its deck
    that it may not have; `id_stays` says why another heading is refused, and is empty when it is welcome.
    """
    head = f"{FENCE}\nseconds = {deck.seconds}\n{FENCE}\n"
    shift = head.count("\n")
    file = parse_deck((head + text).encode(errors="replace"), f"{deck.id}.md")
    problems = [replace(problem, line=max(1, problem.line - shift)) for problem in file.problems]

    def mistake(line: int, what: str, remedy: str) -> None:
        problems.append(Problem(file.name, line, what, remedy))

    if not file.deck.cards:
        problems = [problem for problem in problems if problem.severity == "mistake"]
        mistake(1, "there is no question yet", "write `Q: ` and what is asked")
        return Block(None, tuple(problems))
    card, place = file.deck.cards[0], file.places[0]
    for index in _prose(text.split("\n")[: place.start - shift]):
        mistake(index + 1, "this line stands above the card", "put it below the heading, or take it away")
    if id_ is not None and not place.headed:
        card = replace(card, id=id_)
    if len(file.deck.cards) > 1:
        line = file.places[1].start - shift + 1
        mistake(line, "a second card begins here", "write one card at a time")
    if id_stays and card.id != id_:
        mistake(place.start - shift + 1, id_stays, f"write `## {id_}`")
    elif card.id in taken and card.id != id_:
        what = f"the deck has a card {quoted(card.id)} already"
        mistake(place.start - shift + 1, what, "write another heading")
    return Block(card, tuple(sorted(problems, key=lambda problem: problem.line)))


def with_block(file: DeckFile, id_: str, text: str, card: Card) -> bytes:
    """The file with the card's lines as they were typed; `card` is what `read_block` made of them.

    Where the lines would run into their neighbours they are written in their plainest form instead.
    Raises EditRefused when the file cannot take them in either form.
    """
    start, end = _span(file, id_)
    wanted = tuple(replace(card, deck=file.deck.id) if one.id == id_ else one for one in file.deck.cards)
    headings: tuple[list[str], ...] = ([], [f"## {card.id}"], [f"## {card.id}", ""])
    for heading in headings:
        sheet = Sheet(file.content)
        for index in range(start, end):
            sheet.instead(index, [])
        sheet.instead(start, [*heading, *text.strip("\n").split("\n")])
        content = sheet.content()
        if parse_deck(content, file.name, builtin=file.deck.builtin).deck == replace(file.deck, cards=wanted):
            return content
    return edited(file, changed={id_: card})


def with_new_block(file: DeckFile, text: str, card: Card) -> bytes:
    """The file with one more card at its end, in the lines that were typed.  Raises EditRefused."""
    content = edited(file, added=(card,))
    longer = parse_deck(content, file.name, builtin=file.deck.builtin)
    return with_block(longer, card.id, text, longer.deck.cards[-1])


def _prose(lines: Sequence[str]) -> Iterator[int]:
    """Indices of lines that are neither blank nor in a comment."""
    index = 0
    while index < len(lines):
        if lines[index].lstrip().startswith(COMMENT):
            index = comment_end(lines, index) or index
        elif lines[index].strip() and not is_separator(lines[index]):
            yield index
        index += 1


def _span(file: DeckFile, id_: str) -> tuple[int, int]:
    """Indices of the card's first line and of the line behind its last."""
    number = next((n for n, card in enumerate(file.deck.cards) if card.id == id_), None)
    if number is None:
        raise EditRefused(f"There is no card '{id_}' in {file.name} any more.")
    lines = Sheet(file.content).lines
    start = file.places[number].start
    end = file.places[number + 1].start if number + 1 < len(file.places) else len(lines)
    below = range(max(file.places[number].lines) + 1, end)
    end = next((index for index in below if is_separator(lines[index])), end)
    while not lines[end - 1].strip():
        end -= 1
    return start, end
