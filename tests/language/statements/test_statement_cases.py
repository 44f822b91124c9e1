"""Sixty hard cases: what was said, by whom, and how it is reported."""

from __future__ import annotations

import pytest

from retrieval.language.statements import extract_statements

# text, the speaker as written, the stretches of content as they stand, kind
CASES = [
    # direct, about the speaker
    ("“We are ready,” said Anna Holm, a doctor who came from Oslo.", "Anna Holm", ["“We are ready,”"], "direct"),
    ("“We are ready,” Holm said on Friday.", "Holm", ["“We are ready,”"], "direct"),
    ("Hugh Hill, a doctor at the clinic, said: “We are full.”", "Hugh Hill", ["“We are full.”"], "direct"),
    (
        '"The harbour," said Mayor Lena Brandt, "will stay open all winter."',
        "Mayor Lena Brandt",
        ['"The harbour,"', '"will stay open all winter."'],
        "direct",
    ),
    (
        '"It is late," Brandt said. "We are going home."',
        "Brandt",
        ['"It is late,"', '"We are going home."'],
        "direct",
    ),
    ('"Why did nobody call?" the widow asked.', "the widow", ['"Why did nobody call?"'], "direct"),
    ('"Never!" Mr. Okafor shouted. The hall fell silent.', "Mr. Okafor", ['"Never!"'], "direct"),
    ("‘We will not pay,’ the minister told reporters.", "the minister", ["‘We will not pay,’"], "direct"),
    ("'The workers' rights come first,' she said.", "she", ["'The workers' rights come first,'"], "direct"),
    ("«The bridge is safe», the engineer insisted.", "the engineer", ["«The bridge is safe»"], "direct"),
    ("„The bridge is safe“, said the engineer.", "the engineer", ["„The bridge is safe“"], "direct"),
    ("``The bridge is safe,'' the engineer said.", "the engineer", ["``The bridge is safe,''"], "direct"),
    ('He replied, "I am not able to do that".', "He", ['"I am not able to do that"'], "direct"),
    ('Asked about the delay, Moreno shrugged: "Ask the port."', "Moreno", ['"Ask the port."'], "direct"),
    ('The letter reads: "All staff must leave by noon."', "The letter", ['"All staff must leave by noon."'], "direct"),
    (
        "\"He told me 'go home' and I went,\" Petra Novak recalled.",
        "Petra Novak",
        ["\"He told me 'go home' and I went,\""],
        "direct",
    ),
    (
        '"Prices will fall," said a spokesman for the ministry in Lima, who asked not to be named.',
        "a spokesman for the ministry",
        ['"Prices will fall,"'],
        "direct",
    ),
    (
        '"We lost everything," said Ruth Adler, 61, whose house burned down.',
        "Ruth Adler",
        ['"We lost everything,"'],
        "direct",
    ),
    ('"I was shocked," she said, adding that nobody had called.', "she", ['"I was shocked,"'], "direct"),
    ('"Nobody called," she said, but declined to say more.', "she", ['"Nobody called,"'], "direct"),
    ('In a statement, the union said, "This is a betrayal."', "the union", ['"This is a betrayal."'], "direct"),
    ('Haddad tweeted: "Great game tonight."', "Haddad", ['"Great game tonight."'], "direct"),
    (
        '"The vote was fair," according to Ines Duarte, who led the mission.',
        "Ines Duarte",
        ['"The vote was fair,"'],
        "direct",
    ),
    # odd marks
    ('"We have no water, said the farmer.', None, ['"We have no water, said the farmer.'], "direct"),
    ("Tom Reyes, a 6'2\" guard, said he was tired.", "Tom Reyes", ["he was tired"], "indirect"),
    # mixed
    ('China called the trip a "visit for peace".', "China", ['the trip a "visit for peace"'], "mixed"),
    (
        "Orban described the ties as “the best in history,” and left.",
        "Orban",
        ["the ties as “the best in history,”"],
        "mixed",
    ),
    (
        'The visit, Putin said, could "show the whole world" how strong they are.',
        "Putin",
        ["The visit", 'could "show the whole world" how strong they are'],
        "mixed",
    ),
    (
        'Peru has "always kept its word," Salas said.',
        "Salas",
        ['Peru has "always kept its word,"'],
        "mixed",
    ),
    (
        'The governor said the plan was "dead on arrival" in the Senate.',
        "The governor",
        ['the plan was "dead on arrival" in the Senate'],
        "mixed",
    ),
    (
        'She told the panel that she "never saw the letter" before May.',
        "She",
        ['that she "never saw the letter" before May'],
        "mixed",
    ),
    (
        'They also grew close, with Lin calling Sato his "oldest friend" in 2019.',
        "Lin",
        ['Sato his "oldest friend" in 2019'],
        "mixed",
    ),
    # indirect: a clause
    (
        "China has said that the border should be respected.",
        "China",
        ["that the border should be respected"],
        "indirect",
    ),
    ("The ministry said on Monday the talks were over.", "The ministry", ["the talks were over"], "indirect"),
    (
        "Officials in Quito warned that the dam could break.",
        "Officials in Quito",
        ["that the dam could break"],
        "indirect",
    ),
    ("Diaz griped that the room was cold.", "Diaz", ["that the room was cold"], "indirect"),
    ("The results show that fewer people smoke.", "The results", ["that fewer people smoke"], "indirect"),
    ("Critics say the law goes too far.", "Critics", ["the law goes too far"], "indirect"),
    ("Keller told Le Monde she would run again.", "Keller", ["she would run again"], "indirect"),
    ("Keller would not say whether she would run.", "Keller", ["whether she would run"], "indirect"),
    ("The judge asked why the files had vanished.", "The judge", ["why the files had vanished"], "indirect"),
    (
        "Steve Wood, a representative for the sheriff's office, told the paper in a statement that it was closed.",
        "Steve Wood",
        ["that it was closed"],
        "indirect",
    ),
    (
        "Mira Sen, of the University of Leeds, the lead author, says that birds adapt.",
        "Mira Sen",
        ["that birds adapt"],
        "indirect",
    ),
    ("Abe promised to cut taxes.", "Abe", ["to cut taxes"], "indirect"),
    ("Abe urged both sides to resume talks.", "Abe", ["both sides to resume talks"], "indirect"),
    ("Ghana accused the company of dumping waste.", "Ghana", ["the company of dumping waste"], "indirect"),
    ("Ghana denied the allegations.", "Ghana", ["the allegations"], "indirect"),
    ("Oxfam called for an end to the blockade.", "Oxfam", ["an end to the blockade"], "indirect"),
    ("The mayor is confident that the money will come.", "The mayor", ["that the money will come"], "indirect"),
    ("The mayor made it clear that he would resign.", "The mayor", ["that he would resign"], "indirect"),
    (
        "Nobody believed Mr. Ward's claim that he had been at home.",
        "Mr. Ward",
        ["that he had been at home"],
        "indirect",
    ),
    # indirect: beside the clause
    ("According to the army, the town is calm.", "the army", ["the town is calm"], "indirect"),
    (
        "According to the team's coach, Ali Reza, the robot scored twice.",
        "the team's coach",
        ["the robot scored twice"],
        "indirect",
    ),
    ("The town is calm, according to the army.", "the army", ["The town is calm"], "indirect"),
    ("The town, he said, is calm.", "he", ["The town", "is calm"], "indirect"),
    (
        "Half of all children lack iodine, researchers say.",
        "researchers",
        ["Half of all children lack iodine"],
        "indirect",
    ),
    ("The town is calm, says a report published on Monday.", "a report", ["The town is calm"], "indirect"),
    ("As Hale told the BBC, prices have dropped.", "Hale", ["prices have dropped"], "indirect"),
    ("Silva was quoted as saying that the deal was done.", "Silva", ["that the deal was done"], "indirect"),
    ("It was asserted by the Crown that both knew.", "the Crown", ["that both knew"], "indirect"),
    ("Sofia Lund, who said she was tired, went home.", "who", ["she was tired"], "indirect"),
    # verbs on no list, and attribution without one
    ("“We are done,” thundered Tom Reyes.", "Tom Reyes", ["“We are done,”"], "direct"),
    ("“We are done,” sniffed the mayor, leaving.", "the mayor", ["“We are done,”"], "direct"),
    ('The ruling was branded "a scandal" by Ida Lund.', "Ida Lund", ['"a scandal"'], "direct"),
    ('The bridge is "a wreck", per Ida Lund.', "Ida Lund", ['The bridge is "a wreck"'], "mixed"),
    ('Tom Reyes was blunt: "Nobody came."', "Tom Reyes", ['"Nobody came."'], "direct"),
    ('The ministry issued a statement saying the dam "will hold".', "The ministry", ['the dam "will hold"'], "mixed"),
    ('"The dam will hold," Reuters reports.', "Reuters", ['"The dam will hold,"'], "direct"),
    ('"We leave," US President Jo Hart said.', "US President Jo Hart", ['"We leave,"'], "direct"),
    ('"Who pays?" Ida Lund, a farmer, said.', "Ida Lund", ['"Who pays?"'], "direct"),
    (
        "On Dec. 6, the bank's director, Ida Lund, said rates would fall.",
        "the bank's director",
        ["rates would fall"],
        "indirect",
    ),
    ("The dam held, Tom Reyes said in a statement posted on Friday.", "Tom Reyes", ["The dam held"], "indirect"),
    # acts
    ("The ship was accused by the port of fraud.", "the port", ["of fraud"], "indirect"),
    ("The claims were denied by Tom Reyes.", "Tom Reyes", ["The claims"], "indirect"),
    ("Ghana sent arms, an allegation Peru has denied.", "Peru", ["Ghana sent arms, an allegation"], "indirect"),
    ("Ghana declined to comment.", "Ghana", ["to comment"], "indirect"),
]


