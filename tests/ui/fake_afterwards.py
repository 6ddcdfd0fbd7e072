"""What comes after a yes, in the fake Assistant: of places it knows only Leeds."""

from __future__ import annotations

from typing import Any

from assistant.models import Heard, Profile, Request


class FakeAfterwards:
    """`introducer` is who made every introduction."""

    introducer = ""

    def heard(self, talk: str) -> Heard | None:
        return Heard(on=self.today())  # type: ignore[attr-defined]

    def thanks(self, talk: str) -> Request:
        return Request(kind="thanks", talk=talk)

    def told_introducer(self, talk: str, via: str = "") -> Request:
        return Request(kind="introducer", talk=talk, via=via or self.introducer)

    def answer_to_yes(self, person: str, request: str | None = None) -> Request:
        asked: Any = self.kept_request(request) if request else None  # type: ignore[attr-defined]
        profile = self.person(person).profile  # type: ignore[attr-defined]
        return Request(
            kind="yes",
            earlier=asked.body if asked else "",
            my_zone=self.settings.zone,  # type: ignore[attr-defined]
            their_zone=self.zone_of(profile) or "",
        )

    def zone_of(self, contact: Profile) -> str | None:
        place = contact.location.text if contact.location else ""
        return "Europe/London" if place == "Leeds" else None

    def zones(self) -> tuple[str, ...]:
        return ("America/New_York", "Europe/Berlin", "Europe/London")
