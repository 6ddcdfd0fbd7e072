"""Text that people wrote is shown as it is: nothing in it comes alive, and nothing is fetched."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.screen import drawn, key, press, read

OUTSIDE = "http://outside.example"
HOSTILE = {
    "markdown": f"![seen]({OUTSIDE}/a.png) [here]({OUTSIDE}/b) **bold** `code`",
    "html": f"<img src={OUTSIDE}/c.png onerror=alert(1)><script>alert(2)</script></p><b>",
    "streamlit": ":red[x] :material/home: :smile: $\\frac{1}{2}$ and $55k-$62k",
    "entities": "&lt;i&gt; &amp; <!-- \u202egnp.elif\u202c",
}
BIDI = str.maketrans("", "", "\u202e\u202c")  # the reader takes them out of what it reads
# Elements that only text taken for Markdown, a formula or HTML can have made, in any shadow root.
ALIVE = """() => {
  const found = [];
  const look = (root) => {
    const made = "img[src*=outside], [href^='http://outside'], [onerror], .katex";
    found.push(...root.querySelectorAll(made));
    for (const element of root.querySelectorAll("strong, b, code, script, span[style*=color]"))
      if (/^(bold|code|x|alert.2.)$/.test(element.textContent)) found.push(element);
    for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) look(shadowRoot);
  };
  look(document);
  return found.map((element) => element.outerHTML);
}"""


def profile(text: str) -> str:
    return f"""Name: Zed {text} Fox
Title: Lead {text}
Company: Works {text}
Location: Hull {text}
School: College {text}
Skills: {text}
About: I moved from {text} to shipping in 2019.
"""


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE.keys())
def hostile(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_hostile_profile_is_shown_literally(page: Page, hostile: str) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    body = read(page, profile(hostile))
    expect(page.get_by_test_id("fact-name")).to_have_value(f"Zed {hostile} Fox".translate(BIDI))
    page.get_by_test_id("fact-location").fill(f"Hull {hostile}")
    letter = f"Dear {hostile},\n\n{hostile} Could we talk for 20 minutes? {hostile}"
    body.fill(letter)
    key(page, "more").locator("summary").click()
    page.get_by_test_id("choice-why").fill(f"A talk, {hostile}")
    page.get_by_test_id("choice-via").fill(f"Bo {hostile}")
    expect(key(page, "choice-agreed")).to_be_visible()
    press(page, "save")
    expect(key(page, "requests")).to_contain_text(f"Zed {hostile} Fox".translate(BIDI))
    body.hover(position={"x": 40, "y": 70})
    drawn(page)
    assert page.evaluate(ALIVE) == []
    page.reload()
    expect(body).to_have_value(letter)
    drawn(page)
    assert page.evaluate(ALIVE) == []
    assert dialogs == []


def test_a_hostile_side_of_mine_is_shown_literally(page: Page, hostile: str) -> None:
    screen.go(page, "About me")
    page.get_by_test_id("me-name").fill(f"Kim {hostile}")
    page.get_by_test_id("me-work").fill(f"I bake {hostile}")
    page.get_by_test_id("me-learn").fill(f"how to bake {hostile}")
    page.get_by_test_id("me-voice-0").fill(hostile)
    page.get_by_test_id("me-paste").fill(profile(hostile))
    press(page, "me-read")
    expect(key(page, "me-read-facts")).to_contain_text(f"Lead {hostile}".translate(BIDI))
    assert page.evaluate(ALIVE) == []
    screen.go(page, "Outreach")
    expect(page.get_by_test_id("letter-body")).to_have_value(screen.lines("Kim"))
    assert page.evaluate(ALIVE) == []


def test_a_hostile_file_name_is_shown_literally(page: Page) -> None:
    screen.make_room(page)
    name = f"![x]({OUTSIDE}) <img src={OUTSIDE.replace('/', ':')}>.pdf"
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/pdf", "buffer": b"%PDF-1.4 nothing"}
    )
    expect(page.get_by_role("alert")).to_be_visible()
    drawn(page)
    assert page.evaluate(ALIVE) == []
