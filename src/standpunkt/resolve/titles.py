"""Titles: role nouns before, behind and at a distance from the names they belong to."""

from standpunkt.parse.tree import has_feature
from standpunkt.resolve.nouns import noun_phrase
from standpunkt.resolve.phrases import Claim, Phrase
from standpunkt.resolve.scan import Scan

MAX_TITLE = 14
"""So many words back a title may begin ("formand for … Karen Holm")."""
MAX_BEHIND = 12
"""So many words a title behind a name may have."""
TITLE_UPOS = ("NOUN", "PROPN", "ADP", "DET", "ADJ", "NUM", "CCONJ", "X", "ADV")
COMMA = ","
BREAKING = ("VERB", "AUX", "CCONJ", "SCONJ", "PROPN")
"""What does not stand between a title and a name that the tree hangs on it."""
CLOSING = ("PUNCT", "VERB", "AUX", "ADP", "SCONJ", "ADV")
"""What may follow a name that stands beside its title after a comma."""


def claim_of(noun: Phrase) -> Claim:
    """Give the role that a noun phrase names."""
    time = "former" if "former" in noun.marks else "then" if "then" in noun.marks else None
    country = noun.country
    scope = noun.scope
    _settle_scope(noun)
    if scope is not None and scope.sighting is not None and scope.sighting.known.kind == "country":
        country = country or scope.sighting.known.country
    title = noun.lemma.rpartition("-")[2] if noun.sighting is not None else noun.lemma
    return Claim(title=title, noun=noun.noun, country=country, scope=scope, parties=noun.parties, time=time)


def _settle_scope(noun: Phrase) -> None:
    """Take a name that a role in a body belongs to as a body's ("IG Metalls formand")."""
    scope = noun.scope
    if scope is not None and scope.sort == "name" and noun.noun is not None and noun.noun.scope in ("organisation", "party"):
        scope.sort = "body"


def is_role(phrase: Phrase | None) -> bool:
    """Say whether a phrase is one person's role or people."""
    return (
        phrase is not None
        and phrase.sort == "noun"
        and not phrase.plural
        and ((phrase.noun is not None and phrase.noun.sort == "role") or (phrase.noun is None and phrase.country is not None))
    )


def _join(scan: Scan, name: Phrase, noun: Phrase) -> None:
    """Make a noun phrase the title of a name."""
    name.claims.append(claim_of(noun))
    noun.inside = name
    name.gender = name.gender or noun.gender
    name.marks |= noun.marks & {"aged-owner"}
    if name.sort in ("name", "body") and is_role(noun):
        name.sort = "person"
    scan.widen(name, min(noun.first, name.first), max(noun.last, name.last))


def title_before(scan: Scan, name: Phrase) -> bool:
    """Join a title that stands right before a name, or before the comma in front of it."""
    i = _before_adjectives(scan, name)
    comma = i > 0 and scan.words[i] == COMMA
    if comma:
        i -= 1
    else:
        i = name.first - 1
    noun = scan.taken[i] if i >= 0 else None
    while noun is not None and noun.inside is not None and noun.inside.last == i and not is_role(noun):
        noun = noun.inside
    if noun is None or not is_role(noun) or noun.inside is not None or noun.last != i:
        return False
    host = name.inside
    if (name.sort == "body" and comma) or (host is not None and (comma or host.owner is not name)):
        return False
    partner = _partner(scan, noun) if comma else None
    if comma:
        end = name.last + 1
        closed = end >= len(scan.tokens) or scan.tokens[end].upos in CLOSING
        determined = _is_determined(noun) or (partner is not None and _is_determined(partner)) or _is_introduced(noun, name)
        if noun.genitive or not closed or not determined or scan.tokens[name.head].deprel == "conj":
            return False
    elif noun.genitive or ("indefinite" in noun.marks and name.sort != "person"):
        return False
    _join(scan, name, noun)
    partner = partner or _joint(scan, noun, name)
    if partner is not None:
        _join(scan, name, partner)
    if host is not None:
        scan.widen(host, name.first, host.last)
    return True


