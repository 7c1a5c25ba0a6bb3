"""What a Word file reaches for, told to the people who can mend it."""

from __future__ import annotations

from collections.abc import Iterable

from lkjip_docgen.docx.outside.reach import Reach, shown
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.whereabouts import Places, places_in
from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes import word_files as codes
from lkjip_docgen.place import Place

_REMEDIES = {
    codes.BIDANG_TERLARANG: "Di Word klik bidang itu, tekan Ctrl+Shift+F9 agar menjadi teks biasa, "
    "lalu simpan.",
    codes.ISI_DARI_LUAR: "Sisipkan isinya ke dalam berkas (Word: Sisipkan, Gambar), atau putuskan "
    "tautannya (Berkas > Info > Edit Tautan ke Berkas), lalu simpan.",
    codes.TAUTAN_TERLARANG: "Hapus tautan itu di Word, atau arahkan ke alamat https:// atau surel.",
    codes.MAKRO: "Simpan sebagai Dokumen Word (.docx) tanpa makro; hapus tombol dan program "
    "tambahannya.",
    codes.OBJEK_TERTANAM: "Ganti objek itu dengan gambar atau teksnya (salin, Tempel Spesial), "
    "lalu simpan.",
    codes.PENGATURAN_TERLARANG: "Di Word: Pengembang > Templat Dokumen, kembalikan ke Normal; "
    "Berkas > Info > Periksa Dokumen untuk menghapus sisanya; lalu simpan.",
    codes.BAGIAN_ASING: "Simpan ulang dari Word sebagai Dokumen Word (.docx), bukan Strict.",
    codes.GAMBAR_ASING: "Ganti gambar itu dengan PNG atau JPEG.",
}


def findings_of(
    package: Package,
    found: Iterable[Reach],
    verdict: str = "tidak diizinkan dalam templat",
    severity: Severity = Severity.ERROR,
) -> list[Finding]:
    """A finding for each thing at each place, which its message names; `verdict` ends it."""
    known: dict[str, Places] = {}
    findings = []
    for reach in found:
        where = _where(package, reach, known)
        findings.append(
            Finding(
                reach.code,
                severity,
                f"{reach.what} {verdict} ({where}).",
                Place(str(package.path)),
                suggestion=_REMEDIES[reach.code],
            )
        )
    return list(dict.fromkeys(findings))


def _where(package: Package, reach: Reach, known: dict[str, Places]) -> str:
    if reach.at is None:
        return f"bagian {shown(reach.part)}"
    if reach.part not in known:
        known[reach.part] = places_in(package, reach.part)
    return known[reach.part].around(reach.at) or f"bagian {shown(reach.part)}"
