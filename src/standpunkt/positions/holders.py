"""Holders: whose position it is, as mentioned there; never the author, never people in general."""

from standpunkt.lexicon.names import load_names
from standpunkt.lexicon.speakers import DOCUMENT
from standpunkt.lexicon.stances import PositionWords
from standpunkt.model import Span, Statement, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.draft import Stand
from standpunkt.positions.modals import carried, goes_somewhere, is_done_for
from standpunkt.positions.nouns import giver, granter, is_borrowed, joined_holder
from standpunkt.positions.own_views import own_subject_of, own_view, view_above
from standpunkt.positions.page import PositionPage, clause_head, statements_around
from standpunkt.positions.polarity import acting_verb, enacting_verb, is_undergone
from standpunkt.positions.relayed import is_asked_by_speakers
from standpunkt.positions.stranded import inverted_subject, turned_subject
from standpunkt.statements.cues import is_negated
from standpunkt.statements.extents import phrase_span
from standpunkt.statements.subjects.agents import agent_of, source_of
from standpunkt.statements.subjects.by_tree import case_of, is_passive, subject_of

QUANTIFYING = ("DET", "NUM", "PRON")
"""Words that may be a part of those behind them."""
NEUTER = "Gender=Neut"
MAX_SENTENCES_BACK = 2
"""So many sentences before it may tell whom "one" stands for."""
HOLDING_KINDS = ("person", "country", "organisation", "group", "agency", "document")


def holder_of(page: PositionPage, stand: Stand, statement: Statement | None) -> tuple[Span, bool] | None:
    """Give the holder's span and whether it is the speaker of the words around the cue, None if nobody holds it.

    `statement` is the one whose cue the stand shares: its source is the holder.
    """
    tree = page.trees[stand.sentence]
    if stand.stance.holder == "speaker":
        if _is_own_errand(tree, stand, page):
            return None
        own = _speakers_as_subject(page, tree, stand) or _viewer(page, tree, stand)
        return own or speaker_of(page, tree, stand.cue.token) or _thinker(page, tree, stand)
    if is_done_for(tree, stand.cue, page.words) or is_asked_by_speakers(page, tree, stand.cue):
        return speaker_of(page, tree, stand.cue.token)
    gets_it = stand.cue.entry.pos == "NOUN" and stand.stance.entry.attitude == "permit"
    makes = enacting_verb(tree, stand.cue.token, page.words) or acting_verb(tree, stand.cue, page.words)
    if statement is not None and not gets_it and makes is None:
        source = statement.source
        if source is not None:
            span = Span(source.start, source.end, source.text)
            return (span, False) if not is_author(page, span) and not is_borrowed(tree, stand.cue, page.words) else None
    token = inverted_subject(page, tree, stand.cue) or _holder_token(page, tree, stand)
    if token is None and stand.cue.entry.pos == "NOUN" and _is_said_to_be(tree, stand.cue.token, page.words):
        return speaker_of(page, tree, stand.cue.token)
    if token is None or not may_hold(page, tree, token, strict=stand.cue.entry.pos in ("ADP", "AUX", "NOUN")):
        return None
    owner = is_deprel(token, "nmod:poss", "det") and token.i < stand.cue.token.i
    phrase = _owner_span(page, tree, token) if owner else phrase_span(tree, token, page.text, keep_relatives=False)
    return (phrase, False) if phrase is not None and not is_author(page, phrase) else None


def _is_said_to_be(tree: Tree, noun: Token, words: PositionWords) -> bool:
    """Say whether a noun is equated with what follows or goes before: "målet er, at …", "det er hensigten"."""
    if tree.child(noun, "cop") is not None:
        return True
    head = tree.head(noun)
    is_equating = head is not None and (head.upos == "AUX" or head.lemma.lower() in words.grammar.of("copula"))
    return head is not None and is_deprel(noun, "nsubj") and (is_equating or tree.child(head, "cop") is not None)


def _is_own_errand(tree: Tree, stand: Stand, page: PositionPage) -> bool:
    """Say whether a duty is the speaker's own or the listener's ("jeg skal bare hjem"), which demands nothing."""
    if stand.stance.group != "modals" or stand.attitude != "require":
        return False
    subject = subject_of(tree, carried(tree, stand.cue.token), page.words.grammar)
    if subject is None or subject.upos != "PRON" or not has_feature(subject, "Number=Sing"):
        return False
    if has_feature(subject, "Person=1") or has_feature(subject, "Person=2"):
        return True
    return has_feature(subject, "Person=3") and not has_feature(subject, NEUTER) and _tells_of_self(page, tree, stand.cue.token)


