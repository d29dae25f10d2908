"""The house as it is built: floors, what each command loads, no network, documents that tell the truth."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TRAINER = ROOT / "trainer"
FACES = {"__main__.py", "cli", "plain", "tui"}
HEAVY = {"textual", "rich", "numpy", "fsrs", "rapidfuzz", "snowballstemmer", "platformdirs", "filelock"}
NETWORK = {
    "socket", "socketserver", "ssl", "http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib",
    "telnetlib", "xmlrpc", "webbrowser", "requests", "httpx", "aiohttp", "urllib3", "websockets",
}  # fmt: skip


def sources() -> Iterator[Path]:
    return (path for path in sorted(TRAINER.rglob("*.py")))


def named_imports(path: Path) -> set[str]:
    """Every module that a file imports, wherever the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def run(code: str, *words: str, home: Path) -> subprocess.CompletedProcess[str]:
    """A new Python process in the checkout, with a home of its own."""
    environ = os.environ | {"HOME": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip


# Floors


def test_every_room_has_its_floor_in_the_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    floors = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    rooms = {f"trainer.{path.stem}" for path in TRAINER.iterdir() if path.suffix == ".py" or path.is_dir()}
    rooms -= {"trainer.__init__", "trainer.__pycache__", "trainer.builtin_decks"}
    assert {room.strip() for floor in floors for room in floor.split("|")} == rooms


def test_only_the_faces_print() -> None:
    printing = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        if path.relative_to(TRAINER).parts[0] not in FACES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text("utf-8").splitlines()) for path in sources()}
    assert {str(path): length for path, length in lengths.items() if length > 400} == {}


# What is loaded

RUN_VERB = """
import json, sys
from trainer.cli import main
code = main(sys.argv[1:])
loaded = {name.partition(".")[0] for name in sys.modules}
print("\\n" + json.dumps([code, sorted(loaded)]))
"""


@pytest.mark.parametrize(
    ("words", "may_load"),
    [
        (["due"], set()),
        (["decks"], set()),
        (["check", "decks"], set()),
        (["stats"], set()),
        (["stats", "--json"], set()),
        (["--help"], set()),
        (["score", "--card", "fit/five-years", "--judge", "words"], {"rapidfuzz", "snowballstemmer"}),
        (["drill", "--plain"], {"rapidfuzz", "snowballstemmer", "filelock", "fsrs"}),
    ],
)
def test_a_command_loads_only_what_it_needs(words: list[str], may_load: set[str], tmp_path: Path) -> None:
    ended = run(RUN_VERB, "--data", str(tmp_path / "data"), *words, home=tmp_path)
    assert ended.stderr == ""
    code, loaded = json.loads(ended.stdout.splitlines()[-1])
    assert code == 0
    assert (HEAVY - may_load) & set(loaded) == set()


def test_an_import_into_nothing_loads_neither_judge_nor_app_nor_other_formats(tmp_path: Path) -> None:
    sheet = tmp_path / "mine.csv"
    sheet.write_text("question,answer\nDo zebras outrun quicksilver balloons?,seldom; on Tuesdays\n")
    ended = run(RUN_VERB, "--data", str(tmp_path / "data"), "import", str(sheet), home=tmp_path)
    assert ended.stderr == ""
    code, loaded = json.loads(ended.stdout.splitlines()[-1])
    assert code == 0
    assert ((HEAVY - {"filelock"}) | {"sqlite3", "html"}) & set(loaded) == set()


# No network


def test_only_the_door_of_serve_imports_a_network_library() -> None:
    guilty = {
        str(path.relative_to(ROOT)): sorted(found)
        for path in sources()
        if (
            found := {
                name for name in named_imports(path) if name in NETWORK or name.split(".")[0] in NETWORK
            }
        )
    }
    assert guilty == {"trainer/cli/serve/site.py": ["aiohttp", "aiohttp.web"]}


def test_the_door_of_serve_is_opened_by_serve_alone() -> None:
    """It listens on this machine's own address, and no other part of the program loads it."""
    users = {
        str(path.relative_to(ROOT)) for path in sources() if "trainer.cli.serve.site" in named_imports(path)
    }
    assert users == {"trainer/cli/serving.py"}
    door = (TRAINER / "cli" / "serve" / "site.py").read_text("utf-8")
    assert re.findall(r"TCPSite\(([^)]*)\)", door) == ["runner, ADDRESS, gate.port"]
    assert 'ADDRESS = "127.0.0.1"' in (TRAINER / "cli" / "serve" / "gate.py").read_text("utf-8")
    assert "ClientSession" not in door


