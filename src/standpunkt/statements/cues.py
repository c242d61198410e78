"""Cues: which words of a sentence carry an act, found through the lexicon's entries."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from standpunkt.lexicon.entries import Entry, Lexicon
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word, once_a_token

P = ParamSpec("P")
T = TypeVar("T")
MAX_PART_DISTANCE = 9
"""A part of a phrase stands at most so many tokens from its head word."""
MAX_PRONOUN_DISTANCE = 4
"""A reflexive stands closer: right behind the verb or behind its inverted subject."""
MARKS = ('"', "“", "”", "„", "»", "«", "''", "``")
ADDRESSED = ("object", "indirect")
"""Addressees that stand right behind a cue, where a subject might."""
CLAUSES = ("ccomp", "advcl", "acl", "parataxis", "csubj")
SAME_CLASS = {
    "VERB": ("VERB", "AUX"), "AUX": ("AUX", "VERB"), "ADJ": ("ADJ", "VERB", "ADV", "NOUN"),
    "NOUN": ("NOUN", "PROPN"), "ADV": ("ADV", "ADJ", "ADP", "X"), "ADP": ("ADP", "ADV", "SCONJ"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that carries an act here, the entry that says so, and the other words of the phrase."""

    token: Token
    entry: Entry
    parts: tuple[Token, ...]
    is_negated: bool

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Head word and parts in text order."""
        return tuple(sorted((self.token, *self.parts), key=lambda token: token.i)) if self.parts else (self.token,)


def once_a_cue(rule: Callable[Concatenate[Tree, Cue, P], T]) -> Callable[Concatenate[Tree, Cue, P], T]:
    """Have a rule look once at each cue of a tree; what it is given beside them must be the same for all of a tree."""

    @wraps(rule)
    def answer(tree: Tree, cue: Cue, /, *args: P.args, **kwargs: P.kwargs) -> T:
        known = tree.answers.setdefault(rule, {})
        key = (cue.token.i, id(cue.entry), *(part.i for part in cue.parts))
        if key not in known:
            known[key] = cue, rule(tree, cue, *args, **kwargs)  # the cue keeps its entry, so that no other has the id
        return cast(T, known[key][1])

    return answer


def find_cues(tree: Tree, lexicon: Lexicon, grammar: Grammar) -> Iterator[Cue]:
    """Yield the possible cues of a sentence in text order, the longest phrase first where entries share a word."""
    for token, (lemma, form) in zip(tree.tokens, tree.lowered, strict=True):
        if token.placeholder:
            continue
        found = []
        for entry in lexicon.of_word(lemma, form):
            if not tree.words.issuperset(entry.parts) or not _is_of_class(tree, token, entry.pos):
                continue
            if entry.pos == "ADJ" and not is_predicative(tree, token):
                continue
            parts = _find_parts(tree, token, entry, grammar)
            if parts is None:
                continue
            negated = is_negated(tree, token, grammar)
            if entry.negated == "required" and not negated:
                continue
            found.append(Cue(token, entry, parts, negated))
        yield from sorted(found, key=_nearest_first)


def _nearest_first(cue: Cue) -> tuple[int, int]:
    """Give the order of cues that share a word: those with most parts first, then those whose parts stand nearest."""
    return -len(cue.parts), max((abs(part.i - cue.token.i) for part in cue.parts), default=0)


def _is_of_class(tree: Tree, token: Token, pos: str) -> bool:
    """Say whether a token may be a word of the class; what marks a case is a preposition whatever it is made of, and an
    adjective with an auxiliary a verb ("police are | appealing | for witnesses")."""
    lost = (pos == "ADP" and is_deprel(token, "case")) or (
        pos == "VERB" and token.upos == "ADJ" and bool(tree.children(token, "aux"))
    )
    bare = pos == "ADJ" and token.upos == "VERB" and has_feature(token, "VerbForm=Inf")  # "hjælpe og | sikre"
    return (token.upos in SAME_CLASS[pos] and not bare) or lost


def _find_parts(tree: Tree, head: Token, entry: Entry, grammar: Grammar) -> tuple[Token, ...] | None:
    """Give the tokens of the entry's other words, None if one is missing or they stand in another order."""
    if not entry.parts:
        return ()
    found: list[Token] = []
    mates = _clause_mates(tree, head)
    for part in entry.parts:
        last = next((token.i for token in reversed(found) if token.i > head.i), head.i)
        near = [
            token
            for token in mates
            if token.i != head.i
            and token not in found
            and part in (token.lemma.lower(), token.text.lower())
            and (_carries(head, token) or abs(token.i - head.i) <= (
                MAX_PRONOUN_DISTANCE if token.upos == "PRON" else MAX_PART_DISTANCE))
            and (token.i > last or token.i < head.i)
            and not (entry.pos == "ADP" and has_feature(token, "VerbForm=Fin"))
            and not _is_of_another_verb(tree, head, token, found)
            and not _is_of_joined_verb(tree, head, token)
            and not _is_apart(head, token, found)
            and not is_across_marks(tree, head, token)
            and not _is_agent(tree, token, grammar)
            and not _is_of_object(tree, head, token, found)
            and not _governs_other(tree, head, entry, token)
        ]
        match = min(near, key=lambda token: (token.i < head.i, abs(token.i - head.i)), default=None)
        if match is None or (match.i < head.i and match.upos == "ADP" and entry.pos in ("VERB", "AUX")):
            return None
        found.append(match)
    return tuple(found)


