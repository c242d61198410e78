"""The figures of an evaluation, by hand and against the reference scorer."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sample_reading import READING, TEXT
from standpunkt.cli.app import run
from standpunkt.errors import DataError
from standpunkt.evaluate import (
    SUBSETS,
    Article,
    Attribution,
    article_of,
    find_errors,
    load_articles,
    pair_articles,
    score,
)
from standpunkt.evaluate.words import Words, find_quoted
from standpunkt.model.codec import dumps

STORY = "Ane siger, at det regner. Bo mener, at solen skinner nu. Ingen ved det."


def words(text: str, source: str | None, cue: str, content: str, **more: Any) -> Attribution:
    def place(part: str | None) -> tuple[tuple[int, int], ...]:
        return ((text.index(part), text.index(part) + len(part)),) if part else ()

    return Attribution(source=place(source), cue=place(cue), content=place(content), **more)


def article(*attributions: Attribution) -> dict[str, Article]:
    return {"x": Article(id="x", text=STORY, attributions=attributions)}


GOLD = article(
    words(STORY, "Ane", "siger", "at det regner", manner="indirect", act="say"),
    words(STORY, "Bo", "mener", "at solen skinner nu", manner="indirect", act="view"),
)


def test_gold_against_itself_is_whole() -> None:
    """Every figure of a perfect prediction is 100, and there are no errors."""
    figures = score(GOLD, GOLD)
    for key in ("statement", "attribution", "full", "strict", "cue", "content_tok"):
        assert (figures[key]["p"], figures[key]["r"], figures[key]["f1"]) == (100, 100, 100)
    assert figures["misattributed"] == figures["invented"] == 0
    assert figures["manner"] == figures["act"] == 100
    assert list(find_errors(GOLD, GOLD)) == []


def test_wrong_speaker_counts_against_attribution_only() -> None:
    """One of two statements goes to the wrong speaker: 50 % attribution, 100 % statement, 50 % misattributed."""
    wrong = article(GOLD["x"].attributions[0], words(STORY, "Ane", "mener", "at solen skinner nu"))
    figures = score(GOLD, wrong)
    assert figures["statement"]["f1"] == 100
    assert figures["attribution"] == {"p": 50.0, "r": 50.0, "f1": 50.0, "tp": 1, "pred": 2, "gold": 2}
    assert figures["misattributed"] == 50
    (error,) = find_errors(GOLD, wrong)
    assert error.kind == "wrong-speaker"
    assert error.gold == {"source": ["Bo"], "cue": ["mener"], "content": ["at solen skinner nu"]}
    assert error.predicted == {"source": ["Ane"], "cue": ["mener"], "content": ["at solen skinner nu"]}


def test_other_mention_of_the_right_actor_is_right() -> None:
    """A source elsewhere counts where its actor has a mention that is gold's source."""
    third = STORY.index("Bo")
    elsewhere = words(STORY, "Ingen", "mener", "at solen skinner nu", mentions=((third, third + 2),))
    figures = score(GOLD, article(GOLD["x"].attributions[0], elsewhere))
    assert figures["attribution"]["f1"] == 100
    assert figures["strict"]["f1"] == 50


def test_miss_invention_and_extent() -> None:
    """A statement that was not found is a miss, one that is none an invention, half a content a wrong extent."""
    found = article(
        words(STORY, "Ane", "siger", "regner"),  # 1 of 3 words: below one half
        words(STORY, None, "ved", "Ingen"),
    )
    figures = score(GOLD, found)
    assert figures["statement"]["tp"] == 0
    assert figures["invented"] == 50
    assert [error.kind for error in find_errors(GOLD, found)] == ["wrong-extent", "miss", "invention"]


def test_source_left_out_is_no_speaker() -> None:
    """A source that was not told is another error than a wrong one, and misattributes nothing."""
    found = article(words(STORY, None, "siger", "at det regner"))
    assert [error.kind for error in find_errors(GOLD, found)] == ["no-speaker", "miss"]
    assert score(GOLD, found)["misattributed"] is None


def test_without_predictions() -> None:
    """No predictions: nothing to divide by, recall is 0."""
    figures = score(GOLD, article())
    assert figures["attribution"] == {"p": 0, "r": 0, "f1": 0, "tp": 0, "pred": 0, "gold": 2}
    assert figures["invented"] is None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('a "b" c', "b"),
        ("a “b” c", "b"),
        ("a „b“ c “d”", "b c d"),
        ("a «b» c", "b"),
        ("a ``b'' c", "b"),
        ('a "b\nc" d', "b d"),
    ],
)
def test_words_within_quotation_marks(text: str, quoted: str) -> None:
    """Marks open and close; a paragraph's end closes, so that a forgotten mark costs one paragraph."""
    inside = find_quoted(text)
    found = [text[start:end] for start, end in Words(text).spans if inside[start]]
    assert found == quoted.split()


