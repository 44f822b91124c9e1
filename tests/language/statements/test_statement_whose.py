"""Whose words they are where a relative, a source or another sentence stands near, and the near cases that are none."""

from __future__ import annotations

import pytest

from retrieval.language.statements import extract_quotes

# text, what is said, who says it as written, the full name
SAID = [
    # relations that a sentence names beside its subject
    ("Ida Lund came with her mother, Greta Holm. She said it rained.", "it rained", "She", "Ida Lund"),
    ("Tom Reyes came with his mother, Greta Holm. She said it rained.", "it rained", "She", "Greta Holm"),
    ("Quorra Lund, whose mother Greta ran the mill, left. She said it rained.", "it rained", "She", None),
    ("Tom Reyes, whose mother Greta ran the mill, left. She said it rained.", "it rained", "She", "Greta"),
    ("Anna Lund's mother, Greta Holm, came. “It rained,” she said.", "“It rained,”", "she", "Greta Holm"),
    ("Kadi Sow said her husband was late. She said it rained.", "it rained", "She", "Kadi Sow"),
    ("Norr Line said her husband was late. She said it rained.", "it rained", "She", None),
    ("Anna Lund called. My mother said no. She said it rained.", "it rained", "She", None),
    ("Anna Lund called. Her mother came home. She said it rained.", "it rained", "She", None),
    ("Anna Lund called. Her car broke down. She said it rained.", "it rained", "She", "Anna Lund"),
    ("Tom Holm left. His wife fell ill. He said it rained.", "it rained", "He", "Tom Holm"),
    ("Tom Holm left. His son is ten. He said it rained.", "it rained", "He", "Tom Holm"),
    ("Paul Ryan and Ryan Holm left. Ryan said it rained.", "it rained", "Ryan", "Ryan"),
    ("Paul Ryan and Tom Holm left. Ryan said it rained.", "it rained", "Ryan", "Paul Ryan"),
    ("Prosecutor Anna Lund said he felt it rained.", "it rained", "he", None),
    ("Anna Lund said she felt it rained.", "it rained", "she", "Anna Lund"),
    # a sentence, or the rest of one, that only tells whose the words are
    ("“It rained on us.” That is what Ida Lund said on Friday.", "“It rained on us.”", "Ida Lund", "Ida Lund"),
    ("“It rained on us,” is what Ida Lund told the court.", "“It rained on us,”", "Ida Lund", "Ida Lund"),
    ("Holm wept. “It rained on us.” That's what Ida Lund said.", "“It rained on us.”", "Ida Lund", "Ida Lund"),
    ("“It rained on us.” That is not what Ida Lund said.", "“It rained on us.”", None, None),
    ("“It rained on us.” That isn't what Ida Lund said.", "“It rained on us.”", None, None),
    ("“It rained on us.” That is what Ida Lund was told.", "“It rained on us.”", None, None),
    ("Ida Lund put it bluntly: “It rained on us.”", "“It rained on us.”", "Ida Lund", "Ida Lund"),
    ("It was, as one old clerk put it, “not rain at all”.", "“not rain at all”", "one old clerk", None),
    ("“Not rain,” as Ida Lund puts it.", "“Not rain,”", "Ida Lund", "Ida Lund"),
    ("It was, in Ida Lund's words, “a flood”.", "“a flood”", "Ida Lund", "Ida Lund"),
    ("Anna Lund left. It was, in her words, “a flood”.", "“a flood”", "her", "Anna Lund"),
    ("She was like, “It rained on us.”", "“It rained on us.”", "She", None),
    ("He was like “it rained on us”.", "“it rained on us”", "He", None),
    # what is to be done, or was
    ("Ida Lund suggests shutting the gate.", "shutting the gate", "Ida Lund", "Ida Lund"),
    ("The clerk admitted taking it.", "taking it", "The clerk", None),
    ("Lund et al. argue that it rained.", "that it rained", "Lund", "Lund"),
    # names
    ("Michael O' Lund said it rained.", "it rained", "Michael O' Lund", "Michael O'Lund"),
    ("Michael O'Lund came. O' Lund said it rained.", "it rained", "O' Lund", "Michael O'Lund"),
    ("The miners' union said it rained.", "it rained", "The miners' union", None),
    ("Lund was criticised by the miners' union.", "Lund", "the miners' union", None),
    (
        "The Ministry of Health spokesman Ida Lund said it rained.",
        "it rained",
        "The Ministry of Health spokesman Ida Lund",
        "Ida Lund",
    ),
    ("The office of Mayor Ida Lund said it rained.", "it rained", "The office of Mayor Ida Lund", None),
    ("The other clerk, Per Holm, said it was not.", "it was not", "The other clerk", "Per Holm"),
    # what is said, where it begins and ends
    ("According to Norr News, quoting Peru's own agency (PNA), it rained.", "it rained", "Norr News", "Norr News"),
    ("According to Ida Lund, speaking in May, it rained.", "it rained", "Ida Lund", "Ida Lund"),
    ("The union claimed that it rained, Ida Lund said.", "that it rained", "The union", None),
    ("Lund said the union claimed that it rained.", "the union claimed that it rained", "Lund", "Lund"),
    ("The list, which Norr News says runs to ten pages, must be read.", "runs to ten pages", "Norr News", "Norr News"),
    ("A poll found only a third of clerks liked it.", "only a third of clerks liked it", "A poll", None),
    ("They estimated by 2050, rising heat would harm us.", "by 2050, rising heat would harm us", "They", None),
    (
        "Clerks say it rained, with the Herald reporting no one came.",
        "it rained",
        "Clerks",
        None,
    ),
    ("Clerks say it rained, with the Herald reporting no one came.", "no one came", "the Herald", "Herald"),
    ("Nurses said nearly all beds were full.", "nearly all beds were full", "Nurses", None),
    ("Miners are concerned the government will fall.", "the government will fall", "Miners", None),
    ("They called it Norr, adding the words “and the Rest of It”.", "“and the Rest of It”", "They", None),
]

