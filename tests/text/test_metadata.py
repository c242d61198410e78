from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.lexicon.agencies import load_agency_names
from standpunkt.text.clean import clean
from standpunkt.text.metadata import Layout, describe, make_id

needs_agencies = pytest.mark.skipif(not load_agency_names(), reason="data/common/agencies.tsv is not there")

BODY = "Statsministeren siger, at regeringen vil indkalde til nye forhandlinger.\n\nDet sker i næste uge, siger hun."


def head(text: str, language: str = "da") -> dict[str, str]:
    document = describe(clean(text).text, language=language).document
    names = ("title", "byline", "dateline", "signature")
    return {name: span.text for name in names if (span := getattr(document, name)) is not None}


def prose(layout: Layout) -> list[str]:
    return [span.text for span in layout.prose]


@needs_agencies
def test_everything_around_a_story_is_found_and_only_prose_is_read() -> None:
    text = (
        "Regeringen vil forhandle om skatten\n\nAf Maria Holm\n\n31. maj 2024 kl. 07.12\n\n"
        "KØBENHAVN /ritzau/ - Statsministeren siger ja.\n\nFoto: Ole Clausen\n\nLæs også: Nye regler for elbiler\n\n"
        "Hun tøver dog. /ritzau/AFP"
    )
    layout = describe(text, language="da", publisher="Byens Avis")
    document = layout.document
    assert document.title is not None
    assert document.title.text == "Regeringen vil forhandle om skatten"
    assert document.byline is not None
    assert document.byline.text == "Af Maria Holm"
    assert document.dateline is not None
    assert document.dateline.text == "KØBENHAVN /ritzau/ -"
    assert document.signature is not None
    assert document.signature.text == "/ritzau/AFP"
    assert [span.text for span in document.agencies] == ["ritzau", "ritzau", "AFP"]
    assert document.published == datetime(2024, 5, 31, 7, 12)
    assert document.published_precision == "time"
    assert document.publisher == "Byens Avis"
    assert prose(layout) == ["Regeringen vil forhandle om skatten", "Statsministeren siger ja.", "Hun tøver dog."]
    assert layout.problems == ()


@pytest.mark.parametrize(
    "line",
    [
        "Af Maria Holm",
        "AF MARIA HOLM",
        "Af Maria Holm og Jens Lund",
        "Af Maria von Holm, korrespondent i Bruxelles",
        "Af Maria Holm, maria@avis.dk",
        "Tekst: Maria Holm. Foto: Jens Lund",
        "Skrevet af Bo Å. Lund",
    ],
)
def test_danish_bylines(line: str) -> None:
    assert head(f"{line}\n\n{BODY}") == {"byline": line}


@pytest.mark.parametrize(
    "line", ["By Jane Doe", "By Jane Doe and John Roe", "BY JANE DOE, STAFF WRITER", "Story by Jane de Groot"]
)
def test_english_bylines(line: str) -> None:
    assert head(f"{line}\n\nThe minister says no.\n\nShe left.", "en") == {"byline": line}


@needs_agencies
@pytest.mark.parametrize(
    "line", ["Af /ritzau/", "Af Ritzau", "Maria Holm, Ritzau", "Maria Holm /ritzau/", "Af Maria Holm/Ritzau"]
)
def test_bylines_that_credit_an_agency(line: str) -> None:
    text = f"{line}\n\n{BODY}"
    assert head(text) == {"byline": line}
    assert [span.text.lower() for span in describe(text, language="da").document.agencies] == ["ritzau"]


@pytest.mark.parametrize(
    "line",
    [
        "Af alle de ting, han lovede, var det den værste.",
        "Af Danmarks kommuner siger de fleste nej.",
        "Af hensyn til Maria Holm siger han ikke mere.",
        "Teksten er skrevet af Maria Holm.",
        "Maria Holm har talt med Ritzau",
        "By Friday the talks had failed.",
    ],
)
def test_sentences_that_are_no_bylines(line: str) -> None:
    assert "byline" not in head(f"{BODY}\n\n{line}\n\n{BODY}")
    assert "byline" not in head(f"{line}\n\n{BODY}")


