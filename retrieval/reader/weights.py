"""The reader's weights: one file beside this one, float16, checked by SHA-256 before use.

Trained by ``python -m training.reader`` (training/README.md). They are derived from SQuAD and Wikipedia, and come under
CC BY-SA 4.0 as those do (WEIGHTS-LICENSE.md beside them).
"""

from __future__ import annotations

from pathlib import Path

from retrieval.errors import ReaderError
from retrieval.vectors import weights_file

FILE = Path(__file__).parent / "reader.safetensors"
SHA256 = "dbd98c2c96ee83002384514919422a5d88a555580cf2176f86ba949e79c36c81"
_REMEDY = "answers are judged without it: reinstall eventdesk, or set search.reader = false"


def checked(file: Path | None = None) -> Path:
    """The file (by default the packaged one), if it is what it should be.

    Raises ReaderError naming it if it is missing or damaged.
    """
    return weights_file.checked(file or FILE, SHA256, "the reader", _REMEDY, ReaderError)
