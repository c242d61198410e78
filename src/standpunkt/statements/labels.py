"""Labels of a statement: the act, the rule's name and the spans of the cue."""

from standpunkt.lexicon.speakers import DOCUMENT
from standpunkt.model import Span, Token
from standpunkt.parse.tree import has_feature
from standpunkt.statements.content import Content
from standpunkt.statements.cues import Cue
from standpunkt.statements.page import Page

MIN_PERFECT_WORDS = 2
MAX_PERFECT_REACH = 3
"""A participle stands so many words behind the verb that makes a perfect of it ("at have | ikke længere | set")."""
RULE_BY_KIND = {"that": "that-clause", "whether": "question-clause", "inf": "infinitive", "np": "noun-phrase"}


def rule_of(cue: Cue, content: Content) -> str:
    """Give the name of the rule: the kind of content, under what kind of cue."""
    kind = "object-predicate" if content.says_of_object else RULE_BY_KIND[content.kind]
    return f"noun-cue-{kind}" if cue.entry.pos == "NOUN" else f"modal-{kind}" if cue.entry.pos == "AUX" else kind


def act_of(page: Page, cue: Cue, source: Token | None) -> str:
    """Give the act: the entry's, turned by negation where that refuses or flips it, "write" where a text speaks."""
    said = source is not None and source.upos == "NOUN" and cue.entry.act in ("say", "report")
    if said and source is not None and page.speakers.kind_of(source.lemma, source.text) == DOCUMENT:
        return "write"
    if cue.is_negated and cue.entry.negated == "kept" and cue.entry.pos == "AUX":
        return "refuse"
    if cue.is_negated and cue.entry.act == "allow":
        return cue.entry.flip or "refuse"
    return cue.entry.flip if cue.is_negated and cue.entry.flip else cue.entry.act


def act_on(page: Page, act: str, content: Content) -> str:
    """Give an act as its content makes it: who refuses what is past denies it ("nægter | at have set bilen")."""
    return "deny" if act == "refuse" and content.kind == "inf" and _is_of_past(page, content) else act


def _is_of_past(page: Page, content: Content) -> bool:
    """Say whether an infinitive is a perfect: its first verb helps a participle behind it, and not to a passive."""
    words = [token for token in content.tokens if token.upos in ("AUX", "VERB")][:2]
    if len(words) < MIN_PERFECT_WORDS or words[1].i - words[0].i > MAX_PERFECT_REACH:
        return False
    if words[0].lemma.lower() in page.grammar.of("passive"):
        return False
    return words[0].upos == "AUX" and has_feature(words[0], "VerbForm=Inf") and has_feature(words[1], "VerbForm=Part")


def cue_spans(text: str, cue: Cue) -> tuple[Span, ...]:
    """Give the spans of a cue's words, neighbours joined."""
    runs: list[list[Token]] = []
    for token in cue.tokens:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return tuple(Span.of(text, run[0].start, run[-1].end) for run in runs)
