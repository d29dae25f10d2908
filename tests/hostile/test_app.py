"""Hostile decks and answers through every screen of the app: shown as they are, doing nothing."""

from __future__ import annotations

import re
from itertools import cycle
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import StandingClock
from tests.tui.rig import (
    GOOD_OFFER,
    Practice,
    bindings_now,
    paste,
    press,
    screen,
    settle,
    shown,
    strips,
    until,
    words,
)
from trainer.recall.words import WordJudge
from trainer.text import clean

NASTY = {
    "markup": "[red]loud[/red] [b]x",
    "unbalanced": "[/nope] and [/] and [[ and ]",
    "click": "[@click=app.quit]press me[/] [@click='app.bell']or me[/]",
    "link": "[link=https://example.org]there[/link]",
    "escape": "\x1b[31mred \x1b[2J\x1b]0;title\x07 end",
    "clipboard": "\x1b]52;c;c3RvbGVu\x07 end",
    "c1": "\x9b31mred\x9c \x85 end",
    "bidi": "\u202egnol\u202c \u2066x\u2069 \u200f end",
    "long": "w" * 10_000,
    "chinese": "漢字仮名交じり文を書く" * 40,
    "emoji": "👩‍👩‍👧‍👦🎉🇩🇪🏳️‍🌈" * 30,
    "arabic": "مرحبا بكم في المقابلة الثانية " * 10,
    "template": "$text {0} %s %(x)s \\[ \\] $$ ${home}",
    "blanks": "\t tab \u00a0\u2003\u3000 wide",
}
GROUPS = {
    "markup": ("markup", "unbalanced", "click", "link", "template"),
    "steering": ("escape", "clipboard", "c1", "bidi"),
    "long": ("long",),
    "scripts": ("chinese", "emoji", "arabic", "blanks"),
}
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def hostile_deck(text: str) -> str:
    """A deck that says the same nasty thing wherever a deck can say something."""
    text = text.replace("\n", " ")
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = text.replace("\\", "\\\\").replace("{", "\\{").replace("@", "\\@").replace("|", "\\|")
    label = escaped.replace(":", "\\:")
    title = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in quoted)
    return (
        f'---\ntitle = "{title}"\nabout = "{title}"\n---\n\n'
        f"## first\nkind: script\n\nQ: First {text}\n\n"
        f"- a {label}: {escaped} | thank you\n  > Why {text}\n- ! b {label}: {escaped}\n\n"
        f"~ {text}\n\nA: Prepared {text}\n\n"
        f"## second\nkind: story\n\nQ: Second {text}\n\n- c {label}: {escaped}\n"
    )


@pytest.fixture
def practice(tmp_path: Path, clock: StandingClock) -> Practice:
    return Practice(tmp_path, clock)


def assert_harmless(pilot: Pilot[int]) -> None:
    """Nothing on the screen steers a terminal, and nothing of it can be clicked into doing something."""
    for line in strips(pilot):
        assert not UNSAFE.search(line), ascii(line)
    for strip in pilot.app.screen._compositor.render_strips():
        for segment in strip:
            assert not (segment.style and (segment.style.meta.get("@click") or segment.style.link))


async def walk(pilot: Pilot[int], *keys: str) -> None:
    """Key after key, looking after each.  Keys with a question mark are for a short field, if one is open."""
    for key in keys:
        if key.endswith("?") and "field.take" not in bindings_now(pilot):
            continue
        await press(pilot, key.rstrip("?"))
        assert_harmless(pilot)


