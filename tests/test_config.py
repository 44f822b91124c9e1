"""Settings: the example file is the defaults, and what is wrong is named."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from bot.config import BotSettings
from retrieval.config import load_settings
from retrieval.errors import SettingsError

EXAMPLE = Path(__file__).parents[1] / "config.example.toml"


def leaves(table, path=()):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), value


def test_the_example_holds_every_setting_with_its_default():
    example = tomllib.loads(EXAMPLE.read_text(encoding="utf8"))
    defaults = BotSettings().model_dump(mode="json")
    assert dict(leaves(example)) == dict(leaves(defaults))


def test_every_setting_of_the_example_is_explained():
    lines = EXAMPLE.read_text(encoding="utf8").splitlines()
    for above, line in pairwise(lines):
        if "=" in line and not line.startswith("#"):
            assert above.startswith("#"), line


def test_file_environment_and_caller_override_in_this_order(tmp_path, monkeypatch):
    file = tmp_path / "config.toml"
    file.write_text("limit = 7\n[search]\ndepth = 11\nrescore = false\n", encoding="utf8")
    monkeypatch.setenv("EVENTDESK_SEARCH__DEPTH", "12")
    settings = load_settings(file, limit=9)
    assert (settings.limit, settings.search.depth, settings.search.rescore) == (9, 12, False)


def test_paths_of_the_file_are_meant_from_its_folder(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('database = "an.db"\narticles = ["news"]\n', encoding="utf8")
    settings = load_settings(file)
    assert settings.database == tmp_path / "an.db"
    assert settings.articles == (tmp_path / "news",)
    assert load_settings(file, database=Path("here.db")).database == Path("here.db")


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("limit = 0", "limit"),
        ("limt = 5", "limt: there is no such setting"),
        ("[search]\ndepht = 5", "search.depht: there is no such setting"),
        ("[search]\ndense_weight = 1.5", "search.dense_weight"),
        ('[model]\nprecision = "int8"', "model.precision"),
        ("limit = [", "not valid TOML"),
        ("limit = 5\nlimit = 6", "not valid TOML"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(tmp_path, content, named):
    file = tmp_path / "config.toml"
    file.write_text(content, encoding="utf8")
    with pytest.raises(SettingsError, match=named) as caught:
        load_settings(file)
    assert str(file) in str(caught.value)


def test_a_file_that_is_not_there_or_not_text_is_named(tmp_path):
    with pytest.raises(SettingsError, match="no such configuration file"):
        load_settings(tmp_path / "none.toml")
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(SettingsError, match="binary.toml"):
        load_settings(binary)


def test_a_wrong_environment_variable_is_named(monkeypatch):
    monkeypatch.setenv("EVENTDESK_SEARCH__DEPTH", "deep")
    with pytest.raises(SettingsError, match=r"search\.depth"):
        load_settings()


def configured(tmp_path, content, **given):
    file = tmp_path / "config.toml"
    file.write_text(content, encoding="utf8")
    return load_settings(file, **given)


BRIDGE = '[events.bridge]\narticles = ["bridge"]\ndatabase = "bridge.db"\n'
FIRE = '[events.fire]\narticles = ["fire"]\ndatabase = "fire.db"\ntitle = "The Fire"\n'


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("", ("default",)),
        (BRIDGE + FIRE, ("bridge", "fire")),
        ('articles = ["news"]\n' + BRIDGE + FIRE, ("default", "bridge", "fire")),
        ('database = "news.db"\n' + BRIDGE, ("default", "bridge")),
        ('event = "fire"\n' + BRIDGE + FIRE, ("fire", "bridge")),
        ('event = "default"\n' + BRIDGE, ("default", "bridge")),
    ],
)
def test_the_default_event_comes_first(tmp_path, content, names):
    """That of articles and database, where they are set or nothing else is, else the first one."""
    assert configured(tmp_path, content).event_names == names


def test_the_settings_of_an_event_are_its_articles_and_its_database(tmp_path):
    settings = configured(tmp_path, 'articles = ["news"]\n' + BRIDGE + FIRE)
    assert settings.of_event() is settings
    fire = settings.of_event("fire")
    assert (fire.database, fire.articles) == (tmp_path / "fire.db", (tmp_path / "fire",))
    with pytest.raises(SettingsError, match="no event is called 'flood'; there are: default, bridge, fire"):
        settings.of_event("flood")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('event = "flood"\n' + BRIDGE, "event: no event is called 'flood'; there are: bridge"),
        (BRIDGE.replace("bridge]", "default]"), "events.default: call it otherwise"),
        (BRIDGE + FIRE.replace("fire.db", "bridge.db"), "events: two have the same database"),
        ('database = "bridge.db"\n' + BRIDGE, "events: two have the same database"),
        (BRIDGE.replace('["bridge"]', "[]"), "events.bridge.articles"),
        (BRIDGE.replace("bridge]", '"the bridge"]'), "events.the bridge"),
        ('[events.bridge]\narticles = ["bridge"]\n', "events.bridge.database"),
    ],
)
def test_what_is_wrong_with_events_is_named(tmp_path, content, complaint):
    with pytest.raises(SettingsError, match=complaint):
        configured(tmp_path, content)
