"""Rules about people: how they are called and who is named: L18, L20, L21."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.craft.lexicon import all_words, level
from assistant.craft.names import fold, tokens
from assistant.craft.rules.gender import stated_forms
from assistant.craft.rules.letter import Letter, at, place_in, place_of, said
from assistant.models import Finding, Part

_TOKEN = re.compile(r"[^\W\d_][\w'’-]*(?:\.[\w-]+)*\.?")


def _honorific(word: str, language: str) -> str:
    """What the word says of somebody: "f", "m", "doctor", "professor" or nothing."""
    bare = word.lower().rstrip(".")
    if bare == "m":  # "M. Dupont" in French; an initial elsewhere
        return "m" if language == "fr" and word.endswith(".") else ""
    for form in ("f", "m", "doctor", "professor"):
        if bare in all_words(f"honorifics_{form}"):
            return form
    return ""


def honorifics(letter: Letter) -> Iterator[Finding]:
    """L18. No guessed Mr or Ms, title or pronoun.

    Fine is what the profile states (pronouns, "Dr.", a doctorate), what the grammar of
    its own words shows ("Leiterin", "traductrice"), and what the user typed.
    """
    greeting, language = letter.message.greeting, letter.message.language
    contact = letter.case.contact if letter.kind != "introduction" else None
    if greeting:
        forms = [(word, _honorific(word[0], language)) for word in _TOKEN.finditer(greeting.text)]
        named = {form for _, form in forms if form}
        if not {"f", "m"} <= named:  # "Madame, Monsieur" guesses nothing
            known = stated_forms(contact)
            for word, form in forms:
                if form and form not in known and not _typed(letter, form, letter.recipient):
                    start = greeting.start + word.start()
                    yield _guess(place_in(letter.body, start, start + len(word[0])))
                    return
    for found in (_honorifics_inside, _vocatives, _pronouns):
        yield from found(letter)


def _guess(place: tuple[str, int, int], part: Part = "body") -> Finding:
    message = f'"{place[0]}" is a guess: neither the profile nor you said so.'
    return at("L18", "E", place, message, "Use the given name or the full name.", part)


def _typed(letter: Letter, form: str, name: str) -> bool:
    """Whether the user's own words call this person so: "Frau Weber told me …"."""
    own = f"{said(letter.case)}\n{letter.case.request.via}"
    keys = set(tokens(name))
    found = list(_TOKEN.finditer(own))
    for index, word in enumerate(found):
        if _honorific(word[0], letter.message.language) == form:
            following = {fold(item[0].rstrip(".")) for item in found[index + 1 : index + 4]}
            if following & keys:
                return True
    return False


def _honorifics_inside(letter: Letter) -> Iterator[Finding]:
    """ "Ms. Ruiz" in the text or the subject, where Ruiz is the contact."""
    contact = letter.case.contact
    if contact is None or contact.name is None:
        return
    keys, known = set(tokens(contact.name.text)), stated_forms(contact)
    greeting, language = letter.message.greeting, letter.message.language
    parts: list[tuple[Part, str]] = [("subject", letter.subject or ""), ("body", letter.body)]
    for part, text in parts:
        start = greeting.end if greeting and part == "body" else 0
        for word, following in pairwise(_TOKEN.finditer(text, start)):
            form = _honorific(word[0], language)
            if not form or fold(following[0].rstrip(".,")) not in keys:
                continue
            if word[0].islower() and word[0] in _ALSO_WORDS:
                continue
            if form not in known and not _typed(letter, form, contact.name.text):
                yield _guess(place_in(text, *word.span()), part)
                return


_ALSO_WORDS = frozenset({"seu", "miss", "don", "dona", "dame", "pr"})  # in small letters: no title


def _vocatives(letter: Letter) -> Iterator[Finding]:
    """ "Sir", "Madame" or "a senhora" for the reader, anywhere in the letter."""
    if letter.lexicon is None or letter.kind == "introduction":
        return
    known = stated_forms(letter.case.contact)
    texts = [(item.text, item.start) for item in letter.sentences]
    if letter.message.greeting is None:
        texts = [(letter.body, 0)]
    for text, start in texts:
        for found in letter.lexicon.every("vocative", text):
            before = level(text)[: found.start()].rstrip()
            form = _honorific(found[0].split()[-1], letter.message.language)
            apart = before.endswith(",") or not before
            if apart and form and form not in known and not _both(letter, text):
                yield _guess(place_in(letter.body, start + found.start(), start + found.end()))
                return
        for found in letter.lexicon.every("polite_noun", text):
            form = "f" if found["f"] else "m"
            if form not in known and not _typed(letter, form, letter.recipient):
                yield _guess(place_in(letter.body, start + found.start(), start + found.end()))
                return


