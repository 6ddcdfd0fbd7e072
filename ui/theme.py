"""The look: two warm themes as Streamlit's own options, and the flags the command passes."""

from __future__ import annotations

import json

TEXT = "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"
HEADING = "Charter, 'Bitstream Charter', 'Iowan Old Style', Cambria, Georgia, 'DejaVu Serif', serif"
MONOSPACE = "ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"

# Contrast of text on each ground is at least 4.5 (WCAG 2.2 AA); a test computes it.
LIGHT = {
    "primaryColor": "#1d6355",
    "backgroundColor": "#fcfaf6",
    "secondaryBackgroundColor": "#f4eee4",
    "textColor": "#2a2521",
    "borderColor": "#ddd3c5",
    "linkColor": "#1d6355",
    "redColor": "#a8281e",
    "orangeColor": "#8a4b00",
    "blueColor": "#2b5a86",
    "greenColor": "#1d6355",
    "grayColor": "#655c53",
    "redTextColor": "#a8281e",
    "orangeTextColor": "#8a4b00",
    "blueTextColor": "#2b5a86",
    "greenTextColor": "#1d6355",
    "grayTextColor": "#655c53",
}
DARK = {
    "primaryColor": "#2f8271",
    "backgroundColor": "#1b1816",
    "secondaryBackgroundColor": "#26221f",
    "textColor": "#ece5db",
    "borderColor": "#443c35",
    "linkColor": "#7fcdb8",
    "redColor": "#ff9d92",
    "orangeColor": "#f0b46a",
    "blueColor": "#97c1ea",
    "greenColor": "#7fcdb8",
    "grayColor": "#b3a89b",
    "redTextColor": "#ff9d92",
    "orangeTextColor": "#f0b46a",
    "blueTextColor": "#97c1ea",
    "greenTextColor": "#7fcdb8",
    "grayTextColor": "#b3a89b",
}
SHAPE: dict[str, str] = {
    "font": TEXT,
    "headingFont": HEADING,
    "codeFont": MONOSPACE,
    "baseFontSize": "16",
    "baseRadius": "10px",
    "buttonRadius": "10px",
    "headingFontSizes": json.dumps(["1.9rem", "1.35rem", "1.1rem", "1rem", "1rem", "1rem"]),
    "headingFontWeights": json.dumps([600, 600, 600, 600, 600, 600]),
    "paddingTop": "0.75rem",
    "paddingBottom": "4rem",
    "showWidgetBorder": "true",
    "linkUnderline": "true",
}


def flags() -> list[str]:
    """The command-line flags of `streamlit run` that make the look.

    Both themes are passed; which of them is shown, the page decides (see components.look).
    """
    options = {f"theme.{name}": value for name, value in SHAPE.items()}
    options |= {f"theme.light.{name}": value for name, value in LIGHT.items()}
    options |= {f"theme.dark.{name}": value for name, value in DARK.items()}
    return [f"--{name}={value}" for name, value in options.items()]
