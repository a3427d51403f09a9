"""Soft questions about a text that was just entered: which of them it may be worth asking, if any.

The rules read English, and know some of the phrases in which people write such things. What they do not know they leave
alone, for a question that does not fit weighs more than one that is not asked. An action gets one question at most,
that of the most specific rule: stop-doing, then someone-else, then vague.

Each rule is a line: the beginning of a text, as a regular expression in which a word in capitals stands for one of
the words of that name. `$` is the end of the text; elsewhere a line ends with a word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Nudge = Literal["vague", "someone-else", "stop-doing", "goal"]

QUESTIONS: Mapping[Nudge, str] = {
    "vague": "That is a direction. What could someone see you do, and when?",
    "someone-else": "How they answer is theirs. Which part is yours to do?",
    "stop-doing": "What would you be doing instead?",
    "goal": "That can be ticked off, so it may be a goal. What does it serve?",
}


def of_action(text: str) -> Nudge | None:
    """What may be asked about an action: whether it is a stop, somebody else's part, or a direction."""
    said = _said(text)
    if _begins(_STOPS, said) and not _holds(_SOMETHING_INSTEAD, said):
        return "stop-doing"
    if _begins(_THEIR_PART, said) and not _holds(_OWN_PART, said):
        return "someone-else"
    if _begins(_DIRECTIONS, said) and not _holds(_VISIBLE, said):
        return "vague"
    return None


def of_value(name: str) -> Nudge | None:
    """What may be asked about the name of a value: whether it is something that can be ticked off."""
    return "goal" if _begins(_GOALS, _said(name)) else None


def _said(text: str) -> str:
    """A text on one line, without what leads up to it ("I want to") and what closes it."""
    line = " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    return re.sub(rf"^(?:{_LEAD} )+", "", line, flags=re.IGNORECASE).strip(" .!?\"'")


def _begins(rules: str, said: str) -> bool:
    """Whether a text begins as one of the rules says; a rule that opens with another word is not even compiled."""
    first = said.partition(" ")[0].lower()
    lines = (line for line in rules.strip().split("\n") if first in (_openings(line) or {first}))
    return any(_compiled(line).match(said) for line in lines)


def _openings(pattern: str) -> set[str] | None:
    """The words with one of which a text that fits begins; None where the pattern does not name them."""
    words: set[str] = set()
    for branch in _branches(pattern):
        if group := re.match(r"\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)(\?? ?)", branch):
            opened = _openings(group[1])
            rest = _openings(branch[group.end() :]) if group[2].startswith("?") else set()
            opened = opened | rest if opened is not None and rest is not None else None
        elif name := re.match(r"[A-Z]{3,}\b", branch):
            opened = _openings(_WORDS[name[0]])
        else:
            word = re.match(r"([a-z'-]+)(?:\[([a-z]+)\]([a-z'-]*))?(?![\w(\[\\?*+.])", branch)
            opened = {f"{word[1]}{sign}{word[3] or ''}" for sign in word[2] or [""]} if word else None
        if opened is None:
            return None
        words |= opened
    return words


def _branches(pattern: str) -> list[str]:
    """The alternatives of a pattern, those within its groups left whole."""
    found, depth = [""], 0
    for sign in pattern:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


def _holds(rules: str, said: str) -> bool:
    """Whether what one of the rules describes stands anywhere in a text."""
    return any(_compiled(line).match(said) for line in rules.strip().split("\n"))


@cache
def _compiled(line: str) -> re.Pattern[str]:
    """A rule as an expression, made when it is first needed."""
    end = "" if line.endswith("$") else r"(?!\w)"
    return re.compile(f"(?:{_spelt_out(line)}){end}", re.IGNORECASE)


def _spelt_out(line: str) -> str:
    return re.sub(r"\b[A-Z]{3,}\b", lambda name: f"(?:{_spelt_out(_WORDS[name[0]])})", line)


