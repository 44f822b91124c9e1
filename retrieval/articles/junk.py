"""What news pages put around an article: a table of labels and patterns, and the judgement of one line by it.

Collected from the pages of many outlets and site builders, in English. A line is judged alone and whole; where it
stands on the page is judged by `clean`. The patterns are matched against `plain(line)`, which is lower case and
without the decoration at both ends, so "- Advertisement -" is the label "advertisement". Every open part of a pattern
is bounded, so a line costs the same however odd it is.
"""

from __future__ import annotations

import re
from enum import Enum

from retrieval.articles.lines import ends_sentence

_LONGEST = 600
"""Characters. A longer line is never furniture as a whole."""


class Furniture(Enum):
    """What a line that is no part of the article means for the lines after it."""

    PLAIN = "nothing"
    LINKS = "links to other stories follow, in the middle of the article or at its foot"
    END = "the article has ended, unless it clearly goes on"
    COMMENTS = "the form for readers' comments: the article has ended"
    PLAYER = "a line that describes a video may follow"


def furniture(line: str) -> Furniture | None:
    """What the line is if it is page furniture, None if it may belong to the article."""
    if len(line) > _LONGEST:
        return None
    bare = plain(line)
    if not bare or bare in _LABELS:
        return Furniture.PLAIN
    if bare in _PLAYER_LABELS:
        return Furniture.PLAYER
    if bare in _COMMENT_LABELS or _COMMENTS.fullmatch(bare):
        return Furniture.COMMENTS
    if bare in _LINK_LABELS:
        return Furniture.LINKS
    if bare in _END_LABELS or _SIGN_OFF.fullmatch(bare) or _CREDITS.fullmatch(line):
        return Furniture.END
    if _CALL.fullmatch(bare) or _BYLINE.fullmatch(line) or _is_share_bar(bare):
        return Furniture.PLAIN
    if ends_sentence(line):
        return None
    if _LINK_TAG.fullmatch(bare):
        return Furniture.LINKS
    if _END_TAG.fullmatch(bare):
        return Furniture.END
    return Furniture.PLAIN if _TAG.fullmatch(bare) or _TRAIL.fullmatch(line) else None


def is_author_note(line: str) -> bool:
    """Whether the line tells who wrote the article. Only to be asked of its last lines: people in the news are
    reporters too."""
    return len(line) <= _LONGEST and _AUTHOR.fullmatch(plain(line)) is not None


def is_shouted(line: str) -> bool:
    """Whether the line is a sentence's worth of capitals without a full stop: a link to another story."""
    if len(line) > _LONGEST or not line.isupper() or ends_sentence(line):
        return False
    return len(_WORD.findall(line)) >= 5


def plain(line: str) -> str:
    """The line in lower case with straight quotation marks, stripped of dashes, bars, arrows, dots and the like."""
    return line.translate(_STRAIGHT).casefold().strip(_DECORATION)


def _is_share_bar(bare: str) -> bool:
    words = _WORD.findall(bare)
    return len(words) >= 2 and _SHARE_WORDS.issuperset(words)


_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_DECORATION = " \t-–—*•·|<>«»‹›:;,.!…_=~#+()[]↓→←↑▼▲►▶✕×⬇"
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def _labels(table: str) -> frozenset[str]:
    return frozenset(label.strip() for label in table.split("/") if label.strip())


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.DOTALL)


