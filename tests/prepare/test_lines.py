"""Lines of a CV or an advert: taken from texts and files, joined with those that are there."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.prepare.notes_made import NOW
from trainer.prepare.cv_line import CvLine
from trainer.prepare.file_text import NO_READER, NO_TEXT, Unreadable, file_text
from trainer.prepare.lines_import import MOST_LINES, take_lines
from trainer.prepare.lines_taken import joined
from trainer.prepare.pasted import read_paste

CV = """\
# Jane Doe
jane.doe@example.org
+44 20 7946 0000

Work experience
• Sales planner at Nord & Co,
  responsible for forty articles
• Led a team of four
SKILLS:
1. Excel
2) German and Polish
o Fork-lift licence
Page 1 of 2
----
• Led a team of four
"""


def texts(text: str) -> list[str]:
    return [line.text for line in take_lines(text).lines]


def test_headings_contacts_and_repetitions_are_dropped_and_broken_lines_joined() -> None:
    taken = take_lines(CV)
    assert [(line.text, line.section) for line in taken.lines] == [
        ("Sales planner at Nord & Co, responsible for forty articles", "Work experience"),
        ("Led a team of four", "Work experience"),
        ("Excel", "SKILLS"),
        ("German and Polish", "SKILLS"),
        ("Fork-lift licence", "SKILLS"),
    ]
    assert taken.headings == 4
    assert taken.sentence == "13 lines read, 4 headings dropped, 4 without content dropped, 5 taken in."


def test_a_text_without_headings_is_all_lines() -> None:
    assert texts("Driver\nPlanner 2019\n\nCook") == ["Driver", "Planner 2019", "Cook"]
    assert texts("") == []
    assert texts("12\n--\n") == []


@given(st.text(max_size=300) | st.text("aA1 -:#\n•@.", max_size=300))
def test_no_text_makes_it_raise_and_no_line_is_lost_or_doubled(text: str) -> None:
    taken = take_lines(text)
    found = [line.text.casefold() for line in taken.lines]
    assert len(found) == len(set(found)) <= MOST_LINES
    assert all(any(letter.isalpha() for letter in line) and "\n" not in line for line in found)
    assert len(found) + taken.headings <= taken.read


def test_a_very_long_line_is_read_in_no_time() -> None:
    assert len(texts("a " * 500_000)) == 1
    assert len(texts("1" * 1_000_000 + "x")) == 1


def test_lines_that_are_there_keep_their_ids_and_the_rest_stay_at_the_end() -> None:
    first = joined(CvLine, take_lines("Driver\nCook\nPlanner").lines, (), NOW, Random(1), "i1")
    assert (first.new, first.stay) == (3, 0)
    there = tuple(line for line in first.notes if isinstance(line, CvLine))
    again = joined(CvLine, take_lines("Teacher\nPlanner\nDriver").lines, there, NOW, Random(2), "i1")
    assert (again.new, again.stay) == (1, 1)
    order = {line.text: (line.place, line.uid) for line in again.notes}
    assert [text for text, _ in sorted(order.items(), key=lambda one: one[1][0])] == [
        "Teacher",
        "Planner",
        "Driver",
        "Cook",
    ]
    assert {order[line.text][1] for line in there} == {line.uid for line in there}
    assert joined(CvLine, take_lines("Driver\nCook\nPlanner").lines, there, NOW, Random(3), "i1").notes == ()


def test_sixty_pasted_lines_are_asked_about_and_three_are_not() -> None:
    many = read_paste("\n".join(f"{n}. Question {n}?" for n in range(60)))
    assert many.question == "Make 60 questions, or is this one long note? (q/n)"
    assert many.lines[0] == "Question 0?"
    few = read_paste("- Why?\n- How?\n\n- When?")
    assert (few.question, few.lines) == ("", ("Why?", "How?", "When?"))
    assert read_paste("a long text " * 30 + "\nsecond paragraph").question.startswith("Make 2 questions")


def test_a_text_file_is_read_whatever_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "cv.txt"
    file.write_bytes(b"\xef\xbb\xbfCaf\xe9 \x1b[31mwaiter\r\n")
    assert file_text(file) == "Caf\ufffd waiter\n"
    file.write_bytes(b"PK\x03\x04\x00\x00")
    with pytest.raises(Unreadable, match="no text"):
        file_text(file)


def test_other_files_are_named_with_a_way_out(tmp_path: Path) -> None:
    file = tmp_path / "cv.docx"
    file.write_bytes(b"x")
    with pytest.raises(Unreadable, match=r"Save it as text"):
        file_text(file)
    big = tmp_path / "cv.txt"
    big.write_bytes(b"a" * 2_000_001)
    with pytest.raises(Unreadable, match="too large"):
        file_text(big)
    with pytest.raises(FileNotFoundError):
        file_text(tmp_path / "none.txt")


PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 44>>stream
BT /F1 12 Tf 20 100 Td (Sales planner) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
"""


def whole_pdf() -> bytes:
    offsets = [PDF.index(b"%d 0 obj" % number) for number in range(1, 6)]
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return PDF + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(PDF)


def test_a_pdf_gives_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "cv.pdf"
    file.write_bytes(whole_pdf())
    assert texts(file_text(file)) == ["Sales planner"]
    file.write_bytes(whole_pdf().replace(b"(Sales planner) Tj", b"                  "))
    with pytest.raises(Unreadable, match=NO_TEXT[:20]):
        file_text(file)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nnonsense", b"not a pdf at all"])
def test_a_damaged_pdf_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "cv.pdf"
    file.write_bytes(content)
    with pytest.raises(Unreadable, match="damaged or locked"):
        file_text(file)


def test_without_the_reader_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    file = tmp_path / "cv.pdf"
    file.write_bytes(PDF)
    with pytest.raises(Unreadable) as told:
        file_text(file)
    assert str(told.value) == NO_READER
