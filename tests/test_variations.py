"""Copies of the samples, changed as an office would change them: the report follows.

No figure is known here in advance: what a report must print is added up in the test.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from built_sample import built
from docx.document import Document
from docx.oxml.ns import qn
from draws import draws, share
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from lkjip_docgen.document.numbering import number
from lkjip_docgen.document.tree import Equation, Figure, Heading, Report, Table
from lkjip_docgen.document.walk import each_block, markers_of, own_inlines, plain_text
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.measures import measure
from lkjip_docgen.narrative import compose
from lkjip_docgen.place import Number
from lkjip_docgen.resources import SAMPLES, TEMPLATES
from lkjip_docgen.source import load_project
from lkjip_docgen.source.yaml_reader import NumberText, read_yaml

KANIM, RUDENIM = "tanjungpandan-2023", "rudenim-tanjung-purnama-2024"
NASTY = "P&K <utama> \"kutip\" 'x' {{ 1 }} {% if %} *a* _b_ 🙂"
Data = dict[str, Any]
Path_ = tuple[str | int, ...]


# --- a copy of a sample ---------------------------------------------------------


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Writes numbers as they were written, and no anchors for repeated parts."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _number(dumper: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
    written = f"{value:f}"
    kind = "float" if "." in written else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", written)


_Dumper.add_multi_representer(Decimal, _number)


@dataclass
class Salinan:
    """A sample in a folder of its own; `data` may be changed before it is read."""

    root: Path
    data: Data

    def tulis(self) -> None:
        """Write the data file."""
        (self.root / "laporan.yaml").write_text(
            yaml.dump(self.data, Dumper=_Dumper, allow_unicode=True, sort_keys=False),
            encoding="utf-8",
        )

    def susun(self) -> Report:
        """The composed report, all its references resolved."""
        self.tulis()
        project = load_project(self.root)
        report = compose(project, measure(project.laporan))
        number(report)
        return report

    def bangun(self) -> Document:
        """The finished Word file, opened again; page numbers, which take long, are left out."""
        self.tulis()
        return docx.Document(str(built(self.root)))

    def indikator(self, kode: str) -> Data:
        return next(i for i in self.data["indikator"] if i["kode"] == kode)


_READ: dict[str, Data] = {}


def plain(node: Any) -> Any:
    """A copy that may be changed; numbers written as texts are texts again."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(item) for item in node]
    return str(node) if isinstance(node, NumberText) else node


def copied(root: Path, sample: str) -> Salinan:
    """A fresh copy; the folder may be one that an earlier copy of the sample stands in."""
    if not root.exists():
        shutil.copytree(SAMPLES / sample, root, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
    if sample not in _READ:
        _READ[sample] = read_yaml(SAMPLES / sample / "laporan.yaml").data
    return Salinan(root, plain(_READ[sample]))


@pytest.fixture
def kanim(tmp_path: Path) -> Salinan:
    return copied(tmp_path / "kanim", KANIM)


@pytest.fixture
def rudenim(tmp_path: Path) -> Salinan:
    return copied(tmp_path / "rudenim", RUDENIM)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Salinan]:
    """Fresh data in one folder a sample, for the many variations that only compose."""
    base = tmp_path_factory.mktemp("ragam")
    return lambda sample: copied(base / sample, sample)


# --- reading what came out --------------------------------------------------------


def words(report: Report) -> str:
    """Every word and number of the report, block by block."""
    return "\n".join(
        plain_text(inlines)
        for part in report.parts
        for block in each_block(part.blocks)
        for inlines in own_inlines(block)
    )


def headings(report: Report) -> list[str]:
    blocks = (b for part in report.parts for b in each_block(part.blocks))
    return [plain_text(b.content) for b in blocks if isinstance(b, Heading)]


def table(report: Report, name: str) -> list[list[str]]:
    """The body of the table with this id, as words."""
    blocks = (b for part in report.parts for b in each_block(part.blocks))
    found = next(b for b in blocks if isinstance(b, Table) and b.id == name)
    return [[plain_text(cell.content) for cell in row.cells] for row in found.rows]


