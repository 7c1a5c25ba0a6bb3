"""A template that does not end, or would fill the memory, is ended with its place."""

from __future__ import annotations

import itertools
from functools import partial
from pathlib import Path

import pytest
from draws import in_turn
from template_kinds import KINDS, konteks, names, project, refusal, said

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.narrative import engine as narrative_engine
from lkjip_docgen.narrative.engine import Engine
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.templating import budget, trial
from lkjip_docgen.templating.budget import watched
from lkjip_docgen.templating.trial import Ended, try_out

GROWING = "{% set n = namespace(x=START) %}{% for i in range(60) %}{% set n.x = STEP %}{% endfor %}"


def growing(start: str, grow: str) -> str:
    return GROWING.replace("START", start).replace("STEP", grow) + "{{ n.x | length }}"


BOMBS = {
    "perulangan-bersarang": (
        "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}"
    ),
    "perulangan-panjang": "{% for i in range(10**9) %}{% endfor %}",
    "perulangan-bersyarat": (
        "{% for i in range(9999) %}{% for j in range(9999) if j < 0 %}{% endfor %}{% endfor %}"
    ),
    "perulangan-rekursif": "{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "makro-rekursif": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "makro-berlipat": (
        "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(60) }}"
    ),
    "teks-kali": "{{ 'x' * 10**9 }}",
    "pangkat": "{{ 10**(10**8) }}",
    "pangkat-bertingkat": "{{ 9**9**9**9**9 }}",
    "kuadrat": GROWING.replace("START", "2").replace("STEP", "n.x * n.x") + "{{ n.x }}",
    "kuadrat-desimal": GROWING.replace("START", "anggaran.total.pagu.nilai").replace(
        "STEP", "n.x * n.x"
    )
    + "{{ n.x }}",
    "teks-tambah": growing("'a'", "n.x + n.x"),
    "teks-rangkai": growing("'a'", "n.x ~ n.x"),
    "teks-join": growing("'a'", "[n.x, n.x] | join"),
    "teks-replace": growing("'a'", "n.x | replace('a', 'aa')"),
    "set-bertingkat": GROWING.replace("START", "'a'").replace(
        "{% set n.x = STEP %}", "{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}"
    )
    + "{{ n.x }}",
    "daftar-tambah": growing("[1]", "n.x + n.x"),
    "daftar-dalam-daftar": growing("[1]", "[n.x, n.x]"),
    "pasangan-dalam-pasangan": growing("[1]", "{'a': n.x, 'b': n.x}"),
    "daftar-batch": growing("[1]", "[1] | batch(99, n.x)"),
    "daftar-slice": growing("[1]", "[1] | slice(99, n.x)"),
    "batch": "{{ [1] | batch(10**9, 'x') | length }}",
    "slice": "{{ [1] | slice(10**9, 'x') | length }}",
    "daftar-kali": "{{ [0] * 10**9 }}",
    "printf": "{{ '%1000000000d' % 1 }}",
    "printf-lewat-uji": "{{ 'x' if '%1000000000d' is odd }}",
    "printf-lewat-divisibleby": "{{ 'x' if '%1000000000d' is divisibleby(1) }}",
    "center": "{{ 'x' | center(10**9) }}",
    "kurung-bertumpuk": "{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}",
    "not-bertumpuk": "{{ " + "not " * 3000 + "1 }}",
    "for-bertumpuk": "{% for i in [1] %}" * 40 + "{% endfor %}" * 40,
    "angka-panjang": "{{ " + "9" * 5000 + " }}",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kantor")


@pytest.mark.parametrize(("name", "kind"), in_turn([*BOMBS], [*KINDS]))
def test_a_bomb_ends_with_its_place(root: Path, name: str, kind: str) -> None:
    finding = refusal(kind, root, BOMBS[name])
    assert finding.place is not None
    assert "batas waktu" not in finding.message  # the budget held, no process had to be ended
    assert "Error" not in said(finding)


def test_a_namespace_that_holds_itself_is_not_printed(root: Path) -> None:
    for kind in KINDS:
        source = "{% set n = namespace() %}{% set n.x = [n] %}{{ n.x }}"
        assert "tidak dapat dicetak" in refusal(kind, root, source).message


