"""Quotations without an attribution of their own: whose words they are, as far as the text around them tells."""

from collections.abc import Mapping, Sequence

from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.cues import Cue
from standpunkt.statements.extents import phrase_span
from standpunkt.statements.page import Draft, Page
from standpunkt.statements.rules.according import according_phrase, is_attribution
from standpunkt.statements.rules.attribution import Attribution
from standpunkt.statements.rules.beside import is_one, is_person, person_subject
from standpunkt.statements.sources.named import named_in_front
from standpunkt.statements.subjects.by_tree import subject_of
from standpunkt.text.quotations import Quotation

MAX_GAP_PARAGRAPHS = 3
"""A quotation without attribution is given to a speaker at most so many paragraphs earlier."""
MAX_FOLLOWING = 3
"""So many quotations in a row may go without an attribution before nobody is known to speak."""
MIN_SPEECH_SPACES = 6
CRY = "!"
MARKS = " \t\n\"'»«”“„‘’.,:;!?-–—…"


def is_speech(page: Page, quotation: Quotation) -> bool:
    """Say whether a quotation that nobody is known to speak is long enough not to be a title."""
    return quotation.kind != "single" and page.text[quotation.start : quotation.end].count(" ") >= MIN_SPEECH_SPACES


def is_talk(page: Page, *blocks: Quotation) -> bool:
    """Say whether somebody is spoken to in one of the blocks: then each block is another's, as in a novel.

    What a paper quotes over several paragraphs is told to a reporter, who is not spoken to.
    """
    words = page.grammar.of("second-person")
    return any(word in words for block in blocks for word in _words(page, block))


def _words(page: Page, block: Quotation) -> list[str]:
    return [word.strip(MARKS).lower() for word in page.text[block.start : block.end].split()]


def _answered(page: Page, quotation: Quotation, drafts: Sequence[Draft]) -> tuple[Span, str] | None:
    """Give who spoke before the last one where two talk by turns, None where they do not or that is not known."""
    spoken = [draft for draft in drafts if draft.quotation is not None and draft.start < quotation.start]
    if not spoken:
        return None
    last = spoken[-1]
    block = page.quotations[last.quotation or 0]
    if block.kind == "clause":
        return None  # nobody is answered in what a paper tells
    told_until = max(block.outer_end, page.sentences[last.sentence].span.end)
    near = quotation.paragraph - block.paragraph <= 1 and not page.text[told_until : quotation.outer_start].strip(MARKS)
    if not near or not is_talk(page, block, quotation):
        return None
    before = next((d.source for d in reversed(spoken) if d.source is not None and not _same(d.source, last.source)), None)
    if before is None or quotation.paragraph - _paragraph(page, before) > MAX_GAP_PARAGRAPHS:
        return None
    return before, "by-turns"


def _same(a: Span, b: Span | None) -> bool:
    return b is not None and a.text.casefold() == b.text.casefold()


def _paragraph(page: Page, span: Span) -> int:
    return next((sentence.paragraph for sentence in page.sentences if sentence.span.covers(span)), 0)


