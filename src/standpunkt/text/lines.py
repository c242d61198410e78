"""Lines around a story that are no prose: bylines, agency signatures, datelines, credits and links."""

import re
from functools import cache

from standpunkt.lexicon.agencies import agency_pattern
from standpunkt.lexicon.conventions import Conventions, available_languages
from standpunkt.lexicon.names import load_names

MAX_BYLINE_CHARS = 120
MAX_CREDIT_WORDS = 4
"""A line with more words in lower case that ends like a sentence tells something ("Foto: Broen var spærret hele dagen.")."""
MAX_CREDIT_CHARS = 200
MAX_LINK_CHARS = 160
MAX_BYLINE_WORDS = 14
MAX_SIGNATURE_PARTS = 4

_PART = r"[^\W\d_][\w.&' -]{0,24}"
_SLASHED = re.compile(rf"/ ?{_PART}(?:/{_PART}){{0,{MAX_SIGNATURE_PARTS - 1}}}/?")
"""A signature between slashes: "/ritzau/", "/ritzau/AFP", "/ritzau/AFP/Reuters"."""
_WORD = re.compile(r"[^\s,;/|()]+")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+")
_LETTER = re.compile(r"[^\W\d_]")
_STOPPED = re.compile(r"[.!?…][\"'”’“‘»«)\]]*\s*$")
_PLACE = r"(?P<place>[^\W\d_][\w.'’&/, -]{1,40}?)"
_ASIDE = re.compile(r"[^.]{1,80} [-–—―−] ")
MIN_CAPITALS = 4
"""Letters of the shortest place that counts by its capitals alone; shorter ones are mostly acronyms ("EU - …")."""
_DASH = r"(?:--|[-–—―−])"


def is_byline(line: str, conventions: Conventions) -> bool:
    """Say whether `line` names the author ("Af Maria Holm", "By Jane Doe, Reuters", "Maria Holm /ritzau/").

    Every word after the opening one is a name, an agency, a role or a small word between them; without an opening word
    the line must credit an agency or be a mail address.
    """
    if len(line) > MAX_BYLINE_CHARS:
        return False
    opener = _opening(conventions.bylines).match(line.lstrip("("))
    rest = line.lstrip("(")[opener.end() :] if opener else line
    if not _ADDRESS.sub("", line).strip() and line:
        return True
    rest = agency_pattern().sub(" ", _ADDRESS.sub(" ", rest))
    credited = bool(agency_pattern().search(line)) or bool(_SLASHED.search(line))
    words = [word.strip(".:-–—*") for word in _WORD.findall(rest)]
    words = [word for word in words if _LETTER.search(word)]
    if len(words) > MAX_BYLINE_WORDS or not (credited or (opener and words)):
        return False
    small = {*conventions.joiners, *conventions.roles, *conventions.bylines, *conventions.credits}
    names = [word for word in words if word.lower() not in small]
    if any(not word[0].isupper() for word in names):
        return False
    return bool(names or credited) and (opener is not None or (credited and _STOPPED.search(line) is None))


def without_opening(line: str, conventions: Conventions) -> str:
    """Give a byline without the word that opens it ("Af Maria Holm")."""
    opener = _opening(conventions.bylines).match(line)
    return line[opener.end() :].strip(" /") if opener else line


def find_signature(line: str, *, alone: bool) -> tuple[int, int] | None:
    """Give where an agency signature stands at the end of `line`, with its slashes or brackets.

    Where it may be a paragraph of its own (`alone`), one in slashes counts whatever it names, as papers sign with
    initials too; at the end of prose it must name an agency and follow the end of a sentence or have slashes.
    """
    if alone and _SLASHED.fullmatch(line):
        return 0, len(line)
    tail = _signature_tail().search(line)
    if tail is None or (tail.start() == 0 and not alone):
        return None
    if tail.start() > 0 and line[tail.start()] != "/" and not _STOPPED.search(line[: tail.start()]):
        return None
    return tail.start(), tail.end()


@cache
def _signature_tail() -> re.Pattern[str]:
    name = f"(?:{agency_pattern().pattern})"
    chain = rf"{name}(?:[/-]{name}){{0,{MAX_SIGNATURE_PARTS - 1}}}"
    return re.compile(rf"(?<![^\s.!?\"”»«'’])(?:/ ?{chain}(?:/\w{{1,12}})?/?|\( ?{chain} ?\)|{chain})\.?$")


