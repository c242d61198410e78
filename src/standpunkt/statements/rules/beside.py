"""Attributions beside a quotation: in the words around it, in the sentence that leads up to it or points back to it."""

from dataclasses import replace

from standpunkt.lexicon.grammar import Grammar
from standpunkt.lexicon.speakers import PERSON
from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.content import Content
from standpunkt.statements.contents.find import find_content
from standpunkt.statements.contents.gerunds import is_gerund
from standpunkt.statements.cues import Cue
from standpunkt.statements.extents import phrase_span, trimmed
from standpunkt.statements.labels import cue_spans
from standpunkt.statements.page import Page
from standpunkt.statements.rules.according import according_phrase
from standpunkt.statements.rules.any_verb import attribution_by_any_verb
from standpunkt.statements.rules.attribution import Attribution
from standpunkt.statements.rules.leading import (
    gives_thing,
    has_told,
    has_told_into,
    is_aside,
    is_below_other,
    is_in_aside,
    is_placed_below,
    is_told_of_behind,
    is_topic,
    names_work,
    tells_of_text,
)
from standpunkt.statements.sources.addressees import addressee_of
from standpunkt.statements.sources.named import (
    named_behind,
    named_in_front,
    only_named,
    short_of_outlet,
    who_is_asked,
    with_origin,
)
from standpunkt.statements.sources.speaking import (
    can_speak,
    is_somebody,
    participle_source,
    source_span,
    speaker_above,
    text_at,
)
from standpunkt.statements.subjects.agents import source_of
from standpunkt.statements.subjects.by_tree import (
    case_of,
    finite_verb,
    following_phrase,
    is_passive,
    leading_phrase,
    may_be_subject,
    oblique_of,
    own_subject,
    subject_of,
)
from standpunkt.statements.subjects.fronted import subject_in_front
from standpunkt.statements.subjects.headed import who_is_headed
from standpunkt.statements.telling import is_told
from standpunkt.text.quotations import Quotation

MAX_SPEAKER_WORDS = 10
"""A line that only names the speaker ("Oversygeplejerske Karla Bøgh:") has at most so many words."""
MAX_CUE_DISTANCE = 4
"""The cue stands at most so many words after the quotation."""
MAX_LIKENED_DISTANCE = 8
"""The same where the attribution likens the words to what is said (`»…,« | som en af beboerne siger`)."""
MAX_ABBREVIATION_CHARS = 4
NAMING = ("NOUN", "PROPN", "PRON")
MIN_WORDS_BACK = 3
QUESTION = "?"


def find_tail_attribution(page: Page, index: int) -> Attribution | None:
    """Give the attribution in a sentence whose placeholder stands for the quotation before it."""
    tree = page.trees[index]
    place = max((token.i for token in tree.tokens if token.placeholder), default=0)
    first = next((token for token in tree.tokens[place + 1 :] if token.upos != "PUNCT"), None)
    if first is not None and first.upos == "CCONJ":
        return None  # `said, "We are looking into it", but gave no details`
    likened = first is not None and is_word(first, tree.relatives)
    if first is not None and likened and not (page.grammar.verb_second or is_word(first, page.grammar.of("reporting"))):
        return None  # `"It is harsh," which she thinks will cost jobs`
    candidates = [cue for cue in page.cues_in(index) if cue.token.i > place and _may_quote(cue) and not cue.is_negated]
    cue = next((cue for cue in candidates if _is_main(tree, cue.token)), next(iter(candidates), None))
    reach = place + (MAX_LIKENED_DISTANCE if likened else MAX_CUE_DISTANCE)
    if cue is not None and (cue.token.i <= reach or _is_main(tree, cue.token)):
        if _is_headlined(page, tree, cue):
            return _attribution(page, index, cue, None, "quotation")
        source = _source(page, tree, cue)
        found = _attribution(page, index, cue, source, "quotation")
        is_inverted = not any(token.upos in NAMING for token in tree.tokens[place + 1 : cue.token.i])
        behind = named_behind(page, tree, cue.tokens[-1]) if is_inverted else None
        if behind is not None and (found.source is None or found.source.start == behind.start) and (
            found.source is None or found.source.end < behind.end
        ):
            return replace(found, source=behind)
        return replace(found, source=with_origin(page, tree, short_of_outlet(page, tree, found.source, cue)))
    return attribution_by_any_verb(page, index, tree, place)


