"""What keeps a match from being a time: names, ages, counts of things, verbs that look like months."""

import re

from standpunkt.resolve.moments.atoms import Match
from standpunkt.resolve.moments.context import Context

NUMBER = "#"
"""Stands for any number in the hints about neighbours."""
AGE_UNITS = ("1Y", "1M")
AGE_REACH_WORDS = 6
FIRST_BRACKETED = 1700
"""The first number that is read as a year when it stands alone in brackets."""
FIRST_BARE, YEARS_AHEAD = 1900, 20
"""Where a language writes thousands apart, a bare number from here to so many years ahead is a year."""
YEAR_LIST_CHARS = 12
CAMPAIGN_YEARS = 4
"""A number after a name is a year ("OL 1996") at most so many years after publication, else a model ("Escort RS 2000")."""
_AMOUNT = ("$", "£", "€", "#", "№", "+", "-")
NAME_REACH_CHARS = 20
_NAME_BEFORE = re.compile(r"([^\W\d_]+)[^\S\n]$")
_LETTER_AFTER = re.compile(r"[^\S\n]?-?([^\W\d_])")
_QUOTES = '"»«”“„'
_QUOTED_TO = re.compile(rf"[{_QUOTES}](?![^\S\n]?[,.!?…])")
_HELD_OVER = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[\s,])")
"""After a word whose end another word brings ("i sommer- og kolonihavehuse")."""
_OPENERS = "\"'»«”“‘’(-–—:;•*[/"


def is_allowed(match: Match, ctx: Context) -> bool:
    """Say whether the rule's conditions on letter case, tense and neighbouring words hold.

    Conditions are parameters of a rule: `case` ("lower": a capital only where a sentence or line may begin; "upper":
    only with a capital), `capital` (the name of a capture that must have one), `unnamed` ("yes": no capital with
    another after it: "Maj Hansen"), `tense` (what the place must be told in), `not_before` and `not_after`,
    `needs_before` and `needs_after` (names of hints, separated by spaces, that the word before or after the whole
    pattern must not, or must, be in), `not_named_by` (like `not_before`, for a capital alone: "magasinet Søndag").
    """
    named = match.rule.params.get("capital")
    if named and named in match.places and not ctx.text[match.places[named]].isupper():
        return False
    case = match.rule.params.get("case")
    capital = ctx.text[match.start].isupper()
    if case == "upper" and not capital:
        return False
    if case == "lower" and capital and not _may_have_capital(match, ctx):
        return False
    if match.rule.params.get("unnamed") == "yes" and capital and _has_name_after(match, ctx):
        return False
    naming = match.rule.params.get("not_named_by", "").split() if capital else []
    if any(ctx.word_before(match.start) in ctx.times.hint(hint) for hint in naming):
        return False
    if match.rule.make == "year" and "y" in match.captures and "bare" in match.rule.params:
        return _is_year(match, ctx)
    tense = match.rule.params.get("tense")
    if tense is not None and ctx.tenses.at(match.start, match.end) != tense:
        return False
    return _neighbours_allow(match, ctx)


def _is_year(match: Match, ctx: Context) -> bool:
    """Say whether a number of four digits stands where a year does: after "i", in brackets, after another year."""
    before = ctx.word_before(match.start)
    if ctx.word_after(match.stop) in ctx.times.hint("counted"):
        return False
    if before not in ctx.times.hint("dated_before") and ctx.is_counting(match.start):
        return False
    if before in ctx.times.hint("compared_by") and _word_further(before, match.start, ctx) in ctx.times.hint("more_or_fewer"):
        return False  # "flere end 1300 dræbte"
    if "edge" in match.captures or before in ctx.times.hint("year_before"):
        return True
    year = int(match.captures["y"])
    if ctx.anchor and year > ctx.anchor.year + CAMPAIGN_YEARS and _has_name_before(match, ctx):
        return False
    if match.rule.params["bare"] == "any" and ctx.anchor and FIRST_BARE <= year <= ctx.anchor.year + YEARS_AHEAD:
        return ctx.text[match.start - 1 : match.start] not in _AMOUNT
    before, after = ctx.text[max(0, match.start - 1) : match.start], ctx.text[match.stop : match.stop + 1]
    if before == "(" and after in (")", ",", ";") and year >= FIRST_BRACKETED:
        return True
    return ctx.told_level == "year" and 0 < match.start - ctx.told_at <= YEAR_LIST_CHARS


def is_something_else(match: Match, ctx: Context) -> bool:
    """Say whether the words of a match are no time here, by whatever rule: an age, (part of) a name or of a word."""
    return (
        is_age(match, ctx)
        or is_in_name(match, ctx)
        or is_mentioned(match, ctx)
        or _HELD_OVER.match(ctx.text, match.end) is not None
        or (match.rule.make in ("duration", "vague") and ctx.word_before(match.start) in ctx.times.hint("such"))
    )


def is_mentioned(match: Match, ctx: Context) -> bool:
    """Say whether quotation marks hold the match and nothing else: a title or a word spoken of (filmen "9 1/2 uge").

    With a comma or a full stop, inside or after, it may be said ("I morgen", svarede han) and is a time.
    """
    before, after = ctx.text[max(0, match.start - 1) : match.start], _QUOTED_TO.match(ctx.text, match.end)
    return before in _QUOTES and before != "" and after is not None


