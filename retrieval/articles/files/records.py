"""Articles in JSON: one object, a list of them, or one a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from retrieval.articles.files.formats import LARGEST, record_page
from retrieval.articles.problem import Problem
from retrieval.articles.raw import RawArticle, content_of, digest_of, storable_id

_LARGEST_FILE = 200_000_000
"""Bytes of a .json file, which is read whole; a .jsonl may be of any size."""
_LONGEST_LINE = 2 * LARGEST
"""Bytes. JSON may escape every character of an article."""
_NOT_AN_OBJECT = 'not an article: write {"id", "title", "source", "published", "url", "text"}'


def raw_lines(path: Path) -> Iterator[RawArticle | Problem]:
    """The articles of a .jsonl file, one line at a time."""
    number = 0
    with path.open("rb") as lines:
        while line := lines.readline(_LONGEST_LINE):
            number += 1
            where = f"{path}:{number}"
            if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
                yield Problem(where, f"a line of more than {_LONGEST_LINE / 1e6:.0f} MB: split it, or move it away")
                while (rest := lines.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                    pass
            elif line.strip():
                yield _raw_line(line, path, where)
    if not number:
        yield Problem(str(path), "an empty file: put an article on each line, or delete it")


def raw_records(path: Path) -> Iterator[RawArticle | Problem]:
    """The articles of a .json file: the object in it, or the objects in its list."""
    if path.stat().st_size > _LARGEST_FILE:
        yield Problem(
            str(path),
            f"more than {_LARGEST_FILE / 1e6:.0f} MB: save it as .jsonl, which is read line by line",
        )
        return
    data = path.read_bytes()
    if not data.strip():
        yield Problem(str(path), "an empty file: put an article into it, or delete it")
        return
    try:
        content = json.loads(data)
    except json.JSONDecodeError as error:
        yield Problem(f"{path}:{error.lineno}", f"not valid JSON: {error.msg}")
    except (ValueError, RecursionError) as error:
        yield Problem(str(path), f"not JSON that can be read: {error}")
    else:
        if not isinstance(content, list):
            yield _raw_record(content, path, str(path), path.name)
            return
        if not content:
            yield Problem(str(path), "an empty list: put articles into it, or delete it")
        for number, record in enumerate(content, 1):
            yield _raw_record(record, path, f"{path}:article {number}")


def _raw_line(line: bytes, path: Path, where: str) -> RawArticle | Problem:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return Problem(where, f"not valid JSON: {error.msg} (column {error.colno})")
    except (ValueError, RecursionError) as error:
        return Problem(where, f"not JSON that can be read: {error}")
    return _raw_record(record, path, where)


def _raw_record(record: object, path: Path, where: str, name: str | None = None) -> RawArticle | Problem:
    """A JSON value as an article; one that is a file by itself may go by the file's `name`."""
    if not isinstance(record, dict):
        return Problem(where, _NOT_AN_OBJECT)
    given = record.get("id", name)
    if isinstance(given, bool) or not isinstance(given, str | int) or not str(given).strip():
        return Problem(where, "no id: give each article one that stays its own, as citations name it")
    data = json.dumps(record, sort_keys=True).encode()
    page = partial(record_page, record, where)
    return RawArticle(storable_id(str(given)), path, where, digest_of(data, "json"), content_of(data), len(data), page)