def year_of(report: Report, kode: str, year: int) -> list[str]:
    """Target, result and capaian that the card of an indicator has for a year."""
    rows = table(report, f"tabel-{kode}-kinerja")
    return next(row for row in rows if row[0] == f"Tahun {year}")[1:4]


def paragraphs(document: Document) -> list[str]:
    """The words of every paragraph of a Word file, in tables and content controls too."""
    return [
        "".join(t.text or "" for t in p.iter(qn("w:t")))
        for p in document.element.body.iter(qn("w:p"))
    ]


def text(document: Document) -> str:
    return "\n".join(paragraphs(document))


# --- arithmetic of its own ----------------------------------------------------------


def rounded(value: Decimal, places: int = 2) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def printed(value: Decimal, places: int = 2) -> str:
    """A number as Indonesians write it."""
    whole, _, rest = f"{rounded(value, places):,.{places}f}".partition(".")
    return whole.replace(",", ".").replace("-", "\N{MINUS SIGN}") + (f",{rest}" if rest else "")


def rupiah(value: Decimal | int) -> str:
    return f"Rp{printed(Decimal(value), 0)}"


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal:
    return rounded(Decimal(part) / Decimal(whole) * 100)


# --- both samples ---------------------------------------------------------------------


@pytest.mark.parametrize("sample", [KANIM, RUDENIM])
def test_a_sample_becomes_a_word_file_with_four_chapters(sample: str, tmp_path: Path) -> None:
    salinan = copied(tmp_path / "a", sample)
    document = salinan.bangun()
    found = text(document)
    for data in (salinan.data["kantor"], *salinan.data["indikator"], *salinan.data["inovasi"]):
        assert data["nama"] in found
    titles = [
        p.text.strip()
        for p in document.paragraphs
        if p.style is not None and p.style.name == "Heading 1"
    ]
    chapters = ["Pendahuluan", "Perencanaan Kinerja", "Akuntabilitas Kinerja", "Penutup"]
    assert [t for t in titles if t in chapters] == chapters
    budget = salinan.data["anggaran"]["versi"][-1]["program"]
    spent = sum(k["realisasi"] for p in budget for k in p["kegiatan"])
    assert rupiah(spent) in found


def test_the_text_of_the_report_knows_neither_sample() -> None:
    names = [
        part
        for sample in (KANIM, RUDENIM)
        for part in (read_yaml(SAMPLES / sample / "laporan.yaml").data["kantor"]["nama_singkat"],)
    ]
    for file in TEMPLATES.glob("narasi/*.md"):
        assert not any(name in file.read_text(encoding="utf-8") for name in names)


def test_an_office_without_outside_respondents_computes_its_index_from_one_group(
    rudenim: Salinan,
) -> None:
    ukur = rudenim.indikator("ipk")["pengukuran"]
    (group,) = ukur["kelompok"]
    value = rounded(sum(u["bobot"] * u["nilai"] for u in group["unsur"]) / 100)
    target = rudenim.indikator("ipk")["target"]
    assert year_of(rudenim.susun(), "ipk", 2024) == [
        printed(target),
        printed(value),
        f"{printed(percent(value, target))}%",
    ]


def test_less_is_better_where_the_office_says_so(rudenim: Salinan) -> None:
    item = rudenim.indikator("gangguan")
    target, result = item["target"], item["pengukuran"]["hasil"]
    achieved = rounded((2 * target - result) / target * 100)
    report = rudenim.susun()
    assert year_of(report, "gangguan", 2024)[-1] == f"{printed(achieved)}%"
    last = max(item["riwayat"], key=lambda row: row["tahun"])
    verdict = "membaik" if result < last["realisasi"] else "memburuk"
    change = last["realisasi"] - result
    assert f"realisasi turun {change} kejadian ({verdict})" in words(report)


