"""The text of a file that a candidate has: plain text as it is, PDF with the extra `pdf`."""

from __future__ import annotations

from pathlib import Path

from trainer.prepare.lines_import import LONGEST_FILE
from trainer.text import clean

TEXTS = (".txt", ".md", ".text", "")
NO_READER = "PDF needs a reader that is not installed: pip install 'second-round[pdf]', or save it as text."
NO_TEXT = "There is no text in it: it holds pictures of pages. Save it as text, or paste the lines."


class Unreadable(ValueError):
    """The file cannot be taken in.  The message is one line for the candidate."""


def file_text(path: Path) -> str:
    """The cleaned text of a text file or a PDF.  Raises Unreadable, and OSError when it cannot be opened."""
    ending = path.suffix.lower()
    if path.stat().st_size > LONGEST_FILE:
        raise Unreadable("That is too large for a CV or an advert: 2 MB at most.")
    if ending == ".pdf":
        return _pdf_text(path)
    if ending not in TEXTS:
        raise Unreadable(f"'{ending}' is not read. Save it as text (.txt) or PDF, or paste the lines.")
    content = path.read_bytes()
    if b"\0" in content[:4096]:
        raise Unreadable("That is no text. Save it as text (.txt) or PDF, or paste the lines.")
    return clean(content.decode("utf-8-sig", "replace"))


def _pdf_text(path: Path) -> str:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise Unreadable(NO_READER) from None
    try:
        pages = [page.extract_text() for page in PdfReader(path).pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        # A damaged file makes the reader stumble over whatever is missing.
        raise Unreadable("That PDF is damaged or locked. Save it as text, or paste the lines.") from None
    text = clean("\n".join(pages))
    if not text.strip():
        raise Unreadable(NO_TEXT)
    return text
