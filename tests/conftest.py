"""What many tests share: the model, loaded once a session, and an index of the seeds made with it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest
from models import lend
from parallel import processes

from retrieval.config import ModelSettings, Settings
from retrieval.desk import Desk
from retrieval.vectors.encoder import Encoder

SEEDS = Path(__file__).parents[1] / "seeds"
# benchmarks/ and training/ are not installed. At the end of the path, so that the tests run what was installed.
sys.path.append(str(SEEDS.parent))
SHARED = Path(__file__).parents[2] / "shared"
if "PYTEST_XDIST_WORKER" in os.environ:  # threads for all cores in each of them would wait for each other
    os.environ.setdefault("OMP_NUM_THREADS", "1")
# Nothing is timed: on a busy machine that would fail at random.
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("untimed")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Several processes only where that is worth it."""
    return processes(config.args)


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return Encoder(ModelSettings())


@pytest.fixture
def make_desk(encoder: Encoder) -> Callable[[Path], Desk]:
    """A desk on a database file, sharing the session's models."""

    def make(database: Path, **settings: object) -> Desk:
        return lend(Desk(Settings(database=database, **settings)), encoder)

    return make


@pytest.fixture(scope="session")
def seeds_desk(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk whose index holds the seeds; tests only read it."""
    desk = lend(Desk(Settings(database=tmp_path_factory.mktemp("seeds") / "seeds.db")), encoder)
    desk.build([SEEDS])
    return desk


@pytest.fixture(scope="session")
def press_desk(encoder: Encoder, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk whose index holds the press texts; tests only read it."""
    desk = lend(Desk(Settings(database=tmp_path_factory.mktemp("press") / "press.db")), encoder)
    desk.build([shared / "seeds"])
    return desk


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of press texts and annotated data beside the checkout, where there is one."""
    if not SHARED.is_dir():
        pytest.skip("needs the folder ../shared")
    return SHARED
