"""Which cleaning this is: an article is read again when the same page would be cleaned differently."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version

from retrieval.articles.tables import FOLDER

_LIBRARIES = ("trafilatura", "py3langid")
"""Libraries whose choices go into the articles."""


@cache
def cleaning_version() -> str:
    """A digest of the tables and the code of this folder, and the versions of the libraries that read pages.

    Whoever changes a phrase or a rule need not raise a number: no index goes stale unnoticed.
    """
    digest = hashlib.sha256(" ".join(map(version, _LIBRARIES)).encode())
    for file in sorted(file for file in FOLDER.rglob("*.*") if file.suffix in (".py", ".toml")):
        digest.update(file.relative_to(FOLDER).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
