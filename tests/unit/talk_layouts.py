"""One invented talk in every layout in which programs write transcripts.

A layout is a function of the two names. `said` is what each of them must be read as: who
speaks, and the words of a turn. Times are in seconds; captions hold twelve words each.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

TALK = (
    (0, "Thanks for making time. How did you get into tuning organs?"),
    (1, "Well, by accident. My aunt kept the keys of a chapel, and I liked the noise that it "
        "made when the bellows filled. I asked the man who came to tune it for work."),
    (0, "And what does a normal day look like: is it mostly travel?"),
    (1, "Mostly. I leave at 6:30 and I'm there by eight. Here is the thing: cold pipes lie."),
    (0, "Right."),
    (1, "420."),
    (0, "Sorry, 420 what?"),
    (1, "Pipes. Note: that is a small one. The big ones have four thousand (yes, really); one "
        "of us holds the key, one listens."),
    (0, "So what do juniors earn?"),
    (1, "It starts at 31k, then 38 after the exam. Off the record: my boss pays less."),
    (0, "Okay, who else should I talk to?"),
    (1, "Talk to Priya Nair at Vellum; she'd say yes. I'll send you her number by Friday."),
)  # fmt: skip
LONG_AGO = 50_400.0  # two in the afternoon, as Zoom's saved text has it


class Said(NamedTuple):
    """What somebody says, and from when to when."""

    name: str
    start: float
    end: float
    text: str


def said(names: Sequence[str]) -> list[Said]:
    """The talk between two people of these names, a turn each."""
    lengths = [max(1.25, len(text.split()) * 0.4) for _, text in TALK]
    starts = accumulate(lengths, lambda at, length: round(at + length + 0.4, 3), initial=1.25)
    return [
        Said(names[who], start, round(start + length, 3), text)
        for (who, text), start, length in zip(TALK, starts, lengths, strict=False)
    ]


def captions(names: Sequence[str]) -> list[Said]:
    """The talk in captions."""
    found = []
    for turn in said(names):
        words = turn.text.split()
        parts = [words[i : i + 12] for i in range(0, len(words), 12)]
        step = (turn.end - turn.start) / len(parts)
        for i, part in enumerate(parts):
            start = round(turn.start + i * step, 3)
            found.append(Said(turn.name, start, round(start + step, 3), " ".join(part)))
    return found


def full(seconds: float, mark: str = ".") -> str:
    """00:00:01.250."""
    return f"{clock(seconds)}{mark}{round(seconds % 1 * 1000):03}"


def short(seconds: float) -> str:
    """00:01.250: without hours."""
    return full(seconds).removeprefix("00:")


def clock(seconds: float) -> str:
    """00:00:01."""
    return f"{int(seconds) // 3600:02}:{int(seconds) // 60 % 60:02}:{int(seconds) % 60:02}"


def minutes(seconds: float) -> str:
    """0:01."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def spoken(seconds: float) -> str:
    """0 minutes 1 second, as Teams has it."""
    return f"{int(seconds) // 60} minutes {int(seconds) % 60} seconds"


def cues(head: str, each: str, mark: str = ".", join: str = "\n\n") -> Callable[..., str]:
    """A layout of captions: `each` with number, times, name and words."""

    def layout(names: Sequence[str]) -> str:
        return head + join.join(
            each.format(
                i=i, a=full(one.start, mark), b=full(one.end, mark), name=one.name, text=one.text,
                wrapped=textwrap.fill(one.text, 40), labelled=textwrap.fill(
                    f"{one.name}: {one.text}", 40, break_on_hyphens=False),
                short=f"{short(one.start)} --> {short(one.end)}",
            )
            for i, one in enumerate(captions(names), 1)
        )  # fmt: skip

    return layout


def turns(each: str, join: str = "\n\n", head: str = "", tail: str = "") -> Callable[..., str]:
    """A layout of turns: `each` with a time in several forms, name and words."""

    def layout(names: Sequence[str]) -> str:
        body = join.join(
            each.format(
                name=one.name, text=one.text, clock=clock(one.start), m=minutes(one.start),
                end=clock(one.end), day=clock(one.start + LONG_AGO), spoken=spoken(one.start),
                wrapped=textwrap.fill(f"{one.name}: {one.text}", 72, break_on_hyphens=False),
            )
            for one in said(names)
        )  # fmt: skip
        return head.format(both=", ".join(names)) + body + tail

    return layout


VTT = "WEBVTT\n\n"
FULL_HEAD = """WEBVTT - A talk
Kind: captions
Language: en-GB

STYLE
::cue(v) {{ color: lime }}

REGION
id:fred
width:40%

NOTE
made by a program
over two lines

""".replace("{{", "{").replace("}}", "}")
MEET = "Talk (2026-06-01 15:00 GMT+1) - Transcript\nAttendees\n{both}\nTranscript\n\n00:00:00\n\n"
MEET_END = "\n\nMeeting ended after 00:46:09 👋\n\nThis editable transcript was computer generated."
OTTER_HEAD = "Organs\nMon, Jun 1, 2026 3:00PM • 46:09\n\nSUMMARY KEYWORDS\norgan, church\n\n"

