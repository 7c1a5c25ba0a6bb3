"""What can be done with a project, as the command line does it: what is asked, what is run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from lkjip_docgen.idn import in_a_row
from lkjip_docgen.records import Record, replace

Answers = Mapping[str, str]
"""What was chosen on the page, by the name of each wish; a file by the path that it has here."""

Command = Callable[[str, Answers], Iterator[str]]
"""The arguments of `lkjip` for the folder of a project and the answers."""


class Wish(Record):
    """Something that can be chosen before an action: yes or no, one of a few, a file, a text.

    A file has one of the `endings`; where the action writes to it, it `stays` in the project.
    `choices` are words of the command line with what people read.  What is `rare` is folded away.
    """

    name: str
    label: str
    kind: Literal["ya", "pilih", "berkas", "laporan-lain", "angka", "teks", "tempat", "rahasia"]
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    endings: tuple[str, ...] = ()
    optional: bool = False
    stays: bool = False
    rare: bool = False

    @property
    def is_file(self) -> bool:
        """Whether a document is chosen."""
        return self.kind in ("berkas", "laporan-lain")

    @property
    def kinds(self) -> str:
        """The endings of documents that may be chosen: ".p12 atau .pfx"."""
        return in_a_row(self.endings, "atau")


class Action(Record):
    """One thing to do; `group` is the heading it stands under.

    `done` says that it was done; `change` what it changes in the data, "" where nothing, which
    one undo takes back.  `result` names the page of what comes of it, which the command
    tells as JSON; "" where it writes files alone.
    """

    id: str
    group: str
    title: str
    words: str
    button: str
    done: str
    command: Command
    wishes: tuple[Wish, ...] = ()
    result: str = ""
    change: str = ""

    def arguments(self, folder: str, answers: Answers) -> tuple[str, ...]:
        """The command as it is run for the window."""
        more = ("--format", "json") if self.result else ()
        return (*self.command(folder, answers), *more)

    def shown(self, folder: str, answers: Answers) -> tuple[str, ...]:
        """The command as people would type it."""
        return tuple(self.command(folder, answers))


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
    stays=True,
)
_CERTIFICATES = (".pem", ".crt", ".cer", ".der")
_ISSUER = Wish(
    "penerbit",
    "Sertifikat penerbit",
    "berkas",
    "Misalnya sertifikat induk BSrE. Tanpa ini, penerbit tidak dapat dikenali.",
    endings=_CERTIFICATES,
    optional=True,
)
_BETWEEN = Wish(
    "antara",
    "Sertifikat penerbit antara",
    "berkas",
    "Bila di antara penerbit induk dan sertifikatnya ada penerbit lain.",
    endings=_CERTIFICATES,
    optional=True,
    rare=True,
)
SIGNED = Wish("pdf", "Berkas PDF", "berkas", endings=(".pdf",))
"""A PDF that is signed, or whose signatures are looked at."""


def _report(kind: str) -> Command:
    def command(folder: str, answers: Answers) -> Iterator[str]:
        yield from ("build", folder, "--to", kind)
        yield from _given(answers, "periode", "--periode")
        yield from _flags(
            answers,
            final="--final",
            tempat="--reserve-signature",
            kertas="--attach-workpaper",
            timpa="--overwrite",
        )

    return command


def _agreement(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("agreement", folder)
    yield from _given(answers, "tahun", "--year")
    yield from _given(answers, "versi", "--version")
    yield from _flags(answers, final="--final", tempat="--reserve-signature", timpa="--overwrite")


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
    if answers.get("ambil", "ya") != "ya":
        yield "--dry-run"


def _refresh(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("refresh", answers["laporan"], folder)
    yield from _flags(answers, terlacak="--track-changes", utuh="--decided")
    for decision in answers.get("putusan", "").split():
        yield from ("--take", decision)


def _pull(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("pull", answers["laporan"], folder)


def _word_pdf(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("pdf", answers["laporan"], folder)
    yield from _flags(answers, final="--final", tempat="--reserve-signature", timpa="--overwrite")


def _diff(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("diff", answers["lama"], answers.get("baru") or folder)


def _sign(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("sign", answers["pdf"], "--p12", answers["sertifikat"])
    options = {
        "kolom": "--field",
        "halaman": "--page",
        "nama": "--name",
        "jabatan": "--jabatan",
        "nip": "--nip",
        "alasan": "--reason",
        "sediakan": "--reserve",
        "waktu": "--tsa",
    }
    for name, option in options.items():
        if answers.get(name):
            yield f"{option}={answers[name]}"
    yield from _flags(answers, jangka="--lt")
    yield from _trusted(answers)
    yield from _flags(answers, draf="--draft", timpa="--overwrite")


def _verify(folder: str, answers: Answers) -> Iterator[str]:
    yield from ("verify", answers["pdf"])
    yield from _trusted(answers)
    yield from _given(answers, "pencabutan", "--crl")


def _trusted(answers: Answers) -> Iterator[str]:
    """The certificates of issuers that somebody trusts."""
    yield from _given(answers, "penerbit", "--trust")
    yield from _given(answers, "antara", "--trust")


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
        "Laporan Word sudah dibuat.",
        _report("docx"),
        (_FINAL, _PERIOD, _PLACES),
    ),
    Action(
        "pdf",
        _MAKE,
        "Laporan PDF",
        "Laporan siap cetak dan siap tanda tangan (PDF/A).",
        "Buat laporan PDF",
        "Laporan PDF sudah dibuat.",
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
        "Perjanjian Kinerja sudah dibuat.",
        _agreement,
        (
            Wish(
                "tahun", "Tahun perjanjian", "angka", "Bila kosong: tahun laporan.", optional=True
            ),
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
        "Buku kerja sudah dibuat. Isi di Excel, lalu ambil dengan “Ambil isian dari Excel”.",
        _export,
    ),
    Action(
        "impor",
        _EXCEL,
        "Ambil isian dari Excel",
        "Lihat dahulu isian yang berubah sejak buku kerja dibuat, lalu ambil.",
        "Lihat yang berubah",
        "Isian dari buku kerja sudah diambil; Urungkan mengembalikan semuanya sekaligus.",
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
        "impor",
        change="Pengambilan isian dari Excel",
    ),
    Action(
        "kertas-kerja",
        _EXCEL,
        "Kertas kerja",
        "Setiap angka laporan dengan rumus dan sumbernya, bagi pereviu.",
        "Buat kertas kerja",
        "Kertas kerja sudah dibuat.",
        _workpaper,
        (_PERIOD,),
    ),
    Action(
        "grafik",
        _EXCEL,
        "Grafik",
        "Setiap grafik sebagai gambar, untuk paparan.",
        "Gambar grafik",
        "Grafik sudah digambar.",
        _charts,
        (_PERIOD,),
    ),
    Action(
        "perbarui",
        _EDITED,
        "Perbarui angkanya",
        "Angka, tabel, dan grafik mengikuti isian; suntingan Anda tetap. Berkas lama disimpan.",
        "Perbarui",
        "Laporan Word sudah diperbarui.",
        _refresh,
        (_REPORT, Wish("terlacak", "Tampilkan sebagai perubahan terlacak di Word", "ya")),
        "perbarui",
    ),
    Action(
        "tarik",
        _EDITED,
        "Ambil angka yang diubah di Word",
        "Angka yang diperbaiki orang di Word; Anda memilih mana yang ditulis ke isian.",
        "Cari angka yang diubah",
        "Laporan Word sudah dibaca.",
        _pull,
        (_REPORT,),
        "tarik",
    ),
    Action(
        "pdf-word",
        _EDITED,
        "PDF dari Word",
        "Laporan Word sebagaimana adanya menjadi PDF/A.",
        "Buat PDF",
        "PDF sudah dibuat.",
        _word_pdf,
        (_REPORT, _FINAL, _PLACES),
    ),
    Action(
        "bandingkan",
        _EDITED,
        "Bandingkan",
        "Angka, naskah, dan bagian yang berbeda antara dua laporan.",
        "Bandingkan",
        "Kedua laporan sudah dibandingkan.",
        _diff,
        (
            Wish("lama", "Yang lama", "laporan-lain", endings=(".docx", ".pdf")),
            Wish(
                "baru",
                "Yang baru",
                "laporan-lain",
                "Bila kosong: isian sekarang.",
                endings=(".docx", ".pdf"),
                optional=True,
            ),
        ),
        "bandingkan",
    ),
    Action(
        "tanda-tangan",
        _SIGNING,
        "Tanda tangani PDF",
        "Dengan sertifikat (.p12 atau .pfx) di komputer ini; kata sandinya tidak disimpan.",
        "Tanda tangani",
        "PDF sudah ditandatangani.",
        _sign,
        (
            replace(SIGNED, stays=True),
            Wish("sertifikat", "Sertifikat", "berkas", endings=(".p12", ".pfx")),
            Wish("sandi", "Kata sandi sertifikat", "rahasia", "Dipakai sekali, tidak disimpan."),
            Wish("kolom", "Tempat tanda tangan", "tempat"),
            Wish("halaman", "Atau di ruang kosong halaman", "angka", rare=True, optional=True),
            Wish("nama", "Nama", "teks", "Bila kosong: nama pada sertifikat.", rare=True),
            Wish("jabatan", "Jabatan", "teks", rare=True),
            Wish("nip", "NIP", "teks", rare=True),
            Wish("alasan", "Alasan menandatangani", "teks", rare=True),
            Wish(
                "sediakan",
                "Sediakan tempat bagi penanda tangan berikutnya di halaman",
                "angka",
                rare=True,
                optional=True,
            ),
            Wish(
                "waktu",
                "Server penanda waktu",
                "teks",
                "Alamat yang membuktikan kapan PDF ditandatangani, misalnya https://tsa.contoh.id.",
                rare=True,
            ),
            Wish(
                "jangka",
                "Sertakan data untuk diperiksa bertahun-tahun kemudian",
                "ya",
                "Sertifikat penerbit dan daftar pencabutan (CRL) yang dapat diunduh disimpan dalam "
                "PDF. Sebaiknya bersama server penanda waktu.",
                rare=True,
            ),
            replace(_ISSUER, help="Untuk data jangka panjang.", rare=True),
            _BETWEEN,
            Wish("draf", "Tanda tangani walaupun masih draf", "ya"),
        ),
        "tanda-tangan",
    ),
    Action(
        "periksa-tanda-tangan",
        _SIGNING,
        "Periksa tanda tangan",
        "Utuh atau tidak, oleh siapa, kapan, dan apa yang berubah sesudahnya.",
        "Periksa",
        "Tanda tangan sudah diperiksa.",
        _verify,
        (
            SIGNED,
            _ISSUER,
            _BETWEEN,
            Wish(
                "pencabutan",
                "Daftar sertifikat yang dicabut (CRL)",
                "berkas",
                "Diunduh dari penerbit; tanpa ini pencabutan tidak dapat dipastikan.",
                endings=(".crl", ".pem", ".der"),
                optional=True,
                rare=True,
            ),
        ),
        "periksa",
    ),
    Action(
        "tahun-depan",
        _YEAR,
        "Folder tahun berikutnya",
        "Riwayat dilanjutkan, target diambil dari rencana, angka dikosongkan.",
        "Buat folder tahun depan",
        "Folder tahun berikutnya sudah dibuat.",
        _next_year,
        (),
        "tahun-depan",
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
