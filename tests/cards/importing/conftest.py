"""Importing is tried on a data folder of its own: what is planned, and what stands on the disk afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import StandingClock
from trainer.cards.importing.plan import Choice, Plan, plan_import
from trainer.cards.importing.reading import read_path
from trainer.cards.importing.taking import Taken, before, own_decks, take_in
from trainer.cards.library import Library, load_library
from trainer.cards.model import Card
from trainer.places import Places, places
from trainer.progress.store import Store, open_store


@dataclass(slots=True)
class Profile:
    """One candidate's decks and progress, and a folder of files to take in."""

    where: Places
    files: Path
    store: Store
    taken: Taken | None = field(default=None)

    @property
    def decks(self) -> Path:
        return self.where.decks

    @property
    def builtin(self) -> Path:
        return self.files / "builtin"

    def library(self) -> Library:
        return load_library(self.builtin, self.decks)

    def card(self, full_id: str) -> Card:
        return self.library().cards[full_id]

    def file(self, name: str, content: str | bytes) -> Path:
        """A file of this name with this content, outside the data folder."""
        path = self.files / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def plan(
        self,
        path: Path,
        *,
        deck: str | None = None,
        default: Choice = "skip",
        history: bool = False,
        choices: dict[str, Choice] | None = None,
    ) -> Plan:
        """What taking in the file would come to."""
        source = read_path(path, history=history)
        return plan_import(
            source,
            self.library(),
            own_decks(self.decks),
            deck=deck,
            before=before(self.store, source),
            default=default,
            choices=choices,
        )

    def take(
        self, name: str, content: str | bytes, *, deck: str | None = None, default: Choice = "skip"
    ) -> Plan:
        """Take in a file of this name with this content; the plan that was carried out."""
        plan = self.plan(self.file(name, content), deck=deck, default=default)
        self.carry_out(plan)
        return plan

    def carry_out(self, plan: Plan) -> None:
        self.taken = take_in(plan, self.decks, self.store)


Ids = Callable[[Plan], tuple[list[str], list[str], list[str]]]


@pytest.fixture
def profile(tmp_path: Path, clock: StandingClock) -> Iterator[Profile]:
    """A candidate with nothing yet."""
    where = places(str(tmp_path / "data"), {})
    files = tmp_path / "files"
    files.mkdir()
    store = open_store(where, clock)
    yield Profile(where, files, store)
    store.close()


@pytest.fixture
def ids() -> Ids:
    """Bare ids of a plan's new, changed and same cards."""
    return lambda plan: (
        [card.id for card in plan.new],
        [card.id for card in plan.changed],
        [card.id for card in plan.same],
    )