def _carries(head: Token, part: Token) -> bool:
    """Say whether a head word is the auxiliary of a part: they belong together over any subject between them."""
    return part.i == head.head and is_deprel(head, "aux")


def _is_apart(head: Token, part: Token, found: Sequence[Token]) -> bool:
    """Say whether a preposition stands away from the particle that it goes with: "går | med | til det", no "med bil til"."""
    last = found[-1] if found else None
    if last is None or last.i < head.i or part.upos != "ADP" or last.upos not in ("ADP", "ADV"):
        return False
    return part.i > last.i + 1


def _is_agent(tree: Tree, part: Token, grammar: Grammar) -> bool:
    """Say whether a noun is told of as who did it ("was told to pay by | the court |", not "told the court")."""
    case = tree.child(part, "case") if part.upos in ("NOUN", "PROPN") else None
    return case is not None and is_word(case, grammar.of("agent")) and is_deprel(part, "obl")


def is_across_marks(tree: Tree, head: Token, part: Token) -> bool:
    """Say whether one of two words stands within marks and the other not: called it "a sad day | for | the town"."""
    first, last = sorted((head.i, part.i))
    return sum(token.text in MARKS for token in tree.tokens[first:last]) % 2 == 1


def _is_of_object(tree: Tree, head: Token, part: Token, found: Sequence[Token]) -> bool:
    """Say whether a preposition belongs to the object of the cue: "kalder planen et overgreb | på naboerne"."""
    phrase = tree.head(part) if part.upos == "ADP" and is_deprel(part, "case") else None
    owner = tree.head(phrase) if phrase is not None and is_deprel(phrase, "nmod") else None
    if owner is None or owner in found or owner.upos not in ("NOUN", "NUM", "PROPN") or owner.i > part.i:
        return False
    if owner.i > head.i and is_deprel(owner, "obl") and any(is_deprel(case, "case") for case in tree.children(owner)):
        return True  # "spoke on the occasion | of the feast"
    return owner.head == head.i and is_deprel(owner, "obj") and any(
        head.i < token.i < owner.i for token in tree.children(head, "iobj", "obj", "xcomp")
    )