_LABELS = _labels("""
    menu / main menu / search / home / home page / homepage / sections / navigation / toggle navigation / breadcrumbs
    / top / back / next / previous / prev / next article / previous article / next story / previous story / page
    / more / see more / show more / load more / more stories / view all / see all / all / all news / expand / collapse
    / open menu / close menu / close dialog / close modal / open search / site search / go / submit / ok / cancel
    / reset / clear / apply / done / edit / undo / translate / select language / english / en / loading / please wait
    / sign in / log in / login / log out / sign up / register / subscribe / subscribe now / subscribe today / my account
    / account / join / join now / join us / donate / donate now / support us / become a member / try free
    / follow / follow us / following / like / save / saved / save article / print / email / e-mail / share / shares
    / share this / share article / share story / share options / copy / copy link / copy url / link copied / copied
    / copied to clipboard / link / permalink / source link / read it at / font size / text size / a a a / aa / resize
    / advertisement / advertisements / advertising / advert / ad / ads / ad feedback / sponsored / sponsored content
    / sponsored by / sponsor message / promoted / promoted content / partner content / paid content / paid post
    / paid partnership / skip ad / skip advertisement / skip ads / remove ads / hide ad / close ad / why ads / ad choices
    / your ad choices / adchoices / image / images / photo / photos / picture / pictures / gallery / photo gallery
    / slideshow / photo credit / image credit / caption / enlarge / enlarge icon / fullscreen / full screen
    / hide caption / toggle caption / show caption / enlarge this image / audio / transcript / download / embed
    / listen / listen now / listen live / listen to this article / listen to this story / listen to article
    / play audio / play live radio / next up / available on air stations / live / live tv / live now / on air
    / mute / unmute / pause / stop / volume / settings / captions / playback / autoplay / 0 / 0:00
    / cookie policy / cookies policy / cookie settings / cookie preferences / manage cookies / privacy / privacy policy
    / privacy notice / privacy settings / privacy preferences / your privacy choices / your privacy / manage consent
    / manage preferences / terms / terms of use / terms of service / terms and conditions / terms & conditions
    / accept / accept all / accept cookies / i accept / i agree / agree / agree and continue / reject / reject all
    / decline / deny / got it / allow all / consent / do not sell my personal information
    / do not sell or share my personal information / we value your privacy / we care about your privacy
    / we use cookies / legal / disclaimer / accessibility / accessibility statement / site map / sitemap / contact
    / contact us / about us / about / help / faq / feedback / careers / jobs / advertise / advertise with us
    / newsletter / newsletters / email newsletters / our newsletters / rss / rss feed / notifications / alerts
    / enable notifications / breaking news alerts / published / updated / posted / last updated / first published
    / developing / breaking / just in / exclusive / premium / subscriber only / for subscribers / members only
    / subscribers only / free / new / hot / admin / by admin / staff / staff reporter / staff writer / web desk
    / news desk / agencies / wire / wire service / with agencies / tl;dr / thank you / thanks / error / yes / no
    / uncategorized / correction / corrections / clarification / our standards / editorial standards / ethics policy
    / get the app / download app / download the app / download our app / app store / google play / open app
    / written by / reported by / story by / by / author / authors / reporter / contributor / contributors / bio
    / name / email address / website / url / comment / subject / message / required / optional / captcha
""")

_PLAYER_LABELS = _labels("""
    close / video / videos / watch / watch now / watch live / watch video / play / play video / replay / now playing
    / video player / close video / featured video / top video / video player is loading
""")

_COMMENT_LABELS = _labels("""
    leave a reply / cancel reply / leave a comment / post a comment / post comment / add a comment / add comment
    / write a comment / submit comment / your comment / post your comment / start the conversation
""")

_LINK_LABELS = _labels("""
    related / related articles / related article / related stories / related story / related news / related posts
    / related post / related content / related topics / related coverage / related links / related videos
    / related searches / related reading / more on this / more on this story / more on this topic / more like this
    / more stories like this / more news / more to read / more from us / more coverage / more top stories / read next
    / read this next / what to read next / up next / next read / keep reading / also read / you may also like
    / you might also like / you may like / you might like / you might also be interested in / you may be interested in
    / you might be interested in / recommended / recommended for you / recommended stories / recommended videos
    / recommended reading / suggested / suggested stories / trending / trending now / trending stories / trending news
    / trending topics / most read / most popular / most viewed / most watched / most shared / most commented / popular
    / popular now / popular stories / popular posts / popular news / latest / latest news / latest stories
    / latest posts / latest headlines / latest updates / latest articles / latest videos / recent / recent posts
    / recent news / recent stories / recent comments / recent articles / top stories / top news / top headlines
    / top picks / today's top stories / breaking news / editors' picks / editor's picks / editor's choice
    / editors' choice / editor's pick / our picks / don't miss / in case you missed it / in other news / elsewhere
    / around the web / from around the web / from the web / from our partners / sponsored stories / promoted stories
    / sponsored links / paid stories / stories for you / for you / featured / featured stories / must read / must reads
    / also on / also in the news / see also / further reading / external links / stay connected / stay informed
    / stay up to date / newsletter signup / sign up for our newsletter / get our newsletter
""")

