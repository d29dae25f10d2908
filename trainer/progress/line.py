"""One line of the journal: a commit, sealed with a checksum over its bytes.

    {"v":1,"id":"…","seq":17,"ts":"…","dev":"<8 hex>","ops":[["cards","deck/card",{…}]],"crc":"1a2b3c4d"}

The checksum is CRC-32 over everything before `,"crc"`, so it does not depend on who wrote the JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

LINE_VERSION = 1

Fields = dict[str, Any]
Operation = tuple[str, str, Fields | None]
"""Table, id and the document to put there; None deletes."""

_MARK = b',"crc":"'
_TAIL = len(_MARK) + 8 + len('"}')
_from_json = json.JSONDecoder().raw_decode
_as_json = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), check_circular=False
).encode


@dataclass(frozen=True, slots=True)
class Line:
    """A commit: operations that hold together or not at all."""

    id: str
    seq: int
    """Counts the lines of one device."""
    ts: str
    """UTC, ISO 8601."""
    dev: str
    ops: tuple[Operation, ...]


class DamagedLine(ValueError):
    """Bytes that are no line, or whose checksum is wrong."""


class NewerLine(Exception):
    """A whole line of a format that this program does not know."""

    def __init__(self, version: int) -> None:
        super().__init__(f"line version {version}")
        self.version = version


def sealed(fields: Mapping[str, Any]) -> bytes:
    """The fields as one line of JSON with its checksum.  Raises ValueError for numbers that are not finite.

    Lone surrogates, which UTF-8 cannot hold, become question marks.
    """
    body = _as_json(fields)[:-1].encode("utf-8", "replace")
    return b'%b%b%08x"}\n' % (body, _MARK, crc32(body))


def unsealed(raw: bytes) -> Fields:
    """The fields of a sealed line, with or without its line end.  Raises DamagedLine."""
    raw = raw.rstrip(b"\r\n")
    body = raw[:-_TAIL]
    if raw != b'%b%b%08x"}' % (body, _MARK, crc32(body)):
        raise DamagedLine("the checksum is wrong")
    try:
        fields, _ = _from_json(body.decode() + "}")
    except (ValueError, RecursionError) as error:
        raise DamagedLine("the checksum fits, but this is no JSON") from error
    if not isinstance(fields, dict):
        raise DamagedLine("the checksum fits, but this is no object")
    return fields


def encode(line: Line) -> bytes:
    """The line with its newline.  Raises ValueError for numbers that are not finite."""
    return sealed(
        {
            "v": LINE_VERSION,
            "id": line.id,
            "seq": line.seq,
            "ts": line.ts,
            "dev": line.dev,
            "ops": line.ops,
        }
    )


def decode(raw: bytes) -> Line:
    """The line in these bytes, with or without its line end.  Raises DamagedLine or NewerLine."""
    fields = unsealed(raw)
    try:
        if fields["v"] > LINE_VERSION:
            raise NewerLine(fields["v"])
        return Line(
            fields["id"],
            fields["seq"],
            fields["ts"],
            fields["dev"],
            tuple([(table, id_, document) for table, id_, document in fields["ops"]]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedLine("the checksum fits, but this is no line of ours") from error
