r"""Sentences in the string literals of a script: JSON, HTML inside JSON, and either escaped once more.

>>> rain = "The river rose for two days before the dam gave way."
>>> list(passages('push([1, "a:{\\"text\\":\\"<p>' + rain + '</p>\\"}"])'))
['<p>The river rose for two days before the dam gave way.</p>']
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_LAYERS = 3
"""Strings in strings: frameworks escape JSON once, and the HTML in it once more."""

SHORTEST = 40
"""Characters of a sentence; shorter strings are labels and names."""

MOST_OTHERS = 0.15
"""Share of what is neither letter nor space in it; in code, styles and addresses there is more."""

_LITERAL = re.compile(r'"((?:[^"\\]++|\\.)*+)"?', re.DOTALL)  # what is never closed ends with the script
_BAD_ESCAPE = re.compile(r'\\(?:(?=[^"\\/bfnrtu])|(?=u(?![0-9a-fA-F]{4})))|(\\.)', re.DOTALL)
_JSON = re.compile(r'^\s*[\[{]|":\s?["\[{]')
_ROW = re.compile(r"^\w{1,8}:T\w{1,8},")  # before a text, its place and its length
_OTHER = regex.compile(r"[^\p{L}\p{M}\s]")
_END = re.compile(r"[.!?…](?=\W{0,3}(?:\s|$))|[。！？।۔؟]")
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")


def is_prose(text: str) -> bool:
    """Tell whether a line holds a sentence.

    >>> is_prose("The river rose for two days before the dam gave way."), is_prose("a.b{margin:0 auto 1px;padding:0} .c{top:0}")
    (True, False)
    >>> is_prose("नदी दो दिन तक बढ़ती रही, और फिर रात में गाँव के ऊपर का बाँध टूट गया।")
    True
    """
    return len(text) >= SHORTEST and bool(_END.search(text)) and len(_OTHER.findall(text)) <= MOST_OTHERS * len(text)


def prose(lines: Iterable[str]) -> int:
    """Count the characters of the lines that hold a sentence."""
    return sum(len(line) for line in lines if is_prose(line))


def lines(passage: str) -> list[str]:
    r"""Return the lines of a text, or of what is left of HTML without its tags.

    >>> lines("<p>It rained.</p><p>It snowed.</p>"), lines("It rained.\n\nIt snowed.")
    (['It rained.', 'It snowed.'], ['It rained.', 'It snowed.'])
    """
    return [line for part in TAG.sub("\n", passage).split("\n") if (line := " ".join(part.split()))]


def _decoded(literal: str) -> str:
    r"""Read the inside of a string literal; where an escape is none, its backslash goes.

    >>> _decoded(r"caf\u00e9"), _decoded(r"it\'s"), _decoded(r"\\'"), _decoded("\\")
    ('café', "it's", "\\'", '')
    """
    if "\\" not in literal:
        return literal
    try:
        return str(json.loads(f'"{_BAD_ESCAPE.sub(lambda found: found[1] or "", literal)}"', strict=False))
    except ValueError:
        return ""


def passages(text: str, layer: int = 1) -> Iterator[str]:
    """Yield the string literals that hold sentences, those inside of others as well; each character is read once a layer."""
    for match in _LITERAL.finditer(text):
        if len(match[1]) < SHORTEST:
            continue
        literal = _decoded(match[1])
        if layer < MOST_LAYERS and '"' in literal and _JSON.search(literal):
            yield from passages(literal, layer + 1)
        elif any(map(is_prose, lines(literal))):
            yield _ROW.sub("", literal)
