"""From the first start to a request that went out and its follow-up."""

from __future__ import annotations

import email
import email.policy
import io
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect
from reportlab.pdfgen.canvas import Canvas

from tests.browser import screen
from tests.browser.screen import ADDRESS, FACTS, drawn, key, lines, press, put, read


def test_the_first_start_shows_a_drafted_sample(page: Page) -> None:
    expect(page.get_by_test_id("fact-name")).to_have_value("Ana Ruiz")
    expect(page.get_by_test_id("common-ground")).to_contain_text("Wrenfield University")
    expect(page.get_by_test_id("letter-body")).to_have_value(lines("Dear Ana.*Sam Okafor"))
    expect(page.get_by_test_id("findings")).to_contain_text("Nothing to look at")
    expect(key(page, "save").get_by_role("button")).to_be_disabled()


def test_paste_edit_copy(page: Page) -> None:
    body = read(page)
    expect(page.get_by_test_id("fact-name")).to_have_value("Marta Lindqvist")
    expect(page.get_by_test_id("fact-experiences.0.company")).to_have_value("Harbourline Shipping")
    expect(page.get_by_role("radio", name="Email")).to_be_checked()
    body.press("Control+End")
    body.press_sequentially(" Could you hire me for a job in your team?", delay=5)
    expect(page.get_by_test_id("findings")).to_contain_text("L10")
    page.get_by_test_id("copy").click()
    expect(page.get_by_test_id("copy")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == body.input_value()
    assert copied.endswith("hire me for a job in your team?")


def test_each_sentence_shows_where_it_comes_from(page: Page) -> None:
    body = page.get_by_test_id("letter-body")
    place = body.input_value().index("Wrenfield")
    body.evaluate("(area, at) => { area.focus(); area.setSelectionRange(at, at); }", place)
    expect(page.get_by_test_id("letter-source")).to_contain_text("From the profile: “")
    place = body.input_value().index("maths")
    body.evaluate("(area, at) => { area.focus(); area.setSelectionRange(at, at); }", place)
    expect(page.get_by_test_id("letter-source")).to_contain_text("From your facts: “")


def test_the_mail_file_and_the_mail_address_hold_the_text_as_it_stands(page: Page) -> None:
    body = read(page)
    body.press("Control+Home")
    body.press_sequentially("One & two: ü?\n")
    with page.expect_download() as waiting:
        page.get_by_test_id("eml").click()
    assert waiting.value.suggested_filename == "request-marta-lindqvist.eml"
    message = email.message_from_bytes(
        waiting.value.path().read_bytes(), policy=email.policy.default
    )
    assert [str(to.addr_spec) for to in message["To"].addresses] == [ADDRESS]
    assert message["Subject"] == page.get_by_test_id("letter-subject").input_value()
    content = message.get_body().get_content()
    assert content.replace("\r\n", "\n").strip() == body.input_value().strip()
    link = urlsplit(page.get_by_test_id("open-mail").get_attribute("href") or "")
    assert (link.scheme, unquote(link.path)) == ("mailto", ADDRESS)
    fields = parse_qs(link.query)
    assert set(fields) == {"subject", "body"}
    assert fields["body"][0].splitlines() == body.input_value().strip().splitlines()


def test_save_sent_follow_up(page: Page) -> None:
    body = read(page)
    body.press("Control+Home")
    body.press_sequentially("A line of mine.\n")
    press(page, "save")
    requests = key(page, "requests")
    expect(requests).to_contain_text("Marta Lindqvist")
    expect(requests).to_contain_text("○ Draft")
    key(page, "sent-box").get_by_role("button").first.click()
    key(page, "sent").get_by_role("button").click()
    expect(requests).to_contain_text("✓ Sent by Email")
    requests.get_by_role("button", name="Draft a follow-up").click()
    expect(body).not_to_have_value(lines("A line of mine"))
    expect(page.get_by_test_id("choice-earlier")).to_have_value(lines("^A line of mine"))
    expect(body).to_have_value(lines("wrote|message|note|e-mail|email"))
    drawn(page)
    expect(page.get_by_test_id("findings")).not_to_contain_text("Please mend")
    requests.get_by_role("button", name="Open").click()
    expect(body).to_have_value(lines("^A line of mine"))


def test_a_dropped_pdf_is_read(page: Page) -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    for number, line in enumerate(FACTS.splitlines()):
        canvas.drawString(72, 800 - 16 * number, line)
    canvas.save()
    screen.make_room(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "marta.pdf", "mimeType": "application/pdf", "buffer": file.getvalue()}
    )
    expect(page.get_by_test_id("fact-name")).to_have_value("Marta Lindqvist")
    expect(page.get_by_test_id("letter-body")).to_have_value(lines("Marta"))


def test_a_refusal_keeps_the_text(page: Page) -> None:
    field = screen.make_room(page)
    field.click()
    refused = "https://www.linkedin.com/in/somebody-who-is-behind-the-wall-of-the-site-12345678901/"
    put(page, refused)
    expect(page.get_by_role("alert")).to_contain_text("▲")
    expect(field).to_have_value(refused)
    field.fill(FACTS)
    press(page, "read")
    expect(page.get_by_test_id("fact-name")).to_have_value("Marta Lindqvist")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_corrected_fact_is_used(page: Page) -> None:
    body = read(page)
    assert "newsroom" in body.input_value()
    about = page.get_by_test_id("fact-about")
    about.fill(about.input_value().replace("newsroom", "bakery"))
    page.get_by_test_id("fact-name").fill("Martha Lindkvist")
    expect(body).to_have_value(lines("Martha.*bakery"))
    expect(body).not_to_have_value(lines("newsroom"))


def test_three_fields_about_me_sign_the_draft(page: Page) -> None:
    body = read(page)
    expect(page.get_by_text("The draft is unsigned")).to_be_visible()
    screen.go(page, "About me")
    page.get_by_test_id("me-name").fill("Kim Odell")
    page.get_by_test_id("me-work").fill("I bake bread in a hospital")
    page.get_by_test_id("me-learn").fill("how freight planners spend a week")
    expect(page.get_by_text("Drafts are signed")).to_be_visible()
    screen.go(page, "Outreach")
    expect(body).to_have_value(lines("I bake bread in a hospital.*freight planners.*Kim Odell$"))
    expect(page.get_by_text("The draft is unsigned")).to_have_count(0)


@pytest.mark.parametrize(
    ("channel", "subject", "counted"),
    [
        ("Note", False, "of 200 characters"),
        ("InMail", True, "of 1900"),
        ("Message", False, "words"),
    ],
)
def test_another_channel(page: Page, channel: str, subject: bool, counted: str) -> None:
    body = page.get_by_test_id("letter-body")
    before = body.input_value()
    page.get_by_role("radio", name=channel, exact=True).click()
    expect(body).not_to_have_value(before)
    expect(page.get_by_test_id("letter-counters")).to_contain_text(counted)
    expect(page.get_by_test_id("letter-subject")).to_be_visible(visible=subject)
    expect(page.get_by_test_id("eml")).to_be_hidden()
