"""Attaching: titles, brackets and prepositional phrases to the names and nouns they belong to."""

from standpunkt.lexicon.names import Sighting
from standpunkt.parse.tree import has_feature
from standpunkt.resolve.phrases import Claim, Phrase
from standpunkt.resolve.scan import Scan
from standpunkt.resolve.titles import (
    any_noun_before,
    claim_of,
    is_role,
    title_at_distance,
    title_before,
    title_behind,
    title_by_tree,
    widen_over_article,
)

PARTY = "party"
MIN_SHORT, MAX_SHORT = 2, 7
"""Letters of an abbreviation in brackets."""
COMMA, HYPHEN = ",", "-"
RELATIVE = "acl:relcl"
BRACKETS = {"(": ")", COMMA: COMMA}
PEOPLE = ("person", "name", "body")
FAMILY = ("people",)
"""Fields of nouns for bodies that are named after a person they consist of."""


def attach(scan: Scan) -> None:
    """Set scopes of roles and join names with their titles."""
    for phrase in [p for p in scan.phrases if p.sort == "noun"]:
        _scope_behind(scan, phrase)
    for phrase in [p for p in scan.phrases if p.sort in ("known", *PEOPLE)]:
        _body_before(scan, phrase)
    for phrase in [p for p in scan.phrases if p.sort in PEOPLE]:
        _branch(scan, phrase)
    for phrase in [p for p in scan.phrases if p.sort in PEOPLE]:
        _form_of_address(scan, phrase)
        joined = title_before(scan, phrase) or any_noun_before(scan, phrase) or title_at_distance(scan, phrase)
        joined = joined or title_by_tree(scan, phrase)
        if joined:
            title_before(scan, phrase)
            _country_behind(scan, phrase)
        elif phrase.sort == "person":
            widen_over_article(scan, phrase)
    for phrase in [p for p in scan.phrases if p.sort in PEOPLE]:
        _brackets(scan, phrase)
        if phrase.sort == "person":
            title_behind(scan, phrase)
            _party_beside(scan, phrase)
    for phrase in [p for p in scan.phrases if p.sort == "noun" and p.inside is None]:
        _predicate(scan, phrase)
        _naming(scan, phrase)


def _party_beside(scan: Scan, name: Phrase) -> None:
    """Read the party of a person from right before or behind the name ("Venstres Karen Holm", "Karen Holm fra Venstre")."""
    before = scan.taken[name.first - 1] if name.first else None
    i = name.last + 2
    joined = i < len(scan.tokens) and scan.low[i - 1] in scan.names.words.of("scope")
    behind = scan.taken[i] if joined else None
    if before is not None and before.genitive and before.inside is None and _is_party(before):
        name.claims.append(Claim(title="", scope=before))
        before.inside = name
    elif behind is not None and _is_party(behind) and scan.tokens[behind.head].head in range(name.first, name.last + 1):
        name.claims.append(Claim(title="", scope=behind))
        behind.inside = name


def _is_party(phrase: Phrase) -> bool:
    return phrase.sighting is not None and phrase.sighting.known.field == PARTY


def _country_behind(scan: Scan, name: Phrase) -> None:
    """Read the country of a title from behind its name ("President Karen Holm of France")."""
    i = name.last + 1
    held = scan.taken[i + 1] if i + 1 < len(scan.tokens) and scan.low[i] in scan.names.words.of("scope") else None
    known = held.sighting.known if held is not None and held.sighting is not None else None
    open_claims = [claim for claim in name.claims if claim.title and claim.country is None and claim.scope is None]
    if held is None or known is None or known.kind != "country" or held.inside is not None or not open_claims:
        return
    if scan.tokens[held.head].head in range(name.first, name.last + 1):
        for claim in open_claims:
            claim.country = known.country
        held.inside = name
        scan.widen(name, name.first, held.last)


