from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.insights import Insight
from tests.ui.pages import MARKUP, component, html

HOSTILE = "![x](http://outside.example/x.png) <img src=http://outside.example/y.png> $5k$ :red[hi]"
NOTES = f"""- pay is 30k a year
- must know SQL and {HOSTILE}
- promise to write by Friday
- off the record: she is leaving soon
"""


@pytest.fixture
def kept(app: AppTest, assistant: Any) -> AppTest:
    """Two conversations with two people."""
    for called, text in (("Bo Li", NOTES), (f"Zed {HOSTILE}", "- pay is 40k\n- pay rises slowly")):
        talk = assistant.save_conversation("notes", text, called=called)
        assistant.debrief(talk.id)
    return app.run().switch_page("views/insights.py").run()


def test_an_empty_house_says_what_to_do_first(app: AppTest, assistant: Any) -> None:
    app.run().switch_page("views/insights.py").run()
    assert "After your first call, paste your notes in Debrief." in html(app)
    app.button(key="samples-load").click().run()
    assert "Samples." in html(app)
    assert "Sample · 4 March 2026" in html(app)
    app.button(key="samples-away").click().run()
    assert assistant.talks() == []
    assert app.button(key="samples-load")


def test_the_map_counts_by_topic_and_person(kept: AppTest) -> None:
    shown = html(kept)
    (row,) = [line for line in shown.split("<tr>") if ">Pay<" in line]
    assert re.findall(r">(\d)</", row) == ["2", "1", "3"], "the latest first, then in all"
    assert "1 more off the record: for you alone, and not counted." in shown
    assert not kept.exception


def test_a_topic_brings_what_everybody_said_of_it(kept: AppTest) -> None:
    assert kept.button_group(key="insights-topic").value == "skills"
    kept.button_group(key="insights-topic").set_value("pay").run()
    (cards,) = [e.proto.body for e in kept.get("html") if '"fh-cards"' in e.proto.body]
    assert "pay is 30k a year" in cards
    assert "pay is 40k" in cards
    assert "SQL" not in cards
    assert kept.query_params["topic"] == "pay"


def test_a_conversation_with_its_insights_in_the_margin(kept: AppTest) -> None:
    kept.button(key="read-t0").click().run()
    shown = html(kept)
    assert "<mark>pay is 30k a year</mark><sup>1</sup>" in shown
    assert '<mark class="fh-off">off the record: she is leaving soon</mark><sup>3</sup>' in shown
    assert "🔒 for you alone" in shown
    assert "promise to write by Friday" in shown
    assert "You promised or will do" in shown
    kept.button(key="all").click().run()
    assert kept.button(key="read-t1")


def test_the_address_brings_a_conversation_back(kept: AppTest) -> None:
    again = AppTest.from_file(kept._script_path, default_timeout=20)
    again.query_params["talk"] = "t0"
    again.run().switch_page("views/insights.py")
    again.query_params["talk"] = "t0"
    assert "<sup>1</sup>" in html(again.run())


def test_from_the_margin_to_the_review(kept: AppTest) -> None:
    kept.button(key="read-t0").click().run()
    kept.button(key="to-review").click().run()
    assert len(component(kept, "review")["insights"]) == 3


def test_a_bare_statement_is_shown_and_never_counted(kept: AppTest, assistant: Any) -> None:
    place = {"quote": "Pay is fair.", "start": 0, "end": 0}
    bare = Insight(id="b", statement="Pay is fair.", topic="pay", imported=True, **place)
    assistant.bare = [bare]
    kept.run().button_group(key="insights-topic").set_value("pay").run()
    shown = html(kept)
    assert "Not evidence, and not counted" in shown
    assert "“Pay is fair.”" not in shown
    (row,) = [line for line in shown.split("<tr>") if ">Pay<" in line]
    assert re.findall(r">(\d)</", row)[-1] == "3"


def test_a_persons_page(kept: AppTest) -> None:
    kept.button(key="who-t1").click().run()
    shown = html(kept)
    assert "pay rises slowly" in shown
    assert "30k a year" not in shown
    assert not kept.exception


@pytest.mark.parametrize("way", ["", "read-t0", "who-t0", "read-t1", "who-t1"])
def test_text_of_people_is_nowhere_markup(kept: AppTest, way: str) -> None:
    if way:
        kept.button(key=way).click().run()
    if not way.endswith("1"):
        assert HOSTILE in unescape(html(kept))
    _nothing_alive(kept)


def test_text_of_people_is_nowhere_markup_in_debrief(kept: AppTest) -> None:
    kept.switch_page("views/debrief.py").run()
    assert f"Zed {HOSTILE}" in unescape(html(kept))
    _nothing_alive(kept)
    kept.button(key="open-t1").click().run()
    _nothing_alive(kept)


def _nothing_alive(app: AppTest) -> None:
    # The options of a selectbox are no Markdown; its label is.
    shown = [str(one.proto) for kind in MARKUP if kind != "selectbox" for one in app.get(kind)]
    shown += [box.label for box in app.selectbox]
    assert HOSTILE not in "\n".join(shown)
    assert "<img" not in html(app)
