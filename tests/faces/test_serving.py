"""The app in a browser: who is let in, what the page may load, and an answer typed and graded in Chromium."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.faces.chromium import BINARY, Chromium, until
from trainer.cli import main
from trainer.cli.serve.gate import Gate
from trainer.cli.serve.page import ASSETS, headers, page
from trainer.clock import SystemClock, moment_from
from trainer.places import places
from trainer.progress.store import open_store

if TYPE_CHECKING:
    from aiohttp import ClientResponse, ClientSession

ROOT = Path(__file__).resolve().parents[2]
TODAY, NEXT_WEEK = "2026-11-22T09:30", "2026-11-30T09:30"
ANSWER = (
    "In March last year at the clinic I rang 200 patients. The wait fell from 14 to 9 weeks. That would "
    "help your team. In the first interview one thing did not get said: what is still open with you?"
)

with_the_extra = pytest.mark.skipif(
    importlib.util.find_spec("textual_serve") is None or importlib.util.find_spec("aiohttp") is None,
    reason="the extra web is not installed here",
)
with_chromium = pytest.mark.skipif(BINARY is None, reason="Chromium is not installed here")
posix = pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")


# The gate


@pytest.fixture
def gate() -> Gate:
    return Gate(8642)


HERE = ["127.0.0.1:8642"]


def token_of(gate: Gate) -> str:
    return gate.address.partition("?token=")[2]


def test_the_token_works_once_and_only_the_right_one(gate: Gate) -> None:
    for wrong in ("", "x", token_of(gate)[:-1], token_of(gate) + "x", "é" * 43, "\udcff"):
        assert gate.exchange(wrong) is None
    session = gate.exchange(token_of(gate))
    assert session
    assert session != token_of(gate)
    assert gate.exchange(token_of(gate)) is None
    assert gate.exchange(session) is None


def test_every_gate_has_a_token_and_a_session_of_its_own_and_shows_neither(gate: Gate) -> None:
    other = Gate(8642)
    assert token_of(gate) != token_of(other)
    assert len(token_of(gate)) >= 43
    session = gate.exchange(token_of(gate))
    assert session
    assert not other.admits(HERE, session)
    assert token_of(gate) not in repr(gate)
    assert session not in repr(gate)


@pytest.mark.parametrize(
    "hosts",
    [
        [], ["127.0.0.1"], ["127.0.0.1:8643"], ["localhost"], ["evil.io:8642"], ["127.0.0.1:8642.evil.io"],
        ["0.0.0.0:8642"], ["[::1]:8642"], ["127.0.0.1:8642", "evil.example"], ["user@127.0.0.1:8642"],
    ],
)  # fmt: skip
def test_a_foreign_host_is_turned_away_even_with_the_cookie(gate: Gate, hosts: list[str]) -> None:
    session = gate.exchange(token_of(gate))
    assert gate.admits(HERE, session)
    assert gate.admits(["localhost:8642"], session)
    assert not gate.admits(hosts, session)


@pytest.mark.parametrize(
    "origins",
    [
        [], ["null"], ["http://evil.example"], ["http://127.0.0.1"], ["https://127.0.0.1:8642"],
        ["http://127.0.0.1:8643"], ["http://localhost:8642"], ["http://127.0.0.1:8642", "http://evil.example"],
    ],
)  # fmt: skip
def test_a_socket_opens_only_to_the_page_itself(gate: Gate, origins: list[str]) -> None:
    session = gate.exchange(token_of(gate))
    assert gate.admits_socket(HERE, session, ["http://127.0.0.1:8642"])
    assert not gate.admits_socket(HERE, session, origins)
    assert not gate.admits_socket(HERE, None, ["http://127.0.0.1:8642"])
    assert not gate.admits_socket(HERE, "guessed", ["http://127.0.0.1:8642"])


def test_the_page_names_nothing_foreign_and_its_policy_allows_nothing_foreign() -> None:
    text = page("127.0.0.1:8642")
    assert re.findall(r"\w+://[^\"'/]+", text) == ["ws://127.0.0.1:8642"]
    assert "onclick" not in text.lower()
    assert re.findall(r"<script(?! src=\"/)", text) == []
    policy = headers("127.0.0.1:8642")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert re.findall(r"\w+://[^ ;]+", policy) == ["ws://127.0.0.1:8642"]


# The site


@asynccontextmanager
async def site(tmp_path: Path) -> AsyncIterator[tuple[Gate, ClientSession, str]]:
    """A site that listens, a client without cookies, and the address without the token."""
    from aiohttp import ClientSession, DummyCookieJar
    from aiohttp.test_utils import TestServer, unused_port

    from trainer.cli.serve.site import Site

    found = importlib.util.find_spec("textual_serve")
    assert found
    assets = Path(str(found.origin)).parent / "static"
    gate = Gate(unused_port())
    server = TestServer(Site(gate, assets, ["--data", str(tmp_path / "data")]).application(), port=gate.port)
    await server.start_server()
    async with ClientSession(cookie_jar=DummyCookieJar()) as client:
        yield gate, client, f"http://127.0.0.1:{gate.port}"
    await server.close()


PATHS = ["/", "/ws", "/focus.js", "/nowhere", "/static/", "/?token=", "/?token=guessed", "/download/x"]
PATHS += [f"/static/{name}" for name in ASSETS]


async def refused(answer: ClientResponse) -> bool:
    text = await answer.text()
    return answer.status == 403 and text.startswith("Refused.") and "Set-Cookie" not in answer.headers


@with_the_extra
async def test_without_the_cookie_everything_is_refused(tmp_path: Path) -> None:
    async with site(tmp_path) as (gate, client, base):
        for path in PATHS:
            for cookie in ({}, {"Cookie": f"{gate.cookie}=guessed"}, {"Cookie": f"{gate.cookie}="}):
                async with client.get(base + path, headers=cookie, allow_redirects=False) as answer:
                    assert await refused(answer), path
                    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        async with client.post(f"{base}/?token={token_of(gate)}") as answer:
            assert await refused(answer)
        wrong = {"Host": f"evil.example:{gate.port}"}
        async with client.get(gate.address, headers=wrong, allow_redirects=False) as answer:
            assert await refused(answer)
    assert not (tmp_path / "data").exists(), "no app was started"


@with_the_extra
async def test_the_token_is_changed_for_a_strict_cookie_and_leaves_the_address(tmp_path: Path) -> None:
    async with site(tmp_path) as (gate, client, base):
        async with client.get(gate.address, allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/")
            told = answer.headers["Set-Cookie"]
        assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(told.split("; "))
        assert token_of(gate) not in told
        cookie = {"Cookie": told.partition(";")[0]}
        async with client.get(gate.address, allow_redirects=False) as answer:
            assert await refused(answer), "it works once"
        async with client.get(gate.address, headers=cookie, allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/")
        async with client.get(base, headers=cookie) as answer:
            assert "Second Round" in await answer.text()
            assert answer.headers["Cache-Control"] == "no-store"
        for name, kind in ASSETS.items():
            async with client.get(f"{base}/static/{name}", headers=cookie) as answer:
                assert (answer.status, answer.content_type) == (200, kind)
        for path in ("/static/../server.py", "/static/%2e%2e/server.py", "/static/js/", "/nowhere"):
            async with client.get(base + path, headers=cookie) as answer:
                assert answer.status == 404
        async with client.get(base, headers=cookie | {"Host": "evil.example"}) as answer:
            assert await refused(answer)
        for origin in ({}, {"Origin": "http://evil.example"}, {"Origin": f"http://localhost:{gate.port}"}):
            upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
            async with client.get(f"{base}/ws", headers=cookie | origin | upgrade) as answer:
                assert await refused(answer)
    assert not (tmp_path / "data").exists(), "no app was started"


# The command


class Served:
    """`trainer serve` as a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process, address: str, port: int) -> None:
        self.process = process
        self.address = address
        self.port = port


