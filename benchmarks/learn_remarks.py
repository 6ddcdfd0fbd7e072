"""Learns what remarks of a kind are like (`assistant/craft/remarks.py`), and says how well.

    python -m benchmarks.learn_remarks [--dry-run]

From `data/remarks.jsonl`, 3,400 invented remarks by two authors with look-alikes for each kind,
and the ordinary sentences of the conversations in `data/`. Each text is judged by what was
learnt from four fifths of the others; the bound of a kind is what few of the ordinary sentences
pass (`ORDINARY`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.craft import remarks
from assistant.craft.evidence import locate
from assistant.craft.notes.claims import pieces_of
from assistant.craft.notes.lines import lines
from assistant.craft.remarks import KINDS, PLACES, WEIGHTS, places
from assistant.intake.conversation import read_conversation

DATA = Path(__file__).parent / "data"
BANK = DATA / "remarks.jsonl"
TALKS = (DATA / "conversations", DATA / "conversations-new")
PARTS = 5
RIDGE = 1.0
# Of the ordinary sentences may pass a bound: what is locked by mistake takes a whole passage along.
ORDINARY = {"off_record": 0.003, "promise_them": 0.005, "promise_me": 0.005, "referral": 0.01}

LOOK_ALIKE = {"off_record": "not_off_record", "referral": "not_referral"}


class Known(NamedTuple):
    """A text, the kinds it is of, and where it comes from: a label of the bank or "talk"."""

    text: str
    kinds: frozenset[str]
    origin: str


def bank() -> list[Known]:
    """The remarks, with their kinds."""
    rows = [json.loads(line) for line in BANK.read_text("utf-8").splitlines()]
    return [
        Known(row["text"], frozenset({row["label"]} & set(KINDS)), row["label"]) for row in rows
    ]


def digest() -> str:
    """Names the remarks as they are now."""
    return hashlib.sha256(BANK.read_bytes()).hexdigest()


def talked() -> list[Known]:
    """The sentences of the conversations, with the kinds that their gold gives them.

    What is told off the record is no request for silence, so such sentences are left out.
    """
    found: list[Known] = []
    for folder in TALKS:
        for path in sorted(folder.glob("*/gold.json")):
            gold = json.loads(path.read_text("utf-8"))
            file = next(one for one in sorted(path.parent.iterdir()) if one.name != path.name)
            talk = read_conversation(file.name, file.read_bytes())
            said = [("off_record", quote) for quote in gold["off_record"]]
            said += [(f"promise_{one['by']}", one["quote"]) for one in gold["promises"]]
            said += [("referral", one["quote"]) for one in gold["referrals"]]
            spans = [(kind, place) for kind, quote in said if (place := locate(talk, quote))]
            for line in lines(talk, gold["me"], gold["person"]["name"]):
                for piece in pieces_of(talk.text, line) if line.kind != "title" else ():
                    kinds = frozenset(
                        kind
                        for kind, place in spans
                        if min(piece.end, place.end) > max(piece.start, place.start)
                    )
                    if "off_record" not in kinds:
                        found.append(Known(piece.text, kinds, "talk"))
    return found


def learn(known: Sequence[Known]) -> NDArray[np.float32]:
    """The weights for these texts: (PLACES, kinds), every kind balanced against the rest."""
    rows = _rows([one.text for one in known])
    return rows.T @ _solved(rows @ rows.T, known)


def judged(known: Sequence[Known]) -> NDArray[np.float32]:
    """The points of each text by what was learnt without its part: (texts, kinds)."""
    parts = np.random.default_rng(0).integers(0, PARTS, len(known))
    rows = _rows([one.text for one in known])
    alike = rows @ rows.T
    out = np.zeros((len(known), len(KINDS)), dtype=np.float32)
    for part in range(PARTS):
        mine, rest = np.flatnonzero(parts == part), np.flatnonzero(parts != part)
        solved = _solved(alike[np.ix_(rest, rest)], [known[at] for at in rest])
        out[mine] = alike[np.ix_(mine, rest)] @ solved
    return out


def _solved(alike: NDArray[np.float32], known: Sequence[Known]) -> NDArray[np.float32]:
    """What each text adds to the weights: (texts, kinds)."""
    out = np.zeros((len(known), len(KINDS)), dtype=np.float32)
    for column, kind in enumerate(KINDS):
        aims = np.array([1.0 if kind in one.kinds else -1.0 for one in known], dtype=np.float32)
        share = float((aims > 0).mean())
        trust = np.where(aims > 0, 0.5 / share, 0.5 / (1 - share))
        ridge = (RIDGE / trust).astype(np.float32)
        out[:, column] = np.linalg.solve(alike + np.diag(ridge), aims)
    return out


def bounds(known: Sequence[Known], points: NDArray[np.float32]) -> NDArray[np.float32]:
    """What the points of a kind must pass, so that few ordinary sentences do."""
    out = []
    for column, kind in enumerate(KINDS):
        plain = np.array([one.origin == "talk" and kind not in one.kinds for one in known])
        out.append(np.quantile(points[plain, column], 1 - ORDINARY[kind]))
    return np.array(out, dtype=np.float32)


def report(known: Sequence[Known], points: NDArray[np.float32], least: NDArray[np.float32]) -> None:
    """Print, for each kind, what passes its bound."""
    print("| kind | of the bank | in conversations | look-alikes | ordinary sentences |")
    print("|---|---|---|---|---|")
    for column, kind in enumerate(KINDS):
        passes = points[:, column] > least[column]
        other = LOOK_ALIKE.get(kind, "not_promise")
        groups = [
            [one.origin == kind for one in known],
            [one.origin == "talk" and kind in one.kinds for one in known],
            [one.origin == other for one in known],
            [one.origin == "talk" and kind not in one.kinds for one in known],
        ]
        cells = [f"{int(passes[np.array(group)].sum())} of {sum(group)}" for group in groups]
        print(f"| {kind} | {' | '.join(cells)} |")


def _rows(texts: Sequence[str]) -> NDArray[np.float32]:
    rows = np.zeros((len(texts), PLACES), dtype=np.float32)
    for row, text in enumerate(texts):
        at = places(text)
        rows[row, at] = 1 / np.sqrt(len(at))
    return rows


def main(arguments: Sequence[str]) -> int:
    """Print how well it is learnt, and write the weights."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dry-run", action="store_true", help="print only")
    chosen = parser.parse_args(arguments)
    known = [*bank(), *talked()]
    points = judged(known)
    least = bounds(known, points)
    report(known, points, least)
    if not chosen.dry_run:
        place = Path(remarks.__file__).with_name(WEIGHTS)
        np.savez_compressed(
            place, weights=learn(known).astype(np.float16), bounds=least, bank=np.array(digest())
        )
        print(f"\n{place.name}: {len(known)} texts, {place.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
