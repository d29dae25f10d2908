"""Reading the words of the `trainer` command: every verb, its options, and what they mean."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NoReturn

from trainer import __version__
from trainer.cli import verbs
from trainer.cli.refusal import Refusal
from trainer.cli.words import Words
from trainer.clock import moment_from

AREAS = (
    *("interview", "people", "skills", "stories", "samples", "plan", "research", "cv", "ad", "questions"),
    *("pay", "after"),
)
"""The areas of the preparation; they are named here so that no other verb loads it."""

REHEARSALS = (
    *("one-on-one", "panel", "new-face", "remote", "tour", "quickfire", "offer", "money", "cv", "dress"),
)
"""The forms of a rehearsal; named here for the same reason."""

_EXPORTS = ("deck", "cards", "reviews", "notes", "rehearsal", "corrections", "all")


def read_words(argv: Sequence[str]) -> Words:
    """The command that the words make, with its `verb`: a function that does it and returns an exit code.

    Raises `Refusal` when they make none, and SystemExit for `--help` and `--version`.
    """
    words = _parser().parse_args(list(argv), Words())
    if words.verb is verbs.score and words.jsonl and words.mode not in (None, "full"):
        raise Refusal("--jsonl is always judged in the mode full: leave --mode away.")
    if words.demo and words.data:
        raise Refusal("--demo has a folder of its own: leave --data away.")
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
    everywhere.add_argument(
        "--now",
        metavar="ISO",
        type=_moment,
        help="for trying things out: act as if it were this date or time; it writes into the same data: "
        "use it with --data",
    )
    everywhere.add_argument(
        "--demo",
        action="store_true",
        help="show a made-up candidate with three weeks of practice; nothing of it is kept",
    )
    everywhere.add_argument("--version", action="version", version=f"trainer {__version__}")

    parser = _Parser(
        prog="trainer",
        description="Practise for a second job interview.  Without a command the app opens.",
        parents=[shared],
        allow_abbrev=False,
    )
    parser.set_defaults(verb=verbs.app)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def verb(name: str, does: Callable[[Words], int], about: str) -> ArgumentParser:
        added = commands.add_parser(name, help=about, description=about, parents=[shared], allow_abbrev=False)
        added.set_defaults(verb=does)
        return added

    drill = verb("drill", verbs.drill, "Begin at the first question.")
    drill.add_argument("deck", nargs="?", metavar="DECK", help="only this deck")
    drill.add_argument("--minutes", type=_minutes, metavar="N", help="how long to practise")
    drill.add_argument("--mode", choices=("keywords", "full", "aloud"), help="how you answer")
    drill.add_argument("--plain", action="store_true", help="line by line, for pipes and screen readers")

    rehearse = verb("rehearse", verbs.rehearse, "Rehearse the interview: by person, without verdicts.")
    rehearse.add_argument("--mode", choices=REHEARSALS, help="begin with this form: " + ", ".join(REHEARSALS))
    rehearse.add_argument("--seed", type=_seed, metavar="N", help="the same number asks the same again")
    rehearse.add_argument("--minutes", type=_minutes, metavar="N", help="how long about")
    rehearse.add_argument("--people", type=_people, metavar="N", help="how many ask, 1 to 5")

    take = verb("import", verbs.take_in, "Bring cards in: decks, sheets, Anki, Quizlet, a folder.")
    take.add_argument("file", metavar="FILE|FOLDER|-", help="- is standard input")
    take.add_argument("--dry-run", action="store_true", help="only say what would happen")
    take.add_argument("--deck", metavar="ID", help="put all cards into this deck")
    take.add_argument(
        "--duplicates",
        choices=("skip", "merge", "keep"),
        help="cards whose question is here already: leave them out, join their points, or take them in too",
    )
    take.add_argument("--history", action="store_true", help="the answers logged in an Anki package too")

    verb("debrief", verbs.debrief, "Write down the interview that is over, in the app.")

    prepare = verb("prepare", verbs.prepare, "What you have prepared, and what is missing.")
    prepare.add_argument("area", nargs="?", choices=AREAS, metavar="AREA", help=", ".join(AREAS))
    prepare.add_argument("file", nargs="?", metavar="FILE|-", help="for cv and ad: take in its lines")

    check = verb("check", verbs.check, "Name the mistakes in decks, line by line.")
    check.add_argument("paths", nargs="+", metavar="FILE|FOLDER")

    verb("decks", verbs.list_decks, "List the decks.")

    score = verb("score", verbs.score, "Judge an answer.")
    which = score.add_mutually_exclusive_group(required=True)
    which.add_argument("--card", metavar="ID", help="the card it answers: deck/card, or card when unique")
    which.add_argument(
        "--jsonl",
        action="store_true",
        help='one object a line in, with "answer" (text) and "points" (list of {"text", "accept": [...]}); '
        '"id" and "question" may be there; one object a line out',
    )
    score.add_argument("file", nargs="?", default="-", metavar="FILE|-", help="- is standard input")
    score.add_argument("--mode", choices=("keywords", "full"), help="how it was answered")
    score.add_argument(
        "--judge", choices=("words", "meaning", "both"), help="who judges; if not named, the setting `judge`"
    )

    verb("due", verbs.due, "One line for a shell prompt: what is due.")

    verb("plan", verbs.plan, "The days until the interview, and what will be known then.")

    crib = verb("crib", verbs.crib, "The page to take along: people, pitch, stories, loose ends, questions.")
    crib.add_argument("--out", metavar="FILE", help="a new file; it ends with .txt, .md or .html (to print)")

    report = verb("report", verbs.report, "Progress as one page for a browser, a telephone or a printer.")
    report.add_argument("--out", metavar="FILE.html", required=True, help="a new file")

    backup = verb("backup", verbs.backup, "Write a backup of answers and decks.")
    backup.add_argument("file", nargs="?", metavar="FILE.zip", help="one new file with everything")

    restore = verb("restore", verbs.restore, "Put back what a backup has and the present lacks.")
    restore.add_argument("source", metavar="FILE")

    merge = verb("merge", verbs.merge, "Take in the progress of another machine.")
    merge.add_argument("source", metavar="FOLDER|FILE")

    export = verb(
        "export", verbs.export, "Write answers or everything for other programs; to keep a copy: backup."
    )
    export.add_argument("what", choices=_EXPORTS)
    export.add_argument(
        "names",
        nargs="+",
        metavar="[ID] FILE",
        help="for a deck its id first; .md for a deck or a rehearsal; .csv, .txt (Anki) or .json for cards; "
        ".csv or .jsonl for reviews; .json for notes; .jsonl for corrections, where the judge was wrong, "
        "without names; .zip or .json for all",
    )
    export.add_argument("--no-notes", action="store_true", help="leave notes about people and pay out")
    export.add_argument(
        "--with-confidential", action="store_true", help="what is marked so, or holds words on your list, too"
    )

    erase = verb("erase", verbs.erase, "Erase notes, old answers or everything for good.")
    what = erase.add_mutually_exclusive_group(required=True)
    what.add_argument("--notes", action="store_true", help="what was noted about people, pay and yourself")
    what.add_argument("--before", metavar="DATE", type=_midnight, help="answers and notes before this day")
    what.add_argument("--all", action="store_true", help="everything but your decks and settings")
    erase.add_argument("--yes", action="store_true", help="do not ask")

    serve = verb("serve", verbs.serve, "The app in a browser, on this machine only (extra web).")
    serve.add_argument(
        "--port", type=_port, default=8642, metavar="N", help="1024 to 65535; 8642 if not named"
    )

    verb("doctor", verbs.doctor, "Examine everything that is saved, and who judges.")

    stats = verb("stats", verbs.stats, "What practice has come to.")
    stats.add_argument("--json", action="store_true", help="as one JSON object")
    stats.add_argument("--since", metavar="DATE", type=_moment, help="only answers from this day on")
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


def _port(words: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) < 6 and 1024 <= int(words) <= 65535):
        raise argparse.ArgumentTypeError(f"'{words}' is no whole number from 1024 to 65535")
    return int(words)


def _seed(words: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) < 7):
        raise argparse.ArgumentTypeError(f"'{words}' is no whole number from 0 to 999999")
    return int(words)


def _people(words: str) -> int:
    if words not in ("1", "2", "3", "4", "5"):
        raise argparse.ArgumentTypeError(f"'{words}' is no number from 1 to 5")
    return int(words)


def _minutes(words: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) < 4 and 1 <= int(words) <= 600):
        raise argparse.ArgumentTypeError(f"'{words}' is no whole number from 1 to 600")
    return int(words)
