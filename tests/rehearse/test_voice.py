"""The voice: found at run time, never in the way."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from trainer.rehearse.voice import Speaker, Voice, find_voice

QUESTION = "Why us? $(touch here); `touch here` \x1b[2J & more"
RECORD = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(sys.stdin.read())"
WAIT = "import sys, time; sys.stdin.read(); time.sleep(600)"


def python(code: str, *words: str) -> Voice:
    """A voice made of Python, which every machine that runs this has."""
    return Voice((sys.executable, "-c", code, *words))


@pytest.mark.parametrize(
    ("there", "platform", "found"),
    [
        ({"espeak-ng", "espeak", "say"}, "linux", "espeak-ng"),
        ({"espeak"}, "linux", "espeak"),
        ({"say"}, "darwin", "say"),
        ({"say"}, "linux", None),
        ({"powershell"}, "win32", "powershell"),
        ({"powershell"}, "linux", None),
        (set(), "darwin", None),
    ],
)
def test_the_voice_of_the_system_is_found(there: set[str], platform: str, found: str | None) -> None:
    voice = find_voice(lambda name: f"/bin/{name}" if name in there else None, platform)
    assert (voice.command[0] if voice else None) == (f"/bin/{found}" if found else None)
    assert voice is None or "{" not in " ".join(voice.command)


def test_the_question_reaches_the_voice_on_its_input_and_no_shell(tmp_path: Path) -> None:
    told = tmp_path / "told"
    assert Speaker(python(RECORD, str(told))).say(QUESTION) == ""
    assert told.read_text() == "Why us? $(touch here); `touch here`  & more"
    assert list(tmp_path.iterdir()) == [told]


def test_a_voice_that_hangs_is_broken_off_after_its_time() -> None:
    speaker = Speaker(python(WAIT), longest=0.05)
    assert speaker.say("Why us?") == "The voice took too long and was broken off."
    assert speaker._process is not None
    assert speaker._process.returncode is not None


def test_a_voice_that_fails_says_so_and_raises_nothing() -> None:
    assert Speaker(python("raise SystemExit(3)")).say("Why us?") == "The voice failed with code 3."
    long = "Why us? " * 20_000  # more than a pipe holds
    assert Speaker(python("raise SystemExit(3)")).say(long) == "The voice failed with code 3."


def test_a_voice_that_is_gone_says_so(tmp_path: Path) -> None:
    assert Speaker(Voice((str(tmp_path / "none"),))).say("Why?").startswith("The voice could not be started:")


def test_a_new_question_breaks_the_old_one_off() -> None:
    import threading

    speaker = Speaker(python(WAIT))
    said: list[str] = []
    first = threading.Thread(target=lambda: said.append(speaker.say("One?")))
    first.start()
    while speaker._process is None:
        pass
    speaker.stop()
    first.join(timeout=30)
    assert said == [""]
