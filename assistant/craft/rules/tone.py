"""Rules about tone: L14, L16, L24."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.rules.after import AFTER
from assistant.craft.rules.letter import Letter, at, place_in, place_of, whole
from assistant.models import Finding


def flattery(letter: Letter) -> Iterator[Finding]:
    """L14. At most one superlative of praise and one "!"; superlatives of the job are none."""
    praise = [
        (sentence, found)
        for sentence, found in letter.hits("praise")
        if not letter.denied(sentence, found)
        and _without_quotes(sentence.text)[found.start()] != " "
    ]
    if len(praise) > 1:
        sentence, found = praise[1]
        message = "More than one word of high praise sounds like flattery."
        mend = "Say what you learned from it instead."
        yield at("L14", "W", place_of(sentence, found), message, mend)
    marks = [
        sentence.start + found.start()
        for sentence in letter.sentences
        for found in re.finditer(r"[!！](?!\w)", _without_quotes(sentence.text))
    ]
    if len(marks) > 1:
        place = place_in(letter.body, marks[1], marks[1] + 1)
        yield at("L14", "W", place, 'More than one "!".', "One is plenty.")


def _without_quotes(text: str) -> str:
    """The text with what stands in quotes blanked out: it is somebody else's."""
    return re.sub(
        r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"", lambda found: " " * len(found[0]), text
    )


def stock_phrases(letter: Letter) -> Iterator[Finding]:
    """L16. Phrases that stand in everybody's message."""
    if letter.lexicon is None:
        return
    top = letter.message.greeting
    if top and (found := letter.lexicon.find("stock", top.text)):
        place = place_in(letter.body, top.start + found.start(), top.start + found.end())
        yield _stock(place)
    for sentence, found in letter.hits("stock"):
        yield _stock(place_of(sentence, found))


def _stock(place: tuple[str, int, int]) -> Finding:
    mend = "Leave it out, or say what you mean in your own words."
    return at("L16", "W", place, "A stock phrase: everybody's message has it.", mend)


def thankful_close(letter: Letter) -> Iterator[Finding]:
    """L24. The end thanks the reader (not in connection notes). An answer may do so at its
    beginning; a thank-you without thanks is a warning."""
    lexicon = letter.lexicon
    if lexicon is None or "thanks" not in lexicon.patterns:
        return
    if letter.case.request.channel == "note" or letter.kind == "blurb":
        return
    signature = letter.message.signature
    after = letter.kind in AFTER
    anywhere = after or letter.kind == "yes"
    end = [sentence.text for sentence in letter.sentences[0 if anywhere else -3 :]]
    end += [signature.text] if signature else []
    if not any(lexicon.find("thanks", text) for text in end):
        yield whole(
            "L24",
            "W" if after else "I",
            "No word of thanks at the end.",
            '"Thank you for your time" will do.',
        )