@needs_agencies
@pytest.mark.parametrize(
    ("tail", "signature"),
    [
        ("\n\n/ritzau/", "/ritzau/"),
        ("\n\n/ritzau/AFP", "/ritzau/AFP"),
        ("\n\n/ritzau/AFP/Reuters", "/ritzau/AFP/Reuters"),
        ("\n\n/ritzau/Reuters/", "/ritzau/Reuters/"),
        ("\n\n(Ritzau)", "(Ritzau)"),
        ("\n\n(Reuters)", "(Reuters)"),
        ("\n\nRitzau", "Ritzau"),
        ("\n\nRB", "RB"),
        ("\n\nRitzau-Reuter", "Ritzau-Reuter"),
        ("\n\n/mho/", "/mho/"),
        (" /ritzau/", "/ritzau/"),
        (" Ritzau", "Ritzau"),
        (" (AFP)", "(AFP)"),
        ("\n\n/ritzau/\n\nFoto: Ole Clausen\n\nLæs også: Mere om sagen", "/ritzau/"),
    ],
)
def test_signatures(tail: str, signature: str) -> None:
    layout = describe(BODY + tail, language="da")
    assert layout.document.signature is not None
    assert layout.document.signature.text == signature
    assert prose(layout) == BODY.split("\n\n")


@needs_agencies
@pytest.mark.parametrize(
    "last",
    [
        "Det siger hun til Ritzau",
        "Det skriver nyhedsbureauet AFP.",
        "Hun taler om både/og",
        "Det skriver bureauet (AFP)",
    ],
)
def test_endings_that_are_no_signatures(last: str) -> None:
    layout = describe(f"{BODY}\n\n{last}", language="da")
    assert layout.document.signature is None
    assert prose(layout)[-1] == last


@needs_agencies
@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("WASHINGTON (Reuters) -", "USA siger nej."),
        ("KØBENHAVN /ritzau/ -", "Danmark siger ja."),
        ("KØBENHAVN (Ritzau)", "Danmark siger ja."),
        ("Bruxelles, onsdag:", "EU siger nej."),
        ("Moskva (AFP) –", "Rusland siger nej."),
        ("ODENSE:", "Det gik galt for OB."),
        ("RIO DE JANEIRO -", "Byen jubler."),
        ("NEW YORK, 12. maj (AP) -", "Byen jubler."),
        ("LONDON/PARIS, torsdag -", "Byerne jubler."),
        ("NEW YORK (AP) --", "Byen jubler."),
    ],
)
def test_datelines(dateline: str, rest: str) -> None:
    layout = describe(f"{dateline} {rest}\n\n{BODY}", language="da")
    assert layout.document.dateline is not None
    assert layout.document.dateline.text == dateline
    assert prose(layout)[0] == rest


@needs_agencies
def test_dateline_behind_a_headline_that_ends_with_a_stop() -> None:
    """A headline with a stop is a paragraph of its own; the dateline stands at the head of the one after it."""
    layout = describe(f"Danmark siger ja.\n\nKØBENHAVN /ritzau/ - Danmark har sagt ja.\n\n{BODY}", language="da")
    assert layout.document.dateline is not None
    assert layout.document.dateline.text == "KØBENHAVN /ritzau/ -"
    assert prose(layout)[:2] == ["Danmark siger ja.", "Danmark har sagt ja."]


@pytest.mark.parametrize(
    "first",
    [
        "USA - og Kina - siger nej til aftalen.",
        "NATO - Forsvarsalliancen - siger nej til aftalen.",
        "Nyhedsbureauet (AFP) skriver, at alt er godt.",
        "HANSEN: »Vi gør det ikke.«",
        "- Vi gør det ikke, siger hun.",
        "Han siger, onsdag: Nej.",
        "EU: Vi siger nej.",
        "Statsministeren - Maria Holm - siger nej.",
    ],
)
def test_openings_that_are_no_datelines(first: str) -> None:
    layout = describe(f"{first}\n\n{BODY}", language="da")
    assert layout.document.dateline is None
    assert prose(layout)[0] == first


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Regeringen vil forhandle om skatten\n\n{BODY}", "Regeringen vil forhandle om skatten"),
        (f"»Vi er klar«\n\n{BODY}", "»Vi er klar«"),
        (f"Får vi nu en aftale?\n\nAf Maria Holm\n\n{BODY}", "Får vi nu en aftale?"),
        (f"Nu skal der forhandles.\n\nAf Maria Holm\n\n{BODY}", "Nu skal der forhandles."),
        (f"31. maj 2024\n\nRegeringen vil forhandle\n\n{BODY}", "Regeringen vil forhandle"),
        (BODY, None),
        (f"Får vi nu en aftale?\n\n{BODY}", None),
        (f"- Vi er klar\n\n{BODY}", None),
        (f"Af Egon Nielsen\n\nfolketingskandidat for partiet\n\n{BODY}", None),
        ("Regeringen vil forhandle om skatten", None),
        (f"Regeringen siger i dag:\n\n{BODY}", None),
        (f"Hun siger, at skatten skal ned, og at det {'hele ' * 30}går godt\n\n{BODY}", None),
    ],
)
def test_a_title_is_given_only_where_little_doubt_is_left(text: str, title: str | None) -> None:
    layout = describe(text, language="da")
    assert (layout.document.title.text if layout.document.title else None) == title
    if title:
        assert title in prose(layout)


