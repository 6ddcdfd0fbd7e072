from __future__ import annotations

import pytest

from ui import theme


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_text_can_be_read_on_both_grounds(colours: dict[str, str]) -> None:
    names = ["textColor", "linkColor", *(name for name in colours if name.endswith("TextColor"))]
    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        for name in names:
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
    assert contrast("#ffffff", colours["primaryColor"]) >= 4.5
    assert contrast(colours["grayTextColor"], colours["backgroundColor"]) >= 3  # borders of fields


def test_flags_name_both_themes_and_no_address() -> None:
    flags = theme.flags()
    assert f"--theme.dark.textColor={theme.DARK['textColor']}" in flags
    assert f"--theme.light.textColor={theme.LIGHT['textColor']}" in flags
    assert not [flag for flag in flags if "//" in flag]
