"""The Dockerfile says what it should; what its steps do is tried by building it (docs/discord.md)."""

import io
import json
import re
import tomllib
from pathlib import Path

import pytest
from dockerfile_parse import DockerfileParser

from bot.cli import main

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))


@pytest.fixture(scope="module")
def stages():
    """The instructions of each stage, in order, as (name, value)."""
    parser = DockerfileParser(fileobj=io.BytesIO((ROOT / "Dockerfile").read_bytes()))
    found = [[]]  # first what stands before any stage
    for one in parser.structure:
        if one["instruction"] == "FROM":
            found.append([])
        if one["instruction"] != "COMMENT":
            found[-1].append((one["instruction"], one["value"]))
    return found[1:]


@pytest.fixture
def image(stages):
    """What the image itself is told: of each instruction the last value."""
    return dict(stages[-1])


def words(exec_form):
    return json.loads(exec_form.removeprefix("CMD "))


def test_it_runs_the_bot_as_somebody_without_rights(image):
    user, _, group = image["USER"].partition(":")
    assert int(user) > 0  # by number, so that Kubernetes can tell
    assert int(group) > 0
    assert words(image["ENTRYPOINT"]) == ["eventdesk-bot"]
    assert "eventdesk-bot" in PROJECT["project"]["scripts"]
    assert image["STOPSIGNAL"] == "SIGTERM"


def test_its_health_is_the_bots_own_check(image):
    check = image["HEALTHCHECK"]
    program, option = words(check[check.index("CMD ") :])
    assert program == "eventdesk-bot"
    assert option in [name for parameter in main.params for name in parameter.opts]


def test_nothing_is_downloaded_at_run_time_and_no_index_is_built_in(image, stages):
    assert "HF_HUB_OFFLINE=1" in image["ENV"]
    assert "pip" not in image["RUN"]
    assert dict(stages[0])["ARG"] == 'PIP_EXTRA_INDEX_URL=""'


def test_what_is_copied_exists_passes_the_ignore_file_and_is_all_that_the_wheel_needs(stages):
    copied = {source for name, value in stages[0] if name == "COPY" for source in value.split()[:-1]}
    let_through = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    project = PROJECT["project"]
    needed = {*wheel["packages"], *wheel["force-include"], project["readme"], *project["license-files"]}
    assert copied == let_through == needed | {"pyproject.toml", "requirements.lock"}
    assert all((ROOT / one).exists() for one in copied)


def test_both_stages_have_the_same_python(stages):
    """The virtual environment of the first works in the second only then."""
    bases = {stage[0][1].split()[0] for stage in stages}
    assert len(bases) == 1


def test_what_is_installed_is_named_by_hash():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf8")
    locked = {line.split("==")[0] for line in lock.splitlines() if "==" in line}
    needed = {
        re.split(r"[<>=]", one)[0].lower().replace("_", "-").replace(".", "-")
        for one in PROJECT["project"]["dependencies"]
    }
    assert needed - locked == {"torch"}
    assert len(locked) <= lock.count("--hash=sha256:")
