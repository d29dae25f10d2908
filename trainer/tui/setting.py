"""A setting that the candidate chose in the app, on its way to `config.toml`."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class SettingNotKept(Message):
    """The setting holds until the app ends; `reason` says why no longer."""

    name: str
    reason: str


@dataclass
class SettingChosen(Message):
    """The app writes it down; whoever posts it has shown it already."""

    name: str
    value: str | bool