def _predicate(scan: Scan, noun: Phrase) -> None:
    """Read the role that a sentence says a person has ("Karen Holm er formand for …")."""
    below = [token for token in scan.tokens if token.head == noun.head]
    copula = next((token for token in below if token.deprel == "cop"), None)
    if copula is None and _is_named_by_predicate(scan, noun):
        return
    subject = next((scan.taken[token.i] for token in below if token.deprel == "nsubj"), None)
    if scan.tokens[noun.head].deprel == RELATIVE:
        subject = scan.taken[scan.tokens[noun.head].head]  # "Karen Holm, der er formand"
    if copula is None or subject is None or subject.sort != "person" or not is_role(noun):
        return
    if any(scan.low[token.i] in scan.negations for token in below) or noun.owner is not None or "owned" in noun.marks:
        return
    if noun.definite:
        noun.inside = subject  # "Holm var manden, der …"
        return
    claim = claim_of(noun)
    claim.time = claim.time or ("former" if has_feature(copula, "Tense=Past") else None)
    subject.claims.append(claim)
    noun.inside = subject


def _naming(scan: Scan, noun: Phrase) -> None:
    """Mark a noun for a body with the name behind it, though nothing knows the name ("ifølge mediet Netposten")."""
    i = noun.last + 1
    body = noun.noun is not None and noun.noun.sort == "body" and noun.head == noun.last and not noun.genitive
    if body and i < len(scan.tokens) and scan.words[i][:1].isupper() and scan.tokens[i].upos in ("PROPN", "NOUN", "X"):
        noun.marks |= {"naming"}


def _is_named_by_predicate(scan: Scan, noun: Phrase) -> bool:
    """Say whether a sentence names whom its subject describes ("En anden skuffet mor er Karen Holm"); join them if so."""
    token = scan.tokens[noun.head]
    name = scan.taken[token.head] if token.deprel == "nsubj" and token.head >= 0 else None
    if name is None or name.sort != "person" or len(name.words) < 2 or not is_role(noun):
        return False
    below = [other for other in scan.tokens if other.head == token.head]
    said = any(other.deprel == "cop" for other in below) and not any(scan.low[other.i] in scan.negations for other in below)
    if not said or noun.owner is not None or "owned" in noun.marks or noun.inside is not None:
        return False
    name.claims.append(claim_of(noun))
    noun.inside = name
    return True


def _scope_behind(scan: Scan, phrase: Phrase) -> None:
    """Read whose role it is from the phrase behind the noun ("formand for Dansk Metal")."""
    i = phrase.head + 1
    if i + 1 >= len(scan.tokens) or scan.low[i] not in scan.names.words.of("scope"):
        return
    for j in range(i + 1, min(i + 6, len(scan.tokens))):
        held = scan.taken[j]
        if held is not None and held is not phrase and held.sort in ("known", "body", "name", "noun", "person"):
            if (
                held.sort == "person"
                or held.inside is not None
                or (held.sort == "noun" and held.noun is not None and held.noun.sort == "role")
            ):
                return
            held.inside = phrase
            if phrase.scope is None:
                phrase.scope = held
            scan.widen(phrase, phrase.first, held.last)
            return
        if scan.tokens[j].upos not in ("DET", "ADJ", "NUM", "NOUN") or held is not None:
            return


def _form_of_address(scan: Scan, phrase: Phrase) -> None:
    i = phrase.first - 1
    if i >= 0 and scan.taken[i] is None and scan.low[i] in scan.names.titles:
        gender = scan.names.titles[scan.low[i]]
        scan.widen(phrase, i, phrase.last)
        role = scan.names.title_roles.get(scan.low[i])
        if role is not None:
            phrase.claims.append(Claim(title=role, noun=scan.names.nouns.find(role, role)))
        phrase.gender = gender or phrase.gender
        phrase.marks |= {"titled"}
        phrase.sort = "person" if phrase.sort == "name" else phrase.sort


