"""Circumstances: the conditions, exceptions and reasons of a position, in its sentence or in the fragment after it."""

from collections.abc import Iterator, Sequence

from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.draft import Stand
from standpunkt.positions.page import PositionPage, clause_head, particles_in
from standpunkt.positions.polarity import is_verb_first
from standpunkt.statements.cues import is_finite
from standpunkt.statements.extents import trimmed

LIMITED = ("permit", "refuse", "support", "promise")
"""Attitudes whose object a modifier may limit ("militære mål")."""
NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "NUM")


def circumstances(page: PositionPage, stand: Stand, proposition: Sequence[Span], name: str) -> tuple[Span, ...]:
    """Give the spans of a class ("condition", "exception", "reason") that belong to a stand within its sentence."""
    tree = page.trees[stand.sentence]
    opened = list(phrases(page, tree, name))
    if name == "condition":
        opened += [*_verb_first(page, tree), *_provisos(page, tree)]
    anchors = _anchors(tree, stand, proposition) if opened else set()
    found = [span for token, span in opened if _belongs(tree, token, anchors, stand)]
    if name == "condition":
        found += list(_only(page, tree, stand))
        if stand.attitude in LIMITED:
            found += list(_limits(page, tree, proposition))
    return distinct(found)


def phrases(page: PositionPage, tree: Tree, name: str) -> Iterator[tuple[Token, Span]]:
    """Yield each clause or phrase that a particle of the class opens, with its head."""
    runs = list(particles_in(tree, page.words, name))
    for _, run in runs:
        opener = run[-1]
        head = _opened(tree, run)
        if head is None:
            continue
        if len(run) == 1 and opener.upos not in ("SCONJ", "ADP") and not is_deprel(opener, "mark", "case"):
            continue
        while is_deprel(head, "aux", "cop", "case", "det") and head.head > opener.i:
            head = tree.tokens[head.head]
        later = _joined(tree, head, [other[-1] for _, other in runs])
        tokens = [token for token in tree.subtree(head) if token.i >= run[0].i and token not in later]
        first = run[0]
        before = tree.tokens[first.i - 1] if first.i else None
        while name == "condition" and before is not None:
            if page.words.particles.has(before, "only"):
                first = before
            elif before.upos != "PUNCT":
                break
            before = tree.tokens[before.i - 1] if before.i else None
        if name == "condition":
            first = _provisional(page, tree, first)
            tokens = [*tokens, *_cleft(tree, head)]
        span = trimmed(page.text, first.start, max([opener.end, *(token.end for token in tokens)]))
        if span is not None and len(span.text) > len(opener.text):
            yield head, span


def _joined(tree: Tree, head: Token, openers: Sequence[Token]) -> set[Token]:
    """Give the words of the clauses that a conjunction joins and that have an opener of their own ("if it rains, and | if
    | it snows")."""
    clauses = (clause for clause in tree.children(head, "conj") if tree.child(clause, "mark") in openers)
    return {token for clause in clauses for token in tree.subtree(clause)}


def _provisional(page: PositionPage, tree: Tree, first: Token) -> Token:
    """Give the word that a condition begins with, "for now" before it included ("i første omgang | kun for at …")."""
    if page.words.particles.has(first, "only"):
        for _, run in particles_in(tree, page.words, "provisional", end=first.i):
            if run[-1].i == first.i - 1:
                return run[0]
    return first


def _cleft(tree: Tree, head: Token) -> list[Token]:
    """Give the clause behind a comma that a clause with "it is" only begins: "hvis det er derfra, | byen bliver angrebet"."""
    subject = tree.child(head, "nsubj", "expl")
    if tree.child(head, "cop") is None or subject is None or not has_feature(subject, "Gender=Neut"):
        return []
    comma, opener = (tree.tokens[at] if at < len(tree) else None for at in (head.i + 1, head.i + 2))
    if subject.upos != "PRON" or comma is None or comma.text != "," or opener is None:
        return []
    clause = next((above for above in (opener, *tree.ancestors(opener)) if is_finite(tree, above)), None)
    if clause is None or opener.upos in ("SCONJ", "CCONJ", "VERB", "AUX") or clause.i < opener.i or head.head == clause.i:
        return []
    return [token for token in tree.subtree(clause) if token.i > comma.i]


