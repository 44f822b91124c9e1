"""What words do in a sentence: the classes of words, the features of verbs that report, and what is done in reporting.

A class or feature that is not listed here is an error in a table; one that a rule misspells is found by a test.
"""

from __future__ import annotations

from typing import Literal

WordClass = Literal[
    # function words
    "determiner",
    "standing",  # a determiner that stands for a noun: "many are", "both said"
    "possessive",  # "his", "whose"
    "personal",  # pronouns that are subjects
    "oblique",  # pronouns that are objects
    "subject",  # other words that are subjects by themselves: "who", "someone"
    "he",
    "she",
    "body_pronoun",  # "they", "it"
    "first_person",
    "reflexive",
    "relative",
    "impersonal",  # subjects that say nothing: "that shows ..."
    "pronominal",  # "that", "some": may stand alone before a verb
    "auxiliary",
    "be",
    "modal",  # tells of what may or will be
    "linking",  # joins a subject with an adjective, and is no auxiliary
    "adverb",
    "intensifier",
    "negator",
    "preposition",
    "attaching",  # prepositions that hang a phrase on the noun before
    "following",  # those that go on with the phrase of a speaker
    "adverbial",  # those that open when, where and to whom something was said
    "adjective_link",  # those before which a past form is an adjective
    "time_link",  # before a time: "on", "late"
    "conjunction",
    "subordinator",
    "coordinator",
    "clause_opener",
    "participle_link",  # before a participle that has the subject of its clause: "while saying"
    "according_link",
    "not_going_on",  # begins something other than the rest of a broken quotation
    "question",
    "period_marker",  # "last", "next" before "week"
    # nouns
    "role",  # people by office, work or kin
    "title",  # stands before a name
    "honour",  # stands in capitals behind a name and is no part of it: "Anna Bell MP"
    "speaks_for",  # a role that speaks for a body: "spokesman"
    "office",  # held by one person at a time
    "female",
    "male",
    "group",  # many people, who begin sentences without a name
    "listener",  # those who are told
    "body",  # part of the name of a body
    "direction",  # begins the name of a place: "North", "New"
    "body_noun",  # a common noun for a body
    "firm",  # a common noun by which any private body is spoken of again
    "place_noun",
    "document",  # what speaks in writing
    "currency",  # what money is counted in
    "sent",  # a document that is somebody's own words: "letter", "statement", no "indictment"
    "work",  # has a title of its own, which may stand in marks behind it: "his novel 'Low Tide'"
    "greeting",  # what is said without telling anything: "hello", "nothing"
    "verdict",  # what somebody's is, in marks: 'her verdict: "late"'
    "claim",  # followed by "that" and what is claimed
    "period",
    "day",  # days and months that are no surname: not "May", "March", "Sun"
    "credit",  # of a picture
    "nounlike",  # nouns or adjectives as often as verbs
    "gerund",  # nouns in "-ing" that look like verbs of saying
    # others
    "attitude",  # adjectives with which a person "is confident that ..."
    "descriptor",  # ends an adjective before a name: "Oslo-based", "state-owned"
    "passing",  # adjectives that leave an office what it is: "then", "former"
    "left",  # before an office that its bearer has no more: "former"
    "pressed",  # participles that open a sentence before a speaker: "asked about it"
    "not_saying",  # words in "-ed" before "that" that do not attribute
    "unquoting",  # verbs before marks that hold a title, not words: "played", "signed"
    "naming_form",  # what a name in marks follows: "called", "known as"
    "going_on",  # before an infinitive that is said: "went on to say"
    "answering",  # before "requests for comment": "did not respond"
    "inquiring",  # what an answer is asked for by: "did not answer questions"
    "receiving",  # before what others say of one: "drew praise"
    "giving",  # before what one says: "issued an apology"
    "lashing",  # before "out at", "back at": "hit back at the board"
    "evading",  # before questions that are not answered: "dodged questions"
    "issuing",  # what is done with a statement by whom it is: "released a statement"
    "using",  # before a means and an infinitive that is said: "used a speech to accuse"
    "granted",  # what is given or denied to somebody and never said: "denied bail"
    # by the verbs' table
    "past_form",
    "participle",
    "plain_past",  # a past form that is no participle: "took", "came"
    # any of the function words after which no noun phrase goes on
    "function",
]

VerbFeature = Literal[
    "clause",  # a clause after it is what somebody says, writes, holds or finds
    "bare",  # and often stands without "that": "he said it was late"
    "beside",  # stands beside what was said: "..., he said"
    "tells",  # is followed by the one who is told
    "asks",  # takes an indirect question: "asked whether"
    "urges",  # its infinitive is what was said: "vowed to stay", "urged him to go"
    "doing",  # what is done stands behind it: "recommends keeping the lamps lit"
    "acts",  # its object is what was said: "denied the charge"
    "names",  # gives something a name: "called it a farce"
    "core",  # the commonest: where one stands, somebody else may speak
    "transitive",  # mostly has a thing for object: a bare clause must show its verb right after its subject
    "unquoted",  # marks behind it hold a name or a part of a thing
    "inverts",  # "said X" behind a comma
    "states",  # takes up again behind "and": "and said"
    "replies",  # what is said answers another's words
    "goes_on",  # and in "-ing" behind a comma: ", adding that"
    "opens",  # what follows is a clause even where no verb is seen
    "commits",  # its infinitive is the speaker's own act
    "charges",  # "accused X of", "blamed X for"
    "greets",  # with somebody for object it says nothing: "welcomed the guests"
    "objects",  # any object is what was said: "denied the charge"
    "marked",  # its object, or that of "of", is what was said where marks hold it: 'spoke of a "dark day"'
    "figures",  # its object is what was said where it has a number: "expects growth of 2%"
    "out",  # with "out" its object is what is denied: "ruled out a strike"
    "as",  # names with "as" alone: "views it as"
    "as_named",  # names with "as" even without marks
    "quoted_name",  # the name in marks may stand first
    "dubs",  # names with "a": "called it a farce"
    "who",  # "who denied it" asks for a speaker
    "what",  # "what did he claim" asks for what he said
    "cites",  # "quoted as saying"
    "calls",  # "called for calm", "called on X to stay"
    "warns",  # "warned of", "warned against"
    "apologises",  # says itself what is said: "apologised for the delay"
]
Act = Literal[
    "said",
    "denied",
    "accused",
    "criticised",
    "praised",
    "warned",
    "promised",
    "demanded",
    "apologised",
    "confirmed",
    "declined",
]
"""What somebody does in saying something."""
