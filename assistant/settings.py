"""Settings: the environment, then `.env`, then `settings.toml` in the data folder.

The only reader of the environment. What is typed in the app goes to `settings.toml`
(mode 0600); a variable `FIRSTHAND_…` wins over it. Only `assistant.app` reads this
module; every part is handed plain values.
"""

from __future__ import annotations

import os
import tempfile
import tomllib
import zoneinfo
from pathlib import Path
from typing import Any, Literal

import platformdirs
import tomli_w
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from assistant.errors import ConfigError, StoreError
from assistant.models import Channel, Limits, Tone

PREFIX = "FIRSTHAND_"
FILE = "settings.toml"
SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "profiles-invented"


class Settings(BaseSettings):
    """What can be set. Each field is also the variable `FIRSTHAND_<FIELD>`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        env_nested_delimiter="__",
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    home: Path = Field(default_factory=lambda: Path(platformdirs.user_data_dir("firsthand", False)))
    samples: Path = SAMPLES  # profile samples to measure and test on; need not be there
    theme: Literal["system", "light", "dark"] = "system"
    premium: bool = False  # a LinkedIn Premium account: 300 characters a note
    notes_a_month: int = Field(default=5, ge=0)  # personalised notes of a free account
    channel: Channel = "email"
    tone: Tone = "warm"
    port: int = Field(default=8501, ge=0, le=65535)
    limits: Limits = Limits()
    model: str = ""  # the model that writes; empty: none, and nothing leaves the machine
    base_url: str = ""  # of an OpenAI-compatible server
    api_key: SecretStr = SecretStr("")
    price_in: float | None = Field(default=None, ge=0, allow_inf_nan=False)  # $ a million tokens
    price_out: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    deadline: float = Field(default=120, gt=0, le=86_400)  # seconds for one task, repairs and all
    zone: str = ""  # my time zone, "Europe/Berlin"; empty: that of this machine
    voice: bool = True  # what I changed in drafts is shown to the model as examples
    embedding_model: str = ""  # for search; empty: the built-in one, and nothing leaves
    embedding_base_url: str = ""  # of an OpenAI-compatible server
    embedding_api_key: SecretStr = SecretStr("")
    chroma_host: str = ""  # of a Chroma server that holds the index; empty: the data folder
    old_after_months: int = Field(default=18, ge=1, le=600)  # what was said longer ago counts half
    gloss_language: str = "en"  # which I read: a draft in another one gets a translation

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        """The IANA name as it was given."""
        if name and name not in zoneinfo.available_timezones():
            raise ValueError("there is no time zone of that name, such as Europe/Berlin")
        return name

    def index_host(self) -> str:
        """The Chroma server that holds the index: as typed, else `CHROMA_HOST`, which other
        programs use too; empty: the index is in the data folder."""
        return self.chroma_host.strip() or _environment().get("CHROMA_HOST", "").strip()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment before `.env` before what `load` read from the file."""
        return env_settings, dotenv_settings, init_settings


def load(home: Path | None = None) -> Settings:
    """Read all settings; `home` is the data folder if given, whatever the environment says.

    Raises ConfigError when a value cannot be used; the message names the setting, never
    the value.
    """
    try:
        folder = home or Settings().home.expanduser()
        typed = read_file(folder)
        unknown = sorted(set(typed) - set(Settings.model_fields) | (set(typed) & {"home"}))
        if unknown:
            raise ConfigError(
                f"{folder / FILE} has a setting that Firsthand does not know: {unknown[0]}.",
                "Take the line out, or look at .env.example for the names.",
            )
        return Settings(**typed).model_copy(update={"home": folder.absolute()})
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise ConfigError(
            f"The setting “{place}” has a value that cannot be used: {error.errors()[0]['msg']}.",
            f"It is set in the environment as {PREFIX}{place.upper().replace('.', '__')}, "
            f"in .env, or in {FILE} in the data folder.",
        ) from error
    except (OSError, UnicodeDecodeError) as error:  # that of the data folder is told by read_file
        raise ConfigError(
            "The file .env in this folder cannot be read.",
            "Save it as UTF-8 text and look at who may read it, or start Firsthand elsewhere.",
        ) from error


def read_file(folder: Path) -> dict[str, Any]:
    """What `settings.toml` in the folder says; empty where there is none."""
    try:
        return tomllib.loads((folder / FILE).read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise ConfigError(
            f"{folder / FILE} cannot be read.", "Look at who may read that file."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{folder / FILE} is not valid TOML.", "Mend the file, or move it away to start afresh."
        ) from error


def save(folder: Path, values: dict[str, Any]) -> None:
    """Add `values` to `settings.toml`: checked first, written whole or not at all, mode 0600.

    A value of None takes the setting out of the file.
    """
    typed = {k: v for k, v in (read_file(folder) | values).items() if v is not None}
    try:
        Settings(**typed)
    except ValidationError as error:
        problem = error.errors()[0]
        raise ConfigError(
            f"The setting “{problem['loc'][0]}” cannot be saved: {problem['msg']}.",
            "The earlier value was kept.",
        ) from error
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # mkstemp makes the file with mode 0600, so the content is never readable by others.
        handle, name = tempfile.mkstemp(prefix=f".{FILE}.", dir=folder)
        with os.fdopen(handle, "wb") as file:
            tomli_w.dump(typed, file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(folder / FILE)
    except OSError as error:
        raise StoreError(
            f"{folder / FILE} cannot be written: {error.strerror}.",
            "Nothing was changed. Look at the free space and at who may write there.",
        ) from error


def from_environment() -> frozenset[str]:
    """The names of settings that the environment or `.env` decides."""
    known = {f"{PREFIX}{name}".upper(): name for name in Settings.model_fields}
    names = {key.upper().split("__")[0] for key in _environment()}
    return frozenset(known[name] for name in names & set(known))


def openai_environment() -> tuple[str, SecretStr]:
    """`OPENAI_BASE_URL` and `OPENAI_API_KEY`, which other programs use too; empty if not set.

    They choose no model: they are used only with one that the user chose for Firsthand.
    """
    found = _environment()
    return found.get("OPENAI_BASE_URL", ""), SecretStr(found.get("OPENAI_API_KEY", ""))


def _environment() -> dict[str, str]:
    """What is set, and not empty, in the environment or else in `.env`."""
    dotenv = Path(".env")
    typed: dict[str, str | None] = {}
    if dotenv.is_file():
        from dotenv import dotenv_values

        typed = dotenv_values(dotenv)
    return {key: value for key, value in (typed | os.environ).items() if value}
