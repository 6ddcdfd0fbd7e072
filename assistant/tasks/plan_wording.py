"""A form of a question with its slots filled from the terms."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from assistant.craft.questions import Form, slots
from assistant.insights import Topic
from assistant.plans import Source
from assistant.tasks.plan_terms import Term, Terms

__all__ = ["Choice", "worded"]

_VARIANTS = 4  # values of one slot that are tried, such as the lines of a posting


class Choice(NamedTuple):
    """One question as it would be asked; `used` are the variable values in it."""

    form: Form
    text: str
    probe: str
    why: str
    sources: tuple[Source, ...]
    used: frozenset[str]
    rank: float  # how far down the list of values it took its own

    @property
    def topic(self) -> Topic:
        """What it is about."""
        return self.form.topic


def worded(form: Form, terms: Terms) -> Iterator[Choice]:
    """Every way to fill a form; none where a term is missing."""
    names = sorted(name for name in form.needs if name in terms)
    if len(names) < len(form.needs):
        return
    for values in itertools.product(*(tuple(enumerate(terms[name][:_VARIANTS])) for name in names)):
        chosen: dict[str, Term] = {
            name: term for name, (_, term) in zip(names, values, strict=True)
        }
        said = {name: term.said for name, term in chosen.items()}
        named = slots(form.ask) | slots(form.why)
        yield Choice(
            form=form,
            text=_tidy(form.ask.format_map(said)),
            probe=_tidy(form.probe.format_map(said)),
            why=_tidy(form.why.format_map(said)),
            sources=tuple(
                dict.fromkeys(
                    source for name in names if name in named for source in chosen[name].sources
                )
            ),
            used=frozenset(term.said for name, term in chosen.items() if len(terms[name]) > 1),
            rank=0.4 * sum(place for place, _ in values),
        )


def _tidy(text: str) -> str:
    return text.replace("..", ".").replace("’s's", "’s")
