"""Pages: the story kept whole, everything around it gone, and what is told about it told right."""

from datetime import datetime, timedelta, timezone

import pytest
from read_formats import EXAMPLES, FILES, codes, one, read, read_bytes

from standpunkt.model import Origin

CEST = timezone(timedelta(hours=2))
STORY = (
    "<p>Fiskerihavnen i Strandby skal ikke lukke alligevel, oplyser borgmester Lis Krogh efter et langt møde i byrådet "
    "torsdag aften, hvor et flertal stemte for at bevare den.</p><p>- Vi har lyttet til fiskerne, og vi lukker ikke en havn, "
    "der lever, siger Lis Krogh til avisen efter mødet.</p><p>Oppositionen mener, at beslutningen er for dyr for kommunen.</p>"
)


def page(head: str = "", above: str = "", below: str = "", lang: str = 'lang="da"') -> str:
    body = f"<article><h1>Havnen bliver</h1>{above}{STORY}{below}</article>"
    return f'<!DOCTYPE html><html {lang}><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def test_a_page_gives_its_story_and_what_is_told_about_it() -> None:
    """Headline, paragraphs and signature are the text; banner, menu, caption, script, related links and foot are not."""
    source = one(read(EXAMPLES / "page.html"))
    assert source.text == (
        "Havnen i Strandby får lov at blive\n\n"
        "Fiskerihavnen i Strandby skal ikke lukke alligevel. Det oplyser borgmester Lis Krogh efter et møde torsdag aften, "
        "hvor et flertal i byrådet stemte for at bevare havnen i mindst ti år.\n\n"
        "- Vi har lyttet til fiskerne, og vi lukker ikke en havn, der lever, siger Lis Krogh.\n\n"
        "Kritik fra oppositionen\n\n"
        "Oppositionens leder, Per Balle, mener, at beslutningen er for dyr for kommunen, og at pengene mangler i skolerne, "
        "hvor der i forvejen er skåret ned.\n\n"
        "Byrådet ventes at vedtage budgettet endeligt i oktober, oplyser kommunen.\n\n"
        "/ritzau/\n"
    )
    assert source.title == "Havnen i Strandby får lov at blive"
    assert source.language == "da"
    assert source.published == datetime(2024, 5, 31, 7, 12, tzinfo=CEST)
    assert source.published_precision == "time"
    assert source.publisher == "Kystbladet"
    assert source.origin == Origin(
        author="Ritzau", credits=("Ritzau",), address="https://kystbladet.example/indland/havnen-bliver"
    )
    assert codes(source) == []


def test_a_page_without_metadata_is_read_by_its_lines() -> None:
    """The date is that of the line above the story, not the year of the copyright; the byline loses its "Af"."""
    source = one(read(FILES / "page-da-plain.html"))
    assert source.published == datetime(2024, 5, 31, 7, 12)
    assert source.published_precision == "time"
    assert source.origin.author == "Maria Holm"
    assert source.title == "Broen åbner i august"
    assert source.text.startswith("Broen åbner i august\n\nDen nye bro over fjorden")
    assert source.text.endswith("inden nytår, skriver den i en meddelelse.\n")


def test_an_english_page_with_a_date_only() -> None:
    """A date without a time stays a date; OpenGraph tells publisher and address."""
    source = one(read(FILES / "page-en.html"))
    assert (source.published, source.published_precision) == (datetime(2024, 6, 3), "date")
    assert (source.publisher, source.language) == ("The Harbour Post", "en")
    assert source.origin == Origin(author="Ann Reed", address="https://harbourpost.example/2024/ferry")


@pytest.mark.parametrize(
    ("head", "above", "published"),
    [
        ('<meta property="article:published_time" content="2024-05-31T07:12:00Z">', "", "2024-05-31T07:12:00+00:00"),
        ("", '<time datetime="2024-05-31T07:12+02:00">i går</time>', "2024-05-31T07:12:00+02:00"),
        ("", "<p>31. maj 2024 kl. 07.12</p>", "2024-05-31T07:12:00"),
        ('<meta name="date" content="ukendt">', "<span>Publiceret 31. maj 2024</span>", "2024-05-31T00:00:00"),
        ("", '<span itemprop="datePublished" content="2024-05-31 07:12">Fredag</span>', "2024-05-31T07:12:00"),
        ("", '<aside><time datetime="2020-01-01">1. januar 2020</time></aside>', None),
        ("", "<p>© 2024 Avisen</p>", None),
    ],
    ids=["meta", "time", "line", "unreadable meta", "microdata", "another story's", "copyright"],
)
def test_publication_times(head: str, above: str, published: str | None) -> None:
    """Told by tags before lines, with the offset that was told; what tells another time is left alone."""
    source = one(read_bytes(page(head, above)))
    assert (source.published.isoformat() if source.published else None) == published


