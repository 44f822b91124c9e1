from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval.language.sentences import sentence_spans

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

# In each case a bar, with the space after it, stands where one sentence ends and the next begins.
QUOTATIONS = """
"Stop." he said.
"Stop!" he shouted. | Nobody did.
"It will end," he said. | "It will end well."
He said: "Stop. | Go." | Then he left.
"We have a plan. | It is a good one," he said.
“The world has entered a new phase. | As neighbours we must act,” the minister added. | He left.
They called it “a visit for peace.” | Nobody believed them.
“It is a long game.” – Ann Other, analyst
They called it “a visit for peace”. | Nobody believed them.
They called it "a mistake". | "A grave one," she added.
He said, 'It is over.' | The room fell silent.
She recalled: "He told me, 'Go home.'" | So she went.
„Das ist alles.“ | Dann ging er.
« C’est tout. » | Il est parti.
»Das ist alles.« | Dann ging er.
"Why now?" Mr. Xi asked. | Nobody answered.
"Why now?" Vladimir Putin asked in Moscow. | Nobody answered.
"Why now?" Ida Lund whispered. | Nobody answered.
"Why now?" | He said that nobody had answered.
"Why now?" | Putin had no answer.
It was “made in the U.S.” President Biden said so.
" We expected that. " | " So did we, " they said.
``We expected that.'' | `` So did we,'' they said.
A height of 5'10" is usual. | "Hardly," he said.
(The ministry did not comment.) | The visit went on.
He agreed (in part). | She did not.
Xi waves to reporters on Dec. 2, 2019. | (Ann Other/Agency via AP)
"""
ABBREVIATIONS = """
The U.S. President flew to the U.K. on Friday.
He lives in the U.S. | The visit was short.
He lives in the U.S. | Mr. Wang does not.
The U.S. First Lady met the U.S. Under Secretary.
They met on Sept. 15, 2022, in Samarkand. | Dec. 2, 2019, was long before.
The harvest failed in Sept. | Prices rose.
Mr. Wang, Mrs. Li and Gen. He Lei met Lt. Gen. Petrov. | Prof. Dr. Zhong did not.
Maj.-Gen. Ivanov spoke. | So did ex-Gov. Smith.
It was rule No. 5 of the house. | No. 6 is shorter.
He said no. | She said yes.
See p. 12 and Fig. 3, i.e. the map, e.g. Moscow, in vol. 2 (c. 1950).
Apple Inc. Chief Executive Tim Cook spoke. | He works for Apple Inc. | The shares rose.
It was Roe v. Wade, not China vs. Russia.
Talks begin at 9 a.m. Tuesday, 10 a.m. Moscow time and 5 p.m. EST.
Talks ended at 5 p.m. | Putin left.
It opened on Sun. Sept. 3. | Everyone read The Sun. | Nobody read more.
He has a Ph.D. from St. Petersburg. | She lives on Main St. | The house is old.
They grow tea, rice, etc. | Exports rose.
Martin Luther King Jr. Day was quiet.
Smith et al. (2019) disagree. | So do Jones et al. 2020.
"""
NAMES = """
J. K. Rowling met John F. Kennedy and George W. Bush.
A. A. Milne and J.R.R. Tolkien wrote. | T. S. Eliot did, too.
It was Plan B. | Nobody had a Plan A. | After World War I. | Germany paid.
The answer was vitamin C. | He took it.
They wrote of Xi. | He wrote of Qin.
The idea was Putin's. | Xi’s. | Both failed.
Yahoo! Inc. sold Yahoo! Japan. | It was bought by Yahoo! | The price was low.
The firm made phones. | iPhone sales fell. | eBay followed.
"""
NUMBERS = """
It rose 3.5 percent to 1.25 million. | Version 2.0.1 followed.
It happened in 2019. | 15 people were hurt. | $5 million was lost.
1. Open the door. | 2. Close it. | 3. Go.
1. First point | 2. Second point | 3. Third point
1. See pages 1-2. | They are short.
3.1. Scope of the treaty
The war began.[3] | The peace did not.[4][5] | It was late.[citation needed] | Nobody knew.
The war began. [3] | The peace did not.¹² | It lasted a year.3 | Nobody knew.
"""
MARKS = """
What?! | No way!! | Who did it? | Nobody.
He hesitated ... and then spoke... and spoke… at last.
He hesitated... | Then he spoke… | At last.
We want China … Russia … and Iran to agree.
They fought on . . . and on. . . . | Nobody won.
... And so it began. | It went on.
He spoke; she listened: nobody else did - at all.
Great news! | 🎉 Everyone came. | #Moscow was full. | @somebody was not.
会谈结束。| 他走了！| 真的吗？| 是的。
НАТО ответила. | Москва молчит.
"""
UNSPACED = """
It was late, he said.|The talks went on.
“It was late.”|The talks went on.
She said "It was late."|The talks went on.
She said.|"It was late," and left.
He used Node.js on example.com. | It worked.
Come at 5 p.m.Tuesday or see https://example.com/a.b?Page=1 today.
The boat sank off Hesk.|Lund was saved. | He lives in St.Petersburg and shops at Example.Com daily.
Mr.Lund spoke for the U.S.Navy and Dr.Falk did not.
"""
ONE_CASE = """
OSLO. | MRS. LUND MET DR. FALK OF ACME INC. LONDON. | NOBODY KNEW.
THE U.S. NAVY LEFT AT 5 P.M. TUESDAY FOR ST. LOUIS. | HE DID NOT.
the boat sank. | nobody was hurt. | was it cold? | it was, mr. lund said, e.g. in the cabin.
"""
LISTS = """
We want three things: | 1. Lower fares. | 2. New boats. | 3. A night line.
He had two wishes: | 1. To go home. | There he would sleep. | 2. To eat.
"Well ... I do not know," he said. | "I ... I saw nothing."
"""


