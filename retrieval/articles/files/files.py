"""From paths to articles: which files are articles, and what can be told of each without reading it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from retrieval.articles.files.encoding import as_sent
from retrieval.articles.files.foreign_pages import mail_page, pdf_page, subtitle_page
from retrieval.articles.files.formats import LARGEST, html_page, markdown_page, text_page, too_large
from retrieval.articles.files.records import raw_lines, raw_records
from retrieval.articles.metadata import metadata_from, read_sources
from retrieval.articles.problem import Problem, UnreadableError
from retrieval.articles.raw import RawArticle, content_of, digest_of, storable_id
from retrieval.articles.source_page import Page
from retrieval.errors import InputError

_PAGES: Mapping[str, Callable[[bytes, str], Page]] = {
    ".txt": text_page,
    ".md": markdown_page,
    ".html": html_page,
    ".htm": html_page,
    ".pdf": pdf_page,
    ".eml": mail_page,
    ".vtt": subtitle_page,
    ".srt": subtitle_page,
}
_RECORDS: Mapping[str, Callable[[Path], Iterator[RawArticle | Problem]]] = {
    ".json": raw_records,
    ".jsonl": raw_lines,
}
SUFFIXES = (*_PAGES, *_RECORDS)
"""The kinds of files that are read as articles."""
_NOT_ARTICLES = frozenset({"readme", "license", "licence", "copying", "notice", "changelog"})


def read_raw(paths: Sequence[Path]) -> Iterator[RawArticle | Problem]:
    """The articles in files, and in folders with all below them, in order; a Problem for what cannot be read.

    Hidden files, read-me files and other kinds of files are passed over in folders. Of two articles with one
    id the second is a Problem. Raises InputError at once for a path that does not exist and for a folder
    without articles.
    """
    found = [_find(path) for path in paths]
    files = dict.fromkeys(file for files, _ in found for file in files)
    problems = [problem for _, problems in found for problem in problems]
    return _once_each(_raw_in(files, problems))


def _find(path: Path) -> tuple[list[Path], list[Problem]]:
    """The article files at or below a path."""
    if path.is_file():
        if path.suffix.lower() in SUFFIXES:
            return [path], []
        return [], [Problem(str(path), f"not a kind of file that holds articles: use {', '.join(SUFFIXES)}")]
    if not path.is_dir():
        raise InputError(f"{path}: no such file or folder")
    problems: list[Problem] = []
    files: list[Path] = []
    for folder, subfolders, names in os.walk(path, onerror=lambda error: problems.append(_unreadable(error))):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        files += [Path(folder, name) for name in sorted(names) if _is_article_file(name)]
    if not files:
        raise InputError(f"{path}: no articles in this folder: put {', '.join(SUFFIXES)} files there")
    return files, problems


def _is_article_file(name: str) -> bool:
    stem, suffix = os.path.splitext(name)
    return suffix.lower() in SUFFIXES and not name.startswith(".") and stem.lower() not in _NOT_ARTICLES


def _raw_in(files: Iterable[Path], problems: Iterable[Problem]) -> Iterator[RawArticle | Problem]:
    yield from problems
    folder: Path | None = None
    sources: Mapping[str, Mapping[str, object]] = {}
    for path in files:
        if path.parent != folder:
            folder = path.parent
            try:
                sources = read_sources(folder)
            except UnreadableError as error:
                sources = {}
                yield error.problem
        try:
            suffix = path.suffix.lower()
            if suffix in _RECORDS:
                yield from _RECORDS[suffix](path)
            else:
                yield _raw_page(path, sources.get(path.name, {}))
        except OSError as error:
            yield _unreadable(error, path)


def _raw_page(path: Path, sidecar: Mapping[str, object]) -> RawArticle | Problem:
    size = path.stat().st_size
    if size > LARGEST:
        return Problem(str(path), too_large(size))
    data = path.read_bytes()
    if not data.strip():
        return Problem(str(path), "an empty file: put an article into it, or delete it")
    suffix = path.suffix.lower()
    page = partial(_page, suffix, data, sidecar, str(path))
    digest, content = digest_of(data, suffix, sidecar), content_of(data, sidecar)
    return RawArticle(storable_id(path.name), path, str(path), digest, content, len(data), page)


def _page(suffix: str, data: bytes, sidecar: Mapping[str, object], where: str) -> Page:
    """The page in a file. What sources.toml says of it goes before what it says of itself."""
    given = metadata_from(sidecar, f"{where}: in sources.toml")
    if isinstance(charset := sidecar.get("charset"), str):
        data = as_sent(data, charset)
    page = _PAGES[suffix](data, where)
    return replace(page, metadata=given.completed_by(page.metadata))


def _once_each(found: Iterable[RawArticle | Problem]) -> Iterator[RawArticle | Problem]:
    origins: dict[str, str] = {}
    for raw in found:
        if isinstance(raw, RawArticle):
            first = origins.setdefault(raw.id, raw.origin)
            if first != raw.origin:
                yield Problem(raw.origin, f'the id "{raw.id}" is that of {first}: give each article its own')
                continue
        yield raw


def _unreadable(error: OSError, path: Path | None = None) -> Problem:
    return Problem(str(path or error.filename), f"cannot be read: {error.strerror or error}")
