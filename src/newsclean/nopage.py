"""Which files are pages, or hold some: by their names, and by first bytes, which tell what is handed over by mistake."""

from __future__ import annotations

import codecs

NO_PAGES = {
    b"%PDF-": "is a PDF; extract its text first, for example with pdftotext",
    b"\x1f\x8b": "is compressed with gzip; decompress it first, for example with zcat",
    b"BZh": "is compressed with bzip2; decompress it first, for example with bzcat",
    b"\x28\xb5\x2f\xfd": "is compressed with zstd; decompress it first, for example with zstdcat",
    b"\xfd7zXZ\x00": "is compressed with xz; decompress it first, for example with xzcat",
    b"PAR1": "is Parquet, not a page; newsclean batch cleans its rows",
    b"WARC/1.": "is an archive of pages; newsclean batch cleans them",
    b"PK\x03\x04": "is a ZIP archive (or an office document), not a page",
    b"\x89PNG": "is a PNG image, not a page",
    b"\xff\xd8\xff": "is a JPEG image, not a page",
    b"GIF8": "is a GIF image, not a page",
}
"""By its first bytes, what is often handed over by mistake, and what to do about it."""

PAGES = (".html", ".htm", ".xhtml", ".txt", ".md", ".markdown")
"""How the names of pages end, in folders where there are other files as well."""

LINES = (".jsonl", ".ndjson")
"""How the names of files end that hold a page a line: their bytes could be those of a page."""

RECORDS = (*LINES, ".json")
"""And that are read as such where they are named, though they may be something else."""

TABLES = (".parquet", ".pq")
"""The same for a page a row."""

ARCHIVES = (".warc", ".wet")
"""The same for what a crawler has fetched."""

LOOKED_AT = 8000
"""Bytes that tell whether a file is binary, as for git."""

FEWEST_NULS = 0.02
"""Share of zero bytes from which it is: pages have a stray one at most, and UTF-16 is told by its byte order mark."""


def no_page(data: bytes) -> str | None:
    r"""Say why there is no page in a file; None where there may be one.

    >>> no_page(b"\x7fELF\x02\x01\x01\x00\x00\x00"), no_page("It rained.".encode("utf-16"))
    ('is a binary file, not a page', None)
    """
    for beginning, problem in NO_PAGES.items():
        if data.startswith(beginning):
            return problem
    sample = data[:LOOKED_AT]
    if not sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and sample.count(0) > FEWEST_NULS * len(
        sample
    ):
        return "is a binary file, not a page"
    return None