def test_every_module_can_be_imported_where_sockets_are_forbidden(tmp_path: Path) -> None:
    code = """
import pkgutil, socket, sys
def forbidden(*_, **__):
    raise AssertionError("a socket was asked for")
socket.socket.connect = socket.socket.bind = socket.create_connection = socket.getaddrinfo = forbidden
import trainer
names = [m.name for m in pkgutil.walk_packages(trainer.__path__, "trainer.") if m.name != "trainer.__main__"]
for name in names:
    __import__(name)
print(len(names))
"""
    ended = run(code, home=tmp_path)
    assert ended.stderr == ""
    assert int(ended.stdout) > 40


# Nothing of this machine


def test_no_file_names_a_folder_of_one_machine() -> None:
    somewhere = re.compile(r"(?<![\w./~-])/(?:home|root|tmp|work|opt|mnt)/\w")
    tracked = subprocess.run(
        ["git", "ls-files", "*.py", "*.md", "*.toml", "*.tcss"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if tracked.returncode:
        pytest.skip("this is no checkout, so that git cannot name its files")
    guilty = [
        name
        for name in tracked.stdout.split()
        if (ROOT / name).is_file() and somewhere.search((ROOT / name).read_text("utf-8", "replace"))
    ]
    assert guilty == []


# What is installed


def test_the_wheel_holds_the_decks_and_every_data_file() -> None:
    try:
        installed = importlib.metadata.distribution("second-round")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("the package is not installed here")
    if '"editable": true' in (installed.read_text("direct_url.json") or ""):
        pytest.skip("the package is installed from the checkout as it stands, not as a wheel")
    files = {str(file) for file in installed.files or ()}
    data = {path for path in TRAINER.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}
    expected = {f"trainer/{path.relative_to(TRAINER).as_posix()}" for path in data}
    expected |= {f"trainer/builtin_decks/{path.name}" for path in (ROOT / "decks").glob("*.md")}
    assert "trainer/py.typed" in expected
    assert expected - files == set(), "the installed package is of an older state: install it again"


# Documents

README = (ROOT / "README.md").read_text("utf-8")


def commands_in_readme() -> list[str]:
    """The two commands: the only lines of code that make an environment, as Linux and macOS write them."""
    return [line for line in README.splitlines() if line.startswith("python3 -m venv")]


def test_the_readme_has_two_commands_and_ci_runs_the_second() -> None:
    first, second = commands_in_readme()
    assert first.endswith(".venv/bin/trainer")
    assert second.endswith("-m pytest")
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    assert [line.removesuffix(" || exit 1") for line in ci.splitlines() if "-m pytest" in line] == [second]


def test_the_readme_and_the_help_name_the_same_commands(tmp_path: Path) -> None:
    told = run("from trainer.cli import main; main(['--help'])", home=tmp_path).stdout
    in_help = set(re.findall(r"^    (\w+) ", told.partition("commands:")[2], re.MULTILINE))
    in_readme = set(re.findall(r"^\| `trainer (\w+)", README, re.MULTILINE))
    assert in_help == in_readme
    options = set(re.findall(r"--[a-z]+", told)) - {"--help"}
    assert {option for option in options if option not in README} == set()


def test_every_file_that_a_document_names_is_there() -> None:
    for document in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8"))
        missing = [link for link in links if not (document.parent / link).exists()]
        assert missing == [], document.name


def test_the_architecture_names_every_room() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = [path.name for path in TRAINER.iterdir() if path.is_dir() and path.name[0] != "_"]
    assert [room for room in rooms if room != "builtin_decks" and f"{room}/" not in text] == []


def test_no_promise_of_an_offer_is_made() -> None:
    promises = re.compile(r"guarantee|you will get the (?:job|offer)|chance of an offer", re.IGNORECASE)
    told = [README, *(path.read_text("utf-8") for path in sources())]
    assert [found[0] for text in told if (found := promises.search(text))] == []
