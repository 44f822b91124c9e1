"""The bot's own words in the user's language; quotations stay word for word."""

from __future__ import annotations

import ast
import datetime as dt
import inspect
import itertools
import json
import re
from pathlib import Path

import discord
import pytest
from loopback.records import texts

import bot
from bot import buttons, watching
from bot.languages import Languages
from bot.render import answer, notices, reindex, since, sources
from bot.render.answer import answer_page
from bot.render.dates import days
from bot.wording import catalogs, is_known, own, speaking
from retrieval.answers.comparing import matrix
from retrieval.checking import verdict
from retrieval.watches.wanted import wanted

CODE = Path(inspect.getfile(bot)).parent
GOLD = Path(__file__).parents[1] / "gold" / "seeds.jsonl"
LANGUAGES = sorted(catalogs())
MARK = re.compile(r"\{[=~@!]?(\w+)(?:\|[^{}]*)?\}")
WATCHED = [
    *("anything new Birch says", "anything new Birch says about the ferry"),
    *(
        "when a date moves",
        "when a date for the vote moves",
        "when a number changes",
        "when the number of lorries changes",
    ),
    *("denials", "denials about the ferry", "Birch denies it", "Birch denies selling oil"),
    *("anything new", "anything new about the ferry", "Who will pay for the ferry?"),
]
CHANGED = ("muted: nothing is posted for it", "unmuted: what is new from now on is posted", "removed")


def sentence(text: str) -> str:
    """As failures are told."""
    return f"{text[:1].upper()}{text[1:]}".rstrip(".") + ("" if text.endswith("?") else ".")


# What is shown of lists in the code, not written where it is shown.
LISTED = [
    *(does for _, does, _ in (*notices._COMMANDS, *notices._ADMIN_COMMANDS, notices._EVENT_COMMAND)),
    *notices._HINTS,
    *answer._KINDS.values(),
    *(one.text for one in buttons.ALL if isinstance(getattr(one, "text", None), str)),
    "Helpful",
    "Not helpful",
    *sources._BASES.values(),
    *since.NAMES.values(),
    "3 new since Mon 20 March 2023",
    "Nothing new since your last visit, <t:1:f>",
    "in 1 new article, beside 1,024 from before",
    *verdict.Outcome.__args__,
    *(f"Watch 7: from now on I post here {wanted(what).described}." for what in WATCHED),
    *(f"{which} {done}." for which in ("Watch 1", "1,024 watches") for done in CHANGED),
    *(sentence(why) for why in watching._NOT_ALLOWED.values() if why),
    *matrix.NAMES.values(),
    "The article of that sentence was removed.",
    "no longer in the article",
    "CNN only: not found in the article of Fox News",
    "CNN only: not found in the 3 articles of Fox News",
    "CNN only: not found in the 1 article of 2 other outlets",
    "Harbour Times changed its number and date (2024-05-02)",
    *reindex._STEPS.values(),
    "Starting",
    *reindex._HEADINGS.values(),
    *(f"1,024 {done}" for done in ("added", "changed", "removed")),
]
# What is put in may be nothing but a number here.
FITTING = {
    "It reads 77: 7.": "It reads 7 articles of 2 outlets, published Mon 20 March 2023: A, B.",
    "7 no known date: what happens “on Monday” there is left out": (
        "7 articles have no known date: what happens “on Monday” there is left out"
    ),
    "7 outlets77": "7 outlets · A, B",
    "Deleted: 7 of yours with the votes on them, and 7. Answers in channels stay until deleted.": (
        "Deleted: 1 question of yours with the votes on them, and 0 votes on other people's. Answers in channels stay "
        "until deleted."
    ),
    "Watch 7: from now on I post here 7.": "Watch 7: from now on I post here denials.",
    "7 7.": "Watch 1 removed.",
    "The article of that sentence was removed7.": "The article of that sentence was removed (until <t:1:f>).",
    "no longer in the article7": "no longer in the article (until <t:1:f>)",
    "7 removed.": "Watch 1 removed.",
    "7 only: 7": "CNN only: not found in the article of Fox News",
    "7 7": "1,024 added",
    "Reported on 77no day is stated": "Reported on Mon 20 March 2023 · no day is stated",
}


def plain_blanks(text: str) -> str:
    """With every kind of blank as one of the usual ones."""
    return re.sub(r"[\u00a0\u2009\u202f]", " ", text)


