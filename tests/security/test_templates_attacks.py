"""A template reads data and calls the program's own functions; every other way is refused.

Each attack is tried in a narrative, in a Word template and in an HTML one, and
is answered with the place and in Indonesian.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from draws import in_turn
from template_kinds import KINDS, refusal, said

PICKLE = r"""kantor.parse_raw("cos\nmkdir\n(S'bukti'\ntR.", proto="pickle", allow_pickle=True)"""

ATTACKS = {
    # --- methods of the models, inherited from libraries ---
    "pickle-lewat-model": ("{{ " + PICKLE + " }}", "`parse_raw`"),
    "parse-file": ('{{ kantor.parse_file("/etc/hostname") }}', "`parse_file`"),
    "model-dump": ("{{ kantor.model_dump() }}", "`model_dump`"),
    "model-construct": ("{{ kantor.model_construct() }}", "`model_construct`"),
    "model-fields": ("{{ laporan.model_fields }}", "`model_fields`"),
    "copy": ("{{ kantor.copy(update={'nama': 'X'}).nama }}", "`copy`"),
    "cek-dulu-apakah-ada": ("{% if kantor.parse_raw is defined %}x{% endif %}", "`parse_raw`"),
    "metode-dengan-bawaan": ("{{ kantor.parse_raw | default('') }}", "`parse_raw`"),
    "quantities": ("{{ hasil.quantities() }}", "`quantities`"),
    # --- classes, frames and modules ---
    "kelas-teks": ("{{ ''.__class__.__mro__ }}", "`__class__`"),
    "kelas-model": ("{{ kantor.__class__.__subclasses__() }}", "`__class__`"),
    "kelas-lewat-kurung": ("{{ kantor['__class__'] }}", "`__class__`"),
    "kelas-lewat-rangkaian": ("{{ kantor['__cla' ~ 'ss__'] }}", "`__class__`"),
    "init-globals": ("{{ kantor.__init__.__globals__ }}", "`__init__`"),
    "globals-fungsi": ("{{ belum.__globals__ }}", "`__globals__`"),
    "fungsi-terikat": ("{{ pejabat_untuk.func }}", "`func`"),
    "masukan-fungsi-terikat": ("{{ pejabat_untuk.args }}", "`args`"),
    "biaya-fungsi": ("{{ belum.template_cost }}", "`template_cost`"),
    "namespace": ("{{ namespace.__init__.__globals__ }}", "`__init__`"),
    "makro": ("{% macro m() %}x{% endmacro %}{{ m._func }}", "`_func`"),
    "nama-makro": ("{% macro m() %}x{% endmacro %}{{ m.name }}", "`name`"),
    "caller": (
        "{% macro m() %}{{ caller._environment }}{% endmacro %}{% call m() %}x{% endcall %}",
        "`_environment`",
    ),
    "loop": ("{% for i in [1] %}{{ loop._iterable }}{% endfor %}", "`_iterable`"),
    "loop-cycle": ("{% for i in [1] %}{{ loop.cycle('a') }}{% endfor %}", "`cycle`"),
    "self": ("{{ self.__dict__ }}", "`self`"),
    "super": ("{{ super() }}", "`super`"),
    "varargs": ("{% macro m() %}{{ varargs }}{% endmacro %}{{ m(1) }}", "`varargs`"),
    "nama-bergaris-bawah": ("{{ _simpanan }}", "`_simpanan`"),
    "nilai-gather": ("{{ nilai._gather }}", "`_gather`"),
    "besaran-tak-ada": ("{{ nilai['__class__'] }}", "`__class__`"),
    # --- through filters that take a name ---
    "attr": ("{{ kantor | attr('__class__') }}", "`attr`"),
    "map-attribute": ("{{ [kantor] | map(attribute='__class__') | list }}", "`__class__`"),
    "map-jalur": ("{{ [kantor] | map(attribute='nama.__class__') | list }}", "`__class__`"),
    "map-attr": ("{{ [kantor] | map('attr', '__class__') | list }}", "`attr`"),
    "selectattr": ("{{ [kantor] | selectattr('model_dump') | list }}", "`model_dump`"),
    "rejectattr": ("{{ [kantor] | rejectattr('__dict__') | list }}", "`__dict__`"),
    "groupby": ("{{ [kantor] | groupby('__class__') | length }}", "`__class__`"),
    "sort": ("{{ [kantor] | sort(attribute='model_fields') | length }}", "`model_fields`"),
    "sum": ("{{ [kantor] | sum(attribute='__sizeof__') }}", "`__sizeof__`"),
    "min": ("{{ [kantor] | min(attribute='__doc__') }}", "`__doc__`"),
    "unique": ("{{ [kantor] | unique(attribute='__module__') | length }}", "`__module__`"),
    # --- texts that format, encode, join ---
    "format": ("{{ '{0.__class__}'.format(kantor) }}", "`format`"),
    "format-map": ("{{ '{k.__class__}'.format_map({'k': kantor}) }}", "`format_map`"),
    "penyaring-format": ("{{ '%s' | format(kantor) }}", "`format`"),
    "persen": ("{{ '%s' % kantor }}", "`%`"),
    "encode": ("{{ kantor.nama.encode() }}", "`encode`"),
    "join": ("{{ ''.join([kantor.nama]) }}", "`join`"),
    "ubah-daftar": ("{{ [1].append(2) }}", "`append`"),
    "ubah-pasangan": ("{{ {}.update({}) }}", "`update`"),
    # --- the innards of records ---
    "kolom-lewat-for": ("{% for f in kantor %}{{ f }}{% endfor %}", "harus daftar"),
    "kolom-lewat-list": ("{{ kantor | list | length }}", "harus daftar"),
    "kolom-lewat-set": ("{% set a, b = kantor %}x", "harus daftar"),
    "kolom-lewat-for-dua": ("{% for a, b in [kantor] %}x{% endfor %}", "harus daftar"),
    "kolom-lewat-in": ("{{ 'x' if 'x' in kantor else 'y' }}", "harus daftar"),
    "kolom-lewat-join": ("{{ kantor | join(', ') }}", "harus daftar"),
    "isi-lewat-lower": ("{{ laporan | lower }}", "untuk teks"),
    "isi-lewat-kapital": ("{{ laporan | kapital }}", "untuk teks"),
    "isi-lewat-is-lower": ("{{ 'x' if laporan is lower }}", "untuk teks"),
    "asal-besaran": ("{{ anggaran.total.pagu.place.file }}", "`place`"),
    # --- printing what has no printed form ---
    "cetak-daftar": ("{{ laporan.indikator }}", "daftar tidak dapat dicetak"),
    "cetak-daftar-dalam-rangkaian": ("{{ 'a' ~ laporan.indikator }}", "daftar tidak dapat dicetak"),
    "cetak-pasangan": ("{{ {'a': 1} }}", "tidak dapat dicetak"),
    "cetak-model": ("{{ kantor }}", "tidak dapat dicetak"),
    "cetak-fungsi": ("{{ belum }}", "tidak dapat dicetak"),
    "cetak-namespace": ("{{ namespace(a=1) }}", "tidak dapat dicetak"),
    # --- calls ---
    "panggil-model": ("{{ kantor() }}", "dapat dipanggil"),
    "panggil-teks": ("{{ kantor.nama() }}", "dapat dipanggil"),
    "bintang": ("{{ belum(*['x']) }}", "`*`"),
    "dua-bintang": ("{{ belum(**{'apa': 'x'}) }}", "`**`"),
    "panggil-yang-tak-ada": ("{{ open('/etc/hostname').read() }}", "open"),
    # --- operators ---
    "tambah-model": ("{{ kantor + kantor }}", "`+`"),
    "bagi-model": ("{{ kantor / '/etc/hostname' }}", "`/`"),
    "minus-teks": ("{{ -kantor.nama }}", "`-`"),
    # --- other templates, and Jinja's own ways ---
    "import": ("{% import 'narasi/ringkasan.md' as m %}", "import"),
    "from-import": ("{% from 'narasi/ringkasan.md' import m %}", "import"),
    "extends": ("{% extends 'narasi/ringkasan.md' %}", "extends"),
    "block": ("{% block a %}{% endblock %}", "block"),
    "include-ke-atas": ("{% include '../../laporan.yaml' %}", ""),
    "include-mutlak": ("{% include '/etc/hostname' %}", ""),
    "include-model": ("{% include kantor %}", ""),
    "include-tanpa-konteks": ("{% include 'x' without context %}", "without context"),
    "autoescape": ("{% autoescape false %}{{ kantor.nama }}{% endautoescape %}", "autoescape"),
    "safe": ("{{ kantor.nama | safe }}", "`safe`"),
    "tojson": ("{{ kantor | tojson }}", "`tojson`"),
    "pprint": ("{{ kantor | pprint }}", "`pprint`"),
    "xmlattr": ("{{ {'a': kantor} | xmlattr }}", "`xmlattr`"),
    "cycler": ("{{ cycler('a').next() }}", "cycler"),
    "joiner": ("{{ joiner() }}", "joiner"),
    "lipsum": ("{{ lipsum(1000) }}", "lipsum"),
    "dict": ("{{ dict(a=1) }}", "dict"),
    "trans": ("{% trans %}x{% endtrans %}", "trans"),
    "gettext": ("{{ gettext('x') }}", "gettext"),
    "do": ("{% do kantor %}", "do"),
    "debug": ("{% debug %}", "debug"),
    "async": ("{% async for i in [1] %}{% endfor %}", "async"),
    "kata-kunci-python": ("{{ belum(class='x') }}", ""),
    "undefined-obj": ("{{ tidak_ada._undefined_obj }}", "tidak_ada"),
    "undefined-kelas": ("{{ tidak_ada.__class__.__mro__ }}", "tidak_ada"),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kantor")


@pytest.mark.parametrize(("name", "kind"), in_turn([*ATTACKS], [*KINDS]))
def test_an_attack_is_refused_with_its_place(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    source, quoted = ATTACKS[name]
    monkeypatch.chdir(root)
    finding = refusal(kind, root, source)
    assert quoted.strip("`") in said(finding)
    assert not (root / "bukti").exists()
    for english in (" object ", "has no", "unsafe", "Traceback", "SecurityError"):
        assert english not in said(finding)
    assert finding.place is not None
    if kind == "word":
        assert "paragraf" in finding.message
    else:
        assert finding.place.line == 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_refused_name_comes_with_the_nearest_that_may_be_read(root: Path, kind: str) -> None:
    assert "`nama`" in refusal(kind, root, "{{ kantor.namaa }}").suggestion or kind == "word"
    finding = refusal(kind, root, "{{ anggaran.total.pagu.place }}")
    assert "places" in finding.suggestion


@pytest.mark.parametrize("kind", KINDS)
def test_a_method_of_a_text_points_to_the_filter(root: Path, kind: str) -> None:
    assert "| upper" in refusal(kind, root, "{{ kantor.nama.upper() }}").suggestion


# --- a picture is a file: neither it nor its path is reached ---------------------------------

PICTURES = {
    "berkas-gambar": "{{ gambar('foto/sampul.jpg', 'k', 'a').picture }}",
    "baca-berkas": (
        "{{ (gambar('foto/sampul.jpg','k','a').picture / '/etc/hostname').read_text() }}"
    ),
    "jalur-gambar": "{{ [gambar('foto/sampul.jpg','k','a')] | map(attribute='picture') | list }}",
    "bagi-gambar": "{{ gambar('foto/sampul.jpg','k','a') / '/etc/hostname' }}",
    "gambar-di-luar": "{{ gambar('../../../../etc/hostname', 'k', 'a') }}",
    "gambar-mutlak": "{{ gambar('/etc/hostname', 'k', 'a') }}",
    "grafik": "{{ grafik('serapan').chart }}",
    "lebar-tak-hingga": "{{ gambar('foto/sampul.jpg', 'k', 'a', lebar=10.0 ** 300) }}",
}


@pytest.mark.parametrize("source", PICTURES.values(), ids=PICTURES)
def test_no_file_is_reached_through_a_picture(root: Path, source: str) -> None:
    finding = refusal("naskah", root, source)
    assert finding.place is not None
    assert finding.place.line == 2
    hostname = Path("/etc/hostname")
    if hostname.is_file():
        assert hostname.read_text().strip() not in said(finding)
