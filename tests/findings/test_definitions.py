"""What a sentence says somebody is: the words around the name."""

import pytest

from retrieval.findings.definitions import definitions


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("The keeper of the lighthouse, Ida Moe, rang the bell.", "ida moe", "The keeper of the lighthouse"),
        ("The naval attaché, Captain Pell Ostrow, rang.", "pell ostrow", "The naval attaché, Captain"),
        ("When the chair, Danish banker Lone Vig, rose, all rose.", "lone vig", "the chair, Danish banker"),
        ("A deputy, Ines Roth, takes over until May.", "ines roth", "A deputy"),
        ("Ferries were stopped by Nils Aho, a clerk of the port.", "nils aho", "a clerk of the port"),
        (
            "Lena Aalto, who counted the boats in June and told the port, is ill.",
            "lena aalto",
            "who counted the boats in June and told the port",
        ),
        ("General Otto Brandt, who commands the fleet, fled.", "otto brandt", "who commands the fleet"),
        ("On Thursday China's envoy, Qin Bo, rang.", "qin bo", "China's envoy"),
        ("It was the storm, said Ida Moe.", "ida moe", None),
        ("In the harbour, Ida Moe, wet to the skin, rang the bell.", "ida moe", None),
        ("Lunden resident Ida Moe was ill.", "ida moe", "Lunden resident"),
        ("The oil giant Nordkraft was fined.", "nordkraft", "The oil giant"),
        ("On her own Ida Moe rang the bell.", "ida moe", None),
        ("On the day of the vote, Ida Moe, the mayor, was ill.", "ida moe", "the mayor"),
    ],
)
def test_the_best_words_for_somebody(text, name, told):
    best = max(definitions(text, name), key=lambda one: one.mark, default=None)
    assert (best and text[best.start : best.end]) == told


def test_a_rank_alone_says_less_than_a_role():
    def marks(text: str) -> float:
        return max(one.mark for one in definitions(text, "otto brandt"))

    assert (
        marks("Dr Otto Brandt fled.") < marks("General Otto Brandt fled.") < marks("Fleet commander Otto Brandt fled.")
    )
