"""What a web page says about its article: title, outlet, author, day of publication, address, language.

Each fact has its sources in an order of trust: the article's JSON-LD, meta tags (wherever a page has them), marked
elements, the address. What the page says about itself as a whole, or about other articles, is none of them: the day
of the last change, today's date in a bar, the dates of related stories.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from retrieval.articles.days import day_in_address, is_date_line, stated_day
from retrieval.articles.tables import read_table
from retrieval.articles.web import json_ld
from retrieval.articles.web.blocks import names_of
from retrieval.articles.web.names import author_names, byline, headline, host_of, outlet_name, rights_holder


@dataclass(frozen=True)
class Declared:
    """The declarations of a page: `tree` is lxml's, `headings` those near the article's text,
    `main_headings` the <h1> among them, `head` the lines
    between title and text, `times` those for programs among them,
    `saved_from` the address that a browser noted when it saved the page."""

    tree: Any
    main_headings: Sequence[str]
    headings: Sequence[str]
    head: Sequence[str]
    times: Sequence[str]
    saved_from: str | None = None

    def fields(self) -> Mapping[str, object]:
        """The facts as fields of metadata; a field that is not known is missing or None."""
        title = self.title
        outlet = outlet_name(self._outlets, self._titles, self._host, title)
        source = outlet or self._host or self._rights_holder
        day, basis = self._published
        return {
            "title": title,
            "source": source,
            "source_is_guess": source is not None and outlet in (None, self._host),
            "author": self._author([one for one in (*self._outlets, outlet, title) if one]),
            "published": day,
            "published_basis": basis,
            "url": self.url,
            "language": self._language,
        }

    @cached_property
    def title(self) -> str | None:
        """The headline, without outlet and section."""
        sections = [*self._meta("sections"), *json_ld.names_in(self._article.get("articleSection"))]
        ends = [outlet_name((), self._titles, self._host, None), self._host]
        labels = [label for label in (*self._outlets, *sections, *ends) if label]
        return headline(self._titles, self.main_headings, self.headings, labels)

    @cached_property
    def _titles(self) -> list[str]:
        found = [json_ld.text_of(self._article.get("headline")), *self._meta("titles"), self._page_title]
        return [title for title in found if title]

    @cached_property
    def _host(self) -> str | None:
        """The host of the page's address, or that to which most of its links lead."""
        if host := host_of(self.url):
            return host
        linked = Counter(host for link in self.tree.iter("a") if (host := host_of(_absolute(link.get("href")))))
        host, count = next(iter(linked.most_common(1)), (None, 0))
        return host if count >= max(_FEWEST_LINKS, linked.total() / 2) else None

    @cached_property
    def url(self) -> str | None:
        """The page's address."""
        links = (link.get("href") for link in self.tree.iter("link") if "canonical" in (link.get("rel") or "").split())
        found = [*links, *self._meta("addresses"), json_ld.text_of(self._article_by_itself.get("url")), self.saved_from]
        bases = (base.get("href") for base in self.tree.iter("base"))
        return next((url for url in (*found, *bases) if url and url.startswith(("http://", "https://"))), None)

    @cached_property
    def _things(self) -> list[json_ld.Thing]:
        return json_ld.things(self.tree)

    @cached_property
    def _article_by_itself(self) -> json_ld.Thing:
        return json_ld.article(self._things, frozenset(), self._page_title or "")

    @cached_property
    def _article(self) -> json_ld.Thing:
        addresses = frozenset([json_ld.address(self.url)] if self.url else [])
        return json_ld.article(self._things, addresses, self._page_title or "")

    @cached_property
    def _page_title(self) -> str | None:
        titles = (" ".join("".join(title.itertext()).split()) for title in self.tree.iter("title"))
        return next((title for title in titles if title), None)

    @cached_property
    def _metas(self) -> Mapping[str, list[str]]:
        """The contents of meta tags by name, property or itemprop, in lower case."""
        found: dict[str, list[str]] = defaultdict(list)
        for meta in self.tree.iter("meta"):
            for key in ("property", "name", "itemprop", "http-equiv"):
                if (name := meta.get(key)) and (content := (meta.get("content") or "").strip()):
                    found[name.strip().casefold()].append(content)
        return found

    def _meta(self, names: str) -> list[str]:
        """The contents of the meta tags of a list in elements.toml, in its order."""
        return [content for name in _META[names] for content in self._metas.get(name, ())]

    @cached_property
    def _outlets(self) -> Sequence[str | None]:
        publisher = json_ld.names_in(self._article.get("publisher"))
        sites = [thing for thing in self._things if json_ld.is_kind(thing, _SITES)]
        named = [json_ld.text_of(site.get("name")) for site in sites]
        return [*self._meta("site_names"), *publisher, *named, *self._meta("other_names")]

    @property
    def _rights_holder(self) -> str | None:
        """Whose copyright line stands on the page: the last resort where a saved page has lost all its meta tags."""
        lines = (" ".join(text.split()) for text in self.tree.itertext() if _COPYRIGHT.search(text))
        return next(filter(None, (rights_holder(line, self.title) for line in lines)), None)

    def _author(self, outlets: Sequence[str]) -> str | None:
        lines = [name for line in self.head for name in byline(line)]
        marked = [_text(element) for element in self.tree.iter() if _is_author(element)]
        return author_names(
            [json_ld.names_in(self._article.get("author")), self._meta("authors"), lines, marked[:_MOST_AUTHORS]],
            outlets,
        )

    @cached_property
    def _published(self) -> tuple[dt.date | None, str | None]:
        declared = [json_ld.text_of(self._article.get(key)) for key in ("datePublished", "dateCreated", "uploadDate")]
        marked = [_time(element) for element in self.tree.iter() if _is_publication_time(element)]
        in_address = day_in_address(self.url)
        shown = [value for value in self._meta("days") if not _WORLD_TIME.search(value)]
        shown += filter(is_date_line, self.head)
        for value in (*declared[:1], *self._meta("days"), *marked, *declared[1:]):
            if day := stated_day(value):
                return _local(day, value, in_address, map(stated_day, shown)), "metadata"
        if day := next(filter(None, map(stated_day, self.times)), None):
            return day, "dateline"
        return (in_address, "address") if in_address else (None, None)

    @property
    def _language(self) -> str | None:
        spoken = json_ld.text_of(self._article.get("inLanguage"))
        roots = (
            root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
            for root in self.tree.iter("html")
        )
        found = (spoken, *roots, *self._meta("languages"))
        codes = (_LANGUAGE.match(value) for value in found if value)
        return next((code[1].casefold() for code in codes if code), None)


