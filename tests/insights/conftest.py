"""Answers for the tests of figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from trainer.insights.practice import Practice

Answer = Callable[..., dict[str, Any]]


@pytest.fixture
def practised() -> Callable[..., Practice]:
    """Counts answers given as `answer(...)` documents."""

    def count(*answers: dict[str, Any]) -> Practice:
        practice = Practice()
        practice.take(answers)
        return practice

    return count