_END_LABELS = _labels("""
    comments / comments section / reader comments / readers' comments / discussion / conversation / reply / replies
    / view comments / show comments / hide comments / comments closed / no comments / no comments yet / tags / topics
    / related tags / categories / keywords / filed under / archives / share this article / share this story
    / share this post / share this page / about the author / about the authors / author bio / post navigation
    / the end / -30- / references / sources / all rights reserved / reprints & permissions / why you can trust us
""")

_SHARE_WORDS = _labels("""
    share / tweet / post / pin / email / e / mail / print / copy / link / facebook / twitter / x / whatsapp / linkedin
    / reddit / telegram / pinterest / instagram / youtube / tiktok / threads / bluesky / mastodon / messenger / flipboard
    / pocket / tumblr / viber / wechat / weibo / line / sms / snapchat / on / via / this / to / with / by / and / or
    / us / follow / save / more / comments / comment / like / likes / shares / views / rss / google / news / plus / vk
    / article / story / page / button / icon / opens / in / new / window / click
""")

_CALL = _any(
    # Navigation and reading on
    r"skip to .{1,30}",
    r"(?:back|return|go|scroll|jump) to (?:the )?(?:top|home|homepage|home page|main page|main content|article)\b.{0,30}",
    r"(?:please )?(?:click|tap|press) (?:here|below|on|the|to|for)\b.{0,160}",
    r"(?:read|see|view|watch|hear|listen to|get|find out|learn) (?:more|also|full|the full)\b.{0,200}",
    r"(?:view|see|read|show) all\b.{0,40}",
    r"(?:also|must|please) read\b.{0,160}",
    r"(?:continue|keep) reading\b.{0,160}",
    r"(?:you (?:may|might|can|could)|don't miss|in case you missed it|up next|next up|now playing|recommended|related|"
    r"also see|also watch|read|watch|listen|more|more on this|see|elsewhere)\s?[:|»>]\s?.{1,200}",
    r"you (?:may|might|can) (?:also )?(?:like|be interested in|read|enjoy)\b.{0,160}",
    # Subscriptions, paywalls, newsletters, apps
    r"(?:sign|signing) ?up (?:for|to|here|now|today|below|with)\b.{0,120}(?:newsletter|inbox|email|e-mail|alert|updates?|"
    r"briefing|account|free|today|here|daily|weekly|offers?|podcast|headlines)\b.{0,160}",
    r"subscribe\b.{0,160}",
    r"(?:you are|you're|you've|you have) (?:now |been |successfully )*subscribed\b.{0,80}",
    r"(?:already|not|become|are you) (?:an? )?(?:yet )?(?:a )?(?:subscriber|member|subscribed|registered)\b.{0,80}",
    r"(?:to (?:continue|keep) reading|to read (?:more|the full|the rest|this (?:article|story)))\b.{0,160}",
    r"you (?:have|'ve) (?:\d+|reached|read|used|viewed)\b.{0,60}\b(?:free|articles?|limit)\b.{0,60}",
    r"(?:get|enjoy|unlock|start) (?:your |our |the )?(?:unlimited|full|digital|free|exclusive|instant)\b.{0,60}"
    r"\b(?:access|trial|subscription|newsletter|articles?)\b.{0,100}",
    r"(?:get|download|try|install|open) (?:the |our )(?:.{0,40} )?(?:app|newsletters?|podcast|briefing)\b.{0,120}",
    r"(?:enter|type) your (?:e-?mail|name|address|comment)\b.{0,60}",
    r"(?:support|help us|donate to) (?:our|independent|quality|keep|continue|fund)\b.{0,60}\b(?:journalism|newsroom|work)"
    r"\b.{0,120}",
    r"by (?:signing up|subscribing|registering|submitting|providing your|entering your|clicking|continuing to)\b.{0,300}",
    r"(?:this|the) (?:content|article|story|page) is (?:only |exclusively )?(?:available|reserved|exclusive|locked|for)"
    r"\b.{0,60}\b(?:subscribers?|members?|premium|registered)\b.{0,80}",
    # Following and sharing
    r"(?:you can )?(?:also )?(?:follow|find|join|connect with|like|add) (?:us|our|me|him|her|them|the|@?[\w.' ]{1,40}?)"
    r".{0,60}\b(?:facebook|twitter|x|instagram|whatsapp|telegram|youtube|google news|linkedin|tiktok|threads|"
    r"social media|channel)\b.{0,120}",
    r"(?:for|get|stay|keep) (?:all |up )?(?:the |to |on )?(?:latest|more|all|breaking|top|live|daily|date|updated|"
    r"informed|news)\b.{0,100}\b(?:follow|visit|subscribe|download|click|sign up|go to|check out|join|log on|tune in)"
    r"\b.{0,160}",
    r"(?:stay|keep) (?:up to date|up-to-date|updated|informed|connected|tuned|in the know|on top of)\b.{0,160}",
    r"share (?:this|on|via|to) ?.{0,60}",
    r"(?:e-?mail|print|save|copy|download|report|bookmark|gift|pin|tweet) (?:this|link|article|story|page|the article)"
    r"\b.{0,60}",
    # Cookies, privacy, scripts
    r"(?:we|this (?:web)?site|our (?:web)?site|our partners|\S{1,40}\.(?:com|org|net|co\.uk))\b.{0,60}\b(?:uses?|using|"
    r"stores?|sets?|places?|relies on)\b.{0,100}\bcookies?\b.{0,300}",
    r"(?:by (?:continuing|using|clicking|browsing|accepting|closing)|if you (?:continue|click)|to (?:give|provide|offer|"
    r"improve|help))\b.{0,200}\bcookies?\b.{0,300}",
    r"(?:we use|this (?:web)?site uses) (?:akismet|technologies|tracking)\b.{0,200}",
    r"(?:accept|reject|manage|allow|decline|customi[sz]e|strictly necessary|functional|essential) .{0,30}cookies?"
    r"\b.{0,60}",
    r"(?:please )?(?:enable|turn on|activate) (?:java ?script|cookies)\b.{0,120}",
    r"(?:your browser|javascript (?:is|must|seems|has)|you need to enable|this browser)\b.{0,160}",
    r"this (?:video|audio|content|file|clip) (?:is|can|could|cannot|can't|has) ?.{0,20}\b(?:unavailable|available|played|"
    r"play|supported|removed|viewed|loaded)\b.{0,80}",
    r"this site is protected by\b.{0,120}",
    # Advertising
    r"(?:story|article|content|post|text|report|video) continues (?:below|after|beneath|under)\b.{0,60}",
    r"(?:continue|continues) (?:reading )?(?:below|after) (?:the |this )?(?:ad|advert|advertisement|newsletter)\b.{0,40}",
    r"(?:advert(?:isement|ising)?|ads?)\b.{0,6}\b(?:scroll|continue|story|article|skip|feedback|by google|below|close)"
    r"\b.{0,60}",
    r"scroll (?:down )?(?:to|for) (?:continue|read|more|see)\b.{0,60}",
    # Asking the reader
    r"(?:got|have|do you have) an? (?:news |confidential |story )*(?:tip|story|question|correction|photo)\b.{0,160}",
    r"(?:was this|did you (?:find|like|enjoy)|how (?:helpful|useful) was|is this) .{0,30}(?:helpful|useful|article|page|"
    r"content)\b.{0,60}",
    r"(?:found|spotted|see|report) an? (?:mistake|typo|error|problem|correction)\b.{0,80}",
    r"thank(?:s| you) for (?:reading|subscribing|signing up|your (?:feedback|support|interest)|registering|joining)"
    r"\b.{0,120}",
    r"(?:let us know|tell us|share your (?:thoughts|views|opinion)|what do you think)\b.{0,60}\bcomments?\b.{0,80}",
    r"hide caption|.{0,30}\btoggle caption",
)

