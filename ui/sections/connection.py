"""Writing with a model: which one, where it answers, and whether it does."""

from __future__ import annotations

from typing import Any

import streamlit as st
from pydantic import SecretStr

from assistant.app.connection import endpoint, key_lies_ready
from assistant.app.jobs import Jobs
from assistant.app.writing import ChosenModel
from assistant.errors import InputError
from assistant.settings import openai_environment
from ui import components, widgets
from ui.desk import new_token
from ui.runtime import act, get_assistant
from ui.sections.bound import fixed

FORM = "model-form"  # the slot of what is being typed; never the key
KEY = "model-key"  # the typed key, until it is used
SERVERS, TEST, FILLED = "model-servers", "model-test", "model-filled"  # in the session
OFFERED = 8  # models offered by name; more are typed


def show() -> None:
    """Draw the section."""
    st.subheader("Writing with a model", anchor=False)
    chosen = get_assistant().model()
    if chosen is None:
        widgets.literal("○ No model: drafts are written here by rules, and nothing is sent.")
        if "model" not in get_assistant().fixed_settings():
            _offers()
    else:
        _chosen(chosen)
    _fields()
    _report()


def _chosen(chosen: ChosenModel) -> None:
    runs = "It runs on this machine, at" if chosen.local else "What it needs is then sent to"
    where = f"{runs} {chosen.host}."
    widgets.notice(f"{chosen.name} writes when you ask it to.", where, word="●")
    if "model" not in get_assistant().fixed_settings():
        st.button("Stop using it", key="model-off", on_click=_stop_using)


def _offers() -> None:
    """What lies ready on this machine: offered, never taken."""
    if SERVERS not in st.session_state:
        st.session_state[SERVERS] = get_assistant().local_servers()
    for at, server in enumerate(st.session_state[SERVERS]):
        with st.container(key=f"model-server-{at}"):
            models = server.models[:OFFERED]
            has = "Choose one of its models:" if models else "It has no model yet."
            widgets.literal(f"{server.name} is running here. {has}")
            with st.container(horizontal=True):
                for number, name in enumerate(models):
                    st.button(
                        widgets.label(name),
                        key=f"model-offer-{at}-{number}",
                        on_click=_use,
                        args=(server.base_url, name),
                    )
    if key_lies_ready(get_assistant().settings):
        widgets.literal(
            "A key for OpenAI lies ready on this machine (OPENAI_API_KEY). It is used only if "
            "you name one of their models."
        )
        usual = endpoint(_as_typed("", "-"))
        address = usual.base_url if usual else ""
        st.button("Use that key", key="model-openai", on_click=_fill, args=(address, None))
    with st.container(gap=None):
        if not st.session_state[SERVERS]:
            widgets.literal("No model server was found running on this machine.", "small")
        st.button("Look again", key="model-look", type="tertiary", on_click=_look)


def _fields() -> None:
    form = _form()
    settings = get_assistant().settings
    token = f"{FORM}-{st.session_state.get(FILLED, 0)}"
    components.field(
        "model-address",
        "Address of the server",
        form["address"],
        token,
        lambda typed, _: _typed(address=typed),
        hint="Empty: OpenAI. Others that speak the same way: Azure, Ollama, LM Studio, vLLM.",
        placeholder="For instance: http://localhost:11434/v1",
        single=True,
        disabled=fixed("base_url"),
    )
    components.field(
        "model-name",
        "Name of the model",
        form["name"],
        token,
        lambda typed, _: _typed(name=typed),
        placeholder="For instance: llama3.2",
        single=True,
        disabled=fixed("model"),
    )
    kept = bool(settings.api_key.get_secret_value())
    st.text_input(
        "Key",
        type="password",
        key=KEY,
        autocomplete="off",
        placeholder="A key is kept. Type another to replace it." if kept else "None, if it is here",
        disabled=fixed("api_key"),
        on_change=_forget_report,
    )
    _told_of_key(kept, form)
    with st.container(horizontal=True):
        if not {"model", "base_url", "api_key"} <= get_assistant().fixed_settings():
            st.button("Use this model", key="model-use", type="primary", on_click=_use_typed)
        st.button("Test the connection", key="model-try", on_click=_start_test)
        if kept and "api_key" not in get_assistant().fixed_settings():
            st.button("Remove the key", key="model-no-key", type="tertiary", on_click=_no_key)


def _told_of_key(kept: bool, form: dict[str, str]) -> None:
    if kept:
        widgets.literal("✓ A key is kept on this machine. It is not shown again.", "small")
    elif _at_usual(form["address"]) and openai_environment()[1].get_secret_value():
        widgets.literal("With no key typed, the one in OPENAI_API_KEY is used.", "small")


