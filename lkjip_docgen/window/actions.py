"""What can be done with a project, as the command line does it: what is asked, what is run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from lkjip_docgen.records import Record

Answers = Mapping[str, str]
"""What was chosen on the page, by the name of each wish; a file by the path that it has here."""

Command = Callable[[str, Answers], Iterator[str]]
"""The arguments of `lkjip` for the folder of a project and the answers."""


class Wish(Record):
    """Something that can be chosen before an action: yes or no, one of a few, a file, a text.

    `kind` of a file is followed by the endings that it may have; `choices` are words of the
    command line with what people read.
    """

    name: str
    label: str
    kind: Literal["ya", "pilih", "berkas", "tahun", "rahasia"]
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    endings: tuple[str, ...] = ()


class Action(Record):
    """One thing to do; `group` is the heading it stands under."""

    id: str
    group: str
    title: str
    words: str
    button: str
    command: Command
    wishes: tuple[Wish, ...] = ()


_PERIODS = (
    ("", "Seperti isian Dokumen laporan"),
    ("tahunan", "Tahunan"),
    ("semester 1", "Semester I"),
    ("semester 2", "Semester II"),
    ("triwulan 1", "Triwulan I"),
    ("triwulan 2", "Triwulan II"),
    ("triwulan 3", "Triwulan III"),
    ("triwulan 4", "Triwulan IV"),
)
_PERIOD = Wish("periode", "Periode", "pilih", choices=_PERIODS)
_FINAL = Wish(
    "final",
    "Laporan akhir",
    "ya",
    "Tanpa tanda DRAF. Ditolak bila masih ada yang belum diisi atau keliru.",
)
_PLACES = Wish(
    "tempat", "Sediakan tempat tanda tangan elektronik", "ya", "Untuk BSrE atau sertifikat sendiri."
)
_REPORT = Wish(
    "laporan",
    "Laporan Word",
    "berkas",
    "Berkas yang dibuat program ini, lalu disunting di Word. Tutup dahulu di Word.",
    endings=(".docx",),
)
_SIGNED = Wish("pdf", "Berkas PDF", "berkas", endings=(".pdf",))


def _report(kind: str) -> Command:
    def command(folder: str, answers: Answers) -> Iterator[str]:
        yield from ("build", folder, "--to", kind)
        yield from _given(answers, "periode", "--periode")
        yield from _flags(
            answers,
            final="--final",
            tempat="--reserve-signature",
            kertas="--attach-workpaper",
        )

    return command


def _agreement(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("agreement", folder)
    yield from _given(answers, "tahun", "--year")
    yield from _given(answers, "versi", "--version")
    yield from _flags(answers, final="--final", tempat="--reserve-signature")


def _charts(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("charts", folder)
    yield from _given(answers, "periode", "--periode")


def _workpaper(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("workpaper", folder)
    yield from _given(answers, "periode", "--periode")


def _export(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("workbook", "export", folder)


def _import(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("workbook", "import", answers["buku"], folder)
    yield from _given(answers, "pakai", "--take")


def _refresh(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("refresh", answers["laporan"], folder)
    yield from _flags(answers, terlacak="--track-changes")
    for decision in answers.get("putusan", "").split():
        yield from ("--take", decision)


def _pull(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("pull", answers["laporan"], folder)
    yield from _flags(answers, tulis="--yes")


def _word_pdf(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("pdf", answers["laporan"], folder)
    yield from _flags(answers, final="--final", tempat="--reserve-signature")


def _diff(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("diff", answers["lama"], answers.get("baru") or folder)


def _sign(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("sign", answers["pdf"], "--p12", answers["sertifikat"])
    yield from _given(answers, "kolom", "--field")


def _verify(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("verify", answers["pdf"])


def _next_year(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("new-year", folder)


def _given(answers: Answers, name: str, option: str) -> Iterator[str]:
    if answers.get(name):
        yield from (option, answers[name])


def _flags(answers: Answers, **options: str) -> Iterator[str]:
    yield from (option for name, option in options.items() if answers.get(name))


_MAKE = "Laporan"
_EXCEL = "Excel, grafik, dan pereviu"
_EDITED = "Laporan Word yang sudah disunting"
_SIGNING = "Tanda tangan elektronik"
_YEAR = "Tahun depan"

ACTIONS = (
    Action(
        "word",
        _MAKE,
        "Laporan Word",
        "Laporan lengkap yang masih dapat disunting di Word.",
        "Buat laporan Word",
        _report("docx"),
        (_FINAL, _PERIOD, _PLACES),
    ),
    Action(
        "pdf",
        _MAKE,
        "Laporan PDF",
        "Laporan siap cetak dan siap tanda tangan (PDF/A).",
        "Buat laporan PDF",
        _report("pdf"),
        (
            _FINAL,
            _PERIOD,
            Wish("kertas", "Lampirkan kertas kerja di dalam PDF", "ya", "Bagi pereviu."),
            _PLACES,
        ),
    ),
    Action(
        "perjanjian",
        _MAKE,
        "Perjanjian Kinerja",
        "Pernyataan, lampiran sasaran dan target, serta anggaran, sebagai Word dan PDF.",
        "Buat Perjanjian Kinerja",
        _agreement,
        (
            Wish("tahun", "Tahun perjanjian", "tahun", "Bila kosong: tahun laporan."),
            Wish(
                "versi",
                "Versi",
                "pilih",
                choices=(
                    ("", "Yang berlaku"),
                    ("awal", "Awal"),
                    ("perubahan", "Perubahan"),
                ),
            ),
            _FINAL,
            _PLACES,
        ),
    ),
    Action(
        "buku-kerja",
        _EXCEL,
        "Isi lewat Excel",
        "Buku kerja Excel dari semua isian, untuk diisi bersama rekan.",
        "Buat buku kerja",
        _export,
    ),
    Action(
        "impor",
        _EXCEL,
        "Ambil isian dari Excel",
        "Hanya yang berubah sejak buku kerja dibuat yang ditulis.",
        "Ambil isian",
        _import,
        (
            Wish("buku", "Buku kerja", "berkas", endings=(".xlsx",)),
            Wish(
                "pakai",
                "Bila isian yang sama juga diubah di sini",
                "pilih",
                choices=(("data", "Pertahankan yang di sini"), ("workbook", "Pakai yang di Excel")),
            ),
        ),
    ),
    Action(
        "kertas-kerja",
        _EXCEL,
        "Kertas kerja",
        "Setiap angka laporan dengan rumus dan sumbernya, bagi pereviu.",
        "Buat kertas kerja",
        _workpaper,
        (_PERIOD,),
    ),
    Action(
        "grafik",
        _EXCEL,
        "Grafik",
        "Setiap grafik sebagai gambar, untuk paparan.",
        "Gambar grafik",
        _charts,
        (_PERIOD,),
    ),
    Action(
        "perbarui",
        _EDITED,
        "Perbarui angkanya",
        "Angka, tabel, dan grafik mengikuti data; suntingan Anda tetap. Berkas lama disimpan.",
        "Perbarui",
        _refresh,
        (_REPORT, Wish("terlacak", "Tampilkan sebagai perubahan terlacak di Word", "ya")),
    ),
    Action(
        "tarik",
        _EDITED,
        "Ambil angka yang diubah di Word",
        "Angka yang diperbaiki orang di Word disebutkan, lalu ditulis ke isian.",
        "Ambil angka",
        _pull,
        (
            _REPORT,
            Wish(
                "tulis",
                "Tulis ke isian",
                "ya",
                "Tanpa ini angkanya hanya disebutkan; lihat dahulu, lalu ulangi dengan ini.",
            ),
        ),
    ),
    Action(
        "pdf-word",
        _EDITED,
        "PDF dari Word",
        "Laporan Word sebagaimana adanya menjadi PDF/A.",
        "Buat PDF",
        _word_pdf,
        (_REPORT, _FINAL, _PLACES),
    ),
    Action(
        "bandingkan",
        _EDITED,
        "Bandingkan",
        "Angka, naskah, dan bagian yang berbeda antara dua laporan.",
        "Bandingkan",
        _diff,
        (
            Wish("lama", "Yang lama", "berkas", endings=(".docx", ".pdf")),
            Wish(
                "baru",
                "Yang baru",
                "berkas",
                "Bila kosong: isian sekarang.",
                endings=(".docx", ".pdf"),
            ),
        ),
    ),
    Action(
        "tanda-tangan",
        _SIGNING,
        "Tanda tangani PDF",
        "Dengan sertifikat (.p12 atau .pfx) di komputer ini; kata sandinya tidak disimpan.",
        "Tanda tangani",
        _sign,
        (
            _SIGNED,
            Wish("sertifikat", "Sertifikat", "berkas", endings=(".p12", ".pfx")),
            Wish("sandi", "Kata sandi sertifikat", "rahasia"),
            Wish(
                "kolom",
                "Tempat tanda tangan",
                "pilih",
                choices=(("", "Satu-satunya yang ada"), ("TTE1", "TTE1"), ("TTE2", "TTE2")),
            ),
        ),
    ),
    Action(
        "periksa-tanda-tangan",
        _SIGNING,
        "Periksa tanda tangan",
        "Utuh atau tidak, oleh siapa, kapan, dan apa yang berubah sesudahnya.",
        "Periksa",
        _verify,
        (_SIGNED,),
    ),
    Action(
        "tahun-depan",
        _YEAR,
        "Folder tahun berikutnya",
        "Riwayat dilanjutkan, target diambil dari rencana, angka dikosongkan.",
        "Buat folder tahun depan",
        _next_year,
    ),
)


def action(id: str) -> Action | None:
    """The action of this id."""
    return next((each for each in ACTIONS if each.id == id), None)


def groups() -> dict[str, list[Action]]:
    """The actions under their headings."""
    found: dict[str, list[Action]] = {}
    for each in ACTIONS:
        found.setdefault(each.group, []).append(each)
    return found
