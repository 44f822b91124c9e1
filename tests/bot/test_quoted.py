"""What of a message is looked for by "Who said this?", and what is added from it."""

from types import SimpleNamespace

import discord
import pytest

from bot.quoted import linked, quoted, readable


def message(content="", embeds=(), snapshots=(), files=()):
    held = [SimpleNamespace(filename=name) for name in files]
    return SimpleNamespace(content=content, embeds=list(embeds), message_snapshots=list(snapshots), attachments=held)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("The bridge will close on Monday", "The bridge will close on Monday"),
        ('Did he really say "the bridge will close on Monday"? lol', "the bridge will close on Monday"),
        ("„Die Brücke wird am Montag schließen“ schrieb er", "Die Brücke wird am Montag schließen"),
        ("«le pont sera fermé lundi» ?", "le pont sera fermé lundi"),
        ('the "old bridge" will close on Monday', "the old bridge will close on Monday"),
        ("> the bridge will close on Monday\nsays who?", "the bridge will close on Monday"),
        ("the bridge will close https://news.test/a?b=1 #bridge @mayor", "the bridge will close"),
        ("the bridge <:sad:1234> will close 😢🇩🇪 <@42> <t:1700000000:R>", "the bridge will close"),
        ("**the bridge** will ||close|| on `Monday`", "the bridge will close on Monday"),
        ("https://news.test/a", ""),
        ("👍🏽 :tada: #wow", ""),
        ("a.b@c.example wrote that it will close", "a.b@c.example wrote that it will close"),
    ],
)
def test_its_words_without_what_is_no_word(content, words):
    assert quoted(message(content)) == words


@pytest.mark.parametrize(
    "passed_on",
    [
        {"snapshots": [SimpleNamespace(content="The bridge will close", embeds=[])]},
        {"snapshots": [SimpleNamespace(content="", embeds=[discord.Embed(description="The bridge will close")])]},
        {"embeds": [discord.Embed(title="Harbour Times", description="The bridge will close")]},
        {"embeds": [discord.Embed(title="The bridge will close")], "content": "https://news.test/a"},
    ],
)
def test_what_it_passes_on(passed_on):
    assert quoted(message(**passed_on)) == "The bridge will close"


def test_a_long_message_is_cut():
    assert len(quoted(message("word " * 2000))) <= 1000


@pytest.mark.parametrize(
    ("content", "address"),
    [
        ("look: https://news.test/a?b=1.", "https://news.test/a?b=1"),
        ("(see <https://news.test/a>)", "https://news.test/a"),
        ("**http://news.test/a** and https://other.test/b", "http://news.test/a"),
        ("ftp://news.test/a news.test", ""),
        ("the bridge will close", ""),
    ],
)
def test_the_first_address_in_it(content, address):
    assert linked(message(content)) == address


@pytest.mark.parametrize(
    "passed_on",
    [
        {"snapshots": [SimpleNamespace(content="https://news.test/a", embeds=[])]},
        {"embeds": [discord.Embed(title="The bridge", url="https://news.test/a")]},
    ],
)
def test_the_address_of_what_it_passes_on(passed_on):
    assert linked(message("look", **passed_on)) == "https://news.test/a"


def test_the_files_in_it_that_may_be_articles():
    """Its own, and those of what it passes on; no picture, and nothing of many articles."""
    passed_on = message(files=["talk.vtt", "cat.png"])
    files = readable(message("look", snapshots=[passed_on], files=["Report.PDF", "all.jsonl", "cat", "message.txt"]))
    assert [file.filename for file in files] == ["Report.PDF", "message.txt", "talk.vtt"]
