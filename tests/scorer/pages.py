"""Pages of ours that the scorer's tests learn from."""

from __future__ import annotations

from typing import Any

STORY = (
    "The ferry to the outer islands will not sail before Thursday, the harbour master said on Monday.",
    "Waves of six metres were measured at the light house, and the wind had not dropped by noon.",
    "Fishermen stayed in port as well, and the schools of both towns were closed for a day.",
)
CLUTTER = ("Skip to content", "Home", "News", "Weather", "Sign up for our newsletter", "Most read", "Contact us")


def page(number: int) -> dict[str, Any]:
    body = "\n\n".join(f"{paragraph} That was day {number}." for paragraph in STORY)
    html = "".join(f"<p>{line}</p>" for line in [*CLUTTER[:4], *body.split("\n\n"), *CLUTTER[4:]])
    return {
        "name": f"ours/{number}",
        "url": f"https://www.paper{number}.example/story",
        "fold": number,
        "html": f"<html><body>{html}</body></html>",
        "flat": {"lines": "\n".join([*CLUTTER[:4], *body.split("\n\n"), *CLUTTER[4:]])},
        "gold": {"body": body},
        "body": body,
    }
