"""A briefing as a PDF, read back: its texts, fonts, links, bookmarks and tables, on both papers."""

import io
import re
from dataclasses import replace

import awkward
import pypdf
import pytest

from solidarity.brief import pdf, pictures, sourced
from solidarity.brief.progress import silent
from solidarity.brief.slide import Briefing, Column, Slide, Table
from solidarity.errors import DataError
from solidarity.maps import BOUNDARIES_NOTICE

CM = 72 / 2.54
LINK = "https://atlas.example/atlas?versus=RUS&year=2024"


class Read:
    """What a reader's program finds in a file."""

    def __init__(self, content):
        self.file = pypdf.PdfReader(io.BytesIO(content))
        self.pages = [" ".join(page.extract_text().split()) for page in self.file.pages]
        self.text = " ".join(self.pages)
        numbers = range(1, self.file.trailer["/Size"])
        found = (self.file.get_object(number) for number in numbers)
        self.objects = [one for one in found if isinstance(one, pypdf.generic.DictionaryObject)]


@pytest.fixture(scope="module")
def slides():
    return Read(pdf.write(awkward.briefing(), silent, "16:9"))


@pytest.fixture(scope="module")
def sheets():
    return Read(pdf.write(awkward.briefing(), silent, "a4"))


@pytest.fixture(params=["16:9", "a4"])
def read(request, slides, sheets):
    return slides if request.param == "16:9" else sheets


def bookmarks(outline):
    for one in outline:
        yield from bookmarks(one) if isinstance(one, list) else [one.title]


def tidy(text):
    return " ".join(text.split())


def tight(text):
    return "".join(text.split())


def test_the_pages_have_their_size(slides, sheets):
    for read, width, height in ((slides, 33.867, 19.05), (sheets, 21, 29.7)):
        sizes = {(float(p.mediabox.width), float(p.mediabox.height)) for p in read.file.pages}
        assert len(sizes) == 1
        assert next(iter(sizes)) == pytest.approx((width * CM, height * CM), abs=0.5)


def test_every_text_arrives_as_it_was_written(read):
    for said in (awkward.SIGNS, awkward.RUSSIAN, awkward.PERSIAN, "Counted by hand."):
        assert tidy(said) in read.text, said
    assert tight(awkward.CITED) in tight(read.text)  # its address may go over two lines
    for slide in awkward.briefing().slides:
        assert tidy(slide.title) in read.text
    assert read.text.count(BOUNDARIES_NOTICE) == 2  # below the map, and at the end
    assert "Hush." not in read.text


def test_a_source_stands_with_what_it_is_of(slides, sheets):
    source = f"Source: {awkward.SOURCE} · Period: 2024"
    assert sheets.text.count(source) == 4
    assert source in next(text for text in sheets.pages if "# State Value Remark" in text)
    assert all(source in text for text in slides.pages if "# State Value Remark" in text)
    for text in slides.pages + sheets.pages:
        assert source not in text or len(text) > len(source) + 100


def test_the_footer_counts_the_pages(read):
    for number, text in enumerate(read.pages, start=1):
        assert f"Who stands with whom · 26 November 2026 {number} / {len(read.pages)}" in text


def test_bookmarks_are_the_titles(read):
    titles = [tidy(slide.title) for slide in awkward.briefing().slides]
    assert [*bookmarks(read.file.outline)] == [*titles, sourced.TITLE]
    assert len(read.file.outline) == 4  # text, section, what is in the section, sources
    assert len(read.file.outline[2]) == 4


def test_links_lead_back(read):
    links = [one["/A"]["/URI"] for one in read.objects if one.get("/Subtype") == "/Link"]
    assert links.count(LINK) >= 4
    assert {*links} == {LINK, awkward.ADDRESS}


def test_every_font_is_ours_and_embedded(read):
    fonts = [one for one in read.objects if one.get("/Type") == "/FontDescriptor"]
    assert len(fonts) >= 3
    for font in fonts:
        assert re.search("Libertinus|DejaVu", font["/FontName"])
        assert font.keys() & {"/FontFile2", "/FontFile3"}


def test_no_letter_is_without_a_glyph_or_without_a_meaning(read):
    assert "\ufffd" not in read.text
    assert "\0" not in read.text