@pytest.mark.parametrize(
    ("group", "size"), list(zip(GROUPS, cycle([(80, 24), (40, 10)]), strict=False)), ids=str
)
async def test_a_hostile_deck_walks_through_every_screen(
    practice: Practice, group: str, size: tuple[int, int]
) -> None:
    text = " ".join(NASTY[name] for name in GROUPS[group])
    (practice.decks / "practice.md").write_text(hostile_deck(text), "utf-8")
    desk = practice.desk(keys={text: "x"}, theme=text)
    desk.judge = WordJudge()
    async with shown(desk, size) as (_, pilot):
        assert_harmless(pilot)
        await walk(pilot, "f1", "escape", "enter", "f3", "enter", "escape", "f4", "escape")
        await paste(pilot, f"thank you {text}")
        await walk(pilot, "ctrl+s", "escape?", "a", "escape", "down", "x", "up", "x", "y", "enter?", "2")
        assert "Saved: Hard." in words(pilot)
        await walk(pilot, "f2", "enter", "y", "escape?", "2")
        assert "2 answers" in words(pilot)
        await walk(pilot, "u", "i", "escape", "3", "enter", "t", "down", "escape")
    practice.close()


@pytest.mark.parametrize("name", NASTY)
async def test_the_words_of_a_hostile_deck_stay_readable(practice: Practice, name: str) -> None:
    text = NASTY[name]
    (practice.decks / "practice.md").write_text(hostile_deck(text), "utf-8")
    async with shown(practice.desk(), (100, 30)) as (_, pilot):
        await press(pilot, "enter")
        first = clean(f"First {text}").split()[:2]
        assert " ".join(first)[:40].rstrip() in words(pilot)
    practice.close()


@pytest.mark.parametrize("group", GROUPS)
async def test_a_hostile_deck_aloud(practice: Practice, group: str) -> None:
    text = " ".join(NASTY[name] for name in GROUPS[group])
    (practice.decks / "practice.md").write_text(hostile_deck(text), "utf-8")
    async with shown(practice.desk(mode="aloud"), (60, 16)) as (_, pilot):
        await walk(pilot, "enter", "space", "space", "1", "2", "enter", "x", "enter")
    practice.close()


@pytest.mark.parametrize(
    "answer",
    [
        "🎉" * 200,
        "\x00\x01\x1b[2J\x07",
        "مرحبا بكم " * 50,
        "这是一个很长的回答" * 100,
        "\u202eabc\u202c " * 50,
        "word" * 4_000,
        "\n" * 500 + "thank you",
        "[red]thank you[/nope]",
        "a\tb\tc",
        "'; drop table --",
    ],
    ids=range(10),
)
async def test_any_answer_is_judged_or_declined_politely(practice: Practice, answer: str) -> None:
    desk = practice.desk()
    desk.judge = WordJudge()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await paste(pilot, answer)
        assert_harmless(pilot)
        await walk(pilot, "ctrl+s")
        if clean(answer).strip():
            await walk(pilot, "escape", "3")
            assert "Saved: Good." in words(pilot)
        else:
            assert "Nothing is written yet." in words(pilot)
    saved = [review.answer for review in desk.store.reviews()]
    assert saved == ([clean(answer)] if clean(answer).strip() else [])
    practice.close()


async def test_what_is_pasted_into_the_short_fields_is_one_clean_line(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await paste(pilot, GOOD_OFFER.replace("in writing", "now"))
        await press(pilot, "ctrl+s")
        await paste(pilot, "\x1b[31min\nwriting\u202e")
        assert_harmless(pilot)
        await walk(pilot, "enter")
        assert "~ said late" in screen(pilot)
        await press(pilot, "3")
    review = next(desk.store.reviews())
    assert review.probe is not None
    assert review.probe.answer == "in writing"
    practice.close()


async def test_a_hostile_draft_is_cleaned_when_it_comes_back(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await paste(pilot, "kept")
        await until(pilot, lambda: desk.store.draft() is not None)
    practice.close()
    file = practice.folder / "data" / ".state" / "draft.json"
    file.write_text(file.read_text("utf-8").replace("kept", "kept\\u001b[2J\\u202e [/nope]"), "utf-8")
    async with shown(practice.desk()) as (_, pilot):
        await walk(pilot, "enter")
        assert "kept [/nope]" in words(pilot)
        await settle(pilot)
    practice.close()