# text, what is done in saying so, whom it is done to
ACTS = [
    ("Ida Lund accused the Bank of Peru of neglect.", "accused", "the Bank of Peru"),
    ("The ship was accused by the port of fraud.", "accused", "The ship"),
    ("Ida Lund criticised the minister over the delay.", "criticised", "the minister"),
    ("Ida Lund praised the crew for their calm.", "praised", "the crew"),
    ("The ministry denied sending arms.", "denied", None),
    ("The ministry confirmed that two had died.", "confirmed", None),
    ("The firm apologised for the delay.", "apologised", None),
    ("The firm has apologised.", "apologised", None),
    ("Bosses apologised after a day of chaos.", "apologised", None),
    ("The firm declined to comment.", "declined", None),
    ("Ida Lund warned the crew that it was late.", "warned", "the crew"),
    ("Ida Lund said it was late.", "said", None),
    ("Ida Lund promised a full inquiry.", "promised", None),
    ("The firm has confirmed a firm order for 24 trains.", "confirmed", None),
    ("Bosses blame the union.", "accused", "the union"),
    ("The union welcomed the delay.", "praised", "the delay"),
    ("Ida Lund warned the toll may rise.", "warned", None),
    ("Police confirmed a man had died.", "confirmed", None),
    ("Norr Air did not immediately respond to requests for comment.", "declined", None),
    ("Norr Air could not be reached for comment.", "declined", None),
    ("Ida Lund took to the radio to warn the crew that it was late.", "warned", "the crew"),
    ("Peru promised on Friday to stay.", "promised", None),
]


