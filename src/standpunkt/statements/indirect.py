"""Rules for indirect statements: a cue whose content hangs on it, or stands in the sentence that it points back to."""

from collections.abc import Iterator

from standpunkt.lexicon.grammar import Grammar
from standpunkt.lexicon.speakers import DOCUMENT
from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.contents import Content, find_content
from standpunkt.statements.cues import Cue
from standpunkt.statements.extents import phrase_span, spans_of, trimmed
from standpunkt.statements.page import Draft, Page
from standpunkt.statements.sources import (
    finite_verb,
    following_phrase,
    is_passive,
    leading_phrase,
    oblique_of,
    source_of,
)

AUTHOR_ACTS = ("view", "wish", "plan")
MAX_GAP_CHARS = 3
DIRECTED_ACTS = ("ask", "order", "promise", "allow", "refuse")
"""Acts that are done to somebody, who stands as an object beside what is asked or allowed."""
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
    return _inline(page, index, cue) or _pointing_back(page, index, cue)


def _inline(page: Page, index: int, cue: Cue) -> Draft | None:
    """Read words in marks right behind a cue within the sentence ("kontrolløren råbte "hold til højre"")."""
    if not cue.entry.frames_of("quote"):
        return None
    tree = page.trees[index]
    end = cue.tokens[-1].end
    for quotation in page.quotations:
        gap = page.text[end : quotation.outer_start]
        if (
            0 <= quotation.outer_start - end <= MAX_GAP_CHARS
            and quotation.kind in ("double", "single")
            and not gap.strip(" :,")
        ):
            source = find_source(page, tree, cue)
            if source is None or _is_own_view(page, tree, source, cue):
                return None
            content = trimmed(page.text, quotation.start, quotation.end)
            if content is None or quotation.outer_end > tree.sentence.span.end:
                return None
            return Draft(rule="inline-quotation", act=_act(page, cue, source), source=source_span(page, tree, source, cue),
                         cue=cue_spans(page.text, cue), content=(content,), sentence=index, cue_token=cue.token.i,
                         features=frozenset({"inline"}))  # fmt: skip
    return None


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
    return Draft(rule=_rule(cue, content), act=_act(page, cue, source), source=span, cue=cue_spans(page.text, cue), content=spans,
                 sentence=index, addressee=_addressee(page, tree, cue, content, source), cue_token=cue.token.i,
                 features=frozenset(features))  # fmt: skip


