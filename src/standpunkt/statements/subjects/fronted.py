"""Subjects that the tree has lost in front of their verb: by the order of words, where the verb does not stand second.

`Later Dedi Holm, a spokesman for the police, | confirmed …`; `After the talks, a local official, Lis Krogh, | said …`.
"""

from collections.abc import Iterator, Sequence

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_word

NAMING = ("NOUN", "PROPN", "PRON", "NUM")
OPENING = ("DET", "ADJ", "ADV", "PUNCT")
CLAUSAL = ("VERB", "AUX", "SCONJ")


def subject_in_front(tree: Tree, finite: Token, grammar: Grammar) -> Token | None:
    """Give the head of the phrase that ends right before a finite verb, appositions between commas included."""
    if grammar.verb_second or finite.i == 0:
        return None
    segments = [segment for segment in _segments(tree, finite, grammar) if segment]
    while segments and not _is_nominal(segments[0], grammar):
        segments.pop(0)
    if not segments or any(token.upos in CLAUSAL for segment in segments for token in segment):
        return None
    if len(segments) > 1 and tree.tokens[finite.i - 1].text != ",":
        return None  # "In London, Paris and Rome, the mayor said"
    inside = {token.i for segment in segments for token in segment}
    nouns = [token for token in segments[0] if _names(token, grammar)]
    head = next((token for token in nouns if token.head not in {other.i for other in nouns}), nouns[0])
    free = head.i not in tree.when_told and not is_word(head, grammar.of("objective") | grammar.of("impersonal"))
    return head if free and head.head not in inside - {head.i} else None


def _segments(tree: Tree, finite: Token, grammar: Grammar) -> Iterator[Sequence[Token]]:
    """Yield what stands between commas in front of a verb, back to where its clause begins, first part first."""
    end = finite.i
    while end and tree.tokens[end - 1].upos == "ADV":
        end -= 1
    start, apart = end, 0
    while start:
        relative = _relative_around(tree, start - 1)
        opener = tree.tokens[start - 1]
        commas = sum(token.text == "," for token in tree.tokens[start:end])
        subordinates = is_word(opener, grammar.of("subordinating")) and commas == 2 * apart
        if relative is None and (_opens(opener) or subordinates):
            break  # "after | the council, which met, announced it", but "After the talks, the council announced it"
        apart += relative is not None
        start = start - 1 if relative is None else relative
    part: list[Token] = []
    for token in tree.tokens[start:end]:
        if token.text != ",":
            part.append(token)
            continue
        yield _behind_day(tree, part)
        part = []
    yield _behind_day(tree, part)


def _relative_around(tree: Tree, i: int) -> int | None:
    """Give the comma that opens the relative clause in which token `i` stands, None if it stands in none."""
    comma = next((token.i for token in reversed(tree.tokens[: i + 1]) if token.text == ","), None)
    if comma is None or comma == i or tree.tokens[comma + 1].text.lower() not in tree.relatives:
        return None
    return comma


def _behind_day(tree: Tree, part: Sequence[Token]) -> Sequence[Token]:
    """Give a part without the phrase in front that ends with a day ("In a letter on Monday | the firm"), none if a relative."""
    if part and part[0].text.lower() in tree.relatives:
        return ()
    day = max((token.i for token in part if token.i in tree.when_told), default=-1)
    return [token for token in part if token.i > day] if part and part[0].upos == "ADP" else part


def _opens(token: Token) -> bool:
    """Say whether a clause can begin behind a word."""
    mark = token.upos == "PUNCT" and token.text in (":", ";", "–", "—", "(", ")")
    return mark or token.upos == "SCONJ" or token.placeholder or has_feature(token, "VerbForm=Fin")


def _is_nominal(segment: Sequence[Token], grammar: Grammar) -> bool:
    """Say whether a part is a noun phrase, adverbs in front of it or not."""
    first = next((token for token in segment if token.upos not in OPENING or _names(token, grammar)), None)
    return first is not None and _names(first, grammar) and segment[0].upos != "PRON"


def _names(token: Token, grammar: Grammar) -> bool:
    """Say whether a word can be the head of a phrase: a noun, or one for some of many ("Some | chanted")."""
    return token.upos in NAMING or is_word(token, grammar.of("somebody"))