_LEAD = (
    "(?:(?:i|we)(?: will|'ll| want to| would like to|'d like to| am going to|'m going to| need to| plan to| hope to)"
    "|to|try to|trying to|try and|start to|just|finally|really|maybe)"
)
_WORDS = {
    name: "|".join(word.replace("_", " ") for word in words.split())
    for name, words in {
        # somebody else
        "KIN": """mum mom mummy mommy mother dad daddy father parents? sisters? brothers? sons? daughters? kids?
            child children partner wife husband spouse boyfriend girlfriend ex boss manager supervisor colleagues?
            co-?workers? team friends? neighbou?rs? family teachers? doctor therapist landlord flatmates? roommates?
            grandma grandpa grandmother grandfather grandparents aunt uncle cousins? in-laws mother-in-law
            father-in-law date crush clients? customers? students? guests relatives classmates? teenager interviewer""",
        "MANY": """parents kids children friends colleagues co-?workers neighbou?rs grandparents in-laws clients
            customers students relatives classmates sisters brothers""",
        "ANYBODY": "everyone everybody people others someone somebody",
        "NAME": r"(?-i:[A-Z][\w'-]+)",
        "PERSON": r"him her them ANYBODY ((my|our|the|his|her|their)_(\w+_)?)?KIN NAME",
        "THEY": r"he she they ANYBODY (my|our|the|his|her|their)_(\w+_)?KIN NAME",
        # what somebody feels, decides or does in answer
        "ANSWER": """like love want respect understand listen notice accept forgive apologi[sz]e trust believe agree
            reali[sz]e change stay stop respond behave cooperate appreciate praise admire regret care admit approve
            calm_down open_up""",
        "ANSWERS": """likes loves wants respects understands listens notices accepts forgives apologi[sz]es trusts
            believes agrees reali[sz]es changes stays stops responds behaves appreciates praises admires regrets
            cares admits approves opens_up""",
        "FEELS": "happy proud jealous sorry laugh smile fall_in_love feel see say_sorry",
        "DOES": """come call text write reply answer visit invite help talk say go quit hug thank leave move marry
            tell give pay do eat see spend clean return join let share speak show take hire pick choose laugh smile
            include""",
        "GREETS": """calls texts writes replies answers visits invites helps hugs thanks tells gives asks takes
            includes hires picks chooses misses compliments promotes supports needs greets ANSWERS""",
        # what stops
        "HABIT": """alcohol beer booze caffeine coffee sugar sweets candy chocolate snacks? snacking junk_food
            fast_food soda carbs meat gluten cigarettes? smoking tobacco nicotine vaping weed drinking drugs
            screens? screen_time phone social_media instagram facebook tiktok twitter youtube netflix tv television
            news gaming games gambling porn doomscrolling scrolling shopping takeaways? takeout self-criticism""",
        "NOTDOING": """evening morning spring king things? building everything anything nothing something wedding
            meeting training ceiling painting pudding string""",
        "REMINDER": """sure now yet mind forget skip cancel miss give_up leave wait hesitate rush hurry hide avoid too
            so that the an? my as for at in on""",
        # what nobody can see
        "INNER": """health well-?being fitness sleep mood life lives relationships? confidence self-confidence
            self-esteem self-worth self-care self-compassion self-love communication social_skills social_life
            mental_health mindset marriage balance work-life_balance focus patience connections? friendships? habits
            lifestyle attitude intimacy anxiety social_anxiety depression stress anger temper fears? shyness
            boundaries trust resilience discipline productivity peace happiness joy meaning purpose myself me
            passion love courage kindness gratitude mindfulness compassion empathy creativity growth motivation
            energy strength calm hope independence emotions feelings insecurities problems body comfort_zone bonds
            family_life love_life home_life spirituality honesty openness acceptance closeness""",
        "SOME": """my our the an? more better some inner own of healthy healthier deeper stronger new closer good
            greater true overall general personal physical emotional social real meaningful positive quality""",
        "CARE": """improve work_on build strengthen deepen nurture cultivate develop boost increase gain grow manage
            handle control overcome conquer face fight beat deal_with cope_with reduce find seek regain maintain
            embrace prioriti[sz]e focus_on invest_in take_care_of look_after balance practi[sc]e protect foster
            tackle rebuild restore have explore value respect accept discover express believe_in forgive love trust
            know be_kind_to be_gentle_with feel work_through rediscover reconnect_with connect_with care_for lower
            let_go_of enjoy appreciate challenge push""",
        "MOREOF": """exercise sociali[sz]e sleep rest relax connect communicate listen talk eat live love laugh care
            share give move try work think interact engage participate contribute cope respond react train open_up
            speak_up show_up reach_out go_out get_out do act appreciate accept mingle help bond help_out""",
        "BETTER": """more better harder healthier healthily healthy well positive positively mindfully intentionally
            fully openly authentically freely deeper deeply consciously""",
        "SOMEWHERE": """at on with home back outside outdoors out up ready early quiet silent still seated dressed
            first the""",
        "INSIDE": "touch control tune the_moment the_present a_better good better",
        "KINDLY": """more less better good kinder nicer great happier calmer stronger healthier caring loving
            supportive patient positive real true decent present morning people team""",
        "ONES": "people others everyone ((my|old|new|more|loved)_)*(family|friends|ones|body) nature life the_world",
        # goals
        "UNIT": """kg kgs kilos? kilograms? lbs? pounds? km k kilomet(er|re)s? miles? euros? dollars? bucks? books?
            push-?ups steps pages words followers countries cm""",
        "ANEW": """my our the an? another new first own better good full-time part-time permanent nice bigger big
            proper great paid dream second higher driving bachelor's master's medical university college""",
        "PRIZE": """job promotion raise pay_rise degree diploma masters? phd doctorate licen[cs]e certificate
            qualification house home flat apartment car dog cat boyfriend girlfriend partner wife husband baby kids?
            puppy tattoo six-pack divorce mortgage visa passport position internship contract grades? award medal
            prize boat motorbike scholarship grant""",
        "WORK": """thesis dissertation studies degree phd masters? book novel course project marathon school
            university training report application essay manuscript portfolio apprenticeship qualification exams?
            test triathlon house garage album website app paper article renovation kitchen garden memoir flat attic
            cellar basement""",
        "TONGUE": "spanish french german english italian japanese chinese mandarin arabic russian korean dutch",
    }.items()
}

