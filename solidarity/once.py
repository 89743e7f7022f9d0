"""What costs much to make of a catalog and is asked for often: made once for each catalog and kept with it."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from solidarity.catalog import Catalog

Made = TypeVar("Made")


def once(catalog: Catalog, key: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` makes of this catalog; treat it as read-only, as the catalog's own frames."""
    kept: dict[Hashable, Any] = vars(catalog).setdefault("_made_once", {})
    if key not in kept:
        kept[key] = make()
    found: Made = kept[key]
    return found
