"""Polarity: which negations turn a cue, and where a cue is no position at all (questions, conditions)."""

from collections.abc import Sequence
from itertools import pairwise

from standpunkt.lexicon.stances import PositionWords
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, once_a_token
from standpunkt.positions.page import clause_head, particles_in
from standpunkt.statements.contents.gerunds import is_gerund
from standpunkt.statements.cues import Cue, is_finite
from standpunkt.statements.subjects.by_tree import is_passive

MAX_NEGATION_DISTANCE = 7
QUESTION = "?"
CLAUSES = ("xcomp", "ccomp", "advcl", "acl")
ACTED_OUT = ("condemn", "oppose", "request", "require", "urge")
"""Attitudes that people take by showing themselves ("marched to demand a vote")."""
INNER = ("xcomp", "ccomp", "csubj", "nsubj", "obj", "obl", "nmod")
"""Relations of a gerund that fills a place of another word; others tell what else somebody does ("…, urging calm")."""


def negations(tree: Tree, cue: Cue, words: PositionWords) -> tuple[Token, ...]:
    """Give the words that negate the cue, near negations included; an even number of them cancels out."""
    runs = {name: tuple(particles_in(tree, words, name)) for name in ("negation", "near-negation")}
    if not any(runs.values()):
        return ()
    head = clause_head(tree, cue.token)
    own = {token.i for token in cue.tokens}
    bringing = raiser(tree, cue.token, words)
    blocked = {token.i for name in ("not-only", "exception") for _, run in particles_in(tree, words, name)
               if name == "not-only" or _opens_phrase(tree, run[0]) for token in run}  # fmt: skip
    found: list[Token] = []
    for name, found_runs in runs.items():
        for _, run in found_runs:
            last = run[-1]
            taken = {token.i for token in found} | blocked | own
            if not any(token.i in taken for token in run) and (
                _turns(tree, last, cue, head, name) or _is_in_between(tree, run, bringing, cue)
            ):
                found += run[-1:] if name == "negation" else run[:1]
    return tuple(sorted(found, key=lambda token: token.i))


def _opens_phrase(tree: Tree, token: Token) -> bool:
    """Say whether an exception begins a phrase: "tillader det, | dog ikke | om natten", not "vil | dog ikke | sælge"."""
    return not token.i or token.upos == "CCONJ" or tree.tokens[token.i - 1].upos in ("PUNCT", "CCONJ")


def _is_in_between(tree: Tree, negation: Sequence[Token], bringing: Token | None, cue: Cue) -> bool:
    """Say whether a negation stands between a verb and what it brings about ("kommer | aldrig | til at støtte det")."""
    return bringing is not None and bringing.i < negation[0].i and negation[-1].i < cue.token.i


def _turns(tree: Tree, negation: Token, cue: Cue, head: Token, name: str) -> bool:
    """Say whether a negation has the cue in its scope: in its clause, on the cue or on the verb that carries it."""
    if abs(negation.i - cue.token.i) > MAX_NEGATION_DISTANCE:
        return False
    governor = tree.head(negation)
    if governor is None:
        return False
    if negation.i > cue.token.i and (_is_below(tree, governor, cue) or _is_of_infinitive(tree, negation, cue)):
        return False  # "promised | not to strike"
    if name == "near-negation":
        return 0 < cue.token.i - negation.i <= 2 or governor.i == cue.token.i
    carriers = {cue.token.i, *(part.i for part in cue.parts)}
    if cue.entry.pos in ("ADJ", "ADP", "NOUN", "AUX") or is_deprel(cue.token, "xcomp", "aux"):
        carriers |= {head.i}
    above = tree.head(cue.token)
    is_carried = is_deprel(cue.token, "obj", "xcomp", "ccomp", "obl", "aux", "cop")
    if above is not None and is_carried and above.upos in ("VERB", "AUX"):
        carriers.add(above.i)
    if cue.entry.pos == "AUX" and is_deprel(negation, "det", "advmod") and is_deprel(governor, "nsubj", "obj"):
        return governor.head in carriers  # "no child should go hungry", "she should face no charges"
    if is_deprel(negation, "advmod") and is_deprel(governor, "nsubj") and negation.i < governor.i and governor.head in carriers:
        return True  # "hverken partiet eller dets ungdom støtter planen"
    if is_deprel(negation, "cc") or is_deprel(negation, "det"):
        return governor.i in carriers or tree.head(governor) is cue.token
    if governor.i in carriers:
        return True
    between = tree.tokens[min(negation.i, cue.token.i) + 1 : max(negation.i, cue.token.i)]
    close = all(token.upos in ("ADV", "AUX", "PRON", "PROPN", "DET") and token.text != "," for token in between)
    return close and clause_head(tree, negation) is head


