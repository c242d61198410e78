from pathlib import Path

import pytest

from standpunkt.errors import CallError
from standpunkt.text.language import detect_language

SNIPPETS = [
    line.split("\t")
    for line in (Path(__file__).parent / "languages.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith(("#", "language\t"))
]
ALIASES = {"nb": "no", "nn": "no"}
MAX_UNKNOWN_SHORT = 3


def test_no_snippet_is_taken_for_another_language() -> None:
    for language, _, text in SNIPPETS:
        assert detect_language(text) in (ALIASES.get(language, language), "unknown"), text


def test_every_long_snippet_and_nearly_every_short_one_is_told() -> None:
    unknown = [(length, text) for _, length, text in SNIPPETS if detect_language(text) == "unknown"]
    assert [text for length, text in unknown if length == "long"] == []
    assert len(unknown) <= MAX_UNKNOWN_SHORT


@pytest.mark.parametrize(
    "text", ["", "Nej.", "12. 345 678 90", "!?", "\x00\ud83d", "OB 2 - AGF 1", "xqz wvk pfh jjr bbt"]
)
def test_too_little_text_has_no_language(text: str) -> None:
    assert detect_language(text) == "unknown"


def test_a_danish_story_that_quotes_english_is_danish() -> None:
    story = "Præsidenten sagde, at han ville følge sagen. »We will see,« lød det til sidst, før han gik.\n\n"
    assert detect_language(story * 200) == "da"


def test_the_languages_can_be_chosen() -> None:
    assert detect_language("Regjeringen sier nei til forslaget.", ("da", "en", "no")) == "no"
    with pytest.raises(CallError, match="tlh"):
        detect_language("Regeringen siger nej til forslaget.", ("da", "tlh"))
