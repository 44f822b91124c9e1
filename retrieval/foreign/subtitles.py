"""Subtitles (WebVTT, SubRip) to a transcript, by webvtt-py: a paragraph for each turn, "Name: what is said".

Beside it the time in the recording at which each caption's words are said, by where they begin in the transcript.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a caption, who speaks, empty if that is not said, and when ("00:12:40")."""

    speaker: str
    words: str
    at: str


def parsed(data: bytes) -> Mapping[str, Any]:
    """``text``, no ``fields``, and ``spoken``: places in the text, each with the time of the words from there on.

    Raises ValueError if these are no subtitles.
    """
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").lstrip()
    kind = "vtt" if text.startswith("WEBVTT") else "srt"
    try:
        captions = WebVTT.from_buffer(io.StringIO(text), format=kind)
    except (MalformedFileError, MalformedCaptionError) as error:
        raise ValueError(f"no subtitles that can be read: {error}") from error
    timed = ((line, _clock(caption.start)) for caption in captions.captions for line in caption.raw_text.splitlines())
    lines = list(_said(timed))
    if not lines:
        raise ValueError("subtitles without a word")
    return _transcript(_turns(lines)) | {"fields": {}}


def _said(lines: Iterable[tuple[str, str]]) -> Iterator[Line]:
    """Each line once with who speaks: captions that roll repeat the line before."""
    speaker, shown = "", list[str]()
    for line, at in lines:
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
        yield Line(speaker, words, at)


def _transcript(turns: Iterable[list[Line]]) -> dict[str, Any]:
    parts, spoken, size = list[str](), list[tuple[int, str]](), 0
    for turn in turns:
        at = ""
        for number, line in enumerate(turn):
            before = " " if number else "\n\n" if parts else ""
            if line.at != at:
                at = line.at
                spoken.append((size + len(before), at))
            label = f"{line.speaker}: " if line.speaker and not number else ""
            parts += [before, label, line.words]
            size += sum(map(len, parts[-3:]))
    return {"text": "".join(parts), "spoken": spoken}


def _turns(lines: Iterable[Line]) -> Iterator[list[Line]]:
    for speaker, turn in groupby(lines, key=lambda line: line.speaker):
        if speaker:
            yield list(turn)
        else:
            yield from _paragraphs(turn)


def _paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines by nobody in particular, in paragraphs of some sentences."""
    held, size = list[Line](), 0
    for line in lines:
        held.append(line)
        size += len(line.words) + (size > 0)
        if size >= _PARAGRAPH and _ENDS.search(line.words):
            yield held
            held, size = [], 0
    if held:
        yield held


def _clock(written: str) -> str:
    """The time at which a caption begins, in whole seconds: "00:12:40.120" is "00:12:40"."""
    return written.split(".")[0]


def _as_name(written: str) -> str:
    """ "ADA BIRCH" as names are written; one word of few capitals is an abbreviation, and stays."""
    words = written.split()
    is_shouted = written.isupper() and (len(words) > 1 or len(written) > _ABBREVIATION)
    return " ".join(map(str.title, words)) if is_shouted else " ".join(words)
