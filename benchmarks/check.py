"""Times `lkjip check` of the sample and of one as long as a data file may be.

    python benchmarks/check.py [--repeat N]

The long file is the sample with its lists and long texts repeated: every copy has codes,
names and sentences of its own, so that it is a sound file with about as many findings for
its length as the sample.  Pictures are not copied.  Every check is a cold process; the first
of each is not counted.  The row with the dictionary means something where one is installed
(extra `[ejaan]`); all others look for none.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml
from processes import CommandError, median, run

from lkjip_docgen.idn.words import terbilang
from lkjip_docgen.spelling.installed import VARIABLE

LKJIP = Path(sys.executable).with_name("lkjip")
TIMES = 100
COPIES = 60  # of each item of a list: more would be more values than a data file may hold
CHECK = "lkjip check"
CHECK_LONG = f"lkjip check, {TIMES} times as long"
CHECK_SPELT = "lkjip check, with the dictionary"
CHECK_UNSPELT = "lkjip check, without spelling"
LIMITS = {CHECK: 0.6, CHECK_SPELT: 0.65, CHECK_LONG: 5.0}  # seconds, whole process
_NO_DICTIONARY = ("env", f"{VARIABLE}=tidak")

_LISTS = (
    "pegawai.rincian[].kelompok",
    "organisasi.unit",
    "aspek_strategis.butir",
    "isu_strategis.butir",
    "landasan_hukum",
    "renstra.misi",
    "renstra.tujuan",
    "renstra.sasaran_strategis",
    "renstra.tata_nilai",
    "renstra.upaya",
    "perjanjian_kinerja[].tingkat[].sasaran",
    "indikator",
    "anggaran.faktor",
    "output_lain",
    "penghargaan",
    "inovasi",
    "pembinaan",
    "langkah",
    "kesimpulan.isu",
    "saran",
)
_TEXTS = ("kantor.sejarah", "renstra.latar")
_LONGEST_TEXT, _ADDED = 100_000, 80  # characters, and those that a copy adds
_CODES = ("kode", "sasaran", "indikator")
_PICTURES = ("foto", "keterangan_foto", "piagam")
_SHARED = ("program", "unit", "penyelenggara", "pemberi", "tabel", "nama_nilai")


def sample() -> Path:
    """The sample project that `lkjip init` starts from."""
    (flag,) = (Path(__file__).resolve().parents[1] / "sample_data").glob("*/.default")
    return flag.parent


def commands(work: Path) -> dict[str, tuple[str | Path, ...]]:
    """The checks by name; a process of its own makes the long project in `work`.

    (The memory that making it takes would else be counted as that of the checks.)
    """
    long = work / "panjang"
    run((sys.executable, __file__, "--prepare", long), work)
    unspelt = (sys.executable, Path(__file__).with_name("check_unspelt.py"), sample())
    return {
        CHECK: (*_NO_DICTIONARY, LKJIP, "check", sample()),
        CHECK_SPELT: (LKJIP, "check", sample()),
        CHECK_UNSPELT: (*_NO_DICTIONARY, *unspelt),
        CHECK_LONG: (*_NO_DICTIONARY, LKJIP, "check", long),
    }


def lengthen(project: Path) -> None:
    """Makes `project` from the sample, its data file `TIMES` times as long in characters."""
    shutil.copytree(sample(), project, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
    file = project / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    for path in _LISTS:
        for holder, key in _holders(data, path.split(".")):
            holder[key] = [_copy(item, n) for n in range(COPIES) for item in holder[key]]
    for path in _TEXTS:
        for holder, key in _holders(data, path.split(".")):
            holder[key] = _repeated(holder[key].strip())
    length = len(_dump(data))
    for number, item in enumerate(cycle(data["inovasi"])):
        if length >= TIMES * len(text):
            break
        sentence = _copy(" Warga dan petugas mencatat hasilnya setiap bulan.", number)
        item["uraian"] += sentence
        length += len(sentence)
    file.write_text(_dump(data), encoding="utf-8")


def _repeated(text: str) -> str:
    """A text as often as a data file may hold it: no text of one is without end (LK005)."""
    times = min(COPIES, _LONGEST_TEXT // (len(text) + _ADDED))
    return "\n\n".join(_copy(text, n) for n in range(times))


def _holders(data: Any, steps: list[str]) -> list[tuple[dict[str, Any], str]]:
    """The sections that hold the last of `steps`, where the data have them."""
    name = steps[0].removesuffix("[]")
    if not isinstance(data, dict) or not data.get(name):
        return []
    if len(steps) == 1:
        return [(data, name)]
    below = data[name] if steps[0].endswith("[]") else [data[name]]
    return [found for item in below for found in _holders(item, steps[1:])]


def _copy(value: Any, number: int, key: str = "") -> Any:
    """The value with codes, names and sentences of its own; only the first has pictures."""
    if isinstance(value, dict):
        kept = [key for key in value if key not in _PICTURES or number == 0]
        return {key: _copy(value[key], number, key) for key in kept}
    if isinstance(value, list):
        return [_copy(item, number, key) for item in value]
    if not isinstance(value, str) or key in (*_SHARED, *_PICTURES):
        return value
    if key in _CODES:
        return f"{value}-{number}"
    if value.endswith("."):
        return f"{value} Hal ini dicatat pada butir {terbilang(number)}."
    return f"{value} {number}" if " " in value or key in ("nama", "singkatan") else value


def _dump(data: Any) -> str:
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100))


def main() -> int:
    """Prints both times, or makes the long project; 1 when a command fails."""
    parser = argparse.ArgumentParser(description="Time `lkjip check`, short and long.")
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="runs (default: 5)")
    parser.add_argument("--prepare", type=Path, metavar="FOLDER", help="only make the long project")
    arguments = parser.parse_args()
    if arguments.prepare:
        lengthen(arguments.prepare)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        try:
            for name, command in commands(work).items():
                took = median([run(command, work) for _ in range(arguments.repeat + 1)][1:])
                limit = f" (limit {LIMITS[name]:g} s)" if name in LIMITS else ""
                print(
                    f"{name}: {took.wall:.2f} s wall, {took.cpu:.2f} s CPU, "
                    f"{took.memory:.0f} MB{limit}"
                )
        except CommandError as failure:
            print(failure, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
