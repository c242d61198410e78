"""Contents: what was said, found where a cue's frames say that it hangs."""

from collections.abc import Sequence
from dataclasses import replace

from standpunkt.lexicon.entries import Frame
from standpunkt.lexicon.grammar import Grammar
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.content import Content
from standpunkt.statements.contents.bare import bare_clause, clause_under, told_clause
from standpunkt.statements.contents.clauses import clause_tokens
from standpunkt.statements.contents.extracted import behind_fronted, extracted_clause
from standpunkt.statements.contents.gerunds import gerunds
from standpunkt.statements.contents.marked import marked_clauses, unmarked_infinitives
from standpunkt.statements.contents.noun_clauses import clause_it_is, consisting_clause, set_off_clause
from standpunkt.statements.contents.ordered import clause_behind_condition, clause_by_order
from standpunkt.statements.contents.participles import participle_content
from standpunkt.statements.contents.phrases import phrase_content
from standpunkt.statements.contents.predicates import predicate_content
from standpunkt.statements.contents.willed import under_modal
from standpunkt.statements.cues import ADDRESSED, Cue, is_finite, once_a_cue
from standpunkt.statements.subjects.by_tree import is_passive


@once_a_cue
def find_content(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Give the content of a cue by the first of its frames that is there: clauses before noun phrases."""
    clausal = [frame for frame in cue.entry.frames if frame.kind in ("that", "whether", "inf")]
    if (
        cue.entry.pos == "VERB"
        and is_passive(tree, cue.token, grammar)
        and any(frame.kind == "that" and not frame.preposition for frame in clausal)
    ):
        clausal.append(Frame(kind="inf"))  # raising: "han siges at have …"
    if cue.entry.pos == "AUX":
        return under_modal(tree, cue)
    if cue.entry.pos == "ADP":
        return predicate_content(tree, cue, grammar)
    for frame in cue.entry.frames_of("np"):
        called = phrase_content(tree, cue, frame, grammar) if frame.takes_object else None
        if called is not None and called.tokens[0].upos == "PRON":
            return called  # "finder det forkert, at …"
    clausal += [replace(frame, kind="whether") for frame in clausal if frame.kind == "that" and frame.preposition]
    tells = any(frame.kind == "that" and not frame.preposition for frame in clausal)
    told_when = clause_behind_condition(tree, cue, grammar) if tells else None
    if told_when:
        return told_when
    by_order = clause_by_order(tree, cue, grammar) if tells else None
    marked = [content for frame in clausal for content in marked_clauses(tree, cue, frame, grammar)]
    marked += [content for frame in cue.entry.frames_of("inf") for content in unmarked_infinitives(tree, cue, frame, grammar)]
    marked += [content for frame in cue.entry.frames_of("ing") for content in gerunds(tree, cue, frame, grammar)]
    if not marked and tells:
        marked = clause_it_is(tree, cue, grammar)
    if cue.entry.pos == "NOUN" and any(frame.kind == "that" for frame in clausal):
        if not marked:
            marked = set_off_clause(tree, cue, grammar)
        if not any(content.is_attached for content in marked):
            marked = consisting_clause(tree, cue, grammar) or marked
    marked = [content for content in marked if not _is_of_verb_above(tree, cue, content)]
    if marked:
        marked = [_from_first(tree, cue, content, grammar) for content in _first_of_coordinated(tree, marked)]
        opened = _bare_before(tree, cue, marked, grammar) if any(frame.kind == "that" for frame in clausal) else None
        nearest = min(marked, key=lambda content: (not content.is_attached, _distance(cue, content)))
        if by_order is not None and _covers(by_order, nearest):
            return by_order
        return opened or _with_raised(tree, cue, nearest)
    if any(frame.kind == "that" and not frame.preposition for frame in clausal):
        bare = told_clause(tree, cue, grammar) or extracted_clause(tree, cue, grammar) or _unmarked_clause(tree, cue, grammar)
        if bare:
            return bare
    done = participle_content(tree, cue, grammar)
    if done:
        return done
    for frame in clausal:
        under = clause_under(tree, cue, frame, grammar) if frame.kind == "that" and frame.preposition else None
        if under:
            return under
    for frame in sorted(cue.entry.frames, key=lambda frame: not frame.takes_object):
        if frame.kind == "np":
            phrase = phrase_content(tree, cue, frame, grammar)
            if phrase:
                return phrase if grammar.verb_second else _with_clause_behind(tree, cue, phrase, grammar)
    return None


def _with_clause_behind(tree: Tree, cue: Cue, phrase: Content, grammar: Grammar) -> Content:
    """Give an object with the clause right behind it that tells what it is ("rejected suggestions | the talks had failed")."""
    last = phrase.tokens[-1]
    for verb in tree.children(cue.token, "ccomp") if last.upos == "NOUN" else ():
        subject = tree.child(verb, "nsubj")
        first = tree.subtree(subject)[0] if subject is not None and subject.i < verb.i else None
        if first is not None and first.i == last.i + 1 and is_finite(tree, verb) and first.text.lower() not in tree.relatives:
            run = clause_tokens(tree, verb, first, (), grammar)
            return replace(phrase, tokens=(*phrase.tokens, *run))
    return phrase


def _unmarked_clause(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Give a clause that the tree tells, from where the order of the words begins it ("said | the man she met was ill")."""
    bare, told = bare_clause(tree, cue, grammar), clause_by_order(tree, cue, grammar)
    if bare is None or (told is not None and told.tokens[0].i < bare.tokens[0].i and _covers(told, bare)):
        bare = told
    by_order = None if grammar.verb_second else behind_fronted(tree, cue, grammar)
    if by_order is None or bare is None or by_order.tokens[0].i > bare.tokens[0].i:
        return bare or by_order
    last = max(by_order.tokens[-1].i, bare.tokens[-1].i)
    return replace(bare, tokens=tree.tokens[by_order.tokens[0].i : last + 1])


def _first_of_coordinated(tree: Tree, marked: list[Content]) -> list[Content]:
    """Drop the clauses that a conjunction joins to an earlier one ("wrote that he was tired" | "but that he would stay")."""
    first = min((content.tokens[0].i for content in marked if content.kind == "that"), default=len(tree))
    later = [content for content in marked if content.tokens[0].i <= first or not _is_joined(tree, content)]
    return later or marked


def _from_first(tree: Tree, cue: Cue, content: Content, grammar: Grammar) -> Content:
    """Give a clause behind a conjunction from the one that it is joined to, where the tree has hung that on the place it was
    said in ("said in a letter seen by the paper | that it was late | and that it would stay so")."""
    start = content.tokens[0].i
    if cue.entry.pos != "VERB" or start < cue.token.i or not _is_joined(tree, content):
        return content
    openers = grammar.of("complementiser")
    first = next((token for token in tree.tokens[cue.token.i + 1 : start - 1]
                  if token.text.lower() in openers and token.upos == "SCONJ"), None)  # fmt: skip
    if first is None or tree.tokens[first.i - 1].upos not in ("NOUN", "PROPN", "PUNCT") or any(
        has_feature(token, "VerbForm=Fin") for token in tree.tokens[cue.token.i + 1 : first.i]
    ):
        return content
    return replace(content, tokens=tree.tokens[first.i : content.tokens[-1].i + 1])


def _covers(content: Content, other: Content) -> bool:
    """Say whether a content begins no later and ends later than another, or begins earlier and takes in its start."""
    first, last = content.tokens[0].i, content.tokens[-1].i
    earlier = first < other.tokens[0].i
    return (earlier or first == other.tokens[0].i) and last > (other.tokens[0].i if earlier else other.tokens[-1].i)


def _is_joined(tree: Tree, content: Content) -> bool:
    start = content.tokens[0].i
    return content.kind == "that" and start > 0 and tree.tokens[start - 1].upos == "CCONJ"


def _is_of_verb_above(tree: Tree, cue: Cue, content: Content) -> bool:
    """Say whether a clause behind a conjunction is what a verb above goes on with ("said he had | asked | for it, and that
    …"): the verb below has told nothing that it could be joined to."""
    embedded = cue.entry.pos in ("ADJ", "VERB") and is_deprel(cue.token, "ccomp") and content.tokens[0].i > cue.token.i
    return embedded and _is_joined(tree, content) and tree.child(cue.token, "ccomp") in (None, *content.tokens)


def _bare_before(tree: Tree, cue: Cue, marked: Sequence[Content], grammar: Grammar) -> Content | None:
    """Give the clause without a marker that one with it is joined to ("said the strike was illegal" | "and that …")."""
    if cue.entry.pos != "VERB" or not all(_is_joined(tree, content) for content in marked):
        return None
    bare = bare_clause(tree, cue, grammar)
    last = max(content.tokens[-1].i for content in marked)
    if bare is None and not grammar.verb_second and cue.entry.addressee not in ADDRESSED:
        bare = _lost_before(tree, cue, marked)
    if bare is None or not cue.token.i < bare.tokens[0].i < marked[0].tokens[0].i:
        return None
    return replace(bare, tokens=tree.tokens[bare.tokens[0].i : max(last, bare.tokens[-1].i) + 1])


def _lost_before(tree: Tree, cue: Cue, marked: Sequence[Content]) -> Content | None:
    """Give what stands between a verb and a conjunction with a clause as the clause that this is joined to, though the tree
    has lost its verb ('suggested | Hill "misspoke" | and that her remarks will be corrected')."""
    start = next((i for i in range(cue.tokens[-1].i + 1, len(tree)) if tree.tokens[i].upos != "PUNCT"), len(tree))
    joint = marked[0].tokens[0].i - 1
    told = tree.tokens[start:joint]
    clause = len(told) > 1 and told[0].upos in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM")
    return Content(told, "that") if clause and told[0].i not in tree.when_told else None


def _with_raised(tree: Tree, cue: Cue, content: Content) -> Content:
    """Give an infinitive under a passive of saying with its subject, which is part of it ("he is said | to have left")."""
    raises = cue.entry.pos == "VERB" and content.kind == "inf" and content.preposition is None
    subject = tree.child(cue.token, "nsubj:pass") if raises and cue.entry.addressee not in ADDRESSED else None
    if subject is None or subject.i > cue.token.i or has_feature(subject, "PronType=Rel"):
        return content
    told = [token for token in tree.subtree(subject) if token.i < cue.token.i]
    return replace(content, tokens=(*told, *content.tokens))


def _distance(cue: Cue, content: Content) -> int:
    return abs(content.tokens[0].i - cue.token.i)
