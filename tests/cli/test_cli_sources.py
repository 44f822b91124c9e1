"""``eventdesk sources`` and ``eventdesk status``: what is indexed, and how it stands."""

import json


def test_sources_show_outlet_title_date_and_how_it_is_known(indexed):
    shown = indexed("sources").stdout
    assert shown.startswith("3 articles from 3 outlets, ")
    for text in ("Harbour Times", "A ferry instead of a bridge", "2024-05-04", "date given", "ferry.md"):
        assert text in shown


def test_sources_name_what_is_undated_and_the_remedy(indexed):
    undated = next(line for line in indexed("sources").stdout.splitlines() if line.startswith("undated "))
    assert "market.txt" in undated
    assert "sources.toml" in undated


def test_sources_show_what_was_refused_and_why(indexed, articles):
    (articles / "empty.txt").write_text("")
    indexed("index", articles)
    refused = [line for line in indexed("sources").stdout.splitlines() if line.startswith("refused ")]
    assert len(refused) == 1
    assert "empty.txt" in refused[0]
    assert [
        one["where"].endswith("empty.txt") for one in json.loads(indexed("sources", "--json").stdout)["refused"]
    ] == [True]


def test_sources_for_programs(indexed):
    found = json.loads(indexed("sources", "--json").stdout)
    ferry = next(one for one in found["articles"] if one["id"] == "ferry.md")
    assert (ferry["source"], ferry["published"], ferry["basis"]) == ("Island Post", "2024-05-04", "metadata")
    assert ferry["sentences"] == 3
    assert found["refused"] == []


def test_status_shows_what_the_index_holds(indexed):
    shown = dict(line.split(maxsplit=1) for line in indexed("status").stdout.splitlines())
    assert shown["articles"].strip() == "3"
    assert shown["undated"].strip() == "1"
    assert "all-MiniLM-L6-v2" in shown["model"]


def test_status_for_programs(indexed):
    status = json.loads(indexed("status", "--json").stdout)
    assert (status["articles"], status["undated"], status["refused"], status["generation"]) == (3, 1, 0, 1)
    assert status["writer"] is None
    assert status["file_bytes"] > status["vector_bytes"] > 0


GERMAN = (
    "Die Mannschaften der Inselboote arbeiten nach elf Tagen wieder, und das erste Boot soll am Mittwoch fahren. "
    "„Wir sind zufrieden“, sagte Ida Lund am Dienstag in Norrvik."
)


def test_sources_tell_what_is_guessed_and_what_cannot_be_read(indexed, articles):
    (articles / "boot.md").write_text(f"---\nsource: Inselblatt\nauthor: Oskar Lind\n---\n{GERMAN}")
    indexed("index", articles)
    assert "by Oskar Lind" in indexed("sources").stdout
    found = json.loads(indexed("sources", "--json").stdout)["articles"]
    boat = next(one for one in found if one["id"] == "boot.md")
    assert (boat["author"], boat["language"]) == ("Oskar Lind", "de")
    assert boat["doubts"] == ["in German: its statements and dates cannot be read"]
    assert next(one for one in found if one["id"] == "ferry.md")["doubts"] == []


def test_what_cannot_be_read_is_no_silence(indexed, articles):
    (articles / "boot.md").write_text(f"---\nsource: Inselblatt\n---\n{GERMAN}")
    indexed("index", articles)
    nobody = indexed("who-said", "Zebras im Zoo", "--source", "Inselblatt").stdout
    assert "All of them are in German, in which statements cannot be read." in " ".join(nobody.split())
    never = indexed("when", "Zebras im Zoo").stdout
    assert "1 article is in German, in which dates cannot be read." in " ".join(never.split())


def test_the_history_of_an_article(indexed, articles):
    harbour = articles / "harbour.md"
    harbour.write_text(harbour.read_text().replace("3.4 million", "5.1 million").replace("two of", "three of"), "utf8")
    indexed("index", articles)
    shown = indexed("sources", "harbour.md").stdout
    assert "version 2, first seen 20" in shown
    assert "version 2, seen 20" in shown
    assert "2 changes" in shown
    assert "altered (number)" in shown
    assert "  − The repairs are to cost 3.4 million crowns" in shown
    assert "  + The repairs are to cost 5.1 million crowns" in shown
    told = json.loads(indexed("sources", "harbour.md", "--json").stdout)
    assert (told["version"], [one["kinds"] for one in told["changes"]]) == (2, [["number"], ["number"]])
    answer = json.loads(indexed("ask", "What do the repairs cost?", "--json").stdout)
    assert answer["items"][0]["article"]["version"] == 2


def test_of_an_article_that_is_not_there_the_history_is_not_known(indexed):
    done = indexed("sources", "nobody.md")
    assert (done.exit_code, done.stderr) == (
        1,
        "error: no article is called 'nobody.md': 'eventdesk sources --json' lists the ids\n",
    )
