"""Changes: who moved, from what to what, when."""

import json

from standpunkt.answers.changes import find_changes
from standpunkt.answers.codec import changes_to_dict, stands_to_dict
from standpunkt.answers.stands import find_stands

from .making import roads, told

STORIES = (
    told("one", "2024-02-01", "refuse", "afviser", "Norden afviser en vejafgift."),
    told("two", "2024-03-01", "refuse", "afviser", "Norden afviser fortsat en vejafgift."),
    told("three", "2024-04-01", "hesitate", "overvejer", "Norden overvejer nu en vejafgift."),
    told("four", "2024-05-01", "intend", "vil", "Norden vil indføre en vejafgift."),
)


def test_each_move_is_told_once() -> None:
    moves = [(one.holder.name, one.before, one.after, one.when) for one in find_changes(roads(), STORIES)]
    assert moves == [("Norden", "no", "undecided", "2024-04-01"), ("Norden", "undecided", "yes", "2024-05-01")]


def test_evidence_is_the_story_that_shows_it_first() -> None:
    evidence = [[one.document for one in change.evidence] for change in find_changes(roads(), STORIES)]
    assert evidence == [["three"], ["four"]]


def test_conditions_are_those_of_the_move() -> None:
    """A later story that words the condition anew does not change what the move was told with."""
    first = "Norden støtter en vejafgift, hvis busserne får pengene."
    later = "Norden støtter en vejafgift, hvis togene får pengene."
    stories = (
        STORIES[0],
        told("five", "2024-03-01", "support", "støtter", first, conditions=("hvis busserne får pengene",)),
        told("six", "2024-04-01", "support", "støtter", later, conditions=("hvis togene får pengene",)),
    )
    assert [one.conditions for one in find_changes(roads(), stories)] == [("hvis busserne får pengene",)]


def test_as_of_leaves_later_moves_out() -> None:
    assert [one.after for one in find_changes(roads(), STORIES, "2024-04-30")] == ["undecided"]


def test_same_answer_is_no_move() -> None:
    assert find_changes(roads(), STORIES[:2]) == ()


def test_order_of_the_stories_given_does_not_matter() -> None:
    assert find_changes(roads(), STORIES) == find_changes(roads(), STORIES[::-1])


def test_json_has_the_shape_of_the_contract() -> None:
    texts = {one.document.id: one.document.text for one in STORIES}
    value = stands_to_dict(roads(), find_stands(roads(), STORIES), "2024-06-01", texts)
    assert json.loads(json.dumps(value)) == {
        "schema": "standpunkt.stand/1",
        "question": "Skal der være vejafgift?",
        "as_of": "2024-06-01",
        "known_at": None,
        "stands": [
            {
                "holder": {"id": "organisation/norden", "name": "Norden", "kind": "organisation", "country": None},
                "answer": "yes",
                "conditions": [],
                "exceptions": [],
                "since": "2024-05-01",
                "changed_from": "undecided",
                "independent_sources": 1,
                "positions": [
                    {
                        "id": "four#p1",
                        "document": "four",
                        "start": 0,
                        "end": 31,
                        "text": "Norden vil indføre en vejafgift",
                        "attitude": "intend",
                        "day": "2024-05-01",
                        "source": "story/four",
                        "newest": True,
                    }
                ],
                "contradicted_by": [],
            }
        ],
        "id": "roads",
    }


def test_json_of_changes_names_from_and_to() -> None:
    texts = {one.document.id: one.document.text for one in STORIES}
    value = changes_to_dict(roads(), find_changes(roads(), STORIES), None, texts)
    assert [(one["from"], one["to"]) for one in value["changes"]] == [("no", "undecided"), ("undecided", "yes")]
