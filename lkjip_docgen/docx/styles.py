"""The identifiers of the styles that a report template has to offer."""

from __future__ import annotations

BODY = "BodyText"
CENTER = "TeksTengah"
LABEL = "Label"
PLAIN = "TeksRapat"
DOCUMENT_TITLE = "JudulDokumen"
PART_TITLE = "JudulBagian"
LIST_TITLE = "JudulDaftar"  # a list that stands below another one; no template need have it
OPENER = "PembukaBab"  # these two are added to a template that has none
OPENER_CONTENTS = "IsiBab"
HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")
OUTLINE = {
    PART_TITLE: 1,
    LIST_TITLE: 1,
    **{style: level for level, style in enumerate(HEADINGS, start=1)},
}

CAPTION = "Caption"
FIGURE_CAPTION = "KeteranganGambar"
SOURCE = "Sumber"
FIGURE_SOURCE = "SumberGambar"
PICTURE = "Gambar"
PICTURE_BOX = "KotakGambar"
EQUATION = "Rumus"

BULLET_LIST = ("ListBullet", "ListBullet2")
NUMBER_LIST = ("ListNumber", "ListNumber2")
LETTER_LIST = ("DaftarHuruf", "DaftarHuruf2")
LIST_CONTINUE = ("ListContinue", "ListContinue2")

CALLOUT = "Sorotan"
CALLOUT_TITLE = "JudulSorotan"
CALLOUT_BULLET = "ButirSorotan"
CALLOUT_NUMBER = "NomorSorotan"
CALLOUT_LETTER = "HurufSorotan"

TABLE = "TabelLKjIP"
PLAIN_TABLE = "TabelPolos"
CELL = {"left": "TeksTabel", "center": "TeksTabelTengah", "right": "AngkaTabel"}
PLAIN_CELL = {"left": "IsiPolos", "center": "IsiPolosTengah", "right": "IsiPolosKanan"}
CELL_HEAD = "KepalaTabel"
CELL_BULLET = "ButirTabel"
CELL_NUMBER = "NomorTabel"
CELL_LETTER = "HurufTabel"
CARD_LABEL, CARD_FIGURE, CARD_NOTE = "LabelKartu", "AngkaKartu", "RincianKartu"
LOW = "Kurang"  # suffix of the styles of what missed its target
LIGHT = "Terang"  # suffix of the styles on dark cards
COMPACT = "Rapat"  # suffix of the cell styles of compact tables
AFTER_TABLE = "JarakTabel"
SECTION_END = "BatasBagian"

SIGNATURE = "TandaTangan"
SIGNATURE_NAME = "NamaPenandatangan"

CONTENTS = ("TOC1", "TOC2", "TOC3")
CONTENTS_OF_CAPTIONS = "TableofFigures"
FIGURE_INDEX = "FigureIndex1"  # the same in LibreOffice; no template need have it
FIGURE_INDEX_NAME = "Figure Index 1"
FOOTNOTE = "FootnoteText"
FOOTNOTE_MARK = "FootnoteReference"
MARKER = "Penanda"
LINK = "Hyperlink"

NAMES_OF_OPENERS = {"Pembuka Bab": OPENER, "Isi Bab": OPENER_CONTENTS}

# The names of these styles in Word, in which a template may be searched.
NAMES = {
    "Body Text": BODY,
    "Teks Tengah": CENTER,
    "Label": LABEL,
    "Teks Rapat": PLAIN,
    "Judul Dokumen": DOCUMENT_TITLE,
    "Judul Bagian": PART_TITLE,
    **{f"heading {level}": style for level, style in enumerate(HEADINGS, start=1)},
    "caption": CAPTION,
    "Keterangan Gambar": FIGURE_CAPTION,
    "Sumber": SOURCE,
    "Sumber Gambar": FIGURE_SOURCE,
    "Gambar": PICTURE,
    "Kotak Gambar": PICTURE_BOX,
    "Rumus": EQUATION,
    "List Bullet": BULLET_LIST[0],
    "List Bullet 2": BULLET_LIST[1],
    "List Number": NUMBER_LIST[0],
    "List Number 2": NUMBER_LIST[1],
    "Daftar Huruf": LETTER_LIST[0],
    "Daftar Huruf 2": LETTER_LIST[1],
    "List Continue": LIST_CONTINUE[0],
    "List Continue 2": LIST_CONTINUE[1],
    "Sorotan": CALLOUT,
    "Judul Sorotan": CALLOUT_TITLE,
    "Butir Sorotan": CALLOUT_BULLET,
    "Nomor Sorotan": CALLOUT_NUMBER,
    "Huruf Sorotan": CALLOUT_LETTER,
    "Tabel LKjIP": TABLE,
    "Tabel Polos": PLAIN_TABLE,
    **{
        name + (f" {suffix}" if suffix else ""): style + suffix
        for suffix in ("", COMPACT)
        for name, style in (
            ("Teks Tabel", CELL["left"]),
            ("Teks Tabel Tengah", CELL["center"]),
            ("Angka Tabel", CELL["right"]),
            ("Kepala Tabel", CELL_HEAD),
            ("Butir Tabel", CELL_BULLET),
            ("Nomor Tabel", CELL_NUMBER),
            ("Huruf Tabel", CELL_LETTER),
        )
    },
    "Isi Polos": PLAIN_CELL["left"],
    "Isi Polos Tengah": PLAIN_CELL["center"],
    "Isi Polos Kanan": PLAIN_CELL["right"],
    "Jarak Tabel": AFTER_TABLE,
    "Batas Bagian": SECTION_END,
    "Tanda Tangan": SIGNATURE,
    "Nama Penandatangan": SIGNATURE_NAME,
    **{f"toc {level}": style for level, style in enumerate(CONTENTS, start=1)},
    "table of figures": CONTENTS_OF_CAPTIONS,
    "footnote text": FOOTNOTE,
    "footnote reference": FOOTNOTE_MARK,
    "Penanda": MARKER,
    "Hyperlink": LINK,
}

# Those that the writer brings along where a template, or a report of earlier, has none.
NAMES_OF_CARDS = {
    "Label Kartu": CARD_LABEL,
    "Angka Kartu": CARD_FIGURE,
    "Rincian Kartu": CARD_NOTE,
    "Angka Kartu Kurang": CARD_FIGURE + LOW,
    "Rincian Kartu Kurang": CARD_NOTE + LOW,
    "Label Kartu Terang": CARD_LABEL + LIGHT,
    "Angka Kartu Terang": CARD_FIGURE + LIGHT,
    "Rincian Kartu Terang": CARD_NOTE + LIGHT,
}
