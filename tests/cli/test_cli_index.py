"""``eventdesk index``: what it says it did is what it did."""

import json

import pytest

from retrieval.desk import Desk


def test_a_first_run_adds_and_a_second_finds_nothing_to_do(eventdesk, articles):
    first, second = eventdesk("index", articles), eventdesk("index", articles)
    assert first.stdout.startswith("3 added (")
    assert second.stdout.startswith("3 unchanged in ")


def test_added_changed_removed_unchanged_and_refused_are_told_apart(indexed, articles):
    (articles / "ferry.md").unlink()
    (articles / "market.txt").write_text("Market hall stays\n\nThe market hall will keep selling fish.\n")
    (articles / "new.txt").write_text("Storm ahead\n\nA storm will reach the coast on Friday evening.\n")
    (articles / "empty.txt").write_text("")
    done = indexed("index", articles, "--json")
    report = json.loads(done.stdout)
    assert done.exit_code == 0
    assert (report["added"], report["changed"], report["removed"]) == (
        ["new.txt"],
        ["market.txt"],
        ["ferry.md"],
    )
    assert report["unchanged"] == 1
    assert [one["where"].endswith("empty.txt") for one in report["refused"]] == [True]


def test_each_refused_article_is_a_warning_of_one_line_and_the_rest_is_indexed(eventdesk, articles):
    (articles / "empty.txt").write_text("")
    (articles / "picture.txt").write_bytes(bytes(range(256)) * 8)
    done = eventdesk("index", articles)
    warnings = [line for line in done.stderr.splitlines() if line.startswith("warning: ")]
    assert done.exit_code == 0
    assert [name in line for name, line in zip(("empty.txt", "picture.txt"), sorted(warnings), strict=True)] == [
        True
    ] * 2
    assert done.stdout.startswith("3 added (")
    assert "2 refused" in done.stdout


def test_db_and_config_may_stand_before_or_after_the_command(eventdesk, articles, folder):
    (folder / "settings.toml").write_text('articles = ["articles"]\ndatabase = "unused.db"\n', encoding="utf8")
    assert eventdesk("--config", "settings.toml", "--db", "one.db", "index").exit_code == 0
    assert eventdesk("index", "--config", "settings.toml", "--db", "two.db").exit_code == 0
    assert sorted(one.name for one in folder.glob("*.db")) == ["one.db", "two.db"]


def test_the_configured_articles_are_the_default(eventdesk, articles, folder):
    (folder / "config.toml").write_text('articles = ["articles/ferry.md"]\n', encoding="utf8")
    assert "1 added (ferry.md)" in eventdesk("index").stdout


def test_progress_is_told_on_standard_error_only(eventdesk, articles):
    done = eventdesk("index", articles)
    assert "indexing 3 articles" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_ctrl_c_says_that_nothing_is_lost(eventdesk, articles, monkeypatch: pytest.MonkeyPatch):
    def interrupted(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "build", interrupted)
    done = eventdesk("index", articles)
    assert done.exit_code == 130
    assert "nothing is lost" in done.stderr


def test_which_lines_are_dropped_and_why_can_be_seen(eventdesk, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Boats sail again\n\nShare this article\n\nThe boats sail again, the owner said on Friday.")
    shown = eventdesk("index", "--explain", path).stdout
    assert "dropped   Share this article  (a label, a link or a notice)" in shown.replace("furniture of the page: ", "")
    assert "paragraph The boats sail again, the owner said on Friday." in shown
    told = json.loads(eventdesk("index", "--explain", path, "--json").stdout)
    assert told["lines"][-1]["kept_as"] == "paragraph"
    assert eventdesk("index", "--explain").exit_code == 2
