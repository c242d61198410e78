"""Rules for quotations: whose words stand within marks, after a dash, or before an attribution set off by a comma."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from standpunkt.model import Span
from standpunkt.parse.tree import has_feature, is_deprel
from standpunkt.statements.contents.gerunds import is_gerund
from standpunkt.statements.extents import trimmed
from standpunkt.statements.page import Draft, Page
from standpunkt.statements.rules.attribution import Attribution
from standpunkt.statements.rules.beside import (
    find_announcement,
    find_intro,
    find_tail_attribution,
    find_way_back,
)
from standpunkt.statements.rules.followups import find_speaker, is_speech, is_talk
from standpunkt.statements.rules.signed import find_signatures
from standpunkt.text.quotations import Quotation


def quoted_statements(page: Page) -> list[Draft]:
    """Give the statements whose content is a quotation, in text order."""
    outer = _attributions(page)
    drafts: list[Draft] = []
    signatures = [a.source for found in outer.values() for a in found if a.rule == "signed-quotation" and a.source]
    blocks = [block for block in _spoken(page) if not _is_signature(block, signatures)]
    running: list[Quotation] = []
    for place, quotation in enumerate(blocks):
        attributions = outer.get(quotation.index, [])
        if not attributions and _runs_on(page, quotation, blocks[place + 1 : place + 2], drafts):
            running.append(quotation)
            continue
        made = len(drafts)
        if attributions:
            known = [_with_speaker(page, quotation, attribution, drafts, outer) for attribution in attributions]
            drafts += _attributed(page, quotation, known)
        else:
            _unattributed(page, quotation, drafts, outer)
        if running and len(drafts) > made:
            earlier = tuple(_content(page, other) for other in running)
            drafts[made] = replace(drafts[made], content=(*earlier, *drafts[made].content))
        running = []
    return drafts


def _attributions(page: Page) -> dict[int, list[Attribution]]:
    """Give the attributions that stand beside each quotation, by its index."""
    outer: dict[int, list[Attribution]] = {}
    pointing: list[tuple[int, Attribution]] = []
    for index, text in enumerate(page.texts):
        tail = find_tail_attribution(page, index) if text.quoted is not None else None
        led_up_to = outer.get(text.quoted or 0, []) if tail is not None and text.quoted is not None else []
        if tail is not None and text.intro_to is not None and led_up_to and _goes_along(page, tail):
            outer.setdefault(text.intro_to, []).append(replace(tail, source=led_up_to[0].source, rule="introduced-quotation"))
            continue  # `He said of it, "I like it," | adding: | "A lot."`
        if text.quoted is not None and tail is not None:
            outer.setdefault(text.quoted, []).append(tail)
        if text.intro_to is not None and text.intro_to != text.quoted:
            intro = find_intro(page, index)
            # One cue between two quotations breaks one statement: `"A," siger hun, "b."`
            if intro is not None and (tail is None or intro.cue_token != tail.cue_token):
                outer.setdefault(text.intro_to, []).append(intro)
        if text.quoted is None and text.intro_to is None and index:
            before = page.sentences[index - 1]
            found = find_way_back(page, index) if before.quotation is not None else None
            if before.quotation is not None and found is not None:
                pointing.append((before.quotation, found))
    for quotation, attribution in pointing:
        if page.quotations[quotation].kind != "clause":
            outer.setdefault(quotation, [attribution])
    for quotation, attribution in find_signatures(page, (q for q in page.quotations if q.index not in outer)).items():
        outer[quotation] = [attribution]
    return outer


def _goes_along(page: Page, tail: Attribution) -> bool:
    """Say whether an attribution behind a quotation is a participle without a subject, by which the speaker goes on."""
    tree = page.trees[tail.sentence]
    return tail.source is None and tail.cue_token is not None and is_gerund(tree, tree.tokens[tail.cue_token])


def _is_signature(block: Quotation, signatures: Sequence[Span]) -> bool:
    """Say whether a line that begins with a dash only names who spoke before it ("»…«" | "– Ida Holm, 24")."""
    return block.kind == "dash" and any(block.outer_start <= span.start < block.outer_end for span in signatures)


def _attributed(page: Page, quotation: Quotation, attributions: Sequence[Attribution]) -> Iterator[Draft]:
    """Yield the statements of a quotation with attributions: behind it, within it, or else before it."""
    later = [a for a in attributions if a.rule not in ("introduced-quotation", "colon")]
    chosen = later or attributions[:1]
    inside = [a for a in chosen if _is_within(page, quotation, a)]
    outside = [a for a in chosen if a not in inside]
    if outside and inside and quotation.kind == "double":
        yield _draft(quotation, outside[0], (_content(page, quotation),))
        for attribution in inside:
            yield _own_sentence(page, quotation, attribution)
    elif len(chosen) > 1 or (inside and quotation.kind in ("dash", "double")):
        yield from _within(page, quotation, chosen)
    else:
        yield _draft(quotation, chosen[0], (_content(page, quotation), *_taken_up(page, quotation)))


def _taken_up(page: Page, quotation: Quotation) -> Iterator[Span]:
    """Yield what a clause without marks goes on with behind its attribution ("It began at noon, police said, | and spread")."""
    for sentence in page.sentences if quotation.kind == "clause" else ():
        span = trimmed(page.text, sentence.span.start, sentence.span.end)
        if sentence.quotation == quotation.index and sentence.span.start >= quotation.end and span is not None:
            yield span


def _with_speaker(
    page: Page,
    quotation: Quotation,
    attribution: Attribution,
    drafts: Sequence[Draft],
    outer: Mapping[int, Sequence[Attribution]],
) -> Attribution:
    """Give an attribution that only says that there is speech ("…, lyder det videre") the speaker that the text tells."""
    if attribution.source is not None or not _is_bare(page, attribution) or not is_speech(page, quotation):
        return attribution
    speaker = find_speaker(page, quotation, drafts, outer)
    sure = ("speaker-before",) if quotation.kind == "clause" else ("goes-on", "leading-up", "speaker-before")
    known = speaker is not None and speaker[1] in sure
    return replace(attribution, source=speaker[0]) if speaker is not None and known else attribution


def _is_bare(page: Page, attribution: Attribution) -> bool:
    """Say whether an attribution names nothing beside its cue, but how, when and as what it is said ("lyder | svaret")."""
    tree = page.trees[attribution.sentence]
    cue = {token.i for token in tree.tokens if any(span.start <= token.start < span.end for span in attribution.cue)}
    rest = [token for token in tree.tokens if not (token.placeholder or token.i in cue or token.i in tree.when_told)]
    said = [token for token in rest if is_deprel(token, "nsubj") and token.head in cue and has_feature(token, "Definite=Def")]
    said = [token for token in said if token.upos == "NOUN" and page.cues.of_word(token.lemma.lower(), token.text.lower())]
    words = page.grammar.of("impersonal")
    return all(token.upos in ("PUNCT", "ADV") or token.text.lower() in words or token in said for token in rest)


def _runs_on(page: Page, quotation: Quotation, following: Sequence[Quotation], drafts: Sequence[Draft]) -> bool:
    """Say whether a paragraph of speech is taken up by the next one, whose attribution then holds for both."""
    if not following or following[0].paragraph != quotation.paragraph + 1 or quotation.kind not in ("dash", "double"):
        return False
    if quotation.kind == "double" and _follows_attribution(page, quotation, drafts):
        return False  # `"A," he said. "B.⏎"C," he went on.`
    follower = following[0]
    if page.text[quotation.outer_end : follower.outer_start].strip() or follower.kind != quotation.kind:
        return False
    if quotation.kind == "double" and not follower.continues:
        return False
    if quotation.kind == "dash" and is_talk(page, quotation, follower):
        return False
    previous = drafts[-1] if drafts else None
    origin = _last_quoted(page, previous) if previous is not None else None
    taken_up = origin is not None and origin.paragraph == quotation.paragraph - 1
    return not taken_up and not page.text[quotation.start : quotation.end].rstrip().endswith("?")


def _last_quoted(page: Page, draft: Draft) -> Quotation | None:
    """Give the quotation that the last words of a statement stand in, None if it has none."""
    if draft.quotation is None:
        return None
    last = draft.content[-1]
    around = (q for q in page.quotations if q.kind != "clause" and q.start <= last.start and last.end <= q.end)
    return next(around, page.quotations[draft.quotation])


def _follows_attribution(page: Page, quotation: Quotation, drafts: Sequence[Draft]) -> bool:
    """Say whether a quotation stands right behind the attribution of another, in its paragraph."""
    before = drafts[-1] if drafts else None
    if before is None or before.quotation is None:
        return False
    attribution = page.sentences[before.sentence]
    told_until = max(before.content[-1].end, attribution.span.end)
    between = page.text[told_until : quotation.outer_start]
    return attribution.paragraph == quotation.paragraph and not any(char.isalnum() for char in between)


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
    at, end = quotation.start, _spoken_until(page, quotation)
    for place, (attribution, span) in enumerate(zip(attributions, spans, strict=True)):
        content = []
        if _is_within(page, quotation, attribution):
            before = trimmed(page.text, at, span.start)
            content += [before] if before else []
            at = span.end
            if place == len(attributions) - 1:
                after = trimmed(page.text, at, max(at, end))
                content += [after] if after and any(char.isalnum() for char in after.text) else []
        elif place == len(attributions) - 1:
            rest = trimmed(page.text, at, end)
            content += [rest] if rest else []
        if content:
            yield _draft(quotation, attribution, tuple(content))


def _spoken_until(page: Page, quotation: Quotation) -> int:
    """Give where the words of a quotation end: before a sentence within a paragraph of speech that leads up to more of it
    ("- Nej, siger hun. | Hun peger og tilføjer: | - Se selv.")."""
    leads = (text.span.start for text in page.texts if text.quotation == quotation.index and text.intro_to is not None
             and page.quotations[text.intro_to].outer_start >= quotation.end)  # fmt: skip
    return next(leads, quotation.end)


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
                 cue_token=attribution.cue_token, addressee=attribution.addressee,
                 features=attribution.features | {quotation.kind})  # fmt: skip


def _unattributed(page: Page, quotation: Quotation, drafts: list[Draft], outer: dict[int, list[Attribution]]) -> None:
    """Join a quotation to the statement it goes on from, or give it to the speaker before it; else leave it out."""
    if quotation.kind == "clause" or _joined(page, quotation, drafts):
        return
    if quotation.kind == "dash" and not (page.grammar.verb_second or is_speech(page, quotation)):
        return  # "- Old hands": a line of a list
    if page.text[quotation.start : quotation.end].rstrip().endswith("?") and (
        quotation.kind != "dash" or _is_answered(page, quotation)
    ):
        return  # an interviewer's question
    if any(text.quoted == quotation.index for text in page.texts):
        return  # `hans plade, "With a little help", udkom`: the sentence around it says nothing of speaking
    intro = next((i for i, text in enumerate(page.texts) if text.intro_to == quotation.index), None)
    if intro is not None and _is_quoted_within(page, quotation, intro):
        return
    announced = find_announcement(page, quotation)
    if announced is not None:
        drafts.append(_draft(quotation, announced, (_content(page, quotation),)))
        return
    speaker = find_speaker(page, quotation, drafts, outer)
    if speaker is None and not is_speech(page, quotation):
        return
    index = next(i for i, s in enumerate(page.sentences) if s.quotation == quotation.index)
    source, how = speaker or (None, "sourceless")
    features = frozenset({quotation.kind, "unattributed", how})
    drafts.append(Draft(rule="follow-up-quotation", act="say", source=source, cue=(), content=(_content(page, quotation),),
                        sentence=index, quotation=quotation.index, features=features))  # fmt: skip


def _is_quoted_within(page: Page, quotation: Quotation, intro: int) -> bool:
    """Say whether a quotation is part of what leads up to it, as words of its clause (`de må handle, "inden det bliver for
    sent."`) or as a title (`en krimi, "Fyret"`; `Planens navn: "Fyret"`)."""
    short = not is_speech(page, quotation)
    if not page.texts[intro].span.text.endswith(":"):
        return short or page.text[quotation.start].islower()
    return short and not any(has_feature(token, "VerbForm=Fin") for token in page.sentences[intro].tokens)


def _is_conjunction(page: Page, between: str, end: int) -> bool:
    """Say whether only a conjunction stands between two quotations (`»at det er dyrt« | - samt | »at det er sent«`)."""
    start = end - len(between)
    words = [token for sentence in page.sentences if sentence.span.start < end and sentence.span.end > start
             for token in sentence.tokens if start <= token.start < end and token.upos != "PUNCT"]  # fmt: skip
    return bool(words) and all(token.upos == "CCONJ" for token in words)


def _is_answered(page: Page, quotation: Quotation) -> bool:
    """Say whether the paragraph after one sentence of speech, or after speech to somebody, is speech as well: an answer."""
    alone = sum(sentence.quotation == quotation.index for sentence in page.sentences) == 1 or is_talk(page, quotation)
    return alone and any(
        other.kind == "dash" and other.paragraph == quotation.paragraph + 1
        and other.outer_start == page.paragraphs[other.paragraph].start for other in page.quotations
    )  # fmt: skip


def _joined(page: Page, quotation: Quotation, drafts: list[Draft]) -> bool:
    """Join a quotation to the statement right before it if it is a part of that, and say whether it is."""
    previous = next((d for d in reversed(drafts) if d.quotation is not None and d.content[-1].end <= quotation.start), None)
    if previous is None or previous.quotation is None:
        return False
    origin = _last_quoted(page, previous) or page.quotations[previous.quotation]
    attribution = page.sentences[previous.sentence]
    between = page.text[max(previous.content[-1].end, attribution.span.end) : quotation.outer_start]
    if any(char.isalnum() for char in between) and not _is_conjunction(page, between, quotation.outer_start):
        return False
    same = quotation.paragraph == attribution.paragraph or attribution.span.text.endswith(":")
    running = quotation.continues and _content(page, origin).end == previous.content[-1].end
    dashes = previous.rule == "follow-up-quotation" and origin.kind == quotation.kind == "dash"
    follows = dashes and not previous.content[-1].text.endswith("?")  # a question is answered by somebody else
    follows = follows and not is_talk(page, origin, quotation)
    if not (same or running or follows):
        return False
    drafts[drafts.index(previous)] = replace(previous, content=(*previous.content, _content(page, quotation)))
    return True
