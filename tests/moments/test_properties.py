"""What holds for any text: no exception, spans verbatim and in order, no overlap, time linear in the length."""

import time
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from standpunkt.lexicon.times import load_times
from standpunkt.model import MOMENT_KINDS, Document
from standpunkt.resolve.moments import find_moments

WORDS = (
    "i går", "den", "31.", "maj", "2024", "kl.", "14.30", "-", "til", "fra", "onsdag", "på", "hver", "to", "uger",
    "siden", "for", "om", "1989", "91", "påske", "jul", "sommeren", "natten til", "\n", "\n\n", "  ", "’80", "0", "32.",
    "februar", "tid", "amerikansk", "%", "İ", "sidste", "næste", "år", "9999", "årti", "århundrede", "mellem", "og",
    "May", "Monday", "last", "ago", "two", "years", "the", "of", "31st", "a.m.", "12", "p.m.", "UTC", "Easter", "99/99",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
DATES = st.one_of(st.none(), st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31)))
MAX_SECONDS = 5.0


@given(text=TEXTS, published=DATES, lang=st.sampled_from(["da", "en"]), precision=st.sampled_from(["date", "time"]))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_verbatim_spans_in_order(text: str, published: datetime | None, lang: str, precision: str) -> None:
    doc = Document(id="x", text=text, language=lang, published=published, published_precision=precision)
    reached = 0
    for moment in find_moments(doc, (), load_times(lang)):
        assert moment.start >= reached
        assert moment.text == text[moment.start : moment.end]
        assert moment.text.strip() == moment.text != ""
        assert moment.kind in MOMENT_KINDS
        assert moment.value
        reached = moment.end


def test_long_text_is_quick() -> None:
    """A text of 50,000 words is read in seconds, and twice the text takes about twice the time."""
    part = "Tirsdag den 31. maj sagde ministeren, at planen om to uger sendes til udvalget i København. "
    seconds = []
    for repeats in (1600, 3200):
        doc = Document(id="x", text=part * repeats, language="da", published=datetime(2024, 5, 31))
        start = time.process_time()
        assert len(find_moments(doc, (), load_times("da"))) == 2 * repeats
        seconds.append(time.process_time() - start)
    assert seconds[1] < MAX_SECONDS
    assert seconds[1] < 4 * seconds[0] + 0.5


def test_hostile_runs_are_quick() -> None:
    """Long runs of blanks, digits or one word must not make the reader slow."""
    for run in (" " * 50_000, "1" * 50_000, "i " * 25_000, "1." * 25_000, "fra " * 10_000, "31. maj - " * 5_000):
        doc = Document(id="x", text=run, language="da", published=datetime(2024, 5, 31))
        start = time.perf_counter()
        find_moments(doc, (), load_times("da"))
        assert time.perf_counter() - start < MAX_SECONDS
