"""Bokmål rewritten to look like Danish, so that both treebanks share their words.

Three steps, the first that applies wins: a table of words (`data/nb-da.tsv`), the word itself where Danish has it,
and spelling rules (`data/nb-da-spelling.tsv`) whose result is a Danish word of the same part of speech in the
treebank. Rules marked `free` need no such witness. Lemmas are Danish
where Danish shows them, respelled where they begin as their form does, and left out elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from treebank import Sentence

DATA = Path(__file__).parent / "data"
MAX_EDITS, MAX_CANDIDATES = 3, 300
MIN_LEMMA_CHARS = 3
BASE_FEATS = {"NOUN": "Definite=Ind|Number=Sing", "VERB": "VerbForm=Inf", "ADJ": "Degree=Pos|Number=Sing"}
SURE_SHARE, SURE_COUNT = 0.95, 8


class Lexicon:
    """What the Danish treebank knows of a word: its parts of speech, features and lemmas."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self.upos: dict[str, Counter[str]] = defaultdict(Counter)
        self.feats: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.names: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            for word, upos, feats, lemma in zip(sentence.words, sentence.upos, sentence.feats, sentence.lemmas, strict=True):
                form = word.lower()
                self.upos[form][upos] += 1
                self.feats[form, upos][feats] += 1
                self.lemmas[form, upos][lemma] += 1
            for word, upos, name in zip(sentence.words, sentence.upos, sentence.names, strict=True):
                if upos == "ADJ":
                    self.names[word.lower()][name] += 1

    def adjective_name(self, form: str) -> str:
        """`B-MISC` for an adjective from a name that Danish marks as one ("norske"), else `O`; Bokmål marks none."""
        counts = self.names.get(form) or self.names.get(form + "e") or self.names.get(form.removesuffix("t") + "e")
        if not counts:
            return "O"
        return "B-MISC" if 2 * counts["B-MISC"] > sum(counts.values()) else "O"

    def has(self, form: str, upos: str, feats: str) -> bool:
        """Whether the form is known with that part of speech and with features that do not contradict `feats`."""
        wanted = _inflection(feats)
        return any(
            all(known.get(name, value) == value for name, value in wanted.items())
            and known.get("VerbForm") == wanted.get("VerbForm")
            for known in map(_inflection, self.feats.get((form, upos), ()))
        )


INFLECTION = ("Definite", "Degree", "Mood", "Number", "Tense", "VerbForm", "Voice")


def _inflection(feats: str) -> dict[str, str]:
    pairs = dict(part.split("=", 1) for part in feats.split("|") if part)
    return {name: pairs[name] for name in INFLECTION if name in pairs}


def sure(counts: Counter[str]) -> str | None:
    """The value nearly all of the counts agree on, if there are enough of them."""
    total = sum(counts.values())
    if total < SURE_COUNT:
        return None
    value, count = counts.most_common(1)[0]
    return value if count >= SURE_SHARE * total else None


class Respeller:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.table: dict[tuple[str, str], str] = {}
        for form, upos, danish, *_ in _rows(DATA / "nb-da.tsv"):
            self.table[form, upos] = danish
        self.rules = [(row[0], row[1], row[2], row[3]) for row in _rows(DATA / "nb-da-spelling.tsv")]
        self._known: dict[tuple[str, str, str], str] = {}

    def sentence(self, sentence: Sentence) -> Sentence:
        """The sentence in Danish spelling, with Danish tags where Danish is sure of them and lemmas only there."""
        words, upos_column, feats_column, lemmas, names = [], [], [], [], []
        for word, upos, feats, lemma, deprel, name in zip(
            sentence.words,
            sentence.upos,
            sentence.feats,
            sentence.lemmas,
            sentence.deprels,
            sentence.names,
            strict=True,
        ):
            if upos == "ADJ" and deprel == "advmod":
                upos, feats = "ADV", "Degree=Pos" if feats else feats
            form = self.word(word, upos, feats)
            low = form.lower()
            if upos != "PROPN":
                upos = sure(self.lexicon.upos[low]) or upos if low in self.lexicon.upos else upos
                if (low, upos) in self.lexicon.feats:
                    feats = sure(self.lexicon.feats[low, upos]) or feats
            known = self.lexicon.lemmas.get((low, upos))
            if known:
                lemma = known.most_common(1)[0][0]
            elif upos not in ("PROPN", "PUNCT", "NUM"):
                lemma = self._lemma(lemma, low, upos)
            words.append(form)
            names.append(self.lexicon.adjective_name(low) if name == "O" and upos == "ADJ" else name)
            upos_column.append(upos)
            feats_column.append(feats)
            lemmas.append(lemma)
        return replace(sentence, words=words, upos=upos_column, feats=feats_column, lemmas=lemmas, names=names)

    def _lemma(self, lemma: str, form: str, upos: str) -> str:
        """The lemma in Danish spelling if it begins as its form does; else empty, which training passes over."""
        if upos not in BASE_FEATS or not lemma.isalpha():
            return ""
        lemma = self.word(lemma.lower(), upos, BASE_FEATS[upos])
        if len(lemma) > MIN_LEMMA_CHARS and lemma[-1] == lemma[-2] and lemma[-1] not in "eå":
            lemma = lemma[:-1]
        common = max(MIN_LEMMA_CHARS, len(lemma) - 2)
        return lemma if lemma[:common] == form[:common] else ""

    def word(self, word: str, upos: str, feats: str) -> str:
        """One word in Danish spelling, in the case pattern it came in."""
        if upos in ("PROPN", "NUM", "SYM", "X") or not word[0].isalpha():
            return self.table.get((word, "*"), word)
        key = (word.lower(), upos, feats)
        if key not in self._known:
            self._known[key] = self._search(*key)
        form = self._known[key]
        if word.isupper() and len(word) > 1:
            return form.upper()
        return form[0].upper() + form[1:] if word[0].isupper() else form

    def _search(self, form: str, upos: str, feats: str) -> str:
        for key in ((form, upos), (form, "*")):
            if key in self.table:
                return self.table[key]
        if self.lexicon.has(form, upos, feats):
            return form
        seen, front = {form}, [form]
        for _ in range(MAX_EDITS):
            front = [new for old in front for new in self._edits(old, upos, feats) if new not in seen]
            seen.update(front)
            front = front[:MAX_CANDIDATES]
            witnessed = sorted(new for new in front if self.lexicon.has(new, upos, feats))
            if witnessed:
                return witnessed[0]
        for old, new, where, _ in self.rules:
            if where.startswith("free") and self._fits(where, upos, feats) and form.endswith(old):
                form = form[: len(form) - len(old)] + new
        return form

    def _edits(self, form: str, upos: str, feats: str) -> Iterable[str]:
        for old, new, where, _ in self.rules:
            if where.startswith("free"):
                if self._fits(where, upos, feats) and form.endswith(old):
                    yield form[: len(form) - len(old)] + new
                continue
            start = form.find(old)
            while start >= 0:
                yield form[:start] + new + form[start + len(old) :]
                start = form.find(old, start + 1)

    @staticmethod
    def _fits(where: str, upos: str, feats: str) -> bool:
        """`free:NOUN:Number=Plur` asks for that part of speech and that feature; `free` for nothing."""
        parts = where.split(":")[1:]
        return (not parts or parts[0] == upos) and all(part in feats.split("|") for part in parts[1:])


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
