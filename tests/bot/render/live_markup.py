"""Which live markup a piece of Discord text holds, found without the code under test.

Three readers: one that looks at the raw characters as Discord's server and its link previews do, one that reads escapes
and inline syntax as Discord's clients do, and SimCord's Markdown renderer.
"""

import re
import unicodedata

from simcord.preview._markdown import markdown_tokens

# What acts wherever it stands, escaped or not.
RAW = {
    "everyone": r"@(?:everyone|here)",
    "mention": r"<(?:@[!&]?|#)\d+>|</[^:\n]+:\d+>|<id:\w+>",
    "url": r"(?:https?|steam|discord)://\S|\bdiscord(?:app)?\.(?:gg|com/invite)/\w|<(?:mailto|tel|sms):",
    "emoji": r"<a?:\w+:\d+>",
}
# What acts where a client comes upon it, after the escapes before it.
INLINE = {
    "mention": r"<(?:@[!&]?|#)\d|</[^:\n]+:\d+>|<id:\w+>",
    "everyone": r"@(?:everyone|here)",
    "timestamp": r"<t:-?\d+(?::\w)?>",
    "emoji": r"<a?:\w+:\d+>|:[^\s:]+:",
    "link": r"\[[^\]\n]*\]\([^)\n]*\)|<\w+:[^ >]+>",
    "url": r"\w+://\S|\bwww\.\w",
    "code": r"`",
    "spoiler": r"\|\|",
    "bold": r"\*\*",
    "underline": r"__",
    "italics": r"\*(?=\S)|_(?=\S)",
    "strike": r"~~",
}
LINE = {
    "heading": r"#{1,3} ",
    "subtext": r"-# ",
    "quote": r">(?:>>)? ",
    "list": r" *(?:[-*+]|\d+[.)]) ",
}


def _any_of(patterns: dict[str, str], flags: int = 0) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in patterns.items()), flags)


_INLINE = _any_of({"escape": r"\\[^0-9A-Za-z\s]"} | INLINE)
_LINE = _any_of(LINE)
_RAW = _any_of(RAW, re.IGNORECASE)
# SimCord's names, where it sees the same thing.
RENDERED = {
    "strong": "bold", "em": "italics", "u": "underline", "s": "strike", "blockquote": "quote", "bullet_list": "list",
    "ordered_list": "list", "list_item": "list", "code_block": "code", "spoiler_open": "spoiler",
}  # fmt: skip
HARMLESS = {"text", "inline", "break", "paragraph"}


def live(text: str) -> set[str]:
    """The kinds of markup in ``text``, and "invisible" for characters that hide or reorder others."""
    return _raw(text) | _read(text) | _rendered(text) | _invisible(text)


def _raw(text: str) -> set[str]:
    return {one.lastgroup for one in _RAW.finditer(text)}


def _read(text: str) -> set[str]:
    found = set()
    for line in text.split("\n"):
        at = 0
        while opening := _LINE.match(line, at):
            found.add(opening.lastgroup)
            at = opening.end()
        for one in _INLINE.finditer(line, at):
            found.add(one.lastgroup)
    return found - {"escape"}


def _rendered(text: str) -> set[str]:
    context = {"everyone": True, "users": {"1": "u"}, "roles": {"1": "r"}, "channels": {"1": "c"}}
    found = set()

    def walk(tokens: list) -> None:
        for token in tokens:
            kind = token["type"].removesuffix("_open").removesuffix("_close")
            if kind not in HARMLESS:
                found.add(RENDERED.get(token["type"], RENDERED.get(kind, kind)))
            if isinstance(token.get("children"), list):
                walk(token["children"])

    walk(markdown_tokens(text, "text_display", context=context))
    # SimCord takes an escaped "-#" for one; Discord's clients do not, and the reader above looks for it as they do.
    return found - {"subtext"}


def _invisible(text: str) -> set[str]:
    """The zero-width space after an @ is ours; joiners belong to Arabic and Indic spelling and to emoji."""
    rest = re.sub(r"@\u200b|[\u200c\u200d]|\U0001f3f4[\U000e0030-\U000e007a]+\U000e007f|\n", "", text)
    return (
        {"invisible"}
        if any(unicodedata.category(one) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") for one in rest)
        else set()
    )


def as_read(text: str) -> str:
    """The characters that a reader sees of ``text``, with escapes done and styles off."""
    words = re.sub(r"(?<!\\)((?:\\\\)*)\*+", r"\1", text)
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", words).replace("\u200b", "")
