"""Rule for attributions set between commas inside their content: "The plan, he said, is dead", "as the mayor put it"."""

from collections.abc import Iterator

from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.content import Content
from standpunkt.statements.contents.find import find_content
from standpunkt.statements.cues import ADDRESSED, Cue
from standpunkt.statements.extents import noun_phrase, trimmed
from standpunkt.statements.labels import act_of, cue_spans
from standpunkt.statements.page import Draft, Page
from standpunkt.statements.rules.according import clause_around
from standpunkt.statements.sources.speaking import can_speak, find_source, source_span
from standpunkt.statements.subjects.by_tree import following_phrase
from standpunkt.statements.telling import is_own_view

BREAKS = (",", "-", "–", "—", "(", ")")
STOPS = (".", "!", "?", ";", ":")
MAX_WORDS = 14
"""What stands between the commas, source and cue together, is no longer than this."""


def parenthetical_statements(page: Page, taken: frozenset[tuple[int, int]]) -> Iterator[Draft]:
    """Yield the statements whose attribution interrupts or ends them; `taken` are cues (sentence, token) already used."""
    for index, tree in enumerate(page.trees):
        if any(token.placeholder for token in tree.tokens[:1]) or len(tree) < MIN_TOKENS:
            continue
        for cue in page.cues_in(index):
            if (index, cue.token.i) in taken or not _may_interrupt(cue):
                continue
            draft = _statement(page, index, tree, cue)
            if draft is not None:
                yield draft


MIN_TOKENS = 6


def _is_marked(page: Page, content: Content) -> bool:
    """Say whether a content opens with a word of its own ("When the talks ended, she said, that …")."""
    words = page.grammar.of("complementiser") | page.grammar.of("infinitive") | page.grammar.of("interrogative")
    return is_word(content.tokens[0], words)


def _may_interrupt(cue: Cue) -> bool:
    return cue.entry.pos == "VERB" and bool(cue.entry.frames_of("quote")) and not (cue.entry.weak or cue.is_negated)


def _statement(page: Page, index: int, tree: Tree, cue: Cue) -> Draft | None:
    place = _place(page, tree, cue)
    if place is None:
        return None
    first, last = place
    content = find_content(tree, cue, page.grammar)
    if content is not None and (_is_marked(page, content) or any(
        first <= token.i <= last and token not in cue.tokens for token in content.tokens
    )):  # fmt: skip
        return None
    speaker = _enclosed_speaker(page, tree, cue)
    if tree.child(cue.token, "obj") not in (None, speaker) and cue.entry.addressee not in ADDRESSED and not cue.parts:
        return None  # "…, as they both | offer flights"
    infinitive = tree.child(cue.token, "xcomp")
    if infinitive is not None and infinitive.i > cue.token.i and has_feature(infinitive, "VerbForm=Inf"):
        return None  # "…, as rivals | continue to campaign"
    source = speaker or _agent(page, tree, cue) or find_source(page, tree, cue)
    if source is None or not first <= source.i <= last or not can_speak(page, source) or is_own_view(page, tree, source, cue):
        return None
    end = _behind_title(tree, cue, first, last)
    spans = clause_around(page, tree, first, end)
    span = _within(page, tree, source_span(page, tree, source, cue), last)
    span = trimmed(page.text, span.start, tree.tokens[end].end) if span is not None and end > last else span
    if not spans or span is None:
        return None
    return Draft(rule="parenthesis", act=act_of(page, cue, source), source=span,
                 cue=cue_spans(page.text, cue), content=spans, sentence=index, cue_token=cue.token.i,
                 features=frozenset({"parenthesis"}))  # fmt: skip


def _behind_title(tree: Tree, cue: Cue, first: int, last: int) -> int:
    """Give the end of an attribution whose speaker, behind the verb, goes on behind a comma up to the end ("siger adjunkt
    | , cand.psych. Ib Holm, Institut for Psykologi")."""
    rest = tree.tokens[last + 1 : -1]
    inverted = first == cue.token.i and first > 0 and tree.tokens[last].upos in ("NOUN", "PROPN")
    told = any(token.upos in ("VERB", "AUX", "SCONJ", "PRON", "ADV") for token in rest)
    named = any(token.upos == "PROPN" for token in rest)
    return len(tree) - 2 if inverted and named and not told and tree.tokens[last + 1].text == "," else last