def _tells_of_self(page: PositionPage, tree: Tree, token: Token) -> bool:
    """Say whether words in the third person are one's own, told by the author: "Hun siger, at | hun | skal til lægen"."""
    around = next(iter(statements_around(page, tree, token)), None)
    if around is None or around.manner != "indirect" or around.source is None or not around.content:
        return False
    placed = page.place_of(Span(around.source.start, around.source.end, around.source.text))
    is_several = placed is not None and has_feature(placed[1], "Number=Plur")
    return around.source.start < around.content[0].start and not is_several


def _speakers_as_subject(page: PositionPage, tree: Tree, stand: Stand) -> tuple[Span, bool] | None:
    """Give the subject of a duty modal where it is the speakers themselves: "Vi må kræve svar"."""
    if stand.stance.group != "modals" or stand.attitude == "propose":
        return None  # "»Skal vi ikke gå hjem?« | spurgte hun"
    head = carried(tree, stand.cue.token) if stand.cue.entry.pos == "AUX" else stand.cue.token
    subject = subject_of(tree, head, page.words.grammar)
    if subject is None or subject.text.lower() not in page.words.grammar.of("speaker"):
        return None
    span = _span(subject, page.text)
    return (span, True) if not is_author(page, span) else None


def _viewer(page: PositionPage, tree: Tree, stand: Stand) -> tuple[Span, bool] | None:
    """Give the subject of the verb that calls a judgement the speakers' own: "»| Vi | synes, det er forkert«"."""
    view = own_view(page, tree, stand.cue.token)
    subject = own_subject_of(page, tree, view) if view is not None else None
    span = _span(subject, page.text) if subject is not None else None
    return (span, True) if span is not None and not is_author(page, span) else None


def _thinker(page: PositionPage, tree: Tree, stand: Stand) -> tuple[Span, bool] | None:
    """Give whose view a clause is that no statement holds: "| Hun | synes, det er forkert, at skolen lukker"."""
    view = view_above(page, tree, stand.cue.token)
    if view is None or is_negated(tree, view, page.words.grammar):
        return None
    subject = subject_of(tree, view, page.words.grammar)
    phrase = phrase_span(tree, subject, page.text, keep_relatives=False) if subject is not None else None
    if subject is None or phrase is None or not may_hold(page, tree, subject) or is_author(page, phrase):
        return None
    return phrase, True


def speaker_of(page: PositionPage, tree: Tree, token: Token) -> tuple[Span, bool] | None:
    """Give who says the words at a token: the source of the innermost statement around them."""
    source = next((statement.source for statement in statements_around(page, tree, token)), None)
    if source is None:
        return None
    span = Span(source.start, source.end, source.text)
    return (span, True) if not is_author(page, span) else None


def _holder_token(page: PositionPage, tree: Tree, stand: Stand) -> Token | None:
    cue, grammar = stand.cue, page.words.grammar
    if stand.stance.holder == "predicate":
        if is_deprel(cue.token, "appos"):
            return tree.head(cue.token)
        return subject_of(tree, cue.token, grammar) if tree.child(cue.token, "cop", "nsubj") else None
    makes = enacting_verb(tree, cue.token, page.words) or acting_verb(tree, cue, page.words)
    if makes is not None:
        return subject_of(tree, makes, grammar)
    if cue.entry.pos == "NOUN":
        return joined_holder(tree, cue, page.words) or _noun_holder(
            tree, cue.token, page.words, stand.stance.entry.attitude == "permit"
        )
    if cue.entry.pos == "AUX":
        head = cue.token if goes_somewhere(tree, cue.token, grammar) else tree.head(cue.token)
        is_carrier = head is cue.token or is_deprel(cue.token, "aux", "cop")
        return subject_of(tree, head, grammar) if head is not None and is_carrier else None
    above = tree.head(cue.token)
    if cue.entry.pos == "ADP" and is_deprel(cue.token, "case", "mark") and above is not None:
        return subject_of(tree, above, grammar)
    if cue.entry.pos == "VERB" and is_undergone(tree, cue.token, page.words):
        return agent_of(tree, cue.token, grammar)
    if cue.entry.pos == "VERB" and cue.parts and is_passive(tree, cue.token, grammar):
        agents = (agent_of(tree, part, grammar) for part in cue.parts)
        return next((agent for agent in agents if agent is not None), None) or agent_of(tree, cue.token, grammar)
    near = bare_subject(tree, cue.token) or turned_subject(page, tree, cue.token)
    return near or source_of(tree, cue.token, cue.entry, grammar)


