"""Rules for quotations: whose words stand within marks, after a dash, or before an attribution set off by a comma."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from standpunkt.model import Span
from standpunkt.statements.beside import Attribution, find_announcement, find_intro, find_tail_attribution
from standpunkt.statements.extents import trimmed
from standpunkt.statements.followups import is_speech, speaker_near
from standpunkt.statements.page import Draft, Page
from standpunkt.text.quotations import Quotation

MAX_SPEAKER_WORDS = 10
"""A line that only names the speaker ("Oversygeplejerske Karla Bøgh:") has at most so many words."""
MAX_GAP_PARAGRAPHS = 3
"""A quotation without attribution is given to a speaker at most so many paragraphs earlier."""


def quoted_statements(page: Page) -> list[Draft]:
    """Give the statements whose content is a quotation, in text order."""
    outer: dict[int, list[Attribution]] = {}
    for index, text in enumerate(page.texts):
        for number in (text.quoted, text.intro_to):
            if number is None:
                continue
            is_intro = number == text.intro_to and number != text.quoted
            found = find_intro(page, index) if is_intro else find_tail_attribution(page, index)
            if found is not None:
                outer.setdefault(number, []).append(found)
    drafts: list[Draft] = []
    blocks = _spoken(page)
    running: list[Quotation] = []
    for place, quotation in enumerate(blocks):
        attributions = outer.get(quotation.index, [])
        if not attributions and _runs_on(page, quotation, blocks[place + 1 : place + 2], drafts):
            running.append(quotation)
            continue
        made = len(drafts)
        later = [a for a in attributions if a.rule != "introduced-quotation"]
        chosen = later or attributions[:1]
        outside = [a for a in chosen if not _is_within(page, quotation, a)]
        if outside and quotation.kind == "double" and len(outside) < len(chosen):
            drafts.append(_draft(quotation, outside[0], (_content(page, quotation),)))
            drafts += [_own_sentence(page, quotation, a) for a in chosen if a not in outside]
        elif len(chosen) > 1 or (chosen and quotation.kind in ("dash", "double") and _is_within(page, quotation, chosen[0])):
            drafts += _within(page, quotation, chosen)
        elif chosen:
            drafts.append(_draft(quotation, chosen[0], (_content(page, quotation),)))
        else:
            _unattributed(page, quotation, drafts, outer)
        if running and len(drafts) > made:
            earlier = tuple(_content(page, other) for other in running)
            drafts[made] = replace(drafts[made], content=(*earlier, *drafts[made].content))
        running = []
    return drafts


def _runs_on(page: Page, quotation: Quotation, following: Sequence[Quotation], drafts: Sequence[Draft]) -> bool:
    """Say whether a paragraph of speech is taken up by the next one, whose attribution then holds for both."""
    if not following or following[0].paragraph != quotation.paragraph + 1 or quotation.kind not in ("dash", "double"):
        return False
    follower = following[0]
    if page.text[quotation.outer_end : follower.outer_start].strip() or follower.kind != quotation.kind:
        return False
    if quotation.kind == "double" and not follower.continues:
        return False
    previous = drafts[-1] if drafts else None
    taken_up = previous is not None and previous.quotation is not None and (
        page.quotations[previous.quotation].paragraph == quotation.paragraph - 1
    )
    return not taken_up and not page.text[quotation.start : quotation.end].rstrip().endswith("?")


def _spoken(page: Page) -> list[Quotation]:
    """Give the quotations that sentences of their own were made of."""
    inside = {sentence.quotation for sentence in page.sentences if sentence.quotation is not None}
    return sorted((q for q in page.quotations if q.index in inside), key=lambda q: (q.outer_start, q.index))


def _content(page: Page, quotation: Quotation) -> Span:
    return trimmed(page.text, quotation.start, quotation.end) or Span.of(page.text, quotation.start, quotation.end)


def _is_within(page: Page, quotation: Quotation, attribution: Attribution) -> bool:
    span = page.sentences[attribution.sentence].span
    return quotation.start <= span.start < quotation.end


def _within(page: Page, quotation: Quotation, attributions: Sequence[Attribution]) -> Iterator[Draft]:
    """Yield one statement an attribution that interrupts the quotation; each takes what stands since the one before."""
    spans = [page.sentences[a.sentence].span for a in attributions]
    at = quotation.start
    for place, (attribution, span) in enumerate(zip(attributions, spans, strict=True)):
        content = []
        if _is_within(page, quotation, attribution):
            before = trimmed(page.text, at, span.start)
            content += [before] if before else []
            at = span.end
            if place == len(attributions) - 1:
                after = trimmed(page.text, at, quotation.end)
                content += [after] if after and any(char.isalnum() for char in after.text) else []
        elif place == len(attributions) - 1:
            rest = trimmed(page.text, at, quotation.end)
            content += [rest] if rest else []
        if content:
            yield _draft(quotation, attribution, tuple(content))


def _own_sentence(page: Page, quotation: Quotation, attribution: Attribution) -> Draft:
    """Give the statement of somebody quoted within a quotation: the sentence that the inner attribution ends."""
    span = page.sentences[attribution.sentence].span
    before = page.sentences[attribution.sentence - 1].span
    start = before.start if quotation.start <= before.start and before.end <= span.start else quotation.start
    content = trimmed(page.text, start, span.start) or before
    return _draft(quotation, attribution, (content,))


def _draft(quotation: Quotation, attribution: Attribution, content: tuple[Span, ...]) -> Draft:
    return Draft(rule=attribution.rule, act=attribution.act, source=attribution.source, cue=attribution.cue,
                 content=content, sentence=attribution.sentence, quotation=quotation.index,
                 cue_token=attribution.cue_token, features=attribution.features | {quotation.kind})  # fmt: skip


def _unattributed(
    page: Page, quotation: Quotation, drafts: list[Draft], outer: dict[int, list[Attribution]]
) -> None:
    """Join a quotation to the statement it goes on from, or give it to the speaker before it; else leave it out."""
    if quotation.kind == "clause":
        return
    previous = next((d for d in reversed(drafts) if d.quotation is not None and d.content[-1].end <= quotation.start), None)
    if previous is not None and previous.quotation is not None:
        origin = page.quotations[previous.quotation]
        between = page.text[max(previous.content[-1].end, page.sentences[previous.sentence].span.end) : quotation.outer_start]
        adjacent = not any(char.isalnum() for char in between)
        attribution = page.sentences[previous.sentence]
        same = quotation.paragraph == attribution.paragraph or attribution.span.text.endswith(":")
        if adjacent and (same or (quotation.continues and origin.end == previous.content[-1].end)):
            drafts[drafts.index(previous)] = replace(previous, content=(*previous.content, _content(page, quotation)))
            return
    if page.text[quotation.start : quotation.end].rstrip().endswith("?") and quotation.kind != "dash":
        return  # an interviewer's question
    if any(text.quoted == quotation.index for text in page.texts):
        return  # `hans plade, "With a little help", udkom`: the sentence around it says nothing of speaking
    announced = find_announcement(page, quotation)
    if announced is not None:
        drafts.append(_draft(quotation, announced, (_content(page, quotation),)))
        return
    source = speaker_near(page, quotation, drafts, outer)
    if source is None and not is_speech(page, quotation):
        return
    index = next(i for i, s in enumerate(page.sentences) if s.quotation == quotation.index)
    features = frozenset({quotation.kind, "unattributed", "sourceless" if source is None else "speaker-before"})
    drafts.append(Draft(rule="follow-up-quotation", act="say", source=source, cue=(), content=(_content(page, quotation),),
                        sentence=index, quotation=quotation.index, features=features))  # fmt: skip
