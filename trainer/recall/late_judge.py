"""The judge that a desk hands out: loaded with the first answer, as it brings the matching library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from trainer.prepare.confidential import protected_words

if TYPE_CHECKING:
    from trainer.progress.store import Store
    from trainer.recall.learning import Shifts
    from trainer.recall.verdict import Judge, Spoken, Verdict


class LateJudge:
    """The judge by words with all that the candidate set.

    It knows the confidential list, and draws its bands where the candidate's corrections put them when the
    program started; `learns` says whether they are to be used.
    """

    def __init__(self, store: Store, learns: Callable[[], bool]) -> None:
        self._store = store
        self._learns = learns

    @cached_property
    def _words(self) -> Judge:
        from trainer.recall.words import WordJudge

        return WordJudge()

    @cached_property
    def _learnt(self) -> Shifts:
        from trainer.recall.learning import learn

        return learn(self._store.judged(), on=True).shifts

    def judge(self, spoken: Spoken) -> Verdict:
        """The verdict on an answer."""
        if words := protected_words(self._store):
            spoken = replace(spoken, protected=words)
        verdict = self._words.judge(spoken)
        if not self._learns():
            return verdict
        from trainer.recall.learning import shifted

        return shifted(verdict, self._learnt)
