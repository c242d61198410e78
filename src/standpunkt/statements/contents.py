"""Contents: what was said, found where a cue's frames say that it hangs.

Danish marks clauses by complementiser and comma; where a tree disagrees with them it is usually wrong (`utilfreds med,
at politiet …` attached as an adverbial clause, an `at` hung on the verb before it), so a clause is found by its marker
and bounded by its subtree, and the tree has the last word only where there is no marker.
"""

from collections.abc import Iterator
from dataclasses import replace

from standpunkt.lexicon.entries import Frame
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.clauses import VERBAL, clause_tokens
from standpunkt.statements.content import Content
from standpunkt.statements.cues import Cue, is_finite
from standpunkt.statements.extracted import extracted_clause
from standpunkt.statements.gerunds import gerunds
from standpunkt.statements.phrases import object_of, phrase_content
from standpunkt.statements.sources import is_passive

OPENERS = {"that": "complementiser", "whether": "interrogative", "inf": "infinitive"}
"""The class of words that open a clause of each kind."""
MAX_MARKER_DISTANCE = 40
RELATIVE = "acl:relcl"
MAX_REACH_TOKENS = 25
"""Words of subject, addressee and time that may stand between a verb and a clause that the tree does not hang on it."""
MAX_NOUN_REACH_TOKENS = 8