def _is_of_infinitive(tree: Tree, negation: Token, cue: Cue) -> bool:
    """Say whether a negation behind a participle or infinitive is that of the clause it carries: "har lovet | ikke at strejke".

    A negation of the cue itself stands before such a form.
    """
    if cue.token.upos != "VERB" or cue.entry.pos != "VERB" or has_feature(cue.token, "VerbForm=Fin"):
        return False
    following = tree.tokens[negation.i + 1] if negation.i + 1 < len(tree) else None
    return following is not None and is_deprel(following, "mark") and following.head > following.i


def _is_below(tree: Tree, governor: Token, cue: Cue) -> bool:
    """Say whether a verb is one that the cue carries, and so has negations of its own."""
    own = {token.i for token in cue.tokens}
    return governor.i not in own and governor.head in own and governor.upos in ("VERB", "AUX", "ADJ") and is_deprel(
        governor, "xcomp", "ccomp", "advcl", "acl"
    )  # fmt: skip


def is_of_some(tree: Tree, cue: Cue, words: PositionWords) -> bool:
    """Say whether a negation only takes some out of all: "Ikke alle partier støtter planen" tells of nobody's stand."""
    verb = clause_head(tree, cue.token)
    for subject in tree.children(verb, "nsubj"):
        inside = [token for token in tree.subtree(subject) if token.i <= subject.i]
        for first, second in pairwise(inside):
            if words.particles.has(first, "negation") and words.particles.has(second, "generic"):
                return True
    return False


def is_denied(tree: Tree, cue: Cue, words: PositionWords, is_duty: bool) -> bool:
    """Say whether the clause of a cue is what is said not to be: "Det er ikke bilisterne, der | skal betale".

    Of a duty also in a clause with a complementiser: "Det går ikke, at bilisterne | skal betale"; what somebody does may
    be so all the same ("Det er ikke godt, at regeringen vil spare").
    """
    clause = clause_head(tree, cue.token)
    pronoun = tree.head(clause)
    if pronoun is not None and is_deprel(clause, "acl:relcl") and tree.child(pronoun, "cop"):
        pronoun = tree.child(pronoun, "nsubj", "expl")  # "Det er ikke det forslag, | som regeringen vil støtte"
    if pronoun is None or pronoun.upos != "PRON" or not is_deprel(pronoun, "nsubj", "expl") or pronoun.i > clause.i:
        return False
    complementiser = words.grammar.of("complementiser")
    is_cleft = not any(mark.text.lower() in complementiser for mark in tree.children(clause, "mark"))
    said = tree.head(pronoun)
    if said is None or not is_deprel(clause, "acl:relcl", "acl", "ccomp", "csubj", "advcl") or not (is_cleft or is_duty):
        return False
    blocked = {token.i for _, run in particles_in(tree, words, "not-only") for token in run}
    small = (child for child in tree.children(said, "advmod", "det") if child.i not in blocked)
    return any(words.particles.has(child, "negation") for child in small)


