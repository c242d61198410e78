"""Names behind a verb of attribution: with the title before them, where somebody is from, and without the outlet behind."""

from collections.abc import Sequence
from itertools import pairwise

from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.cues import Cue
from standpunkt.statements.extents import appositions, mended, phrase_span, trimmed
from standpunkt.statements.page import Page

MIN_ORIGIN_WORDS = 2
ENDING = ("ADP", "SCONJ", "CCONJ", "AUX")
"""Word classes before which a name with its title ends."""


def named_behind(page: Page, tree: Tree, verb: Token) -> Span | None:
    """Give the name behind an inverted verb with the words in front of it, whatever the tree makes of those.

    A number with its noun counts as a name ("skreg omkring 30 fanatikere").
    """
    after = [t for t in tree.tokens[verb.i + 1 : verb.i + 6] if t.text != "." or tree.tokens[t.i - 1].text[-1:].islower()]
    ends = (i for i, token in enumerate(after) if (i and token.upos in ENDING) or token.upos in ("PUNCT", "PRON"))
    after = after[: next(ends, len(after))]
    name = next((token for token in after if token.upos == "PROPN"), None)
    number = next((token for token in after[:-1] if token.upos == "NUM"), None)
    if name is None and number is not None and after[after.index(number) + 1].upos == "NOUN":
        name = after[after.index(number) + 1]
    if name is None or tree.tokens[verb.i + 1].text.lower() in page.grammar.of("addressee") | page.grammar.of("locative"):
        return None
    tokens = [*tree.tokens[verb.i + 1 : name.i + 1], *(token for token in mended(tree, [name]) if token.i > name.i)]
    tokens = [*tokens, *_origin(page, tree, tokens[-1]), *appositions(tree, tokens[-1])]
    return trimmed(page.text, tokens[0].start, tokens[-1].end)


def _origin(page: Page, tree: Tree, last: Token) -> Sequence[Token]:
    """Give where somebody is from, right behind their name ("vagtchef Ib Krarup" | "fra Nordjyllands Politi")."""
    rest = tree.tokens[last.i + 1 :]
    if len(rest) < MIN_ORIGIN_WORDS or rest[0].text.lower() not in page.grammar.of("origin") or rest[1].upos != "PROPN":
        return ()
    end = next((i for i, token in enumerate(rest) if i and token.upos not in ("PROPN", "NOUN")), len(rest))
    return rest[:end]


def with_origin(page: Page, tree: Tree, source: Span | None) -> Span | None:
    """Give a source that ends with a name with where that somebody is from."""
    last = next((token for token in tree.tokens if source is not None and token.end == source.end), None)
    if source is None or last is None or last.upos != "PROPN":
        return source
    origin = _origin(page, tree, last)
    return Span.of(page.text, source.start, origin[-1].end) if origin else source


def short_of_outlet(page: Page, tree: Tree, source: Span | None, cue: Cue) -> Span | None:
    """Cut the outlet that the words were given to, or where they were written, off the source ("siger formand Keld Bro" |
    "til Fyens Stiftstidende", "skriver Keld Bro" | "på Facebook"), and what they are about ("siger Keld Bro" | "om
    sagen")."""
    if source is None:
        return None
    openers = page.grammar.of("addressee") | page.grammar.of("preposition")
    openers |= page.grammar.of("locative") if cue.entry.act == "write" else frozenset()
    inside = [token for token in tree.tokens if source.start <= token.start < source.end]
    for token, following in pairwise(inside):
        name_before = token.i and tree.tokens[token.i - 1].upos == "PROPN"
        if token.text.lower() in openers and name_before and following.upos in ("PROPN", "NOUN"):
            return trimmed(page.text, source.start, token.start)
    return source


def named_in_front(page: Page, tree: Tree, cue: Cue) -> Span | None:
    """Give the name right in front of a finite verb with the word before it, whatever the tree makes of that word."""
    last = cue.tokens[0].i - 1
    first = last
    while first > 0 and tree.tokens[first - 1].upos == "PROPN":
        first -= 1
    if last < 0 or tree.tokens[last].upos != "PROPN":
        return None
    if first and tree.tokens[first - 1].upos not in (*ENDING, "PUNCT", "PRON"):
        first -= 1
    return trimmed(page.text, tree.tokens[first].start, tree.tokens[last].end)


def only_named(page: Page, index: int) -> Span | None:
    """Give the only person whom a sentence names by a full name ("Hos rådmand | Ida Holm | er der også forundring:")."""
    tree = page.trees[index]
    names = [token for token in tree.tokens if token.entity[:3] == "PER" and not is_deprel(token, "flat")]
    whole = len(names) == 1 and any(child.upos == "PROPN" for child in tree.children(names[0], "flat"))
    owns = any(has_feature(token, "Case=Gen") for name in names for token in (name, *tree.children(name, "flat")))
    spoken = tree.sentence.quotation is not None  # "- Vi ved, hvorfor Ida Holm tier:"
    return phrase_span(tree, names[0], page.text) if whole and not (owns or spoken) else None


def who_is_asked(page: Page, index: int, answer: Cue) -> Span | None:
    """Give whom a clause tells to have been asked, where nothing names who answers ("Da avisen spørger | Ida Holm |, om det er
    dyrt, lyder svaret:"): the only person named in it who does not ask."""
    tree = page.trees[index]
    asks = [cue.token for cue in page.cues_in(index) if cue.entry.act == "ask" and cue.entry.pos == "VERB"]
    people = [token for token in tree.tokens if token.entity[:3] == "PER" and not is_deprel(token, "flat")
              and not has_feature(token, "Case=Gen")]  # fmt: skip
    if len(people) != 1 or not asks or answer.entry.act == "ask":
        return None
    asker = any(people[0].head == verb.i and is_deprel(people[0], "nsubj") and not tree.children(verb, "aux") for verb in asks)
    return None if asker else phrase_span(tree, people[0], page.text)
