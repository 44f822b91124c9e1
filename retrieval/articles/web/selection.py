"""Which blocks of a web page are its article: those whose text an extractor took, and what belongs to them.

An extractor (trafilatura) tells well which part of a page is the article, and loses what stands oddly in it: loose
text, the second of two containers, posts quoted, lists. So its text only votes here. The elements that hold most of
what it took are the article's *homes*; blocks in a home, or in another element built just like one, belong to the
article too, unless an element between says that it is something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from retrieval.articles.lines import letters, word_count
from retrieval.articles.tables import read_table
from retrieval.articles.web.blocks import PageBlock, Role, names_of


def article_blocks(blocks: Sequence[PageBlock], extracted: str, title: str = "") -> list[bool]:
    """For each block whether it is part of the article, of which an extractor took the text `extracted`; `title` is
    that of the page."""
    keys = [letters(block.text) for block in blocks]
    taken = letters(extracted)
    lines = set(map(letters, extracted.splitlines()))
    chosen = [_is_taken(block, key, lines, taken) for block, key in zip(blocks, keys, strict=True)]
    chosen = _of_one_article(blocks, chosen, letters(title))
    if True not in chosen:
        return chosen
    first, last = chosen.index(True), len(chosen) - 1 - chosen[::-1].index(True)
    for i in range(first, last + 1):
        chosen[i] = chosen[i] or keys[i] in lines
    homes = _homes(blocks, keys, chosen)
    homes |= _alike(blocks, keys, homes)
    around = _common(homes)
    for i, block in enumerate(blocks):
        if block.role is Role.CAPTION:
            is_shown = block.element.tag == "figcaption" and first <= i <= last
            chosen[i] = chosen[i] or (is_shown and _belongs(block, around))
        elif not chosen[i] and _may_belong(block) and (i > first or block.role is not Role.HEADING):
            chosen[i] = _belongs(block, homes)
    return chosen


def coverage(blocks: Sequence[PageBlock], chosen: Sequence[bool], extracted: str) -> float:
    """How many of the letters extracted the chosen blocks have, 1 or more for all."""
    found = sum(len(letters(block.text)) for block, is_chosen in zip(blocks, chosen, strict=True) if is_chosen)
    return found / max(1, len(letters(extracted)))


def _is_taken(block: PageBlock, key: str, lines: set[str], taken: str) -> bool:
    """Whether the extractor took the block: as one of its `lines`, within them, or most of its runs of five words."""
    if len(key) < _SHORTEST_TAKEN:
        return False
    if key in lines or key in taken:
        return True
    words = block.text.split()
    runs = [letters("".join(words[i : i + 5])) for i in range(len(words) - 4)]
    return len(runs) >= 5 and sum(run in taken for run in runs) >= _MOST_OF * len(runs)


def _of_one_article(blocks: Sequence[PageBlock], chosen: list[bool], title: str) -> list[bool]:
    """The choice without further articles, as pages append them: where one <article> has the page's title for its own,
    others with titles of their own are not the page's."""
    tops = [_top(block.element) for block in blocks]
    titled = {
        top: letters(block.text)
        for top, block in zip(tops, blocks, strict=True)
        if block.element.tag == "h1" and _is_article(top)
    }
    own = [top for top, heading in titled.items() if heading and heading in title]
    others = titled.keys() - set(own) if len(own) == 1 else set()
    return [is_chosen and top not in others for is_chosen, top in zip(chosen, tops, strict=True)]


def _is_article(top: Any) -> bool:
    return top is not None and top.tag == "article"


def _homes(blocks: Sequence[PageBlock], keys: Sequence[str], chosen: Sequence[bool]) -> set[Any]:
    """The elements that hold a good part of the chosen text each."""
    sizes: Counter[Any] = Counter()
    for block, key, is_chosen in zip(blocks, keys, chosen, strict=True):
        if is_chosen and block.role is not Role.CAPTION:
            sizes[_home(block.element)] += len(key)
    enough = min(_HOME_SHARE * sizes.total(), _HOME_SIZE)
    return {home for home, size in sizes.items() if size >= enough}