@asynccontextmanager
async def served(folder: Path) -> AsyncIterator[Served]:
    from aiohttp.test_utils import unused_port

    port = unused_port()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "trainer", "--data", str(folder / "data"), "--now", TODAY),
        *("serve", "--port", str(port)),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert process.stdout
    try:
        lines = [(await process.stdout.readline()).decode().strip() for _ in range(3)]
        assert lines[1].startswith(f"http://127.0.0.1:{port}/?token="), lines
        yield Served(process, lines[1], port)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.communicate()


def windows(folder: Path) -> dict[int, str]:
    """The processes over this data folder, with their words."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().decode().replace("\0", " ")
            except OSError:
                continue
            if str(folder / "data") in words:
                found[int(entry.name)] = words
    return found


def saved(folder: Path) -> list[tuple[int | None, str | None]]:
    clock = SystemClock(moment_from(NEXT_WEEK))
    store = open_store(places(str(folder / "data"), {}), clock, read_only=True)
    return [(review.rating, review.answer) for review in store.reviews()]


@with_the_extra
@with_chromium
@posix
async def test_an_answer_is_typed_and_graded_in_a_browser_and_a_reload_goes_on(tmp_path: Path) -> None:
    async with served(tmp_path) as server, Chromium(tmp_path / "chromium") as browser:
        await browser.ask("Page.navigate", url=server.address)
        await browser.shows("enter start", "8 new")
        assert await browser.value("location.href") == f"http://127.0.0.1:{server.port}/"
        assert await browser.value("document.cookie") == "", "no script can read the cookie"
        await browser.press("Enter")
        await browser.shows("1 of 8", "0 words")
        await browser.type(ANSWER)
        await browser.shows("what is still open with you?")
        await browser.press("s", control=True)
        await until(
            lambda: "enter hand in" in browser.drawn() or "enter accept" in browser.drawn(), "the verdict"
        )
        if "enter hand in" in browser.drawn():
            seen = len(browser.events)
            await browser.press("Escape")
            await browser.shows("enter accept", since=seen)
        await browser.type("3")
        await browser.shows("Saved: Good")
        assert saved(tmp_path) == [(3, ANSWER)]

        await browser.type("half an answer")
        await browser.shows("half an answer")
        seen = len(browser.events)
        await browser.ask("Page.reload")
        await browser.shows("enter start", since=seen)
        await browser.press("Enter")
        await browser.shows("2 of 8", "half an answer", since=seen)
        assert "another window" not in browser.drawn(seen)

        assert browser.complaints() == []
        strangers = [at for at in browser.requests() if not at.startswith(f"http://127.0.0.1:{server.port}/")]
        assert [at for at in strangers if not at.startswith("data:")] == []
        if Path("/proc").is_dir():
            token = server.address.partition("token=")[2]
            assert [words for words in windows(tmp_path).values() if token in words] == []
        server.process.send_signal(signal.SIGINT)
        assert await server.process.wait() == 0
        if Path("/proc").is_dir():
            assert windows(tmp_path) == {}
        assert await browser.comes_true(
            "getComputedStyle(document.querySelector('.ended')).display === 'block'"
        )
    assert saved(tmp_path) == [(3, ANSWER)]


@asynccontextmanager
async def let_in(server: Served) -> AsyncIterator[tuple[ClientSession, dict[str, str]]]:
    """A client that has been at the gate, and what it has to send for a window."""
    from aiohttp import ClientSession, CookieJar

    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as client:
        async with client.get(server.address) as answer:
            assert answer.status == 200
        yield client, {"Origin": f"http://127.0.0.1:{server.port}"}


async def heard(socket: Any, *texts: str) -> str:
    """What a window is sent until it holds all of these, or the window closes."""
    sent = b""
    async with asyncio.timeout(60):
        while not all(text.encode() in sent for text in texts):
            message = await socket.receive()
            if not isinstance(message.data, bytes):
                break
            sent += message.data
    return sent.decode("utf-8", "replace")


@with_the_extra
@posix
async def test_a_second_window_is_told_who_holds_the_progress_and_the_first_goes_on(tmp_path: Path) -> None:
    async with served(tmp_path) as server, let_in(server) as (client, here):
        at = f"http://127.0.0.1:{server.port}/ws"
        async with client.ws_connect(at, headers=here) as first:
            assert "debrief" in await heard(first, "debrief")
            async with client.ws_connect(at, headers=here) as second:
                told = await heard(second, "open in another window", "\n")
                assert "open in another window" in told
                assert "Traceback" not in told
                assert (await second.receive()).data in (1000, None)
            for nonsense in (
                "",
                "[]",
                "{}",
                '["stdin", 3]',
                '["resize", {"width": "x"}]',
                '["stdin", "\\ud800"]',
            ):
                await first.send_str(nonsense)
            await first.send_json(["ping", "7"])
            while True:
                message = await first.receive()
                if isinstance(message.data, str):
                    assert message.data == '["pong", "7"]'
                    break
        async with client.ws_connect(at, headers=here) as third:
            assert "debrief" in await heard(third, "debrief")


@with_the_extra
@posix
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="only Linux tells its processes so")
async def test_no_window_outlives_a_server_that_was_killed(tmp_path: Path) -> None:
    async with served(tmp_path) as server, let_in(server) as (client, here):
        window = await client.ws_connect(f"http://127.0.0.1:{server.port}/ws", headers=here)
        assert "debrief" in await heard(window, "debrief")
        assert len(windows(tmp_path)) == 2
        server.process.kill()
        await until(lambda: windows(tmp_path) == {}, "the end of the app")
        await window.close()


@with_the_extra
async def test_a_busy_port_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with site(tmp_path) as (gate, _, _):
        words = ["--data", str(tmp_path / "data"), "serve", "--port", str(gate.port)]
        assert await asyncio.to_thread(main, words) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert f"port {gate.port} cannot be used: another program listens there" in told.err


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "textual_serve" else found(name)
    )


@pytest.mark.usefixtures("nothing_installed")
def test_without_the_extra_one_line_says_what_to_install(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "trainer: `trainer serve` needs the extra web: pip install '.[web]'\n"


@pytest.mark.parametrize("port", ["0", "80", "1023", "65536", "x", "-1", "8642.0", "٨٦٤٢"])
def test_a_port_that_is_none_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", f"--port={port}"]) == 2
    assert "is no whole number from 1024 to 65535" in capsys.readouterr().err
