"""A file or a paste becomes a conversation: which format it has, and who reads it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.errors import InputError
from assistant.intake.documents import read_document
from assistant.intake.transcripts import captions, headed, labels, meet, notes, teams, vtt
from assistant.intake.transcripts.cue import Cue
from assistant.intake.transcripts.layout import evened
from assistant.intake.transcripts.lines import is_furniture, spoken_lines
from assistant.intake.transcripts.merging import turns_of
from assistant.talks import Conversation, TalkFormat, Turn


def read_conversation(name: str, data: bytes | str) -> Conversation:
    """The conversation in a file or a pasted text: a transcript, or raw notes.

    `name` only helps messages: the content decides. A text in none of the layouts of
    transcripts is notes. Bounds are those of `read_document`. Raises InputError, with what
    to do, for what cannot be read or holds no words.
    """
    # A paste is text whatever it begins with; in UTF-16 it cannot look like another format.
    file = data.encode("utf-16", "surrogatepass") if isinstance(data, str) else data
    document = read_document(name, file, "talk")
    text = document.text.removeprefix("\ufeff")
    form, turns = _read(text, is_word=document.format == "docx")
    if not any(c.isalpha() for turn in turns for c in turn.text):
        raise _no_words(form)
    return Conversation(format=form, turns=turns, source=document.text)


def _read(typed: str, *, is_word: bool) -> tuple[TalkFormat, tuple[Turn, ...]]:
    text = evened(typed)
    lines = spoken_lines(text)
    if text.lstrip().startswith("WEBVTT") or any(captions.is_times(line) for line in lines):
        form, cues = _captions(text, is_word=is_word)
    else:
        found = headed.headings(lines)
        speakers = meet.speakers(lines)
        labelled = sum(labels.split_label(line, speakers) is not None for line in lines)
        if len(found) > labelled:
            form = "teams" if is_word or _says_teams(lines) else "otter"
            cues = headed.cues_of(lines, found)
        elif labelled > notes.marked(lines):
            form = "meet" if meet.is_meet(lines) else "labelled"
            cues = meet.cues_of(lines, speakers)
        else:
            return "notes", notes.turns_of(typed)
    return form, turns_of(cues)


def _captions(text: str, *, is_word: bool) -> tuple[TalkFormat, list[Cue]]:
    found = captions.split(text)
    if teams.has_names(found):
        return "teams", teams.cues_of(found)
    webvtt = text.lstrip().startswith("WEBVTT") or not captions.has_commas(text)
    form: TalkFormat = "teams" if is_word else "vtt" if webvtt else "srt"
    return form, vtt.cues_of(found)


def _says_teams(lines: Sequence[str]) -> bool:
    return any("transcription" in line and is_furniture(line) for line in lines[:6])


def _no_words(form: TalkFormat) -> InputError:
    if form == "notes":
        return InputError(
            "There are no words in this text, so there is nothing to keep.",
            "Paste your notes or the transcript itself, or choose another file.",
        )
    return InputError(
        "This transcript holds times or names but nothing that was said.",
        "Download it again from the meeting, or open it and paste its text.",
    )
