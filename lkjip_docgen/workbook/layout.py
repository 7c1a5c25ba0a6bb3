"""Which sheets a data file has, and what stands where in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from lkjip_docgen.model import (
    Field,
    Kind,
    Names,
    fields_of,
    label,
    models_at,
    reason_of,
)
from lkjip_docgen.place import Number
from lkjip_docgen.records import replace
from lkjip_docgen.rules import AturanNilai, aturan, profil_daerah
from lkjip_docgen.source import USUAL_EMONEV, Path_, at, select
from lkjip_docgen.workbook import formulas
from lkjip_docgen.workbook.absent import SHEET
from lkjip_docgen.workbook.budget_table import (
    columns_of_parts,
    columns_of_versions,
    levels_of,
    shape_of,
)
from lkjip_docgen.workbook.measurement import has_units, measurement
from lkjip_docgen.workbook.month_tables import EmonevTable, MonthTable, SurveyTable
from lkjip_docgen.workbook.sheet_names import ATTACHED
from lkjip_docgen.workbook.sheet_parts import Computed, Form, Level, Sheet, Table, Tree
from lkjip_docgen.workbook.wording import EARLIER, Wording, in_words

GUIDE = "Petunjuk"


def sheets_of(data: Mapping[str, object], wording: Wording = EARLIER) -> tuple[Sheet, ...]:
    """The sheets for a data file, in the order in which an officer thinks.

    Which survey sheets and which score components there are depends on the
    data, what they are called on the office; everything else follows from the model.
    """
    parts = (
        _identity(),
        _units(data),
        _plans(data, wording),
        _performance(data),
        _surveys(data),
        _money(data, wording),
        _texts(wording),
        (SHEET,),
    )
    return tuple(in_words((sheet for part in parts for sheet in part), wording))


def _identity() -> Iterator[Sheet]:
    whole = (
        *("profil", "penghargaan_lampiran", "perjanjian_tahun_depan"),
        *("batas_capaian", "kategori_capaian"),
    )
    attach = _form("Kelengkapan", (), only=whole)
    yield Sheet("Dokumen laporan", (_form("Dokumen", ("dokumen",)), attach), "Dokumen")
    yield Sheet(
        "Kantor dan instansi",
        (
            _form("Instansi di atas kantor", ("instansi",)),
            _form("Kantor", ("kantor",)),
            _table("Wilayah kerja", ("kantor", "wilayah_kerja", "wilayah")),
        ),
        "Instansi & Kantor",
    )
    signers = _level(("pejabat",), keys=("dokumen", "tahun", "versi", "periode"))
    people = _level(("pejabat",), ("penandatangan",))
    signed = Table("Pejabat penanda tangan", (signers, people))
    yield Sheet("Penanda tangan", (signed,), "Pejabat")
    units = fields_of(*models_at(("organisasi", "unit")))
    tree = Tree("Unit organisasi", ("organisasi", "unit"), "unit", units)
    yield Sheet("Organisasi", (_form("Tugas dan fungsi kantor", ("organisasi",)), tree))
    groups = _level(("pegawai", "rincian"), keys=("kode",), prefix="Rincian")
    members = _level(("pegawai", "rincian"), ("kelompok",), prefix="Kelompok")
    staff = Table("Rincian pegawai", (groups, members), formulas.STAFF)
    yield Sheet("Pegawai", (_form("Keadaan pegawai", ("pegawai",)), staff))


def _units(data: Mapping[str, object]) -> Iterator[Sheet]:
    """The units below the office, where it brings their data together."""
    if has_units(data):
        yield Sheet(
            "Unit",
            (
                _form("Unit di bawah kantor", ("unit",), without=("folder",)),
                _list("Folder unit", ("unit", "folder")),
                _table("Unit yang tidak dihitung", ("unit", "tidak_dihitung")),
            ),
        )


def _plans(data: Mapping[str, object], wording: Wording) -> Iterator[Sheet]:
    yield Sheet(
        "Aspek dan isu strategis",
        (
            _form("Aspek strategis", ("aspek_strategis",)),
            _table("Butir aspek strategis", ("aspek_strategis", "butir")),
            _form("Isu strategis", ("isu_strategis",)),
            _table("Butir isu strategis", ("isu_strategis", "butir")),
        ),
        "Strategis",
    )
    yield Sheet(
        "Dasar hukum",
        (
            _table("Landasan hukum", ("landasan_hukum",)),
            _form("Pedoman sistematika laporan", ("pedoman",)),
        ),
        "Strategis",
    )
    values = _level(("renstra", "tata_nilai"), keys=("nama",), prefix="Tata nilai")
    value = _level(("renstra", "tata_nilai"), ("nilai",), prefix="Nilai")
    short = wording.sheet("{rencana_strategis:pendek_awal}")
    yield Sheet(
        wording.sheet("{rencana_strategis:awal}", short),
        (
            _form(
                wording.title("{rencana_strategis:awal}"),
                ("renstra",),
                without=("misi", "tujuan", "upaya"),
            ),
            _list("Misi", ("renstra", "misi")),
            _list("Tujuan", ("renstra", "tujuan")),
            _table(wording.title("{sasaran_strategis:awal}"), ("renstra", "sasaran_strategis")),
            Table("Tata nilai", (values, value)),
            _list("Upaya kantor", ("renstra", "upaya")),
        ),
        short,
    )
    agreement = _level(("perjanjian_kinerja",), keys=("tahun", "versi"))
    level = _level(("perjanjian_kinerja",), ("tingkat",), keys=("tingkat",))
    path: Names = ("perjanjian_kinerja", "tingkat")
    objective = _level(path, ("sasaran",), keys=("kode",), prefix="Sasaran")
    target = _level((*path, "sasaran"), ("indikator",), prefix="Indikator")
    table = Table("Perjanjian kinerja", (agreement, level, objective, target))
    agreed = replace(agreement, fields=())
    shape = shape_of(data, "perjanjian_kinerja[].program[]")
    parts = levels_of(("perjanjian_kinerja",), replace(shape, programs_stated=True))
    budget = Table("Anggaran perjanjian kinerja", (agreed, *parts), (), True)
    yield Sheet("Perjanjian kinerja", (table, budget), "Perjanjian Kinerja")
    plan = _level(("rencana_kinerja",), keys=("tahun",))
    planned = _level(("rencana_kinerja",), ("sasaran",), keys=("kode",), prefix="Sasaran")
    path = ("rencana_kinerja", "sasaran")
    target = _level(path, ("indikator",), prefix="Indikator")
    plans = Table("Rencana kinerja tahunan", (plan, planned, target))
    yield Sheet("Rencana kinerja", (plans,), "Rencana Kinerja")
    yield Sheet(
        "Pohon kinerja",
        (
            _form("Pohon kinerja", ("pohon_kinerja",)),
            _table("Simpul pohon kinerja", ("pohon_kinerja", "simpul")),
        ),
        "Pohon Kinerja",
    )


def _performance(data: Mapping[str, object]) -> Iterator[Sheet]:
    fields = _fields(("indikator",), without=("analisis", "triwulan"))
    indicators = Table(
        "Indikator kinerja", (Level(("indikator",), (), fields),), formulas.INDICATOR
    )
    classes = _table("Kelas capaian kantor sendiri", ("kategori_capaian", "kelas"))
    yield Sheet("Indikator kinerja", (indicators, classes), "Indikator")
    path: Names = ("indikator", "pengukuran", "kelompok")
    group = _level(path[:1], path[1:], keys=("kode",), prefix="Kelompok")
    element = _level(path, ("unsur",), prefix="Unsur")
    elements = Table("Unsur berbobot", (_INDICATOR, group, element), formulas.ELEMENT, True)
    ways = Table("Cara pengukuran", (replace(_INDICATOR, fields=measurement(data)),), (), True)
    yield Sheet("Pengukuran dan realisasi", (ways,), "Pengukuran")
    yield Sheet("Unsur berbobot", (elements,), "Unsur Berbobot")
    yield from _quarters()
    history, others = (_level(("indikator",), (name,)) for name in ("riwayat", "pembanding"))
    past = Table("Tahun-tahun sebelumnya", (_INDICATOR, history), formulas.HISTORY, True)
    yield Sheet("Riwayat", (past,))
    yield Sheet("Pembanding", (Table("Pembanding", (_INDICATOR, others), (), True),))
    texts = tuple(
        replace(field, names=("analisis", *field.names))
        for field in _fields(("indikator", "analisis"))
    )
    table = Table("Analisis tiap indikator", (replace(_INDICATOR, fields=texts),), (), True)
    yield Sheet("Analisis capaian", (table,), "Analisis")


def _quarters() -> Iterator[Sheet]:
    """Targets and results of quarters, and the steps of the action plan."""
    fields = tuple(
        replace(field, names=("triwulan", *field.names))
        for field in _fields(("indikator", "triwulan"))
    )
    level = replace(_INDICATOR, fields=fields)
    quarters = Table("Target dan realisasi tiap triwulan", (level,), (), True)
    steps = _level(("indikator",), ("rencana_aksi",))
    plan = Table("Rencana aksi", (_INDICATOR, steps), (), True)
    yield Sheet("Triwulan", (quarters,))
    yield Sheet("Rencana aksi", (plan,), "Rencana Aksi")


_INDICATOR = Level(
    ("indikator",),
    (
        Field(
            ("kode",), "Indikator", Kind.TEKS, "Kode pada lembar Indikator kinerja", required=True
        ),
    ),
    (),
)


def tables_of(data: Mapping[str, object]) -> list[MonthTable]:
    """Every monthly table that the data name, in a CSV or an Excel file."""
    return [*_survey_tables(data), *_emonev_tables(data)]


def _survey_tables(data: Mapping[str, object]) -> Iterator[SurveyTable]:
    for path, row in select(data, "indikator[]"):
        way = at(row, ("pengukuran",))
        file = at(way, ("tabel",))
        if isinstance(row, dict) and isinstance(way, dict) and isinstance(file, str):
            kode, name = str(row.get("kode", "")), str(way.get("nama_nilai", "Nilai"))
            title = f"Tabel {way.get('nama', kode)}"
            usual = str(way.get("singkatan", ""))
            place: Path_ = (*path, "pengukuran", "tabel")
            yield SurveyTable(title, file.strip(), place, usual, kode, name)


def _emonev_tables(data: Mapping[str, object]) -> Iterator[EmonevTable]:
    for path, file in select(data, "emonev.tabel"):
        if isinstance(file, str):
            yield EmonevTable("Kemajuan tiap bulan", file.strip(), path, USUAL_EMONEV)


def _surveys(data: Mapping[str, object]) -> Iterator[Sheet]:
    for table in tables_of(data):
        if isinstance(table, SurveyTable):
            yield Sheet(f"Survei {table.kode}"[:31], (table,))


def _money(data: Mapping[str, object], wording: Wording) -> Iterator[Sheet]:
    shape = shape_of(data, "anggaran.versi[].program[]")
    versions = _table("Versi anggaran", ("anggaran", "versi"), columns_of_versions(shape))
    version = _level(("anggaran", "versi"), keys=("kode",), prefix="Versi")
    version = replace(version, fields=(), keys=(replace(version.keys[0], label="Versi"),))
    program, *deeper = levels_of(("anggaran", "versi"), shape)
    program = replace(program, keys=(replace(program.keys[0], label="Program"),))
    activities = Table(
        "Kegiatan dan realisasi", (version, program, *deeper), columns_of_parts(shape), True
    )
    sources = _table("Sumber dana", ("anggaran", "sumber_dana"), formulas.SOURCE)
    factors = _list("Faktor penyerapan", ("anggaran", "faktor"))
    quarters = _form("Belanja tiap triwulan", ("anggaran", "triwulan"))
    yield Sheet("Anggaran", (versions, quarters, factors))
    yield Sheet("Kegiatan", (activities,))
    yield Sheet("Sumber dana", (sources,), "Sumber Dana")
    year = _level(("anggaran", "jenis_belanja"), keys=("tahun",))
    kind = _level(("anggaran", "jenis_belanja"), ("belanja",))
    yield Sheet("Belanja", (Table("Belanja menurut jenis", (year, kind), formulas.SPENDING),))
    yield _revenue(data, wording)
    smart, ikpa = (
        wording.title(text) for text in ("{aplikasi_kinerja_anggaran}", "{pelaksanaan_anggaran}")
    )
    yield Sheet(
        wording.sheet("{aplikasi_kinerja_anggaran} & {pelaksanaan_anggaran}"),
        (
            _form(smart, ("smart",)),
            _scores("smart", "nka", data, wording),
            _form(ikpa, ("ikpa",)),
            _scores("ikpa", "ikpa", data, wording),
        ),
    )
    monev = _form(wording.title("{aplikasi_pemantauan}"), ("emonev",))
    table = Field(("tabel",), "Tabel", Kind.TEKS, "Nama berkas tabel bulanan")
    monev = replace(monev, fields=(*monev.fields, table))
    months = tuple(table for table in tables_of(data) if isinstance(table, EmonevTable))
    yield Sheet(wording.sheet("{aplikasi_pemantauan}"), (monev, *months))


def _revenue(data: Mapping[str, object], wording: Wording) -> Sheet:
    """Under which key an office has its revenue decides what the sheet is called."""
    if has_other_revenue(data):
        key, sheet, name = "penerimaan", "Penerimaan", "Penerimaan"
    else:
        key, sheet = "pnbp", wording.sheet("{penerimaan:pendek}")
        name = wording.title("{penerimaan:pendek}")
    revenue = _table(f"{name} tiap tahun", (key, "tahunan"), formulas.REVENUE)
    return Sheet(sheet, (_form(name, (key,)), revenue))


def has_other_revenue(data: Mapping[str, object]) -> bool:
    """Whether the office has revenue of another kind than PNBP, or is of a region."""
    if data.get("penerimaan"):
        return True
    pnbp = data.get("pnbp")
    return data.get("profil") in profil_daerah() and (not pnbp or bool(reason_of(pnbp)))


def _scores(section: str, kind: str, data: Mapping[str, object], wording: Wording) -> Table:
    """A year a row; a column for each component of the rules of those years and the next."""
    path: Names = (section, "tahunan")
    years = _years(section, data)
    rules = _rules(kind, sorted(years | {year + 1 for year in years}))
    fields = [*fields_of(*models_at(path))]
    for name in _components(section, rules, data):
        fields.append(Field(("komponen", name), label((name,)), Kind.ANGKA, _SCORE))
    titles = {name: tuple(map(wording.title, texts)) for name, texts in _SCORES.items()}
    computed = (formulas.score_of(kind, rules, titles),)
    return Table(titles[kind][0], (Level(path, (), tuple(fields)),), computed)


def _years(section: str, data: Mapping[str, object]) -> set[int]:
    """The year of the report and those for which a score is given."""
    paths = (f"{section}.tahunan[].tahun", "dokumen.tahun")
    found = (value for path in paths for _, value in select(data, path))
    return {int(year) for year in found if isinstance(year, Number)}


def _components(
    section: str, rules: Iterable[AturanNilai], data: Mapping[str, object]
) -> Iterable[str]:
    """The components that the rules name, then those that only the data file has."""
    names = dict.fromkeys(key for rule in rules for key in rule.kunci)
    for _, filled in select(data, f"{section}.tahunan[].komponen"):
        if isinstance(filled, dict):
            names |= dict.fromkeys(filled)
    return names


def _rules(kind: str, years: Iterable[int]) -> list[AturanNilai]:
    """The versions of a score that hold in some years, in their order."""
    found: dict[str, AturanNilai] = {}
    for year in years:
        try:
            rule = aturan(kind, year)
        except LookupError:
            continue  # a year before the first rule
        found.setdefault(rule.kode, rule)
    return list(found.values())


_SCORES = {
    "nka": ("Komponen {aplikasi_kinerja_anggaran}", "{kinerja_anggaran}"),
    "ikpa": ("Komponen {pelaksanaan_anggaran}", "Nilai {pelaksanaan_anggaran}"),
}
"""Of each score, the table that holds its components and the heading of its total."""

_SCORE = "Kosongkan bila tidak dinilai atau tidak berlaku pada tahun itu"


def _texts(wording: Wording) -> Iterator[Sheet]:
    yield Sheet(
        "Capaian lain",
        (
            _form(
                wording.title("Kontribusi terhadap {kantor_wilayah:kecil}"), ("kontribusi_kanwil",)
            ),
            _table("Output lain", ("output_lain",)),
        ),
        "Capaian Lainnya",
    )
    yield Sheet(
        "Evaluasi akuntabilitas kinerja",
        (
            _form("Hasil evaluasi", ("evaluasi_akip",)),
            _table("Komponen evaluasi", ("evaluasi_akip", "komponen")),
            _table("Hasil tahun-tahun sebelumnya", ("evaluasi_akip", "riwayat")),
            _table("Rekomendasi dan tindak lanjut", ("evaluasi_akip", "rekomendasi")),
        ),
        "Evaluasi AKIP",
    )
    yield Sheet("Penghargaan", (_table("Penghargaan", ("penghargaan",)),))
    yield Sheet("Inovasi", (_table("Inovasi", ("inovasi",)),))
    yield Sheet(
        "Pembinaan dan penutup",
        (
            _table("Pembinaan", ("pembinaan",)),
            _list("Langkah ke depan", ("langkah",)),
            _form("Kesimpulan", ("kesimpulan",), without=("isu",)),
            _list("Isu pada kesimpulan", ("kesimpulan", "isu")),
            _list("Saran", ("saran",)),
        ),
        "Penutup",
    )
    yield _own_parts()
    yield Sheet(
        "Istilah dan susunan",
        (_form("Istilah", ("istilah",)), _form("Bagian laporan", ("susunan",))),
        "Istilah & Susunan",
    )
    stated = tuple(
        replace(field, kind=Kind.ANGKA_TERCETAK) if field.kind is Kind.ANGKA else field
        for field in _fields(("pernyataan",))
    )
    yield Sheet(
        "Pemeriksaan",
        (
            Table("Angka yang dinyatakan", (Level(("pernyataan",), (), stated),)),
            _table("Temuan yang diterima", ("diterima",)),
        ),
    )


def _own_parts() -> Sheet:
    """The office's own parts, a row for each piece; those below them in a table of their own.

    What their tables hold stays in its file, which Excel opens as well.
    """
    path: Names = ("bagian_tambahan",)
    part = _level(path, keys=("judul",))
    section = _level(path, ("bagian",), keys=("judul",), prefix="Subbagian")
    above, within = _reference(part, "Bagian"), _reference(section, "Subbagian")
    parts = Table("Bagian tambahan", (part, _pieces(path)))
    sections = Table("Subbagian", (above, section, _pieces((*path, "bagian"))), (), True)
    kinds = (
        Table("Kolom tabel", (above, *_columns(path, "Tabel")), (), True),
        Table(
            "Kolom tabel subbagian",
            (above, within, *_columns((*path, "bagian"), "Tabel subbagian")),
            (),
            True,
        ),
    )
    attached = _table(ATTACHED, ("lampiran",))
    blocks = (parts, sections, *kinds, attached)
    return Sheet("Bagian tambahan dan lampiran", blocks, "Bagian Tambahan")


def _reference(level: Level, name: str) -> Level:
    """A level that only says to which item of another table a row belongs."""
    return replace(level, keys=(replace(level.keys[0], label=name),), fields=(), refers=True)


def _pieces(path: Names) -> Level:
    """The pieces of a part, the file of a table or chart among its fields."""
    level = _level(path, ("isi",))
    found: list[Field] = []
    for field in level.fields:
        found.append(field)
        if field.names in (("tabel", "kode"), ("grafik", "tabel")):
            found.append(_table_file(path, field.names[0]))
    return replace(level, fields=tuple(found))


def _table_file(path: Names, kind: str) -> Field:
    """The name of a table file, which the model knows by what stands in it."""
    note = models_at((*path, "isi", kind))[0].model_fields["berkas"].description or ""
    return Field((kind, "berkas"), f"{kind.capitalize()}: berkas", Kind.TEKS, note)


def _columns(path: Names, name: str) -> tuple[Level, Level]:
    """The columns of the tables of pieces, each below the title of its table."""
    title = Field(("tabel", "judul"), name, Kind.TEKS, "Judul tabel pada lembar ini", (), True)
    columns = _level((*path, "isi"), ("tabel", "kolom"), prefix="Kolom")
    return Level(("isi",), (title,), (), refers=True), columns


def _fields(path: Names, without: Collection[str] = ()) -> tuple[Field, ...]:
    return fields_of(*models_at(path), without=frozenset(without))


def _form(
    title: str, path: Names, *, without: Collection[str] = (), only: Collection[str] = ()
) -> Form:
    fields = _fields(path, without)
    return Form(title, path, tuple(f for f in fields if not only or f.names[0] in only))


def _table(title: str, path: Names, computed: tuple[Computed, ...] = ()) -> Table:
    return Table(title, (Level(path, (), _fields(path)),), computed)


def _list(title: str, path: Names) -> Table:
    """A list of texts, one a row."""
    owner = models_at(path[:-1])[0]
    note = owner.model_fields[path[-1]].description or ""
    return Table(title, (Level(path, (), (Field((), title, Kind.URAIAN, note, (), True),)),))


def _level(
    above: Names, path: Names = (), *, keys: Collection[str] = (), prefix: str = ""
) -> Level:
    """The list at `path` below `above`; without `path`, the list `above` itself."""
    own: list[Field] = []
    others: list[Field] = []
    for field in _fields((*above, *path)):
        named = _prefixed(field, prefix) if prefix else field
        (own if field.names[0] in keys else others).append(named)
    return Level(path or above, tuple(own), tuple(others))


def _prefixed(field: Field, prefix: str) -> Field:
    return replace(field, label=f"{prefix}: {field.label[:1].lower()}{field.label[1:]}")
