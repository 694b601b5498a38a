"""JSON-LD, as pages really have it: broken, nested, and in several scripts that point at each other.

Newsrooms write it by string concatenation: comments, HTML entities, raw line breaks and stray commas are common,
and search engines forgive them. So does this reader; what no repair makes readable is searched for the few plain
values that matter.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from newsclean.read.literals import TAG
from newsclean.wordlists import set_of

if TYPE_CHECKING:
    from lxml import etree

Node: TypeAlias = Mapping[str, object]

MAX_DEPTH = 40  # objects in objects; real pages have ten
MAX_NODES = 200_000  # objects of all scripts together; a page with thousands of comments has a tenth of that
MAX_STEPS = 2000  # of following an author field: forty authors take eighty, references in a circle would never end
MAX_WORKS = 40  # works and names of sites kept: the page's own is among the first
MAX_LOOSE = 2_000_000  # characters of a broken script that are searched for plain values


_NAMESPACE_ENDS = "/:#"
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Recipe|PodcastEpisode)$")
_PAGE = re.compile(r"(?:Page|CreativeWork|Course|HowTo|VideoObject|Event)$")
# What stands in these is about another work, or about the work's readers.
_OTHER_WORKS = set_of(
    "itemlistelement haspart ispartof relatedlink comment comments review reviews liveblogupdate citation mentions about "
    "publisher author creator image video audio breadcrumb potentialaction suggestedanswer acceptedanswer "
    "associatedmedia sourceorganization copyrightholder subjectof backstory isbasedon"
)

_WRAPPER = re.compile(
    r"<!--|-->|(?:(?://|/\*)\s{0,4})?<!\[CDATA\[(?:\s{0,4}\*/)?|(?:(?://|/\*)\s{0,4})?\]\]>(?:\s{0,4}\*/)?"
)
_STRING_OR_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*"|/\*.*?(?:\*/|\Z)|(?<!:)//[^\n]*|,(?=\s*[}\]])', re.DOTALL)
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_LOOSE = re.compile(
    r'"(headline|datePublished|dateModified|inLanguage|articleBody)"\s*:\s*"((?:[^"\\]|\\.){1,100000})"(?=\s*[,}])'
)
_LOOSE_AUTHOR = re.compile(
    r'"author"\s*:\s*[\[{\s]*(?:"@type"\s*:\s*"\w+"\s*,\s*)?(?:"name"\s*:\s*)?"((?:[^"\\]|\\.){1,200})"(?=\s*[,}\]])'
)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Linked:
    """What the scripts of a page hold: the works they describe, best first, and every node by its `@id`."""

    works: tuple[Node, ...] = ()
    ranks: tuple[int, ...] = ()
    """Of the works: articles before pages."""
    by_id: Mapping[str, Node] = field(default_factory=dict)
    sites: tuple[str, ...] = ()


def plain(value: object) -> str:
    """Read a value as text: the first of a list, the `@value` of an object; entities and tags resolved.

    >>> plain("Fish &amp; chips"), plain(["a", "b"]), plain({"@value": "c"}), plain(None), plain("<b>d</b>")
    ('Fish & chips', 'a', 'c', '', 'd')
    """
    for _ in range(MAX_DEPTH):
        if isinstance(value, str):
            text = TAG.sub("", html.unescape(html.unescape(value))) if "&" in value or "<" in value else value
            return _SURROGATE.sub("", text).strip()
        if isinstance(value, Mapping):
            value = value.get("@value", value.get("name"))
        elif isinstance(value, list) and value:
            value = value[0]
        else:
            return ""
    return ""


def _loads(text: str) -> object | None:
    """Parse JSON, and only the first value where more follow; None when it isn't JSON.

    >>> _loads('{"a": 1};'), _loads("{a: 1}"), _loads("[" * 100_000)
    ({'a': 1}, None, None)
    """
    try:
        value: object = json.JSONDecoder(strict=False).raw_decode(text.strip())[0]
    except (ValueError, RecursionError):
        return None
    return value


def _without_comment(match: re.Match[str]) -> str:
    """Keep a string literal, drop a comment or a trailing comma."""
    return match[0] if match[0].startswith('"') else ""


def _repairs(text: str) -> Iterator[str]:
    """Yield the text as it is, then with more and more forgiven.

    >>> list(_repairs('<!--{"a": "b",}-->// c'))[-1]
    '{"a": "b"}'
    """
    yield text
    text = _WRAPPER.sub("", text)
    yield text
    if '"' not in text:
        text = html.unescape(text)
        yield text
    yield _STRING_OR_COMMENT.sub(_without_comment, _BAD_ESCAPE.sub(r"\\\\", text).replace("\\\\'", "'"))


def _loose(text: str) -> Node:
    """Search what can't be parsed for the plain values of its first work.

    >>> _loose('{"@type": "NewsArticle", "headline": "A "bold" claim", "datePublished": "2024-10-31", "x": }')
    {'datePublished': '2024-10-31', '@type': 'NewsArticle'}
    """
    text = text[:MAX_LOOSE]
    node: dict[str, object] = {}
    for match in _LOOSE.finditer(text):
        node.setdefault(match[1], _loads(f'"{match[2]}"') or match[2])
    if (author := _LOOSE_AUTHOR.search(text)) is not None:
        node["author"] = _loads(f'"{author[1]}"') or author[1]
    if node:
        node["@type"] = "NewsArticle" if "Article" in text else "WebPage"
    return node


def parse(text: str) -> object:
    """Parse the text of a script, with every repair that is needed and no other.

    >>> parse('{"a": "x // y", /* note */ "b": [1, 2,],}')
    {'a': 'x // y', 'b': [1, 2]}
    >>> parse("no json at all")
    {}
    """
    for attempt in _repairs(text):
        value = _loads(attempt)
        if isinstance(value, dict | list):
            return value
    return _loose(text)


def types(node: Node) -> tuple[str, ...]:
    """Name the types of a node without their namespace.

    >>> types({"@type": ["schema:NewsArticle", "http://schema.org/Report"]}), types({})
    (('NewsArticle', 'Report'), ())
    """
    declared = node.get("@type", node.get("type"))
    listed = declared if isinstance(declared, list) else [declared]
    return tuple(one[max(map(one.rfind, _NAMESPACE_ENDS)) + 1 :] for one in listed if isinstance(one, str))


def _walk(roots: list[object]) -> Iterator[tuple[Node, bool]]:
    """Yield every object in document order, and whether it stands for itself: not as part of another work.

    A stack instead of recursion, as the depth of the input is the input's choice.
    """
    stack: list[tuple[object, int, bool]] = [(root, 0, True) for root in reversed(roots)]
    seen = 0
    while stack and seen < MAX_NODES:
        value, depth, own = stack.pop()
        seen += 1
        if depth > MAX_DEPTH:
            continue
        if isinstance(value, list):
            stack.extend((item, depth + 1, own) for item in reversed(value))
        elif isinstance(value, dict):
            yield value, own
            children = [(child, depth + 1, own and key.lower() not in _OTHER_WORKS) for key, child in value.items()]
            stack.extend(
                (child, level, mine) for child, level, mine in reversed(children) if isinstance(child, dict | list)
            )


def rank(node: Node) -> int | None:
    """Rank a node by its type: an article, then a page; None for what is no work.

    >>> rank({"@type": "NewsArticle"}), rank({"@type": "WebPage"}), rank({"@type": "Organization"})
    (0, 1, None)
    """
    names = types(node)
    if any(_ARTICLE.search(name) for name in names):
        return 0
    return 1 if any(_PAGE.search(name) for name in names) else None


def read_json_ld(elements: Iterable[etree._Element]) -> Linked:
    """Read all scripts of a page together: one may hold the article and another its author."""
    scripts = (
        "".join(map(str, script.itertext())) for script in elements if "ld+json" in (script.get("type") or "").lower()
    )
    ranked: list[tuple[int, Node]] = []
    by_id: dict[str, Node] = {}
    sites: list[object] = []
    for node, own in _walk([parse(script) for script in scripts if script.strip()]):
        identity = node.get("@id")
        if isinstance(identity, str) and len(node) > len(by_id.get(identity, ())):
            by_id[identity] = node
        if own and (place := rank(node)) is not None:
            ranked.append((place, node))
        if "WebSite" in types(node):
            sites.append(node)
        if "publisher" in node:
            sites.append(node["publisher"])
    ranked.sort(key=lambda pair: pair[0])
    names = dict.fromkeys(plain(resolve(site, by_id)) for site in sites[:MAX_WORKS])
    ranks, works = zip(*ranked[:MAX_WORKS], strict=True) if ranked else ((), ())
    headlines = {plain(work.get("headline")) for work in works}  # templates fill the site's name with it by mistake
    return Linked(works, ranks, by_id, tuple(name for name in names if name and name not in headlines))


def resolve(value: object, by_id: Mapping[str, Node]) -> object:
    """Follow a bare reference to the node that it names.

    >>> resolve({"@id": "#jane"}, {"#jane": {"@id": "#jane", "name": "Jane Doe"}})
    {'@id': '#jane', 'name': 'Jane Doe'}
    """
    if isinstance(value, Mapping) and "name" not in value:
        identity = value.get("@id")
        if isinstance(identity, str):
            return by_id.get(identity, value)
    return value


def people(value: object, by_id: Mapping[str, Node]) -> tuple[str, ...]:
    """Name the people (and organisations) of an author field, whatever shape it has.

    >>> people([{"@type": "Person", "name": "Jane Doe"}, {"@id": "#john"}, "Ann Other"], {"#john": {"name": "John Roe"}})
    ('Jane Doe', 'John Roe', 'Ann Other')
    >>> people({"name": ["Jane Doe", "John Roe"]}, {}), people({"givenName": "Jane", "familyName": "Doe"}, {}), people(7, {})
    (('Jane Doe', 'John Roe'), ('Jane Doe',), ())
    """
    names: list[str] = []
    stack = [value]
    for _ in range(MAX_STEPS):
        if not stack:
            break
        one = resolve(stack.pop(), by_id)
        if isinstance(one, list):
            stack.extend(one[MAX_STEPS::-1])
        elif isinstance(one, Mapping):
            stack.append(one.get("name") or f"{plain(one.get('givenName'))} {plain(one.get('familyName'))}".strip())
        elif name := plain(one):
            names.append(name)
    return tuple(names)
