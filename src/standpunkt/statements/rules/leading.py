"""Which words of a sentence lead up to the quotation behind it, and which only stand there."""

from collections.abc import Sequence

from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.contents.find import find_content
from standpunkt.statements.contents.gerunds import is_gerund
from standpunkt.statements.cues import ADDRESSED, Cue, is_finite
from standpunkt.statements.page import Page
from standpunkt.statements.sources.speaking import can_speak

MAX_TITLE_SPACES = 5


def has_told(page: Page, tree: Tree, cue: Cue) -> bool:
    """Say whether a cue in front of a colon has said something already, in a clause with its marker."""
    content = find_content(tree, cue, page.grammar) if tree.tokens[-1].text == ":" else None
    if content is None or content.kind != "that" or content.tokens[0].i < cue.token.i:
        return False
    finite = any(has_feature(token, "VerbForm=Fin") for token in content.tokens)
    return finite and content.tokens[0].text.lower() in page.grammar.of("complementiser")


def is_placed_below(tree: Tree, cue: Cue) -> bool:
    """Say whether a verb by which words stand somewhere is part of a clause that is told ("er uenig i, at forsvaret | stod
    stærkt: …")."""
    return cue.entry.source.startswith("oblique:") and tree.child(cue.token, "mark") is not None


def has_told_into(page: Page, index: int, tree: Tree, cue: Cue) -> bool:
    """Say whether words in marks only go on with the clause that a cue has told (`siger, at hun bliver, "til det er slut"`)."""
    quotation = page.quotations[page.texts[index].intro_to or 0]
    if tree.tokens[-1].text != "," or not page.text[quotation.start].islower():
        return False
    content = find_content(tree, cue, page.grammar)
    return content is not None and content.kind in ("that", "inf") and content.tokens[-1].i >= len(tree) - 2


def is_aside(tree: Tree, cue: Cue) -> bool:
    """Say whether a verb is a participle without an auxiliary, set into what is told ("det går | mildt sagt | skidt")."""
    token = cue.token
    participle = has_feature(token, "VerbForm=Part") and has_feature(token, "Tense=Past") and not cue.parts
    if not participle or cue.entry.pos != "VERB" or tree.children(token, "aux", "cop", "aux:pass"):
        return False
    finite = any(has_feature(other, "VerbForm=Fin") for other in tree.tokens[: token.i])
    joined = is_deprel(token, "conj") or any(other.upos == "AUX" for other in tree.tokens[: token.i])
    return finite and not joined


def is_in_aside(tree: Tree, cue: Cue, cues: Sequence[Cue]) -> bool:
    """Say whether a cue stands in a relative clause between commas behind the verb that leads up to the words (`she asked
    Reed, who has | written | about it, "Why?"`)."""
    clause = next((other for other in (cue.token, *tree.ancestors(cue.token)) if is_deprel(other, "acl")), None)
    words = tree.subtree(clause) if clause is not None else []
    if clause is not None and _tells_of_told(tree, cue, clause, cues):
        return True
    opens = any(token.text.lower() in tree.relatives and tree.tokens[token.i - 1].text == "," for token in words[:2])
    closed = opens and tree.tokens[-1].text == "," and words[-1].i >= len(tree) - 2
    return closed and any(other.token in tree.roots and other.entry.pos == "VERB" for other in cues)


def _tells_of_told(tree: Tree, cue: Cue, clause: Token, cues: Sequence[Cue]) -> bool:
    """Say whether a clause, which goes on behind its verb, tells of those whom another verb tells the words that a comma leads
    up to (`she told the mayors who | gathered | in Rome, "Stay"`)."""
    told, words = tree.head(clause), [token for token in tree.tokens[cue.token.i + 1 :] if token.upos != "PUNCT"]
    if told is None or not words or tree.tokens[-1].text != "," or not is_deprel(told, "obj", "iobj"):
        return False
    return any(
        other.token.i == told.head and other.entry.addressee == "object" and is_finite(tree, other.token) for other in cues
    )


def is_below_other(tree: Tree, cue: Cue, cues: Sequence[Cue]) -> bool:
    """Say whether a cue is only an infinitive in what another one tells ("the office said it meant | to appeal: …")."""
    infinitive = has_feature(cue.token, "VerbForm=Inf") and not tree.child(cue.token, "aux")
    above = {other.i for other in tree.ancestors(cue.token)} if infinitive else set()
    return any(other.token.i in above and other.entry.pos == "VERB" and not other.entry.weak for other in cues)


def is_told_of_behind(page: Page, index: int) -> bool:
    """Say whether a relative clause tells of a few words in marks, as of a title (`a book, "The Light," which came out`)."""
    quotation = page.quotations[page.texts[index].intro_to or 0]
    behind = next((tree for tree, text in zip(page.trees, page.texts, strict=True) if text.quoted == quotation.index), None)
    words = behind.tokens if behind is not None else ()
    first = next((token for token in words if token.upos != "PUNCT" and not token.placeholder), None)
    short = page.text[quotation.start : quotation.end].count(" ") <= MAX_TITLE_SPACES
    return short and first is not None and not page.grammar.verb_second and first.text.lower() in page.grammar.of("relative")


def is_topic(tree: Tree, noun: Cue) -> bool:
    """Say whether a noun is what its clause is about: a subject, a predicate, or all there is ("Hendes svar: »…«")."""
    return is_deprel(noun.token, "nsubj") or noun.token in tree.roots or bool(tree.children(noun.token, "cop"))


def names_work(page: Page, index: int, thing: Token | None, source: Token | None) -> bool:
    """Say whether a few words in marks behind an object are its name (`skrev en roman, "Kvinden på fyret"`)."""
    quotation = page.quotations[page.texts[index].intro_to or 0]
    short = page.text[quotation.start : quotation.end].count(" ") <= MAX_TITLE_SPACES
    return short and thing is not None and thing is not source and not can_speak(page, thing)


def gives_thing(page: Page, tree: Tree, cue: Cue) -> bool:
    """Say whether a verb has an object that is neither what is said nor a text nor those told: what stands behind the colon
    only explains it ("The hall offers | one perk |: The view is free")."""
    thing = tree.child(cue.token, "obj") if cue.entry.pos == "VERB" and not page.grammar.verb_second else None
    if thing is None or thing.i < cue.token.i or thing.upos != "NOUN" or cue.parts or cue.entry.addressee in ADDRESSED:
        return False
    said = page.cues.of_word(thing.lemma.lower(), thing.text.lower())
    return not said and not page.speakers.kind_of(thing.lemma, thing.text)


def tells_of_text(tree: Tree, cue: Cue, cues: Sequence[Cue]) -> bool:
    """Say whether a cue is a participle with an object that only tells of a text that the words stand in (`put it in a memo |
    explaining | the deal, "…"`)."""
    text = tree.head(cue.token) if is_gerund(tree, cue.token) and is_deprel(cue.token, "acl") else None
    if text is None or not is_deprel(text, "obl", "nmod") or tree.child(cue.token, "obj") is None:
        return False
    return any(other.token.i < text.i and is_finite(tree, other.token) for other in cues)
