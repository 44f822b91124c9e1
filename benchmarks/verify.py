"""Drafts that quote rightly and wrongly: does ``eventdesk verify`` tell which?

Quotations are taken from the articles of SHARED (annotated ones, press texts, seven events) by a rule of their own, no
code of the product, and are quoted as they stand, or with one fault put in by a seed. No quotation with a fault may be
called "word for word".
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.table import Table

from retrieval.config import Settings
from retrieval.desk import Desk

_MARKS = re.compile('[“”]|"')
_NAME = r"([A-Z][a-z]+(?: [A-Z][a-z]+){1,2})"
_BEHIND = re.compile(rf"\s?(?:said {_NAME}|{_NAME} said)\b")
_BEFORE = re.compile(rf"{_NAME} (?:said|added|wrote|tweeted|told [A-Z]\w+)[,:]?\s?$")
_NUMBER_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty", "hundred"]
_AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|can|could|should|has|have|had|must|may)\b(?! not)")
_DENIED = re.compile(r"\b(is|are|was|were|will|would|can|could|should|has|have|had|must|may|do|does|did) not\b")


@dataclass(frozen=True, slots=True)
class Told:
    """A quotation as it stands in an article, with who says it where that is known."""

    words: str
    speaker: str = ""


def texts(shared: Path) -> list[dict[str, str]]:
    """The articles of the annotated set and of the events, with their text."""
    files = [shared / "data" / "quotes-gum" / "articles.jsonl", *sorted((shared / "data" / "events").glob("*.jsonl"))]
    return [json.loads(line) for file in files for line in file.read_text("utf8").splitlines()]


def told(shared: Path) -> list[Told]:
    """The quotations of all articles, each once; of the annotated ones with the speaker annotated."""
    found: dict[str, Told] = {}
    for article in texts(shared):
        text = article["text"]
        for one in article.get("attributions", ()):
            if one["kind"] == "direct" and one["entity"] and len(one["content"]) == 1:
                words = text[slice(*one["content"][0])].strip(' "“”,')
                line = text[: text.find("\n", one["content"][0][1])].rpartition("\n")[2]
                if 30 <= len(words) <= 400 and '"' not in words and _is_prose(line):
                    found.setdefault(words, Told(words, _plain_name(one["entity"]["name"] or "")))
        for one in _in_marks(text):
            found.setdefault(one.words, one)
    for file in sorted((shared / "seeds").glob("*.txt")):
        for one in _in_marks(file.read_text("utf8")):
            found.setdefault(one.words, Told(one.words))
    return [one for one in found.values() if len(one.words.split()) >= 6 and not set("[\n") & set(one.words)]


def _is_prose(line: str) -> bool:
    """Whether a line ends as a sentence does; titles in a list of sources do not, and are no quotations."""
    return line.rstrip()[-1:] in (".", "!", "?", "”", '"')


def _in_marks(text: str) -> Iterator[Told]:
    """What stands between marks in lines that have them in pairs and end as a sentence does."""
    for line in text.split("\n"):
        pieces = _MARKS.split(line)
        if len(pieces) % 2 == 0 or not _is_prose(line):
            continue
        for before, words, rest in zip(pieces[0::2], pieces[1::2], pieces[2::2], strict=False):
            beside = _BEHIND.match(rest) or _BEFORE.search(before)
            if 30 <= len(words) <= 400:
                name = next(filter(None, beside.groups()), "") if beside else ""
                yield Told(words.strip().rstrip(",."), name)


def _plain_name(name: str) -> str:
    """A name of two words or more at the end of the annotated phrase; "" for a description."""
    capitals = re.search(rf"{_NAME}$", name)
    return capitals[1] if capitals else ""


def _word(words: list[str], rng: random.Random, all_: Sequence[Told]) -> str | None:
    places = [at for at, word in enumerate(words) if word.isalpha() and word.islower() and len(word) > 4]
    if not places:
        return None
    at = rng.choice(places)
    other = rng.choice(
        [
            one
            for told in rng.sample(list(all_), 20)
            for one in told.words.split()
            if one.isalpha() and one.islower() and len(one) > 4
        ]
    )
    return None if other == words[at] else " ".join([*words[:at], other, *words[at + 1 :]])


def _number(words: list[str], rng: random.Random, all_: Sequence[Told]) -> str | None:
    places = [at for at, word in enumerate(words) if re.fullmatch(r"\d+", word) or word.lower() in _NUMBER_WORDS]
    if not places:
        return None
    at = rng.choice(places)
    if words[at].isdigit():
        other = str(int(words[at]) + rng.randint(1, 9))
    else:
        other = rng.choice([one for one in _NUMBER_WORDS if one != words[at].lower()])
    return " ".join([*words[:at], other, *words[at + 1 :]])


def _negation(words: list[str], rng: random.Random, all_: Sequence[Told]) -> str | None:
    text = " ".join(words)
    if _DENIED.search(text):
        return _DENIED.sub(r"\1", text, count=1)
    return _AUXILIARY.sub(r"\1 not", text, count=1) if _AUXILIARY.search(text) else None


def _ellipsis(words: list[str], rng: random.Random, all_: Sequence[Told]) -> str | None:
    if len(words) < 9:
        return None
    at = rng.randint(3, len(words) - 5)
    return " ".join([*words[:at], rng.choice(["…", "...", "[...]"]), *words[at + rng.randint(1, 2) :]])


def _bracket(words: list[str], rng: random.Random, all_: Sequence[Told]) -> str | None:
    at = rng.randint(0, len(words) - 4)
    put = rng.choice(["[the company]", "[they]", "[Mr Brown]"])
    return " ".join([*words[:at], put, *words[at + rng.randint(0, 1) :]])


def _case(words: list[str], rng: random.Random, all_: Sequence[Told]) -> str | None:
    places = [at for at, word in enumerate(words) if at and word.isalpha() and len(word) > 2]
    at = rng.choice(places or [1])
    other = words[at].lower() if words[at][0].isupper() else words[at].capitalize()
    return " ".join([*words[:at], other, *words[at + 1 :]]) if other != words[at] else None


def _splice(words: list[str], rng: random.Random, all_: Sequence[Told]) -> str | None:
    other = rng.choice([one for one in all_ if one.words.split() != words]).words.split()
    return (
        " ".join([*words[: len(words) // 2], *other[len(other) // 2 :]]) if min(len(words), len(other)) >= 8 else None
    )


_FAULTS: dict[str, Callable[[list[str], random.Random, Sequence[Told]], str | None]] = {
    "word": _word,
    "number": _number,
    "negation": _negation,
    "ellipsis": _ellipsis,
    "bracket": _bracket,
    "case": _case,
    "spliced": _splice,
}


def faulty(all_: Sequence[Told], held: str, seed: int, each: int = 50) -> Iterator[tuple[str, str]]:
    """Drafts with the kind of fault in each; none of the altered quotations stands in the text ``held``."""
    for kind, fault in _FAULTS.items():
        rng, made, tried = random.Random(f"{seed} {kind}"), set[str](), 0
        while len(made) < each and tried < 20_000:
            tried += 1
            words = fault(rng.choice(all_).words.split(), rng, all_)
            if words and words not in made and _flat(words) not in held:
                made.add(words)
                yield kind, f"“{words}”"
    rng = random.Random(f"{seed} speaker")
    named = [one for one in all_ if one.speaker]
    names = sorted({one.speaker for one in named})
    for one in rng.choices(named, k=each):
        other = rng.choice([name for name in names if name.split()[-1] != one.speaker.split()[-1]])
        yield "speaker", f"“{one.words},” {other} said."


def true(all_: Sequence[Told], seed: int) -> Iterator[tuple[str, str]]:
    """200 drafts that quote rightly: plainly, in other typographic marks, begun within a sentence, with the speaker."""
    rng = random.Random(f"{seed} true")
    named = [one for one in all_ if one.speaker]
    named = rng.sample(named, min(len(named), 50))
    for one in named:
        yield "with speaker", f"“{one.words},” {one.speaker} said."
    for one in rng.sample(all_, 110 - len(named)):
        yield "plain", f"“{one.words}”"
    for one in rng.sample(all_, 50):
        other = one.words.replace("’", "'").replace("—", " - ") if "’" in one.words else one.words.replace("'", "’")
        yield "marks", f'"{other}"'
    long = [one for one in all_ if len(one.words.split()) >= 10]
    for one in rng.sample(long, 40):
        words = one.words.split()
        at = rng.randint(1, 4)
        begun = " ".join(words[at:])
        yield "begun within", f"“{begun[0].upper()}{begun[1:]}”"


def _flat(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.replace("’", "'")))


@click.command(help=__doc__)
@click.argument("shared", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--seed", default=1, show_default=True)
@click.option("--show", is_flag=True, help="Print every draft whose verdict is not what it should be.")
def verify(shared: Path, seed: int, show: bool) -> None:
    all_ = told(shared)
    held = _flat(
        " ".join(
            [
                *(one["text"] for one in texts(shared)),
                *(f.read_text("utf8") for f in sorted((shared / "seeds").glob("*.txt"))),
            ]
        )
    )
    with TemporaryDirectory() as folder:
        desk = Desk(Settings(database=Path(folder) / "index.db"))
        desk.build([shared / "data" / "quotes-gum" / "articles.jsonl", shared / "data" / "events", shared / "seeds"])
        wrong = _outcomes(desk, faulty(all_, held, seed), show, "word for word".__ne__)
        right = _outcomes(desk, true(all_, seed), show, "word for word".__eq__)
    _print("corrupted", wrong)
    _print("true", right)
    false = sum(count for outcomes in wrong.values() for name, count in outcomes.items() if name == "word for word")
    kept = sum(outcomes["word for word"] for outcomes in right.values())
    click.echo(f"false 'word for word': {false} of {sum(map(Counter.total, wrong.values()))}")
    click.echo(f"true ones confirmed: {kept} of {sum(map(Counter.total, right.values()))}")


def _outcomes(
    desk: Desk, drafts: Iterator[tuple[str, str]], show: bool, is_right: Callable[[str], bool]
) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for kind, draft in drafts:
        check = next(one for one in desk.verify(draft).checks if one.what == "quotation")
        found.setdefault(kind, Counter())[check.outcome] += 1
        if show and not is_right(check.outcome):
            found_words = [f"{one.speaker}: {one.words}" for one in check.evidence]
            click.echo(f"{kind}: {check.outcome} ({check.note}): {draft}\n    {found_words}")
    return found


def _print(title: str, outcomes: dict[str, Counter[str]]) -> None:
    table = Table("kind", "verdicts", title=title)
    for kind, counts in outcomes.items():
        table.add_row(kind, ", ".join(f"{count} {name}" for name, count in counts.most_common()))
    Console().print(table)
