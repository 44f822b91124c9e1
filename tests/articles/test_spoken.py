"""Words of a transcript keep the time at which they were said; its text is what it was without."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.articles import RawArticle, read_raw
from retrieval.articles.article import Article

SUBTITLES = """WEBVTT

00:01.000 --> 00:04.000
<v Ada Birch>The bridge closes on Monday &amp; it will stay closed until the end of September.

00:05.000 --> 00:07.000
<v Bo Lind>Who will pay the fishermen for what they lose in the meantime?

00:08.000 --> 00:12.000
<v Ada Birch>The town will pay them, as it did when the quay was repaired.

01:12:40.500 --> 01:12:44.000
<v Ada Birch>Nobody will lose
a single crown.
"""


def article(folder: Path, name: str, text: str) -> Article:
    (folder / name).write_text(text, encoding="utf8")
    [found] = read_raw([folder / name])
    assert isinstance(found, RawArticle)
    return found.article()


def times(read: Article) -> list[tuple[str, str]]:
    return [(one.at, read.text[one.start : one.end]) for one in read.spoken]


def test_the_words_of_subtitles_have_the_time_of_their_caption(tmp_path):
    assert times(article(tmp_path, "a.vtt", SUBTITLES)) == [
        ("00:00:01", "Ada Birch: The bridge closes on Monday & it will stay closed until the end of September."),
        ("00:00:05", "Bo Lind: Who will pay the fishermen for what they lose in the meantime?"),
        ("00:00:08", "Ada Birch: The town will pay them, as it did when the quay was repaired. "),
        ("01:12:40", "Nobody will lose a single crown."),
    ]


# lines of a written transcript; the times found, each with how the words begin and end that have it
WRITTEN = [
    (
        (
            "[00:00:05] Ada Birch: We close the bridge on Monday.",
            "[00:00:40] Reporter: Who will pay the fishermen for that?",
            "(00:01:10) Ada Birch: We will pay them, as we did before.",
            "There is money for it in the budget of the town.",
            "00:02:00 Reporter: Thank you for that answer.",
            "The talk was shortened by the editors.",
        ),
        [
            ("00:00:05", "[00:00:05] Ada", "Monday."),
            ("00:00:40", "[00:00:40] Rep", "that?"),
            ("00:01:10", "(00:01:10) Ada", "of the town."),
            ("00:02:00", "00:02:00 Repor", "that answer."),
        ],
    ),
    (
        (
            "Ada Birch (00:12): We close the bridge on Monday.",
            "Reporter [00:58]: Who will pay the fishermen for that?",
            "Ada Birch: (1:00:02) We will pay them, as we did before.",
        ),
        [
            ("00:12", "Ada Birch (00:", "Monday."),
            ("00:58", "Reporter [00:5", "that?"),
            ("1:00:02", "Ada Birch: (1:", "before."),
        ],
    ),
    # hours of a day, times that go back, and too few
    (("10:30 The doors open.", "11:30 The mayor speaks.", "12:30 There is soup."), []),
    (("[00:09:00] It closes.", "[00:07:00] It opens.", "[00:08:00] It burns."), []),
    (("[00:07:00] It opens.", "[00:09:00] It closes.", "It burns at 00:10:00 sharp."), []),
]


@pytest.mark.parametrize(("lines", "expected"), WRITTEN)
def test_a_written_transcript_bears_its_times_itself(tmp_path, lines, expected):
    found = times(article(tmp_path, "a.txt", "A talk at the harbour\n\n" + "\n\n".join(lines)))
    assert [(at, words[:14]) for at, words in found] == [(at, begins) for at, begins, _ in expected]
    assert all(words.endswith(end) for (_, words), (_, _, end) in zip(found, expected, strict=True))


def test_what_cleaning_drops_takes_its_time_along(tmp_path):
    first, second = SUBTITLES.split("\n\n", 2)[1:]
    read = article(tmp_path, "a.vtt", f"WEBVTT\n\n00:00.500 --> 00:00.900\nShare this article\n\n{first}\n\n{second}")
    assert "Share" not in read.text
    assert times(read)[0][0] == "00:00:01"
    assert times(read)[-1] == ("01:12:40", "Nobody will lose a single crown.")
