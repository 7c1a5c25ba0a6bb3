from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lkjip_docgen.cli import main
from lkjip_docgen.source import load_project

pty = pytest.importorskip("pty", reason="terminal semu hanya ada di Unix")

NAMA = "Kantor Imigrasi Kelas I TPI Batam"


class Terminal:
    """`lkjip init FOLDER` in a pseudo-terminal, with someone at the keyboard."""

    def __init__(self, folder: Path) -> None:
        self._screen, inner = pty.openpty()
        command = [sys.executable, "-m", "lkjip_docgen", "init", str(folder)]
        self.process = subprocess.Popen(
            command, stdin=inner, stdout=inner, stderr=inner, start_new_session=True
        )
        os.close(inner)
        self.seen = ""

    def _read(self, seconds: float) -> bool:
        """Take in what is shown within some seconds; false when nothing is, or no more can be."""
        if not select.select([self._screen], [], [], seconds)[0]:
            return False
        try:
            chunk = os.read(self._screen, 4096)
        except OSError:  # Linux says so when the other side is closed
            return False
        self.seen += chunk.decode()
        return bool(chunk)

    def read_until(self, words: str) -> None:
        start = len(self.seen)
        while words not in self.seen[start:]:
            assert self._read(20), self.seen

    def answer(self, asked: str, typed: str) -> None:
        self.read_until(asked)
        os.write(self._screen, f"{typed}\n".encode())

    def rest(self) -> str:
        """What is said until the program ends."""
        while self._read(20):
            pass
        return self.seen

    def interrupt(self) -> None:
        """Press Ctrl-C, again where it came before the program listened."""
        for _ in range(5):
            self.process.send_signal(signal.SIGINT)
            if self._read(3):
                return

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._screen)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    started = Terminal(tmp_path / "batam")
    yield started
    started.close()


def test_on_a_terminal_it_asks_and_a_wrong_nip_again(terminal: Terminal, tmp_path: Path) -> None:
    terminal.answer("Nama lengkap kantor [salin contoh lengkap]: ", NAMA)
    terminal.answer("1. unit-kementerian: Unit kerja kementerian atau lembaga (", "dinas")
    terminal.answer("`dinas` bukan profil yang dikenal; pilihannya: ", "1")
    terminal.answer("Jenis satuan kerja [Kantor Imigrasi]: ", "")
    terminal.answer("ditandatangani [lewati]: ", "Batam")
    terminal.answer("nama berkas [Batam]: ", "")
    terminal.answer("Alamat lengkap kantor [lewati]: ", "")
    terminal.answer(f"Tahun yang dilaporkan [{date.today().year - 1}]: ", "dua ribu")
    terminal.answer("`dua ribu` bukan tahun 2000 sampai dengan 2100. Ulangi", "2025")
    terminal.answer("Kementerian [", "")
    terminal.answer("Unit eselon I di atas kantor, bila ada [", "")
    terminal.answer("Kantor wilayah di atas kantor, bila ada [lewati]: ", "")
    terminal.answer("Nama kepala kantor [lewati]: ", "Siti Aminah")
    terminal.answer("NIP kepala kantor [lewati]: ", "1976")
    terminal.answer("NIP harus terdiri atas 18 angka, tertulis 4 angka.", "197602022001122001")
    terminal.answer(f"Jabatan kepala kantor [Kepala {NAMA}]: ", "")

    assert "Folder proyek dibuat" in terminal.rest()
    assert terminal.process.wait() == 0
    laporan = load_project(tmp_path / "batam").laporan
    assert (laporan.kantor.nama, laporan.dokumen.tahun) == (NAMA, 2025)
    assert laporan.pejabat[0].penandatangan[0].nip == "19760202 200112 2 001"


