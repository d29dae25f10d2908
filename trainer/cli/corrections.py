"""The export of corrections: what the judge got wrong, to be added to its training data by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cards.model import Card, Wording
from trainer.cli.new_file import write_new
from trainer.cli.opening import opened
from trainer.cli.refusal import FINE, REFUSED, Refusal
from trainer.cli.words import Words
from trainer.text import counted

if TYPE_CHECKING:
    from trainer.desk import Desk
    from trainer.recall.corrections import Examples

_WORD = re.compile(r"[^\W\d_]+")


def export(words: Words, path: Path) -> int:
    """Write every answer in which the judge was corrected, without names, as training examples."""
    with opened(words, reading=True) as desk:
        found = _examples(desk, everything=words.with_confidential)
    if not found.lines:
        raise Refusal(
            "nothing corrected yet on cards that are still asked. In a verdict, x turns a point round.",
            REFUSED,
        )
    from trainer.progress.exporting import as_jsonl

    write_new(path, as_jsonl(found.lines))
    print(
        f"Written: {path}: {counted(found.corrections, 'correction')} in {counted(found.answers, 'answer')}, "
        "without the names in your notes. Read it before you give it away."
    )
    return FINE


def _examples(desk: Desk, *, everything: bool) -> Examples:
    from trainer.prepare.made_ids import template
    from trainer.prepare.named import named
    from trainer.prepare.printable import export_of
    from trainer.progress.exporting import allowed_reviews
    from trainer.recall.anonymity import Anonymity
    from trainer.recall.corrections import corrected, examples

    shipped = {id_ for id_ in desk.library.files if not desk.library.is_own(id_)}
    words = {word for id_ in shipped for word in _small_words(desk.library.cards[id_])}
    reviews = desk.store.reviews() if everything else allowed_reviews(desk.store, export_of(desk.store))
    # Without the wordings that were granted: they are the answer itself, and would teach nothing.
    return examples(
        corrected(reviews),
        desk.asking().cards,
        lambda id_: template(id_) in shipped,
        Anonymity(named(desk.store), words).of,
    )


def _small_words(card: Card) -> Iterator[str]:
    """Words that a card of ours writes with small letters, and that are no names therefore."""
    for point in card.points:
        for alternative in point.alternatives:
            if isinstance(alternative, Wording):
                yield from _words_in(alternative.text)
        yield from _words_in(point.label)
    for text in (*card.wordings, card.prepared or ""):
        yield from _words_in(text)


def _words_in(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.islower()]
