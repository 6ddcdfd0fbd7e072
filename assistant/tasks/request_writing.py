"""Writing a message with a model: what is sent, and what becomes of the answer.

The screens show `messages_for` before anything is sent; `write_with` sends the same. The
model is not believed: whatever it writes goes through the rules and the grounding that
any text goes through, and comes back with its findings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import BaseModel

from assistant.craft.message import read_message
from assistant.models import Case
from assistant.tasks import answers
from assistant.tasks.asking import (
    Listening,
    Prepared,
    ask,
    checked,
    never,
    nobody,
    wants_gloss,
)
from assistant.tasks.languages import language_name
from assistant.tasks.masking import mask
from assistant.tasks.material import Line, Material, material
from assistant.tasks.outreach import Checked, write
from assistant.tasks.passages import without
from assistant.tasks.ports import ChatMessage, Model, OnPartial, Usage
from assistant.tasks.prompt import Pasted, Prompt
from assistant.tasks.request_revising import (
    Revision,
    messages_for_revision,
    prepare_revision,
    revise_with,
)
from assistant.tasks.sizes import size_of
from assistant.tasks.voice import VoiceExample, voice_text

__all__ = [
    "Prepared",
    "Revision",
    "VoiceExample",
    "messages_for",
    "messages_for_revision",
    "prepare",
    "prepare_revision",
    "revise_with",
    "write_with",
]

MINUTES = {"short": 15, "normal": 20}  # of the talk that is asked for


def prepare(
    case: Case,
    prompt: Prompt,
    *,
    voice: Sequence[VoiceExample] = (),
    avoid: Sequence[str] = (),
    gloss_language: str = "en",
    left_out: Sequence[str] = (),
) -> Prepared:
    """What a model is asked with for `case`.

    `avoid` are earlier variants (or how they began): this one opens with another reason.
    `left_out` are passages of the facts that are not sent. Raises ConfigError where the
    prompt does not fit what it is given.
    """
    facts = material(case, left_out)
    sounds, masked = voice_text(voice, case.me)
    began, more = mask("\n".join(_first_sentence(text) for text in avoid))
    size, request, opening = size_of(case), case.request, _opening(facts, len(avoid))
    messages = prompt.render(
        persons=request.kind,
        kind=request.kind,
        channel=request.channel if request.kind != "blurb" else "blurb",
        goal=request.goal,
        tone=request.tone,
        answer=_answer(case, gloss_language),
        language=language_name(request.language),
        gloss_language=language_name(gloss_language),
        low=size.low,
        high=size.high,
        unit=size.unit,
        limit=size.limit,
        minutes=MINUTES[request.length],
        reasons=", ".join(facts.reasons[:5]),
        sent=f"on {request.sent.day} {request.sent:%B %Y}" if request.sent else "before",
        contact=Pasted(_lines(facts.contact)),
        sender=Pasted(_lines(facts.sender)),
        both=Pasted(_lines(facts.both)),
        earlier=Pasted(facts.earlier),
        voice=Pasted(sounds),
        avoid=Pasted(began),
        opening=Pasted(opening),
        dull=Pasted("" if avoid else _dull(without(case, left_out))),
    )
    return Prepared(
        messages=messages,
        masked=facts.masked + masked + more,
        shape=answers.message_shape(case, wants_gloss(case, gloss_language)),
    )


def messages_for(
    case: Case,
    prompt: Prompt,
    *,
    voice: Sequence[VoiceExample] = (),
    avoid: Sequence[str] = (),
    gloss_language: str = "en",
    left_out: Sequence[str] = (),
) -> tuple[ChatMessage, ...]:
    """The messages that `write_with` sends first, to the letter. See `prepare`."""
    return prepare(
        case, prompt, voice=voice, avoid=avoid, gloss_language=gloss_language, left_out=left_out
    ).messages


def write_with(
    case: Case,
    model: Model,
    prompt: Prompt,
    *,
    voice: Sequence[VoiceExample] = (),
    avoid: Sequence[str] = (),
    gloss_language: str = "en",
    left_out: Sequence[str] = (),
    on_partial: OnPartial | None = None,
    stop: Callable[[], bool] = never,
    told: Callable[[Usage], None] = nobody,
) -> Checked:
    """A message for `case`, written by `model`, and what the rules say of it.

    What breaks an E rule, or claims what stands in no source, is sent back once; what is
    still wrong then is returned with its findings. Raises ModelError and its kinds.
    """
    prepared = prepare(
        case, prompt, voice=voice, avoid=avoid, gloss_language=gloss_language, left_out=left_out
    )

    # What is left out proves nothing either: a profile that orders a claim is no source of it.
    case = without(case, left_out)

    def judge(value: BaseModel, name: str) -> Checked:
        subject, body, gloss = answers.parts(value)
        body = answers.with_signature(body, case)
        return checked(
            case, subject if answers.has_subject(case) else None, body, gloss, name, prompt
        )

    return ask(model, prompt, prepared, judge, Listening(on_partial, stop, told))


def _dull(case: Case) -> str:
    """The offline message: beside one, small models give fewer facts to the wrong person.

    Without addresses, like all that is sent. A model words a blurb otherwise: none for it.
    """
    if case.request.kind == "blurb":
        return ""
    english = case.request.model_copy(update={"language": "en"})
    return mask(write(case.model_copy(update={"request": english})).draft.body)[0]


def _answer(case: Case, gloss_language: str) -> str:
    """The name of the shape wanted, as the prompt's choices call it."""
    subject = "letter" if answers.has_subject(case) else "text"
    return f"glossed_{subject}" if wants_gloss(case, gloss_language) else subject


def _opening(facts: Material, earlier: int) -> str:
    """What to open with: how the sender came to write, and the strongest reason beside it.

    Each further variant opens with the next reason. Where nothing of the contact is known,
    it is what the sender wants to learn.
    """
    told = list(zip(facts.reasons, facts.said, strict=True))
    own = [text for number, text in told if number.startswith("S")]
    theirs = [text for number, text in told if not number.startswith("S")]
    learn = [line.text for line in facts.sender if "learn" in line.fields]
    if earlier and theirs:
        return theirs[earlier % len(theirs)]
    return "\n".join([*own, *theirs[:1]] or learn)


def _lines(lines: Sequence[Line]) -> str:
    return "\n".join(map(str, lines))


def _first_sentence(text: str) -> str:
    """How a message begins after its greeting; of a text that is one sentence, that."""
    sentences = read_message(text).sentences
    return sentences[0].text if sentences else text
