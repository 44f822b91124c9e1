"""What must hold for any bytes, one function for each entrance by which text comes in from outside.

Run by run.py under a coverage-guided fuzzer and by test_fuzz.py on the inputs kept in corpus/. A target returns, or
raises what the fuzzer then reports: no exception but the typed ones, every span slices back to what it claims, and no
input takes longer than in proportion to its length.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz.rendering import rendering
from sqlite_index import article_text

from retrieval.answers.answer import as_json
from retrieval.articles import Problem, UnreadableError, read_raw
from retrieval.articles.article import Article
from retrieval.articles.files.files import SUFFIXES
from retrieval.articles.metadata import SOURCES
from retrieval.commands import COMMAND_NAMES
from retrieval.desk import Desk
from retrieval.errors import InputError
from retrieval.extract import extract, read_passage
from retrieval.index.article.sentence import sentences_of
from retrieval.index.article.terms import documents, header_terms
from retrieval.language.dates.find import clause_of, find_dates
from retrieval.language.dates.intervals import join_intervals
from retrieval.language.sentences import sentence_spans
from retrieval.language.statements import TextNames, extract_quotes, extract_statements, names_in
from retrieval.language.words import content_terms, words
from retrieval.request import RequestError, read_request

Target = Callable[[bytes], None]
Span = tuple[int, int]

# Bytes of an input repeated until what is not linear shows.
LONG = 20_000


def targets(desk: Callable[[], Desk]) -> Mapping[str, Target]:
    """All targets by name; ``desk`` gives one with an index to ask."""
    return {
        "articles": articles,
        "metadata": metadata,
        "sentences": sentences,
        "dates": dates,
        "statements": statements,
        "requests": requests,
        "rendering": rendering,
        "queries": lambda data: queries(desk(), data),
    }


def stretched(data: bytes) -> bytes:
    """The input again and again, up to ``LONG`` bytes."""
    return data * (LONG // max(len(data), 1))


def articles(data: bytes) -> None:
    """A file of the kind that the first line names: read or refused, the same each time, all spans in its text."""
    first, _, content = data.partition(b"\n")
    suffix = first.decode("ascii", "replace").strip()
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"one{suffix if suffix in SUFFIXES else '.txt'}"
        file.write_bytes(content)
        assert _read(file) == _read(file)


def metadata(data: bytes) -> None:
    """As front matter and as sources.toml: what is known of the article is clean, or what is wrong is said."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "one.txt"
        file.write_bytes(b"---\n" + data + b"\n---\nThe visit begins on Monday, said the ministry.\n")
        _read(file)
        file.write_text("The visit begins on Monday, said the ministry.\n", "utf8")
        Path(folder, SOURCES).write_bytes(b'["one.txt"]\n' + data)
        _read(file)


def sentences(data: bytes) -> None:
    """Sentences cover what is no white space, in order; words are slices of the text."""
    text = _text(data)
    spans = sentence_spans(text)
    _in_order(spans, text)
    assert sum(len("".join(text[a:b].split())) for a, b in spans) == len("".join(text.split()))
    _in_order([(one.start, one.end) for one in words(text)], text)


def dates(data: bytes) -> None:
    """Mentions in order, with an interval or none; joined ones cover them; a clause holds its mention."""
    published, text = _dated(data)
    mentions = find_dates(text, published)
    joined = join_intervals(text, mentions)
    for found in (mentions, joined):
        _in_order([(one.start, one.end) for one in found], text)
        for one in found:
            assert one.value
            assert (one.first is None) == (one.last is None) == (one.precision == "")
            assert one.first is None or one.last is None or one.first <= one.last
    assert all(any(one.start <= mention.start and mention.end <= one.end for one in joined) for mention in mentions)
    for one in joined:
        first, last = clause_of(text, (0, len(text)), (one.start, one.end))
        assert 0 <= first <= one.start < one.end <= last <= len(text)


def statements(data: bytes) -> None:
    """Content, cue and speaker are slices of the text, in order; names outlive being written down."""
    text = _text(data)
    found = extract_statements(text)
    for statement in found:
        _in_order(statement.content, text)
        assert statement.content
        assert all(0 <= a < b <= len(text) for a, b in filter(None, (statement.speaker, statement.cue)))
    assert [one.content[0] for one in found] == sorted(one.content[0] for one in found)
    for quote in extract_quotes(text):
        assert quote["speaker"] is not None or quote["speaker_name"] is None
        assert quote["speaker_name"] != ""
    names = names_in(text)
    assert TextNames.of_plain(json.loads(json.dumps(names.plain()))) == names


def requests(data: bytes) -> None:
    """A line of ``answer`` and of ``extract`` is read or refused by name; what is printed is JSON."""
    for line in data.splitlines() or [b""]:
        try:
            request = read_request(line)
        except RequestError as error:
            json.dumps([error.id, str(error)])
        else:
            assert request.command in COMMAND_NAMES
        try:
            passage = read_passage(line)
        except RequestError:
            continue
        found = json.loads(json.dumps(extract(passage)))
        spans = [*found["sentences"], *([one["start"], one["end"]] for one in found["dates"])]
        spans += [span for quote in found["quotes"] for span in quote["content"]]
        assert all(0 <= start < end <= len(passage.text) for start, end in spans)


def queries(desk: Desk, data: bytes) -> None:
    """Whatever is asked is answered with slices of articles, scored from 0 to 1, or refused as an input."""
    text = _text(data)
    for command in COMMAND_NAMES:
        try:
            answer = desk.answer(command, text)
        except InputError:
            continue
        assert answer.summary
        json.dumps(as_json(answer))
        scores = [item.score for item in answer.items]
        assert all(0 <= score <= 1 for score in scores)
        cited = [one for item in answer.items for one in (item.citation, *item.also)]
        with desk.index.reading() as reading:
            assert all(article_text(reading, one.article.number)[slice(*one.span)] == one.text for one in cited)


def _read(file: Path) -> list[Article]:
    """The articles in a file, checked; what is refused is left out."""
    found = []
    for raw in read_raw([file]):
        if isinstance(raw, Problem):
            assert raw.where
            assert raw.what
            continue
        try:
            found.append(_checked(raw.article()))
        except UnreadableError:
            continue
    return found


def _checked(article: Article) -> Article:
    """The article, which can be stored and has all its blocks and sentences in its text."""
    card = (article.id, article.title, article.source, article.via or "", article.url or "", article.text)
    "".join(card).encode("utf8")
    assert article.title == " ".join(article.title.split()) != ""
    assert article.source == " ".join(article.source.split()) != ""
    assert article.url is None or article.url.startswith(("http://", "https://"))
    _in_order([(block.start, block.end) for block in article.blocks], article.text)
    found = sentences_of(article)
    _in_order([(one.start, one.end) for one in found], article.text)
    assert all(any(block.start <= one.start and one.end <= block.end for block in article.blocks) for one in found)
    assert len(
        documents([content_terms(article.text[one.start : one.end]) for one in found], header_terms(article))
    ) == len(found)
    return article


def _in_order(spans: Iterable[Span], text: str) -> None:
    """Spans of the text that hold something, none reaching into the next."""
    spans = list(spans)
    assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def _text(data: bytes) -> str:
    """The bytes as text; those that are no UTF-8 as half surrogate pairs, which JSON can bring in too."""
    return data.decode("utf8", "surrogateescape")


def _dated(data: bytes) -> tuple[dt.date | None, str]:
    """The day of publication, if the first line is one, and the text below."""
    text = _text(data)
    first, _, rest = text.partition("\n")
    try:
        return dt.date.fromisoformat(first), rest
    except ValueError:
        return None, text
