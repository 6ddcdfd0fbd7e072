from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.models import Me
from tests.ui.pages import component, field, html, markup

HOSTILE = [
    "![x](http://outside.example/x.png)",
    "<img src=http://outside.example/y.png>",
    "[here](http://outside.example)",
    "$x^2$ and $55k–$62k",
    ":red[hi] :material/home: **bold**",
    "</p><style>*{display:none}</style>",
    "\u202egnp.elif",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_of_people_is_nowhere_markup(
    app: AppTest, typed: Callable[..., AppTest], assistant: Any, hostile: str
) -> None:
    app.run().button(key="new").click().run()
    text = f"{hostile} Li\n{hostile} lead\n{hostile}\nLead {hostile}, Works {hostile}\n"
    typed(app, "paste", token=field(app, "paste")["token"], text=text, pasted=False)
    app.button(key="read").click().run()
    app.button(key="save").click().run()
    assert component(app, "card")["head"][0]["text"] == f"{hostile} Li"
    assert hostile in component(app, "letter")["body"]
    assert f"{hostile} Li" in unescape(html(app))
    assert hostile not in markup(app)
    assert "<img" not in html(app)
    assert "<style>*" not in html(app)
    for page in ("views/about_me.py", "views/settings.py"):
        assistant.save_me(Me(name=hostile, profile=assistant.read_text(text)))
        app.switch_page(page).run()
        assert hostile not in markup(app)
        assert "<img" not in html(app)


def test_errors_and_refusals_are_literal(
    app: AppTest, typed: Callable[..., AppTest], assistant: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.errors import InputError

    def refuse(text: str) -> None:
        raise InputError(f"No: {text}", HOSTILE[1])

    app.run().button(key="new").click().run()
    typed(app, "paste", token=field(app, "paste")["token"], text=HOSTILE[0], pasted=False)
    monkeypatch.setattr(assistant, "read_text", refuse)
    app.button(key="read").click().run()
    assert f"No: {HOSTILE[0]}" in unescape(html(app))
    assert "<img" not in html(app)
    assert HOSTILE[0] not in markup(app)
