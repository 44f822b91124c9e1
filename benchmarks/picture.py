"""The picture in the README: a real answer from the packaged articles, drawn as a terminal shows it.

Needs no screen: rich records what it prints and exports it as SVG.
"""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path

import click
from rich.console import Console

from retrieval.config import Settings
from retrieval.desk import Desk
from retrieval.terminal.answer import show_answer
from retrieval.terminal.consoles import LOOK

ROOT = Path(__file__).parents[1]
# rich names fonts to be fetched from elsewhere, which a README's picture may not do; the reader's own will do.
FETCHED_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


@click.command(help=__doc__)
@click.option("--out", type=click.Path(path_type=Path), default=ROOT / "docs" / "ask.svg")
@click.option("--limit", type=click.IntRange(1), default=3)
@click.option("--width", type=click.IntRange(60), default=80)
@click.argument("question", nargs=-1)
def picture(out: Path, limit: int, width: int, question: tuple[str, ...]) -> None:
    words = " ".join(question) or "has Xi spoken with Zelensky"
    console = Console(
        record=True, width=width, file=io.StringIO(), force_terminal=True, theme=LOOK, highlight=False, markup=False
    )
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Settings(database=Path(folder) / "picture.db"))
        desk.build([ROOT / "seeds"])
        console.print(f"$ eventdesk ask {words}")
        show_answer(console, desk.ask(words, limit=limit), desk.context)
    svg = FETCHED_FONTS.sub("", console.export_svg(title="eventdesk", unique_id="eventdesk"))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(svg, encoding="utf8")
    click.echo(f"{out}: {len(svg) / 1000:.0f} kB")
