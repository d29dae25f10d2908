"""The app of one browser window: a process of its own, spoken to in the packets of Textual's web driver."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import sysconfig
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from trainer.text import clean

Show = Callable[[bytes], Awaitable[None]]

WIDEST, HIGHEST = 500, 200
"""Columns and rows; what a browser claims beyond them is not believed."""
LEAVE = "\x11"
"""ctrl+q, as a keyboard sends it: the app keeps what is being typed and leaves."""
PATIENCE_S = (5.0, 8.0, 5.0)
"""How long the app has after ctrl+q, after it is told to quit, and after SIGTERM; then it is killed."""
LONGEST_SAYING = 4000
_BEGUN = b"__GANGLION__\n"
_PLAIN_SCREEN = b"\x1b[?1049l\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[0m\x1b[2J\x1b[H\x1b[?25l"


class Window:
    """One process from `open` to `close`; what it draws, and what it says at its end, goes to `show`."""

    def __init__(self, process: Process, show: Show) -> None:
        self._process = process
        self._show = show
        self._said = bytearray()
        self.leaving = asyncio.Event()
        """Nobody looks at it any more."""
        self.gone = asyncio.Event()
        """The process is no more, and with it its lock on the progress."""
        self._drawing = asyncio.create_task(self._draw())

    @classmethod
    async def open(cls, words: Sequence[str], size: tuple[int, int], show: Show) -> Window:
        """Start the app with the words of `trainer`, at so many columns and rows.  Raises OSError."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "trainer", *words),
            stdin=PIPE, stdout=PIPE, stderr=PIPE, env=_environ(size), start_new_session=True,
        )  # fmt: skip
        return cls(process, show)

    async def ended(self) -> None:
        """Wait until the app has left of its own accord, and everything it had to say was shown."""
        await asyncio.shield(self._drawing)

    async def type(self, text: str) -> None:
        """Keys, as a terminal sends them."""
        await self._send(b"D", text.encode("utf-8", "replace"))

    async def tell(self, kind: str, **more: int) -> None:
        """A word to the driver: resize, focus, blur or quit."""
        await self._send(b"M", json.dumps({"type": kind, **more}).encode())

    async def resize(self, columns: int, rows: int) -> None:
        """The browser's window has another size now."""
        columns, rows = _believed((columns, rows))
        await self.tell("resize", width=columns, height=rows)

    async def close(self) -> None:
        """Have the app leave, first with what is being typed on disk, at last by force."""
        self.leaving.set()
        asks: list[Callable[[], Awaitable[None]]]
        asks = [partial(self.type, LEAVE), partial(self.tell, "quit"), self._terminate]
        try:
            for ask, seconds in zip(asks, PATIENCE_S, strict=True):
                with suppress(TimeoutError):
                    async with asyncio.timeout(seconds):
                        await ask()
                        await self.gone.wait()
                if self.gone.is_set():
                    return
        finally:
            if not self.gone.is_set():
                self._kill()
        await self.gone.wait()

    async def _terminate(self) -> None:
        with suppress(ProcessLookupError):
            self._process.terminate()

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            self._process.kill()

    async def _send(self, kind: bytes, payload: bytes) -> None:
        stdin = self._process.stdin
        if stdin and not stdin.is_closing():
            stdin.write(kind + len(payload).to_bytes(4, "big") + payload)
            with suppress(ConnectionError):
                await stdin.drain()

    async def _draw(self) -> None:
        """Read to the end in any case: a process that waits for a reader could not leave."""
        stdout, stderr = self._process.stdout, self._process.stderr
        if stdout is None or stderr is None:
            return
        complaints = asyncio.create_task(self._hear(stderr))
        try:
            if await self._begins(stdout):
                while await self._packet(stdout):
                    pass
            await self._hear(stdout)
        except ValueError:  # no packet of the driver: such a process is not spoken with
            self._kill()
        finally:
            await complaints
            await self._process.wait()
            self.gone.set()
        if said := clean(self._said.decode("utf-8", "replace")).strip():
            await self._show(_PLAIN_SCREEN + said.replace("\n", "\r\n").encode() + b"\r\n")

    async def _begins(self, stdout: asyncio.StreamReader) -> bool:
        """Whether the app draws; what it says before is kept."""
        async for said in stdout:
            if said == _BEGUN:
                return True
            self._keep(said)
        return False

    async def _packet(self, stdout: asyncio.StreamReader) -> bool:
        """Pass on one packet.  False after the last one."""
        try:
            head = await stdout.readexactly(5)
            payload = await stdout.readexactly(int.from_bytes(head[1:], "big"))
        except asyncio.IncompleteReadError:
            return False
        if head[:1] == b"D":
            await self._show(payload)
        return not (head[:1] == b"M" and json.loads(payload).get("type") == "exit")

    async def _hear(self, stream: asyncio.StreamReader) -> None:
        while said := await stream.read(4096):
            self._keep(said)

    def _keep(self, said: bytes) -> None:
        self._said += said[: LONGEST_SAYING - len(self._said)]


def _believed(size: tuple[int, int]) -> tuple[int, int]:
    return min(max(size[0], 1), WIDEST), min(max(size[1], 1), HIGHEST)


def _environ(size: tuple[int, int]) -> dict[str, str]:
    columns, rows = _believed(size)
    environ = os.environ | {
        "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TERM": "xterm-256color",
        "COLUMNS": str(columns),
        "ROWS": str(rows),
        "PYTHONUTF8": "1",
    }
    # -P keeps whatever lies in the present folder from being run; a checkout has to be named instead.
    home = str(Path(__file__).resolve().parents[3])
    if home not in (sysconfig.get_path("purelib"), sysconfig.get_path("platlib")):
        environ["PYTHONPATH"] = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    return environ