def find_speaker(
    page: Page, quotation: Quotation, drafts: Sequence[Draft], outer: Mapping[int, Sequence[Attribution]]
) -> tuple[Span, str] | None:
    """Give the nearest mention of who speaks here and how that was found: last speaker, new subject, or later speaker."""
    turn = _answered(page, quotation, drafts)
    if turn is not None:
        return turn
    last = _last_speaker(page, quotation, drafts)
    if last is not None and (last.rule == "signed-quotation" or _is_row(drafts)):
        return None  # whoever has signed does not go on, nor does anybody without end
    after = last.content[-1].end if last else 0
    between = [i for i, s in enumerate(page.sentences)
               if s.quotation is None and after <= s.span.start and s.span.end <= quotation.outer_start
               and not s.span.text.endswith("?")]  # fmt: skip
    for index in reversed(between if last else between[-2:]):
        if last is not None and index == last.sentence:
            break
        subject = _speaking_subject(page, index) or person_subject(page, index) or _accorded(page, index)
        if subject is not None and last is not None and _asks(page, index):
            continue  # "Lotte ville vide, hvor gammel han var. »Hundrede år.«"
        if subject is not None and last is not None and _speaks_of(page, quotation, index, subject):
            continue  # "Hendes mand var fisker. »Han sejlede ud hver morgen.«"
        if subject is not None:
            goes_on = quotation.kind == "dash" and index == between[-1] and _speaking_subject(page, index) == subject
            return subject, "goes-on" if goes_on else "leading-up" if index == between[-1] else "new-subject"
        again = _named_again(page, index, last.source) if last else None
        if again is not None:
            return again, "speaker-before"
    if last is not None and last.source is not None:
        return last.source, "speaker-before"
    if not between or quotation.paragraph == 0:
        return _later_speaker(page, quotation, outer)
    named = (_person_named(page, index) for index in reversed(between[-2:]))
    before = next(((span, "named-before") for span in named if span is not None), None)
    return before or (_later_speaker(page, quotation, outer) if _is_heading(page, quotation, between) else None)


def _is_heading(page: Page, quotation: Quotation, before: Sequence[int]) -> bool:
    """Say whether a text tells nothing before a quotation that opens its paragraph: only headings, without a full stop."""
    opens = page.paragraphs[quotation.paragraph].start == quotation.outer_start
    return opens and all(page.sentences[index].span.text.rstrip()[-1:].isalnum() for index in before)


def _is_row(drafts: Sequence[Draft]) -> bool:
    """Say whether the last quotations follow each other without an attribution, as answers of many people do."""
    return len(drafts) >= MAX_FOLLOWING and all(draft.rule == "follow-up-quotation" for draft in drafts[-MAX_FOLLOWING:])


def _person_named(page: Page, index: int) -> Span | None:
    """Give the last person named in a sentence, None if there is none."""
    tree = page.trees[index]
    for token in reversed(tree.tokens):
        owns = has_feature(token, "Case=Gen") or any(has_feature(part, "Case=Gen") for part in tree.children(token, "flat"))
        if token.upos == "PROPN" and token.entity.startswith("PER") and token.deprel != "flat" and not owns:
            return phrase_span(tree, token, page.text)
    return None


