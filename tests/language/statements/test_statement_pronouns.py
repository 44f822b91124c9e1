"""Whom "he", "she", "they" and an office mean, by kinds of news: courts, sport, families, obituaries."""

from __future__ import annotations

import pytest

from retrieval.language.statements import extract_quotes

# text, words of the content, full name (None: nobody is named; "nothing": no statement has them)
CASES = {
    "obituary": [
        (
            (
                "Greta Moss, the potter who taught a town to bake, died on Monday. She was 81.\n\n“I never "
                "liked glaze,” she told the Reel in 1990."
            ),
            "I never liked",
            "Greta Moss",
        ),
        (
            (
                "Hugh Parr, who drew maps, died on Monday. His partner, Alan Reed, said he had been "
                "ill.\n\nMr. Parr drew his first map at six. “I got lost,” he wrote."
            ),
            "I got lost",
            "Hugh Parr",
        ),
    ],
    "two men": [
        (
            "Coach Mark Dunn praised goalkeeper Tim Ross after the game. “He kept us in it,” he said.",
            "He kept us",
            "Mark Dunn",
        ),
        (
            "Mark Dunn sued Tim Ross over the wall. Ross denies the charge. “It is my wall,” he said.",
            "It is my wall",
            "Tim Ross",
        ),
        ("Mark Dunn accused Tim Ross of lying. He said the wall was his.", "the wall was his", "Mark Dunn"),
        ("Mark Dunn told Tim Ross that the wall was his. “I have papers,” he said.", "I have papers", "Mark Dunn"),
        (
            ("Tim Ross was fined. The judge, Mark Dunn, said he had lied. He added that the wall was old."),
            "the wall was old",
            "Mark Dunn",
        ),
        ("Mark Dunn said he was sorry. Tim Ross said he was not. “I am glad,” he added.", "I am glad", "Tim Ross"),
        (
            ("Mark Dunn, 40, was with Tim Ross, 50, when the wall fell. Ross ran. “I thought of my kids,” he said."),
            "I thought of my kids",
            "Tim Ross",
        ),
    ],
    "two women": [
        (
            (
                "Minister Anna Bell met mayor Lucy Hart on Friday. Bell said the road would open. She added "
                "that it was late."
            ),
            "it was late",
            "Anna Bell",
        ),
        (
            ("Minister Anna Bell met mayor Lucy Hart on Friday. Hart thanked her. “It is a start,” she said."),
            "It is a start",
            "Lucy Hart",
        ),
        (
            ("Lucy Hart lost her house. Her neighbour, Anna Bell, took her in. “She had nothing,” she said."),
            "She had nothing",
            "Anna Bell",
        ),
        (
            (
                "Lucy Hart lost her house. Her neighbour, Anna Bell, took her in. “I had nothing,” Hart "
                "said. “She saved me.”"
            ),
            "She saved me",
            "Lucy Hart",
        ),
        ("Anna Bell wrote to Lucy Hart in May. She said she was sorry.", "she was sorry", "Anna Bell"),
        (
            (
                "Singer Lucy Hart sued her former manager, Anna Bell. Bell called the claim “nonsense”. She "
                "said she would fight it."
            ),
            "she would fight it",
            "Anna Bell",
        ),
    ],
    "office": [
        (
            ("Health minister Anna Bell came to Leeds. The minister said the ward would stay. She promised new beds."),
            "new beds",
            "Anna Bell",
        ),
        (
            ("Health minister Anna Bell came to Leeds. A nurse asked about pay. “We will see,” the minister said."),
            "We will see",
            "Anna Bell",
        ),
        ("The mayor said the road would open. She promised a party.", "a party", None),
        (
            (
                "Mayor Lucy Hart spoke first. The road would open, she said. A clerk nodded. The mayor "
                "added that it was late."
            ),
            "it was late",
            "Lucy Hart",
        ),
    ],
    "court": [
        (
            (
                "Paul Reed, 44, denies murder. Prosecutor Hugh Parr told the jury he had planned it. “He "
                "bought a rope,” he said."
            ),
            "He bought a rope",
            "Hugh Parr",
        ),
        (
            ("Paul Reed, 44, denies murder. His lawyer, Hugh Parr, said he was ill. He said Reed had slept badly."),
            "Reed had slept badly",
            "Hugh Parr",
        ),
        (
            ("Giving evidence, Lucy Hart said she saw a man. Cross-examined by Hugh Parr, she said it was dark."),
            "it was dark",
            "Lucy Hart",
        ),
        (
            "Lucy Hart told the court she saw a man. “Are you sure?” asked Hugh Parr. “Yes,” she said.",
            "Yes",
            "Lucy Hart",
        ),
        (
            "Judge Hugh Parr jailed Paul Reed for six years. “You are a danger,” he told him.",
            "You are a danger",
            "Hugh Parr",
        ),
        (
            "Jailing Reed for six years, judge Hugh Parr said he was a danger. He told him: “You lied.”",
            "You lied",
            "Hugh Parr",
        ),
        (
            ("Sentencing Paul Reed, Judge Hugh Parr said: “You lied.” Reed, 44, wept. “I am sorry,” he said."),
            "I am sorry",
            "Paul Reed",
        ),
    ],
    "sport": [
        (
            (
                "Lucy Hart won the race in 2:20. “I felt strong,” she said. Anna Bell was second. “I felt "
                "old,” she said."
            ),
            "I felt old",
            "Anna Bell",
        ),
        (
            (
                "Striker Tim Ross scored twice. Coach Mark Dunn said he was the best. “He works hard,” said "
                "Dunn. Ross was modest. “I got lucky,” he said."
            ),
            "I got lucky",
            "Tim Ross",
        ),
        ("Tim Ross has signed for Norr. The 24-year-old said he was happy.", "he was happy", "Tim Ross"),
        (
            "Tim Ross has signed for Norr. “It is a dream,” the striker told the club's website.",
            "It is a dream",
            "Tim Ross",
        ),
        (
            "Tim Ross has signed for Norr. Coach Mark Dunn, 50, was pleased. “He is quick,” he said.",
            "He is quick",
            "Mark Dunn",
        ),
    ],
    "family": [
        (
            ("Paul Reed was found on Monday. His sister Lucy said she was relieved. “We prayed,” she said."),
            "We prayed",
            "Lucy",
        ),
        (
            (
                "Paul Reed was found on Monday. His sister, Lucy Reed, 40, said she was relieved. “He is "
                "home,” she said."
            ),
            "He is home",
            "Lucy Reed",
        ),
        (
            ("Lucy Reed, whose brother Paul was found on Monday, said she was relieved. “He is home,” she said."),
            "He is home",
            "Lucy Reed",
        ),
    ],
    "business": [
        (
            (
                "Norr Line named Anna Bell its head. She will start in May. Her predecessor, Hugh Parr, "
                "said he was proud. “It was time,” he said."
            ),
            "It was time",
            "Hugh Parr",
        ),
        (
            ("Norr Line said profit fell. Chief executive Anna Bell blamed fuel. It would cut costs, she said."),
            "It would cut costs",
            "Anna Bell",
        ),
        (
            "Norr Line said profit fell. It expects a better year, the company said.",
            "It expects a better year",
            "Norr Line",
        ),
        ("Norr Line said profit fell. It said fuel was dear.", "fuel was dear", "Norr Line"),
    ],
    "science": [
        ("The study was led by Anna Bell of Sund University. “Bats sing,” she says.", "Bats sing", "Anna Bell"),
        (
            "Bats sing, says a study by Anna Bell and Hugh Parr. “They sing at dusk,” he says.",
            "They sing at dusk",
            "Hugh Parr",
        ),
        (
            (
                "Bats sing, a team led by Anna Bell found. Hugh Parr, who was not involved, called it "
                "“lovely”. “I want more,” he wrote."
            ),
            "I want more",
            "Hugh Parr",
        ),
    ],
    "police": [
        ("Police arrested Paul Reed, 44. He told officers he was lost.", "he was lost", "Paul Reed"),
        ("A woman was hurt on Elm Road. She told police she saw no one.", "she saw no one", None),
        ("Sgt. Hugh Parr said a man was hurt. “He was lucky,” he said.", "He was lucky", "Hugh Parr"),
    ],
    "parliament": [
        (
            "Anna Bell asked the prime minister, Hugh Parr, whether he would go. He said he would not.",
            "he would not",
            "Hugh Parr",
        ),
        (
            (
                "Opposition leader Hugh Parr rose. He accused the prime minister, Mark Dunn, of lying. Mr "
                "Dunn said he was proud. He told MPs the sum was right."
            ),
            "the sum was right",
            "Mark Dunn",
        ),
        ("Hugh Parr asked Mark Dunn whether he would go. “No,” he replied.", "No", "Mark Dunn"),
    ],
    "travel": [
        ("Our guide, Mateo, shows us the ruins. “They are old,” he says.", "They are old", "Mateo"),
        ("We met Lucy Hart at the gate. She told us the ruins were old.", "the ruins were old", "Lucy Hart"),
    ],
    "charity": [
        ("Amina, 9, walks to the well. “It is far,” she says.", "It is far", "Amina"),
        (
            ("Amina, who is nine, walks to the well. Her mother, Halima, says it is far. “She is tired,” she says."),
            "She is tired",
            "Halima",
        ),
        (
            ("Farmer Joseph Mbeki lost his herd. His wife, Grace, sold her loom. “We had no choice,” he says."),
            "We had no choice",
            "Joseph Mbeki",
        ),
    ],
    "ages": [
        ("“It rained,” said the 24-year-old.", "It rained", None),
        ("Lucy Hart won. Anna Bell was second. “It rained,” said the 24-year-old.", "It rained", "Anna Bell"),
    ],
    "longer stretches": [
        (
            (
                "Maria Lopez, a nurse, found the boy. “He was cold,” she said.\n\nHis mother, Carmen Diaz, "
                "thanked her. “I owe her everything,” she said.\n\nLopez said anyone would have done it. “I "
                "just acted,” she said."
            ),
            "I just acted",
            "Maria Lopez",
        ),
        (
            (
                "Maria Lopez, a nurse, found the boy. “He was cold,” she said.\n\nHis mother, Carmen Diaz, "
                "thanked her. “I owe her everything,” she said."
            ),
            "I owe her",
            "Carmen Diaz",
        ),
        (
            (
                "Councillor John Webb proposed the cut. Councillor Peter Hale opposed it. Webb said there "
                "was no money. He accused Hale of dreaming. “He lives on the moon,” he said."
            ),
            "He lives on the moon",
            "John Webb",
        ),
        (
            (
                "Councillor John Webb proposed the cut. Councillor Peter Hale opposed it. Hale said the "
                "sums were wrong. “Do them again,” he told Webb."
            ),
            "Do them again",
            "Peter Hale",
        ),
        (
            ("When Peter Hale told John Webb the news, he wept. “I was lost,” Webb said. “I had no one,” he said."),
            "I had no one",
            "John Webb",
        ),
        (
            "According to John Webb, Peter Hale never paid. “He laughed at me,” he said.",
            "He laughed at me",
            "John Webb",
        ),
        (
            "The director, Sofia Marin, cast Elena Ruiz at once. “She walked in and I knew,” she said.",
            "She walked in",
            "Sofia Marin",
        ),
        (
            (
                "The director, Sofia Marin, cast Elena Ruiz at once. Ruiz, 24, had never acted. “I was "
                "working in a bar,” she said."
            ),
            "I was working in a bar",
            "Elena Ruiz",
        ),
        ("Elena Ruiz said Sofia Marin had changed her life. “She saw me,” she said.", "She saw me", "Elena Ruiz"),
        ("Elena Ruiz credits Sofia Marin. “She saw me,” she said.", "She saw me", "Elena Ruiz"),
        (
            (
                "Striker Karim Benali was sent off. Referee Tom Voss said he had no choice. “It was a clear "
                "foul,” he said."
            ),
            "It was a clear foul",
            "Tom Voss",
        ),
        (
            ("Striker Karim Benali was sent off. Coach Leon Abt defended him. “He was provoked,” he said."),
            "He was provoked",
            "Leon Abt",
        ),
        (
            (
                "Karim Benali joined from Sund for £3m. Coach Leon Abt has tracked him since May. He said "
                "the forward would start on Sunday."
            ),
            "the forward would start",
            "Leon Abt",
        ),
        (
            (
                "Officer Dale Pruitt chased the man, later identified as Ron Meyer. Meyer told him he was "
                "jogging. He was charged with theft."
            ),
            "he was jogging",
            "Ron Meyer",
        ),
        ("Ron Meyer, 30, was arrested. His mother said he was asleep. She called police “bullies”.", "bullies", None),
        ("Dr Ana Pinto treated Rosa Lima. She said the burn was deep.", "the burn was deep", "Ana Pinto"),
        (
            (
                "Rosa Lima burned her hand. Dr Ana Pinto, who treated her, said it would heal. “She was "
                "brave,” she said."
            ),
            "She was brave",
            "Ana Pinto",
        ),
        (
            ("Rosa Lima burned her hand. Dr Ana Pinto treated her. “I screamed,” Lima said. She said the pan was hot."),
            "the pan was hot",
            "Rosa Lima",
        ),
        (
            (
                "Minister Ravi Rao met farmers' leader Arjun Singh. Rao called the talks “warm”. Singh was "
                "less sure. “We want it in writing,” he said."
            ),
            "We want it in writing",
            "Arjun Singh",
        ),
        (
            ("Founder Emma Stone sold the firm to Laura Beck. Beck will run it. She plans no cuts, she said."),
            "She plans no cuts",
            "Laura Beck",
        ),
        (
            (
                "Founder Emma Stone sold the firm to Laura Beck. “It was time,” Stone said. Beck thanked "
                "her. “She built it,” she said."
            ),
            "She built it",
            "Laura Beck",
        ),
        (
            "Emma Stone and Laura Beck founded the firm. Stone left in May. “I was tired,” she said.",
            "I was tired",
            "Emma Stone",
        ),
        (
            (
                "Emma Stone and Laura Beck founded the firm. They met at school. “She sat next to me,” "
                "Stone says. She laughs. “She copied my sums,” she adds."
            ),
            "She copied my sums",
            "Emma Stone",
        ),
        (
            "In a letter to Laura Beck, Emma Stone said she was sorry. She said she would pay.",
            "she would pay",
            "Emma Stone",
        ),
        (
            "Speaking alongside Laura Beck, Emma Stone said it was late. She added that it was cold.",
            "it was cold",
            "Emma Stone",
        ),
        ("Emma Stone, standing next to Laura Beck, wept. “I am sorry,” she said.", "I am sorry", "Emma Stone"),
        (
            "Laura Beck was at the window when Emma Stone fell. “I heard a cry,” she said.",
            "I heard a cry",
            "Laura Beck",
        ),
        (
            ("Emma Stone was killed on Monday. Her friend Laura Beck was with her. “She never saw it,” she said."),
            "She never saw it",
            "Laura Beck",
        ),
        (
            "Emma Stone was killed on Monday. Laura Beck lives next door. “She was lovely,” she said.",
            "She was lovely",
            "Laura Beck",
        ),
        (
            ("The killing of Emma Stone shocked the street. Laura Beck, 60, heard a cry. “I ran out,” she said."),
            "I ran out",
            "Laura Beck",
        ),
        (
            (
                "Emma Stone's killer, Carl Voss, was jailed. Judge Hugh Parr said he was wicked. He told "
                "the court he would not forget it."
            ),
            "he would not forget it",
            "Hugh Parr",
        ),
        ("Emma Stone's mother, Gill, read a statement. “My girl is gone,” she said.", "My girl is gone", "Gill"),
        ("Gill Stone held a photo of her daughter Emma. “She was my life,” she said.", "She was my life", "Gill Stone"),
        ("Paul Reed plays the king. Hugh Parr directs. He calls it “a play for now”.", "a play for now", "Hugh Parr"),
        ("Paul Reed, who plays the king, says Hugh Parr is a bully. “He shouts,” he says.", "He shouts", "Paul Reed"),
        ("Told of Parr's words, Paul Reed laughed. “He is right,” he said.", "He is right", "Paul Reed"),
        ("“He is right,” Paul Reed said of Hugh Parr. He added that he liked him.", "he liked him", "Paul Reed"),
        (
            ("Tim Ross, 24, and Leon Abt, 50, were hurt. A nurse left. “It rained,” said the 24-year-old."),
            "It rained",
            "Tim Ross",
        ),
        (
            (
                "Tim Ross, 24, was hurt. It snowed all day. Coach Leon Abt left. The 24-year-old defender "
                "said it rained."
            ),
            "it rained",
            "Tim Ross",
        ),
    ],
}


@pytest.mark.parametrize(
    ("text", "words", "name"), [pytest.param(*case, id=f"{kind}: {case[0]}") for kind in CASES for case in CASES[kind]]
)
def test_who_is_meant(text: str, words: str, name: str | None) -> None:
    found = [one for one in extract_quotes(text) if any(words in text[slice(*span)] for span in one["content"])]
    shortest = sorted(found, key=lambda one: sum(end - start for start, end in one["content"]))[:1]
    assert [one["speaker_name"] for one in shortest] == ([] if name == "nothing" else [name])
