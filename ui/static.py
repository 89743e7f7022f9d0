"""What the dashboard serves besides its pages: where the browser finds it, and components drawn by it."""

from typing import Any

import streamlit as st

# Code and style are static files, fetched once: what a component declares itself travels with every
# change of its data.
SCRIPT = """export default function (component) {{
import(location.origin + component.data.base + '{path}').then((drawn) => drawn.default(component), () => {{
const place = component.parentElement.querySelector('.{place}')
if (place) place.textContent = '{lost}' }})
}}"""


def static_base() -> str:
    """The address of static/, whatever path the dashboard is served under."""
    path = st.get_option("server.baseUrlPath").strip("/")
    return f"/{path}/app/static/" if path else "/app/static/"


def component(name: str, path: str, place: str, lost: str) -> Any:
    """A component drawn by a module of static/ in an element of class `place`; `lost` stands there
    where the module does not come. Its data need `base`.
    """
    script = SCRIPT.format(path=path, place=place, lost=lost)
    return st.components.v2.component(
        name, html=f"<div class='{place}'></div>", js=script, isolate_styles=False
    )