def find_source(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give the head of a cue's source; where the tree names something that cannot speak, somebody behind the verb may."""
    source = source_of(tree, cue.token, cue.entry, page.grammar)
    impersonal = source is None or _is_impersonal(tree, source, page.grammar)
    if impersonal and cue.entry.pos == "VERB":
        source = _text_at(page, tree, cue) or source
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


def _text_at(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give the document that an impersonal cue is said to stand in ("hedder det i udkastet", "i rapporten peges på")."""
    for child in tree.tokens:
        case = tree.child(child, "case")
        if case is None or case.lemma.lower() not in page.grammar.of("locative") | page.grammar.of("agent"):
            continue
        if child.head == cue.token.i or child.i - cue.token.i in range(1, 6):
            if child.upos == "NOUN" and page.speakers.kind_of(child.lemma, child.text) == DOCUMENT:
                return child
    return None


def _is_told(page: Page, tree: Tree, cue: Cue, content: Content, source: Token | None) -> bool:
    """Say whether the frame carries a statement here; noun phrases and bare modals ask for more than clauses do."""
    if source is not None and is_nobody(tree, source, page.grammar):
        return False
    if _is_merely_possible(page, tree, cue, source) or _is_asked(page, tree, source):
        return False
    if source is None and cue.entry.pos == "VERB" and cue.entry.source == "subject":
        first = next((token for token in tree.tokens if token.upos != "PUNCT"), cue.token)
        if has_feature(cue.token, "Mood=Imp") or (first is cue.token and not is_passive(tree, cue.token, page.grammar)):
            return False  # "Bemærk, at …"
    if content.kind in ("that", "whether"):
        return True
    if cue.entry.pos == "AUX":
        return _is_plan(page, tree, cue, source)
    if content.kind == "np" and cue.entry.pos == "NOUN":
        return source is not None and can_speak(page, source)
    if content.kind == "np" and cue.entry.pos == "ADJ":
        return False
    if content.kind == "np" and cue.entry.act == "view" and not content.says_of_object:
        return False
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
    generic = source is not None and source.text.lower() in page.grammar.of("generic") and not tree.children(source)
    if generic and cue.entry.act in AUTHOR_ACTS:
        return True
    if cue.entry.pos == "VERB" and source is None and has_feature(cue.token, "VerbForm=Inf"):
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
    if cue.is_negated and any(entry.act in ("say", "write") for entry in page.cues.of(verb.lemma.lower())):
        return False  # "vil ikke udtale sig"
    return not tree.children(verb, "cop") and not is_deprel(verb, "acl", "advcl")


def can_speak(page: Page, source: Token) -> bool:
    """Say whether a phrase names somebody who can say or want: a name, a person's pronoun, a noun for people or bodies."""
    if source.upos == "PROPN" or source.entity:
        return True
    if source.upos in ("PRON", "DET") and has_feature(source, "Poss=Yes"):
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


def _act(page: Page, cue: Cue, source: Token | None) -> str:
    if source is not None and cue.entry.act in ("say", "report") and source.upos == "NOUN":
        if page.speakers.kind_of(source.lemma, source.text) == DOCUMENT:
            return "write"
    if cue.is_negated and cue.entry.negated == "kept" and cue.entry.pos == "AUX":
        return "refuse"
    if cue.is_negated and cue.entry.act == "allow":
        return cue.entry.flip or "refuse"
    return cue.entry.flip if cue.is_negated and cue.entry.flip else cue.entry.act


def source_span(page: Page, tree: Tree, source: Token | None, cue: Cue) -> Span | None:
    """Give the span of a source: a possessor without what it owns, any other phrase whole."""
    if source is None or _is_impersonal(tree, source, page.grammar):
        return None
    if (
        cue.entry.source == "possessor"
        and source.i < cue.token.i
        and (has_feature(source, "Poss=Yes") or has_feature(source, "Case=Gen"))
    ):
        owner = [token for token in tree.subtree(source) if token.i <= source.i or is_deprel(token, "flat", "appos")]
        owner = [token for token in owner if token.i < cue.token.i]
        return trimmed(page.text, owner[0].start, owner[-1].end)
    if source.i < cue.token.i:
        span = phrase_span(tree, source, page.text, before=cue.token)
        return _with_restriction(page, tree, span, cue)
    return phrase_span(tree, source, page.text, after=cue.token)


def _with_restriction(page: Page, tree: Tree, span: Span | None, cue: Cue) -> Span | None:
    """Take in a relative clause without a comma that ends at the verb ("de fiskere" | "der sejler ud" fortæller)."""
    finite = finite_verb(tree, cue.token)
    if span is None or finite is None or span.start != tree.sentence.span.start:
        return span
    gap = [token for token in tree.tokens[: finite.i] if token.start >= span.end]
    if not gap or gap[0].text.lower() not in tree.relatives or any(token.text == "," for token in gap):
        return span
    return trimmed(page.text, span.start, gap[-1].end)


def _is_impersonal(tree: Tree, source: Token, grammar: Grammar) -> bool:
    return is_deprel(source, "expl") or (
        source.upos in ("PRON", "ADV") and source.text.lower() in grammar.of("impersonal")
    )


def _is_own_view(page: Page, tree: Tree, source: Token, cue: Cue) -> bool:
    """Say whether a first person holds a view, or says so by saying it: the author's own voice, or the speaker's."""
    if source.text.lower() not in page.grammar.of("first-person"):
        return False
    finite = finite_verb(tree, cue.token)
    told = has_feature(cue.token, "VerbForm=Part") or (finite is not None and has_feature(finite, "Tense=Past"))
    return cue.entry.act in AUTHOR_ACTS or cue.entry.pos == "AUX" or (cue.entry.act in PERFORMED_ACTS and not told)


def _addressee(page: Page, tree: Tree, cue: Cue, content: Content, source: Token | None) -> Span | None:
    """Give to whom it was said: where the entry says, else an object beside a clause, or a person under "to"."""
    where = cue.entry.addressee
    passive = cue.entry.pos == "VERB" and is_passive(tree, cue.token, page.grammar)
    if where.startswith("oblique:"):
        head = oblique_of(tree, cue.token, where.partition(":")[2])
    elif passive:
        head = tree.child(cue.token, "nsubj") if where else None
    else:
        head = next((child for child in tree.children(cue.token, "iobj", "obj") if child.i > cue.token.i), None)
        if head is None and cue.entry.act in DIRECTED_ACTS and content.kind == "inf":
            head = _between(tree, cue, content)
        if head is None or (not where and not can_speak(page, head) and head.upos != "PRON"):
            head = _told_to(page, tree, cue)
    if head is None or head.placeholder or head is source or head in content.tokens or is_deprel(head, "ccomp", "expl"):
        return None
    if (
        not has_feature(head, "PronType=Prs")
        and head.upos == "PRON"
        and head.text.lower() in page.grammar.of("impersonal")
    ):
        return None
    limit = content.preposition or content.tokens[0]
    if limit.i > head.i > cue.token.i:
        first = next(token for token in tree.subtree(head) if token.i > cue.token.i)
        span = trimmed(page.text, first.start, tree.tokens[limit.i - 1].end)
    else:
        span = phrase_span(tree, head, page.text, keep_relatives=True)
    overlapped = span is not None and any(span.start < token.end and token.start < span.end for token in content.tokens)
    return None if overlapped else span


def _between(tree: Tree, cue: Cue, content: Content) -> Token | None:
    """Give the noun phrase that alone stands between a cue and its infinitive ("pålagde virksomheden" | "at fjerne")."""
    limit = content.preposition or content.tokens[0]
    gap = [token for token in tree.tokens[cue.tokens[-1].i + 1 : limit.i] if token.upos not in ("ADV", "PUNCT", "PART")]
    nominal = [token for token in gap if token.upos in ("NOUN", "PROPN", "PRON")]
    return nominal[0] if nominal and gap[0].upos not in ("ADP", "VERB", "AUX", "SCONJ") else None


def _told_to(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give the person under a preposition of address that hangs on the cue ("siger til kollegerne")."""
    for child in tree.children(cue.token, "obl", "nmod"):
        case = tree.child(child, "case")
        if case is not None and case.lemma.lower() in page.grammar.of("addressee") and can_speak(page, child):
            known = child.text.casefold() in page.known_relays
            return None if known or (child.upos == "PROPN" and child.entity[:3] == "ORG") else child
    return None


def is_hypothetical(tree: Tree, token: Token, grammar: Grammar) -> bool:
    """Say whether the cue stands in a condition: nobody has said it ("hvis han siger", "nægter landet, vil …")."""
    finite = finite_verb(tree, token)
    if finite is not None and finite.i + 1 < len(tree) and tree.tokens[-1].text != "?":
        opener = tree.tokens[finite.i - 1] if finite.i else None
        first = opener is None or opener.text.lower() in grammar.of("complementiser")
        if (
            first
            and not tree.tokens[0].placeholder
            and any(child.i > finite.i for child in tree.children(token, "nsubj"))
        ):
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
    if anaphor is None or anaphor.text.lower() not in page.grammar.of("anaphor") or cue.token.i - anaphor.i > 3:
        return None
    subjects = [child for child in tree.children(cue.token, "nsubj") if child.i > cue.token.i]
    source = subjects[0] if subjects else None
    if cue.entry.source != "subject":
        source = source_of(tree, cue.token, cue.entry, page.grammar) or _text_at(page, tree, cue)
    elif source is None:
        source = next((child for child in tree.children(cue.token, "obj", "iobj") if child.i > cue.token.i), None)
    if source is None or source.upos not in ("PROPN", "NOUN", "PRON", "ADJ", "NUM", "X"):
        return None
    told = source.upos == "NOUN" and page.speakers.kind_of(source.lemma, source.text) == DOCUMENT
    if not cue.entry.frames_of("quote") and not (told and cue.entry.frames_of("that")):
        return None
    content = _sentence_before(page, index)
    span = phrase_span(tree, source, page.text)
    if content is None or span is None or _is_impersonal(tree, source, page.grammar):
        return None
    if any(entry.act in AUTHOR_ACTS for entry in (cue.entry,)) and source.text.lower() in page.grammar.of(
        "first-person"
    ):
        return None
    return Draft(rule="points-back", act=_act(page, cue, source), source=span, cue=cue_spans(page.text, cue), content=(content,),
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
