"""The pictures of the README: each screen in light and dark, and as wide as a telephone.

`python -m benchmarks.screenshots [FOLDER]`. All that is seen is invented; sizes are fixed.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from assistant.app.assistant import Assistant, open_assistant
from assistant.app.samples import SAMPLES
from benchmarks.browser import ROOT, App, open_browser, running_app
from tests.browser.fake_model import NAME, running_model

FOLDER = ROOT / "docs" / "screens"
SCREENS = {
    "outreach": "",
    "prepare": "prepare",
    "call": "call",
    "debrief": "debrief",
    "insights": "insights",
    "search": "insights?q=biggest+mistakes",
    "about": "about-me",
    "settings": "settings",
}
SIZES = {  # screen: height of the wide picture and of the narrow one
    "outreach": (1500, 1900),
    "prepare": (1800, 2600),
    "call": (1000, 1020),
    "debrief": (1300, 1900),
    "insights": (1250, 1700),
    "search": (1250, 1700),
    "about": (1000, 1560),
    "settings": (980, 1150),
}
WIDE, NARROW = 1280, 390
LOOKS = {"light": WIDE, "dark": WIDE, "narrow": NARROW}
MODEL_SIZE = (1700, 2760)
SECONDS = 60
VOICE = "Hi Jo, thanks for the timetable. I tried it with my class and they found two mistakes. Sam"

ANSWER = "asked to run one study on the side, then 2 a year -> team asked her to lead"

SUBJECT = "From teaching to passenger research"
BODY = """Dear Ana,

I read that you taught geography for six years before you led research at Northline Transit, and \
that you rewrote the night-bus timetable with 34 shift workers at one kitchen table.

I teach maths at a secondary school in Bradford, and like you I was at Wrenfield. I would \
like to learn how somebody goes from teaching to user research, and what the first year is like. \
Could we talk for 20 minutes by phone or video in the next few weeks?

If your weeks are full, I understand. Thank you for reading.

Sam Okafor"""


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=SECONDS * 1000)
    with open_browser() as browser:
        for look in LOOKS:
            for path in [*pictures(browser, look, folder), *by_model(browser, look, folder)]:
                print(f"{path.name}  {path.stat().st_size / 1000:.0f} kB")


def pictures(browser: Browser, look: str, folder: Path) -> list[Path]:
    """One look of all screens."""
    taken = []
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "firsthand"
        prepare(home, "dark" if look == "dark" else "light")
        with running_app(home) as app, opened(browser, app, look) as page:
            for screen, path in SCREENS.items():
                page.set_viewport_size({"width": LOOKS[look], "height": _high(SIZES[screen], look)})
                page.goto(f"{app.address}/{path}")
                drawn(page)
                show_no_place_of_this_machine(page, home)
                taken.append(take(page, folder / f"{screen}-{look}.png"))
    return taken


def by_model(browser: Browser, look: str, folder: Path) -> list[Path]:
    """One look of the Outreach screen with a message that a model wrote, and of what was sent.

    The model is a server that says what is told here; one number stands in no source.
    """
    with tempfile.TemporaryDirectory() as place, running_model() as server:
        server.reset(subject=SUBJECT, body=BODY)
        home = Path(place) / "firsthand"
        prepare(home, "dark" if look == "dark" else "light")
        open_assistant(home).save_settings(model=NAME, base_url=server.address)
        with running_app(home) as app, opened(browser, app, look) as page:
            page.set_viewport_size({"width": LOOKS[look], "height": _high(MODEL_SIZE, look)})
            page.locator("[class*=st-key-model-ask] button").click()
            expect(page.get_by_text(f"Written by {NAME}, checked here.")).to_be_visible()
            drawn(page)
            written = take(page, folder / f"model-{look}.png")
            page.get_by_text("see exactly what").click()
            expect(page.locator(".st-key-model-sent pre").last).to_be_visible()
            drawn(page)
            return [written, take(page.locator(".st-key-model"), folder / f"model-sent-{look}.png")]


@contextmanager
def opened(browser: Browser, app: App, look: str) -> Iterator[Page]:
    """A page on the app, as wide as a look is."""
    context = browser.new_context(
        viewport={"width": LOOKS[look], "height": 900},
        device_scale_factor=1,
        reduced_motion="reduce",
        locale="en-GB",
    )
    page = context.new_page()
    page.goto(app.address)  # the theme is known from the second time on
    drawn(page)
    page.goto(app.address)
    drawn(page)
    yield page
    context.close()


def take(seen: Page | Locator, path: Path) -> Path:
    """Take the picture of a page, or of a part of it."""
    seen.screenshot(path=path, caret="hide", animations="disabled")
    return path


def _high(size: tuple[int, int], look: str) -> int:
    return size[LOOKS[look] == NARROW]


def prepare(home: Path, theme: str) -> None:
    """A data folder in which the sample's sender has said who he is, with the sample talks."""
    assistant = open_assistant(home)
    assistant.save_settings(theme=theme)
    _, me, _ = assistant.sample()
    assistant.save_me(me.model_copy(update={"voice": (VOICE,)}))
    assistant.load_samples()
    while (job := assistant.job(SAMPLES)) is not None and job.state == "running":
        time.sleep(0.2)
    assistant.keep("debrief", {"talk": assistant.talks()[-1].id})
    plan_a_call(assistant)


def plan_a_call(assistant: Assistant) -> None:
    """A plan for the sample's contact on the Prepare screen, and its call seven minutes on."""
    contact, _, _ = assistant.sample()
    person = assistant.save_person(contact)
    plan = assistant.save_plan(assistant.plan(contact, "user researcher", person=person.id))
    lies = {"person": person.id, "role": plan.role, "saved": True}
    assistant.keep("prepare", lies | {"plan": plan.model_dump(mode="json")})
    first, second = plan.questions[:2]
    marks = {first.id: "answered", second.id: "asked"}
    notes = f"Q: {first.text}\n{ANSWER}\n\nQ: {second.text}\n"
    started = int(time.time() * 1000) - 7 * 60_000
    call = {"plan": plan.id, "on": True, "notes": notes, "started": started, "marks": marks}
    assistant.keep("call", call)


def drawn(page: Page) -> None:
    """Wait until the app has answered, and everything it sent, fonts too, is on the page."""
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")


def show_no_place_of_this_machine(page: Page, home: Path) -> None:
    """The folder of the pictures' own data is shown as the usual one."""
    page.locator(".fh-text").evaluate_all(
        "(lines, [home, usual]) => lines.forEach((line) => {"
        "  if (line.textContent.includes(home))"
        "    line.textContent = line.textContent.replaceAll(home, usual); })",
        [str(home), "~/.local/share/firsthand"],
    )


if __name__ == "__main__":
    main()
