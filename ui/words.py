"""The words of the screens for what the records call by short names."""

from __future__ import annotations

from datetime import date, datetime

from assistant.models import Finding, KeptRequest

CHANNEL: dict[str, str] = {
    "email": "Email",
    "note": "Note",
    "inmail": "InMail",
    "message": "Message",
}
GOAL: dict[str, str] = {
    "exploring": "Exploring",
    "deciding": "Deciding",
    "applying": "Applying",
}
KIND: dict[str, str] = {
    "request": "First request",
    "follow-up": "Follow-up",
    "introduction": "Ask for an introduction",
    "blurb": "Text to forward",
}
AFTER: dict[str, str] = {  # what is written once somebody said yes
    "thanks": "Thank-you",
    "introducer": "Tell the introducer",
    "yes": "Reply to a yes",
}
AFTER_HINT: dict[str, str] = {
    "thanks": "Within a day: one point of theirs, how you will use it, and nothing new asked.",
    "introducer": "Within two days: whoever introduced you hears that it happened.",
    "yes": "Three times in both your time zones, so that one word is an answer.",
}
KIND_HINT: dict[str, str] = {
    "request": "",
    "follow-up": "For a message that was not answered.",
    "introduction": "To somebody you know, who knows this person.",
    "blurb": "A few lines that somebody you know can forward to this person.",
}
TONE: dict[str, str] = {"warm": "Warm", "plain": "Plain", "formal": "Formal"}
LENGTH: dict[str, str] = {"short": "Short", "normal": "Normal"}
THEME: dict[str, str] = {"system": "As this computer", "light": "Light", "dark": "Dark"}
LANGUAGE: dict[str, str] = {
    "en": "English",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
}
MORE_LANGUAGES: dict[str, str] = {  # the rules have no words of these
    "nl": "Dutch",
    "pl": "Polish",
    "sv": "Swedish",
    "da": "Danish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ar": "Arabic",
    "hi": "Hindi",
    "ja": "Japanese",
    "ko": "Korean",
    "zh": "Chinese",
}
WISH: dict[str, str] = {
    "write": "A new draft",
    "versions": "Three versions",
    "shorter": "Shorter",
    "warmer": "Warmer",
    "sentence": "One sentence",
}
WISH_DO: dict[str, str] = {
    "write": "Write it with {model}",
    "again": "Write another with {model}",
    "versions": "Write three with {model}",
    "shorter": "Make it shorter with {model}",
    "warmer": "Make it warmer with {model}",
    "sentence": "Change it with {model}",
}
STEP: dict[str, str] = {
    "reading": "Reading the facts",
    "writing": "Writing",
    "checking": "Checking each sentence",
    "mending": "Mending what the checks found",
}
ROLE: dict[str, str] = {
    "system": "What the model is told to do",
    "user": "What it is given",
    "assistant": "What it answered before",
}
GROUND: dict[str, str] = {
    "school": "the same school",
    "employer": "the same employer",
    "association": "the same association",
    "transition": "the same move",
    "place": "the same place",
    "skill": "the same skill",
    "language": "the same language",
}
LIMIT: dict[str, str] = {
    "email_words_low": "E-mail: fewest words",
    "email_words_high": "E-mail: most words",
    "email_words_error": "E-mail: far too many words",
    "note_free": "Note, free account: characters",
    "note_premium": "Note, Premium: characters",
    "inmail_aim": "InMail: characters to aim at",
    "inmail_body": "InMail: most characters",
    "inmail_subject": "InMail: most characters of the subject",
    "subject_words_low": "Subject: fewest words",
    "subject_words_high": "Subject: most words",
    "subject_characters": "Subject: most characters",
    "minutes_low": "Fewest minutes to ask for",
    "minutes_high": "Most minutes to ask for",
    "grade": "Hardest reading grade",
    "followup_days": "Working days before a follow-up",
    "notice_days": "Working days before the first time you propose",
}


TASK: dict[str, str] = {"outreach": "A draft", "revise": "A change"}
OUTCOME: dict[str, str] = {
    "ok": "✓ Written",
    "repaired": "✓ Written at the second try",
    "ModelUnavailable": "▲ Not reached",
    "ModelBusy": "▲ No room, or nothing left to spend",
    "ModelRefused": "▲ Declined",
    "BadModelOutput": "▲ Not usable",
    "ModelStopped": "○ Stopped",
}


def language(code: str) -> str:
    """A language's name; what the user typed as it is."""
    return LANGUAGE.get(code) or MORE_LANGUAGES.get(code) or code


def dollars(price: float) -> str:
    """A price in US dollars, as exact as it needs to be: $0.0004, $1.20."""
    if price == 0:
        return "nothing"
    if price < 0.0001:
        return "less than $0.0001"
    return f"${price:.2f}" if price >= 0.095 else f"${price:.1g}"


def cost(price: float, unknown: int | bool) -> str:
    """What calls cost; `unknown` where that of some of them is not known."""
    if unknown and not price:
        return "not known"
    return f"{dollars(price)}, and more" if unknown else dollars(price)


def month(name: str) -> str:
    """A month such as 2026-11 as people write it; without one, all of them."""
    return f"{date.fromisoformat(f'{name}-01'):%B %Y}" if name else "In all"


def moment(at: datetime) -> str:
    """A day and a time."""
    return f"{day(at.date())}, {at:%H:%M}"


def things(count: int) -> str:
    """How many findings there are."""
    if count == 0:
        return "Nothing to look at"
    return f"{count} thing{'' if count == 1 else 's'} to look at"


def finding(found: Finding) -> str:
    """What a rule says, in one line."""
    told = f"“{found.text}”: {found.message}" if found.text else found.message
    return f"{found.rule} · {told}"


def zone(name: str) -> str:
    """A time zone by its city: "London (Europe)"."""
    *where, city = name.replace("_", " ").split("/")
    return f"{city} ({', '.join(where)})" if where else city


def day(on: date) -> str:
    """A date as people write it, such as 4 March 2026."""
    return f"{on.day} {on:%B %Y}"


def date_format(locale: str | None) -> str:
    """The order of day, month and year where the user is, as the date field takes it."""
    language = (locale or "en-GB").split("-")[0]
    if locale == "en-US":
        return "MM/DD/YYYY"
    if language in ("zh", "ja", "ko", "sv", "hu", "lt"):
        return "YYYY/MM/DD"
    return "DD.MM.YYYY" if language in ("de", "pl", "ru", "cs", "fi", "nb", "tr") else "DD/MM/YYYY"


def status(kept: KeptRequest) -> str:
    """Where a kept request stands."""
    if kept.status == "sent" and kept.sent_on is not None:
        by = f" by {CHANNEL[kept.sent_by]}" if kept.sent_by else ""
        return f"✓ Sent{by}, {day(kept.sent_on)}"
    return f"○ Draft, {day(kept.changed.date())}"


def kind(kept: KeptRequest) -> str:
    """What sort of request it is."""
    return f"{(KIND | AFTER)[kept.request.kind]} · {CHANNEL[kept.request.channel]}"