def _provisos(page: PositionPage, tree: Tree) -> Iterator[tuple[Token, Span]]:
    """Yield clauses that an adverb behind a comma makes a condition: "…, blot det sker i år" has its subject first."""
    for _, run in particles_in(tree, page.words, "proviso"):
        head = tree.head(run[-1])
        if head is None or not run[0].i or tree.tokens[run[0].i - 1].text != "," or not is_finite(tree, head):
            continue
        finite = next((t for t in tree.tokens[run[-1].i :] if has_feature(t, "VerbForm=Fin")), head)
        subject = tree.child(head, "nsubj", "expl")
        if subject is not None and run[-1].i < subject.i < finite.i and run[-1].i == tree.subtree(subject)[0].i - 1:
            span = trimmed(page.text, run[0].start, max(token.end for token in tree.subtree(head)))
            if span is not None:
                yield head, span


def _only(page: PositionPage, tree: Tree, stand: Stand) -> Iterator[Span]:
    """Yield what a turn and "only" behind a comma limit a stand to: "må bygge, | men kun dem, som er tomme"."""
    particles = page.words.particles
    for token in tree.tokens[stand.cue.token.i + 1 :]:
        before = tree.tokens[token.i - 2 : token.i]
        if particles.has(token, "only") and len(before) > 1 and before[0].text == "," and particles.has(before[1], "change"):
            words = [t for t in tree.tokens[token.i :] if t.upos != "PUNCT"]
            opener = next((t for t in words[1:3] if t.upos in ("SCONJ", "ADP")), None)
            span = trimmed(page.text, token.start, words[-1].end)
            if span is not None and opener is None and len(words) > 1 and not has_feature(words[1], "VerbForm=Fin"):
                yield span


def _opened(tree: Tree, run: Sequence[Token]) -> Token | None:
    """Give the head of the clause or phrase behind a particle; where the tree does not tell, the next verb's."""
    opener = run[-1]
    above = [head for token in (opener, run[0]) if (head := tree.head(token)) is not None and head.i > opener.i]
    below = [child for token in (opener, run[0]) for child in tree.children(token) if child.i > opener.i]
    if above or below:
        return (above or below)[0]
    behind = tree.tokens[opener.i + 1] if opener.i + 1 < len(tree) else None
    if len(run) > 1 and behind is not None and behind.upos == "ADP":
        governed = tree.head(behind)
        held = governed is not None and governed.i > behind.i
        return governed if held else _noun_from(tree, behind)  # "dog ikke | om natten"
    if len(run) > 1 and behind is not None and behind.upos in NOMINAL and run[0].i and tree.tokens[run[0].i - 1].text == ",":
        return _noun_from(tree, behind)  # ", dog ikke | missiler"
    if opener.upos != "SCONJ":
        return None
    for token in tree.tokens[opener.i + 1 :]:
        if token.upos == "PUNCT":
            return None
        if token.upos in ("VERB", "AUX"):
            head = clause_head(tree, token)
            return head if head.i > opener.i else token
    return None


def _noun_from(tree: Tree, first: Token) -> Token | None:
    """Give the noun that ends a phrase that begins with a token."""
    return next((token for token in tree.tokens[first.i :] if token.upos in ("NOUN", "PROPN")), None)


def _verb_first(page: PositionPage, tree: Tree) -> Iterator[tuple[Token, Span]]:
    """Yield conditions by word order: "Ryger vi ud, kan vi tale om det"."""
    for token in tree.tokens:
        if is_deprel(token, "advcl", "ccomp", "csubj") and is_verb_first(tree, token, page.words):
            tokens = tree.subtree(token)
            span = trimmed(page.text, tokens[0].start, tokens[-1].end)
            if span is not None:
                yield token, span


