"""The names on a page: its outlet's, its article's headline without it, and who wrote it.

Pages give these in many places and often mixed ("Headline | Section - Outlet"). What is no name is refused: addresses,
slogans, copyright lines, the headline itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from retrieval.articles.lines import letters
from retrieval.articles.tables import read_table


def outlet_name(
    candidates: Iterable[str | None], titles: Iterable[str], host: str | None, title: str | None
) -> str | None:
    """The outlet: the likeliest candidate that is a name, or an end of the page's `titles` that the host confirms.

    A name that the host confirms goes before others, and one in words before a bare label; without any, None.
    """
    names = [name for candidate in candidates if (name := _as_name(candidate, title))]
    if host is not None:
        ends = (_as_name(piece, title) for one in titles for piece in _ends(one))
        spelt = [name for name in ends if name and _is_spelt_as(name, host)]
        confirmed = sorted((name for name in (*names, *spelt) if _is_name_of(name, host)), key=str.islower)
        if confirmed:
            return _in_words(confirmed, host)
    return next(filter(_is_plausible, names), None)


def rights_holder(line: str, title: str | None) -> str | None:
    """The name in a copyright line, "© 2019 Norrvik Daily. All rights reserved."; None where the line is none."""
    found = _RIGHTS.fullmatch(line.strip())
    name = _as_name(found["name"], title) if found else None
    return name if name and _is_plausible(name) else None


def _in_words(names: Sequence[str], host: str) -> str:
    """The first of the names, which is the best; of bare labels in small letters one in words, or else the host."""
    if not names[0].islower():
        return names[0]
    return next((name for name in names if " " in name), host if letters(names[0]) in letters(host) else names[0])


def _ends(title: str) -> Sequence[str]:
    """The last and the first piece of a title with several."""
    pieces = _SEPARATOR.split(title)
    return (pieces[-1], pieces[0]) if len(pieces) > 1 else ()


def host_of(url: str | None) -> str | None:
    """The host in an address, without "www."; None if there is none."""
    try:
        host = urlsplit(url.strip() if "//" in url else f"//{url.strip()}").hostname if url else None
    except ValueError:
        return None
    host = re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", host) if host else None
    return host if host and "." in host and not host.replace(".", "").isdigit() else None


def headline(
    candidates: Sequence[str | None], main: Sequence[str], headings: Sequence[str], labels: Iterable[str]
) -> str | None:
    """The article's headline: the one `main` heading above the text, else the first title that the page gives.

    Without the `labels` (outlet, section) at its ends; as one of the `headings` has it where that is the same title.
    """
    titles = [" ".join(title.split()) for title in candidates if title and title.strip()]
    known = _label_keys(labels) - (set(map(letters, titles)) & set(map(letters, headings)))
    headings = [heading for heading in headings if letters(heading) not in known]
    shown = _shown_headline([heading for heading in main if letters(heading) not in known], titles)
    if shown:
        return _without_labels(shown, known)
    for bare in (_without_labels(title, known) for title in titles):
        if letters(bare) and letters(bare) not in known:
            return _as_on_page(bare, headings) or bare
    return next(iter((*headings, *titles)), None)


def _label_keys(labels: Iterable[str]) -> set[str]:
    """The letters of each label, and of its parts where it is a name with a slogan or several sections."""
    return {letters(piece) for label in labels for piece in (label, *_SEPARATOR.split(label))} - {""}


def _shown_headline(main: Sequence[str], titles: Sequence[str]) -> str | None:
    """The one main heading that is no mere label, if the page's titles may be of the same article."""
    long = [heading for heading in main if len(letters(heading)) >= _SHORTEST_TITLE]
    if len(long) != 1 or (titles and not any(_is_of_same(long[0], title) for title in titles)):
        return None
    return " ".join(long[0].split())


def author_names(candidates: Iterable[Iterable[str]], outlets: Iterable[str]) -> str | None:
    """The names of those who wrote the article, joined by commas: of the first source that gives names."""
    known = {letters(outlet) for outlet in outlets}
    for source in candidates:
        names = [_tidy_author(name) for one in source for name in _SEVERAL.split(one)]
        if authors := [name for name in names if _is_author(name, known)]:
            return ", ".join(dict.fromkeys(authors))
    return None


def byline(line: str) -> list[str]:
    """The names in a line like "By Ida Lund and Oskar Brandt, 14 May 2024"; empty if it is none."""
    found = _BYLINE.match(line)
    return [found["names"]] if found else []


def _is_of_same(heading: str, title: str) -> bool:
    """Whether two headlines may be those of one article: they share a longer word, or letters where no spaces are."""
    words = set(_LONGER_WORD.findall(heading.casefold())) & set(_LONGER_WORD.findall(title.casefold()))
    return bool(words) or letters(heading) in letters(title)


def _as_name(candidate: str | None, title: str | None) -> str | None:
    """The candidate if it can be an outlet's name: of an address its host, of a name with a slogan the name."""
    if not candidate or not (name := " ".join(candidate.split()).strip(" |-–—·•»:")):
        return None
    if name.startswith(("http:", "https:", "www.", "//")):
        return host_of(name)
    name = _SEPARATOR.split(name)[0] if len(name) > _LONGEST_NAME or _SLOGAN.search(name) else name
    is_title = title is not None and letters(name) == letters(title)
    is_notice = _NOTICE.search(name) is not None or not letters(name) or name.startswith("@")
    is_notice = is_notice or name.casefold() in _NO_OUTLETS
    return None if is_title or is_notice or len(name.split()) > _MOST_WORDS or len(name) > _LONGEST_NAME else name


