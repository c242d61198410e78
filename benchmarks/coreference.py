"""Measure resolution on the coreference links of the Copenhagen Dependency Treebank, beside a baseline.

    python benchmarks/coreference.py CORPORA [--parser NAME]

`CORPORA` is the folder that holds `da/coref_cdt.tsv` and `da/ud-*.conllu`.  An anaphor is right if the phrase that was
chosen for it holds a word of an earlier mention in the anaphor's own chain (links coref, coref-iden, coref-var).
The baseline takes the nearest noun phrase or like pronoun before it that agrees in number and gender, on the same parse.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from standpunkt.lexicon.names import load_names
from standpunkt.model import Document, Token
from standpunkt.parse.spacy_parser import load
from standpunkt.parse.tree import has_feature
from standpunkt.resolve.finish import FIRST
from standpunkt.resolve.read import trace, wanted_spans
from standpunkt.statements import read_statements
from standpunkt.statements.cutting.pages import cut_sentences, make_pages
from standpunkt.statements.page import Page
from standpunkt.text.paragraphs import paragraphs

REACH = 400
"""So many words back the baseline looks."""
LINKS = ("coref", "coref-iden", "coref-var")
KINDS = ("he, she", "they", "it (common)", "description of people or bodies", "other description")


@dataclass
class Text:
    """A treebank document as plain text, with the place of each of its words."""

    text: str
    places: dict[tuple[str, int], tuple[int, int]]
    """Offsets by sent_id and token number."""


def read_texts(folder: Path) -> dict[str, Text]:
    """Give the documents of the treebank by id, sentences in the document's own order."""
    rows: defaultdict[str, list[tuple[int, str, str, list[tuple[int, str, str]]]]] = defaultdict(list)
    seen: set[str] = set()
    for name in ("ud-train", "ud-dev", "ud-test-official", "ud-test", "ud-train-devdocs"):
        path = folder / f"{name}.conllu"
        if not path.is_file():
            continue
        paragraph = ""
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            meta = dict(line[2:].split(" = ", 1) for line in block.splitlines() if line.startswith("# ") and " = " in line)
            paragraph = meta.get("newpar id", paragraph)
            if "doc_pos" not in meta or meta["sent_id"] in seen:
                continue
            seen.add(meta["sent_id"])
            doc, _, place = meta["doc_pos"].partition(":")
            cells = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
            words = [(int(c[0]), c[1], "" if "SpaceAfter=No" in c[9] else " ") for c in cells if c[0].isdigit()]
            rows[doc].append((int(place), paragraph, meta["sent_id"], words))
    return {doc: _joined(sentences) for doc, sentences in rows.items()}


def _joined(sentences: list[tuple[int, str, str, list[tuple[int, str, str]]]]) -> Text:
    text = last = ""
    places: dict[tuple[str, int], tuple[int, int]] = {}
    for _, paragraph, ident, words in sorted(sentences):
        text = text.rstrip() + ("\n\n" if paragraph != last else " ") if text else ""
        last = paragraph
        for number, form, space in words:
            places[ident, number] = (len(text), len(text) + len(form))
            text += form + space
    return Text(text.rstrip() + "\n", places)


def read_links(path: Path) -> dict[str, list[tuple[tuple[str, int], tuple[str, int], str]]]:
    """Give (anaphor, antecedent, part of speech) by document."""
    links = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["label"] in LINKS:
                anaphor = row["anaphor_sent"], int(row["anaphor_tok"])
                antecedent = row["antecedent_sent"], int(row["antecedent_tok"])
                links[row["doc"]].append((anaphor, antecedent, row["anaphor_upos"]))
    return links


def chains(links: list[tuple[tuple[str, int], tuple[str, int], str]]) -> dict[tuple[str, int], set[tuple[str, int]]]:
    """Give for each word in a link all words of its chain."""
    chain: dict[tuple[str, int], set[tuple[str, int]]] = {}
    for one, other, _ in links:
        both = chain.get(one, {one}) | chain.get(other, {other})
        for word in both:
            chain[word] = both
    return chain


def kind_of(word: str, token: Token, upos: str, page_words: "Words") -> str | None:
    """Give the kind of anaphor, one of `KINDS`; None for those that are not measured."""
    low = word.lower()
    words = page_words.reference
    if upos in ("PP", "PO", "PD"):
        if low in words.of("masculine") | words.of("feminine"):
            return KINDS[0]
        if low in words.of("plural"):
            return KINDS[1]
        return KINDS[2] if low in words.of("common") else None
    if upos == "NC" and (has_feature(token, "Definite=Def") or token.text != word):
        return KINDS[3] if page_words.nouns.find(token.lemma, token.text) else KINDS[4]
    return None


