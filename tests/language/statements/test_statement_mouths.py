"""Words in the right mouth or in none, by kinds that news has and a small text shows."""

from __future__ import annotations

import pytest

from retrieval.language.statements import Register, extract_quotes, extract_statements, read, resolve_speakers

# text, words of the content, full name
RIGHT = [
    (
        "Private Ivo Wirth was freed. He told Radio Norr it snowed. The chief of the watch, the Peruvian colonel "
        "Ida Lund, said it rained.",
        "it rained",
        "Ida Lund",
    ),
    ("A clerk, Lale Demir, confirmed that it rained.", "it rained", "Lale Demir"),
    ("Ida Lund, head of research at the Norr Institute said it rained.", "it rained", "Ida Lund"),
    ("“It rained,” said the vice president and chairman of Norr LLC Ida Lund.", "It rained", "Ida Lund"),
    ("The seller, Norr Machines, says it rained.", "it rained", "Norr Machines"),
    ("The Front's chief, a former teacher named Ilko Saran, said it rained.", "it rained", "Ilko Saran"),
    ("The head of the roads agency, Milo Barton, left. He said it rained.", "it rained", "Milo Barton"),
    ("It rained, the chief diver, Lourdes Pampa, said. “It poured,” she said.", "It poured", "Lourdes Pampa"),
    ("Zara Lom, the watchman, was given a house. He said it rained.", "it rained", "Zara Lom"),
    ("Samir Devo has changed his mind. “It rained,” he said.", "It rained", "Samir Devo"),
    ("His minister, Ida Lund, was less calm and called it “a storm in a cup”.", "a storm", "Ida Lund"),
    ("“It rained,” Per Haugan told reporters.", "It rained", "Per Haugan"),
    ("Restorer Anna Holm believes it rained.", "it rained", "Anna Holm"),
    ("Challenger Sersha Quinn said it rained. Quinn left.", "it rained", "Sersha Quinn"),
    ("Harbour Light Line said it rained.", "it rained", "Harbour Light Line"),
    (
        "Teller Tom Reyes confessed. “It snowed,” he said. Sir Ivo Holm knew nothing of it, he said.",
        "knew nothing",
        "Tom Reyes",
    ),
    (
        "Leo Strand told the Reel it snowed. The director, Hester Quill, is reading. It rained, she said.",
        "It rained",
        "Hester Quill",
    ),
    (
        "Outi Rann has chaired many talks.\n\nDo you regret it?\n\n“No. It rained.”\n\nClerk Ivo Lome, who was there, "
        "said it poured.\n\nAnd what will you do?\n\n“It snowed there.”",
        "It snowed",
        "Outi Rann",
    ),
    (
        "The keeper of the post, Birthe Lund, left. The service, PET, found it after the school's cook, Ana Reyes, "
        "complained that it rained.",
        "it rained",
        "Ana Reyes",
    ),
    ("NORR, March 2 - It rained, Tom Reyes said on Sunday.", "It rained", "Tom Reyes"),
    (
        "Baker Tom Reyes spoke.\n\nQ: Why?\n\nA: It rained on us.\n\nQ: And then?\n\nA: It poured on us.",
        "It rained",
        "Tom Reyes",
    ),
    (
        "Minister Ida Lund left. It snowed. Minister Tom Reyes came. The minister said it rained.",
        "it rained",
        "Tom Reyes",
    ),
    ("Marcia St Rose admits that it rained.", "it rained", "Marcia St Rose"),
    ("The Norr Inspectorate fined the firm. It said that it rained.", "it rained", "Norr Inspectorate"),
    ("“It rained,” said the groom, Silas Nako. “It poured.”", "It rained", "Silas Nako"),
    ("Few agree, among them Professor Imke Thal of Leiden, who says it rained.", "it rained", "Imke Thal"),
    ("Two days before Mount Norr blew up, guide Bagus Pratomo sent word. “It rained.”", "It rained", "Bagus Pratomo"),
    ("“It rained,” said the prime minister, Sheikh Jassim bin Holm.", "It rained", "Jassim bin Holm"),
    ("The summit's president, Papua Peru's former minister Rabbie Kaupa, said it rained.", "it rained", "Rabbie Kaupa"),
    (
        "NORR, March 2 - Holm Lines, the largest of all, said on Tuesday it had denied that it rained.",
        "it rained",
        "Holm Lines",
    ),
    ("Lena Roy swam. We spoke to the boatman, Haru, who swam. It rained, he says.", "It rained", "Haru"),
    (
        "The bus fell, where a wall had been gone since a lorry hit it, said commander Jorge Tinta.",
        "bus",
        "Jorge Tinta",
    ),
    ("Imber Hydro said it rained. “We mourn,” the company said.", "We mourn", "Imber Hydro"),
    ("Holm Works, a union of drivers, said it rained. It poured, the union said.", "It poured", "Holm Works"),
]

