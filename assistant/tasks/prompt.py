"""A prompt: a file of `prompts/<task>/vN.md`, parsed, and rendered strictly into messages.

The front matter is TOML between two lines of `+++`; then come the sections `## system`,
`## user` and, where an answer may be sent back, `## mend`. `{{name}}` stands for a value:

- `[variables]`: words of our own, put in as they are (name = what it is);
- `[choices.<name>]`: texts of the prompt itself, of which the value picks one;
- `[pasted]`: what people wrote (name = the most characters of it that are sent). It is
  cleaned of invisible characters and stands between `<name-mark>` and `</name-mark>`,
  where the mark occurs in none of the texts, so that no text can end its own block.

A paragraph whose values are all empty is left out.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field, ValidationError

from assistant.errors import ConfigError
from assistant.intake.lines import normalise, visible
from assistant.models import Record
from assistant.tasks.ports import ChatMessage

__all__ = ["Pasted", "Prompt", "clean", "parse"]

_SLOT = re.compile(r"\{\{\s*([a-z][a-z_]*)\s*\}\}")
_BRACES = re.compile(r"\{\{|\}\}")
_SECTION = re.compile(r"^## (\S.*?)[ \t]*$", re.MULTILINE)
_FRONT = re.compile(r"\A\+\+\+\n(?P<front>.*?)^\+\+\+[ \t]*$", re.DOTALL | re.MULTILINE)
_MARK = 8  # hexadecimal digits of a fence's mark
# Unicode's default-ignorable characters beyond those that `visible` takes out: fillers, the
# grapheme joiner, and the selectors in which a whole text can be hidden.
_FILLERS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SELECTORS = re.compile("[\ufe00-\ufe0f]+")
_HELP = "Compare it with the file of the same name that comes with Firsthand, or take it away."


class Pasted(str):
    """Text that somebody wrote or pasted: it may say anything, and is only ever quoted."""

    __slots__ = ()


class Prompt(Record):
    """One version of one task's prompt. `sha256` is of the file in UTF-8."""

    task: str = Field(pattern=r"^[a-z][a-z-]*$")
    version: int = Field(ge=1)
    purpose: str = Field(min_length=1)
    temperature: float | None = Field(default=None, ge=0, le=2)
    variables: Mapping[str, str] = {}
    choices: Mapping[str, Mapping[str, str]] = {}
    pasted: Mapping[str, int] = {}
    omitted: tuple[str, ...] = ()  # variables that the task gives and this text leaves out
    system: str = Field(min_length=1)
    user: str = Field(min_length=1)
    mend: str = ""
    sha256: str

    @property
    def label(self) -> str:
        """Version and the beginning of the hash, as kept on a draft: "outreach/v1 3f2a9c01"."""
        return f"{self.name} {self.sha256[:8]}"

    @property
    def name(self) -> str:
        """Task and version: "outreach/v1"."""
        return f"{self.task}/v{self.version}"

    def render(self, **values: str | int) -> tuple[ChatMessage, ChatMessage]:
        """The system's and the user's message.

        Raises ConfigError where a variable of the two sections has no value, or a value no
        variable.
        """
        system, user = self._fill((self.system, self.user), values)
        return ChatMessage(role="system", text=system), ChatMessage(role="user", text=user)

    def render_mend(self, **values: str | int) -> ChatMessage:
        """What is said when an answer is sent back. Raises ConfigError as `render` does."""
        if not self.mend:
            raise ConfigError(f"The prompt {self.name} has no section “mend”.", _HELP)
        (text,) = self._fill((self.mend,), values)
        return ChatMessage(role="user", text=text)

    def _fill(self, sections: tuple[str, ...], values: Mapping[str, str | int]) -> list[str]:
        used = self._used(sections)
        if missing := sorted(used - set(values)):
            raise ConfigError(
                f"The prompt {self.name} wants “{missing[0]}”, which nobody gives.", _HELP
            )
        if unused := sorted(set(values) - used - set(self.omitted)):
            hint = f"Put {{{{{unused[0]}}}}} into it, or name it in its list `omitted`."
            raise ConfigError(f"The prompt {self.name} does not use “{unused[0]}”.", hint)
        for name in used:
            if isinstance(values[name], Pasted) != (name in self.pasted):
                message = f"In the prompt {self.name} “{name}” stands on the wrong list."
                raise ConfigError(message, "What people wrote belongs to `[pasted]`, nothing else.")
        texts = {
            name: _cut(clean(str(values[name])), most)
            for name, most in self.pasted.items()
            if name in used
        }
        mark = _mark(texts.values())
        filled = {name: str(values[name]) for name in used - set(texts)}
        filled |= {name: _fenced(name, text, mark) for name, text in texts.items()}
        filled |= {
            name: _filled(self._chosen(name, filled[name]), filled)
            for name in used & set(self.choices)
        }
        return [_filled(section, filled) for section in sections]

    def _used(self, sections: Iterable[str]) -> set[str]:
        """The variables that sections name, by themselves or in any text of a choice in them."""
        used = {name for section in sections for name in _SLOT.findall(section)}
        for name in used & set(self.choices):
            used |= {inner for text in self.choices[name].values() for inner in _SLOT.findall(text)}
        return used

    def _chosen(self, name: str, value: str) -> str:
        try:
            return self.choices[name][value].strip()
        except KeyError:
            message = f"The prompt {self.name} has no text for {name} “{value}”."
            raise ConfigError(message, _HELP) from None


