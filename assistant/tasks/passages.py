"""Passages that a model is not to see, taken out of everything a case holds.

Spans of facts still point into the profile's text as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from assistant.models import Case, Fact, Me, Profile, Record, plain

__all__ = ["without"]

_TELLING = 4  # words from which on a line is a part of its passage, and no name in it

Part = TypeVar("Part", bound=Record)


def without(case: Case, passages: Sequence[str]) -> Case:
    """The case without these passages, in whatever white space they stand.

    A passage may run over several facts: its lines, and facts that stand in it whole, go
    too if they are no mere name. A fact of which nothing is left is gone.
    """
    cut = _Cut(passages)
    if not cut:
        return case
    me, request = case.me, case.request
    texts = {name: cut(getattr(request, name)) for name in ("why", "earlier")}
    own = Me(
        name=me.name,
        work=cut(me.work),
        learn=cut(me.learn),
        voice=tuple(filter(None, map(cut, me.voice))),
        profile=_profile(me.profile, cut),
    )
    return case.model_copy(
        update={
            "contact": _profile(case.contact, cut),
            "me": own,
            "request": request.model_copy(update=texts),
        }
    )


class _Cut:
    """Takes the passages out of a text."""

    def __init__(self, passages: Sequence[str]) -> None:
        self._whole = [plain(passage).casefold() for passage in passages if plain(passage)]
        wanted = {words: None for passage in passages for words in _pieces(passage)}
        self._patterns = [re.compile(words, re.IGNORECASE) for words in wanted]

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def __call__(self, text: str) -> str:
        bare = plain(text)
        if len(bare.split()) >= _TELLING and any(bare.casefold() in whole for whole in self._whole):
            return ""
        for pattern in self._patterns:
            text = pattern.sub(" ", text)
        return text.strip() if re.search(r"\w", text) else ""


def _pieces(passage: str) -> Iterator[str]:
    """A passage, and each of its lines of some length, as patterns; the longest first."""
    for text in [passage, *passage.splitlines()]:
        words = plain(text).split()
        if words and (text == passage or len(words) >= _TELLING):
            yield r"\s+".join(re.escape(word) for word in words)


def _profile(profile: Profile | None, cut: _Cut) -> Profile | None:
    return _record(profile, cut) if profile is not None else None


def _record(record: Part, cut: _Cut) -> Part:
    """The record with each of its facts cut, and a profile's source too: it proves claims."""
    changed: dict[str, object] = {}
    if isinstance(record, Profile):
        changed["source"] = cut(record.source)
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, tuple):
            items = [_item(item, cut) for item in value]
            changed[name] = tuple(item for item in items if item is not None)
        elif isinstance(value, Record):
            changed[name] = _item(value, cut)
    return record.model_copy(update=changed)


def _item(item: object, cut: _Cut) -> object:
    if isinstance(item, Fact):
        text = cut(item.text)
        return item.model_copy(update={"text": text}) if text else None
    return _record(item, cut) if isinstance(item, Record) else item