TEXTS: dict[str, Callable[..., str]] = {
    "zoom": cues(VTT, "{i}\n{a} --> {b}\n{name}: {text}"),
    "wrapped": cues(VTT, "{i}\n{a} --> {b}\n{labelled}"),
    "no numbers": cues(VTT, "{a} --> {b}\n{name}: {text}"),
    "no blank lines": cues("WEBVTT\n", "{i}\n{a} --> {b}\n{name}: {text}", join="\n"),
    "voices": cues(VTT, "{a} --> {b}\n<v {name}>{text}</v>"),
    "whole WebVTT": cues(
        FULL_HEAD, "{short} align:start position:10%,line-left\n<v.first.loud {name}>{wrapped}"
    ),
    "Teams": cues(
        VTT, "8f14e45f-ea2a-4b1c-9d00-1a2b3c4d5e6f/{i}-0\n{a} --> {b}\n<v {name}>{wrapped}</v>"
    ),
    "names of cues": cues(
        "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n",
        "the cue {i}\n{a} --> {b}\n{name}: {text}",
    ),
    "srt": cues("", "{i}\n{a} --> {b}\n{name}: {text}", ","),
    "srt without blank lines": cues("", "{i}\n{a} --> {b}\n{name}: {text}", ",", "\n"),
    "srt, name on its own line": cues("", "{i}\n{a} --> {b}\n{name}:\n{text}", ","),
    "srt, name in brackets": cues("", "{i}\n{a} --> {b}\n[{name}] {text}", ","),
    "srt, brackets and colon": cues("", "{i}\n{a} --> {b}\n[{name}]: {text}", ","),
    "sbv": cues("", "{a},{b}\n{name}: {text}"),
    "whisper": cues("", "[{a} --> {b}]  {name}: {text}", join="\n"),
    "whisper without hours": cues("", "[{short}] [{name}] {text}", join="\n"),
    "otter": turns("{name}  {m}  \n{text}", tail="\n\nTranscribed by https://otter.ai"),
    "otter with its head": turns("{name}  {m}\n{text}", head=OTTER_HEAD),
    "otter without times": turns("{name}\n{text}", tail="\n\nTranscribed by https://otter.ai"),
    "otter without blank lines": turns("{name}  {m}\n{text}", "\n"),
    "meet": turns("{name}: {text}", "\n", MEET, MEET_END),
    "meet in Markdown": turns(
        "**{name}:** {text}  ", "\n", "# 📖 Transcript\n\n## Talk - Transcript\n\n### 00:00:00\n\n",
        "\n\n### Transcription ended after 00:46:09\n",
    ),
    "labels": turns("{name}: {text}", "\n"),
    "labels, wrapped": turns("{wrapped}"),
    "bold": turns("**{name}**: {text}"),
    "bold on its own line": turns("**{name}**\n{text}"),
    "headings": turns("## {name}\n\n{text}"),
    "time and label": turns("[{clock}] {name}: {text}", "\n"),
    "bare time and label": turns("{clock} - {name}: {text}", "\n"),
    "label with a time": turns("{name} ({m}): {text}", "\n"),
    "time behind the label": turns("{name}: ({m}) {text}", "\n"),
    "rev": turns("{name} ({m}):\n{text}"),
    "time behind the heading": turns("{name}: ({m})\n{text}"),
    "descript": turns("[{clock}] {name}\n{text}"),
    "fathom": turns("{m} - {name}\n  {text}", head="Organs\nVIEW RECORDING - 46 mins\n\n"),
    "zoom's text": turns("[{name}] {day}\n{text}"),
    "time under the name": turns("{name}\n{m}\n{text}"),
    "time over the name": turns("{m}\n{name}\n{text}"),
    "time over the label": turns("{m}\n{name}: {text}"),
    "from when to when": turns("{name} [{clock} - {end}]\n{text}"),
    "teams' page": turns("{name}\n{spoken}{m}\n{name} {spoken}\n{text}", "\n"),
    "a table": turns("{name}\t{clock}\t{text}", "\n"),
    "a table, time first": turns("{clock}\t{name}\t{text}", "\n"),
    "a table without times": turns("{name}\t{text}", "\n"),
    "a table in Markdown": turns(
        "| {clock} | **{name}** | {text} |", "\n", "| Time | Speaker | Text |\n|---|---|---|\n"
    ),
}  # fmt: skip


def word_file(paragraphs: Iterable[str]) -> bytes:
    """A Word file; a line break in a paragraph is one in the file."""
    import docx

    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def teams_new(names: Sequence[str]) -> bytes:
    """Teams' newer Word file: name and time, then the words, in one paragraph."""
    head = ["Organs-20260601_150011-Meeting Recording", "June 1, 2026, 2:00PM", "46m 9s",
            f"{names[0]} started transcription"]  # fmt: skip
    said_so = [f"{one.name}   {minutes(one.start)}\n{one.text}" for one in said(names)]
    return word_file([*head, *said_so, f"{names[0]} stopped transcription"])


def teams_old(names: Sequence[str]) -> bytes:
    """The older one: times, name, words, in one paragraph."""
    return word_file(
        f"{full(one.start)} --> {full(one.end)}\n{one.name}\n{one.text}" for one in captions(names)
    )


def teams_old_apart(names: Sequence[str]) -> bytes:
    """The older one with a paragraph for each of them."""
    return word_file(
        line
        for one in captions(names)
        for line in (f"0:{int(one.start) // 60}:{one.start % 60:.3f} --> {full(one.end)}", one.name,
                     one.text)
    )  # fmt: skip


FILES: dict[str, Callable[..., bytes]] = {
    "Teams": teams_new,
    "Teams, older": teams_old,
    "Teams, older, apart": teams_old_apart,
    "Meet": lambda names: word_file(TEXTS["meet"](names).split("\n")),
    "Otter": lambda names: word_file(TEXTS["otter"](names).split("\n")),
}
