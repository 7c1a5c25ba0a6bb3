"""The dictionary of the computer: where it is found, how it is read, what it is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_dictionary import installed, why_not, write

from lkjip_docgen.spelling import (
    Edit,
    Kamus,
    bases,
    edit_between,
    engines,
    has_engine,
    is_wanted,
    kamus,
    near_words,
)
from lkjip_docgen.spelling.installed import Files, find

needs_engine = pytest.mark.skipif(not has_engine(), reason="pip install chunspell or spylls")


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write(tmp_path / "kamus")
    monkeypatch.setenv("LKJIP_KAMUS", str(folder))
    return folder


# --- where it lies ---------------------------------------------------------------------


def test_a_dictionary_lies_in_the_folder_that_is_named(small: Path) -> None:
    assert find() == Files(small / "id_ID.aff", small / "id_ID.dic")


@pytest.mark.parametrize("said", ["", "tidak", " Tidak "])
def test_none_is_looked_for_where_none_is_wanted(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LKJIP_KAMUS", said)
    assert not is_wanted()
    assert find() is None
    assert kamus() is None


def test_a_relative_folder_and_one_without_words_hold_none(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.parent)
    monkeypatch.setenv("LKJIP_KAMUS", "kamus")
    assert find() is None
    monkeypatch.setenv("LKJIP_KAMUS", str(small))
    (small / "id_ID.dic").unlink()
    assert find() is None


@pytest.mark.parametrize(
    ("system", "variable", "inside"),
    [
        ("win32", "ProgramFiles", "LibreOffice/share/extensions/dict-id"),
        ("win32", "APPDATA", "LibreOffice/4/user/uno_packages/cache/uno_packages/x/id.oxt"),
        ("darwin", "HOME", "Library/Spelling"),
        ("linux", "HOME", ".config/libreoffice/4/user/uno_packages/cache/uno_packages/x/id.oxt"),
    ],
)
def test_the_folders_of_each_system_are_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, variable: str, inside: str
) -> None:
    module = "lkjip_docgen.spelling.installed"
    monkeypatch.delenv("LKJIP_KAMUS", raising=False)
    monkeypatch.setattr(f"{module}.sys.platform", system)
    monkeypatch.setattr(f"{module}._LINUX", ())
    monkeypatch.setattr(f"{module}._MAC", ())
    for name in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "rumah"))
    monkeypatch.setenv(variable, str(tmp_path))
    assert find() is None
    folder = write(tmp_path / inside)
    assert find() == Files(folder / "id_ID.aff", folder / "id_ID.dic")


# --- how it is read ----------------------------------------------------------------------


def _dictionary() -> Kamus:
    found = kamus()
    assert found is not None
    return found


@needs_engine
def test_a_dictionary_says_which_words_it_holds(small: Path) -> None:
    asked = {"pelayanan", "pelayanannya", "peayanan", "kantor"}
    assert _dictionary().memuat(asked) == {"pelayanan", "pelayanannya", "kantor"}


def test_both_readers_say_the_same(small: Path) -> None:
    pytest.importorskip("hunspell")
    pytest.importorskip("spylls")
    files = Files(small / "id_ID.aff", small / "id_ID.dic")
    fast = engines._by_hunspell(files)
    assert fast is not None
    words = ["pelayanan", "kinerjanya", "kinerja", "kienrja", "laporann", "dan", "dn"]
    assert fast(words) == engines._Remembering(files).known(words)


def test_the_slow_reader_is_asked_about_a_word_once(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("spylls")
    files = Files(small / "id_ID.aff", small / "id_ID.dic")
    assert engines._Remembering(files).known(["kinerja", "kienrja"]) == {"kinerja"}

    def not_again(self: object, words: object) -> None:
        pytest.fail(f"asked about {words}")

    monkeypatch.setattr(engines._Remembering, "_look_up", not_again)
    assert engines._Remembering(files).known(["kienrja", "kinerja"]) == {"kinerja"}
    with (small / "id_ID.dic").open("a", encoding="latin-1") as words:
        words.write("kienrja\n")
    with pytest.raises(pytest.fail.Exception, match="kienrja"):  # another dictionary: ask again
        engines._Remembering(files).known(["kienrja"])


def test_a_slow_reader_that_breaks_holds_every_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its import may fail, and a dictionary may name an encoding that nobody knows."""

    def broken(_self: object, _words: object) -> None:
        raise LookupError("unknown encoding: KOI99")

    folder = write(tmp_path / "kamus")
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(engines._Remembering, "_look_up", broken)
    files = Files(folder / "id_ID.aff", folder / "id_ID.dic")
    words = {"rumah", "tidakada"}
    assert engines._Remembering(files).known(words) == words


def test_a_library_of_the_same_name_reads_nothing(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys
    from types import ModuleType

    monkeypatch.setitem(sys.modules, "hunspell", ModuleType("hunspell"))
    assert engines._by_hunspell(Files(small / "id_ID.aff", small / "id_ID.dic")) is None


# --- forms and neighbours of words -----------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "root"),
    [
        ("antarinstansi", "instansi"),
        ("dijabarkan", "jabar"),
        ("diulang", "ulang"),
        ("terlayani", "layan"),
        ("berisiko", "risiko"),
        ("menyosialisasikan", "sosialisasi"),
        ("mengoordinasikan", "koordinasi"),
        ("memutakhirkan", "mutakhir"),
        ("penatausahaan", "tatausaha"),
        ("targetnya", "target"),
        ("kependudukan", "penduduk"),
        ("nonkementerian", "kementerian"),
    ],
)
def test_a_form_leads_to_its_root(form: str, root: str) -> None:
    assert root in bases(form)


@pytest.mark.parametrize("wrong", ["memmudahkan", "mengkoordinasikan", "menulisnnya"])
def test_a_form_that_no_rule_makes_leads_to_no_root(wrong: str) -> None:
    assert bases(wrong).isdisjoint({"mudah", "koordinasi", "tulis"})


@pytest.mark.parametrize(
    ("wrong", "meant", "edit"),
    [
        ("peayanan", "pelayanan", Edit.MOVED),
        ("kienrja", "kinerja", Edit.MOVED),
        ("aklayanan", "kalayanan", Edit.MOVED),
        ("anggarran", "anggaran", Edit.MOVED),
        ("pelayaman", "pelayanan", Edit.BESIDE),
        ("resiko", "risiko", Edit.BESIDE),
        ("profil", "profit", Edit.OTHER),
    ],
)
def test_words_are_near_by_one_slip_of_the_hand(wrong: str, meant: str, edit: Edit) -> None:
    assert near_words(wrong, {meant, "laporan"}) == [meant]
    assert edit_between(wrong, meant) is edit


def test_the_first_letter_is_seldom_wrong() -> None:
    assert near_words("trafik", {"grafik"}) == []


@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_the_dictionary_of_this_computer_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    files = installed()
    assert files is not None
    monkeypatch.setenv("LKJIP_KAMUS", str(files.rules.parent))
    assert _dictionary().memuat({"pelayanan", "peayanan", "masyarakat"}) == {
        "pelayanan",
        "masyarakat",
    }
