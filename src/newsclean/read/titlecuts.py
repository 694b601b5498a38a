"""What a title has beside the headline: the site's name, a section behind a bar, the kicker."""

from __future__ import annotations

import re

from newsclean.read.outline import fold
from newsclean.read.sources import is_site

MIN_WORDS = 2  # before a bar; a word alone is the site's name, or a section's

_SEPARATOR = re.compile(r"\s+[|｜–—\-·•:»«/]{1,2}\s+|\s*[|｜]\s*|\s+::\s+|:\s+")
_BAR = re.compile(r"\s+\|\s+")
_EDGE = re.compile(r"\W*[^\w\s]\W*")  # where a site's name can follow a known headline: "Headline (Example)"
_END = re.compile(r"[^\w\s:,;|｜/(\[«•·–—-]*")  # what of such an edge ends the headline: "Headline? | Example"


def without_site(title: str, sites: set[str], heads: set[str]) -> str:
    """Cut the site's name off a title, where a declared name or a headline without it proves that it is one.

    >>> without_site("Budget passed - The Example", {"the example"}, set()), without_site("Example: Budget passed", {"example"}, set())
    ('Budget passed', 'Budget passed')
    >>> without_site("Budget passed | News | Example", set(), {"budget passed"})
    'Budget passed'
    >>> without_site("Example » Blog » Budget passed", set(), {"budget passed"})
    'Budget passed'
    >>> without_site("Is the budget passed? (Example)", set(), {"is the budget passed"})
    'Is the budget passed?'
    >>> without_site("Budget - a chronicle", {"the example"}, {"other"})
    'Budget - a chronicle'
    """

    def is_head(text: str) -> bool:
        return (head := fold(text)) in heads and not is_site(head, sites)

    for edge in _EDGE.finditer(title):
        if is_head(title[: edge.start()]) and (end := _END.match(title, edge.start())):
            return title[: end.end()]
    cuts = list(_SEPARATOR.finditer(title))
    for cut in cuts:
        if cut.start() and is_site(title[cut.end() :], sites):
            return title[: cut.start()]
    for cut in cuts:
        if is_head(title[cut.end() :]):
            return title[cut.end() :]
    return title[cuts[0].end() :] if cuts and is_site(title[: cuts[0].start()], sites) else title


def without_bar(title: str) -> str:
    """Cut off what stands behind a bar: a section, a slogan, the site's name.

    >>> without_bar("Budget passed | Politics"), without_bar("Example | Budget passed")
    ('Budget passed', 'Example | Budget passed')
    """
    bar = _BAR.search(title)
    return title[: bar.start()] if bar and len(title[: bar.start()].split()) >= MIN_WORDS else title


def is_kicker(title: str, headline: str, sites: set[str]) -> bool:
    """Whether a title is a kicker and the headline; a word alone before it is rather a section's name.

    >>> is_kicker("After the flood: Budget passed", "Budget passed", set())
    True
    >>> is_kicker("Politics: Budget passed", "Budget passed", set())
    False
    >>> is_kicker("The Example: Budget passed", "Budget passed", {"the example"})
    False
    """
    before = title.removesuffix(headline)
    return before != title and len(fold(before).split()) > 1 and not is_site(before, sites)


def tight(text: str) -> str:
    """Reduce a text to its letters and digits, without spaces: elements of an h1 that are blocks to a style sheet have none between.

    >>> tight("After the floodBudget passed") == tight("After the flood: Budget passed")
    True
    """
    return fold(text).replace(" ", "")
