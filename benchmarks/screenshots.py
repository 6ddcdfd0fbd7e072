"""The pictures of the README: each screen in light and dark, and as wide as a telephone.

`python -m benchmarks.screenshots [FOLDER]`. All that is seen is invented; sizes are fixed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from assistant.app.assistant import open_assistant
from benchmarks.browser import ROOT, open_browser, running_app

FOLDER = ROOT / "docs" / "screens"
SCREENS = {"outreach": "", "about": "about-me", "settings": "settings"}
SIZES = {  # screen: height of the wide picture and of the narrow one
    "outreach": (1500, 1900),
    "about": (1000, 1560),
    "settings": (980, 1150),
}
WIDE, NARROW = 1280, 390
LOOKS = {"light": WIDE, "dark": WIDE, "narrow": NARROW}
SECONDS = 60
VOICE = "Hi Jo, thanks for the timetable. I tried it with my class and they found two mistakes. Sam"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=SECONDS * 1000)
    with open_browser() as browser:
        for look in LOOKS:
            for path in pictures(browser, look, folder):
                print(f"{path.name}  {path.stat().st_size / 1000:.0f} kB")


def pictures(browser: Browser, look: str, folder: Path) -> list[Path]:
    """One look of all screens."""
    taken = []
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "firsthand"
        prepare(home, "dark" if look == "dark" else "light")
        with running_app(home) as app:
            width = LOOKS[look]
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                device_scale_factor=1,
                reduced_motion="reduce",
                locale="en-GB",
            )
            page = context.new_page()
            page.goto(app.address)  # the theme is known from the second time on
            drawn(page)
            for screen, path in SCREENS.items():
                height = SIZES[screen][width == NARROW]
                page.set_viewport_size({"width": width, "height": height})
                page.goto(f"{app.address}/{path}")
                drawn(page)
                show_no_place_of_this_machine(page, home)
                taken.append(folder / f"{screen}-{look}.png")
                page.screenshot(path=taken[-1], caret="hide", animations="disabled")
            context.close()
    return taken


def prepare(home: Path, theme: str) -> None:
    """A data folder in which the sample's sender has said who he is."""
    assistant = open_assistant(home)
    assistant.save_settings(theme=theme)
    _, me, _ = assistant.sample()
    assistant.save_me(me.model_copy(update={"voice": (VOICE,)}))


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
