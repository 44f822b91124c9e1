"""Finding articles, telling changed ones, and what is wrong with others."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from retrieval.articles import Problem, RawArticle, read_raw
from retrieval.errors import InputError

TEXT = "The minister will visit Oslo for talks on cod."
SOURCES = '["a.txt"]\nsource = "Coastal Herald"\ntitle = "Talks on cod"\npublished = 2024-05-03\n'


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def articles(*paths: Path) -> list[RawArticle]:
    return [found for found in read_raw(paths) if isinstance(found, RawArticle)]


def problems(*paths: Path) -> list[str]:
    return [str(found) for found in read_raw(paths) if isinstance(found, Problem)]


def test_folders_are_searched_in_order(tmp_path: Path) -> None:
    names = [
        "b.txt",
        "a.md",
        "sub/c.HTML",
        "sub/deep/d.json",
        "README.md",
        "LICENSE.txt",
        ".e.txt",
        ".git/f.txt",
        "g.png",
    ]
    write(tmp_path, {name: '{"text": "x"}' if name.endswith("json") else TEXT for name in names})
    assert [raw.id for raw in articles(tmp_path)] == ["a.md", "b.txt", "c.HTML", "d.json"]
    assert problems(tmp_path) == []


def test_a_file_found_twice_is_one_article(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TEXT})
    assert len(list(read_raw([tmp_path, tmp_path / "a.txt"]))) == 1


def test_a_file_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": TEXT, "a.csv": TEXT})
    assert [raw.id for raw in articles(tmp_path / "README.md")] == ["README.md"]
    assert "not a kind of file" in problems(tmp_path / "a.csv")[0]


@pytest.mark.parametrize("name", ["missing", "empty", "missing.txt"])
def test_nothing_to_read_is_said_at_once(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"a.txt": TEXT, "empty/.hidden.txt": TEXT})
    with pytest.raises(InputError, match=name):
        read_raw([tmp_path / "a.txt", tmp_path / name])


def test_json_lines_are_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        '{"id": "one", "text": "One is here."}',
        "",
        "{broken",
        '["list"]',
        '{"text": "no id"}',
        '{"id": 2, "text": "Two."}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert [(raw.id, raw.origin, raw.file) for raw in articles(path)] == [
        ("one", f"{path}:1", path),
        ("2", f"{path}:6", path),
    ]
    assert [problem.split(": ")[0] for problem in problems(path)] == [f"{path}:{line}" for line in (3, 4, 5)]


def test_a_json_list_is_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"id": "one", "text": "One."}, 5, {"id": "two", "text": "Two."}]), encoding="utf-8")
    assert [(raw.id, raw.file) for raw in articles(path)] == [("one", path), ("two", path)]
    assert problems(path)[0].startswith(f"{path}:article 2: not an article")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.txt", "", "a.txt: an empty file"),
        ("a.md", " \n\n", "a.md: an empty file"),
        ("a.json", "", "a.json: an empty file"),
        ("a.jsonl", "", "a.jsonl: an empty file"),
        ("a.json", "[]", "a.json: an empty list"),
        ("a.json", '{"id": "a",\n "text": }', "a.json:2: not valid JSON"),
        ("a.json", '{"id": ' + "[" * 100_000, "a.json: not JSON that can be read"),
        ("a.jsonl", '{"id": true, "text": "x"}', "a.jsonl:1: no id"),
        ("a.txt", "x" * 10_000_001, "a.txt: 10.0 MB"),
    ],
)
def test_bad_files_do_not_cost_the_others(tmp_path: Path, name: str, content: str, problem: str) -> None:
    write(tmp_path, {name: content, "z.txt": TEXT})
    assert [raw.id for raw in articles(tmp_path)] == ["z.txt"]
    assert [found.removeprefix(f"{tmp_path}/")[: len(problem)] for found in problems(tmp_path)] == [problem]


def test_bytes_that_are_not_utf8_in_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "a", "text": "caf\xe9"}\n{"id": "b", "text": "Fine."}\n')
    assert [raw.id for raw in articles(path)] == ["b"]
    assert problems(path)[0].startswith(f"{path}:1: ")


def test_two_articles_with_one_id(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TEXT, "sub/a.txt": TEXT})
    assert [raw.file for raw in articles(tmp_path)] == [tmp_path / "a.txt"]
    assert problems(tmp_path)[0].startswith(f'{tmp_path}/sub/a.txt: the id "a.txt" is that of {tmp_path}/a.txt')


def test_sources_beside_articles(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.txt": f"---\ntitle: Other\nurl: https://example.org/1\n---\n{TEXT}", "sources.toml": SOURCES},
    )
    [raw] = articles(tmp_path)
    article = raw.article()
    assert (article.title, article.source, article.url) == (
        "Talks on cod",
        "Coastal Herald",
        "https://example.org/1",
    )


@pytest.mark.parametrize(
    ("sources", "problem"),
    [
        ('["a.txt"]\ntitle = "Talks\n', "sources.toml:2: not valid TOML"),
        ('a = "b"\n', 'sources.toml: "a" is not a table'),
    ],
)
def test_articles_are_read_without_broken_sources(tmp_path: Path, sources: str, problem: str) -> None:
    write(tmp_path, {"a.txt": TEXT, "sources.toml": sources})
    assert len(articles(tmp_path)) == 1
    assert problems(tmp_path)[0].startswith(f"{tmp_path}/{problem}")


def test_sources_of_a_wrong_type_are_refused_when_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TEXT, "sources.toml": '["a.txt"]\ntitle = 7\n'})
    [raw] = articles(tmp_path)
    with pytest.raises(InputError, match=r"a\.txt: in sources\.toml: title is a number"):
        raw.article()


def test_the_digest_tells_every_change(tmp_path: Path) -> None:
    digests = []
    for text, sources in [
        (TEXT, ""),
        (TEXT, ""),
        (TEXT + " ", ""),
        (TEXT, SOURCES),
        (TEXT, SOURCES.replace("cod", "eel")),
    ]:
        write(tmp_path, {"a.txt": text, "sources.toml": sources})
        digests.append(articles(tmp_path)[0].digest)
    assert digests[0] == digests[1]
    assert len(set(digests)) == 4
