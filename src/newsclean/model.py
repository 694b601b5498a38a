"""The types that flow through newsclean: frozen, and no work is done here.

A source becomes a `Page` of `Block`s; detectors point at blocks with `Claim`s; the engine turns the claims into an `Article`
with its `Removal`s. Of what there are hundreds to a page, each is a named tuple: made in a fifth of a dataclass's time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from newsclean.declared import Date, Head  # noqa: TC001 - whoever asks for the types of the fields finds them
from newsclean.elements import NO_ELEMENTS, Elements
from newsclean.parts import Part, Written  # noqa: TC001 - as above

Anchor = Literal["whole", "start", "end", "any"]
"""Where in a block a phrase has to stand: it is the block, opens it, closes it, or is anywhere in it."""

Field = Literal["title", "byline", "date", "modified"]
"""The header fields that a claim can fill."""


class Markup(NamedTuple):
    """What the HTML says about a block."""

    path: str
    """The element's path from the root."""
    tag: str
    """The block's own element, lower case."""
    ancestors: frozenset[str]
    """The tag names above it."""
    link_density: float
    """The share of its letters that stand in links, 0 to 1."""
    main: bool | None
    """Whether the vote on HTML (`newsclean.read.vote`) holds it for main content; None where there was none."""
    element: int = 0
    """The number of the block's own element in `Page.elements`."""
    written: Written | str | None = None
    """None where its text is all that there is to it; where all of it is one link, as of most links, where that leads."""


class Piece(NamedTuple):
    """A block before it is measured: what a reader finds."""

    text: str
    """White space collapsed, never empty, never a line break."""
    span: tuple[int, int] | None
    """Offsets into the source for text; None for HTML."""
    gap: bool = True
    """Whether an empty line stands before it."""
    markup: Markup | None = None


Parted = Literal["glued", "long"]
"""How a text has lost its line breaks: its blocks touch, or its lines are longer than any paragraph."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before it is measured."""

    pieces: tuple[Piece, ...]
    language: str | None
    head: Head
    source: Literal["text", "html"]
    raw: str
    """The source itself; in text, `span`s count in it."""
    warnings: tuple[str, ...] = ()
    elements: Elements = NO_ELEMENTS
    """Of HTML, the elements that hold its text, each behind the one around it."""
    parted: Parted | None = None
    """How the text had lost its line breaks, if it had: a piece may end in the middle of a line then."""


HASH_BYTES = 8
"""What a word's hash takes."""


