"""Marks that only programs read: the turns of a chat, links that carry data away."""

from __future__ import annotations

import re
from collections.abc import Iterator

CHAT = "imitates the marks of a chat program"
LINK = "holds a link that carries data away"

# The tokens of chat templates (ChatML, Llama, Gemma, Mistral, Alpaca) and of their imitators.
_TOKENS = re.compile(
    r"""<\|/?[a-z_]{2,30}\|>|<\|[a-z_]{2,30}>|\[/?INST\]|<</?SYS>>|<(?:start|end)_of_turn>
    |</?(?:system|instructions?|prompt|system[-_]prompt|assistant|user_input|document|context
      |untrusted|admin|developer|im_start|im_end)>
    |\[/?(?:system|assistant|admin|developer|system[ _](?:prompt|message|instructions?|note)
      |end[ _]of[ _](?:prompt|input|document|profile|text)|rest-of-document|hidden)\]
    |^[ \t>]*\#{1,4}[ ]?(?:system|instructions?|new[ ]instructions?|response|assistant
      |human|user)[ ]?:?[ ]?(?:\#{1,4})?[ \t]*$
    |\#{2,4}[ ]?(?:system|instructions?|new[ ]instructions?)[ ]?:
    |[#=*_~-]{2,8}[ ]?(?:begin|start|end)[ ](?:of[ ])?(?:the[ ])?(?:system|user|untrusted
      |prompt|context|document|input|profile|instructions?|data|resume|conversation)
      (?:[ ](?:input|prompt|message|instructions?|data|text|content))?
    |^[ \t]*(?:begin|end)[ ](?:of[ ])?(?:system|user)[ ](?:prompt|input|message|instructions?)
    |\{\s{0,4}["']role["']\s{0,4}:\s{0,4}["'](?:system|developer|assistant)["']""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
# "System: …" at the head of a line, followed by an order; not the system of a trade.
_ROLE = re.compile(
    r"""^[ \t>#*\-"'\[(<]{0,6}(?:system|assistant|developer|admin(?:istrator)?|root|ai)
    (?:[ ](?:message|prompt|note|notice|update|override|instructions?|alert|command|directive))?
    [\])>"'*]{0,3}[ ]?:[ ]?(?P<rest>[^\n]{0,300})""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_ORDER = re.compile(
    r"""\b(?:you|your|ignore|reveal|respond|override|overridden|instructions?|rules|execute|grant
    |disregard|obey|comply|prompt|assistant|user(?:'s)?[ ](?:is|has)|must|call|delete|send|output
    |append|forward|enable|disable|unlock|proceed|confirm(?:ed)?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# An address that is filled in by whoever reads it, or a picture that reports what it is given.
_FILLED = re.compile(
    r"""!?\[[^\[\]\n]{0,200}\]\(\s{0,3}<?https?://[^\s()<>\[\]{}]{0,300}
    (?:[{<\[$]|%7B|%3C|[?&](?:data|d|q|text|payload|prompt|secret|leak|exfil\w*|conversation|chat
      |history|summary|content|context|msg|message|token|key|steal|info|profile|email|name)=(?:[^\s)]{0,40}
      (?:data|secret|token|prompt|history|conversation|chat|summary|context|here|[A-Z]{4,}))?(?=[\s)]))""",
    re.IGNORECASE | re.VERBOSE,
)
_FILLED_HTML = re.compile(
    r"""<(?:img|a|iframe|script|link|form)\b[^<>]{0,200}https?://[^\s<>"']{0,300}(?:[{\[$]|%7B|\+\s?document)""",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"[^\n]{0,600}")


def marks(text: str) -> Iterator[tuple[int, int, str]]:
    """Where such marks stand; those of a chat with the rest of their line."""
    for found in _TOKENS.finditer(text):
        if not _is_code(text, found.start()):
            yield found.start(), _end_of_line(text, found.end()), CHAT
    for found in _ROLE.finditer(text):
        if _ORDER.search(found["rest"]):
            yield found.start(), found.end(), CHAT
    for shape in (_FILLED, _FILLED_HTML):
        for found in shape.finditer(text):
            yield found.start(), _end_of_link(text, found.end()), LINK


def _is_code(text: str, place: int) -> bool:
    """Whether a mark is quoted as code or as words: `<|im_start|>`, "[INST]"."""
    return place > 0 and text[place - 1] in "`\"'“‘«"


def _end_of_line(text: str, place: int) -> int:
    found = _LINE_END.match(text, place)
    return found.end() if found else place


def _end_of_link(text: str, place: int) -> int:
    found = re.compile(r"[^\s)>]{0,300}[)>]?").match(text, place)
    return found.end() if found else place
