"""What the screens share: literal text, notices, the badge, and the words for choices."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files

import streamlit as st

from ui import components, theme
from ui.runtime import get_assistant, take_trouble

MEGABYTES = 20  # the largest file that is taken
PATHS = ["/", "/about-me", "/settings"]

LEAVES = (
    "Nothing leaves this machine. Firsthand reads, writes and checks here, without a model "
    "and without an account. It never opens LinkedIn and never sends a message: you do."
)


def literal(text: str, style: str = "") -> None:
    """Show text exactly as it is: no Markdown, link, image, formula or HTML comes alive.

    The one way for text that people wrote to reach the page outside a component.
    `style` is one of the classes of style.css, without its `fh-`.
    """
    st.html(_paragraph(text, style))


def notice(text: str, hint: str = "", word: str = "", warn: bool = False) -> None:
    """A boxed message: a word, what happened, and what to do."""
    head = f'<span class="fh-word">{escape(word)}</span> ' if word else ""
    body = f'<p class="fh-text">{head}{escape(text)}</p>'
    more = _paragraph(hint) if hint else ""
    kind = 'class="fh-notice fh-warn" role="alert"' if warn else 'class="fh-notice" role="note"'
    st.html(f"<div {kind}>{body}{more}</div>")


def refusal(message: str, hint: str) -> None:
    """Something that could not be done, told kindly."""
    notice(message, hint, word="▲", warn=True)


def trouble() -> None:
    """Tell what went wrong in the last act, if anything did."""
    told = take_trouble()
    if told is not None:
        refusal(*told)


def frame() -> None:
    """What every page has: the style, the chosen theme, and the badge at the right."""
    st.html(f"<style>{_style(st.context.theme.type == 'dark')}</style>")
    components.look(get_assistant().settings.theme, PATHS)
    with st.container(key="offline"), st.popover("● Offline", key="offline-badge"):
        literal("Offline", "name")
        literal(LEAVES)
        literal("Drafts are written by rules from the facts on the page; no model is used.")


def _paragraph(text: str, style: str = "") -> str:
    return f'<p class="fh-text{f" fh-{style}" if style else ""}">{escape(text)}</p>'


@cache
def _style(dark: bool) -> str:
    colours = theme.DARK if dark else theme.LIGHT
    names = {
        "quiet": "grayTextColor",
        "line": "borderColor",
        "accent": "linkColor",
        "warn": "orangeTextColor",
    }
    values = "".join(f"--fh-{name}:{colours[option]};" for name, option in names.items())
    return f":root{{{values}}}" + files("ui").joinpath("style.css").read_text("utf-8")
