"""The words of the screens for insights: topics, what is known of a claim, what was agreed."""

from __future__ import annotations

from datetime import date
from typing import get_args

from assistant.insights import Action, Insight, Pay, Promise, Referral, Topic
from ui import words

TOPIC: dict[Topic, str] = {
    "day_to_day": "Day to day",
    "path_in": "The way in",
    "pros_cons": "Likes and dislikes",
    "stay_leave": "Staying and leaving",
    "mistakes_advice": "Mistakes and advice",
    "skills": "Skills",
    "credentials": "Credentials",
    "pay": "Pay",
    "advancement": "Moving up",
    "employer_types": "Kinds of employers",
    "outlook": "What is changing",
    "company": "This employer",
    "standing_out": "Standing out",
    "hidden_market": "Unadvertised jobs",
    "fit_setting": "Setting and fit",
    "referrals_next": "Who and what next",
}
TOPICS: tuple[Topic, ...] = get_args(Topic)
_SPEAKER = {"interviewee": "", "user": "said by you", "unclear": "unclear who said it"}
_BASIS = {"first-hand": "", "hearsay": "hearsay", "opinion": "opinion"}
_STANCE = {"positive": "for", "negative": "against", "mixed": "for and against", "neutral": ""}
_SYMBOL = {"GBP": "£", "EUR": "€", "USD": "$"}


def marks(insight: Insight) -> list[str]:
    """What is known of a claim beside its topic, in a few words each."""
    stance = _STANCE[insight.stance]
    about = f"{stance}: {insight.toward}" if stance and insight.toward else stance
    unsure = "unsure" if insight.confidence == "low" else ""
    bare = "imported, without a quote" if insight.imported else ""
    paid = pay(insight.pay) if insight.pay else ""
    known = [_SPEAKER[insight.speaker], _BASIS[insight.basis], about, unsure, paid, bare]
    return [mark for mark in known if mark]


def pay(paid: Pay) -> str:
    """A figure of pay with all that was said of it, and nothing else."""
    amounts = [paid.low, paid.high if paid.high != paid.low else None]
    figure = "–".join(f"{amount:,.10g}" for amount in amounts if amount is not None)
    if paid.currency in _SYMBOL:
        figure = _SYMBOL[paid.currency] + figure
    elif paid.currency:
        figure = f"{figure} {paid.currency}"
    per = f"a {paid.period}" if paid.period else ""
    year = str(paid.year) if paid.year else ""
    return ", ".join(filter(None, (f"{figure} {per}".strip(), paid.level, paid.place, year)))


def agreed(of: Action | Referral | Promise) -> str:
    """An action, a referral or a promise in one line."""
    if isinstance(of, Referral):
        where = f", {of.organisation}" if of.organisation else ""
        offered = "they introduce you" if of.introduces else "you write yourself"
        name = "you may name them" if of.may_name else "ask before you name them"
        return f"{of.name}{where}: {offered}; {name}"
    return f"{of.what}{due(of.due_text, of.due)}"


def due(said: str | None, on: date | None) -> str:
    """When something is due: as it was said, beside the day it was resolved to."""
    day = f"{on:%A}, {words.day(on)}" if on else ""
    told = f"“{said}”" if said and day else said or ""
    return f" · {' = '.join(filter(None, (told, day)))}" if told or day else ""


def count(number: int, noun: str) -> str:
    """How many, with the noun in its number: "1 insight", "3 insights"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def count_of_people(sources: float) -> str:
    """How many independent people: "1 person", "2½ people"; what is old counts half."""
    whole, half = int(sources), "½" if sources % 1 else ""
    told = f"{whole or ''}{half}" or "0"
    return f"{told} {'person' if sources <= 1 else 'people'}"


def clock(seconds: float | None) -> str:
    """A time of a recording, such as 4:07 or 1:02:30; empty where none is known."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def flag(found: str) -> str:
    """What of a statement does not stand in its quote."""
    return "a “not”, on one side only" if found == "negation" else found
