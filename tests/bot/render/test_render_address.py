"""Links lead to public hosts only, at the sentence they are shown beside."""

import pytest

from bot.render.address import at_sentence, host_of, safe_url

# This host, its network, and what only a network of one's own knows, in the spellings that browsers take.
PRIVATE = [
    *("127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f.0.0.1", "0x7f000001", "0177.0.0.1", "017700000001"),
    *("127.0.0.1.", "127.%30.0.1", "127。0。0。1", "１２７.0.0.1", "①②⑦.0.0.1", "0.0.0.0", "0", "127.0.0.0x1"),
    *("10.0.0.1", "10.1", "172.16.5.4", "172.31.255.255", "192.168.1.1", "192.168.257", "0xa.0.0.1", "012.0.0.1"),
    *("169.254.169.254", "169.254.43518", "100.64.0.1", "192.0.2.1", "224.0.0.1", "255.255.255.255", "1.2.3.4.5"),
    *("[::1]", "[::ffff:127.0.0.1]", "[fe80::1]", "[fd00::1]", "[::]"),
    *("localhost", "LOCALHOST", "localhost.", "a.localhost", "localhost.localdomain", "printer.local", "router.lan"),
    *("wiki.internal", "wiki.corp", "nas.home", "nas.home.arpa", "x.test", "x.invalid", "intranet", "x.onion"),
    *("127.0.0.1.nip.example", "10-0-0-1.sslip.example", "www.192.168.0.1.nip.example"),
]


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://news.example/a?b=c#d", "https://news.example/a?b=c#d"),
        ("HTTPS://News.Example/A", "https://News.Example/A"),
        (" https://news.example/a b ", "https://news.example/a%20b"),
        ("https://news.example/новости", "https://news.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
        ("http://8.8.8.8:8080/", "http://8.8.8.8:8080/"),
        ("https://8.8.8.8.nip.example/", "https://8.8.8.8.nip.example/"),
        ("https://10.news.example/", "https://10.news.example/"),
        ("https://news-2024-10-11.example/", "https://news-2024-10-11.example/"),
        ("https://news.example/" + "a" * 491, "https://news.example/" + "a" * 491),
        ("https://news.example/" + "a" * 492, None),
        ("https://news.example/" + "ж" * 100, None),
        ("https://user@news.example/", None),
        ("https://user:word@news.example/", None),
        ("https://evil.example\\@news.example/", None),
        ("https://news.example:99999/", None),
        ("https://[::1", None),
        ("https://localhost/", None),
        ("https://-x.example/", None),
        ("https:///path", None),
        ("javascript:alert(1)", None),
        ("discord://x.example", None),
        ("news.example", None),
        *((f"http://{host}/", None) for host in PRIVATE),
        ("", None),
        (None, None),
    ],
)
def test_addresses(url, safe):
    assert safe_url(url) == safe


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.news.example/a", "news.example"),
        ("https://Live.News.example:8443/a", "live.news.example"),
        ("https://accounts.bank.example.of.a.very.long.name.evil.example/", "…a.very.long.name.evil.example"),
    ],
)
def test_a_host_is_told_by_its_end(url, host):
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("url", "sentence", "link"),
    [
        ("https://n.example/a", "It is closed.", "https://n.example/a#:~:text=It%20is%20closed."),
        ("https://n.example/a#top", "Closed, then.", "https://n.example/a#top:~:text=Closed%2C%20then."),
        ("https://n.example/a#:~:text=old", "New & own-made.", "https://n.example/a#:~:text=New%20%26%20own%2Dmade."),
        ("https://n.example/a", "a b c d e f g h i", "https://n.example/a#:~:text=a%20b%20c%20d,f%20g%20h%20i"),
        ("https://n.example/a", "", "https://n.example/a"),
        ("https://n.example/" + "a" * 480, "It is closed.", "https://n.example/" + "a" * 480),
    ],
)
def test_a_link_lands_on_the_sentence(url, sentence, link):
    assert at_sentence(url, sentence) == link
