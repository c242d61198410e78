"""Sources behind a verb: what belongs to a title or name there, and hangs on the verb in the tree.

`påpeger lektor | i økonomi Per Bukh`; `oplyser vagtchef Ib Krarup | fra Nordjyllands Politi`.
"""

from collections.abc import Sequence

from standpunkt.lexicon.speakers import BODY
from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature
from standpunkt.statements.contents.clauses import STOPPING
from standpunkt.statements.extents import trimmed
from standpunkt.statements.page import Page

ENDING = ("ADP", "AUX", "CCONJ", "SCONJ", "VERB")
MAX_TITLE_TOKENS = 3


def with_phrase_behind(page: Page, tree: Tree, span: Span | None) -> Span | None:
    """Give a source with the phrase right behind it that tells of what or from where somebody is."""
    tokens = [token for token in tree.tokens if span is not None and span.start <= token.start < span.end]
    case = tree.tokens[tokens[-1].i + 1] if tokens and tokens[-1].i + 1 < len(tree) else None
    if span is None or case is None or case.upos != "ADP" or {case.i, case.i + 1} & (tree.breaks | tree.when_told):
        return span
    phrase = _up_to_end(tree, case)
    belongs = _is_named(tokens, phrase) or (case.text.lower() in page.grammar.of("origin") and _is_body(page, phrase))
    return trimmed(page.text, span.start, phrase[-1].end) if phrase and belongs else span


def _up_to_end(tree: Tree, case: Token) -> Sequence[Token]:
    """Give the words under a preposition up to the next mark, verb, joint or preposition."""
    ends = (token.i for token in tree.tokens[case.i + 1 :]
            if token.upos in ENDING or token.text in STOPPING or token.i in tree.breaks | tree.when_told)  # fmt: skip
    return tree.tokens[case.i + 1 : next(ends, len(tree))]


def _is_named(title: Sequence[Token], phrase: Sequence[Token]) -> bool:
    """Say whether a bare title stands in front, and a name ends the phrase."""
    bare = title[-1].upos == "NOUN" and len(title) <= MAX_TITLE_TOKENS and not has_feature(title[-1], "Definite=Def")
    alone = not any(token.upos in ("DET", "PROPN", "NUM") for token in title)
    return bare and alone and bool(phrase) and phrase[-1].upos == "PROPN"


def _is_body(page: Page, phrase: Sequence[Token]) -> bool:
    """Say whether a phrase names where people work."""
    last = phrase[-1] if phrase else None
    return last is not None and (last.upos == "PROPN" or page.speakers.kind_of(last.lemma, last.text) == BODY)
