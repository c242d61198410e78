"""Rule for what somebody answers by pointing at what was told: "Det har rådet sagt nej til", "…, men det afviser hun"."""

from standpunkt.lexicon.entries import Frame
from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.contents.find import find_content
from standpunkt.statements.cues import Cue
from standpunkt.statements.extents import spans_of, trimmed
from standpunkt.statements.labels import act_of, cue_spans
from standpunkt.statements.page import Draft, Page
from standpunkt.statements.rules.pointing import sentence_before
from standpunkt.statements.sources.speaking import can_speak, is_impersonal, source_span
from standpunkt.statements.subjects.agents import source_of
from standpunkt.statements.subjects.by_tree import finite_verb, following_phrase, is_passive
from standpunkt.statements.telling import is_own_view

ANSWERING_ACTS = ("allow", "ask", "deny", "hint", "refuse", "wish")
"""Acts that answer what somebody proposed or said; others take up the whole sentence."""
FRAMES = ("quote", "that", "inf", "np")


def response(page: Page, index: int, cue: Cue) -> Draft | None:
    """Read a cue whose fronted object points at the clause or sentence before it ("Det gik retten ikke med til")."""
    tree = page.trees[index]
    if cue.entry.pos != "VERB" or cue.entry.weak or not page.grammar.verb_second or tree.tokens[-1].text == "?":
        return None
    anaphor = _fronted(page, tree, cue)
    if anaphor is None or not any(_is_open(tree, cue, frame) for frame in cue.entry.frames):
        return None
    if any(find_content(tree, other, page.grammar) for other in page.cues_in(index) if other.token.i == cue.token.i):
        return None  # another entry of the word has its content here ("det blev afvist som for dyrt")
    source = _answering(page, tree, cue, anaphor)
    if source is None or is_own_view(page, tree, source, cue):
        return None
    if cue.entry.act == "say" and is_word(source, page.grammar.of("first-person")):
        return None  # "det sagde vi også dengang"
    joint = tree.tokens[anaphor.i - 1] if anaphor.i else None
    within = joint is not None and joint.i > 1 and (
        joint.text == "," or (joint.upos == "CCONJ" and tree.tokens[joint.i - 1].text == ",")
    )
    if not within and any(token.upos not in ("PUNCT", "CCONJ") for token in tree.tokens[: anaphor.i]):
        return None
    content = _clause_before(page, index, cue, joint) if within and joint is not None else _sentence_before(page, index, cue)
    span = source_span(page, tree, source, cue)
    if not content or span is None:
        return None
    features = frozenset({"points-back", "responds", "responds-within" if within else "responds-to-sentence"})
    return Draft(rule="points-back", act=act_of(page, cue, source), source=span, cue=cue_spans(page.text, cue),
                 content=content, sentence=index, cue_token=cue.token.i, features=features)  # fmt: skip


def _fronted(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give the pronoun in front of the finite verb that stands for what was told, None if something else is there."""
    finite = finite_verb(tree, cue.token)
    anaphor = tree.tokens[finite.i - 1] if finite is not None and finite.i and finite.i <= cue.token.i else None
    words = page.grammar.of("anaphor") & page.grammar.of("impersonal")
    if anaphor is None or anaphor.upos != "PRON" or anaphor.placeholder or anaphor.text.lower() not in words:
        return None
    return None if is_deprel(anaphor, "expl") else anaphor


def _is_open(tree: Tree, cue: Cue, frame: Frame) -> bool:
    """Say whether a frame is left for the pronoun: no preposition, or one that nothing stands behind ("sagt nej til")."""
    if frame.kind not in FRAMES or frame.takes_object:
        return False
    if not frame.preposition:
        return frame.kind != "that" and not cue.parts
    behind = tree.tokens[cue.token.i + 1 : cue.token.i + 9]
    case = next((token for token in behind if token.lemma.lower() == frame.preposition), None)
    following = tree.tokens[case.i + 1] if case is not None and case.i + 1 < len(tree) else None
    return case is not None and (following is None or following.upos in ("PUNCT", "CCONJ", "SCONJ"))


def _answering(page: Page, tree: Tree, cue: Cue, anaphor: Token) -> Token | None:
    """Give who answers: the subject behind the finite verb, or the agent of a passive."""
    auxiliaries = {aux.lemma.lower() for aux in tree.children(cue.token, "aux")}
    if auxiliaries & page.grammar.of("potential"):
        return None
    if is_passive(tree, cue.token, page.grammar):
        source = source_of(tree, cue.token, cue.entry, page.grammar)
    else:
        finite = finite_verb(tree, cue.token)
        behind = [child for child in tree.children(cue.token, "nsubj") if child.i > anaphor.i]
        source = behind[0] if behind else following_phrase(tree, finite, page.grammar) if finite is not None else None
    if source is None or source.i < anaphor.i or is_impersonal(tree, source, page.grammar) or not can_speak(page, source):
        return None
    return source


def _sentence_before(page: Page, index: int, cue: Cue) -> tuple[Span, ...]:
    """Give what was proposed in the sentence before, or all of it."""
    whole = sentence_before(page, index)
    if whole is None:
        return ()
    if cue.entry.act in ANSWERING_ACTS:
        for earlier in range(index - 1, -1, -1):
            sentence = page.sentences[earlier]
            if sentence.span.start <= whole.start < sentence.span.end:
                return _proposed(page, earlier, len(sentence.tokens)) or (whole,)
    return (whole,)


def _clause_before(page: Page, index: int, cue: Cue, joint: Token) -> tuple[Span, ...]:
    """Give what was proposed in the clause before a conjunction, or all of it ("… | , men det afviser hun")."""
    tree = page.trees[index]
    if cue.entry.act in ANSWERING_ACTS:
        proposed = _proposed(page, index, joint.i)
        if proposed:
            return proposed
    first = next((token for token in tree.tokens if token.upos not in ("PUNCT", "CCONJ")), None)
    if first is None or not any(has_feature(token, "VerbForm=Fin") for token in tree.tokens[: joint.i]):
        return ()
    whole = trimmed(page.text, first.start, joint.start)
    return (whole,) if whole is not None else ()


def _proposed(page: Page, index: int, end: int) -> tuple[Span, ...]:
    """Give the content of the last verb before token `end` that says what somebody wants or says."""
    tree = page.trees[index]
    for cue in reversed(list(page.cues_in(index))):
        if cue.entry.pos not in ("VERB", "AUX") or cue.entry.weak or cue.token.i >= end:
            continue
        content = find_content(tree, cue, page.grammar)
        if content is not None and cue.token.i < content.tokens[0].i and content.tokens[-1].i <= end:
            return spans_of(content.tokens, page.text, tree.tokens)
    return ()
