"""A sentence with an attribution at its end is parted along its tree; where the tree disagrees, it is parsed again."""

from standpunkt.lexicon.conventions import load_conventions
from standpunkt.model import Sentence, Span, Token
from standpunkt.parse.tree import Tree
from standpunkt.statements.cutting.parting import parted
from standpunkt.text.sentences import SentenceText, plain, with_placeholder

TEXT = "Broen lukker i morgen, siger hun."
CUT = TEXT.index(",")
WORDS = (  # form, class, head, relation
    ("Broen", "NOUN", 1, "nsubj"), ("lukker", "VERB", 5, "ccomp"), ("i", "ADP", 3, "case"), ("morgen", "NOUN", 1, "obl"),
    (",", "PUNCT", 1, "punct"), ("siger", "VERB", -1, "root"), ("hun", "PRON", 5, "nsubj"), (".", "PUNCT", 5, "punct"),
)  # fmt: skip


def sentence(changes: dict[str, tuple[int, str]] | None = None) -> Sentence:
    tokens, at = [], 0
    for i, (form, upos, head, deprel) in enumerate(WORDS):
        start = at = TEXT.index(form, at)
        head, deprel = (changes or {}).get(form, (head, deprel))
        tokens.append(Token(i, start, start + len(form), form, form.lower(), upos, "_", head, deprel))
    return Sentence(3, 1, Span.of(TEXT, 0, len(TEXT)), tuple(tokens))


def halves() -> tuple[SentenceText, SentenceText]:
    around = with_placeholder(TEXT, (0, CUT), CUT + 2, len(TEXT), 1, load_conventions("da"), 0)
    return plain(TEXT, 0, CUT, 1, 0), around


def test_both_halves_are_trees_of_their_own() -> None:
    given = sentence()
    parts = parted(given, given.tokens[5], *halves())
    assert parts is not None
    content, around = parts
    assert [token.text for token in content.tokens] == ["Broen", "lukker", "i", "morgen"]
    assert [token.head for token in content.tokens] == [1, -1, 3, 1]
    assert content.quotation == 0
    assert content.span.text == "Broen lukker i morgen"
    assert [token.text for token in around.tokens] == ["Det", "siger", "hun", "."]
    assert [token.head for token in around.tokens] == [1, -1, 1, 1]
    assert [token.i for token in around.tokens] == [0, 1, 2, 3]


def test_the_placeholder_is_the_object_and_stands_where_the_content_does() -> None:
    given = sentence()
    parts = parted(given, given.tokens[5], *halves())
    assert parts is not None
    tree = Tree(parts[1])
    placeholder = tree.tokens[0]
    assert placeholder.placeholder
    assert placeholder.deprel == "obj"
    assert (placeholder.start, placeholder.end) == (0, CUT)
    assert tree.child(tree.tokens[1], "obj") is placeholder


def test_a_second_relation_across_the_cut_wants_a_parse() -> None:
    given = sentence({"Broen": (5, "nsubj")})  # the parser gave the attribution the content's subject
    assert parted(given, given.tokens[5], *halves()) is None


def test_a_verb_that_hangs_on_the_content_wants_a_parse() -> None:
    given = sentence({"lukker": (-1, "root"), "siger": (1, "parataxis")})
    assert parted(given, given.tokens[5], *halves()) is None