def bare_subject(tree: Tree, verb: Token) -> Token | None:
    """Give a noun phrase without preposition right before a finite verb, which a parser may take for an adverbial."""
    if not has_feature(verb, "VerbForm=Fin") or has_feature(verb, "Voice=Pass") or tree.child(verb, "nsubj:pass"):
        return None
    if any(child.i < verb.i for child in tree.children(verb, "nsubj", "aux", "cop")):
        return None
    before = [child for child in tree.children(verb, "obl", "nmod", "dep", "obj", "advmod") if _ends_before(tree, child, verb)]
    nouns = (child for child in before if tree.child(child, "case") is None and child.upos in ("NOUN", "PROPN")
             and not is_deprel(child, "obl:tmod"))  # fmt: skip
    return next(nouns, None)


def _ends_before(tree: Tree, noun: Token, verb: Token) -> bool:
    """Say whether a phrase stands right before a verb, with the name that is put behind it ("hans søn, Per Holm, | mener")."""
    if noun.i == verb.i - 1:
        return True
    if not any(child.upos == "PROPN" for child in tree.children(noun, "appos")):
        return False
    last = [token for token in tree.subtree(noun) if token.upos != "PUNCT"][-1]
    return noun.i < verb.i and all(token.upos == "PUNCT" for token in tree.tokens[last.i + 1 : verb.i])


def _noun_holder(tree: Tree, noun: Token, words: PositionWords, gets_it: bool) -> Token | None:
    """Give who a noun belongs to: possessor, the phrase under "from", or the subject of the verb it is object of.

    `gets_it`: the subject is who gets it, not who gives it ("har tilladelse til").
    """
    owner = tree.child(noun, "nmod:poss") or next(
        (det for det in tree.children(noun, "det") if has_feature(det, "Poss=Yes")), None
    )
    if owner is not None:
        return subject_of(tree, clause_head(tree, noun), words.grammar) if has_feature(owner, "Reflex=Yes") else owner
    source = giver(tree, noun, words) or (granter(tree, noun, words) if gets_it else None)
    if source is not None:
        return source
    head = tree.head(noun)
    if head is not None and head.upos in ("VERB", "AUX") and is_deprel(noun, "obj", "obl"):
        if gets_it or not words.particles.has(head, "light-verb"):
            return None
        return subject_of(tree, head, words.grammar)
    return None


def _owner_span(page: PositionPage, tree: Tree, owner: Token) -> Span:
    """Give the span of a possessor as it stands: its own words up to itself ("den danske ministers" of "… krav")."""
    mark = next((child.i for child in tree.children(owner, "case") if child.i == owner.i + 1), owner.i)
    before = [token for token in tree.subtree(owner) if token.i <= mark]
    return tree.span(before, page.text)


def may_hold(page: PositionPage, tree: Tree, token: Token, strict: bool = True) -> bool:
    """Say whether a phrase can name a holder: a person, body, country or group, never people in general.

    `strict`: a noun must be known to be one; otherwise any noun will do, as with verbs that only people can do.
    """
    words = page.words
    text = token.text.lower()
    if any(words.particles.has(det, "negation") for det in tree.children(token, "det")):
        return False
    described = tree.child(token, "amod", "nmod", "acl") is not None
    whole = next((child for child in tree.children(token, "nmod") if child.i > token.i), None)
    is_part = token.upos in (*QUANTIFYING, "SYM") or token.lemma.lower() in words.grammar.of("somebody")
    placed = whole is not None and case_of(tree, whole) in words.grammar.of("locative")  # "| Many | on the left oppose it"
    if is_part and whole is not None and not (placed and token.upos == "ADJ"):
        return may_hold(page, tree, whole, strict)  # "all of the candidates", "62 % of the voters"
    if _is_meant(tree, token) or (is_part and token.upos == "ADJ" and is_deprel(token, "nsubj")):
        return True  # "| Many | on the left oppose it"
    if counts_whole(page, tree, token) or _stands_for_office(page, token):
        return True
    if token.placeholder or (words.particles.has(token, "generic") and not described):
        return False
    if token.upos == "PRON" or (token.upos == "DET" and not tree.children(token)):
        grammar = words.grammar
        personal = grammar.of("third-person") | grammar.of("speaker")
        named = has_feature(token, "Poss=Yes") or "Person=" in token.feats
        return not is_deprel(token, "expl") and (text in personal or (named and not has_feature(token, NEUTER)))
    if token.upos == "PROPN" or token.text in page.names or page.is_known_name(token):
        return True
    if token.upos in ("X", "ADJ") and token.text[:1].isupper() and not has_feature(token, "Number=Plur"):
        return tree.child(token, "det") is None  # a name that the tagger does not know: "Venstre", "Ungarn"
    if _is_capital_noun(tree, token):
        return True
    kind = words.speakers.kind_of(token.lemma, token.text)
    if kind and not (strict and kind == DOCUMENT):
        return True
    if token.upos == "NOUN" and not strict:
        return True
    span = _span(token, page.text)
    known = any(actor.kind in HOLDING_KINDS and (actor.name or actor.kind == "group" or actor.anonymous)
                for actor in page.actors_at(span))  # fmt: skip
    return known or (token.upos in ("ADJ", "DET", "NUM") and has_feature(token, "Number=Plur"))


