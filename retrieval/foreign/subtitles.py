"""Subtitles (WebVTT, SubRip) to a transcript, by webvtt-py: a paragraph for each turn, "Name: what is said"."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from webvtt import WebVTT
from webvtt.errors import MalformedCaptionError, MalformedFileError

# Characters after which a paragraph without speakers ends with the sentence.
_PARAGRAPH = 400
_VOICE = re.compile(r"<v(?:\.[^\s>]+)?\s+([^>]+)>")
_TAG = re.compile(r"<[^<>]{0,200}>")
# "ADA BIRCH:", ">> Ada Birch:", "- Ada Birch:"; "10:30 Meeting:" is nobody.
_NAMED = re.compile(
    r"(?:>>+\s*|[-–—]\s*)?([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,4})(?: \([^()]{1,40}\))?:\s+(?=\S)"
)
_ANOTHER = re.compile(r"(?:>>+|[-–—])\s*(?=\S)")
_ENDS = re.compile(r"[.!?][\"”’')\]]*$")
# "[applause]", "(MUSIC)", "♪": what is heard.
_HEARD = re.compile(r"[\[(♪][^\[\]()]*[\])♪]?|♪")
_ABBREVIATION = 4
Line = tuple[str, str]


def parsed(data: bytes) -> Mapping[str, Any]:
    """``text`` and no ``fields``. Raises ValueError if these are no subtitles."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").lstrip()
    kind = "vtt" if text.startswith("WEBVTT") else "srt"
    try:
        captions = WebVTT.from_buffer(io.StringIO(text), format=kind)
    except (MalformedFileError, MalformedCaptionError) as error:
        raise ValueError(f"no subtitles that can be read: {error}") from error
    lines = list(_said(line for caption in captions.captions for line in caption.raw_text.splitlines()))
    if not lines:
        raise ValueError("subtitles without a word")
    return {"text": "\n\n".join(_turns(lines)), "fields": {}}


def _said(lines: Iterable[str]) -> Iterator[Line]:
    """Each line once with who speaks, empty if that is not said: captions that roll repeat the line before."""
    speaker, shown = "", list[str]()
    for line in lines:
        if voice := _VOICE.search(line):
            speaker = " ".join(voice[1].split())
        words = " ".join(_TAG.sub("", line).split())
        if not words or _HEARD.fullmatch(words) or words in shown[-2:]:
            continue
        shown.append(words)
        if named := _NAMED.match(words):
            speaker, words = _as_name(named[1]), words[named.end() :]
        elif another := _ANOTHER.match(words):
            speaker, words = "", words[another.end() :]
        yield speaker, words


def _turns(lines: Iterable[Line]) -> Iterator[str]:
    for speaker, turn in groupby(lines, key=lambda line: line[0]):
        said = [words for _, words in turn]
        if speaker:
            yield f"{speaker}: {' '.join(said)}"
        else:
            yield from _paragraphs(said)


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Lines by nobody in particular, each some sentences long."""
    held = ""
    for line in lines:
        held = f"{held} {line}".strip()
        if len(held) >= _PARAGRAPH and _ENDS.search(held):
            yield held
            held = ""
    if held:
        yield held


def _as_name(written: str) -> str:
    """ "ADA BIRCH" as names are written; one word of few capitals is an abbreviation, and stays."""
    words = written.split()
    is_shouted = written.isupper() and (len(words) > 1 or len(written) > _ABBREVIATION)
    return " ".join(map(str.title, words)) if is_shouted else " ".join(words)