def _partner(scan: Scan, noun: Phrase) -> Phrase | None:
    """Give the role that one without article is joined to ("lederen af skolen og direktør, Karen Holm")."""
    k = noun.first - 1
    if "bare" not in noun.marks or k < 1 or scan.tokens[k].upos != "CCONJ":
        return None
    other = scan.taken[k - 1]
    return other if is_role(other) and other is not None and other.last == k - 1 and other.inside is None else None


def _joint(scan: Scan, noun: Phrase, name: Phrase) -> Phrase | None:
    """Give the role that the tree hangs a name on together with the one before it ("firmaets ejer og direktør Karen Holm")."""
    other = _partner(scan, noun)
    if other is None or other.genitive or scan.tokens[noun.head].head != other.head:
        return None
    apposed = scan.tokens[name.head].head == other.head and scan.tokens[name.head].deprel != "conj"
    return other if apposed or name.first <= scan.tokens[other.head].head <= name.last else None


def _before_adjectives(scan: Scan, name: Phrase) -> int:
    """Give the place before the adjectives of a name that has no article ("manden, | 40-årige Karen Holm")."""
    i = name.first - 1
    while i > 0 and scan.taken[i] is None and scan.tokens[i].upos in ("ADJ", "NUM"):
        i -= 1
    return i


def _is_introduced(noun: Phrase, name: Phrase) -> bool:
    """Say whether somebody told of for the first time is named in full behind it ("en gartner, Karen Holm fra Herning,")."""
    return "indefinite" in noun.marks and name.sort == "person" and len(name.words) > 1


def _is_determined(noun: Phrase) -> bool:
    """Say whether a role noun says which one is meant."""
    told = noun.owner is not None or noun.scope is not None or noun.sighting is not None
    return noun.definite or told or noun.country is not None


def any_noun_before(scan: Scan, name: Phrase) -> bool:
    """Join a noun that no table has but that stands right before a full name ("arkæologen Hans Holm")."""
    i = name.first - 1
    if (
        name.sort != "person"
        or name.inside is not None
        or len(name.words) < 2
        or i < 0
        or (scan.tokens[i].upos != "NOUN" and i not in scan.titles)
        or scan.tokens[i].placeholder
    ):
        return False
    if has_feature(scan.tokens[i], "Case=Gen") or has_feature(scan.tokens[i], "Number=Plur"):
        return False
    noun = scan.taken[i]
    if noun is not None and noun.inside is name:
        return False
    if has_feature(scan.tokens[i], "Gender=Neut") and name.words[0] not in scan.names.given:
        name.sort, name.gender = "body", ""  # "cykelholdet Visma Lease"
        return False
    if noun is None:
        noun = noun_phrase(scan, i)
    elif (
        noun.inside is not None
        or not (noun.sort == "noun" or noun.people)
        or noun.last != i
        or noun.plural
        or (noun.noun and noun.noun.sort == "document")
    ):
        return False
    noun.sort = "noun"
    _join(scan, name, noun)
    return True


def title_at_distance(scan: Scan, name: Phrase) -> bool:
    """Join a title whose words reach up to the name ("souschef i ministeriet for børn Karen Holm")."""
    i = name.first - 1
    if name.inside is not None:
        return False
    if i > 0 and scan.words[i] == COMMA:
        i -= 1
    floor = max(0, name.first - MAX_TITLE)
    k = i
    while k >= floor and scan.tokens[k].upos in TITLE_UPOS:
        if has_feature(scan.tokens[k], "VerbForm=Fin"):
            return False
        noun = scan.taken[k]
        if noun is not None and noun.head == k and is_role(noun) and noun.inside is None and k < i:
            following = scan.tokens[k + 1]
            if k + 1 == i:
                return False  # "forsvarer for | Karen Holm"
            if following.upos == "ADP" and scan.low[k + 1] in scan.names.words.of("scope") and not noun.genitive:
                determined = noun.definite or "bare" in noun.marks or noun.owner is not None or "indefinite" in noun.marks
                if determined and name.sort == "person":
                    scan.widen(noun, noun.first, i)
                    _join(scan, name, noun)
                    return True
            return False
        k -= 1
    return False


