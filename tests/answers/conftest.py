"""Articles given in a test, indexed."""

from __future__ import annotations

import pytest


@pytest.fixture
def news(make_desk, tmp_path):
    """A desk on articles given as text, or as text and day of publication, by outlet."""

    def build(**outlets):
        for outlet, told in outlets.items():
            text, published = told if isinstance(told, tuple) else (told, None)
            date = f"published: {published}\n" if published else ""
            (tmp_path / f"{outlet}.md").write_text(f"---\nsource: {outlet}\n{date}---\n{text}\n", "utf8")
        desk = make_desk(tmp_path / "index.db")
        desk.build([tmp_path])
        return desk

    return build
