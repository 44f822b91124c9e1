"""What a page says about its article in JSON-LD, in all the forms that sites use (schema.org)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from retrieval.articles.tables import read_table

Thing = Mapping[str, Any]


def things(tree: Any) -> list[Thing]:
    """All objects in the page's JSON-LD, outer ones first: of lists, of @graph, nested in others.

    Scripts that are no JSON are passed over. What lists other pages (ItemList, hasPart, related links) is left out.
    """
    scripts = tree.iter("script")
    texts = (script.text for script in scripts if "ld+json" in (script.get("type") or "").lower() and script.text)
    return [thing for text in texts for thing in _objects(_loaded(text))]


def article(found: Sequence[Thing], addresses: frozenset[str], title: str) -> Thing:
    """The object that describes the page's article: the one that has its address or its title, else the first."""
    articles = [thing for thing in found if is_kind(thing, _ARTICLES)]
    own = (thing for thing in articles if not addresses.isdisjoint(_addresses(thing)))
    titled = (thing for thing in articles if len(name := text_of(thing.get("headline")) or "") > 10 and name in title)
    return next(own, None) or next(titled, None) or next(iter(articles), {})


def is_kind(thing: Thing, kinds: re.Pattern[str]) -> bool:
    """Whether one of the object's types is such a kind."""
    return any(isinstance(kind, str) and kinds.search(kind) for kind in _listed(thing.get("@type")))


def names_in(value: object) -> list[str]:
    """The names of persons or bodies: given as text, as objects with a name, or as lists of these."""
    names = [text_of(one.get("name")) if isinstance(one, dict) else text_of(one) for one in _listed(value)]
    return [name for name in names if name]


def text_of(value: object) -> str | None:
    """A value that should be text, with entities read and white space in order; of a list the first."""
    if isinstance(value, list) and value:
        return text_of(value[0])
    if isinstance(value, dict):
        return text_of(value.get("@value"))
    return " ".join(html.unescape(value).split()) or None if isinstance(value, str) else None


def _loaded(text: str) -> object:
    text = _WRAPPING.sub("", text).strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object, depth: int = 0) -> Iterator[Thing]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _objects(one, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value and "ItemList" not in _listed(value["@type"]):
            yield value
        for key, inner in value.items():
            if isinstance(inner, dict | list) and key not in _OF_OTHERS:
                yield from _objects(inner, depth + 1)


def _addresses(thing: Thing) -> set[str]:
    page = thing.get("mainEntityOfPage")
    found = [thing.get("url"), thing.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return {address(one) for one in found if isinstance(one, str) and one}


def address(url: str) -> str:
    """The address without what does not tell one page from another: scheme, www, query, fragment, last slash."""
    return _SCHEME.sub("", url.strip()).split("?")[0].split("#")[0].rstrip("/").casefold()


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


_DEEPEST = 12
_SCHEME = re.compile(r"^(?:https?:)?//(?:www\.)?", re.IGNORECASE)
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_ARTICLES = re.compile(r"Article$|Posting$|^(?:Report|NewsReport|Review|Recipe|OpinionNews\w*|CreativeWork)$")
_OF_OTHERS = frozenset(read_table("elements.toml")["json_ld"]["of_others"])
