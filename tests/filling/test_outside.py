"""What an editor or a colleague changes meanwhile is taken in, and nothing is overwritten."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lkjip_docgen.filling import Workspace
from lkjip_docgen.filling.disk import Disk
from lkjip_docgen.findings import LkjipError

TEXT = """\
kantor:
  nama: Kantor A   # nama lengkap
  surel: a@b.id
  telepon:
  moto: Cepat
indikator:
  - kode: ikm
    nama: Indeks
  - kode: iki
    nama: Integritas
"""
NAME, MAIL, PHONE, MOTTO = (("kantor", key) for key in ("nama", "surel", "telepon", "moto"))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "laporan.yaml").write_bytes(TEXT.encode())
    return Workspace(tmp_path)


def save(workspace: Workspace, text: str) -> None:
    """What an editor does: another file takes the place."""
    aside = workspace.file.with_name("sementara")
    aside.write_bytes(text.encode())
    aside.replace(workspace.file)


def on_disk(workspace: Workspace) -> str:
    return workspace.file.read_bytes().decode()


def test_nothing_is_told_where_nothing_changed(workspace: Workspace) -> None:
    assert workspace.look() is None
    os.utime(workspace.file)
    assert workspace.look() is None


def test_a_change_of_others_is_taken_in(workspace: Workspace) -> None:
    version = workspace.version
    save(workspace, TEXT.replace("Cepat", "Tepat"))

    found = workspace.look()

    assert found is not None
    assert found.files == ("laporan.yaml",)
    assert workspace.version > version
    assert workspace.data["kantor"]["moto"] == "Tepat"  # type: ignore[index]
    assert workspace.look() is None


def test_a_change_of_others_is_seen_before_each_write(workspace: Workspace) -> None:
    save(workspace, TEXT.replace("Cepat", "Tepat"))
    workspace.set(NAME, "Kantor B")

    assert on_disk(workspace) == TEXT.replace("Cepat", "Tepat").replace("Kantor A ", "Kantor B ")


def test_an_editor_that_did_not_know_of_a_change_does_not_undo_it(workspace: Workspace) -> None:
    workspace.set(NAME, "Kantor B")
    workspace.set(PHONE, "0719 1")
    save(workspace, "# catatan\n" + TEXT.replace("Cepat", "Tepat"))

    found = workspace.look()

    assert found is not None
    assert not found.conflicts
    text = TEXT.replace("Cepat", "Tepat").replace("Kantor A ", "Kantor B ")
    assert on_disk(workspace) == "# catatan\n" + text.replace("telepon:", "telepon: 0719 1")
    assert workspace.undo() == "Penggabungan dengan perubahan dari luar"
    assert on_disk(workspace) == "# catatan\n" + TEXT.replace("Cepat", "Tepat")


def test_a_merge_that_cannot_be_written_is_done_later(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.set(NAME, "Kantor B")
    workspace.set(PHONE, "0719 1")
    theirs = TEXT.replace("Cepat", "Tepat")
    save(workspace, theirs)

    def full(_: int) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        assert workspace.look() is None
        with pytest.raises(LkjipError, match="penuh"):
            workspace.set(MAIL, "c@d.id")
    assert on_disk(workspace) == theirs

    assert workspace.look() is not None
    assert "Kantor B" in on_disk(workspace)
    assert "Tepat" in on_disk(workspace)


def test_what_both_changed_is_kept_for_a_decision(workspace: Workspace) -> None:
    workspace.set(NAME, "Kantor B")
    workspace.set(PHONE, "0719 1")
    save(workspace, TEXT.replace("Kantor A", "Kantor C"))

    found = workspace.look()

    assert found is not None
    (conflict,) = found.conflicts
    assert (conflict.title, conflict.mine, conflict.theirs) == (
        "Kantor › Nama lengkap",
        "Kantor B",
        "Kantor C",
    )
    assert conflict.place is not None
    assert conflict.place.line == 2
    assert "Kantor C" in on_disk(workspace)
    assert "0719 1" in on_disk(workspace)

    workspace.decide(conflict.id, mine=True)
    assert "Kantor B" in on_disk(workspace)
    assert workspace.conflicts == ()


def test_theirs_stays_where_that_is_chosen(workspace: Workspace) -> None:
    workspace.set(NAME, "Kantor B")
    workspace.set(PHONE, "0719 1")
    save(workspace, TEXT.replace("Kantor A", "Kantor C"))
    workspace.look()

    workspace.decide(workspace.conflicts[0].id, mine=False)

    assert "Kantor C" in on_disk(workspace)
    assert workspace.conflicts == ()


def test_a_file_put_back_as_it_was_is_left_so_and_ours_is_kept(workspace: Workspace) -> None:
    workspace.set(NAME, "Kantor B")
    save(workspace, TEXT)

    workspace.look()

    assert on_disk(workspace) == TEXT
    (conflict,) = workspace.conflicts
    assert (conflict.path, conflict.mine) == (NAME, "Kantor B")


def test_a_place_that_somebody_else_changed_is_not_written_over(workspace: Workspace) -> None:
    seen = workspace.version
    save(workspace, TEXT.replace("Cepat", "Tepat"))
    workspace.look()

    with pytest.raises(LkjipError, match="sementara itu diubah"):
        workspace.set(MOTTO, "Hebat", seen=seen)

    assert "Tepat" in on_disk(workspace)
    (conflict,) = workspace.conflicts
    workspace.decide(conflict.id, mine=True)
    assert "Hebat" in on_disk(workspace)


def test_a_form_says_what_it_saw(workspace: Workspace) -> None:
    with pytest.raises(LkjipError, match="sementara itu diubah"):
        workspace.set(MOTTO, "Hebat", before="Lambat")
    workspace.set(MOTTO, "Hebat", before="Cepat")

    assert "Hebat" in on_disk(workspace)


def test_an_item_is_found_where_it_stands_now(workspace: Workspace) -> None:
    seen = workspace.version
    workspace.move(("indikator", 1), 0)

    workspace.set(("indikator", 1, "nama"), "Integritas Layanan", seen=seen)

    assert workspace.data["indikator"][0]["nama"] == "Integritas Layanan"  # type: ignore[index]


def test_an_item_that_others_removed_is_not_another(workspace: Workspace) -> None:
    seen = workspace.version
    save(workspace, TEXT.replace("  - kode: ikm\n    nama: Indeks\n", ""))

    with pytest.raises(LkjipError, match="tidak ada"):
        workspace.set(("indikator", 0, "nama"), "x", seen=seen)


def test_an_item_that_others_changed_is_not_removed(workspace: Workspace) -> None:
    save(workspace, TEXT.replace("Indeks", "Indeks Kepuasan"))

    with pytest.raises(LkjipError, match="tidak dihapus"):
        workspace.remove(("indikator", 0))


def test_two_programs_fill_in_one_project(workspace: Workspace) -> None:
    other = Workspace(workspace.root)
    for number in range(5):
        workspace.set(PHONE, f"0719 {number}")
        other.set(MOTTO, f"Cepat {number}")
        other.move(("indikator", 0), 1)
    workspace.look()

    assert not workspace.conflicts
    assert not other.conflicts
    assert workspace.data == other.data
    for _ in range(5):
        workspace.undo()
    expected = {"nama": "Kantor A", "surel": "a@b.id", "telepon": None, "moto": "Cepat 4"}
    assert workspace.data["kantor"] == expected


def test_undo_leaves_what_others_changed(workspace: Workspace) -> None:
    workspace.set(NAME, "Kantor B")
    save(workspace, on_disk(workspace).replace("Cepat", "Tepat  # baru"))

    assert workspace.undo() == "Pengisian Kantor › Nama lengkap"
    assert on_disk(workspace) == TEXT.replace("Cepat", "Tepat  # baru")
    assert workspace.redo() == "Pengisian Kantor › Nama lengkap"
    assert "Kantor B" in on_disk(workspace)


def test_undo_of_a_place_that_others_changed_is_refused(workspace: Workspace) -> None:
    workspace.set(MOTTO, "Tepat")
    workspace.set(NAME, "Kantor B")
    save(workspace, on_disk(workspace).replace("Kantor B", "Kantor C"))

    with pytest.raises(LkjipError, match="tidak dapat diurungkan"):
        workspace.undo()

    assert "Kantor C" in on_disk(workspace)
    assert workspace.undo() == "Pengisian Kantor › Moto"  # the change before it
    assert on_disk(workspace) == TEXT.replace("Kantor A ", "Kantor C ")


def test_undo_beside_a_line_that_others_changed_goes_by_value(workspace: Workspace) -> None:
    workspace.set(MAIL, "c@d.id")
    save(workspace, on_disk(workspace).replace("Kantor A", "Kantor C"))

    workspace.undo()

    assert on_disk(workspace) == TEXT.replace("Kantor A", "Kantor C")


def test_a_file_that_others_break_waits_for_its_mending(workspace: Workspace) -> None:
    workspace.set(NAME, "Kantor B")
    save(workspace, on_disk(workspace).replace("Cepat", '"Cepat'))

    found = workspace.look()

    assert found is not None
    assert "tidak dapat dibaca (baris" in found.words
    assert workspace.is_broken
    assert workspace.data["kantor"]["nama"] == "Kantor B"  # type: ignore[index]
    assert '"Cepat' in workspace.text

    save(workspace, on_disk(workspace).replace('"Cepat', "Tepat"))
    workspace.set(PHONE, "0719 1")
    assert on_disk(workspace) == TEXT.replace("Kantor A ", "Kantor B ").replace(
        "Cepat", "Tepat"
    ).replace("telepon:", "telepon: 0719 1")


def test_what_is_filled_in_together_waits_for_the_mending_too(workspace: Workspace) -> None:
    save(workspace, TEXT.replace("Cepat", '"Cepat'))

    with pytest.raises(LkjipError, match="tidak dapat dibaca"), workspace.together():
        workspace.set(NAME, "Kantor B", before="Kantor A")

    assert workspace.conflicts == ()


def test_a_half_written_file_is_read_when_it_is_whole(workspace: Workspace) -> None:
    workspace.set(NAME, "Kantor B")
    whole = on_disk(workspace).replace("Cepat", "Tepat")
    workspace.file.write_text(whole[:40])
    workspace.look()
    workspace.file.write_text(whole)
    workspace.look()

    assert not workspace.problems
    assert on_disk(workspace) == whole


def test_a_file_that_is_gone_can_be_written_back(workspace: Workspace) -> None:
    workspace.set(NAME, "Kantor B")
    text = on_disk(workspace)
    workspace.file.unlink()

    found = workspace.look()
    assert found is not None
    assert "sudah tidak ada" in found.words
    assert workspace.look() is None
    with pytest.raises(LkjipError, match="sudah tidak ada"):
        workspace.set(MOTTO, "Tepat")
    assert not workspace.file.exists()

    workspace.put_text(workspace.text)
    assert on_disk(workspace) == text
    assert not workspace.problems


def test_a_finding_is_accepted_with_its_reason(workspace: Workspace) -> None:
    workspace.accept("LK114", "indikator[0].target", "Wajar.")
    workspace.accept("LK201", "", "Wajar juga.")
    workspace.accept("LK114", "indikator[0].target", "Sudah dijelaskan.")

    assert workspace.data["diterima"] == [
        {"kode": "LK114", "alasan": "Sudah dijelaskan.", "di": "indikator[0].target"},
        {"kode": "LK201", "alasan": "Wajar juga."},
    ]


def test_a_finding_is_accepted_for_the_number_that_stands_there(workspace: Workspace) -> None:
    workspace.accept("LK265", "pnbp.tahunan[0].realisasi", "Memang kecil.", "785000000")
    workspace.accept("LK265", "pnbp.tahunan[0].realisasi", "Masih kecil.", "78500000")

    assert workspace.data["diterima"] == [
        {
            "kode": "LK265",
            "alasan": "Masih kecil.",
            "di": "pnbp.tahunan[0].realisasi",
            "isi": "78500000",
        }
    ]
    workspace.accept("LK265", "pnbp.tahunan[0].realisasi", "Tidak ada angkanya.")
    assert "isi" not in workspace.text


def test_what_is_changed_together_is_undone_together(workspace: Workspace) -> None:
    version = workspace.version
    with workspace.together():
        workspace.set(NAME, "Kantor B")
        workspace.set(MOTTO, "Tepat")
        assert on_disk(workspace) == TEXT

    assert workspace.version == version + 1
    assert on_disk(workspace) != TEXT
    assert workspace.undo() == "Pengisian Kantor › Nama lengkap dan 1 perubahan lain"
    assert on_disk(workspace) == TEXT


def test_an_item_that_is_renamed_and_moved_is_found_again(workspace: Workspace) -> None:
    seen = workspace.version
    with workspace.together():
        workspace.set(("indikator", 0, "kode"), "x", seen=seen)
        workspace.set(("indikator", 0, "nama"), "Lain", seen=seen)
    workspace.move(("indikator", 0), 1)

    workspace.set(("indikator", 0, "satuan"), "%", seen=seen)

    assert workspace.data["indikator"] == [
        {"kode": "iki", "nama": "Integritas"},
        {"kode": "x", "nama": "Lain", "satuan": "%"},
    ]


def test_of_what_is_changed_together_all_or_nothing_is_written(workspace: Workspace) -> None:
    def change() -> None:
        with workspace.together():
            workspace.set(NAME, "Kantor B")
            workspace.set(("indikator", 9, "nama"), "x")

    with pytest.raises(LkjipError, match="tidak ada"):
        change()

    assert on_disk(workspace) == TEXT
    assert workspace.text == TEXT


REFUSED = {
    "a second document": "---\nlain: 1\n",
    "a name that nothing has": "lain: *tidak\n",
    "a name given twice": "lain: &a [1]\nlagi: &a [2]\n",
    "a key that is written twice": "kantor:\n  nama: Kantor Z\n",
    "a key that is a list": "? [a, b]\n: c\n",
    "names of names of names": "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 13)),
}
"""What no data file may have, and others may write at its end all the same."""


@pytest.mark.parametrize("more", REFUSED.values(), ids=REFUSED)
def test_the_rest_is_filled_in_beside_what_is_refused(workspace: Workspace, more: str) -> None:
    workspace.set(MOTTO, "Tepat")
    text = on_disk(workspace) + more
    save(workspace, text)

    workspace.look()
    assert workspace.problems
    workspace.set(NAME, "Kantor B")

    assert on_disk(workspace) == text.replace("Kantor A ", "Kantor B ")
    workspace.undo()
    assert on_disk(workspace) == text


@pytest.mark.parametrize("knows_changes", [True, False], ids=["ctime", "no ctime"])
def test_a_file_that_was_written_under_its_old_time_is_seen(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, knows_changes: bool
) -> None:
    """What copies files back often keeps their times; some systems tell nothing else."""
    if not knows_changes:
        stamp = Disk.stamp
        monkeypatch.setattr(Disk, "stamp", lambda *given: stamp(*given)[:1] + stamp(*given)[2:])
    os.utime(workspace.file, (10**9, 10**9))
    workspace.look()
    workspace.file.write_bytes(TEXT.replace("Cepat", "Tepat").encode())
    os.utime(workspace.file, (10**9, 10**9))

    workspace.set(NAME, "Kantor B")

    assert on_disk(workspace) == TEXT.replace("Cepat", "Tepat").replace("Kantor A ", "Kantor B ")
