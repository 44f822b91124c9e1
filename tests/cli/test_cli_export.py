"""``--format md`` and ``--format ics``: to take along."""

import pytest


@pytest.mark.parametrize(
    ("words", "form", "begins"),
    [
        (("timeline",), "md", "# Timeline\n\n- **"),
        (("timeline",), "ics", "BEGIN:VCALENDAR"),
        (("ask", "What do fishermen fear?"), "md", "# "),
        (("when", "the harbour bridge will be closed"), "ics", "BEGIN:VCALENDAR"),
    ],
)
def test_what_is_printed_is_a_file(indexed, words, form, begins):
    done = indexed(*words, "--format", form)
    assert done.exit_code == 0
    assert done.stdout.startswith(begins)
    assert "bridge" in done.stdout or "herring" in done.stdout


def test_where_no_day_is_stated_there_is_no_calendar(indexed):
    done = indexed("ask", "What do fishermen fear?", "--format", "ics")
    assert (done.exit_code, "nothing for a calendar" in done.stderr) == (1, True)
