import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from standpunkt.model import Document, Reading, Span, Statement
from standpunkt.text.clean import clean
from standpunkt.text.paragraphs import paragraphs
from standpunkt.text.restore import restore


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Udenrigs\u00administeren siger nej", "Udenrigsministeren siger nej"),
        ("Udenrigs\u00ad\nministeren siger nej", "Udenrigsministeren siger nej"),
        ("10\u00a0mio.\u202fkr. og 5\u2009pct.", "10 mio. kr. og 5 pct."),
        ("Hun sagde:\tnej  tak", "Hun sagde: nej tak"),
        ("ja\r\nnej\rmåske", "ja\nnej\nmåske"),
        ("nul\u200bbredde\ufeff \u200ftegn", "nulbredde tegn"),
        ("A\u030arhus og Kø\u0308n", "Århus og Kø\u0308n"),
        ("&quot;Ja&quot; &amp; &#8221;nej&#8221;&nbsp;&#x2013; &aring;h", '"Ja" & ”nej” – åh'),
        ("dobbelt &amp;quot;kodet&amp;quot; &amp;amp; sådan", 'dobbelt "kodet" & sådan'),
        ("&#146;s og &shy;blød&shy;t", "’s og blødt"),
        ("R&D og B&O; AT&T;", "R&D og B&O; AT&T;"),
        ("a\u2028b\u2029c", "a\nb\n\nc"),
        ("NUL\x00 og halvt \ud83d tegn", "NUL og halvt \ufffd tegn"),
        ("for-\nhandling", "for-\nhandling"),
    ],
)
def test_cleaning_changes_this_and_no_more(text: str, expected: str) -> None:
    assert clean(text).text == expected


def test_a_clean_text_is_its_own_view_without_a_map() -> None:
    text = "Hun siger ja.\n\n- Nej, siger han & går.\n"
    view = clean(text)
    assert view.text is text
    assert view.unchanged
    assert view.original(4, 9) == (4, 9)


def test_offsets_lead_back_to_the_text_as_it_came() -> None:
    text = "\ufeff»Nej\u00adtak&nbsp;&amp; far\u00advel«\r\n  siger  A\u030ase."
    view = clean(text)
    assert view.text == "»Nejtak & farvel«\nsiger Åse."
    assert view.span(1, 7) == Span.of(text, 2, 9)
    assert view.span(1, 7).text == "Nej\u00adtak"
    assert view.span(8, 9).text == "&amp;"
    assert view.span(24, 27).text == "A\u030ase"
    assert view.original(27, 28) == (len(text) - 1, len(text))
    assert view.original(28, 28) == (len(text), len(text))


def test_what_is_removed_at_the_rim_stays_out_of_the_span() -> None:
    text = "\u00adord\u00ad og"
    assert clean(text).span(0, 3) == Span(1, 4, "ord")


@pytest.mark.parametrize("text", ["Hun\u00a0siger\u00a0nej", "Hun\r\nsiger &amp; nej", "Hun siger nej"])
def test_a_reading_of_the_view_is_put_back_into_the_text(text: str) -> None:
    """White space that changes one for one moves no offset but changes the words (a case that was wrong)."""
    view = clean(text)
    content = Span.of(view.text, 4, len(view.text))
    statement = Statement(id="s1", manner="indirect", act="say", source=None, cue=(), content=(content,))
    reading = restore(Reading(engine="0", document=Document(id="d", text=view.text), statements=(statement,)), view)
    (span,) = reading.statements[0].content
    assert reading.document.text == text
    assert text[span.start : span.end] == span.text
    assert span.text.endswith("nej")


PIECES = [
    "Hun ",
    "siger",
    "\n",
    "\r\n",
    "\r",
    "\u00ad",
    "\u00a0",
    " ",
    "  ",
    "\t",
    "&amp;",
    "&",
    "amp;",
    "&#8221;",
    "quot;",
    "A",
    "\u030a",
    "å",
    "\u200b",
    "\x00",
    "\u2029",
    "\ud800",
    "- ",
    "»",
    ".",
    "&amp;amp;nbsp;",
    "\u212b",
    "🙂",
    "e\u0323\u0301",
    "en lang linje med mange ord som fylder noget,",
]
MESSY = st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.text(max_size=200))


@given(MESSY)
@example("&amp;\u00adlt;")
def test_every_place_of_the_view_is_a_place_of_the_text(text: str) -> None:
    """Places grow, stay inside, do not overlap, and what is neither kept nor replaced is invisible or white space."""
    view = clean(text)
    reached = 0
    for place in range(len(view.text)):
        start, end = view.original(place, place + 1)
        assert 0 <= start < end <= len(text)
        assert start >= reached or (start, end) == view.original(place - 1, place)
        reached = end
        if text[start:end] != view.text[place]:
            assert not text[start:end].isascii() or re.search(r"[\s&\x00-\x1f\x7f]", text[start:end])
    assert view.original(0, len(view.text))[1] <= len(text)


@given(MESSY)
def test_the_text_behind_each_paragraph_cleans_to_the_paragraph(text: str) -> None:
    view = clean(text)
    for paragraph in paragraphs(view.text):
        span = view.span(paragraph.start, paragraph.end)
        assert text[span.start : span.end] == span.text
        assert clean(span.text).text.replace("\n", " ").split() == paragraph.text.split()


@given(MESSY)
def test_cleaning_characters_twice_changes_nothing_more(text: str) -> None:
    """Ampersands apart: what is invisible between "&amp;" and "amp;" may keep an entity from being one at first."""
    once = clean(text.replace("&", "+")).text
    assert clean(once).text.split() == once.split()
    assert not re.search("[\r\t\u00ad\u00a0\u200b\x00\ud800-\udfff]|  | \n|\n ", once)


@given(MESSY)
def test_paragraphs_are_verbatim_trimmed_and_in_order(text: str) -> None:
    reached = 0
    for paragraph in paragraphs(text):
        assert text[paragraph.start : paragraph.end] == paragraph.text == paragraph.text.strip()
        assert paragraph.text
        assert "\n" not in paragraph.text
        assert paragraph.start >= reached
        reached = paragraph.end
