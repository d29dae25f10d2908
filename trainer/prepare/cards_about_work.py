"""Cards made from the candidate's own work: stories, samples, lines of the CV, and where proof is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from trainer.cards.ids import point_id
from trainer.cards.model import Alternative, Card, Cue, KeyPoint, Wording
from trainer.prepare.figures import has_figure
from trainer.prepare.made_card import MadeCard, made_after, without_slot
from trainer.prepare.made_ids import line_source, made_id
from trainer.prepare.matrix import Row, matrix
from trainer.prepare.notebook import Notebook
from trainer.prepare.sample import Sample
from trainer.prepare.slot_values import plain
from trainer.prepare.story import Story

PROOF = "proof"
"""The deck of stories and samples."""
TELL_IT, SHOW_IT = "tell-it", "show-it"
NO_WHY = "No why yet: say why it worked."
_GAP = "why-you/requirement-met-least"
CV_CARDS = ("cv/your-part-in-line", "cv/line-helps-here")
_SAMPLE, _WEAK_PART = "proof/work-sample-success", "proof/sample-weak-part"
_STORY_SECONDS = 90
_GAP_WEIGHT, _ROW_WEIGHT = 2.0, 2.0
_MOST_STEPS = 4


def story_cards(book: Notebook) -> tuple[MadeCard, ...]:
    """`Tell it`: a card of each story, known by its title."""
    return tuple(MadeCard(_tell(story), story, personal=True) for story in book.stories if story.name)


def sample_cards(book: Notebook, cards: Mapping[str, Card]) -> tuple[MadeCard, ...]:
    """Why each sample worked, and what did not."""
    made: list[MadeCard] = []
    for sample in book.samples:
        values = {"sample.title": (plain(sample.title),), "sample.facts": tuple(map(plain, sample.facts))}
        if card := cards.get(_SAMPLE):
            needs = not sample.why_it_worked
            weight = _ROW_WEIGHT if needs else 1.0
            card = card if sample.facts else without_slot(card, "sample.facts")
            card = _with(made_after(card, sample.uid, weight), _own("why it worked", sample.why_it_worked))
            first, field = (NO_WHY, "why_it_worked") if needs else ("", "")
            named = _named(card, sample)
            made.append(MadeCard(named, sample, values, first=first, first_field=field, pressing=bool(first)))
        if (card := cards.get(_WEAK_PART)) and (sample.what_did_not or sample.learned):
            weak = _own("what did not work", sample.what_did_not)
            card = _with(
                made_after(card, sample.uid), weak, _own("what you learnt from it", sample.learned, "learned")
            )
            made.append(MadeCard(_named(card, sample), sample, values, personal=True))
    return tuple(made)


def cv_cards(book: Notebook, cards: Mapping[str, Card]) -> tuple[MadeCard, ...]:
    """The questions about each line of the CV, in the order of the page."""
    return tuple(
        MadeCard(
            made_after(card, line.uid),
            line,
            {"cv.line": (plain(line.text),)},
            pressing=card.full_id == CV_CARDS[0],
        )
        for line in book.cv_lines
        for card in map(cards.get, CV_CARDS)
        if card and line.text
    )


def gap_cards(book: Notebook, cards: Mapping[str, Card]) -> tuple[MadeCard, ...]:
    """A card of each wanted skill that the candidate stands below."""
    card = cards.get(_GAP)
    gaps = [skill for skill in book.skills if skill.gap and skill.words] if card else []
    return tuple(
        MadeCard(
            made_after(card, skill.uid, _GAP_WEIGHT),
            skill,
            {"role.gap": (plain(skill.words),)},
            pressing=True,
        )
        for skill in gaps
        if card
    )


def row_cards(book: Notebook) -> tuple[MadeCard, ...]:
    """A card of each wanted skill and each wish that nothing of the candidate's own proves yet."""
    return tuple(
        MadeCard(_show(row), row.source, pressing=True, asker=row.who)
        for row in matrix(book)
        if row.empty and row.kind != "requirement"
    )


def _tell(story: Story) -> Card:
    name = _literal(story.name)
    return Card(
        PROOF,
        made_id(TELL_IT, story.uid),
        (
            f"Tell me about this: {name}.",
            f"You mentioned this: {name}. What happened, and what did you do?",
        ),
        _steps_of(story),
        "story",
        _STORY_SECONDS,
        tags=story.tags,
        prepared=story.told or None,
    )


def _steps_of(story: Story) -> tuple[KeyPoint, ...]:
    points = [_own("when and where it was", story.situation, "situation", probe="When was this, and where?")]
    points += [_own(f"step {n}", step) for n, step in enumerate(story.actions[:_MOST_STEPS], 1)]
    if not story.actions:
        points.append(_own("what you did yourself", "", "own_action", probe="What did you do yourself?"))
    points.append(_own("how it ended", story.result, "result", probe="How did it end?"))
    if has_figure(story.number):
        points.append(_own("the figure", story.number, must=True, probe="How much was it, in figures?"))
    if story.learned:
        points.append(_own("what you learnt", story.learned, "learned"))
    points.append(_own("what it means for them", story.link, "link", probe="So what does that mean for us?"))
    return tuple(point for point in points if point)


def _show(row: Row) -> Card:
    wish = _literal(row.text)
    points = (
        _own("when and where it was", "", "situation", probe="When was this, and where?"),
        _own("what you did yourself", "", "own_action", must=True, probe="What did you do yourself?"),
        _own("how it ended", "", "result", probe="How did it end?"),
        _own("what it was in figures", "", "measured", probe="How much was it, in figures?"),
    )
    source = row.source.uid if row.kind == "skill" else line_source(row.source.uid, row.text)
    return Card(
        PROOF,
        made_id(SHOW_IT, source),
        (f"We are looking for this: {wish}. Where have you shown it?", f"{wish}: what stands behind that?"),
        tuple(point for point in points if point),
        "story",
        _STORY_SECONDS,
        weight=_ROW_WEIGHT,
    )


def _named(card: Card, sample: Sample) -> Card:
    lead = f"({_literal(sample.title)}) "
    return replace(card, wordings=tuple(lead + wording for wording in card.wordings))


def _with(card: Card, *points: KeyPoint | None) -> Card:
    return replace(card, points=(*card.points, *(point for point in points if point)))


def _own(
    label: str, text: str, cue: str = "", *, must: bool = False, probe: str | None = None
) -> KeyPoint | None:
    """A point with the candidate's words, a cue or both; None without either."""
    words: tuple[Alternative, ...] = (Wording(plain(text)),) if text else ()
    cues: tuple[Alternative, ...] = (Cue(cue),) if cue else ()
    if not words + cues:
        return None
    said = f"{label}: {plain(text)}" if text else f"@{cue}"
    return KeyPoint(point_id(label), said, words + cues, must, probe)


def _literal(text: str) -> str:
    return plain(text).replace("\\", "").replace("{", "\\{").rstrip(".")