def _is_plausible(name: str) -> bool:
    """Whether a name that nothing confirms has no words of a slogan."""
    words = name.split()
    small = sum(word[0].islower() and word.casefold() not in _PARTICLES for word in words)
    return len(words) <= 2 or not small


def _is_spelt_as(name: str, host: str) -> bool:
    """Whether the name, without spaces, is the host's label or the label without "news", "online" or the like."""
    own, label = letters(_TOP_LEVEL.sub("", name)), _label_of(host)
    return len(own) > 2 and (own in label or label in own)


def _label_of(host: str) -> str:
    parts = [part for part in host.split(".")[:-1] if part not in ("co", "com", "org", "net", "gov", "ac")]
    return letters("".join(parts))


def _is_name_of(name: str, host: str) -> bool:
    """Whether name and host have a word or their first letters in common: "The Hill" and thehill.com."""
    own = letters(name)
    label = _label_of(host)
    initials = "".join(word[0] for word in name.casefold().split())
    words = [letters(word) for word in name.split() if len(word) > 3]
    return own in label or label in own or (len(initials) > 1 and initials in label) or any(w in label for w in words)


def _without_labels(title: str, known: set[str]) -> str:
    """The title without the known labels at its ends, separated from it by a dash, a bar or the like."""
    pieces = _SEPARATOR.split(title)
    seams = _SEPARATOR.findall(title)
    while len(pieces) > 1 and _is_label(pieces[-1], known):
        pieces.pop()
        seams.pop()
    while len(pieces) > 1 and _is_label(pieces[0], known):
        pieces.pop(0)
        seams.pop(0)
    text = pieces[0] + "".join(seam + piece for seam, piece in zip(seams, pieces[1:], strict=True))
    prefix, _, rest = text.partition(": ")
    return rest.strip() if rest and letters(prefix) in known else text.strip()


def _is_label(piece: str, known: set[str]) -> bool:
    key = letters(piece)
    bare = letters(_TOP_LEVEL.sub("", piece))
    return (
        not key or key in known or bare in known or (key.removeprefix("the") in {k.removeprefix("the") for k in known})
    )


def _as_on_page(title: str, headings: Sequence[str]) -> str | None:
    """The heading that is the title or a good part of it, cut where titles are: at a separator or an end."""
    key = letters(title)
    for heading in headings:
        own = letters(heading)
        if own == key or (len(own) >= len(key) > _SHORTEST_TITLE and own.startswith(key.rstrip("…"))):
            return heading
        if len(own) > _SHORTEST_TITLE and own in {letters(part) for part in _parts(title)}:
            return heading
    return None


def _parts(title: str) -> list[str]:
    """The title's beginnings and ends, cut at its separators."""
    cuts = [(found.start(), found.end()) for found in _SEPARATOR_OR_COLON.finditer(title)]
    return [part for start, end in cuts for part in (title[:start], title[end:])]


def _tidy_author(name: str) -> str:
    return _TITLE_OF_AUTHOR.sub("", " ".join(name.split()).strip(" .,;:|-–—")).strip()


def _is_author(name: str, known: set[str]) -> bool:
    words = name.split()
    is_name = 1 < len(words) <= 5 and all(word[0].isupper() or word.casefold() in _PARTICLES for word in words)
    return is_name and letters(name) not in known and not _NO_AUTHOR.search(name)


_LONGEST_NAME = 40
_SHORTEST_TITLE = 12
"""Characters, of an outlet's name; letters, of a title that is told from a section."""
_MOST_WORDS = 6
_SEPARATOR = re.compile(r"\s+[-–—|·•»«:/~]+\s+|\s*\|\s*|\s+::?\s+|\s*[»–—]\s+")
_SEPARATOR_OR_COLON = re.compile(rf"{_SEPARATOR.pattern}|:\s+")
_SLOGAN = re.compile(r"\s[-–—|»:]\s|\|")
_LONGER_WORD = re.compile(r"[^\W\d_]{4,}")
_TOP_LEVEL = re.compile(r"\.(?:com?|org|net|info|[a-z]{2})(?:\.[a-z]{2})?$", re.IGNORECASE)
_NOTICE = re.compile(r"copyright|©|\(c\)|all rights|\b(?:19|20)\d\d\b|^untitled|\{\{|\[\[|[<>]", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:copyright|©|\(c\)|[\s:])+(?:(?:19|20)\d\d\s*[-–—,]?\s*)+(?:by\s+)?(?P<name>[^\W\d_][^.|:]*?)"
    r"(?:[.,|:\s]+all rights.*)?[.\s]*",
    re.IGNORECASE,
)
_NO_OUTLETS = frozenset(read_table("elements.toml")["outlets"]["none"])
_SEVERAL = re.compile(r"\s*(?:,|;|\band\b|\bund\b|\bet\b|\by\b|&|\|| / )\s*")
_TITLE_OF_AUTHOR = re.compile(r"^(?:by|von|por|par|di|af|av|door|autor|author|written by|text)\b:?\s+", re.IGNORECASE)
_PARTICLES = frozenset(
    ("de", "da", "do", "dos", "van", "von", "der", "den", "la", "le", "di", "del", "bin", "al", "el", "of", "the")
)
_NO_AUTHOR = re.compile(
    r"\d|@|https?:|\b(?:staff|desk|reporters?|editors?|editorial|newsroom|admin|team|agency|agencies|associated press|"
    r"reuters|redaktion|redaction|redação|redacción|news|correspondent|contributors?|online|media)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?i:written |reported |story |words |text )?(?i:by)|(?i:von|por|par))\b:?\s+"
    r"(?P<names>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*| (?:de|da|van|von|der|la|al|bin)\b){1,4}"
    r"(?:(?:,| and| und| et| y| &) [^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3}){0,4})"
)