class Words:
    """The Danish tables that decide what an anaphor is."""

    def __init__(self) -> None:
        names = load_names("da")
        self.reference, self.nouns = names.words, names.nouns
        self.pronouns = [names.words.of(name) for name in ("masculine", "feminine", "plural", "common")]


def nearest(tokens: list[tuple[Token, int]], at: int, kind: str, pronouns: Sequence[frozenset[str]]) -> Token | None:
    """Give the head of the nearest noun phrase or like pronoun before the token at `at` that agrees with it."""
    anaphor = tokens[at][0]
    for token, _ in reversed(tokens[max(0, at - REACH) : at]):
        if any({token.text.lower(), anaphor.text.lower()} <= forms for forms in pronouns):
            return token
        if token.upos not in ("NOUN", "PROPN") or (token.upos == "PROPN" and token.deprel == "flat"):
            continue
        plural = has_feature(token, "Number=Plur")
        if kind == KINDS[0] and (plural or has_feature(token, "Gender=Neut")):
            continue
        if kind == KINDS[1] and not plural:
            continue
        if kind == KINDS[2] and (plural or has_feature(token, "Gender=Neut")):
            continue
        if kind in KINDS[3:] and (
            plural != has_feature(anaphor, "Number=Plur")
            or (token.upos == "NOUN" and has_feature(token, "Gender=Neut") != has_feature(anaphor, "Gender=Neut"))
        ):
            continue
        return token
    return None


def measure(text: Text, links: list[tuple[tuple[str, int], tuple[str, int], str]], page: Page, words: Words,
            tally: Counter[tuple[str, str]]) -> None:  # fmt: skip
    """Count anaphors, right choices, wrong choices and the baseline's right ones of one document."""
    statements = read_statements(page)
    document = Document(id="", text=page.text, language="da")
    cast = trace(page, document, statements, wanted_spans(statements))
    phrases = sorted((p for p in cast.phrases if id(p) in cast.found), key=lambda p: (p.start, p.end))
    tokens = sorted(
        ((t, s.index) for s in page.sentences for t in s.tokens if not t.placeholder), key=lambda pair: pair[0].start
    )
    starts = {token.start: at for at, (token, _) in enumerate(tokens)}
    chain = chains(links)
    seen: set[tuple[str, int]] = set()
    for anaphor, antecedent, upos in links:
        if anaphor in seen or anaphor not in text.places or antecedent not in text.places:
            continue
        seen.add(anaphor)
        start, end = text.places[anaphor]
        at = starts.get(start)
        if at is None:
            continue
        token = tokens[at][0]
        if token.deprel == "det" and text.text[start:end].lower() not in words.reference.of("possessive"):
            token = page.sentences[tokens[at][1]].tokens[token.head]
            upos = "NC"
        kind = kind_of(text.text[start:end], token, upos, words)
        earlier = [text.places[w] for w in chain[anaphor] if w in text.places and text.places[w][1] <= start]
        if kind is None or not earlier:
            continue
        tally[kind, "all"] += 1
        base = nearest(tokens, at, kind, words.pronouns)
        tally[kind, "baseline"] += base is not None and any(a < base.end and base.start < b for a, b in earlier)
        own = next(
            (p for p in phrases if p.start <= start and end <= p.end and cast.sentence_token(p).start == token.start), None
        )
        figure = cast.found.get(id(own)) if own is not None else None
        before = [p for p in figure.phrases if p.end <= start and p.lemma not in FIRST] if figure is not None else []
        if before:
            chosen = max(before, key=lambda p: p.start)
            right = any(a < chosen.end and chosen.start < b for a, b in earlier)
            tally[kind, "right" if right else "wrong"] += 1


def main() -> int:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("--parser", default="da")
    given = arguments.parse_args()
    texts = read_texts(given.corpora / "da")
    links = read_links(given.corpora / "da" / "coref_cdt.tsv")
    docs = [doc for doc in sorted(links) if doc in texts]
    words, tally = Words(), Counter[tuple[str, str]]()
    works = [cut_sentences(texts[doc].text, paragraphs(texts[doc].text), "da") for doc in docs]
    for doc, page in zip(docs, make_pages(works, "da", load(given.parser)), strict=True):
        measure(texts[doc], links[doc], page, words, tally)
    print("| anaphor | number | right | wrong | none chosen | accuracy | precision | nearest agreeing |")
    print("|---|---|---|---|---|---|---|---|")
    for kind in (*KINDS[:4], "together", KINDS[4]):
        kinds = KINDS[:4] if kind == "together" else (kind,)
        count, right, wrong, base = (sum(tally[k, what] for k in kinds) for what in ("all", "right", "wrong", "baseline"))
        if count:
            print(f"| {kind} | {count} | {right} | {wrong} | {count - right - wrong} | {right / count:.1%} "
                  f"| {right / ((right + wrong) or 1):.1%} | {base / count:.1%} |")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
