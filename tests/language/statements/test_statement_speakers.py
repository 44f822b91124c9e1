"""Who the speakers are: pronouns, nouns and surnames to full names."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.language.statements import Register, extract_quotes, read, resolve_speakers

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"

# text, words of the content, full name
RESOLVED = [
    ("Mayor Lena Brandt spoke. “We will stay,” she said.", "We will stay", "Lena Brandt"),
    ("Lena Brandt met Tom Reyes. “We will stay,” Brandt said.", "We will stay", "Lena Brandt"),
    ("Lena Brandt, a doctor, met Tom Reyes in Oslo. “No,” he said.", "No", "Tom Reyes"),
    ("Mr. Reyes met Mary Holm. She said that it rained.", "it rained", "Mary Holm"),
    ("Prime Minister Ana Silva spoke in Lima. The prime minister said that rain fell.", "rain fell", "Ana Silva"),
    (
        "Ana Silva, the Peruvian foreign minister, met her Kenyan counterpart, Joe Otieno. "
        "The Peruvian foreign minister said talks went well.",
        "talks went well",
        "Ana Silva",
    ),
    (
        "The Kremlin said the two would meet. They will also sign “several papers,” the statement read.",
        "several papers",
        "Kremlin",
    ),
    ("Emil Sand, a law professor, spoke. “It is late,” said the expert.", "It is late", "Emil Sand"),
    (
        "President Xu Wei greeted Prime Minister Jan Bek. Xu and Bek said that ties were good.",
        "ties",
        "Xu Wei and Jan Bek",
    ),
    (
        "President Xu Wei greeted Prime Minister Jan Bek. The two leaders said that ties were good.",
        "ties",
        "Xu Wei and Jan Bek",
    ),
    ("“We won,” said the club's coach, Ines Duarte, in Porto.", "We won", "Ines Duarte"),
    ("Ines Duarte, who said she was ill, left.", "she was ill", "Ines Duarte"),
    ("The World Trade Union (WTU) met. The WTU said that pay must rise.", "pay must rise", "World Trade Union"),
    ("“I think we lost,” Mr. Omar Diop said.", "we lost", "Omar Diop"),
    ("Omar Diop called. “I never left,” Diop said. “I stayed at home.”", "I stayed at home", "Omar Diop"),
    ("Wang Mei spoke. Later Minister Wang Bo arrived. Wang said that he was late.", "he was late", "Wang Bo"),
    ("Kathryn Waters came. “Fine,” said Water.", "Fine", "Kathryn Waters"),
    ("Theresa May spoke. “We leave,” Mrs. May said.", "We leave", "Theresa May"),
    ("Chief Executive Pavel Novak spoke. “We leave,” Novak said.", "We leave", "Pavel Novak"),
    ("Harbour Master Ida Lund said that it rained.", "it rained", "Ida Lund"),
    ("Oslo-based Norr Line said that it rained.", "it rained", "Norr Line"),
    ("Captain Tom Reyes flew to Costa Rica. It rains in Costa Rica. He said that he was late.", "late", "Tom Reyes"),
    ("The bank's director, Ida Lund, said rates would fall.", "rates", "Ida Lund"),
    ("Lena Aalto said: “Shipping will decide. Tom Reyes says it is late.”", "it is late", "Tom Reyes"),
    ("Volvo sells the Volvo Ocean. Volvo said it rained.", "it rained", "Volvo"),
    ("Norr Holding lost money. Norr said it rained.", "it rained", "Norr Holding"),
    ("Vietnam protested. The Academy of Vietnam met. Vietnam said it rained.", "it rained", "Vietnam"),
    (
        "President Ana Holm and Trade Minister Ida Lund said it rained.",
        "it rained",
        "Ana Holm and Ida Lund",
    ),
    ("Iran and Saudi Arabia said it rained.", "it rained", "Iran and Saudi Arabia"),
    ("Saudi Arabia and Iran said it rained.", "it rained", "Iran and Saudi Arabia"),
    ("The firm that runs the Prize, Dick Lund Ltd, denied that it rained.", "it rained", "Dick Lund Ltd"),
    (
        "The Club issued a letter on behalf of manager Ida Lund, offering “deep sorrow to all of them”.",
        "deep sorrow",
        "Club",
    ),
    ("Tom Reyes forced her out while Ida Lund sang. He left while threatening to sue.", "to sue", "Tom Reyes"),
    (
        "The Kenyan Foreign Ministry met the Peruvian Foreign Ministry. Kenya's foreign ministry said it rained.",
        "it rained",
        "Kenyan Foreign Ministry",
    ),
    ("The Office of Rail and Road said it rained.", "it rained", "Office of Rail and Road"),
    ("Oslo Mayor Ida Lund spoke. The Oslo Mayor said it rained.", "it rained", "Ida Lund"),
    ("The Holm administration met. Later President Tom Holm left. He said it rained.", "it rained", "Tom Holm"),
    ("Day-by-day Lund learned. Captain Ida Lund left. Lund said it rained.", "it rained", "Ida Lund"),
    ("Gwendolyn Xu met Kofi Lund. She said that it rained.", "it rained", "Gwendolyn Xu"),
    ("Kofi Lund met Yaa Asante. Asante sang. Lund left. “No,” said Kofi Lund.", "No", "Kofi Lund"),
    ("A spokesman for the National Dam Safety Office, Juan Rios, said it rained.", "it rained", "Juan Rios"),
    ("An insider at Imber Hydro, engineer Kofi Lund, said it rained.", "it rained", "Kofi Lund"),
    ("Imber Hydro said it rained. “We mourn,” the company said.", "We mourn", "Imber Hydro"),
    ("Norr Line issued a statement on Ida Lund after Lund spoke. The statement said it rained.", "it", "Norr Line"),
    ("Word came after Mr. Tom Holm used a speech to accuse Peru of theft, warning of war.", "of war", "Tom Holm"),
    ("The board's chief conciliator, Yusra Lund, called it “warm”. She said it rained.", "it rained", "Yusra Lund"),
    ("Brandt & Osei said it rained.", "it rained", "Brandt & Osei"),
    (
        "Rep. Ida Omar left. Host Jane Holm spoke on Omar. Omar said it poured. “We win,” she wrote.",
        "We win",
        "Ida Omar",
    ),
    (
        "Ana Swift Sings Tonight. Ana Swift left. Ana Swift ate. Ana Swift slept. Ana Swift woke. Ana Swift sat. "
        "Ana Swift said it rained.",
        "it rained",
        "Ana Swift",
    ),
    ("Foo Brenn, of the drivers' union, wept. He said that it rained.", "it rained", "Foo Brenn"),
    (
        "Mayor Kofi Holm left. A spokesman for Holm, Amos Reyes, said it was late. He added that it rained.",
        "it rained",
        "Amos Reyes",
    ),
    (
        "Michael Holm wept. Orrin Lund, who defends Holm, said Holm is a single father. “We hope,” Lund said. "
        "Sailors bend rules, he said.",
        "Sailors bend rules",
        "Orrin Lund",
    ),
    ("Norr Port captain Kofi Lund left. He said it rained.", "it rained", "Kofi Lund"),
    (
        "A spokesman for the Norr Department said it was late. “We mourn,” the spokesman said.",
        "We mourn",
        "Norr Department",
    ),
    (
        "The Holm Transport Police came. Holm Transport Police chief Ida Lund wept. “Six fell,” the transport police "
        "said.",
        "Six fell",
        "Holm Transport Police",
    ),
    ("The ship sank. A statement from the Norr Ministry said it was late.", "it was late", "Norr Ministry"),
    ("Data from Norr Line said it rained.", "it rained", "Norr Line"),
    ("Mary Lund's songs came out at Big Harbour, which Peru owns. In a post she said it rained.", "it", "Mary Lund"),
    (
        "Kofi Lund wrote plays. On May 2 he mailed Amos Holm about the end. “It is hard,” he wrote.",
        "It is hard",
        "Kofi Lund",
    ),
    ("Mary Holm and her brother Kofi Lund said it rained.", "it rained", "Mary Holm and Kofi Lund"),
    ("Norr Line CEO, Kofi Lund, said it rained.", "it rained", "Kofi Lund"),
    (
        "Mayor Ana Silva left. Mary Holm, whose husband Ole, 43, is at sea, said it rained. “No,” she said.",
        "No",
        "Mary Holm",
    ),
    ("The Salt and Rope Workers' Federation said it rained.", "it rained", "Salt and Rope Workers' Federation"),
    ("The Beavers' Norr Park is wet. Norr Park said it rained.", "it rained", "Norr Park"),
    ("The Norr A380 is late. Norr said it rained.", "it rained", "Norr"),
    ("Peru sold it to Norr Capital for US$3 million. Norr said it rained.", "it rained", "Norr Capital"),
    ("Minister Leo Holm met the Prime Minister. He said it rained.", "it rained", "Leo Holm"),
    ("Rin Sabo, Deputy Chief Constable at Norr Police (NP), left. He said it rained.", "it rained", "Rin Sabo"),
    ("Dr King said it rained.", "it rained", "King"),
    (
        "Trade Minister Leo Holm left. Rin Sabo was less shy.\n\nThe minister hit back. He said it rained.",
        "it rained",
        "Leo Holm",
    ),
    ("UN Secretary-General Rin Holm said it rained.", "it rained", "Rin Holm"),
    (
        "The army left, the Port Board said. The Norr Front shot at the ferry, which it said crashed off Lima.",
        "crashed",
        "Norr Front",
    ),
    ("Ships of Norr Corps left. A norr is a corps. Norr Corps said it rained.", "it rained", "Norr Corps"),
    ("Initial findings of the Norr Rail Agency (NRA) show that it rained.", "it rained", "Norr Rail Agency"),
    ("Mary A. Holm, Lund’s lawyer, said it rained.", "it rained", "Mary A. Holm"),
    ("His wife Mary left.\n\n19:45 Brigade commander Rin Sabo is not glad. “No,” she says.", "No", "Rin Sabo"),
    ("Holm Bank (HB) and UBN said it rained.", "it rained", "Holm Bank and UBN"),
]

# text, words somebody says, where of all who say them one stays without a name
NAMELESS = [
    ("Tom Reyes said the driver told him that it rained.", "that it rained"),
    ("Norr Line said it was late. Analysts expect more. They said it rained.", "it rained"),
    ("One clerk told the Norr Herald. The second clerk, who said it rained, left.", "it rained"),
    ("Michael Holm wept. He said it was late. The actress left. “No,” she said.", "No"),
    ("Captain Ida Lund said it was late. It rained, according to the office release.", "It rained"),
    ("The Oslo-owned firm said it rained.", "it rained"),
    ("The office of Mayor Ida Lund said it rained.", "it rained"),
    ("The two-time NFL Coach of the Year said it rained.", "it rained"),
    ("Lund: The union says it rained. Is that so?\n\nHolm: I saw it.\n\nLund: And you?", "it rained"),
    ("In Oslo, a spokeswoman for Norr said it was late. “No,” she said.", "No"),
    ("Initial reports show that it rained. “Initial signs are bad,” said Ida Lund.", "it rained"),
]


@pytest.mark.parametrize(("text", "words"), NAMELESS)
def test_does_not_name_another(text: str, words: str) -> None:
    names = [
        quote["speaker_name"]
        for quote in extract_quotes(text)
        if any(words in text[start:end] for start, end in quote["content"])
    ]
    assert None in names


@pytest.mark.parametrize(("text", "words", "name"), RESOLVED)
def test_resolves_a_speaker_within_the_article(text: str, words: str, name: str) -> None:
    names = {
        quote["speaker_name"]
        for quote in extract_quotes(text)
        if any(words in text[start:end] for start, end in quote["content"])
    }
    assert name in names


UNNAMED = [
    "Officials said that the dam could break.",
    "Anna Holm left. Residents say that it rained.",
    "A spokesman for the ministry said that it rained.",
    "The president said that it rained.",
    "“It rained,” one man said.",
    "Mary Holm left. Her family said that it rained.",
    "Norr Line bought ships in North Vale. He said that it rained.",
    "The minister said that it rained.",
    "The Chinese said that it rained.",
    "A Chinese statement said that it rained.",
    "A South Korean newspaper said that it rained.",
    "The Russian Foreign Ministry met. The foreign ministry in Beijing said that it rained.",
    "Some research was done. Research shows that it rained.",
    "A boy posed as Go-Kart Track online. “It rained,” she said.",
    "Witnesses said that it rained.",
    "Maszlo mourned. The emergency service said it rained. It said that it poured.",
    "The union's general secretary said it rained. He said that it poured.",
    "The operator, which runs four ships, said that it rained.",
    "The Xu News Agency came. The commission said that it rained.",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_does_not_guess_a_name(text: str) -> None:
    quotes = extract_quotes(text)
    assert quotes
    assert {quote["speaker_name"] for quote in quotes} == {None}


# text, how the speaker is known, at least and at most how surely
KNOWN = [
    ("Captain Tom Reyes said that it rained.", "named", 1.0, 1.0),
    ("Captain Tom Reyes left. Reyes said that it rained.", "named", 0.95, 1.0),
    ("Captain Tom Reyes left. He said that it rained.", "pronoun", 0.6, 0.95),
    ("Captain Tom Reyes left. The captain said that it rained.", "office", 0.9, 0.95),
    ("Officials said that it rained.", "unnamed", 0.0, 0.0),
]


@pytest.mark.parametrize(("text", "basis", "least", "most"), KNOWN)
def test_a_speaker_says_how_it_is_known(text: str, basis: str, least: float, most: float) -> None:
    (speaker,) = resolve_speakers(text, read(text))
    assert speaker.basis == basis
    assert least <= speaker.sure <= most


def test_he_in_quoted_words_is_not_who_quotes_him() -> None:
    quotes = extract_quotes("Captain Tom Reyes said he asked the mate if it rained: “He said it poured.”")
    assert {q["speaker_name"] for q in quotes} == {"Tom Reyes", None}


def test_a_site_is_of_whose_it_is_and_not_of_who_spoke_before() -> None:
    text = "Captain Ida Lund said that it poured. It rained, according to the company's site."
    assert [quote["speaker_name"] for quote in extract_quotes(text)] == ["Ida Lund", None]


def test_a_letter_is_not_of_who_spoke_after_it() -> None:
    text = "Mr. Tom Reyes left in a letter, a day after Mary Holm said she was ill. “It was time,” the letter began."
    assert [q["speaker_name"] for q in extract_quotes(text)] == ["Mary Holm", None]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("She spoke to presenter Rin Marsh.", "presenter"),
        ("19:45 Brigade commander Rin Marsh is late.", "Brigade commander"),
        ("At 13.10 trade minister Rin Marsh left.", "trade minister"),
    ],
)
def test_what_only_stands_before_an_office_is_no_part_of_it(text: str, role: str) -> None:
    assert [one.roles for one in Register.from_texts([text]).entities if one.name == "Rin Marsh"] == [(role,)]


def test_of_two_about_equal_nobody_is_named() -> None:
    text = "Tom Reyes and Mark Holm came. “No,” he said."
    assert {quote["speaker_name"] for quote in extract_quotes(text)} == {None}


class TestRegister:
    def test_a_given_name_says_nothing_across_articles(self) -> None:
        register = Register.from_texts(["Captain David Reyes flew to Oslo."])
        (quote,) = extract_quotes("David said that it rained.", register)
        assert quote["speaker_name"] == "David"

    def test_a_bare_office_says_nothing_across_articles(self) -> None:
        register = Register.from_texts(["Foreign Minister Qin Gang flew to Oslo."])
        (quote,) = extract_quotes("The minister said that it rained.", register)
        assert quote["speaker_name"] is None

    @pytest.mark.parametrize("called", ["Ana Silva", "Ana Silva Rocha"])
    def test_one_person_under_a_longer_name(self, called: str) -> None:
        register = Register.from_texts(["President Ana Silva Rocha spoke.", "President Ana Silva left. Ana Silva ate."])
        entity = register.resolve(called)
        assert entity is not None
        assert entity.name == "Ana Silva Rocha"

    def test_of_two_with_a_surname_nobody_is_meant(self) -> None:
        register = Register.from_texts(["Captain Tom Reyes left.", "Doctor Ana Reyes left."])
        (quote,) = extract_quotes("Reyes said that it rained.", register)
        assert quote["speaker_name"] == "Reyes"

    def test_full_name_from_another_article(self) -> None:
        register = Register.from_texts(["Foreign Minister Qin Gang flew to Oslo."])
        (quote,) = extract_quotes("“We are ready,” Qin said.", register)
        assert quote["speaker_name"] == "Qin Gang"

    def test_office_from_another_article(self) -> None:
        register = Register.from_texts(["Chinese Foreign Minister Qin Gang flew to Oslo.", "President Ana Silva flew."])
        (quote,) = extract_quotes("China's foreign minister said that talks went well.", register)
        assert quote["speaker_name"] == "Qin Gang"

    def test_two_holders_of_an_office_are_no_answer(self) -> None:
        register = Register.from_texts(["President Ana Silva met President Jo Bek."])
        (quote,) = extract_quotes("The president said that talks went well.", register)
        assert quote["speaker_name"] is None

    @pytest.mark.parametrize("spelling", ["Zelensky", "Zelenskyy", "Zelenskiy", "Volodymyr Zelensky"])
    def test_spellings_of_one_name(self, spelling: str) -> None:
        register = Register.from_texts(
            ["President Volodymyr Zelenskyy spoke.", "President Volodymyr Zelenskyy left.", "Volodymyr Zelensky came."]
        )
        entity = register.resolve(spelling)
        assert entity is not None
        assert entity.name == "Volodymyr Zelenskyy"
        assert {"Volodymyr Zelenskyy", "Volodymyr Zelensky"} <= entity.spellings

    def test_knows_roles(self) -> None:
        register = Register.from_texts(["Tom Reyes, a police officer, spoke.", "Captain Tom Reyes left."])
        entity = register.resolve("Reyes")
        assert entity is not None
        assert set(entity.roles) == {"a police officer", "Captain"}

    @pytest.mark.parametrize("name", ["Nobody", "", "…", "Reyez Tom Holm"])
    def test_unknown_name(self, name: str) -> None:
        assert Register.from_texts(["Captain Tom Reyes left."]).resolve(name) is None

    @pytest.mark.parametrize(
        ("known", "asked"),
        [("Martinez", "Martin"), ("Harrison", "Harris"), ("Robertson", "Roberts"), ("Nielsen", "Nelson")],
    )
    def test_another_surname_is_no_spelling(self, known: str, asked: str) -> None:
        assert Register.from_texts([f"Captain Tom {known} left."]).resolve(asked) is None

    @pytest.mark.parametrize(
        ("known", "asked"),
        [
            ("Gaddafi", "Gadhafi"),
            ("Lukashenko", "Lukashenka"),
            ("Shoigu", "Shoygu"),
            ("Tokayev", "Tokaev"),
            ("Peskov", "Peskow"),
        ],
    )
    def test_transliterations_are_one_surname(self, known: str, asked: str) -> None:
        entity = Register.from_texts([f"Captain Tom {known} left."]).resolve(asked)
        assert entity is not None
        assert entity.name == f"Tom {known}"

    def test_does_not_confuse_other_names(self) -> None:
        register = Register.from_texts(["Captain Tom Martin left.", "Doctor Ana Martinez left."])
        martin, martinez = register.resolve("Martin"), register.resolve("Martinez")
        assert martin is not None
        assert martinez is not None
        assert (martin.name, martinez.name) == ("Tom Martin", "Ana Martinez")


# words of the press texts, full name, the texts that carry them from this speaker
WHO_SAID = [
    ("main political event of the year", "Vladimir Putin", {"000", "001", "004"}),
    ("important bilateral documents", "Kremlin", {"001", "004"}),
    ("important bilateral documents", "Russian government", {"000"}),
    ("changes unseen in a century", "Wang Wenbin", {"003"}),
    ("inject new impetus into the development of bilateral relations", "Wang Wenbin", {"001"}),
    ("general principles than actionable proposals", "Ja-Ian Zhong", {"003"}),
    ("an objective and fair stance on the Ukraine", "Qin Gang", {"000", "001"}),
    ("best friend", "Xi Jinping", {"002"}),
    ("I underscored the importance of", "Dmytro Kuleba", {"001"}),
]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the press texts are not here")
@pytest.mark.parametrize(("words", "name", "documents"), WHO_SAID)
def test_press_texts(words: str, name: str, documents: set[str]) -> None:
    texts = {path.name[:3]: path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    register = Register.from_texts(texts.values())
    found = set()
    for key, text in texts.items():
        reading = read(text)
        for statement, speaker in zip(reading.statements, resolve_speakers(text, reading, register), strict=True):
            if speaker.name == name and any(words in text[start:end] for start, end in statement.content):
                found.add(key)
    assert found == documents
