"""Captions become cues: WebVTT as Zoom, Teams and Webex write it, SubRip, and .sbv."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from assistant.intake.transcripts import labels
from assistant.intake.transcripts.captions import Caption
from assistant.intake.transcripts.cue import CLOCK, Cue

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?(?:[ \t]+([^>]{0,200}))?>|</v>")
_TAG = re.compile(
    rf"</?(?:[cibuv]|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<{CLOCK}>"
    r"|\{\\[a-z][^{}\s]*\}",  # {\an8}: where SubRip's players draw it
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm|quot|apos|#\d{1,6}|#x[0-9a-f]{1,5});", re.I)


def cues_of(captions: list[Caption]) -> list[Cue]:
    """The cues of captions: by voice tags, by the cue's own name, or by "Name:" labels."""
    if any(_VOICE.search(line) for caption in captions for line in caption.lines):
        return [cue for caption in captions for cue in _by_voice(caption)]
    if any(caption.speaker for caption in captions):
        return [Cue(c.speaker, c.start, plain_text(" ".join(c.lines))) for c in captions]
    return list(_by_label(captions))


def plain_text(line: str) -> str:
    """Without tags of style, and with entities as what they stand for."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), _TAG.sub("", line))


def _by_voice(caption: Caption) -> Iterator[Cue]:
    text = " ".join(caption.lines)
    speaker: str | None = caption.speaker
    position = 0
    for tag in _VOICE.finditer(text):
        yield from _spoken(speaker, caption.start, text[position : tag.start()])
        position = tag.end()
        if tag[0] != "</v>":
            speaker = plain_text(tag[1] or "").strip() or None
    yield from _spoken(speaker, caption.start, text[position:])


def _spoken(speaker: str | None, start: float, text: str) -> Iterator[Cue]:
    text = plain_text(text).strip()
    label = labels.label_of(text)
    if label is not None and label.name == speaker:  # said twice: <v Ann>Ann: …
        text = label.text
    if text:
        yield Cue(speaker, start, text)


def _by_label(captions: list[Caption]) -> Iterator[Cue]:
    """Cues by "Name:" labels; a caption without one goes on with the speaker before it.

    ">>" alone says that somebody else speaks, and not who.
    """
    texts = [[plain_text(line) for line in caption.lines] for caption in captions]
    speakers = labels.speakers_in_captions([lines[0] for lines in texts if lines])
    speaker: str | None = None
    for caption, lines in zip(captions, texts, strict=True):
        for line in lines:
            label = labels.split_label(line, speakers, bracketed=True)
            if label is not None:
                speaker = label.name
                yield Cue(speaker, caption.start, label.text)
            elif line.startswith(">>"):
                speaker = None
                yield Cue(None, caption.start, line.lstrip("> "), fresh=True)
            else:
                yield Cue(speaker, caption.start, line)
