"""What an office has one of is a sentence, closed with a full stop, and no list; what it has not
is announced by no chapter."""

from __future__ import annotations

from pathlib import Path

import pytest
from dinas import DATA, buat

from lkjip_docgen.api import compose_report
from lkjip_docgen.document.walk import each_block, plain_text
from lkjip_docgen.source import load_project

_WITHOUT_STOPS = (
    ("[Lelang selesai pada bulan Maret.]", "[Lelang selesai pada bulan Maret]"),
    ("[Curah hujan tinggi pada akhir tahun.]", "[Curah hujan tinggi pada akhir tahun]"),
    ("[Anggaran pemeliharaan rutin ditambah.]", "[Anggaran pemeliharaan rutin ditambah]"),
    (
        "[{uraian: Curah hujan tinggi mempercepat kerusakan jalan.}]",
        "[{judul: Hujan, uraian: Curah hujan tinggi mempercepat kerusakan jalan}]",
    ),
)
_NO_REGION = (
    ("  wilayah_kerja:\n    uraian: Wilayah kerja dinas adalah seluruh wilayah kabupaten.\n", ""),
)
_PLAN = """
rencana_kinerja:
  - tahun: 2025
    sasaran:
      - kode: ss1
        nama: Meningkatnya jalan mantap
        indikator: [{nama: Persentase jalan mantap, target: 80, satuan: persen}]
"""


_FOURTH = """  - kode: alat
    nama: Alat berat siap pakai
    sasaran: ss1
    satuan: unit
    target: 4
    pengukuran: {jenis: cacah, yang_dihitung: Alat berat siap pakai, hasil: 4}
"""


def told(folder: Path, *changes: tuple[str, str], more: str = "") -> list[str]:
    """The paragraphs of the report of a service whose data were changed."""
    buat(folder)
    data = DATA
    for old, new in changes:
        assert old in data, old
        data = data.replace(old, new)
    (folder / "laporan.yaml").write_text(data + more, encoding="utf-8")
    report = compose_report(load_project(folder))
    blocks = [block for part in report.parts for block in each_block(part.blocks)]
    contents = [getattr(block, "content", None) for block in blocks]
    return [plain_text(content) for content in contents if isinstance(content, tuple)]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return told(tmp_path_factory.mktemp("satu") / "dinas", *_WITHOUT_STOPS)


@pytest.mark.parametrize(
    "sentence",
    [
        "Faktor penyerapan. Lelang selesai pada bulan Maret.",
        "Terdapat satu isu yang berpotensi menghambat capaian kinerja. Curah hujan tinggi pada "
        "akhir tahun.",
        "Untuk menindaklanjuti kesimpulan di atas, disarankan hal berikut. Anggaran pemeliharaan "
        "rutin ditambah.",
        "Hujan. Curah hujan tinggi mempercepat kerusakan jalan.",
        "Jalan kabupaten menghubungkan sentra pertanian dengan pasar.",
    ],
)
def test_one_of_a_kind_is_closed_with_a_full_stop(texts: list[str], sentence: str) -> None:
    assert sentence in texts


def test_one_of_a_kind_is_announced_as_one(texts: list[str]) -> None:
    whole = "\n".join(texts)
    assert "penting dalam satu aspek berikut.\n" in whole
    assert "Terdapat satu isu yang dapat memengaruhi pencapaian kinerja " in whole
    assert "aspek berikut:" not in whole


def test_a_chapter_announces_only_what_it_holds(tmp_path: Path, texts: list[str]) -> None:
    plain = told(tmp_path / "tanpa", *_NO_REGION)
    (first,) = [text for text in plain if text.startswith("Bab ini memperkenalkan")]
    assert first.startswith("Bab ini memperkenalkan kedudukan, tugas dan susunan organisasi,")
    (second,) = [text for text in plain if text.startswith("Bab ini menyajikan arah")]
    assert "yang menjadi pedoman serta target yang disepakati" in second
    assert any("kedudukan dan wilayah kerja, tugas" in text for text in texts)
    planned = told(tmp_path / "rkt", more=_PLAN)
    assert any("pedoman, rencana kinerja tahunan, serta target" in text for text in planned)


def test_a_result_is_not_said_to_be_found_by_itself(tmp_path: Path) -> None:
    counted = "pengukuran: {jenis: cacah, yang_dihitung: Kecelakaan kerja, hasil: 0}"
    named = "pengukuran: {jenis: langsung, nama: %s, hasil: 0, sumber_hasil: Polres Contoh}"
    name = "Kecelakaan kerja pada proyek dinas"
    same = told(tmp_path / "sama", (counted, named % name))
    assert "Hasil tahun 2025 bersumber dari Polres Contoh." in same
    other = told(tmp_path / "lain", (counted, named % "Catatan kecelakaan"))
    found = f"{name} ditetapkan melalui Catatan kecelakaan."
    assert f"{found} Hasil tahun 2025 bersumber dari Polres Contoh." in other


def test_one_step_is_a_sentence_of_the_summary(tmp_path: Path) -> None:
    """With more than three indicators Kilas Kinerja has no room for the steps."""
    before = "  - kode: celaka\n"
    more = "\nlangkah: [Menambah alat berat]\n"
    found = told(tmp_path / "langkah", (before, _FOURTH + before), more=more)
    assert any(text.endswith(" menetapkan satu langkah. Menambah alat berat.") for text in found)
