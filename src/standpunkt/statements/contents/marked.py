"""Clauses with a marker: "siger, at …", "spørger, om …", "lover at …", and the infinitives that go without one.

Danish marks clauses by complementiser and comma; where a tree disagrees with them it is usually wrong (`utilfreds med,
at politiet …` attached as an adverbial clause, an `at` hung on the verb before it), so a clause is found by its marker
and bounded by its subtree, and the tree has the last word only where there is no marker.
"""

from collections.abc import Iterator

from standpunkt.lexicon.entries import Frame
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.content import Content
from standpunkt.statements.contents.clauses import clause_tokens
from standpunkt.statements.contents.objects import object_of
from standpunkt.statements.contents.openers import clause_head, is_clause_of, opens_clause, preposition_before
from standpunkt.statements.contents.reach import hangs_on, is_result, reaches
from standpunkt.statements.cues import ADDRESSED, MARKS, Cue, is_across_marks
from standpunkt.statements.subjects.by_tree import is_passive, subject_of

OPENERS = {"that": "complementiser", "whether": "interrogative", "inf": "infinitive"}
"""The class of words that open a clause of each kind."""
MAX_MARKER_DISTANCE = 40
RELATIVE = "acl:relcl"


def marked_clauses(tree: Tree, cue: Cue, frame: Frame, grammar: Grammar) -> Iterator[Content]:
    """Yield the clauses with a marker that fit the frame."""
    first, last = cue.token.i + 1, min(len(tree), cue.token.i + MAX_MARKER_DISTANCE)
    own = {token.i for token in cue.tokens}
    openers = tree.of_class(grammar.of(OPENERS[frame.kind]))
    behind = [token for token in openers if first <= token.i < last]
    in_front = [token for token in openers if token.i < cue.token.i]
    for marker in (*behind, *in_front):
        if marker.i in own or not opens_clause(tree, marker, frame.kind, grammar, cue.entry.act == "ask"):
            continue
        preposition = preposition_before(tree, marker)
        if frame.preposition:
            if preposition is None or frame.preposition not in (preposition.lemma.lower(), preposition.text.lower()):
                continue
        elif preposition is not None and preposition.i not in own:
            continue
        verb = clause_head(tree, marker)
        if verb is not None and verb.deprel == RELATIVE and not _is_told_it(tree, cue, marker, verb, grammar) and (
            marker.text.lower() in grammar.of("relative-complementiser") and not _is_passed_on(tree, cue, verb, grammar)
        ):
            continue  # "calls it the worst deal that the town was offered"
        if verb is None or verb.i in own or (verb.i < marker.i and marker.i > cue.token.i):
            continue
        if not is_clause_of(tree, marker, verb, frame.kind, grammar):
            continue
        if frame.kind == "that" and not frame.preposition and _is_of_owned(tree, cue, verb, grammar):
            continue  # "was asked about his claim | that the road is safe"
        if frame.takes_object and not frame.preposition and not _is_told_of(tree, cue, marker, grammar):
            continue  # "wants | to build", not "wants | the town to build"
        if frame.kind == "inf" and _is_of_object(tree, cue, frame, marker, grammar):
            continue  # "demanded | a new vote to restore trust"
        attached = hangs_on(tree, verb, cue)
        if frame.kind == "whether" and is_word(marker, grammar.of("conditional") | grammar.of("circumstantial")):
            attached = attached and is_deprel(verb, "ccomp", "acl")
            if not attached:
                continue  # "asks if it is so", not "asks for help if it is so"; `reported "no view" when asked`
        if marker.i < cue.token.i and not (attached and _opens_sentence(tree, marker)):
            continue
        if marker.i < cue.token.i and frame.kind == "whether" and is_deprel(verb, "advcl"):
            continue  # "When asked about it, she said …"
        if not attached and frame.kind in ("that", "whether") and _is_held(tree, verb, marker, cue):
            continue  # "opposed the sale, arguing | that …"
        if not attached and not reaches(tree, cue, marker):
            continue
        if is_across_marks(tree, cue.token, marker) and tree.tokens[marker.i - 1].text not in MARKS:
            continue  # `said he would stay, and said "the record is clear | that he lied"`
        if frame.kind == "that" and is_result(tree, cue, marker, grammar):
            continue
        tokens = _before_governor(tree, cue, verb, clause_tokens(tree, verb, marker, own, grammar))
        if tokens and tokens[-1].i >= verb.i:
            before = tree.tokens[marker.i - 1] if marker.i else None
            if before is not None and before.text.lower() in grammar.of("negation"):
                tokens = (before, *tokens)
            if frame.kind == "inf" and not frame.preposition:
                tokens = (*_subject_before(tree, cue, tokens[0].i, grammar), *tokens)
            if frame.takes_object:
                tokens = (*_object_before(tree, cue, tokens[0].i, grammar), *tokens)
            if frame.takes_object and cue.entry.pos == "VERB" and is_passive(tree, cue.token, grammar):
                tokens = (*_passive_subject(tree, cue, grammar), *([preposition] if preposition else []), *tokens)
            yield Content(tokens, frame.kind, preposition, attached)


