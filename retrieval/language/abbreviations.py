"""The words that tell what a mark means: abbreviations, names with a mark, words that begin sentences.

Abbreviations are written without their last stop, in the case in which they are used.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES_AND_CONNECTIVES = _words("""
    Mr Mrs Ms Mx Messrs Mme Mlle Dr Prof Rev Fr Hon Msgr Pres Sen Sens Rep Reps Gov Govs Amb Supt Det Insp
    Gen Col Lt Maj Capt Cpt Cmdr Cdr Brig Adm Sgt Cpl Pvt Pfc Atty Asst Assoc Dep
    vs v e.g i.e eg ie cf viz ca approx incl resp a.k.a
""")
"""Never the end of a sentence: what follows belongs to them."""

NAME_PARTS = _words("""
    Jr Sr Esq Inc Corp Co Cos Ltd Bros Assn Intl Govt Mfg Pty
    St Ste Ft Mt Ave Blvd Rd Dept Univ Inst
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Mo Mont Neb Nev Okla Ore Pa
    Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta
""")
"""Parts of names: a capitalised word after them mostly goes on with the name ("Apple Inc. Chairman")."""

BEFORE_NUMBERS = _words("""
    No Nos Nr Art Arts Sec Ch Chap Fig Figs Eq Vol Vols Pt Para Op Ps Rs Tel Ext
    no nos nr art arts sec ch chap fig figs eq vol vols p pp pt para pg op tel ext est al b c d
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
""")
"""Abbreviations only before a number: "No. 5" and "Sept. 15", but "He said no." and "It fell in Sept."."""

MARKED_NAMES = _words("Yahoo Yum Jeopardy Wham E")
"""Names that are written with an exclamation mark."""

NUMBERED_NOUNS = _words("""
    annex appendix article block building category chapter class company division exhibit figure gate grade
    group hall hepatitis level line model panel part phase plan platform schedule section series size stage
    table terminal tier type unit vitamin volume war zone
""")
"""Nouns whose letter is a label and no initial: "Plan B.", "World War I."."""

TIMES = _words("a.m p.m A.M P.M Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun")
"""Times of day and days of the week: they end a sentence unless one of `AFTER_TIMES` goes on with them."""

AFTER_TIMES = _words("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST EET MSK IST JST KST HKT SGT AEST
""")
"""What goes on with a time: "at 5 p.m. Tuesday", "at 5 p.m. EST", "on Sun. Sept. 3"."""

OPENING_WORDS = _words("""
    A About According Across Additionally After Afterwards Again Against All Along Already Also Although
    Among An And Another Any Are As Asked At Because Before Behind Being Besides Between Beyond Both But By
    Can Citing Consequently Could Despite Did Do Does During Each Earlier Either Eventually Even Every
    Everyone Few Finally Following For Formerly From Furthermore Given Had Has Have He Hence Her Here His How
    However I If In Indeed Initially Instead Is It Its Last Later Like Many Meanwhile More Moreover Most Mr
    Mrs Ms Much My Nearly Neither Never Nevertheless No None Nonetheless Not Nothing Now Of On Once Only Or
    Other Others Our Out Perhaps Previously Rather Recently Several She Should Similarly Since So Some Soon
    Speaking Still Subsequently Such Than That The Their Then There Thereafter Therefore These They This
    Those Though Three Through Throughout Thus To Today Together Two Unlike Until Upon Was We Were What When
    Where Whether Which While Who Why With Within Without Would Yesterday Yet You Your
""")
"""Words that, capitalised inside a line, begin a sentence; "First" is none of them ("U.S. First Lady")."""
