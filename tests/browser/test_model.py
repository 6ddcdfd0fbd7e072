"""Writing with a model in the browser: streamed, stopped, failing, found again, never twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from benchmarks.browser import App
from tests.browser import record, screen
from tests.browser.fake_model import BODY, NAME, Mode, ModelServer
from tests.browser.screen import drawn, key, lines, press, read

TYPED = "A line that I typed. "


@pytest.fixture
def server(model_server: ModelServer) -> Iterator[ModelServer]:
    model_server.reset()
    yield model_server
    model_server.reset()


@pytest.fixture
def app(shared_model_app: App, server: ModelServer) -> App:
    record.empty(shared_model_app.home)
    return shared_model_app


def ask(page: Page) -> Locator:
    """The one button."""
    return page.locator("[class*=st-key-model-ask] button")


def wish(page: Page, name: str) -> None:
    key(page, "model-wish").get_by_role("radio", name=name, exact=True).click()
    drawn(page)


def arrived(page: Page) -> Locator:
    """What has streamed in so far."""
    return key(page, "model-arrived")


def test_the_draft_is_there_at_once_and_the_model_writes_when_it_is_asked(
    page: Page, server: ModelServer
) -> None:
    body = read(page)
    offline = body.input_value()
    expect(ask(page)).to_have_text(re.compile(f"Write it with {NAME}"))
    assert server.asked == []
    ask(page).click()
    expect(body).to_have_value(lines("moved from a newsroom to a harbour.*Thank you"))
    expect(page.get_by_text(f"Written by {NAME}, checked here.")).to_be_visible()
    press(page, "undo")
    expect(body).to_have_value(offline)
    assert len(server.asked) == 1


def test_what_is_shown_is_what_is_sent(page: Page, server: ModelServer) -> None:
    body = read(page)
    page.get_by_text("see exactly what").click()
    shown = key(page, "model-sent").locator("pre")
    expect(shown.first).to_be_visible()
    texts = shown.all_text_contents()
    ask(page).click()
    expect(body).to_have_value(lines("Thank you"))
    assert [message["content"] for message in server.asked[0]["messages"]] == texts
    assert "marta.lindqvist@harbourline.example" not in str(server.asked[0])


def test_it_streams_and_only_its_panel_is_drawn_again(page: Page, server: ModelServer) -> None:
    server.reset("slow")
    body = read(page)
    ask(page).click()
    expect(arrived(page)).to_contain_text("Dear Marta,")
    expect(arrived(page)).not_to_contain_text("Thank you")
    body.press("Control+Home")
    body.press_sequentially(TYPED)  # typing goes on while it writes
    screen.kept(page)
    expect(body).to_have_value(lines(f"^{TYPED}"))
    server.go.set()
    expect(body).to_have_value(lines("^Dear Marta,\n\nI read that"))
    press(page, "undo")
    expect(body).to_have_value(lines(f"^{TYPED}"))


def test_stop_leaves_the_text_and_a_new_asking_works(page: Page, server: ModelServer) -> None:
    server.reset("slow")
    body = read(page)
    offline = body.input_value()
    ask(page).click()
    expect(arrived(page)).to_contain_text("Dear Marta,")
    key(page, "model-stop").get_by_role("button").click()
    expect(page.get_by_text("Stopped. Your text is as it was.")).to_be_visible()
    expect(body).to_have_value(offline)
    server.reset()
    ask(page).click()
    expect(body).to_have_value(lines("moved from a newsroom to a harbour.*Thank you"))


@pytest.mark.parametrize(
    ("mode", "told"),
    [
        ("denied", "key"),
        ("broken", "500|error|trouble|server"),
        ("cut", "cut|broke off|ended|stopped"),
        ("page", "page|model server"),
    ],
)
def test_a_failure_is_told_and_the_typed_text_stays(
    page: Page, server: ModelServer, mode: Mode, told: str
) -> None:
    server.reset(mode)
    body = read(page)
    body.press("Control+Home")
    body.press_sequentially(TYPED)
    ask(page).click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(re.compile(told, re.IGNORECASE))
    expect(body).to_have_value(lines(f"^{TYPED}"))
    page.reload()
    expect(alert).to_contain_text(re.compile(told, re.IGNORECASE))
    expect(body).to_have_value(lines(f"^{TYPED}"))
    server.reset()
    page.get_by_role("button", name="Try again").click()
    expect(body).to_have_value(lines("Thank you"))
    expect(alert).to_have_count(0)


def test_after_a_failure_the_offline_draft_is_a_click_away(page: Page, server: ModelServer) -> None:
    server.reset("denied")
    body = read(page)
    offline = body.input_value()
    body.fill("Only mine.")
    ask(page).click()
    page.get_by_role("button", name="Write it offline").click()
    expect(body).to_have_value(offline)
    press(page, "undo")
    expect(body).to_have_value("Only mine.")


@pytest.mark.parametrize("mode", ["normal", "slow"])
def test_a_double_click_asks_once(page: Page, server: ModelServer, mode: Mode) -> None:
    server.reset(mode)
    body = read(page)
    ask(page).dblclick()
    server.go.set()
    expect(body).to_have_value(lines("Thank you"))
    drawn(page)
    assert len(server.asked) == 1


def test_a_reload_and_another_page_find_the_writing_again(
    page: Page, context: BrowserContext, app: App, server: ModelServer
) -> None:
    server.reset("slow")
    body = read(page)
    ask(page).click()
    expect(arrived(page)).to_contain_text("Dear Marta,")
    page.reload()
    expect(arrived(page)).to_contain_text("Dear Marta,")
    screen.go(page, "About me")
    server.go.set()
    screen.go(page, "Outreach")
    expect(body).to_have_value(lines("Thank you"))
    other = context.new_page()
    other.goto(app.address)
    expect(other.get_by_test_id("letter-body")).to_have_value(lines("Thank you"))
    assert len(server.asked) == 1


def test_a_rerun_in_the_middle_loses_neither_text_nor_result(
    page: Page, server: ModelServer
) -> None:
    server.reset("slow")
    body = read(page)
    ask(page).click()
    expect(arrived(page)).to_contain_text("Dear Marta,")
    press(page, "save")
    body.press("Control+Home")
    body.press_sequentially(TYPED)
    screen.kept(page)
    press(page, "save")
    server.go.set()
    expect(body).to_have_value(lines("^Dear Marta.*Thank you"))
    press(page, "undo")
    expect(body).to_have_value(lines(f"^{TYPED}"))
    assert len(server.asked) == 1


def test_three_versions_and_one_is_taken(page: Page, server: ModelServer) -> None:
    body = read(page)
    offline = body.input_value()
    wish(page, "Three versions")
    ask(page).click()
    versions = page.locator("[class*=st-key-version-]")
    expect(versions).to_have_count(3)
    expect(body).to_have_value(offline)
    page.reload()
    expect(versions).to_have_count(3)
    versions.nth(1).get_by_role("button", name="Take this one").dblclick()
    expect(body).to_have_value(lines("Thank you"))
    expect(versions).to_have_count(0)
    press(page, "undo")
    expect(body).to_have_value(offline)


def test_shorter_and_one_sentence_with_keys_alone(page: Page, server: ModelServer) -> None:
    body = read(page)
    wish(page, "Shorter")
    server.reset(body="Dear Marta,\n\nCould we talk for 15 minutes next week?\n\nThank you")
    ask(page).focus()
    page.keyboard.press("Enter")
    expect(body).to_have_value(lines("^Dear Marta,\n\nCould we talk for 15 minutes"))
    wish(page, "One sentence")
    page.get_by_role("combobox", name="Which sentence?").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_test_id("model-say").focus()
    page.keyboard.type("On a Friday")
    screen.kept(page)
    ask(page).focus()
    page.keyboard.press("Enter")
    expect(body).to_have_value(lines("May we talk for 15 minutes on Friday"))
    expect(body).not_to_have_value(lines("Could we talk"))


def test_what_a_model_invents_is_flagged_before_it_is_copied(
    page: Page, server: ModelServer
) -> None:
    lie = BODY.replace("Could we", "I also studied with you at Aldermoor University. Could we")
    server.reset(body=lie)
    body = read(page)
    ask(page).click()
    expect(body).to_have_value(lines("Aldermoor"))
    expect(page.get_by_test_id("flagged")).to_contain_text("to look at before you send")
    expect(page.get_by_test_id("findings")).to_contain_text("L13")
    page.get_by_test_id("copy").click()  # it is their text: they may
    expect(page.get_by_test_id("copy")).to_have_text("Copied")


def test_a_killed_app_comes_back_with_the_text_and_asks_nobody(
    context: BrowserContext, app: App, server: ModelServer
) -> None:
    page = context.new_page()
    page.goto(app.address)
    drawn(page)
    server.reset("slow")
    body = read(page)
    body.press("Control+Home")
    body.press_sequentially(TYPED)
    screen.kept(page)
    ask(page).click()
    expect(arrived(page)).to_contain_text("Dear Marta,")
    app.kill()
    app.start()
    page.reload()
    expect(body).to_have_value(lines(f"^{TYPED}"))
    expect(page.get_by_text("The model was cut off before it was done.")).to_be_visible()
    assert len(server.asked) == 1
    server.reset()
    page.get_by_role("button", name="Try again").click()
    expect(body).to_have_value(lines("Thank you"))


def test_a_telephone_shows_all_of_it(
    new_context: Callable[..., BrowserContext], app: App, server: ModelServer
) -> None:
    from tests.browser.test_narrow import sideways

    page = new_context(width=390, height=844, has_touch=True, is_mobile=True).new_page()
    page.goto(app.address)
    drawn(page)
    body = read(page)
    page.get_by_text("see exactly what").click()
    expect(key(page, "model-sent").locator("pre").first).to_be_visible()
    assert sideways(page) == []
    wish(page, "Three versions")
    ask(page).click()
    expect(page.locator("[class*=st-key-version-]")).to_have_count(3)
    assert sideways(page) == []
    page.get_by_role("button", name="Take this one").first.click()
    expect(body).to_have_value(lines("Thank you"))
    page.goto(f"{app.address}/settings")
    expect(page.get_by_text("What was asked of models")).to_be_visible()
    assert sideways(page) == []
