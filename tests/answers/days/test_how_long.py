"""How long something lasts: the length of the clause that tells of it, else from which day to which."""

from pathlib import Path

import pytest
from models import lend

from retrieval.config import Settings
from retrieval.desk import Desk

INVENTED = Path(__file__).parents[2] / "data" / "invented"

# event, question, the first line, whether it is stated as the answer
ASKED = [
    ("summit", "how long will Talvane stay", "Mon 8 to Wed 10 September 2025", False),
    ("dam-inquiry", "how long is the mourning", "three days", True),
    ("dam-inquiry", "how long was the judge on the appeal court", "12 years", True),
    ("dam-inquiry", "how long will the checks take", "three weeks", False),
    ("ferry-strike", "how long did the meeting in Kestermouth last?", "six hours", True),
    ("ferry-strike", "how long did the crews stay ashore in 2017", "eleven days", True),
    ("ferry-strike", "how long did the first walkout last", "3 days", False),
]


@pytest.fixture(scope="module")
def desks(encoder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("events")
    made = {}
    for event in sorted({one[0] for one in ASKED}):
        made[event] = lend(Desk(Settings(database=folder / f"{event}.db")), encoder)
        made[event].build([INVENTED / f"{event}.jsonl"])
    return made


@pytest.mark.parametrize(("event", "asked", "text", "is_sure"), ASKED)
@pytest.mark.parametrize("command", ["ask", "when"])
def test_how_long_it_lasts(desks, command, event, asked, text, is_sure):
    answer = desks[event].answer(command, asked)
    assert answer.line is not None
    assert (answer.line.text, answer.line.kind, answer.line.sure == "yes") == (text, "duration", is_sure)
    assert answer.items


def test_so_long_after_something_is_no_length_of_it(desks):
    line = desks["ferry-strike"].answer("ask", "how long was the first ferry strike").line
    assert line is None or line.sure == "perhaps"


def test_words_of_the_line_stand_in_an_article(desks):
    line = desks["dam-inquiry"].answer("ask", "how long is the mourning").line
    assert line is not None
    assert line.spans
    assert line.outlets == ("Corvane Press Agency",)
