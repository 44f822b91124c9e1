"""Questions of our own beside what is ranked first in the index of their event."""

from __future__ import annotations

import json
import random

import pytest

from training.own import own, own_groups

ARTICLE = {
    "id": "pilots",
    "title": "Harbour pilots end their strike",
    "source": "Tern News Wire",
    "published": "2025-04-07",
    "text": "The pilots of the harbour voted on Monday to go back to work.\n\nTheir union gave no figure for the rise "
    "in pay, its chair Nora Lind said. Some 340 pilots had stopped work in eleven harbours.\n\nPilots bring "
    "ships into the harbour. The ferry to Lund had waited for a pilot for nine days.",
}
OTHER = ARTICLE | {"id": "walkout", "text": "In all 340 pilots took part. The pilots of Lund did not strike."}


def question(query: str, answer: str | None, short: str = "", **more: str) -> dict[str, object]:
    at = ARTICLE["text"].index(answer) if answer else 0
    spans = [{"article": "pilots", "span": [at, at + len(answer)]}] if answer else []
    row = {"event": "strike", "article": "pilots", "command": "ask", "query": query, "kind": "what", "spans": spans}
    return row | ({"short": [[short]]} if short else {"expect": "nothing"}) | more


ASKED = [
    question("how many pilots were on strike", "340", "340"),
    question("who speaks for the union", "Nora Lind", "lind"),
    question("did the pilots go back to work", "voted on Monday to go back to work", "^yes", kind="yes/no, yes"),
    question("how many cooks were on strike", None),
    question("who said it", "Nora Lind", "lind", command="who-said"),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    folder = tmp_path_factory.mktemp("strike")
    articles, asked = folder / "strike.jsonl", folder / "asked.jsonl"
    articles.write_text("\n".join(map(json.dumps, (ARTICLE, OTHER))), encoding="utf8")
    asked.write_text("\n".join(json.dumps(row) for row in ASKED), encoding="utf8")
    return own([asked], {"strike": articles, "unasked": folder / "nowhere.jsonl"}, folder)


def test_each_question_has_its_answer_and_sentences_that_do_not_hold_it(found):
    assert [one.question for one in found] == [row["query"] for row in ASKED[:4]]
    many, who, went, cooks = found
    assert [right.sentence[slice(*right.span)] for right in many.right + who.right] == ["340", "Nora Lind"]
    assert [right.is_whole for right in many.right + who.right + went.right] == [False, False, True]
    assert cooks.right == ()
    assert all(other.span is None and "340" not in other.sentence for other in many.others)


def test_what_no_question_is_about_is_not_learned_from(found):
    assert not [one for each in found for one in (*each.right, *each.others) if one.sentence in OTHER["text"]]


def test_a_group_has_the_right_sentence_first_then_those_ranked_with_it(found):
    chance = random.Random(1)
    groups = own_groups(found, chance)
    for shown in (next(groups) for _ in range(4 * len(found))):
        answered = [one.span is not None for one in shown]
        assert answered in ([True] + [False] * (len(shown) - 1), [False] * len(shown))
        assert 4 <= len(shown) <= 6
