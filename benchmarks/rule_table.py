"""The rules of a draft as a page: `python -m benchmarks.rule_table > docs/rules.md`."""

from __future__ import annotations

import re
from inspect import getdoc

from assistant.craft.draft_rules import AFTERWARDS, RULES, THRESHOLDS
from assistant.craft.rules.letter import Rule
from assistant.models import Limits

HEAD = """\
# The rules of a draft

Made from the code by `python -m benchmarks.rule_table > docs/rules.md`.

E is an error, W a warning, I a hint; a rule is shown with the gravest that it gives. No finding
ever stops anybody from copying a message. Rules judge the act, not the word: what is denied, past
or disclosed asks nothing. Rules marked * live by word lists (`assistant/craft/words`) and say
*not checked* in a language that has none. Thresholds are defaults, and the studies of length and
tone are correlational.

| rule | | what it asks | threshold | sources |
|---|---|---|---|---|
"""


AFTER = """
## Once somebody said yes

Three more kinds of message: the reply to a *yes* (three times, in both zones), the *thanks* after
the conversation, and the word to the *introducer*. These rules differ for them; all others hold as
they are ([decision 9](decisions/0009-thanks-ask-for-nothing.md)).

| rule | for these kinds |
|---|---|
"""


def table() -> str:
    """The whole page, in Markdown."""
    apart = "".join(f"| {rule} | {how} |\n" for rule, how in AFTERWARDS.items())
    return HEAD + "".join(_row(rule) for rule in RULES) + AFTER + apart


def _row(rule: Rule) -> str:
    asks = _asks(rule)
    threshold = THRESHOLDS.get(rule.id, "").format(**Limits().model_dump())
    mark = "*" if rule.lexical else ""
    return f"| {rule.id}{mark} | {rule.severity} | {asks} | {threshold} | {rule.source} |\n"


def _asks(rule: Rule) -> str:
    """The title, and the first paragraph of what the check says of itself."""
    said = (getdoc(rule.check) or "").split("\n\n")[0].removeprefix(f"{rule.id}. ")
    plain = re.sub(r"\s+", " ", said)
    return f"**{rule.title}.** {plain}".replace("|", "\\|")


if __name__ == "__main__":
    print(table(), end="")
