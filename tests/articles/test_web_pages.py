"""Web pages of every build to articles: what is text, and what the page says about it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from retrieval.articles import Article, RawArticle, explained, read_raw

NORNA = (
    "The trawler Norna ran aground off Hesk before dawn, and her crew of nine was lifted off, the coast guard said.",
    "Captain Ida Lund told reporters in the harbour that the radar had failed twice and nobody had seen the skerry.",
    "An inquiry will be led by the Harbour Office of Norrvik, which expects to hear all of the crew by the end of May.",
    "Oil from the tanks has not reached the shore, and booms were laid around the wreck, said Oskar Brandt.",
)
MINE = (
    "The mine in Kaldal is to close by the end of the year, its owner said, because the ore has run out.",
    "Four hundred people work there, and most of them live in the villages around the lake of Kaldal.",
)
GERMAN = (
    "Der Trawler Norna ist in der Nacht vor Hesk auf Grund gelaufen, alle neun Mann an Bord wurden gerettet, hieß es.",
    "Kapitänin Ida Lund sagte im Hafen, das Radar sei zweimal ausgefallen und niemand habe die Schäre gesehen.",
    "Die Untersuchung leitet das Hafenamt von Norrvik, das bis Ende Mai alle Mitglieder der Besatzung hören will.",
)
TITLE = "Trawler aground off Hesk"
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>'
FOOT = "<footer><p>Norrvik Daily, Quay 3, Norrvik. All rights reserved.</p></footer>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, head: str = f"<title>{TITLE}</title>", lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{NAV}{body}{FOOT}</body></html>'


def story(*inner: str, title: str = TITLE) -> str:
    return f"<article><h1>{title}</h1>{''.join(inner) or paragraphs(*NORNA)}</article>"


def read(folder: Path, content: str | bytes) -> Article:
    path = folder / "a.html"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    [raw] = read_raw([path])
    assert isinstance(raw, RawArticle)
    return raw.article()


def shown(article: Article, kind: str = "paragraph") -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.kind == kind]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            '<main><h1>Live</h1><div class="entry"><time>9.10 a.m.</time><p>{0}</p></div><div class="entry">'
            '<time>8.05 a.m.</time><p>Boats are on their way.</p></div><div class="entry"><p>{1}</p></div></main>',
            ["{0}", "Boats are on their way.", "{1}"],
            id="live blog",
        ),
        pytest.param(
            "<article><p>{0}</p><table><thead><tr><th>Day</th><th>Time</th><th>What</th></tr></thead><tr><td>20 May"
            "</td>"
            '<td>10:00</td><td>Arrival</td></tr><tr><td>21 May</td><td>14:30</td><td>Talks <a href="/">in town</a></td>'
            "</tr></table><p>{1}</p><p>{2}</p></article>",
            ["{0}", "20 May | 10:00 | Arrival", "21 May | 14:30 | Talks in town", "{1}", "{2}"],
            id="schedule in a table",
        ),
        pytest.param(
            "<article><p>{0}</p><p>{1}</p><dl><dt>20 May, noon</dt><dd>Arrival</dd><dt>21 May</dt><dd>Talks</dd></dl>"
            "</article>",
            ["{0}", "{1}", "20 May, noon | Arrival", "21 May | Talks"],
            id="schedule in a description list at the foot",
        ),
        pytest.param(
            "<article><p>{0}</p><p>{1}</p><pre>1. Norna   3:12\n2. Aalto   3:15</pre></article>",
            ["{0}", "{1}", "1. Norna 3:12", "2. Aalto 3:15"],
            id="results set in fixed width",
        ),
        pytest.param(
            "<table><tr><td><a href=1>Home</a><br><a href=2>News</a></td><td><b>Aground</b><br><br>{0}<br><br>{1}<br>"
            "<br>{2}<br><br>{3}</td></tr></table>",
            ["{0}", "{1}", "{2}", "{3}"],
            id="table that lays out the page",
        ),
        pytest.param(
            '<article><h1>Aground</h1><div class="row"><div class="body text"><p>{0}</p><p>{1}</p></div><div>'
            'Advertisement</div></div><div class="row"><div class="body text"><p>{2}</p><p>{3}</p></div></div>'
            "</article>",
            ["{0}", "{1}", "{2}", "{3}"],
            id="text in two containers",
        ),
        pytest.param(
            '<article class="a"><h1>Trawler aground off Hesk</h1><div class="body"><p>{0}</p><p>{1}</p></div></article>'
            '<article class="story"><h1>Mine to close</h1><div class="body"><p>{4}</p><p>{5}</p></div></article>',
            ["{0}", "{1}"],
            id="the next article below",
        ),
        pytest.param(
            '<article><p>{0}</p><div class="social-embed"><blockquote class="post"><p>We are all safe.</p>'
            "— Ida Lund (@lund)</blockquote></div><p>{1}</p><p>{2}</p></article>",
            ["{0}", "We are all safe.", "— Ida Lund (@lund)", "{1}", "{2}"],
            id="post quoted",
        ),
        pytest.param(
            '<div class="text"><h1>Aground</h1><p>{0}</p><p>{1}</p><div class="related"><b>Related</b><p><a href="/">'
            "The mine in Kaldal is to close</a></p></div><p>{2}</p></div>",
            ["{0}", "{1}", "{2}"],
            id="related story in a box",
        ),
        pytest.param(
            '<article><p>{0}</p><p>{1}</p><div class="paywall"><h3>Continue reading</h3><p>Subscribe for nine crowns a '
            "month to read this and all other stories.</p></div></article>",
            ["{0}", "{1}"],
            id="paywall",
        ),
        pytest.param(
            '<main><h1>No</h1><div class="post"><div class="text">{0}</div></div><div class="post"><div class="text">'
            '{1}</div></div><div class="post"><div class="text">{2}</div></div></main>',
            ["{0}", "{1}", "{2}"],
            id="posts of a forum",
        ),
        pytest.param(
            '<article><p>{0}</p><p>{1}</p><p>{2}</p></article><section id="comments"><h3>Comments</h3><p>I was there '
            "it was a terrible night and the men were lucky.</p></section>",
            ["{0}", "{1}", "{2}"],
            id="comments",
        ),
        pytest.param(
            "<article><p>{0}</p><h2>1. The mole</h2><p>{1}</p><h2>2. The light</h2><p>{2}</p></article>",
            ["{0}", "{1}", "{2}"],
            id="list article",
        ),
        pytest.param(
            "<article><p>{0}</p><p>Who was awake?<br>I was, with two others on\nthe bridge.</p><p>{1}</p></article>",
            ["{0}", "I was, with two others on the bridge.", "{1}"],
            id="lines within a paragraph",
        ),
    ],
)
def test_the_text_of_a_page(tmp_path: Path, body: str, expected: list[str]) -> None:
    texts = (*NORNA, *MINE)
    assert shown(read(tmp_path, page(body.format(*texts)))) == [text.format(*texts) for text in expected]


def test_captions_of_a_gallery_are_captions(tmp_path: Path) -> None:
    figure = "<figure><img><figcaption><p>Waves over the mole.</p><span>Photo: Ida Falk</span></figcaption></figure>"
    article = read(tmp_path, page(story(f"<p>{NORNA[0]}</p>", figure, paragraphs(*NORNA[1:]))))
    assert shown(article, "caption") == ["Waves over the mole."]
    assert shown(article) == list(NORNA)


def ld(content: str) -> str:
    return f'<title>{TITLE}</title><script type="application/ld+json">{content}</script>'


ARTICLE_LD = f'"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2024-05-14T01:00:00+02:00"'


@pytest.mark.parametrize(
    "content",
    [
        f"{{{ARTICLE_LD}}}",
        f'{{"@graph":[{{"@type":"WebPage","datePublished":"2011-01-01"}},{{{ARTICLE_LD}}}]}}',
        f'[{{"@type":"NewsArticle","headline":"Mine in Kaldal to close","datePublished":"2019-02-03"}}'
        f",{{{ARTICLE_LD}}}]",
        '{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","datePublished":"2019-02-03"}]}</script>'
        f'<script type="application/ld+json">{{{ARTICLE_LD}}}',
        f"//<![CDATA[\n{{{ARTICLE_LD}}};\n//]]>",
        f'{{"@type":"WebPage","mainEntity":{{{ARTICLE_LD}}}}}',
        f'{{"@type":["ReportageNewsArticle","Article"],"headline":["{TITLE}"],"datePublished":"20240514T0100+0200"}}',
    ],
)
def test_a_day_in_json_ld(tmp_path: Path, content: str) -> None:
    article = read(tmp_path, page(story(), ld(content)))
    assert (article.published, article.published_basis) == (dt.date(2024, 5, 14), "metadata")


@pytest.mark.parametrize(
    ("head", "body", "day", "basis"),
    [
        ('<meta name="date" content="2024-05-14">', "", "2024-05-14", "metadata"),
        ('<meta property="article:published_time" content="14/05/2024 09:00">', "", "2024-05-14", "metadata"),
        ('<meta property="article:published_time" content="05/06/2024">', "", None, "unknown"),
        ('<meta property="article:modified_time" content="2024-05-14">', "", None, "unknown"),
        ("", '<p class="d">14.05.2024, 09:30 Uhr</p>', "2024-05-14", "dateline"),
        (
            "",
            '<p>By Oskar Lind</p><p><time datetime="2024-05-14T09:00">an hour ago</time></p>',
            "2024-05-14",
            "dateline",
        ),
        ("", "<p>05/06/2024, 9:30</p>", None, "unknown"),
        ("", "<p>Last updated: May 14, 2024</p>", None, "unknown"),
        ('<link rel="canonical" href="https://norrvik.example/2024/05/14/x">', "", "2024-05-14", "address"),
        # In world time it was the day after
        (
            '<link rel="canonical" href="https://norrvik.example/2024/05/14/x">'
            '<meta property="article:published_time" content="2024-05-15T03:00:00Z">',
            "",
            "2024-05-14",
            "metadata",
        ),
    ],
)
def test_the_day_of_a_page(tmp_path: Path, head: str, body: str, day: str | None, basis: str) -> None:
    content = page(story(body, paragraphs(*NORNA)), f"<title>{TITLE}</title>{head}")
    article = read(tmp_path, content)
    assert (article.published and article.published.isoformat(), article.published_basis) == (day, basis)


def test_numbers_are_day_and_month_but_in_english(tmp_path: Path) -> None:
    article = read(tmp_path, page(story("<p>05/06/2024, 9:30</p>", paragraphs(*GERMAN)), lang="pt-BR"))
    assert article.published == dt.date(2024, 6, 5)


def test_a_day_that_the_text_contradicts_is_doubted(tmp_path: Path) -> None:
    head = '<meta name="date" content="2024-05-14">'
    text = "The crew is heard on Monday, May 20, 2024, and the captain on Friday, May 24."
    assert read(tmp_path, page(story(*paragraphs(*NORNA, text)), head)).published_doubt is None
    wrong = text.replace("Monday", "Sunday")
    assert "which was a Monday in 2024" in str(
        read(tmp_path, page(story(paragraphs(*NORNA, wrong)), head)).published_doubt
    )


def named(title: str, site: str = "") -> str:
    return f'<title>{title}</title><meta property="og:site_name" content="{site}">'


@pytest.mark.parametrize(
    ("head", "heading", "title", "source", "is_guess"),
    [
        # Outlet behind a bar or a dash, with and without a section
        (named(f"{TITLE} | Norrvik Daily"), TITLE, TITLE, "Norrvik Daily", False),
        (named(f"{TITLE} - World - Norrvik Daily"), "", TITLE, "Norrvik Daily", False),
        (named(TITLE), TITLE, TITLE, "norrvikdaily.example", True),
        (named("Opinion | Who looks out? - Norrvik Daily"), "", "Who looks out?", "Norrvik Daily", False),
        # The site's name is a slogan, a program's default, a name with a slogan
        (named(TITLE, "All the news from the strait"), "", TITLE, "norrvikdaily.example", True),
        (named(TITLE, "WordPress"), "", TITLE, "norrvikdaily.example", True),
        (named(TITLE, "Norrvik Daily | News first"), "", TITLE, "Norrvik Daily", False),
        # A bare label and the name in words
        (named(f"{TITLE} - Norrvik Daily", "norrvikdaily"), "", TITLE, "Norrvik Daily", False),
    ],
)
def test_headline_and_outlet(tmp_path: Path, head: str, heading: str, title: str, source: str, is_guess: bool) -> None:
    address = (
        '<meta property="article:section" content="Opinion"><meta property="article:section" content="World">'
        '<link rel="canonical" href="https://www.norrvikdaily.example/x">'
    )
    body = f"<article>{f'<h1>{heading}</h1>' if heading else ''}{paragraphs(*NORNA)}</article>"
    article = read(tmp_path, page(body, head + address))
    assert (article.title, article.source, article.source_is_guess) == (title, source, is_guess)


@pytest.mark.parametrize(
    ("line", "source", "is_guess"),
    [
        ("©2024 Norrvik Daily", "Norrvik Daily", True),
        ("Copyright © 2019-2024 by Norrvik Daily. All rights reserved.", "Norrvik Daily", True),
        ("(c) 2024 all the news from the strait", "unknown outlet", False),
        ("The film, © 2019 by Ida Lund, is shown again", "unknown outlet", False),
    ],
)
def test_the_outlet_of_a_page_without_address(tmp_path: Path, line: str, source: str, is_guess: bool) -> None:
    article = read(tmp_path, page(story() + f"<div><span>{line}</span></div>"))
    assert (article.source, article.source_is_guess) == (source, is_guess)


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        (
            ld(f'{{{ARTICLE_LD},"author":[{{"name":"Oskar Lind"}},{{"name":"Mira Oduya"}}]}}'),
            "",
            "Oskar Lind, Mira Oduya",
        ),
        ('<meta name="author" content="Norrvik Daily Staff">', "", None),
        ("", '<p class="by">By Oskar Lind and Mira Oduya, 14 May 2024</p>', "Oskar Lind, Mira Oduya"),
        ("", '<p><a rel="author" href="/o">Oskar Lind</a></p>', "Oskar Lind"),
    ],
)
def test_the_author_of_a_page(tmp_path: Path, head: str, body: str, author: str | None) -> None:
    assert read(tmp_path, page(story(body, paragraphs(*NORNA)), head or f"<title>{TITLE}</title>")).author == author


def test_an_address_that_the_browser_noted(tmp_path: Path) -> None:
    noted = "<!-- saved from url=(0045)https://www.norrvikdaily.example/2024-05-14/trawler -->"
    article = read(tmp_path, page(story()).replace("<html", f"{noted}<html", 1))
    assert (article.source, article.published) == ("norrvikdaily.example", dt.date(2024, 5, 14))


def test_a_page_in_another_language(tmp_path: Path) -> None:
    related = '<h3>Mehr zum Thema</h3><ul><li><a href="/1">Mine in Kaldal schließt</a></li></ul>'
    article = read(tmp_path, page(story(paragraphs(*GERMAN), related, title="Trawler gestrandet"), lang="de"))
    assert article.language == "de"
    assert shown(article) == list(GERMAN)
    assert "Kaldal" not in article.text


def test_a_page_of_a_site_builder(tmp_path: Path) -> None:
    related = '<div id="jp-relatedposts"><h3>Ähnliche Beiträge</h3><p>Die Mine in Kaldal schließt im Mai.</p></div>'
    share = '<div class="sharedaddy"><h3>Teilen mit:</h3><ul><li><a href="#">Post</a></li></ul></div>'
    foot = '<footer class="entry-footer">Kategorien: <a href="/k">Hafen</a></footer>'
    lists = "<h2>Programm</h2><ul><li>20. Mai: Besatzung</li><li>21. Mai: Hafenamt</li></ul>"
    last = "<p>Termin: 20. Mai, 19 Uhr, Rathaus Norrvik</p>"
    body = f'<div class="entry-content">{paragraphs(*GERMAN)}{lists}{last}{share}{related}</div>{foot}'
    article = read(tmp_path, page(story(body, title="Trawler gestrandet"), lang="de"))
    items = ["20. Mai: Besatzung", "21. Mai: Hafenamt", "Termin: 20. Mai, 19 Uhr, Rathaus Norrvik"]
    assert shown(article) == [*GERMAN, *items]


@pytest.mark.parametrize(
    ("encoding", "declared", "text"),
    [
        (
            "cp1252",
            "iso-8859-1",
            "« Le radar est tombé en panne deux fois », a dit Ida Lund, qui l’attendait sur le quai.",
        ),
        (
            "cp932",
            "Shift_JIS",
            "漁船ノルナ号が十四日未明、ヘスク沖で座礁し、乗組員九人はヘリコプターで救助されたと沿岸警備隊が発表した。",
        ),
        ("utf-8", "utf-8", NORNA[0]),
    ],
)
def test_encodings_as_browsers_read_them(tmp_path: Path, encoding: str, declared: str, text: str) -> None:
    content = page(story(paragraphs(text, *NORNA[1:])), f'<meta charset="{declared}"><title>{TITLE}</title>')
    assert text in read(tmp_path, content.encode(encoding)).text


def test_stray_bytes_refuse_nothing(tmp_path: Path) -> None:
    content = page(story(), f'<meta charset="utf-8"><title>{TITLE}</title>').replace("Lund", "L\0und").encode()
    article = read(tmp_path, content.replace(b"<footer>", b"<footer>\xe9\xff"))
    assert shown(article) == list(NORNA)


def test_why_a_line_was_dropped_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(story(paragraphs(*NORNA, "Share this article"))))
    [article] = explained([path])
    lines = {line.text: (line.kept_as, line.why) for line in article.lines}
    assert lines[TITLE] == ("title", "")
    assert lines[NORNA[0]] == ("paragraph", "")
    assert lines["Sport"] == (None, "beside the article")
    assert "Share this article" not in lines or lines["Share this article"][0] is None
    assert {text for text, (kept, why) in lines.items() if (kept is None) != bool(why)} == set()


def test_what_cannot_be_read_is_explained_too(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body></body></html>")
    [article] = explained([tmp_path / "a.html"])
    assert article.refused
