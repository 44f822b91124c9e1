"""Discord's JSON objects as its API sends them, made from what the loopback knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from loopback.records import Interaction, Message
from loopback.world import APPLICATION, BOT, MEMBER_PERMISSIONS, OWNER, Guild, Place, User

JOINED = "2023-03-01T00:00:00+00:00"
COMMAND, COMPONENT, AUTOCOMPLETE = 2, 3, 4


def user_object(user: User) -> dict[str, Any]:
    return {
        "id": str(user.id),
        "username": user.name,
        "discriminator": "0",
        "global_name": user.name.title(),
        "avatar": None,
        "bot": user is BOT,
        "public_flags": 0,
    }


def member_object(user: User) -> dict[str, Any]:
    return {
        "user": user_object(user),
        "roles": [str(role) for role in user.roles],
        "nick": None,
        "avatar": None,
        "joined_at": JOINED,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        "communication_disabled_until": None,
        "permissions": str(user.permissions),
    }


def role_object(id: int, name: str, permissions: int, position: int) -> dict[str, Any]:
    return {
        "id": str(id),
        "name": name,
        "permissions": str(permissions),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def channel_object(place: Place, user: User | None = None) -> dict[str, Any]:
    if place.guild is None:
        recipients = [user_object(user)] if user else []
        return {"id": str(place.channel), "type": 1, "recipients": recipients, "last_message_id": None, "flags": 0}
    if place.parent:
        return thread_object(place)
    return {
        "id": str(place.channel),
        "type": place.kind,
        "guild_id": str(place.guild.id),
        "name": "desk",
        "position": 0,
        "permission_overwrites": [],
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "permissions": str(MEMBER_PERMISSIONS),
        "flags": 0,
    }


def thread_object(place: Place, name: str = "thread") -> dict[str, Any]:
    assert place.guild
    assert place.parent
    archiving = {"archived": False, "auto_archive_duration": 1440, "archive_timestamp": JOINED, "locked": False}
    return {
        "id": str(place.channel),
        "type": place.kind,
        "guild_id": str(place.guild.id),
        "parent_id": str(place.parent.channel),
        "owner_id": str(place.owner),
        "name": name,
        "message_count": 0,
        "member_count": 1,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "flags": 0,
        "permissions": str(MEMBER_PERMISSIONS),
        "thread_metadata": archiving,
    }


def guild_object(guild: Guild, places: Sequence[Place]) -> dict[str, Any]:
    """What GUILD_CREATE carries."""
    everyone = role_object(guild.id, "@everyone", MEMBER_PERMISSIONS, 0)
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(OWNER.id),
        "unavailable": False,
        "member_count": 30,
        "large": False,
        "joined_at": JOINED,
        "features": [],
        "preferred_locale": "en-US",
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "roles": [everyone, *(role_object(id, name, 0, i + 1) for i, (id, name) in enumerate(guild.roles))],
        "channels": [channel_object(place) for place in places if not place.parent],
        "members": [member_object(BOT)],
        "emojis": [],
        "stickers": [],
        "threads": [thread_object(place) for place in places if place.parent],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def application_object() -> dict[str, Any]:
    install = {"oauth2_install_params": {"scopes": ["applications.commands"], "permissions": "0"}}
    return {
        "id": str(APPLICATION),
        "name": BOT.name,
        "description": "",
        "icon": None,
        "summary": "",
        "verify_key": "0" * 64,
        "flags": 0,
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": user_object(OWNER),
        "team": None,
        "interactions_endpoint_url": None,
        "integration_types_config": {"0": install, "1": install},
    }


def message_object(message: Message) -> dict[str, Any]:
    edited = dt.datetime.now(dt.UTC).isoformat() if len(message.versions) > 1 else None
    return {
        "id": str(message.id),
        "channel_id": str(message.place.channel),
        "type": 0,
        "author": user_object(message.author),
        "timestamp": dt.datetime.now(dt.UTC).isoformat(),
        "edited_timestamp": edited,
        "flags": message.flags,
        "tts": False,
        "pinned": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "content": "",
        "embeds": [],
        "attachments": [],
        "components": [],
        **message.body,
    }


def written_object(message: Message, mentioned: Sequence[User], *, is_told: bool) -> dict[str, Any]:
    """What MESSAGE_CREATE carries of a user's message; not ``is_told``: without what only privileged bots may read."""
    place, answered = message.place, message.replied_to
    made = message_object(message) | {
        "mentions": [user_object(one) for one in mentioned],
        "type": 19 if answered else 0,
    }
    if answered:
        at = {"message_id": str(answered.id), "channel_id": str(place.channel)}
        made |= {"message_reference": at, "referenced_message": message_object(answered)}
    if not is_told:
        made |= {"content": "", "embeds": [], "attachments": [], "components": []}
    if place.guild:
        member = {key: value for key, value in member_object(message.author).items() if key != "user"}
        made |= {"guild_id": str(place.guild.id), "member": member}
    return made


def interaction_object(interaction: Interaction, data: dict[str, Any]) -> dict[str, Any]:
    """What INTERACTION_CREATE carries: in a guild with the bot, in one without, or in direct messages."""
    user, place = interaction.user, interaction.place
    made: dict[str, Any] = {
        "id": str(interaction.id),
        "application_id": str(APPLICATION),
        "type": interaction.kind,
        "token": interaction.token,
        "version": 1,
        "data": data,
        "channel": channel_object(place, user),
        "channel_id": str(place.channel),
        "locale": "en-US",
        "app_permissions": str(MEMBER_PERMISSIONS if place.reached_by_bot else 0),
        "entitlements": [],
        "attachment_size_limit": 10 * 1024 * 1024,
    }
    if interaction.pressed:
        made["message"] = message_object(interaction.pressed)
    if place.guild is None:
        return made | {"user": user_object(user), "context": 1, "authorizing_integration_owners": {"0": "0"}}
    owners = {"0": str(place.guild.id)} if place.guild.has_bot else {"1": str(user.id)}
    return made | {
        "guild_id": str(place.guild.id),
        "guild": {"id": str(place.guild.id), "locale": "en-US", "features": []},
        "guild_locale": "en-US",
        "member": member_object(user),
        "context": 0,
        "authorizing_integration_owners": owners,
    }


def callback_object(interaction: Interaction) -> dict[str, Any]:
    """What a callback ``with_response`` is answered."""
    original = interaction.original
    made: dict[str, Any] = {"interaction": {"id": str(interaction.id), "type": interaction.kind}}
    if original:
        made["interaction"] |= {
            "response_message_id": str(original.id),
            "response_message_loading": original.loading,
            "response_message_ephemeral": original.seen_by is not None,
        }
        made["resource"] = {"type": interaction.response, "message": message_object(original)}
    return made
