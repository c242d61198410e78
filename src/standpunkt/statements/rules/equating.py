"""Nouns that name what the sentence before them says: "Det er kravet fra lærerne", "Opfordringen kommer fra politiet"."""

from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.cues import Cue
from standpunkt.statements.labels import act_of, cue_spans
from standpunkt.statements.page import Draft, Page
from standpunkt.statements.rules.pointing import sentence_before
from standpunkt.statements.sources.speaking import can_speak, find_source, source_span, text_at
from standpunkt.statements.subjects.by_tree import case_of
from standpunkt.statements.telling import is_own_view

POINTED_ACTS = ("say", "view", "wish", "ask", "plan", "promise", "order", "hint", "deny", "confirm")
"""What a sentence can be named as; a text is written, and a permission given, elsewhere."""


def equated_back(page: Page, index: int, cue: Cue) -> Draft | None:
    """Read a noun that somebody has and that the sentence before is: "Det er ministerens opfattelse."."""
    named = cue.entry.pos == "NOUN" and not cue.parts and not cue.is_negated and cue.entry.act in POINTED_ACTS
    if not named or page.texts[index].quoted is not None or not any(frame.kind != "np" for frame in cue.entry.frames):
        return None
    tree = page.trees[index]
    behind = [*tree.tokens[cue.token.i + 1 : cue.token.i + 3], cue.token, cue.token][:2]
    if behind[0].upos == "ADP" and behind[1].text == ",":
        return None  # "Det er hans reaktion | på, at skolen lukker": what it is said of is told behind
    source = _holder(page, tree, cue) if _is_pointed_at(page, tree, cue) else _comes_from(page, tree, cue)
    if source is None or not can_speak(page, source) or is_own_view(page, tree, source, cue):
        return None
    content, span = sentence_before(page, index), source_span(page, tree, source, cue)
    if index and page.texts[index - 1].quoted is not None:
        return None  # "- Nej, siger Holm. ⏎⏎ | Kritikken kommer | også fra …": attributed already
    if content is None or span is None or any(token.placeholder for token in tree.tokens):
        return None
    return Draft(rule="points-back", act=act_of(page, cue, source), source=span, cue=cue_spans(page.text, cue),
                 content=(content,), sentence=index, cue_token=cue.token.i,
                 features=frozenset({"noun-points-back"}))  # fmt: skip


def _is_pointed_at(page: Page, tree: Tree, cue: Cue) -> bool:
    """Say whether a fronted pronoun is said to be the noun ("Det er | ministerens opfattelse", "Sådan er | holdningen")."""
    first = next(token for token in tree.tokens if token.upos != "PUNCT")
    if first.text.lower() not in page.grammar.of("anaphor"):
        return False
    if first.head == cue.token.i:
        return tree.child(cue.token, "cop") is not None
    return cue.token.head == first.i and is_deprel(cue.token, "nsubj") and tree.child(first, "cop") is not None


def _holder(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give whose the noun is: its owner, or the text that it stands in ("konklusionen i | en ny rapport")."""
    return find_source(page, tree, cue) or text_at(page, tree, cue)


def _comes_from(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give from whom the noun that opens the sentence is said to come ("Opfordringen kommer fra | beredskabet")."""
    verb = tree.head(cue.token)
    opens = all(token.upos in ("PUNCT", "CCONJ", "ADV") for token in tree.tokens[: tree.subtree(cue.token)[0].i])
    definite = any(has_feature(token, "Definite=Def") for token in (cue.token, *tree.children(cue.token, "det")))
    if verb is None or not opens or not definite or not is_deprel(cue.token, "nsubj"):
        return None
    if verb.lemma.lower() not in page.grammar.of("coming"):
        return None
    origin = page.grammar.of("origin")
    return next((child for child in tree.children(verb, "obl") if case_of(tree, child) in origin and child.i > verb.i), None)
