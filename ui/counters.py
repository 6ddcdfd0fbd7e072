"""The line under a message: its words, its asks, its minutes, and the channel's limit."""

from __future__ import annotations

import re

from assistant.models import Finding, Limits, Record, Request, Sentence

_OR = "-|–|to|or|bis|oder|à|a|ou|o|of|tot|do|till"
_MINUTES = re.compile(rf"\b(\d{{1,2}})(?:\s*(?:{_OR})\s*(\d{{1,2}}))?[\s-]*min", re.IGNORECASE)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_NUMBERS = ("no", "one", "two", "three")


class Counter(Record):
    """One count; `over` where a channel's limit is passed."""

    text: str
    over: bool = False


def counters(
    body: str,
    sentences: tuple[Sentence, ...],
    request: Request,
    limits: Limits,
    findings: tuple[Finding, ...] = (),
) -> tuple[Counter, ...]:
    """What is counted, in order. Greeting and signature are no sentences and no words."""
    text = " ".join(sentence.text for sentence in sentences)
    counts = [Counter(text=_words(text)), Counter(text=_asks(sentences, request, findings))]
    minutes = _MINUTES.search(text)
    if minutes:
        counts.append(Counter(text=f"{'–'.join(filter(None, minutes.groups()))} min"))
    most = _most(request, limits)
    if most is not None:
        counts.append(Counter(text=f"{len(body)} of {most} characters", over=len(body) > most))
    return tuple(counts)


def _words(text: str) -> str:
    unspaced = len(_UNSPACED.findall(text))
    if unspaced * 2 > len(text):
        return f"{unspaced} characters"
    count = len(text.split())
    return f"{count} word{'' if count == 1 else 's'}"


def _asks(sentences: tuple[Sentence, ...], request: Request, findings: tuple[Finding, ...]) -> str:
    """How many things are asked. Rule L07 decides where question marks alone mislead."""
    count = sum(sentence.text.rstrip().endswith(("?", "？")) for sentence in sentences)
    objections = [item for item in findings if item.rule == "L07" and item.severity == "E"]
    if any(item.text for item in objections):
        count = max(count, 2)  # it points at the second one
    elif objections:
        count = 0
    elif request.kind in ("thanks", "introducer"):
        return "nothing asked" if not count else "something asked"
    elif sentences and request.kind != "blurb":
        count = 1
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} ask{'' if count == 1 else 's'}"


def _most(request: Request, limits: Limits) -> int | None:
    if request.channel == "note":
        return limits.note_premium if request.premium else limits.note_free
    return limits.inmail_body if request.channel == "inmail" else None