_SIGN_OFF = _any(
    # Agencies, contributors, editors
    r".{2,240}\bcontributed (?:(?:to )?(?:reporting|research|writing) )?(?:to|for) (?:this|the) (?:report|story|article|"
    r"piece|post|dispatch|coverage|analysis)\b.{0,80}",
    r"(?:this|the) (?:story|article|post|piece|content|copy) (?:is|was|were|has been|have been|had been)\b.{0,30}\b"
    r"(?:published|republished|produced|updated|amended|corrected|edited|generated|translated|syndicated|reproduced|"
    r"provided|shortened|adapted)\b.{0,240}",
    r"(?:this|the) (?:story|article|post|piece) (?:first |originally )?(?:appeared|appears|ran)\b.{0,120}",
    r"(?:except for the headline,? )?this (?:story|report|article|copy) has not been edited\b.{0,200}",
    r"this (?:report|dispatch) (?:was|is) (?:auto-?generated|prepared|produced|compiled|written) (?:by|from|with|in)"
    r"\b.{0,160}",
    r"the post .{1,240} (?:first )?appeared first on .{1,80}",
    r"this is an? (?:developing|breaking)(?: news)? story\b.{0,160}",
    r"with (?:additional )?(?:inputs?|reporting|files|material|agency inputs) (?:from|by) .{2,120}",
    r"with (?:agency )?inputs|with agency|with agencies|with wires|with pti inputs",
    r"(?:our standards|the thomson reuters trust principles|disclaimer)\b\s?:.{1,400}",
    r"(?:for more|more) (?:information|coverage|stories|news)\b.{0,60}\b(?:visit|see|go to|at|contact|follow)\b.{0,120}",
    # Rights
    r"(?:copyright )?(?:©|\(c\)|℗).{0,300}",
    r"©? ?(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)? .{0,100}\b(?:rights reserved|ltd|inc|llc|plc|limited|corporation|company)",
    r"copyright (?:by |of |(?:19|20)\d\d).{0,300}",
    r".{0,160}all rights reserved\b.{0,300}",
    r"(?:this material|no part of this|the contents? of this|unauthori[sz]ed (?:use|reproduction))\b.{0,100}\b(?:may not|"
    r"reproduced|published|prohibited|permission)\b.{0,200}",
    r"(?:reprinted|republished|reproduced|used) (?:here )?with permission\b.{0,120}",
)

