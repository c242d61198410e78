"""Words hung where they belong: titles on names, clauses on the verb in front of them, subjects behind a fronted clause."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from standpunkt.model import Token
from standpunkt.parse.mends import Below, Changes, Mend, subtree
from standpunkt.parse.tree import has_feature

NAMING = ("NOUN", "PROPN")
SUBJECTS = ("nsubj", "nsubj:pass", "expl", "csubj")
CARRIERS = ("aux", "aux:pass", "cop")
OWNED = ("obj", "nsubj", "obl", "iobj")
TENSES = ("Tense=Past", "Tense=Pres")
COMMA = ","


def _edges(below: Below, token: Token) -> tuple[int, int]:
    """Give the first and last token of a subtree, the marks that end it left out."""
    words = [token.i, *(child.i for child in subtree(below, token) if child.upos != "PUNCT")]
    return min(words), max(words)


def _tagged(tokens: Sequence[Token], below: Below) -> Changes:
    """Make a noun with the features of a verb the verb under its auxiliary: "Kaptajnen er | sigtet | for at …", and a foreign
    word with an article or adjective a noun: "de | F-16-fly |"."""
    changed: Changes = {}
    for token in tokens:
        relations = {child.deprel for child in below.get(token.i, ())}
        if token.upos in ("NOUN", "ADJ") and has_feature(token, "VerbForm=Part") and relations & {"aux", "aux:pass"}:
            changed[token.i] = replace(token, upos="VERB")
        elif token.upos == "X" and token.deprel in (*OWNED, "nmod", "conj") and relations & {"det", "amod"}:
            changed[token.i] = replace(token, upos="NOUN")
    return changed


def _those_told_of(tokens: Sequence[Token], below: Below) -> Changes:
    """Make a participle in the plural the noun that it stands for, behind an article or adjective: "| De ansatte | strejker",
    "| flere ansatte | klager"."""
    changed: Changes = {}
    for token in tokens[1:]:
        first, own = tokens[token.i - 1], below.get(token.i, ())
        if token.upos not in ("VERB", "ADJ") or not all(has_feature(token, name) for name in ("Number=Plur", "VerbForm=Part")):
            continue
        if token.deprel in (*OWNED, "nmod") and any(child.deprel in ("amod", "det", "nummod") for child in own):
            changed[token.i] = replace(token, upos="NOUN")
            continue
        article = first.upos == "PRON" and has_feature(first, "PronType=Dem") and has_feature(first, "Number=Plur")
        apart = token.head == first.i and token.deprel in ("acl", "acl:relcl")
        if not article or not apart or any(child.deprel not in ("obl", "nmod") for child in own):
            continue
        changed |= {child.i: replace(child, head=token.i) for child in below.get(first.i, ()) if child is not token}
        changed[token.i] = replace(token, upos="NOUN", head=first.head, deprel=first.deprel)
        changed[first.i] = replace(first, upos="DET", head=token.i, deprel="det")
    return changed


def _genitives(tokens: Sequence[Token], below: Below) -> Changes:
    """Hang a genitive on the noun behind it where both hang on one verb: "har fundet | årets | to vindere"."""
    changed: Changes = {}
    for token in tokens:
        if token.upos not in NAMING or not has_feature(token, "Case=Gen") or token.deprel not in ("iobj", "obj", "nsubj"):
            continue
        beside = below.get(token.head, ())
        noun = next((other for other in beside if other.i > token.i and other.upos in NAMING and other.deprel in OWNED
                     and _edges(below, other)[0] == token.i + 1), None)  # fmt: skip
        if noun is not None:
            changed[token.i] = replace(token, head=noun.i, deprel="nmod:poss")
            changed[noun.i] = replace(noun, deprel="obj" if token.deprel == "iobj" else token.deprel)
    return changed


def _cut_words(tokens: Sequence[Token], below: Below) -> Changes:
    """Hang a word cut short on the whole one that it is joined to: "vil hverken | be- | eller afkræfte det"."""
    changed: Changes = {}
    for token in tokens:
        if not token.text.endswith("-") or len(token.text) < 2 or token.upos == "PUNCT":
            continue
        own = below.get(token.i, ())
        whole = next((child for child in own if child.deprel == "conj" and child.i == token.i + 2), None)
        if whole is not None:
            changed |= {child.i: replace(child, head=whole.i) for child in own if child is not whole}
            changed[whole.i] = replace(whole, head=token.head, deprel=token.deprel)
            changed[token.i] = replace(token, head=whole.i, deprel="compound")
    return changed


def _cases(tokens: Sequence[Token], below: Below) -> Changes:
    """Hang a preposition on the noun and not on the adjective between them: "bad | om | mere tid"."""
    return {token.i: replace(token, head=tokens[token.head].head) for token in tokens
            if token.deprel == "case" and token.upos == "ADP" and token.head == token.i + 1
            and tokens[token.head].deprel == "amod" and tokens[token.head].head == token.head + 1}  # fmt: skip


def _own_cases(tokens: Sequence[Token], below: Below) -> Changes:
    """Hang a preposition on the noun behind it, not on a later one with its own: "bakker op | om | afgiften på betingelse"."""
    changed: Changes = {}
    for noun in tokens:
        first, *others = [child for child in below.get(noun.i, ()) if child.deprel == "case" and child.i < noun.i] or [noun]
        between = tokens[first.i + 1 : others[-1].i] if others else ()
        own = next((token for token in between if token.upos in NAMING and token.head != noun.i), None)
        if own is not None and not any(child.deprel == "case" for child in below.get(own.i, ())):
            changed[first.i] = replace(first, head=own.i)
    return changed


def _being(tokens: Sequence[Token], below: Below) -> Changes:
    """Hang a preposition that is the predicate on the noun behind it, all else on the verb of being: "er | imod | planen"."""
    changed: Changes = {}
    for token in tokens:
        copula = next((child for child in below.get(token.i, ()) if child.deprel == "cop" and child.i < token.i), None)
        if token.upos != "ADP" or copula is None:
            continue
        beside = (*below[token.i], *below.get(copula.i, ()))
        noun = next((child for child in beside if child.i > token.i and child.deprel in ("obl", "obj", "nmod", "fixed")
                     and child.upos in (*NAMING, "PRON") and _edges(below, child)[0] == token.i + 1), None)  # fmt: skip
        if noun is None:
            continue
        changed |= {child.i: replace(child, head=copula.i) for child in below[token.i]}
        changed[noun.i] = replace(noun, head=copula.i, deprel="obl")
        changed[token.i] = replace(token, head=noun.i, deprel="case")
        changed[copula.i] = replace(copula, head=token.head, deprel=token.deprel, upos="VERB")
    return changed


def _left_behind(tokens: Sequence[Token], below: Below) -> Changes:
    """Hang a preposition left behind on the object in front that is under it: "Det tal tror hun ikke længere | på |"."""
    changed: Changes = {}
    for token in tokens:
        if token.upos != "ADP" or token.deprel != "mark" or not 0 <= token.head < token.i or below.get(token.i):
            continue
        last = token.i + 1 >= len(tokens) or tokens[token.i + 1].upos == "PUNCT"
        front = next((child for child in below[token.head] if child.deprel == "obj" and child.i < token.head), None)
        if last and front is not None and tokens[token.head].upos == "VERB":
            changed[token.i] = replace(token, head=front.i, deprel="case")
    return changed


def _bare_nouns(tokens: Sequence[Token], below: Below) -> Changes:
    """Make a noun in front of its verb that was taken for a clause the object: "| Et rygte | om krig kalder han gætteri"."""
    changed: Changes = {}
    for token in tokens:
        verb = tokens[token.head] if token.head >= 0 else token
        fronted = token.deprel == "ccomp" and token.upos in NAMING and token.i < verb.i and verb.upos == "VERB"
        if not fronted or any(child.deprel in (*SUBJECTS, *CARRIERS, "mark") for child in below.get(token.i, ())):
            continue
        beside = below.get(verb.i, ())
        if any(child.deprel in ("obj", "xcomp") for child in beside):
            continue
        changed[token.i] = replace(token, deprel="obj")
        changed |= {child.i: replace(child, deprel="xcomp") for child in beside
                    if child.deprel == "ccomp" and child.i > verb.i and child.upos in NAMING}  # fmt: skip
    return changed


def _titles(tokens: Sequence[Token], below: Below) -> Changes:
    """Hang a title on the name behind it where both are subjects of one verb: "| Formand | i Fjordrådet Ib Lund siger".

    Behind a comma the name is set beside the title: "siger | ansvarlig lærling, | Bo Dal |".
    """
    changed: Changes = {}
    subjects = [token for token in tokens if token.deprel in ("nsubj", "nsubj:pass") and token.head >= 0]
    for first, second in pairwise(subjects):
        if first.head != second.head or first.upos not in (*NAMING, "ADJ") or second.upos not in NAMING:
            continue
        if (first.i < first.head) != (second.i < first.head) or first.i in changed:
            continue
        end, start = _edges(below, first)[1], _edges(below, second)[0]
        if tokens[start].deprel == "case":
            continue  # "at røgen | ifølge bureauet FNB | kunne lugtes"
        if start == end + 1 and (second.upos == "PROPN" or (first.upos == "ADJ" and start == second.i)):
            relation = "amod" if first.upos == "ADJ" else "nmod:desc"
            changed[first.i] = replace(first, head=second.i, deprel=relation)
        elif first.upos == "NOUN" and second.upos == "PROPN" and start == end + 2 and tokens[end + 1].text == COMMA:
            changed[second.i] = replace(second, head=first.i, deprel="appos")
    return changed


def _crossed(tokens: Sequence[Token], below: Below) -> Changes:
    """Hang a phrase on the noun in front whose own words go on behind it: "direktør | i rederiet |, Morten Vang", and take a
    name behind a comma for one set beside its title."""
    changed: Changes = {}
    for token in tokens:
        if token.upos == "PROPN" and token.deprel == "nmod" and 0 <= token.head < token.i and tokens[token.head].upos == "NOUN":
            cased = any(child.deprel in ("case", "det", "nmod:poss") for child in below.get(token.i, ()))
            if not cased and tokens[_edges(below, token)[0] - 1].text == COMMA:
                changed[token.i] = replace(token, deprel="appos")
        if token.deprel != "obl" or not any(child.deprel == "case" for child in below.get(token.i, ())):
            continue
        start = _edges(below, token)[0]
        noun = next((other for other in below.get(token.head, ()) if other.i < start and other.upos in NAMING
                     and token.head < other.i and any(child.i > token.i and child.upos != "PUNCT"
                                                      for child in below.get(other.i, ()))), None)  # fmt: skip
        if noun is not None:
            changed[token.i] = replace(token, deprel="nmod", head=noun.i)
    return changed


def _told_clauses(tokens: Sequence[Token], below: Below) -> Changes:
    """Hang a clause with its marker on the verb right before it, not beside the main verb: "mener, at tal | viser, at …"."""
    changed: Changes = {}
    for token in tokens:
        mark = next((child for child in below.get(token.i, ()) if child.deprel == "mark" and child.upos == "SCONJ"), None)
        if token.deprel != "conj" or mark is None or not 0 <= token.head < mark.i - 2:
            continue
        first = _edges(below, token)[0]
        governor, before = tokens[token.head], tokens[first - 2]
        marked = any(child.deprel == "mark" for child in below.get(governor.i, ()))
        told = before.upos == "VERB" and has_feature(before, "VerbForm=Fin") and tokens[first - 1].text == COMMA
        if not marked and first == mark.i and told and before.i != governor.i:
            changed[token.i] = replace(token, head=before.i, deprel="ccomp")
    return changed


def _keeping_pace(tokens: Sequence[Token], below: Below) -> Changes:
    """Hang a phrase that has a clause on the clause in front: "sagde, at det er sket, | i takt med at tiden gik"."""
    changed: Changes = {}
    for token in tokens:
        own = below.get(token.i, ())
        clause = next((child for child in own if child.i > token.i and child.deprel in ("advcl", "acl", "ccomp")), None)
        if token.deprel != "obl" or token.head < 0 or clause is None:
            continue
        marked = any(child.deprel == "mark" and child.upos == "SCONJ" for child in below.get(clause.i, ()))
        start = _edges(below, token)[0]
        told = next((child for child in below[token.head] if child.deprel == "ccomp" and token.head < child.i < token.i), None)
        if marked and told is not None and tokens[start - 1].text == COMMA:
            changed[token.i] = replace(token, head=told.i)
    return changed


def _shown(tokens: Sequence[Token], below: Below) -> Changes:
    """Hang a clause behind a comma on the verb whose subject stands between: "Nu viser | en rapport |, at giften spredes"."""
    changed: Changes = {}
    for token in tokens:
        noun = tokens[token.head] if token.head >= 0 else token
        verb = tokens[noun.head] if noun.head >= 0 else noun
        turned = token.deprel.startswith("acl") and noun.deprel == "nsubj" and verb.i < noun.i < token.i and verb.upos == "VERB"
        if not turned or any(child.deprel in ("obj", "ccomp", "xcomp") for child in below.get(verb.i, ())):
            continue
        first = _edges(below, token)[0]
        marks = [child for child in below.get(token.i, ()) if child.deprel == "mark"]
        owned = any(child.deprel == "nsubj" for child in below.get(token.i, ()))
        if len(marks) == 1 and marks[0].upos == "SCONJ" and marks[0].i == first and owned and tokens[first - 1].text == COMMA:
            changed[token.i] = replace(token, head=verb.i, deprel="ccomp")
    return changed


def _subject_clauses(tokens: Sequence[Token], below: Below) -> Changes:
    """Make a clause of what was taken for a subject or a case but has a copula and subject: "Det var | lyset |, siger de"."""
    changed: Changes = {}
    for token in tokens:
        own = below.get(token.i, ())
        copula = next((child for child in own if child.deprel == "cop" and has_feature(child, "VerbForm=Fin")), None)
        if copula is None or token.deprel not in ("nsubj", "case") or token.head < 0:
            continue
        if token.deprel == "case" and any(child.deprel in SUBJECTS for child in own):
            changed[token.i] = replace(token, deprel="advcl")
        fronted = token.deprel == "nsubj" and token.i < token.head - 1 and tokens[token.head].upos == "VERB"
        if fronted and tokens[token.head - 1].text == COMMA:
            changed[token.i] = replace(token, deprel="ccomp")
    return changed


def _found_so(tokens: Sequence[Token], below: Below) -> Changes:
    """Turn subject and object where a pronoun only stands for the clause behind: "| Retten | fandt det bevist, at …"."""
    changed: Changes = {}
    for token in tokens:
        verb = tokens[token.head] if token.head >= 0 else token
        if token.deprel != "nsubj" or token.upos != "PRON" or verb.i != token.i - 1 or verb.upos != "VERB":
            continue
        beside = below[verb.i]
        front = [child for child in beside if child.deprel == "obj" and child.i < verb.i and child.upos in NAMING]
        said = any(child.deprel == "xcomp" and child.i > token.i for child in beside)
        told = any(child.deprel.startswith(("acl", "ccomp")) for child in (*below.get(token.i, ()), *beside))
        if len(front) == 1 and said and told:
            changed[token.i] = replace(token, deprel="obj")
            changed[front[0].i] = replace(front[0], deprel="nsubj")
    return changed


def _called(tokens: Sequence[Token], below: Below) -> Changes:
    """Make the second subject of a verb the object where another stands right behind it: "kaldte i går | den | en fejl"."""
    changed: Changes = {}
    for token in tokens:
        if token.deprel != "nsubj" or token.upos not in NAMING or not 0 <= token.head < token.i:
            continue
        beside = below[token.head]
        front = any(child.deprel == "nsubj" and child.i < token.head for child in beside)
        end = _edges(below, token)[1]
        said = any(child.deprel in ("obj", "xcomp") and _edges(below, child)[0] == end + 1 for child in beside)
        if front and said and tokens[token.head].upos == "VERB":
            changed[token.i] = replace(token, deprel="obj")
    return changed


def _goings_on(tokens: Sequence[Token], below: Below) -> Changes:
    """Join a verb to the main one where the clause between has another tense: "sagde, at det er sent, og | bad | om ro".

    So too where both tell something and the clause tells nothing: "håber, at flere kommer, men | lover |, at ingen skal".
    """
    changed: Changes = {}
    for token in tokens:
        if token.deprel != "conj" or not 0 <= token.head < token.i:
            continue
        inner = tokens[token.head]
        main = tokens[inner.head] if inner.head >= 0 else inner
        tenses = [next((tense for tense in TENSES if has_feature(verb, tense)), "") for verb in (main, inner, token)]
        finite = all(verb.upos == "VERB" and has_feature(verb, "VerbForm=Fin") for verb in (main, inner, token))
        own = below.get(token.i, ())
        alone = _tells(own) and not _tells(below.get(inner.i, ()))
        if not finite or main.i >= inner.i or tenses[0] != tenses[2] or not (alone or tenses[0] != tenses[1]):
            continue
        joint = next((child for child in own if child.deprel == "cc"), None)
        told = any(child.deprel == "mark" for child in below[inner.i]) and inner.deprel in ("ccomp", "advcl", "acl")
        if told and joint is not None and tokens[joint.i - 1].text == COMMA and not any(c.deprel in SUBJECTS for c in own):
            changed[token.i] = replace(token, head=main.i)
    return changed


def _tells(own: Sequence[Token]) -> bool:
    """Say whether a verb has a clause that tells what it says."""
    return any(child.deprel == "ccomp" for child in own)


def _behind_clauses(tokens: Sequence[Token], below: Below) -> Changes:
    """Part the subject of a fronted clause from the verb behind it: "Det kan | hun | ikke, mener | byens borgmester |"."""
    changed: Changes = {}
    for verb in tokens:
        if verb.upos != "VERB" or not has_feature(verb, "VerbForm=Fin") or verb.i == 0 or tokens[verb.i - 1].text != COMMA:
            continue
        own = below.get(verb.i, ())
        clause = next((child for child in own if child.deprel == "ccomp" and child.i < verb.i), None)
        subjects = [child for child in own if child.deprel == "nsubj" and child.i < verb.i]
        objects = [child for child in own if child.deprel in ("nsubj", "obj") and child.i > verb.i]
        if clause is None or len(subjects) != 1 or len(objects) != 1:
            continue
        subject, told = subjects[0], objects[0]
        first, last = sorted((subject.i, clause.i))
        parted = any(token.text == COMMA for token in tokens[first:last])
        if _edges(below, told)[0] != verb.i + 1 or parted or (told.upos == "PRON" and has_feature(told, "Case=Acc")):
            continue
        changed[told.i] = replace(told, deprel="nsubj")
        for child in own:
            if child.i < verb.i and child.i != clause.i and child.upos != "PUNCT":
                changed[child.i] = replace(child, head=clause.i)
    return changed


def _interposed(tokens: Sequence[Token], below: Below) -> Changes:
    """Part a subject from the verb set between it and its predicate: "| Skolen |, siger borgmesteren, er for dyr at drive"."""
    changed: Changes = {}
    for token in tokens:
        own = below.get(token.i, ())
        copula = next((child for child in own if child.deprel == "cop" and has_feature(child, "VerbForm=Fin")), None)
        verb = tokens[token.head] if token.head >= 0 else token
        if copula is None or not 2 <= verb.i < copula.i - 2 or any(child.deprel in SUBJECTS for child in own):
            continue
        beside = below.get(verb.i, ())
        first = next((child for child in beside if child.deprel == "nsubj" and child.i < verb.i), None)
        second = next((child for child in beside if child.deprel in ("nsubj", "obj") and child.i > verb.i), None)
        if first is None or second is None or verb.upos != "VERB":
            continue
        commas = tokens[verb.i - 1].text == tokens[copula.i - 1].text == COMMA
        if commas and _edges(below, second) == (verb.i + 1, copula.i - 2) and _edges(below, token)[0] == copula.i:
            changed[first.i] = replace(first, head=token.i)
            changed[second.i] = replace(second, deprel="nsubj")
            changed[token.i] = replace(token, deprel="ccomp")
    return changed


MENDS: tuple[Mend, ...] = (
    _tagged, _those_told_of, _cut_words, _genitives, _own_cases, _being, _cases, _left_behind, _bare_nouns, _titles, _crossed,
    _told_clauses, _keeping_pace, _shown, _subject_clauses, _found_so, _called, _goings_on, _behind_clauses, _interposed,
)  # fmt: skip
