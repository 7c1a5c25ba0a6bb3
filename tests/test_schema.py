from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lkjip_docgen.cli import main
from lkjip_docgen.jobs.schema import schema, schema_text
from lkjip_docgen.resources import ASSETS, SAMPLES
from lkjip_docgen.source.yaml_reader import read_yaml

SCHEMA = schema()


def test_the_shipped_file_is_the_one_that_the_model_gives() -> None:
    shipped = (ASSETS / "laporan.schema.json").read_text(encoding="utf-8")

    assert shipped == schema_text(), (
        "jalankan: lkjip schema -o assets/laporan.schema.json --overwrite"
    )


def _sections() -> dict[str, dict[str, Any]]:
    return {"": SCHEMA, **SCHEMA["$defs"]}


def test_every_section_and_key_is_described_in_indonesian() -> None:
    for name, section in _sections().items():
        assert section["description"], name
        assert not {"the", "of", "a"} & set(section["description"].split()), name
        for key, value in section["properties"].items():
            assert value["description"], f"{name}.{key}"
            assert " the " not in value["description"], f"{name}.{key}"
            assert value["title"], f"{name}.{key}"


def test_unknown_keys_are_refused_everywhere() -> None:
    assert all(section["additionalProperties"] is False for section in _sections().values())


def test_required_is_what_a_report_cannot_do_without() -> None:
    assert SCHEMA["required"] == [
        "dokumen", "instansi", "kantor", "pejabat", "organisasi", "renstra",
        "perjanjian_kinerja", "indikator", "anggaran",
    ]  # fmt: skip
    assert SCHEMA["$defs"]["Penghargaan"]["required"] == ["nama", "tahun", "pemberi"]
    assert "required" not in SCHEMA["$defs"]["Analisis"]


def test_choices_are_listed() -> None:
    level = SCHEMA["$defs"]["Penghargaan"]["properties"]["tingkat"]

    assert level["anyOf"][0]["enum"] == ["nasional", "provinsi", "kabupaten", "internal", None]


def test_a_table_is_the_name_of_a_file() -> None:
    for section in ("SurveiBulanan", "Emonev"):
        assert SCHEMA["$defs"][section]["properties"]["tabel"]["type"] == "string"
    assert "TabelBulanan" not in SCHEMA["$defs"]


def _admits(rule: dict[str, Any], value: Any) -> bool:
    """Just enough of JSON Schema for a data file."""
    if "$ref" in rule:
        return _admits(SCHEMA["$defs"][rule["$ref"].rpartition("/")[2]], value)
    for word in ("anyOf", "oneOf"):
        if word in rule and sum(_admits(part, value) for part in rule[word]) < 1:
            return False
    kinds = rule.get("type", [])
    if kinds and not any(
        _is_kind(value, k) for k in (kinds if isinstance(kinds, list) else [kinds])
    ):
        return False
    if "enum" in rule and value not in rule["enum"]:
        return False
    if "const" in rule and value != rule["const"]:
        return False
    if isinstance(value, list):
        enough = len(value) >= rule.get("minItems", 0)
        return enough and all(_admits(rule.get("items", {}), item) for item in value)
    if isinstance(value, dict):
        known = rule.get("properties", {})
        others = rule.get("additionalProperties", True)
        inside = all(
            _admits(known[key], item)
            if key in known
            else others is True or (isinstance(others, dict) and _admits(others, item))
            for key, item in value.items()
        )
        return inside and set(rule.get("required", ())) <= value.keys()
    return True


def _is_kind(value: Any, kind: str) -> bool:
    if kind in ("number", "integer"):
        return isinstance(value, int | float) and not isinstance(value, bool)
    kinds = {"string": str, "boolean": bool, "array": list, "object": dict, "null": type(None)}
    return isinstance(value, kinds[kind])


def _plain(value: Any) -> Any:
    return json.loads(
        json.dumps(value, default=lambda v: float(v) if hasattr(v, "place") else str(v))
    )


@pytest.mark.parametrize("name", sorted(p.parent.name for p in SAMPLES.glob("*/laporan.yaml")))
def test_the_samples_are_admitted(name: str) -> None:
    data = _plain(read_yaml(SAMPLES / name / "laporan.yaml").data)

    assert [key for key in data if not _admits(SCHEMA["properties"][key], data[key])] == []
    assert _admits(SCHEMA, data)


@pytest.mark.parametrize(
    ("path", "value", "admitted"),
    [
        ("anggaran.sumber_dana.0.pagu", "9.092.592.000", True),
        ("anggaran.sumber_dana.0.pagu", None, True),
        ("anggaran.sumber_dana.0.pagu", [], False),
        ("kantor.telepon", None, True),
        ("kantor.nama", None, False),
        ("kantor.singkatan", "x", False),
        ("renstra.misi", None, True),
        ("penghargaan.0.tingkat", "dunia", False),
        ("indikator.0.polaritas", "minimum", True),
        ("pegawai", None, True),
        ("smart", {"tidak_berlaku": "Kantor dibiayai APBD."}, True),
        ("smart.tahunan.0.komponen.penyerapan", {"tidak_berlaku": "Tidak dinilai."}, True),
        ("kantor.nama", {"tidak_berlaku": "Tanpa nama."}, False),
        ("indikator.0.polaritas", {"tidak_berlaku": "x"}, False),
    ],
)
def test_it_admits_and_refuses_what_the_program_does(path: str, value: Any, admitted: bool) -> None:
    data = _plain(read_yaml(SAMPLES / "tanjungpandan-2023" / "laporan.yaml").data)
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    owner = data
    for step in way:
        owner = owner[step]
    owner[last] = value

    assert _admits(SCHEMA, data) is admitted


def test_the_command_prints_or_writes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.json"
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == schema_text()
    assert main(["schema", "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8") == schema_text()
