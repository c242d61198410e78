"""Rules for indirect statements: a cue whose content hangs on it, or stands in the sentence that it points back to."""

from collections.abc import Iterator

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.contents import Content, find_content
from standpunkt.statements.cues import Cue
from standpunkt.statements.extents import phrase_span, spans_of, trimmed
from standpunkt.statements.page import Draft, Page
from standpunkt.statements.sources import finite_verb, following_phrase, is_passive, leading_phrase, oblique_of, source_of

AUTHOR_ACTS = ("view", "wish", "plan")
PERFORMED_ACTS = ("say", "write", "report", "ask", "confirm", "hint")
"""What a first person does in saying so: "jeg understreger, at …" is the sentence itself."""
RULE_BY_KIND = {"that": "that-clause", "whether": "question-clause", "inf": "infinitive", "np": "noun-phrase"}


def indirect_statements(page: Page, taken: frozenset[tuple[int, int]]) -> Iterator[Draft]:
    """Yield the statements found by frames, sentence by sentence; `taken` are cues (sentence, token) already used."""
    for index, tree in enumerate(page.trees):
        used: set[int] = {token for sentence, token in taken if sentence == index}
        cues = [cue for cue in page.cues_in(index) if cue.entry.pos != "ADP"]
        for cue in sorted(cues, key=lambda cue: cue.entry.pos == "AUX"):
            carried = cue.entry.pos == "AUX" and cue.token.head in used
            if carried or used & {token.i for token in cue.tokens}:
                continue
            draft = _statement(page, index, cue)
            if draft is not None:
                used |= {token.i for token in cue.tokens}
                yield draft


def _statement(page: Page, index: int, cue: Cue) -> Draft | None:
    tree = page.trees[index]
    if is_hypothetical(tree, cue.token, page.grammar):
        return None
    if cue.is_negated and cue.entry.negated == "dropped" and not (cue.entry.flip or cue.entry.act == "allow"):
        return None
    content = find_content(tree, cue, page.grammar)
    if content is not None:
        return _from_content(page, index, cue, content)
    return _pointing_back(page, index, cue)


def _from_content(page: Page, index: int, cue: Cue, content: Content) -> Draft | None:
    tree = page.trees[index]
    source = find_source(page, tree, cue)
    if source is not None and (source in content.tokens or source.placeholder):
        source = None
    if source is not None and _is_own_view(page, tree, source, cue):
        return None
    spans = spans_of(content.tokens, page.text, tree.tokens)
    if not spans or cue.entry.weak or not _is_told(page, tree, cue, content, source):
        return None
    span = source_span(page, tree, source, cue)
    features = {content.kind, cue.entry.pos, "attached" if content.is_attached else "reached"}
    if span is None:
        features.add("sourceless")
    elif source is not None and not can_speak(page, source):
        features.add("unlikely-speaker")
    if page.sentences[index].quotation is not None:
        features.add("in-quotation")
    return Draft(rule=_rule(cue, content), act=_act(cue), source=span, cue=cue_spans(page.text, cue), content=spans,
                 sentence=index, addressee=_addressee(page, tree, cue), cue_token=cue.token.i,
                 features=frozenset(features))  # fmt: skip