def _is_headlined(page: Page, tree: Tree, cue: Cue) -> bool:
    """Say whether the subject of a headline is who was told, by nobody it names ("Driver slept at the wheel, court | told")."""
    ends = cue.token.i == len(tree) - 1 and not page.grammar.verb_second
    return ends and cue.entry.addressee == "object" and has_feature(cue.token, "Tense=Past")


def _is_main(tree: Tree, verb: Token) -> bool:
    """Say whether a verb is the finite one that the whole attribution is said with ("…, the mayor of the town | said")."""
    return verb.upos == "VERB" and verb in tree.roots and finite_verb(tree, verb) is not None


def _may_quote(cue: Cue) -> bool:
    return bool(cue.entry.frames_of("quote")) and cue.entry.pos in ("VERB", "AUX", "NOUN", "ADP")


def _source(page: Page, tree: Tree, cue: Cue) -> Token | None:
    if cue.entry.source == "none" and cue.entry.pos == "VERB":
        return source_of(tree, cue.token, cue.entry, page.grammar) or text_at(page, tree, cue)
    if cue.entry.source.startswith("oblique:"):
        from_them = oblique_of(tree, cue.token, cue.entry.source.partition(":")[2])
        return from_them or _owner_behind(tree, cue.token, page.grammar) or text_at(page, tree, cue)
    if cue.entry.pos == "ADP":
        return according_phrase(tree, cue)
    if cue.entry.source != "subject":
        return source_of(tree, cue.token, cue.entry, page.grammar)
    subjects = [child for verb in cue.tokens for child in tree.children(verb, "nsubj") if not child.placeholder]
    behind = [subject for subject in subjects if subject.i > cue.token.i]
    in_front = [subject for subject in subjects if subject.i < cue.token.i and may_be_subject(tree, subject, page.grammar)]
    likened = any(token.text.lower() in tree.relatives for token in tree.tokens[: cue.token.i])
    between = None if page.grammar.verb_second and not likened else _between_quotation_and(tree, cue.token)
    if between is not None and may_be_subject(tree, between, page.grammar):
        return (in_front or [between])[0]
    if behind or in_front:
        return (behind or in_front)[0]
    return (
        _between_quotation_and(tree, cue.token)
        or following_phrase(tree, cue.token, page.grammar)
        or subject_of(tree, cue.token, page.grammar)
    )


def _owner_behind(tree: Tree, verb: Token, grammar: Grammar) -> Token | None:
    """Give whose words the subject behind a verb is ("lød | betjentens | ordre")."""
    words = following_phrase(tree, verb, grammar)
    owner = tree.child(words, "nmod:poss") if words is not None else None
    return owner if owner is not None and owner.i > verb.i and owner.upos in ("NOUN", "PROPN") else None


def _between_quotation_and(tree: Tree, verb: Token) -> Token | None:
    """Give the phrase that stands first between a quotation and the verb behind it, whatever the tree makes of it."""
    place = max((token.i for token in tree.tokens if token.placeholder), default=verb.i)
    between = [token for token in tree.tokens[place + 1 : verb.i] if not is_word(token, tree.relatives)]
    first = next((token for token in between if token.upos not in ("DET", "ADJ", "NUM")), None)
    return first if first is not None and first.upos in NAMING and finite_verb(tree, verb) is verb else None


