"""Propositions: what a position is about, as spans with their complementiser."""

from collections.abc import Iterable, Sequence

from standpunkt.model import Span, Statement, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.clauses import clause_end
from standpunkt.positions.draft import Stand
from standpunkt.positions.modals import is_done_for
from standpunkt.positions.nouns import equated_clause
from standpunkt.positions.objects import distant_clause, governed_clause, is_told_of_noun, objects
from standpunkt.positions.page import PositionPage, clause_head, particles_in
from standpunkt.statements.content import Content
from standpunkt.statements.contents.find import find_content
from standpunkt.statements.cues import Cue
from standpunkt.statements.extents import noun_phrase, spans_of

CALLED = "object-predicate"
"""The rule of statements in which somebody calls something what it is judged to be."""
MAX_ANAPHOR_WORDS = 4
MAX_OPENER_WORDS = 2
"""So many words of a particle may stand before the word that a clause opens with ("provided" | "that the tax falls")."""


def proposition_of(
    page: PositionPage, stand: Stand, statement: Statement | None, mention: Span | None = None
) -> tuple[tuple[Span, ...], str]:
    """Give the spans of the proposition and how it hangs; `statement` is the one that shares the cue.

    What a judgement is about is never its holder, told by `mention`.
    """
    spans, kind = _spans_of(page, stand, statement, mention)
    said = statement.content[-1].end if statement is not None and statement.content else 0
    # "to wait | , though it said there was no danger"
    if kind == "inf" and spans and spans[-1].start < said < spans[-1].end and page.text[said] == ",":
        spans = (*spans[:-1], Span.of(page.text, spans[-1].start, said))
    return without_tail(page, page.trees[stand.sentence], spans), kind


