"""Are the talks, articles and prizes of a sentence the contact's, and on that topic?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.claims.reading import Problem, Reading, groups
from assistant.craft.claims.segments import Segment
from assistant.craft.claims.sources import Passage, Side, related
from assistant.craft.claims.words import LANGUAGES, Wording, wording
from assistant.craft.lexicon import level
from assistant.craft.names import fold, same_name, stem, tokens

__all__ = ["titles", "works"]

_LINE = re.compile(r"((?:profile\.)?source)\.(\d+)#0")
_HEADING = 25  # characters of a heading
_TITLE = 3  # words from which what stands in quotation marks with a capital is a title
_BEFORE = 40  # characters before a talk or an article in which its topic is named
_QUOTED = re.compile(r"[\"«„“]\s?([^\"»“”«]{4,})[\"»“”]")
_TOPIC = 40  # and behind it


def works(reading: Reading) -> Iterator[Problem]:
    """Talks, articles, posts and prizes of the contact that no fact knows of."""
    words = reading.words
    if words is None:
        return
    side = reading.sources.contact
    for kind in ("talk", "text", "prize"):
        for match in words.every(kind, reading.text):
            segment = reading.at(match.start())
            won = words.find("won_behind", reading.text[match.end() :][:30])
            if kind == "prize" and won and not _has_work(reading, words, kind, match, side):
                yield _no_work(reading, match, side)
                continue
            if segment.person != "contact" and not _given(reading, words, match):
                continue
            if segment.mood == "asked" or not _owned(reading, words, segment, match):
                continue
            if not _has_work(reading, words, kind, match, side):
                yield _no_work(reading, match, side)
    if reading.readable(side):
        yield from _given_or_written(reading, words, side)


def _given_or_written(reading: Reading, words: Wording, side: Side) -> Iterator[Problem]:
    """What the contact is said to have spoken or written of: "you wrote about …"."""
    for match in words.every("spoke", reading.text):
        asked = reading.at(match.end() - 1).mood == "asked" or _is_told_by(reading, match)
        if not asked and not _has_work(reading, words, "talk", match, side):
            yield _no_work(reading, match, side)
    for match in words.every("wrote", reading.text):
        asked = reading.at(match.end() - 1).mood == "asked"
        if not asked and not _said(reading, match, side):
            yield _no_work(reading, match, side)


def _is_told_by(reading: Reading, match: re.Match[str]) -> bool:
    """ "Helga Straker heard you speak": the referrer's word, which the writer passes on."""
    request = reading.case.request
    return any(
        same_name(item.text, tokens(name))
        for item in reading.mentions if 0 <= match.start() - item.end <= _BEFORE
        for name in (request.via, *request.agreed) if name
    )  # fmt: skip


def titles(reading: Reading) -> Iterator[Problem]:
    """Titles in quotation marks that stand in no fact: "I read “The Last Pinch”"."""
    words = reading.words
    if words is None:
        return
    sides = (reading.sources.contact, reading.sources.me)
    written = f"{reading.case.request.earlier} {reading.case.request.why}"
    pools = [item.words for side in sides for item in side.all] + [frozenset(tokens(written))]
    for match in _QUOTED.finditer(reading.text):
        said = tokens(match[1])
        before = reading.text[max(0, match.start() - _BEFORE) : match.start()]
        capitals = sum(word[0].isupper() for word in match[1].split())
        led = words.find("title_led", before) or words.find("talk", before) or words.find("text", before)  # noqa: E501  # fmt: skip
        opens = match[1].lstrip()[:1].isupper() and len(said) >= _TITLE
        if len(said) < 2 or not (led or opens) or (capitals < 2 and len(said) < 3):
            continue
        if not any(sum(word in pool for word in said) >= 0.8 * len(said) for pool in pools):
            yield _no_work(reading, match, reading.sources.contact)


def _owned(reading: Reading, words: Wording, segment: Segment, match: re.Match[str]) -> bool:
    """Whether the talk or text is the person's: "your talk", "the talk you gave"."""
    if _given(reading, words, match):
        return True
    before = reading.text[segment.start : match.start()]
    return len(re.findall(r"[^\W_]+", before)) <= 5 and (
        segment.possessive or bool(words.find("won", before))
    )


def _given(reading: Reading, words: Wording, match: re.Match[str]) -> bool:
    after = reading.text[match.end() : match.end() + 50]
    found = words.find("spoke", after) or words.find("wrote", after)
    return found is not None


def _has_work(
    reading: Reading, words: Wording, kind: str, match: re.Match[str], side: Side
) -> bool:
    """Whether some fact is such a work, or names one, and shares the topic's words."""
    noun = {stem(word) for word in tokens(match[0])}
    topic = _topic(reading, match)
    strict = any(words.has("strict_works", word) for word in tokens(match[0]))
    strict = strict and reading.readable(side)
    for item in side.all:
        if item.is_work:
            fits = kind != "prize"
        else:
            fits = bool(words.find(kind, level(item.text))) or bool(noun & item.stems)
        fits = fits or _is_headed(kind, item, side)
        heard = kind == "talk" and item in side.shared and _speaks("encounter", item.text)
        fits = fits or bool(heard)
        around = groups([item], side)
        if kind == "talk" and item.is_work and not any(
            _speaks("talk", one.text) for one in (item, *around)
        ):  # fmt: skip
            fits = item.field.startswith("publications") and bool(noun & item.stems)
        if _is_titled(reading, match, item) or _is_event(reading, match, item):
            return True
        printed = kind == "text" and "publications" in item.field
        if not fits or (strict and not printed and not any(noun & one.stems for one in around)):
            continue
        counted = _is_led(reading, match) and any(
            amount.value in one.values for one in (item, *around)
            for amount in reading.amounts if 0 <= amount.start - match.end() <= _TOPIC
        )  # fmt: skip
        printed_as = re.findall(r"\d[\d.:,]*\d", reading.text[match.end() :][:_TOPIC])
        counted = counted or any(number in item.text for number in printed_as)
        told = not topic or not reading.readable(side) or counted
        if told or _shares(topic, [item, *around]):
            return True
    return False


