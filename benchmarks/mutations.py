"""Articles published again with changes: does ``eventdesk compare`` find each, and nothing in what was not changed?

Each article of the seven events in SHARED is published again as "Outlet B", some of its sentences with one change: a
number, a day, a negation, a speaker, a verb of saying, a cut quotation. The changes are made by rules of their own, no
code of the product. Both outlets are then compared as a whole.
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

_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_DAY = re.compile(r"\b(?:on|On) (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_FIGURE = re.compile(r"(?<![\w.,$:/-])(?!(?:19|20)\d\d\b)\d{1,3}(?=\s[a-z]{3,})(?!\s(?:a\.m|p\.m|am|pm))")
_BE = re.compile(r"\b(is|are|was|were|will|would|has|have|had|could|can) (?=[a-z])(?!not\b|no\b|never\b)")
_SAID = re.compile(r"\bsaid\b")
_BY = re.compile(
    r"\bsaid ([A-Z][a-z]+ [A-Z][a-z]+)(?=[,.])|(?:^|[”\",] )([A-Z][a-z]+ [A-Z][a-z]+)(?:, [^,.]{4,60},)? said\b"
)
_QUOTE = re.compile(r"[“\"]([^“”\"]{60,300})[,.]?[”\"]")
_SENTENCE = re.compile(r"[^\n]+?(?<!\b[A-Z])(?<!Mr)(?<!Dr)(?<!Sen)(?<!St)[.!?][”\"]?(?=\s|$)")
_NAMES = ["Harald Nyborg", "Milan Dvorak", "Edith Okafor", "Rosa Keller", "Viktor Lindqvist"]
KINDS = ("number", "day", "denial", "speaker", "verb", "cut")


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence before and after one change of that kind."""

    kind: str
    before: str
    after: str


def _number(sentence: str, rng: random.Random) -> str | None:
    found = _FIGURE.search(sentence)
    return _put(sentence, found.span(), str(int(found.group()) + rng.randint(2, 9))) if found else None


def _day(sentence: str, rng: random.Random) -> str | None:
    found = _DAY.search(sentence)
    if found is None:
        return None
    return _put(sentence, found.span(1), rng.choice([one for one in _DAYS if one != found[1]]))


def _denial(sentence: str, rng: random.Random) -> str | None:
    if re.search(r"\b(?:not|no|never|nor|denied|without)\b|n[’']t", sentence):
        return None
    found = _BE.search(sentence)
    return _put(sentence, (found.end(), found.end()), "not ") if found else None


def _speaker(sentence: str, rng: random.Random) -> str | None:
    found = _BY.search(sentence)
    return _put(sentence, found.span(1 if found[1] else 2), rng.choice(_NAMES)) if found else None


def _verb(sentence: str, rng: random.Random) -> str | None:
    found = list(_SAID.finditer(sentence))
    return _put(sentence, found[0].span(), rng.choice(["claimed", "admitted", "insisted"])) if len(found) == 1 else None