def test_a_screen_reader_learns_all_it_needs(read):
    root = read.file.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert read.file.metadata.title == "Who stands with whom"
    assert read.file.metadata.author == "Solidarity Atlas"
    assert read.file.metadata.creation_date.date().isoformat() == "2026-11-26"
    told = {one["/Alt"] for one in read.objects if one.get("/S") == "/Figure"}
    assert told == {
        "World map of Siding, 2024: India sides with nobody",
        f"Chart: Title {awkward.SIGNS}",
    }


def test_sheets_hold_every_row_under_a_repeated_head(sheets):
    for place in range(3, awkward.STATES + 1):
        assert f" {place} State no. {place} -{place}.00" in sheets.text
    holding = [text for text in sheets.pages if re.search(r"State no\. \d", text)]
    assert len(holding) > 3
    assert all("# State Value Remark" in text for text in holding)
    assert sum(text.startswith("All states (continued)") for text in holding) >= len(holding) - 2
    assert "left out" not in sheets.text


def test_slides_hold_45_rows_and_say_what_they_leave_out(slides):
    assert " 45 State no. 45 " in slides.text
    assert "State no. 46" not in slides.text
    assert (
        "150 more rows are left out here: the CSV in the ZIP, the A4 document and the HTML page hold"
        " them all." in slides.text
    )
    holding = [text for text in slides.pages if "# State Value Remark" in text]
    assert [text.startswith("All states (continued)") for text in holding] == [False, True]
    counts = [len(re.findall(r"State no\. \d", text)) for text in holding]
    assert counts == [23 - 2, 22]  # evenly, the first two rows under other names


def test_long_words_in_narrow_cells_are_broken(read):
    runs = re.findall("W+", read.text)
    assert sum(map(len, runs)) >= 4 * 90
    assert max(map(len, runs)) < 90


def test_what_no_font_has_is_said_with_its_slide():
    brief = Briefing("Brief", (Slide("text", "Fine"), Slide("text", "In Chinese", "中国")))
    with pytest.raises(DataError, match=r"“中”, “国” \(in slide 2\)"):
        pdf.write(brief, silent)
    with pytest.raises(DataError, match="in the briefing’s title or sources"):
        pdf.write(replace(brief, title="中", slides=()), silent)


def test_control_characters_are_blanks():
    slide = Slide("text", "One\x00two", "Three\x07four\ud800")
    text = Read(pdf.write(Briefing("Brief", (slide,)), silent)).text
    assert "One two" in text
    assert "Three four" in text


def test_a_picture_that_is_none_is_a_fault_in_words(monkeypatch):
    monkeypatch.setattr(pictures, "drawn", lambda *drawn: b"<svg")
    with pytest.raises(DataError, match=r"The PDF could not be set \(.*SVG.*another form"):
        pdf.write(awkward.briefing(), silent)


def test_the_same_briefing_is_the_same_file_and_each_step_is_said(monkeypatch):
    blank = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    monkeypatch.setattr(pictures, "drawn", lambda *drawn: blank)
    heard = []
    first = pdf.write(awkward.briefing(), lambda *step: heard.append(step), "a4")
    assert first == pdf.write(awkward.briefing(), silent, "a4")
    assert heard == [
        (0, 3, "Map: India sides with nobody"),
        (1, 3, f"Chart: Title {awkward.SIGNS}"),
        (2, 3, "Setting the pages"),
    ]


def test_an_export_can_be_stopped():
    def stop(done, of, what):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pdf.write(awkward.briefing(), stop)


def test_a_briefing_without_slides_is_a_cover_and_its_last_page():
    assert len(Read(pdf.write(Briefing(""), silent)).pages) == 2


def test_a_cover_is_one_page_however_long_its_words():
    brief = Briefing("A title of words " * 12, subtitle="A subtitle of more words " * 16)
    pages = Read(pdf.write(brief, silent)).pages
    assert len(pages) == 2
    assert "Solidarity Atlas" in pages[0]


def test_a_cell_higher_than_a_page_goes_on_and_its_source_is_not_alone():
    tall = Table((Column("A"), Column("B")), (("a", "word " * 3000), ("b", "end")))
    slide = Slide("table", "Tall", source="UN", content=tall)
    *pages, last, _ = Read(pdf.write(Briefing("B", (slide,)), silent)).pages
    assert "Source: UN" in pages[1]
    assert "b end" in last
    assert "Source" not in last
