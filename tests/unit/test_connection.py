"""Which server is asked, and which key goes there: never one that was meant for another."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.app.connection import endpoint
from assistant.llm.endpoint import is_local
from assistant.settings import load

OWN, OTHERS = "sk-own", "sk-others"
OPENAI = "https://api.openai.com/v1"


def asked(home: Path, **settings: str) -> tuple[str, str]:
    where = endpoint(
        load(home).model_copy(
            update={
                "model": settings.get("model", "m"),
                "base_url": settings.get("base_url", ""),
                "api_key": SecretStr(settings.get("api_key", "")),
            }
        )
    )
    assert where is not None
    return where.base_url, where.key.get_secret_value()


@pytest.mark.parametrize(
    ("theirs", "ours", "address", "key"),
    [
        ("", {}, OPENAI, OTHERS),
        ("", {"api_key": OWN}, OPENAI, OWN),
        ("", {"base_url": OPENAI + "/"}, OPENAI, OTHERS),
        ("", {"base_url": "http://localhost:1/v1"}, "http://localhost:1/v1", ""),
        ("", {"base_url": "http://localhost:1/v1", "api_key": OWN}, "http://localhost:1/v1", OWN),
        ("http://box:1/v1", {}, "http://box:1/v1", OTHERS),
        ("http://box:1/v1", {"base_url": OPENAI}, OPENAI, ""),
        ("http://box:1/v1", {"base_url": "http://box:2/v1"}, "http://box:2/v1", ""),
    ],
)
def test_a_key_goes_only_where_it_belongs(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    theirs: str,
    ours: dict[str, str],
    address: str,
    key: str,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", OTHERS)
    monkeypatch.setenv("OPENAI_BASE_URL", theirs)
    assert asked(home, **ours) == (address, key)


@pytest.mark.parametrize("model", ["", "  ", "\n"])
def test_no_model_is_no_endpoint_whatever_is_set(
    home: Path, monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    for name in ("OPENAI_API_KEY", "FIRSTHAND_API_KEY"):
        monkeypatch.setenv(name, OTHERS)
    assert endpoint(load(home).model_copy(update={"model": model})) is None


def test_the_line_break_that_ends_a_file_is_no_part_of_a_key(home: Path) -> None:
    assert asked(home, api_key=f" {OWN}\r\n")[1] == OWN


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost:11434", True),
        ("LOCALHOST", True),
        ("model.localhost", True),
        ("127.0.0.1:8080", True),
        ("127.9.9.9", True),
        ("[::1]:8080", True),
        ("0.0.0.0:8000", True),
        ("127.0.0.1.example", False),
        ("127.example:8080", False),
        ("localhost.example", False),
        ("127.0.0.1@far.example", False),
        ("192.168.1.5:11434", False),
        ("[::2]", False),
        ("", False),
    ],
)
def test_only_what_stays_on_this_machine_is_called_local(host: str, here: bool) -> None:
    assert is_local(f"http://{host}/v1") is here