# who says that "Ports are shut", behind "Mayor Ida Lund is at home."; as written, the full name
OWNED = [
    ("“{},” said her spokesman, Per Holm.", "her spokesman", "Per Holm"),
    ("“{},” said her spokesman, Olav Moe, on Friday.", "her spokesman", "Olav Moe"),
    ("“{},” said her long-time spokesman Olav Moe.", "her long-time spokesman Olav Moe", "Olav Moe"),
    ("“{},” said her newly appointed spokesman, Olav Moe.", "her newly appointed spokesman", "Olav Moe"),
    ("“{},” said her then lawyer, Jon Dahl.", "her then lawyer", "Jon Dahl"),
    ("“{},” said his then lawyer, Jon Dahl.", "his then lawyer", "Jon Dahl"),
    ("“{},” said his lawyer, Jon Dahl.", "his lawyer", "Jon Dahl"),
    ("“{},” said her husband of ten years, Jon Dahl.", "her husband of ten years", "Jon Dahl"),
    ("“{},” said their daughter Siri.", "their daughter Siri", "Siri"),
    ("“{},” said its director, Siri Moe.", "its director", "Siri Moe"),
    ("“{},” said her spokesman.", "her spokesman", None),
    ("“{},” said her office in a statement.", "her office", None),
    ("“{},” said her lawyer, who left on Friday.", "her lawyer", None),
    ("{}, said her spokesman, Olav Moe.", "her spokesman", "Olav Moe"),
    ("{}, said her spokesman.", "her spokesman", None),
    ("{}, according to her spokesman, Olav Moe.", "her spokesman", "Olav Moe"),
    ("{}, according to her spokesman.", "her spokesman", None),
    ("According to her spokesman, Olav Moe, {}.", "her spokesman", "Olav Moe"),
    ("According to her doctor, {}.", "her doctor", None),
    # near cases, where "she" or "her" is who speaks, or somebody else is
    ("{}, according to her.", "her", "Ida Lund"),
    ("{}, according to her last week.", "her", "Ida Lund"),
    ("According to her, {}.", "her", "Ida Lund"),
    ("“{},” she told her spokesman, Olav Moe.", "she", "Ida Lund"),
    ("“{},” Olav Moe told her.", "Olav Moe", "Olav Moe"),
    ("“{},” said Olav Moe, her spokesman.", "Olav Moe", "Olav Moe"),
]
# behind the same sentence: what is said, who says it
OWNED_BESIDE = [
    ("She said hers was lost.", "hers was lost", "She", "Ida Lund"),
    ("She said her spokesman was lost.", "her spokesman was lost", "She", "Ida Lund"),
    ("Lund, a doctor, said her aide, Olav Moe, fell.", "her aide, Olav Moe, fell", "Lund", "Ida Lund"),
    ("Lund told her people must leave.", "people must leave", "Lund", "Ida Lund"),
    ("The claim was denied by her spokesman, Olav Moe.", "The claim", "her spokesman", "Olav Moe"),
    ("The claim was denied by her.", "The claim", "her", "Ida Lund"),
    ("It was called “a farce” by her lawyer, Jon Dahl.", "“a farce”", "her lawyer", "Jon Dahl"),
    ("In the words of her lawyer, Jon Dahl, it is “a farce”.", "“a farce”", "her lawyer", "Jon Dahl"),
]

NO_STATEMENT = [
    "The programme takes a decentralised path to art and encourages galleries to teach.",
    "Lund has made it her aim, with laws barring trucks from claiming a sum expected in May.",
    "Ida Lund was hauled in and told that her mother had left.",
    "The clerks worked in the rain to the point that they left.",
    "Miners are concerned about the law the government will change.",
    "If the test is positive the runner may ask for another.",
    "Police found only a knife and a bag.",
    "Photos of the scene showed numerous bloodied bodies.",
    "The board began a vote to suggest a new flag, and determine whether it rained.",
    "Ida Lund suggested reading lists.",
    "The wall was like “a dam in spring”.",
    "In other words, “it rained”.",
    "Ida Lund put it in “The Low Tide”.",
    "He learned by watching, a man from the port would come.",
    "Nothing remains, Per Holm, of what was here.",
]


@pytest.mark.parametrize(
    ("text", "said", "speaker", "name"),
    SAID + [(f"Mayor Ida Lund is at home. {text}", *rest) for text, *rest in OWNED_BESIDE],
)
def test_words_are_whose_they_are(text: str, said: str, speaker: str | None, name: str | None) -> None:
    found = [one for one in extract_quotes(text) if text[slice(*one["content"][0])] == said]
    assert [one["speaker_name"] for one in found] == [name]
    assert [one["speaker"] and text[slice(*one["speaker"])] for one in found] == [speaker]


@pytest.mark.parametrize(("sentence", "speaker", "name"), OWNED)
def test_words_of_a_relation_are_not_those_of_whose_it_is(sentence: str, speaker: str, name: str | None) -> None:
    text = "Mayor Ida Lund is at home. " + sentence.format("Ports are shut")
    found = [one for one in extract_quotes(text) if "are shut" in text[slice(*one["content"][0])]]
    assert [text[slice(*one["content"][0])].strip("“,”") for one in found] == ["Ports are shut"]
    assert [text[slice(*one["speaker"])] for one in found] == [speaker]
    assert [one["speaker_name"] for one in found] == [name]


@pytest.mark.parametrize("text", NO_STATEMENT)
def test_is_nothing_that_somebody_says(text: str) -> None:
    assert extract_quotes(text) == []