def test_the_scores_of_2024_follow_the_rules_of_2024(rudenim: Salinan) -> None:
    weights = {"revisi_dipa": 10, "deviasi_halaman_iii": 15, "penyerapan_anggaran": 20}
    weights |= {"belanja_kontraktual": 10, "penyelesaian_tagihan": 10, "pengelolaan_up_tup": 10}
    weights |= {"capaian_output": 25}
    year = next(y for y in rudenim.data["ikpa"]["tahunan"] if y["tahun"] == 2024)
    parts = year["komponen"]
    gross = rounded(sum(w * parts[k] for k, w in weights.items()) / sum(weights.values()))
    ikpa = gross - year["pengurang"]
    smart = next(y for y in rudenim.data["smart"]["tahunan"] if y["tahun"] == 2024)["komponen"]
    plan = rounded((75 * smart["efektivitas"] + 25 * smart["efisiensi"]) / 100)
    found = words(rudenim.susun())
    assert f"Nilai IKPA tahun 2024 adalah {printed(ikpa)}" in found
    assert f"Nilai Kinerja Anggaran tahun 2024 adalah {printed((plan + ikpa) / 2)}" in found
    assert found.count("tidak diperbandingkan secara langsung") == 2  # NKA and IKPA


def test_a_change_of_the_agreement_names_the_new_head_and_both_dates(rudenim: Salinan) -> None:
    signed = {
        p["versi"]: p["penandatangan"][0]["nama"]
        for p in rudenim.data["pejabat"]
        if p["dokumen"] == "perjanjian_kinerja" and p["tahun"] == rudenim.data["dokumen"]["tahun"]
    }
    assert signed["awal"] != signed["perubahan"]
    found = words(rudenim.susun())
    assert f"oleh {signed['awal']} selaku" in found
    assert f"dengan {signed['perubahan']} selaku Pihak Pertama" in found


# --- names and texts ---------------------------------------------------------------------


def test_special_characters_in_names_reach_the_word_file_as_typed(kanim: Salinan) -> None:
    data, nasty = kanim.data, NASTY
    data["kantor"]["nama"] = f"Kantor {nasty}"
    data["pejabat"][0]["penandatangan"][0]["nama"] = f"Pejabat {nasty}"
    data["organisasi"]["unit"][0]["nama"] = f"Unit {nasty}"
    data["inovasi"][0]["nama"] = f"Inovasi {nasty}"
    data["penghargaan"][0]["pemberi"] = f"Pemberi {nasty}"
    data["anggaran"]["versi"][-1]["program"][0]["kegiatan"][0]["nama"] = f"Kegiatan {nasty}"
    data["kantor"]["alamat"] = f"Jalan {nasty}"
    ikm = kanim.indikator("ikm")
    ikm["nama"] = f"Indeks {nasty}"
    document = kanim.bangun()
    found = text(document)
    for kind in ("Kantor", "Pejabat", "Unit", "Inovasi", "Pemberi", "Kegiatan", "Jalan", "Indeks"):
        assert f"{kind} {nasty}" in found, kind
    assert f"Kantor {nasty}" in document.core_properties.title


@pytest.mark.parametrize("long", ["a" * 1000, "kata panjang " * 75], ids=["tanpa spasi", "spasi"])
def test_very_long_texts_are_printed_whole(long: str, kanim: Salinan) -> None:
    data = kanim.data
    data["kantor"]["sejarah"] = long
    data["inovasi"][0]["uraian"] = long
    data["penghargaan"][0]["nama"] = long
    data["organisasi"]["unit"][0]["nama"] = long
    kanim.indikator("iki")["nama"] = long
    found = paragraphs(kanim.bangun())
    assert sum(long.strip() in paragraph for paragraph in found) >= 5