def _opens_sentence(tree: Tree, marker: Token) -> bool:
    """Say whether a marker opens the sentence, a word in front or not that has no clause ("Asked | whether he would, …")."""
    return marker.i == 0 or (marker.i == 1 and tree.tokens[0].upos not in ("VERB", "AUX"))


def _is_addressed(tree: Tree, cue: Cue, i: int) -> bool:
    """Say whether a word is of the cue, or names those who are told ("told reporters | that …")."""
    word = tree.tokens[i]
    while is_deprel(word, "appos", "flat", "nmod", "compound") and cue.token.i < word.head < word.i:
        word = tree.tokens[word.head]  # "told the paper | The Star | that …"
    told = cue.entry.addressee in ADDRESSED and is_deprel(word, "obj", "iobj") and word.head == cue.token.i
    return told or word in cue.tokens


def _is_told_it(tree: Tree, cue: Cue, marker: Token, clause: Token, grammar: Grammar) -> bool:
    """Say whether those are told a clause that the tree takes for one about them; where its marker is lost as the object of
    the clause, a gathering is told so ("told a meeting in Leeds | that the engine failed", not "… a joke that he made").
    """
    told = tree.tokens[clause.head]
    lost = marker.upos == "PRON" and is_deprel(marker, "obj")
    gathered = told.head == cue.token.i and tree.child(cue.token, "ccomp") is None and is_word(told, grammar.of("occasion"))
    noted = cue.entry.pos == "NOUN" and told in cue.tokens  # "a claim | that nobody has checked"
    return _is_addressed(tree, cue, clause.head) and (gathered or not lost) and not noted


def _is_held(tree: Tree, verb: Token, marker: Token, cue: Cue) -> bool:
    """Say whether another verb, right in front of the marker, has the clause."""
    return cue.token.i < verb.head == marker.i - 1 and tree.tokens[verb.head].upos == "VERB"


def _is_passed_on(tree: Tree, cue: Cue, verb: Token, grammar: Grammar) -> bool:
    """Say whether a clause with a subject of its own stands behind who or what a cue passes it on through, or when, and so
    is no relative one ("said through a spokesman | that she was sorry", "told us last night | that it was over", "said on
    condition of anonymity | that the talks had failed")."""
    through = tree.tokens[verb.head]
    while is_deprel(through, "nmod") and cue.token.i < through.head < through.i:
        through = tree.tokens[through.head]  # "said in a statement on its page on Friday | that she was sorry"
    told_when = is_word(through, grammar.of("calendar"))
    passed = through.head == cue.token.i and is_deprel(through, "obl")
    passed = passed and (told_when or tree.child(through, "case") is not None)
    told = ("ccomp",) if cue.entry.addressee in ADDRESSED else ("obj", "ccomp")
    return passed and tree.child(verb, "nsubj") is not None and tree.child(cue.token, *told) is None


def _is_of_owned(tree: Tree, cue: Cue, clause: Token, grammar: Grammar) -> bool:
    """Say whether a clause tells what somebody's noun is, under a preposition behind a passive verb."""
    noun = tree.head(clause) if cue.entry.pos == "VERB" and is_deprel(clause, "acl") else None
    owned = noun is not None and is_deprel(noun, "obl") and tree.child(noun, "nmod:poss") is not None
    return owned and is_passive(tree, cue.token, grammar)


