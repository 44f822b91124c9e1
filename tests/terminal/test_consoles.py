"""The streams people read."""

import io
import sys

import pytest
from rich.table import Table

from retrieval.terminal.consoles import answers, messages, show


@pytest.mark.parametrize(("name", "console"), [("stdout", answers), ("stderr", messages)])
def test_what_a_stream_cannot_encode_is_replaced(monkeypatch, name, console):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, name, io.TextIOWrapper(raw, encoding="ascii"))
    console().print("┃ no “limits” \ud83d")
    getattr(sys, name).flush()
    assert raw.getvalue() == b"? no ?limits? ?\n"


def test_text_is_printed_as_it_is(capsys):
    answers().print("[bold]x[/bold] :ferry: 17 'y'")
    assert capsys.readouterr().out == "[bold]x[/bold] :ferry: 17 'y'\n"


def test_tables_are_shown_without_trailing_blanks(capsys):
    table = Table.grid(padding=(0, 2))
    table.add_row("a", "long enough")
    table.add_row("b", "short")
    show(answers(), table)
    assert capsys.readouterr().out == "a  long enough\nb  short\n"
