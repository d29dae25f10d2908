"""The one door to the network: it listens on this machine's own address and answers whom the gate admits."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.cli.serve.gate import ADDRESS, Gate
from trainer.cli.serve.page import ASSETS, FOCUS, headers, page
from trainer.cli.serve.window import Window
from trainer.files import told

if TYPE_CHECKING:
    from aiohttp import web

RELOADED_S = 2.0
"""So long a new window waits for the one before it to be left, as a page that is loaded again leaves it."""
CLOSING_S = 30.0
REFUSED = "Refused. Open the address that stands in the terminal; it works once.\n"


class Site:
    """Answers requests; every window is an app of its own, started with `words`."""

    def __init__(self, gate: Gate, assets: Path, words: Sequence[str]) -> None:
        self._gate = gate
        self._assets = assets
        self._words = words
        self._door = asyncio.Lock()
        self._window: Window | None = None
        self._sockets: set[web.WebSocketResponse] = set()

    def application(self) -> web.Application:
        """For aiohttp.  One route takes everything, so that nothing is answered past the gate."""
        from aiohttp import web

        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._answer)
        application.on_response_prepare.append(self._head)
        application.on_shutdown.append(self._shut)
        return application

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        from aiohttp import web

        gate, hosts = self._gate, request.headers.getall("Host", [])
        cookie = request.cookies.get(gate.cookie)
        if request.method != "GET" or not gate.knows_host(hosts):
            return web.Response(status=403, text=REFUSED)
        token = request.query.get("token")
        if request.path == "/" and token is not None and not gate.admits(hosts, cookie):
            return self._welcome(token)
        if request.path == "/ws":
            if not gate.admits_socket(hosts, cookie, request.headers.getall("Origin", [])):
                return web.Response(status=403, text=REFUSED)
            return await self._socket(request)
        if not gate.admits(hosts, cookie):
            return web.Response(status=403, text=REFUSED)
        if request.path == "/":
            if request.query_string:
                return _elsewhere("/")
            return web.Response(text=page(hosts[0]), content_type="text/html")
        if request.path == "/focus.js":
            return web.Response(text=FOCUS, content_type="text/javascript")
        name = request.path.removeprefix("/static/")
        if request.path.startswith("/static/") and name in ASSETS:
            return web.FileResponse(self._assets / name, headers={"Content-Type": ASSETS[name]})
        return web.Response(status=404, text="There is nothing here.\n")

    def _welcome(self, token: str) -> web.StreamResponse:
        from aiohttp import web

        session = self._gate.exchange(token)
        if session is None:
            return web.Response(status=403, text=REFUSED)
        answer = _elsewhere("/")
        answer.set_cookie(self._gate.cookie, session, path="/", httponly=True, samesite="Strict")
        return answer

    async def _head(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(headers(f"{ADDRESS}:{self._gate.port}"))
        hosts = request.headers.getall("Host", [])
        if self._gate.knows_host(hosts):
            response.headers.update(headers(hosts[0]))

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        from aiohttp import web

        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.add(socket)
        try:
            size = _number(request.query.get("width"), 80), _number(request.query.get("height"), 24)
            try:
                window = await self._opened(size, socket)
            except OSError as error:
                await _show(socket, f"The app could not be started: {told(error)}.\r\n".encode())
                await socket.close()
                return socket
            ending = asyncio.create_task(_close_after(window, socket))
            try:
                async for message in socket:
                    if message.type == web.WSMsgType.TEXT:
                        await _pass_on(message.data, window, socket)
            finally:
                await window.close()
                await ending
        finally:
            self._sockets.discard(socket)
        return socket

    async def _opened(self, size: tuple[int, int], socket: web.WebSocketResponse) -> Window:
        """A new window, once the one before is gone; beside one that stays, it says who holds the lock."""
        async with self._door:
            before = self._window
            if before:
                with suppress(TimeoutError):
                    async with asyncio.timeout(RELOADED_S):
                        await before.leaving.wait()
                if before.leaving.is_set():
                    await before.gone.wait()
            window = await Window.open(self._words, size, partial(_show, socket))
            if before is None or before.gone.is_set():
                self._window = window
            return window

    async def _shut(self, _: web.Application) -> None:
        for socket in list(self._sockets):
            await socket.close()


async def serve(gate: Gate, assets: Path, words: Sequence[str], ready: Callable[[], None]) -> None:
    """Answer until this task is cancelled or a signal ends it; then every window is closed.

    `ready` is called once requests are taken.  Raises OSError when the port is not to be had.
    """
    from aiohttp import web

    runner = web.AppRunner(
        Site(gate, assets, words).application(), access_log=None, shutdown_timeout=CLOSING_S
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, ADDRESS, gate.port).start()
        stopped = asyncio.Event()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), stopped.set)
        ready()
        await stopped.wait()
    finally:
        await runner.cleanup()


async def _pass_on(data: str, window: Window, socket: web.WebSocketResponse) -> None:
    """One message of the page; what it cannot have sent is passed over."""
    try:
        envelope: Any = json.loads(data)
    except ValueError:
        return
    match envelope:
        case ["stdin", str(text)]:
            await window.type(text)
        case ["resize", {"width": int(width), "height": int(height)}]:
            await window.resize(width, height)
        case ["focus" | "blur" as kind]:
            await window.tell(kind)
        case ["ping", str(when)]:
            await socket.send_json(["pong", when])


async def _close_after(window: Window, socket: web.WebSocketResponse) -> None:
    await window.ended()
    await socket.close()


async def _show(socket: web.WebSocketResponse, drawn: bytes) -> None:
    if not socket.closed:
        with suppress(ConnectionError):
            await socket.send_bytes(drawn)


def _elsewhere(path: str) -> web.Response:
    from aiohttp import web

    return web.Response(status=303, headers={"Location": path})


def _number(named: str | None, otherwise: int) -> int:
    return int(named) if named and named.isascii() and named.isdigit() and len(named) < 6 else otherwise
