"""Links in a real browser: of sentences of web pages, how many the links of their citations mark, and what else."""

from __future__ import annotations

import asyncio
import gzip
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from benchmarks.chromium import Landed, browser, found_chromium
from retrieval.articles import UnreadableError
from retrieval.articles.article import Article
from retrieval.articles.files.formats import html_page
from retrieval.articles.reading import article_from
from retrieval.index.article.sentence import Sentence, sentences_of
from retrieval.landing import fragment_of

_FEWEST_WORDS = 5


@click.command(help=__doc__)
@click.argument("pages", type=click.Path(exists=True, path_type=Path), nargs=-1, required=True)
@click.option("--sentences", default=1, show_default=True, help="Of each page, drawn by chance.")
@click.option("--seed", default=1, show_default=True)
@click.option("--limit", default=1000, show_default=True, help="Pages at most, drawn by chance.")
def links(pages: Sequence[Path], sentences: int, seed: int, limit: int) -> None:
    """See above; ``PAGES``: .html and .html.gz files, or folders of them."""
    program = found_chromium()
    if program is None:
        raise click.ClickException("no Chromium is installed here")
    files = sorted(file for path in pages for file in ([path] if path.is_file() else path.rglob("*.html*")))
    chance = random.Random(seed)
    chosen = chance.sample(files, min(limit, len(files)))
    counts = Counter(asyncio.run(_tried(program, chosen, sentences, chance)))
    for what, count in counts.most_common():
        click.echo(f"{what:16} {count}")


async def _tried(program: str, files: Sequence[Path], sentences: int, chance: random.Random) -> list[Landed]:
    found: list[Landed] = []
    async with browser(program) as chromium:
        for file in files:
            page = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            for article, one in _drawn(page, file.name, sentences, chance):
                words, fragment = article.text[one.start : one.end], fragment_of(article.text, (one.start, one.end))
                landed = await chromium.landed(page, fragment, words)
                found.append(landed)
                told = "" if landed == "right" else f" {words[:80]!r} {fragment}"
                click.echo(f"{landed}: {file.name}{told}", err=True)
    return found


def _drawn(page: bytes, name: str, sentences: int, chance: random.Random) -> Iterator[tuple[Article, Sentence]]:
    try:
        article = article_from(name, html_page(page, name), name)
    except UnreadableError:
        return
    long = [one for one in sentences_of(article) if one.citable and _words(article, one) >= _FEWEST_WORDS]
    for one in chance.sample(long, min(sentences, len(long))):
        yield article, one


def _words(article: Article, one: Sentence) -> int:
    return len(article.text[one.start : one.end].split())
