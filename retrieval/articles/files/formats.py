"""The file formats of articles: bytes in, the page's text and what it says about itself out.

Text leaves here with one block a line and headings marked "# ", which is what `clean` reads, whatever the
format was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml
from frontmatter.default_handlers import YAMLHandler

from retrieval.articles.files.encoding import decode
from retrieval.articles.metadata import metadata_from
from retrieval.articles.problem import UnreadableError
from retrieval.articles.source_page import Page

LARGEST = 10_000_000
"""Bytes of a file, or characters of a JSON record's text, that are taken for one article."""


def text_page(data: bytes, where: str) -> Page:
    """A text file, with or without front matter."""
    fields, body = _front_matter(decode(data, where), where)
    return Page(body, metadata_from(fields, where))


def markdown_page(data: bytes, where: str) -> Page:
    """A Markdown file, with or without front matter."""
    from retrieval.articles.files.markdown import markdown_lines

    fields, body = _front_matter(decode(data, where), where)
    return Page("\n\n".join(markdown_lines(body)), metadata_from(fields, where))


def html_page(data: bytes, where: str) -> Page:
    """A saved web page: its article's text and metadata by trafilatura."""
    # Takes half a second to import, which runs without web pages should not pay.
    from retrieval.articles.web.webpage import article_in

    charset = _CHARSET.search(data, 0, _HTML_HEAD)
    return article_in(decode(data, where, charset[1].decode() if charset else None), where)


def record_page(record: Mapping[str, object], where: str) -> Page:
    """A JSON object with `text` and metadata."""
    text = record.get("text")
    if not isinstance(text, str):
        found = "no text" if text is None else "a text that is not a string"
        raise UnreadableError(where, f'{found}: an article is {{"id", "title", "source", "published", "url", "text"}}')
    if len(text) > LARGEST:
        raise UnreadableError(where, too_large(len(text)))
    return Page(text, metadata_from(record, where))


def too_large(size: int) -> str:
    """Why an article of so many bytes or characters is refused."""
    limit = LARGEST / 1e6
    return f"{size / 1e6:.1f} MB, and an article has {limit:.0f} MB at most: split it, or move it away"


def _front_matter(text: str, where: str) -> tuple[Mapping[str, object], str]:
    """The YAML between two lines `---` at the very beginning, if there are, and the text below."""
    text = text.lstrip("\ufeff")
    handler = YAMLHandler()
    if not handler.detect(text):
        return {}, text
    try:
        block, body = handler.split(text)
    except ValueError:
        if not _FIELD.match(text):
            return {}, text
        raise UnreadableError(f"{where}:1", "front matter without an end: close it with a line ---") from None
    try:
        # Not the faster loader in C: it takes the process with it where brackets are nested too deeply.
        fields = handler.load(block, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = 1 + (error.problem_mark.line if error.problem_mark else 0)
        raise UnreadableError(f"{where}:{line}", f"front matter is not valid YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise UnreadableError(f"{where}:1", f"front matter is not valid YAML: {reason}") from error
    except (AttributeError, LookupError, TypeError) as error:  # of PyYAML's constructors, each in its own way
        raise UnreadableError(f"{where}:1", "front matter is not valid YAML: a tag on an unfit value") from error
    if isinstance(fields, dict):
        return fields, body
    return {}, text


_HTML_HEAD = 4096
"""Bytes of a web page in which its encoding may be declared."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([\w-]{2,40})", re.IGNORECASE)
_FIELD = re.compile(r"-{3,}\s*\n\s*[\w-]{1,40}\s*:")
