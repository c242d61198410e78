"""Acts that share their subject with an earlier one across its content: "said that the dam was safe, | and accused them"."""

from collections.abc import Iterator, Sequence

from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.cues import Cue
from standpunkt.statements.sources import finite_verb

TENSES = ("Tense=Past", "Tense=Pres")


def shared_subjects(tree: Tree, cues: Sequence[Cue]) -> Iterator[tuple[int, int]]:
    """Yield the verbs that take up the subject of an earlier verb of speech, with that verb, by their indices.

    A comma and a conjunction stand before them, they have no subject, and the verb that the tree joins them to is within
    what was said: a speaker goes on, whose clause the tree has lost.
    """
    verbs = [cue.token for cue in cues if _is_act(cue)]
    tokens = {verb.i for verb in verbs}
    for verb in verbs:
        joined = tree.head(verb)
        if not is_deprel(verb, "conj") or joined is None or joined.i in tokens or not _opens(tree, verb):
            continue
        subjects = [child for child in tree.children(joined, "nsubj") if child.text.lower() not in tree.relatives]
        if any(subject.upos in ("PRON", "PROPN") for subject in subjects):
            continue  # "told the court that he had gone home, and called a friend": as well the one told of
        for above in tree.ancestors(joined):
            if above.i in tokens and above.i < joined.i and _tense(tree, above) == _tense(tree, verb):
                yield verb.i, above.i
                break


def _is_act(cue: Cue) -> bool:
    """Say whether a cue tells of an act of speech by a finite verb."""
    finite = has_feature(cue.token, "VerbForm=Fin")
    return cue.entry.pos == "VERB" and finite and not cue.entry.weak and cue.entry.act not in ("view", "wish", "plan")


def _opens(tree: Tree, verb: Token) -> bool:
    """Say whether a verb stands right behind a comma and a conjunction, with no subject of its own."""
    i = verb.i - 1
    while i > 0 and tree.tokens[i].upos == "ADV":
        i -= 1
    joins = i > 0 and tree.tokens[i].upos == "CCONJ" and tree.tokens[i - 1].text == ","
    return joins and not tree.children(verb, "nsubj", "aux")


def _tense(tree: Tree, verb: Token) -> str | None:
    finite = finite_verb(tree, verb)
    return next((tense for tense in TENSES if finite is not None and has_feature(finite, tense)), None)
