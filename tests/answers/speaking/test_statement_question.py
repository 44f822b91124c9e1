"""What a question about statements asks: which words, of whom, done how; and whom a name or an office means."""

from __future__ import annotations

import pytest

from retrieval.answers.speaking.acts import wanted
from retrieval.answers.speaking.question import is_described_by, speakers_called, statement_question
from retrieval.index.run.speakers import StoredSpeaker

KNOWN = [
    StoredSpeaker("Qin Gang", "person", ("Qin", "Qin Gang"), ("China’s foreign minister", "Foreign Minister")),
    StoredSpeaker("Vladimir Putin", "person", ("Putin", "Vladimir Putin"), ("President", "Russian President")),
    StoredSpeaker("Volodymyr Zelensky", "person", ("Zelensky", "Volodymyr Zelenskyy"), ("Ukrainian President",)),
    StoredSpeaker("Kremlin", "body", ("Kremlin",), ()),
]


@pytest.mark.parametrize(
    ("typed", "text", "speaker"),
    [
        ("who said that peace is near", "peace is near", None),
        ("Who said: peace is near?", "peace is near", None),
        ('who called the treaty "a scrap of paper"?', 'the treaty "a scrap of paper"', None),
        ("who was it who insisted that peace is near", "peace is near", None),
        ("who was it who said peace is near", "peace is near", None),
        ("who said", "who said", None),
        ("What did Putin say about peace?", "peace", "Putin"),
        ("what has the Kremlin said", "", "the Kremlin"),
        ("what did the baker say about bread", "bread", "the baker"),
        ("what did the baker write about the state of the flour", "the state of the flour", "the baker"),
        ("what does the notice on the door of the bakery say", "", "the notice on the door of the bakery"),
        ("Qin Gang", "", "Qin Gang"),
        ("the Kremlin", "", "the Kremlin"),
        ("Putin and peace", "Putin and peace", None),
    ],
)
def test_what_is_asked(typed, text, speaker):
    question = statement_question(typed, None, KNOWN)
    assert (question.text, question.speaker) == (text, speaker)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("putin", ["Vladimir Putin"]),
        ("Zelenskyy", ["Volodymyr Zelensky"]),
        ("the Chinese foreign minister", ["Qin Gang"]),
        ("foreign minister", ["Qin Gang"]),
        ("Moscow", ["Kremlin"]),
        ("Nobody Atall", []),
        ("", []),
    ],
)
def test_speakers_by_name_spelling_and_office(typed, names):
    assert speakers_called(typed, KNOWN) == names


@pytest.mark.parametrize(
    ("typed", "text", "speaker", "act"),
    [
        ("who denied sending arms", "sending arms", None, "denied"),
        ("who accused the union of neglect?", "the union of neglect", None, "accused"),
        ("has anyone criticised the harbour", "the harbour", None, "criticised"),
        ("did Putin comment on peace", "peace", "Putin", "said"),
        ("did the Kremlin decline to comment?", "", "the Kremlin", "said"),
        ("has Putin denied it", "", "Putin", "denied"),
        ("did the Kremlin confirm the visit", "the visit", "the Kremlin", "confirmed"),
        ("what did Putin promise about the visit?", "the visit", "Putin", "promised"),
        ("what did they say about peace", "what did they say about peace", None, "said"),
        ("who did Putin accuse?", "", "Putin", "accused"),
        ("what did Putin accuse Kyiv of?", "Kyiv", "Putin", "accused"),
        ("who was accused of theft?", "of theft", None, "accused"),
        ("who was criticised by the Kremlin", "", "the Kremlin", "criticised"),
        ("did the Kremlin say if Putin left?", "Putin left", "the Kremlin", "said"),
    ],
)
def test_what_is_asked_to_have_been_done(typed, text, speaker, act):
    asked = statement_question(typed, None, KNOWN)
    assert (asked.text, asked.speaker, asked.act) == (text, speaker, act)


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("who accused the union of neglect?", "speaker"),
        ("who did Putin accuse", "target"),
        ("who was praised?", "target"),
        ("what did Putin accuse Kyiv of", "words"),
        ("did the Kremlin comment", "words"),
        ("did the Kremlin confirm the visit", "words"),
        ("did the Kremlin say whether Putin left", "words"),
        ("has anyone confirmed the visit", "speaker"),
        ("who said that", "speaker"),
    ],
)
def test_what_of_a_statement_is_asked_for(typed, part):
    assert wanted(typed) == part


def test_who_speaks_for_a_state_where_it_is_not_quoted_itself():
    known = [StoredSpeaker("Urs Meier", "person", ("Urs Meier",), ("Swiss foreign ministry spokesman",))]
    assert speakers_called("Switzerland", known) == ["Urs Meier"]


def test_who_speaks_for_a_body_says_what_the_body_says():
    known = [
        StoredSpeaker("Norr Line", "body", ("Norr Line",), ()),
        StoredSpeaker("Ida Lund", "person", ("Ida Lund",), ("Norr Line spokeswoman",)),
        StoredSpeaker("Leo Holm", "person", ("Leo Holm",), ("Norr Line captain",)),
    ]
    assert speakers_called("Norr Line", known) == ["Norr Line", "Ida Lund"]


def test_a_ministry_is_of_one_state_whatever_the_state_is_called():
    names = [
        "Beijing’s Foreign Ministry",
        "Chinese Foreign Ministry",
        "Russian Foreign Ministry",
        "Chinese Trade Ministry",
    ]
    known = [StoredSpeaker(name, "body", (name,), ()) for name in names]
    assert set(speakers_called("China's foreign ministry", known)) == set(names[:2])


def test_who_speaks_for_a_body_that_is_not_quoted_itself():
    known = [StoredSpeaker("Ida Lund", "person", ("Ida Lund",), ("UN spokesperson",))]
    assert speakers_called("the UN", known) == ["Ida Lund"]


@pytest.mark.parametrize(
    ("typed", "phrase", "is_so"),
    [
        ("the airline", "Officials from the airline", True),
        ("the airline", "a spokesman for the airline", True),
        ("the airline", "a critic of the airline", False),
        ("the red house", "Red House officials and several harbour council officials", True),
        ("the harbour council", "Red House officials and several harbour council officials", False),
        ("the driver", "the tram driver", True),
        ("the driver", "the driver's wife", False),
        ("the driver", "a friend of the driver", False),
        ("he", "he", False),
    ],
)
def test_who_is_called_by_what_he_is_described_as(typed, phrase, is_so):
    assert is_described_by(typed, phrase) is is_so


def test_an_office_once_held_is_not_held():
    known = [
        StoredSpeaker("Ana Silva", "person", ("Ana Silva",), ("President",)),
        StoredSpeaker("Jo Bek", "person", ("Jo Bek",), ("former president",)),
        StoredSpeaker("Tom Reyes", "person", ("Tom Reyes",), ("the president's spokesman",)),
    ]
    assert speakers_called("the president", known) == ["Ana Silva"]
