"""Fetching keeps to the site's rules and to its own limits, whatever comes."""

from __future__ import annotations

import asyncio
import gzip
import time
import zlib

import pytest
from intake_web import fetcher, site

from retrieval.errors import FetchError

MEGABYTE = 1_000_000


async def test_a_page_comes_as_it_is_with_where_it_was_found() -> None:
    async with site() as news:
        asked = news.redirect("/old", "/new")
        final = news.page("/new", "ж".encode("koi8-r"), "text/html; charset=koi8-r", ETag='"1"')
        async with fetcher(news) as web:
            found = await web.get(f"{asked}#top")
    assert (found.asked, found.final, found.body) == (f"{asked}#top", final, "ж".encode("koi8-r"))
    assert (found.kind, found.headers["etag"]) == ("text/html", '"1"')


async def test_who_fetches_says_so_and_nothing_else() -> None:
    async with site() as news:
        first = news.page("/", "one", Set_Cookie="a=b")
        async with fetcher(news, contact="desk@news.example") as web:
            await web.get(first)
            await web.get(first)
    heads = [head for head in news.requests if " / " in head]
    assert all("User-Agent: eventdesk" in head and "(desk@news.example)" in head for head in news.requests)
    assert not any("cookie" in head.lower() or "referer" in head.lower() for head in heads)


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes)]
)
async def test_compressed_bodies_are_unpacked(encoding: str, pack: type[bytes]) -> None:
    async with site() as news:
        address = news.page("/", pack(b"news " * 5000), Content_Encoding=encoding)
        async with fetcher(news) as web:
            assert (await web.get(address)).body == b"news " * 5000


async def test_parts_of_gzip_are_read_to_the_last() -> None:
    async with site() as news:
        address = news.page("/", gzip.compress(b"one ") + gzip.compress(b"two"), Content_Encoding="gzip")
        async with fetcher(news) as web:
            assert (await web.get(address)).body == b"one two"


def bomb(layers: int) -> bytes:
    packed = bytes(200 * MEGABYTE)
    for _ in range(layers):
        packed = gzip.compress(packed, mtime=0)
    return packed


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (bytes(3 * MEGABYTE), {}, "more than 2 MB"),
        (bomb(1), {"Content_Encoding": "gzip"}, "more than 2 MB when unpacked"),
        (zlib.compress(bytes(50 * MEGABYTE)), {"Content_Encoding": "deflate"}, "more than 2 MB when unpacked"),
        (gzip.compress(b"x" * 9999, mtime=0)[:-30], {"Content_Encoding": "gzip"}, "broken off"),
        (b"not gzip", {"Content_Encoding": "gzip"}, "not compressed as it says"),
        (b"x", {"Content_Encoding": "br"}, "was not asked for"),
        (gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), {"Content_Encoding": "gzip, gzip"}, "was not asked for"),
    ],
    ids=("large", "bomb", "deflated", "cut", "plain", "brotli", "twice"),
)
async def test_what_is_too_much_is_not_taken(body: bytes, headers: dict[str, str], reason: str) -> None:
    async with site() as news:
        address = news.page("/", body, **headers)
        async with fetcher(news, largest=2 * MEGABYTE) as web:
            with pytest.raises(FetchError, match=reason):
                await web.get(address)


async def test_an_endless_stream_ends_at_the_limit() -> None:
    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            writer.write(b"more " * 2000)
            await writer.drain()

    async with site() as news:
        news.replies["/"] = endless
        async with fetcher(news, largest=MEGABYTE) as web:
            with pytest.raises(FetchError, match="more than 1 MB"):
                await web.get(f"http://news.example:{news.port}/")


async def test_a_trickle_ends_with_its_time() -> None:
    async def trickle(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(0.05)

    async with site() as news:
        news.replies["/"] = trickle
        started = time.monotonic()
        async with fetcher(news, seconds=0.5) as web:
            with pytest.raises(FetchError, match=r"within 0\.5 seconds"):
                await web.get(f"http://news.example:{news.port}/")
        assert time.monotonic() - started < 30  # it would never end


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 100_000 + b"\r\n\r\n", "cannot be reached"),
        (b"SSH-2.0-server\r\n", "cannot be reached"),
        (b"", "cannot be reached"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort", "cannot be reached"),
    ],
    ids=["endless header", "another protocol", "nothing", "cut short"],
)
async def test_what_is_no_web_page_is_said_to_be_none(reply: bytes, reason: str) -> None:
    async with site() as news:
        news.replies["/"] = reply
        async with fetcher(news) as web:
            with pytest.raises(FetchError, match=reason):
                await web.get(f"http://news.example:{news.port}/")


async def test_redirects_have_an_end() -> None:
    async with site() as news:
        address = news.redirect("/", "/")
        async with fetcher(news) as web:
            with pytest.raises(FetchError, match="more than 5 redirects"):
                await web.get(address)
    assert news.paths.count("/") == 6


@pytest.mark.parametrize(("status", "after"), [(404, None), (429, 120.0), (503, 120.0), (500, None)])
async def test_what_the_site_answers_else_is_said(status: int, after: float | None) -> None:
    async with site() as news:
        address = news.page("/", "no", status=status, **({"Retry_After": "120"} if after else {}))
        async with fetcher(news) as web:
            with pytest.raises(FetchError, match=f"status {status}") as raised:
                await web.get(address)
    assert raised.value.retry_after == after


@pytest.mark.parametrize(
    ("rules", "status", "is_fetched"),
    [
        ("User-agent: *\nDisallow: /private", 200, True),
        ("User-agent: *\nDisallow: /", 200, False),
        ("User-agent: eventdesk\nDisallow: /", 200, False),
        ("User-agent: eventdesk\nAllow: /\n\nUser-agent: *\nDisallow: /", 200, True),
        ("User-agent: other\nDisallow: /", 200, True),
        ("", 404, True),
        ("", 403, True),
        ("", 429, False),
        ("", 500, False),
        ("", 503, False),
        ("\x00\xff<html>", 200, True),
    ],
)
async def test_the_rules_of_a_site_hold(rules: str, status: int, is_fetched: bool) -> None:
    async with site() as news:
        news.page("/robots.txt", rules, "text/plain", status)
        address = news.page("/article", "text")
        async with fetcher(news) as web:
            if is_fetched:
                await web.get(address)
            else:
                with pytest.raises(FetchError, match=r"robots\.txt of news\.example"):
                    await web.get(address)
    assert ("/article" in news.paths) is is_fetched
    assert news.paths.count("/robots.txt") == 1


async def test_rules_hold_behind_a_redirect_too() -> None:
    async with site() as news:
        news.page("/robots.txt", "User-agent: *\nDisallow: /hidden", "text/plain")
        address = news.redirect("/open", "/hidden")
        news.page("/hidden", "text")
        async with fetcher(news) as web:
            with pytest.raises(FetchError, match="asks programs not to fetch it"):
                await web.get(address)
    assert "/hidden" not in news.paths


async def test_a_host_is_asked_at_its_pace() -> None:
    async with site() as news:
        address = news.page("/", "text")
        async with fetcher(news, pace=0.3) as web:
            started = time.monotonic()
            await asyncio.gather(*(web.get(address) for _ in range(3)))
    assert time.monotonic() - started >= 0.6
