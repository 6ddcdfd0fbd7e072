"""What the screens share: literal text, notices, the badge, and the words for choices."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files

import streamlit as st

from assistant.app.connection import embedding_endpoint
from assistant.models import plain
from ui import components, theme
from ui.runtime import get_assistant, take_trouble

MEGABYTES = 20  # the largest file that is taken
PATHS = ["/", "/prepare", "/call", "/debrief", "/insights", "/about-me", "/settings"]

LEAVES = (
    "Nothing leaves this machine. Firsthand reads, writes and checks here, without a model "
    "and without an account. It never opens LinkedIn and never sends a message: you do."
)
LOCAL = (
    "This model runs on this machine, so nothing leaves it. Firsthand never opens LinkedIn and "
    "never sends a message: you do."
)
SENT = (
    "When you ask the model to write, what it needs goes to {host}: the facts of that person, "
    "yours, and the message. Everything else stays on this machine."
)
SEARCHED = (
    "For search, the statements and quotes of your insights, and what you search for, go to "
    "{host}: none that is off the record, and no notes."
)
ONLY_ASKED = (
    "A model is used only when you press its button, and you can read what is sent before. "
    "The first draft of each message is written here, without it."
)


def literal(text: str, style: str = "") -> None:
    """Show text exactly as it is: no Markdown, link, image, formula or HTML comes alive.

    The one way for text that people wrote to reach the page outside a component.
    `style` is one of the classes of style.css, without its `fh-`.
    """
    st.html(_paragraph(text, style))


def label(text: str) -> str:
    """Text of others inside a label, which Streamlit draws as Markdown: none of it comes alive."""
    # A short code such as :name:, an address or an e-mail is looked for after the escapes are
    # gone: their colons, dots and signs are parted.
    literal = plain(text).replace("@", "@\u2060")
    literal = re.sub(r"\b(www)\.", "\\1\u2060.", literal, flags=re.IGNORECASE)
    if literal.count(":") > 1 or "://" in literal:
        literal = literal.replace(":", ":\u2060")
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", literal)


def quoted(text: str) -> None:
    """A text to the letter, each line break and blank kept, apart from what is around it."""
    st.html(f'<pre class="fh-quoted" tabindex="0">{escape(text)}</pre>')


def table(
    heads: list[str], rows: list[list[str]], *, caption: str, bars: list[float] | None = None
) -> None:
    """A small table, all of it literal; on a telephone each row is a block of its own.

    `bars` are the lengths, 0 to 1, of a bar under each row's first cell.
    """
    lines = []
    for at, row in enumerate(rows):
        cells = [
            f'<td data-head="{escape(h)}">{escape(c)}' for h, c in zip(heads, row, strict=True)
        ]
        if bars is not None and bars[at] > 0:
            cells[0] += f'<span class="fh-bar" style="width:{bars[at]:.0%}"></span>'
        lines.append(f"<tr>{'</td>'.join(cells)}</td></tr>")
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    st.html(
        f'<table class="fh-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    )


def status(text: str) -> None:
    """How far something is, told to those who do not see it as well."""
    st.html(f'<p class="fh-text fh-small" role="status">{escape(text)}</p>')


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
    model = get_assistant().model()
    name = "Offline" if model is None else model.name
    with st.container(key="offline"), st.popover(f"● {label(name)}", key="offline-badge"):
        literal(name, "name")
        for line in leaves():
            literal(line)


def leaves() -> list[str]:
    """What leaves this machine, as things are set."""
    assistant = get_assistant()
    model, search = assistant.model(), embedding_endpoint(assistant.settings)
    told = [LEAVES, "Drafts are written by rules from the facts on the page."]
    if model is not None:
        told = [LOCAL if model.local else SENT.format(host=model.host), ONLY_ASKED]
    if search is None or search.local:
        return told
    searched = SEARCHED.format(host=search.host)
    return [told[0], searched, told[1]] if model and not model.local else [searched, told[1]]


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
