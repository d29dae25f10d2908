"""Everything in one JSON file that `trainer import` takes in again: decks as text, progress by line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from trainer.places import Places
from trainer.progress.exporting import Exported
from trainer.progress.ledger import NOT_NOTES, REVIEWS
from trainer.progress.line import Line, Operation, encode
from trainer.progress.log import read_log

FORMAT, VERSION = "second-round", 1


def as_json(decks: Mapping[str, str], lines: Sequence[str], moment: str) -> str:
    """The decks as text, by id, and saved lines."""
    whole = {"format": FORMAT, "version": VERSION, "exported": moment, "decks": decks, "journal": lines}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def saved_lines(places: Places, exported: Exported, *, notes: bool) -> list[str]:
    """All saved lines as far as they may leave.

    A line keeps its id, so that joining it with the progress it came from changes nothing.  Raises OSError.
    """
    lines = (_line(line, exported, notes=notes) for line in read_log(places.log).lines)
    return [encode(line).decode().rstrip("\n") for line in lines if line.ops]


def _line(line: Line, exported: Exported, *, notes: bool) -> Line:
    operations: list[Operation] = []
    for table, id_, document in line.ops:
        if document is None:
            operations.append((table, id_, None))
        elif table in NOT_NOTES and table != REVIEWS:
            operations.append((table, id_, document))
        elif (notes or table == REVIEWS) and (allowed := exported(table, document)) is not None:
            operations.append((table, id_, dict(allowed)))
    return replace(line, ops=tuple(operations))