def find_intro(page: Page, index: int) -> Attribution | None:
    """Give the attribution in a sentence that leads up to the quotation after it."""
    tree = page.trees[index]
    words = [token for token in tree.tokens if token.upos != "PUNCT"]
    if not words:
        return None
    is_clause = page.quotations[page.texts[index].intro_to or 0].kind == "clause"
    cues = [cue for cue in page.cues_in(index) if _may_quote(cue) and not cue.is_negated and not is_placed_below(tree, cue)]
    if cues and all(is_aside(tree, cue) for cue in cues):
        return None
    if cues:
        cues = [cue for cue in cues if not (is_below_other(tree, cue, cues) or is_in_aside(tree, cue, cues))]
        cues = [cue for cue in cues if not tells_of_text(tree, cue, cues)]
        verbs = [cue for cue in cues if cue.entry.pos == "VERB"]
        cue = cues[-1]
        if verbs and (cue.entry.pos == "ADP" or (cue.entry.pos == "NOUN" and not is_topic(tree, cue))):
            cue = verbs[-1]  # "stod der i brevet:", "siger han ifølge BBC:"
        elif verbs and cue.token.head == verbs[-1].token.i == cue.token.i - 1 and not tree.children(cue.token):
            cue = verbs[-1]  # "…, | lyder | svaret:"
        source = _intro_source(page, tree, cue)
        if is_clause and (
            source is None or (source.text.lower() in page.grammar.of("first-person") and not is_told(tree, cue.token))
        ):
            return None
        if has_told_into(page, index, tree, cue) or (is_clause and gives_thing(page, tree, cue)):
            return None
        if tree.tokens[-1].text != ":" and (
            names_work(page, index, tree.child(cue.token, "obj"), source) or is_told_of_behind(page, index)
        ):  # fmt: skip
            return None
        found = _attribution(page, index, cue, source, "introduced-quotation")
        if has_told(page, tree, cue) and found.source is not None:
            last = tree.tokens[-1]  # `said that he was made a scapegoat: "He asked for guards."`
            colon = (Span.of(page.text, last.start, last.end),)
            return replace(found, cue=colon, rule="colon", cue_token=last.i, addressee=None)
        if found.source is None:
            found = replace(found, source=named_in_front(page, tree, cue) or who_is_asked(page, index, cue))
        return found if found.source is not None or tree.tokens[-1].text == ":" else None  # `som hedder "Foråret"`
    last = tree.tokens[-1]
    if last.text != ":":
        return None
    colon = (Span.of(page.text, last.start, last.end),)
    alone = len(words) == 1 and page.speakers.kind_of(words[0].lemma, words[0].text) == PERSON  # "Oprørsleder: »…«"
    if not alone and any(has_feature(token, "VerbForm=Fin") and token.upos in ("VERB", "AUX") for token in words):
        span = None if is_clause else (
            person_subject(page, index) or _named_subject(page, index) or _named_last(page, index) or only_named(page, index)
        )  # fmt: skip
        features = frozenset({"colon-after-clause"})
        return Attribution(index, colon, span, "say", "colon", last.i, features) if span else None
    heads = [token for token in words if (alone or token.upos in ("PROPN", "NOUN")) and not case_of(tree, token)
             and not has_feature(token, "Case=Gen")]  # fmt: skip
    if len(words) > MAX_SPEAKER_WORDS or not any(can_speak(page, token) for token in heads) or _opens_list(page, index):
        return None
    if len(words) == 1 and (is_word(words[0], page.grammar.of("genre")) or _is_dateline(words[0])):
        return None
    who = who_is_headed(words, page.grammar)
    return Attribution(index, colon, trimmed(page.text, who[0].start, who[-1].end), "say", "colon", last.i)


def _is_dateline(word: Token) -> bool:
    """Say whether a word in capitals, no abbreviation, says where a story is told from ("NÆSTVED: | - Det er trist …")."""
    return word.text.isupper() and len(word.text) > MAX_ABBREVIATION_CHARS


def _opens_list(page: Page, index: int) -> bool:
    """Say whether what follows is the line of a list rather than speech: a dash and no finite verb."""
    following = page.sentences[index + 1 : index + 2]
    dash = any(s.quotation is not None and page.quotations[s.quotation].kind == "dash" for s in following)
    return dash and not any(has_feature(token, "VerbForm=Fin") for token in page.trees[index + 1].tokens)


