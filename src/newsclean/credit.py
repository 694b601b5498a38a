"""Who is credited where a page declares one author and prints another: systems fill the field by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.detectors._names import has_shape_of_name
from newsclean.namelike import UNLIKELY, likeness
from newsclean.names import split_names
from newsclean.read.outline import fold

if TYPE_CHECKING:
    from newsclean.declared import Declared
    from newsclean.model import Claim, Page

LABELLED = "names the author"
"""How the reason of a claim begins where a label stands before the names: only those are believed."""


def is_overruled(page: Page, claim: Claim | None) -> bool:
    """Tell whether the persons whom a label on the page names are its authors, and not what it declares.

    A declared name that is shown nowhere is that of an account, or of who set up the page; one that is no person's is
    the house's own; one that is the first word of the printed name is short for it.
    """
    if not page.head.authors or claim is None or not claim.reason.startswith(LABELLED):
        return False
    declared, printed = page.head.authors[0], split_names(str(claim.value))
    if not printed or not all(has_shape_of_name(name) and likeness(name).worst > UNLIKELY for name in printed):
        return False
    return is_short_for(declared.value, printed) or is_house(declared) or not is_shown(page, declared.value)


def is_short_for(declared: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    """Tell whether the only declared author is the given name of the only printed one.

    >>> is_short_for(("Clara",), ("Clara Moreno",)), is_short_for(("Clara",), ("Clara Moreno", "Ben Sample"))
    (True, False)
    """
    return len(declared) == len(printed) == 1 and printed[0].startswith(f"{declared[0]} ")


def is_house(declared: Declared[tuple[str, ...]]) -> bool:
    """Tell whether the declared authors are no persons, and come from the fields that a house's own system fills.

    >>> from newsclean.declared import Declared
    >>> is_house(Declared(("Latest Headlines",), "json-ld author")), is_house(Declared(("Clara",), "json-ld author"))
    (True, False)
    """
    from_system = declared.source.startswith(("json-ld", "meta"))
    return from_system and not any(likeness(name).mean > UNLIKELY for name in declared.value)


def is_shown(page: Page, names: tuple[str, ...]) -> bool:
    """Tell whether some line of a page has one of the names."""
    folded = list(map(fold, names))
    return any(name in fold(block.text) for block in page.blocks for name in folded)
