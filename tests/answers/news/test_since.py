"""What is new: told by nobody before, each once, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from retrieval.answers.news.since import Since
from retrieval.desk import Desk

OLD = {
    "bridge": "The old harbour bridge will be closed to lorries from Monday 6 May, the mayor, Ada Birch, said. "
    "At least 12 people were hurt when a railing of the harbour bridge broke on 1 May. "
    "“We will not wait for another accident,” Birch told reporters. "
    "The council will vote on the new harbour bridge on 15 May. "
    "The harbour office will pay the fishermen for their losses, its head, Bo Lind, said.",
}
NOW = dt.date(2024, 5, 4)


def made(make_desk: Callable[[Path], Desk], folder: Path, new: dict[str, str]) -> Since:
    for day, articles in (("2024-05-02", OLD), ("2024-05-04", new)):
        for name, text in articles.items():
            head = f"---\ntitle: About {name}\nsource: {name.title()} Times\npublished: {day}\n---\n"
            (folder / f"{name}.md").write_text(head + text, "utf8")
    desk = make_desk(folder / "index.db")
    desk.build([folder])
    return desk.since(NOW)


@pytest.mark.parametrize(
    ("text", "reason", "why"),
    [
        (
            "The vote of the council on the new harbour bridge will be on 22 May.",
            "moved date",
            "“22 May”, where Bridge Times had “15 May”",
        ),
        (
            "At least 19 people were hurt when a railing of the harbour bridge broke on 1 May.",
            "changed number",
            "19 people, where Bridge Times had 12",
        ),
        (
            "Bo Lind denied that the harbour office would pay the fishermen.",
            "denial",
            "Bo Lind denies it",
        ),
        (
            "Bo Lind denied the report, saying that the divers of the harbour office had found no cracks.",
            "denial",
            "Bo Lind denies it",
        ),
        (
            "The engineer Cora Dahl warned that the arches of the bridge could give way in a storm.",
            "statement",
            "nobody carried this by Cora Dahl before",
        ),
        (
            "Workers began to carry away the broken railing of the bridge on Friday.",
            "event",
            "nobody told this of “Friday” before",
        ),
        (
            "Two divers told the Post that the pillars of the harbour bridge are hollow below the water.",
            "statement",
            "nobody carried this by “Two divers” before",
        ),
        (
            "A lorry fell through the railing of the harbour bridge on 3 March, and its driver drowned.",
            "event",
            "nobody told this of “3 March” before",
        ),
        (
            "At 05:40 yesterday the last lorry was towed off the old harbour bridge by a crane.",
            "event",
            "nobody told this of “05:40 yesterday” before",
        ),
        (
            "Last month the council of the harbour hired five divers for the pillars of the bridge.",
            "event",
            "nobody told this of “Last month” before",
        ),
        (
            "“We cannot wait for another accident in which our children are hurt,” the teacher Eda Munk said.",
            "statement",
            "nobody carried this by Eda Munk before",
        ),
        # the evening of a day is one, too
        (
            "Last night the railing of the harbour bridge was carried away by workers.",
            "event",
            "nobody told this of “Last night” before",
        ),
        # whose day is the event's, though somebody says something behind it
        (
            "The test of the bridge has been put off to 9 May by the harbour office, which said it had no lorries.",
            "event",
            "nobody told this of “9 May” before",
        ),
        # what has just happened, what is to come, and what somebody wants
        (
            "The council of Ada Birch has frozen the money for the repair of the bridge.",
            "event",
            "nobody told this before",
        ),
        ("Bo Lind, who heads the harbour office, will give up his seat.", "event", "nobody told this before"),
        (
            "The council of Ada Birch is now looking for a lawyer who knows about bridges.",
            "event",
            "nobody told this before",
        ),
        ("Eda Munk wants the old harbour bridge to be torn down by the council.", "event", "nobody told this before"),
        ("The number of lorries on the harbour bridge has risen to 340.", "event", "nobody had “340” before"),
        # who says it has no name, or is not surely known
        (
            "“Nobody asked the fishermen about the bridge,” she said.",
            "statement",
            "nobody carried this by “she” before",
        ),
        ("Her agent denied that there had been an offer for the bridge.", "denial", "“Her agent” denies it"),
        ("Insiders reckon the bridge could cost 650,000.", "statement", "nobody carried this by “Insiders” before"),
        ("Bo Lind denied having asked the mayor for money.", "denial", "Bo Lind denies it"),
        # of each other two are named
        (
            "Eda Munk, of the Osel Theatre, will head the harbour office, its board said.",
            "statement",
            "nobody carried this by “its board” before",
        ),
        (
            "Correction: An earlier version of this article gave a wrong name for the harbour bridge.",
            "correction",
            "the outlet corrects itself",
        ),
    ],
)
def test_what_is_new_is_listed_with_why(make_desk, tmp_path, text, reason, why):
    found = made(make_desk, tmp_path, {"island": text})
    assert [(one.reason, one.why, one.citation.text) for one in found.items] == [(reason, why, text)]


@pytest.mark.parametrize(
    "text",
    [
        "From Monday 6 May on the old harbour bridge is closed to lorries, said Ada Birch, the mayor.",
        "The council is to vote on the new harbour bridge on 15 May.",
        "At least twelve people were hurt when a railing of the harbour bridge broke on 1 May.",
        "“We will not wait for another accident,” said the mayor, Ada Birch.",
        "Read also: ten recipes for herring that you can cook in half an hour on Friday evening.",
        "The bridge is old.",
        "A sign reading that heavy lorries must turn round at once stands before the harbour bridge.",
        "The harbour office did not say how long the repairs of the harbour bridge would last.",
        "Bo Lind declined to comment on the plans for the harbour bridge.",
        # who asks says nothing
        "“Will the arches of the harbour bridge give way in the next storm?” the engineer Cora Dahl asked.",
        "Divers are needed so that the council can determine whether the old harbour bridge would hold in a storm.",
        # what was said time and again, or before, is known
        "The engineer Cora Dahl has repeatedly warned that the arches of the bridge could give way in a storm.",
        "The closure comes after Cora Dahl warned that the arches of the bridge could give way in a storm.",
        # nobody knows who that is
        "It was tested with eight lorries on Friday, and the railing of the old harbour bridge held.",
        # who hears of something says nothing
        "Cora Dahl rushed to the bridge as soon as she heard that a lorry had fallen into the harbour.",
        # it is so for long, or was long ago
        "The harbour office has always paid for the railing of the bridge.",
        "The price of the old harbour bridge rose to 900,000 crowns in 1987.",
        "The council could have torn down the old harbour bridge by itself.",
        # whoever that is
        "Whoever comes next will have to pay for the old harbour bridge.",
        # said before, as it is told
        "Cora Dahl had warned that the arches of the bridge could give way in a storm.",
        "3/12 4 May 2024 The old harbour bridge of Osel and its broken railing as seen from the mill",
        # the beginning of the quotation is lost
        "Railings of the old harbour bridge and lorries,” the harbour office said in a statement.",
    ],
)
def test_what_was_told_before_or_says_nothing_is_not(make_desk, tmp_path, text):
    assert made(make_desk, tmp_path, {"island": text}).items == ()


def test_two_outlets_with_one_new_statement_are_one_item(make_desk, tmp_path):
    one = "The engineer Cora Dahl warned that the arches of the bridge could give way in a storm."
    other = "The arches of the bridge could give way in a storm, warned Cora Dahl, the engineer."
    found = made(make_desk, tmp_path, {"island": one, "north": other})
    assert [item.citation.text for item in found.items] == [one]
    assert (found.new, found.old, found.count) == (2, 1, 1)


def test_a_long_quotation_is_news_once_whoever_quotes_it(make_desk, tmp_path):
    quoted = "“speed much higher than the bridge permits”"
    one = f"The road office said the lorry came to the harbour at a {quoted} on that evening."
    other = f"Eda Munk, a pilot for nine years, said that it came at a {quoted}."
    found = made(make_desk, tmp_path, {"island": one, "north": other})
    assert [item.citation.text for item in found.items] == [one]


def test_what_an_article_changed_is_a_correction(make_desk, tmp_path):
    made(make_desk, tmp_path, {})
    file = tmp_path / "bridge.md"
    file.write_text(file.read_text().replace("12 people", "14 people"), "utf8")
    desk = make_desk(tmp_path / "index.db")
    desk.build([tmp_path])
    [item] = desk.since(NOW).items
    assert (item.reason, item.change and item.change.version) == ("correction", 2)
    assert item.why.startswith("Bridge Times changed its number (20")
    assert item.citation.text.startswith("At least 14 people")
    assert item.change is not None
    assert "12 people" in str(item.change.change.before)


def test_articles_may_count_by_when_they_came_in(make_desk, tmp_path):
    made(make_desk, tmp_path, {"island": "Cora Dahl said that the arches of the bridge could give way."})
    desk = make_desk(tmp_path / "index.db")
    assert desk.since(dt.date.today(), by_seen=True).new == 2
    assert desk.since(dt.date.today()).new == 0
    assert desk.since(dt.date.today() + dt.timedelta(days=1), by_seen=True).new == 0
    assert desk.since(NOW, limit=1).count >= 1


def changed(make_desk, folder, before, after):
    """What is new since today where an article about the bridge had these words before."""
    made(make_desk, folder, {})
    file = folder / "bridge.md"
    file.write_text(file.read_text().replace(before, after), "utf8")
    desk = make_desk(folder / "index.db")
    desk.build([folder])
    return desk.since(dt.date.today())


def test_what_an_old_article_added_is_new(make_desk, tmp_path):
    added = "The engineer Cora Dahl warned that the arches of the bridge could give way in a storm."
    found = changed(make_desk, tmp_path, "The harbour office", f"{added} The harbour office")
    assert [(item.reason, item.citation.text) for item in found.items] == [("statement", added)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # a sentence told in two
        (
            "The harbour office will pay the fishermen for their losses, its head, Bo Lind, said.",
            "The harbour office will pay the fishermen, its head, Bo Lind, said. For their losses, Lind said.",
        ),
        # another word
        ("another accident,” Birch told", "a next accident,” Birch told"),
    ],
)
def test_what_an_article_only_rewrote_is_not(make_desk, tmp_path, before, after):
    assert [one for one in changed(make_desk, tmp_path, before, after).items if one.reason != "correction"] == []


def test_who_admits_what_was_denied_says_something_new(make_desk, tmp_path):
    denied = "Bo Lind has always denied having talked to the mayor about the bridge."
    admitted = "Bo Lind admitted that he had talked to the mayor about the bridge."
    for day, name, text in (("2024-05-02", "old", denied), ("2024-05-04", "new", admitted)):
        (tmp_path / f"{name}.md").write_text(
            f"---\ntitle: A talk\nsource: {name}\npublished: {day}\n---\n{text}", "utf8"
        )
    desk = make_desk(tmp_path / "index.db")
    desk.build([tmp_path])
    assert [item.citation.text for item in desk.since(NOW).items] == [admitted]


def test_an_article_of_the_event_tells_what_no_other_speaks_of(make_desk, tmp_path):
    near = "At the harbour bridge Ada Birch met the fishermen. The harbour office of Bo Lind closed the bridge."
    far = "A meal for the fishermen will be held in the church on Sunday."
    assert [one.citation.text for one in made(make_desk, tmp_path, {"island": f"{near} {far}"}).items] == [far]


def test_an_article_of_another_event_does_not(make_desk, tmp_path):
    far = "A meal for the fishermen will be held in the church on Sunday."
    assert made(make_desk, tmp_path, {"island": f"The choir sings well. {far}"}).items == ()
