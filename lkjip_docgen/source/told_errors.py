"""What is said of each kind of error: its code, what is wrong, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from lkjip_docgen.findings import meant, nearest
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.idn import parse_month
from lkjip_docgen.model import PENGALI
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Number
from lkjip_docgen.rules import profil_menurut_nama
from lkjip_docgen.source import shapes
from lkjip_docgen.source.model_errors import Problem, models_below
from lkjip_docgen.source.paths import Path_, dotted
from lkjip_docgen.source.yaml_syntax import SPACE_AFTER_COLON, is_glued_pair

_DASH = lazy_pattern(r"(?:^|\s)-(?=\w)")  # of an item, without its space
_YES_NO = "Tulis true (ya) atau false (tidak)."
_MAY_BE_WORDS = ("target", "hasil", "realisasi")
_DASHES = {"-", "–", "—", "n/a", "tidak ada", "belum ada", "nihil", "kosong"}
_EMPTY_OR_ZERO = "Belum ada: kosongkan (`{key}:`). Memang nol: tulis 0."
Told = tuple[str, str, str]
"""A code, what is wrong, and how to mend it."""


def _missing(p: Problem) -> Told:
    where = f" pada bagian `{dotted(p.path[:-1])}`" if len(p.path) > 1 else ""
    hint = f"Tambahkan {p.name}{_OR_ELSE.get(p.path, '')}."
    return codes.WAJIB_DIISI, f"Isian wajib {p.name}{where} belum ada.", hint


_OR_ELSE: Mapping[Path_, str] = {
    ("instansi", "kementerian"): ", atau `pemerintah_daerah` bagi perangkat daerah"
}
"""Under which other key what is missing may stand."""


def _unknown_key(p: Problem) -> Told:
    known = shapes.listed_keys(p.spot.owners, p.spot.used)
    message = f"Kunci {p.name} tidak dikenal di bagian ini."
    hint = f"{_hint_for_key(p)} {known}".rstrip()
    return codes.KUNCI_TIDAK_DIKENAL, message, hint


def _hint_for_key(p: Problem) -> str:
    """How an unknown key is mended: by what it was meant for, where that can be told."""
    if elsewhere := _parts_of_a_budget(p) or _too_deep(p) or _not_deep_enough(p):
        return elsewhere
    if p.near:
        return meant(p.near)
    return "Hapus kunci ini atau perbaiki ejaannya."


def _too_deep(p: Problem) -> str:
    """Of a key that the section around knows: it was indented one level too far."""
    around = [step for step in p.path[:-1] if isinstance(step, str)]
    if not around or p.path[-1] not in shapes.keys_of(p.spot.above):
        return ""
    return f"{p.name} ditulis sejajar dengan `{around[-1]}`, bukan di dalamnya: kurangi jorokannya."


def _not_deep_enough(p: Problem) -> str:
    """Of a key that just one section beside it knows: it belongs into that section."""
    homes = [
        key for key in p.spot.used if p.path[-1] in shapes.keys_of(models_below(p.spot.owners, key))
    ]
    if len(homes) != 1:
        return ""
    return f"{p.name} ditulis di dalam `{homes[0]}`, lebih menjorok daripada kunci itu."


def _parts_of_a_budget(p: Problem) -> str:
    """Where the parts of a program or of what lies below it stand; "" for another unknown key.

    Below a program stand activities, and whatever else is divided has `rincian`.
    """
    if not isinstance(p.value, list):
        return ""
    known = set(shapes.keys_of(p.spot.owners))
    for key, owner in (("kegiatan", "program"), ("rincian", "kegiatan dan bagiannya")):
        if key in known and ("pagu" in known or "anggaran" in known):
            return f"Bagian {owner} ditulis pada `{key}`: ganti {p.name} dengan `{key}`."
    return ""


def _wrong_type(wanted: str, remedy: Callable[[Problem], str]) -> Callable[[Problem], Told]:
    def tell(p: Problem) -> Told:
        if p.value is None:
            return codes.WAJIB_DIISI, f"{p.name} kosong.", "Isi, atau hapus baris ini."
        if p.spot.key == "tabel" and p.path[0] != "kategori_capaian":
            return _no_table(p)
        hint = SPACE_AFTER_COLON if is_glued_pair(str(p.value)) else remedy(p)
        return codes.JENIS_NILAI, f"{p.name} harus berupa {wanted}, bukan {_kind(p.value)}.", hint

    return tell


def _no_table(p: Problem) -> Told:
    name = _short(p.value) if isinstance(p.value, str) else "survei.csv"
    shown = "daftar" if isinstance(p.path[-1], int) else _kind(p.value)
    message = f"`{p.spot.key}` harus berupa nama berkas, bukan {shown}."
    return codes.JENIS_NILAI, message, f"Tulis nama berkas tabelnya: `tabel: {name}`."


def _as_text(p: Problem) -> str:
    """How to write a text; what was typed, where it is one in brackets or a date."""
    value = p.value[0] if isinstance(p.value, list) and len(p.value) == 1 else p.value
    quotable = isinstance(value, str | date) and '"' not in str(value)
    typed = _short(value) if quotable else "..."
    prefix = "- " if p.spot.is_item else f"{p.spot.key}: "
    return f'Tulis teks, diapit tanda kutip: `{prefix}"{typed}"`.'


def _as_section(p: Problem) -> str:
    known = shapes.listed_keys(p.spot.below)
    return f"Tulis kunci dan nilainya: `{p.spot.example}`, atau menjorok di bawahnya. {known}"


def _as_list(p: Problem) -> str:
    shape = p.spot.example
    if isinstance(p.value, str) and f"{shapes.TEXT}, " in shape and '"' not in p.value:
        items = ", ".join(f'"{item}"' for item in _items_in(p.value))
        shape = f"{p.spot.key}: [{items}]"
    return (
        f"Tulis daftar: `{shape}`, atau tiap butir pada baris sendiri, diawali tanda hubung dan "
        "spasi (- )."
    )


def _items_in(text: str) -> list[str]:
    """The items of a list that was typed as a text: without the dashes that lack their space."""
    return [_short(item) for item in _DASH.split(text) if item] or [_short(text)]


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true/false"
    if isinstance(value, date):
        return f"tanggal {value.isoformat()}"
    if isinstance(value, Number | int):
        return f"angka {value}"
    if isinstance(value, str):
        return "teks"
    return "daftar" if isinstance(value, list | tuple) else "bagian berisi kunci"


def _empty_text(p: Problem) -> Told:
    return codes.WAJIB_DIISI, f"{p.name} kosong.", "Isi, atau hapus baris ini."


def _long_text(p: Problem) -> Told:
    most = p.context.get("max_length")
    message = f"{p.name} memuat {len(str(p.value))} karakter; paling banyak {most}."
    return codes.BERKAS_TERLALU_BESAR, message, "Persingkat isian itu."


def _bad_code(p: Problem) -> Told:
    plain = re.sub(r"[^a-z0-9]+", "-", str(p.value).lower()).strip("-")
    hint = f"Misalnya `{plain}`." if plain else "Misalnya `ikm`."
    message = f"{p.name} hanya boleh berisi huruf kecil, angka, dan tanda hubung."
    return codes.BENTUK_KODE, message, hint


def _not_a_number(p: Problem) -> Told:
    if p.value is None:
        return codes.WAJIB_DIISI, f"{p.name} kosong.", "Isi angkanya."
    shown = f"`{_short(p.value)}`" if isinstance(p.value, str) else _kind(p.value)
    message = f"{p.name} harus berupa angka, bukan {shown}."
    return codes.BUKAN_ANGKA, message, _as_number(p)


def _as_number(p: Problem) -> str:
    """How to write a number instead of what was typed."""
    if not isinstance(p.value, str):
        return f"Tulis satu angka: `{p.spot.example}`."
    if p.value.strip().lower() in _DASHES:
        return _EMPTY_OR_ZERO.format(key=p.spot.key)
    if p.spot.key in _MAY_BE_WORDS and p.value.strip()[:1].isalpha():
        return (
            "Tulis angka seperti 3.25. Bila hasil dan targetnya predikat, misalnya BB atau WTP, "
            "ukur indikator itu dengan `jenis: predikat`."
        )
    return (
        "Tulis angka seperti 3.25 atau 9.092.592.000, tanpa Rp, %, satuan, spasi, atau koma ribuan."
    )


def _ambiguous(p: Problem) -> Told:
    text = str(p.value).strip()
    hint = (
        f"Tulis {text.replace('.', '')} untuk ribuan, "
        f'atau "{text.replace(".", ",")}" untuk desimal.'
    )
    return codes.ANGKA_RANCU, f"{p.name} rancu: `{text}` ribuan atau desimal?", hint


def _too_long_number(p: Problem) -> Told:
    message = f"{p.name} lebih dari 15 angka bulat atau 10 desimal."
    return codes.DI_LUAR_RENTANG, message, "Periksa banyaknya angka nol."


def _not_whole(p: Problem) -> Told:
    message = f"{p.name} harus bilangan bulat, bukan {_short(p.value)}."
    hint = "Titik atau koma dibaca sebagai tanda desimal; tulis ribuan tanpa titik, misalnya 12500."
    return codes.DI_LUAR_RENTANG, message, hint


def _negative(p: Problem) -> Told:
    return (
        codes.DI_LUAR_RENTANG,
        f"{p.name} tidak boleh negatif.",
        "Tulis 0 atau lebih; kosongkan bila belum ada.",
    )


def _not_a_year(p: Problem) -> Told:
    shown = _short(p.value) if isinstance(p.value, str | Decimal) else _kind(p.value)
    message = f"{p.name} harus tahun 2000 sampai 2100, bukan {shown}."
    return codes.DI_LUAR_RENTANG, message, "Tulis empat angka tanpa tanda kutip, misalnya 2023."


def _not_a_date(p: Problem) -> Told:
    read = _readable_date(str(p.value))
    shown = _short(p.value) if isinstance(p.value, str) else _kind(p.value)
    hint = (
        f"Tulis {read.isoformat()} tanpa tanda kutip."
        if read
        else f"Tulis TTTT-BB-HH tanpa tanda kutip: `{p.spot.key}: 2024-01-03`."
    )
    return codes.BUKAN_TANGGAL, f"{p.name} harus tanggal, bukan {shown}.", hint


def _readable_date(text: str) -> date | None:
    """The date meant by "3 Januari 2024", "03/01/2024" or a quoted "2024-01-03"."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        found = re.fullmatch(r"(\d{1,2})[\s/.-]+(\w+)[\s/.-]+(\d{4})", text.strip())
    try:
        return date(int(found[3]), parse_month(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def _bad_choice(p: Problem) -> Told:
    permitted = re.findall(r"'([^']*)'", str(p.context.get("expected_tags", "")))
    permitted = permitted or re.findall(r"'([^']*)'", str(p.context.get("expected", "")))
    chosen = _choice_meant(p, permitted)
    hint = f"{meant(chosen)} " if chosen else ""
    if p.spot.is_item and isinstance(p.value, str) and "," in p.value:
        hint = "Tulis tiap butir tersendiri: satu baris satu butir. "
    listed = ", ".join(f"`{word}`" for word in permitted)
    message = f"{p.name} berisi `{_short(p.value)}`, pilihan yang tidak dikenal."
    return codes.PILIHAN_TIDAK_DIKENAL, message, f"{hint}Pilihan: {listed}."


def _choice_meant(p: Problem, permitted: list[str]) -> str:
    """The choice that was meant, as far as can be told: a kind of office tells its profile."""
    told = profil_menurut_nama(str(p.value)) if p.path == ("profil",) else None
    return told or nearest(str(p.value), permitted, alike=0.5)


def _no_tag(p: Problem) -> Told:
    message = f"Isian wajib `jenis` pada bagian `{dotted(p.path[:-1])}` belum ada."
    return codes.WAJIB_DIISI, message, "Tambahkan `jenis`, misalnya jenis: survei_bulanan."


def _too_short(p: Problem) -> Told:
    if isinstance(p.value, str):
        return _empty_text(p)
    least = p.context.get("min_length", 1)
    message = f"{p.name} harus memuat paling sedikit {least} butir."
    return codes.PANJANG_DAFTAR, message, "Tambahkan butir dengan tanda hubung (- )."


def _too_long(p: Problem) -> Told:
    if isinstance(p.value, str):
        return _long_text(p)
    most = p.context.get("max_length")
    message = f"{p.name} harus memuat paling banyak {most} butir."
    return codes.PANJANG_DAFTAR, message, "Hapus butir yang berlebih."


def _low_ceiling(p: Problem) -> Told:
    message = f"{p.name} harus 100 atau lebih, bukan {_short(p.value)}."
    hint = "Batas di bawah 100% akan mengurangi capaian indikator yang tepat memenuhi target."
    return codes.DI_LUAR_RENTANG, message, hint


def _not_a_multiplier(p: Problem) -> Told:
    listed = ", ".join(f"`{number}`" for number in PENGALI)
    message = f"{p.name} berisi `{_short(p.value)}`, pengali yang tidak dikenal."
    hint = f"Pilihan: {listed}. Tulis 100000 untuk angka per 100.000 kelahiran hidup."
    return codes.PILIHAN_TIDAK_DIKENAL, message, hint


def _not_a_quarter(p: Problem) -> Told:
    message = f"{p.name} berisi `{_short(p.value)}`, triwulan yang tidak ada."
    return codes.PILIHAN_TIDAK_DIKENAL, message, "Tulis 1, 2, 3, atau 4: `triwulan: [1, 2]`."


def _appendix_content(p: Problem) -> Told:
    message = f"{p.name} harus memuat `uraian`, atau tepat satu dari `gambar` dan `berkas`."
    hint = "Tulis gambar: untuk PNG atau JPEG, berkas: untuk PDF, uraian: untuk teks."
    return codes.ISI_LAMPIRAN, message, hint


def _piece_of_a_part(p: Problem) -> Told:
    kinds = [f"`{key}`" for key in shapes.keys_of(p.spot.below)]
    message = f"{p.name} harus memuat tepat satu jenis isi."
    hint = f"Tulis salah satu: {', '.join(kinds)}; yang lain sebagai butir tersendiri (- )."
    return codes.ISI_BAGIAN, message, hint


def _place_of_a_part(p: Problem) -> Told:
    message = f"{p.name} harus menyebut tepat satu letak."
    hint = (
        "Tulis salah satu: `sesudah: Judul`, `sebelum: Judul`, atau `dalam: Judul` dengan judul "
        "yang tercetak dalam laporan."
    )
    return codes.LETAK_BAGIAN, message, hint


def _source_of_a_chart(p: Problem) -> Told:
    message = f"{p.name} harus menyebut tepat satu asal: `tabel` atau `berkas`."
    hint = (
        "Tulis `tabel:` dan kode tabel bagian tambahan, atau `berkas:` dan nama berkas tabel yang "
        "tidak tercetak."
    )
    return codes.ASAL_GRAFIK, message, hint


def _name_of_a_table(p: Problem) -> Told:
    if p.value is None:
        return codes.WAJIB_DIISI, f"{p.name} kosong.", "Tulis nama berkas tabelnya."
    message = f"{p.name} harus berupa nama berkas tabel, bukan {_kind(p.value)}."
    return codes.JENIS_NILAI, message, "Tulis nama berkasnya: `berkas: layanan.csv`."


def _not_a_pdf(p: Problem) -> Told:
    message = f"{p.name} harus menyebut berkas PDF, bukan `{_short(p.value)}`."
    return codes.ISI_LAMPIRAN, message, "Gambar ditulis dengan kunci `gambar`."


def _not_a_colour(p: Problem) -> Told:
    message = f"{p.name} harus berupa warna, bukan `{_short(p.value)}`."
    hint = (
        f'Tulis tanda # dan enam angka heksadesimal dalam tanda kutip: `{p.spot.key}: "#A5D6A7"`.'
    )
    return codes.JENIS_NILAI, message, hint


def _two_decisions(p: Problem) -> Told:
    message = f"{p.name} menyebut {p.context.get('kode')} pada `tanpa` dan `dengan` sekaligus."
    return codes.SUSUNAN_GANDA, message, "Hapus dari salah satunya."


def _out_of_range(p: Problem) -> Told:
    limit = p.context.get("ge", p.context.get("le"))
    word = "paling sedikit" if "ge" in p.context else "paling banyak"
    return codes.DI_LUAR_RENTANG, f"{p.name} harus {word} {limit}.", ""


def _other(p: Problem) -> Told:
    return codes.JENIS_NILAI, f"{p.name} tidak sesuai ({p.kind}).", ""


def _short(value: object) -> str:
    """A value as it may stand in a sentence; of a list or section only that it is one."""
    if isinstance(value, list | tuple | dict):
        return _kind(value)
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:57]}..."


