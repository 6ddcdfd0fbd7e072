"""The invented contact and user that a first look at Firsthand is shown with."""

from __future__ import annotations

from importlib.resources import files

from assistant.app import reading
from assistant.app.corrections import correct
from assistant.app.recording import Recording, recording
from assistant.models import Me, Profile, Request

SAMPLE_ADDRESS = "ana.ruiz@northline.example"


def sample() -> tuple[Profile, Me, Request]:
    """An invented contact, an invented user, and the request to start with."""
    folder = files("assistant.app") / "sample"
    contact = reading.profile((folder / "contact.txt").read_text("utf-8"))
    me = reading.me((folder / "me.txt").read_text("utf-8"))
    # A page holds no address; this one the user would have typed on the card.
    return correct(contact, "email", SAMPLE_ADDRESS), me, Request()


def sample_by_model() -> Recording | None:
    """What a real model wrote for the sample once; None where nothing is recorded."""
    return recording(files("assistant.app") / "sample")