def _limits(page: PositionPage, tree: Tree, proposition: Sequence[Span]) -> Iterator[Span]:
    """Yield modifiers within the proposition that limit what it covers: "militære mål", "mål, hvorfra der skydes"."""
    inside = [token for token in tree.tokens if any(s.start <= token.start < s.end for s in proposition)]
    interrogative = page.words.grammar.of("interrogative")
    for token in inside:
        head = tree.head(token)
        if head is None:
            continue
        if page.words.particles.has(token, "restriction") and head.upos == "NOUN" and head.i > token.i:
            yield Span.of(page.text, token.start, _noun_end(tree, head, inside))
        if token.text.lower() in interrogative and head in inside and token.i and tree.tokens[token.i - 1].text == ",":
            clause = clause_head(tree, token)
            noun = tree.tokens[token.i - 2] if token.i > 1 else token
            if noun.upos in ("NOUN", "PROPN") and clause.i > token.i:
                span = trimmed(page.text, token.start, max(t.end for t in tree.subtree(clause)))
                if span is not None:
                    yield span


def _noun_end(tree: Tree, noun: Token, inside: Sequence[Token]) -> int:
    """Give the end of a noun with the phrases right behind it ("militære mål på den anden side af grænsen")."""
    last = noun
    for token in tree.tokens[noun.i + 1 :]:
        if token not in inside or token.upos in ("PUNCT", "VERB", "AUX", "SCONJ", "CCONJ", "PRON"):
            break
        last = token
    while last.i > noun.i and last.upos in ("ADP", "ADV"):
        last = tree.tokens[last.i - 1]
    return last.end


def _anchors(tree: Tree, stand: Stand, proposition: Sequence[Span]) -> set[int]:
    anchors = {token.i for token in stand.cue.tokens} | {clause_head(tree, stand.cue.token).i}
    anchors |= {t.i for t in tree.tokens if any(s.start <= t.start < s.end for s in proposition)}
    return anchors


def _belongs(tree: Tree, head: Token, anchors: set[int], stand: Stand) -> bool:
    if head.i in {token.i for token in stand.cue.tokens}:
        return False
    return head.head in anchors or (head.head < 0 and len(tree.roots) > 1) or any(
        above.i in anchors for above in list(tree.ancestors(head))[:3]
    )


def is_fragment(page: PositionPage, tree: Tree) -> bool:
    """Say whether a sentence only limits the one before it: "Dog kun, når det sker for at forsvare byen"."""
    words = [token for token in tree.tokens if token.upos != "PUNCT"]
    while words and (page.words.particles.has(words[0], "change") or words[0].upos == "CCONJ"):
        words = words[1:]
    if not words:
        return False
    particles, first = page.words.particles, words[0]
    starts = particles.has(first, "only") or any(
        run[0] is first for name in ("condition", "exception", "reason") for _, run in particles.find(words[:4], name)
    )
    if not starts:
        return False
    opens = any(next(particles.find(words[:3], name), None) for name in ("condition", "exception", "only"))
    main = [t for t in tree.roots if is_finite(tree, t) and t is not first]
    return (opens or not main) and not any(
        is_finite(tree, root) and tree.child(root, "nsubj") is not None and not tree.children(root, "mark")
        and root.i > 0 and not particles.has(first, "only") for root in tree.roots
    )  # fmt: skip


def points_back(page: PositionPage, tree: Tree) -> bool:
    """Say whether a sentence only gives the reason of the one before it: "Det har han været af frygt for en krig"."""
    first = next((token for token in tree.tokens if token.upos != "PUNCT"), None)
    return (first is not None and first.text.lower() in page.words.grammar.of("anaphor")
            and next(particles_in(tree, page.words, "reason"), None) is not None)  # fmt: skip


def fragment_spans(page: PositionPage, tree: Tree, name: str) -> tuple[Span, ...]:
    """Give what a fragment adds under a class; a condition may be a bare phrase after "only"."""
    found = [span for _, span in phrases(page, tree, name)]
    if not found and name == "condition":
        words = [token for token in tree.tokens if token.upos != "PUNCT"]
        only = next((token for token in words[:3] if page.words.particles.has(token, "only")), None)
        if only is not None:
            span = trimmed(page.text, only.start, words[-1].end)
            found = [span] if span is not None else []
    return distinct(found)


def distinct(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Give the spans in text order without those that lie within another."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (-(s.end - s.start), s.start)):
        if not any(other.covers(span) for other in kept):
            kept.append(span)
    return tuple(sorted(kept))


