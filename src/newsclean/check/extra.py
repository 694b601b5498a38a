"""What the extra `newsclean[batch]` is needed for: Parquet, and JSON lines that are compressed with zstd."""

from __future__ import annotations

from typing import Any


class MissingExtraError(Exception):
    """A file that can't be read without the extra: a line for the user."""


def arrow() -> Any:  # noqa: ANN401 - a module without types
    """Return pyarrow. Raises `MissingExtraError`."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - the rest works without the extra
    except ModuleNotFoundError as error:
        message = "needs more packages; install them with: pip install 'newsclean[batch]'"
        raise MissingExtraError(message) from error
    return pa
