"""The identifiers of the styles that a report template has to offer."""

from __future__ import annotations

BODY = "BodyText"
CENTER = "TeksTengah"
LABEL = "Label"
PLAIN = "TeksRapat"
DOCUMENT_TITLE = "JudulDokumen"
PART_TITLE = "JudulBagian"
HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")
OUTLINE = {PART_TITLE: 1, **{style: level for level, style in enumerate(HEADINGS, start=1)}}

CAPTION = "Caption"
FIGURE_CAPTION = "KeteranganGambar"
SOURCE = "Sumber"
PICTURE = "Gambar"
PICTURE_BOX = "KotakGambar"
EQUATION = "Rumus"

BULLET_LIST = ("ListBullet", "ListBullet2")
NUMBER_LIST = ("ListNumber", "ListNumber2")
LETTER_LIST = ("DaftarHuruf", "DaftarHuruf2")
LIST_CONTINUE = ("ListContinue", "ListContinue2")

CALLOUT = "Sorotan"
CALLOUT_TITLE = "JudulSorotan"
CALLOUT_LIST = "DaftarSorotan"

TABLE = "TabelLKjIP"
PLAIN_TABLE = "TabelPolos"
CELL = {"left": "TeksTabel", "center": "TeksTabelTengah", "right": "AngkaTabel"}
CELL_HEAD = "KepalaTabel"
CELL_BULLET = "ButirTabel"
CELL_NUMBER = "NomorTabel"
CELL_LETTER = "HurufTabel"
COMPACT = "Rapat"  # suffix of the cell styles of compact tables
AFTER_TABLE = "JarakTabel"
SECTION_END = "BatasBagian"

SIGNATURE = "TandaTangan"
SIGNATURE_NAME = "NamaPenandatangan"

CONTENTS = ("TOC1", "TOC2", "TOC3")
CONTENTS_OF_CAPTIONS = "TableofFigures"
FOOTNOTE = "FootnoteText"
FOOTNOTE_MARK = "FootnoteReference"
MARKER = "Penanda"
LINK = "Hyperlink"