@pytest.mark.parametrize(
    ("line", "author"),
    [("Af /ritzau/ · 31. maj 2024 kl. 07.12", "ritzau"), ("Maria Holm, Ritzau | 31. maj 2024, 07.12", "Maria Holm, Ritzau")],
)
def test_a_line_with_byline_and_time(line: str, author: str) -> None:
    """One line may tell both."""
    source = one(read_bytes(page(above=f"<p>{line}</p>")))
    assert source.published == datetime(2024, 5, 31, 7, 12)
    assert (source.origin.author, [name.lower() for name in source.origin.credits]) == (author, ["ritzau"])


@pytest.mark.parametrize(
    ("lang", "head", "language"),
    [
        ('lang="da-DK"', "", "da"),
        ("", '<meta property="og:locale" content="da_DK">', "da"),
        ('lang="en"', '<meta property="og:locale" content="da_DK">', None),
        ("", "", None),
    ],
)
def test_language_counts_where_declarations_agree(lang: str, head: str, language: str | None) -> None:
    """A page that declares two languages is left to the detector."""
    assert one(read_bytes(page(head, lang=lang))).language == language


@pytest.mark.parametrize(
    ("json_ld", "author", "headline"),
    [
        ('[{"@type": "WebPage"}, {"@type": "NewsArticle", "headline": "A", "author": "Bo Lund"}]', "Bo Lund", "A"),
        ('{"@type": "NewsArticle", "headline": "A", "author": {"name": ["Bo", "Ida"]}}', "Bo, Ida", "A"),
        ('<!-- {"@type": "https://schema.org/NewsArticle", "headline": "A"} -->', None, "A"),
        ('{"@type": "NewsArticle", "headline": 7, "author": [null, {"url": "https://x.example"}]}', None, "Havnen bliver"),
        ('{"@type": "NewsArticle", "headline": "A"', None, "Havnen bliver"),
        ("[" * 5000, None, "Havnen bliver"),
        ('{"@type": "Recipe", "headline": "A"}', None, "Havnen bliver"),
    ],
    ids=["list", "names", "comment", "odd values", "broken", "nested", "no article"],
)
def test_json_ld_of_any_shape(json_ld: str, author: str | None, headline: str) -> None:
    """What JSON-LD tells is taken, what is broken in it is passed over."""
    source = one(read_bytes(page(f'<script type="application/ld+json">{json_ld}</script>')))
    assert (source.origin.author, source.title) == (author, headline)


@pytest.mark.parametrize("tail", ["<p>/ritzau/</p>", '<div class="credit">/ritzau/AFP</div>', "<span>/ritzau/</span>"])
def test_the_signature_below_a_story_is_kept(tail: str) -> None:
    """Which agency the words come from is never lost with the rest of the page."""
    text = one(read_bytes(page(below=tail))).text
    assert text.rstrip().rpartition("\n\n")[2].startswith("/ritzau/")


def test_scripts_say_nothing() -> None:
    """No word of a script, style, template or hidden form is read."""
    evil = "<script>document.write('Hemmeligt, siger scriptet.')</script><style>p::after{content:'Hemmeligt'}</style>"
    evil += "<template><p>Hemmeligt, siger skabelonen.</p></template><noscript>Hemmeligt</noscript>"
    text = one(read_bytes(page(above=evil, below=evil))).text
    assert "Hemmeligt" not in text
    assert "Vi har lyttet til fiskerne" in text


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_charsets_that_pages_declare(charset: str) -> None:
    """The page's own word on its charset is taken where it fits; UTF-16 has its mark."""
    data = page().replace('charset="utf-8"', f'charset="{charset}"').encode(charset)
    source = one(read_bytes(data, "side.html"))
    assert "Fiskerihavnen i Strandby skal ikke lukke alligevel, oplyser borgmester Lis Krogh efter et langt møde" in source.text


def test_a_wrong_charset_costs_nothing() -> None:
    """A page that declares UTF-8 and is Windows-1252 is read, and the guess is told."""
    source = one(read_bytes(page().encode("cp1252"), "side.html"))
    assert "møde i byrådet" in source.text
    assert codes(source) == ["guessed-encoding"]


def test_a_page_that_nests_too_deeply_is_read_without_a_tree() -> None:
    """10,000 elements within one another: all words are kept, and it is told."""
    deep = "<div>" * 10_000 + "<p>Bunden er nået, siger Bo.</p>" + "</div>" * 10_000
    source = one(read_bytes(f"<!DOCTYPE html><html><body><p>Øverst.</p>{deep}<p>Nederst.</p></body></html>"))
    assert source.text == "Øverst.\n\nBunden er nået, siger Bo.\n\nNederst.\n"
    assert codes(source) == ["nested-markup"]


def test_an_empty_page_is_a_problem() -> None:
    """A page without words is a source without text, not an error."""
    source = one(read_bytes("<!DOCTYPE html><html><head></head><body></body></html>"))
    assert source.text == ""
    assert codes(source) == ["no-story"]
