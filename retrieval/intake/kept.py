"""What was fetched, kept as it came: a folder for each article, with its newest bytes as a file that the index reads.

    FOLDER/name/name.html           the newest version, byte for byte
    FOLDER/name/sources.toml        what is known of it besides: its address, its charset
    FOLDER/name/.kept/3.json        of each version: addresses, status, headers, when it was fetched, its digest
    FOLDER/name/.kept/2.html        the bytes of an earlier version
    FOLDER/name/.kept/unindexed     there until the newest version is indexed

A new article appears with one renaming, a new version with one replacing: a killed process leaves nothing half, and
what it left to be indexed is known.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from retrieval.articles.metadata import SOURCES
from retrieval.intake.fetched import Fetched

_RECORDS, _UNINDEXED = ".kept", "unindexed"
# Seconds after which a draft is one that a killed process left.
_STALE = 3600
# Of one article; of the oldest the bytes go.
_MOST_VERSIONS = 50


@dataclass(frozen=True, slots=True)
class Put:
    """An article file that was written, and the bytes it had before, in a file of their own; None if it is new."""

    file: Path
    before: Path | None


class Kept:
    """The kept articles below ``folder``, which need not exist."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def files(self) -> list[Path]:
        """The article files."""
        return sorted(file for file in self.folder.glob("[!.]*/[!.]*") if file.name != SOURCES)

    def file_of(self, name: str) -> Path | None:
        """The article file of that name, whatever its kind; None if there is none."""
        return next((file for file in self.files() if file.parent.name == name), None)

    def beginning(self, begins: str) -> list[Path]:
        """The article files whose names begin so."""
        return [file for file in self.files() if file.parent.name.startswith(begins)]

    def unindexed(self) -> list[Path]:
        """The article files that a killed process kept and did not index."""
        return [file for file in self.files() if (file.parent / _RECORDS / _UNINDEXED).exists()]

    def indexed(self, files: Iterable[Path]) -> None:
        """The newest versions in these files are indexed."""
        for file in files:
            (file.parent / _RECORDS / _UNINDEXED).unlink(missing_ok=True)

    def draft(self, name: str, suffix: str, body: bytes, known: Mapping[str, str]) -> Path:
        """The article file of bytes just fetched, beside the others but read by nobody; to be put or discarded."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._sweep()
        folder = Path(tempfile.mkdtemp(prefix=".draft-", dir=self.folder))
        file = folder / f"{name}{suffix}"
        file.write_bytes(body)
        _write_sources(folder / SOURCES, file.name, known)
        return file

    def put(self, draft: Path, fetched: Fetched) -> Put:
        """Keep a draft: as a new article, or as the newest version of one."""
        home = self.folder / draft.stem
        records = home / _RECORDS
        if not home.exists():
            _write_record(draft.parent / _RECORDS, 1, fetched)
            (draft.parent / _RECORDS / _UNINDEXED).touch()
            os.rename(draft.parent, home)
            return Put(home / draft.name, None)
        number = max(_numbers(records), default=0)
        old = self.file_of(draft.stem)
        before = records / f"{number}{old.suffix}" if old else None
        if old and before:
            before.unlink(missing_ok=True)
            shutil.copy2(old, before)
        _write_record(records, number + 1, fetched)
        (records / _UNINDEXED).touch()
        os.replace(draft.parent / SOURCES, home / SOURCES)
        os.replace(draft, home / draft.name)
        if old and old.name != draft.name:
            old.unlink()
        self.discard(draft)
        _drop_oldest(records, number + 1 - _MOST_VERSIONS)
        return Put(home / draft.name, before)

    def undo(self, put: Put) -> None:
        """Take back what ``put`` did, as it could not be indexed."""
        if put.before is None:
            shutil.rmtree(put.file.parent, ignore_errors=True)
            return
        number = int(put.before.stem)
        (put.before.parent / f"{number + 1}.json").unlink(missing_ok=True)
        if put.before.suffix != put.file.suffix:
            put.file.unlink(missing_ok=True)
        os.replace(put.before, put.file.with_suffix(put.before.suffix))
        self.indexed([put.file])

    def discard(self, draft: Path) -> None:
        """Drop a draft."""
        shutil.rmtree(draft.parent, ignore_errors=True)

    def remove(self, file: Path) -> bool:
        """Drop the article in the file with all that is kept of it; False if it is not kept here."""
        home = file.resolve().parent
        if home.parent != self.folder.resolve() or not (home / _RECORDS).is_dir():
            return False
        gone = home.with_name(f".gone-{home.name}")
        os.rename(home, gone)  # at once, so that nothing half is left to be read
        shutil.rmtree(gone, ignore_errors=True)
        return True

    def _sweep(self) -> None:
        """Drop what killed processes left of drafts and of articles that were being removed."""
        for left in (*self.folder.glob(".draft-*"), *self.folder.glob(".gone-*")):
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > _STALE:
                    shutil.rmtree(left, ignore_errors=True)

    def newest(self, file: Path) -> Mapping[str, object]:
        """The record of the newest version of a kept article; empty if there is none."""
        records = file.parent / _RECORDS
        try:
            found = json.loads((records / f"{max(_numbers(records))}.json").read_text("utf8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def _numbers(records: Path) -> Iterator[int]:
    return (int(file.stem) for file in records.glob("*.json") if file.stem.isdecimal())


def _write_record(records: Path, number: int, fetched: Fetched) -> None:
    records.mkdir(exist_ok=True)
    fields = asdict(fetched) | {
        "headers": dict(fetched.headers),
        "body": hashlib.sha256(fetched.body).hexdigest(),
        "at": fetched.at.isoformat(timespec="seconds"),
    }
    draft = records / f".{number}"
    draft.write_text(json.dumps(fields, ensure_ascii=False, indent=1), "utf8")
    os.replace(draft, records / f"{number}.json")


def _write_sources(file: Path, name: str, known: Mapping[str, str]) -> None:
    """A table for one article. Texts of JSON are texts of TOML, but for the one control character that JSON allows."""
    lines = (f"{key} = {_text(value)}\n" for key, value in known.items() if value)
    file.write_text(f"[{_text(name)}]\n{''.join(lines)}", "utf8")


def _text(value: str) -> str:
    return json.dumps(value.replace("\x7f", " ").encode("utf8", "replace").decode("utf8"), ensure_ascii=False)


def _drop_oldest(records: Path, newest_to_go: int) -> None:
    for file in records.iterdir():
        if file.stem.isdecimal() and file.suffix != ".json" and int(file.stem) <= newest_to_go:
            file.unlink(missing_ok=True)
