"""The moment at which a statement was made: the one that modifies its cue verb."""

from collections.abc import Sequence

from standpunkt.model import Moment, Sentence, Span, Token

TIME_RELATIONS = ("obl", "advmod", "nmod", "advcl", "nummod")
"""Relations that a time of saying bears to its verb; "obl:tmod", "obl:lmod" and the like are counted in."""
SAID_KINDS = ("date", "time", "vague")
CLAUSE_RELATIONS = ("ccomp", "xcomp", "parataxis", "csubj", "acl", "advcl")


def said_at(cue: Span, sentence: Sentence, moments: Sequence[Moment]) -> Moment | None:
    """Give the moment of `sentence` that modifies the verb of `cue`, None if none does.

    A moment counts when its topmost token hangs on the cue (or on a verb that the cue is joined to) by a relation of
    time, directly and not from within a clause below the cue, which tells of the content.  Of several the nearest wins.
    """
    tokens = sentence.tokens
    verbs = _cue_verbs(cue, tokens)
    if not verbs:
        return None
    fitting: list[tuple[int, int, Moment]] = []
    for moment in moments:
        if moment.kind not in SAID_KINDS or not (sentence.span.start <= moment.start < sentence.span.end):
            continue
        top = _top(moment, tokens)
        if top is not None and top.head in verbs and top.deprel.split(":")[0] in TIME_RELATIONS:
            away = min(abs(moment.start - cue.end), abs(cue.start - moment.end))
            fitting.append((away, moment.start, moment))
    return min(fitting)[2] if fitting else None


def _cue_verbs(cue: Span, tokens: Sequence[Token]) -> frozenset[int]:
    inside = [token for token in tokens if token.start < cue.end and cue.start < token.end and not token.placeholder]
    verbs = {token.i for token in inside}
    for token in inside:
        if token.deprel.split(":")[0] in ("aux", "cop", "conj") and token.head >= 0:
            verbs.add(token.head)
    return frozenset(verbs)


def _top(moment: Moment, tokens: Sequence[Token]) -> Token | None:
    inside = [
        token for token in tokens if token.start < moment.end and moment.start < token.end and not token.placeholder
    ]
    places = {token.i for token in inside}
    return next((token for token in inside if token.head not in places), None)
