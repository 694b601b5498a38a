"""The authors that a page declares or marks, held against what it prints.

Systems fill these fields by themselves: with the site's name, with the account that pressed the button, with the
designer of the template. Names that stand for persons come first, and what the page never shows is nobody's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.bywords import strip_by
from newsclean.declared import Declared
from newsclean.namelike import UNLIKELY, likeness
from newsclean.names import split_names
from newsclean.read.jsonld import people
from newsclean.read.outline import UNSEEN_TAGS, fold, tag_of
from newsclean.read.printed import BOX, FOOTER, Mark
from newsclean.read.sources import MAX_REPEATS, Sources, is_site, listed, unescape, unique
from newsclean.roles import role_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_MARKS = 12  # printed bylines read of each kind; the article's is among the nearest to the headline
BEHIND = 15  # elements between the headline and an author's box that stands right behind it
# Distances from the headline: in the article, in its own footer, in a box right behind the headline.
PLACES = (range(FOOTER), range(FOOTER, BOX), range(BOX, BOX + BEHIND + 1))
MAX_AUTHORS = 12  # names a printed byline can hold; more is a list of the staff

FEWEST_WORDS, MOST_WORDS = 2, 4  # of a person's name, as far as its shape is to prove something
PARTICLE = 3  # characters of the words in a name that have no capital: "van", "der", "de"
MIN_SHOWN = 500  # characters of text: a page with less is drawn by scripts, and shows nothing yet

_ACCOUNT = re.compile(r"[a-z][a-z0-9._-]*|[A-Za-z]*[a-z][A-Z]|[A-Za-z]+\d+")
_PICTURE = re.compile(r"\W*(?:photo|image|picture|illustration|video|foto|bild|imagen|фото)", re.IGNORECASE)
AUTHOR_METAS = listed(
    "twittermiscwrittenby parselyauthor sailthruauthor cxenseparseauthor byl articleauthorname shareaholicarticleauthorname articleauthor author "
    "dccreator dctermscreator citationauthor ogarticleauthor ogauthor dableauthor creator"
)


def _author_candidates(page: Sources, marks: tuple[Mark, ...]) -> Iterator[tuple[list[str], str]]:
    """Yield the printed names of each source, best source first."""
    for key in ("author", "creator"):
        for node, source in page.works(key, 0):
            yield list(people(node[key], page.linked.by_id)), source
    yield from _marked(marks, "itemprop author")
    yield from _marked(marks, "rel=author")
    for label, data in (("twitterlabel1", "twitterdata1"), ("twitterlabel2", "twitterdata2")):
        if any(not strip_by(text) for text in page.metas.get(label, ())):  # "Written by", in the page's language
            yield page.metas.get(data, []), f"meta {data}"
    for name in AUTHOR_METAS:
        if name in page.metas:
            yield page.metas[name], f"meta {name}"
    yield from _marked(marks, "link to an author page")
    yield from _marked(marks, "class")
    for node, source in page.works("author", 1):
        yield list(people(node["author"], page.linked.by_id)), source


def _marked(marks: tuple[Mark, ...], source: str) -> Iterator[tuple[list[str], str]]:
    """Yield what the markup prints as authors, nearest to the headline first; authors of one byline together."""
    found = [mark for mark in marks if mark.source.startswith(source)]
    for mark in sorted(found, key=_precedence)[:MAX_MARKS]:
        beside = [other.text for other in found if other.source == mark.source and other.box == mark.box]
        yield (beside if len(beside) <= MAX_AUTHORS else [mark.text]), mark.source


def _people(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the marks of the article's authors: of the first of the places in which some stand."""
    theirs = [
        mark for mark in marks if mark.kind in {"author", "byline"} and mark.text and not _PICTURE.match(mark.text)
    ]
    for place in PLACES:
        found = tuple(mark for mark in theirs if mark.distance in place)
        if any(split_names(mark.text) for mark in found):
            return found
    return ()


