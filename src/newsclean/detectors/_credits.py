"""Who took a picture: the credit in which a caption ends, or that stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from newsclean.prose import is_numbered

if TYPE_CHECKING:
    from newsclean.model import Block

CREDIT = regex.compile(r"[(\[](?:[^()\[\]]{0,60} )?\p{Lu}[\w.'-]* \p{Lu}[\w.'-]* ?[/|] ?\p{Lu}[^()\[\]]{0,60}[)\]]\W*$")
"""A closing bracket with a photographer's two names and an agency: "(Ada Example/AFP)"."""

LABELS = (
    r"fotos?|photos?|photograph(?:y|er|s)?|fotograf(?:en|ie|ia|ía|i)?|fotoğraf|fotó|fotka|bild(?:er)?|bilde|billede|beeld|image[ns]?|imagem"
    r"|immagin[ei]|pictures?|illustration|grafik|graphic|credits?|cr[ée]dits?|cr[ée]ditos?|quelle|source|kuva|zdjęcie|фото|снимка"
)
"""What pictures' credits are labelled with."""

CREDIT_BEHIND = regex.compile(rf"[.!?…,)\]\"”“»](?:\s*[(\[]?\b(?i:{LABELS})\s?:|\s+[(\[]?©)\s*\p{{Lu}}[^.!?…]{{1,60}}$")
"""A credit behind a sentence: "The boat at dawn. Photo: Ada Example". Of 31 blocks with one that nothing else had given away, none was
the article's."""

CREDIT_CHARS = 130
"""How much of a block's end can hold a credit."""

CREDIT_WORDS, CREDIT_NAMES = 8, 2
"""The longest line that is nothing but a credit, and the fewest words in it with capitals."""


def credit_at_end(block: Block) -> str | None:
    r"""Return the credit in which a block ends: in brackets with two names, or behind a sentence with a label.

    >>> from newsclean.read import read
    >>> page = read("The boat. Photo: Ada Example\n\nThe boat (Ada Example/AFP)\n\nThe photo: a boat")
    >>> [credit_at_end(block) for block in page.blocks]
    ['Photo: Ada Example', '(Ada Example/AFP)', None]
    """
    text = block.text
    if text[-1] in ")]" and not is_numbered(block) and (credit := CREDIT.search(text[-CREDIT_CHARS:])):
        return credit.group()
    if block.shape.ends_sentence or not (":" in text or "©" in text):
        return None
    behind = CREDIT_BEHIND.search(text[-CREDIT_CHARS:])
    return behind.group()[1:].strip() if behind else None


def is_bare_credit(block: Block) -> bool:
    """Tell whether a caption is a credit and nothing else: few words, a name among them."""
    return block.words <= CREDIT_WORDS and block.shape.capitals >= CREDIT_NAMES and not block.shape.ends_sentence
