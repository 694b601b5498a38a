"""What is a role, told by its stem first."""

from __future__ import annotations

import pytest

from newsclean.roles import ROLE, role_in


@pytest.mark.parametrize(
    "text",
    [
        "Ada Example, Senior Reporter",
        "CHEFREDAKTÖR",
        "Kolumnistin",
        "Grand correspondant",
        "envoyée spéciale",
        "enviado especial",
        "Inviata a Roma",
        "dziennikarka",
        "кореспондентка",
        "újságíró",
        "D\u0130RECTOR",
        "d\u0131rector",
        "\u017ftaff",
        "Fotos",
        "Bildredaktion",
        "Desk chief",
        "Ada Example",
        "",
    ],
)
def test_looking_for_stems_first_changes_nothing(text: str) -> None:
    found, wanted = role_in(text), ROLE.search(text)
    assert (found and found.span()) == (wanted and wanted.span())