def _agent(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give the agent of a participle that reports (see `_reported_by`)."""
    return tree.head(tree.tokens[cue.token.i + 1]) if _reported_by(page, tree, cue) is not None else None


def _within(page: Page, tree: Tree, span: Span | None, last: int) -> Span | None:
    """Give a source without what stands behind the mark that closes the attribution."""
    return None if span is None else trimmed(page.text, span.start, min(span.end, tree.tokens[last].end))


def _place(page: Page, tree: Tree, cue: Cue) -> tuple[int, int] | None:
    """Give the first and last token of the attribution, None if it does not stand by itself."""
    reported = _reported_by(page, tree, cue)
    if reported is not None:
        return reported
    subject = next((child for child in reversed(tree.children(cue.token, "nsubj")) if child.i < cue.token.i), None)
    if subject is not None and _enclosed_speaker(page, tree, cue) is not None:
        subject = None
    start = tree.subtree(subject)[0].i if subject is not None else cue.token.i
    start = min(start, cue.token.i)
    opener = tree.tokens[start - 1] if start else None
    marked = opener is not None and is_word(opener, page.grammar.of("reporting")) and not _opens_relative(tree, opener)
    first = start - 1 if marked else start
    before = tree.tokens[first - 1] if first else None
    if (before is not None and before.text not in BREAKS) or (before is None and not marked):
        return None
    last = _end(tree, cue.tokens[-1])
    closing = tree.tokens[last + 1] if last + 1 < len(tree) else None
    interrupts = first > 0 and closing is not None and closing.text in BREAKS
    if last - first >= MAX_WORDS or not (marked or interrupts) or (subject is None and not _is_inverted(page, tree, cue)):
        return None
    contact = is_deprel(cue.token, "acl") and page.grammar.verb_second  # "Det, | hun siger |, er forkert"
    if not marked and (_is_whole(tree, first) or contact):
        return None
    return first, last


def _enclosed_speaker(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give who stands behind a finite verb between two marks, where the clause goes on with its own verb behind the second,
    whatever the tree makes of the subject in front ("Skolen, siger | borgmesteren |, er for dyr at drive")."""
    if not cue.token.i or tree.tokens[cue.token.i - 1].text not in BREAKS or not has_feature(cue.token, "VerbForm=Fin"):
        return None
    last = _end(tree, cue.tokens[-1])
    if last + 2 >= len(tree) or tree.tokens[last + 1].text not in BREAKS:
        return None
    phrase = following_phrase(tree, cue.token, page.grammar)
    goes_on = has_feature(tree.tokens[last + 2], "VerbForm=Fin")
    return phrase if phrase is not None and goes_on and phrase.i <= last and can_speak(page, phrase) else None


def _opens_relative(tree: Tree, opener: Token) -> bool:
    """Say whether a word that reports elsewhere opens a relative clause behind a noun ("de tal, | som hun nævner")."""
    before = next((token for token in reversed(tree.tokens[: opener.i]) if token.upos != "PUNCT"), None)
    return opener.text.lower() in tree.relatives and before is not None and before.upos in ("NOUN", "PROPN", "PRON", "DET")


def _reported_by(page: Page, tree: Tree, cue: Cue) -> tuple[int, int] | None:
    """Give the place of a participle with its agent ("Vejen er, | som hævdet af naboerne |, for smal"), None if it is none."""
    opener = tree.tokens[cue.token.i - 1] if cue.token.i else None
    after = tree.tokens[cue.token.i + 1] if cue.token.i + 1 < len(tree) else None
    if opener is None or after is None or not is_word(opener, page.grammar.of("reporting")):
        return None
    if not has_feature(cue.token, "VerbForm=Part") or not is_word(after, page.grammar.of("agent")):
        return None
    if tree.children(cue.token, "aux", "cop"):
        return None
    agent = tree.head(after)
    if agent is None or agent.i < after.i or not can_speak(page, agent):
        return None
    return opener.i, next(t.i for t in reversed(noun_phrase(tree, agent)) if t.upos not in ("CCONJ", "PUNCT"))


def _is_inverted(page: Page, tree: Tree, cue: Cue) -> bool:
    return following_phrase(tree, cue.token, page.grammar) is not None


def _end(tree: Tree, cue: Token) -> int:
    """Give the last token before the mark that closes the attribution."""
    for token in tree.tokens[cue.i + 1 :]:
        if token.text in BREAKS + STOPS and not (token.text in ("(", ")") and _is_party(tree, token)):
            return token.i - 1
    return len(tree) - 1


def _is_party(tree: Tree, mark: Token) -> bool:
    """Say whether a bracket belongs to a single name behind another ("Ida Holm | (S) |")."""
    opening = mark.i if mark.text == "(" else mark.i - 2
    words = tree.tokens[opening : opening + 3]
    named = opening > 0 and tree.tokens[opening - 1].upos == "PROPN"
    return named and len(words) > 2 and words[0].text == "(" and words[1].upos == "PROPN" and words[2].text == ")"


def _is_whole(tree: Tree, first: int) -> bool:
    """Say whether a main clause stands in front already: then the attribution goes with what follows it."""
    return any(has_feature(token, "VerbForm=Fin") and not _is_below_later(tree, token, first) for token in tree.tokens[:first])


def _is_below_later(tree: Tree, verb: Token, first: int) -> bool:
    """Say whether a finite verb belongs to a clause whose main verb is still to come."""
    carried = tree.head(verb) if is_deprel(verb, "aux", "cop") else verb
    return carried is not None and any(above.i >= first for above in (carried, *tree.ancestors(carried)))
