"""Quotations in a row without an attribution are one speaker's for a while, then nobody's: they may be answers of many."""

import standpunkt

ANSWERS = (
    "My father cried when I came back with all my boxes.",
    "The rent was more than my salary, so I packed in one night.",
    "Nobody tells you how quiet a small town is after ten.",
    "The bus comes twice a day, and the second one is the last.",
    "We had to learn again who does the dishes on a Sunday.",
)


def test_a_long_row_of_quotations_is_not_given_to_the_speaker_before_it() -> None:
    """A paper that asked its readers prints what they said, each in marks; the one quoted first has not said all of it."""
    first = "“I never knew how much my mother worked,” said Ana Ortiz."
    text = "\n\n".join([first, *(f"“{answer}”" for answer in ANSWERS)])
    statements = standpunkt.read(text, language="en").statements
    sources = {s.content[0].text: s.source.text if s.source else None for s in statements}
    assert sources[ANSWERS[0].rstrip(".")] == "Ana Ortiz"
    assert [sources.get(answer.rstrip(".")) for answer in ANSWERS[3:]] == [None, None]
