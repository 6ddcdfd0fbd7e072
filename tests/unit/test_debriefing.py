"""Conversations kept first and read after: consent, sides, jobs, corrections."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.app.assistant import Assistant
from assistant.app.debriefing import job_key
from assistant.app.jobs import Waiting
from assistant.errors import InputError, ModelStopped, NotFound
from assistant.insights import Debrief
from assistant.models import Me
from assistant.settings import load
from assistant.tasks import debrief
from tests.long_talk import ME, PERSON, long_talk
from tests.unit.talks import NOTES, NOW, VTT, ended


@pytest.fixture
def offline(home: Path) -> Assistant:
    return Assistant(load(home), now=lambda: NOW)


# kept first


def test_a_conversation_is_kept_as_it_was_given(offline: Assistant, home: Path) -> None:
    talk = offline.save_conversation("n.txt", NOTES)
    assert talk.on == date(2026, 3, 20)
    assert Assistant(load(home)).talk(talk.id) == talk
    assert talk.conversation.source.strip() == NOTES.strip()
    assert offline.insights() == []


def test_it_is_kept_whatever_happens_then(
    offline: Assistant, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(debrief, "debrief", breaks)
    talk = offline.save_conversation("n.txt", NOTES, called="Mara Quill")
    with pytest.raises(RuntimeError):
        offline.debrief_now(talk.id)
    assert Assistant(load(home)).talk(talk.id) == talk


def test_a_transcript_needs_everybodys_leave(offline: Assistant, home: Path) -> None:
    with pytest.raises(InputError, match="agreed to be recorded"):
        offline.save_conversation("t.vtt", VTT, called="Mara Quill")
    assert not home.exists()
    assert offline.save_conversation("t.vtt", VTT, agreed=True).agreed


def test_the_same_text_stays_one_conversation(offline: Assistant) -> None:
    first = offline.save_conversation("n.txt", NOTES, on=date(2026, 3, 1))
    person = offline.person_called("Mara Quill")
    again = offline.save_conversation("other.txt", NOTES, person=person.id)
    assert (again.id, again.on, again.person) == (first.id, first.on, person.id)
    assert offline.save_conversation("n.txt", NOTES).person == person.id, "nothing is taken back"
    assert len(offline.talks()) == 1
    other = offline.save_conversation("n.txt", NOTES, on=date(2026, 3, 2))
    assert other.id != first.id, "another day is another conversation"


def test_the_same_text_again_keeps_what_was_put_right(offline: Assistant) -> None:
    talk = offline.save_conversation("t.vtt", VTT, agreed=True, me="Ike Brand")
    offline.correct_talk(talk.id, "Quill", "Quiller")
    again = offline.save_conversation("t.vtt", VTT, agreed=True)
    assert (again.id, again.me) == (talk.id, "Ike Brand")
    assert again.conversation.speakers == ("Ike Brand", "Mara Quiller")


def test_a_person_is_found_by_name_or_added(offline: Assistant) -> None:
    first = offline.save_conversation("n.txt", NOTES, called=" Mara  Quill ")
    second = offline.save_conversation("m.txt", NOTES + "\nmore of it", called="mara quill")
    assert first.person == second.person
    (person,) = offline.people()
    assert person.profile.name is not None
    assert person.profile.name.text == "Mara Quill"
    assert {talk.id for talk in offline.talks(person.id)} == {second.id, first.id}


def test_somebody_not_kept_is_told_and_nothing_is_stored(offline: Assistant) -> None:
    with pytest.raises(NotFound):
        offline.save_conversation("n.txt", NOTES, person="nobody")
    assert offline.talks() == []


# who is who


@pytest.mark.parametrize("me", ["Ike Brand", "ike brand", "Ike"])
def test_the_user_is_one_of_the_speakers(offline: Assistant, me: str) -> None:
    assert offline.save_conversation("t.vtt", VTT, agreed=True, me=me).me == "Ike Brand"


def test_the_users_own_name_is_enough(offline: Assistant) -> None:
    assert offline.save_conversation("t.vtt", VTT, agreed=True).me is None
    offline.save_me(Me(name="Ike Brand"))
    assert offline.save_conversation("t.vtt", VTT, agreed=True).me == "Ike Brand"


def test_nobody_of_that_name_is_told_with_who_speaks(offline: Assistant) -> None:
    with pytest.raises(InputError, match="“Ike Brand”, “Mara Quill”"):
        offline.save_conversation("t.vtt", VTT, agreed=True, me="Bo")
    assert offline.talks() == []


def test_sides_are_changed_later(offline: Assistant) -> None:
    talk = offline.save_conversation("t.vtt", VTT, agreed=True)
    person = offline.person_called("Mara Quill")
    on = date(2026, 1, 2)
    offline.set_sides(talk.id, person=person.id, me="Ike", others=(), on=on)
    kept = offline.talk(talk.id)
    assert (kept.person, kept.me, kept.on) == (person.id, "Ike Brand", on)


# drawn by the rules


def test_a_job_draws_and_keeps(offline: Assistant, home: Path) -> None:
    talk = offline.save_conversation("n.txt", NOTES)
    assert offline.debrief(talk.id).key == job_key(talk.id)
    assert ended(offline, talk).state == "done"
    kept = Assistant(load(home)).debriefed(talk.id)
    assert kept == offline.debriefed(talk.id)
    assert kept.insights
    assert [one for one in kept.insights if one.off_record]
    assert {one.name for one in kept.referrals} == {"Priya Nair"}
    text = talk.conversation.text
    assert all(text[one.start : one.end] == one.quote for one in kept.insights)
    assert all(one.model is None for one in kept.insights)


def test_vectors_are_kept_but_for_what_is_off_the_record(offline: Assistant) -> None:
    talk = offline.save_conversation("n.txt", NOTES)
    drawn = offline.debrief_now(talk.id)
    vectors = offline._talks.vectors(offline._embedder.id)
    assert set(vectors) == {one.id for one in drawn.insights if not one.off_record}
    assert {len(vector) for vector in vectors.values()} == {384 * 4}


def test_what_was_reviewed_outlives_another_debrief(offline: Assistant) -> None:
    talk = offline.save_conversation("n.txt", NOTES)
    first = offline.debrief_now(talk.id).insights[0]
    edited = offline.edit_insight(first.id, "As I put it.")
    assert edited in offline.debrief_now(talk.id).insights


def test_a_term_is_corrected_in_what_was_drawn_too(offline: Assistant) -> None:
    talk = offline.save_conversation("n.txt", NOTES)
    offline.debrief_now(talk.id)
    offline.correct_talk(talk.id, "Priya Nair", "Priya Nayar")
    kept = offline.debriefed(talk.id)
    assert {one.name for one in kept.referrals} == {"Priya Nayar"}
    text = offline.talk(talk.id).conversation.text
    assert "Nair" not in text
    assert all(text[one.start : one.end] == one.quote for one in kept.insights)


def test_a_speaker_is_renamed(offline: Assistant) -> None:
    talk = offline.save_conversation("t.vtt", VTT, agreed=True, me="Ike Brand")
    offline.rename_speaker(talk.id, "Ike Brand", "Ike Brandt")
    kept = offline.talk(talk.id)
    assert kept.me == "Ike Brandt"
    assert kept.conversation.speakers == ("Ike Brandt", "Mara Quill")


def test_a_dry_run_keeps_nothing(offline: Assistant, home: Path) -> None:
    drawn = offline.try_debrief("n.txt", NOTES, called="Mara Quill")
    assert drawn.insights
    assert offline.try_debrief("t.vtt", VTT).insights, "it needs no leave"
    assert not home.exists()


# stopped while it is read without a model


@pytest.mark.parametrize("step", ["reading", "writing"])
def test_a_reading_that_is_stopped_keeps_the_notes_alone(offline: Assistant, step: str) -> None:
    talk = offline.save_conversation("n.txt", NOTES)
    steps: list[str] = []
    report = Waiting(lambda progress: steps.append(progress.step), lambda: step in steps)
    with pytest.raises(ModelStopped):
        offline.debrief_now(talk.id, report=report)
    assert steps[-1] == step
    assert offline.debriefed(talk.id) == Debrief()
    assert offline.debrief_now(talk.id).insights


def test_a_long_talk_tells_its_parts_and_comes_out_the_same(offline: Assistant) -> None:
    talk = offline.save_conversation("t.txt", long_talk(2_000), me=ME, agreed=True)
    parts: list[tuple[int, int]] = []
    report = Waiting(lambda told: parts.append((told.part, told.parts)))
    drawn = offline.debrief_now(talk.id, report=report)
    last = parts[0][1]
    assert last > 1
    assert parts[:last] == [(part, last) for part in range(1, last + 1)]
    at_once = debrief.debrief(
        talk.conversation, me=ME, person=PERSON, on=talk.on, embed=offline._embedder
    )
    assert {one.quote for one in drawn.insights} == {one.quote for one in at_once.insights}


def test_a_job_that_is_stopped_says_so(offline: Assistant) -> None:
    talk = offline.save_conversation("t.txt", long_talk(2_000), me=ME, agreed=True)
    offline.debrief(talk.id)
    offline.stop_job(job_key(talk.id))
    assert ended(offline, talk).state == "stopped"
    assert offline.insights(talk.id) == []
