"""Discord's limits on a message, and what of them a payload breaks.

discord.py lets nearly all of it through, and Discord then answers 400 and the user stays on "thinking…". Sources: the
message, embed and component references of Discord's developer documentation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

CONTENT = 2000
# All text displays of a message together, and all components however nested.
TEXT = 4000
COMPONENTS = 40

LABEL = 80
CUSTOM_ID = 100
URL = 512
ROW_BUTTONS = 5
OPTIONS = 25
OPTION_TEXT = 100
PLACEHOLDER = 150
SECTION_TEXTS = 3
GALLERY_ITEMS = 10
MEDIA_TEXT = 1024

ROWS = 5
EMBEDS = 10
EMBED_TITLE, EMBED_DESCRIPTION, EMBED_FOOTER, EMBED_AUTHOR = 256, 4096, 2048, 256
EMBED_FIELDS, FIELD_NAME, FIELD_VALUE = 25, 256, 1024
EMBED_TOTAL = 6000

COMPONENTS_V2 = 1 << 15

_ROW, _BUTTON, _SELECT, _SECTION, _TEXT, _THUMBNAIL, _GALLERY, _FILE, _SEPARATOR, _CONTAINER = (
    1, 2, 3, 9, 10, 11, 12, 13, 14, 17,
)  # fmt: skip
_SELECTS = (_SELECT, 5, 6, 7, 8)
_IN_CONTAINER = (_ROW, _SECTION, _TEXT, _GALLERY, _FILE, _SEPARATOR)
_LINK_STYLE, _PREMIUM_STYLE = 5, 6

Json = Mapping[str, Any]


def size(text: str) -> int:
    """Length in UTF-16 units: Discord's clients count these; its server may count fewer, code points."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def problems(payload: Json) -> list[str]:
    """What Discord would refuse in a message as sent (for an interaction: its ``data``), each in one line.

    A message that could ping anybody is a problem too: ``allowed_mentions`` must have an empty ``parse``.
    """
    return list(_problems(payload))


def _problems(payload: Json) -> Iterator[str]:
    components = payload.get("components") or []
    if payload.get("flags", 0) & COMPONENTS_V2:
        yield from _layout(payload, components)
    else:
        yield from _classic(payload, components)
    yield from _identifiers(components)
    mentions = payload.get("allowed_mentions")
    if mentions is None or mentions.get("parse") != [] or mentions.get("users") or mentions.get("roles"):
        yield f"allowed_mentions: {mentions} lets text mention people"


def _layout(payload: Json, components: Sequence[Json]) -> Iterator[str]:
    """Of a message of Components V2."""
    for field in ("content", "embeds", "poll", "sticker_ids"):
        if payload.get(field):
            yield f"{field}: not beside Components V2"
    if not components:
        yield "components: none"
    everything = list(_walk(components))
    yield from _at_most("components in all", len(everything), COMPONENTS)
    text = sum(size(one.get("content", "")) for one in everything if one.get("type") == _TEXT)
    yield from _at_most("text in all", text, TEXT)
    for place, one in enumerate(components):
        if one.get("type") not in (*_IN_CONTAINER, _CONTAINER):
            yield f"components[{place}]: type {one.get('type')} not at the top"
        yield from _component(one, f"components[{place}]")


def _classic(payload: Json, components: Sequence[Json]) -> Iterator[str]:
    """Of a message with content and embeds."""
    embeds = payload.get("embeds") or []
    if not (payload.get("content") or embeds or components or payload.get("attachments")):
        yield "message: empty"
    yield from _at_most("content", size(payload.get("content") or ""), CONTENT)
    yield from _at_most("rows", len(components), ROWS)
    for place, row in enumerate(components):
        if row.get("type") != _ROW:
            yield f"components[{place}]: type {row.get('type')} needs the flag of Components V2"
        yield from _component(row, f"components[{place}]")
    yield from _at_most("embeds", len(embeds), EMBEDS)
    yield from _at_most(
        "text of all embeds", sum(size(text) for one in embeds for text in _embed_texts(one)), EMBED_TOTAL
    )
    for place, embed in enumerate(embeds):
        yield from _embed(embed, f"embeds[{place}]")


def _embed(embed: Json, at: str) -> Iterator[str]:
    fields = embed.get("fields") or []
    yield from _at_most(f"{at}.title", size(embed.get("title") or ""), EMBED_TITLE)
    yield from _at_most(f"{at}.description", size(embed.get("description") or ""), EMBED_DESCRIPTION)
    yield from _at_most(f"{at}.footer", size((embed.get("footer") or {}).get("text", "")), EMBED_FOOTER)
    yield from _at_most(f"{at}.author", size((embed.get("author") or {}).get("name", "")), EMBED_AUTHOR)
    yield from _at_most(f"{at}.fields", len(fields), EMBED_FIELDS)
    for place, field in enumerate(fields):
        yield from _between(f"{at}.fields[{place}].name", size(field["name"]), 1, FIELD_NAME)
        yield from _between(f"{at}.fields[{place}].value", size(field["value"]), 1, FIELD_VALUE)


def _embed_texts(embed: Json) -> Iterator[str]:
    yield embed.get("title") or ""
    yield embed.get("description") or ""
    yield (embed.get("footer") or {}).get("text", "")
    yield (embed.get("author") or {}).get("name", "")
    for field in embed.get("fields") or []:
        yield from (field["name"], field["value"])


