"""Openers: whether a marker opens a clause of a kind, what carries that clause, and under which preposition it stands."""

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.contents.clauses import VERBAL
from standpunkt.statements.cues import is_finite


def opens_clause(tree: Tree, marker: Token, kind: str, grammar: Grammar, is_question: bool) -> bool:
    """Say whether the token opens a clause of the kind."""
    word = marker.text.lower()
    if kind == "whether":
        if not is_word(marker, grammar.of("interrogative")):
            return False
        if marker.upos == "ADP" or is_deprel(marker, "case", "compound:prt", "fixed"):
            return False  # "selv | om" is one word
        if marker.i + 1 < len(tree) and tree.tokens[marker.i + 1].upos in ("CCONJ", "PUNCT"):
            return False
        before = next((token for token in reversed(tree.tokens[: marker.i]) if token.upos != "PUNCT"), None)
        relative = before is not None and word in tree.relatives
        if relative and before is not None and before.i == marker.i - 1 and _awaits_relative(before):
            return False
        told_of = relative and before is not None and before.upos in ("NOUN", "PROPN")
        set_off = before is not None and before.i < marker.i - 1 and not grammar.verb_second
        if told_of and (set_off or not is_question):
            return False  # "asked Lam, | who is supported by the ministry |, to resign"
        return before is None or not (
            "PronType=Ind" in before.feats or (before.upos == "NOUN" and before.i == marker.i - 1)
        )
    told_when = marker.i - 1 in tree.when_told and not is_deprel(marker, "det")  # "said on Friday | that …": no day is told of
    head = tree.head(marker)
    lost = marker.upos == "PRON" and is_deprel(marker, "obj") and head is not None and any(
        marker.i < subject.i < head.i for subject in tree.children(head, "nsubj")
    )  # "said on condition of anonymity | that the talks had failed", which the tree takes for a relative clause
    if kind == "that" and marker.upos in ("DET", "PRON") and not (is_deprel(marker, "mark") or told_when or lost):
        return False  # "that deal", "the man that said so"
    if head is None or head.i < marker.i:
        return _is_marked_infinitive(marker, kind, grammar)
    return is_clause_of(tree, marker, head, kind, grammar)


def _awaits_relative(word: Token) -> bool:
    """Say whether the question word right behind a number or a pronoun that is none of a person opens a relative clause ("the |
    three | who fled", "| those | who fled")."""
    return word.upos == "NUM" or (word.upos == "PRON" and "PronType=Prs" not in word.feats)


def is_clause_of(tree: Tree, marker: Token, verb: Token, kind: str, grammar: Grammar) -> bool:
    """Say whether marker and verb open a clause of the kind, where the marker alone does not tell."""
    if kind == "whether" and (marker.upos in ("ADV", "PRON", "DET") or _asks_what_to_do(tree, marker, grammar)):
        return True
    word = marker.text.lower()
    if kind == "that" and word not in grammar.of("infinitive"):
        return True
    return opens_infinitive(tree, marker, verb) == (kind == "inf")


def _asks_what_to_do(tree: Tree, marker: Token, grammar: Grammar) -> bool:
    """Say whether a subordinator asks by an infinitive ("whether to sell"); a preposition before one does not."""
    following = tree.tokens[marker.i + 1] if marker.i + 1 < len(tree) else None
    opened = following is not None and following.text.lower() in grammar.of("infinitive")
    return opened and marker.upos == "SCONJ" and marker.lemma.lower() not in grammar.of("preposition")


def _is_marked_infinitive(marker: Token, kind: str, grammar: Grammar) -> bool:
    """Say whether a marker that the tree hangs on nothing behind it opens an infinitive if one is asked for."""
    if kind == "that" and marker.text.lower() not in grammar.of("infinitive"):
        return True
    return (marker.upos == "PART") == (kind == "inf")


def opens_infinitive(tree: Tree, marker: Token, verb: Token) -> bool:
    """Say whether marker and verb open an infinitive: "at have købt", not "…, at ministre skiftes" whatever its tag."""
    told = tree.child(verb, "cop")
    equated = told is not None and told.i < marker.i and marker.upos == "PART"  # "the plan is | to win"
    if is_finite(tree, verb) and not equated:
        return False
    if marker.upos == "PART":
        return True
    return has_feature(verb, "VerbForm=Inf") and not (marker.i and tree.tokens[marker.i - 1].text == ",")


def preposition_before(tree: Tree, marker: Token) -> Token | None:
    """Give the preposition right before a marker, a comma between them or not."""
    i = marker.i - 1
    while i >= 0 and (tree.tokens[i].upos == "PUNCT" or (tree.tokens[i].upos == "ADV" and i == marker.i - 1)):
        i -= 1
    if i < 0:
        return None
    token = tree.tokens[i]
    if token.upos in VERBAL and is_deprel(token, "compound:prt"):
        return token  # "hæfter sig | ved |, at …", taken for a verb
    is_preposition = token.upos in ("ADP", "SCONJ", "ADV") and is_deprel(
        token, "mark", "case", "advmod", "compound:prt"
    )
    governs = token.upos == "ADP" or is_deprel(token, "mark", "case", "compound:prt")
    return token if is_preposition and governs else None


def clause_head(tree: Tree, marker: Token) -> Token | None:
    """Give the predicate of the clause that a marker opens."""
    head = tree.head(marker)
    if head is not None and head.i > marker.i:
        if (
            head.upos in VERBAL
            or tree.children(head, "cop", "aux")
            or is_deprel(head, "ccomp", "advcl", "acl", "xcomp")
        ):
            return head
        verb = next((above for above in tree.ancestors(head) if above.upos in VERBAL and above.i > marker.i), None)
        if verb is not None:
            return verb
    verb = next((token for token in tree.tokens[marker.i + 1 : marker.i + 14] if token.upos in VERBAL), None)
    if verb is None and head is not None and head.i > marker.i and marker.i and tree.tokens[marker.i - 1].text == ",":
        return head  # "…, at prøverne så fine ud" with a verb that the tagger has taken for something else
    return verb
