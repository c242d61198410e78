"""Days in direct speech count from the day on which it was said."""

from datetime import datetime

from standpunkt.lexicon.times import load_times
from standpunkt.model import Document, Moment, Span, Statement
from standpunkt.resolve.moments import find_moments
from standpunkt.resolve.moments.quoted import count_from_saying


def document(text: str, published: str = "2024-05-31", language: str = "en") -> Document:
    when = datetime.fromisoformat(published)
    return Document(id="case", text=text, language=language, published=when, published_precision="date")


def quotation(text: str, words: str, said_at: Moment | None = None, manner: str = "direct") -> Statement:
    place = Span(text.index(words), text.index(words) + len(words), words)
    return Statement(id="s1", manner=manner, act="say", source=None, cue=(), content=(place,), said_at=said_at)


def counted(doc: Document, *statements: Statement) -> dict[str, str]:
    times = load_times(doc.language)
    found = count_from_saying(doc, (), statements, find_moments(doc, (), times), times)
    return {moment.text: moment.value for moment in found}


def test_day_of_the_statement() -> None:
    """What was said on Wednesday with "yesterday" means Tuesday."""
    text = 'The mayor said on Wednesday: "We met yesterday."'
    wednesday = next(moment for moment in find_moments(document(text), (), load_times("en")) if moment.text == "Wednesday")
    assert counted(document(text), quotation(text, "We met yesterday.", wednesday)) == {
        "Wednesday": "2024-05-29",
        "yesterday": "2024-05-28",
    }


def test_day_that_a_late_story_tells_of() -> None:
    """A story of Friday that opens with Tuesday quotes the words of Tuesday."""
    text = 'On Tuesday the mayor signed the bill. "Today I signed it. We meet again tomorrow," she wrote.'
    values = counted(document(text), quotation(text, "Today I signed it. We meet again tomorrow"))
    assert values == {"Tuesday": "2024-05-28", "Today": "2024-05-28", "tomorrow": "2024-05-29"}


def test_report_of_the_day_before_stays() -> None:
    """A morning paper that tells of yesterday keeps the days of its quotations: editors put them right."""
    text = 'Borgmesteren gik i går. "Vi mødes i morgen," sagde hun.'
    values = counted(document(text, language="da"), quotation(text, "Vi mødes i morgen"))
    assert values == {"i går": "2024-05-30", "i morgen": "2024-06-01"}


def test_reported_speech_and_years_stay() -> None:
    """What the author puts in words of the story counts from publication, and so do years."""
    text = "On Tuesday the mayor said that she would leave tomorrow. She came last year."
    values = counted(document(text), quotation(text, "that she would leave tomorrow", manner="indirect"))
    assert values == {"Tuesday": "2024-05-28", "tomorrow": "2024-06-01", "last year": "2023"}


def test_story_without_a_date_or_long_after_stays() -> None:
    """A week is the longest that a story is late."""
    text = 'On May 3 the mayor signed. "Today I signed," she wrote.'
    assert counted(document(text), quotation(text, "Today I signed"))["Today"] == "2024-05-31"
