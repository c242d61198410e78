"""What something is called or held to be, by the order of words where the tree has lost it.

`planen anser han for en fejl`, `søskende betragtes som vigtige`, `han er blevet kaldt en helt`: what is told of stands in
front of the finite verb or right behind the cue, what is said of it behind the preposition or behind the cue.
"""

from collections.abc import Sequence

from standpunkt.lexicon.entries import Frame
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.content import Content
from standpunkt.statements.contents.clauses import STOPPING, VERBAL
from standpunkt.statements.cues import Cue
from standpunkt.statements.subjects.by_tree import finite_verb, following_phrase, is_passive

MAX_GAP_TOKENS = 14
"""A preposition that says what something is held to be stands at most so many tokens behind the cue."""
MIN_CALLED_WORDS = 2
MAX_SAID_TOKENS = 7
"""What is said of a pronoun that stands for a clause comes within so many words."""
NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X")


def called_by_order(tree: Tree, cue: Cue, frame: Frame, grammar: Grammar) -> Content | None:
    """Give an object together with what is said of it, None where the order of words does not tell them apart."""
    if cue.entry.pos != "VERB" or cue.parts or (has_feature(cue.token, "VerbForm=Inf") and not frame.preposition):
        return None
    passive = is_passive(tree, cue.token, grammar)
    end = _segment_end(tree, cue.token.i + 1)
    behind = tree.tokens[cue.token.i + 1 : end]
    place = 0
    if frame.preposition:
        marks = [i for i, token in enumerate(behind[:MAX_GAP_TOKENS]) if token.text.lower() == frame.preposition
                 and (i == 0 or behind[i - 1].upos not in ("ADP", "ADV"))]  # fmt: skip
        if not marks:
            return None
        place = marks[0]
    elif not passive:
        return _called_of_fronted(tree, cue, end) or _called_behind(tree, cue, behind)
    between, said = behind[:place], behind[place:]
    if any(is_deprel(token, "mark") and token.i < token.head for token in between):
        return None  # "backed the bill only | after | a call for it had come"
    if passive and not said:
        return _called_in_front(tree, cue, grammar)
    if not any(token.upos in NOMINAL for token in said) or said[-1].upos in ("ADP", "SCONJ"):
        return None
    if place < len(behind) - 1 and has_feature(behind[place + 1], "Case=Nom"):
        return None  # "denounced the bill | as it was sailing through"
    told = _told_between(tree, cue, between, passive, grammar)
    if told:
        return Content(tree.tokens[told[0].i : said[-1].i + 1], "np", says_of_object=True)
    front = _in_front(tree, cue, passive, grammar)
    if not front or any(token.upos in NOMINAL and token.upos != "ADJ" for token in between) == passive:
        return None
    return Content((*front, *said), "np", says_of_object=True)


def _called_behind(tree: Tree, cue: Cue, behind: Sequence[Token]) -> Content | None:
    """Read "kalder datoen »næsten skandaløs«" of a verb that always takes both: a noun phrase, then what it is called."""
    always = all(frame.takes_object for frame in cue.entry.frames) and _has_subject_in_front(tree, cue)
    words = [token for token in behind if token.upos != "PUNCT"]
    if not always or len(words) < MIN_CALLED_WORDS or words[0].upos not in ("DET", *NOMINAL):
        return None
    thing = next((token for token in words if token.upos in ("NOUN", "PROPN", "PRON")), words[-1])
    if thing is words[-1] or words[-1].upos not in NOMINAL or any(token.upos in ("ADP", *VERBAL) for token in words):
        return None
    return Content(tuple(behind), "np", says_of_object=True)


def _called_of_fronted(tree: Tree, cue: Cue, end: int) -> Content | None:
    """Read "planen kalder hun en skandale" of a verb that always takes both: the thing in front, its subject right behind."""
    subject = tree.tokens[cue.token.i + 1] if cue.token.i + 1 < len(tree) else cue.token
    person = has_feature(subject, "Case=Nom")
    roles = ("obj", "nsubj") if person else ("obj",)
    told = next((child for child in tree.children(cue.token, *roles) if child.i < cue.token.i), None)
    always = all(frame.takes_object for frame in cue.entry.frames)
    if told is None or not always or not (person or is_deprel(subject, "nsubj")):
        return None
    start = tree.subtree(subject)[-1].i + 1
    said = tree.tokens[start:end]
    if not said or said[0].upos not in ("DET", "ADJ", "NOUN", "PUNCT") or said[-1].upos not in (*NOMINAL, "PUNCT"):
        return None
    last = next(token.i for token in reversed(tree.tokens[: cue.token.i]) if token.upos != "PUNCT")
    return Content((*tree.tokens[tree.subtree(told)[0].i : last + 1], *said), "np", says_of_object=True)


