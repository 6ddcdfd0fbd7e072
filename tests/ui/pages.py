"""What a page of the app shows, read out of its elements."""

from __future__ import annotations

import json
from typing import Any

from streamlit.testing.v1 import AppTest

# Elements that take Markdown or HTML: literal text of people must not reach them unescaped.
MARKUP = [
    "markdown",
    "caption",
    "title",
    "header",
    "subheader",
    "error",
    "warning",
    "info",
    "success",
    "exception",
    "expander",
    "tab",
    "toast",
    "button",
    "checkbox",
    "radio",
    "button_group",
    "selectbox",
    "file_uploader",
]


def component(app: AppTest, name: str) -> dict[str, Any]:
    """What the only component of that name was given."""
    found = [
        element
        for element in app.get("bidi_component")
        if element.proto.component_name == f"firsthand_{name}"
    ]
    assert len(found) == 1, name
    return dict(json.loads(found[0].proto.json))


def field(app: AppTest, key: str) -> dict[str, Any]:
    """What the typed field of that key was given."""
    found = [json.loads(e.proto.json) for e in app.get("bidi_component") if e.proto.json]
    return next(data for data in found if data.get("name") == key)


def html(app: AppTest) -> str:
    """All literal text, as HTML."""
    return "\n".join(element.proto.body for element in app.get("html"))


def markup(app: AppTest) -> str:
    """Everything that is drawn as Markdown."""
    return "\n".join(str(element.proto) for kind in MARKUP for element in app.get(kind))


def buttons(app: AppTest, key: str) -> list[Any]:
    """The buttons whose key begins so: some are named after what they were drawn for."""
    return [one for one in app.button if one.key and one.key.startswith(key)]


def button(app: AppTest, key: str) -> Any:
    """The only such button."""
    (found,) = buttons(app, key)
    return found
