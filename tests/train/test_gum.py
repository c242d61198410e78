"""GUM marks everything that is spoken of; names are what is named, cut to the name."""

import gum
import pytest
from treebank import Row


def make_rows(rows: str) -> list[Row]:
    """One word a line: form, lemma, part of speech, head (0: root), relation, what MISC says of entities."""
    table = [row.split() for row in rows.strip().splitlines()]
    return [
        [str(i), form, lemma, upos, "_", "_", head, relation, "_", "_" if entity == "_" else f"Entity={entity}"]
        for i, (form, lemma, upos, head, relation, entity) in enumerate(table, start=1)
    ]


WITH_TITLE = """
President President PROPN 2 nmod:desc (1-person-new-cf1-cf1-2-sgl
Biden Biden PROPN 3 nsubj 1)
met meet VERB 0 root _
the the DET 5 det (2-person-new-cf2-cf2-2-sgl
visitors visitor NOUN 3 obj 2)
"""
WITHIN = """
the the DET 2 det (1-organization-new-x-cf1-2-coref-Oslo_University
University University PROPN 0 root _
of of ADP 4 case _
Oslo Oslo PROPN 2 nmod (2-place-new-x-cf2-1-sgl-Oslo)1)
"""
JOINED = """
Ann Ann PROPN 0 root (3-person-new-x-cf1-1,3-sgl(1-person-new-x-cf1-1-sgl)
and and CCONJ 3 cc _
Bo Bo PROPN 1 conj (2-person-new-x-cf1-1-sgl)3)
"""
UNLINKED = """
Growth Growth PROPN 0 root (1-abstract-new-x-cf1-1-sgl)
"""
PEOPLE = """
British British ADJ 2 amod (1-person-new-x-cf1-2-sgl
voters voter NOUN 0 root 1)
met meet VERB 2 acl _
Danes Dane PROPN 3 obj (2-person-new-x-cf2-1-sgl)
"""


@pytest.mark.parametrize(
    ("rows", "tags"),
    [
        (WITH_TITLE, ["O", "B-PER", "O", "O", "O"]),
        (WITHIN, ["O", "B-ORG", "I-ORG", "I-ORG"]),
        (JOINED, ["B-PER", "O", "B-PER"]),
        (UNLINKED, ["O"]),
        (PEOPLE, ["B-MISC", "O", "O", "B-MISC"]),
    ],
    ids=["a title is not part of a name", "a name holds its own phrases", "two persons are two names",
         "a thing is named where it is known elsewhere", "adjectives and inhabitants are MISC"],
)  # fmt: skip
def test_names(rows: str, tags: list[str]) -> None:
    assert gum.names_in_gum(make_rows(rows)) == tags


def test_mentions_may_begin_and_end_within_each_other() -> None:
    found = {(mention.start, mention.end, mention.kind) for mention in gum.mentions(make_rows(WITHIN))}
    assert found == {(0, 4, "organization"), (3, 4, "place")}
