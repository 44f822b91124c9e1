"""Articles in our own words that drafts are held against."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retrieval.checking.verdict import Check, Verification
from retrieval.config import Settings
from retrieval.desk import Desk

ARTICLES = {
    "harbour.md": """---
title: Harbour bridge closes for repairs
source: Harbour Times
published: 2024-05-02
---
“We will not reopen the bridge before the cracks in both arches are filled,” the mayor, Ada Birch, told the council. \
“Nobody crosses it. Nobody.”

“The ferry,” said Oskar Lind, who runs it, “carries 40 lorries a day — no more.”

Birch said the town would pay 3.4 million crowns for the repairs. The work begins on 6 May and is to last \
until September.

Engineers of the town counted seven, and two more are painted over.

More than 1,200 people signed a letter against the closing.
""",
    "post.md": """---
title: A ferry instead of a bridge
source: Island Post
published: 2024-05-04
---
“I am glad that the lorries leave our streets,” said Mira Solberg, a teacher from Quay Street. “My pupils can \
cross the road again.”

The engineers will inspect the piers next week.

An engineer said the town’s bridge had been neglected for years.

Nils Aker, 61, and Tove Dahl, 57, look after the town bridge.

The bridge is closed to lorries on June 3, 4 and 7.

The fair on the quay goes on from 20 to 22 August.
""",
}


@pytest.fixture(scope="session")
def verified(encoder, tmp_path_factory) -> Callable[[str], Verification]:
    """What checking a draft against the articles finds."""
    folder = tmp_path_factory.mktemp("checking")
    (folder / "articles").mkdir()
    for name, text in ARTICLES.items():
        (folder / "articles" / name).write_text(text, encoding="utf8")
    desk = Desk(Settings(database=folder / "index.db"))
    desk.encoder = encoder
    desk.build([folder / "articles"])
    return desk.verify


@pytest.fixture(scope="session")
def checked(verified) -> Callable[..., Check]:
    """The first check of its kind in a draft."""

    def check(draft: str, what: str = "quotation", **how: object) -> Check:
        return next(one for one in verified(draft, **how).checks if one.what == what)

    return check
