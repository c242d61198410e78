"""Signatures: who is named behind a dash after a quotation, as in letters and rows of answers ("»…« – Ida Holm, 24")."""

from collections.abc import Iterable

from standpunkt.model import Span
from standpunkt.parse.tree import has_feature
from standpunkt.statements.extents import trimmed
from standpunkt.statements.page import Page
from standpunkt.statements.rules.attribution import Attribution
from standpunkt.statements.rules.followups import is_speech
from standpunkt.text.quotations import Quotation

DASHES = "-–—"
LEADING = " \t\n.,"
MAX_SPACES = 9
"""A name with title, age and town has at most so many spaces."""


def find_signatures(page: Page, quotations: Iterable[Quotation]) -> dict[int, Attribution]:
    """Give the attributions of quotations that are signed, by the quotation's index."""
    found = {quotation.index: _signature(page, quotation) for quotation in quotations}
    return {index: attribution for index, attribution in found.items() if attribution is not None}


def _signature(page: Page, quotation: Quotation) -> Attribution | None:
    """Read the rest of the quotation's paragraph, or the one after it, as the name of who spoke."""
    if quotation.kind == "clause":
        return _signed_headline(page, quotation)
    if quotation.kind != "double" or not quotation.closed or not is_speech(page, quotation):
        return None
    start, end = quotation.outer_end, _end_of_line(page, quotation)
    if not page.text[start:end].strip(LEADING) and quotation.paragraph + 1 < len(page.paragraphs):
        following = page.paragraphs[quotation.paragraph + 1]
        start, end = following.start, following.end
    line = page.text[start:end].lstrip(LEADING)
    if line[:1] not in DASHES or not line:
        return None
    span = trimmed(page.text, end - len(line) + 1, end)
    if span is None or not span.text[:1].isupper() or span.text.count(" ") > MAX_SPACES or not _is_name(page, span):
        return None
    index = next((i for i, s in enumerate(page.sentences) if s.span.start <= span.start < s.span.end), None)
    if index is None:
        return None
    return Attribution(sentence=index, cue=(), source=span, act="say", rule="signed-quotation", cue_token=None)


def _signed_headline(page: Page, quotation: Quotation) -> Attribution | None:
    """Read the rest of a headline as who claims what stands before it ("Talks near collapse - minister")."""
    line = page.text[quotation.outer_end : page.paragraphs[quotation.paragraph].end]
    mark = line.lstrip()[:1]
    index = next((i for i, s in enumerate(page.sentences) if s.span.start > quotation.outer_end), None)
    if mark not in (*DASHES, ":") or index is None or page.sentences[index].paragraph != quotation.paragraph:
        return None
    return Attribution(sentence=index, cue=(), source=page.sentences[index].span, act="say", rule="signed-quotation",
                       cue_token=None)  # fmt: skip


def _end_of_line(page: Page, quotation: Quotation) -> int:
    """Give where the paragraph of a quotation ends, or the next quotation begins in it: rows of answers may have no gaps."""
    end = page.paragraphs[quotation.paragraph].end
    following = page.quotation_places.near(quotation.outer_end, end)
    return min((q.outer_start for q in following if quotation.outer_end <= q.outer_start < end), default=end)


def _is_name(page: Page, span: Span) -> bool:
    """Say whether a stretch names somebody and tells nothing of them: no verb up to its first comma, and a name in it.

    Behind the comma stands what they are, in one word that may look like a verb ("Ida Holm, | træner").
    """
    end = span.start + len(span.text.partition(",")[0])
    tokens = [token for sentence in page.sentences if sentence.span.start < end and sentence.span.end > span.start
              for token in sentence.tokens if span.start <= token.start < end]  # fmt: skip
    named = any(token.upos == "PROPN" or token.entity for token in tokens)
    return named and not any(token.upos == "AUX" or has_feature(token, "VerbForm=Fin") for token in tokens)
