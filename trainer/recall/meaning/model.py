"""The model file: the encoder's weights as small numbers, its vocabulary, and how scores are to be read."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tokenize import TokenError
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.recall.meaning.encoder import Encoder

SHIPPED = Path(__file__).with_name("model.npz")
FORMAT = 1
"""Of the file; a program reads its own alone."""
GO_ON = "Answers are judged by words."
DAMAGED = f"The judge by meaning could not be read: its file is damaged. {GO_ON}"


_DAMAGE = (
    *(ValueError, KeyError, EOFError, RuntimeError, MemoryError, SyntaxError),
    *(zipfile.BadZipFile, zlib.error, TokenError),
)
"""What a file with other bytes than were written has numpy and zipfile raise."""


class ModelUnreadable(Exception):
    """The model file cannot be used; the text is one sentence for the candidate."""


@dataclass(frozen=True, slots=True)
class Model:
    """What the file holds, the numbers still small: see `matrix`."""

    arrays: Mapping[str, NDArray[Any]]
    header: Mapping[str, Any]
    vocabulary: tuple[str, ...]

    def matrix(self, name: str) -> NDArray[Any]:
        """A weight as float32: whole numbers times the scale of their row."""
        import numpy as np

        small = self.arrays[name]
        if small.dtype != np.int8:
            return small.astype(np.float32)
        return small.astype(np.float32) * self.arrays[f"{name}.scale"].astype(np.float32)[:, None]


def read(path: Path = SHIPPED) -> Model:
    """The model in the file.  Raises `ModelUnreadable` when it is missing, cut, or of another format."""
    import numpy as np

    try:
        with path.open("rb") as raw, np.load(raw, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        header = json.loads(arrays.pop("header").tobytes())
        vocabulary = tuple(arrays.pop("vocabulary").tobytes().decode().split("\n"))
    except FileNotFoundError:
        raise ModelUnreadable(f"The judge by meaning is not installed. {GO_ON}") from None
    except OSError as error:
        reason = error.strerror or "it is damaged"
        raise ModelUnreadable(f"The judge by meaning could not be read ({reason}). {GO_ON}") from None
    except _DAMAGE:
        raise ModelUnreadable(DAMAGED) from None
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise ModelUnreadable(f"The judge by meaning is of another version than the program. {GO_ON}")
    return Model(arrays, header, vocabulary)


def load(path: Path = SHIPPED) -> Encoder:
    """An encoder with the model in the file.  Raises `ModelUnreadable`."""
    from trainer.recall.meaning.encoder import Encoder  # numpy comes only with a model that is wanted

    model = read(path)
    try:
        return Encoder(model)
    except (KeyError, IndexError, TypeError, ValueError):
        raise ModelUnreadable(DAMAGED) from None
