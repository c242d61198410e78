"""Where a noun phrase ends that is a content: what is joined to it, and the clauses that belong to it."""

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.contents.called import owned_behind
from standpunkt.statements.contents.clauses import STOPPING, VERBAL, clause_tokens, is_infinitive
from standpunkt.statements.cues import Cue, is_finite

MARKS = ('"', "“", "”", "„", "»", "«", "''", "``", "‘")
"""Marks that can open or close words; an apostrophe is none."""


def with_purpose(tree: Tree, tokens: tuple[Token, ...], grammar: Grammar) -> tuple[Token, ...]:
    """Take in the infinitive right behind a phrase, which says what is to become of it ("for the road" | "to be closed")."""
    last = tokens[-1].i
    inside = [token for token in tokens[1:] if is_deprel(token, "acl") and is_infinitive(tree, token)]
    opener = tree.child(inside[-1], "mark") if inside and tree.subtree(inside[-1])[-1].i == last else None
    if opener is not None and opener in tokens:  # "for the road to be closed" | "until it is safe"
        run = clause_tokens(tree, inside[-1], opener, (), grammar)
        return (*tokens, *(token for token in run if token.i > last))
    marker = tree.tokens[last + 1] if last + 2 < len(tree) else None
    verb = tree.head(marker) if marker is not None else None
    if marker is None or verb is None or verb.i < marker.i or marker.text.lower() not in grammar.of("infinitive"):
        return tokens
    if not is_infinitive(tree, verb):
        return tokens
    return (*tokens, *clause_tokens(tree, verb, marker, (), grammar))


def with_condition(tree: Tree, cue: Cue, tokens: tuple[Token, ...], grammar: Grammar) -> tuple[Token, ...]:
    """Take in the condition right behind a phrase ("warned of a strike" | "if the talks fail")."""
    comma = tokens[-1].i + 2 < len(tree) and tree.tokens[tokens[-1].i + 1].text in (",", *MARKS)
    marker = tree.tokens[min(tokens[-1].i + (2 if comma else 1), len(tree) - 1)]
    verb = tree.head(marker) if is_word(marker, grammar.of("conditional")) and marker.upos == "SCONJ" else None
    if verb is None or verb.i < marker.i or tokens[-1].i < cue.token.i or not is_finite(tree, verb):
        return tokens
    run = clause_tokens(tree, verb, marker, (), grammar)
    return (*tokens, *tree.tokens[tokens[-1].i + 1 : marker.i], *run)


def with_clause_about(tree: Tree, tokens: tuple[Token, ...], grammar: Grammar) -> tuple[Token, ...]:
    """Take in the clause under a preposition that tells what a noun is about ("planen" | "om at lukke tre afdelinger"),
    whatever the tree hangs it on."""
    last = tokens[-1]
    marker = tree.tokens[last.i + 1] if last.i + 2 < len(tree) and last.upos == "NOUN" else None
    verb = tree.head(marker) if marker is not None and is_deprel(marker, "mark") else None
    if marker is None or verb is None or verb.i < marker.i or not is_word(marker, grammar.of("about")):
        return tokens
    return (*tokens, *clause_tokens(tree, verb, marker, (), grammar))


