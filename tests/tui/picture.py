"""Makes the picture of the drill from the app itself: `python -m tests.tui.picture FILE.svg`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from tests.conftest import StandingClock
from tests.tui.rig import paste, press, shown
from trainer.cards.library import load_library
from trainer.desk import Desk
from trainer.places import builtin_decks, places
from trainer.progress.records import SessionRecord
from trainer.progress.store import open_store
from trainer.progress.uid import new_uid, utc_words
from trainer.settings import Settings

CARD = "money-offer/offer-on-the-spot"
ANSWER = (
    "Thank you, I am really pleased. Could I think it over until Friday? "
    "I would like to talk to my family, because it would mean moving house."
)


async def picture(folder: Path) -> str:
    """The verdict on one answer as an SVG, 80 by 24."""
    clock = StandingClock(datetime(2026, 11, 22, 20, 15, tzinfo=UTC))
    where = places(str(folder), {})
    library = load_library(builtin_decks(), where.decks)
    with Desk(where, clock, Settings(mode="full"), library, open_store(where, clock), Random(1)) as desk:
        now = clock.now()
        queue = (CARD, *(card for card in library.cards if card != CARD))[:6]
        desk.store.save_session(
            SessionRecord(new_uid(now, desk.random), utc_words(now), desk.day, "full", queue, done=2)
        )
        async with shown(desk) as (app, pilot):
            await press(pilot, "enter")
            clock.move(seconds=52)
            await paste(pilot, ANSWER)
            await press(pilot, "ctrl+s")
            return app.export_screenshot(title="Second Round")


def main(target: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(target).write_text(asyncio.run(picture(Path(folder))), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
