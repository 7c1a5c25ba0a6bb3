"""What `lkjip refresh` tells whoever ran it: what to decide, what was done, where the files are."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen import jobs
from lkjip_docgen.cli import main
from lkjip_docgen.jobs.refresh import RefreshResult
from lkjip_docgen.refresh.outcome import Change, Kind, Outcome

REPORT = Path("laporan.docx")
DECIDE = """\
Yang bertentangan dibiarkan seperti dalam berkas dan diberi komentar.
Putuskan, misalnya:
  lkjip refresh laporan.docx --take pnbp.target=data
Tulis =file sebagai ganti =data untuk mempertahankan tulisan dalam berkas; \
--take data atau --take file memutuskan semuanya sekaligus.
"""


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run the command on a refresh that ended so; gives its status and what it printed."""

    def run(*changes: Change, **ended: object) -> tuple[int, str]:
        outcome = Outcome([*changes], same=bool(ended.pop("same", False)))
        ended = {"file": REPORT, "backup": None, "untouched": False} | ended
        result = RefreshResult(outcome=outcome, **ended)  # type: ignore[arg-type]
        monkeypatch.setattr(jobs, "refresh", lambda *_: result)
        status = main(["refresh", str(REPORT)])
        return status, capsys.readouterr().out

    return run


def conflict(**told: str) -> Change:
    return Change(Kind.CONFLICT, "bab 2, paragraf 3", "pnbp.target", name="pnbp.target", **told)


def test_a_conflict_shows_all_three_sides_and_the_command_that_decides(said) -> None:
    assert said(conflict(old="Rp100", new="Rp120", file="Rp110")) == (
        1,
        "Bertentangan: pnbp.target\n"
        "    bab 2, paragraf 3\n"
        "    semula:       Rp100\n"
        "    dalam berkas: Rp110\n"
        "    menurut data: Rp120\n"
        "\n"
        "1 pertentangan belum diputuskan. Rinciannya dengan --format json.\n"
        "Laporan ditulis: laporan.docx\n" + DECIDE,
    )


def test_what_one_side_does_not_have_is_said_in_words(said) -> None:
    _, told = said(conflict(old="", new="", file=""))
    assert (
        "    semula:       (kosong)\n"
        "    dalam berkas: (kosong)\n"
        "    menurut data: (tidak ada lagi)\n"
    ) in told


def test_a_decided_conflict_says_what_was_taken_and_asks_nothing_more(said) -> None:
    assert said(conflict(old="1", new="2", file="3", taken="data")) == (
        0,
        "Bertentangan: pnbp.target\n"
        "    bab 2, paragraf 3\n"
        "    semula:       1\n"
        "    dalam berkas: 3\n"
        "    menurut data: 2\n"
        "    dipakai: data\n"
        "\n"
        "1 pertentangan diputuskan. Rinciannya dengan --format json.\n"
        "Laporan ditulis: laporan.docx\n",
    )


def test_what_found_no_place_any_more_is_listed(said) -> None:
    gone = [
        Change(Kind.GONE, "bab 1", "", "Rp1", "Rp2"),
        Change(Kind.GONE, "bab 2", "", "", "Rp3"),
        Change(Kind.GONE, "bab 3", "", "Rp4", ""),
    ]
    assert said(*gone) == (
        0,
        "Tidak dimasukkan karena bagiannya sudah dihapus atau tidak ditemukan:\n"
        "  bab 1: Rp1 → Rp2\n"
        "  bab 2: (baru) → Rp3\n"
        "  bab 3: Rp4 → (dihapus)\n"
        "\n"
        "3 tidak dimasukkan. Rinciannya dengan --format json.\n"
        "Laporan ditulis: laporan.docx\n",
    )


def test_changes_are_counted_by_kind_and_pages_that_may_have_moved_are_told(said) -> None:
    changes = [Change(Kind.TEXT, "", "", "a", "b")] * 2 + [Change(Kind.MOVED, "", "", "c", "c")]
    _, told = said(*changes)
    assert told == (
        "2 angka dan kata diperbarui, 1 bagian dipindahkan. Rinciannya dengan --format json.\n"
        "Laporan ditulis: laporan.docx\n"
        "Halaman mungkin bergeser: di Word tekan Ctrl+A, lalu F9, untuk daftar isi.\n"
    )
    _, told = said(*changes, layout="LibreOffice", backup=Path("laporan.docx.bak"))
    assert told.endswith(
        "Laporan ditulis: laporan.docx\n"
        "Berkas sebelumnya: laporan.docx.bak\n"
        "Nomor halaman pada daftar isi dihitung ulang dengan LibreOffice.\n"
    )


@pytest.mark.parametrize(
    ("same", "first"),
    [
        (True, "Tidak ada yang berubah: laporan sudah sesuai dengan data.\n"),
        (
            False,
            "Data tidak berubah sejak laporan dibuat atau diperbarui. Laporan tidak diubah; "
            "isinya berbeda dari data pada bagian yang disunting.\n",
        ),
    ],
)
def test_without_a_change_nothing_is_written(said, same: bool, first: str) -> None:
    told = f"{first}Laporan tidak ditulis ulang: laporan.docx\n"
    assert said(same=same, written=False) == (0, told)


@pytest.mark.parametrize(
    ("old", "new", "moves"),
    [("", "a" * 12, False), ("", "a" * 13, True), ("a" * 13, "", True)],
)
def test_a_text_moves_pages_only_by_what_fills_a_line(old: str, new: str, moves: bool) -> None:
    assert Outcome([Change(Kind.TEXT, "", "", old, new)]).moves_pages is moves
