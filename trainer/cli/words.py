"""The words of the `trainer` command: every verb, its options, and what they mean."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NoReturn

from trainer import __version__
from trainer.cli.refusal import Refusal
from trainer.clock import moment_from

Words = argparse.Namespace
"""What was asked, options as attributes, with the `verb` that does it."""


def read_words(argv: Sequence[str]) -> Words:
    """The command that the words make.

    Raises `Refusal` when they make none, and SystemExit for `--help` and `--version`.
    """
    words = _parser().parse_args(list(argv), Words(data=None, now=None))
    if words.verb is _score and words.jsonl and words.mode not in (None, "full"):
        raise Refusal("--jsonl is always judged in the mode full: leave --mode away.")
    return words


class _Parser(ArgumentParser):
    """An argument parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        verb = self.prog.partition(" ")[2]
        raise Refusal(f"{message}. `trainer {verb + ' ' if verb else ''}--help` names what it takes.")


def _parser() -> ArgumentParser:
    shared = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere = shared.add_argument_group("everywhere")
    everywhere.add_argument("--data", metavar="DIR", help="keep everything in this folder")
    everywhere.add_argument("--now", metavar="ISO", type=_moment, help="act as if it were this date or time")
    everywhere.add_argument("--version", action="version", version=f"trainer {__version__}")

    parser = _Parser(
        prog="trainer",
        description="Practise for a second job interview.  Without a command the app opens.",
        parents=[shared],
        allow_abbrev=False,
    )
    parser.set_defaults(verb=_app)
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND")

    def verb(name: str, does: Callable[[Words], int], about: str) -> ArgumentParser:
        added = verbs.add_parser(name, help=about, description=about, parents=[shared], allow_abbrev=False)
        added.set_defaults(verb=does)
        return added

    drill = verb("drill", _drill, "Begin at the first question.")
    drill.add_argument("deck", nargs="?", metavar="DECK", help="only this deck")
    drill.add_argument("--minutes", type=_minutes, metavar="N", help="how long to practise")
    drill.add_argument("--mode", choices=("keywords", "full", "aloud"), help="how you answer")
    drill.add_argument("--plain", action="store_true", help="line by line, for pipes and screen readers")

    take = verb("import", _import, "Check a deck and put it among your own.")
    take.add_argument("file", metavar="FILE.md")
    take.add_argument("--dry-run", action="store_true", help="only say what would happen")

    check = verb("check", _check, "Name the mistakes in decks, line by line.")
    check.add_argument("paths", nargs="+", metavar="FILE|FOLDER")

    verb("decks", _decks, "List the decks.")

    score = verb("score", _score, "Judge an answer.")
    which = score.add_mutually_exclusive_group(required=True)
    which.add_argument("--card", metavar="ID", help="the card it answers: deck/card, or card when unique")
    which.add_argument("--jsonl", action="store_true", help="one object a line in, one a line out")
    score.add_argument("file", nargs="?", default="-", metavar="FILE|-", help="- is standard input")
    score.add_argument("--mode", choices=("keywords", "full"), help="how it was answered")
    score.add_argument("--judge", choices=("words",), default="words", help="who judges")

    verb("due", _due, "One line for a shell prompt: what is due.")

    backup = verb("backup", _backup, "Write a backup of answers and decks.")
    backup.add_argument("file", nargs="?", metavar="FILE.zip", help="one file with everything")

    restore = verb("restore", _restore, "Put back what a backup has and the present lacks.")
    restore.add_argument("source", metavar="FILE")

    merge = verb("merge", _merge, "Take in the progress of another machine.")
    merge.add_argument("source", metavar="FOLDER|FILE")

    export = verb("export", _export, "Write answers or everything for other programs.")
    export.add_argument("what", choices=("reviews", "all"))
    export.add_argument("file", metavar="FILE", help=".csv or .jsonl for reviews, .zip for all")
    export.add_argument("--no-notes", action="store_true", help="leave notes about people and pay out")

    erase = verb("erase", _erase, "Erase notes, old answers or everything for good.")
    what = erase.add_mutually_exclusive_group(required=True)
    what.add_argument("--notes", action="store_true", help="what was noted about people, pay and yourself")
    what.add_argument("--before", metavar="DATE", type=_midnight, help="answers and notes before this day")
    what.add_argument("--all", action="store_true", help="everything but your decks and settings")
    erase.add_argument("--yes", action="store_true", help="do not ask")

    verb("doctor", _doctor, "Examine everything that is saved.")

    stats = verb("stats", _stats, "What practice has come to.")
    stats.add_argument("--json", action="store_true", help="as one JSON object")
    return parser


def _moment(words: str) -> datetime:
    try:
        return moment_from(words)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(
            f"'{words}' is no date or time such as 2026-11-22 or 2026-11-22T09:30"
        ) from None


def _midnight(words: str) -> datetime:
    return _moment(words).replace(hour=0, minute=0, second=0, microsecond=0)


def _minutes(words: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) < 4 and 1 <= int(words) <= 600):
        raise argparse.ArgumentTypeError(f"'{words}' is no whole number from 1 to 600")
    return int(words)


# Each verb is imported when it is called: a shell prompt does not pay for the app.


def _app(words: Words) -> int:
    from trainer.cli.practice import app

    return app(words)


def _drill(words: Words) -> int:
    from trainer.cli.practice import drill

    return drill(words)


def _due(words: Words) -> int:
    from trainer.cli.progress import due

    return due(words)


def _stats(words: Words) -> int:
    from trainer.cli.progress import stats

    return stats(words)


def _import(words: Words) -> int:
    from trainer.cli.decks import take

    return take(words)


def _check(words: Words) -> int:
    from trainer.cli.decks import check

    return check(words)


def _decks(words: Words) -> int:
    from trainer.cli.decks import listing

    return listing(words)


def _score(words: Words) -> int:
    from trainer.cli.judging import score

    return score(words)


def _backup(words: Words) -> int:
    from trainer.cli.keeping import backup

    return backup(words)


def _restore(words: Words) -> int:
    from trainer.cli.keeping import restore

    return restore(words)


def _merge(words: Words) -> int:
    from trainer.cli.keeping import merge

    return merge(words)


def _export(words: Words) -> int:
    from trainer.cli.keeping import export

    return export(words)


def _erase(words: Words) -> int:
    from trainer.cli.keeping import erase

    return erase(words)


def _doctor(words: Words) -> int:
    from trainer.cli.keeping import doctor

    return doctor(words)