def ended(tree: Tree, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Move the end of the last stretch of some tokens to where a phrase ends."""
    tokens = (*tokens, *owned_behind(tree, tokens[-1]))
    start = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].i - tokens[i - 1].i > 1), 0)
    return (*tokens[:start], *_up_to_clause(tree, tokens[start:]))


def coordinated(tree: Tree, tokens: list[Token]) -> tuple[Token, ...]:
    """Give a phrase with what the tree left out at its end, without what it took in of another clause."""
    joined = _joined(tree, tokens)
    if joined[-1].i - joined[0].i + 1 != len(joined):
        return joined
    return _up_to_clause(tree, joined)


def _up_to_clause(tree: Tree, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Move the end of a phrase over the segments behind it that are no clause of their own, and back from one that is.

    `det pres` | `, Tyskland har lagt på landene`; `25-30 år` | `, almindelig af bygning, kort hår`; `fred` | `, men en fred
    i frihed`; `en omgåelse af loven` || `, og derfor er det …`.
    """
    first, last = tokens[0].i, tokens[-1].i
    for mark in tree.tokens[first + 1 : last]:
        if mark.text == "," and (_is_main_clause(tree, mark.i + 1) or _is_apart_with(tree, mark.i + 1)):
            return tree.tokens[first : mark.i]
    is_next = True
    while last + 2 < len(tree) and tree.tokens[last + 1].text in (",", "-", "–") and last + 1 not in tree.breaks:
        segment = tree.tokens[last + 2 : _segment_end(tree, last + 2)]
        if not segment or not _goes_on(tree, segment, last + 1, is_next):
            break
        last, is_next = segment[-1].i, False
    return tree.tokens[first : last + 1]


def _segment_end(tree: Tree, start: int) -> int:
    return next((token.i for token in tree.tokens[start:] if token.text in STOPPING and token.i not in tree.breaks), len(tree))


def _is_main_clause(tree: Tree, start: int) -> bool:
    """Say whether a conjunction and a clause with its own finite verb begin here, not a second subordinate one."""
    segment = tree.tokens[start : _segment_end(tree, start)]
    if len(segment) < 2 or segment[0].upos != "CCONJ" or segment[1].text.lower() in tree.relatives:
        return False
    return segment[1].upos not in ("SCONJ", "PART") and any(has_feature(token, "VerbForm=Fin") for token in segment)


def _goes_on(tree: Tree, segment: tuple[Token, ...], mark: int, is_next: bool) -> bool:
    """Say whether a segment behind a mark still belongs to the phrase in front of it."""
    opener = segment[0]
    if opener.text.lower() in tree.relatives:
        return True
    finite = next((token for token in segment if has_feature(token, "VerbForm=Fin")), None)
    if finite is None and _is_apart_with(tree, opener.i):
        return False  # "attacked the inquiry" | ", with Hill calling it unfair"
    if opener.upos == "VERB" and (has_feature(opener, "VerbForm=Ger") or has_feature(opener, "Tense=Pres")):
        return False  # "ruled out an early vote" | ", saying voters expected more"
    if finite is None:
        return opener.upos not in ("ADV", "INTJ", "SCONJ") and not any(token.i in tree.breaks for token in segment)
    noun = tree.tokens[mark - 1].upos == "NOUN"
    named = opener.upos in ("PROPN", "PRON", "DET") or is_deprel(opener, "nsubj")
    return is_next and noun and finite.i > opener.i and named and segment[-1].upos == "ADP"


def _is_apart_with(tree: Tree, start: int) -> bool:
    """Say whether a preposition opens what somebody else does besides ("…, | with Hill calling it unfair")."""
    segment = tree.tokens[start : _segment_end(tree, start)]
    return segment[:1] != () and segment[0].upos == "ADP" and any(_is_of_subject(tree, token) for token in segment)


def _is_of_subject(tree: Tree, verb: Token) -> bool:
    """Say whether a present participle has a subject of its own right before it or near."""
    form = any(
        has_feature(word, "VerbForm=Ger") or (has_feature(word, "VerbForm=Part") and has_feature(word, "Tense=Pres"))
        for word in (verb, *tree.children(verb, "aux"))
    )
    subject = tree.child(verb, "nsubj", "nsubj:pass") if form and verb.upos == "VERB" else None
    return subject is not None and subject.i < verb.i


def _joined(tree: Tree, tokens: list[Token]) -> tuple[Token, ...]:
    """Take in what the tree left out: the owned noun, a coordinated phrase ("rækken af skandaler" | "og tabte millioner")."""
    last = tokens[-1].i
    while (
        last + 1 < len(tree)
        and "Case=Gen" in tree.tokens[last].feats
        and tree.tokens[last + 1].upos in ("NOUN", "PROPN", "ADJ")
    ):
        tokens = [*tokens, *(token for token in tree.subtree(tree.tokens[last + 1]) if token.i > last)]
        last = tokens[-1].i
    if last + 2 < len(tree) and tree.tokens[last + 1].upos in ("CCONJ", "ADP") and last + 1 not in tree.breaks | tree.when_told:
        adposition = tree.tokens[last + 1].upos == "ADP"
        end = next((token.i for token in tree.tokens[last + 2 :] if token.text in STOPPING or token.i in tree.breaks or (
            adposition and token.upos == "PART" and is_deprel(token, "mark"))), len(tree))  # fmt: skip
        rest = tree.tokens[last + 1 : end]
        verbs = any(token.upos in VERBAL and not is_deprel(token, "amod") for token in rest)
        if adposition:
            if not verbs and len(rest) > 1 and tree.tokens[last + 2].upos not in ("ADV", "PUNCT"):
                return (*tokens, *rest)
        elif not any(has_feature(token, "VerbForm=Fin") for token in rest):
            return (*tokens, *rest)
    return tuple(tokens)
