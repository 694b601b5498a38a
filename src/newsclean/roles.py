"""The words for what an author is: "Staff Writer", "Korrespondent", "dziennikarka"."""

from __future__ import annotations

import regex

from newsclean.wordlists import holds_any

ROLE = regex.compile(
    r"\b(?:(?:staff|senior|chief|contributing|managing|deputy|associate|assistant|executive|guest|freelance|lead)\s+\w+"
    r"|(?:\w+\s+)?(?:editor|reporter|writer|correspondent|columnist|journalist|producer|photographer|contributor|author)s?"
    r"|\w*(?:redakt(?:eur|or|ör|ør)\w*|korrespondent\w*|journalist\w*|reporter\w*|autor(?:in|en)?|kolumnist\w*|volontär\w*)"
    r"|(?:grand\s+)?(?:correspondante?|envoyée?\s+spéciale?|rédact(?:eur|rice)\w*|journaliste|chroniqueu\w+)"
    r"|(?:corresponsal|enviad[oa]\s+especial|periodista|redactora?|columnista|repórter|jornalista|correspondente|editora?)"
    r"|(?:giornalista|inviat[oa]|corrispondente|redattore|redattrice|redacteur|verslaggever|correspondent)"
    r"|(?:dziennikarka?|dziennikarz|redaktorka?|редактор\w*|корреспондент\w*|журналіст\w*|журналист\w*|кореспондент\w*)"
    r"|(?:muhabir\w*|gazeteci|editör\w*|újságíró|toimittaja|wartawan|kontributor|director|founder|ceo|professor)"
    r"|(?:staff|desk\s+chief|opinion|presenter|anchor|analyst|critic|intern|president|coordinator|consultant|manager|specialist|expert"
    r"|strategist|officer|engineer|attorney|partner|nutritionist|dietitian|фото|foto|photos?|fotos?|bild\w*|video))\b",
    regex.IGNORECASE,
)
"""A role, with the word before it that says which."""

_has_stem = holds_any(
    "staff senior chief contribut manag deputy associate assistant executive guest freelance lead edit report repórter writer correspond"
    " columnist journalist produc photo author redakt korrespond autor kolumnist volontär envoy rédact chroniq correspons enviad periodist"
    " redact jornalist giornalist inviat corrispond redatt verslagg dziennik редакт коррес журнал корес muhabir gazeteci újságíró"
    " toimittaja wartawan kontributor direct founder ceo professor opinion presenter anchor analyst critic intern president coordinator"
    " consultant specialist expert strategist officer engineer attorney partner nutritionist dietitian фото foto bild video"
)
"""Tells whether a text has what every role has in it, in a hundredth of the time."""


def role_in(text: str) -> regex.Match[str] | None:
    """Find the first role in a text.

    >>> [found and found.group() for found in map(role_in, ("Ada Example, Staff Writer", "Muhabir", "Ada Example"))]
    ['Staff Writer', 'Muhabir', None]
    """
    return ROLE.search(text) if _has_stem(text) else None
