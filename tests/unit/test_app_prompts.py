"""Which prompt is used: the newest released one, or the user's own, tried before it is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.app import prompts
from assistant.errors import ConfigError

TASKS = ("debrief", "outreach", "questions", "revise")


def own(home: Path, task: str, text: str) -> Path:
    path = home / "prompts" / f"{task}.md"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return path


def released_text(task: str) -> str:
    folder = prompts._folder() / task
    return (folder / f"v{prompts.released(task).version}.md").read_text("utf-8")


@pytest.mark.parametrize("task", TASKS)
def test_the_released_prompt_is_used_where_there_is_no_other(task: str, home: Path) -> None:
    found = prompts.prompt(task, home)
    assert (found.task, found) == (task, prompts.released(task))
    assert not home.exists()


@pytest.mark.parametrize("task", TASKS)
def test_the_users_own_wins_and_has_its_own_hash(task: str, home: Path) -> None:
    own(home, task, released_text(task) + "\nBe brief.\n")
    found = prompts.prompt(task, home)
    assert "Be brief." in found.user + found.mend
    assert found.sha256 != prompts.released(task).sha256


def test_the_newest_version_is_found_by_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "prompts" / "outreach"
    folder.mkdir(parents=True)
    text = released_text("outreach")
    for number in (2, 9, 10):
        numbered = text.replace("version = 1", f"version = {number}")
        assert numbered != text
        (folder / f"v{number}.md").write_text(numbered, "utf-8")
    (folder / "notes.md").write_text("no prompt", "utf-8")
    monkeypatch.setattr(prompts, "_folder", lambda: tmp_path / "prompts")
    prompts.released.cache_clear()
    try:
        assert prompts.released("outreach").name == "outreach/v10"
    finally:
        prompts.released.cache_clear()


def test_an_installed_firsthand_finds_them_in_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompts, "files", lambda _: tmp_path)
    assert prompts._folder() == Path(prompts.__file__).resolve().parents[2] / "prompts"
    (tmp_path / "prompts").mkdir()
    assert prompts._folder() == tmp_path / "prompts"


BROKEN = {
    "no front matter": lambda text: "Write something nice.",
    "front matter that is no TOML": lambda text: text.replace("version = 1", "version = = 1"),
    "no user section": lambda text: text.replace("## user", "## users"),
    "a variable nobody knows": lambda text: text.replace("## user\n", "## user\n{{weather}}\n"),
    "a value left out": lambda text: text.replace("{{contact}}", ""),
    "a lone brace": lambda text: text.replace("## user\n", "## user\n{{ }}\n"),
    "another task": lambda text: text.replace('task = "outreach"', 'task = "revise"'),
    "no mend section": lambda text: text[: text.index("## mend")],
}


@pytest.mark.parametrize("what", BROKEN)
def test_one_that_cannot_be_used_is_told_with_its_file(what: str, home: Path) -> None:
    text = released_text("outreach")
    broken = BROKEN[what](text)
    assert broken != text
    path = own(home, "outreach", broken)
    with pytest.raises(ConfigError) as caught:
        prompts.prompt("outreach", home)
    assert str(path) in caught.value.message
    assert caught.value.hint
    assert "Traceback" not in caught.value.message


def test_the_line_is_told_where_it_can_be(home: Path) -> None:
    text = released_text("outreach").replace("## user\n", "## user\n{{weather}}\n")
    own(home, "outreach", text)
    line = text.splitlines().index("{{weather}}") + 1
    with pytest.raises(ConfigError, match=f"line {line}:"):
        prompts.prompt("outreach", home)


def test_a_choice_without_a_text_is_found_before_it_is_needed(home: Path) -> None:
    lines = released_text("outreach").splitlines(keepends=True)
    shorter = [line for line in lines if not line.startswith("formal = ")]
    assert len(shorter) == len(lines) - 1
    own(home, "outreach", "".join(shorter))
    with pytest.raises(ConfigError, match="formal"):
        prompts.prompt("outreach", home)


def test_bytes_that_are_no_text_are_told(home: Path) -> None:
    own(home, "outreach", "").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        prompts.prompt("outreach", home)


def test_a_change_of_the_users_file_is_seen_at_once(home: Path) -> None:
    path = own(home, "outreach", released_text("outreach"))
    before = prompts.prompt("outreach", home).sha256
    path.write_text(released_text("outreach") + "\nAgain.\n", "utf-8")
    assert prompts.prompt("outreach", home).sha256 != before