def test_files_that_include_each_other_end(root: Path) -> None:
    folder = project(root).root / "templates" / "narasi"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bolak.md").write_text("{% include 'narasi/balik.md' %}" * 2)
    (folder / "balik.md").write_text("{% include 'narasi/bolak.md' %}" * 2)
    try:
        finding = refusal("naskah", root, "{% include 'narasi/bolak.md' %}")
    finally:
        (folder / "bolak.md").unlink()
        (folder / "balik.md").unlink()
    assert finding.code == "LK312"


def test_the_templates_of_the_program_take_a_tenth_of_the_steps(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "STEPS", budget.STEPS // 10)
    engine = Engine(konteks(root), names(root), (TEMPLATES,))
    for file in ("ringkasan", "bab-3a-capaian-kinerja", "bab-3a-indikator", "lampiran"):
        assert engine.render(f"narasi/{file}.md")


# --- what no budget sees dies in its own process ---------------------------------------------


def no_end() -> None:
    with budget.rendering(str):
        budget.step("narasi/uji.md", 7)
    for _ in itertools.count():
        pass


def no_memory() -> None:
    with budget.rendering(str):
        budget.step("narasi/uji.md", 8)
    held = [bytearray(1 << 26) for _ in range(1 << 10)]
    assert held


def a_mistake() -> None:
    raise LkjipError(Finding("LK311", Severity.ERROR, "Contoh.", None, suggestion="Ubah."))


def stopped(ended: Ended) -> LkjipError:
    return LkjipError(Finding("LK312", Severity.ERROR, f"{ended.template}:{ended.line}"))


def outcome(work: object) -> str:
    with pytest.raises(LkjipError) as caught:
        try_out(work, stopped)  # type: ignore[arg-type]
    return str(caught.value)


@pytest.fixture(params=["salinan-proses", "proses-baru"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A copy of this process, or a new interpreter as on Windows and macOS."""
    if request.param == "proses-baru":
        monkeypatch.setattr(trial, "_can_fork", lambda: False)
        monkeypatch.syspath_prepend(str(Path(__file__).parent))
    elif not trial._can_fork():
        pytest.skip("proses ini tidak dapat disalin di sini")
    monkeypatch.setattr(trial, "PROCESSOR_SECONDS", 1)
    return str(request.param)


def test_work_without_end_is_ended_with_its_line(way: str) -> None:
    assert outcome(no_end) == "narasi/uji.md:7"


def test_work_that_fills_the_memory_is_ended_with_its_line(
    way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("resource")
    monkeypatch.setattr(trial, "PROCESSOR_SECONDS", 20)  # a busy processor is no full memory
    assert outcome(no_memory) == "narasi/uji.md:8"


def test_the_findings_of_a_trial_are_those_of_the_work(way: str) -> None:
    assert outcome(a_mistake) == "Contoh."


def test_a_sound_template_passes_its_trial(way: str, root: Path) -> None:
    engine = Engine(konteks(root), names(root), (TEMPLATES,))
    try_out(partial(engine._render_all, ["narasi/ringkasan.md"]), stopped)


def test_a_trial_changes_nothing_here(way: str, root: Path) -> None:
    engine = Engine(konteks(root), names(root), (TEMPLATES,))
    try_out(partial(engine._render_all, ["narasi/ringkasan.md"]), stopped)
    assert engine._used_ids == set()


def test_only_templates_of_the_project_are_tried(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []
    monkeypatch.setattr(narrative_engine, "try_out", lambda work, problem: tried.append(work))
    folder = project(root).root / "templates" / "narasi"
    folder.mkdir(parents=True, exist_ok=True)
    own = folder / "ringkasan.md"
    engine = Engine(konteks(root), names(root), (folder.parent, TEMPLATES))
    try:
        own.write_bytes((TEMPLATES / "narasi" / "ringkasan.md").read_bytes())
        engine.try_out(["narasi/ringkasan.md"])
        assert tried == []
        own.write_text("Isi sendiri.\n")
        engine.try_out(["narasi/ringkasan.md"])
        assert len(tried) == 1
    finally:
        own.unlink()


def test_the_step_that_is_watched_names_template_and_line(root: Path) -> None:
    seen: list[tuple[str, int]] = []
    with watched(lambda name, line: seen.append((name, line))):
        KINDS["html"](root, "{{ kantor.nama }}")
    assert ("uji.html", 2) in seen
