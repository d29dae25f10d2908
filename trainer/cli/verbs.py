"""What each verb does, imported when it is called: a shell prompt does not pay for the app."""

from __future__ import annotations

from trainer.cli.words import Words


def app(words: Words) -> int:
    from trainer.cli import practice

    return practice.app(words)


def drill(words: Words) -> int:
    from trainer.cli import practice

    return practice.drill(words)


def due(words: Words) -> int:
    from trainer.cli import progress

    return progress.due(words)


def stats(words: Words) -> int:
    from trainer.cli import progress

    return progress.stats(words)


def rehearse(words: Words) -> int:
    from trainer.cli import rehearsing

    return rehearsing.rehearse(words)


def take_in(words: Words) -> int:
    from trainer.progress.pause import collector_paused

    with collector_paused():  # the modules, too, are loaded quicker without it
        from trainer.cli import importing

        return importing.take(words)


def check(words: Words) -> int:
    from trainer.cli import decks

    return decks.check(words)


def list_decks(words: Words) -> int:
    from trainer.cli import decks

    return decks.listing(words)


def score(words: Words) -> int:
    from trainer.cli import judging

    return judging.score(words)


def backup(words: Words) -> int:
    from trainer.cli import keeping

    return keeping.backup(words)


def restore(words: Words) -> int:
    from trainer.cli import keeping

    return keeping.restore(words)


def merge(words: Words) -> int:
    from trainer.cli import keeping

    return keeping.merge(words)


def export(words: Words) -> int:
    from trainer.cli import exporting

    return exporting.export(words)


def erase(words: Words) -> int:
    from trainer.cli import keeping

    return keeping.erase(words)


def doctor(words: Words) -> int:
    from trainer.cli import keeping

    return keeping.doctor(words)


def crib(words: Words) -> int:
    from trainer.cli import printing

    return printing.crib(words)


def report(words: Words) -> int:
    from trainer.cli import printing

    return printing.report(words)


def prepare(words: Words) -> int:
    from trainer.cli import preparing

    return preparing.prepare(words)


def debrief(words: Words) -> int:
    from trainer.cli import preparing

    return preparing.debrief(words)


def plan(words: Words) -> int:
    from trainer.cli import planning

    return planning.plan(words)


def serve(words: Words) -> int:
    from trainer.cli import serving

    return serving.serve(words)
