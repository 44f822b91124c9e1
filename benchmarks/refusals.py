"""Questions without an answer: how many are refused, and how many answerable ones wrongly.

Half of the corpus's articles are indexed. The questions about these can be answered, those about the other half cannot:
they are about other subjects, in the same words and style. Then the other way round. QUERIES has a line {"query",
"gold": [{"doc"}]}.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from retrieval.config import SearchSettings, Settings
from retrieval.desk import Desk


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]


@click.command(help=__doc__)
@click.argument("corpus", type=click.Path(exists=True, path_type=Path))
@click.argument("queries", type=click.Path(exists=True, path_type=Path))
def refusals(corpus: Path, queries: Path) -> None:
    articles, asked = sorted(lines(corpus), key=lambda one: one["id"]), lines(queries)
    counts = {rescore: [0, 0] for rescore in (True, False)}
    with tempfile.TemporaryDirectory() as folder:
        for half in (0, 1):
            indexed = {one["id"] for one in articles[half::2]}
            file = Path(folder) / f"half{half}.jsonl"
            file.write_text("".join(json.dumps(one) + "\n" for one in articles if one["id"] in indexed), "utf8")
            desk = Desk(Settings(database=Path(folder) / f"half{half}.db"))
            desk.build([file])
            for rescore, count in counts.items():
                search = SearchSettings(rescore=rescore)
                for query in asked:
                    answerable = query["gold"][0]["doc"] in indexed
                    count[answerable] += not desk.ask(query["query"], search=search).found
    table = Table(
        "search", "answerable refused", "unanswerable refused", title=f"{len(asked):,} questions, both halves"
    )
    for rescore, (unanswerable, answerable) in counts.items():
        name = "with late interaction" if rescore else "without"
        table.add_row(name, f"{answerable / len(asked):.1%}", f"{unanswerable / len(asked):.1%}")
    Console().print(table)
