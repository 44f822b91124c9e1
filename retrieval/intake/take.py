"""Taking in: from an address to a kept file that holds an article; from a feed to those of its entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from retrieval.articles import Problem, RawArticle, UnreadableError, read_raw
from retrieval.articles.article import Article
from retrieval.errors import FetchError
from retrieval.foreign.child import parsed
from retrieval.intake.fetch import Fetcher
from retrieval.intake.fetched import NOT_MODIFIED, Fetched
from retrieval.intake.identity import canonical, name_of
from retrieval.intake.kept import Kept, Put
from retrieval.intake.kinds import FEED, charset_of, kind_of
from retrieval.intake.stubs import instead_of_article, instead_of_page

_MOST_ENTRIES = 100
Told = Callable[[int, int], None]


@dataclass(slots=True)
class Taken:
    """What was taken in: files that are new or hold a new version; what was refused; how many are as they were."""

    puts: list[Put] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a feed names: its address, and its day of publication (YYYY-MM-DD) if the feed gives it."""

    link: str
    published: str = ""


class Intake:
    """Takes addresses in by a fetcher, into what is kept; ``told`` hears how many of how many are done."""

    def __init__(self, fetcher: Fetcher, kept: Kept, told: Told = lambda done, total: None) -> None:
        self._fetcher, self._kept, self._told = fetcher, kept, told
        self.taken = Taken()

    async def addresses(self, addresses: Sequence[str]) -> None:
        """Take each address in: an article, or the articles of a feed."""
        for done, address in enumerate(addresses):
            self._told(done, len(addresses))
            try:
                fetched = await self._fetcher.get(address)
                if kind_of(fetched) == FEED:
                    await self.entries(entries_of(fetched), frozenset())
                else:
                    self._keep(fetched, "")
            except FetchError as error:
                self._refuse(address, error)

    async def entries(self, entries: Sequence[Entry], known: Collection[str]) -> list[str]:
        """Take in what of a feed is neither kept nor ``known`` by its name. Returns the links that failed."""
        once = {name_of(entry.link): entry for entry in reversed(entries[:_MOST_ENTRIES])}
        new = [entry for name, entry in reversed(once.items()) if not self._is_known(name, known)]
        failed = []
        for done, entry in enumerate(new):
            self._told(done, len(new))
            try:
                self._keep(await self._fetcher.get(entry.link), entry.published)
            except FetchError as error:
                self._refuse(entry.link, error)
                failed.append(entry.link)
        return failed

    async def look_again(self, since: dt.datetime) -> None:
        """Ask for the pages whose newest version was fetched since then, and take in those that changed."""
        for file in self._kept.files():
            record = self._kept.newest(file)
            asked, at, headers = record.get("final"), record.get("at"), record.get("headers")
            if not (isinstance(asked, str) and asked and isinstance(at, str)):
                continue  # handed over as a file
            if dt.datetime.fromisoformat(at) < since:
                continue
            try:
                fetched = await self._fetcher.get(asked, conditions(headers if isinstance(headers, dict) else {}))
                if fetched.status != NOT_MODIFIED:
                    self._keep(fetched, "")
            except FetchError:
                continue  # what is kept stays, whatever became of the page

    def _is_known(self, name: str, known: Collection[str]) -> bool:
        is_kept = self._kept.file_of(name) is not None
        self.taken.unchanged += is_kept
        return is_kept or name in known

    def _refuse(self, address: str, error: FetchError) -> None:
        self.taken.refused.append(Problem(address, str(error).removeprefix(f"{address}: ")))

    def _keep(self, fetched: Fetched, published: str) -> None:
        """Keep a page as a new article or a new version, unless it is as it was. Raises FetchError for a stub."""
        if reason := instead_of_page(fetched):
            raise FetchError(f"{fetched.asked}: {reason}")
        suffix, known = kind_of(fetched), {"charset": charset_of(fetched)}
        if suffix == FEED:
            raise FetchError(f"{fetched.asked}: a feed in place of an article")
        draft = self._kept.draft(name_of(fetched.final), suffix, fetched.body, known)
        try:
            article = article_in(draft, fetched)
            if suffix == ".html" and (reason := instead_of_article(fetched.body, article)):
                raise FetchError(f"{fetched.asked}: {reason}")
        finally:
            self._kept.discard(draft)
        address = canonical(fetched.final, article.url, self._fetcher.admits)
        known |= {"url": address, "published": "" if article.published else published}
        draft = self._kept.draft(name_of(address), suffix, fetched.body, known)
        standing = self._kept.file_of(draft.stem)
        if standing and self._is_same(standing, draft, fetched):
            self.taken.unchanged += 1
            self._kept.discard(draft)
        else:
            self.taken.puts.append(self._kept.put(draft, fetched))

    def _is_same(self, standing: Path, draft: Path, fetched: Fetched) -> bool:
        """Whether the page holds the same article as before, whatever else on it changed."""
        try:
            return standing.name == draft.name and article_in(standing, fetched) == article_in(draft, fetched)
        except FetchError:
            return False


def article_in(file: Path, fetched: Fetched) -> Article:
    """The article in a file of what was fetched. Raises FetchError if it holds none."""
    [found] = read_raw([file])
    try:
        if isinstance(found, RawArticle):
            return found.article()
    except UnreadableError as error:
        found = error.problem
    assert isinstance(found, Problem)
    raise FetchError(f"{fetched.asked}: {found.what}")


def conditions(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers by which a page is asked for only if it is another than the one that came with ``headers``."""
    asked = {"If-None-Match": headers.get("etag", ""), "If-Modified-Since": headers.get("last-modified", "")}
    return {name: value for name, value in asked.items() if value}


def entries_of(fetched: Fetched) -> list[Entry]:
    """The articles that a feed names. Raises FetchError if it is none."""
    try:
        found = parsed("feed", fetched.body)
    except ValueError as error:
        raise FetchError(f"{fetched.final}: {error}") from error
    return [Entry(one["link"], one["published"]) for one in found["entries"]]