_THEIR_PART = r"""
(make|let|have) PERSON (ANSWER|FEELS)
make PERSON (come back|call me|text me|stay with me|talk to me|miss me|choose me)
get PERSON to (ANSWER|DOES)
(convince|persuade|force|push|pressure) PERSON (to|that|into|of|not)
talk PERSON into
impress PERSON
((i|we) )?(want|need|expect|wish|wait for|hope for) PERSON to \w+
((i|we) )?(hope|wait|wish|pray)( that| until| for)? THEY (will |would )?(GREETS|ANSWER|DOES)
make sure( that)? THEY (ANSWERS|ANSWER|(is|are) (happy|pleased|proud))
(change|fix) (him|her|them)$
change (his|her|their|NAME|(my|the) KIN)('s)? (mind|ways|behaviou?r)
win PERSON (back|over)
(win|earn|gain|regain|get) (his|her|their|people's|NAME|(my |the )?KIN's?) (trust|respect|love|approval|affection|heart)
(win|earn|gain|regain|get) (his|her|their|people's|NAME|(my |the )?KIN's?) (forgiveness|friendship|permission|attention)
(get|receive) (an?|his|her|their|some|the|more) (reply|apology|response|approval)
(get|receive) (an?|his|her|their|some|the|more) (compliments?|praise|recognition|invitation)
(be|being|get|getting) (more )?(liked|loved|respected|accepted|forgiven|invited|understood|noticed|appreciated|praised)
(be|being|get|getting) (chosen|picked|included|promoted|hired|needed|wanted|admired|recogni[sz]ed|asked out)
(he|she|they) (?!and\b|or\b)[\w']+
ANYBODY ((will|would) )?(GREETS|(ANSWER|DOES) (me|us|my))
(nobody|no one) (ANSWERS|laughs|judges|criticises|criticizes|yells|shouts)
(my|our|the) (\w+ )?KIN (will|would|has to|have to|needs? to|finally|ANSWERS)
(my|our|the) (\w+ )?MANY (ANSWER|(DOES|greet) (me|us))
((my|our|the) )?(\w+ )?GREETS (me|us)
((my|our|the) )?(KIN|NAME) (apologi[sz]es|forgives|changes|cleans) (his|her|their) \w+
((my|our|the) )?(KIN|NAME) (apologi[sz]es|stops \w+ing|says (sorry|yes|thank)|comes back|helps more|texts first)
"""
# A part of one's own is named.
_OWN_PART = r"""
.*[:;]
.*\bby \w+ing
.*\b(and|so|then) i('ll| will)?
"""

