"""What two people have in common, computed from what both sides state and never guessed."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from assistant.models import CommonGround, Fact, Me, Profile, Source, plain

GroundKind = Literal[
    "school", "employer", "association", "transition", "place", "skill", "language"
]


class _Stated(NamedTuple):
    """A name one side states: the text to compare and show, and the source it stands in."""

    text: str
    source: Source


_LEGAL = re.compile(
    r"\b(?:inc|ltd|llc|llp|plc|corp|corporation|company|co|gmbh|mbh|ag|kg|se|sa|sas|sarl|srl|spa|bv|"
    r"nv|ab|as|asa|oy|oyj|aps|pty|pte|lda|ltda|limited|incorporated|e\s?v)$"
)


@cache
def _words(key: str) -> frozenset[str]:
    text = files("assistant.craft").joinpath("common_ground.toml").read_text("utf-8")
    return frozenset(str(tomllib.loads(text)[key]).split())


def is_employer(name: str) -> bool:
    """Whether `name` names an organisation, and not a way of working ("Self-employed")."""
    words = set(re.findall(r"[^\W\d_]+(?:[-/][^\W\d_]+)?", name.lower()))
    filler = {"the", "and", "of", "stealth", "mode", "clients", "companies", "employers", "career"}
    return bool(
        words - _words("no_employer") - filler - {"self", "employed", "work", "break", "profession"}
    )


def keys(name: str) -> frozenset[str]:
    """The forms under which `name` is compared.

    "Massachusetts Institute of Technology (MIT)" gives the long form and "mit", because the
    abbreviation is stated; nothing is abbreviated here.
    """
    found: set[str] = set()
    short = re.search(r"\(([^\W\d_]{2,10})\)|\s[-–—]\s([^\W\d_]{2,10})$", name)
    initials = (short[1] or short[2]) if short else ""
    if short and initials.isupper():
        found.add(_key(initials))
        name = name[: short.start()] + name[short.end() :]
    found.add(_key(name))
    return frozenset(found - {""})


def _key(name: str) -> str:
    bare = re.sub(r"[’'`´]", "", plain(name).casefold().replace("&", " and "))
    bare = re.sub(r"[^\w]+", " ", bare).strip()
    bare = re.sub(r"^the ", "", bare)
    shorter = _LEGAL.sub("", bare).strip()
    return unicodedata.normalize("NFC", shorter or bare)


def common_ground(contact: Profile, me: Me) -> tuple[CommonGround, ...]:
    """What `contact` and `me` both state, strongest first: school, employer, association,
    the same move between fields, language, place, skill. Uncertain facts are left out."""
    other = me.profile
    found: list[CommonGround] = []
    found += _shared("school", _schools(contact), _mine(_schools, other))
    found += _shared("employer", _employers(contact), _mine(_employers, other))
    found += _shared("association", _associations(contact), _mine(_associations, other))
    found += _mentioned(contact, me, found)
    found += _transition(contact, me)
    found += _shared("language", _languages(contact), _mine(_languages, other))
    found += _shared("place", _places(contact), _mine(_places, other))
    found += _shared("skill", _skills(contact), _mine(_skills, other))
    return tuple(_once(found))


def _mine(
    read: Callable[[Profile], Iterator[_Stated]], profile: Profile | None
) -> Iterator[_Stated]:
    if profile is not None:
        for stated in read(profile):
            source = Source(
                origin="me", quote=stated.source.quote, field=f"profile.{stated.source.field}"
            )
            yield _Stated(stated.text, source)


def _shared(
    kind: GroundKind, theirs: Iterable[_Stated], mine: Iterable[_Stated]
) -> Iterator[CommonGround]:
    own = [(keys(stated.text), stated) for stated in mine]
    for stated in theirs:
        for known, match in own:
            if keys(stated.text) & known:
                yield CommonGround(
                    kind=kind, text=stated.text, contact=stated.source, me=match.source
                )
                break


def _once(found: Iterable[CommonGround]) -> Iterator[CommonGround]:
    seen: set[str] = set()
    for ground in found:
        names = keys(ground.text)
        if not names & seen:
            yield ground
        seen |= names


def _stated(fact: Fact | None, field: str, text: str | None = None) -> Iterator[_Stated]:
    if fact is not None and fact.sure:
        quote = plain(fact.text)
        shown = plain(text) if text is not None else quote
        yield _Stated(shown, Source(origin="profile", quote=quote, field=field))


def _schools(profile: Profile) -> Iterator[_Stated]:
    for index, item in enumerate(profile.education):
        yield from _stated(item.school, f"education.{index}.school")


def _employers(profile: Profile) -> Iterator[_Stated]:
    for index, item in enumerate(profile.experiences):
        for stated in _stated(item.company, f"experiences.{index}.company"):
            if is_employer(stated.text):
                yield stated


def _associations(profile: Profile) -> Iterator[_Stated]:
    """Where they volunteer, and what certifies them: each line of a certificate."""
    for index, item in enumerate(profile.volunteering):
        yield from _stated(item.company, f"volunteering.{index}.company")
    for index, fact in enumerate(profile.certifications):
        for line in re.split(r"\n|\s·\s", fact.text):
            if len(line.split()) >= 2 and not re.search(r"\b(?:19|20)\d\d\b", line):
                yield from _stated(fact, f"certifications.{index}", line)


def _languages(profile: Profile) -> Iterator[_Stated]:
    """The languages beside the one that everybody who reads the page speaks."""
    for index, fact in enumerate(profile.languages):
        name = re.split(r"[(\n–—:,]|\s-\s", fact.text)[0].strip()
        if name and name.casefold() not in {"english", "anglais", "englisch", "inglés", "inglês"}:
            yield from _stated(fact, f"languages.{index}", name)


def _places(profile: Profile) -> Iterator[_Stated]:
    """The town, and the region with it where one is stated; a bare country says too little."""
    if profile.location and "," in profile.location.text:
        yield from _stated(profile.location, "location")


def _skills(profile: Profile) -> Iterator[_Stated]:
    for index, fact in enumerate(profile.skills):
        yield from _stated(fact, f"skills.{index}")


def _mentioned(contact: Profile, me: Me, found: Iterable[CommonGround]) -> Iterator[CommonGround]:
    """Schools and employers of theirs, of two words or more, that stand in what I say I do."""
    known = {key for ground in found for key in keys(ground.text)}
    work = f" {_key(me.work)} "
    pairs: tuple[tuple[GroundKind, Iterator[_Stated]], ...] = (
        ("school", _schools(contact)),
        ("employer", _employers(contact)),
    )
    for kind, theirs in pairs:
        for stated in theirs:
            names = keys(stated.text)
            if names & known or not any(" " in key and f" {key} " in work for key in names):
                continue
            mine = Source(origin="me", quote=plain(me.work), field="work")
            yield CommonGround(kind=kind, text=stated.text, contact=stated.source, me=mine)


# --- the same move ----------------------------------------------------------------------

_WORK = re.compile(
    r"(?:i am|i['’]m|i work as|working as|currently)?\s*(?:currently |still |now )?(?:an? )?"
    r"(?P<role>[^,.;|()]+?)(?: (?:at|in|with|for|from|who|on|since|by) .*)?[.,;|(].*|.*",
    re.IGNORECASE | re.DOTALL,
)


def occupation(title: str) -> tuple[frozenset[str], str]:
    """The words of a title that name the work, without rank, and its last noun."""
    head = re.split(r"[,|/(@•·–—]|\s-\s|\s(?:at|for|with|of|in)\s", plain(title).lower())[0]
    words = [word for word in re.findall(r"[^\W\d_]+", head) if word not in _words("rank")]
    return frozenset(words), words[-1] if words else ""


def same_occupation(one: str, two: str) -> bool:
    """Whether two titles name the same work: "Maths teacher", "Teacher"; but an analyst of
    data and an analyst of policy do different work."""
    (mine, my_noun), (theirs, their_noun) = occupation(one), occupation(two)
    if not my_noun or my_noun != their_noun:
        return False
    return mine == theirs or (my_noun not in _words("broad") and (mine <= theirs or theirs <= mine))


def _my_titles(me: Me) -> Iterator[_Stated]:
    current = me.profile.current if me.profile else None
    if me.profile and current:
        index = me.profile.experiences.index(current)
        for stated in _stated(current.title, f"profile.experiences.{index}.title"):
            yield _Stated(stated.text, stated.source.model_copy(update={"origin": "me"}))
    found = _WORK.match(f"{plain(me.work)}.")
    if found and found["role"]:
        yield _Stated(found["role"], Source(origin="me", quote=plain(me.work), field="work"))


def _transition(contact: Profile, me: Me) -> Iterator[CommonGround]:
    """They did earlier what I do now, and do something else now; titles stated on both sides."""
    now = contact.current
    if now is None or now.title is None or not now.title.sure:
        return
    after = contact.experiences.index(now) + 1
    for index, item in enumerate(contact.experiences[after:], after):
        for stated in _stated(item.title, f"experiences.{index}.title"):
            for mine in _my_titles(me):
                left = (
                    not item.current and occupation(now.title.text)[1] != occupation(stated.text)[1]
                )
                if left and same_occupation(mine.text, stated.text):
                    yield CommonGround(
                        kind="transition", text=stated.text, contact=stated.source, me=mine.source
                    )
                    return
