"""What a paragraph below a name says if it introduces its bearer as the author: of them, or as they speak of themselves."""

from __future__ import annotations

import regex

from newsclean.wordlists import set_of

PRONOUNS = set_of("he she er sie il elle")
"""Words with which a line about the author goes on below the name."""

WRITES = regex.compile(
    r"\b(?:\w*writer|\w*editor|reporter|\w*journalist\w*|correspondent|columnist|contributor|author|blogger|photographer|freelancer|producer"
    r"|\w*redakteur\w*|\w*autor\w*|korrespondent\w*|journaliste|rédact\w+|periodista|redactora?|giornalista|jornalista|repórter"
    r"|redacteur|skribent|toimittaja|covers|writes|reports)\b",
    regex.IGNORECASE,
)
"""What says of a person that they write."""

_GREETS = regex.compile(
    r"\W*(?:h(?:i|ey|ello|allo|ola|ej|oi)|bonjour|salut|ciao|olá|moin)\b[^.]{0,20}?\b(?:i['’]?m|i am|my name|ich bin|ich heiße|je suis|je m['’]appelle"
    r"|me llamo|soy|sono|mi chiamo|sou|jag (?:är|heter)|jeg (?:er|hedder|heter)|ik ben)\b",
    regex.IGNORECASE,
)


def greets(text: str) -> bool:
    """Tell whether somebody introduces themselves.

    >>> greets("Hi, I'm Ada and I bake."), greets("Hallo! Ich bin Clara"), greets("Hi, Clara"), greets("I'm Ada.")
    (True, True, False, False)
    """
    return _GREETS.match(text) is not None
