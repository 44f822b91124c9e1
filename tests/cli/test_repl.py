"""The REPL: what is typed, from a pipe or at the prompt, and what it does."""

import re

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from retrieval.repl.dispatch import COMMANDS, Leave, dispatch
from retrieval.repl.prompt import CommandCompleter, converse, history, toolbar
from retrieval.repl.session import Session
from retrieval.terminal.consoles import answers

QUESTION = "What does the position paper call for?"


@pytest.fixture
def session(seeds_desk):
    return Session.of(seeds_desk)


@pytest.fixture
def type_in(session, capsys):
    """Type lines and see what is printed, output and errors together."""

    def type_in(*lines):
        for line in lines:
            dispatch(session, answers(), line)
        return "".join(capsys.readouterr())

    return type_in


def test_piped_questions_and_commands_are_answered_in_order(on_seeds):
    done = on_seeds("repl", typed=f"{QUESTION}\n\n/limit 1\n/again\n/quit\nnever asked\n")
    prompts = [line for line in done.stdout.splitlines() if line.startswith("eventdesk> ")]
    assert done.exit_code == 0
    assert prompts == [f"eventdesk> {QUESTION}", "eventdesk> /limit 1", "eventdesk> /again", "eventdesk> /quit"]
    assert len(re.findall(r"^encoding \d+ ms, search \d+\.\d ms$", done.stdout, re.MULTILINE)) == 2


def test_without_an_index_one_is_made_first(eventdesk, articles):
    articles.rename(articles.parent / "seeds")
    done = eventdesk("repl", typed="What do fishermen fear?\n")
    assert "3 added" in done.stderr
    assert "disturb the herring" in done.stdout


def test_a_setting_changes_the_next_answer_only(session, type_in):
    type_in("/rescore off", "/explain on", "/limit 2")
    shown = type_in(QUESTION)
    assert len(session.last.items) == 2
    assert shown.count("late –") == 2
    assert session.desk.settings.search.rescore
    type_in("/reset", "/again")
    assert len(session.last.items) > 2


@pytest.mark.parametrize(
    ("typed", "name", "value"),
    [
        ("/weight 0.25", "weight", 0.25),
        ("/depth 7", "depth", 7),
        ("/rescore off", "rescore", False),
        ("/rescore-depth 9", "rescore-depth", 9),
        ("/refuse off", "refuse", False),
        ("/limit 12", "limit", 12),
        ("/context 2", "context", 2),
        ("/explain", "explain", True),
        ("/source cnn (BRIEF)", "source", "CNN (brief)"),
    ],
)
def test_settings_are_set_and_shown(session, type_in, typed, name, value):
    assert type_in(typed) == ""
    assert session.settings()[name] == value
    assert re.search(
        rf"^{name}\s+{re.escape({True: 'on', False: 'off'}.get(value, str(value)))}$", type_in("/settings"), re.M
    )


