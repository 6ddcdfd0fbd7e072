"""A group whose commands are imported when they are called, or named in its help."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """`later` gives the commands that stand elsewhere: name → "module:command".

    Their modules import nothing heavy at the top, since `--help` reads all of them.
    """

    def __init__(self, *args: Any, later: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._later = later or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands by name."""
        return sorted({*super().list_commands(ctx), *self._later})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported if it stands elsewhere."""
        if cmd_name not in self._later:
            return super().get_command(ctx, cmd_name)
        module, _, name = self._later[cmd_name].partition(":")
        found = getattr(import_module(module), name)
        if not isinstance(found, click.Command):
            raise TypeError(f"{self._later[cmd_name]} is no command")
        return found