def _before_governor(tree: Tree, cue: Cue, verb: Token, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Cut a content before the verb that the cue's noun is the subject of ("håbet om at finde den" | "svandt")."""
    if cue.entry.pos != "NOUN" or not tokens:
        return tokens
    governors = {above.i for above in tree.ancestors(cue.token)} - {verb.i}  # "hendes holdning er, at …" hangs on …
    for token in tokens[1:]:
        carried = tree.head(token) if is_deprel(token, "aux", "cop") else token
        if has_feature(token, "VerbForm=Fin") and carried is not None and carried.i in governors:
            return tuple(other for other in tokens if other.i < token.i)
    return tokens


def _is_told_of(tree: Tree, cue: Cue, marker: Token, grammar: Grammar) -> bool:
    """Say whether a cue has an object, in the tree or right behind it whatever the tree makes of it."""
    behind = tree.tokens[cue.tokens[-1].i + 1 : marker.i]
    if behind and behind[0].upos in ("ADP", "SCONJ"):
        return False  # "asks | for permission to stay"
    near = any(token.upos in ("NOUN", "PROPN", "PRON") and tree.child(token, "case") is None for token in behind)
    return near or object_of(tree, cue, grammar) is not None


def _subject_before(tree: Tree, cue: Cue, start: int, grammar: Grammar) -> tuple[Token, ...]:
    """Give the subject of an infinitive with the word that marks it, right behind the cue ("plans | for the plant to open")."""
    front = tree.tokens[cue.tokens[-1].i + 1 : start]
    if len(front) < 2 or front[0].text.lower() not in grammar.of("infinitive-subject"):
        return ()
    phrase = all(token.upos in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART") for token in front[1:])
    return front if phrase else ()


def _is_of_object(tree: Tree, cue: Cue, frame: Frame, marker: Token, grammar: Grammar) -> bool:
    """Say whether an infinitive tells of the object between it and a verb that is addressed to nobody."""
    bare = not (frame.preposition or frame.takes_object) and cue.entry.pos == "VERB" and not cue.entry.addressee
    if not bare or grammar.verb_second or is_passive(tree, cue.token, grammar):
        return False
    head = object_of(tree, cue, grammar)
    return head is not None and cue.token.i < head.i < marker.i and head.upos in ("NOUN", "PROPN") and not any(
        other.takes_object for other in cue.entry.frames_of("inf")
    )  # fmt: skip


def _object_before(tree: Tree, cue: Cue, start: int, grammar: Grammar) -> tuple[Token, ...]:
    """Give the object and the preposition after it, up to the clause that says what it did ("skibet for" | "at …")."""
    head = object_of(tree, cue, grammar) or tree.child(cue.token, "iobj")
    if head is None or not cue.token.i < head.i < start:
        return ()
    return tree.tokens[max(tree.subtree(head)[0].i, cue.token.i + 1) : start]


def _passive_subject(tree: Tree, cue: Cue, grammar: Grammar) -> tuple[Token, ...]:
    """Give who something is said of in the passive, in front of the cue ("ministeren | er beskyldt | for at lyve")."""
    subject = subject_of(tree, cue.token, grammar)
    if subject is None or subject.i > cue.token.i or subject.placeholder:
        return ()
    return tuple(token for token in tree.subtree(subject) if token.i < cue.token.i)


def unmarked_infinitives(tree: Tree, cue: Cue, frame: Frame, grammar: Grammar) -> Iterator[Content]:
    """Yield the infinitives without a marker behind an object ("lets | the ships pass")."""
    own = {token.i for token in cue.tokens}
    for verb in tree.children(cue.token, "xcomp", "ccomp"):
        bare = has_feature(verb, "VerbForm=Inf") and not tree.children(verb, "mark", "aux", "cop")
        if not bare or verb.i < cue.token.i or frame.preposition:
            continue
        if not frame.takes_object:
            tokens = clause_tokens(tree, verb, verb, own, grammar)
            if len(tokens) > 1 and cue.entry.addressee == "object" and object_of(tree, cue, grammar) is not None:
                yield Content(tokens, "inf")  # "beder dem | give et råd"
            continue
        subject = tree.child(verb, "nsubj")
        tokens = clause_tokens(tree, verb, verb, own, grammar)
        before = _object_before(tree, cue, verb.i, grammar)
        if not before and subject is not None and cue.token.i < subject.i < verb.i:
            before = tree.tokens[max(tree.subtree(subject)[0].i, cue.token.i + 1) : verb.i]
        if before and tokens:
            yield Content((*before, *tokens), "inf")
