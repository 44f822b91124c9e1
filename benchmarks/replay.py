"""What is new, replayed: the articles of each event in order of publication, each beside those that came before it.

FILES hold the articles of one event each. Printed is every item listed, for a person to judge, and how many items say
what an earlier item of the same event said: those are repeats. With a list of what is new, made by hand before, it is
printed what of that list is not found: JSON lines with "event" (the file's name), "what", and "texts", of which one
stands in a sentence that tells it. With watches, JSON lines with "event" and "watch", each item that one would post.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
from rich.console import Console

from retrieval.answers.news.since import Fresh, NewItem, fresh, what_is_new
from retrieval.config import ModelSettings, Settings
from retrieval.desk import Desk
from retrieval.index.reader import Reading
from retrieval.search.grouping import Statement, same
from retrieval.vectors.encoder import Encoder
from retrieval.watches.matching import Brought
from retrieval.watches.wanted import wanted


@dataclass(frozen=True)
class Step:
    """One article of an event beside those before it: the sentences, and what is new in it."""

    told: Fresh
    items: list[NewItem]


def replayed(reading: Reading) -> Iterator[Step]:
    """Each article after the first, in order of publication; of one day, as they stand in the file."""
    cards = sorted(reading.cards().values(), key=lambda card: (card.published or dt.date.max, _line(card.origin)))
    numbers = [card.number for card in cards]
    everything = fresh(reading, numbers).new
    article_of = reading.snapshot.article_of
    for at, number in enumerate(numbers):
        before = set(numbers[:at])
        new = [one for one in everything if article_of[one] == number]
        told = Fresh(new, [one for one in everything if int(article_of[one]) in before])
        if before:
            yield Step(told, what_is_new(reading, told))


def _line(origin: str) -> int:
    """The line of a file of articles that one comes from."""
    line = origin.rpartition(":")[2]
    return int(line) if line.isdecimal() else 0


def repeats(reading: Reading, items: list[NewItem]) -> list[tuple[NewItem, NewItem]]:
    """Items that say the same as an earlier one, by the rule that makes sentences of several outlets one item."""
    vectors = reading.search.vectors(np.asarray([one.citation.sentence for one in items], dtype=np.int64))
    cosines = vectors @ vectors.T
    return [
        (items[k], items[i])
        for i in range(len(items))
        for k in range(i)
        if same(Statement(items[k].citation.text), Statement(items[i].citation.text), float(cosines[i, k]))
    ]


def is_told(texts: list[str], items: list[str]) -> bool:
    """Whether one of the texts stands in one of the items."""
    return any(text in item for text in texts for item in items)


@click.command(help=__doc__)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--expected", type=click.Path(exists=True, path_type=Path), help="The list made by hand.")
@click.option("--watches", type=click.Path(exists=True, path_type=Path), help="What is watched for, as JSON lines.")
@click.option("--json", "as_json", is_flag=True, help="Print the items as JSON lines.")
def replay(files: tuple[Path, ...], expected: Path | None, watches: Path | None, as_json: bool) -> None:
    console, encoder = Console(), Encoder(ModelSettings())
    counts, again, told = Counter[str](), 0, dict[str, list[str]]()
    wishes: dict[str, list[str]] = {}
    for one in map(json.loads, watches.read_text("utf8").splitlines() if watches else ()):
        wishes.setdefault(one["event"], []).append(one["watch"])
    for file in files:
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(Settings(database=Path(folder) / "event.db"))
            desk.encoder = encoder
            desk.build([file])
            with desk.index.reading() as reading:
                steps = list(replayed(reading))
                items = [item for step in steps for item in step.items]
                for wish in wishes.get(file.stem, ()):
                    for step in steps:
                        brought = Brought(desk.retriever(reading), step.told, step.items)
                        for item in brought.wanted_by(wanted(wish)):
                            console.print(f"WATCH {wish}: {item.why}\n  + {item.citation.text}", markup=False)
                twice = repeats(reading, items)
        counts.update(item.reason for item in items)
        again += len(twice)
        told[file.stem] = [item.citation.text for item in items]
        for item in items:
            earlier = item.earlier.text if item.earlier else ""
            if as_json:
                fields = {"event": file.stem, "reason": item.reason, "why": item.why, "text": item.citation.text}
                click.echo(json.dumps(fields | {"earlier": earlier}, ensure_ascii=False))
            else:
                console.print(f"{file.stem} {item.reason}: {item.why}\n  + {item.citation.text}", markup=False)
                if earlier:
                    console.print(f"  - {earlier}", markup=False)
        for one, two in twice:
            console.print(f"REPEATED {one.citation.text}\n      {two.citation.text}", markup=False)
    console.print(f"{sum(counts.values())} items ({dict(counts)}), {again} repeats")
    if expected:
        listed = [one for one in map(json.loads, expected.read_text("utf8").splitlines()) if one["event"] in told]
        missed = [one for one in listed if not is_told(one["texts"], told[one["event"]])]
        for one in missed:
            console.print(f"MISSED {one['event']} {one['what']}", markup=False)
        console.print(f"{len(listed) - len(missed)} of {len(listed)} found")