def _both(letter: Letter, text: str) -> bool:
    """Whether "Madame, Monsieur" names both and so guesses nothing."""
    found = (_honorific(word[0], letter.message.language) for word in _TOKEN.finditer(text))
    return {"f", "m"} <= set(found)


def _pronouns(letter: Letter) -> Iterator[Finding]:
    """ "She" or "he" for the contact, in a message about the contact."""
    contact, lexicon = letter.case.contact, letter.lexicon
    if letter.kind != "introduction" or contact is None or not contact.name or not lexicon:
        return
    keys, known = set(tokens(contact.name.text)), stated_forms(contact)
    typed = _typed_pronouns(letter, keys)
    about = False
    for sentence in letter.sentences:
        about = about or bool(keys & set(tokens(sentence.text)))
        for word in _TOKEN.finditer(sentence.text):
            for form in ("f", "m"):
                listed = lexicon.words.get(f"pronouns_{form}", frozenset())
                guessed = word[0].lower() in listed and form not in known
                if guessed and about and not typed & listed:
                    yield _guess(place_of(sentence, word))
                    return


def _typed_pronouns(letter: Letter, keys: set[str]) -> set[str]:
    """Words after the contact's name in what the user typed, up to another person's name.

    Where the user's text names neither, its pronouns can only mean the contact.
    """
    via = set(tokens(letter.case.request.via)) - keys
    request, me = letter.case.request, letter.case.me
    found = tokens(f"{request.why}\n{request.earlier}\n{me.learn}")
    subject = not via & set(found)
    typed: set[str] = set()
    for word in found:
        if word in keys or word in via:
            subject = word in keys
        elif subject:
            typed.add(word)
    return typed


# --- L20 --------------------------------------------------------------------------------

_PLACEHOLDERS = re.compile(
    r"\[(?!\s*(?:\d+|sic|…|\.{3})\s*\]|(?:it|i|he|she|they|we) )[^\]\[\n]{1,60}\](?!\()"
    r"|\{\{?[^{}\n]{1,60}\}\}?"
    r"|<(?![^<>\n]*(?:@|://|/))[^\W\d][^<>\n]{0,58}>"
    r"|(?<![A-Za-z])X{3,}(?![A-Za-z])|(?<![A-Za-z])x{4,}(?![A-Za-z])|_{3,}"
    r"|\bINSERT\b(?:[ \t]+[A-Z]+)*|\bTBD\b|\bTODO\b|\blorem ipsum\b"
    r"|%[A-Z_]{3,}%|\$[A-Z_]{4,}"
    r"|\((?:insert|add|enter|fill in|einfügen|insérer|insertar|inserir|inserire)\b[^()\n]{1,50}\)"
    r"|(?<![A-Za-z])XX(?![A-Za-z])|\?{3,}|\b(?:FIRST ?NAME|LAST ?NAME|COMPANY ?NAME|NAME HERE)\b"
    r"|#[A-Z_]{3,}#|\*{3,}(?=\s|[.,?!]|$)|\.{5,}"
    r"|\((?:your|first|last|full|company|recipient|insert|ihr|dein|votre|ton|tu|su|seu|nome|nom|nombre|name)"
    r"(?:'s)? ?(?:name|nom|nombre|nome|here)?\)"
    r"|(?<![\w'])(?:Your|First|Last|Full|Recipient|Company) Name(?!\w)(?=[ \t]*(?:$|\n|,))",
)


_NAME_WORD = r"[^\W\d_]+(?:'[^\W\d_]+)*"


