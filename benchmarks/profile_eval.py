"""Counts what is read from profiles whose facts are known.

A folder holds pairs `NN-kind-slug.txt` (or .pdf, .docx) and `.json`; the JSON states each
fact that must be read, `must_not_contain`, or `{"refuse": true}`. Every expected value is one
leaf; an item that was not expected, or a value where null is expected, is an error too.

    python -m benchmarks.profile_eval FOLDER
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.intake.documents import read_document
from assistant.intake.profile import read_profile
from assistant.models import Fact, Profile, plain

MARK = 0.97
_TITLES = re.compile(
    r"^(?:(?:dr|prof|mr|mrs|ms|ing|dipl|dra|drs|mag|me|ir)\.? ?(?:-ing)?\.? )+", re.IGNORECASE
)


@dataclass
class Row:
    """One file: leaves right and expected, leaks, and what was wrong."""

    file: str
    right: int = 0
    expected: int = 0
    refusal: bool | None = None  # whether it was refused; None: it is a profile
    leaks: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def count(self, label: str, expected: object, found: object) -> None:
        """One leaf."""
        self.expected += 1
        if expected == found:
            self.right += 1
        else:
            self.wrong.append(f"{label}: expected {expected!r}, found {found!r}")


@dataclass
class Table:
    """All files of a folder."""

    rows: list[Row]

    @property
    def share(self) -> float:
        """Leaves right, of those expected: 0 to 1."""
        expected = sum(row.expected for row in self.rows)
        return sum(row.right for row in self.rows) / expected if expected else 0.0

    @property
    def leaks(self) -> int:
        """How often a string stood where none may."""
        return sum(len(row.leaks) for row in self.rows)

    @property
    def passed(self) -> bool:
        """Whether the marks are met: leaves, no leak, every refusal refused."""
        refused = all(row.refusal is not False for row in self.rows)
        return self.share >= MARK and self.leaks == 0 and refused

    def __str__(self) -> str:
        lines = [f"{'file':44} {'right':>6} {'of':>5} {'leaks':>6}  refused"]
        for row in self.rows:
            refused = {None: "", True: "yes", False: "NO"}[row.refusal]
            lines.append(
                f"{row.file:44} {row.right:6} {row.expected:5} {len(row.leaks):6}  {refused}"
            )
            lines += [f"    {wrong}" for wrong in row.wrong]
            lines += [f"    leak {leak}" for leak in row.leaks]
        right, of = (sum(getattr(row, name) for row in self.rows) for name in ("right", "expected"))
        refusals = [row.refusal for row in self.rows if row.refusal is not None]
        lines.append(
            f"{'all':44} {right:6} {of:5} {self.leaks:6}  {sum(refusals)} of {len(refusals)}"
            f"   {self.share:.1%}"
        )
        return "\n".join(lines)


def evaluate(folder: Path) -> Table:
    """Read every pair of `folder` and count."""
    rows = []
    for path in sorted(folder.glob("[0-9]*.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        given = next(
            name
            for suffix in (".txt", ".pdf", ".docx")
            if (name := path.with_suffix(suffix)).exists()
        )
        rows.append(_row(given, expected))
    return Table(rows)


def _row(path: Path, expected: Mapping[str, Any]) -> Row:
    row = Row(path.stem)
    refuse = bool(expected.get("refuse"))
    try:
        profile = read_profile(read_document(path.name, path.read_bytes()).text)
    except InputError as error:
        if not refuse:
            row.wrong.append(f"refused: {error.message}")
            row.expected = sum(1 for _ in _leaves(expected))
        else:
            row.refusal = True
        return row
    if refuse:
        row.refusal = False
        return row
    _compare(row, profile, expected)
    for path, item in profile.facts():
        if path.startswith("mutual"):
            continue
        row.leaks += [
            f"{forbidden!r} in {path}"
            for forbidden in expected.get("must_not_contain", ())
            if plain(forbidden) in plain(item.text)
        ]
    return row


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key not in ("kind", "lang", "must_not_contain"):
                yield from _leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    else:
        yield value


def _compare(row: Row, profile: Profile, expected: Mapping[str, Any]) -> None:
    row.count("name", _bare(expected["name"]), _bare(_text(profile.name)))
    row.count("headline", _plain(expected["headline"]), _text(profile.headline))
    row.count("location", _plain(expected["location"]), _text(profile.location))
    current = profile.current
    row.count("current_title", _plain(expected["current_title"]), _text(current and current.title))
    row.count(
        "current_company", _plain(expected["current_company"]), _text(current and current.company)
    )
    about = _text(profile.about)
    first = _plain(expected["about_first_words"])
    row.count("about", first, about[: len(first)] if about and first else about)
    roles = [
        {
            "title": _text(role.title),
            "company": _text(role.company),
            "start": _text(role.start),
            "end": _text(role.end),
            "current": role.current,
        }
        for role in profile.experiences
    ]
    _entries(row, "experience", expected["experiences"], roles)
    schools = [
        {"school": _text(entry.school), "degree_or_field": _text(entry.degree)}
        for entry in profile.education
    ]
    _entries(row, "education", expected["education"], schools)
    skills = [item.text for item in profile.skills]
    for number, (want, have) in enumerate(zip_longest(expected["skills"], skills)):
        row.count(f"skill {number}", _plain(want), have and plain(have))


def _entries(
    row: Row, label: str, expected: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]
) -> None:
    for number, (want, have) in enumerate(zip_longest(expected, found)):
        if want is None:
            row.count(f"{label} {number}", None, have)
            continue
        for key, value in want.items():
            known = _plain(value) if isinstance(value, str) else value
            row.count(f"{label} {number} {key}", known, have.get(key) if have else "missing")


def _text(item: Fact | None) -> str | None:
    return plain(item.text) if item else None


def _plain(text: str | None) -> str | None:
    return None if text is None else plain(text)


def _bare(name: str | None) -> str | None:
    """A name without emoji, titles and what follows a comma."""
    if name is None:
        return None
    letters = "".join(c for c in plain(name) if unicodedata.category(c) not in ("So", "Sk", "Cf"))
    return _TITLES.sub("", plain(letters.partition(",")[0]))


def main() -> int:
    """Print the table of the folder named on the command line; 0 if the marks are met."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print("usage: python -m benchmarks.profile_eval FOLDER", file=sys.stderr)
        return 2
    table = evaluate(Path(sys.argv[1]))
    print(table)
    return 0 if table.passed else 1


if __name__ == "__main__":
    sys.exit(main())
