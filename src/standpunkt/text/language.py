"""The language of a text, with "unknown" as a possible answer."""

from functools import cache
from typing import Any

from standpunkt.errors import CallError

UNKNOWN = "unknown"
LANGUAGES = (
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fo", "fr", "he", "hr", "hu", "is", "it", "ja",
    "ko", "lt", "lv", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "zh",
)  # fmt: skip
"""Languages told apart by default: those of European and neighbouring press."""
SAME = {"nn": "no"}
"""Norwegian is one language here, in both its written forms."""
MIN_LETTERS = 12
"""A shorter text has no language that can be told."""
MIN_PROBABILITY = 0.6
"""Below it the answer is "unknown": on our snippets every wrong first guess had less (docs/benchmarks/language.md)."""
SAMPLE_CHARS = 1500
"""Length of each of the three pieces that a long text is judged by: head, middle and end."""


def detect_language(text: str, languages: tuple[str, ...] = LANGUAGES) -> str:
    """Give the ISO 639-1 code of the language of `text`, one of `languages`, or "unknown".

    It is unknown where the text is too short or two languages are about as likely. The model is loaded at the first
    call (about a second), so a caller who knows the language does better to say so.

    Raises:
        CallError: one of `languages` is not known to the model.
    """
    sample = _take_sample(text)
    letters = sum(map(str.isalpha, sample))
    if letters < MIN_LETTERS:
        return UNKNOWN
    shares: dict[str, float] = {}
    for code, share in _load_identifier(languages).rank(sample):
        code = SAME.get(code, code)
        shares[code] = shares.get(code, 0.0) + share
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= MIN_PROBABILITY else UNKNOWN


def _take_sample(text: str) -> str:
    if len(text) <= 3 * SAMPLE_CHARS:
        return text
    middle = (len(text) - SAMPLE_CHARS) // 2
    return "\n".join((text[:SAMPLE_CHARS], text[middle : middle + SAMPLE_CHARS], text[-SAMPLE_CHARS:]))


@cache
def _load_identifier(languages: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    if unknown := sorted(set(languages) - set(identifier.labels)):
        raise CallError(
            f"no such language in the detector: {', '.join(unknown)}; it knows {', '.join(identifier.labels)}"
        )
    identifier.set_languages(list(languages))
    return identifier
