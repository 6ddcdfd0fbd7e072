"""Asking a model: what is asked, what comes of it, and what happens if nothing does.

Like `acts`, each of these takes a desk and gives the desk after it. The desk names the job
before the job begins, so that a reload, another page or a restart finds it again.
"""

from __future__ import annotations

import hashlib

from assistant.app.assistant import Assistant
from assistant.app.writing import Preview, Revision
from assistant.errors import AssistantError, InputError
from assistant.models import Draft
from ui import acts
from ui.desk import Asked, Desk, Letter, Version, mark

VERSIONS = 3
CUT = (
    "The model was cut off before it was done. Your text is as it was.",
    "Ask again, or write it offline.",
)
STOPPED = ("Stopped. Your text is as it was.", "")
CHANGED = ("Your choices changed, so the model was stopped.", "Ask again when they are right.")
HARMLESS = (STOPPED, CHANGED)  # what the user did, and knows


def writes(desk: Desk) -> bool:
    """Whether a model is writing for this desk."""
    return desk.asked is not None and desk.asked.trouble is None


def revision(desk: Desk) -> Revision | None:
    """What is wanted of the text that lies there; None where a new one is wanted."""
    if desk.letter is None or desk.wish in ("write", "versions"):
        return None
    if desk.wish == "sentence":
        return Revision(wish="sentence", sentence=desk.sentence, say=desk.say)
    return Revision(wish=desk.wish)


def turn(desk: Desk) -> str:
    """Names one asking before it is made: a click that belongs to an earlier one is dropped."""
    return f"{desk.id}-{desk.asks}"


def ready(desk: Desk) -> bool:
    """Whether it is known what to ask for."""
    if desk.wish != "sentence":
        return True
    return bool(desk.letter and desk.sentence in desk.letter.body and desk.say.strip())


def preview(desk: Desk, assistant: Assistant) -> Preview:
    """What would be sent if the model were asked now. Sends nothing."""
    if desk.contact is None:
        raise InputError("There is nobody on the desk.", "Paste a profile first.")
    me, wanted = acts.sender(desk, assistant), revision(desk)
    if wanted is None or desk.letter is None:
        return assistant.preview(desk.request, desk.contact, me)
    letter = desk.letter
    return assistant.preview(letter.request, desk.contact, me, wanted, letter.subject, letter.body)


def ask(desk: Desk, assistant: Assistant) -> Desk:
    """Note what the model is asked for; nothing while it is writing already."""
    if desk.contact is None or writes(desk):
        return desk
    revised = desk.letter if revision(desk) is not None else None
    asked = Asked(
        key=_key(desk),
        wish=desk.wish,
        about=_about(desk, assistant),
        request=revised.request if revised else desk.request,
        sender=mark(acts.sender(desk, assistant)),
    )
    noted = {"asked": asked, "asks": desk.asks + 1, "versions": (), "refusal": None}
    return desk.model_copy(update=noted)


def start(desk: Desk, assistant: Assistant) -> Desk:
    """Start what was noted."""
    if desk.asked is None or desk.contact is None:
        return desk
    asked, wanted, me = desk.asked, revision(desk), acts.sender(desk, assistant)
    try:
        if wanted is None or desk.letter is None:
            variants = VERSIONS if asked.wish == "versions" else 1
            assistant.write_with_model(asked.key, asked.request, desk.contact, me, variants)
        else:
            assistant.revise_with_model(
                asked.key,
                asked.request,
                desk.contact,
                me,
                desk.letter.subject,
                desk.letter.body,
                wanted,
            )
    except AssistantError as error:
        return _failed(desk, error.message, error.hint)
    return desk


def heard(desk: Desk, assistant: Assistant) -> Desk:
    """The desk with what came of the asking since; the same desk while nothing did.

    A text is taken where the screen still is about the same; else it waits to be brought
    back. Once it is on a kept desk, the job is no longer needed: see `settled`.
    """
    asked = desk.asked
    if asked is None or asked.trouble is not None:
        return desk
    job = assistant.job(asked.key)
    same = asked.about == _about(desk, assistant)
    if job is not None and job.state == "running":
        return desk if same else stop(desk, assistant, CHANGED)
    versions = _arrived(asked, assistant)
    if job is None and not versions:
        elsewhere = acts.load(assistant)
        taken = elsewhere.id == desk.id and elsewhere.asked != asked
        return elsewhere if taken else _failed(desk, *CUT)
    if job is None:
        whole = asked.wish != "versions" or len(versions) == VERSIONS
    else:
        whole = job.state == "done"
    if not whole:
        told = CUT if job is None else STOPPED if job.state == "stopped" else job.error or CUT
        return _failed(desk.model_copy(update={"versions": versions}), *told)
    if not same:
        late = tuple(version.letter for version in versions)
        return dismiss(desk).model_copy(update={"replaced": (*desk.replaced, *late)})
    if asked.wish == "versions":
        return dismiss(desk).model_copy(update={"versions": versions})
    return take(desk, versions[0].letter)


def settled(before: Desk, after: Desk, assistant: Assistant) -> None:
    """Drop the job of an asking that is over, after its desk was kept."""
    if before.asked is not None and before.asked != after.asked:
        job = assistant.job(before.asked.key)
        if job is None or job.state != "running":
            assistant.forget_job(before.asked.key)


def take(desk: Desk, letter: Letter) -> Desk:
    """A model's text in the place of the one that lies there, which can be brought back."""
    earlier = () if desk.letter is None else (desk.letter,)
    cleared = desk.model_copy(update={"versions": (), "asked": None, "say": "", "wish": "write"})
    return acts.put(cleared, letter, earlier)


def stop(desk: Desk, assistant: Assistant, why: tuple[str, str] = STOPPED) -> Desk:
    """Ask the model to stop, and go on at once, however long that takes it."""
    if desk.asked is None:
        return desk
    assistant.stop_job(desk.asked.key)
    arrived = _arrived(desk.asked, assistant)
    return _failed(desk.model_copy(update={"versions": arrived}), *why)


def dismiss(desk: Desk) -> Desk:
    """As if nothing had been asked."""
    return desk.model_copy(update={"asked": None, "versions": ()})


def _failed(desk: Desk, message: str, hint: str) -> Desk:
    if desk.asked is None:
        return desk
    asked = desk.asked.model_copy(update={"trouble": (message, hint)})
    return desk.model_copy(update={"asked": asked})


def _arrived(asked: Asked, assistant: Assistant) -> tuple[Version, ...]:
    return tuple(
        Version(letter=_letter(asked, item.draft), findings=item.findings)
        for item in assistant.written(asked.key) or ()
    )


def _letter(asked: Asked, draft: Draft) -> Letter:
    return Letter(
        request=asked.request,
        sender=asked.sender,
        draft=draft,
        subject=draft.subject,
        body=draft.body,
    )


def _about(desk: Desk, assistant: Assistant) -> str:
    return mark(desk.contact, desk.request, acts.sender(desk, assistant))


def _key(desk: Desk) -> str:
    """Names one asking: the same in two windows that show the same, another after each answer."""
    text = desk.letter.body if desk.letter else ""
    parts = (desk.letter_token, desk.wish, desk.sentence, desk.say, text, str(desk.asks))
    choices = hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:12]
    return f"{desk.id}-{choices}-{mark(desk.contact, desk.request)[:8]}"
