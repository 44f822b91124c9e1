"""What holds for every text and every publication date."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.language.dates.find import clause_of, find_dates
from retrieval.language.dates.intervals import join_intervals

PIECES = """the a last next this past early late mid- end of from to between and until by on in since for than
Monday Tuesday, Friday's Sun. March May 5 22 31, 30 2019 1999 20-22 9:30 p.m. UTC noon night morning week weeks
month year years decade century quarter third first fiscal ago later earlier before day days two several 1,000
every each annual recently now billion hundred centuries minutes spring fall Christmas Easter 2/29/2023
0001-01-01 9999-12-31 '82 1990s will said met who , . ; ( " — 9999999 ½ ² ١٢ 2０23 ſ"""
WORDS = [*PIECES.split(), "\n"]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
PUBLISHED = st.none() | st.dates() | st.sampled_from([date.min, date.max, date(2024, 2, 29), date(10, 1, 1)])


@settings(max_examples=400)
@given(TEXTS, PUBLISHED)
def test_mentions_are_spans_of_the_text_in_order(text: str, published: date | None) -> None:
    mentions = find_dates(text, published)
    position = 0
    for mention in mentions:
        assert position <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip()
        assert mention.value
        assert (mention.first is None) == (mention.last is None) == (mention.precision == "")
        assert mention.first is None or mention.last is None or mention.first <= mention.last
        position = mention.end


@settings(max_examples=200)
@given(TEXTS, PUBLISHED)
def test_joined_mentions_cover_what_was_found(text: str, published: date | None) -> None:
    mentions = find_dates(text, published)
    joined = join_intervals(text, mentions)
    assert all(any(one.start <= m.start and m.end <= one.end for one in joined) for m in mentions)
    assert all(before.end <= after.start for before, after in pairwise(joined))


@settings(max_examples=200)
@given(TEXTS, st.data())
def test_a_clause_holds_its_mention_and_lies_in_its_sentence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for mention in find_dates(text[start:end]):
        span = (start + mention.start, start + mention.end)
        first, last = clause_of(text, (start, end), span)
        assert start <= first <= span[0] < span[1] <= last <= end


def test_long_odd_texts_are_read_to_their_end() -> None:
    for piece in ("Monday ", "last ", "1 ", "the end of ", "9:", "May", "2019-", "more than ", "'", " \n", "(", ", "):
        text = piece * 5_000 + ". It began in June 1999."
        assert find_dates(text, date(2023, 3, 17))[-1].value == "1999-06", piece
