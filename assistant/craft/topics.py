"""The sixteen topics of an informational interview, and how a text tells which it is about.

Three witnesses: how a heading or a question names the topic, the words of the text itself,
and how like the text is to examples of each topic (`craft.likeness`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, get_args

from assistant.craft.lexicon import level
from assistant.insights import Topic

__all__ = [
    "TopicCues",
    "asked_examples",
    "chosen",
    "examples",
    "heads",
    "named",
    "scores",
    "topics",
]

_STRONG, _WEAK, _MOST = 1.5, 0.8, 6.0  # a cue's points, and how many a topic gets from cues
_FURTHER = 0.6  # of the best topic's score, for a topic to be named beside it
_CLEAR = 1.5  # a strong cue: less names no further topic
_HEADING_WORDS = 5
_SURE = 3  # letters that a question's wording counts more than a bare name in it


class TopicCues(NamedTuple):
    """One topic: what it means, and its words in all languages."""

    id: Topic
    meaning: str
    label: re.Pattern[str]
    asked: re.Pattern[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]


@cache
def topics() -> tuple[TopicCues, ...]:
    """The sixteen topics; the order decides between equal scores."""
    place = files(__package__) / "taxonomy" / "topics.toml"
    table: dict[Topic, dict[str, Any]] = tomllib.loads(place.read_text(encoding="utf-8"))  # type: ignore[assignment]
    if set(table) != set(get_args(Topic)):
        raise ValueError("taxonomy/topics.toml must hold each topic of insights.Topic once")
    return tuple(
        TopicCues(
            id=topic,
            meaning=entry["meaning"],
            label=_pattern(entry["label"]),
            asked=_pattern(entry["asked"]),
            strong=_pattern(entry["strong"]),
            weak=_pattern(entry["cues"]),
        )
        for topic, entry in table.items()
    )


def named(text: str) -> Topic | None:
    """The topic that a heading, a tag, a label or a question names; None where it names none.

    A short heading is the topic's name as a whole ("typ day", "pay / benefits"); in a question
    the longest name counts, and where there is none, its words do if they are clear.
    """
    heading = heads(text)
    if heading:
        return heading
    bare = _bare(text)
    found: list[tuple[int, int, Topic]] = []
    for index, topic in enumerate(topics()):
        spans = [len(match[0]) for match in topic.label.finditer(bare)]
        spans += [len(match[0]) + _SURE for match in topic.asked.finditer(bare)]
        if spans:
            found.append((max(spans), -index, topic.id))
    cues = {topic: score for topic, score in scores(text).items() if score >= _CLEAR}
    if cues and (not found or max(found)[0] < 8):
        return max(cues, key=lambda topic: cues[topic])
    return max(found)[2] if found else None


def heads(text: str) -> Topic | None:
    """The topic that a text names as a whole, as a heading does: "typ day", "pay / benefits:"."""
    bare = _bare(text)
    if not bare or len(bare.split()) > _HEADING_WORDS:
        return None
    return next((topic.id for topic in topics() if topic.label.fullmatch(bare)), None)


def scores(text: str) -> dict[Topic, float]:
    """Points for each topic that words of a text speak for; a topic without any is left out."""
    folded = _folded(text)
    points: dict[Topic, float] = {}
    for topic in topics():
        strong = {match[0] for match in topic.strong.finditer(folded)}
        weak = {match[0] for match in topic.weak.finditer(folded)} - strong
        score = min(_MOST, _STRONG * len(strong) + _WEAK * min(2, len(weak)))
        if score:
            points[topic.id] = score
    return points


@cache
def examples() -> tuple[tuple[Topic, str], ...]:
    """Claims of known topic in several languages, from which `likeness` learns."""
    place = files(__package__) / "taxonomy" / "examples.toml"
    table: dict[Topic, dict[str, str]] = tomllib.loads(place.read_text(encoding="utf-8"))  # type: ignore[assignment]
    return tuple(
        (topic.id, line.strip())
        for topic in topics()
        for claims in table[topic.id].values()
        for line in claims.splitlines()
        if line.strip()
    )


@cache
def asked_examples() -> tuple[tuple[Topic, str], ...]:
    """Questions of known topic in several languages."""
    place = files(__package__) / "taxonomy" / "asked.toml"
    table: dict[Topic, str] = tomllib.loads(place.read_text(encoding="utf-8"))  # type: ignore[assignment]
    return tuple(
        (topic.id, line.strip())
        for topic in topics()
        for line in table[topic.id].splitlines()
        if line.strip()
    )


def chosen(points: Mapping[Topic, float]) -> tuple[Topic | None, tuple[Topic, ...]]:
    """The topic with most points, and further ones that are nearly as good; at most two."""
    order: Sequence[Topic] = [topic.id for topic in topics() if points.get(topic.id, 0) > 0]
    ranked = sorted(order, key=lambda topic: -points[topic])
    if not ranked:
        return None, ()
    best = points[ranked[0]]
    further = [t for t in ranked[1:] if points[t] >= max(_CLEAR, _FURTHER * best)]
    return ranked[0], tuple(further[:2])


def _bare(text: str) -> str:
    return _folded(text).strip(" \t:?!.-#*_>+").replace("_", " ")


def _folded(text: str) -> str:
    return level(text).lower()


def _pattern(languages: Mapping[str, str]) -> re.Pattern[str]:
    lines = [line for source in languages.values() for line in source.splitlines() if line]
    joined = "|".join(f"(?:{line})" for line in lines)
    # The text is lower case: so are the letters of the expression, but not its classes.
    lower = re.sub(r"\\.|[A-ZÀ-Þ]", lambda found: _lowered(found[0]), joined)
    return re.compile(rf"(?<!\w)(?:{lower})(?!\w)")


def _lowered(found: str) -> str:
    return found if found.startswith("\\") else found.lower()
