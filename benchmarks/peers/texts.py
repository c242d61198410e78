"""What the tools are given and what they give: texts, and attributions as offsets into them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standpunkt.evaluate import load_articles
from standpunkt.evaluate.articles import Article, Attribution

Spans = list[list[int]]
Found = dict[str, Spans]
"""An attribution: the spans of its "source", "cue" and "content", half-open, in code points of the text."""
PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text to read."""

    id: str
    text: str
    language: str
    published: str | None


def load_texts(path: Path, language: str) -> list[Text]:
    """Give the texts of a file of gold articles."""
    return [
        Text(id=name, text=article.text or "", language=article.language or language, published=article.published)
        for name, article in load_articles(path).items()
    ]


def count_words(texts: Sequence[Text]) -> int:
    """Give how many words the texts have: runs of letters and digits."""
    return sum(len(WORD.findall(text.text)) for text in texts)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place and the words of each stretch between blank lines."""
    for match in PARAGRAPH.finditer(text):
        yield match.start(), match.group()


def as_article(text: Text, found: Sequence[Found]) -> Article:
    """Give what was found as an article that can be scored."""
    return Article(id=text.id, text=text.text, attributions=tuple(_attribution(one) for one in found))


def _attribution(one: Any) -> Attribution:
    return Attribution(**{role: tuple((start, end) for start, end in one[role]) for role in ("source", "cue", "content")})
