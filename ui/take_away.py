"""A briefing, or one slide of it, as files for other programs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Literal

import streamlit as st

from solidarity.brief import file, formats
from solidarity.brief.names import slug
from solidarity.brief.slide import Briefing, Slide
from solidarity.countries import Register
from solidarity.errors import DataError
from ui.address import escaped
from ui.briefing import desk
from ui.data import catalog
from ui.desk import Desk

FORMS = {
    "pptx": "PowerPoint",
    "16:9": "PDF, 16:9",
    "a4": "PDF, A4",
    "html": "One HTML file",
    "md": "Markdown",
    "zip": "All as ZIP",
}
ABOUT = {
    "pptx": "Native tables and charts to edit, notes with method and link.",
    "16:9": "A page for each slide, to be shown.",
    "a4": "A document to be read, with every row of every table.",
    "html": "Works without a network; its maps answer the mouse; can be presented. Your notes are in it.",
    "md": "Plain text, tables included.",
    "zip": "All of these, and each figure as PNG and SVG, each table as CSV.",
}
MIME = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "html": "text/html",
    "md": "text/markdown",
    "zip": "application/zip",
}
TEMPLATE_MB = 20


@dataclass(frozen=True)
class Made:
    """A finished file, and of what it was made."""

    held: Briefing
    form: str
    template: str
    content: bytes


def take_away(held: Briefing) -> None:
    """Choose a format, see how far it is, stop it, save it."""
    form = st.segmented_control(
        "Format",
        list(FORMS),
        format_func=FORMS.__getitem__,
        key="form",
        default="pptx",
        required=True,
    )
    st.caption(ABOUT[form])
    template = None
    if form == "pptx":
        template = st.file_uploader(
            "A template of your own, if you have one",
            type=["pptx", "potx"],
            key="template",
            max_upload_size=TEMPLATE_MB,
        )
    name = template.name if template else ""
    place = st.empty()  # for the button, then for how far it is, then for the file
    fault = ""
    if st.session_state.pop("making", False):
        with place.container():
            fault = _make(held, form, name, template.getvalue() if template else b"")
    made: Made | None = st.session_state.get("made")
    if made and made.held is held and (made.form, made.template) == (form, name):
        with place:
            _save(made)
    else:
        place.button("Make the file", key="make", icon=":material/draft:", on_click=_begin)
    if fault:
        st.error(fault, icon=":material/error:")


def _begin() -> None:
    st.session_state.making = True


def _make(held: Briefing, form: str, name: str, template: bytes) -> str:
    """Write the file, a step at a time, and say what went wrong; pressing Cancel ends the run at the
    next step.
    """
    bar = st.progress(0.0, text="Beginning …")
    st.button("Cancel", key="cancel", icon=":material/close:")

    def say(done: int, of: int, what: str) -> None:
        bar.progress(min(done / max(of, 1), 1.0), text=escaped(what))

    try:
        st.session_state.made = Made(held, form, name, _written(held, form, template, say))
    except DataError as error:
        return str(error)
    return ""


def _written(
    held: Briefing, form: str, template: bytes, say: Callable[[int, int, str], None]
) -> bytes:
    if form in ("16:9", "a4"):
        return formats.write(held, "pdf", say, paper=form)
    if not template:
        return formats.write(held, form, say)
    with NamedTemporaryFile(suffix=".pptx") as given:
        Path(given.name).write_bytes(template)
        return formats.write(held, form, say, template=Path(given.name))


def _save(made: Made) -> None:
    suffix = "pdf" if made.form in ("16:9", "a4") else made.form
    st.download_button(
        f"Save the {FORMS[made.form]} ({len(made.content) / 1e6:.1f} MB)",
        made.content,
        file_name=f"{slug(made.held.title)}.{suffix}",
        mime=MIME[suffix],
        icon=":material/download:",
        type="primary",
        key="save_made",
        on_click="ignore",
    )


def slide_taken(held: Briefing, place: int) -> None:
    """The slide chosen by itself: as a picture with everything on it, its figures as CSV."""
    slide = held.slides[place]
    if slide.content is None:
        return
    register, link = catalog().register, held.link(slide)
    with st.container(horizontal=True):
        _take(slide, "PNG", "png", "image/png", lambda: _picture(slide, "png"))
        _take(slide, "SVG", "svg", "image/svg+xml", lambda: _picture(slide, "svg"))
        _take(slide, "CSV with readme", "zip", "application/zip", lambda: _rows(slide, link, register))  # fmt: skip


# What draws and what sets pages takes most of a second to load: a server starts without it.
def _picture(slide: Slide, form: Literal["png", "svg"]) -> bytes:
    from solidarity.brief import pictures

    return pictures.single(slide, form)


def _rows(slide: Slide, link: str, register: Register) -> bytes:
    from solidarity.brief import bundle

    return bundle.csv_with_readme(slide, link, register)


def _take(slide: Slide, label: str, suffix: str, mime: str, data: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        data,
        file_name=f"{slug(slide.title)}.{suffix}",
        mime=mime,
        icon=":material/download:",
        key=f"take_{suffix}",
        on_click="ignore",
    )


def briefing_file(held: Briefing) -> None:
    """Save the briefing to go on with it elsewhere, and open one."""
    saving, opening = st.columns(2, gap="large")
    with saving:
        st.markdown("A small file that this page opens again, here or in another installation.")
        st.download_button(
            "Save the briefing",
            lambda: file.saved(held),
            file_name=f"{slug(held.title)}.json",
            mime="application/json",
            icon=":material/download:",
            disabled=not held.slides,
            key="save_briefing",
            on_click="ignore",
        )
        if held.slides:
            st.button(
                "Clear it", icon=":material/delete:", key="clear", on_click=_clear, args=(desk(),)
            )
    with opening:
        st.file_uploader(
            "Open a saved briefing; it takes the place of the present one",
            type="json",
            key="saved_briefing",
            max_upload_size=file.LARGEST // 1_000_000,
            on_change=_open,
            args=(desk(),),
        )


def _open(held: Desk) -> None:
    given: Any = st.session_state.saved_briefing
    if given and (found := held.opened(given.getvalue(), given.name)):
        held.change(found)


def _clear(held: Desk) -> None:
    held.change(replace(held.briefing, slides=()))
