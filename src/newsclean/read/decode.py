"""Bytes to text, as a browser would: byte order mark, declared charset, and detection by a library."""

from __future__ import annotations

import codecs

from bs4.dammit import EncodingDetector
from charset_normalizer import from_bytes
from webencodings import lookup

BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
"""Those that the WHATWG Encoding Standard knows, section 6.1."""

SAMPLE_BYTES = 100_000
"""How much is looked at to detect an encoding that nothing declares: detection costs far more than decoding."""

SINGLE_BYTE_FALLBACK = "windows-1252"
"""The HTML standard's default where nothing is declared or detected; it decodes every byte but five."""


SUPERSETS = {"gbk": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949", "big5": "big5hkscs"}
"""What browsers decode these with, in Python's names: the WHATWG Encoding Standard's tables are the larger ones."""

NOT_CODECS = frozenset({"replacement", "x-user-defined"})
"""Labels of the standard that stand for no encoding of text."""

VALID_A_BROKEN = 3
"""Bytes of valid sequences, beyond the first of each, for every broken one, from which bytes are damaged UTF-8: in
single-byte encodings hardly any sequence is valid by chance."""


def decode(data: bytes) -> str:
    r"""Decode a page; undecodable bytes become U+FFFD, so that there is always a text.

    >>> decode("Ärger".encode()), decode(b'<meta charset="iso-8859-1">\xc4rger')[-5:]
    ('Ärger', 'Ärger')
    """
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    declared = declared_encoding(data)
    for name in filter(None, (declared, "utf-8")):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return data.decode(declared or ("utf-8" if is_damaged_utf8(data) else detected_encoding(data)), "replace")


def declared_encoding(data: bytes) -> str | None:
    """Return the codec of the charset that the page declares: a label means what browsers take it for.

    >>> declared_encoding(b'<meta charset="latin1">'), declared_encoding(b'<meta charset="gb2312">')
    ('cp1252', 'gb18030')
    """
    label = EncodingDetector.find_declared_encoding(data, is_html=True)
    encoding = lookup(label) if label else None
    if encoding is None or encoding.name in NOT_CODECS:
        return None
    # A declaration that could be read byte by byte is not UTF-16, whatever it says: the HTML standard, section 13.2.3.5.
    return "utf-8" if encoding.name.startswith("utf-16") else SUPERSETS.get(encoding.name, encoding.codec_info.name)


def is_damaged_utf8(data: bytes) -> bool:
    r"""Tell whether bytes are UTF-8 with some broken: a download that was cut off, or a stray byte.

    >>> is_damaged_utf8("Die Brücke über die Örtze".encode() + b"\xc3"), is_damaged_utf8("Brücke".encode("cp1252"))
    (True, False)
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return broken * VALID_A_BROKEN <= len(data) - len(text)


def detected_encoding(data: bytes) -> str:
    """Detect what nothing declares."""
    best = from_bytes(data[:SAMPLE_BYTES]).best()
    return best.encoding if best else SINGLE_BYTE_FALLBACK
