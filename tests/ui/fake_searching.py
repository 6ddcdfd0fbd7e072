"""The search's side of the fake Assistant: a hit is an insight in which the query's text stands."""

from __future__ import annotations

import re
from typing import Any

from assistant.insights import Insight, Talk
from assistant.searches import Filters, Found, Hit, NoteHit, SavedSearch, Span


class FakeSearching:
    """`found_by` and `told` are what the next search says of itself."""

    def __init__(self) -> None:
        super().__init__()
        self.told = ""
        self.asked: list[tuple[str, Filters]] = []
        self._searches: dict[str, SavedSearch] = {}

    def search(self, query: str, filters: Filters | None = None, limit: int = 10) -> Found:
        filters = filters or Filters()
        self.asked.append((query, filters))
        here: Any = self
        hits, notes = [], []
        for talk in here.talks():
            if filters.people and talk.person not in filters.people:
                continue
            for insight in here.insights(talk.id):
                lit = _places(query, insight.statement)
                wanted = not filters.topics or insight.topic in filters.topics
                if (lit or not query) and wanted and not insight.off_record:
                    hits.append(self._hit(talk, insight, query))
            text = talk.conversation.text
            notes += [
                NoteHit(talk=talk.id, text=text[a:b], start=a, end=b, score=1, lit=((0, b - a),))
                for a, b in _places(query, text)[:1]
            ]
        return Found(query=query, insights=tuple(hits[:limit]), notes=tuple(notes), told=self.told)

    def more_like(self, insight: str, limit: int = 10) -> Found:
        here: Any = self
        found = [(talk, one) for talk in here.talks() for one in here.insights(talk.id)]
        topic = next(one.topic for _, one in found if one.id == insight)
        alike = [self._hit(t, one, "") for t, one in found if one.topic == topic != one.id]
        return Found(query="", insights=tuple(alike[:limit]))

    def searches(self) -> list[SavedSearch]:
        return list(self._searches.values())

    def save_search(self, name: str, query: str, filters: Filters) -> SavedSearch:
        key = f"s{len(self._searches)}"
        self._searches[key] = SavedSearch(id=key, name=name, query=query, filters=filters)
        return self._searches[key]

    def drop_search(self, search: str) -> None:
        del self._searches[search]

    def _hit(self, talk: Talk, insight: Insight, query: str) -> Hit:
        here: Any = self
        names = {one.id: one.profile.name.text for one in here.people() if one.profile.name}
        return Hit(
            id=insight.id,
            score=1,
            statement=insight.statement,
            quote=insight.quote,
            topic=insight.topic,
            talk=talk.id,
            person=talk.person,
            name=names.get(talk.person or "", "Somebody"),
            date=talk.on,
            start=insight.start,
            end=insight.end,
            lit_statement=_places(query, insight.statement),
            lit_quote=_places(query, insight.quote),
        )


def _places(query: str, text: str) -> tuple[Span, ...]:
    if not query.strip():
        return ()
    found = re.finditer(re.escape(query.strip()), text, re.IGNORECASE)
    return tuple(match.span() for match in found)