def _intro_source(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give who is said to speak in front of a colon: the phrase that opens the sentence rather than one behind the verb."""
    if cue.entry.pos == "ADP":
        return according_phrase(tree, cue)
    apart = speaker_above(page, tree, cue) if cue.entry.pos == "VERB" and is_gerund(tree, cue.token) else None
    if apart is not None:
        return apart
    source = source_of(tree, cue.token, cue.entry, page.grammar)
    if source in cue.tokens:  # "As the mayor, Ida Holm, put | it | in a memo"
        source = next(iter(tree.children(cue.token, "nsubj")), None) or leading_phrase(tree, cue.token, None)
        source = None if source in cue.tokens else source
    said_to = source is None and cue.entry.source == "subject" and bool(tree.children(cue.token, "aux:pass"))
    if said_to and is_passive(tree, cue.token, page.grammar):
        return None  # `Hill was asked, "Did you know?"`; an "-s" form may as well be no passive
    if source is not None and cue.entry.pos == "VERB" and is_gerund(tree, cue.token) and not is_somebody(page, source):
        source = participle_source(page, tree, cue, source)
    if source is None and cue.entry.pos == "VERB" and cue.entry.source == "subject":
        finite = finite_verb(tree, cue.token)
        source = subject_in_front(tree, finite, page.grammar) if finite is not None else None
    if source is None and cue.entry.source == "none" and cue.entry.pos == "VERB":
        return text_at(page, tree, cue)  # "I rapporten hedder det: »…«"
    verbal = cue.entry.pos == "VERB" and cue.entry.source in ("subject", "none")
    if verbal and (source is None or source.i == cue.token.i + 1) and has_feature(cue.token, "VerbForm=Fin"):
        source = leading_phrase(tree, cue.token, page.grammar) or source
    if source is None and cue.entry.source.startswith("oblique:") and has_feature(cue.token, "VerbForm=Fin"):
        return leading_phrase(tree, cue.token, page.grammar)  # "Skiltet på døren lød: »…«"
    if source is None and cue.entry.pos == "VERB" and cue.entry.source == "subject":
        above = (subject_of(tree, governor, page.grammar) for governor in tree.ancestors(cue.token))
        source = following_phrase(tree, cue.token, page.grammar) or next((found for found in above if found), None)
    if source is not None and source.text.lower() in page.grammar.of("objective"):
        return None
    return source


def find_way_back(page: Page, index: int) -> Attribution | None:
    """Give the attribution in a sentence that points back to the quotation before it ("Sådan lyder det fra træneren")."""
    tree = page.trees[index]
    words = [token for token in tree.tokens if token.upos != "PUNCT"]
    if len(words) < MIN_WORDS_BACK or words[0].text.lower() not in page.grammar.of("anaphor"):
        return _words_of(page, index, tree)
    thus = is_word(words[0], page.grammar.of("thus"))
    for cue in page.cues_in(index):
        depicts = thus and cue.token.i == words[0].i + 1 and bool(cue.entry.frames_of("np"))  # "Sådan | beskriver | hun dagen"
        if not (_may_quote(cue) or depicts) or cue.is_negated or cue.entry.weak or cue.token.i > words[0].i + 3:
            continue
        if not depicts and find_content(tree, cue, page.grammar) is not None:
            return None
        source = _source(page, tree, cue)
        if source is None or source.i < cue.token.i or not can_speak(page, source) or _is_they(source):
            continue
        return _attribution(page, index, cue, source, "points-back")
    return None


def _words_of(page: Page, index: int, tree: Tree) -> Attribution | None:
    """Give the attribution in a sentence that says of the words before it whom they come from ("Ordene kommer fra træneren",
    "Så klar er meldingen fra klubben")."""
    for cue in page.cues_in(index):
        if cue.entry.pos != "NOUN" or not _may_quote(cue) or not is_deprel(cue.token, "nsubj") or cue.is_negated:
            continue
        told = [token for token in (cue.token, *tree.children(cue.token, "det")) if not has_feature(token, "Definite=Ind")]
        definite = has_feature(cue.token, "Definite=Def") or any(is_deprel(token, "det") for token in told)
        if not definite or find_content(tree, cue, page.grammar) is not None:
            continue
        verb = tree.head(cue.token)
        bearer = verb if verb is not None and verb.i > cue.token.i else cue.token
        found = (oblique_of(tree, bearer, word) for word in sorted(page.grammar.of("origin")))
        owner = next((token for token in found if token is not None), None)
        if owner is not None and can_speak(page, owner) and (owner.head == bearer.i or bearer is cue.token):
            return _attribution(page, index, cue, owner, "points-back")
    return None


def _is_they(source: Token) -> bool:
    """Say whether a source is "they" without a noun: in a sentence that points back it is people in general."""
    return source.upos == "PRON" and has_feature(source, "Number=Plur")


def find_announcement(page: Page, quotation: Quotation) -> Attribution | None:
    """Give the attribution in the sentence before, if that says that somebody says and not what."""
    before = [i for i, s in enumerate(page.sentences) if s.span.end <= quotation.outer_start]
    if not before or quotation.paragraph - page.sentences[before[-1]].paragraph > 1:
        return None
    index = before[-1]
    if page.sentences[index].quotation is not None or page.texts[index].quoted is not None:
        return None
    tree = page.trees[index]
    if tree.tokens[-1].text == QUESTION:
        return None
    for cue in page.cues_in(index):
        if _may_quote(cue) and not cue.is_negated and not cue.entry.weak and cue.token.i >= len(tree) - 7:
            if find_content(tree, cue, page.grammar) is not None:
                continue
            subject = subject_of(tree, cue.token, page.grammar)
            if subject is None or cue.entry.pos != "VERB" or not can_speak(page, subject) or not _is_told(page, tree, cue):
                continue
            if subject.text.lower() not in page.grammar.of("first-person") | page.grammar.of("second-person"):
                return _attribution(page, index, cue, subject, "announced-quotation")
    return None


def _is_told(page: Page, tree: Tree, cue: Cue) -> bool:
    """Say whether the main clause tells of the speaking, not one that says of somebody what they are wont to say."""
    return not any(is_deprel(token, "acl", "ccomp", "advcl", "csubj") for token in (cue.token, *tree.ancestors(cue.token)))


def person_subject(page: Page, index: int) -> Span | None:
    """Give the subject of a sentence if it is somebody who may speak: a person's name or pronoun, a noun for a person."""
    tree = page.trees[index]
    for root in tree.roots:
        subject = own_subject(tree, root, page.grammar)
        if subject is not None and is_one(tree, subject) and is_person(page, tree, subject):
            return phrase_span(tree, subject, page.text)
    return _person_in_front(page, tree)


def _named_subject(page: Page, index: int) -> Span | None:
    """Give the subject of a sentence if it is a name, of whatever kind."""
    tree = page.trees[index]
    subjects = (own_subject(tree, root, page.grammar) for root in tree.roots)
    subject = next((found for found in subjects if found is not None), None)
    named = subject is not None and subject.upos == "PROPN" and is_one(tree, subject)
    return phrase_span(tree, subject, page.text) if named and subject is not None else None


def _named_last(page: Page, index: int) -> Span | None:
    """Give the person whose full name ends a sentence about a thing ("The result did not surprise pollster | Ida Holm:")."""
    tree = page.trees[index]
    subjects = [subject for root in tree.roots for subject in tree.children(root, "nsubj")]
    last = next((token for token in reversed(tree.tokens) if token.upos != "PUNCT"), None)
    name = tree.head(last) if last is not None and is_deprel(last, "flat") and last.upos == "PROPN" else None
    if name is None or name.upos != "PROPN" or not subjects or any(can_speak(page, subject) for subject in subjects):
        return None
    whole = is_deprel(name, "obj", "obl") and is_one(tree, name)
    return phrase_span(tree, name, page.text) if whole and name.entity[:3] == "PER" else None


def _person_in_front(page: Page, tree: Tree) -> Span | None:
    """Give the name of two words or the pronoun in the nominative that opens a sentence, whatever the tree says of it."""
    first = next((token for token in tree.tokens if token.upos != "PUNCT"), None)
    if first is None or not is_one(tree, first):
        return None
    full = [child for child in tree.children(first, "flat") if child.upos == "PROPN" and child.i == first.i + 1]
    if full and first.text[0].isupper():
        names = [first, *full, *(token for child in full for token in tree.children(child, "flat"))]
        return trimmed(page.text, first.start, max(token.end for token in names))
    pronoun = first.upos == "PRON" and is_person(page, tree, first)
    return Span.of(page.text, first.start, first.end) if pronoun else None


def is_one(tree: Tree, token: Token) -> bool:
    """Say whether a phrase is a single thing or person: no plural, not coordinated."""
    return not (token.placeholder or has_feature(token, "Number=Plur") or tree.children(token, "conj"))


def is_person(page: Page, tree: Tree, token: Token) -> bool:
    """Say whether a phrase is a person: a name, a noun for a person or a pronoun in the nominative."""
    pronoun = token.upos == "PRON" and token.text.lower() in page.grammar.of("third-person")
    full = bool(tree.children(token, "flat"))
    outlet = token.text.lower() in page.known_relays
    named = token.upos == "PROPN" and not outlet and (full or token.entity[:3] in ("PER", ""))
    noun = token.upos == "NOUN" and page.speakers.kind_of(token.lemma, token.text) == PERSON
    return (pronoun and has_feature(token, "Case=Nom")) or named or noun


def _attribution(page: Page, index: int, cue: Cue, source: Token | None, rule: str) -> Attribution:
    tree = page.trees[index]
    spans = cue_spans(page.text, cue)
    span = source_span(page, tree, source, cue) if source is not None and not source.placeholder else None
    if span is not None and cue.entry.pos == "ADP" and span.start < cue.tokens[-1].end <= span.end:
        span = trimmed(page.text, cue.tokens[-1].end, span.end)
    features = {"weak"} if cue.entry.weak else set()
    if source is not None and not is_deprel(source, "nsubj"):
        features.add("source-by-place")
    place = next((token for token in tree.tokens if token.placeholder), tree.tokens[-1])
    addressee = addressee_of(page, tree, cue, Content((place,), "quote"), source)
    if addressee is not None and place.placeholder and addressee.text[0].isupper():
        addressee = None  # a name behind the speaker's is more often the paper or programme that got the words
    return Attribution(index, spans, span, cue.entry.act, rule, cue.token.i, frozenset(features), addressee)
