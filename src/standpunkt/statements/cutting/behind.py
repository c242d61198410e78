"""Attributions that are sentences of their own behind a quotation that ends with its own mark: `"Why leave?" Smith said.`"""

from collections.abc import Sequence

from standpunkt.lexicon.conventions import Conventions
from standpunkt.lexicon.entries import Lexicon
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Sentence, Token
from standpunkt.parse.tree import Tree, has_feature
from standpunkt.statements.contents.find import find_content
from standpunkt.statements.cues import ADDRESSED, Cue, find_cues
from standpunkt.statements.cutting.parting import opened
from standpunkt.text.quotations import Quotation
from standpunkt.text.sentences import SentenceText, with_placeholder

CONTENTS = ("ccomp", "xcomp", "csubj", "parataxis")
ENDS = ("?", "!", "…", ".", ",")
INNER = "'’"
"""Marks of words quoted within a quotation, which may end it ('"She asked: 'Why me?'" Smith said')."""


def attribution_behind(
    text: str, before: SentenceText | None, given: SentenceText, sentence: Sentence, quotations: Sequence[Quotation],
    cues: Lexicon, grammar: Grammar, conventions: Conventions,
) -> tuple[SentenceText, Sentence] | None:  # fmt: skip
    """Give the sentence as an attribution of the quotation right before it, None if it is not one."""
    quotation = quotations[before.quotation] if before is not None and before.quotation is not None else None
    if quotation is None or not _stands_behind(text, quotation, given):
        return None
    cue = _cue_without_content(Tree(sentence), cues, grammar) or _bare_verb(Tree(sentence))
    if cue is None:
        return None
    around = with_placeholder(
        text, (quotation.start, quotation.end), given.span.start, given.span.end, given.paragraph, conventions, quotation.index
    )
    return around, opened(sentence, cue, around)


def _stands_behind(text: str, quotation: Quotation, given: SentenceText) -> bool:
    free = given.quotation is None and given.quoted is None and given.intro_to is None
    marked = quotation.closed and quotation.kind in ("double", "single") and given.span.start >= quotation.outer_end
    between = text[quotation.outer_end : given.span.start]
    said = text[quotation.start : quotation.end].rstrip(INNER + " ")
    return free and marked and between.isspace() and "\n" not in between and said[-1:] in ENDS


def _cue_without_content(tree: Tree, cues: Lexicon, grammar: Grammar) -> Token | None:
    """Give the verb of speech that carries a sentence with its subject in front and nothing that was said behind."""
    roots = tree.roots
    root = roots[0] if len(roots) == 1 else None
    if root is None or root.upos != "VERB" or not has_feature(root, "VerbForm=Fin") or tree.children(root, *CONTENTS):
        return None
    subject = tree.child(root, "nsubj")
    if subject is None or subject.i > root.i or tree.subtree(subject)[0].i > 0:
        return None
    found = (cue for cue in find_cues(tree, cues, grammar) if cue.token is root and cue.entry.frames_of("quote"))
    return next((cue.token for cue in found if not cue.is_negated and _is_open(tree, cue, grammar)), None)


def _bare_verb(tree: Tree) -> Token | None:
    """Give the verb in the past, of whatever meaning, of a sentence that has nothing but a name and it (`"Why?" Ida Holm |
    pressed |.`)."""
    root = tree.roots[0] if len(tree.roots) == 1 else None
    subject = tree.child(root, "nsubj") if root is not None and root.upos == "VERB" else None
    if root is None or subject is None or subject.upos != "PROPN" or not has_feature(root, "Tense=Past"):
        return None
    named = {*tree.subtree(subject), root}
    rest = [token for token in tree.tokens if token not in named and token.upos != "PUNCT"]
    return root if not rest and subject.i < root.i and tree.tokens[-1].upos == "PUNCT" else None


def _is_open(tree: Tree, cue: Cue, grammar: Grammar) -> bool:
    """Say whether the verb has no object but the people who were told, and nothing that it tells of itself."""
    content = find_content(tree, cue, grammar)
    between = tree.tokens[cue.token.i : content.tokens[0].i] if content is not None else ()
    if content is not None and content.kind in ("that", "inf") and not any(token.text == "," for token in between):
        return False  # `"…." Bello urged the ministers to act`
    cases = {case.lemma.lower() for phrase in tree.children(cue.token, "obl") for case in tree.children(phrase, "case")}
    told = any(frame.preposition in cases for frame in cue.entry.frames if frame.preposition)
    return not told and (cue.entry.addressee in ADDRESSED or tree.child(cue.token, "obj") is None)
