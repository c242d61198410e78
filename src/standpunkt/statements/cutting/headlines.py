"""Headlines that name the speaker last, behind a dash or colon ("Talks fail - minister", "Bank to cut jobs: report")."""

from collections.abc import Collection, Sequence

from standpunkt.lexicon.speakers import Speakers
from standpunkt.model import Sentence, Span, Token
from standpunkt.text.lines import is_stopped

SIGNING = ("-", "–", "—", ":")
MAX_SPEAKER_WORDS = 4
MIN_CLAIM_WORDS = 3
NAMING = ("PROPN", "NOUN", "ADJ", "DET")


def find_signing(
    sentence: Sentence, paragraph: Span, speakers: Speakers, people: Collection[str]
) -> tuple[Token, Token] | None:
    """Give the last token of what a headline claims and the first of who claims it, None if it names nobody.

    Only a line of its own without a stop is a headline; `people` are the names of people that the text has elsewhere.
    """
    if sentence.span.text != paragraph.text or is_stopped(paragraph.text):
        return None
    mark = next((token for token in reversed(sentence.tokens) if token.text in SIGNING), None)
    if mark is None or mark.i < MIN_CLAIM_WORDS:
        return None
    claim, signed = sentence.tokens[: mark.i], sentence.tokens[mark.i + 1 :]
    if not 0 < len(signed) <= MAX_SPEAKER_WORDS or not _names_speaker(signed, speakers, people):
        return None
    set_off = mark.text == ":" or claim[-1].end < mark.start
    told = any(token.upos in ("VERB", "AUX") for token in claim)
    return (claim[-1], signed[0]) if set_off and told else None


def names_within(sentences: Sequence[Sentence], entity: str = "") -> frozenset[str]:
    """Give the words of names, or of those of one class, that stand within sentences, where a capital tells what is one."""
    return frozenset(
        token.text for sentence in sentences for token in sentence.tokens[1:]
        if token.upos == "PROPN" and token.entity.startswith(entity)
    )  # fmt: skip


def _names_speaker(signed: Sequence[Token], speakers: Speakers, people: Collection[str]) -> bool:
    if any(token.upos not in NAMING for token in signed):
        return False
    last = signed[-1]
    return last.text in people or (last.text.islower() and bool(speakers.kind_of(last.lemma, last.text)))
