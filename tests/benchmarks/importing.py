"""Taking in 10,000 notes from CSV and from an Anki package, beside the importer of the `anki` package.

    python -m tests.benchmarks.importing [--notes 10000] [--anki=PYTHON]

Each import is a process of its own into an empty profile, the quickest of five; `--anki` names a Python that
has `anki` installed, when this one has not.  Then the growth to five times as many notes.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.cards.importing.packages import Note, package

ROOT = Path(__file__).parents[2]
RUNS = 5

PEER = """
import sys
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportCsvRequest
path, profile = sys.argv[1:]
collection = Collection(profile + "/collection.anki2")
if path.endswith(".csv"):
    said = collection.get_csv_metadata(path=path, delimiter=None)
    told = collection.import_csv(ImportCsvRequest(path=path, metadata=said))
else:
    options = ImportAnkiPackageOptions()
    told = collection.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options))
collection.close()
print(len(told.log.new))
"""
MAKER = """
import sys
from anki.collection import Collection, ExportAnkiPackageOptions, ImportCsvRequest
sheet, path, profile = sys.argv[1:]
collection = Collection(profile + "/collection.anki2")
said = collection.get_csv_metadata(path=sheet, delimiter=None)
collection.import_csv(ImportCsvRequest(path=sheet, metadata=said))
collection.export_anki_package(out_path=path, options=ExportAnkiPackageOptions(), limit=None)
collection.close()
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process cost."""

    seconds: float
    """Processor time."""
    megabytes: float
    """At its largest."""


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.importing")
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--anki", default=sys.executable, metavar="PYTHON")
    said, _ = parser.parse_known_args(argv)
    tried = subprocess.run([said.anki, "-c", "import anki"], capture_output=True, check=False)
    peer = said.anki if tried.returncode == 0 else None
    if peer is None:
        print("anki is not installed here: pip install anki, or name a Python that has it with --anki")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in (".csv", ".apkg"):
            path = written(folder, said.notes, kind, peer)
            own = ours(path)
            print(f"{kind} {said.notes} notes: {own.seconds:.2f} s, {own.megabytes:.0f} MB")
            if peer:
                theirs = cost([peer, "-c", PEER, str(path)])
                time, memory = own.seconds / theirs.seconds, own.megabytes / theirs.megabytes
                print(f"{kind} Anki's own importer: {theirs.seconds:.2f} s, {theirs.megabytes:.0f} MB")
                print(f"{kind} ours against it: time {time:.2f} x, memory {memory:.2f} x")
            nothing = ours(written(folder, 1, kind, peer))
            larger = ours(written(folder, 5 * said.notes, kind, peer))
            growth = (larger.seconds - nothing.seconds) / (own.seconds - nothing.seconds)
            many = f"{kind} {5 * said.notes} notes"
            print(f"{many}: {larger.seconds:.2f} s, {larger.megabytes:.0f} MB, growth {growth:.1f} x")
    return 0


def ours(path: Path) -> Cost:
    """Our own import."""
    return cost([sys.executable, "-m", "trainer", "import", str(path), "--data"])


def cost(words: Sequence[str]) -> Cost:
    """The cheapest of some runs; each gets an empty folder as its last word."""
    runs = []
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as profile:
            process = subprocess.Popen(
                [*words, profile], cwd=ROOT, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                raise SystemExit(f"{' '.join(words[:3])} ended with {process.returncode}")
            unit = 1e6 if sys.platform == "darwin" else 1e3
            runs.append(Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / unit))
    return min(runs, key=lambda run: run.seconds)


def written(folder: Path, notes: int, kind: str, peer: str | None) -> Path:
    """A file with so many notes of three points; a package is exported by Anki itself where it can be."""
    path = folder / f"notes-{notes}{kind}"
    rows = [
        (
            f"Question {n}: how would you deal with the case of customer number {n}?",
            (f"listen to them for {n} minutes", f"agree on plan {n}", f"write down what was said in {n}"),
        )
        for n in range(notes)
    ]
    if kind == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows((question, "; ".join(said), "work") for question, said in rows)
    elif peer:
        sheet = folder / f"notes-{notes}.txt"
        lines = (f"{question}\t{'<br>'.join(said)}\twork\n" for question, said in rows)
        sheet.write_text("#separator:tab\n#html:true\n#tags column:3\n" + "".join(lines), "utf-8")
        with tempfile.TemporaryDirectory() as profile:
            words = [peer, "-c", MAKER, str(sheet), str(path), profile]
            subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    else:
        made = [
            Note((question, "<br>".join(said)), f"guid{n}", "Interview::Second", "work")
            for n, (question, said) in enumerate(rows)
        ]
        package(path, made, "newest")
    return path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
