"""Garbage collection stands still while a long log is read, and only then."""

from __future__ import annotations

import gc

import pytest

from trainer.progress.pause import collector_paused


def test_collection_goes_on_after_the_block_even_when_it_failed() -> None:
    def fail_inside() -> None:
        with collector_paused():
            assert not gc.isenabled()
            raise ValueError("broken")

    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"):
        fail_inside()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