def find_dateline(line: str, conventions: Conventions) -> int | None:
    """Give where the dateline at the head of a story's first paragraph ends, None if there is none.

    "WASHINGTON (Reuters) -", "KØBENHAVN /ritzau/", "LONDON, May 31 -", "May 31 (Reuters) -", "Bruxelles, onsdag:",
    "ODENSE:". A place alone counts only in capitals or where the tables know it ("New Delhi:", "Moscow, Russia -"),
    before a sentence; before a colon no quotation may follow (that would be a speaker).
    """
    for pattern, alone in _dateline_patterns(conventions):
        found = pattern.match(line)
        if found is None or not _LETTER.search(line, found.end()):
            continue
        place, rest = found["place"] or "", line[found.end() :].lstrip()
        if alone and not (_opens_sentence(rest) and (_is_in_capitals(place) or _is_known(place, rest, conventions))):
            continue
        if is_place(place, conventions):
            return found.end()
    return None


def _is_in_capitals(place: str) -> bool:
    return place.isupper() and len(place) >= MIN_CAPITALS


def _is_known(place: str, rest: str, conventions: Conventions) -> bool:
    """Say whether a place in small letters is a capital, or a town with its country behind it, before a whole sentence."""
    if conventions.language not in available_languages() or not _STOPPED.search(rest):
        return False
    known = load_names(conventions.language).places
    town, comma, country = place.rpartition(", ")
    words = (country if comma else place).split()
    found = known.find(words, 0) if words else None
    whole = found is not None and found[0] == len(words) and not found[1].ordinary
    return found is not None and whole and found[1].known.kind == "country" and (bool(town) or found[1].way == "capital")


def _opens_sentence(rest: str) -> bool:
    """Say whether `rest` begins like a sentence, not like an aside between two dashes or a line in capitals."""
    return rest[:1].isupper() and not rest.isupper() and _ASIDE.match(rest) is None


def is_place(words: str, conventions: Conventions) -> bool:
    """Say whether `words` may be the name of a place: all in capitals but for the small words between them."""
    small = {*conventions.roles, *conventions.joiners}
    return all(word[0].isupper() or word.lower() in small for word in _WORD.findall(words) if _LETTER.match(word))


@cache
def _dateline_patterns(conventions: Conventions) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Give the patterns of datelines, and of each whether its place stands alone."""
    agency = f"(?:{agency_pattern().pattern})"
    credit = rf"(?:\( ?{agency}[^()]{{0,30}}\)|/ ?{agency}(?:/[\w-]{{2,20}})*/?)"
    days = "|".join(re.escape(day) for day in conventions.weekdays)
    months = "|".join(re.escape(name) for group in conventions.months for name in group)
    date = rf"(?:(?i:{days})|(?i:{months}) \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}}\.? (?i:{months})\.?(?: \d{{4}})?)"
    return (
        (re.compile(rf"{_PLACE}(?:, ?{date})? ?(?:{credit}|[,–-] ?{agency}) ?(?:{_DASH}|:)(?= )"), False),
        (re.compile(rf"{_PLACE},? {date} ?(?:{_DASH}(?= )|:)"), False),
        (re.compile(rf"(?:(?P<place>{date}) )?{credit} ?{_DASH}"), False),
        (re.compile(rf"{_PLACE}(?:, ?{date})? {credit}\.?(?= )"), True),
        (re.compile(rf"{_PLACE} ?(?:{_DASH}(?= )|:(?= ))"), True),
    )


def is_stopped(line: str) -> bool:
    """Say whether `line` ends like a sentence."""
    return _STOPPED.search(line) is not None


def is_credit(line: str, conventions: Conventions) -> bool:
    """Say whether `line` credits a picture or a graphic ("Foto: Ole Clausen")."""
    found = _opening(conventions.credits).match(line.lstrip("(["))
    if found is None or len(line) > MAX_CREDIT_CHARS or line.lstrip("([")[found.end() - 1] not in ":/":
        return False
    told = sum(word[0].islower() for word in line.split()[1:])
    return told <= MAX_CREDIT_WORDS or line.rstrip()[-1:] not in tuple(".!?")


def find_credit(line: str, conventions: Conventions) -> int | None:
    """Give where the credit of a picture begins at the end of a paragraph of prose ("… om byen. | Foto: Ole Clausen")."""
    found = next(_inner_credit(conventions.credits).finditer(line), None)
    return found.start() if found is not None and is_credit(line[found.start() :], conventions) else None


@cache
def _inner_credit(words: tuple[str, ...]) -> re.Pattern[str]:
    forms = "|".join(re.escape(word.capitalize()) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<=[.!?»”\"] )(?:{forms})(?: ?[:/])")


def is_link(line: str, conventions: Conventions) -> bool:
    """Say whether `line` points at another story ("Læs også: …"); an opening of one word needs a colon."""
    found = _opening(conventions.links).match(line.lstrip("([*>- "))
    if found is None or len(line) > MAX_LINK_CHARS:
        return False
    return ":" in found[0] or " " in found[0].strip()


@cache
def _opening(words: tuple[str, ...]) -> re.Pattern[str]:
    forms = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?i)(?:{forms})(?:\s*[:/]|(?!\w)\s*)")
