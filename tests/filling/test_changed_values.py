"""What an import would change, value by value, in the words of the forms."""

from __future__ import annotations

from lkjip_docgen.filling import changed_values
from lkjip_docgen.place import Number

BEFORE = {
    "kantor": {"nama": "Kantor Uji", "telepon": "0361 1234"},
    "indikator": [
        {"kode": "a", "nama": "Layanan tepat waktu", "pengukuran": {"hasil": Number(295)}},
        {"kode": "b", "nama": "Pengaduan selesai", "target": Number(7)},
    ],
    "misi": ["Melayani.", "Membina."],
}


def told(now: dict[str, object]) -> list[tuple[str, str, str, str]]:
    found = changed_values(BEFORE, now)
    return [(each.path, each.title, each.old, each.new) for each in found]


def test_values_that_became_others_are_told_with_their_item() -> None:
    first = {**BEFORE["indikator"][0], "pengukuran": {"hasil": Number(298)}}  # type: ignore[dict-item]
    now = {**BEFORE, "kantor": {"nama": "Kantor Uji"}, "indikator": [BEFORE["indikator"][1], first]}

    title = "Indikator kinerja “Layanan tepat waktu” › Cara pengukuran › Hasil"
    assert told(now) == [
        ("kantor.telepon", "Kantor › Nomor telepon", "0361 1234", "(kosong)"),
        ("indikator[1].pengukuran.hasil", title, "295", "298"),
    ]


def test_items_that_came_or_went_are_told_whole() -> None:
    new = {"kode": "c", "nama": "Arsip tertata"}
    now = {**BEFORE, "indikator": [*BEFORE["indikator"][:1], new], "misi": ["Melayani."]}  # type: ignore[index]

    assert [each[:1] + each[2:] for each in told(now)] == [
        ("indikator[1]", "(kosong)", "kode: c; nama: Arsip tertata"),
        ("indikator[1]", "kode: b; nama: Pengaduan selesai; target: 7", "(dihapus)"),
        ("misi", "Melayani.; Membina.", "Melayani."),
    ]


def test_nothing_is_told_of_what_says_the_same() -> None:
    assert told({**BEFORE, "inovasi": None, "kantor": {**BEFORE["kantor"], "faks": ""}}) == []  # type: ignore[dict-item]
