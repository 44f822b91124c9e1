"""The Wikinews articles that our questions are about, as events: read from the folder of shared test data, never kept.

``dates-meantime`` holds 120 short articles, told apart by their subjects; ``quotes-gum`` 24 long ones, one event more.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

# In this order: the first that an article's title or beginning holds is its subject.
_SUBJECTS = {
    "wn-apple": r"apple|ipod|iphone|mac\b|steve jobs|itunes",
    "wn-planes": r"boeing|airbus|ryanair|jet|787|a380|a400|air france",
    "wn-cars": r"\bgm\b|chrysler|ford|general motors|automaker|fiat|opel|auto",
    "wn-markets": "",
}
_BEGINNING = 300
_KEPT = ("id", "title", "source", "published", "url", "text")


def write_events(shared: Path, folder: Path) -> dict[str, Path]:
    """Write one ``.jsonl`` of articles an event into the folder; returns the files by the events' names."""
    events = defaultdict(list)
    for file in sorted((shared / "data" / "dates-meantime" / "tml").glob("*.tml")):
        article = _of_timeml(file)
        events[_subject(article)].append(article)
    gum = (shared / "data" / "quotes-gum" / "articles.jsonl").read_text(encoding="utf8").splitlines()
    events["wn-gum"] = [{key: row.get(key) for key in _KEPT} for row in map(json.loads, gum)]
    files = {}
    for event, articles in events.items():
        files[event] = folder / f"{event}.jsonl"
        lines = (json.dumps(one, ensure_ascii=False) for one in articles)
        files[event].write_text("\n".join(lines) + "\n", encoding="utf8")
    return files


def _of_timeml(file: Path) -> dict[str, Any]:
    """An article of its title, a line of its date, and a paragraph a sentence."""
    root = ElementTree.parse(file).getroot()
    lines = "".join(root.find("TEXT").itertext()).strip("\n").split("\n")
    source = root.find("SOURCE")
    return {
        "id": file.stem,
        "title": lines[0].strip(),
        "source": "Wikinews",
        "published": root.find("DCT/TIMEX3").get("value"),
        "url": source.get("url") if source is not None else "",
        "text": "\n\n".join(line for line in lines[2:] if line.strip()),
    }


def _subject(article: dict[str, Any]) -> str:
    beginning = f"{article['title']} {article['text'][:_BEGINNING]}".lower()
    return next(event for event, pattern in _SUBJECTS.items() if re.search(pattern, beginning))
