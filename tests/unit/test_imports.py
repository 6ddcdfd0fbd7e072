"""Who may import whom: read from the code with `ast`, so that no arrow is drawn by accident."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

DOMAIN = {"models", "talks", "insights", "searches", "plans"}
# Each part may import itself and what stands here.
ALLOWED = {
    "errors": set(),
    "models": {"errors"},
    "talks": {"errors", "models"},
    "insights": {"errors", "models", "talks"},
    "searches": {"errors", "models", "insights"},
    "plans": {"errors", "models", "insights"},
    "settings": {"errors", "models"},
    "craft": {"errors", *DOMAIN},
    "intake": {"errors", *DOMAIN},
    "tasks": {"errors", *DOMAIN, "craft", "intake"},
    "llm": {"errors", *DOMAIN, "tasks"},
    "store": {"errors", *DOMAIN, "craft", "intake", "tasks"},
    "app": {"errors", *DOMAIN, "settings", "craft", "intake", "tasks", "llm", "store"},
    "commands": {"errors", *DOMAIN, "app"},
    "cli": {"errors", *DOMAIN, "app", "commands", "ui"},
    "ui": {"errors", *DOMAIN, "settings", "app"},
}
# Only these files may import the library, at any depth of the code.
ONLY_IN = {
    "streamlit": "ui/",
    "sqlalchemy": "assistant/store/",
    "alembic": "assistant/store/",
    "openai": "assistant/llm/chat.py",
    "chromadb": "assistant/store/chroma.py",
}
# Modules that may not be imported at the top of a file outside their own part, so that
# `firsthand --help` stays quick.
HEAVY = {
    "streamlit",
    "sqlalchemy",
    "alembic",
    "pypdf",
    "docx",
    "py3langid",
    "numpy",
    "pandas",
    "openai",
    "httpx2",
    "chromadb",
}


def files() -> list[Path]:
    return sorted([*ROOT.glob("assistant/**/*.py"), *ROOT.glob("ui/**/*.py")])


def imported(path: Path) -> list[tuple[str, bool]]:
    """Every module that a file imports, and whether at its top."""
    tree = ast.parse(path.read_text("utf-8"))
    top = {id(node) for node in tree.body}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in top) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            found += [(f"{module}.{alias.name}", id(node) in top) for alias in node.names]
    return found


def part(name: str) -> str | None:
    pieces = name.split(".")
    if pieces[0] == "ui":
        return "ui"
    if pieces[0] == "assistant" and len(pieces) > 1:
        return pieces[1]
    return None


def own_part(path: Path) -> str:
    relative = path.relative_to(ROOT).with_suffix("")
    return "ui" if relative.parts[0] == "ui" else relative.parts[1]


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_what_its_part_may(path: Path) -> None:
    own = own_part(path)
    if own == "__init__":
        return
    for name, _ in imported(path):
        target = part(name)
        assert target is None or target == own or target in ALLOWED[own], f"{own} imports {name}"
        library = name.split(".")[0]
        if library in ONLY_IN:
            assert str(path.relative_to(ROOT)).startswith(ONLY_IN[library]), f"{name} in {path}"


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_heavy_libraries_are_imported_late(path: Path) -> None:
    if own_part(path) in {"ui", "store"}:
        return
    top = {name.split(".")[0] for name, at_top in imported(path) if at_top}
    assert not top & HEAVY


def test_views_do_not_import_views() -> None:
    for path in ROOT.glob("ui/views/*.py"):
        assert not [name for name, _ in imported(path) if name.startswith("ui.views")], path


COMMANDS = [ROOT / "assistant/cli.py", *sorted(ROOT.glob("assistant/commands/*.py"))]


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_the_command_line_is_light_at_its_top(path: Path) -> None:
    top = {name for name, at_top in imported(path) if at_top}
    light = (
        *("__future__", "collections.abc", "contextlib", "datetime", "importlib", "json"),
        *("pathlib", "signal", "sys", "time", "typing"),
        *("click", "assistant.err", "assistant.commands"),
    )
    assert all(name.startswith(light) for name in top), top
