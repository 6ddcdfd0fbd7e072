"""How wide text is when it is drawn: whether a line of a PDF was full or ended by itself.

Widths in em of Helvetica, to which Arial (the font of LinkedIn's export) is metrically
equal: Adobe Core 14 AFM. Letters with accents are as wide as without.
"""

from __future__ import annotations

import unicodedata

_EM = {
    0.222: "ijl'`",
    0.191: "’‘",
    0.26: "|",
    0.278: " !,./:;I[\\]t·",
    0.333: "()-r{}“”f",
    0.355: '"',
    0.389: "*",
    0.5: "Jckvxyzsş",
    0.35: "•",
    0.584: "+<=>~",
    0.611: "FTZ",
    0.667: "ABEKPSVXY&",
    0.722: "CDHNRUw",
    0.778: "GOQ",
    0.833: "Mm",
    0.889: "%",
    0.944: "W",
    1.0: "—…",
    1.015: "@",
}
_WIDTHS = {character: width for width, characters in _EM.items() for character in characters}
_OTHER = 0.556  # digits and most small letters

HEADING = 31.0  # em that fit on a line: company, headline, summary (12 pt)
TITLE = 32.3  # a role's title (11.5 pt)
TEXT = 35.4  # descriptions and degrees (10.5 pt)
SIDE = 15.9  # the side column (10.5 pt)
_SLACK = 0.94  # extractions, and other fonts, differ a little


def width(text: str) -> float:
    """The width of a text in em."""
    bare = unicodedata.normalize("NFD", text)
    return sum(
        _WIDTHS.get(character, _OTHER) for character in bare if not unicodedata.combining(character)
    )


def full(text: str, following: str, limit: float) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    word = following.split(" ", 1)[0]
    return width(text) + 0.278 + width(word) > limit * _SLACK


def fits(text: str, limit: float) -> bool:
    """Whether a line is no wider than lines of this kind can be."""
    return width(text) <= limit * 1.08
