"""A headless Chromium, spoken to in the DevTools protocol: keys go in, what the page was sent comes out."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aiohttp import ClientSession, ClientWebSocketResponse

BINARY = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-quic", "--disable-dev-shm-usage"),
)
PATIENCE_S = 60.0
NAMED_KEYS = {"Enter": 13, "Escape": 27}
_ESCAPES = re.compile(r"\x1b\[[0-9;?<>=$]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.")


class Chromium:
    """One browser with one page."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None
        self._session: ClientSession | None = None
        self._socket: ClientWebSocketResponse | None = None
        self._reading: asyncio.Task[None] | None = None
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._number = 0
        self.events: list[dict[str, Any]] = []
        """Everything that the browser told, in its order."""

    async def __aenter__(self) -> Chromium:
        from aiohttp import ClientSession

        assert BINARY
        self._process = await asyncio.create_subprocess_exec(
            *(BINARY, *FLAGS, "--remote-debugging-port=0", f"--user-data-dir={self._folder}", "about:blank"),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        told = self._folder / "DevToolsActivePort"
        await until(lambda: told.exists() and told.read_text().count("\n") > 0, "the browser")
        port = told.read_text().splitlines()[0]
        self._session = ClientSession()
        async with self._session.get(f"http://127.0.0.1:{port}/json/list") as answer:
            page = next(one for one in await answer.json() if one["type"] == "page")
        self._socket = await self._session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0)
        self._reading = asyncio.create_task(self._read())
        for domain in ("Page", "Network", "Runtime", "Log"):
            await self.ask(f"{domain}.enable")
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        if self._reading:
            self._reading.cancel()
            with suppress(asyncio.CancelledError):
                await self._reading
        if self._socket:
            await self._socket.close()
        if self._session:
            await self._session.close()

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """One command of the protocol and its result."""
        assert self._socket
        self._number += 1
        self._answers[self._number] = answer = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": self._number, "method": method, "params": params})
        async with asyncio.timeout(PATIENCE_S):
            told = await answer
        assert "error" not in told, told
        result: dict[str, Any] = told["result"]
        return result

    async def value(self, expression: str) -> Any:
        """What an expression is worth in the page."""
        told = await self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        return told["result"].get("value")

    async def type(self, text: str) -> None:
        for character in text:
            await self.ask("Input.dispatchKeyEvent", type="char", text=character)

    async def press(self, key: str, *, control: bool = False) -> None:
        """A named key, or a letter with ctrl."""
        code = NAMED_KEYS.get(key) or ord(key.upper())
        named = {"key": key, "windowsVirtualKeyCode": code, "modifiers": 2 if control else 0}
        text = {"text": "\r"} if key == "Enter" else {}
        await self.ask("Input.dispatchKeyEvent", type="keyDown", **named, **text)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **named)

    def drawn(self, since: int = 0) -> str:
        """The text that the terminal in the page was sent since that event, without its escape sequences."""
        frames = (
            event["params"]["response"]
            for event in self.events[since:]
            if event["method"] == "Network.webSocketFrameReceived"
        )
        sent = b"".join(base64.b64decode(one["payloadData"]) for one in frames if one["opcode"] == 2)
        return " ".join(_ESCAPES.sub(" ", sent.decode("utf-8", "replace")).split())

    async def shows(self, *texts: str, since: int = 0) -> None:
        """Wait until the terminal was sent all of these."""
        await until(
            lambda: all(text in self.drawn(since) for text in texts),
            f"{texts}",
            lambda: self.drawn(since)[-3000:],
        )

    async def comes_true(self, expression: str) -> bool:
        """Whether an expression becomes true in the page."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_S):
                while not await self.value(expression):
                    await asyncio.sleep(0.05)  # between two looks; nothing rests on its length
                return True
        return False

    def requests(self) -> list[str]:
        """Every address that the page asked for."""
        return [
            event["params"]["request"]["url"]
            for event in self.events
            if event["method"] == "Network.requestWillBeSent"
        ]

    def complaints(self) -> list[str]:
        """Errors of the page and what its policy blocked."""
        return [
            json.dumps(event["params"])
            for event in self.events
            if event["method"] == "Runtime.exceptionThrown"
            or (event["method"] == "Log.entryAdded" and event["params"]["entry"]["level"] == "error")
        ]

    async def _read(self) -> None:
        assert self._socket
        async for message in self._socket:
            told = json.loads(message.data)
            if waiting := self._answers.pop(told.get("id", 0), None):
                waiting.set_result(told)
            elif "method" in told:
                self.events.append(told)


async def until(there: Any, what: str, instead: Any = lambda: "") -> None:
    """Look until it is there.  Fails with what is there instead when it never comes."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not there():
                await asyncio.sleep(0.05)  # between two looks; nothing rests on its length
    except TimeoutError:
        raise AssertionError(f"waited in vain for {what}:\n{instead()}") from None
