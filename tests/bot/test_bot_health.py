"""How the bot is: on a local port, for a container and for Prometheus."""

from __future__ import annotations

import asyncio
import json
import time

import aiohttp
import pytest
import pytest_asyncio
from click.testing import CliRunner
from loopback.process import free_port
from prometheus_client.parser import text_string_to_metric_families

from bot.cli import main
from bot.health import Health, serve


@pytest.fixture
def health():
    return Health()


@pytest_asyncio.fixture
async def served(health):
    """Its port, and a list whose last entry is what is amiss."""
    port, amiss = free_port(), [""]
    runner = await serve(health, port, lambda: amiss[-1])
    yield port, amiss
    await runner.cleanup()


def check(port):
    """``eventdesk-bot --check-health``, as a container runs it."""
    return CliRunner().invoke(main, ["--check-health"], env={"EVENTDESK_DISCORD__PORT": str(port)})


async def get(port, path):
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as response:
        return response.status, await response.text()


async def values(port):
    """Every sample of the metrics, by its name and labels."""
    _, text = await get(port, "/metrics")
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    return {(one.name, *sorted(one.labels.values())): one.value for one in samples}


async def test_health_is_told_as_it_is(served):
    port, amiss = served
    status, text = await get(port, "/healthz")
    assert (status, json.loads(text)["status"]) == (200, "ok")
    amiss.append("not connected to Discord")
    status, text = await get(port, "/healthz")
    assert (status, json.loads(text)["status"]) == (503, "not connected to Discord")


async def test_only_this_machine_is_told(served):
    port, _ = served
    with pytest.raises(OSError, match="Connect"):
        await asyncio.open_connection("127.0.0.2", port)


async def test_a_taken_port_is_an_error(health, served):
    with pytest.raises(OSError, match="address already in use"):
        await serve(Health(), served[0], lambda: "")


async def test_prometheus_can_read_the_metrics(health, served):
    health.count("ask", "found", "default")
    health.count("ask", "found", "default")
    health.count("when", "nothing", "fire")
    with health.timed():
        pass
    health.watch("reindexing", "1 while a reindex runs", lambda: True)
    found = await values(served[0])
    assert found["eventdesk_questions_total", "ask", "default", "found"] == 2
    assert found["eventdesk_questions_total", "fire", "nothing", "when"] == 1
    assert found["eventdesk_answer_seconds_count",] == 1
    assert found["eventdesk_answer_seconds_bucket", "+Inf"] == 1
    assert found["eventdesk_reindexing",] == 1


async def test_two_bots_in_a_process_do_not_share_counters(health, served):
    Health().count("ask", "found", "default")
    assert ("eventdesk_questions_total", "ask", "default", "found") not in await values(served[0])


def test_vitals_count_outcomes(health):
    for outcome in ("found", "found", "nothing", "refused", "wrong", "failed"):
        health.count("ask", outcome, "default")
    vitals = health.vitals(latency=None, waiting=0, queue=5, answering=1)
    assert (vitals.answered, vitals.refused, vitals.failed) == (3, 1, 1)
    assert (vitals.median, vitals.p95, vitals.latency) == (None, None, None)


def test_what_fails_is_not_timed(health):
    with pytest.raises(ZeroDivisionError), health.timed():
        _ = 1 / 0
    assert health.vitals(latency=None, waiting=0, queue=1, answering=0).median is None
    with health.timed():
        time.sleep(0.002)
    assert health.vitals(latency=None, waiting=0, queue=1, answering=0).median >= 0.002


async def test_a_stop_of_the_event_loop_is_noticed(health):
    watching = asyncio.create_task(health.watch_loop())
    await asyncio.sleep(0)
    time.sleep(0.2)
    await asyncio.sleep(0.05)
    watching.cancel()
    assert health.longest_stop >= 0.18
    assert health.vitals(latency=None, waiting=0, queue=1, answering=0).lag == health.longest_stop


async def test_a_bot_tells_its_own(make_bot, env, reader, channel, shown):
    """Well while it is connected and its index can be read; what it answered is counted."""
    port = free_port()
    await env.restart_bot(make_bot(port=port, refresh_seconds=100))
    bot = env.bot
    await bot.attend()
    await bot.events.default.watch.look()
    try:
        await reader.slash(channel, "ask", question="When does Xi visit Moscow?")
        assert (await get(port, "/healthz"))[0] == 200
        found = await values(port)
        assert found["eventdesk_questions_total", "ask", "default", "found"] == 1
        assert (found["eventdesk_waiting",], found["eventdesk_reindexing", "default"]) == (0, 0)
        assert found["eventdesk_index_generation", "default"] == 1
        checked = await asyncio.to_thread(check, port)
        assert (checked.exit_code, json.loads(checked.stdout)["status"]) == (0, "ok")
        bot.events.default.watch.amiss = "the index cannot be read"
        assert (await get(port, "/healthz"))[0] == 503
        checked = await asyncio.to_thread(check, port)
        assert (checked.exit_code, json.loads(checked.stderr)["status"]) == (1, "the index cannot be read")
    finally:
        await bot.stop()
    assert bot.amiss() == "not connected to Discord"


def test_checking_where_no_bot_is():
    port = free_port()
    checked = check(port)
    assert checked.exit_code == 1
    assert f"no bot answers on port {port}" in checked.stderr
