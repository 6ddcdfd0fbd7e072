"""What stands beside an insight in the index, so that a search can be held to it."""

from __future__ import annotations

from datetime import date

from assistant.insights import Insight
from assistant.models import Profile, plain

Value = str | int | bool


def of(
    insight: Insight, content: str, talk: str | None, on: date | None, person: Person | None
) -> dict[str, Value]:
    """The metadata of one insight, flat, without what is not known.

    `topic` is the first one; each topic that it stands under is also true as `topic:<name>`,
    since a value cannot be a list. `day` is a number such as 20261122, so that it can be
    compared. `content` is the hash of statement and quote.
    """
    known: dict[str, Value | None] = {
        "content": content,
        "topic": insight.topic,
        "stance": insight.stance,
        "imported": insight.imported,
        "talk": talk,
        "day": None if on is None else on.year * 10_000 + on.month * 100 + on.day,
        **{f"topic:{topic}": True for topic in (insight.topic, *insight.topics)},
        **(person.values if person else {}),
    }
    return {name: value for name, value in known.items() if value is not None and value != ""}


class Person:
    """What the index may know of somebody: worked out once for all their insights."""

    def __init__(self, own_id: str, profile: Profile) -> None:
        from assistant.craft.employers import cleaned
        from assistant.craft.perspective import main_post, perspective

        post = main_post(profile)
        seniority, view = perspective(profile)
        title = (post and post.title) or profile.headline
        self.values: dict[str, Value] = {
            "person": own_id,
            "company": cleaned(post.company.text) if post and post.company else "",
            "role": plain(title.text).casefold() if title else "",
            "seniority": seniority,
            "perspective": view,
        }