def test_punctuation_covers_its_characters() -> None:
    """A cue without any word, such as a colon, is compared by its characters."""
    text = Words("Ane: Nej.")
    assert text.cover([(3, 4)]) == {-4}
    assert text.cover([(5, 8)]) == {1}
    assert text.cover([]) == frozenset()


def test_articles_of_all_shapes(tmp_path: Path) -> None:
    """A gold set, a reading and bare attributions give the same article."""
    statements = [{"source": {"start": 0, "end": 3, "text": "Ane"}, "cue": [], "content": []}]
    gold = {"id": "g", "text": STORY, "statements": statements, "published": "2024-05-31", "language": "da"}
    bare = {"id": "b", "text": STORY, "attributions": [{"source": [[0, 3]], "cue": [], "content": []}]}
    path = tmp_path / "mixed.jsonl"
    path.write_text("\n".join((json.dumps(gold), dumps(READING), "", json.dumps(bare))), encoding="utf-8")
    articles = load_articles(path)
    assert list(articles) == ["g", "doc-1", "b"]
    assert articles["g"].attributions == articles["b"].attributions
    assert articles["g"].published == "2024-05-31"
    assert articles["doc-1"].attributions == article_of(READING).attributions
    assert articles["doc-1"].text == TEXT


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 1: not JSON"),
        ('{"id": "x"}', "line 1: no gold article"),
        ("[]", "line 1: no gold article"),
        (
            '{"id": "x", "text": "abc", "statements": [{"source": null, "cue": [], '
            '"content": [{"start": 0, "end": 1, "text": "b"}]}]}',
            "span 0:1 says 'b', the text has 'a'",
        ),
    ],
)
def test_broken_gold_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(DataError, match=told):
        load_articles(path)


def test_predictions_are_paired_by_id_then_by_text() -> None:
    """Another id is no obstacle where the text is the same; an article without a prediction gets an empty one."""
    other = Article(id="y", text=STORY, attributions=GOLD["x"].attributions)
    assert pair_articles(GOLD, {"y": other})["x"] is other
    assert pair_articles(GOLD, {})["x"].attributions == ()


def perturbed(gold: Path, seed: int) -> str:
    """Give readings of the gold texts with sources swapped, contents cut, statements dropped and made up."""
    chance = random.Random(seed)
    lines = []
    for line in gold.read_text(encoding="utf-8").splitlines():
        value = json.loads(line)
        text, kept = value["text"], []
        sources = [statement["source"] for statement in value["statements"]]
        for statement in value["statements"]:
            luck = chance.random()
            if luck < 0.1:
                continue
            if luck < 0.2:
                statement["source"] = None
            elif luck < 0.3:
                statement["source"] = chance.choice(sources)
            elif luck < 0.45 and statement["content"]:
                span = statement["content"][0]
                end = max(span["start"] + 1, span["end"] - chance.randint(1, 60))
                span.update(end=end, text=text[span["start"] : end])
            elif luck < 0.5:
                statement["cue"] = []
            elif luck < 0.6:
                statement.update(manner="mixed", act="view")
            kept.append(statement)
            if luck > 0.9:
                start = chance.randrange(len(text))
                span = {"start": start, "end": min(len(text), start + 30), "text": text[start : start + 30]}
                kept.append({**statement, "cue": [], "content": [span]})
        mentions = [source for source in sources if source][:2]
        for statement in kept:
            if statement["source"]:
                statement["source"] = {**statement["source"], "actor": "a1"}
        document = {"id": f"other-{value['id']}", "text": text}
        lines.append(
            json.dumps({"document": document, "actors": [{"id": "a1", "mentions": mentions}], "statements": kept})
        )
    return "\n".join(lines)


@pytest.mark.parametrize("subset", SUBSETS)
def test_figures_are_those_of_the_reference_scorer(shared: Path, tmp_path: Path, subset: str) -> None:
    """On perturbed gold every figure is the reference scorer's, to the digit."""
    gold, readings = shared / "gold" / "da" / "train.jsonl", tmp_path / "readings.jsonl"
    readings.write_text(perturbed(gold, 7), encoding="utf-8")
    scorer = shared / "tools" / "score_statements.py"
    command = [sys.executable, str(scorer), str(gold), str(readings), "--json", "--subset", subset]
    wanted = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    articles = load_articles(gold)
    assert score(articles, pair_articles(articles, load_articles(readings)), subset) == wanted


def test_a_date_without_a_day_is_no_reason_to_stop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Old papers are known by their month only; their articles are read without a publication time."""
    gold = {"id": "a", "language": "da", "published": "1990-08", "text": "Broen er åben, oplyser politiet.", "statements": []}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(gold) + "\n", encoding="utf-8")
    assert run(["evaluate", str(path)]) == 0
    assert "invented 100.0" in capsys.readouterr().out