@pytest.mark.parametrize(("text", "act", "target"), ACTS)
def test_finds_what_is_done_to_whom(text: str, act: str, target: str | None) -> None:
    found = [(said.act, said.target and text[slice(*said.target)]) for said in extract_statements(text)]
    assert (act, target) in found


@pytest.mark.parametrize(
    "label", ["{}:", "[00:12:40] {}:", "00:12:40 - {}:", "{} (12:40):", "{} [12:40]:", "{}: (12:40)"]
)
def test_turns_of_a_transcript_are_of_the_one_named(label: str) -> None:
    host, lena = label.format("Host"), label.format("Lena Aalto")
    text = f"{host} Will it sail?\n\n{lena} It will, and soon.\n\n{host} And the crew?\n\n{lena} They stay."
    found = [(text[slice(*said.speaker)], text[slice(*said.content[0])]) for said in extract_statements(text)]
    assert ("Lena Aalto", "It will, and soon.") in found
    assert ("Lena Aalto", "They stay.") in found


def test_what_a_third_one_says_in_a_turn_is_of_that_one() -> None:
    text = "Lund: Are you late?\n\nHolm: I am. Tom Reyes says that it rained.\n\nLund: Does he?"
    said = {text[slice(*one.content[0])]: text[slice(*one.speaker)] for one in extract_statements(text) if one.speaker}
    assert said["that it rained"] == "Tom Reyes"


