"""Each detector alone: first what has to stay, then what has to go."""

from __future__ import annotations

PARAGRAPHS = {
    "en": "The bridge will be closed until the spring, the council said on Monday, because two of its piers have sunk.",
    "de": "Die Brücke bleibt bis zum Frühjahr gesperrt, weil zwei ihrer Pfeiler abgesunken sind, teilte der Rat am Montag mit.",
    "fr": "Le pont restera fermé jusqu'au printemps, car deux de ses piles se sont affaissées, a annoncé lundi la mairie.",
    "es": "El puente seguirá cerrado hasta la primavera porque dos de sus pilares se han hundido, informó el lunes el consejo.",
    "uk": "Міст буде закритий до весни, бо дві його опори просіли, повідомила в понеділок міська рада.",
    "zh": "市政府周一表示，由于两座桥墩下沉，这座大桥将关闭到明年春天，期间车辆须绕行北岸的公路。",
    "ko": "시 의회는 교각 두 개가 내려앉아 다리를 내년 봄까지 통제한다고 월요일 밝혔다. 차량은 북쪽 도로로 우회해야 한다.",
}
"""A sentence of news a language, so that a page is known to be in it."""

AFTER = "Drivers will have to take the old road over the hills, which adds half an hour to the journey, it added."

MENU = [
    "Menu",
    "Region",
    "Business",
    "Markets",
    "Sport",
    "Rowing",
    "Culture",
    "Weather",
    "Opinion",
    "Notices",
    "Subscribe",
    "Login",
]
"""Lines that show that a page has boilerplate on it."""


def among(*texts: str) -> tuple[str, ...]:
    """Put blocks between two paragraphs of an article."""
    return (PARAGRAPHS["en"], *texts, AFTER)
