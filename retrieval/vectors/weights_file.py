"""Weights in a file: read only if they are the very ones that belong here."""

from __future__ import annotations

import hashlib
from pathlib import Path

from retrieval.errors import EventdeskError


def checked(file: Path, sha256: str, what: str, remedy: str, error: type[EventdeskError]) -> Path:
    """The file, if its SHA-256 is this one; else raises the error, which says what it is not, and the remedy."""
    try:
        with file.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as problem:
        raise error(f"{file}: {problem.strerror}; {remedy}") from problem
    if found != sha256:
        raise error(f"{file} is not {what} that belongs here (SHA-256 {found[:12]}…, not {sha256[:12]}…); {remedy}")
    return file
