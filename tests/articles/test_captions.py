"""Which lines are captions, and what is left of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.articles.cleaning.captions import caption, without_sign_off

SMOKE = "Smoke rises in Oslo."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"{SMOKE} (Ada Brook, Sputnik, Kremlin Pool Photo via AP/Jo Falk/Pool Photo via AP)", SMOKE),
        (f"{SMOKE} (ADA BROOK/AFP via Getty Images)", SMOKE),
        (f"{SMOKE} Ada Brook/Example News hide caption", SMOKE),
        (f"{SMOKE} Photograph: Ada Brook/AFP", SMOKE),
        (f"{SMOKE} Image: Norwegian Navy.", SMOKE),
        (f"{SMOKE}Credit...Ada Brook for The Example Times", SMOKE),
        (f"FILE - {SMOKE} (AP Photo/Ada Brook, File)", SMOKE),
        (f"Image caption, {SMOKE}", SMOKE),
        (f"caption: {SMOKE}", SMOKE),
        ("Smoke rises in Oslo (PA)", "Smoke rises in Oslo"),
        ("Smoke rises in Oslo [File: Ada Brook/Reuters]", "Smoke rises in Oslo"),
    ],
)
def test_captions_lose_label_and_credit(line: str, expected: str) -> None:
    assert caption(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "In this April 3, 2022, file photo, a man walks by.",
        "This photograph taken on May 3 shows a ship.",
        "The two ministers pose for a photo in Oslo.",
    ],
)
def test_captions_are_known_by_their_words(line: str) -> None:
    assert caption(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "AP",
        "Getty Images",
        "Ada Brook/Reuters",
        "Image source, Getty Images",
        "Photo by Ada Brook",
        "Video: Ada & Jo",
    ],
)
def test_credits_alone_leave_nothing(line: str) -> None:
    assert caption(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "She told the meeting so (via video link).",
        "She told The Associated Press (AP).",
        "A photo of the ship was published on Monday.",
        "The ministry gave him credit: the war was over.",
        "In this photo essay, we look back.",
        "They posed for a photo and left.",
        "The firm owns Facebook, Instagram and WhatsApp.",
        "The plan was praised in Moscow, Beijing",
    ],
)
def test_sentences_are_no_captions(line: str) -> None:
    assert caption(line) is None


@pytest.mark.parametrize("end", ["(AP)", "(Reuters)", "- ANI", "AFP", "(AFP/Reuters)", "[Xinhua]", "(Bernama-dpa)"])
def test_an_agency_signs_off_after_the_last_stop(end: str) -> None:
    assert without_sign_off(f"They met on Friday. {end}") == "They met on Friday."
    assert without_sign_off(f"They met {end}") == f"They met {end}"


@given(st.text())
def test_a_caption_is_a_part_of_its_line(line: str) -> None:
    assert (caption(line) or "") in line
