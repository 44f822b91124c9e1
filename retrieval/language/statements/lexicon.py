"""Words by what they do in a clause: what attributes, what begins a clause, what ends a noun phrase.

Verbs are written in their base form; `forms` derives the others. The lists are the common part: a verb on none
of them still attributes where its clause says so ("griped that ...").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from types import MappingProxyType


def words(text: str) -> frozenset[str]:
    """The words of the text as a set."""
    return frozenset(text.split())


IRREGULAR = MappingProxyType(
    {
        "say": "says said saying",
        "tell": "tells told telling",
        "write": "writes wrote written writing",
        "think": "thinks thought thinking",
        "find": "finds found finding",
        "feel": "feels felt feeling",
        "know": "knows knew known knowing",
        "hear": "hears heard hearing",
        "read": "reads reading",
        "hold": "holds held holding",
        "mean": "means meant meaning",
        "swear": "swears swore sworn swearing",
        "show": "shows showed shown showing",
        "see": "sees saw seen seeing",
        "put": "puts putting",
        "teach": "teaches taught teaching",
        "speak": "speaks spoke spoken speaking",
        "understand": "understands understood understanding",
        "forget": "forgets forgot forgotten forgetting",
        "learn": "learns learned learnt learning",
        "dream": "dreams dreamed dreamt dreaming",
        "foresee": "foresees foresaw foreseen foreseeing",
        "quip": "quips quipped quipping",
        "admit": "admits admitted admitting",
        "rebut": "rebuts rebutted rebutting",
        "submit": "submits submitted submitting",
        "forbid": "forbids forbade forbidden forbidding",
        "bet": "bets betting",
        "slam": "slams slammed slamming",
        "plan": "plans planned planning",
        "begin": "begins began begun beginning",
        "sing": "sings sang sung singing",
        "refer": "refers referred referring",
        "infer": "infers inferred inferring",
        "concur": "concurs concurred concurring",
        "blog": "blogs blogged blogging",
        "brag": "brags bragged bragging",
        "rap": "raps rapped rapping",
        "pen": "pens penned penning",
        "fret": "frets fretted fretting",
        "text": "texts texted texting",
        "deem": "deems deemed deeming",
        "label": "labels labeled labelled labeling labelling",
        "signal": "signals signaled signalled signaling signalling",
        "retort": "retorts retorted retorting",
    }
)

SAYING = words("""
    say tell write add state claim announce report note argue explain believe think suggest warn insist admit
    acknowledge confirm declare allege assert contend reveal tweet post maintain estimate predict stress
    emphasize emphasise observe remark comment conclude recall reply respond answer continue feel hope fear
    suspect find know learn show indicate testify complain joke quip boast concede caution charge hint imply
    propose reiterate repeat vow pledge promise swear guess figure reckon assume hear understand
    disclose recount relate retort shout whisper exclaim cry mutter murmur mumble yell scream lament muse wonder
    theorize speculate counter clarify specify remind assure inform advise notify brief convince persuade
    proclaim pronounce opine posit surmise anticipate expect forecast project calculate agree deny dispute doubt
    ask inquire enquire demand urge recommend rule decide determine hold judge realize realise recognize
    recognise discover underscore underline highlight plead affirm reaffirm attest vouch bet
    message text email signal object protest grumble gripe brag worry regret fret mention read quote cite echo
    decree stipulate deem presume imagine interject jest tease rejoin concur rebut submit venture blog intone
    enthuse rant fume gush detail describe summarize summarise mean
""")
"""Verbs after which a clause is what somebody says, writes, holds or finds."""

BARE = words("""
    say tell write add state claim announce report note argue explain believe think suggest warn insist admit
    acknowledge confirm declare allege assert contend reveal tweet maintain estimate predict stress
    feel hope fear suspect find know learn show indicate complain joke concede caution hint vow swear guess figure
    reckon assume understand understand assure inform convince remind realize realise reply respond comment
    conclude observe remark reiterate emphasize emphasise recall testify speculate theorize expect anticipate
    doubt agree decide deny worry mention recommend propose charge hear bet boast counter quip imply
""")
"""Those of `SAYING` whose clause often stands without "that": "He said it was late"."""

PARENTHETIC = words("""
    say tell write add state claim announce report note argue explain believe think suggest warn insist admit
    acknowledge confirm declare allege assert contend reveal tweet post maintain estimate predict stress observe
    remark comment conclude recall reply respond answer continue reckon guess joke quip concede caution
    lament exclaim ask wonder muse shout cry yell whisper mutter testify recount boast complain counter
    opine hint agree suspect fear hope show indicate read promise vow pledge urge plead clarify retort
    reiterate emphasize emphasise underline underscore propose speculate demand elaborate interject intone
    enthuse fume gush rant text email message blog sigh laugh snap scream tease venture protest object plead
    deadpan exult rejoice marvel growl bark bellow proclaim advise remind scoff grumble gripe jest crow confess
    confide chide vent chime chuckle think find
