"""What a verb says: where its clause, quotation or infinitive begins behind it, and where that ends."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.clauses import after_adverbials
from retrieval.language.statements.frame import ENDS
from retrieval.language.statements.objects import doing, given_name, gives_no_word, partly_said, telling_object
from retrieval.language.statements.phrases import phrase_after
from retrieval.language.statements.titles import is_title
from retrieval.language.statements.tokens import QUOTED, WORD, Token
from retrieval.language.statements.verbs import Verb, has_clause
from retrieval.language.word_classes import VerbFeature

# How far from its verb the "that" of a clause may stand.
_FAR = 12
_CLAUSAL: frozenset[VerbFeature] = frozenset(("clause", "beside", "asks", "tells"))
_BARE: frozenset[VerbFeature] = frozenset(("bare", "opens"))
_NO_BEGINNING = frozenset(("to", "of", "by", "and", "or", "about", "with", "like", "but"))


def complement(words: Sequence[Token], verb: Verb) -> int | None:
    """The index at which the content of the verb begins, or None where nothing it says follows."""
    start = verb.index + 1
    if start >= len(words):
        return None
    if not verb.listed:
        return start if words[start].low != "that" or _has_verb(words, start + 1) else None
    if gives_no_word(words, verb, start):
        return None
    for rule in (_infinitive, _clause, doing, telling_object, given_name, partly_said):
        if (found := rule(words, verb, start)) is not None:
            return found
    return None


def _has_verb(words: Sequence[Token], start: int) -> bool:
    """Whether a verb with tense may follow: "that money" has none, nor has "that crash, which remains"."""
    end = next((at for at in range(start, len(words) - 1) if _is_relative_aside(words, at)), len(words))
    return any(word.finite or word.kind == QUOTED or word.low.endswith("s") for word in words[start:end][:30])


def _is_relative_aside(words: Sequence[Token], at: int) -> bool:
    return words[at].low == "," and words[at + 1].low in ("which", "who", "whose")


def _clause(words: Sequence[Token], verb: Verb, start: int) -> int | None:
    """A quotation, "that", an indirect question or a bare clause behind verb, recipient and adverbials."""
    if not verb.does & _CLAUSAL:
        return None
    index = start
    if "tells" in verb.does and words[index].low != "that":
        index = _past_recipient(words, index)
    places = _landings(words, index)
    if "tells" in verb.does and (phrase := phrase_after(words, start)) is not None:
        places.append(after_adverbials(words, phrase[1]))
    for at in places:
        if at >= len(words):
            return None
        if (begin := _clause_at(words, verb, at)) is not None:
            return begin
    # "warned the toll may rise" tells nobody: what looked like a listener is the subject of what was said
    is_subject = start < index < len(words) and "auxiliary" in words[index].tags and "oblique" not in words[start].tags
    return _bare(words, verb, start if is_subject else index)


def _clause_at(words: Sequence[Token], verb: Verb, at: int) -> int | None:
    """Where what was said begins if something announces it at `at`: marks, a colon, "that", "whether"."""
    word = words[at]
    if word.kind == QUOTED:
        return at if "unquoted" not in verb.does and not is_title(words, at) else None
    if word.low == "that":
        begins = "clause" in verb.does and _is_conjunction(words, at) and not _is_relative(words, verb, at)
        return at if begins else None
    if "question" in word.tags and "asks" in verb.does:
        return at if not _is_about_listeners(words, verb, at) else None
    return at + 1 if _announces(words, at) else None


def _is_about_listeners(words: Sequence[Token], verb: Verb, at: int) -> bool:
    """Whether "who" tells which people are told, and what they are told follows: "told the men who came that"."""
    if words[at].low not in ("who", "which") or at - 1 == verb.index or not words[at - 1].nominal:
        return False
    return any(word.low == "that" and word.kind == WORD for word in words[at : at + _FAR])


def _announces(words: Sequence[Token], at: int) -> bool:
    """Whether what was said follows the word: a colon, a comma before marks, "about" before "whether"."""
    if at + 1 >= len(words):
        return False
    word, following = words[at], words[at + 1]
    if word.low == ",":
        return following.kind == QUOTED
    return word.low == ":" or ("preposition" in word.tags and following.low == "whether")


def _bare(words: Sequence[Token], verb: Verb, index: int) -> int | None:
    """Where a clause without "that" begins, at once or behind adverbials."""
    if not verb.does & _BARE:
        return None
    landing = after_adverbials(words, index)
    if words[index].low == "by" and landing + 1 < len(words) and words[landing].low == ",":
        is_time = any(word.text[0].isdigit() or word.is_a("day", "period") for word in words[index:landing])
        return index if is_time and subject_and_verb(words, landing + 1) else None
    places = (at for at in dict.fromkeys((landing, index)) if _bare_clause(words, verb, at))
    return next((at for at in places if not _is_relative(words, verb, at)), None)


def _landings(words: Sequence[Token], index: int) -> list[int]:
    """Where a clause may begin: at once, behind adverbials, behind an aside between commas."""
    after = after_adverbials(words, index)
    places = [index, after]
    if after < len(words) and words[after].low == ",":
        for end in range(after + 1, min(len(words), after + 12)):
            if words[end].low == ",":
                places.append(end + 1)
                break
    for at in range(after, min(len(words), after + _FAR)):
        if words[at].low == "that":
            places.append(at)
            break
        says_more = words[at].low == "and" and "core" in words[min(at + 1, len(words) - 1)].does
        if says_more or (at == index and _opens_subject(words, at)):
            break  # "denies everything and says that ...", "said six ships that ..."
        if words[at].base and words[at].low.endswith("ing") and "gerund" not in words[at].tags:
            break  # "responding to a report claiming that ..."
        if words[at].low in ENDS or words[at].kind == QUOTED or _is_verb_of_clause(words, index, at):
            break
    return places


def _is_verb_of_clause(words: Sequence[Token], start: int, at: int) -> bool:
    """Whether the word is the verb of a clause that has begun at `start`: "said Lund took it from packages that"."""
    word = words[at]
    if word.is_a("auxiliary", "plain_past"):
        return True
    may_be = bool(word.base) and ("core" in word.does or "determiner" in words[start].tags)
    is_past = word.finite and word.low != word.base and words[at - 1].nominal and "document" not in words[at - 1].tags
    if at > start and may_be and is_past:
        return True  # "said the union claimed that it rained"
    return at > start and "personal" in words[at - 1].tags and word.finite


def _opens_subject(words: Sequence[Token], at: int) -> bool:
    """Whether the phrase that begins at `at` may be what a clause is about, and is no claim: "six ships that"."""
    phrase = phrase_after(words, at)
    if phrase is None or "determiner" not in words[at].tags or phrase[1] >= len(words):
        return False
    is_claim = any(word.is_a("claim", "listener", "role") for word in words[slice(*phrase)])
    return words[phrase[1]].low == "that" and not is_claim


def _is_conjunction(words: Sequence[Token], at: int) -> bool:
    """Whether "that" begins a clause and does not stand for a thing ("said that.", "said that to me")."""
    following = words[at + 1] if at + 1 < len(words) else None
    return (
        following is not None
        and "period" not in following.tags
        and not (following.low.endswith("ly") and at + 2 >= len(words) - 1)
        and (following.kind != WORD or following.low not in ("to", "'s"))
        and not ("attaching" in words[at - 1].tags or words[at - 1].low == "so" or _is_degree(words, at - 1))
        and (following.low not in (".", "!", "?", ";"))
    )


def _is_degree(words: Sequence[Token], at: int) -> bool:
    """Whether "that" tells how far something goes: "to the point that", "to such a degree that"."""
    before = words[max(0, at - 3) : at]
    return words[at].low in ("point", "extent", "degree") and any(word.low == "to" for word in before)


def _is_relative(words: Sequence[Token], verb: Verb, at: int) -> bool:
    """Whether "that" is the subject of a verb right behind it, and what stands before it is what it is about."""
    if words[at].low != "that" or at + 1 >= len(words):
        return False
    before, following = words[at - 1], words[at + 1]
    if at - 1 == verb.index or not before.nominal or "tells" in verb.does:
        return False
    return "auxiliary" in following.tags or (following.finite and "nounlike" not in following.tags)


def _past_recipient(words: Sequence[Token], index: int) -> int:
    """Past the one who is told, as far as a clause without "that" cannot have begun: "him", "the crew", "CNN"."""
    if "oblique" in words[index].tags:
        return index + 1
    if "determiner" in words[index].tags:
        return _past_noun(words, index + 1)
    while index < len(words) and _is_of_name(words[index]):
        index += 1
    while index < len(words) and "listener" in words[index].tags:
        index += 1
    return index


def _past_noun(words: Sequence[Token], index: int) -> int:
    """Past the noun behind a determiner and what describes it; a plural ends it: "told the reporters prices fell"."""
    while index < len(words) and words[index].nominal and not words[index].finite:
        index += 1
        if words[index - 1].low.endswith("s") and index < len(words) and not words[index].capital:
            break
    return index


def _is_of_name(word: Token) -> bool:
    """Whether the word is of the name of one who is told: "Bank", "of", "England", "'s"."""
    return (word.capital or word.low in ("'s", "&", "of")) and is_name_like(word)


def is_name_like(word: Token) -> bool:
    """Whether the capitalised word may be part of a name and is no pronoun."""
    return "personal" not in word.tags and ("determiner" not in word.tags)


def _bare_clause(words: Sequence[Token], verb: Verb, at: int) -> bool:
    """Whether a clause without "that" begins at `at`, by its first word and by the verb that it must have."""
    if at >= len(words):
        return False
    first = words[at]
    if not _may_begin_clause(words, at):
        return False
    if "preposition" in first.tags:
        return "transitive" not in verb.does and any(word.finite for word in words[at + 1 : at + 30])
    if "opens" in verb.does and first.kind == WORD and len(words) - at > 3:
        return True
    if "transitive" in verb.does and not subject_and_verb(words, at):
        return False
    return has_clause(words, at, len(words))


def _may_begin_clause(words: Sequence[Token], at: int) -> bool:
    """Whether the word may be the first of a clause: no auxiliary, no object, no mark but money or a bracket."""
    first = words[at]
    if first.kind == WORD and (first.low in _NO_BEGINNING or "auxiliary" in first.tags):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    if "personal" in first.tags and following is not None and following.low in ENDS:
        return False  # "the way she explains it, ..."
    if first.low == "so" and following is not None and (following.low in ENDS or "preposition" in following.tags):
        return False  # "said so on Tuesday"
    if first.kind not in (WORD, QUOTED):
        return first.low in ("$", "£", "€", "[", "(")
    if "oblique" not in first.tags or "personal" in first.tags:
        return True
    return "possessive" in first.tags and at + 1 < len(words) and words[at + 1].nominal


def subject_and_verb(words: Sequence[Token], at: int) -> bool:
    """Whether a subject stands at the place, "only" or "nearly" before it or not, and its verb right behind it."""
    at += words[at].adverb and at + 1 < len(words)
    if "personal" in words[at].tags or words[at].low == "there":
        return True
    phrase = phrase_after(words, at)
    if phrase is None or (phrase[1] - at == 1 and _is_adjective(words[at])):
        return False
    end = after_adverbials(words, phrase[1])
    if end >= len(words):
        return False
    following = words[end]
    if following.low == ",":
        return False
    is_verb = following.finite and not following.low.endswith("ing")
    return "auxiliary" in following.tags or is_verb or _finite_within(words, at, phrase[1])


def _finite_within(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether a verb in the present stands unseen in what looked like one phrase: "the study links diet"."""
    return any(
        words[at].low.endswith("s")
        and not words[at].capital
        and not words[at - 1].low.endswith("s")
        and words[at - 1].nominal
        and at + 1 < end
        and "preposition" not in words[at + 1].tags
        and words[at + 1].low != "'s"
        and not _is_adjective(words[at - 1])
        for at in range(start + 1, end)
    )


def _is_adjective(word: Token) -> bool:
    """Whether the word has the form of an adjective, and not of a name or a subject by itself: "numerous"."""
    return not word.capital and word.low.endswith(("al", "ic", "ive", "ous"))


def _infinitive(words: Sequence[Token], verb: Verb, start: int) -> int | None:
    if "urges" not in verb.does:
        return None
    if words[start].low == "to":
        return start
    if "commits" in verb.does:
        at = after_adverbials(words, start)  # "promised on Friday to stay"
        return at if at < len(words) and words[at].low == "to" else None
    if (phrase := phrase_after(words, start)) is None:
        return None
    end = after_adverbials(words, phrase[1])
    for at in (phrase[1], end):
        at += at < len(words) - 2 and words[at].low == "not"
        if at < len(words) - 1 and words[at].low == "to" and "determiner" not in words[at + 1].tags:
            return start
    return None
