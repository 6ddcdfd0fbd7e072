"""What a model gives back for a message, and how its text is made tidy.

The shapes are bounded, so that no answer is kept that is longer than any message may be;
the bounds lie below what the grammars of local servers can count to.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.craft.names import tokens
from assistant.models import Case, plain
from assistant.tasks.prompt import clean

__all__ = [
    "GlossedSentence",
    "NewSentence",
    "has_subject",
    "message_shape",
    "parts",
    "tidy",
    "with_signature",
]

_BODY, _SUBJECT, _SENTENCE = 1900, 200, 600  # characters
# Blanks alone are no message: the model is asked again.
_Written = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Text(BaseModel):
    """A message without a subject."""

    model_config = ConfigDict(hide_input_in_errors=True)

    body: _Written = Field(max_length=_BODY)


class Letter(BaseModel):
    """A message with a subject."""

    model_config = ConfigDict(hide_input_in_errors=True)

    subject: str = Field(max_length=_SUBJECT)
    body: _Written = Field(max_length=_BODY)


class NewSentence(BaseModel):
    """A sentence to stand in the place of another."""

    model_config = ConfigDict(hide_input_in_errors=True)

    sentence: _Written = Field(max_length=_SENTENCE)


class GlossedText(Text):
    """The same, and what it says in the language the user reads."""

    gloss: str = Field(max_length=_BODY)


class GlossedLetter(Letter):
    """The same, and what it says in the language the user reads."""

    gloss: str = Field(max_length=_BODY)


class GlossedSentence(NewSentence):
    """The same, and what the whole message then says in the language the user reads."""

    gloss: str = Field(max_length=_BODY)


def has_subject(case: Case) -> bool:
    """E-mail and InMail have one; a blurb is pasted into somebody else's message."""
    request = case.request
    return request.channel in ("email", "inmail") and request.kind != "blurb"


def message_shape(case: Case, gloss: bool) -> type[Text] | type[Letter]:
    """What is asked for: with a subject where the channel has one, with a gloss where wanted."""
    if has_subject(case):
        return GlossedLetter if gloss else Letter
    return GlossedText if gloss else Text


_HEAD = re.compile(
    r"\A\W*(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp)\W*[:：]\W*", re.IGNORECASE
)

_FENCE = re.compile(r"</?[a-z]+(?:-[a-z]+)*-[0-9a-f]{8}>")  # of a prompt's block, copied


def tidy(text: str) -> str:
    """A model's text as a message: visible characters, blanks and empty lines made regular."""
    if "\n" not in text:
        text = text.replace("\\r", "").replace("\\n", "\n")  # escaped twice, by small models
    text = _FENCE.sub("", text)
    lines = [re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in clean(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def parts(value: BaseModel) -> tuple[str, str, str]:
    """Subject, body and gloss of an answer; a subject that stands in the body is taken out."""
    subject = plain(clean(getattr(value, "subject", "")))
    body = tidy(getattr(value, "body", ""))
    if head := _HEAD.match(body):
        line, _, rest = body[head.end() :].partition("\n")
        if rest.strip():
            subject, body = subject or line.strip(), rest.strip()
    return _HEAD.sub("", subject), body, tidy(getattr(value, "gloss", ""))


def with_signature(body: str, case: Case) -> str:
    """The body with the sender's name at its end, if it is not there and there is room for it.

    A blurb has none: somebody else sends it.
    """
    name = plain(case.me.name)
    if not name or case.request.kind == "blurb":
        return body
    end = set(tokens(" ".join(body.split()[-12:])))
    if tokens(name)[:1] and tokens(name)[0] in end:
        return body
    signed = f"{body}\n{name}" if case.request.channel == "note" else f"{body}\n\n{name}"
    limits = case.limits
    most = limits.note_premium if case.request.premium else limits.note_free
    return body if case.request.channel == "note" and len(signed) > most else signed