def title_by_tree(scan: Scan, name: Phrase) -> bool:
    """Join a title that the tree hangs a name on behind a comma ("landsholdets målmand gennem syv år, | Karen Holm,")."""
    k = scan.tokens[name.head].head
    while k >= 0 and not is_role(scan.taken[k]) and scan.tokens[k].deprel in ("nmod", "obl"):
        k = scan.tokens[k].head  # "EF's kommissær for | landbrug, | Ray Holm,"
    noun = scan.taken[k] if k >= 0 else None
    if name.sort != "person" or name.inside is not None or len(name.words) < 2 or name.first < 2:
        return False
    if noun is None or noun.head != k or not is_role(noun) or noun.inside is not None or noun.genitive:
        return False
    comma = _before_adjectives(scan, name)
    near = noun.last < comma and comma - noun.last <= MAX_BEHIND and scan.words[comma] == COMMA
    closed = name.last + 1 >= len(scan.tokens) or scan.tokens[name.last + 1].upos in CLOSING
    apposed = scan.tokens[name.head].deprel in ("appos", "nmod") and _is_determined(noun)
    between = scan.tokens[noun.last + 1 : comma]
    if not (near and closed and apposed) or any(t.upos in BREAKING for t in between):
        return False
    _join(scan, name, noun)
    return True


def title_behind(scan: Scan, name: Phrase) -> None:
    """Join a title set off by commas behind a name ("Karen Holm, formand for …,")."""
    i = name.last + 1
    if i + 1 >= len(scan.tokens) or scan.words[i] != COMMA:
        return
    titles = (scan.taken[k] for k in range(i + 1, min(i + 1 + MAX_BEHIND, len(scan.tokens))))
    noun = next((p for p in titles if p is not None and p.head > i and p.sort in ("noun", "known", "body")), None)
    while noun is not None and noun.inside is not None and noun.inside.owner is noun:
        noun = noun.inside  # "Karen Holm, | the party's | leader,"
    if noun is None or noun.inside is not None or noun.first > i + 2:
        return
    if noun.sort == "noun" and is_role(noun) and noun.first == i + 1:
        between = scan.tokens[noun.last + 1 : noun.last + 1 + MAX_BEHIND]
        closing = next((token for token in between if token.upos in ("PUNCT", "VERB", "AUX", "SCONJ", "CCONJ", "PRON")), None)
        if closing is None or closing.upos == "PUNCT":
            name.claims.append(claim_of(noun))
            noun.inside = name
            name.gender = name.gender or noun.gender
            name.last, name.end = noun.last, noun.end
            name.text = scan.text[name.start : name.end]
    elif noun.sort in ("known", "body") and noun.first == i + 1:
        behind = scan.tokens[noun.last + 1] if noun.last + 1 < len(scan.tokens) else None
        if behind is not None and behind.upos == "PUNCT" and behind.text in (COMMA, ".") and _is_body(noun):
            first = scan.tokens[noun.last + 2].upos if noun.last + 2 < len(scan.tokens) else "PUNCT"
            if behind.text == "." or first in ("VERB", "AUX", "SCONJ", "PRON"):
                name.claims.append(Claim(title="", scope=noun))
                noun.inside = name


def _is_body(phrase: Phrase) -> bool:
    return phrase.sort == "body" or (phrase.sighting is not None and phrase.sighting.known.kind != "country")


def widen_over_article(scan: Scan, name: Phrase) -> None:
    """Let a name reach back over its article and adjectives ("den 29-årige Peter Holm")."""
    k = name.first - 1
    while k >= 0 and scan.taken[k] is None and scan.tokens[k].upos in ("ADJ", "NUM") and name.first - k <= len("xxx"):
        k -= 1
    if 0 <= k < name.first - 1 and scan.taken[k] is None and scan.low[k] in scan.names.words.of("definite"):
        scan.widen(name, k, name.last)