def test_a_service_of_a_region_is_asked_what_such_an_office_has(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.answer("Nama lengkap kantor [", "Dinas Pendidikan Kota Padang")
    terminal.answer("Profil instansi (kode atau nomor) [perangkat-daerah]: ", "")
    terminal.answer("Jenis perangkat daerah [Dinas]: ", "")
    terminal.answer("ditandatangani [lewati]: ", "Padang")
    terminal.answer("nama berkas [Dinas Pendidikan]: ", "Disdik")
    for asked in ("Alamat lengkap kantor [lewati]", "dilaporkan ["):
        terminal.answer(asked, "")
    terminal.answer("Pemerintah daerah [Pemerintah Kota Padang]: ", "")
    terminal.answer("Nama kepala perangkat daerah [lewati]: ", "Siti Aminah")
    terminal.answer("NIP-nya [lewati]: ", "")
    terminal.answer("Jabatannya [Kepala Dinas Pendidikan Kota Padang]: ", "")

    assert "Folder proyek dibuat" in terminal.rest()
    laporan = load_project(tmp_path / "batam").laporan
    assert laporan.kantor.jenis == "Dinas"
    assert laporan.instansi.kementerian.nama == "Pemerintah Kota Padang"
    assert "eselon" not in terminal.seen.partition("Jenis perangkat")[2]


def test_an_office_of_another_kind_is_offered_nothing_of_the_samples(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.answer("Nama lengkap kantor [", "Balai Contoh Padang")
    terminal.answer("Profil instansi (kode atau nomor) [unit-kementerian]: ", "")
    terminal.answer("Jenis satuan kerja [lewati]: ", "Balai")
    terminal.answer("ditandatangani [lewati]: ", "Padang")
    for asked in ("nama berkas [Padang]", "Alamat lengkap kantor [lewati]", "dilaporkan ["):
        terminal.answer(asked, "")
    terminal.answer("Kementerian [lewati]: ", "")
    terminal.answer("Unit eselon I di atas kantor, bila ada [lewati]: ", "")
    for asked in ("bila ada [lewati]", "Nama kepala kantor", "NIP kepala", "Jabatan kepala"):
        terminal.answer(asked, "")

    assert "Folder proyek dibuat" in terminal.rest()
    laporan = load_project(tmp_path / "batam").laporan
    assert laporan.kantor.jenis == "Balai"
    assert laporan.instansi.kementerian.nama == "[BELUM DIISI: nama kementerian]"


def test_enter_at_the_first_question_copies_the_sample(terminal: Terminal, tmp_path: Path) -> None:
    terminal.answer("Nama lengkap kantor [salin contoh lengkap]: ", "")

    assert "contoh lengkap untuk berlatih" in terminal.rest()
    assert terminal.process.wait() == 0
    assert (tmp_path / "batam" / "foto").is_dir()


def test_interrupted_questions_leave_nothing_behind(terminal: Terminal, tmp_path: Path) -> None:
    terminal.answer("Nama lengkap kantor", NAMA)
    terminal.read_until("Profil instansi (kode")

    terminal.interrupt()

    assert "Dibatalkan." in terminal.rest()
    assert terminal.process.wait() == 130
    assert list(tmp_path.iterdir()) == []


def test_in_a_pipe_it_never_asks(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lkjip_docgen", "init", str(tmp_path / "contoh")]

    done = subprocess.run(command, input="", capture_output=True, text=True, check=True)

    assert "?" not in done.stdout
    assert "Nama lengkap" not in done.stdout
    assert (tmp_path / "contoh" / "foto").is_dir()


def test_flags_say_the_same_as_answers(tmp_path: Path) -> None:
    flags = ["--nama", NAMA, "--kota", "Batam", "--tahun", "2025", "--kepala", "Siti Aminah"]

    assert main(["init", str(tmp_path / "batam"), *flags, "--nip", "197602022001122001"]) == 0

    laporan = load_project(tmp_path / "batam").laporan
    assert (laporan.kantor.nama, laporan.dokumen.tempat) == (NAMA, "Batam")
    assert laporan.pejabat[0].penandatangan[0].nip == "19760202 200112 2 001"


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--nama", NAMA, "--nip", "123"], "--nip: NIP harus terdiri atas 18 angka"),
        (["--nama", NAMA, "--tahun", "23"], "--tahun: `23` bukan tahun"),
        (["--kota", "Batam"], "argumen berikut wajib ditulis: --nama"),
    ],
)
def test_a_wrong_flag_is_wrong_usage(
    flags: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["init", str(tmp_path / "batam"), *flags])

    assert caught.value.code == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_sample_can_be_the_pattern(tmp_path: Path) -> None:
    flags = ["--nama", NAMA, "--sample", "rudenim-tanjung-purnama-2024"]

    assert main(["init", str(tmp_path / "batam"), *flags]) == 0

    assert "pulang" in [row.kode for row in load_project(tmp_path / "batam").laporan.indikator]