def _precedence(mark: Mark) -> tuple[bool, bool, int]:
    """Return the order of marks: a class that says "name" holds nothing else; then the nearest to the headline."""
    return mark.kind == "byline", mark.source.startswith("class") and "name" not in mark.source, mark.distance


def _is_desk(name: str, sites: set[str]) -> bool:
    """Tell whether a name begins with the site's own: its desk, or its office somewhere.

    >>> _is_desk("Example Berlin", {"example"}), _is_desk("Exampleson", {"example"}), _is_desk("Jane Doe", {"example"})
    (True, False, False)
    """
    return fold(name).partition(" ")[0] in sites


def _without_labels(names: tuple[str, ...], sites: set[str]) -> tuple[str, ...]:
    """Leave out what isn't a person where one is named beside it: the site, its desks, labels in lower case.

    >>> _without_labels(("Example", "Jane Doe", "capital"), {"example"}), _without_labels(("Example",), {"example"})
    (('Jane Doe',), ('Example',))
    """
    for is_label in (is_site, _is_desk, lambda name, _: name[:1].islower() and " " not in name):
        names = tuple(name for name in names if not is_label(name, sites)) or names
    return names


def _is_labels(names: tuple[str, ...]) -> bool:
    """Tell whether what a class calls a byline is a line of labels: several, and none like a name.

    >>> _is_labels(("Wellness", "Prevention")), _is_labels(("Wellness",)), _is_labels(("Jane Doe", "Wellness"))
    (True, False, False)
    """
    return len(names) > 1 and not any(_is_person(name) and likeness(name).mean > UNLIKELY for name in names)


def _is_account(names: tuple[str, ...]) -> bool:
    """Tell whether the author is somebody's account in the publishing system: one word in lower case, or no word at all.

    >>> [_is_account((name,)) for name in ("jdoe7", "jane.doe", "JaneD", "Jane", "jane doe", "王小明")]
    [True, True, True, False, False, False]
    """
    name = names[0]
    return len(names) == 1 and _ACCOUNT.fullmatch(name) is not None


def _is_person(name: str) -> bool:
    """Tell whether a name has the shape of a person's: two to four words, each long one with a capital.

    >>> [_is_person(name) for name in ("Jane van der Doe", "Jane", "EXAMPLE PRESS", "Read more stories")]
    [True, False, False, False]
    """
    words = name.split()
    return (
        FEWEST_WORDS <= len(words) <= MOST_WORDS
        and not name.isupper()
        and all(not word[0].islower() for word in words if len(word) > PARTICLE)
    )


def _is_likely(name: str) -> bool:
    """Tell whether a name has a person's shape, and only words that people have as names.

    >>> [_is_likely(name) for name in ("Clara Moreno", "Associate Editor", "Clara")]
    [True, False, False]
    """
    return _is_person(name) and likeness(name).worst > UNLIKELY


def _doubt(names: tuple[str, ...], source: str, sites: set[str]) -> int:
    """Rank how doubtful authors are: persons named by a class alone, the site as its own author, what else a class names.

    >>> [_doubt((name,), "json-ld author", {"example"}) for name in ("Jane Doe", "Example")]
    [0, 2]
    >>> [_doubt((name,), "class author", {"example"}) for name in ("Jane Doe", "Archives")]
    [1, 3]
    """
    if source.startswith("class"):
        return 1 if all(map(_is_person, names)) else 3
    return 2 if is_site(names[0], sites) or (source.startswith("json-ld") and _is_account(names)) else 0


