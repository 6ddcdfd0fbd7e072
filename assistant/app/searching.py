"""Searching what was learned, and the index that it is found by."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from assistant.app.jobs import Hearing, JobView, Waiting
from assistant.app.keeping import Keeping
from assistant.errors import InputError
from assistant.models import plain
from assistant.searches import Filters, Found, SavedSearch

if TYPE_CHECKING:
    from assistant.app.indexing import IndexState
    from assistant.store.saved_searches import SavedSearches
    from assistant.store.search import Search

REINDEX = "reindex"  # the key of the job that makes the index anew
LONGEST_NAME = 80  # characters of a saved search's name


class Searching(Keeping):
    """The use cases of the search box."""

    def search(
        self,
        query: str,
        filters: Filters | None = None,
        limit: int = 10,
        *,
        in_notes: bool = True,
    ) -> Found:
        """What answers a query: insights, the best first, and places in the notes.

        An empty query with filters gives the newest that meet them. What was typed is never
        an error; `told` says what to do where nothing is found, or why the index did not serve.
        """
        return self._search.search(query, filters, limit, in_notes=in_notes)

    def more_like(self, insight: str, limit: int = 10) -> Found:
        """Other insights that say the like. Raises NotFound."""
        return self._search.more_like(insight, limit)

    def searches(self) -> list[SavedSearch]:
        """The saved searches, the newest first."""
        return self._saved.all()

    def save_search(
        self, name: str, query: str = "", filters: Filters | None = None
    ) -> SavedSearch:
        """Keep a search to come back to; without a name it is called by its query."""
        called = plain(name)[:LONGEST_NAME] or plain(query)[:LONGEST_NAME]
        if not called:
            raise InputError("A search without words needs a name.", "Give it one.")
        return self._saved.save(called, query, filters or Filters(), self._utc())

    def drop_search(self, search: str) -> None:
        """Drop a saved search. Raises NotFound."""
        self._saved.drop(search)

    # the index

    def settle_index(self, report: Hearing | None = None) -> None:
        """Bring the index up to date while the caller waits; the record serves where it cannot."""
        self._indexing.settle(report or Waiting())

    def reindex(self) -> JobView:
        """Start making the index anew, with the embedder of the settings, or find it running."""
        return self._jobs.start(REINDEX, self._indexing.rebuild)

    def reindex_now(self, report: Hearing | None = None) -> bool:
        """Make the index anew while the caller waits; False where it was stopped."""
        return self._indexing.rebuild(report or Waiting())

    def close_index(self) -> None:
        """Close the index in order, so that its next opening is quick; a search opens it again."""
        self._indexing.close()

    def index_state(self) -> IndexState:
        """How search stands: whether the index serves, and how much it is owed."""
        return self._indexing.state()

    @cached_property
    def _search(self) -> Search:
        from assistant.store.search import Search

        return Search(self._database, self._indexing)

    @cached_property
    def _saved(self) -> SavedSearches:
        from assistant.store.saved_searches import SavedSearches

        return SavedSearches(self._database)