def placeholders(letter: Letter) -> Iterator[Finding]:
    """L20. No placeholder is left, and the reader's name is spelled as the profile has it.

    Diacritics that were dropped are a warning. A given name, an initial and any form
    that the profile prints are fine.
    """
    parts: list[tuple[Part, str]] = [("subject", letter.subject or ""), ("body", letter.body)]
    for part, text in parts:
        for found in _PLACEHOLDERS.finditer(text):
            mend = "Fill it in, or take it out."
            place = place_in(text, *found.span())
            yield at("L20", "E", place, "A placeholder is left.", mend, part)
    yield from _greeted(letter)
    yield from _misspelled_inside(letter)


def _printed_names(letter: Letter) -> list[str]:
    """What the reader is called on the page: the words of names and of their own prose."""
    texts = [letter.recipient]
    contact = letter.case.contact
    if letter.kind != "introduction" and contact:
        own = (contact.given, contact.headline, contact.about, contact.email)
        texts += [fact.text for fact in own if fact]
    return [
        word
        for text in texts
        for form in (_NAME_WORD, r"[^\W\d_]+")
        for word in re.findall(form, level(text))
    ]


def _greeted(letter: Letter) -> Iterator[Finding]:
    greeting, name = letter.message.greeting, letter.recipient
    if greeting is None or not name or re.search(r"[\u3040-\u9fff\uac00-\ud7af]", greeting.text):
        return
    known = _printed_names(letter)
    folded = {form for word in known for form in _foldings(word)}
    wanted = [fold(word) for word in re.findall(r"[^\W\d_]{2,}", name)]
    skip = {part for words in all_words("greetings") for part in re.findall(r"\w+", words)}
    skip |= all_words("titles")
    for word in re.finditer(_NAME_WORD, level(greeting.text)):
        text = word[0]
        place = place_in(letter.body, greeting.start + word.start(), greeting.start + word.end())
        if text.lower() in skip and fold(text) not in wanted:
            continue
        if _honorific(text + ".", letter.message.language) or len(text) == 1:
            continue
        if text in known or text.capitalize() in known or text.lower() in map(str.lower, known):
            continue
        if folded & _foldings(text):
            original = next(item for item in known if _foldings(item) & _foldings(text))
            message = f'The profile writes "{original}".'
            yield at("L20", "W", place, message, f'Write "{original}".')
        elif text[0].isupper() or any(_near(fold(text), item) for item in wanted):
            message = f'The reader is called "{name}", not "{text}".'
            yield at("L20", "E", place, message, f'Write "{name}" as it stands.')
            return


def _foldings(word: str) -> set[str]:
    """Ways to write the word without its diacritics: "Müller" → "muller", "mueller"."""
    spelled = word.lower()
    for letter, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe")):
        spelled = spelled.replace(letter, pair)
    return {fold(word), fold(spelled)}


def _near(one: str, other: str) -> bool:
    """Whether two different words are a slip apart: one edit, or two in longer words."""
    allowed = 1 if min(len(one), len(other)) < 6 else 2
    if one == other or abs(len(one) - len(other)) > allowed or min(len(one), len(other)) < 3:
        return False
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one, 1):
        above, row[0] = row[0], index
        for column, against in enumerate(other, 1):
            change = above + (letter != against)
            above = row[column]
            row[column] = min(row[column] + 1, row[column - 1] + 1, change)
    return row[-1] <= allowed


def _misspelled_inside(letter: Letter) -> Iterator[Finding]:
    """The contact's full name in the text with one of its words a slip off."""
    contact = letter.case.contact
    if contact is None or contact.name is None:
        return
    name = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", contact.name.text)
    if len(name) < 2:
        return
    first, last = fold(name[0]), fold(name[-1])
    pattern = re.compile(r"([^\W\d_]+(?:[-'’][^\W\d_]+)*) ([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
    for sentence in letter.sentences:
        words = list(re.finditer(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", level(sentence.text)))
        for one, two in pairwise(words):
            pair = pattern.fullmatch(level(sentence.text)[one.start() : two.end()])
            if pair is None or not (pair[1][0].isupper() and pair[2][0].isupper()):
                continue
            given, family = fold(pair[1]), re.sub(r"'s$", "", fold(pair[2]))
            slip = (given == first and _near(family, last)) or (
                family == last and _near(given, first)
            )
            if slip and not last.startswith(family):
                place = place_in(
                    letter.body, sentence.start + one.start(), sentence.start + two.end()
                )
                message = f'The profile writes "{contact.name.text}".'
                yield at("L20", "E", place, message, f'Write "{contact.name.text}".')
                return
