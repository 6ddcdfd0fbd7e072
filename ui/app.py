"""The app: its pages along the top, in the order of the work."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.errors import AssistantError
from ui import widgets

st.set_page_config(page_title="Firsthand", page_icon="✉️", layout="wide")

HERE = Path(__file__).parent
VIEWS = HERE / "views"

page = st.navigation(
    [
        st.Page(VIEWS / "outreach.py", title="Outreach", default=True),
        st.Page(VIEWS / "prepare.py", title="Prepare", url_path="prepare"),
        st.Page(VIEWS / "call.py", title="Call", url_path="call"),
        st.Page(VIEWS / "debrief.py", title="Debrief", url_path="debrief"),
        st.Page(VIEWS / "insights.py", title="Insights", url_path="insights"),
        st.Page(VIEWS / "about_me.py", title="About me", url_path="about-me"),
        st.Page(VIEWS / "settings.py", title="Settings", url_path="settings"),
    ],
    position="top",
)
st.logo(str(HERE / "logo.svg"), size="large")
try:
    widgets.frame()
    page.run()
except AssistantError as error:
    widgets.refusal(error.message, error.hint)
