"""What is written once somebody said yes, and after the conversation: the times, the thanks.

A thank-you speaks out of what is kept of its conversation; nothing off the record is handed on
but as words that no message may repeat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from assistant.app.keeping import Keeping
from assistant.errors import NotFound
from assistant.models import AfterKind, Channel, Heard, KeptRequest, Profile, Request

if TYPE_CHECKING:
    from assistant.insights import Talk

AFTER: tuple[str, ...] = get_args(AfterKind)


class Afterwards(Keeping):
    """The use cases after a yes."""

    def heard(self, talk: str) -> Heard | None:
        """What may be said after a conversation; None where it is no longer kept."""
        from assistant.craft.after_talk import heard

        try:
            kept, drawn = self._talks.talk(talk), self._talks.debrief(talk)
        except NotFound:
            return None
        return heard(kept, drawn, self._called(kept))

    def thanks(self, talk: str) -> Request:
        """The request for a thank-you after a conversation. Raises NotFound."""
        kept = self._talks.talk(talk)
        return Request(
            kind="thanks",
            talk=kept.id,
            channel=self._reply_channel(kept.person),
            tone=self.settings.tone,
        )

    def told_introducer(self, talk: str, via: str = "") -> Request:
        """The request for the note that tells `via`, or who is known to have introduced us."""
        kept = self._talks.talk(talk)
        known = self.introducers(kept.person) if kept.person else ()
        return Request(
            kind="introducer",
            talk=kept.id,
            via=via or next(iter(known), ""),
            tone=self.settings.tone,
        )

    def introducers(self, person: str) -> tuple[str, ...]:
        """Who made the introduction, as far as the record tells: by my requests, by my talks."""
        name = self._name(self.person(person).profile)
        asked = [kept.request.via for kept in self.requests(person) if kept.request.via]
        offered = [
            self._called(talk)
            for talk in self._talks.talks()
            if talk.person != person
            for of in self._talks.debrief(talk.id).referrals
            if of.introduces and not of.off_record and name and of.name == name
        ]
        return tuple(dict.fromkeys(name for name in (*asked, *offered) if name))

    def answer_to_yes(self, person: str, request: str | None = None) -> Request:
        """The request for the answer to somebody who agreed to talk.

        `request` is the kept one they said yes to; by default the last that went out to them.
        Raises NotFound.
        """
        sent = [kept for kept in self.requests(person) if kept.status == "sent"]
        asked = self.kept_request(request) if request else next(iter(_asking(sent)), None)
        contact = self.person(person).profile
        return Request(
            kind="yes",
            channel=self._reply_channel(person),
            tone=asked.request.tone if asked else self.settings.tone,
            earlier=asked.body if asked else "",
            my_zone=self.settings.zone,
            their_zone=self.zone_of(contact) or "",
        )

    def zone_of(self, contact: Profile) -> str | None:
        """The time zone of the place on a profile, where it is sure; else None, to be asked."""
        from assistant.craft.time_zones import zone_of

        place = contact.location
        return zone_of(place.text, self.today()) if place and place.sure else None

    def zones(self) -> tuple[str, ...]:
        """All time zones that can be chosen."""
        from assistant.craft.time_zones import zones

        return zones()

    def _reply_channel(self, person: str | None) -> Channel:
        """That of the last message that went out; a note is answered by a message."""
        sent = [kept.sent_by for kept in self.requests(person) if kept.sent_by] if person else []
        if sent and sent[0]:
            return "message" if sent[0] == "note" else sent[0]
        return "email"

    def _called(self, talk: Talk) -> str:
        return self._name(self.person(talk.person).profile) if talk.person else ""

    def _name(self, profile: Profile) -> str:
        return profile.name.text if profile.name else ""


def _asking(sent: list[KeptRequest]) -> list[KeptRequest]:
    return [kept for kept in sent if kept.request.kind not in AFTER]
