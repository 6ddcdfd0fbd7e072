"""Having the chosen model word the questions: what is sent, the one button, and how far it is."""

from __future__ import annotations

import streamlit as st

from assistant.app.jobs import JobView
from assistant.app.writing import ChosenModel
from assistant.errors import AssistantError
from assistant.plans import Plan, Question
from ui import agenda, preparing, widgets
from ui.panels import leave, sent
from ui.preparing import get_preparing
from ui.runtime import act, get_assistant

SECONDS = 0.6  # between two looks at the job
LOOKING = "wording-looking"  # in the session: the plan whose text to send is looked at
CONFIRMING = "wording-confirming"  # in the session: the plan whose button wants a yes
STEP = {
    "reading": "Reading",
    "writing": "Wording the questions",
    "checking": "Checking each against the rules",
    "mending": "Asking again for what broke a rule",
}


def show(plan: Plan) -> None:
    """Draw the panel; without a model, only what one has worded before."""
    chosen = get_assistant().model()
    by = next((one.model for one in plan.questions if one.model), None)
    if chosen is None and by is None:
        return
    with st.container(key="wording"):
        if by is not None:
            count = sum(one.model is not None for one in plan.questions)
            said = f"{count} of {len(plan.questions)} questions worded by {by}, checked here."
            widgets.literal(said, "small")
        if chosen is None:
            return
        if st.session_state.get(CONFIRMING) == plan.id and not chosen.local:
            _confirm(plan, chosen)
        else:
            with st.container(horizontal=True, vertical_alignment="center"):
                label = f"Let {widgets.label(chosen.name)} word them"
                st.button(label, key="wording-ask", on_click=_press, args=(plan.id,))
                st.button(
                    "See exactly what is sent",
                    key="wording-look",
                    type="tertiary",
                    on_click=_look,
                    args=(plan.id,),
                )
        if st.session_state.get(LOOKING) == plan.id:
            _sent(plan)


def _confirm(plan: Plan, chosen: ChosenModel) -> None:
    leave.ask(
        chosen,
        "Their profile and your wishes go",
        "What others told you stays here. Firsthand asks once, and sends only when you press.",
        asking=CONFIRMING,
        of=plan.id,
        press=_press,
        keys=("wording-yes", "wording-no"),
    )


def _sent(plan: Plan) -> None:
    """What would be sent, to the letter."""
    try:
        contact, wishes = preparing.asked()
        preview = get_assistant().preview_plan(contact, plan.role, **wishes)
    except AssistantError as error:
        widgets.refusal(error.message, error.hint)
        return
    sent.show(preview, "wording-sent")


@st.fragment(run_every=SECONDS)
def running(plan: Plan) -> None:
    """Draw how far it is, and the questions, each as it arrives: ours stands until then.

    This part of the page alone is drawn again, until it is over.
    """
    lying = get_preparing()
    job = get_assistant().job(preparing.job_key(lying)) if lying.wording else None
    if job is None or job.state != "running":
        st.rerun()
    arrived = job.progress.partial
    with st.container(border=True, key="wording-running"):
        model = get_assistant().model()
        name = model.name if model else "The model"
        widgets.literal(f"{name} words the questions; each stands here as it arrives", "name")
        widgets.status(_how_far(job, plan))
        st.button("Stop", key="wording-stop", icon=":material/stop_circle:", on_click=_stop)
    with st.container(key="wording-arrived"):
        agenda.slots(plan, lambda one: _arriving(one, arrived.get(one.id)))


def _how_far(job: JobView, plan: Plan) -> str:
    there = sum(one.id in job.progress.partial for one in plan.questions)
    count = f" · {there} of {len(plan.questions)}" if there else ""
    return f"{STEP[job.progress.step]}{count} · {job.seconds:.0f} s"


def _arriving(one: Question, said: dict[str, str] | None) -> None:
    agenda.question(one.model_copy(update=said or {}), arriving=said is not None)


def _press(plan: str) -> None:
    """Ask; another machine only after a yes."""
    with act():
        chosen = get_assistant().model()
        if chosen is None:
            return
        if leave.needed(chosen):
            st.session_state[CONFIRMING] = plan
        else:
            st.session_state.pop(CONFIRMING, None)
            preparing.word()


def _look(plan: str) -> None:
    looking = st.session_state.get(LOOKING)
    st.session_state[LOOKING] = None if looking == plan else plan


def _stop() -> None:
    with act():
        get_assistant().stop_job(preparing.job_key(get_preparing()))
