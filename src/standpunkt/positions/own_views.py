"""Views that speakers call their own: "»Jeg synes ikke, at de skal betale«"."""

from standpunkt.lexicon.entries import load_lexicon
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.page import PositionPage, clause_head
from standpunkt.statements.cues import is_object_predicate
from standpunkt.statements.subjects.by_tree import subject_of


def own_view(page: PositionPage, tree: Tree, token: Token) -> Token | None:
    """Give the verb by which the speakers call what a token says their view, None if none does.

    "»Jeg | synes | ikke, at de skal betale«": the verb is one of view in the lexicon, its subject the speakers.
    """
    above = view_above(page, tree, token)
    return above if above is not None and own_subject_of(page, tree, above) is not None else None


def view_above(page: PositionPage, tree: Tree, token: Token) -> Token | None:
    """Give the verb of view that the clause of a token stands under, None if none does."""
    clause = token if _is_found_so(tree, token) else clause_head(tree, token)
    above = tree.head(clause)
    if above is None or above.upos != "VERB" or above.i > clause.i:
        return None
    if clause is not token and not is_deprel(clause, "ccomp", "advcl", "obj"):
        return None
    first = next((word for word in tree.subtree(clause) if word.upos != "PUNCT"), clause)
    if clause is not token and first.text.lower() in page.words.grammar.of("interrogative"):
        return None  # "forstod, | hvorfor | det var nødvendigt"
    views = load_lexicon(page.doc.language, "cues").of(above.lemma.lower())
    return above if any(entry.act == "view" and entry.pos == "VERB" for entry in views) else None


def _is_found_so(tree: Tree, token: Token) -> bool:
    """Say whether a word tells what somebody finds an object to be: "Nævnet finder | det | urimeligt, at …"."""
    verb = tree.head(token)
    if verb is None or token.upos not in ("ADJ", "NOUN", "VERB"):
        return False
    has_object = any(verb.i < child.i < token.i and (child.upos != "PRON" or has_feature(child, "Gender=Neut"))
                     for child in tree.children(verb, "obj", "nsubj"))  # fmt: skip
    return is_object_predicate(tree, token) or (is_deprel(token, "xcomp") and has_object and tree.child(token, "mark") is None)


def own_subject_of(page: PositionPage, tree: Tree, verb: Token) -> Token | None:
    """Give the subject of a verb where it is the speakers themselves, None where it is somebody else."""
    subject = subject_of(tree, verb, page.words.grammar)
    return subject if subject is not None and subject.text.lower() in page.words.grammar.of("speaker") else None
