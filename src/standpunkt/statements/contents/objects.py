"""Objects of a cue, and what is said of them: "called the plan | a disgrace", "beskrev dagen | som hård"."""

from collections.abc import Sequence

from standpunkt.lexicon.entries import Frame
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.content import Content
from standpunkt.statements.contents.called import before_clause
from standpunkt.statements.contents.clauses import STOPPING, VERBAL, clause_tokens
from standpunkt.statements.contents.ends import MARKS
from standpunkt.statements.cues import ADDRESSED, Cue, is_finite
from standpunkt.statements.subjects.by_tree import is_passive

NOMINAL = ("ADJ", "DET", "NUM", "NOUN", "PRON", "PROPN")
MIN_GIVEN = 2
CALLING_ACTS = ("say", "view")
"""Acts of those who call or find a thing something; what is denied or confirmed is so by itself."""
MAX_CALLED_TOKENS = 12
"""Words in marks that a thing is called are no more than this."""


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


def object_with(tree: Tree, cue: Cue, frame: Frame, grammar: Grammar) -> Content | None:
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
    comma = next((token.i for token in tree.tokens[start : case.i] if token.text == ","), case.i)
    if any(is_deprel(token, "mark") and token.i < token.head for token in tree.tokens[start:comma]):
        return []  # "backed the bill only | after | a call for it had come"
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
