"""Rule for attributions by preposition: "ifølge X", "i følge X", "efter X' opfattelse"."""

from collections.abc import Iterator

from standpunkt.lexicon.entries import Entry
from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.cues import Cue, find_cues, is_finite
from standpunkt.statements.extents import noun_phrase, spans_of, trimmed
from standpunkt.statements.indirect import cue_spans
from standpunkt.statements.page import Draft, Page


def according_statements(page: Page) -> Iterator[Draft]:
    """Yield the statements attributed by a preposition, sentence by sentence."""
    for index, tree in enumerate(page.trees):
        for cue in find_cues(tree, page.cues, page.grammar):
            if cue.entry.pos != "ADP" or not cue.entry.frames_of("quote"):
                continue
            draft = _statement(page, index, tree, cue)
            if draft is not None:
                yield draft


def according_phrase(tree: Tree, cue: Cue) -> Token | None:
    """Give the head of the phrase under the preposition."""
    head = tree.head(cue.token)
    if head is not None and head.i > cue.tokens[-1].i and is_deprel(cue.token, "case", "mark"):
        return head
    for token in tree.tokens[cue.tokens[-1].i + 1 : cue.tokens[-1].i + 6]:
        if token.upos in ("PROPN", "NOUN", "PRON"):
            return token
    return None


def _statement(page: Page, index: int, tree: Tree, cue: Cue) -> Draft | None:
    phrase = according_phrase(tree, cue)
    if phrase is None:
        return None
    if cue.entry.source == "possessor" and tree.child(phrase, "nmod:poss") is None and not any(
        has_feature(det, "Poss=Yes") for det in tree.children(phrase, "det")
    ):
        return None
    inside = [token for token in noun_phrase(tree, phrase, keep_relatives=False) if token not in cue.tokens]
    if not inside:
        return None
    source_tokens = _source_tokens(tree, phrase, cue.entry, inside)
    source = trimmed(page.text, source_tokens[0].start, source_tokens[-1].end)
    predicate = _predicate(tree, phrase, cue)
    if predicate is None or source is None:
        return None
    out = {token.i for token in (*cue.tokens, *tree.subtree(phrase))} | _widened(tree, phrase)
    placeholders = [token for token in tree.tokens if token.placeholder]
    if placeholders:
        return None
    content = _content(page, tree, predicate, out)
    if not content:
        return None
    act = "report" if source.text.lower() in page.known_relays else cue.entry.act
    return Draft(rule="according-to", act=act, source=source, cue=cue_spans(page.text, cue), content=content,
                 sentence=index, cue_token=cue.token.i, features=frozenset({"according-to"}))  # fmt: skip


def _source_tokens(tree: Tree, phrase: Token, entry: Entry, inside: list[Token]) -> list[Token]:
    """Give the possessor of a noun that is itself about speaking ("ifølge politiets oplysninger"), else the phrase."""
    if entry.source == "possessor":
        owner = tree.child(phrase, "nmod:poss")
        if owner is not None:
            return tree.subtree(owner)
    return [token for token in inside if token.upos != "PUNCT" or token.i not in (inside[0].i, inside[-1].i)]


def _predicate(tree: Tree, phrase: Token, cue: Cue) -> Token | None:
    """Give the predicate of the clause that the attribution stands in."""
    for above in tree.ancestors(phrase):
        if above in cue.tokens:
            continue
        if above.upos in ("VERB", "AUX") or tree.children(above, "cop") or is_finite(tree, above) or above.head < 0:
            while is_deprel(above, "xcomp", "aux", "cop") or (
                has_feature(above, "VerbForm=Inf") and not tree.children(above, "aux") and above.head >= 0
            ):
                parent = tree.head(above)
                if parent is None:
                    break
                above = parent
            return above
    return next((root for root in tree.roots), None)


def _widened(tree: Tree, phrase: Token) -> set[int]:
    """Give the punctuation that sets the phrase off."""
    tokens = tree.subtree(phrase)
    edges = (tokens[0].i - 1, tokens[-1].i + 1)
    return {i for i in edges if 0 <= i < len(tree) and tree.tokens[i].upos == "PUNCT"}


def _content(page: Page, tree: Tree, predicate: Token, out: set[int]) -> tuple[Span, ...]:
    """Give the clause around the attribution: the sentence, or the subordinate clause that the attribution stands in."""
    subordinate = is_deprel(predicate, "acl", "ccomp", "advcl", "csubj") and predicate.head >= 0
    if subordinate:
        below = [token.i for token in tree.subtree(predicate)]
        tokens = [token for token in tree.tokens[below[0] : below[-1] + 1] if token.i not in out]
    else:
        tokens = [token for token in tree.tokens if token.i not in out]
    return spans_of(_without_opening(tree, predicate, tokens), page.text, tree.tokens)


def _without_opening(tree: Tree, predicate: Token, tokens: list[Token]) -> list[Token]:
    """Drop the conjunction that ties a clause to the one before it."""
    while tokens and (tokens[0].upos in ("PUNCT", "CCONJ") or (
        tokens[0].upos == "ADP" and len(tokens) > 1 and tokens[1].upos == "PUNCT") or (
        tokens[0].upos == "SCONJ" and is_deprel(tokens[0], "mark") and tokens[0].head == predicate.i)):  # fmt: skip
        tokens = tokens[1:]
    return tokens