def written(node: ast.AST, constants: dict[str, str]) -> list[str]:
    """What an expression may come to, with 7 for what is put in; nothing of a name that is no constant of its file."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.Name(id=name) if name in constants:
            return [constants[name]]
        case ast.JoinedStr(values=values):
            parts = itertools.product(*(written(one, constants) or ["7"] for one in values))
            return ["".join(part) for part in parts]
        case ast.FormattedValue(value=ast.BinOp(op=ast.Mult(), left=ast.Constant(value=str(ending)))):
            return [ending, ""]
        case ast.FormattedValue(value=ast.BoolOp(values=[_, ast.Constant(value=str(other))])):
            return ["7", other]
        case ast.IfExp(body=one, orelse=other):
            return [*written(one, constants), *written(other, constants)]
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return [a + b for a, b in itertools.product(written(left, constants), written(right, constants))]
    return []


def said(name: str) -> set[str]:
    """What every call of a function or exception in the bot's code is given first."""
    found = set[str]()
    for file in CODE.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf8"))
        constants = {
            one.targets[0].id: one.value.value
            for one in tree.body
            if isinstance(one, ast.Assign) and isinstance(one.value, ast.Constant) and isinstance(one.value.value, str)
        }
        given = [one.args[0] for one in ast.walk(tree) if isinstance(one, ast.Call) and is_of(one, name)]
        found.update(text for one in given for text in written(one, constants))
    return found


def is_of(call: ast.Call, name: str) -> bool:
    return getattr(call.func, "id", None) == name and bool(call.args)