def _cut(sentence: str, rng: random.Random) -> str | None:
    found = _QUOTE.search(sentence)
    if found is None or len(_QUOTE.findall(sentence)) > 1:
        return None
    words = found[1].split()
    mark = found[1][-1] if found[1][-1] in ",.!?" else ""
    return _put(sentence, found.span(1), " ".join(words[: len(words) // 2]).rstrip(",;:") + mark)


_CHANGES: dict[str, Callable[[str, random.Random], str | None]] = {
    "number": _number,
    "day": _day,
    "denial": _denial,
    "speaker": _speaker,
    "verb": _verb,
    "cut": _cut,
}


def _put(text: str, span: tuple[int, int], new: str) -> str:
    return f"{text[: span[0]]}{new}{text[span[1] :]}"


def changed(text: str, wanted: Counter[str], rng: random.Random) -> tuple[str, list[Change]]:
    """The text with some sentences changed, of the kinds most wanted, never two in a row; and the changes."""
    changes, last = list[Change](), -2
    for at, found in enumerate(_SENTENCE.finditer(text)):
        sentence = found.group().strip()
        if at - last < 2 or text.count(sentence) > 1 or not 8 <= len(sentence.split()) <= 60:
            continue
        for kind in sorted(KINDS, key=lambda one: -wanted[one]):
            after = _CHANGES[kind](sentence, rng) if wanted[kind] > 0 else None
            if after and after != sentence:
                wanted[kind] -= 1
                changes.append(Change(kind, sentence, after))
                last = at
                break
    for one in changes:
        text = text.replace(one.before, one.after, 1)
    return text, changes


def pairs(shared: Path, seed: int, each: int) -> Iterator[tuple[dict[str, str], dict[str, str], list[Change]]]:
    """Each article with its changed copy."""
    rng, wanted = random.Random(seed), Counter(dict.fromkeys(KINDS, each))
    for file in sorted((shared / "data" / "events").glob("*.jsonl")):
        for row in map(json.loads, file.read_text("utf8").splitlines()):
            text, changes = changed(row["text"], wanted, rng)
            yield (
                row | {"source": "Outlet A"},
                row | {"id": f"{row['id']}-b", "source": "Outlet B", "text": text},
                changes,
            )


@click.command(help=__doc__)
@click.argument("shared", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--seed", default=1, show_default=True)
@click.option("--each", default=50, show_default=True, help="How many changes of each kind.")
@click.option("--show", is_flag=True, help="Print every change that was missed, and every difference that is none.")
def mutations(shared: Path, seed: int, each: int, show: bool) -> None:
    found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    unchanged = Counter[str]()
    with TemporaryDirectory() as folder:
        for number, (one, other, changes) in enumerate(pairs(shared, seed, each)):
            file = Path(folder) / f"{number}.jsonl"
            file.write_text(f"{json.dumps(one)}\n{json.dumps(other)}\n", encoding="utf8")
            desk = Desk(Settings(database=Path(folder) / f"{number}.db"))
            desk.build([file])
            rows = [
                ([cell.citation.text for cell in row.cells], {contrast.kind for contrast in row.contrasts})
                for row in desk.compare("", limit=1000).rows
            ]
            for change in changes:
                outcome = _outcome(change, rows)
                found[change.kind][outcome] += 1
                if show and outcome != change.kind:
                    click.echo(f"{change.kind}, {outcome}:\n  {change.before}\n  {change.after}")
            for texts, kinds in rows:
                if len(texts) > 1 and not any(_is_of(change, text) for change in changes for text in texts):
                    unchanged["different" if kinds else "same"] += 1
                    if show and kinds:
                        click.echo(f"false {kinds}: {texts}")
    _print(found, unchanged)


def _outcome(change: Change, rows: Sequence[tuple[list[str], set[str]]]) -> str:
    of_it = [kinds for texts, kinds in rows if len(texts) > 1 and any(_is_of(change, text) for text in texts)]
    kinds = set().union(*of_it)
    if kinds == {change.kind}:
        return change.kind
    return " ".join(sorted(kinds)) or ("no difference" if of_it else "no row")


def _is_of(change: Change, text: str) -> bool:
    """Whether a cited sentence is, or is part of, the changed one; the index may cut sentences otherwise."""
    words = " ".join(text.split())
    return any(
        words in one or one in words for one in (" ".join(change.before.split()), " ".join(change.after.split()))
    )


def _print(found: dict[str, Counter[str]], unchanged: Counter[str]) -> None:
    table = Table("change", "made", "found as such", "otherwise")
    for kind, outcomes in found.items():
        others = ", ".join(f"{count} {name}" for name, count in outcomes.most_common() if name != kind)
        table.add_row(kind, str(outcomes.total()), str(outcomes[kind]), others)
    Console().print(table)
    made, right = sum(one.total() for one in found.values()), sum(one[kind] for kind, one in found.items())
    click.echo(f"found with the right kind: {right} of {made} ({right / made:.1%})")
    click.echo(f"rows of unchanged sentences: {unchanged.total()}, with a difference: {unchanged['different']}")
