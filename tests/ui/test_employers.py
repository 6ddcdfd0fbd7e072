from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.pages import html
from ui.panels.employers import ONE, OTHER

LIVE = "![x](http://outside.example/x.png)"


@pytest.fixture
def kept(app: AppTest, assistant: Any) -> AppTest:
    """A conversation, and three names of employers, of which two are one."""
    assistant.debrief(assistant.save_conversation("notes", "- pay is 30k", called="Bo Li").id)
    assistant.groups = [("Acme", "Acme Ltd"), (f"Bolt {LIVE}",)]
    return app.run().switch_page("views/insights.py").run()


def test_two_names_are_counted_as_one(kept: AppTest, assistant: Any) -> None:
    assert "One employer: Acme, Acme Ltd" in html(kept)
    assert kept.button(key="employers-join").disabled
    kept.selectbox(key=ONE).select("Acme").run()
    assert kept.selectbox(key=OTHER).options == [f"Bolt {LIVE}"]
    kept.selectbox(key=OTHER).select(f"Bolt {LIVE}").run()
    kept.button(key="employers-join").click().run()
    assert assistant.groups == [("Acme", "Acme Ltd", f"Bolt {LIVE}")]
    assert kept.button(key=f"part-Bolt {LIVE}").label != f"Bolt {LIVE} is another", "not alive"


def test_a_name_is_parted(kept: AppTest, assistant: Any) -> None:
    kept.button(key="part-Acme Ltd").click().run()
    assert assistant.groups == [("Acme",), (f"Bolt {LIVE}",), ("Acme Ltd",)]
    assert "One employer:" not in html(kept)
    assert not kept.exception


def test_one_employer_alone_asks_nothing(kept: AppTest, assistant: Any) -> None:
    assistant.groups = [("Acme",)]
    assert "Which names are one employer?" not in [one.label for one in kept.run().expander]
