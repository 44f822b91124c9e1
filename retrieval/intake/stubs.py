"""Pages that a site serves in place of an article: a consent gate, a teaser before a paywall, the front page."""

from __future__ import annotations

import re

from yarl import URL

from retrieval.articles.article import Article
from retrieval.intake.fetched import Fetched

# Words of text. A page with fewer holds no article; one that says that it is not free holds one only if it is longer.
_FEWEST = 40
_FEWEST_PAID = 250
_CONSENT = re.compile(r"consent|cookie-?wall|privacy-?(?:gate|wall|mgmt)|cmp", re.IGNORECASE)
_PAID = re.compile(rb"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false", re.IGNORECASE)


def instead_of_page(fetched: Fetched) -> str:
    """Why the address cannot be that of the article that was asked for; empty if it may be."""
    asked, final = URL(fetched.asked), URL(fetched.final)
    if final.host != asked.host and any(map(_CONSENT.search, (final.raw_host or "").split("."))):
        return "only a page that asks for consent was served"
    if final.path != asked.path and _CONSENT.search(final.path.rpartition("/")[2]):
        return "only a page that asks for consent was served"
    if final.path.strip("/") == "" and asked.path.strip("/") != "":
        return "leads to the front page now: the article is no longer there"
    return ""


def instead_of_article(body: bytes, article: Article) -> str:
    """Why a web page does not hold the article that it is about; empty if it does."""
    words = len(article.text.split())
    if words < _FEWEST_PAID and _PAID.search(body):
        return f"only a teaser was served ({words} words; the page says that it is not free)"
    if words < _FEWEST:
        return f"only {words} words of text were served: a consent page, a teaser, or one that needs scripts"
    return ""