def parse(text: str) -> Prompt:
    """Read a prompt file. Raises ConfigError, saying what is wrong with it."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    front = _FRONT.match(text)
    if front is None:
        raise _wrong("it does not begin with front matter between two lines of +++")
    try:
        head = tomllib.loads(front["front"])
    except tomllib.TOMLDecodeError as error:
        raise _wrong(f"its front matter is not valid TOML: {error}") from error
    sections = _sections(text[front.end() :])
    if clash := sorted(set(sections) & set(head) | {"sha256"} & set(head)):
        raise _wrong(f"“{clash[0]}” does not belong to the front matter")
    try:
        prompt = Prompt.model_validate({**head, **sections, "sha256": sha256})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise _wrong(f"“{place}”: {first['msg']}") from error
    _check(prompt)
    return prompt


def _wrong(what: str) -> ConfigError:
    return ConfigError(f"The prompt cannot be used: {what}.", _HELP)


def _sections(body: str) -> dict[str, str]:
    heads = list(_SECTION.finditer(body))
    if (heads and body[: heads[0].start()].strip()) or (not heads and body.strip()):
        raise _wrong("text stands before its first section")
    found: dict[str, Any] = {}
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        name = head[1].lower()
        if name not in ("system", "user", "mend") or name in found:
            raise _wrong(
                f"its section “{name}” is not one of system, user and mend, or comes twice"
            )
        found[name] = body[head.end() : following.start() if following else len(body)].strip()
    for name in ("system", "user"):
        if not found.get(name):
            raise _wrong(f"its section “{name}” is missing or empty")
    return found


def _check(prompt: Prompt) -> None:
    """Every slot is declared once, every declared name is used, and no brace stands alone."""
    lists = [set(prompt.variables), set(prompt.choices), set(prompt.pasted)]
    declared = set[str]().union(*lists)
    if sum(map(len, lists)) > len(declared):
        raise _wrong("a name stands on two of the lists variables, choices and pasted")
    if odd := sorted(name for name in declared if not re.fullmatch(r"[a-z][a-z_]*", name)):
        raise _wrong(f"“{odd[0]}” is no name: small letters and _ only")
    if short := sorted(name for name, most in prompt.pasted.items() if most < 1):
        raise _wrong(f"“{short[0]}” of the list pasted needs a number of characters")
    sections = [prompt.system, prompt.user, prompt.mend]
    texts = [text for options in prompt.choices.values() for text in options.values()]
    for text in [*sections, *texts]:
        if _BRACES.search(_SLOT.sub("", text)):
            raise _wrong("it has braces {{ }} that hold no name")
    for text in texts:
        if nested := sorted(set(_SLOT.findall(text)) & set(prompt.choices)):
            raise _wrong(f"the choice “{nested[0]}” stands inside another choice")
    used = prompt._used(sections)
    if unknown := sorted(used - declared):
        raise _wrong(f"it uses “{unknown[0]}”, which stands on none of its lists")
    if idle := sorted(declared - used):
        raise _wrong(f"it declares “{idle[0]}” and does not use it")
    if twice := sorted(used & set(prompt.omitted)):
        raise _wrong(f"it uses “{twice[0]}”, which it says it leaves out")


# --- what goes into the slots -------------------------------------------------------------


def clean(text: str) -> str:
    """The text without characters that nobody sees, and with plain line breaks.

    Control, zero-width, bidi and tag characters, fillers and hidden variation selectors go;
    joiners that emoji or a script need stay, and so does one selector after a sign, which
    tells an emoji from a plain form of it. What is left can be encoded.
    """
    text = _FILLERS.sub("", visible(normalise(text)))
    # What a selector or a joiner stands beside is known once the rest is gone.

    def after_sign(found: re.Match[str]) -> str:
        before = text[found.start() - 1 : found.start()]
        signs = before and not before.isalpha() and not before.isspace()
        return found[0][0] if signs and found[0][0] in "\ufe0e\ufe0f" else ""

    return visible(_SELECTORS.sub(after_sign, text))


def _cut(text: str, most: int) -> str:
    """At most so many characters, cut where a word ends."""
    text = text.strip()
    if len(text) <= most:
        return text
    head = text[: most - 1]
    edge = max(head.rfind(" "), head.rfind("\n"))
    return head[: edge if edge > most // 2 else len(head)].rstrip() + "…"


def _mark(texts: Iterable[str]) -> str:
    """A mark that stands in none of the texts: the hash of them, counted on until it does not."""
    whole = "\x00".join(texts)
    lowered = whole.casefold()
    count = 0
    while True:
        mark = hashlib.sha256(f"{count}\x00{whole}".encode()).hexdigest()[:_MARK]
        if mark not in lowered:
            return mark
        count += 1


def _fenced(name: str, text: str, mark: str) -> str:
    tag = f"{name.replace('_', '-')}-{mark}"
    return f"<{tag}>\n{text}\n</{tag}>" if text else ""


def _filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its values, which are not looked into again."""
    kept = []
    for paragraph in re.split(r"\n[ \t]*\n", text):
        slots = _SLOT.findall(paragraph)
        if not slots or any(values[name] for name in slots):
            kept.append(_SLOT.sub(lambda slot: values[slot[1]], paragraph).strip())
    return "\n\n".join(paragraph for paragraph in kept if paragraph)
