"""On a telephone nothing scrolls sideways, whatever stands in the texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from benchmarks.browser import App
from tests.browser.screen import drawn, key, lines, make_room, put, read

WORD = "Wortungetuem" * 25  # 300 characters
LONG = f"""Name: Zed {WORD}
Title: {WORD}
Company: {WORD}
School: {WORD}
Skills: {WORD}
E-mail: zed@{WORD[:60]}.example
About: I moved from {WORD} to shipping in 2019.
"""

SIDEWAYS = """() => {
  const wide = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      const name = `${element.tagName}.${element.className}`;
      const box = element.getBoundingClientRect();
      const seen = style.clipPath === "none" && box.width > 1 && box.height > 1;
      const scrolls = ["auto", "scroll"].includes(style.overflowX);
      if (seen && box.right > innerWidth + 1) wide.push(`${name} ends at ${box.right}`);
      if (scrolls && element.scrollWidth > element.clientWidth + 1) wide.push(`${name} scrolls`);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document);
  return wide;
}"""


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    return new_context(width=390, height=844, has_touch=True, is_mobile=True)


def sideways(page: Page) -> list[str]:
    """What reaches over the edge of the screen."""
    drawn(page)
    return list(page.evaluate(SIDEWAYS))


@pytest.mark.parametrize("path", ["", "prepare", "call", "about-me", "settings"])
def test_each_screen_fits(page: Page, app: App, path: str) -> None:
    page.goto(f"{app.address}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert sideways(page) == []


def test_a_word_of_300_characters_breaks(page: Page, app: App) -> None:
    make_room(page).click()
    put(page, LONG)
    body = page.get_by_test_id("letter-body")
    expect(body).to_have_value(lines("Zed|Dear|Hi"))
    assert sideways(page) == []
    body.fill(f"Dear {WORD}, {WORD}? Could you hire me for a job in your team?")
    key(page, "more").locator("summary").click()
    page.get_by_test_id("choice-why").fill(WORD)
    page.get_by_test_id("choice-via").fill(WORD)
    expect(page.get_by_test_id("findings")).to_contain_text("L10")
    key(page, "save").get_by_role("button").click()
    expect(key(page, "requests")).to_contain_text(WORD)
    assert sideways(page) == []
    page.goto(f"{app.address}/about-me")
    page.get_by_test_id("me-work").fill(WORD)
    page.get_by_test_id("me-voice-0").fill(WORD)
    assert sideways(page) == []


def test_the_main_job_on_a_telephone(page: Page) -> None:
    read(page)
    page.get_by_test_id("copy").click()
    expect(page.get_by_test_id("copy")).to_have_text("Copied")
    key(page, "save").get_by_role("button").click()
    expect(key(page, "requests")).to_contain_text("Marta Lindqvist")
    assert sideways(page) == []
