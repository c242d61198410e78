"""Rules for quotations: whose words stand within marks, after a dash, or before an attribution set off by a comma."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from standpunkt.lexicon.speakers import PERSON
from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.contents import find_content
from standpunkt.statements.cues import Cue
from standpunkt.statements.extents import appositions, mended, phrase_span, trimmed
from standpunkt.statements.indirect import can_speak, source_span
from standpunkt.statements.page import Draft, Page
from standpunkt.statements.sources import finite_verb, following_phrase, oblique_of, own_subject, source_of, subject_of
from standpunkt.text.quotations import Quotation

MAX_SPEAKER_WORDS = 10
"""A line that only names the speaker ("Oversygeplejerske Karla Bøgh:") has at most so many words."""
MAX_GAP_PARAGRAPHS = 3
"""A quotation without attribution is given to a speaker at most so many paragraphs earlier."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and a source found beside a quotation."""

    sentence: int
    cue: tuple[Span, ...]
    source: Span | None
    act: str
    rule: str
    cue_token: int | None
    features: frozenset[str] = frozenset()


def quoted_statements(page: Page) -> list[Draft]:
    """Give the statements whose content is a quotation, in text order."""
    outer: dict[int, list[Attribution]] = {}
    for index, text in enumerate(page.texts):
        for quotation in (text.quoted, text.intro_to):
            if quotation is None:
                continue
            is_intro = quotation == text.intro_to and quotation != text.quoted
            found = _intro(page, index) if is_intro else _tail(page, index)
            if found is not None:
                outer.setdefault(quotation, []).append(found)
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
    announced = _announced(page, quotation)
    if announced is not None:
        drafts.append(_draft(quotation, announced, (_content(page, quotation),)))
        return
    source = _speaker_before(page, quotation, drafts, outer)
    if source is None and not _is_speech(page, quotation):
        return
    index = next(i for i, s in enumerate(page.sentences) if s.quotation == quotation.index)
    features = frozenset({quotation.kind, "unattributed", "sourceless" if source is None else "speaker-before"})
    drafts.append(Draft(rule="follow-up-quotation", act="say", source=source, cue=(), content=(_content(page, quotation),),
                        sentence=index, quotation=quotation.index, features=features))  # fmt: skip


def _announced(page: Page, quotation: Quotation) -> Attribution | None:
    """Give the attribution in the sentence before, if that says that somebody says and not what."""
    before = [i for i, s in enumerate(page.sentences) if s.span.end <= quotation.outer_start]
    if not before or quotation.paragraph - page.sentences[before[-1]].paragraph > 1:
        return None
    index = before[-1]
    if page.sentences[index].quotation is not None or page.texts[index].quoted is not None:
        return None
    tree = page.trees[index]
    for cue in page.cues_in(index):
        if _may_quote(cue) and not cue.is_negated and not cue.entry.weak and cue.token.i >= len(tree) - 7:
            if find_content(tree, cue, page.grammar) is not None:
                continue
            subject = subject_of(tree, cue.token, page.grammar)
            if subject is not None and cue.entry.pos == "VERB":
                return _attribution(page, index, cue, subject, "announced-quotation")
    return None


def _is_speech(page: Page, quotation: Quotation) -> bool:
    return quotation.kind != "single" and page.text[quotation.start : quotation.end].count(" ") > 5  # noqa: PLR2004


def _speaker_before(
    page: Page, quotation: Quotation, drafts: Sequence[Draft], outer: dict[int, list[Attribution]]
) -> Span | None:
    """Give the nearest earlier mention of somebody who may speak here: a source, or the subject of the sentence before."""
    for draft in reversed(drafts):
        near = quotation.paragraph - page.sentences[draft.sentence].paragraph <= MAX_GAP_PARAGRAPHS
        if draft.source and draft.source.start < quotation.start and near:
            subject = _subject_between(page, draft, quotation)
            return subject or draft.source
    earlier = [i for i, s in enumerate(page.sentences) if s.span.end <= quotation.start and s.quotation is None]
    for index in reversed(earlier[-2:]):
        subject = _person_subject(page, index)
        if subject:
            return subject
    later = [i for i, s in enumerate(page.sentences) if s.span.start >= quotation.end and s.quotation is None]
    if not earlier or quotation.paragraph == 0:
        for index in later[:2]:
            subject = _person_subject(page, index)
            if subject and subject.text[0].isupper() and subject.text.lower() not in page.grammar.of("third-person"):
                return subject
        for following in sorted(page.quotations, key=lambda q: q.start):
            near = 0 <= following.paragraph - quotation.paragraph <= MAX_GAP_PARAGRAPHS
            if following.start >= quotation.end and near and outer.get(following.index):
                return outer[following.index][0].source
    return None


def _subject_between(page: Page, draft: Draft, quotation: Quotation) -> Span | None:
    """Give a person who became the subject after the last statement and before the quotation."""
    after = draft.content[-1].end
    for index in range(len(page.sentences) - 1, draft.sentence, -1):
        sentence = page.sentences[index]
        if sentence.quotation is None and after <= sentence.span.start and sentence.span.end <= quotation.start:
            subject = _person_subject(page, index)
            if subject:
                return subject
    return None


