"""Eight small offices of one ministry that are in order, and what a change of some of them brings.

A case of `defects.toml` or `harmless.toml` says what happens to which offices:

    [[kasus]]
    apa = "The unit of an indicator is another one in two offices"
    ganti = [["kantor-2", "satuan: persen", "satuan: indeks"]]     # the first such text
    alih = [["kantor-1", "kantor-3", "ikpa:"]]       # the lines below a key are those of another
    salin = [["kantor-1/foto.png", "kantor-3/foto.png"]]
    tahun_lalu = ["kantor-5"]                        # every year is the one before
    hanya = ["kantor-1", "kantor-2"]                 # these offices alone
    kode = ["LK855"]                                 # every finding that there is then
    di = ["kantor-2", "satuan: indeks"]              # an office, and a part of the line
    lain = ["kantor-1", "satuan: persen"]            # the other end
    isi = "7 dari 8 kantor"                          # optional: a part of the message
"""

from __future__ import annotations

import random
import re
import shutil
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from ministry import NO_TROUBLE, make_ministry
from PIL import Image

from lkjip_docgen.across import Sheet, compare, gather
from lkjip_docgen.checks import Subject
from lkjip_docgen.findings import Finding
from lkjip_docgen.measures import measure
from lkjip_docgen.place import Place
from lkjip_docgen.source import load_project

HERE: Final = Path(__file__).parent
OFFICES: Final = 8
_MONTHS: Final = "Jan;Feb;Mar;Apr;Mei;Jun;Jul;Agt;Sept;Okt;Nov;Des"
_SCORES: Final = ("revisi_dipa", "deviasi_halaman_iii", "penyerapan_anggaran", "capaian_output")


_KEPT: Final[list[TemporaryDirectory[str]]] = []
"""The folder of the offices, until the tests end."""


@cache
def base() -> Path:
    """The folder of the offices as they are, made once."""
    _KEPT.append(TemporaryDirectory(prefix="lkjip-kantor-"))
    root = Path(_KEPT[0].name)
    ministry = root / "kementerian"
    make_ministry(ministry, OFFICES, 11, NO_TROUBLE)
    draw = random.Random(5)
    for number, unit in enumerate(sorted((ministry / "unit").iterdir()), 1):
        office = root / "kantor" / f"kantor-{number}"
        shutil.copytree(unit, office)
        _furnish(office, number, draw)
    return root / "kantor"


