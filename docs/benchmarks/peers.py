"""The tools that newsclean is measured against, each as a function from a page to the text that it keeps.

A tool that is not installed is left out. None of them fetches anything.
"""

from __future__ import annotations

import html as escaping
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import newsclean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Tool = Callable[[Mapping[str, Any]], str]
    """From a page with `html`, `url`, `language`, and `text` where it is flattened text that is to be cleaned."""

C4_PHRASES = (
    "javascript",
    "terms of use",
    "privacy policy",
    "cookie policy",
    "uses cookies",
    "use of cookies",
    "use cookies",
)
"""Lines that hold one of them go; as the other line rules below from Raffel et al. 2020, and datatrove's filter."""

C4_ENDS = (".", "?", "!", '"', "'", "\u201d")
"""Lines that end otherwise go."""

C4_WORDS = 3
"""Lines of fewer words go."""

MANY_WORDS = 12
"""What "lines of twelve words" keeps: the filter that people write first."""


def html_tools() -> dict[str, Tool]:
    """Return the tools that read HTML."""
    tools = {
        "newsclean": (newsclean_html, "newsclean"),
        "trafilatura": (trafilatura_html, "trafilatura"),
        "trafilatura, precision mode": (trafilatura_precision, "trafilatura"),
        "resiliparse": (resiliparse_html, "resiliparse"),
        "jusText": (justext_html, "justext"),
        "newspaper4k": (newspaper_html, "newspaper"),
    }
    return {name: tool for name, (tool, module) in tools.items() if find_spec(module)}


def text_tools() -> dict[str, Tool]:
    """Return the tools that read flattened text: no other library does, so what people use instead."""
    return {
        "newsclean": newsclean_text,
        "the C4 line rules": c4_lines,
        "lines of twelve words": long_lines,
        "trafilatura over `<p>` lines": trafilatura_lines,
    }


def newsclean_html(page: Mapping[str, Any]) -> str:
    """Clean the HTML, header fields and all."""
    return newsclean.clean(page["html"], url=page["url"]).body


def newsclean_text(page: Mapping[str, Any]) -> str:
    """Clean the text."""
    return newsclean.clean(page["text"]).body


def trafilatura_html(page: Mapping[str, Any], *, favor_precision: bool = False) -> str:
    """Extract text and metadata, without comments."""
    import trafilatura  # noqa: PLC0415 - as the others, when its turn comes

    document = trafilatura.bare_extraction(
        page["html"], url=page["url"], include_comments=False, with_metadata=True, favor_precision=favor_precision
    )
    return str(getattr(document, "text", None) or "")


def trafilatura_precision(page: Mapping[str, Any]) -> str:
    """Do the same, rather too little than too much."""
    return trafilatura_html(page, favor_precision=True)


def resiliparse_html(page: Mapping[str, Any]) -> str:
    """Extract the main content."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 - not everyone has it

    return str(extract_plain_text(page["html"], main_content=True))


def justext_html(page: Mapping[str, Any]) -> str:
    """Keep the good paragraphs; it has to be told the language, and is told the right one."""
    import justext  # noqa: PLC0415 - as the others

    paragraphs = justext.justext(page["html"].encode(), stopwords(page["language"]), encoding="utf8")
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


@cache
def stopwords(language: str | None) -> frozenset[str]:
    """Return jusText's words of a language; of all languages, where it has none of this one, as its manual advises."""
    import justext  # noqa: PLC0415 - as above
    from trafilatura.settings import JUSTEXT_LANGUAGES  # noqa: PLC0415 - its names for them by ISO 639-1

    names = [JUSTEXT_LANGUAGES[language]] if language in JUSTEXT_LANGUAGES else justext.get_stoplists()
    return frozenset().union(*map(justext.get_stoplist, names))


def newspaper_html(page: Mapping[str, Any]) -> str:
    """Parse an article; fetching images is switched off."""
    import newspaper  # noqa: PLC0415 - not everyone has it

    return str(newspaper.article(page["url"], input_html=page["html"], fetch_images=False).text)


def c4_lines(page: Mapping[str, Any]) -> str:
    """Keep the lines that the filter of C4 keeps, the one that text corpora use most."""
    return "\n".join(filter(c4_keeps, page["text"].split("\n")))


def c4_keeps(line: str) -> bool:
    """Tell whether a line passes.

    >>> c4_keeps("It rained for two days."), c4_keeps("Read more..."), c4_keeps("We use cookies on this site.")
    (True, False, False)
    """
    end = line.rstrip()
    return (
        len(line.split()) >= C4_WORDS
        and end.endswith(C4_ENDS)
        and not end.endswith("...")
        and not any(phrase in line.lower() for phrase in C4_PHRASES)
    )


def long_lines(page: Mapping[str, Any]) -> str:
    """Keep the lines of many words."""
    return "\n".join(line for line in page["text"].split("\n") if len(line.split()) >= MANY_WORDS)


def trafilatura_lines(page: Mapping[str, Any]) -> str:
    """Make an HTML page of the lines and extract that."""
    import trafilatura  # noqa: PLC0415 - as the others

    lines = "".join(f"<p>{escaping.escape(line)}</p>" for line in page["text"].split("\n") if line.strip())
    return trafilatura.extract(f"<html><body>{lines}</body></html>", include_comments=False) or ""
