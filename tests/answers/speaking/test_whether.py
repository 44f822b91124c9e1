"""Whether something was done in saying it: by whom, to whom, and nothing where no article tells it."""

import pytest
from models import lend

from retrieval.answers.speaking.whether import asks_whether, done_to

NEWS = """Norr Bank declined to comment on whether it would lend money to the port. The bank lends to eleven ports.

The Rope Workers' Union accused the Harbour Ministry of hiding the sale of the ferries. The ministry's headquarters \
are in Vellmar.

Union leaders criticised the mayor for closing the fish market. Mayor Ada Birch opened a school on Monday.

Leo Holm, who runs the shipyard, denied that the cranes were rusty. The cranes are forty years old.

The coastguard said the lighthouse would be sold in June. Corin Vale denied that the customs house would be sold.

Sailors say that Kofi Reed burnt the logbook of the Marlin. Reed was in Lima that week. He denies everything.

Noah Birk called on the treasurer to resign. The treasurer, Mina Solberg, has held the post since May.

Ida Lund promised to repair the pier before winter. She leads the town council.
"""


@pytest.fixture(scope="module")
def desk(encoder, tmp_path_factory):
    from retrieval.config import Settings
    from retrieval.desk import Desk

    folder = tmp_path_factory.mktemp("whether")
    (folder / "a.md").write_text(f"---\nsource: The Post\npublished: 2024-05-01\n---\n{NEWS}", "utf8")
    desk = lend(Desk(Settings(database=tmp_path_factory.mktemp("index") / "whether.db")), encoder)
    desk.build([folder])
    return desk


@pytest.mark.parametrize(
    ("typed", "kind", "words"),
    [
        ("did norr bank comment on lending money to the port?", "no", "declined to comment"),
        ("did leo holm deny that the cranes were rusty", "yes", "denied that the cranes were rusty"),
        ("has anyone criticised the mayor", "yes", "Union leaders criticised the mayor"),
        ("was the mayor criticised by anybody?", "yes", "Union leaders criticised the mayor"),
        ("did kofi reed deny the accusations?", "yes", "He denies everything"),
        ("has the harbour ministry been accused of hiding the sale", "yes", "accused the Harbour Ministry"),
    ],
)
def test_yes_or_no_with_the_sentence_that_tells_it(desk, typed, kind, words):
    line = desk.answer("ask", typed).line
    assert (line.kind, line.sure) == (kind, "yes")
    assert line.text.startswith(f"{kind.capitalize()}: ")
    assert words in line.text


@pytest.mark.parametrize(
    "typed",
    [
        "did the harbour ministry accuse the rope workers' union of hiding the sale?",
        "did ada birch criticise union leaders",
        "has norr bank been accused of hiding the sale",
        "did leo holm apologise for the rusty cranes?",
        "did corin vale deny that the lighthouse would be sold",
    ],
)
def test_what_nobody_did_is_not_said_to_be_done(desk, typed):
    line = desk.answer("ask", typed).line
    assert line is None or line.sure == "perhaps" or line.kind == "no"


def test_what_somebody_promised_is_asked_of_his_statements(desk):
    line = desk.answer("ask", "what did ida lund promise?").line
    assert (line.kind, line.sure) == ("statement", "yes")
    assert "repair the pier" in line.text


def test_who_denies_it_is_not_who_says_it(desk):
    line = desk.answer("ask", "who said that the customs house would be sold?").line
    assert line is None or line.sure == "perhaps"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("who denied burning the logbook of the marlin?", "Kofi Reed"),
        ("who called on the treasurer to resign", "Noah Birk"),
        ("who accused the harbour ministry of hiding the sale", "Rope Workers' Union"),
    ],
)
def test_who_did_it(desk, typed, name):
    line = desk.answer("ask", typed).line
    assert (line.text, line.sure) == (name, "yes")


@pytest.mark.parametrize(
    "typed",
    [
        "who demanded that noah birk resign",
        "who called on ida lund to resign",
        "who accused the rope workers' union of hiding the sale",
        "who apologised?",
    ],
)
def test_who_did_what_nobody_did(desk, typed):
    line = desk.answer("ask", typed).line
    assert line is None or line.sure == "perhaps"


def test_who_does_it_may_be_described_and_not_named(desk):
    line = desk.answer("ask", "who criticised the mayor?").line
    assert (line.text, line.sure) == ("Union leaders", "yes")


@pytest.mark.parametrize(
    ("typed", "deed"),
    [
        ("was the mayor criticised?", ("criticised", "the mayor", None)),
        ("has Lund been accused of theft by the crew", ("accused", "Lund of theft", "the crew")),
        ("were the reports denied by the port?", ("denied", "the reports", "the port")),
    ],
)
def test_what_may_have_been_done_to_somebody(typed, deed):
    found = done_to(typed)
    assert (found.act, found.text, found.speaker) == deed


@pytest.mark.parametrize(
    ("typed", "is_so"),
    [
        ("did Lund deny it", True),
        ("did the port respond to the report?", True),
        ("did anyone apologise for the delay", True),
        ("was the mayor elected?", False),
        ("who was criticised", False),
        ("did Lund say it rained", False),
        ("did the ferry sail", False),
    ],
)
def test_whether_that_is_asked(typed, is_so):
    assert asks_whether(typed) is is_so