_STOPS = r"""
(stop|quit|avoid|give up|refrain from|keep from|cut out|end|cease) (?!NOTDOING\b)\w+ing(?! of\b)
(stop|quit|avoid|give up|end|cease) (all|always|constantly|the|my|so much|all the) (?!NOTDOING\b)\w+ing(?! of\b)
(no more|less) ((staying|going|being|saying|working|checking|eating|HABIT)|(?!NOTDOING\b)\w+ing$)
(stop|quit|avoid|give up|cut out|reduce) ((all|any|my|the|so much|more) )*HABIT(?! \d)
(less|no more|no|without|refrain from) ((all|any|my|the|so much|more) )*HABIT(?! \d)
(stay|keep) (off|away from) (my |the )?\w+
cut (down|back) on
(spend|waste) less time
(don't|do not|not|never) (always |just |ever )?(?!REMINDER\b)[a-z]+
no (?!one\b|matter\b)[a-z]+ (in bed|at (the )?(table|night|work|dinner)|after|before|tonight)
no (?!one\b|matter\b)[a-z]+ (today|tomorrow|this week|on \w+day)
(drink|smoke|scroll|worry|overthink|complain|procrastinate) (a lot |much )?less
(criticise|criticize|argue|shout|yell|snack|spend) (a lot |much )?less
(gamble|apologi[sz]e|ruminate|judge|use my phone|use HABIT) (a lot |much )?less
(avoid|resist) ((all|any|the|my) )?(urges?|arguments?|conflicts?|fights?|people|crowds?|him|her|them|temptation|drama)
stop (the|my) (negative|dark|anxious|mean) (thoughts|self-talk|thinking|voice)
"""
# Something else is put in the place of what stops, or an hour at which a thing ends.
_SOMETHING_INSTEAD = r"""
.*\b(instead|rather)
.*[;:]
.*\band (?!stop|not|do not|don't|never|no\b)\w+
.*\b(then|but) \w+
.*\bby \w+ing
.*\bat \d+
"""