def is_age(match: Match, ctx: Context) -> bool:
    """Say whether a duration in years is an age ("fylder 20 år", "20 år gammel", "Hansen, 20 år,")."""
    if match.rule.make == "decade":
        return _is_decade_of_life(match, ctx)
    if match.rule.make != "duration" or match.get("unit") not in AGE_UNITS:
        return False
    if ctx.word_after(match.stop) in ctx.times.hint("age_after"):
        return True
    start = _first_of(match.start, ctx)
    word, at = _told_before(start, ctx)
    if match.get("unit") == "1Y" and start == match.start and word in ctx.times.hint("age_before"):
        return True
    if match.get("unit") == "1Y" and word in ctx.times.hint("age_link"):
        several = ctx.times.hint("age_holders") if start != match.start else frozenset()
        return ctx.word_before(ctx.low.rfind(word, 0, at)) in ctx.times.hint("age_holder") | several
    if match.get("unit") == "1Y" and word in ctx.times.hint("age_copula"):
        place = ctx.low.rfind(word, 0, at)
        subject = ctx.word_before(place)
        begins = ctx.text[ctx.low.rfind(subject, 0, place) :][:1] if subject else ""
        if subject in ctx.times.hint("age_not_subject"):
            return False
        return subject in ctx.times.hint("age_subject") or begins.isupper()
    before, after = ctx.text[max(0, match.start - 2) : match.start], ctx.text[match.stop : match.stop + 1]
    return before in (", ", " (", "\n(") and after in (",", ")", ".") and match.get("unit") == "1Y"


def _word_further(word: str, at: int, ctx: Context) -> str:
    """Give the word before the one that stands before an offset."""
    return ctx.word_before(ctx.low.rfind(word, 0, at))


def _first_of(at: int, ctx: Context) -> int:
    """Give where the first of several numbers begins ("to kvinder på | 27 og 48 år", "unge på | mellem 17 og 23 år")."""
    links, between = ctx.times.hint("number_link"), ctx.times.hint("number_span")
    while (link := ctx.word_before(at)) in links:
        place = ctx.low.rfind(link, 0, at)
        number = ctx.word_before(place)
        if not number.isdigit() and number not in ctx.times.hint("number_word"):
            break
        at = ctx.low.rfind(number, 0, place)
    span = ctx.word_before(at)
    return ctx.low.rfind(span, 0, at) if span in between else at


def _told_before(at: int, ctx: Context) -> tuple[str, int]:
    """Give the word before an offset and where it was looked for, adverbs left out ("Han er i dag 51 år")."""
    adverbs = ctx.times.hint("age_adverbs")
    while adverb := next((adverb for adverb in adverbs if ctx.low.endswith(f" {adverb} ", 0, at)), ""):
        at -= len(adverb) + 1
    return ctx.word_before(at), at


def _is_decade_of_life(match: Match, ctx: Context) -> bool:
    """Say whether somebody is in their forties: what the decade is told of is a person ("en mand midt i 40'erne")."""
    if match.get("ydec"):
        return False
    at, words = match.start, list[str]()
    while (word := ctx.word_before(at)) and len(words) < AGE_REACH_WORDS:
        at = ctx.low.rfind(word, 0, at)
        words.append(word)
    rest = [word for word in words if word not in ctx.times.hint("age_decade_lead")]
    if len(rest) == len(words) and "edge" not in match.captures:
        return False
    holders = ctx.times.hint("age_holder")
    if rest and rest[0] in ctx.times.hint("age_copula"):
        return len(rest) > 1 and rest[1] in holders | ctx.times.hint("age_person")
    return bool(rest) and rest[0] in holders


def is_in_name(match: Match, ctx: Context) -> bool:
    """Say whether a date stands in the name of a body ("Aktieselskabet af 15. april 1980", "Holding af 1992")."""
    of = ctx.word_before(match.start)
    if of not in ctx.times.hint("named_of"):
        return False
    return ctx.word_before(ctx.low.rfind(of, 0, match.start)) in ctx.times.hint("named_body")


def _neighbours_allow(match: Match, ctx: Context) -> bool:
    params = match.rule.params
    before = after = None
    for key, wanted in (("not_before", False), ("needs_before", True)):
        if key in params and not (wanted and "edge" in match.captures):
            before = ctx.word_before(match.start) if before is None else before
            before = NUMBER if before[-1:].isdigit() else before
            if any(before in ctx.times.hint(hint) for hint in params[key].split()) is not wanted:
                return False
    for key, wanted in (("not_after", False), ("needs_after", True)):
        if key in params:
            after = ctx.word_after(match.stop) if after is None else after
            if any(after in ctx.times.hint(hint) for hint in params[key].split()) is not wanted:
                return False
    return True


def _may_have_capital(match: Match, ctx: Context) -> bool:
    if _is_opening(match.start, ctx) or _is_headline(match, ctx):
        return True
    return ctx.word_before(match.start) in ctx.times.hint("case_before")


def _has_name_before(match: Match, ctx: Context) -> bool:
    before = _NAME_BEFORE.search(ctx.text, max(0, match.start - NAME_REACH_CHARS), match.start)
    return before is not None and before[1][0].isupper()


def _has_name_after(match: Match, ctx: Context) -> bool:
    after = _LETTER_AFTER.match(ctx.text, match.stop)
    return after is not None and after[1].isupper()


def _is_opening(at: int, ctx: Context) -> bool:
    i = at - 1
    while i >= 0 and ctx.text[i] in " \t\u00a0" and at - i < 4:
        i -= 1
    return i < 0 or ctx.text[i] in "\n\r.!?…" or ctx.text[i] in _OPENERS


def _is_headline(match: Match, ctx: Context) -> bool:
    return ctx.text[match.start : match.end].isupper()
