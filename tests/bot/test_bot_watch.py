"""An index that is renewed behind the bot's back is noticed; one that cannot be read is said to be so."""

from __future__ import annotations

import asyncio

import pytest

from bot.watch import Watch


@pytest.fixture
def article(tmp_path):
    file = tmp_path / "bakers.md"
    file.write_text("---\ntitle: Bread\nsource: Tomsk Daily\n---\n\nBakers opened, said Anna Levin.\n", encoding="utf8")
    return file


@pytest.fixture
def desk(make_desk, tmp_path, article):
    desk = make_desk(tmp_path / "index.db")
    desk.build([article])
    return desk


async def test_what_is_known_is_that_of_the_index(desk):
    watch = Watch(desk, 100)
    assert watch.known is None
    await watch.look()
    assert watch.known.generation == desk.generation()
    assert (tuple(watch.known.outlets), tuple(watch.known.speakers)) == (("Tomsk Daily",), ("Anna Levin",))


async def test_nothing_is_read_again_while_nothing_changed(desk):
    watch = Watch(desk, 100)
    await watch.look()
    known = watch.known
    await watch.look()
    assert watch.known is known


async def test_a_run_from_the_command_line_is_noticed(desk, make_desk, article, tmp_path, until):
    """By the look that comes by itself; suggestions and answers are then those of the new index."""
    watch = Watch(desk, 0.01)
    looking = asyncio.create_task(watch.run())
    await until(lambda: watch.known)
    more = tmp_path / "millers.md"
    more.write_text("---\ntitle: Flour\nsource: Omsk Evening\n---\n\nMillers went home, said Ivan Orlov.\n")
    await asyncio.to_thread(make_desk(tmp_path / "index.db").build, [article, more])
    await until(lambda: "Omsk Evening" in watch.known.outlets)
    looking.cancel()
    assert tuple(watch.known.speakers) == ("Anna Levin", "Ivan Orlov")
    assert "Millers went home" in desk.ask("millers").items[0].citation.text


@pytest.mark.parametrize("spoil", [lambda file: file.unlink(), lambda file: file.write_bytes(b"no index" * 1000)])
async def test_an_index_that_cannot_be_read_is_said_once(desk, tmp_path, article, make_desk, logged, spoil):
    """The last one known stays; the next good one is taken."""
    watch = Watch(desk, 100)
    await watch.look()
    known = watch.known
    for file in tmp_path.glob("index.db-*"):
        file.unlink()
    spoil(tmp_path / "index.db")
    for _ in range(3):
        await watch.look()
    assert watch.known is known
    assert watch.amiss == "the index cannot be read"
    assert [line["level"] for line in logged() if line["logger"] == "bot.watch"].count("ERROR") == 1
    (tmp_path / "index.db").unlink(missing_ok=True)
    make_desk(tmp_path / "index.db").build([article])
    await watch.look()
    assert watch.amiss == ""
    assert watch.known.generation[0] != known.generation[0]
