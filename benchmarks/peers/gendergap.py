"""The method of the Gender Gap Tracker, written anew from its description; none of its code was seen or used.

    Asr et al. (2021), The Gender Gap Tracker: Using Natural Language Processing to measure gender bias in media.
    PLoS ONE 16(1), e0245533.

As described: quotations are read from the dependency tree, where a reporting verb of a list has a clausal complement (the
quotation) and a subject (the speaker), in any order of the three; "according to" gives the rest of its sentence to
whoever stands after it; what stands in quotation marks and was not found so is given to the subject of a reporting verb
beside it, and where there is none, "floating", to the speaker before.

The published list of 257 verbs is part of its code.  In its place stand the verbs of Standpunkt's own lexicon, which are
more.  Universal Dependencies turns a complement round where the verb follows or interrupts its words ("We won, he said"):
the verb is then a parataxis of the quotation, and both are taken.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.peers.pipeline import load_pipeline, place, rename_relations
from benchmarks.peers.texts import Found, Text, paragraphs

SUBJECTS = ("nsubj", "csubj")
COMPLEMENT, TURNED = "ccomp", "parataxis"
WITH_CUE = ("aux", "auxpass", "neg")
ACCORDING = {"en": ("according", "to"), "da": ("ifølge",)}
QUOTED = re.compile(r"[“\"«»„”]([^“”\"«»„\n]+)[”\"»«“]")
MIN_QUOTED_WORDS = 4
"""Fewer words in marks are names, titles and single words that the author keeps at a distance."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The pipeline and the verbs of a language."""

    nlp: Any
    verbs: frozenset[str]
    language: str


def load(language: str) -> Loaded:
    """Give the pipeline and the reporting verbs."""
    return Loaded(load_pipeline(language), reporting_verbs(language), language)


def reporting_verbs(language: str) -> frozenset[str]:
    """Give the lemmas of the verbs that Standpunkt takes for cues."""
    from standpunkt.lexicon.entries import load_lexicon

    entries = (entry for some in load_lexicon(language, "cues").by_lemma.values() for entry in some)
    return frozenset(entry.lemma for entry in entries if entry.pos == "VERB" and not entry.parts)


def extract(loaded: Loaded, texts: Sequence[Text]) -> Iterator[list[Found]]:
    """Yield what is found in each text."""
    for text in texts:
        parts = list(paragraphs(text.text))
        found: list[Found] = []
        for (at, words), doc in zip(parts, loaded.nlp.pipe(words for _, words in parts), strict=True):
            own = in_paragraph(rename_relations(doc), loaded.verbs, ACCORDING.get(loaded.language, ()))
            own = [widened(one, words) for one in own]
            found += _moved(own, at)
            found += _moved(_quoted(doc, words, own, loaded.verbs, [one for one in found if one["source"]], at), at)
        yield found


def in_paragraph(doc: Any, verbs: frozenset[str], according: tuple[str, ...]) -> list[Found]:
    """Give the quotations that the trees of a paragraph tell of."""
    found = []
    for token in doc:
        if token.pos_ == "VERB" and token.lemma_ in verbs:
            found += _of_verb(token)
        elif according and token.lower_ == according[0]:
            found += _according(doc, token, according)
    return found


def widened(one: Found, words: str) -> Found:
    """Give a quotation that lies in quotation marks with all that stands in them: they may hold several sentences."""
    marked = [match.span() for match in QUOTED.finditer(words)]
    content: list[list[int]] = []
    for start, end in one["content"]:
        around = next(([first + 1, last - 1] for first, last in marked if first <= start and end <= last), None)
        if (around or [start, end]) not in content:
            content.append(around or [start, end])
    return {**one, "content": content}


def _of_verb(verb: Any) -> list[Found]:
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is None:
        return []
    cue = [verb, *(child for child in verb.children if child.dep_ in WITH_CUE)]
    contents = [place(child.subtree) for child in verb.children if child.dep_ == COMPLEMENT]
    if not contents and verb.dep_ == TURNED:
        rest = set(verb.head.subtree) - set(verb.subtree)
        contents = [place(token for token in rest if token.i < verb.i) + place(token for token in rest if token.i > verb.i)]
    source = place(subject.subtree)
    return [{"source": source, "cue": place(cue), "content": content} for content in contents if content]


def _according(doc: Any, first: Any, words: tuple[str, ...]) -> list[Found]:
    last = first.i + len(words)
    if tuple(token.lower_ for token in doc[first.i : last]) != words:
        return []
    head = first.head
    if head.i <= last - 1:
        return []
    phrase = set(head.subtree)
    rest = [token for token in first.sent if token not in phrase]
    source = [token for token in head.subtree if token.i >= last]
    found: Found = {"source": place(source), "cue": place(doc[first.i : last]), "content": place(rest)}
    return [found] if found["source"] and found["content"] else []


def _quoted(
    doc: Any, words: str, own: Sequence[Found], verbs: frozenset[str], before: Sequence[Found], at: int
) -> list[Found]:
    """Give what stands in quotation marks and was not found by its tree."""
    found = []
    for match in QUOTED.finditer(words):
        start, end = match.span(1)
        taken = any(span[0] < end and start < span[1] for one in own for span in one["content"])
        if taken or len(match.group(1).split()) < MIN_QUOTED_WORDS:
            continue
        stretch = doc.char_span(start, end, alignment_mode="expand")
        beside = _verb_beside(stretch, verbs)
        if beside is not None:
            verb, subject = beside
            found.append({"source": place(subject.subtree), "cue": place([verb]), "content": [[start, end]]})
        elif before:
            source = before[-1]["source"]
            found.append({"source": [[a - at, b - at] for a, b in source], "cue": [], "content": [[start, end]]})
    return found


def _verb_beside(stretch: Any, verbs: frozenset[str]) -> tuple[Any, Any] | None:
    """Give the reporting verb outside of the words that stands nearest in their sentences, with its subject."""
    near = []
    sents = {stretch[0].sent.start: stretch[0].sent, stretch[-1].sent.start: stretch[-1].sent}
    for sent in sents.values():
        for token in sent:
            outside = token.i < stretch.start or token.i >= stretch.end
            if outside and token.pos_ == "VERB" and token.lemma_ in verbs:
                subject = next((child for child in token.children if child.dep_ in SUBJECTS), None)
                if subject is not None:
                    near.append((min(abs(token.i - stretch.start), abs(token.i - stretch.end)), token.i, token, subject))
    return min(near, key=lambda one: one[:2])[2:] if near else None


def _moved(found: Sequence[Found], at: int) -> list[Found]:
    return [{role: [[a + at, b + at] for a, b in spans] for role, spans in one.items()} for one in found]