def is_about_saying(tokens: Sequence[Token], words: PositionWords) -> bool:
    """Say whether a content only tells of speaking or being named: "declined to comment", "asked not to be named"."""
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if token.head not in inside]
    first = next((token.i for token in tops if token.upos == "VERB" or is_deprel(token, *CLAUSES)), None)
    return any(words.particles.has(token, "saying") for token in tops if first is None or token.i <= first)


def is_about_thinking(tokens: Sequence[Token], words: PositionWords) -> bool:
    """Say whether a content is an infinitive of what somebody thinks or admits: "nægter at tro på det"."""
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head not in inside and token.upos != "PUNCT"), None)
    return top is not None and has_feature(top, "VerbForm=Inf") and words.particles.has(top, "leading-in")


def is_about_past(tree: Tree, tokens: Sequence[Token], words: PositionWords) -> bool:
    """Say whether a content is an infinitive of what has been: "nægter at have kendt planen" denies, and refuses nothing."""
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head not in inside), None)
    if top is None or not has_feature(top, "VerbForm=Part"):
        return False
    passive = words.grammar.of("passive")
    return any(has_feature(aux, "VerbForm=Inf") and aux.lemma.lower() not in passive for aux in tree.children(top, "aux"))


def is_undergone(tree: Tree, verb: Token, words: PositionWords) -> bool:
    """Say whether a participle under "to be" tells what was done to its subject: "han er sigtet", no "han er gået imod"."""
    if not has_feature(verb, "VerbForm=Part") or has_feature(verb, "Tense=Pres") or words.particles.has(verb, "moving"):
        return False
    return any(words.particles.has(child, "state") for child in tree.children(verb, "aux", "cop"))


def is_question(tree: Tree) -> bool:
    """Say whether the sentence asks."""
    tail = [token.text for token in tree.tokens[-3:]]
    return QUESTION in tail


def is_hypothetical(tree: Tree, cue: Cue, words: PositionWords) -> bool:
    """Say whether the cue stands in a clause that does not claim it: a condition, an open question, a supposition."""
    if _opens_supposed(tree, cue, words):
        return True
    clause: Token | None = clause_head(tree, cue.token)
    conditional = words.grammar.of("conditional")
    while clause is not None:
        marks = [child for child in tree.children(clause, "mark", "advmod") if child.i < clause.i]
        if any(mark.text.lower() in conditional for mark in marks):
            return True
        runs = particles_in(tree, words, "hypothetical", end=clause.i) if marks else ()
        if any(len(run) > 1 and any(mark in run for mark in marks) for _, run in runs):
            return True
        if any(words.particles.has(mark, "hypothetical") and mark.upos in ("SCONJ", "ADP", "ADV") for mark in marks
               if is_deprel(mark, "mark") and not _is_complementiser_next(tree, mark, words)):  # fmt: skip
            return True
        if is_verb_first(tree, clause, words):
            return True
        above = tree.head(clause)
        if above is None or is_deprel(clause, "root"):
            return False
        is_below = not is_deprel(clause, "conj")  # "håber det bedste, men | lover | intet"
        if is_below and words.particles.has(above, "hypothetical") and above.upos in ("VERB", "NOUN", "ADJ"):
            return True
        if not is_deprel(clause, "conj", "xcomp"):
            return False
        clause = clause_head(tree, above)
    return False


def _opens_supposed(tree: Tree, cue: Cue, words: PositionWords) -> bool:
    """Say whether the stretch since the last comma opens with a conditional, or the sentence with a verb.

    The tree may be wrong where the words are plain: "Hvis nu landet tillod eksporten, …", "Ville de støtte planen, …".
    """
    start = cue.token.i
    while start > 0 and tree.tokens[start - 1].upos not in ("PUNCT", "CCONJ"):
        start -= 1
    end = min(cue.token.i, start + 2)
    opening = tree.tokens[start:end]
    if any(len(run) > 1 and run[0].i == start for _, run in particles_in(tree, words, "hypothetical", start, end)):
        return True
    conditional = words.grammar.of("conditional")
    if any(token.text.lower() in conditional for token in opening[:1]):
        return True
    open_words = words.grammar.of("interrogative")
    for token in opening:
        is_open = words.particles.has(token, "hypothetical") and token.text.lower() in open_words
        if is_open and token.upos == "SCONJ" and not _is_complementiser_next(tree, token, words):
            return True
    return _is_inverted_condition(tree, cue)


