"""Somebody who was invited to a second interview."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.candidate import Candidate, candidate_at


@pytest.fixture
def candidate(tmp_path: Path) -> Iterator[Candidate]:
    """On the evening of the first interview, with the second one entered."""
    with candidate_at(tmp_path) as someone:
        someone.invited()
        yield someone
