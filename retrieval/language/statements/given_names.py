"""Common given names that tell the gender of a pronoun; a name on neither list tells nothing."""

from __future__ import annotations

from retrieval.language.statements import lexicon

FEMALE, MALE = "f", "m"
_FEMALE_NAMES = lexicon.words("""
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty
    sandra ashley dorothy kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca
    laura sharon cynthia kathleen amy angela shirley anna ruth brenda pamela nicole katherine samantha
    christine emma catherine debra virginia rachel carolyn janet maria heather diane julie joyce
    victoria kelly christina joan evelyn lauren judith olivia frances martha cheryl megan andrea hannah
    jacqueline ann anne jean alice kathryn gloria teresa sara janice doris julia grace judy theresa rose
    beverly denise marilyn amber danielle brittany diana jane natalie lori tiffany alexis kayla hillary
    hilary ivanka melania kellyanne elena olga natalia svetlana tatiana irina fatima aisha leila nadia
    yulia ursula christiane suella yvette caitlin priya kamala nikki condoleezza loretta huma claire
    lucy sophie sophia charlotte isabella mia chloe zoe helen paula wendy valerie dana gina sonia monica
    kristin kristen kirsten ingrid eva marie louise simone juliet lydia
""")
_MALE_NAMES = lexicon.words("""
    james john robert michael william david richard joseph thomas charles christopher daniel matthew
    anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason
    jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel
    gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan douglas
    zachary peter kyle walter ethan jeremy harold keith christian roger noah gerald carl terry sean
    austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan
    juan wayne roy ralph randy eugene vincent russell elijah louis bobby philip johnny barack hillel
    vladimir dmitry dmytro sergei sergey mikhail boris volodymyr viktor ahmed mohamed muhammad mohammed
    ali hassan hussein omar abdul bashar recep emmanuel francois nicolas jean-claude angel carlos luis
    miguel pedro mitt ted marco jeb bernie tim mike bill bob tom jim dan ben chris steve greg matt rick
    rudy chuck mitch harry ron rand tony jeff doug pete phil ken don al ed ray fred sam max leo hugo
    oscar ivan igor hans klaus jens lars nigel simon graham stuart ian neil colin trevor hugh gareth
    rishi imran narendra shinzo nick alex charlie
""")


def gender_of_given_name(name: str) -> str:
    """ "f" or "m" for a common given name, else an empty string."""
    low = name.lower()
    return FEMALE if low in _FEMALE_NAMES else MALE if low in _MALE_NAMES else ""
