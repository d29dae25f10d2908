"""The command that rehearses, and the export of its report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.opening import opened
from trainer.cli.practice import app
from trainer.cli.refusal import FINE, REFUSED, Refusal
from trainer.cli.words import Words

if TYPE_CHECKING:
    from trainer.desk import Desk
    from trainer.tui.app import TrainerApp


def rehearse(words: Words) -> int:
    """Open the app at the choice of a rehearsal, or with `--mode` at its first question."""

    def opening(shown: TrainerApp, desk: Desk) -> None:
        from trainer.rehearse.script import Setup
        from trainer.tui.screens.rehearsal.doors import begin_rehearsal, open_rehearsal

        if words.mode is None:
            open_rehearsal(shown, desk)
            return
        seed = desk.rehearsals.new_seed() if words.seed is None else words.seed
        begin_rehearsal(shown, desk, Setup(words.mode, seed, words.minutes, words.people))

    return app(words, opening=opening)


def export(words: Words) -> int:
    """Write the report of the last rehearsal to a Markdown file."""
    from trainer.rehearse.writing_out import NotWritten, write_out

    with opened(words, reading=True) as desk:
        reports = desk.rehearsals.reports()
        if not reports:
            raise Refusal("no rehearsal has a report yet: `trainer rehearse` begins one.", REFUSED)
        report, zone = reports[-1], desk.clock.now().tzinfo
        try:
            path = write_out(Path(words.file).expanduser(), *desk.rehearsals.printed(report), zone)
        except NotWritten as problem:
            raise Refusal(str(problem), REFUSED) from None
    print(f"Written: {path}")
    return FINE
