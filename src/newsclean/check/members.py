r"""A line of JSON, with the places of its values: one of them can be written anew and all else stays, byte for byte.

>>> line = '{"id": 1.50, "text": "Menu"}'
>>> line[slice(*members(line)["text"].span)]
'"Menu"'
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple, NoReturn

SPACE = re.compile(r"[ \t\r\n]*")
"""What JSON allows between its tokens."""


class Member(NamedTuple):
    """A value, and where it stands."""

    value: object
    span: tuple[int, int]


def members(line: str) -> dict[str, Member]:
    """Return the members of the object that a line holds. Raises `ValueError` where it holds none.

    >>> members('["rain"]')
    Traceback (most recent call last):
    ValueError: the line holds no object
    >>> members('{"a": 1, "a": 2}')
    Traceback (most recent call last):
    ValueError: the name 'a' stands twice
    """
    try:
        return dict(scan(line))
    except json.JSONDecodeError as error:
        message = f"the line is no JSON: {error.msg} at character {error.pos + 1}"
        raise ValueError(message) from error
    except RecursionError as error:
        message = "the line is nested too deeply"
        raise ValueError(message) from error


def scan(line: str) -> list[tuple[str, Member]]:
    """Read the object from its bracket to its bracket."""
    at = after_space(line, 1 if line.startswith("\ufeff") else 0)
    if line[at : at + 1] != "{":
        DECODER.raw_decode(line, at)  # says what is wrong, if it is no JSON at all
        message = "the line holds no object"
        raise ValueError(message)
    found: list[tuple[str, Member]] = []
    names = set[str]()
    at = after_space(line, at + 1)
    while line[at : at + 1] != "}":
        if found:
            at = after_space(line, expect(line, at, ","))
        if line[at : at + 1] != '"':
            message = "a name in quotes is missing"
            raise json.JSONDecodeError(message, line, at)
        name, at = DECODER.raw_decode(line, at)
        start = after_space(line, expect(line, after_space(line, at), ":"))
        value, end = DECODER.raw_decode(line, start)
        if name in names:
            message = f"the name {name!r} stands twice"
            raise ValueError(message)
        names.add(name)
        found.append((name, Member(value, (start, end))))
        at = after_space(line, end)
    if after_space(line, at + 1) != len(line):
        message = "something stands behind the object"
        raise json.JSONDecodeError(message, line, at + 1)
    return found


def after_space(line: str, at: int) -> int:
    """Return where the next token stands."""
    found = SPACE.match(line, at)
    return found.end() if found else at


def expect(line: str, at: int, token: str) -> int:
    """Return where a token ends that has to stand here."""
    if line[at : at + 1] != token:
        message = f"{token!r} is missing"
        raise json.JSONDecodeError(message, line, at)
    return at + 1


def refuse(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads and no other reader does."""
    message = f"{name} is no JSON"
    raise ValueError(message)


DECODER = json.JSONDecoder(parse_constant=refuse)


def replaced(line: str, member: Member, value: str) -> str:
    r"""Write a string in the place of a value, escaped to ASCII where that was.

    >>> line = '{"text": "M\\u00e9nu", "id": 1.50}'
    >>> replaced(line, members(line)["text"], "Été")
    '{"text": "\\u00c9t\\u00e9", "id": 1.50}'
    """
    start, end = member.span
    return line[:start] + json.dumps(value, ensure_ascii=line[start:end].isascii()) + line[end:]