_DIRECTIONS = r"""
(start )?(be|being|become|becoming) (?!SOMEWHERE\b|in (?!INSIDE\b)|an? (?!KINDLY )|(?-i:[A-Z]))\w+
feel (more|less|better|good|great|happy|happier|calm|calmer|confident|well|alive|loved|connected|normal|safe|okay|ok)
feel (like myself|at peace|included|myself|free|close|closer|strong|stronger)
CARE (SOME )*INNER( more| better| first)?( (with|in|at|for|of|to)( [\w'-]+){0,6})?$
CARE (SOME )*INNER( more| better| first)?( (towards?|about|between|around|again|on)( [\w'-]+){0,6})?$
MOREOF ((a bit|a little|even|much) )?BETTER( (with|to|of|about|at|in|for|around|from|on)( [\w'-]+){1,6})?$
(do|try|give) (my|our) (best|all|hardest|utmost)$
make (more of an|more|an|some|a bigger|a real) effort
make (the most of|a difference|peace with|progress|(better|healthier|good) choices|((more|some|new|better) )*friends)
(make|find|have|take) ((more|some) )?time for (SOME )*(INNER|ONES|KIN)$
take (better|good|more|proper|great) care of
take (it (easy|slow)|things (slow|slower|easy)|control of|charge of|more risks|life as)
(live|eat|think) (in the (moment|present|now)|fully|healthy|healthily|healthier|well|positive|positively|mindfully)
(live|enjoy|love|embrace) (SOME )*(life|values)$|live by my values|live authentically
(have|get|find|seek) (more|better|less|a better|a healthier|a good|a happier|some|a closer) (SOME )*(INNER|fun|friends)
(have|get|find|seek) (more|better) (exercise|rest|control|freedom|fresh air|structure|time)
have fun$
get (better|healthier|fitter|stronger|happier|closer|calmer|organi[sz]ed|fit|healthy|motivated|unstuck|well|involved)
get ((back )?(in|into) shape|my (life|act) (back )?together|(back )?on track|over it)
get (over him|over her|out there|out more)
get (more (active|involved|connected|social|organi[sz]ed|confident|comfortable|out of life)|on with (my )?life)
(stay|remain|keep) (more )?(positive|calm|motivated|strong|healthy|active|connected|in touch|present|focuss?ed|grounded)
(stay|remain|keep) (more )?(mindful|open|consistent|hopeful|fit|organi[sz]ed|on track|going|busy|productive|patient)$
put (myself out there|(myself|family|my family|my health|health|friends|people) first)
(step|get|come|move|break) out of my (comfort zone|shell|bubble|head)|leave my comfort zone
(move|let) (on|go|forward|people in|others in)$
come to terms with|let go of (the past|control|things|fear|it)$
turn over a new leaf|start (over|fresh|living)$|pull myself together|find my way|sort (myself|my life) out
(change|transform|fix|reinvent|sort out|turn around) (my (life|ways|attitude|mindset|habits|thinking)|myself)
learn (how )?to (love|accept|trust|relax|let go|say no|be|live|enjoy|cope|forgive|deal|manage|communicate|open up)
learn (how )?to (appreciate|respect|handle|listen|connect)
grow (as|closer|more|spiritually|emotionally|personally|together)|open up( to (people|others))?$
(show|give|express|spread|bring) ((more|some) )?(love|kindness|compassion|affection|gratitude)
(show|give|express|spread|bring) ((more|some) )?(appreciation|empathy|respect|joy)
show (\w+ ){1,2}that i care$
(give back|contribute)( to (society|the community|my community|others))?$
pay (more|better|closer) attention
(help|support|care about|care for|reach out to) ONES( more)?$
(connect with|reconnect with|engage with|bond with|be there for) ONES( more)?$
(trust|love|understand|value|appreciate) (ONES|change|the moment|uncertainty|who i am)( more)?$
(embrace|enjoy|celebrate|accept) (ONES|change|the moment|uncertainty|who i am)( more)?$
(enjoy|appreciate|celebrate) the (little|small) things$|value my time$
spend (more|better|some quality|more quality|quality) time
spend time with (ONES|myself)$
(more|better|greater|deeper|stronger|closer|healthier) (SOME )*(INNER|exercise|rest|fun|time)
(more|better|greater|deeper|stronger|closer|healthier) (SOME )*(movement|sport|friends|family time)
(remember|focus on|prioriti[sz]e|do) (what (really |truly )?matters|who i am|the positives?)
(remember|focus on|prioriti[sz]e|do) (family|my family|what i love)
do something (nice|fun|good|kind)( for (myself|others|someone|me))?$|do something for myself$
try new things$|sociali[sz]e$
set ((better|more|healthy|healthier|clear|clearer|firm|good) )?boundaries
(connection|kindness|happiness|balance|self-care|love|peace)$
(patience|confidence|wellbeing|gratitude|mindfulness|courage)$
(self-love|self-compassion|healthy eating|healthy living|positive thinking)$
"""
# A day, a time, a number, or something that somebody could see.
_VISIBLE = r"""
.*(\d|[:;])
.*\b(by|e\.g\.|for example) \w+
.*\b(one|two|three|four|five|six|seven|eight|ten|twenty|thirty|once|twice|half|am|pm|o'clock|noon|midnight)
.*\b(today|tonight|tomorrow|mornings?|afternoons?|evenings?|nights?)
.*\b(lunch|lunchtime|breakfast|dinner|supper|bedtime|weekends?)
.*\b(minutes?|hours?|(every|each) day|daily|before|after)
.*\b(when|while|until|during|(mon|tues|wednes|thurs|fri|satur|sun)days?)
.*\b(january|february|march|april|june|july|august|september|october|november|december)
.*\b(call|ring|phone|text|messag|email|writ|walk|runn?|read)(e|ing)?
.*\b(cook|cycl|swimm?|danc|sing|paint|draw|play|clean|visit)(e|ing)?
.*\b(ask|tell|invit|say|greet|wav|hugg?|thank|bring|send)(e|ing)?
.*\b(buy|meet|join|stretch|breath|meditat|hik|garden|volunteer)(e|ing)?
.*\b(sign up|book|put on|pick up|wash|bake|knit|sit|jog|watch|turn off|wear|apply|attend|donate|fold|tidy|sweep|vacuum)
.*\b(journal|file|print|yoga|gym|coffee|drink|breaths?|list)
.*\b(guitar|piano|class|games?|photos?|chapter|pages?|park|letter)
"""

