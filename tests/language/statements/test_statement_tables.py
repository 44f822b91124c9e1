"""The tables of words: every example is true, one row adds a verb, a folder is a language."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

import retrieval.language
from retrieval.errors import LanguageError
from retrieval.language.language import Language, load
from retrieval.language.statements import extract_quotes, extract_statements
from retrieval.language.word_classes import VerbFeature, WordClass

PACKAGE = Path(retrieval.language.__file__).parent
ENGLISH = PACKAGE / "english"
MADE_UP = load(Path(__file__).parents[1] / "mini")
EXAMPLES = [(verb, example) for verb, row in load().lexicon.verbs.items() for example in row.examples]


def holds(example: str, language: Language | None = None) -> bool:
    """Whether the one in [ ] is found to say what stands in { }."""
    text = re.sub(r"[\[\]{}]", "", example)
    speaker, content = re.search(r"\[(.*?)\]", example)[1], re.search(r"\{(.*?)\}", example)[1]
    return (speaker, content) in [
        (said.speaker and text[slice(*said.speaker)], " ".join(text[a:b] for a, b in said.content))
        for said in extract_statements(text, language=language)
    ]


@pytest.mark.parametrize(("verb", "example"), EXAMPLES)
def test_a_verb_reports_as_its_examples_show(verb: str, example: str) -> None:
    assert holds(example)


def test_a_verb_is_one_row(tmp_path: Path) -> None:
    folder = tmp_path / "english"
    shutil.copytree(ENGLISH, folder)
    example = "[The sheriff] averred {it had rained}."
    assert not holds(example, load(folder))
    other = tmp_path / "more"
    shutil.copytree(ENGLISH, other)
    with (other / "verbs.toml").open("a", encoding="utf-8") as table:
        table.write(
            f"aver = {{ doubles = true, does = 'clause bare beside', examples = ['{example}', '{example}'] }}\n"
        )
    assert holds(example, load(other))
    assert load(other).digest != load(folder).digest


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("aver = { does = 'clause' }", r"verbs\.toml: \[aver\]: .*two examples"),
        ("aver = { does = 'clauses', examples = ['', ''] }", r"verbs\.toml: \[aver\]: does"),
        ("aver = { pasts = 'averred' }", r"verbs\.toml: \[aver\]: pasts: Extra"),
        ("say = {}", r"verbs\.toml: .*line"),
    ],
)
def test_a_wrong_row_is_an_error(tmp_path: Path, row: str, told: str) -> None:
    folder = tmp_path / "english"
    shutil.copytree(ENGLISH, folder)
    with (folder / "verbs.toml").open("a", encoding="utf-8") as table:
        table.write(f"{row}\n")
    with pytest.raises(LanguageError, match=told):
        load(folder)


def test_rules_ask_for_classes_and_features_that_exist() -> None:
    code = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    assert set(re.findall(r'"(\w+)" (?:not )?in [\w.\[\] +\-]*tags', code)) <= set(get_args(WordClass))
    assert set(re.findall(r'"(\w+)" (?:not )?in [\w.\[\] +\-]*does', code)) <= set(get_args(VerbFeature))


def test_every_class_and_feature_is_asked_for() -> None:
    code = "\n".join(path.read_text("utf-8") for path in PACKAGE.parent.rglob("*.py") if path.name != "word_classes.py")
    assert not [one for one in (*get_args(WordClass), *get_args(VerbFeature)) if f'"{one}"' not in code]


def test_a_folder_is_a_language() -> None:
    text = "Sinjorino Ana Nova, kuracisto, estis en la urbo. “La ponto estas ferma,” diris Nova."
    (quote,) = extract_quotes(text, language=MADE_UP)
    assert (quote["speaker_name"], quote["kind"]) == ("Ana Nova", "direct")
    assert [text[a:b] for a, b in quote["content"]] == ["“La ponto estas ferma,”"]
    assert extract_quotes(text, language=load()) != [quote]


@pytest.mark.parametrize("example", [one for row in MADE_UP.lexicon.verbs.values() for one in row.examples])
def test_examples_of_another_language_hold(example: str) -> None:
    assert holds(example, MADE_UP)
