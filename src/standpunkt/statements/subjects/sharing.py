"""Acts that share their subject with an earlier one across its content: "said that the dam was safe, | and accused them"."""

from collections.abc import Callable, Collection, Iterator, Sequence

from standpunkt.lexicon.speakers import BODY
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.cues import Cue
from standpunkt.statements.subjects.by_tree import finite_verb

TENSES = ("Tense=Past", "Tense=Pres")


def shared_subjects(
    tree: Tree, cues: Sequence[Cue], kind_of: Callable[[Token], str] | None = None
) -> Iterator[tuple[int, int]]:
    """Yield the verbs that take up the subject of an earlier verb of speech, with that verb, by their indices.

    A comma and a conjunction stand before them, they have no subject, and the verb that the tree joins them to is within
    what was said: a speaker goes on, whose clause the tree has lost.  Where it is given of what kind a speaker is ("", if
    none), no comma need stand behind a clause that tells of a thing ("said | the cuts were overdue | but questioned …"), of
    what is going on or of how a body is, or of the speaker ("said | she was worried | and urged …").
    """
    acts = [cue.token for cue in cues if _is_act(cue) and finite_verb(tree, cue.token) is not None]
    verbs = [verb for verb in acts if has_feature(verb, "VerbForm=Fin")]
    tokens = {verb.i for verb in acts}
    for verb in verbs:
        joined = tree.head(verb)
        if not is_deprel(verb, "conj") or joined is None or joined in verbs:
            continue
        subjects = [child for child in tree.children(joined, "nsubj") if child.text.lower() not in tree.relatives]
        kinds = None if kind_of is None else {kind_of(subject) for subject in subjects}
        close = kinds is not None and bool(kinds) and _opens(tree, verb, None)
        apart = close and kinds is not None and _is_of_no_speaker(tree, joined, kinds)
        own = close and all(has_feature(subject, "Case=Nom") for subject in subjects) and _is_now(tree, joined, verb)
        if not (apart or own) and not _opens(tree, verb, ","):
            continue
        if not (apart or own) and any(subject.upos in ("PRON", "PROPN") for subject in subjects):
            continue  # "told the court that he had gone home, and called a friend": as well the one told of
        for above in tree.ancestors(joined):
            if above.i in tokens and above.i < joined.i and _tense(tree, above) == _tense(tree, verb):
                if apart or not own or tree.child(above, "obj", "iobj") is None:
                    yield verb.i, above.i
                break


def _is_now(tree: Tree, predicate: Token, verb: Token) -> bool:
    """Say whether what is told of oneself is told in the tense of the act joined to it, and no act itself went before it
    ("said he | was | worried and urged …", not "said he | had | asked them and urged …")."""
    finite = finite_verb(tree, predicate)
    perfect = has_feature(predicate, "VerbForm=Part") and tree.child(predicate, "aux") is not None
    return finite is not None and not perfect and _tense(tree, predicate) in (None, _tense(tree, verb))


def _is_act(cue: Cue) -> bool:
    """Say whether a cue tells of an act of speech."""
    return cue.entry.pos == "VERB" and not cue.entry.weak and cue.entry.act not in ("view", "wish", "plan")


def _is_of_no_speaker(tree: Tree, predicate: Token, kinds: Collection[str]) -> bool:
    """Say whether what is told, of subjects of some kinds, is joined to no act: a body only acts with a verb."""
    still = tree.child(predicate, "cop") is not None
    return _is_in_progress(tree, predicate) or not any(kind and not (still and kind == BODY) for kind in kinds)


def _is_in_progress(tree: Tree, verb: Token) -> bool:
    """Say whether a verb tells what is going on ("was | seeking |")."""
    form = has_feature(verb, "VerbForm=Part") and has_feature(verb, "Tense=Pres")
    return form and tree.child(verb, "aux") is not None


def _opens(tree: Tree, verb: Token, mark: str | None) -> bool:
    """Say whether a verb stands right behind a conjunction, and that behind a mark, with no subject of its own."""
    i = verb.i - 1
    while i > 0 and tree.tokens[i].upos == "ADV":
        i -= 1
    joins = i > 0 and tree.tokens[i].upos == "CCONJ" and (mark is None or tree.tokens[i - 1].text == mark)
    return joins and not tree.children(verb, "nsubj", "aux")


def _tense(tree: Tree, verb: Token) -> str | None:
    finite = finite_verb(tree, verb)
    return next((tense for tense in TENSES if finite is not None and has_feature(finite, tense)), None)
