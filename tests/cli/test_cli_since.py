"""``eventdesk since``."""

from __future__ import annotations

import json


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
