"""The words of the screens for what the records call by short names."""

from __future__ import annotations

from datetime import date

from assistant.models import KeptRequest

CHANNEL: dict[str, str] = {
    "email": "Email",
    "note": "Note",
    "inmail": "InMail",
    "message": "Message",
}
CHANNEL_HINT: dict[str, str] = {
    "email": "An e-mail, with a subject.",
    "note": "The note that goes with a LinkedIn invitation.",
    "inmail": "A LinkedIn message to somebody you are not connected with.",
    "message": "A LinkedIn message to a connection.",
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
    "nl": "Dutch",
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
}


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
    return f"{KIND[kept.request.kind]} · {CHANNEL[kept.request.channel]}"
