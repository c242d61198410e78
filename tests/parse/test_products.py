"""The parser multiplies with NumPy in one thread, and reads what it reads without."""

import numpy as np
import pytest
import spacy
from thinc.backends import NumpyOps

from standpunkt.parse.products import NumpyProducts, use_numpy_products
from standpunkt.parse.spacy_parser import MODELS

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


def test_the_reading_is_the_same_as_without() -> None:
    texts = [
        "Ministeren afviser, at aftalen er død, og siger, at hun vil forhandle videre med de andre partier i næste uge.",
        "»Det er for tidligt,« siger formanden.",
        "Kommunen siger nej.",
    ]
    plain, quick = spacy.load(MODELS / "da"), spacy.load(MODELS / "da")
    use_numpy_products(quick)
    assert [doc.to_json() for doc in quick.pipe(texts)] == [doc.to_json() for doc in plain.pipe(texts)]
