from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import StoreError
from assistant.insights import Referral
from assistant.searches import Filters, Found
from tests.ui.fake_talks import FakeAgreement
from tests.ui.pages import component, html
from ui.finding import cut
from ui.panels.searching import DONE

NOTES = {
    "Bo Li": "- pay is 30k a year\n- must know SQL\n- off the record: pay is unfair",
    "Zed Ay": "- pay is 40k\n- pay rises slowly",
}

PLACE = {"quote": "pay is 40k", "start": 2, "end": 12}


@pytest.fixture
def kept(app: AppTest, assistant: Any) -> AppTest:
    """Two conversations with two people."""
    for called, text in NOTES.items():
        assistant.debrief(assistant.save_conversation("notes", text, called=called).id)
    return app.run().switch_page("views/insights.py").run()


@pytest.fixture
def ask(kept: AppTest, typed: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Asks as the component does."""
    moment = count(1)

    def send(query: str = "", *, like: str = "", act: Any = None, **filters: Any) -> AppTest:
        value = {"query": query, "like": like, "act": act, "filters": filters}
        return typed(kept, "found", token="found", at=next(moment), **value)

    return send


def test_the_box_stands_first_and_asks_nothing(kept: AppTest) -> None:
    shown = component(kept, "found")
    assert (shown["query"], shown["hits"], shown["told"]) == ("", [], "")
    assert [one["label"] for one in shown["choices"]][:2] == ["Topic", "Person"]
    assert "What was talked about" in html(kept)


def test_what_is_found_is_lit_with_who_said_it(ask: Callable[..., AppTest]) -> None:
    app = ask("pay is")
    shown = component(app, "found")
    (second, first) = shown["hits"]
    assert first["statement"] == [["They said: ", False], ["pay is", True], [" 30k a year", False]]
    assert first["known"][:2] == ["Bo Li", "4 March 2026"]
    assert second["known"][0] == "Zed Ay"
    assert "unfair" not in json.dumps(shown["hits"])
    assert shown["notes"] == [], "the insights rest on these places"
    assert "Who spoke of what, among these" in html(app)
    assert app.query_params["q"] == "pay is"


def test_a_place_in_the_notes_is_found_as_well(ask: Callable[..., AppTest]) -> None:
    shown = component(ask("unfair"), "found")
    assert shown["hits"] == [], "it is off the record"
    assert [one["quote"] for one in shown["notes"]] == [[["unfair", True]]]


def test_who_asks_for_people_finds_whom_others_named(
    ask: Callable[..., AppTest], assistant: Any
) -> None:
    referral = Referral(name="Al Nowak", organisation="Tidewater", introduces=True, **PLACE)
    assistant._promises["r"] = FakeAgreement(id="r", talk="t1", of=referral)
    app = ask("who should I talk to?")
    (person,) = component(app, "found")["people"]
    assert person["topic"] == "Al Nowak, Tidewater"
    assert person["known"] == ["named by Zed Ay", "4 March 2026"]
    assert [one["topic"] for one in component(ask("nowak"), "found")["people"]] == [person["topic"]]
    assert component(ask("pay"), "found")["people"] == []
    app = ask("nowak", act={"what": "open", "id": person["id"], "n": 9})
    assert (app.query_params["talk"], app.query_params["at"]) == ("t1", "2")


def test_people_whom_others_named_stand_beside_the_conversations(
    kept: AppTest, assistant: Any
) -> None:
    for key, name in (("r", "Al <b>Nowak</b>"), ("s", "Bo Li")):
        referral = Referral(name=name, **PLACE)
        assistant._promises[key] = FakeAgreement(id=key, talk="t1", of=referral)
    shown = html(kept.run())
    assert "Al &lt;b&gt;Nowak&lt;/b&gt;" in shown
    assert "Zed Ay named them, 4 March 2026 · ✓ you talked" in shown, "with Bo"


def test_words_that_nobody_used_are_told(
    ask: Callable[..., AppTest], assistant: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    near = assistant.search("pay is").insights[0]
    bare = near.model_copy(update={"lit_statement": (), "lit_quote": ()})
    monkeypatch.setattr(assistant, "search", lambda *_, **__: Found(query="", insights=(bare,)))
    assert component(ask("zebra"), "found")["told"].startswith("Nobody used these words.")


def test_that_the_index_did_not_serve_is_told(ask: Callable[..., AppTest], assistant: Any) -> None:
    assistant.told = "The index is built anew; this was found without it."
    assert component(ask("pay is"), "found")["told"] == assistant.told


def test_filters_go_to_the_search_and_into_the_address(
    ask: Callable[..., AppTest], assistant: Any
) -> None:
    app = ask("", topics=["skills"])
    assert [one["topic"] for one in component(app, "found")["hits"]] == ["Skills"]
    assert assistant.asked[-1] == ("", Filters(topics=("skills",)))
    assert json.loads(app.query_params["in"]) == {"topics": ["skills"]}
    assert component(app, "found")["filters"] == {"topics": ["skills"]}


def test_nothing_found_says_so(ask: Callable[..., AppTest]) -> None:
    assert component(ask("zebra"), "found")["told"] == "No one has said anything about this yet."


def test_a_search_is_saved_brought_back_and_forgotten(
    ask: Callable[..., AppTest], assistant: Any
) -> None:
    app = ask("pay", topics=["pay"], act={"what": "save", "id": "", "n": 1})
    (saved,) = component(app, "found")["saved"]
    assert saved["name"] == "pay · Pay"
    app = ask("", act={"what": "recall", "id": saved["id"], "n": 2})
    shown = component(app, "found")
    assert (shown["query"], shown["filters"]) == ("pay", {"topics": ["pay"]})
    assert shown["took"] == 2, "only then does the page put another text into the box"
    ask("pay", act={"what": "forget", "id": saved["id"], "n": 3})
    assert assistant.searches() == []


def test_an_act_is_taken_once(ask: Callable[..., AppTest], assistant: Any) -> None:
    act = {"what": "save", "id": "", "n": 5}
    ask("pay", act=act)
    app = ask("pay is", act=act)
    assert len(assistant.searches()) == 1
    assert app.session_state[DONE] == 5


@pytest.mark.parametrize(("what", "where"), [("t0-1", "18"), ("t0:20", "20")])
def test_a_card_opens_the_notes_there(ask: Callable[..., AppTest], what: str, where: str) -> None:
    app = ask("SQL", act={"what": "open", "id": what, "n": 7})
    assert (app.query_params["talk"], app.query_params["at"]) == ("t0", where)
    shown = html(app)
    here = shown.split('id="fh-here"')[1]
    assert "must know SQL" in here.split("</div>")[0]
    assert component(app, "there")["id"] == "fh-here"
    app.button(key="all").click().run()
    assert component(app, "found")["query"] == "SQL"


def test_more_like_one(ask: Callable[..., AppTest]) -> None:
    shown = component(ask(like="t0-0"), "found")
    assert {one["topic"] for one in shown["hits"]} == {"Pay"}
    assert shown["like"] == "t0-0"


def test_a_failure_is_told_and_the_words_stay(
    ask: Callable[..., AppTest], assistant: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> Any:
        raise StoreError("The data folder cannot be read.", "Look at its rights.")

    monkeypatch.setattr(assistant, "search", fails)
    app = ask("pay")
    assert component(app, "found")["query"] == "pay"
    assert component(app, "found")["told"] == ""
    assert "The data folder cannot be read." in html(app)


def test_an_address_that_cannot_be_read_asks_nothing(kept: AppTest) -> None:
    kept.query_params["in"] = "{broken"
    assert component(kept.run(), "found")["filters"] == {}


@pytest.mark.parametrize(
    ("text", "lit", "pieces"),
    [
        ("abc", (), [["abc", False]]),
        ("abc", ((0, 3),), [["abc", True]]),
        ("abcd", ((2, 3), (0, 1)), [["a", True], ["b", False], ["c", True], ["d", False]]),
        ("abcd", ((0, 3), (1, 2)), [["abc", True], ["d", False]]),
        ("", (), []),
    ],
)
def test_a_text_is_cut_where_it_is_lit(text: str, lit: Any, pieces: Any) -> None:
    assert cut(text, lit) == pieces