def _person_subject(page: Page, index: int) -> Span | None:
    """Give the subject of a sentence if it is somebody who may speak: a person's name or pronoun, a noun for a person."""
    tree = page.trees[index]
    for root in tree.roots:
        subject = own_subject(tree, root, page.grammar)
        if subject is None or subject.placeholder or has_feature(subject, "Number=Plur"):
            continue
        pronoun = subject.upos == "PRON" and subject.text.lower() in page.grammar.of("third-person")
        named = subject.upos == "PROPN" and subject.entity[:3] in ("PER", "")
        noun = subject.upos == "NOUN" and page.speakers.kind_of(subject.lemma, subject.text) == PERSON
        if (pronoun and has_feature(subject, "Case=Nom")) or named or noun:
            return phrase_span(tree, subject, page.text)
    return None


def _tail(page: Page, index: int) -> Attribution | None:
    """Give the attribution in a sentence whose placeholder stands for the quotation before it."""
    tree = page.trees[index]
    place = next((token.i for token in tree.tokens if token.placeholder), 0)
    candidates = [cue for cue in page.cues_in(index) if cue.token.i > place]
    cue = next((cue for cue in candidates if _may_quote(cue) and not cue.is_negated), None)
    if cue is not None and cue.token.i <= place + 4:
        source = _source(page, tree, cue)
        found = _attribution(page, index, cue, source, "quotation")
        return found if found.source is not None else replace(found, source=_titled_name(page, tree, cue.token))
    verb = next((token for token in tree.tokens[place + 1 : place + 3] if token.upos in ("VERB", "AUX")), None)
    if verb is None or not has_feature(verb, "VerbForm=Fin") or page.quotations[page.texts[index].quoted or 0].kind == "clause":
        return None
    subject = following_phrase(tree, verb, page.grammar) or subject_of(tree, verb, page.grammar)
    if subject is None or subject.i < verb.i:
        return None
    return Attribution(index, (Span.of(page.text, verb.start, verb.end),), phrase_span(tree, subject, page.text), "say",
                       "quotation-unknown-verb", verb.i, frozenset({"unknown-verb"}))  # fmt: skip


def _titled_name(page: Page, tree: Tree, verb: Token) -> Span | None:
    """Give the name behind an inverted verb with the word in front of it, whatever the tree makes of that word."""
    after = tree.tokens[verb.i + 1 : verb.i + 4]
    name = next((token for token in after if token.upos == "PROPN"), None)
    if name is None or any(token.upos in ("PUNCT", "ADP", "PRON") for token in after[: after.index(name)]):
        return None
    tokens = mended(tree, tree.tokens[verb.i + 1 : name.i + 1])
    tokens = [*tokens, *appositions(tree, tokens[-1])]
    return trimmed(page.text, tokens[0].start, tokens[-1].end)


def is_told(tree: Tree, cue: Token) -> bool:
    """Say whether a cue tells of a past act, so that even a first person reports it ("jeg tænkte", "vi har sagt")."""
    finite = finite_verb(tree, cue)
    return has_feature(cue, "VerbForm=Part") or (finite is not None and has_feature(finite, "Tense=Past"))


def _may_quote(cue: Cue) -> bool:
    return bool(cue.entry.frames_of("quote")) and cue.entry.pos in ("VERB", "AUX", "NOUN", "ADP")


def _source(page: Page, tree: Tree, cue: Cue) -> Token | None:
    if cue.entry.source.startswith("oblique:"):
        return oblique_of(tree, cue.token, cue.entry.source.partition(":")[2])
    if cue.entry.source != "subject":
        return source_of(tree, cue.token, cue.entry, page.grammar)
    subjects = [child for child in tree.children(cue.token, "nsubj") if not child.placeholder and child.i > cue.token.i]
    if subjects:
        return subjects[0]
    following = following_phrase(tree, cue.token, page.grammar)
    return following or subject_of(tree, cue.token, page.grammar)


def _intro(page: Page, index: int) -> Attribution | None:
    """Give the attribution in a sentence that leads up to the quotation after it."""
    tree = page.trees[index]
    words = [token for token in tree.tokens if token.upos != "PUNCT"]
    if not words:
        return None
    cues = [cue for cue in page.cues_in(index) if _may_quote(cue) and not cue.is_negated]
    if cues:
        cue = cues[-1]
        source = source_of(tree, cue.token, cue.entry, page.grammar)
        if source is None and cue.entry.pos == "VERB" and cue.token.i + 1 < len(tree):
            source = following_phrase(tree, cue.token, page.grammar)
        if source is not None and source.text.lower() in page.grammar.of("objective"):
            source = None
        if page.quotations[page.texts[index].intro_to or 0].kind == "clause" and (
            source is None or (source.text.lower() in page.grammar.of("first-person") and not is_told(tree, cue.token))
        ):
            return None
        return _attribution(page, index, cue, source, "introduced-quotation")
    last = tree.tokens[-1]
    if last.text != ":" or len(words) > MAX_SPEAKER_WORDS or any(has_feature(token, "VerbForm=Fin") for token in words):
        return None
    if not any(can_speak(page, token) for token in words if token.upos in ("PROPN", "NOUN")):
        return None
    return Attribution(index, (Span.of(page.text, last.start, last.end),),
                       trimmed(page.text, words[0].start, words[-1].end), "say", "colon", last.i)  # fmt: skip


def _attribution(page: Page, index: int, cue: Cue, source: Token | None, rule: str) -> Attribution:
    tree = page.trees[index]
    spans = tuple(Span.of(page.text, token.start, token.end) for token in cue.tokens)
    span = source_span(page, tree, source, cue) if source is not None and not source.placeholder else None
    features = {"weak"} if cue.entry.weak else set()
    if source is not None and not is_deprel(source, "nsubj"):
        features.add("source-by-place")
    return Attribution(index, spans, span, cue.entry.act, rule, cue.token.i, frozenset(features))