_COMMENTS = _any(
    r"(?:leave|post|write|add|submit|make) (?:a |your )?(?:reply|comment|response|feedback)\b.{0,80}",
    r"\d+ thoughts? on .{1,200}",
    r"comments? (?:are|is|have been|will be|section|policy|guidelines)\b.{0,120}",
    r"your e-?mail (?:address )?will (?:not|never) be (?:published|shared)\b.{0,80}",
    r"required fields are marked.{0,10}",
    r"save my name\b.{0,120}",
    r"notify me (?:of|by|via|when)\b.{0,80}",
    r"(?:you must be |please )?(?:logged|log|sign|signed) ?in to (?:post|leave|comment|reply|join)\b.{0,60}",
    r"be the first to (?:comment|share|review|reply)\b.{0,60}",
    r"join the (?:conversation|discussion|debate)\b.{0,80}",
    r"this site uses akismet\b.{0,160}",
)

_TAG = _any(
    r"(?:next|previous|older|newer) (?:article|story|post|page)\b.{0,160}",
    r"(?:page|image|photo|slide|video) \d+(?: ?(?:of|/) ?\d+)?|\d+ ?(?:of|/) ?\d+",
    r"(?:enlarge|expand|view|open|see|hide|toggle|show) (?:the |this )?(?:icon|image|caption|gallery|photos?|slideshow|"
    r"full ?screen|larger image|captions?|transcript|map|list)\b.{0,30}",
    r"(?:last |first |originally )?(?:updated|modified|published|posted|created)\b(?: (?:on|at|by))?.{0,80}"
    r"(?:\d|ago|today|yesterday|just now|admin).{0,60}",
    r"(?:an?|\d+) (?:second|sec|minute|min|hour|hr|day|week|month|year)s? ago.{0,40}",
    r"(?:estimated |est |avg )?(?:reading|read|listen(?:ing)?)(?: time)?\b.{0,10}\d+ ?-?min.{0,20}",
    r"\d+ ?-? ?min(?:ute)?s?\.?(?: (?:read|reading|watch|listen|video|audio)\b.{0,20})?",
    r"\d{1,2}:\d\d(?::\d\d)?(?: ?/ ?\d{1,2}:\d\d(?::\d\d)?)?(?: ?[ap]\.?m)?(?: [a-z]{2,4})?",
    r"(?:article |photo |image |news )?(?:source|via|credit)s?\s?[:|] ?.{2,80}",
    r"(?:video|gallery|photos?|in pictures|podcast|live(?: updates?| blog)?)\s?[:|»>]\s?.{2,160}",
    r"(?:written|story|text|words|report|reported|posted|compiled|produced|edited|photos?|photographs?|photography|video|"
    r"graphics?|illustrations?) by\b.{2,100}",
    r"(?:how|why) (?:you can |to )?trust .{1,40}",
    r"why you can trust .{1,40}",
    r"(?:your )?(?:local )?(?:weather|horoscope|crossword|puzzles?|obituaries|classifieds)\b.{0,20}",
    r"\d[\d,.]*[km]? (?:views?|shares?|likes?|comments?|followers?|reads?|retweets?)",
    r"https?://\S{1,300}|www\.\S{1,200}|\S{1,60}@\S{1,60}\.[a-z]{2,10}|@\w{2,30}",
    r"(?:pic\.twitter\.com|t\.co)/\S{1,60}",
    r"about [^\W\d_][\w.'-]{0,20}(?: [^\W\d_][\w.'-]{0,20}){1,3}",
)

