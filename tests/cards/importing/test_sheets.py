"""Sheets of rows from spreadsheets, Anki's and Quizlet's text: every separator, encoding and header."""

from __future__ import annotations

import pytest

from tests.cards.importing.conftest import Profile
from trainer.cards.importing.reading import read_content
from trainer.cards.importing.source import ImportRefused, Source

ROWS = (
    ("question", "key_points", "tags"),
    ("Why us?", "a small team\nthe new site", "motivation team"),
    ('What is "hard"; here, now?', "the numbers; the café – in Zürich", "pressure"),
)


def sheet(separator: str, rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    def cell(text: str) -> str:
        doubled = text.replace('"', '""')
        return f'"{doubled}"' if any(c in text for c in f'\n"{separator}') else text

    return "".join(separator.join(map(cell, row)) + "\r\n" for row in rows)


def labels(source: Source) -> list[list[str]]:
    return [[point.label for point in incoming.card.points] for incoming in source.cards]


def questions(source: Source) -> list[str]:
    return [incoming.card.wordings[0] for incoming in source.cards]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("titled", [True, False])
def test_a_sheet_comes_in_whatever_wrote_it(separator: str, encoding: str, titled: bool) -> None:
    rows = ROWS if titled else ROWS[1:]
    source = read_content(sheet(separator, rows).encode(encoding), "cards.csv")
    assert questions(source) == ["Why us?", 'What is "hard"; here, now?']
    assert labels(source) == [["a small team", "the new site"], ["the numbers", "the café – in Zürich"]]
    assert source.cards[0].card.tags == ("motivation", "team")
    assert source.problems == ()
    guessed = "cards.csv is no UTF-8 and was read as Windows-1252: see that its accents are right."
    assert source.notices == ((guessed,) if encoding == "cp1252" else ())


def test_columns_are_found_by_their_titles_in_any_order() -> None:
    text = "Tags,Answer,Deck,ID,Front\nt1,one; two,My Deck,7,Why?\n"
    (card,) = read_content(text.encode(), "a.csv").cards
    assert (card.card.wordings, card.deck, card.card.tags) == (("Why?",), "My Deck", ("t1",))
    assert [point.label for point in card.card.points] == ["one", "two"]
    assert len(card.key) == 8
    assert card.card.id == f"why-{card.key}"


def test_excels_own_line_names_the_separator() -> None:
    source = read_content(b"sep=;\nquestion;answer\nWhy, oh why?;it, is; near\n", "a.csv")
    assert questions(source) == ["Why, oh why?"]


def test_a_quotation_mark_that_is_never_closed_costs_no_other_row() -> None:
    source = read_content(b'Why?\t"near\nWhen?\tsoon\nHow?\twell\n', "a.txt")
    assert questions(source) == ["Why?", "When?", "How?"]
    assert any("never closed" in notice for notice in source.notices)


def test_a_cell_of_deck_lines_is_read_as_in_a_deck() -> None:
    cell = "- ! thanks: thank you | glad\n  > Anything else?\n- @reason"
    (incoming,) = read_content(f'question,key_points\nWhy?,"{cell}"\n'.encode(), "a.csv").cards
    first, second = incoming.card.points
    assert (first.must, first.label, first.probe) == (True, "thanks", "Anything else?")
    assert second.label == "@reason"


def test_a_row_without_a_question_is_named_by_its_line() -> None:
    source = read_content(b'question,answer\nWhy?,"near\nby"\n,lonely\nWhen?,soon\n', "a.csv")
    assert questions(source) == ["Why?", "When?"]
    assert [str(problem) for problem in source.problems] == [
        "a.csv:4: there is no question, so the card was skipped: write one"
    ]


def test_a_field_of_a_megabyte_is_skipped_and_the_others_come_in() -> None:
    source = read_content(f"question,answer\nWhy?,{'x' * 1_000_000}\nWhen?,soon\n".encode(), "a.csv")
    assert questions(source) == ["When?"]
    assert str(source.problems[0]).startswith("a.csv:2: a field is longer than 50000 characters")


def test_quizlets_text_is_a_term_a_tab_and_a_definition() -> None:
    source = read_content(b"Why us?\tSame customers\nWhen?\tsoon; today\n", "quizlet.txt")
    assert labels(source) == [["Same customers"], ["soon", "today"]]


def test_ankis_headers_say_what_the_columns_are() -> None:
    text = (
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
        "#unknown:x\n"
        "aB3xY9\tBasic\tInterview::Second\tWhy us?\tSame customers<br>New site in the south\tmotivation\n"
        'aB3xZ0\tBasic\tInterview::Second\t"A ""hard"" one\tin it"\tFirst<br>Second; third\tpressure\n'
    )
    source = read_content(text.encode(), "notes.txt")
    assert source.format == "Anki text"
    assert questions(source) == ["Why us?", 'A "hard" one in it']
    assert labels(source) == [["Same customers", "New site in the south"], ["First", "Second; third"]]
    assert {card.deck for card in source.cards} == {"Interview::Second"}
    assert len({card.key for card in source.cards}) == 2


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("#separator:Comma\n#columns:Back,Front,Tags\n", "soon,Why?,t"),
        ("#separator:;\n#tags:t\n", "Why?;soon"),
        ("#separator:pipe\n#tags column:1\n", "t|Why?|soon"),
        ("tags: t\n", "Why?\tsoon"),
        ("#deck:D\n#tags:t\n", "Why?\tsoon"),
    ],
)
def test_every_header_of_anki_counts(header: str, row: str) -> None:
    (card,) = read_content(f"{header}{row}\n".encode(), "x.txt").cards
    assert (card.card.wordings, card.card.prepared, card.card.tags) == (("Why?",), "soon", ("t",))


def test_without_html_an_export_of_anki_is_taken_literally() -> None:
    (card,) = read_content(b"#separator:tab\n#html:false\nWhy <b>?\tsoon & well\n", "x.txt").cards
    assert (card.card.wordings[0], card.card.prepared) == ("Why <b>?", "soon & well")


@pytest.mark.parametrize("name", ["words.txt", "page.md", "data.bin"])
def test_prose_is_no_sheet(name: str) -> None:
    with pytest.raises(ImportRefused, match="holds no cards in a form that is known here"):
        read_content(b"This is a letter.\nIt has lines.\n", name)


def test_rows_with_an_id_keep_their_card_when_the_question_is_reworded(profile: Profile) -> None:
    profile.take("a.csv", "id,question,answer\n7,Why us?,near\n")
    plan = profile.take("a.csv", "id,question,answer\n7,And why do you want to come here?,near\n")
    assert [card.id[-9:] for card in plan.changed] == [
        card.id[-9:] for card in profile.library().cards.values()
    ]
    assert plan.new == ()
