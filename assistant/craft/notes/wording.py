"""The statement of a claim where no model writes it: the note itself, cleaned.

Abbreviations are written out, arrows and signs become words, fillers and false starts go, and
what the person said of themselves ("I", "we") is told of them ("they", which fits everybody).
English is turned to the third person; other languages keep the person of their verbs.
"""

from __future__ import annotations

import re

from assistant.craft.lexicon import level
from assistant.craft.notes.words import language_of, short_forms, whole

__all__ = ["statement_of", "task_of"]

_MOST_WORDS = 30
_FILLERS = re.compile(
    r"(?:,\s*)?(?<![\w'])(?:um+|uh+|erm+|er|hm+|you know|i mean|let me think|oh god|how do i put it"
    r"|(?<=, )(?:what|like|well|so|right)(?=,)|kind of like|honestly|to be honest|i'm serious"
    r"|no kidding|lol|haha)(?![\w'])(?:,|\.{2,}|…)?\s*",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:(?:and|so|but|then|plus|because|also|btw|by the way)(?:,\s*|\s+)"
    r"|(?:well|yeah|yes|no|okay|ok|right|oh|hm+|like|look|listen|honestly|actually|basically),\s*"
    r"|[-–—,.\s]+)+",
    re.IGNORECASE,
)
_STAMMER = re.compile(r"(?<![\w-])(\w+(?:'\w+)?(?: \w+(?:'\w+)?)?),? \1(?!\w)(?!-)", re.IGNORECASE)
_PERSON = (
    (r"I'm|I am", "they are"), (r"I've", "they have"), (r"I was", "they were"),
    (r"am I", "are they"), (r"was I", "were they"),
    (r"I'd(?= (?:\w+ )?\w+(?:ed|en|own|ught)\b)", "they had"),
    (r"I'd", "they would"), (r"I'll", "they will"),
    (r"I", "they"), (r"me", "them"), (r"my", "their"), (r"mine", "theirs"),
    (r"myself", "themselves"), (r"we're|we are", "they are"), (r"we've", "they have"),
    (r"we'd", "they would"), (r"we'll", "they will"), (r"we", "they"), (r"us", "them"),
    (r"our", "their"), (r"ours", "theirs"), (r"ourselves", "themselves"),
)  # fmt: skip
_SIGNS = (
    (r"\s*>>\s*", " matters more than "),
    (r"\s*(?:->|→|=>)\s*", ", then "),
    (r"\s=\s", " is "),
    (r"(?<=\w) \+ (?=\w)", " and "),
    (r"(?<=[a-z]) & (?=[a-z])", " and "),
    (r"@ ?~ ?", "after about "),
    (r"~ ?(?=\d)", "about "),
    (r"(?<=[\w.]) @ (?=\w)", " at "),
    (r"(?<!\w)(\d+) ?y(?!\w)", r"\1 years"),
    (r"(?<!\w)(\d+)d(?!\w)", r"\1 days"),
    (r"(?<!\w)(\d+) ?h(?!\w)", r"\1 hours"),
    (r"(?<!\w)([$£€]?\d+k?)ish(?!\w)", r"about \1"),
    (r"(?<!\w)ca\.? (?=\d)", "about "),
    (r"\?\?+|!!+|\(\?\)", ""),
    (r"\s+([,.;:!?])", r"\1"),
    (r"\.\s*\.(?!\.)", "."),
)


def statement_of(
    quote: str, *, topic: str, told: bool, label: int = 0, language: str = "en"
) -> str:
    """A claim as a sentence of at most 30 words.

    `told` if the person speaks of themselves in it; `label`, the length of a heading before
    the words ("pay: …") that is left off; `language`, that of the conversation, where the
    words themselves do not tell theirs.
    """
    text = level(quote[label:] if label < len(quote) else quote)
    language = language_of(text, language)
    text = _without_marks(text)
    if told and language == "en":
        text = _STAMMER.sub(r"\1", _FILLERS.sub(" ", text))
        text = _third_person(text)
    text = _spelled(_signs(text, topic), language)
    return _sentence(_cut(" ".join(text.split())))


def task_of(quote: str, due: str | None) -> str:
    """What is to be done, without who does it and when: "Send her the one-pager"."""
    text = level(quote)
    if due:
        text = text.replace(level(due), " ", 1)
    text = re.sub(
        r"^\W*(?:(?:and|so|oh|yes|ok|also|then|plus)\W+)*"
        r"(?:(?:I|she|he|they|we|ich|sie|er|yo|ella|je|elle|il)"
        r"(?:'?ll|'d| will| would| said (?:I|she|he)'d| promised to| offered to| am going to)?\s+)?"
        r"(?:need to:?|todo:?|to do:?|me:?\s)?",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = _spelled(_signs(_without_marks(text), ""), language_of(text))
    return _sentence(_cut(" ".join(text.split()).strip(" ,;:-"))).rstrip(".")


def _without_marks(text: str) -> str:
    text = re.sub(r"^[\s>#*!\-–—•+]+", "", text)
    bare = text.strip()
    if bare[:1] in "\"'“(" and bare.count('"') <= 2 and bare[-1:] in "\"')”.":
        bare = bare.strip("\"'“”")
    opening = _OPENING.match(bare)
    rest = bare[opening.end() :] if opening else bare
    return rest if len(rest.split()) >= 2 else bare


def _signs(text: str, topic: str) -> str:
    ladder = topic in ("advancement", "path_in", "standing_out")
    text = re.sub(r"\s>\s", ", then " if ladder else " over ", text)
    for pattern, words in _SIGNS:
        text = re.sub(pattern, words, text)
    return text


def _spelled(text: str, language: str) -> str:
    """Abbreviations of the text's language and of English, which notes mix in, written out."""
    own = short_forms(language)
    english = short_forms("en")
    folded = {key.lower(): value for key, value in english.items()} if language == "en" else {}
    slashed = {key: value for key, value in english.items() if "/" in key}
    forms = {**folded, **slashed, **own}

    def written(match: re.Match[str]) -> str:
        before, word, after = match.groups()
        if after.startswith(".") and f"{word}." in forms:
            return f"{before}{forms[f'{word}.']}{after[1:]}"
        if after.startswith(".") and word in forms and whole("with_stop", word):
            after = after[1:]
        return f"{before}{forms.get(word, forms.get(word.lower(), word))}{after}"

    return re.sub(r"(?<!\S)([\"'(\[]*)(\S*?)([,;:!?)\]\"'.…]*)(?!\S)", written, text)


def _third_person(text: str) -> str:
    for pattern, words in _PERSON:
        text = re.sub(rf"(?<![\w'])(?:{pattern})(?![\w'])", words, text, flags=re.IGNORECASE)
    return re.sub(r"(?<!\w)them and them(?!\w)", "them", text)


def _cut(text: str) -> str:
    """At most 30 words: up to the last place where a clause ends, else up to the 30th word."""
    words = text.split()
    if len(words) <= _MOST_WORDS:
        return text
    kept = " ".join(words[:_MOST_WORDS])
    ends = [
        match.start() for match in re.finditer(r"[,;.](?=\s)|\s(?=(?:and|but|because|so)\s)", kept)
    ]
    late = [end for end in ends if len(kept[:end].split()) >= _MOST_WORDS // 2]
    return kept[: late[-1]] if late else kept


def _sentence(text: str) -> str:
    text = text.strip(" ,;:-–")
    if not text:
        return text
    text = re.sub(r"(?<=[.!?] )they\b", "They", text)
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…\"'" else ".")