def _governs_other(tree: Tree, head: Token, entry: Entry, part: Token) -> bool:
    """Say whether a particle is a preposition with a noun that no frame tells of: "siger Dan Friis | fra Odense Politi"."""
    noun = tree.head(part) if part.upos == "ADP" and is_deprel(part, "case") else None
    if noun is None or noun.i < part.i or noun is head or {noun.lemma.lower(), noun.text.lower()} & {*entry.parts}:
        return False
    frames = [frame for frame in entry.frames if frame.kind != "quote"]
    if not frames or any(frame.takes_object or not frame.preposition for frame in frames):
        return False
    following = tree.tokens[part.i + 1].text.lower()
    openers = {word for frame in frames for word in frame.preposition.split()}
    return part.text.lower() not in openers and following not in openers


def _is_of_another_verb(tree: Tree, head: Token, part: Token, found: Sequence[Token]) -> bool:
    """Say whether a pronoun or preposition belongs to a verb behind the cue that is no part of its phrase ("ønsker at udtale
    sig om det")."""
    owner = tree.head(part)
    if part.upos == "ADP" and is_deprel(part, "case") and owner is not None:
        owner = tree.head(owner)
        if owner is None or not has_feature(owner, "VerbForm=Inf"):
            return False
    elif part.upos != "PRON":
        return False
    return owner is not None and owner not in found and owner.upos == "VERB" and head.i < owner.i < part.i


def _is_of_joined_verb(tree: Tree, head: Token, part: Token) -> bool:
    """Say whether a preposition belongs to a later verb with an object of its own: "called it late and jailed him | for it"."""
    phrase = tree.head(part) if part.upos == "ADP" and is_deprel(part, "case") else None
    verb = tree.head(phrase) if phrase is not None and phrase.i > part.i else None
    joined = verb is not None and verb.i > head.i and is_deprel(verb, "conj") and verb.upos == "VERB"
    return joined and verb is not None and tree.child(verb, "obj") is not None


def _clause_mates(tree: Tree, head: Token) -> list[Token]:
    """Give the tokens of the head's own clause, with markers of the clauses right below it."""
    mates: list[Token] = []
    stack = list(tree.children(head))
    for governor in tree.ancestors(head):
        if is_deprel(head, "cop", "aux", "xcomp", "amod", "acl") or governor.upos in ("AUX",):
            stack += [child for child in tree.children(governor) if child is not head]
        carries = is_deprel(head, "aux") and governor.upos == "VERB"  # "vil formanden for foreningen | have"
        if carries or (is_deprel(head, "xcomp") and head.upos == "ADJ"):
            mates.append(governor)  # "er | blevet | enige om"
        break
    depth = {token.i: 1 for token in stack}
    while stack:
        token = stack.pop()
        if is_deprel(token, *CLAUSES):
            mates += tree.children(token, "mark", "case")
            continue
        mates.append(token)
        if depth[token.i] < 3:
            for child in tree.children(token):
                if child.i not in depth:
                    depth[child.i] = depth[token.i] + 1
                    stack.append(child)
    following = tree.tokens[head.i + 1 : head.i + 4]
    mates += [token for token in following if token.i not in {mate.i for mate in mates}]
    return mates


def is_negated(tree: Tree, token: Token, grammar: Grammar) -> bool:
    """Say whether a negation stands on the token or on the verb that carries it."""
    words, lacking = grammar.of("negation"), grammar.of("lacking")
    if not tree.words.isdisjoint(lacking) and any(
        mark.i < token.i and is_word(mark, lacking) for mark in tree.children(token, "mark", "case")
    ):
        return True  # "left | without | saying why"
    if tree.words.isdisjoint(words):
        return False
    governors = [token]
    head = tree.head(token)
    if head is not None and (is_deprel(token, "xcomp", "obj", "aux", "cop") or token.upos == "AUX"):
        governors.append(head)
    subjects = [child for governor in governors for child in tree.children(governor, "nsubj")]
    if any(child.text.lower() in words for subject in subjects for child in tree.children(subject, "advmod", "cc")):
        return True  # "hverken Norge eller Danmark ønsker"
    near = tree.tokens[token.i + 1 : token.i + 3]
    if token.upos in ("VERB", "AUX") and (grammar.verb_second or token.upos == "AUX") and any(
        after.text.lower() in words and after.upos not in ("DET", "PRON") for after in near[:1]
    ):
        return True
    colon = next((mark.i for mark in tree.tokens[token.i :] if mark.text == ":"), len(tree))
    return any(child.lemma.lower() in words or child.text.lower() in words
               for governor in governors for child in tree.children(governor) if child.i < colon
               if is_deprel(child, "advmod", "det", "cc") or child.upos in ("ADV", "PART"))  # fmt: skip


