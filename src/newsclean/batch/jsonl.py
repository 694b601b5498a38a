"""JSON lines: how they are read, what columns they have, and how they become columns of a table."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, NoReturn

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

KINDS: dict[object, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
"""By the type of a JSON value, the column that holds it. What is nested is no column: Arrow would change it."""

MAX_INT = 1 << 63
"""What an int64 does not hold any more."""

EXACT = 1 << 53
"""Up to here, every whole number is a float."""


def parse(line: bytes) -> dict[str, Any]:
    r"""Return the object that a line holds. Raises `ValueError` where there is none.

    >>> parse(b'{"text": "rain"}')
    {'text': 'rain'}
    >>> parse(b'["rain"]')
    Traceback (most recent call last):
    ValueError: the line holds a list, not an object
    """
    try:
        text = line.decode("utf-8-sig")
        value = json.loads(text, object_pairs_hook=unique, parse_constant=refuse, parse_float=finite)
    except UnicodeDecodeError as error:
        message = f"the line is no UTF-8: {error.reason} at byte {error.start}"
        raise ValueError(message) from error
    except RecursionError as error:
        message = "the line is nested too deeply"
        raise ValueError(message) from error
    except json.JSONDecodeError as error:
        message = f"the line is no JSON: {error}"
        raise ValueError(message) from error
    if not isinstance(value, dict):
        message = f"the line holds a {type(value).__name__}, not an object"
        raise ValueError(message)  # noqa: TRY004 - what is wrong is the line, not the call
    return value


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; JSON would let the last of two equal names win, and the other be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        message = f"the name {next(name for name in names if names.count(name) > 1)!r} stands twice"
        raise ValueError(message)
    return found


def refuse(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads and no other reader does."""
    message = f"{name} is no JSON"
    raise ValueError(message)


def finite(number: str) -> float:
    """Return a number. Raises `ValueError` for 1e999, which Python reads as infinity, and no JSON can hold."""
    value = float(number)
    if math.isinf(value):
        message = "a number is too large"
        raise ValueError(message)
    return value


def dump(row: Mapping[str, Any]) -> bytes:
    """Write an object as a line; a lone surrogate is written as its escape, which is JSON's as well."""
    text = json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    return text.encode("utf-8", "backslashreplace") + b"\n"


def infer(rows: Iterable[Mapping[str, Any]]) -> pa.Schema:
    """Return the columns of these rows: those names whose values all have one plain type.

    >>> infer([{"id": 1, "score": 1, "tags": ["a"]}, {"id": 2, "score": 0.5}]).names
    ['id', 'score']
    """
    kinds: dict[str, set[type]] = {}
    for row in rows:
        for name, value in row.items():
            kinds.setdefault(name, set()).update({type(value)} - {type(None)})
    return pa.schema([(name, KINDS[one]) for name, found in kinds.items() if (one := only(found)) in KINDS])


def only(kinds: set[type]) -> type | None:
    """Return the one type of a column's values; whole numbers among others are numbers."""
    if kinds == {int, float}:
        return float
    return next(iter(kinds)) if len(kinds) == 1 else None


def tabulated(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """Return rows as a table of this schema and a column `rest`: what has no column, or doesn't fit it, as JSON.

    >>> tabulated([{"id": 1}, {"id": "two", "tags": ["a"]}], pa.schema([("id", pa.int64())])).to_pylist()
    [{'id': 1, 'rest': None}, {'id': None, 'rest': '{"id": "two", "tags": ["a"]}'}]
    """
    kept: list[dict[str, Any]] = []
    for row in rows:
        fitting = {name: value for name, value in row.items() if name in schema.names and fits(value, schema, name)}
        rest = {name: value for name, value in row.items() if name not in fitting}
        kept.append({**fitting, "rest": json.dumps(rest, allow_nan=False) if rest else None})
    return pa.Table.from_pylist(kept, schema.append(pa.field("rest", pa.string())))


def fits(value: object, schema: pa.Schema, name: str) -> bool:
    """Tell whether a column can hold a value as it is."""
    kind = schema.field(name).type
    if value is None:
        return True
    if isinstance(value, int) and not isinstance(value, bool):
        most = MAX_INT if kind == pa.int64() else EXACT if kind == pa.float64() else 0
        return -most <= value < most
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return False
    return bool(KINDS.get(type(value)) == kind)
