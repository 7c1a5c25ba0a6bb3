"""What of an office's Markdown is told, and what of it is a sentence and no Markdown at all."""

from __future__ import annotations

import pytest

from lkjip_docgen.office_text import mistakes, picture_names, plain_signs
from lkjip_docgen.office_text.numbered import with_figures, with_sentences

GOOD = """\
Kantor berdiri pada 1994.[^1] Luasnya 250 m^2^, emisi CO~2~ dan *asas* **tegas**.^[Sisipan.]

| Kepala | Jumlah |
|:-------|-------:|
| Sari \\| Budi | 12 |
| Andi<br>Wijaya |

![Halaman depan](foto/depan.jpg)

## Alamat

- [laman](https://contoh.go.id) dan <https://contoh.go.id>
- 5 * 3 < 20 & R&D; harga_satuan 2 ** 3 tidak \\*\\*tebal\\*\\*

[^1]: Keputusan *Menteri* Nomor 1.
"""


def said(text: str, *, in_cell: bool = False) -> list[str]:
    return [found.message for found in mistakes(text, in_cell=in_cell)]


def test_what_the_guide_promises_is_no_mistake() -> None:
    assert said(GOOD.replace(" 2 ** 3", "")) == []


@pytest.mark.parametrize(
    ("text", "message"),
    {
        "one line of YAML has swallowed the table": (
            "| a | b | |---|---| | 1 | 2 |",
            "tidak terbaca sebagai tabel",
        ),
        "no line under the head": ("| a | b |\n| 1 | 2 |", "tidak terbaca sebagai tabel"),
        "more cells than columns": ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "mempunyai 3 sel"),
        "a picture inside a sentence": ("Lihat ![x](a.jpg) ini.", "di dalam kalimat"),
        "a picture in a cell": ("| ![x](a.jpg) | b |\n|---|---|\n", "di dalam kalimat atau sel"),
        "a picture from the web": ("![x](https://a.b/c.jpg)", "bukan berkas proyek"),
        "a picture with a blank in its name": ("![x](foto a.jpg)", "tidak terbaca"),
        "a picture that says nothing": ("![](a.jpg)", "pembaca tunanetra"),
        "a note without words": ("Kata.[^9]", "[^9]` tidak mempunyai isi"),
        "a note that nothing refers to": ("Kata.\n\n[^2]: Isi.", "tidak dirujuk"),
        "two notes of one name": ("a[^1]\n\n[^1]: x\n\n[^1]: y", "ditulis dua kali"),
        "a note in a note": ("a[^1]\n\n[^1]: x^[y]", "di dalam catatan kaki"),
        "a list in a note": ("a[^1]\n\n[^1]: x\n\n    - y\n", "hanya dapat memuat kalimat"),
        "an element of HTML": ("kata <b>tebal</b>", "Kode HTML `<b>`"),
        "a comment of HTML": ("kata <!-- catatan --> lagi", "Kode HTML"),
        "a name of HTML for a letter": ("P&amp;K", "Kode HTML `&amp;`"),
        "bold that is not closed": ("kata **tebal saja", "tidak berpasangan"),
        "words struck out": ("kata ~~lama~~ baru", "Coretan"),
        "a link into the folder": ("[berkas](data.pdf)", "hanya katanya"),
        "a link that runs": ("[klik](javascript:alert(1))", "tidak terbaca"),
        "an address further below": ("[a]: https://contoh.go.id", "Alamat rujukan"),
        "a formula": ("nilai $x^2 + y_1$ itu", "Rumus"),
        "a box to tick": ("- [ ] tugas", "Kotak centang"),
        "a quotation": ("> kata orang", "Kutipan"),
        "a block of code": ("```\nx\n```", "Blok kode"),
        "letters of a typewriter": ("tekan `Ctrl`", "mesin ketik"),
        "a line across": ("atas\n\n---\n\nbawah", "Garis pemisah"),
        "a sign of a list alone": ("-", "`-` dibaca sebagai butir atau judul tanpa isi"),
        "a plus alone": ("+", "tanpa isi"),
        "a number alone": ("2024.", "`2024.` dibaca"),
        "a title without a word": ("kata\n\n##", "tanpa isi"),
        "an item without a word": ("- a\n-\n- c", "tanpa isi"),
        "a line under a title": ("Judul\n=====", "di bawah judul"),
    }.values(),
    ids=lambda value: value if len(value) < 60 else None,
)
def test_what_is_not_printed_as_meant_is_told_with_a_remedy(text: str, message: str) -> None:
    found = mistakes(text)
    assert len(found) >= 1
    assert message in found[0].message
    assert found[0].suggestion