def _is_inverted_condition(tree: Tree, cue: Cue) -> bool:
    first = next((token for token in tree.tokens if token.upos != "PUNCT"), None)
    if first is None or first.upos not in ("AUX", "VERB") or not has_feature(first, "VerbForm=Fin"):
        return False
    comma = next((t for t in tree.tokens[first.i :] if t.text == ","), None)
    if comma is None or comma.i < cue.token.i or comma.i + 1 >= len(tree):
        return False
    return has_feature(tree.tokens[comma.i + 1], "VerbForm=Fin")


def _is_complementiser_next(tree: Tree, mark: Token, words: PositionWords) -> bool:
    """Say whether a preposition and complementiser follow each other ("om at")."""
    following = next((token for token in tree.tokens[mark.i + 1 : mark.i + 3] if token.upos != "PUNCT"), None)
    return following is not None and following.text.lower() in words.grammar.of("complementiser")


@once_a_token
def is_verb_first(tree: Tree, clause: Token, words: PositionWords) -> bool:
    """Say whether the clause is a condition by word order: "Vil man have fat i rygerne, må man forstå …"."""
    if not is_deprel(clause, "advcl", "ccomp", "csubj") or not is_finite(tree, clause):
        return False
    tokens = [token for token in tree.subtree(clause) if token.upos != "PUNCT"]
    first = tokens[0]
    head = tree.head(clause)
    if not words.grammar.verb_second and first.upos == "AUX" and is_deprel(clause, "advcl") and (
        tree.child(clause, "nsubj", "nsubj:pass") in tokens[1:]
    ):
        return True  # "prices would rise | should imports be banned"
    if first.upos not in ("VERB", "AUX") or not has_feature(first, "VerbForm=Fin") or head is None or head.i < clause.i:
        return False
    following = tree.tokens[tokens[-1].i + 1 : tokens[-1].i + 4]
    return any(token.upos in ("VERB", "AUX") for token in following)


def is_embedded(tree: Tree, cue: Cue, words: PositionWords) -> bool:
    """Say whether the cue is an infinitive or gerund: what somebody is asked or wants to do, not what is done."""
    token = cue.token
    if enacting_verb(tree, token, words) is not None or acting_verb(tree, cue, words) is not None:
        return False
    if cue.entry.pos not in ("VERB",):
        verb = tree.child(token, "cop") or tree.head(token)
        if verb is None or verb.upos not in ("VERB", "AUX"):
            return False
        token = verb
    token = _first_of_joined(tree, token)
    if is_gerund(tree, token):
        opening = tree.children(token, "mark", "case")
        if is_deprel(token, "advcl") and any(mark.text.lower() in words.grammar.of("bearing") for mark in opening):
            return tree.child(token, "nsubj") is None  # "with the unions | rejecting | the offer"
        return is_deprel(token, *INNER) or bool(opening)
    if not has_feature(token, "VerbForm=Inf") or is_finite(tree, token):
        return False
    above = tree.head(token)
    if above is not None and is_deprel(token, "xcomp") and any(True for _ in words.particles.find((above,), "phase")):
        return False  # "continues to oppose it", "is expected to propose it"
    if raiser(tree, token, words) is not None:
        return False
    complementiser = words.grammar.of("complementiser") | words.grammar.of("infinitive")
    before = tree.tokens[token.i - 1] if token.i else None
    marks = [child.text.lower() for child in tree.children(token, "mark")]
    if before is not None and before.text.lower() in complementiser:
        return True
    return any(mark in complementiser for mark in marks)