_text = _wrong_type("teks", _as_text)
_section = _wrong_type("bagian berisi kunci", _as_section)
_list = _wrong_type("daftar", _as_list)
_bool = _wrong_type("true atau false", lambda p: _YES_NO)
_int = _wrong_type("bilangan bulat", lambda p: f"Tulis bilangan bulat: `{p.spot.example}`.")
_TABLE: dict[str, Callable[[Problem], Told]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "string_type": _text,
    "string_too_short": _empty_text,
    "string_too_long": _long_text,
    "string_pattern_mismatch": _bad_code,
    "model_type": _section,
    "model_attributes_type": _section,
    "dict_type": _section,
    "tuple_type": _list,
    "bool_type": _bool,
    "bool_parsing": _bool,
    "int_type": _int,
    "int_parsing": _int,
    "int_from_float": _int,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "literal_error": _bad_choice,
    "union_tag_invalid": _bad_choice,
    "union_tag_not_found": _no_tag,
    "too_short": _too_short,
    "too_long": _too_long,
    "angka": _not_a_number,
    "angka_rancu": _ambiguous,
    "angka_panjang": _too_long_number,
    "bilangan_bulat": _not_whole,
    "negatif": _negative,
    "isi_lampiran": _appendix_content,
    "isi_potongan": _piece_of_a_part,
    "nama_tabel": _name_of_a_table,
    "asal_grafik": _source_of_a_chart,
    "letak_bagian": _place_of_a_part,
    "batas_capaian": _low_ceiling,
    "pengali": _not_a_multiplier,
    "triwulan": _not_a_quarter,
    "susunan_ganda": _two_decisions,
    "bukan_pdf": _not_a_pdf,
    "warna": _not_a_colour,
    "tahun": _not_a_year,
    "tanggal": _not_a_date,
}


def told(problem: Problem) -> Told:
    """The code of an error, what is wrong, and how to mend it."""
    return _TABLE.get(problem.kind, _other)(problem)