def _report() -> None:
    """What the test found, exactly; while it is at it, that."""
    job = _jobs().view(_test())
    if job is not None and job.state == "running":
        _testing()
        return
    report = _jobs().result(_test())
    if job is not None and job.error is not None:
        widgets.refusal(*job.error)
    if report is None:
        return
    with st.container(key="model-report"):
        if report.ok:
            widgets.notice(report.message, report.hint, word="✓")
        else:
            widgets.refusal(report.message, report.hint)
        others = [name for name in report.models if name != _form()["name"].strip()]
        if others:
            widgets.literal("It has:", "small")
            with st.container(horizontal=True):
                for number, name in enumerate(others[:OFFERED]):
                    key = f"model-has-{number}"
                    st.button(widgets.label(name), key=key, on_click=_fill, args=(None, name))


@st.fragment(run_every=0.5)
def _testing() -> None:
    job = _jobs().view(_test())
    if job is None or job.state != "running":
        st.rerun()
    widgets.status(f"Asking the server · {job.seconds:.0f} s")
    st.button("Leave it", key="model-test-leave", type="tertiary", on_click=_forget_report)


@st.cache_resource(show_spinner=False)
def _jobs() -> Jobs:
    """The tests of connections: a server may take a minute to answer, and the page goes on."""
    return Jobs()


def _test() -> str:
    """The key of this window's test."""
    return str(st.session_state.setdefault(TEST, f"test-{new_token()}"))


def _form() -> dict[str, str]:
    """Address and name as they are being typed; before that, as they are set."""
    settings = get_assistant().settings
    now = {"address": settings.base_url, "name": settings.model}
    typed = get_assistant().kept(FORM) or {}
    decided = get_assistant().fixed_settings()
    for field, name in (("address", "base_url"), ("name", "model")):
        if field in typed and name not in decided:
            now[field] = str(typed[field])
    return now


def _as_typed(address: str, name: str) -> Any:
    """The settings as they would be: a kept key stays with the machine it was typed for."""
    settings = get_assistant().settings
    changed = {"model": name, "base_url": address}
    typed = str(st.session_state.get(KEY) or "").strip()
    if typed:
        return settings.model_copy(update=changed | {"api_key": SecretStr(typed)})
    if _host(address) != _host(settings.base_url):
        return settings.model_copy(update=changed | {"api_key": SecretStr("")})
    return settings.model_copy(update=changed)


def _host(address: str) -> str:
    settings = get_assistant().settings
    where = endpoint(settings.model_copy(update={"model": "-", "base_url": address}))
    return where.host if where else ""


def _at_usual(address: str) -> bool:
    return _host(address) == _host("")


def _use(address: str, name: str) -> None:
    """Use a model from now on; a key goes along only to the machine it was typed for."""
    with act():
        assistant, wanted = get_assistant(), _as_typed(address.strip(), name.strip())
        if not wanted.model:
            raise InputError(
                "Name the model first.", "Test the connection: it tells what the server has."
            )
        values = {
            "model": wanted.model,
            "base_url": wanted.base_url,
            "api_key": wanted.api_key.get_secret_value(),
        }
        decided = assistant.fixed_settings()
        assistant.save_settings(**{k: v for k, v in values.items() if k not in decided})
        assistant.forget(FORM)
        _fresh()


def _use_typed() -> None:
    components.commit_typed()
    form = _form()
    _use(form["address"], form["name"])


def _stop_using() -> None:
    with act():
        get_assistant().save_settings(model="")
        _fresh()


def _no_key() -> None:
    with act():
        get_assistant().save_settings(api_key="")
        _fresh()


def _typed(**values: str) -> None:
    get_assistant().keep(FORM, _form() | values)
    _forget_report()


def _fill(address: str | None, name: str | None) -> None:
    with act():
        form = _form()
        typed = {
            "address": form["address"] if address is None else address,
            "name": form["name"] if name is None else name,
        }
        get_assistant().keep(FORM, typed)
        st.session_state[FILLED] = st.session_state.get(FILLED, 0) + 1


def _look() -> None:
    st.session_state.pop(SERVERS, None)


def _start_test() -> None:
    with act():
        form, assistant = _form(), get_assistant()
        where = endpoint(_as_typed(form["address"].strip(), form["name"].strip() or "-"))
        if where is None:
            return
        name = form["name"].strip()
        _jobs().start(_test(), lambda _: assistant.test_connection(where.base_url, where.key, name))


def _forget_report() -> None:
    _jobs().forget(_test())


def _fresh() -> None:
    """Fields as they are set now, and no key on the page."""
    st.session_state[KEY] = ""
    st.session_state[FILLED] = st.session_state.get(FILLED, 0) + 1
    _forget_report()
