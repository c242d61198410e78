"""Groups taken up by their number: "all three", "both", "the two countries" are those told of side by side before."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from standpunkt.lexicon.names import Names
from standpunkt.model import Sentence
from standpunkt.resolve.figures import Figure
from standpunkt.resolve.phrases import Phrase

MAX_SENTENCES = 3
"""The members are told of at most so many sentences before."""
BETWEEN = ("PUNCT", "CCONJ", "DET")
"""What may stand between two members of a list."""
COMMA = ","
BODIES = ("country", "organisation", "agency", "group", "unknown")
KINDS = ("person", "country", "organisation", "agency")
Lists = Sequence[Sequence[Phrase]]


def counts_of(phrases: Iterable[Phrase], sentences: Sequence[Sentence], names: Names) -> dict[int, int]:
    """Give, by the `id()` of each phrase that tells of a whole by number, how many it tells of ("both parties": 2)."""
    found: dict[int, int] = {}
    for phrase in phrases:
        if phrase.sort not in ("noun", "other") or phrase.owner is not None or phrase.inside is not None:
            continue
        words = [token.text.lower() for token in sentences[phrase.sentence].tokens[phrase.first : phrase.last + 1]]
        count = names.words.count_of(words)
        if count:
            found[id(phrase)] = count
    return found


def lists_in(phrases: Sequence[Phrase], sentences: Sequence[Sentence]) -> list[list[Phrase]]:
    """Give the lists of the text in order: phrases side by side with a conjunction ("Norway, | Sweden and | Finland")."""
    found: list[list[Phrase]] = []
    run: list[Phrase] = []
    outer = [p for p in phrases if p.sort != "pronoun" and p.inside is None and not p.genitive]
    for phrase in sorted(outer, key=lambda p: (p.sentence, p.first)):
        if run and not _stands_beside(run[-1], phrase, sentences[phrase.sentence]):
            found.append(run)
            run = []
        run.append(phrase)
    found.append(run)
    return [run for run in found if any(_has_conjunction(a, b, sentences[b.sentence]) for a, b in pairwise(run))]


def members_of(
    phrase: Phrase, count: int, lists: Lists, recent: Sequence[tuple[Phrase, Figure]], found: Mapping[int, Figure]
) -> list[Figure]:
    """Give those that a phrase takes up by number: the last list of so many, else the only so many told of shortly before."""
    for run in reversed(lists):
        if run[-1].end > phrase.start or _distance(run[-1], phrase) > MAX_SENTENCES:
            continue
        members = _distinct(found[id(p)] for p in run if id(p) in found)
        if len(members) == count and all(_may_be(phrase, member) for member in members):
            return members
    near = [(p, f) for p, f in recent if phrase.sentence - p.sentence < MAX_SENTENCES and p.subject and not f.members]
    for kind in KINDS:
        members = _distinct(f for _, f in near if f.kind == kind and not f.plural and (f.names or f.known is not None))
        if len(members) == count and all(_may_be(phrase, member) for member in members):
            return members
    return []


def _distance(earlier: Phrase, phrase: Phrase) -> int:
    """Give how many sentences lie between, without those that are said between."""
    return min(phrase.sentence - earlier.sentence, phrase.told - earlier.told)


def _may_be(phrase: Phrase, figure: Figure) -> bool:
    """Say whether somebody can be one of those that a noun names; a bare number names anybody."""
    if figure.members:
        return False
    if phrase.noun is not None and phrase.noun.sort != "document":
        people = phrase.noun.sort == "role" or phrase.first == phrase.last  # a noun that counts: "parret"
        return (figure.kind == "person") == people and figure.kind in (*KINDS, *BODIES)
    return figure.kind == "person" if phrase.people else phrase.counts_only and figure.kind in (*KINDS, *BODIES)


def _stands_beside(first: Phrase, second: Phrase, sentence: Sentence) -> bool:
    if first.sentence != second.sentence or second.first <= first.last:
        return False
    between = sentence.tokens[first.last + 1 : second.first]
    joined = any(token.text == COMMA or token.upos == "CCONJ" for token in between)
    return joined and all(token.upos in BETWEEN and (token.upos != "PUNCT" or token.text == COMMA) for token in between)


def _has_conjunction(first: Phrase, second: Phrase, sentence: Sentence) -> bool:
    return any(token.upos == "CCONJ" for token in sentence.tokens[first.last + 1 : second.first])


def _distinct(figures: Iterable[Figure]) -> list[Figure]:
    return list({id(figure): figure for figure in figures}.values())
