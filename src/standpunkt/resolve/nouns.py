"""Noun phrases with a role, body or people as head, and pronouns: what they say about whom they mean."""

from dataclasses import replace

from standpunkt.lexicon.names import Sighting
from standpunkt.lexicon.names.nouns import Noun
from standpunkt.lexicon.speakers import PERSON, Speakers
from standpunkt.model import Token
from standpunkt.parse.tree import has_feature
from standpunkt.resolve.compounds import compound_start, is_first_part, is_part, joins_adjectives, run_at, take_scope
from standpunkt.resolve.phrases import Phrase
from standpunkt.resolve.scan import NOMINAL, Scan

COMMA, HYPHEN = ",", "-"
PARTY = "party"
COUNT_RELATIONS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "root")
MAX_LEFT = 8
"""Words that may stand before the noun in its phrase."""
FIRST, SECOND_PLURAL = "first-singular", "first-plural"
PRONOUN_CLASSES = ("masculine", "feminine", "common", "neuter", "plural", FIRST, SECOND_PLURAL, "latter")


def scan_nouns(scan: Scan) -> None:
    """Find noun phrases whose head is a noun for people, bodies or documents."""
    for i, token in enumerate(scan.tokens):
        run = run_at(scan, i)
        if scan.taken[i] is not None or token.placeholder or (token.upos not in NOMINAL and run is None):
            continue
        if run is not None:
            _tell(scan, noun_phrase(scan, run[0], i, run[1]), run[2])
            continue
        if (token.upos == "ADJ" and token.deprel == "amod") or is_first_part(scan, i):
            continue
        noun = scan.names.nouns.find(token.lemma, token.text)
        people = scan.names.places.inhabitant(token.lemma, token.text) if noun is None or noun.sort == "role" else None
        parties = scan.names.places.parties_of_member(token.lemma, token.text)
        if noun is None and people is None and not parties:
            continue
        first = compound_start(scan, i) if noun is not None else i
        if first < i and noun is not None:
            noun = replace(noun, lemma=" ".join([*scan.low[first:i], noun.lemma]))
        phrase = noun_phrase(scan, i, first)
        if people is not None:
            phrase.country = people[0]
            phrase.plural = phrase.plural or people[1]
        phrase.parties |= parties
        if noun is not None:
            _tell(scan, phrase, noun)
        _prefix_scope(scan, phrase, token)


def _tell(scan: Scan, phrase: Phrase, noun: Noun) -> None:
    """Set what a noun of the tables says about its phrase."""
    phrase.noun = noun
    phrase.lemma, phrase.gender = noun.lemma, noun.gender
    for ending in scan.names.words.endings["feminine-noun"]:
        stem = noun.lemma.removesuffix(ending)
        if stem != noun.lemma and scan.names.nouns.find(stem, stem) is not None:
            phrase.base, phrase.gender = stem, phrase.gender or "f"
    counted = bool(phrase.marks & {"some", "others"})
    phrase.plural = noun.plural or ((noun.by_lemma or counted or phrase.plural_word) and phrase.plural)
    phrase.plural = phrase.plural and "single" not in phrase.marks  # "den arbejdsløse"
    phrase.definite = phrase.definite or noun.definite
    if phrase.definite:
        phrase.marks -= {"bare"}


def scan_others(scan: Scan, speakers: Speakers) -> None:
    """Find the remaining nouns that a pronoun may mean: any in the plural, those for people in the singular.

    Somebody told of by age alone counts as one ("en 19-årig fra Hobro").
    """
    for i, token in enumerate(scan.tokens):
        if _is_aged(scan, i):
            phrase = noun_phrase(scan, i)
            phrase.sort, phrase.people, phrase.marks = "other", True, phrase.marks | {"aged"}
            continue
        if _is_count(scan, i):
            phrase = noun_phrase(scan, i)
            phrase.sort, phrase.plural, phrase.counts_only = "other", True, True
            continue
        if token.upos != "NOUN" or scan.taken[i] is not None or token.placeholder:
            continue
        people = speakers.kind_of(token.lemma) == PERSON and not has_feature(token, "Gender=Neut")
        if people or has_feature(token, "Number=Plur"):
            phrase = noun_phrase(scan, i)
            phrase.sort, phrase.people = "other", people


def _is_count(scan: Scan, i: int) -> bool:
    """Say whether a word tells of a whole by its number and of no noun ("| begge | er tiltalt", "alle | tre | siger")."""
    if scan.taken[i] is not None or scan.tokens[i].deprel not in COUNT_RELATIONS:
        return False
    behind = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    words = scan.low[i - 1 : i + 1] if i else scan.low[:1]
    return scan.names.words.count_of(words) > 0 and (behind is None or behind.upos not in (*NOMINAL, "NUM", "ADP"))


