"""``eventdesk since``."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from contextlib import closing


def test_what_is_new_since_a_day(indexed, articles):
    (articles / "denial.md").write_text(
        "---\ntitle: No ferry\nsource: Quay News\npublished: 2024-05-06\n---\n"
        "The mayor, Ada Birch, denied that the repairs of the bridge would last until winter.\n",
        "utf8",
    )
    indexed("index", articles)
    shown = indexed("since", "2024-05-05").stdout
    assert shown.startswith("1 new since 5 May 2024\nin 2 articles, beside 2 from before\n\nDenied\n")
    assert "Quay News · No ferry · 6 May 2024 · [0–" in shown
    assert "Ada Birch denies it" in shown
    told = json.loads(indexed("since", "5", "May", "2024", "--json").stdout)
    assert (told["since"], told["count"], told["new_articles"], told["other_articles"]) == ("2024-05-05", 1, 2, 2)
    assert set(told["items"][0]) == {"reason", "why", "text", "span", "article", "speaker", "quote", "act"}


def test_nothing_new_is_said(indexed):
    assert (
        indexed("since", "2040-01-01").stdout == "Nothing new since 1 Jan 2040\nin 0 articles, beside 3 from before\n"
    )


def test_what_is_no_day_is_said(indexed):
    done = indexed("since", "the", "flood")
    assert done.exit_code == 1
    assert "'the flood' is not a date such as" in done.stderr


def test_the_last_visit_is_remembered(indexed, articles, folder):
    """The first is told to be one; later, what came in after it is new for as long as that visit goes on."""
    first = indexed("since", "my last visit")
    assert (first.exit_code, first.stderr) == (
        1,
        "error: no earlier visit of yours is known; this one is remembered: name a day for now, such as yesterday\n",
    )
    [file] = folder.glob("*.visits")
    earlier = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    file.write_text(json.dumps([earlier.isoformat()]))
    for name in ("harbour.md", "ferry.md", "market.txt"):  # which came in before
        age(folder / "eventdesk.db", earlier - dt.timedelta(hours=1), name)
    (articles / "denial.md").write_text(
        "---\ntitle: No ferry\nsource: Quay News\npublished: 2023-01-01\n---\n"
        "The mayor, Ada Birch, denied that the repairs of the bridge would last until winter.\n",
        "utf8",
    )
    indexed("index", articles)
    shown = indexed("since", "my", "last", "visit").stdout
    assert shown.startswith(
        f"1 new since {earlier.astimezone():%-d %b %Y, %H:%M}\nin 1 article, beside 3 from before\n"
    )
    assert indexed("since", "my last visit").stdout == shown


def age(database, moment, name):
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE article SET added = ? WHERE id = ?", (moment.isoformat(timespec="seconds"), name))
