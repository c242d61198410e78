"""The HTML page: safe, self-contained, and its text is the document's text."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from sample_reading import READING, TEXT
from standpunkt.cli.markup import Mark, render_text
from standpunkt.cli.page import render_page
from standpunkt.model import Document, Mention, Problem, Reading, Span, Statement

HOSTILE = (
    "<script>alert(1)</script> & &amp; \"x\" 'y' <img src=x onerror=alert(2)></div></article>\r\n"
    "</style><style>*{display:none}</style> javascript:alert(3) \u202eevil\u202c \x00 <!-- ]]> "
)
VOID = {"meta", "br", "img", "input", "link", "hr"}


class Page(HTMLParser):
    """What a browser makes of a page: the text of the `.text` elements, tags, and whether elements nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.ids: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(html)
        self.close()
        assert not self._open, f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag in VOID:
            return
        is_text = ("class", "text") in attrs
        if is_text:
            self.texts.append("")
        self._open.append((tag, is_text or any(inside for _, inside in self._open)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1][0] == tag, f"</{tag}> closes {self._open[-1][0]}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][1]:
            self.texts[-1] += data


def hostile_reading() -> Reading:
    whole = Span.of(HOSTILE, 0, len(HOSTILE))
    statement = Statement(
        id="s1",
        manner="direct",
        act="say",
        source=Mention(0, 8, HOSTILE[:8]),
        cue=(whole,),
        content=(whole,),
        rule=HOSTILE,
    )
    document = Document(id=HOSTILE, text=HOSTILE, title=whole, publisher=HOSTILE, agencies=(whole,))
    problem = Problem(code="x", message=HOSTILE)
    return Reading(engine=HOSTILE, document=document, statements=(statement,), problems=(problem,))


def test_text_content_is_the_documents_text() -> None:
    """What a browser shows as the text is the text, marks or no marks."""
    assert Page(render_page([("x.txt", READING)])).texts == [TEXT]


def test_hostile_text_stays_text() -> None:
    """Markup, scripts and styles in the text, the title, the publisher and a message do nothing."""
    page = Page(render_page([(HOSTILE, hostile_reading())]))
    assert page.texts == [HOSTILE.replace("\x00", "\N{REPLACEMENT CHARACTER}")]
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert page.tags.count("style") == 1
    assert not [name for name, _ in page.attributes if name.startswith("on")]


def test_page_is_self_contained() -> None:
    """No script, no address outside the page, and a policy that forbids both."""
    html = render_page([("x.txt", READING)])
    page = Page(html)
    assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
    assert "url(" not in html
    assert "@import" not in html
    assert not re.search(r"https?://", html)
    links = [value or "" for name, value in page.attributes if name in ("href", "src")]
    assert links
    assert all(link.startswith("#") for link in links)
    assert "default-src 'none'" in html


def test_every_link_leads_somewhere() -> None:
    """A card leads to the first of its words; ids are unique, also over several texts."""
    page = Page(render_page([("x.txt", READING), ("y.txt", READING)]))
    assert len(page.ids) == len(set(page.ids))
    links = {(value or "")[1:] for name, value in page.attributes if name == "href"}
    assert links <= set(page.ids)
    assert page.texts == [TEXT, TEXT]


def test_nested_statements_share_their_words() -> None:
    """Words of a statement within another belong to both, and are marked as deep."""
    html = render_text("at b c", [Mark(0, 6, "said", "s1", "mixed"), Mark(3, 4, "said", "s2", "direct")], "d1")
    assert '<span class="said direct deep" data-of="s1 s2">b</span>' in html
    assert '<span class="said mixed" data-of="s1"> c</span>' in html


def test_crossing_spans_are_cut_not_crossed() -> None:
    """Spans that overlap without nesting give elements side by side."""
    html = render_text("abcd", [Mark(0, 3, "who", "s1"), Mark(2, 4, "cue", "s2")], "d1")
    assert html == (
        '<span id="d1-t-s1"></span><span class="who" data-of="s1" data-who="s1">ab</span>'
        '<span id="d1-t-s2"></span><span class="cue who" data-of="s1 s2" data-cue="s2" data-who="s1">c</span>'
        '<span class="cue" data-of="s2" data-cue="s2">d</span>'
    )


@given(st.data())
def test_any_marks_on_any_text(data: st.DataObject) -> None:
    """Whatever stands in the text and however spans overlap, the text content is the text."""
    text = data.draw(st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=60))
    place = st.integers(0, len(text))
    ends = data.draw(st.lists(st.tuples(place, place, st.sampled_from(("s1", "s2", "s3"))), max_size=6))
    marks = [Mark(min(a, b), max(a, b), "said", s, "direct") for a, b, s in ends if a != b]
    page = Page(f'<div class="text">{render_text(text, marks, "d1")}</div>')
    assert page.texts == [text]


def test_text_without_statements() -> None:
    """A text in which nobody says anything is shown all the same."""
    empty = replace(READING, statements=(), positions=(), actors=(), problems=())
    html = render_page([("x.txt", empty)])
    assert Page(html).texts == [TEXT]
    assert "0 statements" in html
