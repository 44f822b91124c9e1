"""The rule by which a first line is right."""

import pytest

from benchmarks.first_lines import figures, verdict

COUNT = {"short": [["12", "dead"], ["twelve"]], "not": ["injured"]}


@pytest.mark.parametrize(
    ("gold", "answer", "outcome"),
    [
        (COUNT, {"text": "12 dead", "sure": "yes"}, "right"),
        (COUNT, {"text": "Twelve people", "sure": "perhaps"}, "near right"),
        (COUNT, {"text": "12 injured, one dead", "sure": "yes"}, "wrong"),
        (COUNT, {"text": "112 dead", "sure": "yes"}, "wrong"),
        (COUNT, {"text": "12.5 dead", "sure": "perhaps"}, "near wrong"),
        (COUNT, None, "silent"),
        (COUNT, {"text": "Not said", "sure": "yes"}, "silent"),
        ({"short": [["^no"]]}, {"text": "No: “he was not there”", "sure": "yes"}, "right"),
        ({"short": [["^no"]]}, {"text": "Nobody knows", "sure": "yes"}, "wrong"),
        ({"short": [["20 march 2023"]]}, {"text": "Mon 20 Mar. 2023", "sure": "yes"}, "right"),
        (
            {"start": "2023-03-20", "end": "2023-03-22", "short": [["monday"]]},
            {"text": "20 to 22 March 2023", "sure": "yes", "first": "2023-03-20", "last": "2023-03-22"},
            "right",
        ),
    ],
)
def test_a_line(gold, answer, outcome):
    assert verdict(gold, answer) == outcome


def test_figures():
    found = figures([(True, "right"), (True, "wrong"), (True, "near right"), (False, "wrong"), (False, "silent")])
    assert found == {"right": 0.667, "misled": 0.667, "not asserted where nothing is said": 0.5}
