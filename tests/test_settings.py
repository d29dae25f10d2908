"""Settings come from a file that anybody may have broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.settings import Settings, load, remember


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_no_file_means_the_defaults(config: Path) -> None:
    assert load(config) == Settings()
    assert load(config / "below-no-folder") == Settings()


def test_what_is_set_is_taken(config: Path) -> None:
    config.write_text(
        'minutes = 25\nnew_cards = 0\nmode = "aloud"\ntheme = "nord"\n[keys]\n"drill.submit" = "f5"\n'
    )
    found = load(config)
    assert (found.minutes, found.new_cards, found.mode, found.theme) == (25, 0, "aloud", "nord")
    assert found.keys == {"drill.submit": "f5"}
    assert found.problems == ()


def test_a_dotted_key_name_may_stand_without_quotes(config: Path) -> None:
    config.write_text('[keys]\ndrill.submit = "f5"\ndrill.blank = "f6"\n')
    assert load(config).keys == {"drill.submit": "f5", "drill.blank": "f6"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("minutes = 0", "minutes is a whole number from 1 to 600"),
        ("minutes = true", "minutes is a whole number"),
        ("minutes = 7.5", "minutes is a whole number"),
        ("new_cards = -1", "new_cards is a whole number from 0"),
        ('mode = "sung"', "mode is one of keywords, full, aloud"),
        ("mode = [1]", "mode is one of"),
        ("theme = 3", "theme is a text"),
        ("keys = 3", "keys is a table"),
        ('keys = {"a" = 1}', "keys is a table"),
        ('colour = "red"', "there is no setting 'colour'"),
    ],
)
def test_a_mistake_is_told_and_costs_only_its_own_line(config: Path, line: str, told: str) -> None:
    config.write_text(
        f'{line}\nmode = "full"\n' if not line.startswith("mode") else f"{line}\nminutes = 25\n"
    )
    found = load(config)
    assert len(found.problems) == 1
    assert told in found.problems[0]
    assert found.mode == "full" or found.minutes == 25


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"minutes = ", b"a = " + b"[" * 5_000, b"a=1\na=2", b"\x00"]
)
def test_a_file_that_is_no_toml_means_the_defaults_and_one_sentence(config: Path, content: bytes) -> None:
    config.write_bytes(content)
    found = load(config)
    assert len(found.problems) == 1
    assert "the defaults hold" in found.problems[0]
    assert found == Settings(problems=found.problems)


def test_a_folder_in_its_place_is_told(config: Path) -> None:
    config.mkdir()
    assert "the defaults hold" in load(config).problems[0]


def test_a_mark_at_the_start_and_foreign_line_ends_do_no_harm(config: Path) -> None:
    config.write_bytes(b"\xef\xbb\xbfminutes = 25\r\n")
    assert load(config).minutes == 25


LINES = st.sampled_from(
    ["minutes = 5", "minutes = nan", "[keys]", "[[keys]]", "a.b = 1", "keys = []", '"\\u0000" = 1']
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=100) | st.lists(LINES, max_size=4).map(lambda lines: "\n".join(lines).encode()))
def test_no_content_raises(config: Path, content: bytes) -> None:
    config.write_bytes(content)
    found = load(config)
    assert 1 <= found.minutes <= 600
    assert all("\n" not in problem for problem in found.problems)


def test_remembering_keeps_the_candidates_own_lines(config: Path) -> None:
    config.write_text('# mine\nminutes = 20  # evenings\n\n[keys]\n"drill.submit" = "f5"\n')
    remember(config, "theme", "nord")
    remember(config, "minutes", 30)
    text = config.read_text()
    assert "# mine" in text
    assert "# evenings" in text
    found = load(config)
    assert (found.theme, found.minutes, found.keys) == ("nord", 30, {"drill.submit": "f5"})


def test_remembering_makes_the_file_for_its_owner_only(tmp_path: Path) -> None:
    config = tmp_path / "new" / "config.toml"
    remember(config, "mode", "full")
    assert load(config).mode == "full"
    assert config.stat().st_mode & 0o077 == 0
    assert config.parent.stat().st_mode & 0o077 == 0


def test_a_broken_file_is_not_overwritten(config: Path) -> None:
    config.write_text("minutes = \n")
    with pytest.raises(ValueError, match="line 1"):
        remember(config, "theme", "nord")
    assert config.read_text() == "minutes = \n"