def _body_before(scan: Scan, name: Phrase) -> None:
    """Join the noun for a body with the name right behind it ("nyhedsbureauet AFP")."""
    noun = scan.taken[name.first - 1] if name.first else None
    if noun is None or noun.sort != "noun" or noun.noun is None or noun.noun.sort != "body" or noun.last != name.first - 1:
        return
    if noun.noun.field in FAMILY and name.sort in PEOPLE:
        name.sort, name.inside = "part", noun
        scan.widen(noun, noun.first, name.last)
    elif noun.inside is None and not noun.plural and not noun.genitive and name.inside is None:
        noun.inside = name
        name.lemma = noun.lemma
        if name.sort in PEOPLE:
            name.sort, name.gender = "body", ""
            name.marks -= {"place"}
        scan.widen(name, noun.first, name.last)


def _branch(scan: Scan, name: Phrase) -> None:
    """Join one word right behind a body's name that tells which branch it is ("formand for 3F | Vestfjorden")."""
    body = scan.taken[name.first - 1] if name.first else None
    if body is None or len(name.words) != 1 or name.words[0] in scan.names.given or name.inside is not None:
        return
    known = body.sort == "body" or (body.sighting is not None and body.sighting.known.kind == "organisation")
    if not known or body.genitive or body.last != name.first - 1:
        return
    if not body.first <= scan.tokens[name.head].head <= body.last or scan.tokens[name.head].deprel != "flat":
        return
    name.sort, name.inside = "part", body
    held: Phrase | None = body
    while held is not None and held.last == name.first - 1:
        scan.widen(held, held.first, name.last)
        held = held.inside


def _brackets(scan: Scan, name: Phrase) -> None:
    """Read what stands in brackets or commas behind a name: a party, or its short form."""
    i = name.last + 1
    closing = _closing(scan, i)
    if closing is None:
        return
    inner = scan.words[i + 1]
    party = scan.names.party(inner, scan.year) if name.sort == "person" or inner.isupper() else None
    is_short = closing == i + 2 and scan.words[i] == "(" and name.sort in ("body", "name") and _abbreviates(inner, name.text)
    held = scan.taken[i + 1]
    if party is None and is_short and (held is None or held.sort == "known"):
        held = held or scan.add(i + 1, i + 1, i + 1, "body")
    if party is None and is_short and held is not None:
        held.sort, held.words, held.inside = "body", (inner,), None
        held.alias_of = name
        name.sort = "body"
    if party is not None and name.sort in ("person", "name"):
        if held is None or held.sort != "known":
            held = scan.add(i + 1, i + 1, i + 1, "known")
        held.sighting, held.inside = Sighting(party, "name", False), name
        name.claims.append(Claim(title="", scope=held))
        name.sort = "person"
        scan.widen(name, name.first, closing - (scan.words[closing] == COMMA))


def _closing(scan: Scan, i: int) -> int | None:
    """Give where the brackets or commas close that open at token `i` around a word or two ("(V)", ", R-S.D.,")."""
    if i + 2 >= len(scan.tokens) or scan.words[i] not in BRACKETS:
        return None
    if scan.words[i + 2] == HYPHEN and i + 4 < len(scan.tokens):
        end = i + 4
    elif scan.words[i] == COMMA and HYPHEN not in scan.words[i + 1]:
        return None
    else:
        end = i + 2
    return end if scan.words[end] == BRACKETS[scan.words[i]] else None


def _abbreviates(short: str, long: str) -> bool:
    """Say whether the letters of a short form begin words of the long one, in order ("FDH", "Foreningen Danske Havfolk")."""
    if not short.isalpha() or not short[0].isupper() or not MIN_SHORT <= len(short) <= MAX_SHORT:
        return False
    initials = iter(word[0].lower() for word in long.replace("-", " ").split() if word[0].isalnum())
    return all(letter.lower() in initials for letter in short)
