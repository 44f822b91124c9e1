"""What is tried again, what is not, and how long."""

from __future__ import annotations

import asyncio

import aiohttp
import discord
import pytest

from bot.delivery import may_pass, persistently


class Response:
    """As much of a response as discord.py's errors look at."""

    reason = "reason"

    def __init__(self, status):
        self.status = status


def refused(status, code=0):
    return discord.HTTPException(Response(status), {"code": code, "message": "message"})


PASSING = [
    refused(429),
    refused(500),
    refused(502),
    refused(503),
    ConnectionResetError(104, "Connection reset by peer"),
    OSError(113, "No route to host"),
    aiohttp.ServerDisconnectedError(),
    aiohttp.ClientOSError(104, "Connection reset by peer"),
    TimeoutError(),
]
LASTING = [refused(400, 50035), refused(401, 50027), refused(403, 50001), refused(404, 10062), ValueError("ours")]


def failing(*errors):
    """A request that fails like this and then succeeds; it counts how often it was made."""
    left = list(errors)

    async def request():
        request.made += 1
        if left:
            raise left.pop(0)
        return "delivered"

    request.made = 0
    return request


@pytest.mark.parametrize("error", PASSING, ids=repr)
async def test_what_may_pass_is_tried_again(error):
    request = failing(error, error)
    assert may_pass(error)
    assert await persistently(request) == "delivered"
    assert request.made == 3


@pytest.mark.parametrize("error", LASTING, ids=repr)
async def test_what_lasts_is_not(error):
    request = failing(error)
    assert not may_pass(error)
    with pytest.raises(type(error)):
        await persistently(request)
    assert request.made == 1


async def test_a_lambda_is_awaited_too():
    request = failing(refused(500))
    assert await persistently(lambda: request()) == "delivered"


async def test_after_its_time_the_last_error_is_raised():
    request = failing(*[refused(500) for _ in range(99)], refused(502))
    with pytest.raises(discord.HTTPException) as last:
        await persistently(request, seconds=0.3)
    assert last.value.status == 500
    assert 1 < request.made < 99


async def test_a_cancelled_delivery_is_not_tried_again():
    request = failing(asyncio.CancelledError())
    with pytest.raises(asyncio.CancelledError):
        await persistently(request)
    assert request.made == 1
