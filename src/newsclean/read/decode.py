"""Bytes to text, as a browser would: byte order mark, declared charset, and detection by a library."""

from __future__ import annotations

import codecs

from bs4.dammit import EncodingDetector
from charset_normalizer import from_bytes
from webencodings import UTF8, Encoding, lookup

BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
"""Those that the WHATWG Encoding Standard knows, section 6.1."""

SAMPLE_BYTES = 100_000
"""How much is looked at to detect an encoding that nothing declares: detection costs far more than decoding."""

SINGLE_BYTE_FALLBACK = "windows-1252"
"""The HTML standard's default where nothing is declared or detected; it decodes every byte but five."""


def decode(data: bytes) -> str:
    r"""Decode a page; undecodable bytes become U+FFFD, so that there is always a text.

    >>> decode("Ärger".encode()), decode(b'<meta charset="iso-8859-1">\xc4rger')[-5:]
    ('Ärger', 'Ärger')
    """
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    declared = declared_encoding(data)
    for encoding in filter(None, (declared, UTF8)):
        try:
            return encoding.codec_info.decode(data, "strict")[0]
        except UnicodeDecodeError:
            continue
    if declared:
        return declared.codec_info.decode(data, "replace")[0]
    return data.decode(detected_encoding(data), "replace")


def declared_encoding(data: bytes) -> Encoding | None:
    """Return the encoding that the page declares: a label means what browsers take it for.

    >>> declared_encoding(b'<meta charset="latin1">').name
    'windows-1252'
    """
    label = EncodingDetector.find_declared_encoding(data, is_html=True)
    encoding = lookup(label) if label else None
    # A declaration that could be read byte by byte is not UTF-16, whatever it says: the HTML standard, section 13.2.3.5.
    return UTF8 if encoding and encoding.name.startswith("utf-16") else encoding


def detected_encoding(data: bytes) -> str:
    """Detect what nothing declares."""
    best = from_bytes(data[:SAMPLE_BYTES]).best()
    return best.encoding if best else SINGLE_BYTE_FALLBACK