def without_tail(page: PositionPage, tree: Tree, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Cut off the end of a proposition what tells since when it holds, or on whose word ("…, according to the ministry")."""
    if not spans:
        return spans
    last = spans[-1]
    ends = [tree.tokens[run[0].i].start for run in _since(page, tree, last)]
    ends += [cue.start for statement in page.statements_told_near(last) for cue in statement.cue[:1]
             if last.start < cue.start < last.end and statement.source is not None and last.covers(statement.source.span)
             and not any(last.overlaps(content) and content.start >= last.start for content in statement.content)]  # fmt: skip
    ends += list(_limits(page, tree, last))
    end = min([last.end, *(end for end in ends if end > last.start)])
    kept = page.text[last.start : end].rstrip(" ,;:-–—\n")
    return (*spans[:-1], Span(last.start, last.start + len(kept), kept)) if kept else spans


def _limits(page: PositionPage, tree: Tree, span: Span) -> Iterable[int]:
    """Yield where a condition begins that a comma and a turn set off: "such strikes, | but only to defend the town"."""
    particles = page.words.particles
    for _, run in particles_in(tree, page.words, "condition"):
        before = tree.tokens[run[0].i - 1] if run[0].i else None
        if before is None or not particles.has(run[0], "only") or not particles.has(before, "change"):
            continue
        yield before.start


def _since(page: PositionPage, tree: Tree, span: Span) -> Iterable[tuple[Token, ...]]:
    """Yield what opens a moment since when, at the end of a span ("… since early May")."""
    for _, run in particles_in(tree, page.words, "since"):
        moment = next((m for m in page.moments if m.end >= span.end - 1 and m.start < span.end), None)
        if moment is not None and run[0].start > span.start and 0 <= moment.start - run[-1].end <= 1:
            yield run


def _spans_of(
    page: PositionPage, stand: Stand, statement: Statement | None, mention: Span | None
) -> tuple[tuple[Span, ...], str]:
    """Give the spans of the proposition as the tree has them, and how it hangs."""
    tree = page.trees[stand.sentence]
    tells_what = statement is not None and not any(_is_moment(page, span) for span in statement.content)
    tells_what = tells_what and not _has_object(tree, stand.cue, statement)
    if statement is not None and tells_what and not _opens_condition(page, tree, statement) and not _tells_of_object(stand.cue):
        return _without_second_clause(page, tree, stand, statement), "statement"
    if stand.cue.entry.pos == "AUX":
        return spans_of(_under_modal(page, tree, stand), page.text, tree.tokens), "inf"
    content = find_content(tree, stand.cue, page.words.grammar)
    if content is not None and not _begins_condition(page, tree, content.tokens[0]) and not _tells_when(page, content):
        tokens: Sequence[Token] = content.tokens
        if content.kind == "np":
            tokens = _with_clause(page, tree, _without_marker(page, content.tokens))
        return spans_of(tokens, page.text, tree.tokens), content.kind
    clause = distant_clause(page, tree, stand.cue)
    if clause:
        return spans_of(clause, page.text, tree.tokens), "that"
    apart = equated_clause(page, tree, stand.cue) or governed_clause(page, tree, stand.cue)
    if apart:
        return spans_of(apart, page.text, tree.tokens), "inf"
    for token in objects(page, tree, stand):
        if _is_moment(page, token):
            continue
        phrase = [part for part in noun_phrase(tree, token) if part.i != token.i or part.upos != "ADP"]
        case = tree.child(token, "case")
        first = max([part.i for part in stand.cue.parts if part.head == token.i and part.i < token.i], default=-1)
        if is_told_of_noun(page, tree, stand.cue) and token.i < stand.cue.token.i:
            phrase = [part for part in phrase if part.i < stand.cue.token.i]
        phrase = [part for part in phrase if (case is None or part.i > case.i or part.i == token.i) and part.i > first]
        spans = spans_of(phrase, page.text, tree.tokens)
        of_holder = stand.stance.holder == "speaker" and mention is not None and any(map(mention.overlaps, spans))
        if spans and not of_holder:
            return spans, "np"
    named = _named_before(page, tree, stand)
    return (named, "np") if named else ((), "none")


def _has_object(tree: Tree, cue: Cue, statement: Statement | None) -> bool:
    """Say whether a statement counts to its own cue what the position is about: "presents | a plan | for the railway"."""
    own = [child for child in tree.children(cue.token, "obj") if child not in cue.parts]
    spans = statement.cue if statement is not None else ()
    return any(span.start <= child.start < span.end for child in own for span in spans)


def _named_before(page: PositionPage, tree: Tree, stand: Stand) -> tuple[Span, ...]:
    """Give what somebody calls by the word of a judgement, wherever the tree hangs it: "calls | the plan | a mistake"."""
    token = stand.cue.token
    around = next(iter(page.statements_over(Span.of(page.text, token.start, token.end))), None)
    if stand.stance.holder != "speaker" or around is None or around.rule != CALLED or len(around.content) != 1:
        return ()
    start = min(child.i for child in (token, *tree.children(token, "case", "det", "amod", "advmod")) if child.i <= token.i)
    said = [t for t in tree.tokens[:start] if t.start >= around.content[0].start and t.upos != "PUNCT"]
    return spans_of(said, page.text, tree.tokens) if said else ()


def _tells_when(page: PositionPage, content: Content) -> bool:
    """Say whether a noun phrase begins with a moment and goes on under a preposition: "pushed for | years for a ban |"."""
    return content.kind == "np" and _is_moment(page, content.tokens[0])


def _is_moment(page: PositionPage, noun: Token | Span) -> bool:
    """Say whether a noun tells when or how long: "campaigned for | months |" is about no months."""
    here = Span.of(page.text, noun.start, noun.end)
    return any(moment.start <= noun.start and noun.end <= moment.end for moment in page.moments_near(here))


def _tells_of_object(cue: Cue) -> bool:
    """Say whether the proposition begins with the object of the cue ("allows | the ships to pass")."""
    return any(frame.takes_object and (frame.kind == "ing" or (frame.kind == "inf" and not frame.preposition))
               for frame in cue.entry.frames)  # fmt: skip


def _without_second_clause(page: PositionPage, tree: Tree, stand: Stand, statement: Statement) -> tuple[Span, ...]:
    """Give a statement's content, under a modal without a clause joined to it that has a subject of its own."""
    inside = [t for t in tree.tokens if any(span.start <= t.start < span.end for span in statement.content)]
    if stand.cue.entry.pos != "AUX" or len(statement.content) != 1 or not inside:
        return statement.content
    verb = max(inside[0].i, stand.cue.token.i)
    end = clause_end(page, tree, verb)
    if not inside[0].i < end < inside[-1].i:
        return statement.content
    return (Span.of(page.text, inside[0].start, tree.tokens[end].end),)


def _opens_condition(page: PositionPage, tree: Tree, statement: Statement) -> bool:
    """Say whether what a statement has for its content is a condition: "tillader eksporten, kun når byen angribes"."""
    start = min((span.start for span in statement.content), default=-1)
    first = next((token for token in tree.tokens if token.start == start), None)
    return first is not None and _begins_condition(page, tree, first)


def _begins_condition(page: PositionPage, tree: Tree, first: Token) -> bool:
    near = particles_in(tree, page.words, "condition", max(0, first.i - MAX_OPENER_WORDS), first.i + 4)
    return any(first in run for _, run in near)


def _without_marker(page: PositionPage, tokens: Sequence[Token]) -> Sequence[Token]:
    """Drop an adverb of time that a parser hung on the object: "overvejer endnu forslaget"."""
    for _, run in page.words.particles.find(tokens, "phase"):
        if run[0] is tokens[0] and len(run) < len(tokens) and run[0].upos == "ADV":
            return tokens[len(run) :]
    return tokens


def _with_clause(page: PositionPage, tree: Tree, tokens: Sequence[Token]) -> Sequence[Token]:
    """Add a clause under a preposition right after a noun phrase: "restriktionerne for, hvordan våbnene bruges"."""
    words = page.words.grammar.of("interrogative") | page.words.grammar.of("complementiser")
    at = tokens[-1].i + 1
    if at >= len(tree) or tree.tokens[at].upos not in ("ADP", "SCONJ"):
        return tokens
    opener = next((token for token in tree.tokens[at + 1 : at + 3] if token.upos != "PUNCT"), None)
    if opener is None or opener.text.lower() not in words:
        return tokens
    head = tree.head(opener)
    end = clause_end(page, tree, head.i if head is not None and head.i > opener.i else opener.i)
    return [*tokens, *tree.tokens[at : end + 1]]


def _under_modal(page: PositionPage, tree: Tree, stand: Stand) -> list[Token]:
    """Give the clause under a modal: the infinitive with what belongs to it, the subject too where others are to do it."""
    modal = stand.cue.token
    verb = tree.head(modal)
    if verb is None or not is_deprel(modal, "aux", "cop"):
        verb = modal
    taken = {modal.i, *(token.i for token in stand.negation)}
    subject = {token.i for child in tree.children(verb, "nsubj", "expl") for token in tree.subtree(child)}
    fronted = [token for token in tree.subtree(verb) if token.i < modal.i and token.i not in subject]
    is_duty = stand.stance.holder == "speaker" or is_done_for(tree, stand.cue, page.words)
    first = min([modal.i, *(subject if is_duty else ()), *_objects_before(page, tree, verb, fronted)])
    last = clause_end(page, tree, max(verb.i, modal.i))
    if is_deprel(verb, "acl:relcl"):
        last = min(last, max(verb.i, *(token.i for token in tree.subtree(verb) if token.upos != "PUNCT")))
    skipped = taken if is_duty else taken | subject
    chosen = [token for token in tree.tokens[first : last + 1] if token.i not in skipped]
    while chosen and chosen[0].upos in ("ADV", "PUNCT", "CCONJ", "SCONJ") and chosen[0].i < verb.i:
        chosen.pop(0)
    return chosen


def _objects_before(page: PositionPage, tree: Tree, verb: Token, fronted: Sequence[Token]) -> list[int]:
    """Give where an object or phrase that stands before the modal begins ("De risici vil hun tage på sig").

    Not a relative pronoun, and not the phrase that says on whose word it is ("Ifølge ministeren bør byen bygge").
    """
    before = {token.i for token in fronted}
    relative = page.words.grammar.of("relative")
    phrases = [tree.subtree(child) for child in tree.children(verb, "obj", "obl")
               if child.i in before and child.text.lower() not in relative]  # fmt: skip
    return [phrase[0].i for phrase in phrases if page.statement_with_cue(tree.span(phrase[:1], page.text)) is None]


def is_anaphoric(page: PositionPage, proposition: Sequence[Span]) -> bool:
    """Say whether a proposition only points elsewhere ("det", "at det sker")."""
    words = [word.strip(",.;:\"'»«").lower() for span in proposition for word in span.text.split()]
    pointing = page.words.grammar.of("anaphor")
    placed = page.place_of(proposition[0]) if len(words) == 1 else None
    if placed is not None and placed[1].upos == "PRON" and has_feature(placed[1], "Gender=Neut"):
        return True
    return 0 < len(words) <= MAX_ANAPHOR_WORDS and any(word in pointing for word in words)


def is_negative(page: PositionPage, stand: Stand, proposition: Sequence[Span]) -> bool:
    """Say whether the proposition itself is negative: a negation in its own clause, not one that turns the cue."""
    tree = page.trees[stand.sentence]
    if next(particles_in(tree, page.words, "negation"), None) is None:
        return False
    own = {token.i for token in stand.negation}
    inside = [token for token in tree.tokens
              if any(span.start <= token.start < span.end for span in proposition) and token.i not in own]  # fmt: skip
    if not inside:
        return False
    top = min(inside, key=lambda token: sum(1 for _ in tree.ancestors(token)))
    head = clause_head(tree, top) if top.upos != "NOUN" else top
    within = {token.i for token in inside}
    tops = {token.i for token in inside if token.head not in within}  # "urged | the parties not to leave": two of them
    runs = (page.words.particles.find(inside, name) for name in ("exception", "not-only"))
    excepted = {token.i for found in runs for _, run in found for token in run}
    for _, run in page.words.particles.find(inside, "negation"):
        if run[-1].i in excepted:
            continue  # "må bruge havnen, dog | ikke | om natten", "give us facts and | not | just promises"
        governor = tree.head(run[-1])
        if governor is not None and (governor is head or clause_head(tree, run[-1]) is head or governor.i in tops):
            return True
    return False
