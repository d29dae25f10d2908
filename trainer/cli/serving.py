"""The command that shows the app in a browser on this machine."""

from __future__ import annotations

import asyncio
import errno
import importlib.util
from pathlib import Path

from trainer.cli.refusal import FINE, REFUSED, Refusal
from trainer.cli.serve.gate import Gate
from trainer.cli.serve.page import ASSETS
from trainer.cli.serve.site import serve as answer_requests
from trainer.cli.words import Words
from trainer.files import told


def serve(words: Words) -> int:
    """Listen on 127.0.0.1 until ctrl+c, and say the address once."""
    assets, gate = _assets(), Gate(words.port)

    def ready() -> None:
        print("Second Round is open to a browser on this machine. This address works once:")
        print(f"  {gate.address}")
        print("Ctrl+C stops it.", flush=True)

    try:
        asyncio.run(answer_requests(gate, assets, _words(words), ready))
    except OSError as error:
        busy = error.errno == errno.EADDRINUSE
        why = "another program listens there" if busy else told(error)
        raise Refusal(
            f"port {gate.port} cannot be used: {why}. Nothing was started. "
            "Name another one: trainer serve --port N",
            REFUSED,
        ) from None
    print("Stopped. What was saved is kept.")
    return FINE


def _assets() -> Path:
    """The folder with the terminal's script, style and font.  Raises `Refusal` without the extra."""
    found = importlib.util.find_spec("textual_serve")
    folder = Path(found.origin).parent / "static" if found and found.origin else None
    if (
        folder is None
        or importlib.util.find_spec("aiohttp") is None
        or not all((folder / name).is_file() for name in ASSETS)
    ):
        raise Refusal("`trainer serve` needs the extra web: pip install '.[web]'", REFUSED)
    return folder


def _words(words: Words) -> list[str]:
    """Those that every window's own `trainer` is started with."""
    data = ["--data", words.data] if words.data else []
    return [*data, *(["--now", words.now.isoformat()] if words.now else [])]
