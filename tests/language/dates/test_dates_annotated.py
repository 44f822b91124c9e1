"""Against annotated news and the press of the event, where they are at hand."""

import importlib.util
import json
from datetime import date
from pathlib import Path

import pytest

from retrieval.language.dates.entries import date_entries
from retrieval.language.dates.find import find_dates
from retrieval.language.dates.intervals import join_intervals

SHARED = Path(__file__).parents[4] / "shared"
ANNOTATED = SHARED / "data" / "dates-meantime" / "tml"
PRESS = SHARED / "seeds"
PUBLISHED = date(2023, 3, 17)


@pytest.mark.skipif(not ANNOTATED.is_dir(), reason="the annotated news is not here")
def test_annotated_news() -> None:
    spec = importlib.util.spec_from_file_location("score_dates", SHARED / "bench" / "dates.py")
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    found = {}
    for path in ANNOTATED.glob("*.tml"):
        published, text, _ = scorer.read(path)
        found[path.stem] = date_entries(text, date.fromisoformat(published[:10]))
    scores = scorer.score(ANNOTATED, found)
    assert scores["value"] >= 82, json.dumps(scores)
    assert scores["day"] >= 87, json.dumps(scores)
    assert scores["strict"] >= 88, json.dumps(scores)


@pytest.mark.skipif(not PRESS.is_dir(), reason="the press texts are not here")
@pytest.mark.parametrize(
    ("article", "words", "first", "last"),
    [
        ("000", "from Monday to Wednesday", "2023-03-20", "2023-03-22"),
        ("000", "late December", "2022-12-01", "2022-12-31"),
        ("000", "last month", "2023-02-01", "2023-02-28"),
        ("000", "Thursday", "2023-03-16", "2023-03-16"),
        ("001", "Sept. 15, 2022", "2022-09-15", "2022-09-15"),
        ("001", "from Monday to Wednesday", "2023-03-20", "2023-03-22"),
        ("001", "Friday", "2023-03-17", "2023-03-17"),
        ("001", "Thursday", "2023-03-16", "2023-03-16"),
        ("001", "the same day", "2023-03-16", "2023-03-16"),
        ("001", "late December", "2022-12-01", "2022-12-31"),
        ("002", "next week", "2023-03-20", "2023-03-26"),
        ("002", "from Monday to Wednesday", "2023-03-20", "2023-03-22"),
        ("002", "Monday", "2023-03-20", "2023-03-20"),
        ("002", "Tuesday", "2023-03-21", "2023-03-21"),
        ("002", "Friday", "2023-03-17", "2023-03-17"),
        ("002", "February last year", "2022-02-01", "2022-02-28"),
        ("002", "Last month", "2023-02-01", "2023-02-28"),
        ("002", "December", "2022-12-01", "2022-12-31"),
        ("002", "September", "2022-09-01", "2022-09-30"),
        ("003", "from Monday to Wednesday", "2023-03-20", "2023-03-22"),
        ("003", "2019", "2019-01-01", "2019-12-31"),
        ("003", "last year", "2022-01-01", "2022-12-31"),
        ("003", "February", "2023-02-01", "2023-02-28"),
        ("004", "Friday March 17", "2023-03-17", "2023-03-17"),
        ("004", "from Monday to Wednesday", "2023-03-20", "2023-03-22"),
        ("004", "2019", "2019-01-01", "2019-12-31"),
        ("004", "Thursday", "2023-03-16", "2023-03-16"),
    ],
)
def test_press_of_the_event(article: str, words: str, first: str, last: str) -> None:
    (path,) = PRESS.glob(f"{article}_*.txt")
    text = path.read_text(encoding="utf-8")
    found = join_intervals(text, find_dates(text, PUBLISHED))
    days = {(str(one.first), str(one.last)) for one in found if text[one.start : one.end] == words}
    assert days == {(first, last)}