""")
"""Verbs that stand beside what was said: "..., he said", "..., says a report"."""

TELLING = words(
    "tell inform remind assure warn convince persuade advise notify caution brief ask urge order "
    "message text email beg implore promise"
)
"""Verbs followed by the one who is told."""

ASKING = words("""
    ask wonder inquire enquire question explain say decide determine tell reveal disclose specify describe doubt
    announce clarify
""")
"""Verbs with an indirect question: "asked whether", "explained why"."""

URGING = words("""
    vow pledge promise threaten swear urge ask demand order offer propose agree recommend advise warn
    encourage instruct beg implore beseech plead exhort appeal
""")
"""Verbs whose infinitive is what was said: "vowed to stay", "urged him to go"."""

ACCUSING = words(
    "accuse blame criticize criticise condemn praise slam denounce fault thank credit "
    "deride mock ridicule rebuke chide lambast chastise commend laud applaud hail attack blast "
    "assail scold castigate berate decry lament deplore reject dismiss deny confirm question"
)
"""Verbs whose object is what was said: "accused him of lying", "denied the charge"."""

NAMING = words(
    "call describe label brand dub term characterize characterise hail portray denounce cast liken "
    "compare refer dismiss deride brand depict deem pronounce declare consider regard view"
)
"""Verbs that give something a name: "called it a farce", "described it as futile"."""

NOUNS = words("""
    statement claim claims argument allegation allegations concern concerns fear fears hope hopes belief beliefs view
    views opinion doubt doubts case point promise pledge vow suggestion assurance assurances confidence accusation
    accusations warning warnings prediction predictions impression feeling theory acknowledgement
    acknowledgment admission conclusion assertion assertions contention notion insistence assessment
    announcement declaration estimate clear sensation reassurance assumption optimism regret worry worries idea
    observation expectation expectations proposal position charge charges denial remark remarks comment
    comments sentiment conviction convictions
""")
"""Nouns (and "made it clear") followed by "that" and what was said."""

ATTITUDES = words("""
    confident concerned sure certain convinced disappointed hopeful optimistic aware adamant skeptical sceptical
    doubtful worried afraid glad happy pleased proud sorry surprised shocked sad thankful grateful angry
    frustrated alarmed delighted relieved clear positive unsure uncertain unaware mindful wary cautious emphatic
    satisfied persuaded struck
""")
"""Adjectives with which a person "is confident that ..."."""

DOCUMENTS = words("""
    statement message letter report email e-mail tweet post memo note sign banner placard text document article
    study poll survey headline caption release paper book ad advert advertisement editorial column complaint
    lawsuit affidavit transcript blog website site communique communiqué
    resolution ruling bill law petition filing indictment survey data figures results findings analysis research
    readout press media newspaper
