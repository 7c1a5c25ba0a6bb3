"""The tree of performance, a change of the agreement and an evaluation: refreshed as built anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest
from built_sample import built
from draws import share
from proyek import buat
from refresh_files import W, seen
from yaml_changes import changed

from lkjip_docgen.jobs.refresh import Wish, refresh

Data = Any

CHAPTERS = {
    "bab_2": "# Perencanaan\n\n## Awal\n\nKalimat pertama.\n\n"
    '{% include "narasi/bab-2b-perjanjian-kinerja.md" %}\n'
    '{% include "narasi/bab-2c-pohon-kinerja.md" %}\n',
    "bab_3": "# Capaian\n\n## Awal Capaian\n\nKalimat pertama.\n\n"
    '{% include "narasi/bab-3e-evaluasi-akip.md" %}\n',
}
SECTIONS = """\
pohon_kinerja:
  simpul:
    - {kode: t1, nama: Tujuan satu, sebutan: Tujuan}
    - {kode: b1, nama: Hasil bidang satu, induk: sk1, pengampu: Seksi A}
    - {kode: b2, nama: Hasil bidang dua, induk: sk1}
evaluasi_akip:
  nilai: 68.45
  komponen: [{nama: Perencanaan Kinerja, nilai: 21.6}]
  riwayat: [{tahun: 2029, nilai: 64.75}]
  rekomendasi:
    - {uraian: Membahas capaian, tindak_lanjut: Rapat diadakan., status: selesai, bukti: Notula}
    - {uraian: Menyelaraskan sasaran pegawai, tindak_lanjut: Dibagikan., status: proses}
    - {uraian: Membangun aplikasi pemantauan, status: belum}
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small office with all of it, and its report."""
    folder = tmp_path_factory.mktemp("pohon") / "asal"
    office = buat(folder).ringkas()
    for slot, text in CHAPTERS.items():
        office.tulis(text, f"templates/narasi/{slot}.md")
    office.ganti("- kode: sk1\n", "- kode: sk1\n            induk: t1\n")
    office.tambah(SECTIONS)
    built(folder)
    return folder


def recommendations(data: Data) -> None:
    """One comes before all others, one goes, one is worded anew, one has been begun."""
    rows = data["evaluasi_akip"]["rekomendasi"]
    rows[2].update(status="proses", tindak_lanjut="Dirancang.", uraian="Membangun aplikasi kinerja")
    del rows[0]
    rows.insert(0, {"uraian": "Menyusun pohon", "tindak_lanjut": "Sudah.", "status": "selesai"})


def amended(data: Data) -> None:
    """The agreement is changed after the report was made."""
    change = deepcopy(data["perjanjian_kinerja"][0])
    change |= {"versi": "perubahan", "alasan_perubahan": "Pagu bertambah."}
    change["tingkat"][0]["sasaran"][0]["indikator"][0]["target"] = 3.5
    data["perjanjian_kinerja"].append(change)
    data["indikator"][0]["target"] = 3.5


def grown(data: Data) -> None:
    """The tree no longer fits one page, and its pages lie on their side."""
    for n in range(40):
        name = f"Hasil tambahan nomor {n} yang menunjang sasaran"
        parent = "sk1" if n % 2 else "b1"
        data["pohon_kinerja"]["simpul"].append({"kode": f"x{n}", "nama": name, "induk": parent})


def added(data: Data) -> None:
    """The change of the agreement brings an indicator too: a table says it, not a sentence."""
    amended(data)
    rows = data["perjanjian_kinerja"][-1]["tingkat"][0]["sasaran"][0]["indikator"]
    rows.append({"nama": "Indikator tambahan", "target": 1, "satuan": "Laporan"})


def remembered(data: Data) -> None:
    """Of so many evaluations a table tells in the place of the sentence."""
    data["evaluasi_akip"]["riwayat"] = [{"tahun": 2029 - n, "nilai": 64.75 - n} for n in range(4)]


def gone(data: Data) -> None:
    """Nobody gives a tree or an evaluation any more."""
    del data["pohon_kinerja"], data["evaluasi_akip"]
    del data["perjanjian_kinerja"][0]["tingkat"][0]["sasaran"][0]["induk"]


def shown(report: Path) -> list[object]:
    """What a reader sees, in order: words, pictures, and how the pages lie."""
    document = docx.Document(str(report))
    found: list[object] = [section.orientation for section in document.sections]
    for node in document.element.body.iter(f"{W}p", f"{W}drawing"):
        found.append(seen(node) if node.tag == f"{W}p" else picture(document, node))
    return found


def picture(document: Any, drawing: Any) -> bytes:
    blip = next(e for e in drawing.iter() if e.tag.endswith("}blip"))
    relation = next(v for k, v in blip.attrib.items() if k.endswith("}embed"))
    return bytes(document.part.related_parts[relation].blob)


CHANGES = [recommendations, amended, added, remembered, grown, gone]


@pytest.mark.parametrize("change", share(CHANGES, one_of=2))
def test_a_refresh_says_what_a_new_build_says(
    first: Path, tmp_path: Path, change: Callable[[Data], None]
) -> None:
    work = Path(shutil.copytree(first, tmp_path / "kerja"))
    file, report = work / "laporan.yaml", next((work / "keluaran").glob("*.docx"))
    before = shown(report)
    file.write_text(changed(file.read_text(encoding="utf-8"), change), encoding="utf-8")
    refresh(report, wish=Wish(force=True, with_layout=False))
    other = Path(shutil.copytree(work, tmp_path / "baru", ignore=lambda *_: {"keluaran"}))
    assert shown(report) == shown(built(other)) != before
