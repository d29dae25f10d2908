"""The page around the terminal.  It names no foreign address, and its headers forbid the browser any."""

from __future__ import annotations

from html import escape

SCRIPT, STYLE, FONT = "js/textual.js", "css/xterm.css", "fonts/RobotoMono-VariableFont_wght.ttf"
ASSETS = {SCRIPT: "text/javascript", STYLE: "text/css", FONT: "font/ttf"}
"""What of textual-serve's own files is given out, with its type."""

FOCUS = 'addEventListener("load", () => document.querySelector(".xterm-helper-textarea")?.focus());\n'
"""So that keys reach the app without a click; a file of its own, because inline scripts are forbidden."""

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Second Round</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/css/xterm.css">
<style>
@font-face {
  font-family: "Roboto Mono";
  src: url("/static/fonts/RobotoMono-VariableFont_wght.ttf");
  font-weight: 100 700;
}
html, body { height: 100%; margin: 0; background: #111417; color: #e6e6e6; overflow: hidden; }
body { font: 16px "Roboto Mono", Menlo, monospace; }
.textual-terminal { width: 100vw; height: 100vh; }
p { position: fixed; left: 0; right: 0; margin: 0; padding: 0.8em; text-align: center; background: #1f262c; }
.opening { top: 0; }
.ended { bottom: 0; display: none; }
body.-first-byte .opening, body.-closed .opening { display: none; }
body.-closed .ended { display: block; }
a { color: #9fd3ff; }
</style>
<script src="/static/js/textual.js"></script>
<script src="/focus.js"></script>
</head>
<body>
<p class="opening" role="status">Second Round is opening.</p>
<div id="terminal" class="textual-terminal" data-session-websocket-url="SOCKET" data-font-size="16"></div>
<p class="ended" role="status">This window has ended. What was saved is kept. <a href="/">Open again</a></p>
</body>
</html>
"""


def page(host: str) -> str:
    """The page for a browser that came by `host` (name and port)."""
    return _PAGE.replace("SOCKET", escape(f"ws://{host}/ws"))


def headers(host: str) -> dict[str, str]:
    """For every answer: nothing foreign is loaded, nothing is kept, and no other page may frame or read it.

    xterm writes its colours into style elements, so that inline styles have to be allowed.
    """
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        f"img-src data:; connect-src 'self' ws://{host}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