def _local(day: dt.date, written: str | None, in_address: dt.date | None, shown: Iterable[dt.date | None]) -> dt.date:
    """The day where the outlet is, if `written` is in world time: that of the address, or of the date lines that the
    page shows, which may be the day before or after."""
    if not _WORLD_TIME.search(written or ""):
        return day
    days = list(shown)
    seen = [in_address, *(() if day in days else days)]
    return next((one for one in seen if one and abs(one - day) == dt.timedelta(days=1)), day)


def _absolute(address: str | None) -> str | None:
    return address if address and address.startswith(("http:", "https:", "//")) else None


def _is_author(element: Any) -> bool:
    return "author" in (element.get("rel") or "").split() or (element.get("itemprop") or "") == "author"


def _is_publication_time(element: Any) -> bool:
    """Whether an element is marked as the article's day of publication, by itemprop or as <time pubdate>."""
    if "datePublished" in (element.get("itemprop") or "").split():
        return element.tag != "meta" and not _is_of_others(element)
    is_marked = element.get("pubdate") is not None or not _PUBLISHED_NAMES.isdisjoint(names_of(element))
    return element.tag in ("time", "abbr") and is_marked and not _is_of_others(element)


def _is_of_others(element: Any) -> bool:
    """Whether the element stands in an aside, a link or a comment: those have their own days."""
    return any(
        around.tag in ("aside", "nav", "a", "li") or not _OTHERS_NAMES.isdisjoint(names_of(around))
        for around in element.iterancestors()
    )


def _time(element: Any) -> str:
    return element.get("datetime") or element.get("content") or element.get("title") or _text(element)


def _text(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


_MOST_AUTHORS = 3
_FEWEST_LINKS = 8
_WORLD_TIME = re.compile(r"T\d\d.*(?:Z|[+-]00:?00)$|\d (?:GMT|UTC)(?:\+0000)?(?: \(.*\))?$")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_ELEMENTS = read_table("elements.toml")
_META = _ELEMENTS["meta"]
_SITES = re.compile(r"^(?:WebSite|NewsMediaOrganization)$")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?![A-Za-z])")
_PUBLISHED_NAMES = frozenset(_ELEMENTS["names"]["published"])
_OTHERS_NAMES = frozenset(_ELEMENTS["names"]["others"])
