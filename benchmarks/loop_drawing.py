"""The curves of the loop as one SVG: a panel a crowd and measure, a band for the interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

WIDE, HIGH = 300, 170  # of one panel's field
LEFT, TOP, GAP_X, GAP_Y = 52, 96, 62, 74
COLOURS = {"our plan": "#1d6355", "random": "#8a6d3b", "the usual ten": "#5a6b8c"}
DASHES = {"our plan": "", "random": "5 4", "the usual ten": "1.5 3"}
STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #2a2521; }
  .title { font-weight: 600; font-size: 16px; } .small { font-size: 11px; fill: #655c53; }
  .ground { fill: #fcfaf6; } .grid { stroke: #ddd3c5; stroke-width: 1; }
"""


class Point(NamedTuple):
    """A mean and its 95 % interval, shares between 0 and 1."""

    mean: float
    low: float
    high: float


def svg(
    crowds: Mapping[str, Mapping[tuple[str, int], Sequence[Point]]], title: str, under: str
) -> str:
    """A row a crowd: left the topics with one person or more, right those with three or more."""
    rows, least = len(crowds), (1, 3)
    width = LEFT + len(least) * (WIDE + GAP_X)
    height = TOP + rows * (HIGH + GAP_Y) + 6
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(title)}">',
        f"<style>{STYLE}</style>",
        f'<rect class="ground" width="{width}" height="{height}" rx="10"/>',
        f'<text class="title" x="{LEFT}" y="28">{escape(title)}</text>',
        f'<text class="small" x="{LEFT}" y="46">{escape(under)}</text>',
        _legend(),
    ]
    for row, (name, curves) in enumerate(crowds.items()):
        for column, number in enumerate(least):
            x, y = LEFT + column * (WIDE + GAP_X), TOP + row * (HIGH + GAP_Y)
            people = "one person or more" if number == 1 else "three or more"
            parts.append(_panel(x, y, f"{name}: {people}", curves, number))
    return "\n".join([*parts, "</svg>\n"])


def _legend() -> str:
    lines = []
    for number, (way, colour) in enumerate(COLOURS.items()):
        x = LEFT + number * 150
        lines.append(
            f'<line x1="{x}" y1="64" x2="{x + 28}" y2="64" stroke="{colour}" stroke-width="2.5" '
            f'stroke-dasharray="{DASHES[way]}"/><text x="{x + 34}" y="68">{escape(way)}</text>'
        )
    return "".join(lines)


def _panel(
    x: int, y: int, name: str, curves: Mapping[tuple[str, int], Sequence[Point]], least: int
) -> str:
    count = len(next(iter(curves.values())))
    parts = [f'<text class="small" x="{x}" y="{y - 8}">{escape(name)}</text>']
    for share in (0, 0.25, 0.5, 0.75, 1):
        at = y + HIGH * (1 - share)
        parts.append(f'<line class="grid" x1="{x}" y1="{at:.1f}" x2="{x + WIDE}" y2="{at:.1f}"/>')
        parts.append(
            f'<text class="small" x="{x - 6}" y="{at + 4:.1f}" text-anchor="end">{share:.0%}</text>'
        )
    for number in range(1, count + 1):
        at = _across(x, number - 1, count)
        parts.append(
            f'<text class="small" x="{at:.1f}" y="{y + HIGH + 16}" text-anchor="middle">{number}'
            "</text>"
        )
    parts.append(
        f'<text class="small" x="{x + WIDE / 2}" y="{y + HIGH + 32}" text-anchor="middle">'
        "conversations</text>"
    )
    for way, colour in reversed(COLOURS.items()):
        parts.append(_curve(x, y, curves[way, least], colour, DASHES[way]))
    return "".join(parts)


def _curve(x: int, y: int, points: Sequence[Point], colour: str, dash: str) -> str:
    def place(number: int, share: float) -> str:
        return f"{_across(x, number, len(points)):.1f},{y + HIGH * (1 - share):.1f}"

    upper = [place(number, point.high) for number, point in enumerate(points)]
    lower = [place(number, point.low) for number, point in enumerate(points)]
    middle = [place(number, point.mean) for number, point in enumerate(points)]
    return (
        f'<polygon points="{" ".join([*upper, *reversed(lower)])}" fill="{colour}" opacity="0.14"/>'
        f'<polyline points="{" ".join(middle)}" fill="none" stroke="{colour}" stroke-width="2.5" '
        f'stroke-dasharray="{dash}"/>'
    )


def _across(x: int, number: int, count: int) -> float:
    return x + 10 + (WIDE - 20) * number / max(1, count - 1)
