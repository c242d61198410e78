"""Bare clauses: finite contents without a marker ("mener, det er for sent")."""

from standpunkt.lexicon.entries import Frame
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.content import Content
from standpunkt.statements.contents.clauses import VERBAL, clause_tokens
from standpunkt.statements.contents.gerunds import is_gerund
from standpunkt.statements.cues import ADDRESSED, Cue, is_finite

INSIDE = (",", '"', "“", "”", "„", "»", "«", "'", "‘", "’")
"""Marks that a clause goes on behind."""
DASHES = ("-", "–", "—")
MAX_ASIDE_TOKENS = 6

NOMINAL = ("PRON", "DET", "NOUN", "PROPN", "ADJ", "NUM")
MAX_GAP_TOKENS = 6
"""A preposition that a clause stands under comes at most so many tokens behind the cue."""
MAX_SUBJECT_TOKENS = 8
"""The finite verb of a clause without a marker comes within so many tokens."""


def bare_clause(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Give a finite complement clause without a marker ("mener, det er for sent"), None if there is none."""
    own = {token.i for token in cue.tokens}
    inverts = grammar.verb_second
    below = [child for token in cue.tokens for child in tree.children(token, "ccomp", "xcomp", "parataxis")]
    for child in below:
        told = is_finite(tree, child) or (not inverts and _is_told(tree, cue, child))
        if not told or child.i < cue.token.i or child.i in own:
            continue
        if not inverts and any(is_word(subject, tree.relatives) and subject.i > cue.token.i + 1
                               for subject in tree.children(child, "nsubj")):  # fmt: skip
            continue  # "announced a fleet | which was joined by three lands"
        tokens = [token for token in tree.subtree(child) if token.i > cue.token.i and token.i not in own]
        first = next((token for token in tokens if token.upos != "PUNCT"), None)
        if first is not None and (_is_other_act(tree, child, first) or (not inverts and _lacks_subject(tree, cue, first))):
            continue
        if first is not None and not inverts and tree.tokens[first.i - 1].text == ",":
            first = _behind_aside(tree, first.i)
        if first is not None and inverts and tree.tokens[first.i - 1].text in DASHES:
            continue  # "nogle må vente længe | - på andre steder er der plads"
        if first is not None and _may_open_bare(first, grammar):
            first = _behind_told(tree, cue, child, _with_lost_subject(tree, cue, child, first))
            first = first if inverts else _behind_day(tree, first)
            run = clause_tokens(tree, child, first, own, grammar)
            if run:
                return Content(run, "that")
    return _after_comma(tree, cue, grammar)


def _is_told(tree: Tree, cue: Cue, predicate: Token) -> bool:
    """Say whether a subject in front makes a verb finite that the tree takes for an infinitive or a noun ("said | cities
    | lack money"), under a cue of speech that has no infinitives."""
    subject = tree.child(predicate, "nsubj")
    if subject is None or not cue.token.i < subject.i < predicate.i or has_feature(subject, "Case=Acc"):
        return False
    bare = predicate.upos == "NOUN" or has_feature(predicate, "VerbForm=Inf")
    speaks = bool(cue.entry.frames_of("quote")) and not cue.entry.frames_of("inf")
    return bare and speaks and not tree.children(predicate, "mark", "aux", "cop", "case", "det")


def _behind_day(tree: Tree, first: Token) -> Token:
    """Give the token behind the day that a clause was told on, if its subject begins there ("said Tuesday | he would")."""
    i = first.i
    while i in tree.when_told:
        i += 1
    return tree.tokens[i] if i < len(tree) and tree.tokens[i].upos in NOMINAL else first


def _is_other_act(tree: Tree, verb: Token, first: Token) -> bool:
    """Say whether a clause hangs on a participle behind a comma, which tells what else was said (", | adding he would go")."""
    return first is not verb and first.i > 0 and tree.tokens[first.i - 1].text == "," and is_gerund(tree, first)


def _lacks_subject(tree: Tree, cue: Cue, first: Token) -> bool:
    """Say whether a clause begins with its verb behind a phrase that is its subject ("reported | a man | said it failed")."""
    gap = tree.tokens[cue.tokens[-1].i + 1 : first.i]
    return has_feature(first, "VerbForm=Fin") and any(token.upos in ("NOUN", "PROPN", "PRON") for token in gap)


def told_clause(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Give the clause behind those who are told, which the tree takes for one about them ("told the paper | they had lied")."""
    if cue.entry.addressee not in ADDRESSED:
        return None
    for told in tree.children(cue.token, "obj", "iobj"):
        clause = next((child for child in tree.children(told, "acl") if is_finite(tree, child)), None)
        subject = tree.child(clause, "nsubj") if clause is not None else None
        if clause is None or subject is None or told.i < cue.token.i or not told.i < subject.i < clause.i:
            continue
        first = tree.subtree(subject)[0]
        if tree.subtree(told)[0].i != cue.tokens[-1].i + 1:
            continue
        if first.i != told.i + 1 or not has_feature(first, "Case=Nom"):
            continue
        run = clause_tokens(tree, clause, first, {token.i for token in cue.tokens}, grammar)
        if run:
            return Content(run, "that")
    return None


def clause_under(tree: Tree, cue: Cue, frame: Frame, grammar: Grammar) -> Content | None:
    """Give the clause without a marker under a preposition ("regner med, det bliver dyrt", "sikker på han kommer").

    The comma behind the preposition, or the tree, tells it from a phrase; only where finite verbs stand second is that
    comma the rule.
    """
    if not grammar.verb_second:
        return None
    for case in tree.tokens[cue.token.i + 1 : cue.token.i + MAX_GAP_TOKENS]:
        if case.upos in VERBAL or case.text == ",":
            return None
        if frame.preposition not in (case.lemma.lower(), case.text.lower()) or case.i + 3 >= len(tree):
            continue
        comma = tree.tokens[case.i + 1].text == ","
        first = tree.tokens[case.i + (2 if comma else 1)]
        verb = _verb_of_clause(tree, first)
        if verb is None or first.upos not in NOMINAL or is_word(first, grammar.of("objective")):
            return None
        if not comma and not (is_deprel(case, "mark") and case.head == verb.i):
            return None
        run = clause_tokens(tree, verb, first, {token.i for token in cue.tokens}, grammar)
        return Content(run, "that", case) if run else None
    return None


def _verb_of_clause(tree: Tree, first: Token) -> Token | None:
    """Give the predicate of a clause that begins at a token with its subject, None if no finite verb comes soon."""
    finite = next((token for token in tree.tokens[first.i + 1 : first.i + MAX_SUBJECT_TOKENS]
                   if token.text == "," or has_feature(token, "VerbForm=Fin")), None)  # fmt: skip
    if finite is None or finite.upos not in VERBAL:
        return None
    carried = tree.head(finite) if is_deprel(finite, "aux", "cop") else None
    return carried if carried is not None and carried.i > finite.i else finite


def _with_lost_subject(tree: Tree, cue: Cue, verb: Token, first: Token) -> Token:
    """Give the first word of a clause whose subject the tree has hung on the cue ("says | his foes are laughing")."""
    gap = tree.tokens[cue.tokens[-1].i + 1 : first.i]
    words = [token for token in gap if token.upos != "PUNCT"]
    if not words or tree.children(verb, "nsubj", "csubj", "expl") or cue.entry.addressee in ADDRESSED:
        return first
    nominal = words[0].upos in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM") and not is_deprel(words[0], "obl")
    return words[0] if nominal and not any(token.upos in VERBAL or token.text == "," for token in words) else first


def _behind_told(tree: Tree, cue: Cue, verb: Token, first: Token) -> Token:
    """Give the pronoun that is the subject of a clause behind the name of who is told ("told the host Ian Hill | he would")."""
    subject = next((child for child in tree.children(verb, "nsubj") if has_feature(child, "Case=Nom")), None)
    if cue.entry.addressee not in ADDRESSED or subject is None or not first.i < subject.i < verb.i:
        return first
    named = all(token.upos in ("DET", "ADJ", "NOUN", "PROPN") for token in tree.tokens[first.i : subject.i])
    return subject if named else first


def _may_open_bare(first: Token, grammar: Grammar) -> bool:
    word = first.text.lower()
    if is_word(first, grammar.of("relative")) and word in grammar.of("interrogative"):
        return False
    return first.upos not in ("SCONJ", "CCONJ", "PUNCT") or word in grammar.of("interrogative")


def _behind_aside(tree: Tree, i: int) -> Token:
    """Give the token behind a phrase that a preposition opens and a comma closes ("alleged, by way of example, | he had")."""
    comma = next((token.i for token in tree.tokens[i : i + MAX_ASIDE_TOKENS] if token.text == ","), len(tree))
    aside = tree.tokens[i:comma]
    is_aside = tree.tokens[i].upos == "ADP" and comma + 1 < len(tree) and not any(token.upos in VERBAL for token in aside)
    return tree.tokens[comma + 1] if is_aside else tree.tokens[i]


def _after_comma(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Give the clause right behind a cue and a comma, whatever the tree makes of it ("understreger, belægningen …")."""
    last = cue.tokens[-1].i
    if last + 3 >= len(tree) or tree.tokens[last + 1].text != "," or not is_finite(tree, cue.token):
        return None
    first = tree.tokens[last + 2] if grammar.verb_second else _behind_aside(tree, last + 2)
    if first.upos == "ADP" and tree.tokens[last + 3].upos == "SCONJ":
        return None  # "udtalte, efter at …"
    if not _may_open_bare(first, grammar) or first.text.lower() in grammar.of("relative"):
        return None
    in_front = any(child.i < cue.token.i for child in tree.children(cue.token, "nsubj"))
    set_off = tree.tokens[last - 1].text == "," and not in_front
    if first.upos in ("VERB", "AUX") or is_deprel(cue.token, "acl") or set_off:
        return None
    if not any(has_feature(token, "VerbForm=Fin") for token in tree.tokens[first.i : first.i + 12]):
        return None
    end = next((token.i for token in tree.tokens[first.i :] if token.upos == "PUNCT" and token.text not in INSIDE), len(tree))
    return Content(tree.tokens[first.i : end], "that", is_attached=False)