""")
"""What speaks in writing."""

AUXILIARIES = words("""
    is are was were be been being am has have had having do does did will would can could may might must should
    shall cannot 'll 've 'd 're 'm n't n`t not wo ca sha
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't mightn't
    shouldn't mustn't
""")
BE = words("is are was were be been being am 's 're 'm isn't aren't wasn't weren't")
DETERMINERS = words("""
    the a an this that these those his her its their our my your some any each every no another both all many most
    few several such one two three four five six seven eight nine ten much
""")
ADVERBS = words("""
    also later then already still just now never often once again always ever even only further furthermore
    earlier yesterday today tomorrow tonight meanwhile instead too however nonetheless nevertheless first
    finally soon recently repeatedly reportedly rightly simply previously currently twice thus therefore
    initially apparently publicly privately famously herself himself itself themselves long not n't n’t rather
    quite perhaps maybe indeed so
""")
PREPOSITIONS = words("""
    of in on at by for with from to into about after before during since until under over between among against
    through without within behind near across along around above below despite beyond upon toward towards
    amid amidst via per according regarding concerning following including like unlike than outside inside off
""")
CONJUNCTIONS = words("""
    and or but nor yet because if while when whenever as although though whereas unless until whether since lest
    so that which who whom whose where why how what
""")
SUBORDINATORS = words("while although though if when after because since before whereas unless once until as")
CORE = words("say tell add write ask reply respond announce claim state declare note argue insist warn think")
"""The commonest verbs of saying: where one stands, somebody else may speak."""
PERSONAL = words("i we you he she it they")
OBLIQUE = words("me us him her them it you myself yourself himself herself itself ourselves themselves")
FUNCTION_WORDS = (AUXILIARIES | ADVERBS | PREPOSITIONS | CONJUNCTIONS | PERSONAL | OBLIQUE | {"there", "'s"}) - {"her"}
PERIODS = words(
    "weeks months years days hours week month year day morning night evening afternoon weekend "
    "summer spring winter fall autumn"
)
DAYS = words("""
    monday tuesday wednesday thursday friday saturday sunday january february april june july august
    september october november december feb apr jul aug sept oct nov tue tues thu thurs fri
    yesterday today tonight
""")
"""Days and months that are no surname: not "May", "March", "Sun"."""
IRREGULAR_PAST = words("""
    found felt knew thought said wrote saw heard told held meant understood swore made gave took came went got
    had was were did began spoke sent kept left lost met paid ran sat stood won became brought built bought
    caught chose drew drove fell fought flew forgot grew led rose sold shot sought spent taught threw woke
    wore broke set put cut hit let beat shook sank swam sang rang drank ate slept swept wept crept hid rode froze
    flung clung hung stuck struck stole tore bore bent blew fed fled lent lit spun sprang dealt dug overtook
    withdrew forbade overcame undertook leapt dreamt burnt slid shone shrank strode threw
""")
"""Past forms without "-ed", as evidence that a clause has a verb."""

PARTICIPLES = words("known seen shown written spoken sworn foreseen forgotten forbidden begun")
"""Forms that are a verb with tense only after "have" or, as a passive, "be"."""

GERUNDS = words("briefing warning meaning reporting finding feeling reading ruling posting hearing writing saying")
"""Nouns in "-ing" that look like verbs of saying."""

NOUN_LIKE = words("""
    call calls claim claims report reports estimate estimates note notes state states comment comments remark
    remarks promise
    promises demand demands order orders offer offers fear fears hope hopes doubt doubts worry worries plan plans
    project projects post posts message messages text texts email emails reply answer answers question questions
    forecast forecasts charge charges view views tweet tweets quote quotes joke jokes attack attacks blame praise
    rule rules show shows find finds study studies counter counters object objects subject protest protests blog
    blogs bet signal signals vow vows pledge pledges judge judges figure figures address addresses detail details
    brief briefs appeal appeals threat threats advocate advocates boast regret regrets cry cries dream dreams
    highlight highlights cast label labels brand brands term terms fault faults credit thank thanks threaten
    hold read deal set put cut hit let beat learned related united limited noted
    challenge challenges respect respects experience experiences wonder advance concerned alleged
    host hosts mean means word words
""")
"""Forms that are nouns or adjectives as often as verbs."""

ROLES = words("""
    president minister secretary chancellor premier governor senator congressman congresswoman representative mayor
    spokesman spokeswoman spokesperson chief director chairman chairwoman chair head leader officer official
    ambassador envoy diplomat general colonel major captain lieutenant sergeant admiral commander professor doctor
    analyst expert economist researcher scientist author coauthor co-author editor reporter correspondent
    journalist columnist writer critic historian lawyer attorney prosecutor judge justice detective sheriff
    inspector constable police officer coach manager player captain striker founder co-founder ceo cfo coo owner
    executive partner member activist campaigner organizer organiser advocate adviser advisor aide strategist
    candidate nominee lawmaker legislator deputy mp mep councillor councilman councilwoman delegate
    king queen prince princess pope bishop archbishop cardinal priest pastor rabbi imam father mother brother
    sister son daughter wife husband widow uncle aunt cousin friend neighbour neighbor resident victim witness
    student teacher principal dean curator artist actor actress singer musician director producer designer
    engineer developer programmer administrator undersecretary commissioner counsel speaker whip treasurer
    farmer fisherman owner tourist visitor passenger driver pilot nurse surgeon physician psychologist patient
    suspect defendant plaintiff soldier veteran worker employee employer operator dealer trader investor broker
    pollster consultant lobbyist speechwriter counterpart boss magnate billionaire tycoon entrepreneur rival
    poster blogger user caller reader viewer commenter
    teenager girl boy woman man
""")
"""Nouns for people by office, work or kin."""

NOT_SAYING = words("""
    need used based supposed provided provided given granted ensured allowed required happened occurred seemed
    appeared followed caused meant meaning considered ended worked played started wanted died received needed
    so such now
""")
"""Words in "-ed" before "that" that do not attribute."""

_DOUBLING_VOWELS = "aeiou"


def forms(verb: str) -> tuple[str, ...]:
    """The base form and what is derived from it: third person, past, participles."""
    if verb in IRREGULAR:
        return (verb, *IRREGULAR[verb].split())
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in _DOUBLING_VOWELS:
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    return verb, third, f"{verb}ed", f"{verb}ing"


@cache
def base_forms() -> MappingProxyType[str, str]:
    """From every form of every listed verb to its base form."""
    verbs: Iterable[str] = sorted(SAYING | BARE | PARENTHETIC | TELLING | ASKING | URGING | ACCUSING | NAMING)
    return MappingProxyType({form: verb for verb in verbs for form in forms(verb)})
