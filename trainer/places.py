"""Where things lie on this machine."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

APP = "second-round"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one candidate.  Nothing is created by naming them."""

    data: Path
    """Progress and the candidate's own decks: the only thing to back up."""
    state: Path
    """What belongs to this machine: lock, draft, snapshot, backups, quarantine."""
    config: Path
    """The settings file, `config.toml`."""

    @property
    def log(self) -> Path:
        return self.data / "log"

    @property
    def decks(self) -> Path:
        return self.data / "decks"


def places(data: str | None, environ: Mapping[str, str]) -> Places:
    """From `--data DIR`, else `TRAINER_DATA`, else the system's own folders for `second-round`."""
    if root := data or environ.get("TRAINER_DATA"):
        folder = Path(root).expanduser().absolute()
        return Places(folder, folder / ".state", folder / "config.toml")
    if sys.platform == "linux":
        return Places(
            _xdg("XDG_DATA_HOME", ".local/share", environ),
            _xdg("XDG_STATE_HOME", ".local/state", environ),
            _xdg("XDG_CONFIG_HOME", ".config", environ) / "config.toml",
        )
    import platformdirs  # knows the other systems; as slow to import as Python is to start

    own = platformdirs.PlatformDirs(APP, appauthor=False)
    return Places(
        Path(own.user_data_dir), Path(own.user_state_dir), Path(own.user_config_dir) / "config.toml"
    )


def _xdg(variable: str, otherwise: str, environ: Mapping[str, str]) -> Path:
    """As the XDG Base Directory Specification has it: a relative path in a variable is to be ignored."""
    named = Path(environ.get(variable) or "")
    return (named if named.is_absolute() else Path.home() / otherwise) / APP


def builtin_decks() -> Path:
    """The decks that come with the program: inside the installed package, else in the checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / "builtin_decks"
    return packaged if packaged.is_dir() else here.parent / "decks"