def _first_of_joined(tree: Tree, verb: Token) -> Token:
    """Give the first of the infinitives that a verb without a mark or auxiliary goes on from: "needs to stop | and decide"."""
    head = tree.head(verb)
    while head is not None and is_deprel(verb, "conj") and head.upos == "VERB" and has_feature(verb, "VerbForm=Inf") and (
        not is_finite(tree, verb) and not tree.children(verb, "mark", "nsubj")
    ):  # fmt: skip
        verb, head = head, tree.head(head)
    return verb


def enacting_verb(tree: Tree, token: Token, words: PositionWords) -> Token | None:
    """Give the verb by which somebody makes the law that a verb tells of: "| signed | a decree banning the veil".

    The law does what its makers do by it, in a participle, an infinitive or a relative clause.
    """
    if token.upos != "VERB" or not is_deprel(token, "acl", "xcomp", "ccomp", "advcl"):
        return None
    before = tree.tokens[token.i - 1] if token.i else None
    noun = tree.head(token) if not is_deprel(token, "advcl") or before is None or before.head != token.head else before
    if noun is None or noun.i > token.i:
        return None
    verb = tree.head(noun) if words.particles.has(noun, "law") and is_deprel(noun, "obj") else None
    return verb if verb is not None and verb.upos == "VERB" and words.particles.has(verb, "enacting") else None


def acting_verb(tree: Tree, cue: Cue, words: PositionWords) -> Token | None:
    """Give the verb of what people did to show a position: "| marched | to demand a vote", "| held | a rally to protest".

    What they did is told as done, in the active voice; what they only plan to do is not.
    """
    token = cue.token
    above = tree.head(token)
    if cue.entry.pos != "VERB" or cue.entry.attitude not in ACTED_OUT or not is_deprel(token, "advcl", "acl", "xcomp"):
        return None
    if above is None or above.i > token.i or not has_feature(token, "VerbForm=Inf") or tree.child(token, "nsubj", "aux"):
        return None
    verb = tree.head(above) if above.upos == "NOUN" else above
    if verb is None or verb.upos != "VERB" or is_passive(tree, verb, words.grammar):
        return None
    shown = (verb, *tree.children(verb, "obj", "obl"))
    if not any(words.particles.has(part, "gathering") and part.i < token.i for part in shown):
        return None
    finite = next((part for part in (verb, *tree.children(verb, "aux")) if has_feature(part, "VerbForm=Fin")), None)
    is_done = finite is not None and (has_feature(finite, "Tense=Past") or has_feature(verb, "VerbForm=Part"))
    return verb if is_done and not any(words.particles.has(child, "negation") for child in tree.children(verb)) else None


def raiser(tree: Tree, verb: Token, words: PositionWords) -> Token | None:
    """Give the verb that only brings an infinitive about: "kommer | til at støtte", "begynder | at kræve".

    Behind a preposition it does so whatever the tree hangs the infinitive on.
    """
    marks = tree.children(verb, "mark")
    is_behind_preposition = len(marks) >= len(("ADP", "PART")) and marks[0].upos == "ADP"
    if not is_behind_preposition and not (marks and is_deprel(verb, "xcomp")):
        return None
    for above in tree.ancestors(verb):
        if above.upos in ("VERB", "AUX"):
            return above if words.particles.has(above, "raising") and is_finite(tree, above) else None
    return None


def modals_of(tree: Tree, token: Token) -> Sequence[Token]:
    """Give the modal auxiliaries of a predicate."""
    carried = [token]
    head = tree.head(token)
    if head is not None and is_deprel(token, "xcomp", "obj", "obl") and head.upos in ("VERB", "AUX"):
        carried.append(head)
    return [aux for verb in carried for aux in tree.children(verb, "aux")]