def _last_speaker(page: Page, quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    for draft in reversed(drafts):
        near = quotation.paragraph - page.sentences[draft.sentence].paragraph <= MAX_GAP_PARAGRAPHS
        if draft.source and draft.source.start < quotation.start and near:
            return draft
    return None


def _asks(page: Page, index: int) -> bool:
    """Say whether a sentence tells that somebody asks, so that somebody else answers."""
    return any(cue.entry.act == "ask" and cue.entry.frames_of("whether") and cue.entry.pos == "VERB" and not cue.is_negated
               for cue in page.cues_in(index))  # fmt: skip


def _speaks_of(page: Page, quotation: Quotation, index: int, subject: Span) -> bool:
    """Say whether a quotation opens with the pronoun of somebody else whom the sentence before may tell of without speech.

    Another pronoun than the subject's own, or one for many, is nobody that the sentence tells of.
    """
    words, third = _words(page, quotation), page.grammar.of("third-person")
    if not words or words[0] not in third or _speaking_subject(page, index) is not None:
        return False
    first = next((t for s in page.sentences if s.quotation == quotation.index for t in s.tokens if t.upos != "PUNCT"), None)
    told = subject.text.lower()
    other = told in third and told != words[0]
    return not (other or (first is not None and has_feature(first, "Number=Plur")))


def _speaking_subject(page: Page, index: int) -> Span | None:
    """Give the person that a sentence says to have said something, the last one if there are several.

    Nobody of whom another only tells it ("Holm siger, at | ministeren har lovet at svare").
    """
    tree = page.trees[index]
    cues = [cue for cue in page.cues_in(index) if _is_speaking(cue)]
    spoken = {cue.token.i for cue in cues}
    for cue in reversed(cues):
        if any(above.i in spoken and above.i < cue.token.i for above in _told_by(tree, cue)):
            continue
        subject = subject_of(tree, cue.token, page.grammar)
        if subject is not None and subject.text.lower() in page.known_relays:
            continue  # "Berlingske har talt med ministeren."
        if subject is None or subject.upos == "VERB":
            span = named_in_front(page, tree, cue)
            if span is not None:
                return span
        elif is_one(tree, subject) and (subject.upos == "PROPN" or is_person(page, tree, subject)):
            in_front = subject.i < cue.token.i
            return phrase_span(tree, subject, page.text, before=cue.token if in_front else None)
    return None


def _is_speaking(cue: Cue) -> bool:
    """Say whether a cue is a verb by which its subject speaks."""
    return cue.entry.pos == "VERB" and cue.entry.source == "subject" and not cue.is_negated and cue.entry.act in SPEAKING


def _told_by(tree: Tree, cue: Cue) -> list[Token]:
    """Give the verbs in whose clauses a cue stands, up to the one that its own clause is joined to."""
    above: list[Token] = []
    token: Token | None = cue.token
    while token is not None and not is_deprel(token, "conj", "parataxis", "root"):
        token = tree.head(token)
        above += [token] if token is not None else []
    return above


def _accorded(page: Page, index: int) -> Span | None:
    """Give the person whose words a sentence gives by a preposition ("Ifølge Ida Holm havde byen intet valg")."""
    tree = page.trees[index]
    for cue in page.cues_in(index):
        opens = cue.token.i == 0 and cue.entry.pos == "ADP" and is_attribution(cue)
        phrase = according_phrase(tree, cue) if opens else None
        if phrase is not None and is_person(page, tree, phrase):
            return phrase_span(tree, phrase, page.text, after=cue.tokens[-1])
    return None


SPEAKING = ("say", "report", "view", "confirm", "deny", "promise")
"""Acts of one who may go on to speak in a quotation of their own."""


def _named_again(page: Page, index: int, speaker: Span | None) -> Span | None:
    """Give the last mention of a speaker's name in a sentence, None if there is none."""
    if speaker is None:
        return None
    name = speaker.text.split()[-1]
    if not name[0].isupper():
        return None
    tree = page.trees[index]
    for token in reversed(tree.tokens):
        if token.text == name and token.upos == "PROPN":
            head = tree.head(token) if token.deprel == "flat" else token
            return phrase_span(tree, head or token, page.text)
    return None


def _later_speaker(
    page: Page, quotation: Quotation, outer: Mapping[int, Sequence[Attribution]]
) -> tuple[Span, str] | None:
    """Give the first mention, after a quotation that opens the document, of who is found to speak next.

    Nobody, where something else goes before it in its paragraph, as in a headline: its speaker may be anybody. Nor is it
    known who cries out at the head of a story, as a crowd does.
    """
    opening = page.paragraphs[quotation.paragraph].start
    if quotation.paragraph == 0 and any(char.isalnum() for char in page.text[opening : quotation.outer_start]):
        return None
    if page.text[quotation.start : quotation.end].endswith(CRY):
        return None
    for following in sorted(page.quotations, key=lambda q: q.start):
        near = 0 <= following.paragraph - quotation.paragraph <= MAX_GAP_PARAGRAPHS + 1
        source = outer[following.index][0].source if outer.get(following.index) else None
        adjacent = following.paragraph - quotation.paragraph <= 1
        if adjacent and is_talk(page, quotation, following):
            continue
        if following.start >= quotation.end and near and source is not None:
            at = page.text.find(source.text, quotation.end, source.end)
            return Span.of(page.text, at, at + len(source.text)), "later-speaker"
    later = [i for i, s in enumerate(page.sentences) if s.span.start >= quotation.end and s.quotation is None]
    for index in later[:3]:
        subject = _speaking_subject(page, index) or person_subject(page, index)
        if subject and subject.text[0].isupper() and subject.text.lower() not in page.grammar.of("third-person"):
            return subject, "later-speaker"
    return None
