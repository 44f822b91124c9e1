"""No address that is hostile is ever connected to: not as written, by its name, at a redirect, or a moment later."""

from __future__ import annotations

import pytest
from intake_web import NEWS, Names, Site, site

from retrieval.addresses import is_public_address
from retrieval.errors import FetchError
from retrieval.intake.fetch import Fetcher, Limits
from retrieval.intake.guard import Guard

# This machine, its network and what is special, each as an IPv4 address and in the spellings that some programs read.
INSIDE = ("127.0.0.1", "10.0.0.5", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "168.63.129.16")
SPELLED = [
    *("127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0"),
    *("127.0.0.1.", "127.%30.0.1", "127。0。0。1", "１２７.0.0.1", "①②⑦.0.0.1", "127.0.0.0x1", "127.0.0.1%00.example"),
    *("192.168.257", "0xa.0.0.1", "012.0.0.1", "10.1", "0300.0250.1.1", "3232235777", "0xA9FEA9FE", "2852039166"),
    *("255.255.255.255", "224.0.0.1", "240.0.0.1", "198.18.0.1", "192.0.0.192", "192.0.2.1", "203.0.113.9"),
    *("1.2.3.4.5", "256.1.1.1", "1.2.3", "99999999999"),
]
DRESSED = [
    *(
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "::127.0.0.1",
        "0:0:0:0:0:ffff:127.0.0.1",
        "::ffff:0:127.0.0.1",
    ),
    *("64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:a9fe:a9fe::1"),
    *("2001:0:7f00:1::", "2001:db8::1", "fe80::1", "fe80::1%25eth0", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1"),
    *("100::1", "2001:10::1", "2001:20::1", "3fff::1", "5f00::1", "2a00:1450:4001:0:0:5efe:7f00:1", "::ffff:10.0.0.1"),
    *("2620:4f:8000::1", "4000::1", "0100::1", "::ffff:169.254.169.254", "::ffff:0a00:0005"),
]
NAMED = [
    *("localhost", "LOCALHOST", "localhost.", "a.localhost", "localhost.localdomain", "printer.local", "router.lan"),
    *("wiki.internal", "metadata.google.internal", "wiki.corp", "nas.home", "nas.home.arpa", "x.test", "x.invalid"),
    *("intranet", "x.onion", "1.0.0.127.in-addr.arpa", "127.0.0.1.nip.example", "10-0-0-1.sslip.example"),
    *("www.192.168.0.1.nip.example", "xn--.example", "-x.example", "a..example", ".example", "x_.example_"),
]
# Names of the public net that lead inside; "rebound" is public when it is asked for the first time, then is not.
RESOLVED = [*INSIDE, "0.0.0.0", *(one.replace("%25", "%") for one in DRESSED)]
SHAPED = [
    *("ftp://news.example/", "file:///etc/passwd", "gopher://news.example/", "data:text/html,x", "javascript:alert(1)"),
    *("unix:///run/docker.sock", "ws://news.example/", "//127.0.0.1/", "news.example", "http:", "http://", "http:///x"),
    *(
        "http://user@news.example/",
        "http://user:word@news.example/",
        "http://@news.example/",
        "http://news.example@[::1]/",
    ),
    *("http://news.example:22/", "http://news.example:6379/", "http://news.example:0/", "http://news.example:99999/"),
    *("http://127.0.0.1\\@news.example/", "http://news.example\\@127.0.0.1/", "http://news.example\t@127.0.0.1/"),
    *("http://news.example/a\r\nHost: x", "http://127.0.0.1 .news.example/", "http://[::1", "http://news.example:+80/"),
    *("http://news.example:80@127.0.0.1/", "http://news.example#@127.0.0.1:22/", "http://" + "a" * 3000 + ".example/"),
]


def hostile(port: int) -> list[str]:
    written = [f"http://{host}:{port}/" for host in (*INSIDE, *SPELLED, *(f"[{one}]" for one in DRESSED), *NAMED)]
    return [*written, *(f"http://n{i}.example:{port}/" for i in range(len(RESOLVED))), *SHAPED]


def names() -> Names:
    return Names(
        {f"n{i}.example": [[address]] for i, address in enumerate(RESOLVED)}
        | {"mixed.example": [["93.184.216.34", "127.0.0.1"]], "news.example": [["127.0.0.1"]]}
        | {"rebound.example": [["93.184.216.34"], ["127.0.0.1"]]}
    )


async def refused(address: str, site: Site) -> bool:
    """Whether it is refused, at the port of the site, before anybody is asked anything."""
    guard = Guard(frozenset({site.port}))
    async with Fetcher(Limits(pace=0.0, seconds=2.0), guard, names()) as fetcher:
        try:
            await fetcher.get(address)
        except FetchError:
            return True
    return False


async def test_hostile_addresses_reach_nobody() -> None:
    async with site("127.0.0.1", "::1") as inside:
        addresses = hostile(inside.port)
        outcomes = [await refused(one, inside) for one in addresses]
        assert len(addresses) >= 150
        assert [one for one, was_refused in zip(addresses, outcomes, strict=True) if not was_refused] == []
        assert inside.connections == 0


async def test_the_servers_are_there_to_be_reached() -> None:
    async with site("127.0.0.1", "::1") as inside:
        guard = Guard(frozenset({inside.port}), lambda host: True, lambda address: True)
        async with Fetcher(Limits(pace=0.0), guard, names()) as fetcher:
            inside.page("/", "here")
            for host in ("127.0.0.1", "[::1]", "n0.example"):
                assert (await fetcher.get(f"http://{host}:{inside.port}/")).body == b"here"
        assert inside.connections == 6  # each with its robots.txt


async def test_literals_that_pass_as_hosts_are_stopped_at_the_socket() -> None:
    async with site("127.0.0.1", "::1") as inside:
        guard = Guard(frozenset({inside.port}), admits_host=lambda host: True)
        async with Fetcher(Limits(pace=0.0, seconds=1.0), guard) as fetcher:
            for host in ("127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "localhost"):
                with pytest.raises(FetchError):
                    await fetcher.get(f"http://{host}:{inside.port}/")
        assert inside.connections == 0


async def test_a_name_with_one_address_inside_is_refused_whole() -> None:
    async with site() as inside:
        assert await refused(f"http://mixed.example:{inside.port}/", inside)
        assert inside.connections == 0


async def test_a_name_that_changes_its_mind_leads_nowhere() -> None:
    async with site() as inside:
        guard = Guard(frozenset({inside.port}))
        table = names()
        async with Fetcher(Limits(pace=0.0, seconds=1.0), guard, table) as fetcher:
            for _ in range(2):
                with pytest.raises(FetchError):
                    await fetcher.get(f"http://rebound.example:{inside.port}/")
        assert table.asked["rebound.example"] == 2
        assert inside.connections == 0


async def test_a_socket_is_made_for_no_address_inside() -> None:
    guard = Guard()
    for address in INSIDE:
        with pytest.raises(OSError, match="public net"):
            guard.socket_for((2, 1, 6, "", (address, 80)))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/x",
        "//127.1:{port}/x",
        "http://[::1]:{port}/x",
        "http://n0.example:{port}/x",
        "file:///x",
    ],
)
async def test_a_redirect_inside_is_not_followed(target: str, status: int) -> None:
    async with site("::1") as inside, site("127.0.0.1") as outside:
        # Of the two loopback addresses one stands for the public net here, and other ports than its own are refused.
        guard = Guard(frozenset({outside.port}), NEWS.__contains__, "127.0.0.1".__eq__)
        outside.redirect("/", target.format(port=inside.port), status)
        async with Fetcher(Limits(pace=0.0), guard, names()) as fetcher:
            with pytest.raises(FetchError):
                await fetcher.get(f"http://news.example:{outside.port}/")
        assert "/" in outside.paths
        assert inside.connections == 0


