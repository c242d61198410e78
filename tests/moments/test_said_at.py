"""Which moment a statement was made at: the one that hangs on its cue, on hand-given parses."""

from standpunkt.model import Moment, Sentence, Span, Token
from standpunkt.resolve.moments import said_at


def sentence(*rows: tuple[str, str, int, str]) -> Sentence:
    """Build a parse from (form, part of speech, head counted from 0 or -1, relation); words are parted by blanks."""
    tokens, at = [], 0
    for i, (form, upos, head, deprel) in enumerate(rows):
        tokens.append(Token(i, at, at + len(form), form, form.lower(), upos, "_", head, deprel))
        at += len(form) + 1
    text = " ".join(form for form, *_ in rows)
    return Sentence(0, 0, Span(0, len(text), text), tuple(tokens))


def span(sent: Sentence, words: str) -> Span:
    start = sent.span.text.index(words)
    return Span(start, start + len(words), words)


def moment(sent: Sentence, words: str, value: str, kind: str = "date") -> Moment:
    place = span(sent, words)
    return Moment(start=place.start, end=place.end, text=words, kind=kind, value=value)


TUESDAY = sentence(
    ("Tirsdag", "NOUN", 1, "obl"),
    ("sagde", "VERB", -1, "root"),
    ("Macron", "PROPN", 1, "nsubj"),
    ("at", "SCONJ", 5, "mark"),
    ("aftalen", "NOUN", 5, "nsubj"),
    ("underskrives", "VERB", 1, "ccomp"),
    ("fredag", "NOUN", 5, "obl"),
)


def test_moment_of_the_cue_not_of_the_content() -> None:
    tuesday, friday = moment(TUESDAY, "Tirsdag", "2024-05-28"), moment(TUESDAY, "fredag", "2024-05-31")
    assert said_at(span(TUESDAY, "sagde"), TUESDAY, [tuesday, friday]) == tuesday


def test_only_a_moment_in_the_content_is_none() -> None:
    friday = moment(TUESDAY, "fredag", "2024-05-31")
    assert said_at(span(TUESDAY, "sagde"), TUESDAY, [friday]) is None


def test_of_two_the_nearest_wins() -> None:
    sent = sentence(
        ("I", "ADP", 1, "case"),
        ("maj", "NOUN", 2, "obl"),
        ("sagde", "VERB", -1, "root"),
        ("hun", "PRON", 2, "nsubj"),
        ("nej", "INTJ", 2, "obj"),
        ("tirsdag", "NOUN", 2, "obl:tmod"),
    )
    may, tuesday = moment(sent, "maj", "2024-05"), moment(sent, "tirsdag", "2024-05-28")
    assert said_at(span(sent, "sagde"), sent, [may, tuesday]) == may


def test_durations_and_sets_tell_no_time_of_saying() -> None:
    sent = sentence(
        ("Hun", "PRON", 1, "nsubj"),
        ("talte", "VERB", -1, "root"),
        ("tre", "NUM", 3, "nummod"),
        ("timer", "NOUN", 1, "obl"),
    )
    assert said_at(span(sent, "talte"), sent, [moment(sent, "tre timer", "PT3H", "duration")]) is None


def test_moment_of_a_joined_cue() -> None:
    """ "Tirsdag oplyste og gentog hun": the time hangs on the first of the joined verbs."""
    sent = sentence(
        ("Tirsdag", "NOUN", 1, "obl"),
        ("oplyste", "VERB", -1, "root"),
        ("og", "CCONJ", 3, "cc"),
        ("gentog", "VERB", 1, "conj"),
        ("hun", "PRON", 1, "nsubj"),
    )
    tuesday = moment(sent, "Tirsdag", "2024-05-28")
    assert said_at(span(sent, "gentog"), sent, [tuesday]) == tuesday


def test_moment_inside_a_noun_phrase_is_not_of_the_cue() -> None:
    """ "afviste mødet tirsdag" with the time on the meeting."""
    sent = sentence(
        ("Hun", "PRON", 1, "nsubj"),
        ("afviste", "VERB", -1, "root"),
        ("mødet", "NOUN", 1, "obj"),
        ("tirsdag", "NOUN", 2, "nmod"),
    )
    assert said_at(span(sent, "afviste"), sent, [moment(sent, "tirsdag", "2024-05-28")]) is None


def test_other_sentences_do_not_count() -> None:
    later = Moment(start=500, end=507, text="tirsdag", kind="date", value="2024-05-28")
    assert said_at(span(TUESDAY, "sagde"), TUESDAY, [later]) is None


def test_cue_without_tokens_gives_none() -> None:
    assert said_at(Span(900, 905, "sagde"), TUESDAY, [moment(TUESDAY, "Tirsdag", "2024-05-28")]) is None


def test_moment_through_another_adverbial() -> None:
    """ "sagde hun i et interview tirsdag": the day of the interview is the day of saying."""
    sent = sentence(
        ("Det", "PRON", 1, "obj"),
        ("sagde", "VERB", -1, "root"),
        ("hun", "PRON", 1, "nsubj"),
        ("i", "ADP", 5, "case"),
        ("et", "DET", 5, "det"),
        ("interview", "NOUN", 1, "obl"),
        ("tirsdag", "NOUN", 5, "nmod"),
    )
    tuesday = moment(sent, "tirsdag", "2024-05-28")
    assert said_at(span(sent, "sagde"), sent, [tuesday]) == tuesday
