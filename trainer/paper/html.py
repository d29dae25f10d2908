"""Pages for a browser and a printer: one file, no network, no script."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --quiet: #57606a; --line: #d0d7de;
  --bar: #2f6f8f; --soft: #e7eef2; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --paper: #14181c; --quiet: #a0aab4;
  --line: #3a424a; --bar: #6fb3d2; --soft: #232a31; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.2rem; max-width: 46rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 { font-size: 1.1rem; margin: 1.8rem 0 .4rem; border-bottom: 1px solid var(--line); }
p { margin: .3rem 0; } ul { margin: .2rem 0; padding-left: 1.2rem; }
.quiet { color: var(--quiet); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .15rem .5rem .15rem 0;
  vertical-align: top; } th { font-weight: 600; }
svg { display: block; width: 100%; max-width: 36rem; height: auto; }
svg text { fill: var(--ink); font-size: 12px; }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --quiet: #444; --line: #999;
  --bar: #333; --soft: #eee; } body { padding: 0; max-width: none; font-size: 10pt; }
  section { break-inside: avoid; } }
"""
_NOTHING_LOADED = "default-src 'none'; style-src 'unsafe-inline'"
_SHEET = """
@page { size: A4; margin: 12mm; }
@media print { body { font-size: 8.6pt; line-height: 1.22; } h1 { font-size: 11pt; } h2 { font-size: 9pt;
  margin: .45rem 0 .1rem; } p { margin: 0; } }
"""


def document(title: str, parts: Iterable[str], *, one_sheet: bool = False) -> str:
    """A whole page; the parts are HTML already."""
    style = STYLE + (_SHEET if one_sheet else "")
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_LOADED}">'
        f"<title>{escape(title)}</title><style>{style}</style>"
    )
    body = "\n".join(parts)
    return f'<!doctype html>\n<html lang="en"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'


def heading(words: str, level: int = 2) -> str:
    return f"<h{level}>{escape(words)}</h{level}>"


def paragraph(words: str, style: str = "") -> str:
    return f'<p class="{style}">{escape(words)}</p>' if style else f"<p>{escape(words)}</p>"


def listed(entries: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(entry)}</li>" for entry in entries) + "</ul>"


def section(*parts: str) -> str:
    return "<section>" + "\n".join(parts) + "</section>"
