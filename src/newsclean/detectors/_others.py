"""What looks like the line of an author and names somebody else, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from newsclean.detectors._names import NAME_WORDS, has_function_word, has_shape_of_name
from newsclean.namelike import AGENCIES, likeness
from newsclean.prose import HEADER_TABLES

if TYPE_CHECKING:
    from newsclean.model import Block

_AGENCY = "|".join(sorted(AGENCIES))

OTHERS = regex.compile(
    r"\W*(?:©|\(c\)|(?:medically\s+)?reviewed|fact|edited|tested|herr\s|frau\s|(?:photo|foto|image|bild|picture)(?!\s+(?:of|von)\b)"
    rf"|illustrat|translat|(?:{_AGENCY})/)",
    regex.IGNORECASE,
)
"""What opens a line that names others: who took the picture ("APA/Ada Example"), checked the facts, or can be called."""

QUOTED = "(@"
"""What the name of someone has behind it whose post is quoted."""

PICTURED = regex.compile(
    rf"/\s*(?:{_AGENCY})\W*$|\b(?:logo|icon)\b|\((?:links|rechts|mitte|left|right|hrsg|hg|eds?)\b", regex.IGNORECASE
)
"""What else a line has that names those on a picture, who took it, or nobody: "Ada Example / AP", "Ada Example (left)"."""

REPLY = regex.compile(r"\b(?:reply|antworten|répondre|responder|rispondi|beantwoorden)\W*$", regex.IGNORECASE)
"""How the line over a comment ends."""

THE = frozenset({"the", "die", "das", "la", "le", "el"})
"""With what the name of a house or a team begins."""

LEAST_LIKELY = -2.0
"""Log-odds below which the subject of a sentence is no person: "The Institute is a reporter of data"."""

LINE_WORDS, LINE_CHARS = 14, 160
"""The longest line with a bare name: two names with their roles, a date with its time, and a reading time."""

SENTENCE_WORDS = 6
"""The longest of them that ends with a full stop: "Ada Example Jr.\""""


def names_others(text: str) -> bool:
    """Tell whether a line names somebody else than its page's author.

    >>> [names_others(text) for text in ("Photo: Ada Example", "Ada Example / AP", "Ada Example (@ada)", "Ada Example")]
    [True, True, True, False]
    """
    return bool(OTHERS.match(text)) or QUOTED in text or PICTURED.search(text) is not None


def is_person(name: str, language: str | None) -> bool:
    """Tell whether the subject of a sentence has the name of a person.

    >>> is_person("Clara Moreno", "en"), is_person("The Institute", "en")
    (True, False)
    """
    return (
        has_shape_of_name(name)
        and likeness(name).mean >= LEAST_LIKELY
        and not names_others(name)
        and not has_function_word(name, language)
    )


def are_topics(names: tuple[str, ...]) -> bool:
    """Tell whether what follows a "By" is several words that no one has for a name: "Von Steuerpolitik, Verkehrspolitik und Brot".

    >>> are_topics(("Steuerpolitik", "Verkehrspolitik")), are_topics(("Ada", "Clara")), are_topics(("Newsdesk",))
    (True, False, False)
    """
    unlike = (" " not in name and likeness(name).worst < LEAST_LIKELY for name in names)
    return len(names) > 1 and all(unlike) and not any(name.casefold() in AGENCIES for name in names)


def is_phrase(text: str, language: str | None) -> bool:
    """Tell whether a line has a word that stands in no name behind its first: "The Example Team" is a byline.

    >>> is_phrase("State of the Harbour", "en"), is_phrase("The Example Team", "en")
    (True, False)
    """
    words = text.split()
    return len(words) > 1 and has_function_word(" ".join(words[words[0].casefold() in THE :]), language)


def may_be_names(block: Block) -> bool:
    """Tell whether a line is short enough, has capitals enough, and says nothing that no byline says."""
    shape = block.shape
    return (
        NAME_WORDS[0] <= shape.capitals
        and shape.words <= LINE_WORDS
        and shape.words <= 2 * shape.capitals + NAME_WORDS[0] + shape.digits
        and shape.chars <= LINE_CHARS
        and not (shape.ends_sentence and shape.words > SENTENCE_WORDS)
        and not shape.ends_open
        and not (block.cues and block.cues.keys() - HEADER_TABLES)
        and not names_others(block.text)
    )
