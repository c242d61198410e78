"""From readings to the attributions that PolNeAR annotates: its conventions as a mapping of the output, not of the rules.

    python benchmarks/polnear.py ../shared/polnear/dev.jsonl > attributions.jsonl
    python ../shared/tools/score_statements.py ../shared/polnear/dev.jsonl attributions.jsonl

The file holds PolNeAR's articles, which are read here, or readings (the JSON of `standpunkt read --json`).

PolNeAR (Newell, Margolin and Ruths, LREC 2018) differs from our guideline in what an attribution takes in:

- its cue takes auxiliaries, negation and adverbs in front ("has repeatedly said", "did not deny");
- its content takes the person asked with what is asked of them ("urged *Congress to act*");
- its source is the relative pronoun where the cue stands in a relative clause, and takes a relative clause of its own
  ("Smith, who lives there,"), and a genitive keeps its mark;
- it has no nesting: what is said within another's words is left out;
- a quotation that goes on in the next paragraph without a cue of its own belongs to the attribution before it;
- it covers attitudes of every kind: our positions count as attributions too, outside of anybody's words.

Each of these is one function below. Words of English stand in this file because PolNeAR is English; no rule knows them.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from standpunkt.model.codec import reading_to_dict
from standpunkt.pipeline import Source, read_many

Spans = list[list[int]]
IN_FRONT = (
    "also|am|are|be|been|being|did|do|does|even|first|had|has|have|having|is|just|later|long|never|not|now|often|once|"
    "only|previously|publicly|reportedly|repeatedly|since|still|then|was|were|will|would|n't|n’t|doesn't|doesn’t|"
    "don't|don’t|didn't|didn’t|hasn't|hasn’t|haven't|haven’t|isn't|isn’t|wasn't|wasn’t|won't|won’t"
)
AUXILIARIES = re.compile(rf"(?:(?<=\s)|(?<=^))(?:(?:{IN_FRONT})\s+)+$", re.IGNORECASE)
RELATIVE = re.compile(r"[\s,(–—-]*(who|which|that)\s[^,.;:?!“”\"\n]*$")
OWN_CLAUSE = re.compile(r",?\s+(?:who|whose|which)\b[^.;:?!“”\"\n]*?,?\s*$")
MAX_CLAUSE_CHARS = 220
OPENING, CLOSING = "\"“", "\"”"
MARKS = "\"'“”‘’.,!?)"
MARK = re.compile(r"['’]s\b")


def attributions_of(reading: Mapping[str, Any]) -> list[dict[str, Spans]]:
    """Give the attributions of one reading (the JSON of `standpunkt read --json`)."""
    text = reading["document"]["text"]
    outermost = [statement for statement in reading["statements"] if not statement["within"]]
    found: list[dict[str, Spans]] = []
    for statement in outermost:
        if found and _goes_on(text, found[-1], statement):
            found[-1]["content"] += _places(statement["content"])
        else:
            found.append(_of_statement(text, statement))
    cues = [span for attribution in found for span in attribution["cue"]]
    for position in reading["positions"]:
        mapped = _of_position(text, position)
        taken = [*cues, *(span for attribution in found for span in attribution["content"])]
        if mapped is not None and not any(_meet(span, other) for span in mapped["cue"] for other in taken):
            found.append(mapped)
            cues += mapped["cue"]
    return found


def _of_statement(text: str, statement: Mapping[str, Any]) -> dict[str, Spans]:
    cue, content = _places(statement["cue"]), _places(statement["content"])
    source = _places([statement["source"]] if statement["source"] else [])
    to = statement["addressee"]
    if to and cue and content and cue[0][1] <= to["start"] < to["end"] <= content[0][0] and statement["rule"] in (
        "infinitive", "gerund"
    ):  # fmt: skip
        content[0][0] = to["start"]
    return {"source": widened_source(text, source, cue), "cue": widened_cue(text, cue), "content": content}


def _goes_on(text: str, before: dict[str, Spans], statement: Mapping[str, Any]) -> bool:
    """Say whether a quotation without a cue follows, in the next paragraph, the one that the last attribution ends."""
    content = _places(statement["content"])
    if statement["rule"] != "follow-up-quotation" or not before["content"] or not content:
        return False
    last = before["content"][-1]
    if not content[0][0] or text[content[0][0] - 1] not in OPENING or not set(text[last[0] : last[1] + 3]) & set(CLOSING):
        return False
    between = text[last[1] : content[0][0]]
    own = any(last[0] <= span[0] < last[1] for span in before["source"])
    rest = between.strip().strip(MARKS).strip()
    told = _paragraphs(between) == 1 and (not any(char.isalnum() for char in rest) or _is_attribution(text, before, last[1]))
    return told and not own and content[0][0] > last[1]


def _paragraphs(between: str) -> int:
    return len(re.findall(r"\n\s*", between))


def _is_attribution(text: str, before: dict[str, Spans], end: int) -> bool:
    """Say whether the rest of the paragraph behind a content is one sentence that holds its cue."""
    rest = text[end : text.find("\n", end)].strip()
    cue = any(end <= span[0] < end + len(rest) + 2 for span in before["cue"])
    return cue and not re.search(r"[.!?][\"'”’]?\s+[A-Z“\"]", rest.lstrip(MARKS + ","))


def _of_position(text: str, position: Mapping[str, Any]) -> dict[str, Spans] | None:
    cue, content = _places(position["cue"]), _places(position["proposition"])
    source = _places([position["mention"]])
    if not cue or not content or any(_meet(a, b) for a in content for b in (*source, *cue)):
        return None
    return {"source": widened_source(text, source, cue), "cue": widened_cue(text, cue), "content": content}


def _places(spans: Iterable[Mapping[str, Any]]) -> Spans:
    return [[span["start"], span["end"]] for span in spans]


def _meet(a: list[int], b: list[int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def widened_cue(text: str, cue: Spans) -> Spans:
    """Take auxiliaries, negations and adverbs in front of a cue into it."""
    if not cue:
        return cue
    before = text[max(0, cue[0][0] - 60) : cue[0][0]]
    match = AUXILIARIES.search(before)
    start = cue[0][0] - len(match.group()) if match else cue[0][0]
    return [[start, cue[0][1]], *cue[1:]]


def widened_source(text: str, source: Spans, cue: Spans) -> Spans:
    """Give a source as PolNeAR has it: the relative pronoun before the cue, else with genitive mark and relative clause."""
    if not source or not cue:
        return source
    start, end = source[0]
    between = text[end : cue[0][0]]
    if 0 < len(between) <= MAX_CLAUSE_CHARS and cue[0][0] > end:
        pronoun = RELATIVE.match(between)
        if pronoun is not None and between.rstrip()[-1] not in "–—-)":
            return [[end + pronoun.start(1), end + pronoun.end(1)]]
        aside = AUXILIARIES.sub("", between)
        if aside.lstrip().startswith(",") and aside.rstrip().endswith(",") and OWN_CLAUSE.match(aside):
            return [[start, end + len(aside.rstrip())]]
    mark = MARK.match(text, end)
    return [[start, mark.end() if mark else end]]


def readings_of(lines: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    """Yield the readings that a file holds, or those of the articles that it holds."""
    tables = [json.loads(line) for line in lines]
    if tables and "document" in tables[0]:
        yield from tables
        return
    sources = [
        Source(text=table["text"], id=table["id"], language="en", published=datetime.fromisoformat(table["date"]),
               published_precision="date") for table in tables
    ]  # fmt: skip
    yield from (reading_to_dict(reading) for reading in read_many(sources))


def main(path: Path) -> None:
    """Write the attributions of what a file holds."""
    for reading in readings_of(path.read_text(encoding="utf-8").splitlines()):
        document = reading["document"]
        article = {"id": document["id"], "text": document["text"], "attributions": attributions_of(reading)}
        print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
