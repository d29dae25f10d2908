"""Choosing what proves a thing they want: which notes change, and that the empty cell is filled by it."""

from __future__ import annotations

from dataclasses import replace

from tests.prepare.notes_made import a
from trainer.prepare.ad_line import AdLine
from trainer.prepare.cv_line import CvLine
from trainer.prepare.matrix import Row, matrix
from trainer.prepare.notebook import Notebook
from trainer.prepare.person import Person
from trainer.prepare.proofs import chosen_proofs, proof_field, with_proofs
from trainer.prepare.skill import Skill
from trainer.prepare.story import Story


def only(book: Notebook) -> Row:
    (row,) = matrix(book)
    return row


def test_a_skill_is_proven_by_the_stories_it_links() -> None:
    story, skill = a(Story, name="Late orders"), a(Skill, words="pace")
    book = Notebook(stories=(story,), skills=(skill,))
    row = only(book)
    assert (row.empty, proof_field(row).links, chosen_proofs(row, book)) == (True, "stories", ())
    (proven,) = with_proofs(row, (story.uid,), book)
    assert isinstance(proven, Skill)
    after = replace(book, skills=(proven,))
    assert only(after).proofs == ("Late orders",)
    assert chosen_proofs(only(after), after) == (story.uid,)
    assert with_proofs(only(after), (story.uid,), after) == ()
    assert with_proofs(only(after), (), after) == (skill,)


def test_a_wish_is_proven_by_a_strength_of_the_story_and_taken_back_whatever_its_case() -> None:
    story = a(Story, name="Late orders", strengths=("calm",))
    book = Notebook(stories=(story,), people=(a(Person, name="Dia", looked_for=("On time",)),))
    (proven,) = with_proofs(only(book), (story.uid,), book)
    assert proven == replace(story, strengths=("calm", "On time"))
    after = replace(book, stories=(replace(story, strengths=("calm", "on TIME")),))
    assert chosen_proofs(only(after), after) == (story.uid,)
    assert with_proofs(only(after), (story.uid,), after) == ()
    assert with_proofs(only(after), (), after) == (story,)


def test_a_requirement_is_proven_by_lines_of_the_cv_and_the_others_stay() -> None:
    wanted = a(AdLine, text="Three years of planning", picked="known")
    shows, other = a(CvLine, text="Planned one region"), a(CvLine, text="Sang", shows=("x",))
    book = Notebook(ad_lines=(wanted,), cv_lines=(shows, other))
    assert proof_field(only(book)).links == "cv_lines"
    (proven,) = with_proofs(only(book), (shows.uid,), book)
    assert isinstance(proven, CvLine)
    after = replace(book, cv_lines=(proven, other))
    assert only(after).proofs == ("Planned one region",)
    assert chosen_proofs(only(after), after) == (shows.uid,)
    assert with_proofs(only(after), (other.uid,), after) == (
        shows,
        replace(other, shows=("x", wanted.uid)),
    )
