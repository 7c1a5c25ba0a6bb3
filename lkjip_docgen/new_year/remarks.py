"""What an officer must look at in next year's data file, as comments `# PERIKSA: ...`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from textwrap import wrap

from lkjip_docgen.idn import format_date
from lkjip_docgen.new_year.raw_sections import Section
from lkjip_docgen.rules import aturan, sebutan_lembaga
from lkjip_docgen.source import Path_, select

_MARK = "PERIKSA: "
_WIDTH = 88


class Remarks:
    """Comments by the data path that they stand above."""

    def __init__(self) -> None:
        self.lines: dict[Path_, list[str]] = {}

    def add(self, path: Path_, text: str) -> None:
        """Put a remark above the key or list item at `path`."""
        self.lines.setdefault(path, []).extend(wrap(_MARK + text, _WIDTH))


def general(data: Section, year: int) -> Remarks:
    """The remarks that follow from the kind of section alone; `year` is the new one."""
    remarks = Remarks()
    old = year - 1
    remarks.add(
        ("dokumen",),
        f"berkas ini disusun dari data tahun {old}. Cari kata PERIKSA, isi yang kosong, "
        "lalu hapus catatannya.",
    )
    for path, text in _texts(old, year):
        remarks.add(path, text)
    for path, address in select(data, "emonev.laman"):
        if str(old) in str(address):
            remarks.add(path, f"alamat ini memuat tahun {old}.")
    last = _last_year_of_plan(data)
    if last is not None and last < year:
        text = f"renstra ini berakhir tahun {last}; ganti dengan yang berlaku."
        remarks.add(("renstra",), text)
    for text in _renamed(data, year):
        remarks.add(("instansi",), text)
    return remarks


def _renamed(data: Section, year: int) -> Iterator[str]:
    """Ministries above the office whose name has ended by the time of the report of `year`."""
    reported = date(year + 1, 1, 1)
    names = [str(name) for _, name in select(data, "instansi.kementerian.nama")]
    names += [str(name) for _, name in select(data, "instansi.kantor_wilayah.nama")]
    known = {named.lembaga for name in names for named in sebutan_lembaga(name)}
    for lembaga in sorted(known, key=lambda lembaga: lembaga.nama):
        if lembaga.sampai is not None and not lembaga.ada(reported):
            yield (
                f"{lembaga.nama} berganti paling lambat sejak "
                f"{format_date(lembaga.sampai + timedelta(days=1))} ({lembaga.sumber}); "
                f"penggantinya: {', '.join(lembaga.pengganti)}. Nama pada perjanjian kinerja yang "
                "ditandatangani sebelum itu ditulis pada `nama_kementerian` di dalamnya."
            )


def _last_year_of_plan(data: Section) -> int | None:
    plan = data.get("renstra")
    last: int | None = plan.get("periode", {}).get("akhir") if isinstance(plan, dict) else None
    return last


def _texts(old: int, year: int) -> Iterator[tuple[Path_, str]]:
    rules = f"peraturan yang berlaku pada tahun {year}; ganti yang sudah dicabut atau diubah."
    yield ("dokumen", "tanggal"), f"tanggal laporan tahun {year}."
    yield ("dokumen", "batas_data"), "tanggal tiap data dikumpulkan."
    yield ("organisasi", "dasar_hukum"), rules
    yield ("pegawai",), "keadaan pegawai yang baru."
    yield ("isu_strategis",), f"isu yang masih berlaku pada tahun {year}."
    yield ("landasan_hukum",), rules
    yield ("pedoman",), f"pedoman penyusunan laporan tahun {year}."
    yield ("pohon_kinerja",), f"pohon kinerja yang berlaku pada tahun {year}."
    yield ("anggaran", "sumber_dana"), f"pagu tiap sumber dana tahun {year}."
    yield ("anggaran", "faktor"), f"faktor penyerapan tahun {year}."
    for revenue in ("pnbp", "penerimaan"):
        yield (revenue, "dasar_hukum"), rules
        yield (revenue, "catatan"), f"catatan tentang target dan realisasi tahun {year}."
    yield ("smart", "uraian"), f"penjelasan tentang nilai tahun {year}."
    yield ("ikpa", "uraian"), f"penjelasan tentang nilai tahun {year}."
    yield ("kontribusi_kanwil",), f"kontribusi pada tahun {year}."
    yield ("output_lain",), f"output lain pada tahun {year}."
    yield ("penghargaan",), f"tambahkan penghargaan tahun {year}."
    yield ("inovasi",), f"inovasi yang dimulai atau masih berjalan pada tahun {year}."
    yield ("pembinaan",), f"pembinaan pada tahun {year}."
    yield ("langkah",), "langkah untuk tahun berikutnya."
    yield ("kesimpulan",), f"isu dan penutup laporan tahun {year}."
    yield ("saran",), f"saran menurut hasil tahun {year}."
    yield ("bagian_tambahan", 0), f"teks dan tabel tiap bagian tambahan menurut tahun {year}."
    yield ("lampiran", 0), f"lampiran tahun {old}; ganti dengan yang baru."


def rule_change(jenis: str, year: int) -> str | None:
    """What to say when a budget score is computed by another rule than the year before."""
    try:
        before, now = aturan(jenis, year - 1), aturan(jenis, year)
    except LookupError:
        return None
    if before.kode == now.kode:
        return None
    return (
        f"mulai tahun {now.mulai} {now.nama} dihitung menurut {now.sumber}; "
        "komponennya berbeda dengan tahun sebelumnya."
    )
