"""Requests that are harmless in themselves and that nobody puts in a profile: "Recommend a good
book.", "How do solar panels work?" Said to a machine, they change what it writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.instructions.cutting import LINE, Piece, sentences
from assistant.craft.instructions.folding import fold
from assistant.craft.instructions.wordings import asked

ALONE = 400  # characters; a text as short as that holds nothing but the request in it
ABOVE = 3  # lines above a duty in which the dates of its job stand
ANSWER = 60  # characters; a line as long as that below a question answers it
_BULLET = re.compile(r"\s*(?:[-–—•·*▪◦‣○●■□➢➤✓✔>+→]|\d{1,2}[.)]|[a-z]\))\s")
_DATES = re.compile(
    r"(?:19|20)\d\d\b|\b\d{1,2} (?:yrs?|mos?|years?|months?)\b|full-time", re.IGNORECASE
)
_NOT_A_VERB = re.compile(
    r"(?:I|We|My|The|A|An|This|That|These|Our|She|They|You|And|But|For|From|With|In|On|At|As|It)\b"
    r"|\w+(?:ing|ed|s|ion|er|ly|ment|ness|ity)\b"
)
_NAME = re.compile(r"[a-z] [A-Z]\w+|\b\d{4}\b")
_QUOTED = re.compile(r"""["“„«][^"“”„«»\n]{1,160}["“”»]|(?<!\w)'[^'\n]{1,160}'(?!\w)""")


def requests(text: str) -> Iterator[tuple[int, int, str]]:
    """Sentences that ask for something as one asks a machine, where they stand apart."""
    if is_request(text):
        yield 0, len(text), asked().why
        return
    lines = [match for match in LINE.finditer(text) if match[0].strip()]
    only_question = text.count("?") + text.count("？") == 1
    for number, line in enumerate(lines):
        above = [other[0][:200] for other in lines[max(0, number - ABOVE) : number]]
        below = lines[number + 1][0] if number + 1 < len(lines) else ""
        parts = list(sentences(line[0], line.start()))
        for place, part in enumerate(parts):
            beside = [
                other.text for other in parts[max(0, place - 1) : place + 2] if other is not part
            ]
            last = place == len(parts) - 1
            if _is_asked(part, above, below if last else "", beside) or (
                only_question and last and len(below) < ANSWER and _is_question(part)
            ):
                yield part.start, part.end, asked().why


def is_request(text: str) -> bool:
    """Whether a short text is a request to nobody in particular, and no more."""
    if len(text) > ALONE:
        return False
    folded = fold(text).text.strip()
    wording = asked()
    shapes = (wording.requests, wording.questions, wording.alone)
    return any(shape.match(folded) for shape in shapes) and _asked_of_nobody(folded)


def _is_question(part: Piece) -> bool:
    folded = fold(part.text[:ALONE]).text.strip()
    if not folded.startswith(("what", "how")) and not _NAME.search(part.text):
        return False  # "Who gets the night shift?" is a title
    return bool(asked().questions.match(folded)) and _asked_of_nobody(folded)


def _is_asked(part: Piece, above: list[str], below: str, beside: list[str]) -> bool:
    """Whether a sentence is a request, and none of a list of duties or questions."""
    folded = fold(part.text[:ALONE]).text.strip()
    wording = asked()
    if part.text[:1].islower():  # the rest of a sentence that began on the line above
        return False
    if not wording.requests.match(folded) or not _asked_of_nobody(folded):
        return False
    near = [*above[-1:], below, *beside]
    if folded.endswith("?"):
        return not any(other.rstrip().endswith("?") for other in near)
    if not re.search(r"""[.:!]["'”’)]*$|["'”’]$""", folded):
        return False
    if wording.duties.match(folded):
        dated = any(_DATES.search(other) for other in above)
        return not (dated or _BULLET.match(part.text) or any(map(_is_duty, near)))
    return not any(map(_is_duty, beside))


def _is_duty(line: str) -> bool:
    """Whether a line is a sentence that begins with a bare verb."""
    bare = _BULLET.sub("", line, count=1).strip()
    return len(bare.split()) > 3 and bare[0].isupper() and not _NOT_A_VERB.match(bare)


def _asked_of_nobody(folded: str) -> bool:
    wish = re.sub(r"^(?:(?:can|could|would|will) you|how (?:can|do|would) you) ", "", folded)
    return not asked().elsewhere.search(_QUOTED.sub(" ", wish))