def _is_headed(kind: str, item: Passage, side: Side) -> bool:
    """Whether a typed line stands below a heading such as "Talks"."""
    place = _LINE.fullmatch(item.group)
    above = f"{place[1]}.{int(place[2]) - 1}#0" if place else ""
    return any(
        one.group == above and len(one.text) < _HEADING and _speaks(kind, one.text)
        for one in side.all
    )  # fmt: skip


def _speaks(kind: str, text: str) -> bool:
    """Whether a fact, in whichever language, has such a word."""
    known = (words for words in map(wording, LANGUAGES) if words)
    return any(words.find(kind, level(text)) for words in known)


def _is_event(reading: Reading, match: re.Match[str], item: Passage) -> bool:
    """Whether the event named beside a talk stands in a fact that is no position or school."""
    if item.group != item.field and "." in item.field.removeprefix("profile.") and not item.is_work:
        return False
    return any(
        abs(mention.start - match.end()) <= _TOPIC
        and mention.words > 1
        and not reading.is_person(mention.text)
        and same_name(mention.text, item.words)
        for mention in reading.mentions
    )


def _is_titled(reading: Reading, match: re.Match[str], item: Passage) -> bool:
    """Whether the title that follows in quotation marks stands in a fact."""
    title = re.match(r"[^\"«„“]{0,25}[\"«„“]([^\"»“”]{4,})[\"»“”]", reading.text[match.end() :])
    before = reading.text[: match.start()]
    title = title or re.search(r"[\"«„“]([^\"»“”«]{4,})[\"»“”],? (?:[\w']+ ){0,2}$", before)
    if not title:
        return False
    words = tokens(title[1])
    return sum(word in item.words for word in words) >= 0.8 * len(words)


def _topic(reading: Reading, match: re.Match[str]) -> list[str]:
    """Stems of the words and names that say what a talk or an article is about, and where."""
    segment = reading.at(match.end() - 1)
    places: list[tuple[int, int]] = [(max(segment.start, match.start() - _BEFORE), match.start())]
    if _is_led(reading, match):
        places.append((match.end(), min(segment.end, match.end() + _TOPIC)))
    keys: list[str] = []
    for start, end in places:
        keys += [
            key
            for key, first, last in reading.content(start, end)
            if not _is_work_word(reading, reading.text[first:last])
        ]
        for item in reading.mentions:
            if start <= item.start < end and not reading.is_person(item.text):
                keys += [stem(word) for word in tokens(item.text)]
    return keys


def _is_work_word(reading: Reading, word: str) -> bool:
    """Whether a word only says what kind of work it is: "episode", "article"."""
    words = reading.words
    return bool(words and (words.find("talk", word) or words.find("text", word)))


def _is_led(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a topic or a title follows: "your talk on …", "your article «…»"."""
    after = reading.text[match.end() : match.end() + 40]
    led = reading.words.find("topic", after) if reading.words else None
    quoted = re.match(r"[ ,:]{0,2}[\"«“„]", after)
    dated = led and re.match(r" ?\W*([^\W\d_]+)", after[led.end() :])
    if dated and reading.words and (
        reading.words.has("months", fold(dated[1])) or fold(dated[1]) in ("last", "this")
    ):  # fmt: skip
        return False
    return bool(quoted) or (led is not None and len(after[: led.start()].split()) <= 2)


def _shares(topic: list[str], passages: list[Passage]) -> bool:
    return any(related(key, item.stems) for key in topic for item in passages)


def _said(reading: Reading, match: re.Match[str], side: Side) -> bool:
    """Whether what the contact is said to have written shares a word with their facts."""
    topic = _topic(reading, match)
    return len(topic) < 2 or any(reading.knows(side, key) for key in topic)


def _no_work(reading: Reading, match: re.Match[str], side: Side) -> Problem:
    segment = reading.at(match.end() - 1)
    begin = max(segment.start, match.start() - 12)
    own = re.search(r"(?<!\w)[^\W_]+(?: [^\W_]+)? $", reading.text[begin : match.start()])
    start = match.start() - len(own[0].lstrip()) if own and segment.start < match.start() else match.start()  # noqa: E501  # fmt: skip
    return Problem(
        max(start, segment.start),
        match.end(),
        f"“{match[0]}” was looked for in {reading.owner(side)} and in what you entered: no such "
        "talk, text or prize on this topic stands there.",
        "Name one that the profile shows; if you know it from elsewhere, say so under "
        "“Why this person?”.",
    )
