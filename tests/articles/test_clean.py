"""Pages to articles: made-up pages of every usual build, the press texts and annotated texts where they
are."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.articles import CleanText, clean
from retrieval.articles.cleaning.phrases import COMMENT_LABELS, END_LABELS, LABELS, LINK_LABELS, PLAYER_LABELS
from retrieval.articles.lines import ends_sentence, tidy_lines

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
KINDS = {"p": "paragraph", "h": "heading", "c": "caption"}


def shown(page: CleanText, *kinds: str) -> list[str]:
    return [page.text[block.start : block.end] for block in page.blocks if not kinds or block.kind in kinds]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    """Each line of a page file is marked with what it is: paragraph, heading, caption or, with a dash,
    furniture.

    What stands in ⟦ ⟧ is to be cut from its line. Furniture may be left as a heading, which is never cited.
    """
    marked = [line for line in path.read_text(encoding="utf-8").split("\n") if line]
    page = clean("\n".join(re.sub("[⟦⟧]", "", line[2:]) for line in marked))
    expected = [(KINDS[line[0]], re.sub("⟦.*?⟧", "", line[2:])) for line in marked if line[0] in KINDS]
    found = [(block.kind, page.text[block.start : block.end]) for block in page.blocks]
    assert [block for block in found if block[0] != "heading"] == [block for block in expected if block[0] != "heading"]
    assert {block for block in expected if block[0] == "heading"} <= set(found)


lines_of_pages = st.one_of(
    st.text(max_size=80),
    st.sampled_from(sorted(LABELS | LINK_LABELS | END_LABELS | COMMENT_LABELS | PLAYER_LABELS)),
    st.sampled_from(["The minister spoke in Oslo on Friday.", "XI WORDS IN CAPITALS ARE A LINK", "Oslo talks"]),
    st.sampled_from(["It was said that…", "and so it goes on.", "Jane Doe/AP", "caption: ", "# ", "2 of them."]),
)


@given(st.one_of(st.text(), st.lists(lines_of_pages).map("\n".join)), st.text(max_size=30))
def test_whatever_the_text_its_blocks_are_its_lines(raw: str, title: str) -> None:
    page = clean(raw, title, ["Some Outlet", title])
    assert shown(page) == (page.text.splitlines() if page.text else [])
    assert all(line == " ".join(line.split()) != "" for line in shown(page))
    page.text.encode("utf-8")


@pytest.mark.parametrize(
    ("raw", "paragraphs"),
    [
        ("The\u00a0treaty\u200b  holds\r\n\r\nuntil June.", ["The treaty holds", "until June."]),
        ("Fish &amp; chips cost &pound;9 &lt;now&gt;.", ["Fish & chips cost £9 <now>."]),
        ("He said so in a statement. statement. She did not.", ["He said so in a statement. She did not."]),
        ("“No. No.” is what he said.", ["“No. No.” is what he said."]),
        ("The paper was signed. Read more »", ["The paper was signed."]),
        ("The paper was signed. [Copyright 2024 Example Radio]", ["The paper was signed."]),
        ("The paper was signed, he added. (AFP)", ["The paper was signed, he added."]),
        ("[vc_row][vc_column]The paper was signed.[/vc_column]", ["The paper was signed."]),
        ("Half a \ud83d pair was left in.", ["Half a \ufffd pair was left in."]),
        (
            "The talks opened with a summary of what … [+1234 chars]",
            ["The talks opened with a summary of what …"],
        ),
    ],
)
def test_lines_are_mended(raw: str, paragraphs: list[str]) -> None:
    assert shown(clean(raw)) == paragraphs


def test_a_text_wrapped_by_an_editor_is_unwrapped() -> None:
    raw = (
        "The fisheries minister spent Monday in Oslo and said little about the\n"
        "treaty. Nobody in the harbour of Alesund had expected much of it, though\n"
        "the union had asked for three days of talks.\n"
        "\n"
        "The herring quota runs out in June, and with it the last rule on which\n"
        "both countries still agree. After that anything may be caught.\n"
    )
    assert shown(clean(raw)) == [paragraph.replace("\n", " ").strip() for paragraph in raw.split("\n\n")]


def test_a_sentence_broken_by_a_link_is_put_together() -> None:
    page = clean("The minister met the head of the\nfishermen's union\n, who was not amused.\nThey met again.")
    assert shown(page) == [
        "The minister met the head of the fishermen's union , who was not amused.",
        "They met again.",
    ]


def test_what_is_said_twice_is_kept_once() -> None:
    caption = "The minister and her guest in the harbour of Alesund in May."
    page = clean(f"The minister spoke in Oslo on Friday.\n{caption}\ncaption: {caption}\nShe left for Bergen at night.")
    assert shown(page, "caption") == [caption]
    assert len(page.blocks) == 3


def test_the_title_given_is_found_below_a_masthead() -> None:
    raw = "\n".join(
        [
            "Your feedback helps us to make our pages better for you.",
            "Trawler runs aground near Hull, crew of nine is safe",
            "NewsWorldMinister to visit Oslo for talks on cod",
            "Minister to visit Oslo for talks on cod",
            "Coastal Herald",
            "The minister will visit Oslo next week to talk about cod.",
            "The talks on cod have lasted for nine years.",
        ]
    )
    page = clean(raw, "Minister to visit Oslo for talks on cod | Coastal Herald", ["Coastal Herald"])
    assert page.title == "Minister to visit Oslo for talks on cod"
    assert shown(page)[0] == page.title
    assert len(shown(page)) == 3


def test_related_stories_amid_an_article_do_not_end_it() -> None:
    raw = "\n".join(
        [
            "The minister will visit Oslo next week to talk about cod.",
            "Related stories",
            "Trawler runs aground near Hull",
            "Man finds ring in cod",
            "“We will not give way,” said the head of the union.",
            "The talks have lasted for nine years.",
            "A paper is to be signed in June.",
        ]
    )
    assert len(shown(clean(raw), "paragraph")) == 4
    assert "Trawler" not in clean(raw).text


def test_nothing_is_left_of_furniture() -> None:
    assert clean("Skip to content\nMenu\nShare on Facebook\n- Advertisement -\nLeave a Reply\n© 2024").text == ""


def test_a_text_without_any_sentence_is_taken_at_its_word() -> None:
    assert shown(clean("talks open in Oslo"), "paragraph") == ["talks open in Oslo"]


JUNK = {
    "000": "FOX NEWS / AFTER MEETING PUTIN / DIPLOMATIC SUCCESS / contributed to this / close / Hudson "
    "/ Pool Photo / federal official / Donald Trump / Jeff Witt / Netanyahu / photograph taken / Black smoke",
    "001": "Skip to main / caption: / Enlarge / pose for a photo / Copyright / trust KUOW",
    "002": "See also / temporary ceasefire / final nail / Leave a Reply / email address / Anna Chernova",
    "003": "Fastest News / Advertisement / cookies / AcceptRead / peacemaker?",
    "004": "All About The / Leave a Reply / Required fields / statement. statement",
}
SENTENCES = {
    "000": "partnership and strategic interaction / bilateral documents / late December / provoking Russia",
    "001": 'BEIJING — Chinese President / no-limits / U.S. drone over / bilateral relations." / he added.',
    "002": "Hong Kong (CNN) Chinese leader / 39 times since / informal lunch / lethal military",
    "003": "“visit for peace” / 12-point position paper / National University. Singapore. / Xi, 69, also",
    "004": "Friday March 17 / rumored call / spiraling out of control / Winter Olympics in Beijing",
}


@pytest.mark.parametrize("name", JUNK)
def test_press_texts(shared: Path, name: str) -> None:
    [path] = (shared / "seeds").glob(f"{name}_*.txt")
    paragraphs = "\n".join(shown(clean(path.read_text(encoding="utf-8")), "paragraph"))
    assert [words for words in JUNK[name].split(" / ") if words in paragraphs] == []
    assert [words for words in SENTENCES[name].split(" / ") if words not in paragraphs] == []


@pytest.mark.parametrize("path", ["search-squad/corpus.jsonl", "quotes-gum/articles.jsonl"])
def test_no_sentence_of_clean_texts_is_lost(shared: Path, path: str) -> None:
    lost = []
    for record in map(json.loads, (shared / "data" / path).read_text(encoding="utf-8").splitlines()):
        paragraphs = "\n".join(shown(clean(record["text"], record["title"], [record["source"]]), "paragraph"))
        for line in tidy_lines(record["text"]):
            is_credited = re.search(r"(Image|Audio|Video): ", line) is not None
            if ends_sentence(line) and not is_credited and line not in paragraphs:
                lost.append(line)
    assert lost == []


STORY = (
    "A ferry ran aground off Osthaven on Monday, the coast guard said in a statement.",
    "Nobody was hurt and all were taken off by nightfall, according to the harbour master.",
)


@pytest.mark.parametrize(
    ("below", "credits"),
    [
        (["(c) Reuters"], ["(c) Reuters"]),
        (["The Associated Press contributed to this report."], ["The Associated Press contributed to this report."]),
        (["With files from The Canadian Press", "© 2024 AFP"], ["With files from The Canadian Press", "© 2024 AFP"]),
        (["Photo: Reuters"], []),
        (["(AP Photo/Ida Lund)"], []),
        (["Related stories", "Source of the leak found in the fjord"], []),
        ([], []),
    ],
)
def test_lines_of_credit_are_kept_beside_the_text(below: list[str], credits: list[str]) -> None:
    page = clean("\n\n".join(("Ferry aground off Osthaven", *STORY, *below)))
    assert list(page.credits) == credits
    assert shown(page, "paragraph") == list(STORY)
