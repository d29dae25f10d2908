"""This machine's name in the log, and which versions it has written."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trainer.files import atomic_write, private_folder
from trainer.progress.upgrades import VERSIONS

_FILE = "device.json"
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Device:
    """One machine: eight hex digits, made once, and the versions of what it wrote last."""

    id: str
    wrote: Mapping[str, int]


def read_device(state: Path) -> Device | None:
    """The machine whose state folder this is; None when it has no name yet.  Raises OSError."""
    try:
        fields = json.loads((state / _FILE).read_text("utf-8"))
        id_, wrote = fields["device"], dict(fields["wrote"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
    return Device(id_, wrote) if isinstance(id_, str) and len(id_) == 8 and set(id_) <= _HEX else None


def write_device(state: Path, id_: str | None = None) -> Device:
    """Remember that this machine writes today's versions, under a fresh id when none is given.

    Raises OSError.
    """
    device = Device(id_ or os.urandom(4).hex(), VERSIONS)
    fields = {"v": 1, "device": device.id, "wrote": dict(device.wrote)}
    atomic_write(private_folder(state) / _FILE, json.dumps(fields).encode())
    return device