def is_predicative(tree: Tree, token: Token) -> bool:
    """Say whether an adjective is said of a subject ("er utilfreds med"), not put before a noun."""
    if (
        tree.children(token, "cop")
        or is_deprel(token, "xcomp")
        or (token.upos in ("VERB", "ADJ") and tree.children(token, "aux"))
    ):
        return True
    head = tree.head(token)
    is_joined = head is not None and is_deprel(token, "conj") and bool(tree.children(head, "cop"))
    return is_joined or is_object_predicate(tree, token)


def is_object_predicate(tree: Tree, token: Token) -> bool:
    """Say whether an adjective, tagged so or not, tells what an object is said to be: "described it as | unacceptable"."""
    head = tree.head(token)
    if token.upos not in ("ADJ", "NOUN") or head is None or head.upos != "VERB" or not is_deprel(token, "advcl", "obl"):
        return False
    before = tree.tokens[token.i - 1] if token.i else None
    is_marked = before is not None and before.head == token.i and before.upos in ("ADV", "ADP", "SCONJ")
    return is_marked and any(head.i < child.i < token.i for child in tree.children(head, "obj"))


@once_a_token
def is_finite(tree: Tree, token: Token) -> bool:
    """Say whether the token is a finite verb or carried by a finite auxiliary or copula."""
    return has_feature(token, "VerbForm=Fin") or any(
        has_feature(child, "VerbForm=Fin") or any(has_feature(aux, "VerbForm=Fin") for aux in tree.children(child, "aux"))
        for child in tree.children(token, "aux", "cop")
    )


def day_phrases(tree: Tree, words: frozenset[str], calendar: frozenset[str]) -> Iterator[int]:
    """Yield where a day is told that is no part of a name or of another noun ("on | Friday", "| lørdag morgen", not "Friday
    prayers"); `calendar` are the words for parts of a day."""
    for day in tree.of_class(words):
        following = tree.tokens[day.i + 1] if day.i + 1 < len(tree) else None
        named = is_deprel(day, "flat", "compound") and day.text[0].isupper()
        part = following if following is not None and following.text.lower() in calendar else None
        if part is not None:
            following = tree.tokens[part.i + 1] if part.i + 1 < len(tree) else None
        if named or (following is not None and following.upos in ("NOUN", "PROPN", "PART")):
            continue
        yield from (day.i, part.i) if part is not None else (day.i,)
        if day.i and tree.tokens[day.i - 1].upos == "ADP":
            yield day.i - 1


def period_phrases(tree: Tree, calendar: frozenset[str]) -> Iterator[int]:
    """Yield where a verb is followed by when it was, in words of the calendar without a preposition ("said | last month | the
    claims were false")."""
    for noun in tree.of_class(calendar):
        opener = tree.tokens[noun.i - 1] if noun.i > 1 else noun
        if noun.upos != "NOUN" or noun.deprel != "obl:unmarked" or opener.head != noun.i or opener.upos not in ("ADJ", "DET"):
            continue
        if tree.tokens[opener.i - 1].upos == "VERB" and has_feature(tree.tokens[opener.i - 1], "VerbForm=Fin"):
            yield from (opener.i, noun.i)


def platform_phrases(tree: Tree, words: frozenset[str]) -> Iterator[int]:
    """Yield where it is told on what platform something was written ("oplyser politiet | på Twitter")."""
    for name in tree.of_class(words):
        if name.i and tree.tokens[name.i - 1].upos == "ADP":
            yield from (name.i - 1, name.i)
