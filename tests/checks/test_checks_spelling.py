"""Spelling by a dictionary: what is told, once, with its places, and what is let alone."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from seeded_sample import salin
from small_dictionary import SAMPLES, installed, why_not, write

from lkjip_docgen.checks import check
from lkjip_docgen.checks.language.salah_ketik import slips
from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.measures import measure
from lkjip_docgen.rules import kosakata
from lkjip_docgen.source import load_project
from lkjip_docgen.spelling import has_engine, kamus

pytestmark = pytest.mark.skipif(not has_engine(), reason="pip install chunspell or spylls")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("kamus"))


@pytest.fixture(autouse=True)
def small(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LKJIP_KAMUS", str(folder))


def told(folder: Path, *advice: str) -> list[Finding]:
    """What is found about spelling once these are advices of the sample."""
    text = "\nsaran:\n" + "".join(f"  - {line}\n" for line in advice)
    found = salin(folder).ganti("\nsaran:\n", text).temuan_baru()
    return [finding for finding in found if finding.code in ("LK425", "LK426", "LK440")]


def test_a_slip_is_told_with_the_word_that_was_meant(tmp_path: Path) -> None:
    (finding,) = told(tmp_path, "Meningkatkan mutu pelaynan kantor.")
    assert (finding.code, finding.severity) == ("LK425", Severity.WARNING)
    assert "“pelaynan” tidak ada dalam kamus." in finding.message
    assert finding.suggestion == "Mungkin maksudnya “pelayanan”."


def test_a_word_is_told_once_with_all_its_places(tmp_path: Path) -> None:
    (finding,) = told(tmp_path, "Mutu pelaynan kantor.", "Waktu pelaynan kantor.")
    assert "pada 2 tempat" in finding.message
    (other,) = finding.others
    assert finding.place is not None
    assert other.place is not None
    assert other.place.line == finding.place.line + 1


def test_doubtful_words_are_one_hint(tmp_path: Path) -> None:
    (finding,) = told(tmp_path, "Mutu delpan kantor baik.")
    assert (finding.code, finding.severity) == ("LK426", Severity.HINT)
    assert "“delpan” (delapan atau depan?)" in finding.message


@pytest.mark.parametrize(
    "words",
    [
        "Mutu *pelaynan* kantor",  # a foreign word
        "Mutu “pelaynan” kantor",  # as somebody said it
        "Mutu `pelaynan` kantor",
        "Mutu Pelaynan kantor",  # a name
        "Mutu pelaynan.go.id kantor",
        "Mutu antarkantor dilaporkan kepada kantornya",
        "Mutu spirometri dan hemodialisis",  # near no common word
        "Mutu kapalan Kapalan",
    ],
)
def test_names_quotations_and_terms_are_let_alone(tmp_path: Path, words: str) -> None:
    assert told(tmp_path, words) == []


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("menunjukan", "menunjukkan"), ("dalamwaktu", "dalam waktu"), ("anggarran", "anggaran")],
)
def test_what_was_meant(wrong: str, meant: str) -> None:
    dictionary = kamus()
    assert dictionary is not None
    told = {slip.kata: slip.saran for slip in slips(Counter([wrong]), frozenset(), dictionary)}
    assert told in ({wrong: (meant,)}, {})  # {}: another rule has it in its list


def test_who_has_a_reader_and_no_dictionary_is_told_how_to_get_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LKJIP_KAMUS", str(tmp_path / "kosong"))
    project = load_project(SAMPLES / "tanjungpandan-2023")
    found = check(project, measure(project.laporan)).findings
    (finding,) = (finding for finding in found if finding.code == "LK440")
    assert finding.severity is Severity.HINT
    assert "hunspell-id" in finding.suggestion


# --- how many --------------------------------------------------------------------------------


def _typing_errors(times: int) -> Iterator[tuple[str, str]]:
    """Common words and what a hand makes of them: letters exchanged, left out, or doubled."""
    draw = random.Random(20231231)
    words = sorted(word for word in kosakata().umum if len(word) >= 6)
    while times:
        word = draw.choice(words)
        at = draw.randrange(1, len(word) - 1)
        made = draw.choice(
            [
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
            ]
        )
        if made != word and made not in kosakata().semua:
            times -= 1
            yield word, made


def test_nine_of_ten_typing_errors_are_found_and_mended_rightly() -> None:
    dictionary = kamus()
    assert dictionary is not None
    seen = right = 0
    for word, made in _typing_errors(1000):
        found = list(slips(Counter([made]), frozenset(), dictionary))
        seen += bool(found)
        right += any(slip.pasti and slip.saran == (word,) for slip in found)
    assert seen >= 850
    assert right >= 800


@pytest.mark.skipif(bool(why_not()), reason=why_not())
@pytest.mark.parametrize("sample", sorted(p.name for p in SAMPLES.iterdir() if p.is_dir()))
def test_no_word_of_a_sample_is_told(sample: str, monkeypatch: pytest.MonkeyPatch) -> None:
    files = installed()
    assert files is not None
    monkeypatch.setenv("LKJIP_KAMUS", str(files.rules.parent))
    project = load_project(SAMPLES / sample)
    found = check(project, measure(project.laporan)).findings
    assert [finding.message for finding in found if finding.code in ("LK425", "LK426")] == []


@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_the_words_that_dictionaries_leave_out_are_left_out_by_this_one() -> None:
    files = installed()
    assert files is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LKJIP_KAMUS", str(files.rules.parent))
        dictionary = kamus()
    assert dictionary is not None
    known = dictionary.memuat(kosakata().umum)
    assert len(known) == len(kosakata().umum)
