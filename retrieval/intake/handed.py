"""Files handed over, such as those attached to a message: taken in and kept as what is fetched is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeGuard

from retrieval.articles import Problem
from retrieval.articles.article import Article
from retrieval.articles.metadata import read_sources
from retrieval.errors import FetchError
from retrieval.intake.fetched import Fetched
from retrieval.intake.guard import Guard
from retrieval.intake.identity import name_of, name_of_file
from retrieval.intake.kept import Kept
from retrieval.intake.kinds import kind_of_file
from retrieval.intake.stubs import instead_of_article
from retrieval.intake.take import Taken, article_in

# Of the shorter text's runs of three words, how many the longer one has where both are versions of one article.
_SHARE, _RUN = 0.4, 3
_LASTING = ("source", "published", "url")


def hand_over(files: Sequence[Path], known: Mapping[str, str], largest: int, kept: Kept, taken: Taken) -> None:
    """Take each file in, whatever becomes of it then; ``known``: what is known of it, as in sources.toml.

    ``largest`` in bytes. What cannot be read is refused, and said.
    """
    for file in files:
        try:
            _hand_over(file, known, largest, kept, taken)
        except FetchError as error:
            taken.refused.append(Problem(file.name, str(error).removeprefix(f"{file.name}: ")))


def _hand_over(file: Path, known: Mapping[str, str], largest: int, kept: Kept, taken: Taken) -> None:
    """Keep a file as a new article, or as a new version of one. Raises FetchError for what holds none."""
    came = Fetched(file.name, "", 0, {}, _bytes(file, largest), dt.datetime.now(dt.UTC))
    suffix = kind_of_file(file.name, came.body)
    name, begins = name_of_file(file.name, came.body)
    draft = kept.draft(name, suffix, came.body, known)
    try:
        article = article_in(draft, came)
        if suffix == ".html" and (reason := instead_of_article(came.body, article)):
            raise FetchError(f"{file.name}: {reason}")
    finally:
        kept.discard(draft)
    standing = _version_of(article, came, begins, kept)
    if standing:
        name, known = standing.parent.name, {**_told(standing), **known}
    draft = kept.draft(name, suffix, came.body, known)
    if standing and standing.name == draft.name and article_in(standing, came) == article_in(draft, came):
        taken.unchanged += 1
        kept.discard(draft)
    else:
        taken.puts.append(kept.put(draft, came))


def _bytes(file: Path, largest: int) -> bytes:
    try:
        with file.open("rb") as opened:
            body = opened.read(largest + 1)
    except OSError as error:
        raise FetchError(f"{file.name}: cannot be read: {error.strerror or error}") from error
    if len(body) > largest:
        raise FetchError(f"{file.name}: more than {largest / 1e6:g} MB")
    return body


def _version_of(article: Article, came: Fetched, begins: str, kept: Kept) -> Path | None:
    """The kept file of the article that this is a version of: one from its address or of its name, and alike."""
    fetched = kept.file_of(name_of(article.url)) if _is_address(article.url) else None
    for file in [*([fetched] if fetched else []), *kept.beginning(begins)]:
        try:
            if _alike(article_in(file, came).text, article.text):
                return file
        except FetchError:
            continue
    return None


def _is_address(url: str | None) -> TypeGuard[str]:
    """Whether an article may have been fetched from there."""
    try:
        Guard().url(url or "")
    except FetchError:
        return False
    return True


def _told(standing: Path) -> dict[str, str]:
    """What was known of a kept article, whichever version of it."""
    told = read_sources(standing.parent).get(standing.name, {})
    return {key: value for key in _LASTING if isinstance(value := told.get(key), str)}


def _alike(one: str, other: str) -> bool:
    """Whether two texts have so many words in a row in common as versions of one article have."""
    first, second = _runs(one), _runs(other)
    return len(first & second) >= _SHARE * max(min(len(first), len(second)), 1)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = text.casefold().split()
    return frozenset(zip(*(words[at:] for at in range(_RUN)), strict=False)) or frozenset({tuple(words)})