# text, words of which nothing tells whose they are
NOBODYS = [
    ("Captain Tom Reyes left. A guard came, walked round and left. He said that it rained.", "it rained"),
    ("The attacker, a worker, left. Prosecutor Yrsa Holm said he believed that it rained.", "that it rained"),
    ("Captain Tom Reyes left. One juror, a baker, was sent off after he said it rained.", "it rained"),
    ("Captain Ivo Holm left. Holm knew nothing of it, he said.", "knew nothing"),
    ("Reporter Nives Car has spoken to the driver, who says it rained.", "it rained"),
    ("The owner, Cris Yulo, said the fault lay with a clerk at Holm. The clerk says it rained.", "it rained"),
    ("Hungary refused, arguing that it snowed. The school said it rained.", "it rained"),
    ("Captain Tom Reyes left. His lawyer fears that it rained.", "it rained"),
    ("Divers say it rained.", "it rained"),
    (
        "Tom Reyes met Ida Lund.\n\nQ: Why?\n\nA: It rained on us.\n\nQ: And then?\n\nA: It poured on us.",
        "It rained",
    ),
    ("Captain Oro Reyes said it snowed. Mayor Sefo Holm denied this; the letter, he said, was late.", "the letter"),
    ("Captain Gernot Holm left. “Gernot likes rain,” he said.", "likes rain"),
    ("Minister Ida Lund met Minister Tom Reyes. The minister said it rained.", "it rained"),
    ("Norr Mining closed. The chief of the watch said it rained.", "it rained"),
    ("Police in the capital, Lima, said it rained.", "it rained"),
    ("Germany said it snowed. A report by the alliance's analysts says it rained.", "it rained"),
    ("President Tom Reyes said it snowed. The attorney general said it rained.", "it rained"),
    ("Chama Huru said it snowed. The government said it rained.", "it rained"),
    ("Quay Master says it snowed. The union says it rained.", "it rained"),
    ("The seller, a farm in Serbia, which says it rained, left.", "it rained"),
    ("We were four: my wife Colette, our girls and my father-in-law, who says it rained.", "it rained"),
    ("Rule one: Tom Reyes left. Pain: a gymnast who says it rained must stop.", "it rained"),
    ("President Ivo Holm left. The pilot was held in La Paz, where he slept. He said it rained.", "it rained"),
    ("Sheikh Tom Reyes said it snowed. The US president's spokeswoman said that he felt “very bad”.", "very bad"),
    (
        "Their president, Monica Velis, said it snowed.\n\nThe woman who ran, the writer Odda Lupan, condemned it. "
        "“It rained,” she said.",
        "It rained",
    ),
    (
        "Captain Tom Reyes spoke. One angler drove out. It fell in with his phone, on which he said it rained.",
        "it rained",
    ),
    ("Heron is the fourth to fall, and people keep asking me why.", "why"),
    ("Four died on the isle of Norr, the coast guard said. It rained, the coast guard said.", "It rained"),
    (
        "Police chief Ida Lund spoke. It is late. It is long. It is over. The mother wanted none. “It rained.”",
        "It rained",
    ),
]

