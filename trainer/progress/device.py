"""The name of this machine in the log: eight hex digits, made once."""

from __future__ import annotations

import json
import os
from pathlib import Path

from trainer.files import atomic_write, private_folder

_FILE = "device.json"


def device_of(state: Path, *, make: bool = False) -> str:
    """The id in the state folder; "" when there is none, unless it is to be made.  Raises OSError."""
    try:
        device = json.loads((state / _FILE).read_text("utf-8"))["device"]
        if len(device) == 8 and not set(device) - set("0123456789abcdef"):
            return str(device)
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        pass
    return new_device(state) if make else ""


def new_device(state: Path) -> str:
    """Take a fresh id, whatever was there.  Raises OSError."""
    device = os.urandom(4).hex()
    atomic_write(private_folder(state) / _FILE, json.dumps({"v": 1, "device": device}).encode())
    return device
