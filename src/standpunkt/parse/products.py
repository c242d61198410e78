"""Matrix products by NumPy for a pipeline's networks: most of the time of a parse goes into them.

thinc multiplies with a BLIS of its own, NumPy with the library that is quickest on the machine (OpenBLAS, Accelerate); a
parse takes two thirds of the time.  One thread only: the numbers, and so the reading, do not depend on the cores of the
machine, and several processes side by side do not fight for them.
"""

from typing import Any

import numpy as np
from thinc.backends import NumpyOps
from threadpoolctl import ThreadpoolController


class NumpyProducts(NumpyOps):  # type: ignore[misc]
    """thinc's CPU back end, multiplying with NumPy."""

    def __init__(self) -> None:
        super().__init__()
        self._threads = ThreadpoolController()

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Give the product of two matrices, each transposed if said so, in `out` if given."""
        with self._threads.limit(limits=1, user_api="blas"):
            return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def use_numpy_products(nlp: Any) -> None:
    """Let the networks of a pipeline multiply with NumPy where they run on thinc's CPU back end."""
    products = NumpyProducts()
    for _, component in nlp.components:
        for node in component.model.walk() if hasattr(component, "model") else ():
            if type(node.ops) is NumpyOps:
                node.ops = products
