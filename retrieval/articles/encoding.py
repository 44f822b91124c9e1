"""Bytes of unknown encoding to text, or a clear refusal: a guess that garbles the text would be cited
garbled."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes
from charset_normalizer.utils import is_multi_byte_encoding

from retrieval.articles.problem import UnreadableError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 100_000
"""Bytes from which an encoding is guessed."""
_MOST_DAMAGE = 0.02
"""Share of a UTF-8 text's characters beyond ASCII that may be broken, as where a scraper cut one in two."""

_UTF8_CHARACTER = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_LETTER = re.compile(r"[^\W\d_]")
# Kana, Chinese characters and Hangul, without the half-width forms as which Cyrillic comes out.
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
# A sign within a word, or a capital after a small letter's accent: what a wrong Western code page leaves.
_MISPLACED = re.compile(r"[a-z][^\x00-\x7f\w\s’‘“”–—…·]+[a-z]|[a-z][À-ÖØ-ÞŒŠŽŸ](?![A-ZÀ-ÖØ-Þ])")


def decode(data: bytes, where: str, declared: str | None = None) -> str:
    """The text of an article file: UTF-8, or what its byte order mark or declaration says, or what can be told.

    Raises UnreadableError for binary files, and for 8-bit encodings of other scripts, which cannot be told
    apart.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, where)
    if b"\0" in data:
        raise UnreadableError(where, "a binary file, not text: save the article as text, or move the file away")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _as_declared(data, declared) or _damaged_utf8(data) or _legacy(data)
        if text is None:
            place = data.count(b"\n", 0, error.start) + 1
            what = f"neither UTF-8 (line {place}) nor of an encoding that can be told: save the file as UTF-8"
            raise UnreadableError(where, what) from error
        return text


def _marked(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(where, f"marked as {encoding} but is not: save the file as UTF-8") from error


def _as_declared(data: bytes, declared: str | None) -> str | None:
    try:
        return data.decode(declared) if declared else None
    except (UnicodeDecodeError, LookupError):
        return None


def _damaged_utf8(data: bytes) -> str | None:
    text = data.decode("utf-8", errors="replace")
    whole = len(_UTF8_CHARACTER.findall(data))
    return text if text.count("\ufffd") <= max(1, _MOST_DAMAGE * whole) and whole > 0 else None


def _legacy(data: bytes) -> str | None:
    western = data.decode("cp1252", errors="replace")
    if _is_western(western):
        return western
    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is None or not is_multi_byte_encoding(guess.encoding):
        return None
    try:
        text = data.decode(guess.encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    foreign = [letter for letter in _LETTER.findall(text) if letter > "\x7f"]
    return text if len(_EAST_ASIAN.findall(text)) >= 0.8 * len(foreign) else None


def _is_western(text: str) -> bool:
    """Whether a text decoded as Windows-1252 reads like one: mostly ASCII letters, no sign where none can
    stand."""
    letters = _LETTER.findall(text)
    foreign = sum(letter > "\x7f" for letter in letters)
    return foreign <= 0.3 * len(letters) and not _CONTROL.search(text) and not _MISPLACED.search(text)
