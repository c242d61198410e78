"""The parser multiplies with NumPy in one thread, and reads what it reads without."""

import numpy as np
import pytest
import spacy
from spacy.training import Example
from thinc.api import fix_random_seed
from thinc.backends import NumpyOps

from standpunkt.parse.products import NumpyProducts, use_numpy_products

LEFT = np.array([[1, 2, 3], [4, 5, 6]], dtype="float32")
RIGHT = np.array([[1, 0], [0, 1], [2, 2]], dtype="float32")
PRODUCT = [[7, 8], [16, 17]]


@pytest.mark.parametrize(
    ("x", "y", "trans1", "trans2"),
    [(LEFT, RIGHT, False, False), (LEFT.T, RIGHT, True, False), (LEFT, RIGHT.T, False, True), (LEFT.T, RIGHT.T, True, True)],
)
def test_a_product_is_that_of_the_matrices_turned_as_asked(x: np.ndarray, y: np.ndarray, trans1: bool, trans2: bool) -> None:
    out = np.zeros((2, 2), dtype="float32")
    products = NumpyProducts()
    assert products.gemm(x, y, trans1=trans1, trans2=trans2).tolist() == PRODUCT
    assert products.gemm(x, y, out=out, trans1=trans1, trans2=trans2) is out
    assert out.tolist() == PRODUCT


def test_other_back_ends_stay() -> None:
    """A pipeline on another device, or on a back end that multiplies well itself, is left as it is."""

    class Elsewhere(NumpyOps):
        pass

    nlp = spacy.blank("da")
    nodes = list(nlp.add_pipe("tagger").model.walk())
    elsewhere = Elsewhere()
    nodes[0].ops = elsewhere
    use_numpy_products(nlp)
    assert nodes[0].ops is elsewhere
    assert all(isinstance(node.ops, NumpyProducts) for node in nodes[1:])


def tagger() -> spacy.language.Language:
    """A pipeline with thinc's networks, its weights drawn at random but always the same."""
    fix_random_seed(1)
    nlp = spacy.blank("da")
    nlp.add_pipe("tagger")
    example = Example.from_dict(nlp.make_doc("Kommunen siger nej ."), {"tags": ["NOUN", "VERB", "INTJ", "PUNCT"]})
    nlp.initialize(lambda: [example])
    return nlp


def test_the_reading_is_the_same_as_without() -> None:
    plain, quick = tagger(), tagger()
    use_numpy_products(quick)
    docs = [plain.make_doc(text) for text in ("Ministeren afviser, at aftalen er død.", "Kommunen siger nej.")]
    expected = plain.get_pipe("tagger").model.predict(docs)
    for scores, wanted in zip(quick.get_pipe("tagger").model.predict(docs), expected, strict=True):
        np.testing.assert_allclose(scores, wanted, atol=1e-5)
