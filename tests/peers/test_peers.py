"""The tools that Standpunkt is measured beside: what each finds in a few sentences, and how the figures are told."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from benchmarks.peers import baselines, gendergap
from benchmarks.peers.measure import figures_of
from benchmarks.peers.program import quotes_of, run_program
from benchmarks.peers.report import MARKS, draw, tables, write_page
from benchmarks.peers.texts import Found, Text, as_article, count_words, paragraphs

from standpunkt.errors import InputError

ROOT = Path(__file__).resolve().parents[2]
VERBS = frozenset({"say", "warn"})
ACCORDING = ("according", "to")


def text(words: str, language: str = "en") -> Text:
    return Text(id="a", text=words, language=language, published=None)


def words_of(whole: str, one: Found) -> dict[str, list[str]]:
    return {role: [whole[start:end] for start, end in spans] for role, spans in one.items()}


def parsed(lines: str) -> Any:
    """Give a document from lines "word lemma POS head relation", heads counted from 1, 0 for the root."""
    import spacy
    from spacy.tokens import Doc

    rows = [line.split() for line in lines.strip().splitlines()]
    heads = [int(head) - 1 if int(head) else place for place, (_, _, _, head, _) in enumerate(rows)]
    spaces = [place + 1 < len(rows) and rows[place + 1][0] not in ",.”" and row[0] != "“" for place, row in enumerate(rows)]
    return Doc(
        spacy.blank("en").vocab, words=[row[0] for row in rows], lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows], heads=heads,
        deps=["ROOT" if row[4] == "root" else row[4] for row in rows], spaces=spaces,
    )  # fmt: skip


SAID_BEFORE = """
Ann Ann PROPN 3 nsubj
Reed Reed PROPN 1 flat
said say VERB 0 root
that that SCONJ 7 mark
the the DET 6 det
bridge bridge NOUN 7 nsubj
opens open VERB 3 ccomp
. . PUNCT 3 punct
"""
SAID_AFTER = """
The the DET 2 det
bridge bridge NOUN 3 nsubj
opens open VERB 0 root
, , PUNCT 6 punct
Reed Reed PROPN 6 nsubj
said say VERB 3 parataxis
. . PUNCT 3 punct
"""
SAID_WITHIN = """
The the DET 2 det
bridge bridge NOUN 7 nsubj
, , PUNCT 5 punct
Reed Reed PROPN 5 nsubj
said say VERB 7 parataxis
, , PUNCT 5 punct
opens open VERB 0 root
. . PUNCT 7 punct
"""
ACCORDING_TO = """
According accord VERB 3 case
to to ADP 1 fixed
Reed Reed PROPN 7 obl
, , PUNCT 3 punct
the the DET 6 det
bridge bridge NOUN 7 nsubj
opens open VERB 0 root
. . PUNCT 7 punct
"""


@pytest.mark.parametrize(
    ("lines", "source", "cue", "content"),
    [
        (SAID_BEFORE, "Ann Reed", "said", ["that the bridge opens"]),
        (SAID_AFTER, "Reed", "said", ["The bridge opens"]),
        (SAID_WITHIN, "Reed", "said", ["The bridge", "opens"]),
        (ACCORDING_TO, "Reed", "According to", ["the bridge opens"]),
    ],
)
def test_the_gender_gap_method_reads_trees(lines: str, source: str, cue: str, content: list[str]) -> None:
    doc = parsed(lines)
    (one,) = gendergap.in_paragraph(doc, VERBS, ACCORDING)
    assert words_of(doc.text, one) == {"source": [source], "cue": [cue], "content": content}


def test_other_verbs_do_not_report() -> None:
    assert gendergap.in_paragraph(parsed(SAID_BEFORE), frozenset({"warn"}), ACCORDING) == []


def test_a_quotation_is_widened_to_its_marks() -> None:
    """The tree of a sentence holds one of the two that stand within the marks."""
    whole = "“We won. We go home,” she said."
    one: Found = {"source": [[22, 25]], "cue": [[26, 30]], "content": [[9, 19]]}
    assert words_of(whole, gendergap.widened(one, whole))["content"] == ["We won. We go home,"]


def test_the_gender_gap_method_gives_floating_words_to_the_speaker_before() -> None:
    loaded = gendergap.load("en")
    whole = "Ann Reed said that the bridge opens in May.\n\n“It will never be closed again.”"
    (found,) = gendergap.extract(loaded, [text(whole)])
    assert [words_of(whole, one) for one in found] == [
        {"source": ["Ann Reed"], "cue": ["said"], "content": ["that the bridge opens in May"]},
        {"source": ["Ann Reed"], "cue": [], "content": ["It will never be closed again."]},
    ]


def test_marks_go_to_the_nearest_name() -> None:
    whole = "Yesterday Bo Lund met Ann Reed. “We won,” she told the paper."
    (found,) = baselines.marks_and_names(None, [text(whole)])
    assert [words_of(whole, one) for one in found] == [{"source": ["Ann Reed"], "cue": [], "content": ["We won,"]}]


def test_dash_lines_go_to_the_name_behind_the_last_comma() -> None:
    whole = "Broen åbner.\n- Vi glæder os, siger borgmester Lis Krogh.\nDet er alt."
    (found,) = baselines.dashes_and_names(None, [text(whole, "da")])
    assert [words_of(whole, one) for one in found] == [{"source": ["Lis Krogh"], "cue": [], "content": ["Vi glæder os"]}]


def test_textacy_is_run_as_it_is_and_at_its_best() -> None:
    """Shipped, an odd mark ends the search in the article; paragraph by paragraph it does not."""
    pytest.importorskip("textacy", reason="needs benchmarks/peers/requirements.txt")
    from benchmarks.peers import quoting

    whole = '"The bridge opens in the month of May," said Ann Reed.\n\nThe 3" pipe leaks.'
    assert list(quoting.as_shipped(quoting.load_shipped("en"), [text(whole)])) == [[]]
    (found,) = quoting.best_setup(quoting.load_best("en"), [text(whole)])
    assert [words_of(whole, one) for one in found] == [
        {"source": ["Ann Reed"], "cue": ["said"], "content": ["The bridge opens in the month of May"]}
    ]


def program(folder: Path, body: str) -> Path:
    path = folder / "clone.py"
    path.write_text(f"#!{sys.executable}\nimport json, pathlib, sys\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_users_own_clone_is_asked_by_files(tmp_path: Path) -> None:
    quote = {"speaker_index": "(15, 23)", "quote_index": "(0, 8)", "verb_index": "", "quote": "We won,"}
    body = (
        "for path in pathlib.Path(sys.argv[1]).glob('*.txt'):\n"
        f"    pathlib.Path(sys.argv[2], path.stem + '.json').write_text({json.dumps([quote])!r})"
    )
    (found,) = run_program(program(tmp_path, body), [text("We won, so said Ann Reed.")])
    assert found == [{"source": [[15, 23]], "cue": [], "content": [[0, 8]]}]


@pytest.mark.parametrize(("body", "told"), [("sys.exit('no model')", "no model"), ("", "wrote no 0.json for a")])
def test_a_clone_that_fails_says_so(tmp_path: Path, body: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        list(run_program(program(tmp_path, body), [text("We won.")]))


def test_quotes_without_words_are_left_out() -> None:
    assert quotes_of([{"quote_index": "", "speaker_index": "(0,3)"}, {"quote_index": [4, 9]}]) == [
        {"source": [], "cue": [], "content": [[4, 9]]}
    ]


def test_figures_are_those_of_the_scorer() -> None:
    """One of two attributions is found, and its source is another: the statement is right, the attribution is not."""
    whole = "Ann said it rains. Bo said it snows."
    gold: list[Found] = [
        {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 17]]},
        {"source": [[19, 21]], "cue": [], "content": [[27, 35]]},
    ]
    told = as_article(text(whole), [{**gold[0], "source": [[19, 21]]}])
    figures = figures_of({"a": as_article(text(whole), gold)}, {"a": told})
    assert (figures["statement"], figures["attribution"], figures["misattributed"]) == (66.7, 0.0, 100.0)


def test_words_and_paragraphs() -> None:
    assert count_words([text("Ann's bridge – 3 lanes.")]) == 5
    assert list(paragraphs("One\nline.\n\n Two.")) == [(0, "One\nline."), (11, " Two.")]


FIGURES = {
    "precision": 60.0, "recall": 50.0, "attribution": 54.5, "statement": 60.0, "strict": 40.0, "cue": 70.0, "direct": 80.0,
    "mixed": 60.0, "indirect": 40.0, "misattributed": None, "gold": 2192, "words": 60000, "megabytes": 200.4,
}  # fmt: skip
RESULTS = {
    "polnear": {
        "standpunkt": {**FIGURES, "words_per_second": 5412.0}, "gendergap": {**FIGURES, "words_per_second": 10824.0},
        "marks": {**FIGURES, "words_per_second": 2e6},
    },
    "da": {"standpunkt": {**FIGURES, "words_per_second": 5000.0}},
}  # fmt: skip
LABELS = {"standpunkt": "Standpunkt", "gendergap": "the method", "textacy": "textacy", "marks": "marks"}


def test_the_tables_tell_speed_in_relation_to_ours() -> None:
    told = tables(RESULTS, LABELS)
    assert "2,192 attributions in 60,000 words." in told
    assert "| Standpunkt | 60.0 | 50.0 | **54.5** | 60.0 | 40.0 | 70.0 | 80.0 | 40.0 | – | 5,400 | 1 | 200 |" in told
    assert "| the method | 60.0 | 50.0 | **54.5** | 60.0 | 40.0 | 70.0 | 80.0 | 40.0 | – | 11,000 | 2 | 200 |" in told
    assert "| > 1,000,000 | > 100 | 200 |" in told
    assert told.count("| Standpunkt |") == 2


def test_the_tables_are_put_between_their_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# Peers\n\n{MARKS[0]}\nold\n{MARKS[1]}\n\nAfter.\n", encoding="utf-8")
    for _ in range(2):
        write_page(page, "| new |\n")
        assert page.read_text(encoding="utf-8") == f"# Peers\n\n{MARKS[0]}\n\n| new |\n\n{MARKS[1]}\n\nAfter.\n"
    page.write_text("# Peers\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no place for the figures"):
        write_page(page, "new")


def test_the_plot_is_the_same_for_the_same_figures(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="needs benchmarks/peers/requirements.txt")
    for name in ("a.svg", "b.svg"):
        draw(tmp_path / name, RESULTS, LABELS)
    drawn = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert drawn == (tmp_path / "b.svg").read_text(encoding="utf-8")
    for word in ("Standpunkt", "5,400", "PolNeAR: attribution F1", "Danish"):
        assert word in drawn


def test_the_page_tells_of_every_tool() -> None:
    from benchmarks.peers.tools import TOOLS

    page = (ROOT / "docs" / "benchmarks" / "peers.md").read_text(encoding="utf-8")
    run, missing = page.split("## How each was run")[1].split("## What each is missing")
    for tool in TOOLS.values():
        name = tool.label.split(",")[0]
        assert f"| {name}" in run, name
        assert f"| {name}" in missing, name


def test_the_package_needs_none_of_it() -> None:
    told = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "textacy" not in told
    assert "matplotlib" not in told
