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

_MOST_NULLS = 0.01
_MOST_STRAY = 3
_MOST_MISFITS = 0.1
"""Share of a text's characters beyond ASCII that may not fit the encoding that its page declares."""
# Names that mean a larger encoding today (https://encoding.spec.whatwg.org/#names-and-labels).
_AS_BROWSERS = {
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
}

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
    data = _without_few_nulls(data)
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


def _without_few_nulls(data: bytes) -> bytes:
    """The bytes without NULs that a careless program left in a text; a binary file and UTF-16 have many."""
    count = data.count(0)
    return data.replace(b"\0", b"") if 0 < count <= len(data) * _MOST_NULLS else data


def _as_declared(data: bytes, declared: str | None) -> str | None:
    """The text in the encoding that the page declares, as browsers read it: by its name's modern meaning, and with a
    mark for each byte that does not fit, unless so many do not that another encoding must be meant."""
    if not declared:
        return None
    try:
        encoding = codecs.lookup(_AS_BROWSERS.get(declared.casefold(), declared)).name
        text = data.decode(encoding, errors="replace")
    except LookupError:
        return None
    foreign = sum(character > "\x7f" for character in text)
    return text if text.count("\ufffd") <= max(_MOST_STRAY, _MOST_MISFITS * foreign) else None


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


def as_sent(data: bytes, charset: str) -> bytes:
    """The bytes of a page in UTF-8, where nothing but its transfer declared how they are encoded: as ``charset``.

    As they are if that is unknown, or if they say themselves how: by a byte order mark, a declaration, or as UTF-8.
    """
    if data.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)) or _DECLARED.search(data, 0, _SAMPLE):
        return data
    try:
        data.decode("utf8")
    except UnicodeDecodeError:
        try:
            return data.decode(_AS_BROWSERS.get(charset.lower(), charset)).encode("utf-8-sig")
        except (LookupError, UnicodeDecodeError):
            return data
    return data


_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset=", re.IGNORECASE)