OWN = sorted({FITTING.get(text, text) for text in said("own")} | set(LISTED))
ERRORS = sorted(map(sentence, said("InputError")))
# Told to admins alone, or to nobody who uses Discord's own client.
IN_ENGLISH = re.compile(r"web address|said of a file|belong to no server|No event is called")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_has_all_that_is_said(language):
    assert len(OWN) > 90
    assert len(ERRORS) > 10
    wanted = [text for text in (*OWN, *ERRORS) if text and not IN_ENGLISH.search(text)]
    assert [text for text in wanted if not is_known(text, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogs_have_the_same_shapes_and_every_value(language):
    strings = catalogs()[language].plain
    assert strings.keys() == catalogs()["de"].plain.keys()
    lost = [
        english
        for english, translation in strings.items()
        if set(MARK.findall(english)) != set(MARK.findall(translation))
    ]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_a_number_is_there(language):
    """As many as CLDR tells apart among whole numbers."""
    count = {"de": 2, "ru": 3}.get(language)
    forms = [
        found.count("|") for one in catalogs()[language].plain.values() for found in re.findall(r"\{\w+\|[^}]*\}", one)
    ]
    assert set(forms) == ({count} if count else set())


@pytest.mark.parametrize(
    ("language", "english", "said"),
    [
        ("de", "1 outlet of 6: CNN.", "1 von 6 Medien: CNN."),
        ("ru", "1 article", "1 статья"),
        ("ru", "22 articles", "22 статьи"),
        ("ru", "1,025 articles", "1 025 статей"),
        ("zh-CN", "Nothing in 12 articles answers this.", "12 篇文章中没有回答这个问题的内容。"),
        (
            "de",
            "Nothing in 12 articles answers this: they do not mention “zebra”; the nearest passages follow.",
            "In 12 Artikeln steht dazu keine Antwort: “zebra” kommt darin nicht vor; "
            "die nächstliegenden Stellen folgen.",
        ),
        (
            "de",
            "Mon 20 to Wed 22 March 2023 (2 outlets); Tue 4 April 2023 (NPR).",
            "Mo., 20. – Mi., 22. März 2023 (2 Medien); Di., 4. Apr. 2023 (NPR).",
        ),
        (
            "ru",
            "Reported on Mon 20 March 2023; no date is stated",
            "Сообщено: пн, 20 мар. 2023 г.; дата не названа",
        ),
        (
            "de",
            "Olga Brandt, fire chief; carried by 1 of 2 outlets: Mill News.",
            "Olga Brandt, fire chief; gebracht von 1 der 2 Medien: Mill News.",
        ),
        (
            "de",
            "unnamed: 'officials'; carried by 1 of 2 outlets: A.",
            "ungenannt: 'officials'; gebracht von 1 der 2 Medien: A.",
        ),
        ("de", "Nobody ever said this.", "Nobody ever said this."),
        ("fr", "Helpful", "Helpful"),
        ("", "Helpful", "Helpful"),
    ],
)
def test_what_is_said(language, english, said):
    with speaking(language):
        assert plain_blanks(own(english)) == said


@pytest.mark.parametrize(
    ("first", "last", "precision", "said"),
    [
        ((2023, 3, 20), (2023, 3, 20), "day", "Mo., 20. März 2023"),
        ((2022, 12, 30), (2023, 1, 2), "day", "Fr., 30. Dez. 2022 – Mo., 2. Jan. 2023"),
        ((2023, 3, 1), (2023, 3, 31), "month", "März 2023"),
        ((2023, 1, 1), (2023, 12, 31), "year", "2023"),
        ((2023, 3, 20), (2023, 3, 26), "week", "die Woche Mo., 20. – So., 26. März 2023"),
        ((2023, 3, 1), (2023, 3, 31), "late month", "Ende März 2023"),
        ((2023, 3, 21), (2023, 3, 31), "late month", "Di., 21. – Fr., 31. März 2023"),
    ],
)
def test_days_are_written_as_the_language_does(first, last, precision, said):
    with speaking("de"):
        assert plain_blanks(days(dt.date(*first), dt.date(*last), precision)) == said


WHYS = ["Bo Lind denies it", "the outlet corrects itself", "it answers “Who pays?”", "it may answer “Who pays?”"]
WHYS += ["nobody told this before", "nobody had “31,000 crowns” before"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_something_is_new_is_said_in_the_language(seeds_desk, language):
    """Of every kind that there is."""
    listed = seeds_desk.since(dt.date(2023, 3, 18)).items
    assert {item.reason for item in listed} >= {"statement", "event"}
    moved = ["“22 May”, where Harbour Times had “15 May”", "12 lorries, where Harbour Times had 9"]
    assert [why for why in (*WHYS, *moved, *(item.why for item in listed)) if not is_known(why, language)] == []


@pytest.fixture(scope="module")
def answers(seeds_desk):
    """Of every third question of the gold file, and some that nothing answers."""
    lines = [json.loads(line) for line in GOLD.read_text(encoding="utf8").splitlines()[::3]]
    asked = [(line["command"], line["query"]) for line in lines if line["command"] in ("ask", "when", "who-said")]
    more = [("ask", "“zebra crossing” in Peru"), ("when", "the eclipse of Peru"), ("who-said", "zebras are green")]
    return [seeds_desk.answer(*one, limit=9) for one in (*asked, *more, ("who-said", "Xi Jinping"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_an_answer_comes_to_is_said_in_the_language(answers, language):
    """Whatever the summary is; only what an article says stays as it is."""
    assert [one.summary for one in answers if not is_known(one.summary, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotations_stay_word_for_word(answers, language):
    def quoted(one):
        page = answer_page(one, nearest=True)
        lines = "\n".join(texts({"components": [page.container.to_component_dict()]})).splitlines()
        return [line for line in lines if line.startswith("> ")], lines

    for one in answers:
        english, _ = quoted(one)
        with speaking(language):
            theirs, lines = quoted(one)
        assert [re.sub(r"\*[^*]+:\* ", "", line) for line in theirs] == [
            re.sub(r"\*[^*]+:\* ", "", line) for line in english
        ]
        if one.line and one.line.kind == "sentence":
            assert one.line.text[:20] in lines[0].replace("\\", "")


def in_language(env, actor, channel, name, language, **options):
    """Give a command with a Discord in that language."""
    emit = env.backend.emit

    def told(event, payload, *rest, **more):
        if event == "INTERACTION_CREATE":
            payload = payload | {"locale": language}
        return emit(event, payload, *rest, **more)

    env.backend.emit = told
    return actor.slash(channel, name, **options)


async def test_who_asks_in_another_language_is_answered_in_it(env, reader, other, channel, shown):
    """With its buttons, errors and messages; and nobody else is."""
    answer_ = shown(await in_language(env, reader, channel, "ask", "de", question="Who won the Champions League?"))
    assert answer_.text.startswith("In 12 Artikeln steht dazu keine Antwort")
    assert answer_.labels == ["Nächstliegendes zeigen", "Hilfreich", "Nicht hilfreich"]
    wrong = shown(await in_language(env, reader, channel, "ask", "de", question="peace", after="soon"))
    assert "ist kein Datum wie 2023-03-20" in wrong.text
    assert "Frag nach dem Ereignis" in shown(await in_language(env, reader, channel, "help", "de")).text
    env.errors.clear()
    del env.backend.emit
    assert "Nothing in 12" in shown(await other.slash(channel, "ask", question="Who won the Champions League?")).text
    for who, words in ((reader, "In 12 Artikeln"), (other, "Nothing in 12")):
        await who.send(channel, f"<@{env.bot.user.id}> Who won the Champions League?")
        await env.settle()
        last = [one for one in channel.history() if one.author.id == env.bot.user.id][-1]
        assert words in "\n".join(texts({"components": [part.to_dict() for part in last.components]}))


def test_the_language_of_who_is_forgotten_is_not_known():
    languages = Languages()
    person = type("Person", (), {"id": 7})()
    told = type("Told", (), {"user": person, "locale": discord.Locale.german})()
    message = type("Message", (), {"author": person, "guild": None})()
    with speaking(""):
        languages.hear(told)
        assert own("Helpful") == "Hilfreich"
        languages.forget(7)
        languages.guess(message)
        assert own("Helpful") == "Helpful"
