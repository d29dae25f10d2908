"""Structural cues: the shape of an answer, seen without knowing its content.

A cue such as `@reason` is found by rules for English; each tick shows the words that earned it.
"""

from __future__ import annotations

from trainer.recall.cues.finding import find, sentences
from trainer.recall.cues.labels import LABELS, shown
from trainer.recall.cues.language import speaks_english

__all__ = ["LABELS", "find", "sentences", "shown", "speaks_english"]
