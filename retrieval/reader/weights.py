"""The reader's weights: one file beside this one, float16, checked by SHA-256 before use.

Trained by ``python -m training.reader`` (training/README.md). They are derived from SQuAD and Wikipedia, and come under
CC BY-SA 4.0 as those do (WEIGHTS-LICENSE.md beside them).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from retrieval.errors import ReaderError

FILE = Path(__file__).parent / "reader.safetensors"
SHA256 = "dbd98c2c96ee83002384514919422a5d88a555580cf2176f86ba949e79c36c81"
_REMEDY = "answers are judged without it: reinstall eventdesk, or set search.reader = false"


def checked(file: Path | None = None) -> Path:
    """The file (by default the packaged one), if it is what it should be.

    Raises ReaderError naming it if it is missing or damaged.
    """
    file = file or FILE
    try:
        with file.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise ReaderError(f"{file}: {error.strerror}; {_REMEDY}") from error
    if found != SHA256:
        raise ReaderError(
            f"{file} is not the reader that belongs here (SHA-256 {found[:12]}…, not {SHA256[:12]}…); {_REMEDY}"
        )
    return file
