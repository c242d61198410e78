"""Phrases: contents that are noun phrases, by themselves, under a preposition, or with what is said of them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from standpunkt.lexicon.entries import Frame
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.content import Content
from standpunkt.statements.contents.called import before_clause, called_by_order, owned_behind
from standpunkt.statements.contents.clauses import STOPPING, VERBAL, clause_tokens, is_infinitive
from standpunkt.statements.contents.free import free_relative
from standpunkt.statements.cues import ADDRESSED, Cue, is_finite
from standpunkt.statements.subjects.by_tree import case_of, is_passive, is_time

MARKS = ('"', "“", "”", "„", "»", "«", "''", "``", "‘")
"""Marks that can open or close words; an apostrophe is none."""

MODIFYING = ("ADJ", "DET", "NUM")
NOMINAL = (*MODIFYING, "NOUN", "PRON", "PROPN")
MIN_GIVEN = 2
CALLING_ACTS = ("say", "view")
"""Acts of those who call or find a thing something; what is denied or confirmed is so by itself."""
MAX_CALLED_TOKENS = 12
"""Words in marks that a thing is called are no more than this."""


def phrase_content(tree: Tree, cue: Cue, frame: Frame, grammar: Grammar) -> Content | None:
    """Give a noun phrase that is the content: object, subject of a passive, or phrase under a preposition."""
    own = {token.i for token in cue.tokens}
    if frame.takes_object:
        if free_relative(tree, cue.token, grammar) is not None:
            return _called_freely(tree, cue, frame)
        called = _object_with(tree, cue, frame, grammar) or called_by_order(tree, cue, frame, grammar)
        return None if called is None else replace(called, tokens=_ended(tree, called.tokens))
    if frame.preposition:
        for child in _prepositional(tree, cue, frame.preposition, grammar):
            if is_time(tree, child, grammar):
                continue
            case = tree.child(child, "case")
            skip = [token for token in (case,) if token is not None]
            tokens = [token for token in tree.subtree(child, without=skip) if token.i not in own]
            front = tree.tokens[case.i + 1 : tokens[0].i] if case is not None and tokens else ()
            if front and all(token.upos in MODIFYING for token in front):
                tokens = [*front, *tokens]  # "søgte om | mere | tid", with the two beside each other in the tree
            if tokens and _is_telling(child) and (cue.entry.pos != "NOUN" or child.upos != "NUM"):
                told = _with_clause_about(tree, _coordinated(tree, tokens), grammar)
                return Content(_with_condition(tree, cue, _with_purpose(tree, told, grammar), grammar), "np", case)
        return None
    head = object_of(tree, cue, grammar)
    if head is not None and has_feature(head, "PronType=Rel"):
        return _antecedent(tree, cue, head)
    if head is None or not _is_telling(head) or is_time(tree, head, grammar):
        return None
    tokens = [token for token in tree.subtree(head) if token.i not in own]
    if not tokens:
        return None
    whole = [*tokens, *_rest_behind(tree, cue, tokens, grammar)]
    told = _with_clause_about(tree, _coordinated(tree, whole), grammar)
    behind = told[0].i > cue.token.i and not grammar.verb_second
    return Content(_with_purpose(tree, told, grammar) if behind else told, "np")


def _called_freely(tree: Tree, cue: Cue, frame: Frame) -> Content | None:
    """Give what a thing without a name of its own is called ("closed what it called | an unsafe bridge", "in what he described
    | as a great day"); a definite phrase may as well be the thing ("asked what they called | the house")."""
    start = cue.tokens[-1].i + 1
    first = tree.tokens[start] if start < len(tree) else cue.token
    given = first.lemma.lower() == frame.preposition if frame.preposition else (
        first.text in MARKS or has_feature(first, "Definite=Ind")
    )  # fmt: skip
    said = next((child for child in tree.children(cue.token) if given and tree.subtree(child)[0].i == start), None)
    return None if said is None else Content(tuple(tree.subtree(said)), "np", says_of_object=True)


def _rest_behind(tree: Tree, cue: Cue, tokens: Sequence[Token], grammar: Grammar) -> list[Token]:
    """Give how often or which way, right behind an object ("lover en afgang | hvert kvarter", "lover pengene | tilbage")."""
    following = tree.tokens[tokens[-1].i + 1] if tokens and tokens[-1].i + 1 < len(tree) else None
    if following is None or tokens[-1].i < cue.token.i:
        return []
    beside = tree.children(cue.token, "obj")
    rest = next((child for child in beside if tree.subtree(child)[0] is following and child not in cue.tokens), None)
    own = {token.i for token in cue.tokens}
    if rest is None or is_time(tree, rest, grammar) or own & {token.i for token in tree.subtree(rest)}:
        return []
    return tree.subtree(rest)


def _antecedent(tree: Tree, cue: Cue, relative: Token) -> Content | None:
    """Give what a relative object stands for ("sent a plan for the march, which they | rejected")."""
    noun = tree.head(cue.token)
    if not is_deprel(cue.token, "acl") or noun is None or noun.upos != "NOUN" or noun.i > relative.i:
        return None  # no person: "Ann Hill, whom the party | supports"
    tokens = [token for token in tree.subtree(noun) if token.i < relative.i]
    while tokens and tokens[-1].upos in ("PUNCT", "ADP", "CCONJ"):
        tokens.pop()
    while tokens and tokens[0].upos in ("ADP", "CCONJ", "PUNCT"):
        tokens.pop(0)
    return Content(tuple(tokens), "np") if noun in tokens else None


def _with_purpose(tree: Tree, tokens: tuple[Token, ...], grammar: Grammar) -> tuple[Token, ...]:
    """Take in the infinitive right behind a phrase, which says what is to become of it ("for the road" | "to be closed")."""
    last = tokens[-1].i
    marker = tree.tokens[last + 1] if last + 2 < len(tree) else None
    verb = tree.head(marker) if marker is not None else None
    if marker is None or verb is None or verb.i < marker.i or marker.text.lower() not in grammar.of("infinitive"):
        return tokens
    if not is_infinitive(tree, verb):
        return tokens
    return (*tokens, *clause_tokens(tree, verb, marker, (), grammar))


def _with_condition(tree: Tree, cue: Cue, tokens: tuple[Token, ...], grammar: Grammar) -> tuple[Token, ...]:
    """Take in the condition right behind a phrase ("warned of a strike" | "if the talks fail")."""
    comma = tokens[-1].i + 2 < len(tree) and tree.tokens[tokens[-1].i + 1].text in (",", *MARKS)
    marker = tree.tokens[min(tokens[-1].i + (2 if comma else 1), len(tree) - 1)]
    verb = tree.head(marker) if is_word(marker, grammar.of("conditional")) and marker.upos == "SCONJ" else None
    if verb is None or verb.i < marker.i or tokens[-1].i < cue.token.i or not is_finite(tree, verb):
        return tokens
    run = clause_tokens(tree, verb, marker, (), grammar)
    return (*tokens, *tree.tokens[tokens[-1].i + 1 : marker.i], *run)


def _with_clause_about(tree: Tree, tokens: tuple[Token, ...], grammar: Grammar) -> tuple[Token, ...]:
    """Take in the clause under a preposition that tells what a noun is about ("planen" | "om at lukke tre afdelinger"),
    whatever the tree hangs it on."""
    last = tokens[-1]
    marker = tree.tokens[last.i + 1] if last.i + 2 < len(tree) and last.upos == "NOUN" else None
    verb = tree.head(marker) if marker is not None and is_deprel(marker, "mark") else None
    if marker is None or verb is None or verb.i < marker.i or not is_word(marker, grammar.of("about")):
        return tokens
    return (*tokens, *clause_tokens(tree, verb, marker, (), grammar))


def _ended(tree: Tree, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Move the end of the last stretch of some tokens to where a phrase ends."""
    tokens = (*tokens, *owned_behind(tree, tokens[-1]))
    start = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].i - tokens[i - 1].i > 1), 0)
    return (*tokens[:start], *_up_to_clause(tree, tokens[start:]))


def _coordinated(tree: Tree, tokens: list[Token]) -> tuple[Token, ...]:
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
    if last + 2 < len(tree) and tree.tokens[last + 1].upos in ("CCONJ", "ADP") and last + 1 not in tree.breaks:
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


def object_of(tree: Tree, cue: Cue, grammar: Grammar) -> Token | None:
    """Give the object of an active cue, the subject of a passive one."""
    own = {token.i for token in cue.tokens}
    passive = cue.entry.pos == "VERB" and is_passive(tree, cue.token, grammar)
    children = tree.children(cue.token, "nsubj" if passive else "obj")
    objects = [child for child in children if child.i not in own and not child.placeholder]
    if not objects and not passive and not grammar.verb_second:
        objects = [child for child in tree.children(cue.token, "xcomp") if _is_lost_object(tree, cue, child)]
    if not objects:
        return None if passive else _second_subject(tree, cue, grammar)
    return objects[1] if not passive and _is_given(tree, cue, objects) else objects[0]


def _is_lost_object(tree: Tree, cue: Cue, noun: Token) -> bool:
    """Say whether a noun right behind a verb is its object, which the tree makes a predicate ("urged | restraint")."""
    bare = noun.upos in ("NOUN", "PROPN") and not tree.children(noun, "cop", "mark", "case", "nsubj")
    return bare and noun not in cue.tokens and tree.subtree(noun)[0].i == cue.tokens[-1].i + 1


def _is_given(tree: Tree, cue: Cue, objects: Sequence[Token]) -> bool:
    """Say whether the first of two objects behind a cue is those who get the second ("lovede | folket | en ny grundlov")."""
    if cue.entry.addressee not in ADDRESSED or len(objects) < MIN_GIVEN or not cue.token.i < objects[0].i:
        return False
    first, second = objects[:2]
    definite = first.upos in ("PRON", "PROPN") or has_feature(first, "Definite=Def")
    return definite and tree.subtree(second)[0].i == tree.subtree(first)[-1].i + 1


def _second_subject(tree: Tree, cue: Cue, grammar: Grammar) -> Token | None:
    """Give the object that the tree takes for another subject: behind the verb, or in front with a pointing article.

    `Mogens Holm, der er biolog, kritiserer | beslutningerne`; `Den ordning | kritiserer revisorerne`.
    """
    subjects = [child for child in tree.children(cue.token, "nsubj") if child.upos in ("NOUN", "PROPN")]
    if len(subjects) != 2 or not subjects[0].i < cue.token.i < subjects[1].i or not grammar.verb_second:
        return None
    pointing = any(is_word(det, grammar.of("pointing")) for det in tree.children(subjects[0], "det"))
    return subjects[0] if pointing else subjects[1]


def _object_with(tree: Tree, cue: Cue, frame: Frame, grammar: Grammar) -> Content | None:
    """Give the object with what is said of it ("kalder aftalen for en fejl", "finder det rimeligt, at prisen falder")."""
    own = {token.i for token in cue.tokens}
    head = _told_of(tree, cue, grammar)
    if head is None:
        return None
    said = _under(tree, cue, head, frame.preposition) if frame.preposition else (
        _in_marks(tree, head) or _predicate(tree, cue, head) or before_clause(tree, head, grammar) or _marks_later(tree, cue)
    )  # fmt: skip
    if not said or head in said:
        return None
    told = tree.subtree(head)
    if head.i > cue.token.i:
        last = max(said[-1].i, _told_later(tree, cue, head, said[-1].i, grammar))
        first = next(token.i for token in told if token.i not in own)
        return Content(tree.tokens[first : last + 1], "np", says_of_object=True)
    tokens = {token.i: token for token in (*told, *said) if token.i not in own}
    return Content(tuple(tokens[i] for i in sorted(tokens)), "np", says_of_object=True)


def _told_of(tree: Tree, cue: Cue, grammar: Grammar) -> Token | None:
    """Give what something is said of: the first object behind an active cue, else its object or passive subject."""
    own = {token.i for token in cue.tokens}
    following = tree.tokens[cue.tokens[-1].i + 1] if cue.tokens[-1].i + 1 < len(tree) else cue.token
    if is_word(following, grammar.of("objective")) and tree.tokens[following.i + 1 : following.i + 2] and (
        tree.tokens[following.i + 1].text in MARKS
    ):  # fmt: skip
        return following  # 'called | her | "a rising star"', with a pronoun that may own what follows
    behind = [child for child in tree.children(cue.token, "obj", "iobj", "expl") if child.i > cue.token.i]
    twice = [child for child in tree.children(cue.token, "xcomp") if child.upos in ("NOUN", "PROPN") and child.i > cue.token.i]
    behind = behind or twice[: len(twice) - 1] or _named_before_marks(tree, cue) or [
        child for child in tree.children(cue.token, "obl") if any(case in cue.parts for case in tree.children(child, "case"))
    ]  # "called | the plan | a farce", "referred to | the vote | as a hoax"
    if cue.token.i in tree.sharing:  # "mener det og kalder | det | uforståeligt"
        behind = behind or [child for child in tree.children(cue.token, "nsubj") if child.i > cue.token.i]
    if behind and not is_passive(tree, cue.token, grammar) and behind[0].i not in own and not behind[0].placeholder:
        return behind[0]
    return object_of(tree, cue, grammar)


def _named_before_marks(tree: Tree, cue: Cue) -> list[Token]:
    """Give the phrase between a cue and words in marks, whatever the tree makes of it ('called | Hill | "a fine man"')."""
    opening = next((token.i for token in tree.tokens[cue.tokens[-1].i + 1 :] if token.text in MARKS), 0)
    phrase = tree.tokens[cue.tokens[-1].i + 1 : opening]
    named = bool(phrase) and all(token.upos in ("DET", "ADJ", "NOUN", "PROPN", "NUM") for token in phrase)
    fronted = any(child.i < cue.token.i for child in tree.children(cue.token, "obj"))
    calls = fronted and any(is_deprel(token, "nsubj") for token in phrase)  # 'that | the mayor | called "a farce"'
    return [token for token in phrase[-1:] if named and not calls and token.upos in ("NOUN", "PROPN")]


def _under(tree: Tree, cue: Cue, head: Token, preposition: str) -> list[Token]:
    """Give what is said of an object under a preposition behind cue and object, with it."""
    start = max(cue.token.i, head.i) + 1  # no preposition in front: "indkalder | til møde | torsdag"
    case = next((token for token in tree.tokens[start:] if token.lemma.lower() == preposition
                 and token.upos in ("ADP", "SCONJ", "ADV")), None)  # fmt: skip
    if case is None or _acts_again(tree, cue, case):
        return []
    rest = tree.head(case)
    if rest is None or rest.i <= case.i or rest.i == head.i:
        rest = next((token for token in tree.tokens[case.i + 1 :] if token.upos in ("NOUN", "PROPN", "ADJ")), None)
    if rest is None or rest.i == head.i or (is_deprel(case, "mark") and tree.child(rest, "nsubj") and is_finite(tree, rest)):
        return []  # "denounced the bill | as it was sailing through"
    said = [token for token in tree.subtree(rest) if token.i >= case.i]
    return [*tree.tokens[case.i : said[0].i], *said]


def _acts_again(tree: Tree, cue: Cue, case: Token) -> bool:
    """Say whether a conjunction joins another verb to a cue in front of a preposition ("kårer dem og | giver lov til")."""
    between = tree.tokens[cue.token.i + 1 : case.i]
    acts = [token.i for token in between if has_feature(token, "VerbForm=Inf") or has_feature(token, "VerbForm=Fin")]
    return any(tree.tokens[i - 1].upos == "CCONJ" for i in acts)


def _predicate(tree: Tree, cue: Cue, head: Token) -> list[Token]:
    """Give what is said of an object without a preposition: the adjective or noun behind it."""
    behind = max(cue.token.i, head.i if head.i > cue.token.i else cue.token.i)
    for child in tree.children(cue.token, "xcomp", "obl", "advcl", "obj", "advmod", "amod"):
        if child.i <= behind or child.upos not in ("ADJ", "NOUN", "VERB"):
            continue
        described = child.upos == "ADJ" or (child.i == behind + 1 and has_feature(child, "Degree=Pos"))
        if tree.children(child, "case", "mark") or (is_deprel(child, "advmod", "amod") and not described):
            continue
        return tree.subtree(child)
    return _adverb_behind(tree, cue, head) or _phrase_behind(tree, cue, head)


def _adverb_behind(tree: Tree, cue: Cue, head: Token) -> list[Token]:
    """Give the adjective that ends a clause right behind an object, which the tree takes for an adverb ("kalder angrebet |
    helt uacceptabelt", "det kalder hun | urimeligt"); one may as well have found a thing somehow ("fandt bilen hurtigt")."""
    calls = bool(cue.entry.frames_of("quote")) or all(frame.takes_object for frame in cue.entry.frames)
    if cue.entry.act not in CALLING_ACTS or not (calls or has_feature(cue.token, "Tense=Pres")):
        return []
    last = tree.subtree(head)[-1].i
    if head.i < cue.token.i:
        subject = tree.child(cue.token, "nsubj")
        last = tree.subtree(subject)[-1].i if subject is not None and subject.i > cue.token.i else cue.token.i
    end = next((token.i for token in tree.tokens[last + 1 :] if token.text in STOPPING or token.upos == "CCONJ"), len(tree))
    start = end
    while start > last + 1 and tree.tokens[start - 1].upos in ("ADV", "ADJ"):
        start -= 1
    between = tree.tokens[last + 1 : start]
    phrase = not between or (between[0].upos == "ADP" and all(token.upos in (*NOMINAL, "ADP") for token in between))
    adjective = start < end and has_feature(tree.tokens[end - 1], "Degree=Pos")
    return list(tree.tokens[start:end]) if phrase and adjective else []


def _phrase_behind(tree: Tree, cue: Cue, head: Token) -> list[Token]:
    """Give the phrase that a pronoun is said to be, of a verb that always says so ("kalder det | i strid med loven")."""
    always = all(frame.takes_object for frame in cue.entry.frames)
    first = tree.tokens[head.i + 1] if head.i + 1 < len(tree) else None
    if not always or cue.parts or head.upos != "PRON" or head.i != cue.token.i + 1 or first is None or first.upos != "ADP":
        return []
    end = next((token.i for token in tree.tokens[first.i :] if token.text in STOPPING), len(tree))
    return list(tree.tokens[first.i : end])


def _in_marks(tree: Tree, head: Token) -> Sequence[Token]:
    """Give the words in marks right behind an object, marks included ("called the deal" | "a gift to the rich")."""
    for token in tree.tokens[head.i + 1 :]:
        opens = token.text in MARKS and token.end < tree.tokens[-1].end and tree.tokens[token.i + 1].upos != "PUNCT"
        if opens and tree.tokens[token.i + 1].start == token.end:
            close = next((later.i for later in tree.tokens[token.i + 2 :] if later.text in MARKS), len(tree) - 1)
            return tree.tokens[token.i : _behind_marks(tree, close) + 1]
        if token.upos in VERBAL or token.text in STOPPING or (token.upos == "ADP" and token.i == head.i + 1):
            return ()
    return ()


def _behind_marks(tree: Tree, close: int) -> int:
    """Give the end of the phrase under a preposition behind words in marks ("a "gift" | to the rich"), `close` if none is."""
    first = tree.tokens[close + 1] if close + 1 < len(tree) else None
    if first is None or first.upos != "ADP" or first.i in tree.when_told:
        return close
    end = next((token.i for token in tree.tokens[close + 1 :] if token.text in STOPPING), len(tree))
    rest = tree.tokens[close + 1 : end]
    told = any(has_feature(token, "VerbForm=Fin") or token.upos in ("SCONJ", "CCONJ") for token in rest)
    return close if told or any(token.i in tree.when_told for token in rest) else end - 1


def _marks_later(tree: Tree, cue: Cue) -> Sequence[Token]:
    """Give the words in marks, article in front, that end the clause of a verb which calls a thing something: "called the
    idea that she had lost | a "joke""."""
    if not all(frame.takes_object or frame.kind == "quote" for frame in cue.entry.frames) or cue.parts:
        return ()
    end = next((token.i for token in tree.tokens[cue.token.i :] if token.text in STOPPING), len(tree))
    close = end - 1 if tree.tokens[end - 1].text in MARKS else end
    close = close if close < len(tree) and tree.tokens[close].text in MARKS else end + 1
    if close >= len(tree) or tree.tokens[close].text not in MARKS:
        return ()
    opening = next((token.i for token in reversed(tree.tokens[cue.token.i + 2 : close]) if token.text in MARKS), None)
    if opening is None or close - opening > MAX_CALLED_TOKENS:
        return ()
    first = opening - 1 if tree.tokens[opening - 1].upos == "DET" else opening
    before = tree.tokens[first - 1]
    return tree.tokens[first : close + 1] if before.upos not in ("ADP", "VERB", "AUX", "PART", "CCONJ", "PUNCT") else ()


def _told_later(tree: Tree, cue: Cue, head: Token, last: int, grammar: Grammar) -> int:
    """Give the end of the clause that a pronoun stands for ("kalder det en skandale" | "at ministeren tav")."""
    if head.upos != "PRON":
        return last
    for token in tree.tokens[last + 1 : last + 3]:
        if token.text.lower() in grammar.of("complementiser"):
            clause = tree.head(token)
            if clause is not None and clause.i > token.i:
                return clause_tokens(tree, clause, token, (), grammar)[-1].i
    return last


def _prepositional(tree: Tree, cue: Cue, preposition: str, grammar: Grammar) -> Iterator[Token]:
    """Yield the phrases under a preposition that hang on the cue, on a noun of its phrase, or on whose the noun is."""
    own = {token.i for token in cue.tokens}
    for token in tree.tokens[: cue.token.i]:
        stranded = next((case for case in tree.children(token, "case") if case.i > cue.token.i), None)
        if stranded is not None and token.head in own and stranded.lemma.lower() == preposition:
            yield token  # "det regnestykke | tror borgmesteren ikke på"
    for token in tree.tokens[cue.token.i + 1 :]:
        if not is_deprel(token, "obl", "nmod", "obj", "advcl"):
            continue
        case = tree.child(token, "case")
        if case is not None and case.lemma.lower() == preposition:
            near = case.i in own or case.i - 1 in own or _is_behind_time(tree, own, token, grammar)
            if token.head in own or near or _is_of_owner(tree, cue, token, case, grammar):
                yield token
        elif case is not None and _is_double(tree, own, case, preposition):
            yield token


def _is_behind_time(tree: Tree, own: Collection[int], phrase: Token, grammar: Grammar) -> bool:
    """Say whether the tree hangs a phrase on the time that stands between it and the cue ("advarede i juni | om fejl")."""
    time = tree.head(phrase)
    return time is not None and time.head in own and time.i < phrase.i and time.text.lower() in grammar.of("calendar")


def _is_double(tree: Tree, own: Collection[int], case: Token, preposition: str) -> bool:
    """Say whether the frame's preposition stands right before another, as one with it ("positiv | over for | planen")."""
    first = tree.tokens[case.i - 1]
    return first.lemma.lower() == preposition and first.upos in ("ADP", "ADV") and (first.head in own or first.i - 1 in own)


def _is_of_owner(tree: Tree, cue: Cue, phrase: Token, case: Token, grammar: Grammar) -> bool:
    """Say whether a phrase right behind those who have the noun is the noun's ("aftalen mellem partierne | om moms")."""
    owner = tree.head(phrase)
    if cue.entry.pos != "NOUN" or owner is None or owner.head != cue.token.i or owner.i > case.i:
        return False
    return case_of(tree, owner) in grammar.of("origin") | grammar.of("holding")


def _is_telling(head: Token) -> bool:
    """Say whether a noun phrase tells something by itself; a pronoun points elsewhere."""
    return head.upos != "PRON" and not has_feature(head, "Reflex=Yes")