async def test_a_redirect_to_a_name_that_leads_inside_is_not_followed() -> None:
    async with site("::1", "127.0.0.1") as both:
        guard = Guard(frozenset({both.port}), NEWS.__contains__, "127.0.0.1".__eq__)
        table = Names({"news.example": [["127.0.0.1"]], "other.example": [["::1"]]})
        both.redirect("/", f"http://other.example:{both.port}/secret")
        both.page("/secret", "secret")
        async with Fetcher(Limits(pace=0.0), guard, table) as fetcher:
            with pytest.raises(FetchError, match="public net"):
                await fetcher.get(f"http://news.example:{both.port}/")
        assert "/secret" not in both.paths


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        *(("93.184.216.34", True), ("8.8.8.8", True), ("2a00:1450:4001:81b::200e", True), ("2606:4700::1111", True)),
        *((one, False) for one in RESOLVED),
        *(("", False), ("news.example", False), ("0177.0.0.1", False)),
    ],
)
def test_addresses_of_the_public_net(address: str, is_public: bool) -> None:
    assert is_public_address(address) is is_public


def test_good_addresses_pass() -> None:
    url = Guard().url("https://Новости.example/путь?b=c#d")
    assert str(url) == "https://xn--b1amnebsh.example/%D0%BF%D1%83%D1%82%D1%8C?b=c"
