"""Settings: the environment before `.env` before the file, and errors that name the setting."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from assistant import settings
from assistant.errors import ConfigError, StoreError


def test_defaults_need_nothing(home: Path) -> None:
    loaded = settings.load()
    assert loaded.home == home
    assert not home.exists()
    assert loaded.theme == "system"


def test_what_is_saved_is_read_back_and_private(home: Path) -> None:
    settings.save(home, {"theme": "dark"})
    settings.save(home, {"premium": True})
    loaded = settings.load()
    assert (loaded.theme, loaded.premium) == ("dark", True)
    if os.name != "nt":
        assert stat.S_IMODE((home / settings.FILE).stat().st_mode) == 0o600


def test_the_environment_wins(home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings.save(home, {"theme": "dark", "tone": "plain", "channel": "note"})
    (tmp_path / ".env").write_text("FIRSTHAND_TONE=formal\nFIRSTHAND_THEME=system\n")
    monkeypatch.setenv("FIRSTHAND_THEME", "light")
    loaded = settings.load()
    assert (loaded.theme, loaded.tone, loaded.channel) == ("light", "formal", "note")
    assert settings.from_environment() == {"home", "theme", "tone"}


def test_a_threshold_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHAND_LIMITS__EMAIL_WORDS_HIGH", "140")
    assert settings.load().limits.email_words_high == 140


def test_a_bad_value_is_named_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHAND_THEME", "sk-secret")
    with pytest.raises(ConfigError, match="theme") as caught:
        settings.load()
    assert "sk-secret" not in caught.value.message + caught.value.hint


def test_none_takes_a_setting_out(home: Path) -> None:
    settings.save(home, {"theme": "dark", "price_in": 2.5})
    settings.save(home, {"price_in": None, "price_out": None})
    assert settings.read_file(home) == {"theme": "dark"}
    assert settings.load().price_in is None


@pytest.mark.parametrize("name", ["DEADLINE", "PRICE_IN", "PRICE_OUT"])
@pytest.mark.parametrize("value", ["inf", "nan", "-1", "sk-secret"])
def test_a_number_that_cannot_be_counted_with_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"FIRSTHAND_{name}", value)
    with pytest.raises(ConfigError, match=name.lower()):
        settings.load()


def test_a_dotenv_that_is_no_text_is_told(home: Path, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match=r"\.env in this folder cannot be read"):
        settings.load(home)


def test_an_unknown_setting_in_the_file_is_named(home: Path) -> None:
    home.mkdir()
    (home / settings.FILE).write_text('colour = "red"\n')
    with pytest.raises(ConfigError, match="colour"):
        settings.load()


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe"])
def test_a_broken_file_is_named_and_kept(home: Path, content: bytes) -> None:
    home.mkdir()
    (home / settings.FILE).write_bytes(content)
    with pytest.raises(ConfigError, match="not valid"):
        settings.load()
    with pytest.raises(ConfigError):
        settings.save(home, {"theme": "dark"})
    assert (home / settings.FILE).read_bytes() == content


def test_a_bad_value_is_not_saved(home: Path) -> None:
    settings.save(home, {"theme": "dark"})
    with pytest.raises(ConfigError, match="theme"):
        settings.save(home, {"theme": "purple"})
    assert settings.load().theme == "dark"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises((StoreError, ConfigError), match="cannot be"):
        settings.save(tmp_path / "file", {"theme": "dark"})
