"""A long transcript through the screen: stopped, read again, reloaded meanwhile, reviewed."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.screen import drawn, kept, key, put
from tests.browser.test_debrief import saved
from tests.browser.test_narrow import sideways
from tests.long_talk import ME, PERSON, long_talk

WORDS = 17_000
LONG_MILLISECONDS = 240_000
SHOWN = 12  # insights that stand open, the strongest


def take_in(page: Page) -> None:
    """Who is who, the tick, and Save."""
    key(page, "notes-me").get_by_role("combobox").click()
    page.get_by_role("option", name=ME).click()
    expect(page.get_by_test_id("notes-called")).to_have_value(PERSON)
    key(page, "notes-agreed").get_by_text("Everybody in it agreed").click()
    drawn(page)
    key(page, "notes-save").get_by_role("button").click()
    expect(page.get_by_text("Your notes were saved on")).to_be_visible()


def test_a_long_talk_is_stopped_read_again_reloaded_and_reviewed(page: Page) -> None:
    talk = long_talk(WORDS)
    screen.go(page, "Debrief")
    page.get_by_test_id("notes-paste").click()
    put(page, talk)
    kept(page)
    page.reload()
    drawn(page)
    expect(page.get_by_test_id("notes-paste")).to_have_value(talk)
    take_in(page)
    key(page, "drawing-stop").get_by_role("button").click()
    expect(page.get_by_text("Stopped. Your notes are kept")).to_be_visible()
    key(page, "debrief-again").get_by_role("button").click()
    expect(page.get_by_text("Now they are read")).to_be_visible()
    page.reload()
    insights = page.get_by_test_id("insight")
    expect(insights.first).to_be_visible(timeout=LONG_MILLISECONDS)
    drawn(page)
    expect(insights).to_have_count(SHOWN)
    count = page.get_by_test_id("review-count").inner_text().split()[0]
    assert int(count) > SHOWN
    notes = page.get_by_test_id("notes")
    assert len(notes.inner_text().split()) > WORDS, "every word is beside the insights"
    insights.nth(SHOWN - 1).focus()
    expect(notes.locator("mark.lit").first).to_be_in_viewport()
    page.keyboard.press("k")
    saved(page, f"{count} insights · 1 kept")
    press_rest(page)
    expect(insights).to_have_count(int(count))
    page.get_by_test_id("keep-all").click()
    saved(page, f"{count} kept")
    page.reload()
    saved(page, f"{count} kept")
    assert sideways(page) == []


def press_rest(page: Page) -> None:
    """Unfold the insights that are not the strongest."""
    rest = page.get_by_test_id("rest")
    expect(rest).to_have_attribute("aria-expanded", "false")
    rest.click()
    expect(rest).to_have_attribute("aria-expanded", "true")


def test_a_long_transcript_is_dropped_as_a_file(page: Page, tmp_path: Path) -> None:
    lines = long_talk(6_000).split("\n")
    cues = (
        f"{i // 60:02}:{i % 60:02}:00.000 --> {i // 60:02}:{i % 60:02}:50.000\n{line}\n"
        for i, line in enumerate(lines)
    )
    file = tmp_path / "talk.vtt"
    file.write_text("WEBVTT\n\n" + "\n".join(cues), "utf-8")
    screen.go(page, "Debrief")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(page.get_by_test_id("notes-paste")).to_have_value(file.read_text("utf-8"))
    drawn(page)
    take_in(page)
    insights = page.get_by_test_id("insight")
    expect(insights.first).to_be_visible(timeout=LONG_MILLISECONDS)
    insights.first.focus()
    expect(page.get_by_test_id("notes").locator("mark.lit").first).to_be_in_viewport()
