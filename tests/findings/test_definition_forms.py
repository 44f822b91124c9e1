"""The table of definitions: every form of words finds what its examples show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.errors import LanguageError
from retrieval.findings.definitions import definitions, expansions
from retrieval.language.definitions import Form, read_definitions
from retrieval.language.language import load


def examples() -> Iterator[pytest.param]:
    tables = load().definitions
    for find, forms in ((definitions, tables.behind), (expansions, tables.meaning)):
        for form in forms:
            for example in form.examples:
                yield pytest.param(find, form, example, id=f"{form.name}: {example}")


def marked(example: str, first: str, last: str) -> str:
    return example[example.rindex(first) + 1 : example.rindex(last)]


@pytest.mark.parametrize(("find", "form", "example"), [*examples()])
def test_a_form_finds_what_its_examples_show(find, form: Form, example: str) -> None:
    name, shown = marked(example, "{", "}"), marked(example, "[", "]")
    text = example.translate(str.maketrans("", "", "{}[]"))
    assert shown in [text[one.start : one.end] for one in find(text, name)]
    end = text.rindex(name) + len(name)
    found = form.expression.match(text, end)
    assert found is not None
    assert found["core"].startswith(shown.rstrip("."))


@pytest.mark.parametrize(
    ("pattern", "told"),
    [("(", r"definitions\.toml: 'is': .*position"), ("is a", r"definitions\.toml: 'is': .*group 'core'")],
)
def test_a_wrong_row_is_an_error_that_names_it(tmp_path: Path, pattern: str, told: str) -> None:
    row = f"[[behind]]\nname = 'is'\nmark = 1.0\npattern = '{pattern}'\nexamples = ['a']\n"
    (tmp_path / "definitions.toml").write_text(row, "utf-8")
    with pytest.raises(LanguageError, match=told):
        read_definitions(tmp_path)
