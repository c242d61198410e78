"""The moment at which a statement was made: the one that modifies its cue verb."""

from collections.abc import Sequence

from standpunkt.model import Moment, Sentence, Span, Token

TIME_RELATIONS = ("obl", "advmod", "nmod", "appos", "nummod", "obj", "iobj", "nsubj", "dep")
"""Relations that a time of saying bears to its verb; "obl:tmod", "obl:lmod" and the like are counted in.

A bare noun of time is often taken for an object or a subject ("antydede allerede onsdag, at …"); that the words mean a
time is known here, so the relation is not believed.
"""
SAID_KINDS = ("date", "time", "vague")
INNER_RELATIONS = ("obl", "nmod", "appos", "advmod")
"""Relations between the moment and the cue: "sagde i et interview fredag" hangs the day on the interview."""
MAX_CLIMB = 4


def said_at(cue: Span, sentence: Sentence, moments: Sequence[Moment]) -> Moment | None:
    """Give the moment of `sentence` that modifies the verb of `cue`, None if none does.

    A moment counts when its topmost token hangs on the cue (or on a verb that the cue is joined to) by a relation of
    time, directly or through other adverbials, but not from within a clause, a subject or an object of the cue, which
    tell of the content.  Of several the one that hangs most directly wins, then the nearest.
    """
    tokens = sentence.tokens
    verbs = _cue_verbs(cue, tokens)
    if not verbs:
        return None
    fitting: list[tuple[int, int, int, Moment]] = []
    for moment in moments:
        if moment.kind not in SAID_KINDS or not (sentence.span.start <= moment.start < sentence.span.end):
            continue
        top = _top(moment, tokens)
        steps = _steps(top, verbs, tokens) if top is not None else None
        if steps is None and _opens_before(moment, cue, sentence):
            steps = 0
        if steps is not None:
            away = min(abs(moment.start - cue.end), abs(cue.start - moment.end))
            fitting.append((steps, away, moment.start, moment))
    return min(fitting, key=lambda entry: entry[:3])[3] if fitting else None


def _opens_before(moment: Moment, cue: Span, sentence: Sentence) -> bool:
    """Say whether the moment opens the sentence right in front of the cue ("Tirsdag udtalte …"), whatever the tree says."""
    return moment.start == sentence.span.start and 0 < cue.start - moment.end <= 1


def _steps(top: Token, verbs: frozenset[int], tokens: Sequence[Token]) -> int | None:
    """Give how many tokens lie between the moment and the cue, None if it does not hang on the cue."""
    token, allowed = top, frozenset(TIME_RELATIONS)
    for steps in range(MAX_CLIMB):
        if token.deprel.split(":")[0] not in allowed or token.head < 0:
            return None
        if token.head in verbs:
            return steps
        token, allowed = tokens[token.head], frozenset(INNER_RELATIONS)
        if token.upos in ("VERB", "AUX"):
            return None
    return None


def _cue_verbs(cue: Span, tokens: Sequence[Token]) -> frozenset[int]:
    inside = [token for token in tokens if token.start < cue.end and cue.start < token.end and not token.placeholder]
    verbs = {token.i for token in inside}
    for token in inside:
        if token.deprel.split(":")[0] in ("aux", "cop", "conj") and token.head >= 0:
            verbs.add(token.head)
    return frozenset(verbs)


def _top(moment: Moment, tokens: Sequence[Token]) -> Token | None:
    inside = [token for token in tokens if token.start < moment.end and moment.start < token.end and not token.placeholder]
    places = {token.i for token in inside}
    return next((token for token in inside if token.head not in places), None)
