"""The processes of index runs, for real: one is kept from run to run, replaced when it dies, and never left behind."""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from bot import runners
from bot.reindexing import Reindexing
from bot.runners import Runners

FAILS_AT_ONCE = ["remove", "--json", "--db", "/nowhere/index.db", "--", "x.md"]


@pytest.fixture
def begun(monkeypatch):
    """The processes begun so far; none of them outlives the test."""
    found = []
    spawn = asyncio.create_subprocess_exec

    async def noted(*command, **options):
        found.append(await spawn(*command, **options))
        return found[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)
    monkeypatch.setattr(os, "setpriority", lambda *_: None)  # or a busy machine would starve the runs
    yield found
    for process in found:
        with suppress(ProcessLookupError):
            process.kill()


@pytest.fixture
def desk_of(tmp_path):
    """Makes an event with its own articles: its settings file and what reindexes it."""

    def made(name: str, kept: Runners) -> tuple[Path, Reindexing]:
        articles = tmp_path / name
        articles.mkdir()
        config, database = tmp_path / f"{name}.toml", tmp_path / f"{name}.db"
        config.write_text(f"database = {json.dumps(str(database))}\narticles = [{json.dumps(str(articles))}]\n")
        return articles, Reindexing(database, config, kept)

    return made


async def ignored(kept: Runners) -> int:
    """A run that fails at once, before anything large is loaded."""
    return await kept.run(FAILS_AT_ONCE, lambda said, line: None, lambda runner: None)


async def gone(process) -> bool:
    async with asyncio.timeout(60):
        await process.wait()
    return not Path(f"/proc/{process.pid}").exists()


async def test_runs_of_all_events_follow_one_another_in_one_process(begun, desk_of):
    """Each reads its settings anew; what is asked stands in no list of processes. The dead one is replaced."""
    kept = Runners(60)
    bread, baking = desk_of("bread", kept)
    (bread / "mill.md").write_text("The bakers of Osel opened again on Tuesday.\n")
    storms, storming = desk_of("storms", kept)
    (storms / "roof.md").write_text("A storm took the roof of the Kestrel mill on Friday.\n")
    assert (await baking.start(1).task).added == ("mill.md",)
    command = Path(f"/proc/{begun[0].pid}/cmdline").read_bytes().rstrip(b"\0").split(b"\0")
    assert command == [sys.executable.encode(), b"-m", b"retrieval.cli.runs"]
    assert (await storming.start(1).task).added == ("roof.md",)
    (bread / "loaf.md").write_text("A loaf will cost nine crowns from Monday on, the guild of Osel said.\n")
    ended = await baking.start(1).task
    assert (ended.end, ended.added, ended.unchanged, len(begun)) == ("done", ("loaf.md",), 1, 1)

    begun[0].kill()
    ended = await storming.start(1).task
    assert (ended.end, ended.unchanged, len(begun)) == ("done", 1, 2)
    await asyncio.gather(baking.close(), storming.close())
    assert [await gone(one) for one in begun] == [True, True]


@pytest.mark.parametrize("by", ["kill -9", "an admin"])
async def test_a_run_that_is_ended_is_taken_up_by_the_next(begun, desk_of, make_desk, by):
    """In a new process; what had been indexed answers meanwhile."""
    kept = Runners(60)
    articles, reindexing = desk_of("towns", kept)
    for number in range(30):
        told = " ".join(f"Baker {i} of town {number} opened again on Tuesday, said Ida Moe." for i in range(12))
        (articles / f"{number}.md").write_text(f"{told}\n")
    job = reindexing.start(1)
    async with asyncio.timeout(300):
        while job.progress.step != "indexing" or not job.progress.done:
            await asyncio.sleep(0.01)
    if by == "kill -9":
        begun[0].kill()
    else:
        reindexing.cancel()
    ended = await job.task
    assert ended.end == ("failed" if by == "kill -9" else "cancelled")
    assert not make_desk(articles.with_suffix(".db")).has_index
    ended = await reindexing.start(1).task
    assert (ended.end, len(ended.added), len(begun)) == ("done", 30, 2)
    await reindexing.close()


async def test_a_process_that_has_been_idle_for_long_ends(begun):
    kept = Runners(0.3)
    assert await ignored(kept) == 1
    assert await gone(begun[0])
    assert await ignored(kept) == 1
    assert len(begun) == 2
    await kept.close()


async def test_none_is_kept_if_none_is_wanted(begun):
    assert await ignored(Runners(0)) == 1
    assert await gone(begun[0])


async def test_a_process_that_has_grown_is_not_kept(begun, monkeypatch):
    monkeypatch.setattr(runners, "_MOST_MEGABYTES", 1)
    kept = Runners(60)
    assert await ignored(kept) == 1
    assert await gone(begun[0])
    await kept.close()


async def test_what_the_bot_holds_is_not_counted_as_the_process_s(begun, monkeypatch):
    held = bytearray(os.urandom(1 << 20)) * 700
    monkeypatch.setattr(runners, "_MOST_MEGABYTES", len(held) // 1_000_000)
    kept = Runners(60)
    assert [await ignored(kept), await ignored(kept)] == [1, 1]
    assert len(begun) == 1
    await kept.close()


async def test_of_two_runs_at_a_time_each_has_a_process_and_one_is_kept(begun):
    kept = Runners(60)
    assert await asyncio.gather(ignored(kept), ignored(kept)) == [1, 1]
    assert len(begun) == 2
    assert await ignored(kept) == 1
    assert len(begun) == 2
    await kept.close()
    assert [await gone(one) for one in begun] == [True, True]


PARENT = f"""
import asyncio
from bot import runners
async def main():
    begun = []
    await runners.Runners(60).run({FAILS_AT_ONCE}, lambda said, line: None, begun.append)
    print(begun[0]._process.pid, flush=True)
    await asyncio.sleep(600)
asyncio.run(main())
"""


def test_an_idle_process_ends_with_a_bot_that_is_killed():
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        descriptor = os.pidfd_open(child)
        parent.send_signal(signal.SIGKILL)
    assert select.select([descriptor], [], [], 60)[0] == [descriptor]  # it has ended
    os.close(descriptor)
