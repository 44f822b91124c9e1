"""PDF, mail and subtitles to pages; strangers' parsers read them in a process of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from retrieval.articles.files.formats import LARGEST, html_page, too_large
from retrieval.articles.metadata import metadata_from
from retrieval.articles.problem import UnreadableError
from retrieval.articles.source_page import Page
from retrieval.foreign.child import Kind, parsed


def pdf_page(data: bytes, where: str) -> Page:
    """The text of a PDF."""
    return _page(_parsed("pdf", data, where), where)


def mail_page(data: bytes, where: str) -> Page:
    """The text of a mail; the outlet is who sent it."""
    found = _parsed("mail", data, where)
    if "html" not in found:
        return _page(found, where)
    page = html_page(found["html"].encode("utf-8-sig"), where)
    return replace(page, metadata=metadata_from(found["fields"], where).completed_by(page.metadata))


def subtitle_page(data: bytes, where: str) -> Page:
    """The transcript that subtitles make."""
    found = _parsed("subtitles", data, where)
    return replace(_page(found, where), spoken=tuple((at, said) for at, said in found["spoken"]))


def _page(found: Mapping[str, Any], where: str) -> Page:
    text = found["text"]
    if len(text) > LARGEST:
        raise UnreadableError(where, too_large(len(text)))
    return Page(text, metadata_from(found["fields"], where))


def _parsed(kind: Kind, data: bytes, where: str) -> Mapping[str, Any]:
    try:
        return parsed(kind, data)
    except ValueError as error:
        raise UnreadableError(where, str(error)) from error