class Shape(NamedTuple):
    """What is measured about a block's text. Counts are of code points unless a name says otherwise."""

    chars: int
    words: int
    """Space-separated words; in scripts without spaces two characters count as one."""
    letters: int
    digits: int
    capitals: int
    """Words that begin with a capital letter."""
    bars: int
    """Bars, bullets, arrows and slashes, as between the labels of a menu, and the bracket that closes a Markdown link."""
    stops: int
    """Ends of sentences, the last one included."""
    ends_sentence: bool
    """Closes with a full stop or its like, quotation marks and brackets stripped."""
    ends_open: bool
    """Closes with a colon, a comma or a dash: something follows."""
    cut_off: bool
    """Closes with an ellipsis."""
    starts_lower: bool
    prose: bool
    """Reads like running text."""
    content_hash: int
    """Equal for blocks that hold the same letters and digits, case folded."""
    hashed: bytes
    """One hash a word, case folded, of `HASH_BYTES` each: what shingles are made of."""
    numbers: bytes
    """What comes before `prose`, as doubles: joined, those of a page are read as one table."""

    def runs(self, words: int) -> int:
        """Return how many runs of so many words there are."""
        return max(0, len(self.hashed) // HASH_BYTES - words + 1)

    def shingles(self, words: int) -> list[bytes]:
        """Return the runs of so many words, as hashes; none where the text is shorter."""
        size = words * HASH_BYTES
        return [self.hashed[at : at + size] for at in range(0, len(self.hashed) - size + 1, HASH_BYTES)]


class Cue(NamedTuple):
    """A phrase of a detector's table found in a block. Formats as the phrase."""

    phrase: str
    anchor: Anchor

    def __str__(self) -> str:
        """Return the phrase, for reasons."""
        return self.phrase


class Block(NamedTuple):
    """One paragraph-like piece of the page: a paragraph, a subhead, a list item, a label."""

    text: str
    index: int  # type: ignore[assignment] # a block is not searched as a tuple
    """Its place on the page, from 0."""
    span: tuple[int, int] | None
    gap: bool
    markup: Markup | None
    shape: Shape
    cues: Mapping[str, Cue]
    """By table, the best-anchored phrase found."""
    prose: bool
    """Whether it reads like running text, and was not voted out."""
    telling: bool
    """Whether one of the phrases is boilerplate's, not the byline's or the article's own."""
    answers: dict[object, object]
    """What was asked of its text more than once (`newsclean.once`); a block that is left for another round keeps it."""

    def cue(self, table: str, *anchors: Anchor) -> Cue | None:
        """Return the table's cue in this block, if its anchor is one of `anchors` (any, if none are named)."""
        found = self.cues.get(table)
        return found if found and (not anchors or found.anchor in anchors) else None

    @property
    def words(self) -> int:
        """The number of words: the measure that most rules need."""
        return self.shape.words


class Verdict(NamedTuple):
    """What the learned scorer says of a page."""

    kept: Sequence[bool]
    """By block: whether it is part of the article, all blocks decided together."""
    article: Sequence[float]
    """By block: how probable that is, 0 to 1."""
    clutter: float
    """Log-odds that the page has boilerplate on it."""


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks in reading order, and what is known of the page as a whole."""

    blocks: tuple[Block, ...]
    cued: Mapping[str, Sequence[Block]]
    """By table, the blocks that hold a phrase of it, in order."""
    main: range
    """Indices of the one long run of prose: the article, as far as shape tells."""
    cluttered: bool
    """Whether phrases on several blocks show that there is boilerplate; where they don't, a lone phrase may be prose."""
    language: str | None
    head: Head
    source: Literal["text", "html"]
    raw: str = ""
    warnings: tuple[str, ...] = ()
    elements: Elements = NO_ELEMENTS
    parted: Parted | None = None
    """How the text had lost its line breaks, if it had: a block may end in the middle of a line then."""
    opinion: tuple[bool, ...] | None = None
    """By block, whether a second extractor holds it for main content; None where none was asked, or found anything."""
    answers: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was asked of this page by more than one detector (`newsclean.once`)."""


class Claim(NamedTuple):
    """A detector points at a block and says why. A header field's claim carries the value found."""

    block: Block
    detector: str
    reason: str
    """A sentence's end with the evidence: "follows the heading 'news feed'"."""
    weak: bool = False
    """Weak evidence is position and score; it is withdrawn where it would leave next to nothing."""
    field: Field | None = None
    value: str | Date | None = None
    stays: bool = False
    """Whether the block is the article's own all the same: its value is taken, and it is not."""


Detector = Callable[[Page], Iterable[Claim]]


class Removal(NamedTuple):
    """A block that was taken away: by which detector, why, its text, and where to find it again."""

    detector: str
    reason: str
    text: str
    span: tuple[int, int] | str
    """For text, offsets with `source[start:end] == text`; for HTML, the element's path."""


@dataclass(frozen=True, slots=True)
class Article:
    """What a page is about, and everything that was taken away from it."""

    title: str | None
    byline: str | None
    """As printed, without "By": perhaps two names and a news desk joined by "and"."""
    authors: tuple[str, ...]
    """The names in the byline."""
    date: Date | None
    """When it was first published: a datetime where a time is given, aware where a zone is given."""
    modified: Date | None
    body: str
    """Paragraphs and subheads in order, an empty line between them."""
    language: str | None
    """BCP 47."""
    removed: tuple[Removal, ...]
    """In the order of the page."""
    warnings: tuple[str, ...]
    sources: Mapping[str, str]
    """By header field, where its value was found: `{"date": "json-ld datePublished"}`."""
    parts: tuple[Part, ...] = ()
    """The body, with what each block of it is: their texts, joined by empty lines, are the body."""
    # What follows only HTML can declare.
    site: str | None = None
    url: str | None = None
    """The canonical address."""
    image: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    licence: str | None = None
    """Its address, or its name."""
    paywalled: bool | None = None

    def __str__(self) -> str:
        """Return what `to_text` returns."""
        return self.to_text()

    def to_text(self) -> str:
        """Return the article as text: the header as front matter, then the body. `clean` reads it back as it is."""
        from newsclean.write.text import to_text  # noqa: PLC0415 - the writers stand to the right of the types

        return to_text(self)

    def to_markdown(self, *, links: bool = False) -> str:
        """Return the article as Markdown, the title as its heading; with the links in its text if they are wanted."""
        from newsclean.write.markdown import to_markdown  # noqa: PLC0415 - as above

        return to_markdown(self, links=links)

    def to_dict(self) -> dict[str, object]:
        """Return the article as what JSON can hold; dates in ISO 8601."""
        from newsclean.write.json import to_dict  # noqa: PLC0415 - as above

        return to_dict(self)
