"""Changed articles: of edits whose kind is known, how many are found as what they are, and what else is reported.

Each edit changes one sentence of one article of PATHS: a word, a number, a date, a word of a quotation, its removal, a
new one before it, its order. And each article is put into a web page whose furniture changes in twenty ways, of which
nothing is to be reported.
"""

from __future__ import annotations

import html
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from retrieval.articles import RawArticle, read_raw
from retrieval.articles.article import Article
from retrieval.articles.files.formats import html_page
from retrieval.articles.reading import article_from
from retrieval.articles.source_page import Page
from retrieval.index.article.analysis import analyse
from retrieval.index.article.changes import Change, Told, changes
from retrieval.index.article.history import told_of

NEW = "The council of the old town had not replied to letters about the matter by the evening."
_FEWEST = 5
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile("|".join(_WEEKDAYS))
_NUMBER = re.compile(r"(?<![\w.,:/$€£-])[2-9]\d?(?![\w.,:/%-])(?= [a-z]{4,}s\b)")
_WORD = re.compile(r"(?<=[a-z,] )[a-z]{6,}(?= [a-z])")
_NOUN = re.compile(r"(?<=[a-z] the )[a-z]{4,}(?= [a-z])")
_QUOTED = re.compile(r"[“\"][^“”\"]{20,}[”\"]")


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one sentence: the ``kind`` that it is of, and the text of the page with it."""

    kind: str
    text: str


def edits(page: Page, told: Sequence[Told], chance: random.Random) -> Iterator[Edit]:
    """One edit of each kind that the article has a sentence for."""
    whole = [one for one in told if page.text.count(one.text) == 1 and len(one.text) >= 40]
    if len(whole) < _FEWEST:
        return
    for kind, change in _EDITS.items():
        for one in chance.sample(whole, len(whole)):
            if (altered := change(one, chance)) is not None:
                yield Edit(kind, page.text.replace(one.text, altered))
                break
    inner = [(one, two) for one, two in zip(whole, whole[2:], strict=False) if one.span[1] < two.span[0]]
    if inner:
        one, two = chance.choice(inner)
        swapped = page.text.replace(one.text, "\0").replace(two.text, one.text).replace("\0", two.text)
        yield Edit("order", swapped)


def is_found(edit: Edit, found: Sequence[Change]) -> bool:
    """Whether the changes are this edit and nothing else."""
    if edit.kind == "order":
        return bool(found) and all(one.what == "moved" for one in found)
    if len(found) != 1:
        return False
    [only] = found
    if edit.kind in ("added", "gone"):
        return only.what == edit.kind
    return only.what == "altered" and edit.kind in only.kinds


def between(before: Article, after: Article) -> list[Change]:
    """What changed between two readings of an article."""
    return changes(*(told_of(one, analyse(one)[0]) for one in (before, after)))


def _word(one: Told, chance: random.Random) -> str | None:
    found = _NOUN.search(one.text)
    if found is None or one.quotes or one.dates:
        return None
    return f"{one.text[: found.start()]}whole {one.text[found.start() :]}"


def _number(one: Told, chance: random.Random) -> str | None:
    within_dates = [found.span() for words, _ in one.dates for found in re.finditer(re.escape(words), one.text)]
    numbers = _NUMBER.finditer(one.text)
    found = next((number for number in numbers if not any(a <= number.start() < b for a, b in within_dates)), None)
    return None if found is None else f"{one.text[: found.start()]}{int(found[0]) + 10}{one.text[found.end() :]}"


def _date(one: Told, chance: random.Random) -> str | None:
    found = next(filter(None, (_WEEKDAY.search(words) for words, _ in one.dates)), None)
    if found is None:
        return None
    other = _WEEKDAYS[(_WEEKDAYS.index(found[0]) + 2) % 7]
    return one.text.replace(found[0], other, 1)


def _quote(one: Told, chance: random.Random) -> str | None:
    quoted = _QUOTED.search(one.text)
    if quoted is None or not any(quoted[0][1:-2] in quote or quote in quoted[0] for _, quote in one.quotes):
        return None
    word = _WORD.search(one.text, quoted.start(), quoted.end())
    return None if word is None else f"{one.text[: word.start()]}certainly {one.text[word.start() :]}"


def _gone(one: Told, chance: random.Random) -> str | None:
    return ""


def _added(one: Told, chance: random.Random) -> str | None:
    return f"{NEW} {one.text}"


_EDITS: Mapping[str, Callable[[Told, random.Random], str | None]] = {
    "words": _word,
    "number": _number,
    "date": _date,
    "quote": _quote,
    "gone": _gone,
    "added": _added,
}

# What surrounds an article and changes from one look to the next, by kind; "{n}" is another number each time.
FURNITURE = {
    "cookies": "<div class='cookie-banner'>We use {n} cookies to improve this site. <button>Accept</button></div>",
    "share": "<div class='share-bar'><a href='#'>Share</a> <a href='#'>Tweet</a> <span>{n}</span></div>",
    "most read": "<aside><h3>Most read</h3><ol><li><a href='/{n}'>Ten bridges to see in {n} days</a></li></ol></aside>",
    "related": "<div class='related'><h3>Related</h3><a href='/{n}'>Why {n} ferries stay in port</a></div>",
    "newsletter": "<form class='newsletter'>Get {n} stories in your inbox <input type='email'></form>",
    "comments": "<section id='comments'><h3>{n} comments</h3><p>Reader {n}: I was there and saw it.</p></section>",
    "navigation": "<nav><a href='/'>Home</a> <a href='/{n}'>Section {n}</a></nav>",
    "breadcrumbs": "<ul class='breadcrumb'><li><a href='/'>Home</a></li><li><a href='/{n}'>Part {n}</a></li></ul>",
    "footer": "<footer>© 20{n} The outlet. All rights reserved. <a href='/terms'>Terms</a></footer>",
    "advertisement": "<div class='ad'>Advertisement {n}</div>",
    "tags": "<div class='tags'>Tags: <a href='/t{n}'>harbour</a> <a href='/u{n}'>strike</a></div>",
    "print": "<div class='tools'><a href='#'>Print</a> <a href='#'>Email</a> <a href='#'>{n}</a></div>",
    "weather": "<div class='weather-widget'>Today {n}°C, light rain</div>",
    "ticker": "<div class='ticker'><a href='/{n}'>LIVE: {n} updates</a></div>",
    "app": "<div class='app-banner'>Read on in our app, {n} readers do. <a href='#'>Open</a></div>",
    "subscription": "<div class='paywall-promo'>Subscribe now for {n} crowns a month. <a href='#'>Subscribe</a></div>",
    "script": "<script>window.data = {{'id': {n}, 'text': 'The bridge is open.'}};</script>",
    "style": "<style>.c{n} {{ color: red }}</style>",
    "video": "<div class='video-player'><a href='/v{n}'>Watch: {n} minutes of video</a></div>",
    "author": "<aside class='author-bio'><a href='/a'>More from this author</a> <span>{n} articles</span></aside>",
}


def web_page(article: Article, furniture: str, number: int) -> bytes:
    """The article as a web page, with furniture of one kind above and below."""
    around = FURNITURE[furniture].format(n=number)
    paragraphs = "".join(f"<p>{html.escape(one)}</p>" for one in article.text.split("\n"))
    title = html.escape(article.title)
    return (
        f"<html><head><title>{title}</title></head><body>{around}<main><article><h1>{title}</h1>{paragraphs}</article>"
        f"</main>{around}</body></html>"
    ).encode()


def reported_of_furniture(article: Article, furniture: str) -> list[Change]:
    """What is reported where only furniture changed."""
    before, after = (
        article_from(article.id, html_page(web_page(article, furniture, number), ""), "") for number in (12, 57)
    )
    title = [Change("title", (), before.title, after.title, (0, 0))] if before.title != after.title else []
    return title + between(before, after)


def read(paths: Sequence[Path]) -> list[tuple[Page, Article]]:
    """The articles of files and folders, each with its page."""
    found = [one for one in read_raw(paths) if isinstance(one, RawArticle)]
    pages = [(one.id, one.page()) for one in found]
    return [(page, article_from(id_, page, id_)) for id_, page in pages]


def tried(
    articles: Sequence[tuple[Page, Article]], most: int, chance: random.Random
) -> Iterator[tuple[Edit, list[Change], bool]]:
    """Up to so many edits over the articles, evenly by kind, each with what was reported and whether that is right."""
    by_kind: dict[str, list[tuple[Page, Article, Edit]]] = defaultdict(list)
    for page, article in articles:
        for edit in edits(page, told_of(article, analyse(article)[0]), chance):
            by_kind[edit.kind].append((page, article, edit))
    for kind, found in by_kind.items():
        for page, article, edit in chance.sample(found, min(len(found), -(-most // len(by_kind)))):
            after = article_from(article.id, replace(page, text=edit.text), kind)
            reported = between(article, after)
            yield edit, reported, is_found(edit, reported)


@click.command("edits", help=__doc__)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--edits", "most", default=300, show_default=True, help="How many edits.")
@click.option("--seed", default=1, show_default=True)
@click.option("--missed", is_flag=True, help="Print those that were not found as what they are.")
def edited(paths: tuple[Path, ...], most: int, seed: int, missed: bool) -> None:
    console, articles = Console(), read(paths)
    right, all_ = Counter[str](), Counter[str]()
    for edit, reported, is_right in tried(articles, most, random.Random(seed)):
        all_[edit.kind] += 1
        right[edit.kind] += is_right
        if missed and not is_right:
            console.print(edit.kind, [(one.what, one.kinds, one.before, one.after) for one in reported], markup=False)
    quiet = [not reported_of_furniture(article, kind) for _, article in articles for kind in FURNITURE]
    table = Table("edit", "found as such", title=f"{len(articles)} articles, {sum(all_.values())} edits")
    for kind in all_:
        table.add_row(kind, f"{right[kind]} of {all_[kind]}")
    table.add_row("furniture: nothing reported", f"{sum(quiet)} of {len(quiet)}")
    console.print(table)