def test_filters_are_set_and_lifted(session, type_in):
    type_in("/after 2023-03-18", "/before 2023-03-20", "/source eventdesk notes", QUESTION)
    assert {item.citation.article.source for item in session.last.items} == {"eventdesk notes"}
    type_in("/after none", "/before none", "/source none")
    assert session.filters == Session.of(session.desk).filters


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/soruces", "did you mean /sources?"),
        ("/", "did you mean /help?"),
        ("/weight 2", "weight 2: input should be less than or equal to 1"),
        ("/weight heavy", "weight heavy: "),
        ("/depth 0", "depth 0: "),
        ("/rescore perhaps", "rescore perhaps: "),
        ("/limit 0", "not a number from 1 to 100"),
        ("/limit ²", "not a number"),
        ("/context many", "not a number"),
        ("/explain maybe", "neither on nor off"),
        ("/after yesterday", "YYYY-MM-DD"),
        ("/source cnn", "did you mean CNN (brief)?"),
        ("/source Fux News (brief)", "did you mean Fox News (brief)?"),
        ("/source Daily Planet", "there are: "),
        ("/again", "nothing was asked yet"),
        ("/ranks", "nothing was asked yet"),
        ("/show 1", "nothing was asked yet"),
        ("/index absent", "absent"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_changes_nothing(session, type_in, typed, said):
    before = session.settings()
    shown = type_in(typed)
    assert shown.startswith("error: ")
    assert said in shown
    assert shown.count("\n") == 1
    assert session.settings() == before


def test_an_item_there_is_not_is_named(type_in):
    type_in("/limit 2", QUESTION)
    for number in ("3", "0", "-1", "x"):
        assert f"no item '{number}'" in type_in(f"/show {number}")


def test_show_explains_an_item(session, type_in):
    type_in(QUESTION)
    rows = {row[0]: row[1:] for line in type_in("/show 2").splitlines() if (row := line.split())}
    explanation = session.last.items[1].explanation
    assert rows["fused"][:2] == [f"{explanation.fused:.3f}", str(explanation.fused_rank)]
    assert rows["final"][0] == f"{explanation.final:.3f}"


def test_more_shows_neighbours(session, type_in):
    type_in(QUESTION)
    around = session.desk.context(session.last.items[0].citation.sentence, 2)
    shown = " ".join(type_in("/more 1 2").replace("┊", " ").replace("┃", " ").split())
    assert len(around) > 2
    assert all(" ".join(one.text.split()) in shown for one in around)


def test_ranks_shows_both_ranks_of_every_item(session, type_in):
    type_in(QUESTION)
    last = session.last
    shown = type_in("/ranks")
    assert shown.splitlines()[0].split()[:3] == ["now", "rescore", "off"]
    ranks = [line.split()[0] for line in shown.splitlines()[1:] if re.match(r"\s*\d+\s+(\d+|–)\s", line)]
    assert ranks[: len(last.items)] == [str(rank + 1) for rank in range(len(last.items))]
    assert session.last is last


@pytest.mark.parametrize("same", ["/ranks rescore on", "/ranks weight 0.5"])
def test_ranks_with_the_same_setting_finds_no_difference(type_in, same):
    type_in(QUESTION)
    rows = [line.split()[:2] for line in type_in(same).splitlines() if re.match(r"\s*\d+\s+(\d+|–)\s", line)]
    assert rows
    assert all(now == then for now, then in rows)


def test_help_names_every_command_once(type_in):
    shown = type_in("/help")
    assert [len(re.findall(rf"^/{one.name} ", shown, re.M)) for one in COMMANDS] == [1] * len(COMMANDS)


def test_quit_leaves(type_in):
    with pytest.raises(Leave):
        type_in("/quit")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("/so", ["source", "sources"]),
        ("/rescore ", ["on", "off"]),
        ("/source c", ["CNN (brief)"]),
        ("/ranks rescore-", ["rescore-depth"]),
        ("/nonsense x", []),
        ("When", []),
    ],
)
def test_commands_and_their_arguments_are_completed(session, typed, offered):
    found = CommandCompleter(session).get_completions(Document(typed), CompleteEvent())
    assert [one.text for one in found] == offered


def test_the_toolbar_shows_what_is_set_otherwise_than_configured(session, type_in):
    assert toolbar(session, "12 articles") == "12 articles"
    type_in("/weight 0.2", "/explain on")
    assert toolbar(session, "12 articles") == "12 articles · weight 0.2 · explain on"


def test_history_is_kept_in_a_file_and_in_memory_where_that_cannot_be(tmp_path):
    kept = history(tmp_path / "state" / "history")
    kept.append_string(QUESTION)
    assert QUESTION in list(history(tmp_path / "state" / "history").load_history_strings())
    (tmp_path / "file").touch()
    assert isinstance(history(tmp_path / "file" / "history"), InMemoryHistory)


@pytest.mark.parametrize("end", ["\x04", "/quit\r"])
def test_at_the_prompt_ctrl_c_clears_the_line_and_ctrl_d_leaves(session, monkeypatch, tmp_path, capsys, end):
    monkeypatch.setattr("retrieval.repl.prompt.user_state_path", lambda name: tmp_path)
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text(f"not asked\x03/limit 3\r{end}")
        with pytest.raises((EOFError, Leave)):
            converse(session, answers())
    assert session.limit == 3
    assert session.answered == []


def test_a_pronoun_means_whom_the_last_question_was_about(type_in):
    type_in("Who will Xi meet?")
    assert "read as: When will Xi leave?" in type_in("When will he leave?")
    assert "read as: Where does Xi live?" in type_in("Where does he live?")
