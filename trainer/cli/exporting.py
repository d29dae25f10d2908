"""The command that writes cards, answers and notes for other programs, or everything for this one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.cli.opening import named_deck, opened
from trainer.cli.refusal import FINE, REFUSED, Refusal
from trainer.cli.words import Words
from trainer.files import atomic_write, told
from trainer.progress.uid import utc_words
from trainer.text import counted, one_line

if TYPE_CHECKING:
    from trainer.cards.model import Card
    from trainer.desk import Desk
    from trainer.prepare.discretion import Discretion

_ENDINGS = {
    "deck": (".md", ".csv", ".txt", ".json"),
    "cards": (".csv", ".txt", ".json"),
    "reviews": (".csv", ".jsonl"),
    "notes": (".json",),
    "corrections": (".jsonl",),
    "all": (".zip", ".json"),
}
"""What each can be written as: `.txt` is Anki's notes in plain text."""


def export(words: Words) -> int:
    """Write what is asked for, in the format that the ending names; never over a file that is there."""
    *names, file = words.names
    if len(names) != (words.what == "deck"):
        raise Refusal("say: export deck ID FILE, or export cards|reviews|notes|corrections|all FILE.")
    if words.what == "rehearsal":
        from trainer.cli import rehearsing

        words.file = file
        return rehearsing.export(words)
    path = Path(file).expanduser()
    if path.suffix not in (wanted := _ENDINGS[words.what]):
        raise Refusal(f"{one_line(str(path))}: the name has to end in {' or '.join(wanted)}.")
    if path.exists():
        raise Refusal(
            f"{one_line(str(path))} is there already and was left as it is. Name another file.", REFUSED
        )
    if words.what == "corrections":
        from trainer.cli import corrections

        return corrections.export(words, path)
    from trainer.prepare.discretion import Discretion

    with opened(words, reading=True) as desk:
        deck = named_deck(desk, names[0]) if names else None
        discretion = None if words.with_confidential else Discretion(desk.store)
        try:
            _write(words, desk, deck, path, discretion)
        except OSError as error:
            raise Refusal(f"{one_line(str(path))} was not written: {told(error)}.", REFUSED) from None
    print(f"Written: {path}")
    if discretion and discretion.hidden:
        left = counted(discretion.hidden, "entry was", "entries were")
        print(f"{left} kept back as confidential; --with-confidential writes everything.")
    return FINE


def _write(words: Words, desk: Desk, deck: str | None, path: Path, discretion: Discretion | None) -> None:
    if words.what == "all" and path.suffix == ".zip":
        from trainer.progress.exporting import export_all

        allowed = discretion.allowed if discretion else _all_of_it
        texts = _deck_texts(desk, None, discretion)
        export_all(desk.store, desk.where, path, notes=not words.no_notes, exported=allowed, decks=texts)
    else:
        atomic_write(path, _text(words, desk, deck, path.suffix, discretion).encode("utf-8", "replace"))


def _text(words: Words, desk: Desk, deck: str | None, ending: str, discretion: Discretion | None) -> str:
    allowed = discretion.allowed if discretion else _all_of_it
    if words.what == "reviews":
        from trainer.progress.exporting import REVIEW_COLUMNS, allowed_reviews, as_csv, as_jsonl, review_rows

        reviews = allowed_reviews(desk.store, allowed)
        if ending == ".csv":
            return as_csv(REVIEW_COLUMNS, review_rows(reviews))
        return as_jsonl(review.document() for review in reviews)
    if words.what == "notes":
        return _notes(desk, allowed)
    if ending == ".md":
        return next(iter(_deck_texts(desk, deck, discretion).values()))
    if ending == ".json":
        from trainer.progress.exporting_json import as_json, saved_lines

        whole = words.what == "all"
        lines = saved_lines(desk.where, allowed, notes=not words.no_notes) if whole else []
        return as_json(_deck_texts(desk, deck, discretion), lines, utc_words(desk.clock.now()))
    from trainer.cards.exporting import as_anki_text, as_sheet

    cards = _cards(desk, deck, discretion)
    return as_sheet(cards) if ending == ".csv" else as_anki_text(cards)


def _cards(desk: Desk, deck: str | None, discretion: Discretion | None) -> list[Card]:
    cards = [card for card in desk.library.cards.values() if deck in (None, card.deck)]
    return [card for card in cards if not (discretion and discretion.hides(card))]


def _deck_texts(desk: Desk, deck: str | None, discretion: Discretion | None) -> Mapping[str, str]:
    """The decks as text by id: the candidate's own files as they stand, or the one deck asked for."""
    from trainer.cards.deck_folder import deck_files, read_deck
    from trainer.cards.deck_writer import write_deck
    from trainer.cards.exporting import without_hidden

    def hidden(card: Card) -> bool:
        return discretion is not None and discretion.hides(card)

    if deck is not None:
        from dataclasses import replace

        asked = desk.library.deck(deck)
        return {deck: write_deck(replace(asked, cards=tuple(c for c in asked.cards if not hidden(c))))}
    texts = {}
    for path in deck_files(desk.where.decks):
        content, _ = without_hidden(read_deck(path), hidden)
        texts[path.stem] = content.decode("utf-8", "replace")
    return texts


def _notes(desk: Desk, allowed: Callable[[str, Mapping[str, Any]], Mapping[str, Any] | None]) -> str:
    import json

    tables: dict[str, list[Mapping[str, Any]]] = {}
    for table in desk.store.note_tables():
        found = ((id_, allowed(table, fields)) for id_, fields in desk.store.documents(table).items())
        tables[table] = [{"id": id_, **fields} for id_, fields in found if fields]
    return json.dumps(tables, ensure_ascii=False, indent=1) + "\n"


def _all_of_it(_table: str, document: Mapping[str, Any]) -> Mapping[str, Any]:
    return document
