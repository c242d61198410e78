"""Statements of a page: every rule in turn, then what they found put together."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from standpunkt.model import Mention, Span, Statement
from standpunkt.model.places import Places
from standpunkt.statements.certainty import certainty_of, features_of, load_certainty
from standpunkt.statements.page import Draft, Page
from standpunkt.statements.rules.according import according_statements
from standpunkt.statements.rules.added import with_added_clauses
from standpunkt.statements.rules.indirect import indirect_statements
from standpunkt.statements.rules.parentheses import parenthetical_statements
from standpunkt.statements.rules.quoted import quoted_statements
from standpunkt.statements.rules.relays import with_relays

MIN_CERTAINTY = 0.3
"""What is less certain than this is left out: a wrong speaker is worse than none."""


def read_statements(page: Page) -> tuple[Statement, ...]:
    """Give the statements of a page in text order, ids "s1" …, sources not yet resolved to actors."""
    weights = load_certainty()
    certain = [(draft, certainty_of(draft, weights)) for draft in find_drafts(page)]
    kept = [(draft, certainty) for draft, certainty in certain if certainty >= MIN_CERTAINTY]
    statements = [_statement(page, f"s{number}", draft, certainty) for number, (draft, certainty) in enumerate(kept, 1)]
    return tuple(_nested(statements))


def find_drafts(page: Page) -> list[Draft]:
    """Give everything that a rule found, in text order, each with the features that its certainty is reckoned from."""
    quoted = quoted_statements(page)
    taken = frozenset((d.sentence, d.cue_token) for d in quoted if d.cue_token is not None)
    interrupting = list(parenthetical_statements(page, taken))
    taken |= {(d.sentence, d.cue_token) for d in interrupting if d.cue_token is not None}
    drafts = [*quoted, *interrupting, *indirect_statements(page, taken), *according_statements(page)]
    drafts = with_added_clauses(page, _distinct(_without_echoes(page, _without_relays(with_relays(page, drafts)))))
    places = Places((span.start, span.end, draft) for draft in drafts for span in draft.content)
    drafts = [replace(draft, features=features_of(page, draft, places)) for draft in drafts]
    return sorted(drafts, key=lambda d: (d.start, -max(s.end for s in d.content), d.rule))


def _without_relays(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop the statements of a relay that only passes on what somebody else is the source of."""
    passed_on = {(draft.sentence, span) for draft in drafts for span in draft.via}
    return [d for d in drafts if d.rule != "according-to" or (d.sentence, d.source) not in passed_on]


def _without_echoes(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Drop what a noun is said to say where a verb between the two says it ("a statement by her office, he | said that …")."""
    verbs = {
        (draft.sentence, draft.content): draft for draft in drafts
        if draft.cue_token is not None and page.trees[draft.sentence].tokens[draft.cue_token].upos == "VERB"
    }  # fmt: skip
    kept = [draft for draft in drafts if not _is_echo(page, draft, verbs.get((draft.sentence, draft.content)))]
    said = {(draft.sentence, draft.source, draft.cue[0].start) for draft in kept if draft.cue and draft.act == "say"}
    return [draft for draft in kept if not _quotes_saying(page, draft, said)]


def _quotes_saying(page: Page, draft: Draft, said: Collection[tuple[int, Span | None, int]]) -> bool:
    """Say whether all that a draft quotes somebody for is that they say what another gives ("citeres for | at sige, at …")."""
    if draft.rule != "infinitive" or draft.act != "say" or draft.source is None:
        return False
    tokens = [token for token in page.trees[draft.sentence].tokens if token.start >= draft.content[0].start]
    return any((draft.sentence, draft.source, token.start) in said for token in tokens[:2])


def _is_echo(page: Page, draft: Draft, told: Draft | None) -> bool:
    cue, tree = draft.cue_token, page.trees[draft.sentence]
    if cue is None or told is None or told.cue_token is None or tree.tokens[cue].upos != "NOUN" or not draft.cue:
        return False
    under = told.source is not None and tree.child(tree.tokens[cue], "case") is not None
    apart = cue < told.cue_token or under  # "fortalte | inden rettens afgørelse, at …"
    return apart and draft.cue[0].start < draft.content[0].start


def _distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """Drop a draft whose cue another already holds, or that says the same of the same source."""
    kept: list[Draft] = []
    rivals: dict[object, list[Draft]] = {}
    for draft in drafts:
        here, alike = rivals.setdefault(draft.sentence, []), rivals.setdefault(draft.content, [])
        if not any(_is_same(draft, other) for other in (*here, *alike)):
            kept.append(draft)
            here.append(draft)
            alike.append(draft)
    return kept


def _is_same(draft: Draft, other: Draft) -> bool:
    if draft.sentence != other.sentence and draft.content != other.content:
        return False
    cue = any(a.overlaps(b) for a in draft.cue for b in other.cue)
    same_content = draft.content == other.content
    return (cue and any(a.overlaps(b) for a in draft.content for b in other.content)) or (
        same_content and draft.source == other.source
    )


def _statement(page: Page, ident: str, draft: Draft, certainty: float) -> Statement:
    return Statement(
        id=ident, manner=manner_of(page, draft.content), act=draft.act, source=_mention(draft.source), cue=draft.cue,
        content=draft.content, via=tuple(Mention(s.start, s.end, s.text) for s in draft.via),
        addressee=_mention(draft.addressee), certainty=certainty, rule=draft.rule,
    )  # fmt: skip


def _mention(span: Span | None) -> Mention | None:
    return None if span is None else Mention(span.start, span.end, span.text)


def manner_of(page: Page, content: Sequence[Span]) -> str:
    """Give "direct" if all words of the content are quoted, "mixed" if some are, else "indirect".

    An attribution after a speech dash is the reporter's ("- Nej, siger diplomaten, der ønsker at være anonym").
    """
    words = quoted = 0
    for span in content:
        spoken = [
            (start, end) for start, end, reported in page.spoken_places.near(span.start, span.end)
            if start < span.end and span.start < end and not any(a <= span.start and span.end <= b for a, b in reported)
        ]  # fmt: skip
        for at in _word_starts(span):
            words += 1
            quoted += any(start <= at < end for start, end in spoken)
    return "direct" if quoted == words else "mixed" if quoted else "indirect"


def _word_starts(span: Span) -> list[int]:
    text = span.text
    return [span.start + i for i, char in enumerate(text)
            if char.isalnum() and (i == 0 or not (text[i - 1].isalnum() or text[i - 1] == "_"))]  # fmt: skip


def _nested(statements: Sequence[Statement]) -> list[Statement]:
    """Set `within` to the innermost other statement whose content covers cue and content."""
    places = Places((span.start, span.end, statement) for statement in statements for span in statement.content)
    out = []
    for statement in statements:
        parts = (*statement.cue, *statement.content)
        outer = [
            other for other in places.near(parts[0].start, parts[0].end)
            if other is not statement and all(any(span.covers(part) for span in other.content) for part in parts)
            and other.content != statement.content
        ]  # fmt: skip
        inner = min(outer, key=lambda other: sum(len(span.text) for span in other.content), default=None)
        out.append(replace(statement, within=inner.id) if inner else statement)
    return out