def find_source(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give the head of a cue's source; where the tree names something that cannot speak, somebody behind the verb may."""
    source = source_of(tree, cue.token, cue.entry, page.grammar)
    if cue.entry.source != "subject" or cue.entry.pos != "VERB" or is_passive(tree, cue.token, page.grammar):
        return source
    if source is not None and can_speak(page, source):
        return source
    finite = finite_verb(tree, cue.token)
    if finite is None or (source is not None and source.i > finite.i):
        return source
    behind = following_phrase(tree, finite, page.grammar)
    if behind is not None and can_speak(page, behind):
        return behind
    return source or leading_phrase(tree, finite, page.grammar)


def _is_told(page: Page, tree: Tree, cue: Cue, content: Content, source: Token | None) -> bool:
    """Say whether the frame carries a statement here; noun phrases and bare modals ask for more than clauses do."""
    if source is not None and is_nobody(tree, source, page.grammar):
        return False
    if _is_merely_possible(page, tree, cue, source) or _is_asked(page, tree, source):
        return False
    if content.kind in ("that", "whether"):
        return True
    if cue.entry.pos == "AUX":
        return _is_plan(page, tree, cue, source)
    if content.kind == "np" and cue.entry.pos == "NOUN":
        return source is not None
    if content.kind == "np" and cue.entry.pos == "VERB":
        if source is None or not can_speak(page, source):
            return False
        return not has_feature(cue.token, "VerbForm=Inf")
    if cue.entry.pos == "VERB" and source is not None:
        return can_speak(page, source)
    return True


def _is_merely_possible(page: Page, tree: Tree, cue: Cue, source: Token | None) -> bool:
    """Say whether nobody has done the act yet: "det kan ikke udelukkes, at", "vil være villig til at", "man tror"."""
    auxiliaries = [aux.lemma.lower() for aux in tree.children(cue.token, "aux")]
    perfect = has_feature(cue.token, "VerbForm=Part")
    if cue.entry.pos == "ADJ":
        return len(auxiliaries) > (cue.token.upos == "VERB")
    if source is not None and source.text.lower() in page.grammar.of("generic") and cue.entry.act in AUTHOR_ACTS:
        return True
    if cue.entry.pos != "VERB" or perfect or not any(aux in page.grammar.of("potential") for aux in auxiliaries):
        return False
    return source is None or cue.entry.act not in AUTHOR_ACTS


def _is_asked(page: Page, tree: Tree, source: Token | None) -> bool:
    """Say whether the sentence asks somebody what they think ("Tror du, at …?")."""
    asks = tree.tokens[-1].text == "?"
    return asks and source is not None and source.text.lower() in page.grammar.of("second-person")


def _is_plan(page: Page, tree: Tree, cue: Cue, source: Token | None) -> bool:
    """Say whether a bare modal tells a plan: somebody who can will it wills something that can be willed."""
    verb = tree.head(cue.token)
    if verb is None or source is None or not can_speak(page, source):
        return False
    if cue.parts:
        return True
    if source.text.lower() in page.grammar.of("second-person") or is_passive(tree, verb, page.grammar):
        return False
    if verb.lemma.lower() in page.grammar.of("nonvolitional"):
        return False
    return not tree.children(verb, "cop") and not is_deprel(verb, "acl", "advcl")


def can_speak(page: Page, source: Token) -> bool:
    """Say whether a phrase names somebody who can say or want: a name, a person's pronoun, a noun for people or bodies."""
    if source.upos == "PROPN" or source.entity:
        return True
    if source.upos == "PRON":
        return has_feature(source, "Case=Nom") or source.text.lower() in page.grammar.of("third-person")
    return bool(page.speakers.kind_of(source.lemma, source.text))


def is_nobody(tree: Tree, source: Token, grammar: Grammar) -> bool:
    """Say whether a source is denied to exist ("ingen af os havde sagt …")."""
    words = grammar.of("negation")
    return source.text.lower() in words or any(det.text.lower() in words for det in tree.children(source, "det"))


def _rule(cue: Cue, content: Content) -> str:
    kind = RULE_BY_KIND[content.kind]
    return f"noun-cue-{kind}" if cue.entry.pos == "NOUN" else f"modal-{kind}" if cue.entry.pos == "AUX" else kind


def _act(cue: Cue) -> str:
    if cue.is_negated and cue.entry.negated == "kept" and cue.entry.pos == "AUX":
        return "refuse"
    if cue.is_negated and cue.entry.act == "allow":
        return cue.entry.flip or "refuse"
    return cue.entry.flip if cue.is_negated and cue.entry.flip else cue.entry.act


def source_span(page: Page, tree: Tree, source: Token | None, cue: Cue) -> Span | None:
    """Give the span of a source: a possessor without what it owns, any other phrase whole."""
    if source is None or _is_impersonal(tree, source, page.grammar):
        return None
    if cue.entry.source == "possessor" and source.i < cue.token.i and (
        has_feature(source, "Poss=Yes") or has_feature(source, "Case=Gen")
    ):
        owner = [token for token in tree.subtree(source) if token.i <= source.i or is_deprel(token, "flat", "appos")]
        owner = [token for token in owner if token.i < cue.token.i]
        return trimmed(page.text, owner[0].start, owner[-1].end)
    in_front = source.i < cue.token.i
    return phrase_span(tree, source, page.text, before=cue.token if in_front else None, after=None if in_front else cue.token)


def _is_impersonal(tree: Tree, source: Token, grammar: Grammar) -> bool:
    return is_deprel(source, "expl") or (source.upos in ("PRON", "ADV") and source.text.lower() in grammar.of("impersonal"))


def _is_own_view(page: Page, tree: Tree, source: Token, cue: Cue) -> bool:
    """Say whether a first person holds a view, or says so by saying it: the author's own voice, or the speaker's."""
    if source.text.lower() not in page.grammar.of("first-person"):
        return False
    finite = finite_verb(tree, cue.token)
    told = has_feature(cue.token, "VerbForm=Part") or (finite is not None and has_feature(finite, "Tense=Past"))
    return cue.entry.act in AUTHOR_ACTS or cue.entry.pos == "AUX" or (cue.entry.act in PERFORMED_ACTS and not told)


def _addressee(page: Page, tree: Tree, cue: Cue) -> Span | None:
    where = cue.entry.addressee
    if not where:
        return None
    if where.startswith("oblique:"):
        head = oblique_of(tree, cue.token, where.partition(":")[2])
    else:
        head = tree.child(cue.token, "iobj") or tree.child(cue.token, "obj")
    if head is None or head.placeholder or is_deprel(head, "ccomp"):
        return None
    return phrase_span(tree, head, page.text, keep_relatives=True)


def is_hypothetical(tree: Tree, token: Token, grammar: Grammar) -> bool:
    """Say whether the cue stands in a condition: nobody has said it ("hvis han siger", "nægter landet, vil …")."""
    finite = finite_verb(tree, token)
    if finite is not None and finite.i + 1 < len(tree) and tree.tokens[-1].text != "?":
        opener = tree.tokens[finite.i - 1] if finite.i else None
        first = opener is None or opener.text.lower() in grammar.of("complementiser")
        if first and not tree.tokens[0].placeholder and any(child.i > finite.i for child in tree.children(token, "nsubj")):
            return True
    for above in (token, *tree.ancestors(token)):
        if any(mark.text.lower() in grammar.of("conditional") for mark in tree.children(above, "mark")):
            return above is token or is_deprel(token, "aux", "xcomp", "obj", "conj")
        if above is not token and has_feature(above, "VerbForm=Fin"):
            break
    return False


def cue_spans(text: str, cue: Cue) -> tuple[Span, ...]:
    """Give the spans of a cue's words, neighbours joined."""
    runs: list[list[Token]] = []
    for token in cue.tokens:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return tuple(Span.of(text, run[0].start, run[-1].end) for run in runs)


def _pointing_back(page: Page, index: int, cue: Cue) -> Draft | None:
    """Read "Det oplyser X.": the content is the sentence that the fronted pronoun stands for."""
    tree = page.trees[index]
    if not cue.entry.frames_of("quote") or page.texts[index].quoted is not None:
        return None
    anaphor = next((token for token in tree.tokens[: cue.token.i] if token.upos != "PUNCT"), None)
    if anaphor is None or anaphor.text.lower() not in page.grammar.of("anaphor") or cue.token.i - anaphor.i > 3:  # noqa: PLR2004
        return None
    subjects = [child for child in tree.children(cue.token, "nsubj") if child.i > cue.token.i]
    source = subjects[0] if subjects else None
    if source is None and cue.entry.source == "subject":
        source = next((child for child in tree.children(cue.token, "obj", "iobj") if child.i > cue.token.i), None)
    elif source is None:
        source = source_of(tree, cue.token, cue.entry, page.grammar)
    if source is None or source.upos not in ("PROPN", "NOUN", "PRON", "ADJ", "NUM", "X"):
        return None
    content = _sentence_before(page, index)
    span = phrase_span(tree, source, page.text)
    if content is None or span is None or _is_impersonal(tree, source, page.grammar):
        return None
    return Draft(rule="points-back", act=cue.entry.act, source=span, cue=cue_spans(page.text, cue), content=(content,),
                 sentence=index, cue_token=cue.token.i, features=frozenset({"points-back"}))  # fmt: skip


def _sentence_before(page: Page, index: int) -> Span | None:
    """Give the sentence before, outside the sentence's own quotation; None at the start of a document."""
    own = page.sentences[index]
    for earlier in reversed(page.sentences[:index]):
        if earlier.span.end <= own.span.start and (earlier.quotation is None) == (own.quotation is None):
            if own.paragraph - earlier.paragraph > 1:
                return None
            return trimmed(page.text, earlier.span.start, earlier.span.end)
    return None