def cases() -> list[str]:
    tables = (QUOTATIONS, ABBREVIATIONS, NAMES, NUMBERS, MARKS, UNSPACED, ONE_CASE, LISTS)
    return [case for table in tables for case in table.strip().split("\n")]


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize("case", cases())
def test_sentences_of_a_line(case: str) -> None:
    assert split(case.replace("| ", "").replace("|", "")) == [part.strip() for part in case.split("|")]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\n\n", " \n\t", "\u2028"])
def test_a_line_break_ends_a_sentence(line_break: str) -> None:
    assert split(f"A heading{line_break}and a line") == ["A heading", "and a line"]


def test_spans_of_a_range_point_into_the_text() -> None:
    text = "He came. She went. They stayed."
    assert [text[start:end] for start, end in sentence_spans(text, 9, 25)] == ["She went.", "They s"]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 2), (100, None)])
def test_an_empty_range_has_no_sentences(start: int, end: int | None) -> None:
    assert sentence_spans("He came.", start, end) == []


# Text near the rules: marks, closers, words that decide.
PIECES = st.sampled_from(
    [
        *".!?…\"'“”‘’«»()[]`\n\r \t\u00a0",
        "...",
        " . . ",
        "U.S.",
        "Mr.",
        "No.",
        "5",
        "2.",
        "A",
        "He",
        "said",
        "The",
        "。",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join))


@given(TEXTS, st.integers(-5, 60), st.none() | st.integers(-5, 60))
def test_every_character_of_the_range_is_in_exactly_one_stripped_sentence(
    text: str, start: int, end: int | None
) -> None:
    first, last, _ = slice(start, end).indices(len(text))
    spans = sentence_spans(text, start, end)

    assert all(text[a:b] and text[a:b] == text[a:b].strip() for a, b in spans)
    covered = [position for a, b in spans for position in range(a, b)]
    assert covered == sorted(set(covered)), "in order, without overlap"
    assert {i for i in range(first, last) if not text[i].isspace()} <= set(covered) <= set(range(first, last))


@given(TEXTS, TEXTS)
@example("He said.The", "end")
@example('"It was', 'late." He left.')
def test_lines_are_split_each_on_its_own(above: str, below: str) -> None:
    assert split(f"{above}\n{below}") == split(above) + split(below)


@given(TEXTS)
def test_no_line_break_lies_inside_a_sentence(text: str) -> None:
    assert all(len(sentence.splitlines()) == 1 for sentence in split(text))


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        ".",
        ". ",
        "a.",
        "A. ",
        'a." ',
        '"',
        "[",
        "a.[",
        ".)",
        " ",
        "1. A ",
        ": 1. A ",
        "A.Aa a ",
        '"A?" Xi of ',
        "a。",
    ],
)
def test_a_long_line_of_anything_is_split(unit: str) -> None:
    """Quadratic work on any of these would take hours."""
    text = unit * (400_000 // len(unit))
    assert "".join(split(text)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the press texts are not here")
def test_real_articles_have_no_torn_sentences() -> None:
    sentences = [s for path in sorted(SEEDS.glob("*.txt")) for s in split(path.read_text(encoding="utf-8"))]
    assert any("Sept. 15, 2022" in s for s in sentences)
    assert any("U.S. Secretary of State" in s for s in sentences)
    after_marks = [s for s in sentences if s[0] in ".,;:!?”)]"]
    assert after_marks == []
