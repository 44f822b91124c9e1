"""Who may administer, and what /status and /feedback show them."""

from __future__ import annotations

import datetime as dt

import discord
import pytest
import simcord

from bot.access import NotAdminError, owners
from bot.client import EventdeskBot
from bot.reindexing import Progress, RunningError

HOME, ELSEWHERE = 1 << 58, 1 << 57
COMMANDS = ["reindex", "status", "feedback"]
VISIT = {"question": "When does Xi visit Moscow?"}
MANAGER = discord.Permissions(manage_guild=True)
NOT_HERE = "Only the owner of this application may do this here."
MEMBERS_ONLY = "Only members with the permission “Manage Server” or an admin role of eventdesk may do this."
# Each with what they are told, "" where they are obeyed.
WHO = {
    "owner at home": "",
    "owner elsewhere": "",
    "owner in a direct message": "",
    "admin of the team": "",
    "developer of the team": "",
    "reader of the team": MEMBERS_ONLY,
    "invited to the team": MEMBERS_ONLY,
    "manager at home": "",
    "member with the role": "",
    "administrator": "",
    "member with another role": MEMBERS_ONLY,
    "member": MEMBERS_ONLY,
    "manager elsewhere": NOT_HERE,
    "somebody in a direct message": NOT_HERE,
}
REFUSED = {who: why for who, why in WHO.items() if why}
# By whom: whether they have joined (1: only invited), and as what.
TEAM = {
    "admin of the team": (2, "admin"),
    "developer of the team": (2, "developer"),
    "reader of the team": (2, "read_only"),
    "invited to the team": (1, "admin"),
}


def application(env, owner, team=()):
    """What Discord tells of an application with this owner or team."""
    user = {"id": str(owner), "username": "owner", "discriminator": "0", "avatar": None}
    members = [{"user": user | {"id": str(one)}, "membership_state": state, "role": role} for one, state, role in team]
    data = {"id": "1", "name": "eventdesk", "description": "", "summary": "", "icon": None, "verify_key": ""}
    data |= {"flags": 0, "bot_public": True, "bot_require_code_grant": False, "owner": user}
    whole = {"id": "2", "name": "team", "icon": None, "owner_user_id": str(owner), "members": members}
    return discord.AppInfo(env.bot._connection, data | {"team": whole if team else None})


@pytest.fixture
def become(env, guild, make_bot, monkeypatch):
    """Somebody of these rights, where they have them, before a bot whose reindex somebody else has started."""

    async def become(who):
        elsewhere = env.create_guild("elsewhere", id=ELSEWHERE)
        elsewhere.create_text_channel("general")
        desk, others = guild.create_role("desk"), guild.create_role("others")
        roles = {
            "manager at home": guild.create_role("managers", permissions=MANAGER),
            "administrator": guild.create_role("administrators", permissions=discord.Permissions(administrator=True)),
            "member with the role": desk,
            "member with another role": others,
            "manager elsewhere": elsewhere.create_role("managers", permissions=MANAGER),
        }
        user = env.create_user("somebody")
        place = elsewhere if "elsewhere" in who else guild
        actor = user if "direct" in who else place.add_member(user, roles=[roles[who]] if who in roles else [])
        await env.restart_bot(make_bot(admin_roles={desk.id}))
        monkeypatch.setattr(env.bot.events.default.reindexing, "start", one_runs_already)
        owner, team = (user.id if who.startswith("owner") else 1), ([(user.id, *TEAM[who])] if who in TEAM else [])
        monkeypatch.setattr(EventdeskBot, "application", application(env, owner, team))
        return actor

    return become


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("who", "refused"), WHO.items(), ids=WHO)
async def test_only_admins_are_obeyed(env, become, begin, shown, command, who, refused):
    """Whatever the client of Discord lets them send."""
    actor = await become(who)
    result = begin(actor, command)
    await env.settle()
    answer = shown(result)
    assert answer.private
    obeyed = {"reindex": "started by <@42>", "status": "12 articles", "feedback": "judged an answer"}[command]
    assert (obeyed in answer.text, refused in answer.text) == (not refused, True)
    if refused:
        simcord.assert_error(env, NotAdminError)


