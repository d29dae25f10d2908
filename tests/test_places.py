"""Where things lie."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from trainer.places import builtin_decks, places


def test_a_named_folder_holds_everything_and_wins_over_the_environment(tmp_path: Path) -> None:
    where = places(str(tmp_path / "mine"), {"TRAINER_DATA": str(tmp_path / "other")})
    assert where.data == tmp_path / "mine"
    assert where.state == tmp_path / "mine" / ".state"
    assert where.config == tmp_path / "mine" / "config.toml"
    assert where.log == tmp_path / "mine" / "log"
    assert where.decks == tmp_path / "mine" / "decks"


def test_the_environment_names_the_folder_when_no_word_does(tmp_path: Path) -> None:
    assert places(None, {"TRAINER_DATA": str(tmp_path)}).data == tmp_path


def test_an_empty_name_is_no_name(tmp_path: Path) -> None:
    assert places("", {"TRAINER_DATA": str(tmp_path)}).data == tmp_path


def test_a_relative_folder_stays_the_same_after_a_change_of_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert places("mine", {}).data == tmp_path / "mine"


def test_a_tilde_is_the_home_folder() -> None:
    assert places("~/mine", {}).data == Path.home() / "mine"


def test_naming_places_creates_nothing(tmp_path: Path) -> None:
    places(str(tmp_path / "mine"), {})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of the XDG rules are Linux's own")
def test_without_a_name_the_systems_own_folders_serve(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    where = places(None, {})
    assert where.data == tmp_path / ".local/share/second-round"
    assert where.state == tmp_path / ".local/state/second-round"
    assert where.config == tmp_path / ".config/second-round/config.toml"


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of the XDG rules are Linux's own")
@pytest.mark.parametrize("environ", [{}, {"XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "/config"}])
def test_the_folders_are_those_that_platformdirs_names(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, folder in environ.items():
        monkeypatch.setenv(name, folder)
    own = platformdirs.PlatformDirs("second-round", appauthor=False)
    where = places(None, environ)
    assert [str(where.data), str(where.state), str(where.config.parent)] == [
        own.user_data_dir,
        own.user_state_dir,
        own.user_config_dir,
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of the XDG rules are Linux's own")
def test_a_relative_folder_in_the_environment_is_no_folder() -> None:
    assert places(None, {"XDG_DATA_HOME": "here"}).data == places(None, {}).data


def test_the_built_in_decks_are_there() -> None:
    assert {path.stem for path in builtin_decks().glob("*.md")} >= {
        "curveball", "fit", "pressure", "money-offer", "on-the-day",
    }  # fmt: skip