def _called_in_front(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Read "en skandale bliver det kaldt": what is said stands in front, what it is said of behind the auxiliary."""
    finite = finite_verb(tree, cue.token)
    subject = following_phrase(tree, finite, grammar) if finite is not None and finite.i < cue.token.i else None
    front = _in_front(tree, cue, True, grammar)
    if not front or subject is None or subject.i > cue.token.i or subject.text.lower() not in grammar.of("anaphor"):
        return None
    return Content((*front, subject), "np", says_of_object=True)


def _segment_end(tree: Tree, start: int) -> int:
    """Give where the words behind a cue end: at a stop or a new clause."""
    for token in tree.tokens[start:]:
        verb = token.i + 1 < len(tree) and has_feature(tree.tokens[token.i + 1], "VerbForm=Inf")
        if token.text in STOPPING or (token.upos == "CCONJ" and (verb or _has_verb(tree, token.i))):
            return token.i
    return len(tree)


def _has_verb(tree: Tree, start: int) -> bool:
    end = next((token.i for token in tree.tokens[start:] if token.text in STOPPING), len(tree))
    return any(has_feature(token, "VerbForm=Fin") for token in tree.tokens[start:end])


def _told_between(tree: Tree, cue: Cue, between: Sequence[Token], passive: bool, grammar: Grammar) -> Sequence[Token]:
    """Give the object between cue and preposition; in a passive the subject behind an inverted verb."""
    tokens = list(between)
    in_front = _has_subject_in_front(tree, cue)
    if passive and in_front:
        return ()
    if not passive and not in_front:
        subject = following_phrase(tree, cue.token, grammar)
        if subject is not None:
            tokens = [token for token in tokens if token.i > subject.i]
    while tokens and tokens[0].upos in ("ADV", "PUNCT", "PART", "ADP"):
        tokens.pop(0)
    return tokens if any(token.upos in ("NOUN", "PROPN", "PRON") for token in tokens) else ()


def _has_subject_in_front(tree: Tree, cue: Cue) -> bool:
    """Say whether something nominal stands right in front of the finite verb, not under a preposition."""
    finite = finite_verb(tree, cue.token) or cue.token
    following = tree.tokens[finite.i + 1] if finite.i + 1 < len(tree) else finite
    if has_feature(following, "Case=Nom"):
        return False
    start = _clause_start(tree, finite.i)
    tokens = [token for token in tree.tokens[start : finite.i] if token.upos != "PUNCT"]
    return bool(tokens) and tokens[0].upos not in ("ADP", "ADV", "SCONJ") and any(t.upos in NOMINAL for t in tokens)


def _in_front(tree: Tree, cue: Cue, passive: bool, grammar: Grammar) -> Sequence[Token]:
    """Give the phrase in front of the finite verb that something is said of: subject of a passive, fronted object."""
    finite = finite_verb(tree, cue.token) or cue.token
    phrase = [t for t in tree.tokens[_clause_start(tree, finite.i) : finite.i] if t.upos != "PUNCT"]
    if not phrase or phrase[0].upos in ("ADP", "ADV", "SCONJ") or any(_is_verb(token) for token in phrase):
        return ()
    if phrase[0].text.lower() in tree.relatives or not any(token.upos in NOMINAL for token in phrase):
        return ()
    if passive:
        return phrase
    subject = following_phrase(tree, cue.token, grammar)
    return phrase if subject is not None and cue.token is finite else ()


def _is_verb(token: Token) -> bool:
    return token.upos in VERBAL and not has_feature(token, "VerbForm=Part")


def _clause_start(tree: Tree, end: int) -> int:
    """Give where the clause begins whose finite verb stands at token `end`."""
    for token in reversed(tree.tokens[:end]):
        if token.text in STOPPING or token.upos in ("CCONJ", "SCONJ"):
            return token.i + 1
    return 0


def before_clause(tree: Tree, head: Token, grammar: Grammar) -> list[Token]:
    """Give the words between a pronoun and the clause that it stands for ("finder det | helt i orden |, at …")."""
    if head.upos != "PRON" or head.text.lower() not in grammar.of("anaphor"):
        return []
    near = tree.tokens[head.i + 1 : head.i + MAX_SAID_TOKENS]
    comma = next((token.i for token in near if token.text == ","), None)
    if comma is None or comma + 1 >= len(tree) or tree.tokens[comma + 1].text.lower() not in grammar.of("complementiser"):
        return []
    said = tree.tokens[head.i + 1 : comma]
    nominal = any(token.upos in ("ADJ", "NOUN") for token in said)
    return list(said) if nominal and not any(token.upos in VERBAL for token in said) else []


def owned_behind(tree: Tree, last: Token) -> Sequence[Token]:
    """Give what a genitive at the end of a phrase owns, in marks or not ("byens | »egentlige svøbe«")."""
    if not has_feature(last, "Case=Gen"):
        return ()
    noun = next((token for token in tree.tokens[last.i + 1 : last.i + 5] if token.upos == "NOUN"), None)
    between = tree.tokens[last.i + 1 : noun.i] if noun is not None else ()
    if noun is None or any(token.upos not in ("ADJ", "NUM", "PUNCT") or token.text in STOPPING for token in between):
        return ()
    return tree.tokens[last.i + 1 : noun.i + 1]


def agent_said_of(tree: Tree, content: Content, words: frozenset[str], somebody: frozenset[str]) -> Token | None:
    """Give the agent that the tree hangs on what something is held to be ("kaldes urealistisk | af eksperter").

    An adjective has no owner; of a noun the phrase is an owner as a rule ("som en del af regeringen"), if not indefinite.
    """
    for case in reversed(content.tokens):
        phrase = tree.head(case) if case.upos == "ADP" and case.text.lower() in words else None
        governor = tree.head(phrase) if phrase is not None else None
        if phrase is None or governor is None or phrase.i < case.i or governor not in content.tokens:
            continue
        indefinite = has_feature(phrase, "Number=Plur") and has_feature(phrase, "Definite=Ind")
        if governor.upos == "ADJ" or phrase.text.lower() in somebody or (indefinite and phrase.upos == "NOUN"):
            return phrase
    return None