_LINK_TAG = _any(
    r"more (?:from|on|in|stories|news|about)\b.{1,80}",
    r"(?:also|more|now) on \S{2,40}",
    r"(?:related|popular|trending|latest|recommended|featured|top|recent) (?:in|on|from|at|news|stories)\b.{0,60}",
    r"stories (?:by|from)\b.{1,60}",
)

_END_TAG = _any(
    r"(?:tags?|topics?|filed (?:under|to|in)|posted (?:in|under)|categor(?:y|ies)|labels?|keywords?|related tags|"
    r"related topics|read more about|more about)\s?:.{0,300}",
    r"(?:filed|posted) (?:under|in)\b.{1,160}",
    r"(?:view|show|hide|load|see|all|read|no|\d+)(?: all)?(?: \d+)? (?:comments?|responses?|replies)\b.{0,20}",
)

_AUTHOR = _any(
    r".{2,80}\b(?:is|was|are|covers|reports|writes|joined|has (?:been|covered|reported|worked)|served)\b.{0,120}\b"
    r"(?:reporter|correspondent|editor|journalist|writer|columnist|contributor|producer|bureau chief|freelancer?|author|"
    r"reporting|covering|newsroom)\b.{0,300}",
    r"(?:you can )?(?:reach|contact|e-?mail|follow|write to) (?:him|her|them|me|us|the author|[\w.' -]{1,40}) (?:at|on|"
    r"via)\b.{0,120}",
    r".{0,120}\bcan be (?:reached|contacted|followed|found) (?:at|on|via|by)\b.{0,120}",
    r".{0,160}\S{1,60}@\S{1,60}\.[a-z]{2,10}.{0,60}",
)

# The next three look at capitals, so they are matched against the line as it stands.
_NAME = r"(?:[A-Z][\w.'’&-]{0,30}|and|or|in|at|for|of|the|with|from|by|de|van|von|bin|al|additional|reporting|writing|editing)"
_CREDITS = re.compile(
    rf"[(\[—–-]*\s?(?:Additional |With )?(?:[Rr]eporting|[Rr]eported|[Ww]riting|[Ww]ritten|[Ee]diting|[Ee]dited|[Tt]ranslated|"
    rf"[Tt]ranslation|[Cc]ompiled|[Pp]roduced|[Rr]esearch|[Gg]raphics?)(?: and [a-z]{{4,12}})?(?: in [A-Z]\w{{2,20}})? by:?"
    rf"(?:[ ,;/]{{1,2}}{_NAME}){{1,40}}[.)\]]*",
)
_BYLINE = re.compile(rf"(?:[Bb]y|BY):?(?: {_NAME},?){{1,14}}(?: \|.{{0,60}})?")
_TRAIL = re.compile(r"[^>»›|]{1,40}(?:[>»›][^>»›|]{1,80}){1,7}")
