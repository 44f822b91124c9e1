"""Small models: what they learn, and the figures by which they are judged."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.fitting import as_toml, auc, calibration_error, listwise, logistic, section
from retrieval.answers.first_line.weights import Model, read_table


def test_a_listwise_model_puts_what_is_right_first():
    chance = np.random.default_rng(1)
    lists = []
    for _ in range(60):
        rows = chance.random((6, 2))
        lists.append((rows, rows[:, 0] == rows[:, 0].max()))  # the first sign decides, the second tells nothing
    weights = listwise(("share", "other"), lists)
    assert weights["share"] > 3 * abs(weights["other"])


def test_a_sign_that_can_only_speak_for_a_line_never_speaks_against_it():
    rows = np.linspace(0, 1, 40)[:, None].repeat(2, axis=1)
    right = [value < 0.5 for value in rows[:, 0]]  # by chance the data say the contrary
    model = logistic(("share", "length"), rows, ["number"] * 40, right)
    assert model.weights["share"] == 0
    assert model.weights["length"] < 0


def test_a_logistic_model_is_calibrated_where_it_was_fitted():
    chance = np.random.default_rng(2)
    rows = chance.random((400, 1))
    right = (chance.random(400) < rows[:, 0]).tolist()
    model = logistic(("share",), rows, ["number"] * 400, right)
    likely = [
        1 / (1 + np.exp(-(model.constant + model.kinds["number"] + model.weights["share"] * x))) for x in rows[:, 0]
    ]
    assert calibration_error(right, likely) < 0.08
    assert auc(right, likely) > 0.75


@pytest.mark.parametrize(
    ("right", "likely", "area", "error"),
    [
        ([True, False], [0.9, 0.1], 1.0, 0.1),
        ([True, False], [0.1, 0.9], 0.0, 0.9),
        ([True, False], [0.5, 0.5], 0.5, 0.0),
        ([True, True], [1.0, 1.0], 0.0, 0.0),
    ],
)
def test_figures(right, likely, area, error):
    assert auc(right, likely) == pytest.approx(area)
    assert calibration_error(right, likely) == pytest.approx(error)


def test_what_is_written_is_read_again(tmp_path):
    model = Model(0.5, {"share": 1.0, "length": 0.0}, {"yes/no": -0.25})
    parts = [as_toml(name, model) for name in ("value", "sentence", "yes", "side")]
    file = tmp_path / "table.toml"
    file.write_text(
        "\n".join(["asserted = 0.8\nalone = 0.7\nperhaps = 0.1\n", section("ordering", {"first": 2.0}), *parts])
    )
    table = read_table(file)
    assert (table.asserted, table.alone, table.perhaps, table.ordering) == (0.8, 0.7, 0.1, {"first": 2.0})
    assert table.side == Model(0.5, {"share": 1.0}, {"yes/no": -0.25})
