"""The file around the pages: the template, styles and scripts of `view/`, and the policy that lets only these run."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from functools import cache
from importlib.resources import files
from string import Template

STYLES = ("colours.css", "frame.css", "rail.css", "sheet.css", "overview.css", "print.css")

SCRIPTS = ("dom.js", "book.js", "rail.js", "sheet.js", "overview.js", "search.js", "keys.js")

DESK_STYLES, DESK_SCRIPTS = ("desk.css",), ("desk.js", "mistake.js")
"""Of `newsclean serve` alone."""

START = ("start.js",)
"""What stands last."""

ESCAPED = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026", "\u2028": r"\u2028", "\u2029": r"\u2029"})
"""What could end a script element or mean something in it. In JSON these stand in strings alone, where an escape is the same."""

SURROGATE = "backslashreplace"
r"""How a lone surrogate is written: as `\udc80`, which is JSON's own escape."""


def as_json(value: object) -> str:
    r"""Write JSON that can stand in a script element, and in UTF-8.

    >>> as_json(["</script>", "\udc80"])
    '["\\u003c/script\\u003e","\\udc80"]'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(ESCAPED)
    return text.encode("utf-8", SURROGATE).decode()


@cache
def view(name: str) -> str:
    """Return a file of the view."""
    return files(__package__).joinpath("view", name).read_text(encoding="utf8")


def styles(*, serving: bool) -> list[str]:
    """Return the styles, in order."""
    return [view(name) for name in STYLES + DESK_STYLES * serving]


def scripts(*, serving: bool) -> list[str]:
    """Return the scripts, in order."""
    return [view(name) for name in SCRIPTS + DESK_SCRIPTS * serving + START]


def policy(*, serving: bool) -> str:
    """Return the content security policy: these scripts and these styles, and nothing from anywhere.

    The icon is a data: address. What is served may ask the server it came from.
    """
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(map(digest, scripts(serving=serving))),
        "style-src": " ".join(map(digest, styles(serving=serving))),
        "img-src": "data:",
        "connect-src": "'self'" if serving else "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def digest(text: str) -> str:
    """Return the source expression that allows just this text (CSP Level 3, section 2.3.1).

    >>> digest("alert('Hello, world.');")
    "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def skeleton(version: str, *, serving: bool) -> tuple[str, str]:
    """Return what stands before the pages, and what stands behind them."""
    head = Template(view("report.html")).substitute(
        policy=html.escape(policy(serving=serving), quote=True).replace("&#x27;", "'"),
        styles="\n".join(f"<style>{text}</style>" for text in styles(serving=serving)),
        desk=view("desk.html") if serving else "",
        version=html.escape(version),
    )
    foot = "\n".join(f"<script>{text}</script>" for text in scripts(serving=serving))
    return head, f"{foot}\n</body>\n</html>\n"