@pytest.mark.parametrize("sample", [KANIM, RUDENIM])
def test_formulas_stay_within_a_line_of_the_page(
    sample: str, folder: Callable[[str], Salinan]
) -> None:
    salinan = folder(sample)
    for item in salinan.data["indikator"]:
        item["nama"] = f"{item['nama']} pada Seluruh Wilayah Kerja Kantor dan Unit di Bawahnya"
        item.pop("singkatan", None)
    blocks = (b for part in salinan.susun().parts for b in each_block(part.blocks))
    for equation in (b for b in blocks if isinstance(b, Equation)):
        lead = equation.latex.split("=")[0]
        assert len(lead) < 60, lead


# --- years ------------------------------------------------------------------------------------


def shifted(node: Any, years: int, key: str = "") -> Any:
    """The same data so many years later; free texts stay."""
    if isinstance(node, dict):
        return {k: shifted(v, years, k) for k, v in node.items()}
    if isinstance(node, list):
        return [shifted(item, years, key) for item in node]
    if isinstance(node, date):
        return node.replace(year=node.year + years)
    if key in ("tahun", "mulai", "akhir"):
        return Number(int(node) + years)
    return node


@settings(max_examples=draws(6))
@examples(st.integers(-3, 40))
def test_another_year_needs_no_other_program(folder: Callable[[str], Salinan], years: int) -> None:
    salinan = folder(KANIM)
    before = salinan.susun()
    salinan = folder(KANIM)
    salinan.data.pop("smart")  # its components belong to the rules of their year
    year = int(salinan.data["dokumen"]["tahun"]) + years
    salinan.data = shifted(salinan.data, years)
    after = salinan.susun()
    assert f"Tahun {year}" in after.properties["title"]
    captions = words(after)
    assert f"Pagu dan Realisasi Anggaran Tahun {year - 2}–{year}" in captions
    summary = "tabel-ringkas-capaian"
    assert table(before, summary) == table(after, summary)


def test_a_year_without_an_agreement_is_marked_and_reported(kanim: Salinan) -> None:
    year = int(kanim.data["dokumen"]["tahun"]) + 1
    kanim.data["dokumen"]["tahun"] = Number(year)
    assert f"BELUM DIISI: Perjanjian Kinerja Tahun {year}" in words(kanim.susun())
    assert_helpful(load_project(kanim.root).findings)


def test_last_year_is_the_year_before_the_report_even_without_this_year_by_type(
    kanim: Salinan,
) -> None:
    budget, year = kanim.data["anggaran"], kanim.data["dokumen"]["tahun"]
    budget["jenis_belanja"] = [y for y in budget["jenis_belanja"] if y["tahun"] < year]
    (last,) = (y["belanja"] for y in budget["jenis_belanja"] if y["tahun"] == year - 1)
    share = percent(sum(b["realisasi"] for b in last), sum(b["pagu"] for b in last))
    assert f"dari tahun {year - 1} ({printed(share)}%)" in words(kanim.susun())


# --- figures -------------------------------------------------------------------------------------


