"""What a message brings: the words that somebody is said to have said, or the files or web address to add."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

import discord
import regex

from bot.render.text import clean
from retrieval.intake.kinds import ONE_EACH

_LONGEST = 1000
_FEWEST_WORDS = 3
# Marks of Discord and of the web that are no words: mentions, emoji, times, addresses, hashtags, markup.
_NO_WORDS = regex.compile(
    r"<(?:@[!&]?|#)\d+>|<a?:\w+:\d+>|<t:[^>]*>|</[^>]*>|:\w+:"
    r"|https?://\S+|\bwww\.\S+|(?<!\w)[@#]\w+|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\ufe0f\u20e3]"
    r"|^[>#*-]+\s|\|\||\*\*|__|~~|`+",
    regex.MULTILINE,
)
_IN_MARKS = regex.compile(r"“([^“”]+)”|„([^“”„]+)[“”]|«([^«»]+)»|\"([^\"]+)\"")
_MARKS = str.maketrans("", "", '"“”„«»')
_LINK = regex.compile(r"https?://[^\s<>|]+")
_TRAILING = ".,;:!?)]}\"'”»*_"
_BLOCK = regex.compile(r"^>(?:>>)? ?(.*)$", regex.MULTILINE)


def quoted(message: discord.Message) -> str:
    """The words to look for, without quotation marks: the longest passage in marks, else what stands as a block quote,
    else all of it; of a forwarded message or an embed, theirs. "" if there are none.
    """
    texts = [message.content, *_passed_on(message)]
    return next((words for text in texts if (words := _words(text))), "")


def linked(message: discord.Message) -> str:
    """The first web address in the message, in one that it passes on, or that an embed is of; "" if there is none."""
    addresses = (one.url or "" for one in message.embeds)
    found = (_LINK.search(text) for text in (message.content, *_passed_on(message), *addresses))
    return next((one.group().rstrip(_TRAILING) for one in found if one), "")


def readable(message: discord.Message) -> list[discord.Attachment]:
    """The files in the message, or in one that it passes on, that may be articles by their names."""
    passed_on = (file for snapshot in message.message_snapshots for file in snapshot.attachments)
    return [one for one in (*message.attachments, *passed_on) if PurePath(one.filename).suffix.lower() in ONE_EACH]


def _passed_on(message: discord.Message) -> Iterator[str]:
    for snapshot in message.message_snapshots:
        yield snapshot.content
        yield from _embedded(snapshot.embeds)
    yield from _embedded(message.embeds)


def _embedded(embeds: list[discord.Embed]) -> Iterator[str]:
    for embed in embeds:
        yield embed.description or ""
        yield embed.title or ""


def _words(text: str) -> str:
    passages = [next(filter(None, found.groups())) for found in _IN_MARKS.finditer(text)]
    block = " ".join(_BLOCK.findall(text))
    candidates = [max(map(_bare, passages), key=len, default=""), _bare(block), _bare(text)]
    return next((one for one in candidates[:2] if len(one.split()) >= _FEWEST_WORDS), candidates[2])


def _bare(text: str) -> str:
    return clean(_NO_WORDS.sub(" ", text)).translate(_MARKS)[:_LONGEST].strip()
