"""Who uses the loopback Discord and where: people, guilds, and places to speak in."""

from __future__ import annotations

from dataclasses import dataclass

# Discord's permission bits; of an administrator it sends all.
ALL_PERMISSIONS = (1 << 50) - 1
MANAGE_GUILD = 1 << 5
# view, send, embed, read history, application commands, create public threads, send in threads
MEMBER_PERMISSIONS = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 16 | 1 << 31 | 1 << 35 | 1 << 38
TEXT, PUBLIC_THREAD, FORUM = 0, 11, 15

APPLICATION = 1_000_000_000_000_000_001


@dataclass(frozen=True, slots=True)
class User:
    """A person; ``permissions`` and ``roles`` are theirs in every guild."""

    name: str
    id: int
    permissions: int = MEMBER_PERMISSIONS
    roles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Guild:
    """A guild of one channel; ``roles``: (id, name). ``has_bot``: else users installed it for themselves."""

    id: int
    name: str
    roles: tuple[tuple[int, str], ...] = ()
    has_bot: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A channel of a guild, or without a guild a direct message with the bot; a thread has ``parent`` and owner."""

    channel: int
    guild: Guild | None = None
    kind: int = TEXT
    parent: Place | None = None
    owner: int = 0

    @property
    def reached_by_bot(self) -> bool:
        """Whether the bot may use the channel itself, not only answer an interaction in it."""
        return self.guild is None or self.guild.has_bot


EDITORS = 2_000_000_000_000_000_009
NEWSROOM = Guild(2_000_000_000_000_000_001, "Newsroom", ((EDITORS, "Editors"),))
OUTSIDE = Guild(2_000_000_000_000_000_002, "Somewhere else", has_bot=False)
DESK = Place(3_000_000_000_000_000_001, NEWSROOM)
ELSEWHERE = Place(3_000_000_000_000_000_002, OUTSIDE)
ANNEX = Place(3_000_000_000_000_000_003, NEWSROOM)
BOARD = Place(3_000_000_000_000_000_004, NEWSROOM, FORUM)

BOT = User("eventdesk", APPLICATION)
OWNER = User("owner", 4_000_000_000_000_000_001, ALL_PERMISSIONS)


# What somebody else has posted in a forum.
POST = Place(3_000_000_000_000_000_005, NEWSROOM, PUBLIC_THREAD, BOARD, OWNER.id)
OF_NEWSROOM = (DESK, ANNEX, BOARD, POST)


def reader(number: int) -> User:
    """One of as many ordinary users as a test wants."""
    return User(f"reader{number}", 4_000_000_000_000_001_000 + number)


def direct(user: User) -> Place:
    """The direct messages between a user and the bot."""
    return Place(user.id + 1_000_000_000_000_000_000)