_GOALS = r"""
.*?(?<![\d.,])\d[\d.,]*\s?UNIT
(los(e|ing)|drop|gain|shed) ((some|more|the|my|a few|\d+) )*(weight|kilos|pounds|fat|belly|kg|muscle|baby weight)
weight loss$|(a )?(promotion|raise|pay rise)$|(a |my )?(new|own|dream) (job|house|home|flat|apartment|car)$
(a |my )?(phd|driving licen[cs]e|marathon|(master's )?degree|six-pack)$
(get|find|land|buy|have) (ANEW )*PRIZE(?! (satisfaction|life|with|in|where|full|that|of|my|i)\b)
(own|obtain|win|apply for|adopt) (ANEW )*PRIZE(?! (satisfaction|life|with|in|where|full|that|of|my|i)\b)
get (married|promoted|divorced|hired|engaged|pregnant|published|certified|rich|out of debt|back together|a \w+ body|abs)
get into (university|college|med(ical)? school|law school)
(finish|finishing|complete|completing|submit|hand in|publish|write|writing|pass|passing|run|do) (ANEW )+(\w+ )?WORK
(build|renovate|sell|clean|declutter|repaint|redecorate|launch) (ANEW )+(\w+ )?(WORK|PRIZE)
graduate|retire|change jobs$|be (married|a millionaire|rich|promoted|debt-free|out of debt)
(finish|leave) (university|college|school)$
become ((an?|the) )?(millionaire|doctor|lawyer|manager|ceo)(?! (my|our|who|that|others)\b)
become ((an?|the) )?(nurse|teacher|parent|mother|father)(?! (my|our|who|that|others)\b)
become ((an?|the) )?(homeowner|engineer|professor|citizen|boss|director)(?! (my|who)\b)
become ((an?|the) )?(vegan|fluent|rich|famous|debt-free|sober)(?! (my|who)\b)
(pass|win|ace) (my|the|an?|all my|all) \w+
(save|earn|make|raise) (up )?((enough|some|more|a lot of) )?(money|cash|for a|a million|a deposit)
pay off|pay back (my|the)|clear my (debts?|credit card)
learn (to (drive|swim|ski|surf|code|dance|cook|knit|sew|play \w+)|(the|sign) (guitar|piano|violin|language))
(learn|speak) TONGUE
(quit|stop|give up) (smoking|drinking|vaping|sugar|alcohol|my job|nail-biting|biting my nails|gambling|weed|coffee)
have ((an?|another|two|three|more) )?(baby|children|kids|child)$
(reach|achieve|hit) (my|the|an?|level|\d+)
(start|open|launch|found) (my|an?|our) (own )?(\w+ )?(business|company|shop|café|cafe|restaurant)$
(start|open|launch|found) (my|an?|our) (own )?(\w+ )?(blog|podcast|charity|band|family)$
(move|relocate|emigrate) (to ((?-i:[A-Z])\w+|another \w+|an? (new|bigger) \w+)|out|abroad|house|in with [\w' ]+)$
(visit|see|travel to|go to|fly to) (japan|italy|paris|rome|london|australia|canada)
(visit|see|travel to|go to|fly to) (india|iceland|africa|greece|spain|new york)
(climb|hike|summit) (mount|mt|mont|kilimanjaro|everest)
"""
