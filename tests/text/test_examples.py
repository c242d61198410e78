import tomllib
from pathlib import Path
from typing import Any

import pytest

from standpunkt.text import clean, describe, detect_language, read_file

EXAMPLES = Path(__file__).parents[2] / "examples"
STORIES: list[dict[str, Any]] = tomllib.loads((EXAMPLES / "stories.toml").read_text(encoding="utf-8"))["story"]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["file"])
def test_the_head_and_foot_of_each_example_story_are_read_as_its_table_says(story: dict[str, Any]) -> None:
    text, problems = read_file(EXAMPLES / story["file"])
    assert problems == ()
    view = clean(text)
    assert view.unchanged
    assert detect_language(text) == story["language"]
    layout = describe(text, language=story["language"])
    document = layout.document
    assert document.title is not None
    assert document.title.text == story["title"]
    assert document.published == story["published"].replace(tzinfo=None)
    assert document.published_precision == "time"
    signature = document.signature
    signed = [span.text.lower() for span in document.agencies if signature is not None and signature.covers(span)]
    assert signed == [name.lower() for name in story["agencies"]]
    assert document.byline is not None
    read = {span.text for span in layout.prose}
    assert document.byline.text not in read
    assert document.title.text in read
