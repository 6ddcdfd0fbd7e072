"""Languages by name, as a model is told which one to write in."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["base", "language_name"]

_NAMES: Mapping[str, str] = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic",
    "it": "Italian", "ja": "Japanese", "kn": "Kannada", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam", "mr": "Marathi", "ms": "Malay",
    "nb": "Norwegian", "nl": "Dutch", "nn": "Norwegian Nynorsk", "no": "Norwegian",
    "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip
_VARIANTS: Mapping[str, str] = {
    "pt-br": "Brazilian Portuguese", "pt-pt": "European Portuguese", "en-gb": "British English",
    "en-us": "American English", "zh-hans": "Simplified Chinese", "zh-cn": "Simplified Chinese",
    "zh-hant": "Traditional Chinese", "zh-tw": "Traditional Chinese",
}  # fmt: skip


def base(code: str) -> str:
    """The language of a code without its country: "pt-BR" → "pt"."""
    return re.split(r"[-_]", code.strip().lower())[0]


def language_name(code: str) -> str:
    """A language's English name; a code or a name that is not listed stays as it was typed.

    Only letters, blanks and hyphens of it, at most 40, because it stands in the words of a
    prompt and not in a fence.
    """
    typed = code.strip().lower().replace("_", "-")
    if name := _VARIANTS.get(typed) or _NAMES.get(base(typed)):
        return name
    return re.sub(r"[^\w -]|[\d_]", "", code).strip()[:40] or "English"
