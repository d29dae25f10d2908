"""Who sits at the table."""

from __future__ import annotations

import pytest

from tests.rehearse.rig import person
from trainer.prepare.person import LEVELS
from trainer.rehearse.concern import USUAL, concerns
from trainer.rehearse.form import FORM_NAMES, FORMS, FormName
from trainer.rehearse.persona import Persona, cast, of_kind


@pytest.mark.parametrize("form", FORM_NAMES)
@pytest.mark.parametrize("number", [None, 0, 1, 3, 9])
def test_without_people_as_many_as_the_form_wants_come_by_kind(form: FormName, number: int | None) -> None:
    found = cast(form, (), number)
    low, high = FORMS[form].people
    assert low <= len(found) <= high
    assert len({persona.id for persona in found}) == len(found)
    assert all(persona.concerns for persona in found)


def test_every_kind_of_person_looks_for_something() -> None:
    assert set(USUAL) == {level.value for level in LEVELS}
    for level in LEVELS:
        assert len(of_kind(level.value).concerns) >= 2


def test_a_dress_rehearsal_has_a_known_manager_a_new_director_and_hr() -> None:
    found = cast("dress", ())
    assert [(one.kind, one.met_before) for one in found] == [
        ("manager", True), ("director", False), ("hr", True),
    ]  # fmt: skip


def test_the_own_people_come_first_those_expected_before_the_others_then_by_weight() -> None:
    people = [
        person("Peer", "peer", expected=True),
        person("Board", "board"),
        person("Head", "head", expected=True),
    ]
    assert [one.name for one in cast("panel", people, 3)] == ["Head", "Peer", "Board"]
    assert [one.name for one in cast("panel", people)] == ["Head", "Peer", "Board"]
    assert [one.name for one in cast("one-on-one", people)] == ["Head"]


def test_seats_that_are_left_are_taken_by_other_kinds() -> None:
    found = cast("panel", [person("Ada", "manager")], 3)
    assert [one.id for one in found] == ["ada", "head", "hr"]


def test_a_new_face_is_somebody_who_was_not_met() -> None:
    known, new = person("Known", "head", met_before=True), person("New", "peer")
    assert [one.name for one in cast("new-face", [known, new])] == ["New"]
    (somebody,) = cast("new-face", [known])
    assert (somebody.kind, somebody.met_before) == ("director", False)


def test_what_is_not_known_of_a_person_is_filled_by_the_level() -> None:
    (ada,) = cast("one-on-one", [person("", "head", looked_for=("?", ""))])
    assert ada.name == "the head of department"
    assert ada.concerns == USUAL["head"]
    assert cast("one-on-one", [person("Bo", "emperor")])[0].kind == "manager"
    assert [c.label for c in concerns(("cost", " ? "), "peer")] == ["cost"]


def test_from_the_third_level_on_people_are_senior() -> None:
    assert [of_kind(level.value).senior for level in LEVELS] == [False, False, True, True, True, True, True]


def test_a_person_comes_back_from_the_disk_as_saved() -> None:
    for kind in USUAL:
        assert Persona.from_document(of_kind(kind, met_before=True).document()) == of_kind(
            kind, met_before=True
        )
    with pytest.raises(ValueError, match="not in tuple"):
        Persona.from_document(of_kind("hr").document() | {"kind": "emperor"})
