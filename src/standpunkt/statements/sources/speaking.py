"""Who speaks: the source of a cue on its page, whether it can speak at all, and how far its phrase reaches."""

from collections.abc import Sequence

from standpunkt.lexicon.grammar import Grammar
from standpunkt.lexicon.speakers import DOCUMENT, PERSON
from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.contents.gerunds import is_gerund
from standpunkt.statements.contents.predicates import stands
from standpunkt.statements.cues import ADDRESSED, Cue
from standpunkt.statements.extents import phrase_span, trimmed
from standpunkt.statements.page import Page
from standpunkt.statements.sources.trailing import with_phrase_behind
from standpunkt.statements.subjects.agents import agent_of, is_done_to, source_of
from standpunkt.statements.subjects.by_tree import (
    adjacent_phrase,
    case_of,
    causes,
    finite_verb,
    following_phrase,
    is_participle_apart,
    is_passive,
    leading_phrase,
    own_subject,
    subject_of,
)
from standpunkt.statements.subjects.fronted import subject_in_front
from standpunkt.statements.subjects.prefield import from_amount, is_under_preposition, prefield, subject_in_prefield

TITLED = ("ADJ", "DET", "NOUN", "NUM", "PROPN")
"""What a title before a name is made of."""


def find_source(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give the head of a cue's source; where the tree names something that cannot speak, somebody behind the verb may."""
    source = stands(tree, cue, page.grammar) if cue.entry.pos == "ADP" else source_of(tree, cue.token, cue.entry, page.grammar)
    source = _whole_antecedent(page, tree, _nearest_antecedent(page, tree, cue, source))
    if cue.entry.source == "possessor" and not cue.parts and source is not None and _is_met(page, tree, cue, source):
        return None
    if cue.entry.source == "possessor" and source is not None and source.head != cue.token.i and _is_thing(page, source):
        return None  # "sagen | hænger sammen med en plan om …"
    if source is None and cue.entry.source == "possessor":
        return _held_among(page, tree, cue.token)
    placed = _caused(page, tree, cue) or _body_of(page, tree, cue, source)
    if placed is not None:
        return placed
    if cue.entry.pos == "VERB" and is_gerund(tree, cue.token):
        apart = speaker_above(page, tree, cue)
        if apart is not None:
            return apart
        if source is None or not is_somebody(page, source):
            source = _nearer(page, tree, cue, participle_source(page, tree, cue, source))
    finite = finite_verb(tree, cue.token)
    active = cue.entry.source == "subject" and cue.entry.pos == "VERB" and not is_passive(tree, cue.token, page.grammar)
    active = active and not is_done_to(tree, cue.token, cue.entry, page.grammar)
    if source is None and active and finite is not None:
        source = subject_in_front(tree, finite, page.grammar) or _joined_subject(page, tree, cue.token)
    impersonal = source is None or is_impersonal(tree, source, page.grammar)
    if impersonal and cue.entry.pos == "VERB":
        done = has_feature(cue.token, "VerbForm=Part")
        source = text_at(page, tree, cue) or (agent_of(tree, cue.token, page.grammar) if done else None) or source
    if not active:
        return source
    placed = _in_prefield(page, tree, source, finite) if finite is not None else None
    if placed is not None and can_speak(page, placed):
        return placed
    if source is not None and can_speak(page, source):
        return source
    if finite is None or (source is not None and (source.i > finite.i or source.upos == "NUM")):
        return source  # "all three | allow Ukraine to use them"
    if source is not None and not page.grammar.verb_second:
        return source
    behind = following_phrase(tree, finite, page.grammar)
    asked = ("obj", "iobj") if cue.entry.addressee == "object" else ("iobj",)
    told = source is not None or not page.grammar.verb_second
    receives = behind is not None and told and is_deprel(behind, *asked)
    if behind is not None and behind not in cue.tokens and is_somebody(page, behind) and not receives:
        return behind  # not "Biden | giver | Ukraine | lov", with a name that the tagger does not know
    return source or adjacent_phrase(tree, finite, page.grammar) or _leading(page, tree, finite)


def _nearer(page: Page, tree: Tree, cue: Cue, source: Token | None) -> Token | None:
    """Give the subject of a clause between a thing and a participle apart, if that is somebody ("it came when | students |
    broke in, shouting …")."""
    head = tree.head(cue.token)
    if source is None or head is None or can_speak(page, source) or not is_participle_apart(tree, cue.token):
        return source
    clauses = [child for child in tree.children(head, "advcl") if source.i < child.i < cue.token.i]
    subjects = (own_subject(tree, clause, page.grammar) for clause in reversed(clauses))
    return next((subject for subject in subjects if subject is not None and is_somebody(page, subject)), source)


def _caused(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give who is made to say something, behind the verb that tells of it ("det får nu | foreningen | til at kræve svar")."""
    cause = causes(tree, cue.token, page.grammar) if cue.entry.pos == "VERB" else None
    if cause is None:
        return None
    made = (child for child in tree.children(cause, "obj", "iobj", "nsubj") if cause.i < child.i < cue.token.i)
    return next((child for child in made if can_speak(page, child)), None)


def _body_of(page: Page, tree: Tree, cue: Cue, source: Token | None) -> Token | None:
    """Give the body at whose place people in general say something ("hos | Sydbank | vurderer man, at renten falder")."""
    general = source is not None and cue.entry.pos == "VERB" and is_word(source, page.grammar.of("generic"))
    finite = finite_verb(tree, cue.token) if general else None
    phrase = tree.head(tree.tokens[0]) if finite is not None and is_deprel(tree.tokens[0], "case") else None
    if phrase is None or finite is None or phrase.i > finite.i or tree.subtree(phrase)[-1].i + 1 != finite.i:
        return None
    body = phrase.entity[:3] == "ORG" or page.speakers.kind_of(phrase.lemma, phrase.text) not in (None, "", DOCUMENT, PERSON)
    return phrase if body and case_of(tree, phrase) in page.grammar.of("holding") else None


def _in_prefield(page: Page, tree: Tree, source: Token | None, finite: Token) -> Token | None:
    """Give the subject that stands in front of a finite verb, or right behind it, where the tree gives none or gives a
    phrase under a preposition or a number."""
    under = source is not None and source.i < finite.i and is_under_preposition(tree, source)
    if source is not None and not under and source.upos != "NUM":
        return None
    behind = following_phrase(tree, finite, page.grammar) if under and page.grammar.verb_second else None
    return subject_in_prefield(tree, finite, page.grammar) or behind


def _is_thing(page: Page, source: Token) -> bool:
    """Say whether a source is a common noun that names nobody who speaks, and no text."""
    return source.upos == "NOUN" and not can_speak(page, source)


def _joined_subject(page: Page, tree: Tree, verb: Token) -> Token | None:
    """Give the subject in front of the finite verb that another is joined to ("| Hill |, who …, called it false and urged")."""
    first = tree.head(verb) if is_deprel(verb, "conj") else None
    return subject_in_front(tree, first, page.grammar) if first is not None and has_feature(first, "VerbForm=Fin") else None


def _held_among(page: Page, tree: Tree, noun: Token) -> Token | None:
    """Give those among whom a noun is held: "en aftale mellem | de to partier", "blandt | lærerne er frygten, at …"."""
    holding = page.grammar.of("holding")
    behind = (child for child in tree.children(noun, "nmod", "obl") if child.i > noun.i)
    phrases = (*behind, *_opening_phrase(tree, noun))
    return next((phrase for phrase in phrases if case_of(tree, phrase) in holding and can_speak(page, phrase)), None)


def _opening_phrase(tree: Tree, noun: Token) -> Sequence[Token]:
    """Give the phrase that opens the sentence in front of a copula and the noun ("Hos | Venstre er holdningen, at …")."""
    above = tree.head(noun) if is_deprel(noun, "nsubj") else None
    copula = tree.child(noun, "cop") or (above if above is not None and above.upos == "AUX" else None)
    case = tree.tokens[0]
    phrase = tree.head(case) if is_deprel(case, "case") else None
    if copula is None or phrase is None or copula.i > noun.i or tree.subtree(phrase)[-1].i + 1 != copula.i:
        return ()
    return (phrase,)


def _is_met(page: Page, tree: Tree, cue: Cue, source: Token) -> bool:
    """Say whether a source only holds a view of somebody else's words ("partiet | støtter | forslaget om en ny lov")."""
    verb = tree.head(cue.token)
    is_object = is_deprel(cue.token, "obj", "obl", "nsubj:pass") and source.head != cue.token.i and source.i < cue.token.i
    if verb is None or verb.upos != "VERB" or not is_object:
        return False
    entries = page.cues.of_word(verb.lemma.lower(), verb.text.lower())
    bare = [entry for entry in entries if entry.pos == "VERB" and not entry.parts]
    calls = any(frame.takes_object for entry in bare for frame in entry.frames)  # "rygtet om, at …, kalder han gætteri"
    return calls or any(entry.act in ("view", "deny", "refuse") and entry.frames_of("np") for entry in bare)


def _leading(page: Page, tree: Tree, finite: Token) -> Token | None:
    """Give the phrase that opens a sentence, unless it is a name that the tree hangs on as the time or place of it."""
    phrase = leading_phrase(tree, finite, page.grammar)
    apart = phrase is not None and phrase.upos == "PROPN" and is_deprel(phrase, "obl")
    return None if apart else phrase


def is_somebody(page: Page, source: Token) -> bool:
    """Say whether a phrase names somebody who speaks, no text that somebody speaks in."""
    return can_speak(page, source) and page.speakers.kind_of(source.lemma, source.text) != DOCUMENT


def speaker_above(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give who a participle is said of that the tree hangs on what somebody tells, or on those they tell it to.

    `Hill said that there is one way out, | adding that …` is hers, as is `she emailed members | saying: …`; `it came when
    students broke in, | shouting …` is theirs, and `she rejects a report from the radio | saying …` its own.
    """
    head = tree.head(cue.token)
    if head is None:
        return None
    if not is_participle_apart(tree, cue.token):
        return _told_or_text(page, tree, cue.token, head)
    if is_deprel(cue.token, "ccomp") and has_feature(head, "VerbForm=Fin") and head.i < cue.token.i:
        return subject_of(tree, head, page.grammar)
    circumstance = is_deprel(cue.token, "advcl") and is_deprel(head, "advcl") and has_feature(head, "VerbForm=Fin")
    subject = own_subject(tree, head, page.grammar) if circumstance else None
    return subject if subject is not None and subject.i < head.i and can_speak(page, subject) else None


def _told_or_text(page: Page, tree: Tree, participle: Token, head: Token) -> Token | None:
    """Give who tells something, or the text that tells it, where a participle stands right behind those told or the text."""
    verb = head if head.upos == "VERB" else tree.head(head)
    told = next((child for child in tree.children(verb, "obj", "iobj") if verb.i < child.i), None) if verb is not None else None
    if verb is None or told is None or tree.subtree(told)[-1].i < participle.i - 1 or told.i > participle.i:
        return None
    if page.cues.of_word(told.lemma.lower(), told.text.lower()) and _is_of_another(tree, told, page.grammar):
        return told
    tells = (other for other in page.cues_in(tree.sentence.index) if other.token is verb and other.entry.frames_of("quote"))
    if told.i == participle.i - 1 and any(other.entry.addressee in ADDRESSED for other in tells):
        return own_subject(tree, verb, page.grammar)
    return None


def participle_source(page: Page, tree: Tree, cue: Cue, source: Token | None) -> Token | None:
    """Give who a participle is said of: the subject of the verb whose text speaks, or of the whole sentence.

    `the union issued a statement saying …`; `the tax is a pragmatic step, he said, adding that …`.
    """
    head = tree.head(source) if source is not None else None
    if source is not None and head is not None and head.upos == "VERB" and is_deprel(source, "obj"):
        return source if _is_of_another(tree, source, page.grammar) else subject_of(tree, head, page.grammar) or source
    bringer = _bringer_of_text(tree, cue.token) if source is None and not page.grammar.verb_second else None
    if bringer is not None:
        return subject_of(tree, bringer, page.grammar)
    if source is None and cue.token.i and tree.tokens[cue.token.i - 1].text == ",":
        subjects = (own_subject(tree, root, page.grammar) for root in tree.roots)
        found = next((subject for subject in subjects if subject is not None), None)
        return found if found is not None and found.i < cue.token.i and can_speak(page, found) else None
    return source


def _is_of_another(tree: Tree, text: Token, grammar: Grammar) -> bool:
    """Say whether a text tells whom it comes from ("rejected a report | from the radio | saying …")."""
    return any(case_of(tree, child) in grammar.of("origin") for child in tree.children(text, "nmod"))


def _bringer_of_text(tree: Tree, participle: Token) -> Token | None:
    """Give the finite verb right in front of the phrase that a participle stands behind ("| filed | a motion claiming …")."""
    first = participle.i
    while first and tree.tokens[first - 1].upos in TITLED:
        first -= 1
    verb = tree.tokens[first - 1] if first else participle
    is_text = first < participle.i and tree.tokens[participle.i - 1].upos == "NOUN"
    return verb if is_text and verb.upos == "VERB" and has_feature(verb, "VerbForm=Fin") else None


def _nearest_antecedent(page: Page, tree: Tree, cue: Cue, source: Token | None) -> Token | None:
    """Give the name right in front of a relative clause that the tree hangs on a thing above it ("et interview med | Lavrov,
    som siger")."""
    if source is None or source.upos != "NOUN" or cue.token.head != source.i or not is_deprel(cue.token, "acl"):
        return source
    opener = next((token for token in tree.tokens[source.i + 1 : cue.token.i] if token.text.lower() in tree.relatives), None)
    last = next((token for token in reversed(tree.tokens[: opener.i]) if token.upos != "PUNCT"), None) if opener else None
    name = (tree.head(last) if is_deprel(last, "flat") else last) if last is not None else None
    inside = name is not None and name.upos == "PROPN" and source in tree.ancestors(name)
    return name if inside and not is_somebody(page, source) else source


def _whole_antecedent(page: Page, tree: Tree, source: Token | None) -> Token | None:
    """Climb from a phrase under a preposition to whom it is about ("rektor" på skolen, som siger)."""
    while source is not None and source.upos in ("NOUN", "PROPN") and case_of(tree, source) and is_deprel(source, "nmod"):
        head = tree.head(source)
        if head is None or head.upos not in ("NOUN", "PROPN"):
            break
        if can_speak(page, source) and page.speakers.kind_of(head.lemma, head.text) != PERSON:
            break
        source = head
    return source


def text_at(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give the document that an impersonal cue is said to stand in ("hedder det i udkastet", "i rapporten peges på")."""
    for child in tree.tokens:
        case = tree.child(child, "case")
        if case is None or case.lemma.lower() not in page.grammar.of("locative") | page.grammar.of("agent"):
            continue
        beside = child.head == cue.token.i or child.i - cue.token.i in range(1, 6)
        if beside and child.upos == "NOUN" and page.speakers.kind_of(child.lemma, child.text) == DOCUMENT:
            return child
    return None


def can_speak(page: Page, source: Token) -> bool:
    """Say whether a phrase names somebody who can say or want: a name, a person's pronoun, a noun for people or bodies."""
    if source.upos == "PROPN" or source.entity:
        return True
    if source.upos in ("PRON", "DET") and has_feature(source, "Poss=Yes"):
        return True
    if source.text.lower() in page.grammar.of("somebody"):
        return True
    if source.upos == "PRON":
        return has_feature(source, "Case=Nom") or source.text.lower() in page.grammar.of("third-person")
    return bool(page.speakers.kind_of(source.lemma, source.text))


def is_nobody(tree: Tree, source: Token, grammar: Grammar) -> bool:
    """Say whether a source is denied to exist ("ingen af os havde sagt …")."""
    words = grammar.of("negation")
    return source.text.lower() in words or any(det.text.lower() in words for det in tree.children(source, "det"))


def is_impersonal(tree: Tree, source: Token, grammar: Grammar) -> bool:
    """Say whether a subject stands for nobody ("det hedder")."""
    if tree.children(source, "flat"):
        return False  # "Det | Hvide Hus"
    return is_deprel(source, "expl") or (
        source.upos in ("PRON", "ADV") and source.text.lower() in grammar.of("impersonal")
    )


def source_span(page: Page, tree: Tree, source: Token | None, cue: Cue) -> Span | None:
    """Give the span of a source: a possessor without what it owns, any other phrase whole."""
    if source is None or is_impersonal(tree, source, page.grammar):
        return None
    if (
        cue.entry.source == "possessor"
        and source.i < cue.token.i
        and (has_feature(source, "Poss=Yes") or has_feature(source, "Case=Gen") or is_deprel(source, "nmod:poss"))
    ):
        owner = [token for token in tree.subtree(source) if token.i <= source.i or is_deprel(token, "flat", "appos", "case")]
        owner = [*_name_before(tree, owner[0]), *owner]
        owner = [token for token in owner if token.i < cue.token.i]
        owner = owner[next((i for i, token in enumerate(owner) if token.upos != "ADP"), 0) :]
        return trimmed(page.text, owner[0].start, owner[-1].end)
    if is_deprel(source, "nmod:poss") and source.i > cue.token.i:  # "lød | betjentens | ordre"
        owner = [token for token in tree.subtree(source) if cue.token.i < token.i <= source.i]
        return trimmed(page.text, owner[0].start, owner[-1].end)
    if source.i < cue.token.i:
        finite = finite_verb(tree, cue.token) or cue.token
        span = _without_text(page, tree, phrase_span(tree, source, page.text, before=cue.token))
        span = span if page.grammar.verb_second else _without_occasion(page, tree, span, cue)
        span = _with_title(page, tree, _with_amount(page, tree, finite, span), cue)
        return _with_restriction(page, tree, span, cue)
    span = with_phrase_behind(page, tree, phrase_span(tree, source, page.text, after=cue.token))
    return _with_title(page, tree, span, cue)


def _with_amount(page: Page, tree: Tree, finite: Token, span: Span | None) -> Span | None:
    """Take in the words in front of an amount that say it is about so much ("knap" | "halvdelen af de adspurgte")."""
    first = next((token for token in tree.tokens if span is not None and token.start == span.start), None)
    if span is None or first is None:
        return span
    words = prefield(tree, finite, page.grammar)
    counted = bool(words) and words[0].upos == "NUM" and words[0].i < first.i < finite.i
    return trimmed(page.text, (words[0] if counted else from_amount(tree, first, page.grammar)).start, span.end)


def _without_occasion(page: Page, tree: Tree, span: Span | None, cue: Cue) -> Span | None:
    """Give a name without what was said in right behind it, which no comma sets off ("Holm | in an interview | said …")."""
    if span is None:
        return None
    for token in tree.tokens:
        named = span.start < token.start < span.end and tree.tokens[token.i - 1].upos == "PROPN"
        where = tree.head(token) if named and token.upos == "ADP" and is_word(token, page.grammar.of("locative")) else None
        if where is None or where.upos != "NOUN" or not token.i < where.i < cue.token.i:
            continue
        above = tree.head(where) if is_deprel(where, "obl") else None
        text = page.speakers.kind_of(where.lemma, where.text) == DOCUMENT
        if text or (above is not None and above.i >= cue.token.i):
            return trimmed(page.text, span.start, tree.tokens[token.i - 1].end)
    return span


def _without_text(page: Page, tree: Tree, span: Span | None) -> Span | None:
    """Give a source without the text that it speaks in, set off behind it ("The airline | , in a statement, | said …")."""
    if span is None:
        return None
    tokens = [token for token in tree.tokens if span.start <= token.start < span.end]
    commas = [i for i, token in enumerate(tokens) if token.text == ","]
    part = tokens[commas[-1] + 1 :] if commas and commas[-1] else []
    placed = bool(part) and part[0].text.lower() in page.grammar.of("locative") and not any(t.upos == "PROPN" for t in part)
    text = placed and any(page.speakers.kind_of(token.lemma, token.text) == DOCUMENT for token in part)
    return trimmed(page.text, span.start, tokens[commas[-1]].start) if text else span


def _name_before(tree: Tree, first: Token) -> list[Token]:
    """Give the parts of a name that the tree hangs beside its last one, with their titles ("formand | Ida | Holms svar")."""
    start = first.i
    while first.upos == "PROPN" and start and tree.tokens[start - 1].upos == "PROPN" and start - 1 not in tree.breaks:
        start -= 1
    below = (token.i for name in tree.tokens[start : first.i] for token in tree.subtree(name))
    return list(tree.tokens[min(below, default=start) : first.i])


def _with_title(page: Page, tree: Tree, span: Span | None, cue: Cue) -> Span | None:
    """Take in the title in front of a name that opens a clause or follows the verb, whatever the tree makes of it
    ("councillor" | "Ian Hill")."""
    first = next((token for token in tree.tokens if span is not None and token.start == span.start), None)
    if span is None or first is None or first.upos != "PROPN" or not first.i:
        return span
    title = tree.tokens[first.i - 1]
    if title.upos != "NOUN" or page.speakers.kind_of(title.lemma, title.text) != PERSON:
        return span
    start = title.i
    while start and tree.tokens[start - 1].upos in TITLED and start - 1 not in tree.when_told:
        start -= 1
    opens = start == 0 or tree.tokens[start - 1].upos in ("PUNCT", "CCONJ", "SCONJ") or start - 1 == cue.token.i
    return trimmed(page.text, tree.tokens[start].start, span.end) if opens else span


def _with_restriction(page: Page, tree: Tree, span: Span | None, cue: Cue) -> Span | None:
    """Take in a relative clause without a comma that ends at the verb ("de fiskere" | "der sejler ud" fortæller)."""
    finite = finite_verb(tree, cue.token)
    if span is None or finite is None or span.start != tree.sentence.span.start:
        return span
    gap = [token for token in tree.tokens[: finite.i] if token.start >= span.end]
    if not gap or gap[0].text.lower() not in tree.relatives or any(token.text == "," for token in gap):
        return span
    if not any(has_feature(token, "VerbForm=Fin") for token in gap):
        return span  # "the man who | asked"
    return trimmed(page.text, span.start, gap[-1].end)