def _home(element: Any) -> Any:
    """The nearest element around a block that may hold several."""
    while element.tag in _PARTS and element.getparent() is not None:
        element = element.getparent()
    return element


def _alike(blocks: Sequence[PageBlock], keys: Sequence[str], homes: set[Any]) -> set[Any]:
    """Other elements in the same article that are built like a home and hold text: it goes on there."""
    builds = {build for build in map(_build, homes) if any(names for _, names in build)}
    tops = {_top(home) for home in homes}
    found = set()
    for block, key in zip(blocks, keys, strict=True):
        home = _home(block.element)
        if len(key) < _SHORTEST_CHUNK or block.is_link or home in homes or home in found:
            continue
        if _build(home) in builds and _top(home) in tops:
            found.add(home)
    return found


def _build(home: Any) -> tuple[tuple[str, str], ...]:
    """The element and those around it, each as its tag and class, up to the article's."""
    return tuple((around.tag, around.get("class", "")) for around in _up_to_top(home))


def _up_to_top(element: Any) -> Iterator[Any]:
    for around in (element, *element.iterancestors()):
        if around.tag in _TOPS:
            return
        yield around


def _top(element: Any) -> Any:
    return next((around for around in (element, *element.iterancestors()) if around.tag in _TOPS), None)


def _common(homes: set[Any]) -> set[Any]:
    """The nearest element around all homes, with the article's own element where that is the same for all."""
    tops = {top for home in homes if _is_article(top := _top(home))}
    lines = [[*reversed([home, *home.iterancestors()])] for home in homes]
    common = None
    for level in zip(*lines, strict=False):
        if any(element is not level[0] for element in level):
            break
        common = level[0]
    return {common, *(tops if len(tops) == 1 else ())} - {None}


def _may_belong(block: PageBlock) -> bool:
    """Whether a block that the extractor left has what text has: words, not only links."""
    is_long = block.role is not Role.TEXT or word_count(block.text) >= _FEWEST_WORDS
    return is_long and block.linked < _MOST_LINKS


def _belongs(block: PageBlock, homes: set[Any]) -> bool:
    """Whether the block stands in a home, and no element between says that it is something else."""
    tags, names = (_BESIDE_TAGS, _BESIDE_NAMES)
    if block.role is Role.CAPTION:
        tags, names = tags - {"figure"}, names - _CAPTION_NAMES
    for around in (block.element, *block.element.iterancestors()):
        if around in homes:
            return True
        if around.tag == "blockquote":
            names = names - _QUOTED_NAMES
        if around.tag in tags or _says_beside(around, names):
            return False
    return False


def _says_beside(element: Any, names: frozenset[str]) -> bool:
    """Whether the element's class or id has one of the names, or a word that begins like "sharedaddy"."""
    words = names_of(element)
    return not names.isdisjoint(words) or any(word.startswith(_BESIDE_STEMS) for word in words - _BESIDE_NAMES)


_SHORTEST_TAKEN = 20
"""Letters. Shorter texts are found in any other."""
_SHORTEST_CHUNK = 60
_MOST_OF = 0.7
_FEWEST_WORDS = 4
_MOST_LINKS = 0.5
_HOME_SHARE = 0.2
_HOME_SIZE = 400
"""Letters."""
_ELEMENTS = read_table("elements.toml")
_PARTS = frozenset(_ELEMENTS["tags"]["parts"])
_TOPS = frozenset(_ELEMENTS["tags"]["tops"])
_BESIDE_TAGS = frozenset(_ELEMENTS["tags"]["beside"])
_BESIDE_NAMES = frozenset(_ELEMENTS["names"]["beside"])
_BESIDE_STEMS = tuple(_ELEMENTS["names"]["beside_stems"])
_QUOTED_NAMES = frozenset(_ELEMENTS["names"]["around_quotations"])
_CAPTION_NAMES = frozenset(_ELEMENTS["names"]["around_captions"])