def test_a_time_of_day_before_a_label_is_nobodys_turn() -> None:
    text = "10:30 Meeting: We open.\n\n11:30 Lunch: You eat.\n\n12:30 Meeting: We close.\n\n13:30 Lunch: You eat."
    assert [said.speaker for said in extract_statements(text) if said.speaker] == []


@pytest.mark.parametrize(("text", "speaker", "content", "kind"), CASES)
def test_finds_who_said_what(text: str, speaker: str | None, content: list[str], kind: str) -> None:
    found = [
        (
            statement.speaker and text[slice(*statement.speaker)],
            [text[a:b] for a, b in statement.content],
            statement.kind,
        )
        for statement in extract_statements(text)
    ]
    assert (speaker, content, kind) in found


# text, what is no statement by anybody in it
NOTHING = [
    "Four people survived that crash, which remains unclear.",
    "Orders of the recently announced ship began to rise.",
    "Wedding vows to stay are old.",
    "Experience shows that.",
    "The group played “Hotel California” and left.",
    "William “Bill” Hayes scored twice.",
    "The so-called “ghost ships” sank in May.",
    "The dogs' owners and the '90s bands met.",
    "It is clear that winter is near.",
    "MAYOR SAYS HARBOUR “WILL STAY OPEN”\n\nThe harbour is busy.",
    "Lena Brandt speaks in Oslo. Image: Jo Berg.\n\nThe harbour is busy.",
    "The Reports section of the site is empty.",
    "The reported cases fell.",
    "Note: the port is closed.\n\nHours: from nine to five.",
    "Rain will fall if Ida Lund agrees to leave.",
    "The killings that targeted sailors began. Nurses were responding to alerts that do not matter.",
    "Korea’s beauty was revealed at the ‘2018 Lantern Feast of Joy’!",
    "Ida Lund has not decided whether to run.",
    "The council denied port access to four ships.",
    "The judge denied bail.",
    "Peru pledged allegiance to the crown.",
    "The firm has not apologised.",
    "The firm would apologise.",
    "Ticket details: www.norr.example",
    "Ida Lund wants to see Peru agree to large talks.",
    "DEAR ANN: You left.\n\nDEAR SAD: It will pass.\n\nDEAR ANN: We won.\n\nDEAR ANN: It is mine.",
    "Lund took her place on stage and began the intro to “Down to the Water.”",
    "The council denied free port access to four ships suspected of theft.",
    "They returned that money.",
    "From Tom Holm to media figures such as Ida Lund all came.",
    "Lund worried about doing justice to “Harbour,” a song.",
    "Ida Lund welcomed President Tom Holm.",
    "Norr Line issued a statement that appeared to help.",
    "Box One: 1 spoon of salt.\n\nBox Two: 2 spoons of oil.\n\nBox One: 3 cups of rice.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_does_not_take_other_words_for_statements(text: str) -> None:
    assert extract_statements(text) == []
