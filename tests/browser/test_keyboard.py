"""The main job without a mouse, in the order in which the page is read."""

from __future__ import annotations

from itertools import pairwise

from playwright.sync_api import Page, expect

from tests.browser.screen import FACTS, drawn, key, lines, put

FOCUSED = """() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const box = element.getBoundingClientRect();
  const scrolled = document.querySelector("[data-testid=stMain]").scrollTop;
  const outside = element.getRootNode() === document;
  return { name: outside ? element.innerText : element.dataset.testid ?? "",
    top: box.top + scrolled, left: box.left,
    outline: getComputedStyle(element).outlineStyle + getComputedStyle(element).boxShadow
      + getComputedStyle(element.closest(".paper") ?? element).outlineStyle };
}"""


def tab_to(page: Page, words: str, back: bool = False) -> None:
    """Press Tab until the element of that test id or label has the focus."""
    for _ in range(60):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate(FOCUSED)["name"].splitlines()[:1] == [words]:
            return
    raise AssertionError(f"{words} is not reached by Tab")


def test_paste_to_sent_with_keys_alone(page: Page) -> None:
    tab_to(page, "Paste your own")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("paste")).to_have_value("")
    drawn(page)
    tab_to(page, "paste")
    put(page, FACTS)
    body = page.get_by_test_id("letter-body")
    expect(body).to_have_value(lines("Marta"))
    drawn(page)
    tab_to(page, "letter-body")
    page.keyboard.press("Control+Home")
    page.keyboard.type("By hand. ")
    tab_to(page, "copy")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("By hand. ")
    drawn(page)
    tab_to(page, "I sent it")
    page.keyboard.press("Enter")
    expect(key(page, "sent").get_by_role("button")).to_be_visible()
    tab_to(page, "Yes, I sent it")
    page.keyboard.press("Enter")
    expect(key(page, "requests")).to_contain_text("✓ Sent by Email")


def test_the_focus_follows_the_reading_order_and_is_seen(page: Page) -> None:
    """Down each column: first the person, then the request; every stop is marked."""
    drawn(page)
    tab_to(page, "fact-name")
    stops = [page.evaluate(FOCUSED)]
    while stops[-1]["name"] != "open-mail":
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
        assert len(stops) < 80, [stop["name"] for stop in stops]
    columns = [stop["left"] > 450 for stop in stops]
    assert columns == sorted(columns), "the person before the request"
    for column in (False, True):
        tops = [stop["top"] for stop, right in zip(stops, columns, strict=True) if right == column]
        jumps = [(a, b) for a, b in pairwise(tops) if b < a - 30]
        assert jumps == [], "downwards"
    unseen = [s["name"] for s in stops if s["outline"].replace("none", "") == ""]
    assert unseen == []
