"""Writing a report to a Markdown file of one's own."""

from __future__ import annotations

from datetime import datetime, tzinfo
from pathlib import Path

from trainer.files import atomic_write
from trainer.rehearse.protocol import as_markdown
from trainer.rehearse.report import Report
from trainer.text import one_line


class NotWritten(Exception):
    """Why there is no file, in a sentence."""


def file_name(report: Report) -> str:
    """`rehearsal-2026-11-22-1940.md`, by the moment at which it began, UTC."""
    return f"rehearsal-{datetime.fromisoformat(report.begun):%Y-%m-%d-%H%M}.md"


def write_out(path: Path, report: Report, before: Report | None, zone: tzinfo | None) -> Path:
    """Write the file, readable by its owner only; one that is there stays as it is.  Raises NotWritten."""
    if path.suffix != ".md":
        raise NotWritten(f"{one_line(str(path))}: the name has to end in .md.")
    if path.exists():
        raise NotWritten(f"{one_line(str(path))} is there already and was left as it is. Name another file.")
    try:
        atomic_write(path, as_markdown(report, before, zone).encode())
    except OSError as error:
        raise NotWritten(f"{one_line(str(path))} was not written: {error.strerror or error}.") from None
    return path
