"""Statements as two or three invented outlets carry them, and which of these have them from one place.

Written before the code that traces them, all names invented but those of agencies. ``key``: words of the sentence that
carries the statement; ``together``: the outlets that have it from one place, by ``sign``; empty where each has it by
itself.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """An article: outlet, text, and what is known beside it."""

    outlet: str
    text: str
    via: str = ""
    author: str = ""
    published: str = "2024-05-02"


@dataclass(frozen=True)
class Case:
    """One statement. ``id`` is its number here."""

    key: str
    articles: tuple[Told, ...]
    together: frozenset[str] = frozenset()
    sign: str = ""
    source: str = ""


BACKGROUND = (
    "The harbour council had put off the vote twice since January, after the engineers of the province asked for a"
    " second survey of the eastern pier. A ferry carries some ninety lorries across the bay on an ordinary day, and the"
    " fishermen say that it drives the herring out of the sound."
)


def _case(key: str, *articles: Told, sign: str = "", together: str = "", source: str = "") -> Case:
    outlets = (
        frozenset(together.split(", "))
        if together
        else frozenset(one.outlet for one in articles)
        if sign
        else frozenset()
    )
    return Case(key, articles, outlets, sign, source)


SAME = [
    _case(
        "cracks",
        Told("Norr Post", "The mayor told Reuters that the cracks were older than the bridge's last inspection."),
        Told(
            "Bay Herald", "In remarks to reporters the mayor, who told Reuters about the cracks first, called them old."
        ),
        sign="named source",
        source="Reuters",
    ),
    _case(
        "layoffs",
        Told("Norr Post", "The mill plans layoffs of a third of its staff, according to the Associated Press."),
        Told("Sund Daily", "A third of the mill's workers face layoffs, the AP reported on Tuesday."),
        sign="named source",
        source="Associated Press",
    ),
    _case(
        "tunnel",
        Told("Norr Post", "OSTHAVEN (Reuters) - The tunnel will not open before the autumn, the ministry said."),
        Told("Sund Daily", "The ministry now says that the tunnel opens in autumn at the earliest, Reuters reported."),
        sign="wire credit",
    ),
    _case(
        "vaccine",
        Told("Fjord Times", "The vaccine had reached every village by Friday, a health official told AFP."),
        Told("Kystnytt", "Every village had the vaccine by Friday, said an official quoted by Agence France-Presse."),
        sign="named source",
        source="AFP",
    ),
    _case(
        "cargo",
        Told("Norr Post", "The cargo was declared as timber, two sources told the Fjord Times."),
        Told("Fjord Times", "Two people who saw the papers said the cargo had been declared as timber."),
        sign="named source",
        source="Fjord Times",
    ),
    _case(
        "resign",
        Told(
            "Sund Daily",
            "The director intends to resign in June, the Norr Post reported, citing a letter to the board.",
        ),
        Told("Norr Post", "In a letter to the board the director writes that he will resign in June."),
        sign="named source",
        source="Norr Post",
    ),
    _case(
        "lorries",
        Told(
            "Norr Post",
            "The bridge will stay closed to all lorries over twelve tonnes until the arches are mended, it decided.",
        ),
        Told(
            "Bay Herald",
            "The bridge will stay closed to all lorries over twelve tonnes until the arches are mended, it was said.",
        ),
        sign="copied words",
    ),
    _case(
        "salmon",
        Told(
            "Kystnytt",
            "Divers counted four hundred dead salmon below the outlet of the paper mill at Osthaven before noon.",
        ),
        Told(
            "Sund Daily",
            "On Monday divers counted four hundred dead salmon below the outlet of the paper mill, officials said.",
        ),
        sign="copied words",
    ),
    _case(
        "verdict",
        Told("Norr Post", f"The verdict is due in March. {BACKGROUND}", published="2024-05-01"),
        Told("Fjord Times", f"Judges will give their verdict in March, lawyers say. {BACKGROUND}"),
        sign="copied article",
        source="Norr Post",
    ),
    _case(
        "dredging",
        Told("Bay Herald", f"“The dredging stops today,” the mayor said. {BACKGROUND}"),
        Told("Kystnytt", f"Ada Birch said: “The dredging stops today.” {BACKGROUND}"),
        sign="copied article",
    ),
    _case(
        "pylon",
        Told("Sund Daily", "The pylon fell at dawn and cut the island off from power.", via="Kystnytt"),
        Told("Kystnytt", "At dawn a pylon fell; the island has been without power since."),
        sign="via",
    ),
    _case(
        "promised us",
        Told("Norr Post", "The mayor said: “The goverment promised us a new pier.”"),
        Told("Bay Herald", "“The goverment promised us a new pier,” Birch complained."),
        Told("Fjord Times", "Birch said: “The government promised us a new pier.”"),
        sign="shared misprint",
        together="Norr Post, Bay Herald",
    ),
    _case(
        "referendum",
        Told("Norr Post", "The referendum costs two million crowns, Xinhua reported."),
        Told("Kystnytt", "According to Xinhua, the referendum costs two million crowns."),
        Told("Fjord Times", "The clerk of the council put the cost of the referendum at two million crowns."),
        sign="named source",
        together="Norr Post, Kystnytt",
        source="Xinhua",
    ),
    _case(
        "quarry",
        Told("Norr Post", "The quarry has to close by May, the owner told Yonhap."),
        Told("Sund Daily", "SEOUL (Yonhap) -- The quarry must be closed by May, its owner said."),
        sign="wire credit",
    ),
    _case(
        "glacier",
        Told("Bay Herald", "The glacier lost nine metres this summer.", author="Associated Press"),
        Told("Kystnytt", "Nine metres of the glacier melted this summer, the Associated Press reports."),
        sign="wire credit",
    ),
    _case(
        "smelter",
        Told("Bay Herald", "The smelter was sold for one crown, Bloomberg News said on Friday."),
        Told("Sund Daily", "For one crown the smelter changed hands, according to Bloomberg."),
        sign="named source",
    ),
    _case(
        "pilots",
        Told("Norr Post", "The pilots accepted the offer, a spokesman said in an interview with Kystnytt."),
        Told("Kystnytt", "“Our pilots accept,” their spokesman said."),
        sign="named source",
        source="Kystnytt",
    ),
    _case(
        "reservoir",
        Told(
            "Norr Post",
            "Engineers lowered the reservoir by two metres during the night to take the weight off the dam wall.",
        ),
        Told(
            "Fjord Times",
            "Engineers lowered the reservoir by two metres during the night to take load off it, he said.",
        ),
        sign="copied words",
    ),
    _case(
        "opera",
        Told("Sund Daily", "The opera house will reopen in spring, its director told the news agency dpa."),
        Told("Bay Herald", "The opera reopens in spring, dpa reported."),
        sign="named source",
    ),
    _case(
        "convoy",
        Told(
            "Norr Post",
            "A convoy of forty lorries left for the border on Sunday evening under police escort and in heavy snow.",
        ),
        Told(
            "Kystnytt",
            "A convoy of forty lorries left for the border on Sunday evening under police escort, the army said.",
        ),
        sign="copied words",
    ),
]
OWN = [
    _case(
        "harbourmaster",
        Told("Norr Post", "“The harbourmaster saw nothing,” the mayor, Ada Birch, told this newspaper."),
        Told("Bay Herald", "Birch said on Monday: “The harbourmaster saw nothing.”"),
    ),
    _case(
        "limits",
        Told(
            "Norr Post",
            "“Our friendship has no limits, and it will have none as long as I am in office,” the president said.",
        ),
        Told(
            "Bay Herald",
            "The president said: “Our friendship has no limits, and it will have none as long as I am in office.”",
        ),
    ),
    _case(
        "strike",
        Told("Norr Post", "The strike ends on Friday, the union told Norr Post."),
        Told("Sund Daily", "The strike will be over by Friday, union leaders told reporters."),
    ),
    _case(
        "budget",
        Told("Norr Post", "The budget passed by three votes, the clerk told Reuters."),
        Told("Sund Daily", "The budget passed by three votes, the clerk told AFP."),
    ),
    _case(
        "ferryman",
        Told("Kystnytt", "The ferryman was rescued by a trawler, the coastguard said."),
        Told("Fjord Times", "A trawler rescued the ferryman, the coastguard said in a statement."),
    ),
    _case(
        "museum",
        Told("Kystnytt", "The museum of fishing closes for good. Photographs by Reuters and AP hang in its hall."),
        Told(
            "Fjord Times",
            "After forty years the museum of fishing closes. A photographer of Reuters took its last picture.",
        ),
    ),
    _case(
        "Reuters building",
        Told("Bay Herald", "The march began at the Reuters building and ended at the market."),
        Told("Fjord Times", "Marchers set out from the Reuters building at noon."),
    ),
    _case(
        "inquest",
        Told("Norr Post", "The inquest opens on Monday, the court said."),
        Told("Bay Herald", "On Monday the inquest opens, according to the court's list."),
    ),
    _case(
        "library",
        Told("Norr Post", "Books of the library were saved by pupils.", via="Portal One"),
        Told("Bay Herald", "Pupils carried the library's books to safety.", via="Portal One"),
    ),
    _case(
        "yellow",
        Told("Norr Post", "A neighbour said the colour of the smoke had been yellow."),
        Told("Bay Herald", "The smoke had a yellow colour, said a neighbour."),
        Told("Fjord Times", "“The color was yellow,” a neighbor said."),
    ),
    _case(
        "deputy",
        Told("Norr Post", "The deputy voted no, and said so at once to everybody who would hear it."),
        Told("Bay Herald", "“I voted no,” said the deputy."),
    ),
    _case(
        "treaty",
        Told("Norr Post", "The treaty was signed on Tuesday in Osthaven by both ministers."),
        Told("Bay Herald", "The treaty was signed on Tuesday."),
        Told("Kystnytt", "On Tuesday in Osthaven both ministers put their names to the treaty."),
    ),
    _case(
        "turbine",
        Told("Norr Post", "The turbine had been repaired twice, the operator's log shows."),
        Told("Sund Daily", "The operator's log shows two repairs of the turbine, Sund Daily has learned."),
    ),
    _case(
        "spokeswoman",
        Told("Norr Post", "A spokeswoman declined to comment on the matter."),
        Told("Sund Daily", "A spokeswoman declined to comment on the matter."),
    ),
    _case(
        "bakery",
        Told("Norr Post", "The bakery burned down on Sunday night and nobody was hurt."),
        Told("Kystnytt", "Nobody was hurt when the bakery burned down on Sunday night."),
    ),
    _case(
        "shipyard",
        Told(
            "Norr Post",
            "The shipyard, which Reuters had once called the largest of the north, hired sixty welders, its head said.",
        ),
        Told("Kystnytt", "Sixty welders were hired by the shipyard, its head said."),
    ),
    _case(
        "curfew",
        Told("Norr Post", "The curfew ends at six, the Norr Post's reporters at the gate were told."),
        Told("Bay Herald", "Police lift the curfew at six, an officer told the Bay Herald."),
    ),
    _case(
        "tariff",
        Told(
            "Sund Daily",
            "The minister said the tariff “will be gone before the snow is gone from the passes of the north”.",
        ),
        Told(
            "Kystnytt",
            "“It will be gone before the snow is gone from the passes of the north,” the minister said of the tariff.",
        ),
    ),
    _case(
        "orchard",
        Told("Sund Daily", "The orchard is to be felled, says the owner. Copyright 2024 Sund Daily."),
        Told("Kystnytt", "Its owner says the orchard will be felled. Copyright 2024 Kystnytt."),
    ),
    _case(
        "anniversary",
        Told("Sund Daily", "The anniversary drew ten thousand people to the square, said the police."),
        Told("Fjord Times", "Police said ten thousand people came for the anniversary."),
    ),
]
CASES = SAME + OWN
