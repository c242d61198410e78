"""Clauses of noun cues that the tree does not hang on them: set off by a comma, or what the noun is said to consist in."""

from standpunkt.lexicon.entries import Frame
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, is_deprel
from standpunkt.statements.content import Content
from standpunkt.statements.contents.clauses import clause_tokens
from standpunkt.statements.contents.marked import marked_clauses
from standpunkt.statements.contents.openers import clause_head, opens_infinitive, preposition_before
from standpunkt.statements.contents.reach import MAX_NOUN_REACH_TOKENS
from standpunkt.statements.cues import Cue


def set_off_clause(tree: Tree, cue: Cue, grammar: Grammar) -> list[Content]:
    """Give the clause that a comma sets off from a noun, without its preposition ("meldinger fra lejrene" | ", at …")."""
    found = marked_clauses(tree, cue, Frame(kind="that"), grammar)
    return [content for content in found if tree.tokens[content.tokens[0].i - 1].text == ","]


def consisting_clause(tree: Tree, cue: Cue, grammar: Grammar) -> list[Content]:
    """Give the clause that a noun is said to consist in ("planen går ud på" | "at sænke afgiften")."""
    near = tree.tokens[max(0, cue.token.i - MAX_NOUN_REACH_TOKENS) : cue.token.i + MAX_NOUN_REACH_TOKENS]
    consisting = next((token for token in near if _is_said_of(tree, token, cue, grammar)), None)
    verb = consisting or copula_of(tree, cue.token, grammar)
    if verb is None:
        return []
    return _clause_behind(tree, cue, max(verb, cue.token, key=lambda token: token.i), verb, consisting is None, grammar)


def clause_it_is(tree: Tree, cue: Cue, grammar: Grammar) -> list[Content]:
    """Give the clause that what somebody says is said to be ("det eneste, politiet oplyser, er" | "at en mand er død")."""
    said = tree.head(cue.token) if cue.entry.pos == "VERB" and is_deprel(cue.token, "acl") else None
    verb = _copula_behind(tree, said, cue, grammar) if said is not None and said.i < cue.token.i else None
    found = _clause_behind(tree, cue, verb, verb, True, grammar) if verb is not None and verb.i > cue.token.i else []
    return [content for content in found if content.kind == "that"]


def _copula_behind(tree: Tree, said: Token, cue: Cue, grammar: Grammar) -> Token | None:
    """Give the copula of what a relative clause tells of, by the order of the words where the tree has lost it."""
    last = tree.subtree(cue.token)[-1].i
    behind = next((token for token in tree.tokens[last + 1 :] if token.upos != "PUNCT"), None)
    is_copula = behind is not None and is_deprel(said, "nsubj") and behind.lemma.lower() in grammar.of("copula")
    return behind if is_copula else copula_of(tree, said, grammar)


def _clause_behind(
    tree: Tree, cue: Cue, last: Token, verb: Token, near: bool, grammar: Grammar
) -> list[Content]:  # fmt: skip
    """Give the clause with a marker shortly behind a word, `near` one right behind the verb that says what something is."""
    for marker in tree.of_class(grammar.of("complementiser")):
        clause = clause_head(tree, marker)
        if marker.i < last.i or marker.i > last.i + 4 or clause is None:
            continue
        between = tree.tokens[verb.i + 1 : marker.i]
        if near and any(token.upos not in ("PUNCT", "ADV") for token in between):
            continue
        kind = "inf" if opens_infinitive(tree, marker, clause) else "that"
        tokens = clause_tokens(tree, clause, marker, {token.i for token in cue.tokens}, grammar)
        found = Content(tokens, kind, preposition_before(tree, marker), is_attached=False, is_equated=True)
        return [found] if tokens else []
    return []


def copula_of(tree: Tree, noun: Token, grammar: Grammar) -> Token | None:
    """Give the copula that makes a clause right behind it what the noun is ("målet er | , at …", "tanken var | at …").

    A tree that has the clause for an object of the copula has that for a verb ("kravet | er, at alle får det samme").
    """
    head = tree.head(noun)
    if head is None or not is_deprel(noun, "nsubj") or head.i < noun.i:
        return None
    is_copula = head.upos == "AUX" or head.lemma.lower() in grammar.of("copula")
    return tree.child(head, "cop") or (head if is_copula else None)


def _is_said_of(tree: Tree, verb: Token, cue: Cue, grammar: Grammar) -> bool:
    """Say whether a verb of consisting has the cue's noun for its subject or antecedent."""
    if verb.lemma.lower() not in grammar.of("consisting"):
        return False
    noun = tree.head(verb) if is_deprel(verb, "acl") else None
    of_it = noun is not None and cue.token.i in (noun.i, noun.head if is_deprel(noun, "nmod") else -1)
    return cue.token in tree.children(verb, "nsubj") or of_it  # "en teori | i ministeriet, der gik ud på, at …"