def _is_printed(page: Sources, names: tuple[str, ...], marks: tuple[Mark, ...], sites: set[str]) -> bool:
    """Tell whether the page shows one of the names, its own as an author; where it shows next to no text, this is not to be known."""
    folded = [f" {fold(name)} " for name in names]
    shown = (mark for mark in marks if mark.kind in {"author", "byline"})
    if any(name in f" {fold(mark.text)} " for mark in shown for name in folded):
        return True
    folded = [f" {fold(name)} " for name in names if not is_site(name, sites) or _is_likely(name)]
    parts = (
        part
        for element in page.outline.tree.iter("*")
        if tag_of(element) not in UNSEEN_TAGS
        for part in (element.text, element.tail)
    )
    text = f" {fold(' '.join(filter(None, parts)))} "
    return len(text) < MIN_SHOWN or any(name in text for name in folded)


def authors(page: Sources, marks: tuple[Mark, ...]) -> tuple[Declared[tuple[str, ...]], ...]:
    """Read the authors, best source first.

    The site leaves where others are named, and as its own only author it comes behind persons whom only a class marks. What only a meta says, and no line
    of the page, is the template's author; an account that the site's software names for the page is nobody.
    """
    sites = page.sites()
    found: list[Declared[tuple[str, ...]]] = []
    for printed, source in _author_candidates(page, _people(marks)):
        split = (name for text in printed[:MAX_REPEATS] for name in split_names(unescape(text)))
        names = tuple({name.casefold(): name for name in split}.values())
        if (
            names
            and not (source.startswith("json-ld page") and _is_account(names))
            and not (source.startswith("class") and _is_labels(names))
        ):
            found.append(Declared(_without_labels(names, sites), source))
    ranked = unique(sorted(found, key=lambda one: _doubt(one.value, one.source, sites)))
    while ranked and _is_unproven(ranked[0].source) and not _is_printed(page, ranked[0].value, marks, sites):
        ranked = ranked[1:]
    fuller = next((one for one in ranked[1:] if _is_fuller(one, ranked[0])), None)
    return ranked if fuller is None else unique([fuller, *ranked])


def _is_fuller(one: Declared[tuple[str, ...]], best: Declared[tuple[str, ...]]) -> bool:
    """Tell whether a page prints the best source's authors with others, or with their surnames.

    >>> best = Declared(("Jane Doe",), "json-ld author")
    >>> _is_fuller(Declared(("Jane Doe", "John Roe"), "class byline"), best), _is_fuller(Declared(("John Roe",), "class byline"), best)
    (True, False)
    >>> _is_fuller(Declared(("Jane Doe",), "class byline"), Declared(("Jane",), "json-ld author"))
    True
    """
    return (
        one.source in {"class byline", "json-ld creator"}
        and one.value != best.value
        and len(one.value) >= len(best.value)
        and all(_is_likely(name) and not role_in(name) for name in one.value)
        and all(any(name == short or name.startswith(f"{short} ") for name in one.value) for short in best.value)
    )


def _is_unproven(source: str) -> bool:
    """Tell whether a source is one that templates fill for all pages; the labelled lines of a Twitter card are a page's own.

    >>> _is_unproven("meta author"), _is_unproven("meta twitterdata1"), _is_unproven("json-ld author")
    (True, False, False)
    """
    return source.startswith("meta") and "twitter" not in source


def bylines(authors: Iterable[Declared[tuple[str, ...]]], marks: tuple[Mark, ...]) -> tuple[Declared[str], ...]:
    r"""Return the line for each set of authors: as the page prints it, where it prints just them, else joined.

    >>> mark = Mark("byline", "class byline", "By\nJane Doe\nand John Roe", "", 1, None)
    >>> [declared.value for declared in bylines([Declared(("Jane Doe", "John Roe"), "json-ld author")], (mark,))]
    ['Jane Doe and John Roe']
    """
    lines: dict[tuple[str, ...], str] = {}
    printed = (mark for mark in marks if mark.kind in {"author", "byline"} and mark.distance < BOX)
    for mark in sorted(printed, key=lambda mark: mark.distance)[:MAX_MARKS]:
        lines.setdefault(split_names(mark.text), strip_by(" ".join(mark.text.split())))
    return unique(Declared(lines.get(names.value, ", ".join(names.value)), names.source) for names in authors)
