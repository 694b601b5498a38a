"""Bylines into names: "By Jane Doe and John Roe, Staff Writers" has two authors and a role.

Everything here takes away, nothing is added: each name that comes out is a run of characters of the byline.
The words below are those of the languages that newsclean reads; one that is also a name ("De", "Dan", "Ja") counts
only in the case, or the company, in which it can't be one.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from newsclean.bywords import EDGES, strip_by, tidied
from newsclean.namelike import is_title
from newsclean.roles import role_in
from newsclean.wordlists import any_of, holds_any, set_of

MAX_WORDS = 9  # "The Example Institute for Peace and Conflict Research" has eight; a longer run of words is a sentence
MAX_CHARACTERS = 90  # the longest real name of nine words; scripts without spaces have far shorter ones
LONGEST_PARTICLE = 4  # letters of the words in a name that have no capital: "della"; longer ones say what its bearer is
SHORTEST_TWICE, LONGEST_TWICE = 4, 61  # characters of a name that may stand on a line twice
MAX_BYLINE = 2000  # characters: forty authors; what is longer is an article in the wrong field
KEPT_BYLINES = 512  # bylines whose names are kept: a page states its authors in several places, and prints them; sixteen pages are read at once


_ADDRESS = regex.compile(
    r"\S+@[\w-]+(?:\.[\w-]+)+|(?:https?:|www\.)\S*|\b[\w.-]+\.(?:com|org|net)/\S*|(?<!\w)@\w+", regex.I
)
_may_be_address = holds_any("@ http www. .com/ .org/ .net/")
_BRACKETS = regex.compile(r"[(\[（【［][^()\[\]（）【】［］]*[)\]）】］]")
_PROMPT = regex.compile(
    r"\b(?:e-?mail|contact|follow|view|read|see|more|visit|meet)\s+(?:(?:the|this|all|full|more|other)\s+)?"
    r"(?:author|authors|writer|reporter|bio|profile|posts?|articles?|stories|by|from|me|on|us)\b.*"
    r"|\s(?=(?-i:Share|View|Follow|Subscribe|Listen|Print|Comment)\s)(?<=\p{Lu}\S*\s\p{Lu}\S*\s)\S+\s.*"
    r"|\b(?:follow|e-?mail|bio|share|folgen|seguir|suivre|takip\s+et|teilen|profil)$",
    regex.IGNORECASE,
)

_may_prompt = holds_any(
    "mail contact follow view read see more visit meet bio share subscribe listen print comment folgen seguir suivre takip teilen profil"
)  # looking for these costs a tenth of looking for prompts

# Words for "and". The first never begin a name's part; the second are one letter long, or a particle in some
# language's names ("Ortega y Gasset"), and part only what looks like two names.
_HARD_ANDS = "and und och ja και és și şi та ve dan và और & ungkol ir un agus as_well_as sowie samt as_told_to with mit"
_SOFT_ANDS = "et y e en i и і й og a o u & و ו"
_CJK_ANDS = "和 与 與 及 と 및 과 와"
_AND, _SOFT_AND, _CJK_AND = map(any_of, (_HARD_ANDS, _SOFT_ANDS, _CJK_ANDS))
_ANDS = set_of(
    f"{_HARD_ANDS} {_SOFT_ANDS} {_CJK_ANDS}".replace("_", " ")
)  # a text without one of these words has no "and"
_HARD = regex.compile(r"\s*[|｜·⋅∙•;；、،‧/／\n\t]\s*|\s+[–—-]\s+|\s+\+\s+")
_COMMA = regex.compile(r"\s*[,，]\s*")
_AND_WORD = regex.compile(rf"(?:^|\s+){_AND}\s+|(?<=[\p{{Han}}\p{{Hangul}}])\s+{_CJK_AND}\s+")
_SOFT_AND_WORD = regex.compile(rf"\s+{_SOFT_AND}\s+")
_HAN_AND = regex.compile(r"^(\p{Han}{2,3})[和与與及](\p{Han}{2,3})$")
_HEBREW_AND = regex.compile(r"^(\p{Hebrew}+\s+\p{Hebrew}+)\s+ו(\p{Hebrew}{2,}\s+\p{Hebrew}+)$")
_NAMES_A_SUBJECT = regex.compile(r"\b(?:of|for|für|de|del|des|du|di|do|da|the|der|die|das)\s+\S+$", regex.IGNORECASE)

_DEGREE = regex.compile(
    r"(?:ph\.?\s?d|m\.?d|r\.?d\.?n?|r\.?n|m\.?s\.?c?|b\.?s\.?c?|m\.?a|b\.?a|m\.?b\.?a|m\.?p\.?h|j\.?d|cfp|cpa|cfa|dds|dvm|esq"
    r"|ldn?|lmft|lcsw|cscs|cpt|facs|faap|psy\.?d|ed\.?d|mph|np|do|pa-c|edt|cdn|csowm|msw|phr|usmc|ret)\.?(?:[-\s/]\w+)?",
    regex.IGNORECASE,
)
_GENERATION = regex.compile(r"(?:jr|sr|ii|iii|iv)\.?", regex.IGNORECASE)
_TIME = regex.compile(
    r"\d+\s*(?:[smhd]\b|sec|min|hr|std|uhr|tag|day|hour|week|month|year|minute|stunde|woche|monat|jahr|heure|jour|hora|día|dia"
    r"|ora|ore|giorn|minut|timm|tim|dag|uur|час|мин|хв|ден|дн|saat|dakika|gün|jam|menit|hari|분|시간|일|分|小时|小時|時間|天|日)"
    r"|\d{1,2}[:.]\d\d|\d{4}|\d{1,2}[./-]\d{1,2}|\bago\b|\bread$",
    regex.IGNORECASE,
)
_PLACEHOLDER = set_of(
    "admin administrator webmaster root user guest anonymous anónimo anonym unknown null none undefined nan n/a na test author "
    "by von par por and und et y e en och og ja name true false default superuser siteadmin wpadmin archives uncategorized website"
    " standard category categories kategorie kategorien twitter facebook linkedin instagram youtube github"
) | {
    *("see all", "view all", "learn more", "read more", "show more", "all posts", "all articles", "all stories"),
    *("leave a comment", "ein kommentar", "hinterlasse einen kommentar"),
    *("alle artikel", "alle beiträge", "tous les articles", "todos los artículos", "tutti gli articoli"),
}
_MONTH = (
    r"(?:jan|feb|fév|fev|mar|mär|mrt|maa|apr|avr|abr|may|mai|mei|maj|jun|jui|jul|aug|aoû|ago|sep|set|oct|okt|out|ott|nov|dec|dez|déc|dic)"
    r"\p{L}{0,7}\.?"
)
_DIGIT = regex.compile(r"\d")  # without one there is no day, which takes ten times as long to tell
_ON_A_DAY = regex.compile(
    rf"\s+(?:(?:on|am|le|el|den|vom|at|um)\s+)?(?:{_MONTH}\s+\d|\d+\.?\s+(?:de\s+)?{_MONTH}|(?<=\s(?:on|am|le|el|den|vom|at|um)\s+)\d).*$",
    regex.IGNORECASE,
)
_DAY = regex.compile(rf"{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\.?\s+{_MONTH}", regex.IGNORECASE)
_ON_BEHALF = regex.compile(r"\s+(?:im\s+gespräch|on\s+behalf\s+of)(?:\s.*)?$", regex.IGNORECASE)
_STAMP = regex.compile(
    r"^(?:(?:first|last|zuletzt)\s+)?(?:posted|published|updated|modified|created|reviewed|fact[- ]checked|veröffentlicht|publiziert"
    r"|aktualisiert|erstellt|gespeichert|publicado|actualizado|atualizado|publié|mis\s+à\s+jour|pubblicato|aggiornato|geplaatst|publisert"
    r"|publicerad|udgivet|artikel\s+veröffentlicht|get\s+in\s+touch|(?:about\s+)?the\s+author|(?:mon|tue|wed|thu|fri|sat|sun)(?:\w*day)?$)\b",
    regex.IGNORECASE,
)
_PREPOSITIONS = set_of(
    "in at from for on aus für bei im à au aux dans pour en para desde fra från til i w z из в з із и"
)
_AGENCY_BEHIND = regex.compile(
    r"(?<=\S\s\S+)\s+(?:[Tt]he\s+)?(?:Associated Press|Canadian Press|Press Association|Agence France-Presse)$"
)
_AGENCY_ENDS = ("Press", "Association", "France-Presse")
_PLACE = regex.compile(r"(?<=\S\s\S+)\s+(?:in|aus|à)\s+\p{Lu}[\w\s.'’-]*$")


def _parts_at_and(text: str) -> list[str]:
    """Split one piece at its words for "and", unless they stand inside a name.

    >>> _parts_at_and("Jane Doe and John Roe"), _parts_at_and("Ana Ruiz y Luis Gil"), _parts_at_and("José Ortega y Gasset")
    (['Jane Doe', 'John Roe'], ['Ana Ruiz', 'Luis Gil'], ['José Ortega y Gasset'])
    >>> _parts_at_and("Institute for Peace and Conflict"), _parts_at_and("张三和李小明")
    (['Institute for Peace and Conflict'], ['张三', '李小明'])
    """
    for glued in () if text.isascii() else (_HAN_AND, _HEBREW_AND):
        if (pair := glued.match(text)) is not None:
            return list(pair.groups())
    if _ANDS.isdisjoint(text.split()):
        return [text]  # as nearly always, and told in a tenth of the time
    parts: list[str] = []
    start = 0
    for cut in _AND_WORD.finditer(text):
        if not _NAMES_A_SUBJECT.search(text, start, cut.start()):
            parts.append(text[start : cut.start()])
            start = cut.end()
    parts.append(text[start:])
    return [half for part in parts for half in _parts_at_soft_and(part)]


def _parts_at_soft_and(text: str) -> list[str]:
    """Split at the words that also stand inside names, where both sides are whole names or both are one word.

    >>> _parts_at_soft_and("Ana y Luis"), _parts_at_soft_and("Ana Ruiz y Gil"), _parts_at_soft_and("Le Monde et AFP")
    (['Ana', 'Luis'], ['Ana Ruiz y Gil'], ['Le Monde', 'AFP'])
    """
    parts: list[str] = []
    start = 0
    for cut in _SOFT_AND_WORD.finditer(text):
        left, right = text[start : cut.start()].split(), text[cut.end() :].split()
        if left and right and (len(left) == 1 or len(right) > 1 or right[0].isupper()) and not right[0].islower():
            parts.append(text[start : cut.start()])
            start = cut.end()
    return [*parts, text[start:]]


def _without_noise(text: str) -> str:
    """Take out brackets, addresses and handles, and the prompts that scrapers glue to a byline.

    >>> _without_noise("Jane Doe (dpa) jane@example.org"), _without_noise("Jane Doe Follow"), _without_noise("Email the author")
    ('Jane Doe', 'Jane Doe', '')
    """
    text = _BRACKETS.sub(" ", text)
    if _may_be_address(text):
        text = _ADDRESS.sub(" ", text)
    text = text.strip()
    return _PROMPT.sub("", text).strip() if _may_prompt(text) else text


def _is_aside(part: str) -> bool:
    """Tell whether what follows a comma speaks of the author: a role, a degree, a place in a phrase, a time.

    >>> [_is_aside(part) for part in ("Staff Writer", "PhD", "in Berlin", "3 hours ago", "John Roe", "van der Berg")]
    [True, True, True, True, False, False]
    >>> _is_aside("Velmo universiteto profesorius")
    True
    """
    words = part.split()
    return bool(
        role_in(part)
        or _DEGREE.fullmatch(part)
        or any(map(str.isdigit, part))
        or any(word.islower() and len(word) > LONGEST_PARTICLE for word in words[1:])
        or (words[0].islower() and (len(words) == 1 or not words[-1][:1].isupper() or words[0] in _PREPOSITIONS))
    )


def _is_prose(part: str) -> bool:
    """Tell whether a piece is a sentence: long, and most of its words in lower case.

    >>> _is_prose("The council met on Monday evening and could not agree on a budget"), _is_prose("Ada Example and Ben Sample")
    (True, False)
    """
    words = part.split()
    return len(words) > MAX_WORDS and 2 * sum(word.islower() for word in words) > len(words)


def _is_name(part: str) -> bool:
    """Tell whether a piece can be a name at all: letters, not too long, no placeholder of a publishing system.

    >>> [_is_name(part) for part in ("Jane Doe", "admin", "2024", "", "Oct 3", "5 min read", "Channel 4 News")]
    [True, False, False, False, False, False, True]
    """
    folded = part.casefold()
    has_digit = _DIGIT.search(part) is not None
    return (
        len(part) <= MAX_CHARACTERS
        and len(part.split()) <= MAX_WORDS
        and folded not in _PLACEHOLDER
        and any(map(str.isalpha, part))
        and not ((has_digit or folded.endswith("read") or "ago" in folded) and _TIME.search(part))
        and not _STAMP.search(part)
        and not (has_digit and _DAY.fullmatch(part))
    )


def _pieces(byline: str) -> list[str]:
    """Split at everything that parts names, asides dropped; a generation ("Jr.") stays with its name.

    A single word after "in", a section, and a comma is another section.

    >>> _pieces("Jane Doe, Staff Writer, and John Roe, Jr. | 3 min read")
    ['Jane Doe', 'John Roe, Jr.']
    >>> _pieces("Jane Doe, in News, Business, Property"), _pieces("Jane Doe, in Berlin, and John Roe, in Paris")
    (['Jane Doe'], ['Jane Doe', 'John Roe'])
    """
    pieces: list[str] = []
    for chunk in _HARD.split(byline):
        placed = False
        for index, part in enumerate(part for part in _COMMA.split(chunk) if not _is_prose(part)):
            if placed and " " not in part:
                continue
            placed = placed or (index > 0 and part.partition(" ")[0] in _PREPOSITIONS)
            if index and pieces and _GENERATION.fullmatch(part):
                pieces[-1] += f", {part}"
                continue
            pieces += [
                half
                for nth, half in enumerate(_parts_at_and(part))
                if half.strip()
                and not ((pieces or nth) and _is_aside(half.strip(EDGES) or half))
                and not (index and pieces and is_title(half.strip(), pieces[-1]))
            ]
    return pieces


def _name(piece: str) -> str:
    """Trim one piece to the name in it.

    >>> _name("von Max Muster in Berlin"), _name("„Jane Doe“ –"), _name("Jane Doe on October 31"), _name("Channel 4 News")
    ('Max Muster', 'Jane Doe', 'Jane Doe', 'Channel 4 News')
    """
    name = strip_by(piece.strip(EDGES))
    if _DIGIT.search(name):
        name = _ON_A_DAY.sub("", name)
    if " " in name:
        name = _ON_BEHALF.sub("", _PLACE.sub("", name))
    if name.endswith(_AGENCY_ENDS):
        name = _AGENCY_BEHIND.sub("", name)
    name = name.strip(EDGES)
    return half_of_twice(name) or name


def half_of_twice(name: str) -> str | None:
    """Return a name that stands on a line twice, as a picture's text and as a link.

    >>> half_of_twice("Ada ExampleAda Example"), half_of_twice("Ada Example Ada Sample")
    ('Ada Example', None)
    """
    size = len(name) // 2
    parted = len(name) > 2 * size
    if not SHORTEST_TWICE <= size <= LONGEST_TWICE or (parted and name[size] != " "):
        return None
    return name[:size] if name[:size] == name[-size:] else None


def split_names(byline: str) -> tuple[str, ...]:
    """Split a printed byline into the names of its authors.

    >>> split_names("By Oksana Doe and The Example Independent news desk")
    ('Oksana Doe', 'The Example Independent news desk')
    >>> split_names("Von Max Muster, Korrespondent in Wien, und Erika Beispiel (dpa)")
    ('Max Muster', 'Erika Beispiel')
    >>> split_names("Reuters"), split_names("Jane Doe / AFP"), split_names("JANE DOE, Jane Doe")
    (('Reuters',), ('Jane Doe', 'AFP'), ('JANE DOE',))
    >>> split_names("Email the author"), split_names("admin"), split_names("3 hours ago")
    ((), (), ())
    """
    return _names_in(byline[:MAX_BYLINE])


@lru_cache(maxsize=KEPT_BYLINES)
def _names_in(byline: str) -> tuple[str, ...]:
    """Do so with a byline that is not too long."""
    text = strip_by(_without_noise(tidied(byline)))
    names: dict[str, str] = {}
    for name in filter(_is_name, map(_name, _pieces(text))):
        names.setdefault(name.casefold(), name)
    return tuple(names.values())
