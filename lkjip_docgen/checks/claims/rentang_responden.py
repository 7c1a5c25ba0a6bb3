"""Between which numbers the respondents of each month are said to lie."""

from __future__ import annotations

from lkjip_docgen.idn import in_a_row
from lkjip_docgen.measures import HasilSurvei
from lkjip_docgen.patterns import holds_any, lazy_pattern

_BETWEEN = lazy_pattern(
    r"\b(?:antara\s+|(?:berkisar|berada)\s+(?:antara\s+|pada\s+)?)(?P<a>\d{1,4})\s*"
    r"(?:dan|sampai(?:\s+dengan)?|hingga|s\.d\.|[–-])\s*(?P<b>\d{1,4})\s+"
    r"(?:orang|responden|pegawai|pengunjung|pengguna|pemohon|petugas|warga|peserta|jawaban)\b"
)
_EACH_MONTH = lazy_pattern(r"\b(?:setiap|tiap|per)\s+bulan\b|\b(?:sebulan|bulanan)\b")
_PEOPLE = lazy_pattern(r"\b(?:responden|survei|kuesioner|menjawab|mengisi)\b")
_NARROWED = lazy_pattern(
    r"\b(?:sebelum\w*|lalu|target\w*|harus|wajib|agar|akan|kecuali|selain|sejak|sampai\s+bulan|triwulan"
    r"|semester|umumnya|biasanya|rata-rata|hari|20\d\d)\b"
)


def months_outside(sentence: str, survey: HasilSurvei) -> tuple[int, str] | None:
    """Where a sentence says between which numbers every month lay, and which months did not."""
    if not holds_any(sentence, ("ntara", "erkisar", "erada")):
        return None
    lowered = sentence.lower()
    match = _BETWEEN.search(lowered)
    if match is None or not (_EACH_MONTH.search(lowered) and _PEOPLE.search(lowered)):
        return None
    if _NARROWED.search(lowered):
        return None
    low, high = int(match["a"]), int(match["b"])
    known = [(month.nama, month.responden.nilai) for month in survey.bulan if month.responden.ada]
    outside = [f"{name} ({count:f})" for name, count in known if not low <= count <= high]
    if low > high or not outside or 2 * len(outside) > len(known):
        return None
    words = " ".join(sentence[match.start() : match.end()].split())
    return match.start(), f"“{words}” bertentangan dengan {in_a_row(outside)}."