def _is_aged(scan: Scan, i: int) -> bool:
    """Say whether an adjective of age stands for somebody, behind an article and before no noun or name."""
    token = scan.tokens[i]
    if token.upos != "ADJ" or scan.taken[i] is not None or not token.text[0].isdigit() or token.deprel == "amod" or i == 0:
        return False
    words, before = scan.names.words, scan.low[i - 1]
    determined = before in words.of("definite") or before in words.of("indefinite")
    alone = i + 1 == len(scan.tokens) or scan.tokens[i + 1].upos not in ("NOUN", "PROPN", "ADJ", "X")
    return determined and alone and HYPHEN in token.text


def noun_phrase(scan: Scan, i: int, start: int | None = None, last: int | None = None) -> Phrase:
    """Give the phrase of the noun at `i` with what its own words say; it is added to the scan.

    A noun of several words reaches from `start` to `last`.
    """
    words, unnamed = scan.names.words, scan.names.unnamed
    token = scan.tokens[i]
    marks: set[str] = set()
    country = owner = scope = None
    determined = counted = False
    parties: set[str] = set()
    plural, definite = has_feature(token, "Number=Plur"), has_feature(token, "Definite=Def")
    known = scan.names.nouns.find(token.lemma, token.text)
    plain = definite or (known is not None and known.definite)
    """Whether its ending makes it definite, so that no adjective stands before it."""
    start, last = i if start is None else start, i if last is None else last
    first, k = start, start - 1
    while k >= 0 and i - k <= MAX_LEFT and not scan.tokens[k].placeholder:
        left, low = scan.tokens[k], scan.low[k]
        held = scan.taken[k]
        if has_feature(left, "VerbForm=Fin"):
            break
        if scan.is_mark(k) and k > 0:
            k -= 1
            continue
        if k > 0 and (scan.words[k] == COMMA or left.upos == "CCONJ") and is_open_part(scan, k - 1):
            first, k = k - 1, k - 2  # "børne- | og | skolechefen"
            continue
        if held is not None and scope is None and is_part(scan, held, start):
            scope, held.inside = held, None
            first, k = held.first, held.first - 1
            continue
        if held is not None:
            if not (held.genitive or _is_genitive(scan, k, i)) or held.sort == "pronoun":
                break
            owner, first, determined = held, held.first, True
            break
        if low in words.of("possessive"):
            marks.add("owned")
            first, definite, determined = k, True, True
            break
        if low in words.of("definite"):
            definite, determined, first = True, True, k
            counted = counted or low in words.of("plural") or has_feature(left, "Number=Plur")  # "disse klager"
            plural = plural or counted
            marks |= {"demonstrative"} if low in words.of("demonstrative") else set()
            marks |= {"single"} if has_feature(left, "Number=Sing") else set()
            break
        if low in words.of("indefinite"):
            determined, first = True, k
            marks.add("indefinite")
            break
        if scan.is_genitive(k) and left.upos in ("NOUN", "PROPN"):
            definite, determined, first = True, True, k
            break
        kind = unnamed.references.get(low)
        if kind is not None:
            marks.add(kind)
            if kind in ("some", "others"):
                plural = plural or kind == "others" or has_feature(left, "Number=Plur") or left.upos == "NUM"
                determined = True
        elif plain and left.upos in ("ADJ", "ADV", "VERB") and k not in scan.titles:
            break  # "jo færre | statsministeren lytter", "medmindre | manden"
        elif k not in scan.titles and not (
            joins_adjectives(scan, k) if left.upos == "CCONJ" else _may_stand_before(scan, left, i)
        ):
            break
        code = scan.names.places.country_of(left.lemma, left.text)
        country = country or code
        parties = parties or scan.names.places.parties_of_adjective(left.text)
        marks |= {"epithet"} if low in words.of("epithet") else set()
        if left.upos == "ADJ" and left.text[0].isdigit():
            marks |= {"aged-owner", "owned"} if has_feature(left, "Case=Gen") else {"aged"}  # "den 47-åriges advokat"
        for name in ("former", "then"):
            marks |= {name} if low in words.of(name) else set()
        marks |= (
            {"unnamed"}
            if unnamed.adjectives.get(low) == "unnamed" or unnamed.adjectives.get(left.lemma.lower()) == "unnamed"
            else set()
        )
        if (left.upos == "NUM" and low not in words.of("indefinite")) or (low in words.of("plural") and k < i):
            plural = counted = True
        first, k = k, k - 1
        while k > 0 and scan.words[k] == HYPHEN:  # "Paris-based", in three tokens
            first, k = k - 1, k - 2
    reference = " ".join(scan.low[max(0, first) : i])
    marks |= {kind for form, kind in unnamed.several_words if reference.startswith(form)}
    if owner is not None:
        definite = True
    phrase = scan.add(first, last, i, "noun")
    if scope is not None:
        country = take_scope(phrase, scope) or country
    phrase.owner, phrase.country, phrase.plural, phrase.definite = owner, country, plural, definite
    phrase.plural_word, phrase.parties = counted, frozenset(parties)
    phrase.genitive = scan.is_genitive(last)
    if owner is not None:
        owner.inside = phrase
        phrase.scope = phrase.scope or owner
    if not determined and not definite:
        marks.add("bare")
    phrase.lemma, phrase.marks = token.lemma.lower(), frozenset(marks)
    return phrase