def test_a_mistake_knows_its_place() -> None:
    text = "Alinea pertama.\n\nKata <b>tebal</b> di baris ketiga.\n"
    assert [text[found.start :][:3] for found in mistakes(text)] == ["<b>", "</b"]


@pytest.mark.parametrize(
    "text", ["| a | b |\n|---|---|\n| 1 | 2 |", "## Judul\n\nIsi.", "![x](a.jpg)"]
)
def test_a_text_that_stands_in_a_cell_holds_neither_tables_nor_pictures(text: str) -> None:
    assert said(text) == []
    assert len(said(text, in_cell=True)) == 1


def test_pictures_are_those_that_stand_alone_in_the_project() -> None:
    text = "![a](foto/a%20b.jpg)\n![b](b.png)\n\nKata ![c](c.jpg).\n\n![d](https://x.id/d.jpg)"
    assert list(picture_names(text)) == ["foto/a b.jpg", "b.png"]


@pytest.mark.parametrize(
    "text",
    ["17. Agustus 1945 diperingati.", "Kata.\n\n2045. Pada tahun itu\n\n1. a\n2. b", "  3. Pasal"],
)
def test_a_number_that_counts_nothing_begins_a_sentence(text: str) -> None:
    assert with_sentences(text).count("\\.") == 1


@pytest.mark.parametrize(
    "text",
    ["1. a", "5. a\n6. b", "1. a\n\n   lanjut\n\n2. b", "3) a\n3) b", "1. a\n   7. x\n   8. y"],
)
def test_the_numbers_of_a_list_count(text: str) -> None:
    assert with_sentences(text) == text


def test_a_product_of_figures_is_no_slanted_text() -> None:
    assert with_figures("Ukuran 3*4*5 m dan *miring*") == "Ukuran 3\\*4\\*5 m dan *miring*"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rinciannya:\na. satu\nb. dua", True),
        ("Rinciannya:\n(1) satu\n(2) dua", True),
        ("1. pertama\n3. ketiga\n7. ketujuh", True),
        ("1. satu\n2. dua\n3. tiga", False),
        (f"{'Kata ' * 15}pada tanggal\n17. Sejak itu ramai.", False),
        ("a. satu\n\nb. dua", False),
    ],
)
def test_lettered_lines_that_become_one_paragraph_are_told(text: str, told: bool) -> None:
    found = [mistake for mistake in mistakes(text) if "disambung" in mistake.message]
    assert bool(found) is told
    assert not any(mistake.lost for mistake in found)


@pytest.mark.parametrize(
    ("text", "line"),
    {
        "an address": ("Jalan Melati 1\nKelurahan Parit\nBelitung 33411", "Jalan Melati 1"),
        "a list without marks": ("Sarana:\n\nDua mobil\nTiga komputer", "Dua mobil"),
        "in an item": ("- Alamat:\n  Jalan Melati 1\n- Lain", "Alamat:"),
        "paragraphs that the window wraps": (f"{'Kata ' * 40}.\n{'Lagi ' * 50}.", "Kata Kata"),
        "a sentence a line": ("Kantor pindah.\nPegawai bertambah.", "Kantor pindah."),
        "names as long as lines": (
            "Sari Contoh, S.H., M.H., Kepala Subbagian Tata Usaha\n"
            "Budi Contoh, S.Kom., Kepala Seksi Lalu Lintas\n"
            "Andi Wijaya, Kepala Seksi Intelijen",
            "Sari Contoh",
        ),
    }.values(),
    ids=lambda value: value if len(value) < 30 else "text",
)
def test_lines_ended_on_purpose_are_told_before_they_become_one(text: str, line: str) -> None:
    (found,) = mistakes(text)
    assert found.message.startswith(f"Baris `{line}")
    assert text[found.start :].startswith(line)
    assert "baris kosong" in found.suggestion
    assert not found.lost