@pytest.mark.parametrize("forged", ["ed:cancel", "ed:leaf:feedback:0", "ed:leaf:feedback:0:default"])
@pytest.mark.parametrize(
    ("who", "refused"), [one for one in WHO.items() if one[1]], ids=[who for who in WHO if WHO[who]]
)
async def test_a_forged_button_gets_nobody_past_the_gate(env, become, shown, forged, who, refused):
    """A client can send any id with any message that has buttons."""
    actor = await become(who)
    there = () if "direct" in who else (actor.guild.channels["general"],)
    answer = shown(await actor.slash(*there, "sources", private=False))
    stored = env.backend.get_message(answer.message.channel_id, answer.message.id)
    button = next(part for part in answer.parts if part.get("custom_id"))
    stored.components = [{"type": 1, "components": [button | {"custom_id": forged, "label": "forged"}]}]
    told = shown(await actor.click(answer.message, label="forged"))
    assert (told.text, told.private) == (refused, True)
    assert env.bot.health.vitals(latency=None, waiting=0, queue=1, answering=0).failed == 0


def one_runs_already(admin, *, rebuild):
    raise RunningError(Progress(42, dt.datetime.now(dt.UTC), "indexing", 1, 2, None))


def test_the_owner_of_a_team_is_an_owner_whatever_the_list_of_members_says(env):
    assert owners(application(env, 5, [(6, 2, "read_only")])) == {5}


def test_an_application_that_is_not_known_yet_has_no_owner():
    assert list(owners(None)) == []


async def test_status_shows_index_and_bot(env, guild, channel, reader, shown):
    admin = guild.add_member(env.create_user("admin"), roles=[guild.create_role("managers", permissions=MANAGER)])
    await reader.slash(channel, "ask", **VISIT)
    await reader.slash(channel, "ask", question="Who won the Champions League final?")
    await reader.slash(channel, "ask", question=" ")
    answer = shown(await admin.slash(channel, "status"))
    assert answer.private
    said = ["12 articles", "6 outlets", "generation 1", "all-MiniLM-L6-v2", "2 answered", "0 failed"]
    assert [words for words in said if words not in answer.text.replace("\\", "")] == []
    simcord.assert_error(env)


async def test_status_without_an_index(env, guild, channel, shown, make_bot, make_desk, tmp_path):
    admin = guild.add_member(env.create_user("admin"), roles=[guild.create_role("managers", permissions=MANAGER)])
    await env.restart_bot(make_bot(desk=make_desk(tmp_path / "none.db")))
    assert "No index yet" in shown(await admin.slash(channel, "status")).text


async def test_feedback_shows_an_admin_what_was_asked_in_that_server(env, guild, begin, shown, make_bot, monkeypatch):
    """And to the owner, in direct messages, everything."""
    elsewhere = env.create_guild("elsewhere", id=ELSEWHERE)
    elsewhere.create_text_channel("general")
    user = env.create_user("somebody")
    places = [
        place.add_member(user, roles=[place.create_role("m", permissions=MANAGER)]) for place in (guild, elsewhere)
    ]
    await env.restart_bot(make_bot(admin_guilds={HOME, ELSEWHERE}))
    for place, actor in zip(("home", "elsewhere"), places, strict=True):
        answer = shown(
            await actor.slash(actor.guild.channels["general"], "ask", question=f"Was peace a subject {place}?")
        )
        await actor.click(answer.message, label="Helpful")
    monkeypatch.setattr(EventdeskBot, "application", application(env, user.id))
    told = []
    for actor in (*places, user):
        result = begin(actor, "feedback")
        await env.settle()
        told.append([place in shown(result).text for place in ("subject home", "subject elsewhere")])
    assert told == [[True, False], [False, True], [True, True]]


async def test_feedback_shows_what_was_judged(env, guild, channel, reader, other, shown):
    """The latest first, five to a page, to the admin alone, and not once somebody is no admin any more."""
    role = guild.create_role("managers", permissions=MANAGER)
    admin = guild.add_member(env.create_user("admin"), roles=[role])
    assert "Nobody has judged an answer yet" in shown(await admin.slash(channel, "feedback")).text
    for number in range(6):
        answer = shown(await reader.slash(channel, "ask", question=f"Was peace a subject of talk {number}?"))
        await reader.click(answer.message, label="Helpful")
        await other.click(answer.message, label="Not helpful" if number else "Helpful")
    result = await admin.slash(channel, "feedback")
    first = shown(result)
    assert first.private
    assert "6 judged answers" in first.text
    assert first.text.index("talk 5?") < first.text.index("talk 1?")
    assert "talk 0?" not in first.text
    assert first.text.count("1 helpful, 1 not") == 5
    assert f"<@{reader.id}>" in first.text
    await admin.click(first.message, label="Page 2 of 2 ▶")
    second = shown(result)
    assert "talk 0?" in second.text
    assert "2 helpful, 0 not" in second.text
    env.backend.get_guild(guild.id).members[admin.id].role_ids.clear()
    assert shown(await admin.click(second.message, label="◀ Page 1 of 2")).text == MEMBERS_ONLY
    assert shown(result).text == second.text
