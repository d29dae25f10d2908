"""Where things lie on this machine."""

from __future__ import annotations

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
    import platformdirs  # not needed when a folder was named

    own = platformdirs.PlatformDirs(APP, appauthor=False)
    return Places(
        Path(own.user_data_dir), Path(own.user_state_dir), Path(own.user_config_dir) / "config.toml"
    )


def builtin_decks() -> Path:
    """The decks that come with the program: inside the installed package, else in the checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / "builtin_decks"
    return packaged if packaged.is_dir() else here.parent / "decks"