def is_open_part(scan: Scan, k: int) -> bool:
    """Say whether a word is the first part of a compound that ends further on ("børne-" | og skolechefen)."""
    return len(scan.words[k]) > 1 and scan.words[k].endswith(HYPHEN) and scan.taken[k] is None


def _is_genitive(scan: Scan, k: int, i: int) -> bool:
    return scan.tokens[k].deprel == "nmod:poss" and scan.tokens[k].head in range(k + 1, i + 1)


def _may_stand_before(scan: Scan, left: Token, i: int) -> bool:
    """Say whether a word can stand before the noun at `i` in its phrase; adverbs and participles where the tree says so."""
    if left.upos in ("ADJ", "NUM", "DET"):
        return True
    if left.upos == "PROPN" and left.text[:1].isupper() and scan.names.places.country_of(left.lemma, left.text) is not None:
        return True  # the adjective of a country, written like a name
    return left.upos in ("ADV", "VERB") and left.deprel in ("amod", "advmod") and left.i < left.head <= i


def _prefix_scope(scan: Scan, phrase: Phrase, token: Token) -> None:
    """Read the body or country before the hyphen of a compound ("EU-kommissær")."""
    stem, hyphen, _ = token.text.rpartition("-")
    if hyphen and stem:
        found = scan.names.places.find(stem.split(), 0)
        party = scan.names.party(stem, scan.year) if found is None and stem.isupper() else None
        sighting = Sighting(party, "name", False) if party is not None else found[1] if found is not None else None
        if sighting is not None and sighting.way == "name":
            phrase.sighting = sighting
            part = scan.add(token.i, token.i, token.i, "known")
            part.sighting, part.inside, part.end, part.text = sighting, phrase, token.start + len(stem), stem
            phrase.scope = phrase.scope or part
            if sighting.known.field == PARTY:
                phrase.parties |= {sighting.known.id}
            phrase.country = phrase.country or (sighting.known.country if sighting.known.kind == "country" else None)


def scan_pronouns(scan: Scan) -> None:
    """Find personal and possessive pronouns."""
    words = scan.names.words
    for i, token in enumerate(scan.tokens):
        low = scan.low[i]
        if low not in scan.pronouns or token.upos in ("ADP", "SCONJ", "NOUN", "PROPN", "ADV"):
            continue
        if scan.taken[i] is not None and not (low in words.of("possessive") and scan.taken[i].first == i):  # type: ignore[union-attr]
            continue
        if token.deprel == "det" and low not in words.of("possessive"):
            continue
        if has_feature(token, "Poss=Yes") is False and token.upos == "DET" and low not in words.of("possessive"):
            continue
        if low in words.of("definite") and i + 1 < len(scan.tokens) and scan.low[i + 1] in words.of("other"):
            continue  # "Den anden siger, …"
        host = scan.taken[i]
        opening = all(other.upos == "PUNCT" for other in scan.tokens[:i])
        scan.taken[i] = None
        phrase = scan.add(i, i, i, "pronoun")
        phrase.lemma = next(name for name in PRONOUN_CLASSES if low in words.of(name))
        phrase.gender = {"masculine": "m", "feminine": "f"}.get(phrase.lemma, "")
        phrase.plural = phrase.lemma in ("plural", SECOND_PLURAL)
        if has_feature(token, "Gender=Neut"):
            phrase.marks |= {"neuter"}
        if phrase.lemma == "plural" and token.text[:1].isupper() and not opening:
            phrase.marks |= {"polite"}
        if host is not None:
            scan.taken[i], phrase.inside, host.owner = host, host, phrase
        if low in words.of("possessive"):
            phrase.genitive, phrase.subject, phrase.object = True, False, False
