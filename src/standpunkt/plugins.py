"""Extensions: what an installed package adds to Standpunkt, its own built-ins among them, found by entry points."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from standpunkt.errors import DataError

READERS = "standpunkt.readers"
PARSERS = "standpunkt.parsers"
LANGUAGES = "standpunkt.languages"
EXPORTERS = "standpunkt.exporters"
"""The four groups of entry points."""


@cache
def load_extensions(group: str) -> dict[str, Any]:
    """Give what the entry points of `group` name, by their names, sorted.

    Raises `DataError` where one cannot be loaded or two have one name; the message names the package.
    """
    found: dict[str, EntryPoint] = {}
    for point in sorted(entry_points(group=group), key=lambda point: (point.name, point.value)):
        if point.name in found and found[point.name].value != point.value:
            raise DataError(
                f"{group}: {point.name!r} is {found[point.name].value} and {point.value}; uninstall one of their packages"
            )
        found[point.name] = point
    return {name: _load(point) for name, point in found.items()}


def _load(point: EntryPoint) -> Any:
    try:
        return point.load()
    except Exception as error:
        package = point.dist.name if point.dist else "an installed package"
        raise DataError(f"{point.group}: {point.name!r} of {package} cannot be loaded: {error}") from error
