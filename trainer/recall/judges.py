"""Who judges: by words, by meaning, or both; words go on alone when the model cannot be used."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from trainer.recall.verdict import BY, Judge, PointVerdict, Spoken


class PointJudge(Judge, Protocol):
    """A judge who can be asked about the points alone."""

    def points(self, spoken: Spoken) -> tuple[PointVerdict, ...]:
        """Without a look at the delivery, in the order asked."""


def chosen(which: str, extra_texts: Iterable[str] = ()) -> tuple[PointJudge, str | None]:
    """The judge for `words`, `meaning` or `both`, and a sentence when it has to be words alone instead.

    Only what is asked for is loaded.  `extra_texts` are those of `WordJudge`.
    """
    from trainer.recall.words import WordJudge

    words = WordJudge(extra_texts)
    if which == "words":
        return words, None
    from trainer.recall.joined import JoinedJudge
    from trainer.recall.meaning.model import ModelUnreadable, load

    try:
        encoder = load()
    except ModelUnreadable as error:
        return words, str(error)
    return JoinedJudge(words, encoder, alone=which == "meaning"), None


def examined(which: str) -> tuple[bool, str]:
    """Whether the judge that is set can be used, and one sentence about it."""
    if which == "words":
        return True, "Answers are judged by words."
    _, trouble = chosen(which)
    if trouble:
        return False, trouble
    from trainer.recall.meaning.model import FORMAT, SHIPPED, read

    version = read().header.get("version", FORMAT)
    return True, f"Answers are judged {BY[which]} (model {version}, {SHIPPED.stat().st_size / 1e6:.1f} MB)."