@pytest.mark.parametrize(
    "text",
    {
        "a paragraph wrapped at eighty columns": (
            "Kantor berdiri pada 1994 dengan dua belas orang pegawai di Jalan Melati, lalu\n"
            "pindah ke Jalan Sudirman sepuluh tahun kemudian karena pegawainya bertambah\n"
            "banyak."
        ),
        "a paragraph wrapped in a narrow window": (
            "Kantor menjalankan pelayanan publik di\nenam belas kecamatan yang tersebar di\n"
            "dua kabupaten."
        ),
        "the title of a regulation": (
            "Peraturan Menteri Contoh Nomor 30 Tahun 2016 tentang Intelijen\n"
            "Keimigrasian dan Peraturan Menteri Contoh Nomor 4 Tahun 2017 tentang Tata\n"
            "Cara Pengawasan Keimigrasian"
        ),
        "a line that leads on": "Kantor dibina oleh\nKementerian Contoh sejak tahun 1994.",
        "a sentence of capitals": (
            "Pelayanan dibuka di Kecamatan Membalong pada hari Rabu dan\n"
            "Kecamatan Selat Nasik pada hari Jumat bersama Dinas\n"
            "Kependudukan dan Pencatatan Sipil."
        ),
        "lines that Markdown keeps": "Jalan Melati 1\\\nKelurahan Parit  \nBelitung",
        "a table": "| a | b |\n|---|---|\n| 1 | 2 |",
        "pictures": "![a](a.jpg)\n![b](b.jpg)",
        "a list": "- satu\n- dua",
    }.values(),
)
def test_a_wrapped_paragraph_is_one_on_purpose(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- Loket ditambah.", "Tanda di depan `- Loket ditambah.` tidak tercetak"),
        ("1. Loket ditambah.", "Tanda di depan `1. Loket ditambah.` tidak tercetak"),
        ("* Loket\n\n  Di lantai satu.", "Tanda di depan `* Loket` tidak tercetak"),
        ("## Loket", "`## Loket` dicetak sebagai kalimat tebal"),
        ("• Loket ditambah.", "Tanda `•` di awal isian tercetak apa adanya."),
    ],
)
def test_a_sign_that_a_text_has_for_itself_alone_is_told(text: str, message: str) -> None:
    (told,) = said(text)
    assert told.startswith(message)


def test_an_item_that_is_a_list_of_its_own_is_told() -> None:
    (found,) = mistakes("- Loket\n- Kursi", in_list=True)
    assert "berupa daftar, sehingga nomornya tercetak kosong" in found.message
    assert said("- Loket\n- Kursi") == []


@pytest.mark.parametrize(
    "text",
    ["Sebab:\n\n- Loket\n- Kursi", "## Loket\n\nDi lantai satu.", "-5 derajat", "17. Agustus 1945"],
)
def test_a_sign_that_is_printed_as_meant_is_not_told(text: str) -> None:
    assert list(mistakes(text, in_list=True)) == []


@pytest.mark.parametrize("sign", ["–", "2.", "3)", "a.", "b)", "•"])
def test_an_item_of_a_list_needs_no_sign_of_its_own(sign: str) -> None:
    (found,) = mistakes(f"{sign} Loket ditambah.", in_list=True)
    assert found.message == f"Tanda `{sign}` di awal isian tercetak apa adanya."


@pytest.mark.parametrize("sign", ["-", "1.", "•", "##"])
def test_a_short_text_may_not_begin_with_the_sign_of_an_item(sign: str) -> None:
    (found,) = plain_signs(f"{sign} Melayani dengan baik")
    assert found.message == f"Tanda `{sign}` di awal isian tercetak apa adanya."


@pytest.mark.parametrize("sign", ["**baik**", "<b>", "[laman](https://contoh.go.id)"])
def test_signs_in_a_short_text_are_told(sign: str) -> None:
    (found,) = plain_signs(f"Melayani {sign} selalu")
    assert found.message.startswith(f"Tanda `{sign}` tercetak apa adanya")


@pytest.mark.parametrize(
    "text",
    ["3 M, 17. Agustus, -5 derajat, #1", "2 ** 3", "nilai [1] dan (a) < b > c", "*) catatan"],
)
def test_ordinary_signs_in_a_short_text_are_not_told(text: str) -> None:
    assert list(plain_signs(text)) == []


@pytest.mark.parametrize("text", ["\r<", "a\r<b", "a\r\n<b>", "- a\r- b\r\n1. c"])
def test_lines_may_end_as_on_other_systems(text: str) -> None:
    as_here = text.replace("\r\n", " \n").replace("\r", "\n")
    assert [found.start for found in mistakes(text)] == [m.start for m in mistakes(as_here)]