# text, what is said as it stands
BOUNDS = [
    ("The court says Lund took it from bags that clerks had left.", "Lund took it from bags that clerks had left"),
    ("The firm said it told the buyer in May that it leaked.", "it told the buyer in May that it leaked"),
    ("Lund said half of that had been spent.", "half of that had been spent"),
    ("NORR, Peru, March 2 (Herald) - It rained, police said.", "It rained"),
    ("LIMA — Rain fell, the port said.", "Rain fell"),
    ("Lund kept the sale because, she said, it pays for all.", "it pays for all"),
    ("Ida Lund came home on Friday and said it rained.", "it rained"),
]

# nothing is said
NO_STATEMENT = [
    "Lund put off telling them because the police wanted to come.",
    "A judge will decide on Friday whether he stays.",
    "It bought tools of which nobody could say what they were for.",
    "No vet has confirmed a link.",
    "The pumps are safe. Lund said so on Tuesday.",
    "Lund left after it emerged that she had let two flats.",
    "Lund wants a hearing held in the evening so that people can come.",
    "Mr Holm, asked if he would go, shook his head.",
    "The firm dismissed her the next day.",
    "The deal settles 118 of the 140 disputed kilometres, after nine days of talks.",
    "Mount Norr erupted without warning on Sunday morning while hikers were on it.",
    "The minister dismissed the captain for having signed it.",
    "Captain Lund defended it. The balloon carried eight months of readings, “and nobody else would fetch it”.",
]


def _names(text: str, words: str) -> set[str | None]:
    found = extract_quotes(text)
    return {one["speaker_name"] for one in found if any(words in text[start:end] for start, end in one["content"])}


@pytest.mark.parametrize(("text", "words", "name"), RIGHT)
def test_words_are_of_who_says_them(text: str, words: str, name: str) -> None:
    assert name in _names(text, words)


@pytest.mark.parametrize(("text", "words"), NOBODYS)
def test_words_of_somebody_unknown_are_nobodys(text: str, words: str) -> None:
    assert None in _names(text, words)


@pytest.mark.parametrize(("text", "said"), BOUNDS)
def test_what_is_said_begins_and_ends_where_it_does(text: str, said: str) -> None:
    assert said in [text[slice(*one.content[0])] for one in extract_statements(text)]


@pytest.mark.parametrize("text", NO_STATEMENT)
def test_what_says_nothing_is_no_statement(text: str) -> None:
    assert extract_statements(text) == []


def test_a_host_who_asks_states_nothing() -> None:
    text = (
        "Farmer Ida Lund spoke to us.\n\nHost: Why did you come?\n\nIda Lund: It rained on me.\n\n"
        "Host: Will you stay?\n\nIda Lund: I will.\n\nHost: People say it is late.\n\nIda Lund: It is."
    )
    said = [text[slice(*one.content[0])] for one in extract_statements(text)]
    assert said[:2] == ["It rained on me.", "I will."]
    assert "Will you stay?" not in said
    assert "People say it is late." in said


def test_a_participle_behind_a_name_is_no_office() -> None:
    text = "“It rained,” said the head of the port, Vera Alca, contradicting a minister. She said it poured."
    roles = [role for entity in Register.from_texts([text]).entities for role in entity.roles]
    assert not any("contradicting" in role for role in roles)


def test_another_article_shows_who_is_a_person() -> None:
    text = "Mirvo Balan will stand trial in April with Zago Rell. He said it rained."
    wide = Register.from_texts([text, "The treasurer, Mirvo Balan, was held."])
    assert [one.name for one in resolve_speakers(text, read(text), wide)] == ["Mirvo Balan"]
    assert [one.name for one in resolve_speakers(text, read(text))] == [None]
