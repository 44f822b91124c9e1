"""Irregular English forms and the base each belongs to, where a stemmer does not see that they are one
word.

A form that is as often a word of its own is left out ("lay", "bound", "ground"); auxiliaries are stop words
anyway.
"""

from __future__ import annotations

_FAMILIES = """
    arise arose arisen | awake awoke awoken | bear bore borne born | beat beaten | become became
    begin began begun | bend bent | bite bit bitten | bleed bled | blow blew blown | break broke broken
    breed bred | bring brought | build built | burn burnt | buy bought | catch caught
    choose chose chosen | come came | creep crept | deal dealt | dig dug | draw drew drawn
    dream dreamt | drink drank drunk | drive drove driven | eat ate eaten | fall fell fallen | feed fed
    feel felt | fight fought | find found | flee fled | fly flew flown | forbid forbade forbidden
    forget forgot forgotten | forgive forgave forgiven | freeze froze frozen | get got gotten
    give gave given | go went gone | grow grew grown | hang hung | hear heard | hide hid hidden
    hold held | keep kept | kneel knelt | know knew known | lead led | learn learnt | leave left
    lend lent | lose lost | make made | mean meant | meet met | mistake mistook mistaken
    overcome overcame | overthrow overthrew overthrown | pay paid | prove proven | ride rode ridden
    ring rang rung | rise rose risen | run ran | say said | see saw seen | seek sought | sell sold
    send sent | shake shook shaken | shine shone | shoot shot | show shown | shrink shrank shrunk
    sing sang sung | sink sank sunk | sit sat | sleep slept | speak spoke spoken | spend spent
    spring sprang sprung | stand stood | steal stole stolen | stick stuck | strike struck stricken
    strive strove striven | swear swore sworn | sweep swept | swim swam swum | swing swung
    take took taken | teach taught | tear tore torn | tell told | think thought | throw threw thrown
    undergo underwent undergone | understand understood | undertake undertook undertaken | uphold upheld
    wake woke woken | wear wore worn | weave wove woven | weep wept | win won
    withdraw withdrew withdrawn | withhold withheld | withstand withstood | write wrote written
    child children | foot feet | man men | mouse mice | person people | tooth teeth | woman women
    wife wives | life lives | good better best | bad worse worst | die dying | lie lying
    analysis analyses | crisis crises | criterion criteria | phenomenon phenomena
"""

BASE_FORMS = {
    form: family.split()[0]
    for line in _FAMILIES.splitlines()
    for family in line.split("|")
    for form in family.split()[1:]
}
