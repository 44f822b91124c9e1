"""Watches on denials: what is denied may stand before the sentence that denies; of something else nothing is posted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from retrieval.answers.news.since import fresh, new_items
from retrieval.desk import Desk
from retrieval.watches.matching import Brought
from retrieval.watches.wanted import wanted

KNOWN = {
    "Ferry lines of Osel": (
        "Brandt Lines and Kestrel Freight run the ferries of Osel. "
        "The union of the crews wants higher pay from both lines. "
        "The minister, Ida Moe, said that ferries matter to the islands."
    ),
    "The works by the river": (
        "The Tarn works make paint by the river. "
        "The director, Tova Quist, said that the works had two hundred workers. "
        "Soldiers guard the port of Kestrel, where oil is shipped."
    ),
    "Council of Osel": (
        "The mayor of Osel, Bo Lind, opened a school that a builder gave to the town. "
        "Reporters asked him about the cost. "
        "The army's spokesman, Milo Ranta, was there among the crowd."
    ),
    "Airline news": (
        "Norrland Air flies to eleven towns. "
        "Its chief executive, Hedda Varga, has run the airline since 2019. "
        "The pilots' union has eight hundred members."
    ),
    "Parliament": (
        "The Liberal Front holds forty seats. "
        "Its leader, Osk Marran, is also a lawyer. "
        "The interior minister, Petra Zole, answers for the police."
    ),
    "Football": (
        "The club of Velm plays in the second league. "
        "Its owner, Dario Kest, sells cars. "
        "The referee, Jonas Hale, comes from the coast."
    ),
    "Hospital": (
        "The hospital of Rusk has four hundred beds. "
        "Doctors there asked for new machines. "
        "The head doctor, Lia Tarm, spoke of long nights."
    ),
}


def article(folder: Path, number: int, title: str, text: str) -> None:
    header = f"---\ntitle: {title}\nsource: Outlet {number}\npublished: 2024-05-0{number + 1}\n---\n\n"
    (folder / f"{number}.md").write_text(f"{header}{text}\n", "utf8")


@pytest.fixture
def posted(make_desk: Callable[..., Desk], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[str]]:
    """The sentences that a watch posts of new articles, given by title and text, which come to an index one by one."""

    def found(watch: str, *new: tuple[str, str]) -> list[str]:
        folder = tmp_path_factory.mktemp("denials")
        desk = make_desk(folder / "index.db")
        for number, (title, text) in enumerate(KNOWN.items()):
            article(folder, number, title, text)
        desk.build([folder])
        for number, (title, text) in enumerate(new, len(KNOWN)):
            article(folder, number, title, text)
        desk.build([folder])
        with desk.index.reading() as reading:
            came = {at for at, card in reading.cards().items() if int(card.id.removesuffix(".md")) >= len(KNOWN)}
            brought = Brought(desk.retriever(reading), fresh(reading, came), new_items(reading, came, []))
            return [item.citation.text for item in brought.wanted_by(wanted(watch))]

    return found


POSTED = [
    (
        "anyone denies the merger",
        "Brandt Lines and Kestrel Freight said to agree on a merger",
        "The Osel Herald wrote on Monday that the two lines had agreed on a merger. "
        "Bo Lind, who heads Brandt Lines, denied it on Tuesday.",
        1,
    ),
    (
        "anyone denies the merger",
        "Secret talks",
        "Opponents in parliament say that the merger was agreed in secret last month. "
        "The minister, Ida Moe, rejected the claims as nonsense.",
        1,
    ),
    (
        "Lind denies taking bribes",
        "Mayor accused of taking bribes",
        "Bo Lind, the mayor of Osel, has denied any wrongdoing and will stay in office. The council meets on Friday.",
        0,
    ),
    (
        "anyone denies the leak",
        "Works to open again",
        "Kestrel Works, denying that there had been any leak, said that the plant would open again on Friday.",
        0,
    ),
    (
        "anyone denies the leak",
        "Works to open again",
        "Denying that the works had a leak, the director, Tova Quist, said that they would open again on Friday.",
        0,
    ),
    (
        "anyone denies that soldiers fired on the crowd",
        "Army speaks",
        "The allegation that soldiers fired on the crowd was denied by the army's spokesman, Milo Ranta, on Friday.",
        0,
    ),
    (
        "anyone denies the bribes",
        "Inquiry into a builder",
        "Prosecutors say that Bo Lind took bribes from a builder in 2021. "
        "He dismissed the allegations as a fairy tale told by rivals.",
        1,
    ),
    (
        "anyone denies the merger",
        "Ferry lines",
        "A merger of the two ferry lines is near, three people close to the talks told the Osel Herald. "
        "Ida Moe called the reports false and said that no talks were held.",
        1,
    ),
    (
        "anyone denies selling oil",
        "Oil trade",
        "The envoy accused the port of Kestrel of selling oil to the rebels. "
        "The port's director, Tova Quist, denied the accusation on Thursday.",
        1,
    ),
    (
        "Quist denies the leak",
        "Leak at the Tarn works",
        "People who live by the river reported a leak at the Tarn works on Sunday night. "
        "Tova Quist, who runs the works, rejected the reports and invited them to look.",
        1,
    ),
    (
        "anyone denies the merger",
        "Merger of ferry lines agreed, paper says",
        "Bo Lind, who heads Brandt Lines, dismissed the report on Tuesday as pure invention.",
        0,
    ),
    (
        "anyone denies the cover-up",
        "Police under pressure",
        "Lawyers for the family say that there was a cover-up by senior officers. "
        "Petra Zole, the interior minister, flatly denied this when she spoke in parliament.",
        1,
    ),
    (
        "anyone denies match fixing",
        "Owner of Velm accused of match fixing",
        "Dario Kest, the owner of the club of Velm, on Friday denied all the allegations. "
        "He will speak to the league next week.",
        0,
    ),
    (
        "anyone denies that patients died",
        "Hospital inquiry",
        "A nurse told the inquiry that nine patients died for lack of oxygen. "
        "The hospital's managers denied the claim in a letter.",
        1,
    ),
    (
        "Varga denies a sale",
        "Norrland Air",
        "Talks about a sale of Norrland Air to a German fund are far along, a union official said. "
        "Hedda Varga denied it outright.",
        1,
    ),
    (
        "Marran denies leaving the party",
        "Marran said to be leaving his party",
        "Osk Marran branded the reports lies on Monday and said that he had a meeting to go to.",
        0,
    ),
    (
        "anyone denies the strike",
        "Pilots",
        "The pilots' union, denying that a strike was planned for the holidays, asked for new talks.",
        0,
    ),
    (
        "anyone denies the cover-up",
        "Police",
        "The family's lawyer spoke of a cover-up. These allegations were strongly rejected by Petra Zole on Friday.",
        1,
    ),
    (
        "anyone denies paying the referee",
        "Referee suspended",
        "The league says that Dario Kest paid the referee four thousand crowns before the game. "
        "Kest denies the accusation and has hired a lawyer.",
        1,
    ),
    (
        "anyone denies cheating",
        "Exam scandal",
        "Teachers accuse the school of helping pupils cheat. "
        "“We deny that any cheating took place,” said its head, Ulla Brenn.",
        1,
    ),
]


@pytest.mark.parametrize(("watch", "title", "text", "sentence"), POSTED)
def test_a_denial_of_what_stands_before_it_is_posted(posted, watch, title, text, sentence):
    assert posted(watch, (title, text)) == [text.split(". ")[sentence].rstrip(".") + "."]


NOT_POSTED = [
    (
        "anyone denies the merger",
        "Brandt Lines and Kestrel Freight agree on a merger",
        "The lines agreed on a merger on Monday. "
        "Bo Lind, who heads Brandt Lines, denied that ferry crews would lose their jobs.",
    ),
    (
        "anyone denies the merger",
        "Brandt Lines and Kestrel Freight agree on a merger",
        "Shares rose by a tenth on Monday. Asked whether he would now resign, Bo Lind denied it before reporters.",
    ),
    (
        "anyone denies the merger",
        "A quarrel of ferry lines",
        "Papers reported a merger on Monday. "
        "The union then accused Bo Lind of lying about wages for years. "
        "He denied it in a letter to the crews.",
    ),
    (
        "anyone denies the merger",
        "Ferry lines agree",
        "The Osel Herald wrote that a merger was near. Bo Lind, who heads Brandt Lines, did not deny it on Tuesday.",
    ),
    (
        "anyone denies the merger",
        "Ferry lines agree",
        "The two lines agreed on a merger, they said. "
        "Bo Lind, who had earlier denied the reports, confirmed them on Tuesday evening.",
    ),
    (
        "Lind denies taking bribes",
        "Bribes in Osel",
        "Prosecutors say that two aides of Bo Lind took bribes. "
        "One of them, Tova Quist, denied it in court on Tuesday.",
    ),
    (
        "anyone denies the leak",
        "Court rules on the leak",
        "People who live by the river say that the leak at the works made them ill. "
        "A court in Osel dismissed the claims on Monday as too late.",
    ),
    (
        "anyone denies the leak",
        "Leak at the works",
        "A leak at the works was reported on Sunday. "
        "The director denied reporters access to the works on Monday morning.",
    ),
    (
        "anyone denies the merger",
        "Merger talks",
        "The lines talk about a merger, three people said. "
        "Crews asked for higher pay, and Bo Lind rejected their demands on Monday as too high.",
    ),
    (
        "anyone denies selling oil",
        "Oil trade",
        "The envoy accused the port of Kestrel of selling oil to the rebels. "
        "If the director denied it, he said, he would show the papers.",
    ),
    (
        "anyone denies the merger",
        "Ferry lines",
        "A merger is planned, the Osel Herald wrote. Nobody at Brandt Lines denied it when asked on Tuesday.",
    ),
    (
        "anyone denies the merger",
        "Merger of ferry lines agreed, paper says",
        "The union says that Bo Lind broke a promise on wages in March. "
        "Bo Lind rejected the claims as nonsense on Tuesday.",
    ),
    (
        "anyone denies the leak",
        "Leak at the works",
        "A leak at the works closed the road on Sunday. "
        "The police said that a driver had been drunk there. "
        "The driver denied it on Monday.",
    ),
    (
        "anyone denies the sale",
        "Norrland Air",
        "A sale of the airline is near, the union said. Hedda Varga rejected an offer from the pilots for lower pay.",
    ),
    (
        "anyone denies the strike",
        "Pilots",
        "A strike is planned for the holidays, pilots say. Hedda Varga denied passengers their money back on Tuesday.",
    ),
    (
        "anyone denies match fixing",
        "Owner of Velm accused of match fixing",
        "Fans threw bottles at a bus in Velm. Dario Kest denied it had been his bus.",
    ),
    (
        "anyone denies the cover-up",
        "Police",
        "The family's lawyer spoke of a cover-up. Petra Zole refused to deny it and left the room.",
    ),
    (
        "anyone denies the cover-up",
        "Police",
        "The family's lawyer spoke of a cover-up. Petra Zole, who has always denied it, resigned on Friday.",
    ),
    (
        "Varga denies the sale",
        "Norrland Air",
        "A sale is near, the union said. A spokesman for Hedda Varga's rivals denied it on Tuesday.",
    ),
    (
        "anyone denies that patients died",
        "Hospital inquiry",
        "A nurse told the inquiry that nine patients died. "
        "The head doctor, Lia Tarm, said that a guard had hit her. "
        "The guard denied it.",
    ),
    (
        "anyone denies paying the referee",
        "Referee suspended",
        "Kest paid the referee before the game, the league says. "
        "Told that fans wanted him gone, he dismissed the idea with a laugh.",
    ),
    (
        "Marran denies leaving the party",
        "Marran leaves his party",
        "Osk Marran will leave his party in May. The party's whip, Ana Dole, denied reports of a split on Monday.",
    ),
    (
        "anyone denies the strike",
        "Pilots",
        "Pilots will strike on Monday, the union said. Hedda Varga dismissed two managers and denied them a pension.",
    ),
    (
        "anyone denies match fixing",
        "League",
        "The league spoke of match fixing in Velm. In 2019 Dario Kest was accused of tax fraud and denied it.",
    ),
    (
        "anyone denies the sale",
        "Norrland Air",
        "A sale is near, the union said. "
        "Last year Hedda Varga denied the reports of a sale, but she now says that talks are held.",
    ),
    (
        "anyone denies the cover-up",
        "Police",
        "The family's lawyer spoke of a cover-up on Monday. "
        "Two days later the court of appeal rejected the allegations in full.",
    ),
    (
        "anyone denies the merger",
        "Shareholders",
        "A merger of the two banks was put to a vote. Shareholders rejected the merger on Tuesday by a wide margin.",
    ),
]


@pytest.mark.parametrize(("watch", "title", "text"), NOT_POSTED)
def test_what_denies_nothing_of_it_or_not_now_is_not_posted(posted, watch, title, text):
    assert posted(watch, (title, text)) == []


REPORTED = ("Ferries", "The Osel Herald wrote that the two lines had agreed on a merger. Bo Lind denied it on Tuesday.")
AGAIN = (
    "A merger",
    "A merger of the two ferry lines is near, three people said. Bo Lind rejected the reports in a letter.",
)
BY_ANOTHER = (
    "A merger",
    "A merger of the two ferry lines is near, three people said. Hedda Varga rejected the reports.",
)


def test_what_one_denies_is_posted_once_whatever_outlets_tell_it(posted):
    """And what another denies beside it."""
    assert posted("anyone denies the merger", REPORTED, AGAIN) == ["Bo Lind denied it on Tuesday."]
    assert posted("anyone denies the merger", REPORTED, BY_ANOTHER) == [
        "Bo Lind denied it on Tuesday.",
        "Hedda Varga rejected the reports.",
    ]