def _component(one: Json, at: str) -> Iterator[str]:
    kind = one.get("type")
    children = one.get("components") or []
    if kind == _CONTAINER:
        yield from _container(one, children, at)
    elif kind == _ROW:
        yield from _row(children, at)
    elif kind == _SECTION:
        yield from _section(one, children, at)
    elif kind == _TEXT:
        yield from _between(f"{at}.content", size(one.get("content", "").strip()), 1, TEXT)
    elif kind == _BUTTON:
        yield from _button(one, at)
    elif kind in _SELECTS:
        yield from _select(one, at)
    elif kind == _GALLERY:
        yield from _gallery(one.get("items") or [], at)
    elif kind not in (_THUMBNAIL, _FILE, _SEPARATOR):
        yield f"{at}: unknown type {kind}"
    for place, child in enumerate(children):
        yield from _component(child, f"{at}.components[{place}]")


def _container(one: Json, children: Sequence[Json], at: str) -> Iterator[str]:
    if not children:
        yield f"{at}: empty"
    if not 0 <= (one.get("accent_color") or 0) <= 0xFFFFFF:
        yield f"{at}.accent_color: no colour"
    yield from (
        f"{at}: type {child['type']} not in a container" for child in children if child["type"] not in _IN_CONTAINER
    )


def _row(children: Sequence[Json], at: str) -> Iterator[str]:
    kinds = {child["type"] for child in children}
    if kinds == {_BUTTON}:
        yield from _at_most(f"{at}: buttons", len(children), ROW_BUTTONS)
    elif len(children) != 1 or not kinds <= set(_SELECTS):
        yield f"{at}: neither buttons nor one select"


def _section(one: Json, children: Sequence[Json], at: str) -> Iterator[str]:
    yield from _between(f"{at}: texts", len(children), 1, SECTION_TEXTS)
    yield from (f"{at}: type {child['type']} not in a section" for child in children if child["type"] != _TEXT)
    accessory = one.get("accessory") or {}
    if accessory.get("type") not in (_BUTTON, _THUMBNAIL):
        yield f"{at}: no accessory"
    else:
        yield from _component(accessory, f"{at}.accessory")


def _button(one: Json, at: str) -> Iterator[str]:
    yield from _at_most(f"{at}.label", size(one.get("label") or ""), LABEL)
    style = one.get("style")
    if style == _PREMIUM_STYLE:
        return
    if not (one.get("label") or one.get("emoji")):
        yield f"{at}: neither label nor emoji"
    if style != _LINK_STYLE:
        yield from _between(f"{at}.custom_id", size(one.get("custom_id") or ""), 1, CUSTOM_ID)
    elif one.get("custom_id"):
        yield f"{at}.custom_id: not beside a link"
    else:
        yield from _link(one.get("url") or "", f"{at}.url")


def _link(url: str, at: str) -> Iterator[str]:
    yield from _between(at, size(url), 1, URL)
    if not url.startswith(("http://", "https://", "discord://")):
        yield f"{at}: {url!r} is no address"


def _select(one: Json, at: str) -> Iterator[str]:
    yield from _between(f"{at}.custom_id", size(one.get("custom_id") or ""), 1, CUSTOM_ID)
    yield from _at_most(f"{at}.placeholder", size(one.get("placeholder") or ""), PLACEHOLDER)
    if one.get("type") != _SELECT:
        return
    options = one.get("options") or []
    yield from _between(f"{at}.options", len(options), 1, OPTIONS)
    yield from _at_most(f"{at}.max_values", one.get("max_values", 1), max(len(options), 1))
    for place, option in enumerate(options):
        for field in ("label", "value"):
            yield from _between(f"{at}.options[{place}].{field}", size(option.get(field) or ""), 1, OPTION_TEXT)
        yield from _at_most(f"{at}.options[{place}].description", size(option.get("description") or ""), OPTION_TEXT)
    yield from _doubled(f"{at}.options.value", (option.get("value") for option in options))


def _gallery(items: Sequence[Json], at: str) -> Iterator[str]:
    yield from _between(f"{at}.items", len(items), 1, GALLERY_ITEMS)
    for place, item in enumerate(items):
        yield from _at_most(f"{at}.items[{place}].description", size(item.get("description") or ""), MEDIA_TEXT)
        if not item.get("media", {}).get("url", "").startswith(("attachment://", "https://", "http://")):
            yield f"{at}.items[{place}].media: no address"


def _identifiers(components: Sequence[Json]) -> Iterator[str]:
    yield from _doubled("custom_id", (one["custom_id"] for one in _walk(components) if one.get("custom_id")))
    yield from _doubled("id", (one["id"] for one in _walk(components) if one.get("id")))


def _doubled(what: str, values: Iterator[Any]) -> Iterator[str]:
    yield from (f"{what}: {value!r} is there {times} times" for value, times in Counter(values).items() if times > 1)


def _at_most(what: str, value: int, limit: int) -> Iterator[str]:
    yield from _between(what, value, 0, limit)


def _between(what: str, value: int, low: int, high: int) -> Iterator[str]:
    if not low <= value <= high:
        yield f"{what}: {value}, must be {low} to {high}"


def _walk(components: Sequence[Json]) -> Iterator[Json]:
    """All components, however nested."""
    for one in components:
        yield one
        nested = one.get("components") or []
        yield from _walk([*nested, one["accessory"]] if one.get("accessory") else nested)
