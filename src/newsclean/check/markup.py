r"""HTML without the elements that hold nothing but what would go.

>>> from newsclean.check.look import look
>>> from newsclean.check.settings import Settings
>>> page = "<p>It rained for two days before the river rose.</p>\n<ul><li>12 Comments</li></ul>"
>>> mend_html(look(page, Settings()), Settings()).source
'<p>It rained for two days before the river rose.</p>\n'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from newsclean.check.look import MOST_PASSES, Finding, Look, Mended, look
from newsclean.read.html import readable
from newsclean.read.text import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.check.settings import Settings

WHOLE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
"""What a page has and a fragment has not."""

GONE = "newsclean-gone"
"""The tag of an element that is taken out; no page has it."""

DOCTYPE = re.compile(r"<!doctype[^<>]{0,300}>", re.IGNORECASE)

INLINE = ("a", "b", "button", "em", "font", "i", "small", "span", "strong", "u")
"""Elements that can hold a block by themselves, beside others."""

LAST_LINE = 65_535
"""The last line that older versions of libxml2 count to; they give it to all that stands below it as well."""


def mend_html(first: Look, settings: Settings, url: str | None = None, front: str = "") -> Mended:
    """Take out the elements that hold nothing but what would go, and look again, until there is none.

    What shares its element with the article stays, and is found in the end as it was in the beginning. All else is as it
    was, but for how the markup is spelt: it is written anew. `front` is the front matter that stands before the page.
    """
    seen, found, words = first, list[Finding](), 0
    for number in range(MOST_PASSES):
        if not seen.gone:
            break
        tree = parse(seen.page.raw)
        if number == 0:
            above = front.count("\n")
            where = [line and line + above for line in lines(seen, tree)]
            found = [seen.finding(index, line) for index, line in zip(seen.gone, where, strict=True)]
            words = seen.words()
        taken = list(take_out(seen, tree))
        if not taken:
            break
        if number:
            found += [seen.finding(index, None) for index in taken]
            words += sum(seen.page.blocks[index].words for index in taken)
        seen = look(front + spelt(tree, seen.page.raw), settings, url)
    return Mended(front + seen.page.raw, seen, found, words)


def parse(source: str) -> etree._Element | None:
    """Parse a page as it is read, comments and all; None where there is nothing to parse."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return etree.fromstring(readable(source).encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def elements_gone(seen: Look, tree: etree._Element | None) -> dict[str, etree._Element]:
    """Return by path the elements of what would go, in one walk; there is none for text that stood in a script."""
    if tree is None:
        return {}
    wanted = {step for path in {path_of(seen, index) for index in seen.gone} for step in steps(path)}
    found: dict[str, etree._Element] = {}
    waiting = [(f"/{tree.tag}[1]", tree)]
    while waiting:
        path, element = waiting.pop()
        found[path] = element
        counts: dict[str, int] = {}
        for inner in element.iterchildren("*"):
            counts[inner.tag] = counts.get(inner.tag, 0) + 1
            if (step := f"{path}/{inner.tag}[{counts[inner.tag]}]") in wanted:
                waiting.append((step, inner))
    return found


def lines(seen: Look, tree: etree._Element | None) -> Iterator[int | None]:
    """Yield the line of each block that would go, as far as it is known."""
    elements = elements_gone(seen, tree)
    for index in seen.gone:
        element = elements.get(path_of(seen, index))
        line = element.sourceline if element is not None else None
        yield line if isinstance(line, int) and 0 < line < LAST_LINE else None


def take_out(seen: Look, tree: etree._Element | None) -> Iterator[int]:
    """Take the elements out of the tree that hold no other block, and yield the blocks that went with them."""
    gone = frozenset(seen.gone)
    stay = {path_of(seen, block.index) for block in seen.page.blocks if block.index not in gone}
    kept = {step for path in stay for step in steps(path)}
    elements = elements_gone(seen, tree)
    inside = {path: inline(element) for path, element in elements.items() if path in kept}
    marked = Gone()
    for index in seen.gone:
        path = path_of(seen, index)
        alone = inside[path].get(seen.page.blocks[index].text) if path in inside else None
        own = alone.pop() if alone else None if path in inside else elements.get(path)
        if own is not None:
            yield index
            marked.add(own)
    if tree is not None:
        etree.strip_elements(tree, GONE, with_tail=False)


def inline(element: etree._Element) -> dict[str, list[etree._Element]]:
    """Return by their texts the elements right in another one that can be a block by themselves: a link in the body."""
    found: dict[str, list[etree._Element]] = {}
    for one in element.iterchildren(*INLINE):
        found.setdefault(tidy("".join(map(str, one.itertext()))), []).append(one)
    return found


def path_of(seen: Look, index: int) -> str:
    """Return the path of a block's element."""
    markup = seen.page.blocks[index].markup
    return markup.path if markup else ""


def steps(path: str) -> Iterator[str]:
    """Yield a path, and those of the elements around it.

    >>> list(steps("/html[1]/body[1]"))
    ['/html[1]', '/html[1]/body[1]']
    """
    at = path.find("/", 1)
    while at > 0:
        yield path[:at]
        at = path.find("/", at + 1)
    if path:
        yield path


class Gone:
    """The elements that are taken out, and those around them that hold nothing but these.

    They get another tag, by which lxml strips them in one walk and keeps the text behind them; text that HTML can hold and
    XML can't, such as a control character, could not be set anew.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.left: dict[etree._Element, int] = {}

    def add(self, element: etree._Element) -> None:
        """Mark an element, and the one around it if it was the last in there."""
        while element.tag not in {GONE, "body", "html"}:
            element.tag = GONE
            around = element.getparent()
            if around is None:
                return
            if around not in self.left:
                self.left[around] = len(around) if is_bare(around) else -1
            self.left[around] -= 1
            if self.left[around] != 0:
                return
            element = around


def is_bare(element: etree._Element) -> bool:
    """Tell whether an element has no text but that of the elements in it."""
    return not (element.text or "").strip() and not any((one.tail or "").strip() for one in element)


def spelt(tree: etree._Element | None, source: str) -> str:
    """Write a tree as it was given: a page with its doctype, a fragment without what the parser puts around it."""
    if tree is None:
        return source
    if WHOLE.search(source):
        doctype = DOCTYPE.search(source)
        comments = [written(one) + "\n" for one in tree.itersiblings(preceding=True)]
        before = source[: len(source) - len(source.lstrip())] + (doctype[0] + "\n" if doctype else "")
        whole = before + "".join(reversed(comments)) + written(tree)
        return whole if whole.endswith("\n") or not source.endswith("\n") else whole + "\n"
    return "".join((body.text or "") + "".join(map(written, body)) for body in tree.findall("body"))


def written(element: etree._Element) -> str:
    """Write an element and the text behind it."""
    return etree.tostring(element, encoding="unicode", method="html")
