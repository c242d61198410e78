"""All mends of trees, on trees of any shape."""

from hypothesis import given
from hypothesis import strategies as st

from standpunkt.model import Token
from standpunkt.parse.mends import mended_by
from standpunkt.parse.sentences import MENDS

RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "amod", "advmod", "advcl", "acl",
    "acl:relcl", "ccomp", "xcomp", "conj", "cc", "cop", "aux", "aux:pass", "mark", "case", "det", "appos", "flat", "punct",
    "expl", "parataxis", "compound",
)  # fmt: skip
CLASSES = ("NOUN", "PROPN", "PRON", "VERB", "AUX", "ADJ", "ADV", "ADP", "SCONJ", "CCONJ", "DET", "PART", "PUNCT", "X")
FEATURES = (
    "_", "VerbForm=Fin", "Mood=Ind|Tense=Past|VerbForm=Fin", "Mood=Ind|Tense=Pres|VerbForm=Fin", "Tense=Past|VerbForm=Part",
    "Tense=Pres|VerbForm=Part", "VerbForm=Inf", "Case=Gen", "PronType=Int", "PronType=Dem", "Number=Plur|VerbForm=Part",
)  # fmt: skip
WORDS = st.tuples(
    st.sampled_from((",", "og", "be-", "WHO", "Holm", "to", "siger")), st.sampled_from(CLASSES), st.sampled_from(FEATURES),
    st.integers(-1, 11), st.sampled_from(RELATIONS),
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_no_tree_is_too_odd(words: list[tuple[str, str, str, int, str]]) -> None:
    """Whatever hangs where, cycles too: every word stays one, and hangs on a word of the sentence or on none."""
    tokens = tuple(
        Token(i, 8 * i, 8 * i + len(text), text, text.lower(), upos, feats, head if head < len(words) and head != i else -1,
              deprel)
        for i, (text, upos, feats, head, deprel) in enumerate(words)
    )  # fmt: skip
    mended = mended_by(MENDS, tokens)
    assert [(token.i, token.start, token.text) for token in mended] == [(token.i, token.start, token.text) for token in tokens]
    assert all(-1 <= token.head < len(tokens) for token in mended)