def _is_capital_noun(tree: Tree, token: Token) -> bool:
    """Say whether a noun ends a name: "Dansk | Metal |", "Ældre | Sagen |"; in a headline all words may have capitals."""
    before = tree.tokens[token.i - 1] if token.i else None
    if token.upos != "NOUN" or before is None or not token.text[:1].isupper() or not before.text[:1].isupper():
        return False
    small = [t for t in tree.tokens if t.upos in ("NOUN", "VERB", "ADJ") and t.text.islower()]
    return before.upos in ("ADJ", "NOUN", "PROPN", "X") and bool(small)


def _is_meant(tree: Tree, token: Token) -> bool:
    """Say whether a pronoun in the plural stands for those whom a clause tells of: "| those | polled"."""
    is_pointing = token.upos in ("PRON", "DET") and has_feature(token, "Number=Plur") and has_feature(token, "PronType=Dem")
    clause = tree.child(token, "acl") if is_pointing else None
    return clause is not None and clause.upos in ("VERB", "ADJ", "NOUN") and clause.i > token.i


def _stands_for_office(page: PositionPage, token: Token) -> bool:
    """Say whether the author means a body just told of by "one", as verb-second languages do: "Man vil nu drøfte planen".

    In what somebody says it is anybody.
    """
    grammar = page.words.grammar
    if not grammar.verb_second or token.upos != "PRON" or token.text.lower() not in grammar.of("generic"):
        return False
    here = _span(token, page.text)
    at = next((i for i, s in enumerate(page.sentences) if s.span.start <= token.start < s.span.end), None)
    if at is None or page.sentences[at].quotation is not None or page.statements_over(here):
        return False
    before = [t for tree in page.trees[max(0, at - MAX_SENTENCES_BACK) : at + 1] for t in tree.tokens if t.start < token.start]
    return any(t.upos == "PROPN" or page.words.speakers.kind_of(t.lemma, t.text) for t in before if t.upos in ("NOUN", "PROPN"))


def counts_whole(page: PositionPage, tree: Tree, token: Token) -> bool:
    """Say whether a number or quantifier without a noun takes up those told of before ("all three", "both")."""
    if token.upos not in QUANTIFYING or token.placeholder or not is_deprel(token, "nsubj", "conj", "obl"):
        return False
    inside = [child.text.lower() for child in tree.subtree(token) if child.i <= token.i]
    return load_names(page.doc.language).words.count_of(inside) > 0


def is_known_holder(page: PositionPage, mention: Span, strict: bool = True) -> bool:
    """Say whether a mention has a word for a person or body in it; "spillet kræver kræfter" has not.

    `strict` leaves out texts that tell what somebody holds ("the letter"), and words that may stand for things.
    """
    for _, tree in page.trees_near(mention):
        inside = [t for t in tree.tokens if mention.start <= t.start < mention.end and not t.placeholder]
        if inside:
            own = {token.i for token in inside}
            heads = [token for token in inside if token.head not in own and token.upos != "PUNCT"]
            heads += [token for token in inside if token.upos == "PROPN" and is_deprel(token, "appos")]
            cut = [head for head in heads if head.text.endswith("-")]  # "ældre- | og socialministeren"
            heads += [child for head in cut for child in tree.children(head, "conj")]
            return any(may_hold(page, tree, token) or (not strict and _may_tell(page, token)) for token in heads or inside)
    return True


def _may_tell(page: PositionPage, token: Token) -> bool:
    """Say whether a word names a text, or stands for somebody ("sit løfte")."""
    return token.upos in ("PRON", "DET") or page.words.speakers.kind_of(token.lemma, token.text) == DOCUMENT


def is_author(page: PositionPage, span: Span) -> bool:
    """Say whether a first-person holder stands outside all quoted or reported words: the author."""
    placed = page.place_of(span)
    if placed is not None and _stands_for_office(page, placed[1]):
        return False
    word = span.text.lower()
    generic = {particle.words for particle in page.words.particles.of("generic")}
    if word in page.words.grammar.of("impersonal") or (word,) in generic:
        return True
    if word not in page.words.grammar.of("speaker"):
        return False
    sentence = next((s for s in page.sentences if s.span.start <= span.start < s.span.end), None)
    return (sentence is None or sentence.quotation is None) and not page.statements_over(span)


def _span(token: Token, text: str) -> Span:
    return Span.of(text, token.start, token.end)
