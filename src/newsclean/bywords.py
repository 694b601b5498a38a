"""The words that say whose a text is, before a name or behind it: "By", "Von", "记者".

Those below are of the languages that newsclean reads; one that is also a name ("De") counts only where it can't be one.
"""

from __future__ import annotations

import regex

from newsclean.codepoints import FIRST_WITHOUT_SPACES
from newsclean.wordlists import any_of

# Before the name, in any case: words that are no one's name.
_BY = any_of(
    """by written_by posted_by published_by story_by words_by text_by reported_by report_by authored_by created_by
    submitted_by opinion_by analysis_by review_by reviewed_by interview_by contributed_by article_by edited_by
    von text_von ein_beitrag_von ein_kommentar_von kommentar_von ein_gastbeitrag_von gastbeitrag_von eine_analyse_von
    analyse_von interview_von ein_interview_von artikel_von alle_artikel_von beitrag_von alle_beiträge_von zeige_alle_beiträge_von eingestellt_von beiträge_von erstellt_von
    pressemitteilung_von video_von foto_von fotos_von guide_by insights_from photo_by photos_by video_by fact_checked_by guest_post_by
    mehr_artikel_von weitere_artikel_von im_wortlaut_von more_articles_by more_from more_by all_posts_by view_all_posts_by todos_los_artículos_de
    aufgezeichnet_von im_gespräch_mit geschrieben_von verfasst_von veröffentlicht_von ein_artikel_von
    par écrit_par publié_par rédigé_par propos_recueillis_par avec_par por escrito_por publicado_por redatto_da
    scritto_da pubblicato_da a_cura_di testo_di articolo_di door geschreven_door gepubliceerd_door skrevet_av skriven_av
    text_av skrevet_af af av oleh ditulis_oleh scris_de publicat_de kirjoittanut írta szerző napisał napisała napisao
    napisala autor autorka autora autore autoren autorin autores autori autoři autorzy auteurs auteur auteure autrice author authors byline forfatter författare skribent
    kirjoittaja toimittaja yazan yazar автор авторка авторы автори текст pisze tác_giả bởi γράφει γράφουν
    συντάκτης του/της από από_τον από_την نویسنده نوشته بقلم كتب كتبت كتبه الكاتب المؤلف מאת כתב כתבה द्वारा लेखक
    โดย text texte texto testo tekst"""
)
# Words that are also names ("De Vries", "Di Maio", "Da Silva"): only before two capitals, as in "De Ana Popescu".
_BY_OR_NAME = "[Dd]e|[Dd]i"
_CAPITAL = r"\p{Lu}[\w.'’-]*"
_NOBILITY = r"(?:der|den|dem|zu|und|la|las|los|le)\b"  # "Von der Heide, Anna" is no by-word

_LEAD = regex.compile(
    rf"(?:{_BY}(?:\s*[:：]\s*|\s+(?!{_NOBILITY})|$)"
    rf"|(?:文字|文|撰文|作者|本报记者|本報記者|记者|記者|编辑|編輯|執筆|取材|글)\s*[/／:：=＝|｜\s]\s*"
    rf"|(?-i:{_BY_OR_NAME})\s+(?=(?-i:{_CAPITAL}\s+{_CAPITAL})))",
    regex.IGNORECASE,
)
_CJK_ROLE = regex.compile(
    r"(?<=[\p{Hangul}\p{Han}])\s*(?:특파원|선임기자|기자|논설위원|記者|记者|編集委員)(?:\s*외\s*\d+\s*명)?$"
)
EDGES = " \t\r\n,;:|/·•–—-_*\"“”„«»'‘’→"
_INVISIBLE = regex.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff\p{Cc}--[\t\n]]", regex.V1
)


def tidied(text: str) -> str:
    r"""Take out what isn't seen and make every run of spaces one; a line break stays, as it parts names.

    >>> tidied("Jane\u200b  Doe ")
    'Jane Doe'
    """
    if text.isprintable():
        return " ".join(text.split())  # as nearly always, and faster
    return "\n".join(" ".join(line.split()) for line in _INVISIBLE.sub("", text).split("\n")).strip()


def strip_by(text: str) -> str:
    """Remove the leading by-word, or the trailing role of Korean and Chinese bylines, of any of the languages.

    >>> strip_by("By Jane Doe"), strip_by("Von Max Muster"), strip_by("Ein Kommentar von Max Muster")
    ('Jane Doe', 'Max Muster', 'Max Muster')
    >>> strip_by("文／王小明"), strip_by("김철수 기자"), strip_by("記者 王小明")
    ('王小明', '김철수', '王小明')
    >>> strip_by("Von der Heide"), strip_by("De Vries"), strip_by("Byron Doe"), strip_by("Authority Press")
    ('Von der Heide', 'De Vries', 'Byron Doe', 'Authority Press')
    """
    text = tidied(text)
    while (lead := _LEAD.match(text)) is not None:
        text = text[lead.end() :].lstrip(EDGES)
    # Those roles end in a letter that stands far behind all alphabets.
    return text if text[-1:] < FIRST_WITHOUT_SPACES else _CJK_ROLE.sub("", text)