def find_content(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Give the content of a cue by the first of its frames that is there: clauses before noun phrases."""
    clausal = [frame for frame in cue.entry.frames if frame.kind in ("that", "whether", "inf")]
    if (
        cue.entry.pos == "VERB"
        and is_passive(tree, cue.token, grammar)
        and any(frame.kind == "that" and not frame.preposition for frame in clausal)
    ):
        clausal.append(Frame(kind="inf"))  # raising: "han siges at have …"
    if cue.entry.pos == "AUX":
        return _under_modal(tree, cue)
    for frame in cue.entry.frames_of("np"):
        called = phrase_content(tree, cue, frame, grammar) if frame.takes_object else None
        if called is not None and called.tokens[0].upos == "PRON":
            return called  # "finder det forkert, at …"
    marked = [content for frame in clausal for content in _marked(tree, cue, frame, grammar)]
    marked += [content for frame in cue.entry.frames_of("inf") for content in _unmarked(tree, cue, frame, grammar)]
    marked += [content for frame in cue.entry.frames_of("ing") for content in gerunds(tree, cue, frame, grammar)]
    if not marked and cue.entry.pos == "NOUN" and any(frame.kind == "that" for frame in clausal):
        marked = _set_off(tree, cue, grammar) or _consisting(tree, cue, grammar)
    if marked:
        return _with_raised(tree, cue, min(marked, key=lambda content: (not content.is_attached, _distance(cue, content))))
    if any(frame.kind == "that" and not frame.preposition for frame in clausal):
        bare = extracted_clause(tree, cue, grammar) or _bare_clause(tree, cue, grammar)
        if bare:
            return bare
    for frame in sorted(cue.entry.frames, key=lambda frame: not frame.takes_object):
        if frame.kind == "np":
            phrase = phrase_content(tree, cue, frame, grammar)
            if phrase:
                return phrase
    return None


def _is_addressed(tree: Tree, cue: Cue, i: int) -> bool:
    """Say whether a word is of the cue, or names those who are told ("told reporters | that …")."""
    word = tree.tokens[i]
    told = cue.entry.addressee in ADDRESSED and is_deprel(word, "obj", "iobj") and word.head == cue.token.i
    return told or word in cue.tokens


def _with_raised(tree: Tree, cue: Cue, content: Content) -> Content:
    """Give an infinitive under a passive of saying with its subject, which is part of it ("he is said | to have left")."""
    raises = cue.entry.pos == "VERB" and content.kind == "inf" and content.preposition is None
    subject = tree.child(cue.token, "nsubj:pass") if raises and cue.entry.addressee not in ADDRESSED else None
    if subject is None or subject.i > cue.token.i or has_feature(subject, "PronType=Rel"):
        return content
    told = [token for token in tree.subtree(subject) if token.i < cue.token.i]
    return replace(content, tokens=(*told, *content.tokens))


def _set_off(tree: Tree, cue: Cue, grammar: Grammar) -> list[Content]:
    """Give the clause that a comma sets off from a noun, without its preposition ("meldinger fra lejrene" | ", at …")."""
    found = _marked(tree, cue, Frame(kind="that"), grammar)
    return [content for content in found if tree.tokens[content.tokens[0].i - 1].text == ","]


def _consisting(tree: Tree, cue: Cue, grammar: Grammar) -> list[Content]:
    """Give the clause that a noun is said to consist in ("planen går ud på" | "at sænke afgiften")."""
    near = tree.tokens[max(0, cue.token.i - MAX_NOUN_REACH_TOKENS) : cue.token.i + MAX_NOUN_REACH_TOKENS]
    verb = next((token for token in near if _is_said_of(tree, token, cue, grammar)), None)
    if verb is None:
        return []
    for marker in tree.of_class(grammar.of("complementiser")):
        clause = _clause_head(tree, marker)
        if marker.i < max(verb.i, cue.token.i) or marker.i > max(verb.i, cue.token.i) + 4 or clause is None:
            continue
        kind = "inf" if _is_infinitive(tree, marker, clause) else "that"
        tokens = clause_tokens(tree, clause, marker, {token.i for token in cue.tokens}, grammar)
        return [Content(tokens, kind, _preposition_before(tree, marker), is_attached=False)] if tokens else []
    return []


def _is_said_of(tree: Tree, verb: Token, cue: Cue, grammar: Grammar) -> bool:
    """Say whether a verb of consisting has the cue's noun for its subject or antecedent."""
    if verb.lemma.lower() not in grammar.of("consisting"):
        return False
    return cue.token in tree.children(verb, "nsubj") or (is_deprel(verb, "acl") and verb.head == cue.token.i)


def _distance(cue: Cue, content: Content) -> int:
    return abs(content.tokens[0].i - cue.token.i)


def _marked(tree: Tree, cue: Cue, frame: Frame, grammar: Grammar) -> Iterator[Content]:
    """Yield the clauses with a marker that fit the frame."""
    first, last = cue.token.i + 1, min(len(tree), cue.token.i + MAX_MARKER_DISTANCE)
    own = {token.i for token in cue.tokens}
    openers = tree.of_class(grammar.of(OPENERS[frame.kind]))
    behind = [token for token in openers if first <= token.i < last]
    in_front = [token for token in openers if token.i < cue.token.i]
    for marker in (*behind, *in_front):
        if marker.i in own or not _opens(tree, marker, frame.kind, grammar, cue.entry.act == "ask"):
            continue
        preposition = _preposition_before(tree, marker)
        if frame.preposition:
            if preposition is None or preposition.lemma.lower() != frame.preposition:
                continue
        elif preposition is not None and preposition.i not in own:
            continue
        verb = _clause_head(tree, marker)
        if verb is not None and verb.deprel == RELATIVE and not _is_addressed(tree, cue, verb.head) and (
            marker.text.lower() in grammar.of("relative-complementiser")
        ):
            continue  # "calls it the worst deal that the town was offered"
        if verb is None or verb.i in own or (verb.i < marker.i and marker.i > cue.token.i):
            continue
        if not _is_clause_of(tree, marker, verb, frame.kind, grammar):
            continue
        if frame.takes_object and not frame.preposition and not _is_told_of(tree, cue, marker, grammar):
            continue  # "wants | to build", not "wants | the town to build"
        attached = _hangs_on(tree, verb, cue)
        if frame.kind == "whether" and marker.text.lower() in grammar.of("conditional"):
            attached = attached and is_deprel(verb, "ccomp", "acl")
            if not attached:
                continue  # "asks if it is so", not "asks for help if it is so"
        if marker.i < cue.token.i and not (attached and tree.tokens[0].i in (marker.i, marker.i - 1)):
            continue
        if not attached and not _reaches(tree, cue, marker):
            continue
        if frame.kind == "that" and _is_result(tree, cue, marker, grammar):
            continue
        tokens = _before_governor(tree, cue, verb, clause_tokens(tree, verb, marker, own, grammar))
        if tokens and tokens[-1].i >= verb.i:
            before = tree.tokens[marker.i - 1] if marker.i else None
            if before is not None and before.text.lower() in grammar.of("negation"):
                tokens = (before, *tokens)
            if frame.takes_object:
                tokens = (*_object_before(tree, cue, tokens[0].i, grammar), *tokens)
            yield Content(tokens, frame.kind, preposition, attached)


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


def _object_before(tree: Tree, cue: Cue, start: int, grammar: Grammar) -> tuple[Token, ...]:
    """Give the object and the preposition after it, up to the clause that says what it did ("skibet for" | "at …")."""
    head = object_of(tree, cue, grammar) or tree.child(cue.token, "iobj")
    if head is None or not cue.token.i < head.i < start:
        return ()
    return tree.tokens[max(tree.subtree(head)[0].i, cue.token.i + 1) : start]


def _unmarked(tree: Tree, cue: Cue, frame: Frame, grammar: Grammar) -> Iterator[Content]:
    """Yield the infinitives without a marker behind an object ("lets | the ships pass")."""
    own = {token.i for token in cue.tokens}
    for verb in tree.children(cue.token, "xcomp", "ccomp"):
        bare = has_feature(verb, "VerbForm=Inf") and not tree.children(verb, "mark", "aux", "cop")
        if not bare or verb.i < cue.token.i or not frame.takes_object or frame.preposition:
            continue
        subject = tree.child(verb, "nsubj")
        tokens = clause_tokens(tree, verb, verb, own, grammar)
        before = _object_before(tree, cue, verb.i, grammar)
        if not before and subject is not None and cue.token.i < subject.i < verb.i:
            before = tree.tokens[max(tree.subtree(subject)[0].i, cue.token.i + 1) : verb.i]
        if before and tokens:
            yield Content((*before, *tokens), "inf")


def _opens(tree: Tree, marker: Token, kind: str, grammar: Grammar, is_question: bool) -> bool:
    """Say whether the token opens a clause of the kind."""
    word = marker.text.lower()
    if kind == "whether":
        if word not in grammar.of("interrogative"):
            return False
        if marker.upos == "ADP" or is_deprel(marker, "case", "compound:prt"):
            return False
        if marker.i + 1 < len(tree) and tree.tokens[marker.i + 1].upos in ("CCONJ", "PUNCT"):
            return False
        before = next((token for token in reversed(tree.tokens[: marker.i]) if token.upos != "PUNCT"), None)
        if before is not None and word in tree.relatives and before.upos in ("NOUN", "PROPN") and not is_question:
            return False
        return before is None or not (
            "PronType=Ind" in before.feats or (before.upos == "NOUN" and before.i == marker.i - 1)
        )
    if kind == "that" and marker.upos in ("DET", "PRON"):
        return False  # "that deal", "the man that said so"
    head = tree.head(marker)
    if head is None or head.i < marker.i:
        return _is_marked_infinitive(marker, kind, grammar)
    return _is_clause_of(tree, marker, head, kind, grammar)


def _is_clause_of(tree: Tree, marker: Token, verb: Token, kind: str, grammar: Grammar) -> bool:
    """Say whether marker and verb open a clause of the kind, where the marker alone does not tell."""
    if kind == "whether" and (marker.upos in ("ADV", "PRON", "DET") or _asks_what_to_do(tree, marker, grammar)):
        return True
    word = marker.text.lower()
    if kind == "that" and word not in grammar.of("infinitive"):
        return True
    return _is_infinitive(tree, marker, verb) == (kind == "inf")


def _asks_what_to_do(tree: Tree, marker: Token, grammar: Grammar) -> bool:
    """Say whether a subordinator asks by an infinitive ("whether to sell"); a preposition before one does not."""
    following = tree.tokens[marker.i + 1] if marker.i + 1 < len(tree) else None
    opened = following is not None and following.text.lower() in grammar.of("infinitive")
    return opened and marker.upos == "SCONJ" and marker.lemma.lower() not in grammar.of("preposition")


def _is_marked_infinitive(marker: Token, kind: str, grammar: Grammar) -> bool:
    """Say whether a marker that the tree hangs on nothing behind it opens an infinitive if one is asked for."""
    if kind == "that" and marker.text.lower() not in grammar.of("infinitive"):
        return True
    return (marker.upos == "PART") == (kind == "inf")


def _is_infinitive(tree: Tree, marker: Token, verb: Token) -> bool:
    """Say whether marker and verb open an infinitive: "at have købt", not "…, at ministre skiftes" whatever its tag."""
    if is_finite(tree, verb):
        return False
    if marker.upos == "PART":
        return True
    return has_feature(verb, "VerbForm=Inf") and not (marker.i and tree.tokens[marker.i - 1].text == ",")


def _preposition_before(tree: Tree, marker: Token) -> Token | None:
    """Give the preposition right before a marker, a comma between them or not."""
    i = marker.i - 1
    while i >= 0 and (tree.tokens[i].upos == "PUNCT" or (tree.tokens[i].upos == "ADV" and i == marker.i - 1)):
        i -= 1
    if i < 0:
        return None
    token = tree.tokens[i]
    is_preposition = token.upos in ("ADP", "SCONJ", "ADV") and is_deprel(
        token, "mark", "case", "advmod", "compound:prt"
    )
    return token if is_preposition and (token.upos == "ADP" or is_deprel(token, "mark", "case")) else None


def _clause_head(tree: Tree, marker: Token) -> Token | None:
    """Give the predicate of the clause that a marker opens."""
    head = tree.head(marker)
    if head is not None and head.i > marker.i:
        if (
            head.upos in VERBAL
            or tree.children(head, "cop", "aux")
            or is_deprel(head, "ccomp", "advcl", "acl", "xcomp")
        ):
            return head
        verb = next((above for above in tree.ancestors(head) if above.upos in VERBAL and above.i > marker.i), None)
        if verb is not None:
            return verb
    verb = next((token for token in tree.tokens[marker.i + 1 : marker.i + 14] if token.upos in VERBAL), None)
    if verb is None and head is not None and head.i > marker.i and marker.i and tree.tokens[marker.i - 1].text == ",":
        return head  # "…, at prøverne så fine ud" with a verb that the tagger has taken for something else
    return verb


def _hangs_on(tree: Tree, verb: Token, cue: Cue) -> bool:
    """Say whether the tree hangs the clause on the cue, directly or through nominals."""
    own = {token.i for token in cue.tokens}
    for above in tree.ancestors(verb):
        if above.i in own:
            return True
        if above.upos in VERBAL and not is_deprel(above, "aux", "cop"):
            return False
    return False


def _reaches(tree: Tree, cue: Cue, marker: Token) -> bool:
    """Say whether nothing but the cue's own arguments stands between the cue and a marker on its right."""
    if marker.i < cue.token.i:
        return False
    own = {token.i for token in cue.tokens}
    end = marker.i - 1 if tree.tokens[marker.i - 1].text == "," else marker.i
    between = _outside_relatives(tree, [token for token in tree.tokens[cue.token.i + 1 : end] if token.i not in own])
    if cue.entry.pos == "NOUN":
        between = [token for token in between if token.upos != "AUX"]  # "målet er, at …"
    limit = MAX_REACH_TOKENS if cue.entry.pos == "VERB" else MAX_NOUN_REACH_TOKENS
    return len(between) <= limit and not any(
        token.upos in ("SCONJ", "CCONJ") or (token.upos in VERBAL and not is_deprel(token, "amod")) for token in between
        if token.i != marker.i - 1 and not is_deprel(token, "mark") and tree.tokens[token.i - 1].upos != "ADP"
    )  # fmt: skip


def _is_result(tree: Tree, cue: Cue, marker: Token, grammar: Grammar) -> bool:
    """Say whether a clause tells what comes of a degree ("kræver så megen ilt" | ", at fisken dør")."""
    between = tree.tokens[cue.token.i + 1 : marker.i - 1]
    degrees = [token for token in between if token.text.lower() in grammar.of("degree")]
    return bool(degrees) and tree.tokens[degrees[-1].i + 1].upos in ("ADJ", "ADV")


def _outside_relatives(tree: Tree, tokens: list[Token]) -> list[Token]:
    """Drop relative clauses from a stretch: from the comma and word that open one to the next comma."""
    kept: list[Token] = []
    skipped: list[Token] = []
    inside = False
    for token in tokens:
        if token.text == ",":
            following = tree.tokens[token.i + 1] if token.i + 1 < len(tree) else None
            inside = following is not None and following.text.lower() in tree.relatives
            skipped = []
        (skipped if inside else kept).append(token)
    return kept + skipped if inside else kept  # a clause that is still open owns the marker


def _bare_clause(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Give a finite complement clause without a marker ("mener, det er for sent"), None if there is none."""
    own = {token.i for token in cue.tokens}
    below = [child for token in cue.tokens for child in tree.children(token, "ccomp", "xcomp", "parataxis")]
    for child in below:
        if not is_finite(tree, child) or child.i < cue.token.i or child.i in own:
            continue
        tokens = [token for token in tree.subtree(child) if token.i > cue.token.i and token.i not in own]
        first = next((token for token in tokens if token.upos != "PUNCT"), None)
        if first is not None and _may_open_bare(first, grammar):
            first = _with_lost_subject(tree, cue, child, first)
            run = clause_tokens(tree, child, first, own, grammar)
            if run:
                return Content(run, "that")
    return _after_comma(tree, cue, grammar)


def _with_lost_subject(tree: Tree, cue: Cue, verb: Token, first: Token) -> Token:
    """Give the first word of a clause whose subject the tree has hung on the cue ("says | his foes are laughing")."""
    gap = tree.tokens[cue.tokens[-1].i + 1 : first.i]
    words = [token for token in gap if token.upos != "PUNCT"]
    if not words or tree.children(verb, "nsubj", "csubj", "expl") or cue.entry.addressee in ADDRESSED:
        return first
    nominal = words[0].upos in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM") and not is_deprel(words[0], "obl")
    return words[0] if nominal and not any(token.upos in VERBAL or token.text == "," for token in words) else first


ADDRESSED = ("object", "indirect")
"""Addressees that stand right behind a cue, where a subject might."""


def _may_open_bare(first: Token, grammar: Grammar) -> bool:
    word = first.text.lower()
    if word in grammar.of("relative") and word in grammar.of("interrogative"):
        return False
    return first.upos not in ("SCONJ", "CCONJ", "PUNCT") or word in grammar.of("interrogative")


def _after_comma(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Give the clause right behind a cue and a comma, whatever the tree makes of it ("understreger, belægningen …")."""
    last = cue.tokens[-1].i
    if last + 3 >= len(tree) or tree.tokens[last + 1].text != "," or not is_finite(tree, cue.token):
        return None
    first = tree.tokens[last + 2]
    if not _may_open_bare(first, grammar) or first.text.lower() in grammar.of("relative"):
        return None
    in_front = any(child.i < cue.token.i for child in tree.children(cue.token, "nsubj"))
    set_off = tree.tokens[last - 1].text == "," and not in_front
    if first.upos in ("VERB", "AUX") or is_deprel(cue.token, "acl") or set_off:
        return None
    if not any(has_feature(token, "VerbForm=Fin") for token in tree.tokens[first.i : first.i + 12]):
        return None
    end = next((token.i for token in tree.tokens[first.i :] if token.upos == "PUNCT" and token.text != ","), len(tree))
    return Content(tree.tokens[first.i : end], "that", is_attached=False)


def _under_modal(tree: Tree, cue: Cue) -> Content | None:
    """Give the infinitive under a modal with what belongs to it ("vil danne en fælles redaktion")."""
    verb = tree.head(cue.token)
    if verb is None or not is_deprel(cue.token, "aux"):
        return None
    if not has_feature(verb, "VerbForm=Inf") and not any(
        has_feature(child, "VerbForm=Inf") for child in tree.children(verb, "cop", "aux")
    ):
        return None
    own = {token.i for token in cue.tokens}
    subjects = {token.i for child in tree.children(verb, "nsubj", "expl") for token in tree.subtree(child)}
    tokens = [token for token in tree.subtree(verb) if token.i > cue.token.i and token.i not in own | subjects]
    while tokens and tokens[0].upos in ("ADV", "PUNCT", "PART") and tokens[0].i < verb.i:
        tokens.pop(0)
    tokens = _before_finite(tree, verb, tokens)
    return Content(tuple(tokens), "inf") if tokens else None


def _before_finite(tree: Tree, verb: Token, tokens: list[Token]) -> list[Token]:
    """Cut an infinitive before a coordinated clause with a finite verb of its own ("vil slås" | ", og de vil kæmpe")."""
    for token in tokens:
        if token.i <= verb.i or token.upos != "CCONJ":
            continue
        following = tree.tokens[token.i + 1 : token.i + 5]
        stop = next((place for place, t in enumerate(following) if t.upos == "PUNCT" or t.upos == "SCONJ"), len(following))
        after_comma = tree.tokens[token.i - 1].text == ","
        near = following[: stop if after_comma else 1]
        if any(has_feature(t, "VerbForm=Fin") for t in near):
            return [t for t in tokens if t.i < token.i]
    return tokens
