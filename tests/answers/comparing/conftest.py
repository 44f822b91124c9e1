"""Articles of four invented outlets about one bridge."""

from __future__ import annotations

import json

import pytest

from retrieval.config import Settings
from retrieval.desk import Desk

TEXTS = {
    "Norr Post": [
        "“We will not reopen the bridge this year, and perhaps not next year either,” the mayor, Ada Birch, said.",
        "Twelve people were hurt when a lorry broke through the railing of the bridge.",
        "The repairs of the arches begin on 13 May 2024.",
        "The tram to the northern quarter will stop at the market hall while the work goes on.",
    ],
    "Kystnytt": [
        "“We will not reopen the bridge this year,” Ada Birch said.",
        "Fifteen people were hurt when a lorry broke through the railing of the bridge.",
        "The repairs of the arches begin on 14 May 2024.",
        "A <script>drone</script> of the harbour police filmed the broken railing from above.",
    ],
    "Fjord Times": [
        "Mayor Ada Birch said: “We will not reopen the bridge this year.”",
        "A lorry broke through the railing of the bridge and twelve people were hurt.",
    ],
}


@pytest.fixture(scope="session")
def bridge(encoder, tmp_path_factory) -> Desk:
    """A desk on an index of these articles."""
    folder = tmp_path_factory.mktemp("comparing")
    rows = [
        {"id": outlet, "title": "The bridge", "source": outlet, "published": "2024-05-08", "text": "\n\n".join(text)}
        for outlet, text in TEXTS.items()
    ]
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    desk = Desk(Settings(database=folder / "index.db"))
    desk.encoder = encoder
    desk.build([folder / "a.jsonl"])
    return desk
