"""Discord's limits: a message within them is fine, and each that is broken is named."""

import copy

import pytest

from bot.render.limits import problems, size


def text(content="Words."):
    return {"type": 10, "content": content}


def button(custom_id="ed:more", **fields):
    return {"type": 2, "style": 2, "label": "More", "custom_id": custom_id} | fields


def link(url="https://news.example/", **fields):
    return {"type": 2, "style": 5, "label": "Read", "url": url} | fields


def section(*children, **fields):
    return {"type": 9, "components": list(children or (text(),)), "accessory": link()} | fields


def row(*children):
    return {"type": 1, "components": list(children)}


def select(options=1, **fields):
    choices = [{"label": f"Sentence {n}", "value": str(n)} for n in range(options)]
    return {"type": 3, "custom_id": "ed:context", "options": choices} | fields


def gallery(*items):
    return {"type": 12, "items": list(items or [{"media": {"url": "attachment://timeline.png"}}])}


def container(*children, **fields):
    return {"type": 17, "components": list(children)} | fields


def layout(*components, **fields):
    return {"flags": 1 << 15, "components": list(components), "allowed_mentions": {"parse": []}} | fields


def classic(**fields):
    return {"content": "Words.", "allowed_mentions": {"parse": []}} | fields


GOOD = layout(
    container(text(), {"type": 14}, section(), gallery(), accent_color=0xFFFFFF),
    row(button(), link()),
    row(select(25)),
)


@pytest.mark.parametrize(
    "payload",
    [
        GOOD,
        layout(text("x" * 4000)),
        layout(*(text() for _ in range(40))),
        layout(section(text(), text(), text())),
        layout(row(*(button(str(n)) for n in range(5)))),
        layout(row(button("x" * 100, label="x" * 80))),
        layout(row(link("https://news.example/" + "x" * 491))),
        classic(content="x" * 2000),
        classic(embeds=[{"title": "x" * 256, "description": "x" * 4096, "fields": [{"name": "n", "value": "v"}] * 25}]),
        classic(components=[row(button(str(n))) for n in range(5)]),
    ],
)
def test_within_the_limits(payload):
    before = copy.deepcopy(payload)
    assert problems(payload) == []
    assert payload == before


@pytest.mark.parametrize(
    ("payload", "named"),
    [
        (layout(text("x" * 4001)), "text in all: 4001"),
        (layout(text("👍" * 2001)), "text in all: 4002"),
        (layout(text("x" * 3000), container(text("x" * 1001))), "text in all: 4001"),
        (layout(text("x" * 3999), section(text("x"), text("x"))), "text in all: 4001"),
        (layout(text(" ")), "components[0].content: 0"),
        (layout(*(text() for _ in range(41))), "components in all: 41"),
        (layout(*(section() for _ in range(14))), "components in all: 42"),
        (layout(), "components: none"),
        (layout(text(), content="x"), "content: not beside"),
        (layout(text(), embeds=[{}]), "embeds: not beside"),
        (layout(text(), allowed_mentions={"parse": ["everyone"]}), "allowed_mentions"),
        (layout(text(), allowed_mentions={"parse": [], "users": ["1"]}), "allowed_mentions"),
        (layout(text(), allowed_mentions=None), "allowed_mentions"),
        (layout(button()), "components[0]: type 2 not at the top"),
        (layout(container()), "components[0]: empty"),
        (layout(container(text(), accent_color=0x1000000)), "accent_color"),
        (layout(container(container(text()))), "type 17 not in a container"),
        (layout(container(button())), "type 2 not in a container"),
        (layout(row()), "neither buttons nor one select"),
        (layout(row(*(button(str(n)) for n in range(6)))), "buttons: 6"),
        (layout(row(select(), button())), "neither buttons nor one select"),
        (layout(section(text(), text(), text(), text())), "texts: 4"),
        (layout(section(accessory=None)), "no accessory"),
        (layout(section(gallery())), "type 12 not in a section"),
        (layout(section(accessory=link("nowhere"))), "'nowhere' is no address"),
        (layout(row(link("https://news.example/" + "x" * 492))), "url: 513"),
        (layout(row(link(custom_id="x"))), "custom_id: not beside a link"),
        (layout(row(button("x" * 101))), "custom_id: 101"),
        (layout(row(button(""))), "custom_id: 0"),
        (layout(row(button(label="x" * 81))), "label: 81"),
        (layout(row(button(label=""))), "neither label nor emoji"),
        (layout(row(button("a")), container(row(button("a")))), "custom_id: 'a' is there 2 times"),
        (layout(text() | {"id": 1}, text() | {"id": 1}), "id: 1 is there 2 times"),
        (layout(row(select(26))), "options: 26"),
        (layout(row(select(0))), "options: 0"),
        (layout(row(select(placeholder="x" * 151))), "placeholder: 151"),
        (layout(row(select(2, max_values=3))), "max_values: 3"),
        (layout(row(select(options=1) | {"options": [{"label": "x" * 101, "value": "a"}]})), "label: 101"),
        (layout(row(select() | {"options": [{"label": "", "value": "a"}]})), "label: 0"),
        (layout(row(select() | {"options": [{"label": "a", "value": "x" * 101}]})), "value: 101"),
        (
            layout(row(select() | {"options": [{"label": "a", "value": "a", "description": "x" * 101}]})),
            "description: 101",
        ),
        (layout(row(select() | {"options": [{"label": "a", "value": "a"}] * 2})), "value: 'a' is there 2 times"),
        (layout(gallery(*[{"media": {"url": "https://news.example/a.png"}}] * 11)), "items: 11"),
        (layout(gallery({"media": {"url": "timeline.png"}})), "media: no address"),
        (layout(gallery({"media": {"url": "https://a.example/"}, "description": "x" * 1025})), "description: 1025"),
        (layout({"type": 99}), "type 99"),
        (classic(content="x" * 2001), "content: 2001"),
        (classic(content=""), "message: empty"),
        (classic(components=[text()]), "needs the flag"),
        (classic(components=[row(button(str(n))) for n in range(6)]), "rows: 6"),
        (classic(embeds=[{"title": "x"}] * 11), "embeds: 11"),
        (classic(embeds=[{"title": "x" * 257}]), "title: 257"),
        (classic(embeds=[{"description": "x" * 4097}]), "description: 4097"),
        (classic(embeds=[{"footer": {"text": "x" * 2049}}]), "footer: 2049"),
        (classic(embeds=[{"author": {"name": "x" * 257}}]), "author: 257"),
        (classic(embeds=[{"fields": [{"name": "n", "value": "v"}] * 26}]), "fields: 26"),
        (classic(embeds=[{"fields": [{"name": "x" * 257, "value": "v"}]}]), "name: 257"),
        (classic(embeds=[{"fields": [{"name": "n", "value": "x" * 1025}]}]), "value: 1025"),
        (classic(embeds=[{"description": "x" * 4000}, {"description": "x" * 2001}]), "text of all embeds: 6001"),
    ],
)
def test_each_broken_limit_is_named(payload, named):
    assert any(named in problem for problem in problems(payload))


@pytest.mark.parametrize(("text", "units"), [("abc", 3), ("é", 1), ("👍", 2), ("👍🏽", 4), ("\ud800", 1)])
def test_size_counts_utf_16(text, units):
    assert size(text) == units
