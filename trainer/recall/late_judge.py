"""The judge that a desk hands out: loaded with the first answer, as it brings the matching library."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING

from trainer.prepare.confidential import protected_words

if TYPE_CHECKING:
    from trainer.progress.store import Store
    from trainer.recall.learning import Bands
    from trainer.recall.verdict import Judge, Spoken, Verdict

KEEPS_UP_S = 0.060
"""A judge that is quicker than this can be asked while somebody types."""
_LATEST = 2


class LateJudge:
    """The judge that is set, with all that the candidate set.

    It knows the confidential list, and draws its bands where the candidate's corrections put them when the
    program started; `learns` says whether they are to be used, `which` who is to judge (`words`, `meaning`,
    `both`).  An answer still being typed is judged by words alone where the other judge is too slow for it.
    """

    def __init__(
        self,
        store: Store,
        learns: Callable[[], bool],
        which: Callable[[], str],
        seconds: Callable[[], float] = perf_counter,
    ) -> None:
        """`seconds` is a count that only grows."""
        self._store = store
        self._learns = learns
        self._which = which
        self._seconds = seconds
        self._took: deque[float] = deque(maxlen=_LATEST)
        self._loading = Lock()
        self._loaded: dict[str, tuple[Judge, str | None]] = {}

    @property
    def trouble(self) -> str | None:
        """Why words are judged alone although more was asked for; None when all is well or not yet known."""
        _, trouble = self._loaded.get(self._which(), (None, None))
        return trouble

    @cached_property
    def _bands(self) -> Bands:
        from trainer.recall.learning import Bands

        return Bands(self._store.judged)

    def judge(self, spoken: Spoken) -> Verdict:
        """The verdict on an answer."""
        if words := protected_words(self._store):
            spoken = replace(spoken, protected=words)
        verdict = self._judged(spoken)
        return self._bands.drawn(verdict) if self._learns() else verdict

    def _judged(self, spoken: Spoken) -> Verdict:
        if spoken.typing and not keeps_up(self._took):
            return self._load("words").judge(spoken)
        judge = self._load(self._which())
        began = self._seconds()
        verdict = judge.judge(spoken)
        self._took.append(self._seconds() - began)
        return verdict

    def _load(self, which: str) -> Judge:
        with self._loading:  # the first answer may be handed in while the judge is being warmed up
            if which not in self._loaded:
                from trainer.recall.judges import chosen

                self._loaded[which] = chosen(which)
            return self._loaded[which][0]


def trouble_of(judge: Judge) -> str | None:
    """The trouble of a desk's judge; None where another one sits in its place."""
    return judge.trouble if isinstance(judge, LateJudge) else None


def keeps_up(took: Iterable[float]) -> bool:
    """Whether a judge whose latest verdicts took so many seconds can be asked while somebody types.

    One quick verdict is enough: the first on a card is slow everywhere, as it makes the points ready.
    """
    return any(seconds < KEEPS_UP_S for seconds in took)
