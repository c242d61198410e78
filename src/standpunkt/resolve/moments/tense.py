"""The tense around a place in the text: read off the parse where there is one, else off the nearest verb forms."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from standpunkt.lexicon.times import Times
from standpunkt.model import Sentence, Token

PAST, PRESENT, FUTURE, UNKNOWN = "past", "present", "future", ""
NEAR = "near"
"""Told in the past of what lay ahead then ("skulle", "was to"): before or after publication, whichever is nearer."""
REACH_CHARS = 140
"""How far from the place a verb form is looked for when there is no parse."""
AUXILIARY_CHARS = 25
"""How much nearer an auxiliary of the future counts: its infinitive, which looks like a present, stands between."""
PAST_CHARS = 5
"""Length of the shortest word whose ending tells of the past."""
MAX_CLIMB = 12
MAX_NESTED = 8
"""How many sentences back the sentence around an offset is looked for."""
HELPER_REACH = 30
"""Auxiliaries are looked for among so many tokens on either side of their verb."""


class Tenses:
    """Tells the tense that governs a place; built once a document, each question costs the depth of a tree."""

    def __init__(self, words: Sequence[tuple[int, str]], bounds: Sequence[int], sentences: Sequence[Sentence], times: Times):
        self._times = times
        self._words = words
        self._bounds = bounds
        self._sentences = sorted((sent for sent in sentences if sent.tokens), key=lambda sent: sent.span.start)
        self._starts = [sent.span.start for sent in self._sentences]

    def at(self, start: int, end: int) -> str:
        """Give "past", "present", "future" or "" (not known) for the expression from `start` to `end`."""
        leaning = self.leaning(start, end)
        return PAST if leaning == NEAR else leaning

    def leaning(self, start: int, end: int) -> str:
        """Give what `at` gives, but "near" for what lay ahead in the past ("De skulle mødes onsdag")."""
        return self._parsed(self._tokens(start), start, end) or self._nearest(start, end)

    def is_perfect(self, start: int, end: int) -> bool:
        """Say whether the governing verb is in the present perfect ("De har fået frist til fredag")."""
        forms = self._governing_forms(self._tokens(start), start, end)
        return any(form in self._times.hint("present_perfect") for form in forms)

    def token_at(self, start: int) -> Token | None:
        """Give the token that begins at an offset, None without a parse."""
        tokens = self._tokens(start)
        i = bisect_right(tokens, start, key=lambda token: token.start) - 1
        return tokens[i] if i >= 0 and tokens[i].start == start else None

    def head_of(self, token: Token) -> Token | None:
        """Give the head of a token of the document, None for a root."""
        return self._tokens(token.start)[token.head] if token.head >= 0 else None

    def _tokens(self, start: int) -> Sequence[Token]:
        """Give the innermost sentence around an offset: a quotation parsed apart lies within another sentence."""
        at = bisect_right(self._starts, start)
        for sent in reversed(self._sentences[max(0, at - MAX_NESTED) : at]):
            if start < sent.span.end:
                return sent.tokens
        return ()

    def is_event(self, start: int, end: int) -> bool:
        """Say whether the governing verb, or without a parse the nearest verb form, tells of a single event."""
        events = self._times.hint("event_forms")
        forms = self._governing_forms(self._tokens(start), start, end)
        if forms:
            return any(form in events for form in forms)
        low, high = self._window(start, end)
        nearest = self._closest(self._events, start, end, low, high)
        return nearest is not None and nearest <= (self._closest(self._hit_starts, start, end, low, high) or 0)

    def _closest(self, starts: Sequence[int], start: int, end: int, low: int, high: int) -> int | None:
        at = bisect_right(starts, start)
        near = [place for place in starts[max(0, at - 1) : at + 2] if low <= place < high and not start <= place < end]
        return min((start - place if place < start else place - end for place in near), default=None)

    def _window(self, start: int, end: int) -> tuple[int, int]:
        at = bisect_right(self._bounds, start)
        low = max(self._bounds[at - 1] if at else 0, start - REACH_CHARS)
        return low, min(self._bounds[at] if at < len(self._bounds) else end + REACH_CHARS, end + REACH_CHARS)

    @cached_property
    def _hits(self) -> list[tuple[int, str]]:
        """Where verb forms stand, with their tense: made only when a parse does not tell."""
        listed, endings = _form_tenses(self._times), tuple(self._times.hint("past_endings"))
        passive = self._times.hint("passive_forms")
        hits, before = [], ""
        for start, word in self._words:
            tense = listed.get(word)
            if tense is None and len(word) >= PAST_CHARS and word.endswith(endings):
                tense = PAST
            if tense == PAST and before in passive:
                tense = PRESENT
            if tense:
                hits.append((start, tense))
            before = word
        return hits

    @cached_property
    def _hit_starts(self) -> list[int]:
        return [start for start, _ in self._hits]

    @cached_property
    def _events(self) -> list[int]:
        events = self._times.hint("event_forms")
        return [start for start, word in self._words if word in events]

    def _nearest(self, start: int, end: int) -> str:
        low, high = self._window(start, end)
        best, distance = UNKNOWN, REACH_CHARS + 1
        for place, tense in self._hits[bisect_right(self._hit_starts, low - 1) : bisect_right(self._hit_starts, high)]:
            away = start - place if place < start else place - end
            away -= AUXILIARY_CHARS if tense == FUTURE else 0
            if away < distance and not start <= place < end:
                best, distance = tense, away
        return best

    def _parsed(self, tokens: Sequence[Token], start: int, end: int) -> str:
        is_bidden = False
        for token in _chain(tokens, start, end):
            tense = self._verb_tense(token, tokens)
            if tense == PAST and is_bidden and token.text.lower() in self._times.hint("bidding_forms"):
                return NEAR
            is_bidden |= token.upos == "VERB" and "VerbForm=Inf" in token.feats
            if tense == PRESENT and token.start < end and start < token.end and _has_participle_after(token, tokens):
                return PAST
            if tense:
                return tense
        return UNKNOWN

    def _governing_forms(self, tokens: Sequence[Token], start: int, end: int) -> list[str]:
        for token in _chain(tokens, start, end):
            helpers = _helpers(token, tokens)
            if token.upos in ("VERB", "AUX") or helpers:
                return [word.text.lower() for word in (*helpers, token)]
        return []

    def _verb_tense(self, token: Token, tokens: Sequence[Token]) -> str:
        helpers = _helpers(token, tokens)
        if token.upos not in ("VERB", "AUX") and not helpers:
            return UNKNOWN
        words = [*helpers, token]
        forms = [word.text.lower() for word in words]
        if any(form in self._times.hint("prospective_forms") for form in forms):
            return NEAR
        is_past = any("Tense=Past" in word.feats and "VerbForm=Part" not in word.feats for word in words)
        if any(form in self._times.hint("future_forms") for form in forms):
            return NEAR if is_past else FUTURE
        if is_past:
            return PAST
        participle = any("VerbForm=Part" in word.feats and "Tense=Pres" not in word.feats for word in words)
        if participle and any(form in self._times.hint("perfect_forms") for form in forms):
            return PAST
        if any(form in self._times.hint("report_forms") for form in forms):
            return PAST
        if any("Tense=Pres" in word.feats and "VerbForm=Part" not in word.feats for word in words):
            return PRESENT
        if participle and not helpers:
            return PAST
        return UNKNOWN


def _form_tenses(times: Times) -> dict[str, str]:
    """Give the listed verb forms with their tense; words that only look like past forms have none."""
    tenses = dict.fromkeys(times.hint("not_verbs"), UNKNOWN)
    for tense, hint in ((PRESENT, "present"), (PAST, "past"), (FUTURE, "future"), (PAST, "report"), (NEAR, "prospective")):
        tenses.update(dict.fromkeys(times.hint(hint + "_forms"), tense))
    return tenses


def _chain(tokens: Sequence[Token], start: int, end: int) -> Iterator[Token]:
    """Yield the topmost token of the expression and its heads, up to `MAX_CLIMB`."""
    inside = [token for token in tokens if token.start < end and start < token.end and not token.placeholder]
    if not inside:
        return
    places = {token.i for token in inside}
    token = next((token for token in inside if token.head not in places), inside[0])
    for _ in range(MAX_CLIMB):
        yield token
        if token.head < 0:
            return
        token = tokens[token.head]


def _has_participle_after(token: Token, tokens: Sequence[Token]) -> bool:
    """Say whether a time taken for a predicate stands before the participle that is ("Han er onsdag i retten idømt")."""
    for word in tokens[token.i + 1 : token.i + 1 + HELPER_REACH]:
        if word.upos == "PUNCT" or "VerbForm=Fin" in word.feats or "VerbForm=Inf" in word.feats:
            return False
        if word.upos == "VERB" and "VerbForm=Part" in word.feats and "Tense=Past" in word.feats:
            return True
    return False


def _helpers(token: Token, tokens: Sequence[Token]) -> list[Token]:
    low, high = max(0, token.i - HELPER_REACH), token.i + HELPER_REACH
    return [word for word in tokens[low:high] if word.head == token.i and word.deprel.split(":")[0] in ("aux", "cop")]
