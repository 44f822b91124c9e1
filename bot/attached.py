"""Files that are attached in Discord, brought to this machine for one index run."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp
import discord

from bot import delivery
from bot.render.text import clean
from retrieval.errors import FetchError, InputError

_LONGEST_NAME = 100
_PIECE = 65_536
# Packed content could grow beyond its bound when it is unpacked.
_AS_IT_IS = {"Accept-Encoding": "identity"}


@dataclass(frozen=True, slots=True)
class Attached:
    """The files, and what is said of all: their outlet and day of publication, if that is said."""

    files: Sequence[discord.Attachment]
    outlet: str = ""
    published: dt.date | None = None

    def check(self, largest: int) -> None:
        """Raises InputError for a file of more than ``largest`` bytes, before anything of it is had."""
        for file in self.files:
            if file.size > largest:
                raise InputError(_too_large(file, largest))

    @asynccontextmanager
    async def brought(self, largest: int, seconds: float, proxy: str | None = None) -> AsyncIterator[list[Path]]:
        """The files under their names, below a folder that goes in the end.

        They come from where Discord itself keeps them, so no address of anybody's is fetched. Raises FetchError if one
        is not there within ``seconds``, or is larger than Discord says: no more than ``largest`` bytes are taken.
        """
        with TemporaryDirectory(prefix="eventdesk-") as folder:
            async with aiohttp.ClientSession(headers=_AS_IT_IS, auto_decompress=False, proxy=proxy) as session:
                yield [
                    await asyncio.to_thread(
                        _written, Path(folder, str(number)), file, await _content(session, file, largest, seconds)
                    )
                    for number, file in enumerate(self.files)
                ]


async def _content(session: aiohttp.ClientSession, file: discord.Attachment, largest: int, seconds: float) -> bytes:
    async def taken() -> bytes | None:
        async with session.get(file.url, allow_redirects=False) as response:
            if response.status >= 500:
                response.raise_for_status()  # it may pass
            if response.status != 200:
                raise FetchError(f"{clean(file.filename)}: Discord does not give it ({response.status})")
            content = bytearray()
            async for piece in response.content.iter_chunked(_PIECE):
                content += piece
                if len(content) > largest:
                    return None
            return bytes(content)

    try:
        async with asyncio.timeout(seconds):
            content = await delivery.persistently(taken, seconds)
    except (aiohttp.ClientError, OSError) as error:  # a TimeoutError is an OSError
        raise FetchError(f"{clean(file.filename)}: Discord does not give it ({type(error).__name__})") from error
    if content is None:
        raise FetchError(_too_large(file, largest))
    return content


def _too_large(file: discord.Attachment, largest: int) -> str:
    return f"{clean(file.filename)}: more than {largest / 1e6:g} MB"


def _written(folder: Path, file: discord.Attachment, content: bytes) -> Path:
    folder.mkdir()
    path = folder / _name(file.filename)
    path.write_bytes(content)
    return path


def _name(given: str) -> str:
    """A name that is one within a folder, whatever was given; of a long one the end, which tells the kind."""
    name = "".join("_" if one in '/\\:*?"<>|' else one for one in clean(given))
    return name.encode("utf8", "ignore")[-_LONGEST_NAME:].decode("utf8", "ignore").strip(". ") or "file"