def test_what_the_caller_tells_is_not_doubted() -> None:
    text = f"Nu skal der forhandles.\n\n31. maj 2024\n\n{BODY}"
    told = datetime(2024, 6, 1)
    document = describe(
        text, language="da", title="Nu skal der forhandles.", published=told, published_precision="date", id="x1"
    ).document
    assert document.title is not None
    assert document.title.text == "Nu skal der forhandles."
    assert (document.published, document.published_precision, document.id) == (told, "date", "x1")
    assert describe(BODY, language="da", title="Noget andet").document.title is None


def test_a_date_in_the_body_is_no_publication_time() -> None:
    text = "\n\n".join([BODY] * 4 + ["31. maj 2024"])
    assert describe(text, language="da").document.published is None


@pytest.mark.parametrize("line", ["WASHINGTON, May 31, 2024, 7:12 a.m. EDT", "Brussels, Friday 31 May 2024, 7.12am"])
def test_a_line_of_place_and_time_is_dateline_and_publication_time(line: str) -> None:
    layout = describe(f"Storm hits coast\n\n{line}\n\nThe minister says no.", language="en")
    assert layout.document.dateline is not None
    assert layout.document.dateline.text == line
    assert layout.document.published == datetime(2024, 5, 31, 7, 12)
    assert prose(layout) == ["Storm hits coast", "The minister says no."]


@pytest.mark.parametrize(
    "line",
    [
        "Af Maria Holm | 31. maj 2024 kl. 07.12",
        "Af Maria Holm, fredag den 31. maj 2024 kl. 7.12",
        "31. maj 2024 kl. 07.12 · Af Maria Holm",
        "Af Maria Holm - Opdateret: 31.05.2024 07:12",
    ],
)
def test_a_line_of_author_and_time_is_byline_and_publication_time(line: str) -> None:
    layout = describe(f"Regeringen vil forhandle om skatten\n\n{line}\n\n{BODY}", language="da")
    assert layout.document.byline is not None
    assert layout.document.byline.text == line
    assert layout.document.published == datetime(2024, 5, 31, 7, 12)
    assert line not in prose(layout)


def test_an_impossible_date_is_a_problem_and_the_story_is_read() -> None:
    layout = describe(f"31. februar 2024\n\n{BODY}", language="da")
    assert [(problem.code, problem.start, problem.end) for problem in layout.problems] == [("impossible-date", 0, 16)]
    assert prose(layout) == BODY.split("\n\n")


def test_a_caption_that_tells_something_is_read() -> None:
    """A line that opens like a credit and goes on like a sentence is prose."""
    text = "Bro lukket\n\nBroen er spærret.\n\nFoto: Broen var spærret for alle biler hele søndagen."
    assert describe(text, language="da").prose[-1].text.endswith("hele søndagen.")


def test_links_and_credits_are_not_read_but_sentences_like_them_are() -> None:
    text = f"{BODY}\n\nSe også: Ny aftale\n\n(Foto: Ole Clausen)\n\nFotografen siger nej.\n\nSe, hvor det går."
    assert prose(describe(text, language="da"))[2:] == ["Fotografen siger nej.", "Se, hvor det går."]


def test_an_empty_text_is_a_problem() -> None:
    assert [problem.code for problem in describe(" \n").problems] == ["empty-text"]
    assert make_id("a") == make_id("a") != make_id("b")


PIECES = [
    "Af Maria Holm",
    "\n",
    "\n\n",
    "/ritzau/",
    "(Reuters)",
    "Ritzau",
    "WASHINGTON",
    " (Reuters) - ",
    "31. maj 2024",
    " kl. 7.12",
    "Foto: ",
    "Læs også: ",
    "Hun siger nej.",
    " ",
    "- ",
    ":",
    "/",
    "(",
    "»Ja«",
    "\ud83d",
    "32. maj 2024",
    "99:99",
]


@given(
    st.one_of(st.lists(st.sampled_from(PIECES), max_size=15).map("".join), st.text()),
    st.sampled_from(["da", "en", "unknown"]),
)
def test_any_text_gives_verbatim_spans_in_order(text: str, language: str) -> None:
    text = clean(text).text
    layout = describe(text, language=language)
    document = layout.document
    spans = [document.title, document.byline, document.dateline, document.signature, *document.agencies, *layout.prose]
    for span in spans:
        assert span is None or text[span.start : span.end] == span.text
    assert list(layout.prose) == sorted(layout.prose)
    assert all(one.end <= two.start for one, two in zip(layout.prose, layout.prose[1:], strict=False))
    assert all(span.text == span.text.strip() != "" for span in layout.prose)
    assert layout == describe(text, language=language)