def weighted_year(file: Path, decimal: str) -> Decimal:
    """The yearly value of a survey table: the last two rows are values and respondents."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";" if decimal == "," else ","))
    pairs = [
        (Decimal(value.replace(decimal, ".")), Decimal(people))
        for value, people in zip(rows[-2][-12:], rows[-1][-12:], strict=True)
        if value and people
    ]
    return rounded(sum(v * n for v, n in pairs) / sum(n for _, n in pairs))


@settings(max_examples=draws(8))
@examples(month=st.integers(0, 11), cents=st.integers(100, 1750), people=st.integers(0, 400))
def test_a_monthly_value_changes_the_year_the_index_and_the_capaian(
    folder: Callable[[str], Salinan], month: int, cents: int, people: int
) -> None:
    salinan = folder(KANIM)
    ikm = salinan.indikator("ikm")
    file = salinan.root / ikm["pengukuran"]["tabel"]
    original = (SAMPLES / KANIM / file.name).read_text(encoding="utf-8")
    lines = [line.split(";") for line in original.splitlines()]
    lines[-2][1 + month] = f"{cents // 100},{cents % 100:02}"
    lines[-1][1 + month] = str(people)
    file.write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
    year = weighted_year(file, ",")
    index = rounded(year / ikm["pengukuran"]["skala_survei"]["maks"] * 4)
    row = year_of(salinan.susun(), "ikm", 2023)
    file.write_text(original, encoding="utf-8")
    assert row[1:] == [printed(index), f"{printed(percent(index, ikm['target']))}%"]


def test_a_survey_table_with_points_and_long_month_names_skips_the_empty_month(
    rudenim: Salinan,
) -> None:
    ukur = rudenim.indikator("iki")["pengukuran"]
    year = weighted_year(rudenim.root / ukur["tabel"], ".")
    found = words(rudenim.susun())
    assert f"ditimbang dengan jumlah responden, adalah {printed(year)}." in found
    assert "Bulan Mei belum mempunyai nilai" in found


@settings(max_examples=draws(10))
@examples(
    kind=st.sampled_from(["cacah", "persentase", "langsung"]),
    polarity=st.sampled_from(["maksimum", "minimum"]),
    target=st.integers(1, 500),
    result=st.integers(0, 500),
)
def test_a_fourth_indicator_of_any_kind_joins_the_report(
    folder: Callable[[str], Salinan], kind: str, polarity: str, target: int, result: int
) -> None:
    salinan = folder(KANIM)
    values = {
        "cacah": {"yang_dihitung": "Laporan", "hasil": result},
        "persentase": {
            "pembilang": "Yang selesai",
            "penyebut": "Yang masuk",
            "nilai_pembilang": result,
            "nilai_penyebut": 100,
        },
        "langsung": {"nama": "Penilaian luar", "hasil": result},
    }
    salinan.data["indikator"].append(
        {
            "kode": "baru",
            "nama": "Indikator Baru",
            "sasaran": salinan.data["indikator"][0]["sasaran"],
            "satuan": "persen" if kind == "persentase" else "laporan",
            "polaritas": polarity,
            "target": target,
            "pengukuran": {"jenis": kind, **values[kind]},
        }
    )
    report = salinan.susun()
    part = result if polarity == "maksimum" else 2 * target - result
    assert year_of(report, "baru", 2023)[-1] == f"{printed(percent(part, target))}%"
    assert "empat indikator kinerja kegiatan" in words(report)
    assert "Indikator Baru" in headings(report)


@pytest.mark.parametrize("kode", ["ikm", "ipk", "iki"])
def test_an_indicator_that_is_dropped_leaves_no_trace(
    kode: str, folder: Callable[[str], Salinan]
) -> None:
    salinan = folder(KANIM)
    name = salinan.indikator(kode)["nama"]
    salinan.data["indikator"].remove(salinan.indikator(kode))
    for level in salinan.data["perjanjian_kinerja"][0]["tingkat"]:
        for objective in level["sasaran"]:
            objective["indikator"] = [
                i for i in objective["indikator"] if i.get("indikator") != kode
            ]
        level["sasaran"] = [s for s in level["sasaran"] if s["indikator"]]
    report = salinan.susun()
    assert "dua indikator kinerja kegiatan" in words(report)
    assert name not in words(report)


# --- parts that an office does not have --------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "absent", "said"),
    [
        ("penghargaan", "Piagam Penghargaan", "BELUM DIISI: penghargaan"),
        ("inovasi", "Inovasi Layanan", "BELUM DIISI: inovasi layanan"),
        ("pnbp", "Penerimaan Negara Bukan Pajak", ""),
        ("smart", "", "BELUM DIISI: Nilai Kinerja Anggaran"),
        ("ikpa", "", "BELUM DIISI: nilai IKPA"),
        ("emonev", "", "BELUM DIISI: data e-Monev"),
        ("pegawai", "", "BELUM DIISI: keadaan pegawai"),
        ("kontribusi_kanwil", "", "BELUM DIISI: kontribusi"),
    ],
)
def test_a_part_that_is_taken_out_is_said_or_marked(
    part: str, absent: str, said: str, folder: Callable[[str], Salinan]
) -> None:
    salinan = folder(KANIM)
    del salinan.data[part]
    report = salinan.susun()
    assert said in words(report)
    assert absent == "" or absent not in headings(report)
    assert part != "pnbp" or "Realisasi Anggaran dan PNBP" not in headings(report)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("penghargaan", "tidak memperoleh penghargaan"),
        ("inovasi", "Tidak terdapat inovasi layanan"),
        ("output_lain", "Tidak terdapat output lain"),
    ],
)
def test_a_part_that_is_declared_empty_is_said_not_to_be_there(
    part: str, said: str, folder: Callable[[str], Salinan]
) -> None:
    salinan = folder(KANIM)
    salinan.data[part] = None
    assert said not in words(salinan.susun())
    salinan.data[part] = []
    assert said in words(salinan.susun())


def test_an_office_without_a_regional_office_does_not_speak_of_one(
    folder: Callable[[str], Salinan],
) -> None:
    salinan = folder(KANIM)
    del salinan.data["instansi"]["kantor_wilayah"], salinan.data["kontribusi_kanwil"]
    assert "Kontribusi terhadap Target Kinerja Kantor Wilayah" not in headings(salinan.susun())


def test_innovations_that_do_not_stand_out_are_still_counted(
    folder: Callable[[str], Salinan],
) -> None:
    salinan = folder(KANIM)
    for item in salinan.data["inovasi"]:
        item["ringkasan"] = False
    found = words(salinan.susun())
    assert "Tidak terdapat inovasi" not in found
    assert len(salinan.data["inovasi"]) == 10
    assert "menjalankan sepuluh inovasi" in found


def test_a_gap_in_the_history_is_never_called_a_steady_course(
    folder: Callable[[str], Salinan],
) -> None:
    salinan = folder(RUDENIM)
    item = salinan.indikator("ipk")
    first = min(item["riwayat"], key=lambda row: row["tahun"])
    earlier = Number(int(first["tahun"]) - 3)
    item["riwayat"] = [
        {**first, "tahun": earlier, "realisasi": first["realisasi"] - 1},
        *item["riwayat"],
    ]
    others = [i for i in salinan.data["indikator"] if i["kode"] != "ipk"]
    for other in others:
        other["riwayat"] = []
    found = words(salinan.susun())
    assert f"Dalam kurun {earlier}" not in found
    assert "konsisten" not in found


def test_missing_figures_are_markers_and_never_zero(folder: Callable[[str], Salinan]) -> None:
    salinan = folder(RUDENIM)
    for path in [p for p in leaves(salinan.data) if isinstance(at(salinan.data, p), Number)]:
        if path[-1] not in ("tahun", "mulai", "akhir", "maks", "bobot", "desimal"):
            del at(salinan.data, path[:-1])[path[-1]]
    file = salinan.root / salinan.indikator("iki")["pengukuran"]["tabel"]
    original = file.read_text(encoding="utf-8")
    rows = list(csv.reader(original.splitlines()))
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([rows[0], *([*row[:2], *[""] * 12] for row in rows[1:])])
    del salinan.data["emonev"]  # its figures stand in a table of their own
    report = salinan.susun()
    file.write_text(original, encoding="utf-8")
    assert len(markers_of(report)) > 100
    assert not any(zero in words(report) for zero in ("Rp0", " 0,00", "(0,00", "100,00%"))
    blocks = [b for part in report.parts for b in each_block(part.blocks)]
    charts = {b.chart.id for b in blocks if isinstance(b, Figure) and b.chart is not None}
    assert charts == {"bagan-organisasi"}


# --- much of everything ------------------------------------------------------------------------


def test_forty_rows_and_forty_units_all_reach_the_word_file(kanim: Salinan) -> None:
    file = kanim.root / kanim.indikator("ikm")["pengukuran"]["tabel"]
    lines = file.read_text(encoding="utf-8").splitlines()
    cells = lines[1].split(";")[1:]
    elements = [f"Unsur ke-{n}" for n in range(1, 41)]
    rows = [";".join([name, *cells]) for name in elements]
    file.write_text("\n".join([lines[0], *rows, *lines[-2:]]), encoding="utf-8")
    units = [f"Unit ke-{n}" for n in range(1, 41)]
    kanim.data["organisasi"]["unit"] = [
        {"nama": name, "tugas": "melakukan tugas"} for name in units
    ]
    document = kanim.bangun()
    found = paragraphs(document)
    assert all(name in found for name in (*elements, *units))
    first = [
        [cell.text for cell in t.columns[0].cells] for t in document.tables if len(t.rows) > 40
    ]
    assert any(set(elements) <= set(column) for column in first)


# --- any key may be missing -----------------------------------------------------------------------


def at(data: Any, path: Path_) -> Any:
    for step in path:
        data = data[step]
    return data


def leaves(node: Any, path: Path_ = ()) -> list[Path_]:
    """The path of every key, deepest first."""
    pairs: Iterator[tuple[str | int, Any]] = iter(())
    if isinstance(node, dict):
        pairs = iter(node.items())
    elif isinstance(node, list):
        pairs = iter(enumerate(node))
    found = [p for key, value in pairs for p in leaves(value, (*path, key))]
    return [*found, path] if path and isinstance(path[-1], str) else found


def shape(path: Path_) -> str:
    return ".".join("[]" if isinstance(step, int) else step for step in path)


def shapes(sample: str) -> dict[str, Path_]:
    """One path for every kind of key that the sample uses."""
    data = read_yaml(SAMPLES / sample / "laporan.yaml").data
    found: dict[str, Path_] = {}
    for path in leaves(data):
        found.setdefault(shape(path), path)
    return found


IN_RUDENIM = shapes(RUDENIM)
KEYS = [(RUDENIM, path) for path in IN_RUDENIM.values()]
KEYS += [(KANIM, path) for name, path in shapes(KANIM).items() if name not in IN_RUDENIM]
LEFT_OUT = share(KEYS, one_of=8, before_merge=2)


def assert_helpful(findings: tuple[Finding, ...]) -> None:
    """Findings, not crashes: each says what is wrong and where."""
    assert findings
    for finding in findings:
        assert finding.message
        assert finding.place is not None or finding.path


def refused_or_composed(salinan: Salinan) -> Report | None:
    """The report; None where the reader refused the data and said why."""
    try:
        return salinan.susun()
    except LkjipError as error:
        findings = error.findings
    assert_helpful(findings)
    assert {f.code[:3] for f in findings} == {"LK0"}  # found on reading, not while composing
    return None


@pytest.mark.parametrize(
    ("sample", "path"), LEFT_OUT, ids=[f"{s[:4]}:{shape(p)}" for s, p in LEFT_OUT]
)
def test_any_key_may_be_left_out(
    sample: str, path: Path_, folder: Callable[[str], Salinan]
) -> None:
    salinan = folder(sample)
    del at(salinan.data, path[:-1])[path[-1]]
    report = refused_or_composed(salinan)
    assert report is None or "Penutup" in headings(report)


@settings(max_examples=draws(25))
@examples(data=st.data())
def test_many_keys_may_be_left_out_at_once(
    folder: Callable[[str], Salinan], data: st.DataObject
) -> None:
    salinan = folder(data.draw(st.sampled_from([KANIM, RUDENIM])))
    everything = leaves(salinan.data)
    for index in sorted(data.draw(st.sets(st.integers(0, len(everything) - 1), max_size=60))):
        path = everything[index]
        del at(salinan.data, path[:-1])[path[-1]]
    report = refused_or_composed(salinan)
    assert report is None or "Penutup" in headings(report)
