"""A link with a text fragment lands on the sentence, and on no other with the same words."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.landing import at_fragment, fragment_of

LONG = "The old harbour bridge will be closed to lorries from Monday, said the mayor, Ada Birch."


def found_by_browser(text: str, fragment: str) -> tuple[int, int] | None:
    """What a browser marks, by the specification: the first match, in the text with single blanks."""
    flat = " ".join(text.split())
    parts = fragment.removeprefix("text=").split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    start, end = unquote(parts[0]), unquote(parts[1]) if len(parts) > 1 else ""
    inner = re.escape(start) + (f".*?{re.escape(end)}" if end else "")
    before = rf"(?<={re.escape(prefix)} )" if prefix else ""
    behind = rf"(?= ?{re.escape(suffix)})" if suffix else ""
    found = re.search(before + inner + behind, flat, re.IGNORECASE | re.DOTALL)
    return found.span() if found else None


def lands(text: str, sentence: str, nth: int = 0) -> bool:
    start = [found.start() for found in re.finditer(re.escape(sentence), text)][nth]
    flat = " ".join(text.split())
    place = len(" ".join(text[:start].split())) + bool(text[:start].strip())
    found = found_by_browser(text, fragment_of(text, (start, start + len(sentence))))
    return found is not None and flat[slice(*found)] == " ".join(sentence.split()) and found[0] == place


@pytest.mark.parametrize(
    ("text", "sentence", "nth"),
    [
        (f"{LONG} It rained.", LONG, 0),
        (f"The old harbour bridge is old.\n{LONG}", LONG, 0),
        (f"{LONG} The mayor, Ada Birch.", LONG, 0),
        (f"Said the mayor, Ada Birch. {LONG}\nSaid the mayor, Ada Birch.", LONG, 0),
        ("Yes. No. Perhaps. No. Never.", "No.", 1),
        ("It is closed. Why? It is closed. When?", "It is closed.", 1),
        ("A b.\nA b.\nA b c.", "A b c.", 0),
        (f"{LONG}\n{LONG}", LONG, 1),
        ("Мост закрыт. Мост закрыт с понедельника, сказала мэр.", "Мост закрыт с понедельника, сказала мэр.", 0),
        ("桥已关闭。 市长说 桥已关闭。", "桥已关闭。", 0),
        ("A well-known man, 50 % of it & more.", "A well-known man, 50 % of it & more.", 0),
        ("one two three four x one two three four five six seven eight nine.",
         "one two three four five six seven eight nine.", 0),
    ],
)  # fmt: skip
def test_a_fragment_leads_to_its_sentence_alone(text, sentence, nth):
    assert lands(text, sentence, nth)


@given(
    st.lists(
        st.lists(st.sampled_from(("ab", "c-d", "é", "1,2", "Б", "桥")), min_size=1, max_size=12), min_size=1, max_size=6
    )
)
def test_any_sentence_whose_words_stand_once_is_found(sentences):
    shown = [f"{' '.join(words)}." for words in sentences]
    text = " ".join(shown)
    at = 0
    for one in shown:
        start = text.index(one, at)
        at = start + len(one)
        fragment = fragment_of(text, (start, at))
        assert re.fullmatch(r"text=[\w.%~,-]+", fragment, re.ASCII)
        if len(re.findall(re.escape(one), text)) == 1:
            assert found_by_browser(text, fragment) == (start, at)


def test_no_part_of_a_fragment_reaches_over_the_end_of_a_paragraph():
    """A browser would not find it."""
    lines = ["One two.", "It is so.", "Three four five.", "Six.", "It is so.", "Three four five.", "It is so. End."]
    text = "\n".join(lines)
    for nth, place in enumerate(re.finditer(re.escape("It is so."), text)):
        fragment = fragment_of(text, place.span())
        assert lands(text, "It is so.", nth), fragment
        for part in fragment.removeprefix("text=").split(","):
            assert any(unquote(part.strip("-")) in line for line in lines), fragment


@pytest.mark.parametrize(
    ("url", "fragment", "link"),
    [
        ("https://n.example/a", "text=b", "https://n.example/a#:~:text=b"),
        ("https://n.example/a#top", "text=b", "https://n.example/a#top:~:text=b"),
        ("https://n.example/a#:~:text=old", "text=b", "https://n.example/a#:~:text=b"),
        ("https://n.example/a", "", "https://n.example/a"),
    ],
)
def test_an_address_has_one_fragment(url, fragment, link):
    assert at_fragment(url, fragment) == link


def test_what_has_no_words_has_no_fragment():
    assert fragment_of("  ", (0, 2)) == ""
