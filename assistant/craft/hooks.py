"""What a message may open with, strongest first.

The order is the trade's: somebody who agreed to be named, how I know the person, the same
school, a shared employer or association, the same move; then what is most concrete of what
they published, did, said and moved through. Admiring a job title is no hook, so title and
company alone are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.craft import own_hooks, path_hooks
from assistant.craft.common_ground import common_ground, keys
from assistant.craft.hook import Hook, HookKind, at_present
from assistant.craft.path import employer_of
from assistant.models import Case, Profile, Source, plain

__all__ = ["Hook", "HookKind", "hooks"]


def hooks(case: Case) -> tuple[Hook, ...]:
    """The hooks of `case`, strongest first; uncertain facts and other people's are left out."""
    found: list[Hook] = [*_mine(case)]
    contact = case.contact
    if contact is None:
        return tuple(found)
    shared = list(_shared(case, contact))
    slight = {"language", "place", "skill"}
    found += [hook for hook in shared if hook.kind not in slight]
    found += sorted(_theirs(case, contact), key=_strength, reverse=True)
    found += [hook for hook in shared if hook.kind in slight]
    found += [*path_hooks.skills(contact), *path_hooks.place(contact)]
    found += path_hooks.position(contact)
    return tuple(found)


def _theirs(case: Case, contact: Profile) -> Iterator[Hook]:
    """What is told of the person alone; of equals the first is the stronger."""
    yield from own_hooks.publications(contact)
    yield from own_hooks.work(contact)
    yield from own_hooks.posts(contact)
    yield from own_hooks.about(contact)
    yield from path_hooks.climb(contact)
    yield from path_hooks.moves(contact)
    yield from own_hooks.headline(contact)
    yield from path_hooks.studies(case, contact)
    yield from path_hooks.volunteering(contact)
    yield from path_hooks.tenure(case, contact)
    yield from path_hooks.certificates(contact)


# On the scale of a clause's score, where a deed with a number has six or more.
_PLAIN = {"publication": 7, "climb": 5, "volunteering": 0, "tenure": 2, "certificate": 1}


def _strength(hook: Hook) -> int:
    """How telling it is by itself: the latest and most concrete, above all a deed or a move."""
    if hook.clause is not None:
        recent = {"post": 3, "about": 2, "headline": 1, "work": 2 if hook.current else 0}
        return hook.clause.score + recent[hook.kind]
    if hook.kind == "move":
        return (3 if hook.current else 1) + (2 if hook.changed else 0)
    if hook.kind == "studies":
        return 3 if hook.field else 2
    return _PLAIN[hook.kind]


def _mine(case: Case) -> Iterator[Hook]:
    request = case.request
    agreed = {keys(name) for name in request.agreed}
    referred = request.kind in {"request", "follow-up"} and request.via.strip()
    if referred and keys(request.via) in agreed:
        source = Source(origin="me", quote=plain(request.via), field="via")
        yield Hook(kind="referral", text=plain(request.via), sources=(source,))
    if why := plain(request.why):
        yield Hook(kind="why", text=why, sources=(Source(origin="me", quote=why, field="why"),))


def _shared(case: Case, contact: Profile) -> Iterator[Hook]:
    for ground in common_ground(contact, case.me):
        former = ""
        if ground.kind == "transition":
            index = int(ground.contact.field.split(".")[1])
            former = employer_of(contact.experiences[index])
        yield Hook(
            kind=ground.kind,
            text=ground.text,
            sources=(ground.contact, ground.me),
            former=former,
            **at_present(contact, ground.text),
        )
