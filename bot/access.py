"""Who may administer: checked here each time; the permissions that Discord shows are only a hint to it."""

from __future__ import annotations

from collections.abc import Collection

import discord
from discord import app_commands

from bot.config import DiscordSettings

_TRUSTED = (discord.TeamMemberRole.admin, discord.TeamMemberRole.developer)


class NotAdminError(app_commands.CheckFailure):
    """The user may not do this; the message says who may."""


def is_admin(interaction: discord.Interaction, settings: DiscordSettings) -> bool:
    """Whether the user may administer here."""
    try:
        require_admin(interaction, settings)
    except NotAdminError:
        return False
    return True


def require_admin(interaction: discord.Interaction, settings: DiscordSettings) -> None:
    """Raises NotAdminError unless the user owns the application, or administers one of ``admin_guilds``."""
    user = interaction.user
    if user.id in owners(interaction.client.application):
        return
    if interaction.guild_id not in settings.admin_guilds:
        raise NotAdminError("Only the owner of this application may do this here.")
    roles = {role.id for role in user.roles} if isinstance(user, discord.Member) else set()
    if not (interaction.permissions.manage_guild or roles & settings.admin_roles):
        raise NotAdminError(
            "Only members with the permission “Manage Server” or an admin role of eventdesk may do this."
        )


def owners(application: discord.AppInfo | None) -> Collection[int]:
    """The numbers of the application's owner, or of its team's owner and those who joined it as admin or developer."""
    if application is None:
        return ()
    if application.team is None:
        return {application.owner.id}
    joined = {one.id for one in application.team.members if _has_joined(one) and one.role in _TRUSTED}
    return joined | {application.team.owner_id or application.owner.id}


def _has_joined(member: discord.TeamMember) -> bool:
    return member.membership_state is discord.TeamMembershipState.accepted