def _furnish(office: Path, number: int, draw: random.Random) -> None:
    """More than an office of the ministry reports: years, months, scores, words, a picture."""
    file = office / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    name = re.findall(r"nama_singkat: (.+)", text)[0]
    years = "".join(
        f"\n      - {{tahun: {year}, target: 3.3, realisasi: {draw.uniform(3.05, 3.95):.2f}}}"
        for year in (2022, 2023, 2024)
    )
    revenue = "".join(
        f"    - {{tahun: {year}, target: 900000000, realisasi: {_revenue(number, year, draw)}}}\n"
        for year in (2023, 2024)
    )
    month = [f"{draw.uniform(3.2, 3.95):.2f}".replace(".", ",") for _ in range(24)]
    answered = [str(draw.randint(31, 58)) for _ in range(12)]
    table = [
        f"unsur;{_MONTHS}",
        ";".join(["Kejujuran", *month[:12]]),
        ";".join(["Keterbukaan", *month[12:]]),
        ";".join(["Nilai Integritas", *month[:12]]),
        ";".join(["Responden", *answered]),
    ]
    (office / "integritas.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
    Image.new("RGB", (40, 30), (number * 20, 90, 120)).save(office / "foto.png")
    text = text.replace("riwayat: []", f"riwayat:{years}", 1)
    text = text.replace("  tahunan:\n", f"  tahunan:\n{revenue}", 1)
    text = text.replace("satuan: kegiatan}", f"satuan: kegiatan}}\n{_AGREED}")
    text = text.replace("anggaran:\n  versi:", f"{_MEASURED}anggaran:\n  versi:")
    scores = "".join(f"        {key}: {draw.uniform(80, 99):.2f}\n" for key in _SCORES)
    text += f"ikpa:\n  tahunan:\n    - tahun: 2025\n      komponen:\n{scores}"
    text += _words(name, number, draw)
    file.write_text(text, encoding="utf-8")


def _revenue(number: int, year: int, draw: random.Random) -> int:
    """An amount that no other office and year has."""
    rest = random.Random(100 * number + year).randint(700_000_111, 899_999_999)
    return 1_000_000 * draw.randint(7, 20) + rest


_AGREED: Final = (
    "              - {indikator: integritas, nama: Indeks Integritas Layanan, target: 3.20, "
    "satuan: indeks}"
)
_MEASURED: Final = """  - kode: integritas
    singkatan: IIL
    pengukuran:
      jenis: survei_bulanan
      nama: Survei Integritas Layanan
      singkatan: SIL
      nama_nilai: Nilai Integritas
      tabel: integritas.csv
      skala_survei: {maks: 4}
      skala_hasil: {maks: 4}
      minimum_responden: 30
    riwayat: []
    pembanding: []
    program: Program Layanan Publik
"""


def _words(name: str, number: int, draw: random.Random) -> str:
    called, come = draw.randint(1100, 1900), draw.randint(2100, 2900)
    return f"""evaluasi_akip:
  tahun: 2024
  evaluator: Inspektorat Kementerian Layanan Nusa
  nomor: ITJ.{number}-PW.02.0{number}-{come}
  tanggal: 2025-04-1{number}
  nilai: {draw.uniform(62, 79):.2f}
inovasi:
  - nama: Jemput Layanan
    permasalahan: Sebagian penduduk tinggal jauh dari kantor sehingga jarang datang sendiri.
    uraian: Balai Layanan {name} menelepon {called} penduduk dan mengunjungi mereka di rumahnya.
    output: Sepanjang tahun {come} berkas selesai tanpa penduduk datang ke kantor.
    dampak: Layanan berlangsung menurut Peraturan Menteri Layanan Nusa Nomor 118 Tahun 2021.
    foto: foto.png
    keterangan_foto: Petugas mengunjungi penduduk.
"""


@cache
def sheet_of(folder: Path) -> Sheet:
    """What is compared of an office; nothing of a folder changes once it was asked about."""
    project = load_project(folder)
    return gather(folder.name, Subject(project, project.laporan, measure(project.laporan)))


def names() -> list[str]:
    """The folders of the offices."""
    return sorted(folder.name for folder in base().iterdir())


class Case:
    """Some offices changed, and what is said then."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.what: str = told["apa"]
        self.codes: list[str] = told.get("kode", [])
        self.at: list[str] = told.get("di", [])
        self.other: list[str] = told.get("lain", [])
        self.message: str = told.get("isi", "")
        self._told = told

    def found(self, folder: Path) -> tuple[Finding, ...]:
        """What is found across the offices after the changes, which are made in `folder`."""
        return compare(self.sheets(folder)).findings

    def sheets(self, folder: Path) -> list[Sheet]:
        """The offices after the changes."""
        wanted = self._told.get("hanya", names())
        changed = set(self._changed())
        for name in changed:
            shutil.copytree(base() / name, folder / name)
        self._change(folder)
        return [sheet_of((folder if name in changed else base()) / name) for name in wanted]

    def _changed(self) -> Iterator[str]:
        yield from (row[0] for row in self._told.get("ganti", ()))
        yield from (row[1] for row in self._told.get("alih", ()))
        yield from (row[1].partition("/")[0] for row in self._told.get("salin", ()))
        yield from self._told.get("tahun_lalu", ())

    def _change(self, folder: Path) -> None:
        for source, target in self._told.get("salin", ()):
            (folder / target).parent.mkdir(exist_ok=True, parents=True)
            shutil.copy(base() / source, folder / target)
        for source, target, key in self._told.get("alih", ()):
            file = folder / target / "laporan.yaml"
            taken = block((base() / source / "laporan.yaml").read_text("utf-8"), key)
            text = file.read_text("utf-8")
            file.write_text(text.replace(block(text, key), taken), "utf-8")
        for name in self._told.get("tahun_lalu", ()):
            file = folder / name / "laporan.yaml"
            text = re.sub(r"\b202\d\b", lambda year: str(int(year[0]) - 1), file.read_text("utf-8"))
            file.write_text(text, "utf-8")
        for name, old, new in self._told.get("ganti", ()):
            in_table = (folder / name / "integritas.csv").read_text("utf-8")
            file = folder / name / ("integritas.csv" if old in in_table else "laporan.yaml")
            text = file.read_text("utf-8")
            assert old in text, f"{name}: {old}"
            file.write_text(text.replace(old, new, 1), "utf-8")


def block(text: str, key: str) -> str:
    """The first line that begins with a key, and the lines below it that stand further in."""
    lines = text.splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if line.strip().startswith(key))
    depth = len(lines[first]) - len(lines[first].lstrip())
    end = first + 1
    while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > depth:
        end += 1
    return "".join(lines[first:end])


def cases(file: str) -> list[Case]:
    """The cases of a file beside this one."""
    data = tomllib.loads((HERE / file).read_text(encoding="utf-8"))
    return [Case(row) for row in data["kasus"]]


def told(findings: Iterable[Finding]) -> str:
    """Findings as a failing test shows them."""
    return "\n".join(f"{f.code} {f.place} {f.path}: {f.message}" for f in findings)


def stands(place: Place | None, spot: list[str]) -> bool:
    """Whether a place is in that office, on a line with that fragment."""
    office, fragment = spot
    if place is None or Path(place.file).parent.name != office:
        return False
    if not fragment:
        return True
    lines = Path(place.file).read_text(encoding="utf-8").splitlines()
    return fragment in lines[place.line - 1]
