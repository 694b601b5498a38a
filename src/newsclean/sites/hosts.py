"""What is one site, and what is one page of it: hosts and addresses, as 64-bit keys where they are counted."""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import urlsplit

from courlan import normalize_url

HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*|[0-9a-f:.]*:[0-9a-f:.]*")
"""A name of letters, digits and hyphens (RFC 1123; with the underscore that is used all the same), or IPv6."""

LONGEST_HOST = 253
"""Characters that a name has in the DNS, at most."""

LONGEST_ADDRESS = 2048
"""Characters of an address that are looked at: browsers send about as much, and a hostile one may have megabytes."""

KEY_BYTES = 8


def host_of(address: str) -> str | None:
    """Return the host of an address, or of a host's name; None where there is none.

    Lower case, in ASCII as the DNS has it, without port and "www.": sites are reached with and without it. What has no
    scheme has to begin with a name that has a full stop, or to be a name: a path is no address.

    >>> host_of("https://www.News.example:8080/a?b"), host_of("news.example"), host_of("no host"), host_of("http://[::1")
    ('news.example', 'news.example', None, None)
    >>> host_of("news.example/a"), host_of("news/a"), host_of("javascript:void(0)")
    ('news.example', None, None)
    >>> host_of("http://übersee.example/hafen")
    'xn--bersee-2ya.example'
    """
    address = address.strip()[:LONGEST_ADDRESS]
    if "//" not in address:
        name, has_path, _ = address.partition("/")
        address = f"//{name}" if "." in name or not has_path else ""
    try:
        parts = urlsplit(address)
        host = parts.hostname or "" if parts.port != 0 else ""  # of what is no number, it raises ValueError
        host = (host if host.isascii() else host.encode("idna").decode()).lower().removesuffix(".")
    except ValueError:  # UnicodeError is one
        return None
    host = host.removeprefix("www.") if host.count(".") > 1 else host
    return host if len(host) <= LONGEST_HOST and HOST.fullmatch(host) else None


def address_key(address: str, host: str) -> int:
    """Return the key of a page: the same for addresses that differ in scheme, "www.", fragment, trackers or a last slash.

    >>> one = address_key("https://www.news.example/rain/?utm_source=mail#top", "news.example")
    >>> one == address_key("http://news.example/rain", "news.example"), one == address_key("/sun", "news.example")
    (True, False)
    """
    address = address.strip()[:LONGEST_ADDRESS]
    try:
        parts = urlsplit(normalize_url(address))
    except ValueError:
        return key(f"{host} {address}")
    query = f"?{parts.query}" if parts.query else ""
    return key(f"{host}{parts.path.rstrip('/')}{query}")


def key(text: str) -> int:
    """Return 64 bits for a text, the same on every machine.

    >>> key("news.example")
    12180227862357840775
    """
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest(), "little")
